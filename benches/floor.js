// The floor under a cold start: the same storage read, the same pieces decoded and the same board drawn by plain
// JavaScript, without a framework and without any of what the application does besides. `bench` serves it in place of
// the application and prints both.

/** Journal, parts of files, checkpoints; not the editions and the ballast, which say nothing. */
const PIECE = /^entonnoir\/c1\/[jpk]\//;
const STEP = 96;
const BEYOND = 2;
const utf8 = new TextDecoder();
/** One letter a byte; those of the upper half lie high above, in their order. */
const letters = new TextDecoder("x-user-defined");

// --- packing

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

function sum(bytes) {
  let sum = ~0;
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ SUMS[(sum ^ bytes[at]) & 0xff];
  return ~sum >>> 0;
}

/** Fifteen bits a letter, after the number of bytes. */
function unpack(packed) {
  const dot = packed.indexOf(".");
  const bytes = new Uint8Array(Number(packed.slice(0, dot)));
  let held = 0, count = 0, length = 0;
  for (let at = dot + 1; at < packed.length; at++) {
    held = (held << 15) | (packed.charCodeAt(at) - 0x3400);
    count += 15;
    while (count >= 8 && length < bytes.length) {
      count -= 8;
      bytes[length++] = held >>> count;
    }
    held &= (1 << count) - 1;
  }
  return bytes;
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What a piece says: the records of JSON, or leads from columns. */
async function unseal(sealed) {
  const kind = sealed[1];
  const body = sealed.slice(12);
  const bytes = kind === "t" ? new TextEncoder().encode(body) : unpack(body);
  const whole = kind === "z" ? await inflate(bytes) : bytes;
  if (sum(whole) !== parseInt(sealed.slice(3, 11), 16)) throw new Error("damaged");
  return kind === "c" ? { leads: leads(await columns(whole)) } : JSON.parse(utf8.decode(whole));
}

// --- columns

class Column {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    let byte = this.bytes[this.at++];
    if (byte < 0x80) return byte;
    let number = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = this.bytes[this.at++];
      number += (byte & 0x7f) * scale;
    }
    return number;
  }

  signed() {
    const number = this.number();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  }

  /** All texts are decoded at once: no text in UTF-8 holds the byte that ends each. */
  text() {
    this.texts ??= utf8.decode(this.bytes).split("\ufffd");
    return this.texts[this.at++];
  }

  /** Sixteen letters of eight bits each. */
  identity() {
    this.letters ??= letters.decode(this.bytes);
    return this.letters.slice(this.at, (this.at += 16));
  }
}

async function columns(packed) {
  const front = new Column(packed);
  const length = front.number();
  const random = front.at + length;
  const bytes = await inflate(packed.subarray(front.at, random));
  const head = new Column(bytes);
  const listed = [];
  for (;;) {
    const end = bytes.indexOf(0xff, head.at);
    const name = utf8.decode(bytes.subarray(head.at, end));
    head.at = end + 1;
    if (!name) break;
    listed.push([name, head.number()]);
  }
  let first = head.at, second = random;
  const found = {};
  for (const [name, length] of listed) {
    const long = Math.floor(length / 2);
    found[name] = length % 2
      ? new Column(packed.subarray(second, (second += long)))
      : new Column(bytes.subarray(first, (first += long)));
  }
  return new Proxy(found, { get: (known, name) => known[name] ?? NOTHING });
}

const NOTHING = new Column(new Uint8Array());

const NUMBERS = new Set(["probability", "employees", "age"]);
const SIGNED = new Set(["amount", "expected_on", "meeting_on", "next_step_on"]);
const IDENTITIES = new Set(["source", "decision_maker"]);

function leads(columns) {
  const of = (name) => columns[name];
  const column = {
    identities: of("identities"), width: of("width"), top: of("top"), low: of("low"), counter: of("counter"),
    writer: of("writer"), stamps: of("stamps"), earliest: of("earliest"), id: of("id"), created: of("created"),
  };
  const identities = [];
  const identity = (column_) => {
    const number = column_.number();
    if (number === identities.length) identities.push(column.identities.identity());
    return identities[number];
  };
  const fields = Object.keys(FIELDS).map((key) => ({
    key, writes: of(`${key}/writes`), when: of("fact/when"), read: FIELDS[key].bind(null, of(key), identity),
  })).filter((field) => field.writes !== NOTHING);
  let stamps = [], before = { millis: 0, counter: 0 }, made;
  const readStamps = () => {
    stamps = [];
    let last = before;
    for (let count = column.stamps.number(), at = 0; at < count; at++) {
      let since = 0;
      if (at === 0) since = column.earliest.signed();
      else {
        const width = column.width.number();
        if (width) since = column.top.bytes[column.top.at++];
        for (let byte = 1; byte < width; byte++) since = since * 256 + column.low.bytes[column.low.at++];
      }
      last = {
        millis: last.millis + since,
        counter: last.counter + column.counter.signed(),
        writer: identity(column.writer),
      };
      stamps.push(last);
    }
    before = stamps[0];
  };
  const written = (writes, when, value, none) => {
    const often = writes.number();
    if (often === 0) return undefined;
    if (often === 1) return [[made, value(made)]];
    const read = [];
    for (let left = often - 2; left > 0; left--) {
      const number = when.number();
      const stamp = stamps[number >>> 1];
      read.push([stamp, number & 1 ? none : value(stamp)]);
    }
    return read;
  };
  const tag = { count: of("tag/count"), text: of("tag"), writes: of("tag/writes"), when: of("tag/when") };
  const answer = {
    count: of("answer/count"), question: of("question"), writes: of("answer/writes"), when: of("answer/when"),
    said: of("said"), choice: of("choice"), evidence: of("evidence"), who: of("who"), on: of("said/on"),
  };
  const activity = {
    count: of("activity/count"), writes: of("activity/writes"), when: of("activity/when"), channel: of("channel"),
    direction: of("direction"), at: of("happened"), note: of("note"),
  };
  const stay = {
    count: of("stays"), when: of("stay/when"), entered: of("entered"), team: of("team"), stage: of("stage"),
    rank: of("rank"), passes: of("passes"), reason: of("reason"), missing: of("missing"), judged: of("judged_by"),
    handed: of("handed_over"), owner: of("owner_before"),
  };
  const removed = { writes: of("removed"), when: of("fact/when") };
  const no = () => false;
  const yes = () => true;
  const readAnswer = () => {
    const said = answer.said.number();
    return {
      said: said === 2 ? identity(answer.choice) : said === 0,
      evidence: answer.evidence.text(), who: answer.who.text(), on: answer.on.signed(),
    };
  };
  const readActivity = (stamp) => ({
    channel: activity.channel.text(), direction: activity.direction.text(),
    at: stamp.millis - activity.at.signed(), note: activity.note.text(),
  });
  const all = [];
  for (let count = of("leads").number(); count > 0; count--) {
    const lead = { id: column.id.identity(), facts: {}, tags: {}, answers: {}, activities: {}, trail: [] };
    readStamps();
    made = stamps[column.created.number()];
    lead.removed = written(removed.writes, removed.when, no, true);
    for (const { key, writes, when, read } of fields) {
      const fact = written(writes, when, read, null);
      if (fact) lead.facts[key] = fact;
    }
    for (let left = tag.count.number(); left > 0; left--) {
      lead.tags[tag.text.text()] = written(tag.writes, tag.when, yes, false);
    }
    for (let left = answer.count.number(); left > 0; left--) {
      lead.answers[identity(answer.question)] = written(answer.writes, answer.when, readAnswer, null);
    }
    for (let left = activity.count.number(); left > 0; left--) {
      lead.activities[column.id.identity()] = written(activity.writes, activity.when, readActivity, null);
    }
    for (let left = stay.count.number(); left > 0; left--) {
      const stamp = stamps[stay.when.number()];
      const visit = {
        entered: stamp.millis - stay.entered.signed(), team: identity(stay.team), stage: identity(stay.stage),
        rank: stay.rank.text(),
      };
      const passes = stay.passes.number();
      if (passes) {
        visit.pass = { reason: stay.reason.text(), missing: [] };
        for (let one = 1; one < passes; one++) visit.pass.missing.push(identity(stay.missing));
      }
      visit.judged_by = stay.judged.text();
      if (stay.handed.number()) visit.handed_over = { reason: stay.reason.text(), before: stay.owner.text() };
      lead.trail.push([stamp, visit]);
    }
    all.push(lead);
  }
  return all;
}

const asText = (column) => column.text();
const FIELDS = Object.fromEntries([
  "full_name", "title", "company", "email", "phone", "website", "city", "country", "sector", "employees", "age",
  "amount", "probability", "expected_on", "meeting_on", "decision_maker", "source", "owner", "next_step",
  "next_step_on", "basis", "basis_proof", "notes",
].map((key) => [
  key,
  NUMBERS.has(key) ? (column) => column.number()
    : SIGNED.has(key) ? (column) => column.signed()
    : IDENTITIES.has(key) ? (column, identity) => identity(column)
    : asText,
]));

// --- the board

const latest = (written) => (Array.isArray(written) ? written.at(-1)?.[1] : written);
const fact = (lead, field) => latest(lead.facts[field]);
const hex = (identity) => Array.from(identity, (letter) => (letter.charCodeAt(0) & 0xff).toString(16).padStart(2, "0")).join("");

function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

const DAY = 86_400_000;
const ANCIENT = 719_163; // Days from the first of year 1 to 1970, and one.

function card(lead, at, now) {
  const visit = lead.trail.at(-1)[1];
  const days = Math.max(0, Math.floor((now - visit.entered) / DAY));
  const amount = fact(lead, "amount");
  const on = fact(lead, "next_step_on");
  const made = element("article", "card");
  made.setAttribute("role", "listitem");
  made.dataset.lead = hex(lead.id);
  made.style.transform = `translateY(${at * STEP}px)`;
  const name = element("a", "card-name", fact(lead, "full_name") ?? fact(lead, "company") ?? "…");
  name.href = `#/lead/${made.dataset.lead}`;
  const next = element("span", "card-next");
  if (on || fact(lead, "next_step")) {
    const when = on ? new Date((on - ANCIENT) * DAY).toLocaleDateString("en", { day: "numeric", month: "short" }) : "";
    next.append(element("span", "next",
      element("span", "next-date figures", when), element("span", "next-what", fact(lead, "next_step") ?? "")));
  }
  const menu = element("button", "card-menu");
  menu.tabIndex = -1;
  made.append(name,
    element("span", "card-amount figures", amount == null ? "" : (amount / 100).toLocaleString("en")),
    element("span", "card-company", fact(lead, "company") ?? ""), next,
    element("span", "card-days figures", `${days} d`), menu, element("span", "card-handle"));
  return made;
}

function column(stage, cards, now) {
  cards.sort((one, other) => {
    const [a, b] = [one.trail.at(-1)[1].rank, other.trail.at(-1)[1].rank];
    return a < b || (a === b && one.id < other.id) ? -1 : 1;
  });
  const value = cards.reduce((sum, lead) => sum + (fact(lead, "amount") ?? 0), 0);
  const made = element("section", "column");
  Object.assign(made.dataset, { stage: stage.id, kind: stage.kind, colour: stage.colour, count: cards.length });
  const space = element("div", "column-space");
  space.style.height = `${cards.length * STEP}px`;
  const list = element("div", "column-cards", space);
  made.append(element("header", "column-head", element("div", "column-title",
    element("span", "dot"), element("h3", "column-name", stage.name),
    element("span", "chip figures", cards.length.toLocaleString("en")),
    element("span", "column-value figures", (value / 100).toLocaleString("en"))), element("div", "funnel-piece")), list);
  const draw = () => {
    const shown = Math.floor(list.clientHeight / STEP) + 1 + BEYOND;
    space.append(...cards.slice(0, shown).map((lead, at) => card(lead, at, now)));
  };
  return [made, draw];
}

/** The stages in use of a team, in order. */
function stages(team) {
  const traits = (stage) => Object.assign({ id: stage.id }, ...stage.traits.map(latest));
  return team.stages.map(traits).filter((stage) => !stage.retired)
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .map((stage) => ({ ...stage, name: stage.name.en ?? stage.name.fr }));
}

async function open() {
  const sealed = [];
  for (let at = 0; at < localStorage.length; at++) {
    const key = localStorage.key(at);
    if (PIECE.test(key)) sealed.push(localStorage.getItem(key));
  }
  const pieces = await Promise.all(sealed.map(unseal));
  const known = new Map(pieces.flatMap((piece) => piece.leads ?? []).map((lead) => [lead.id, lead]));
  const teams = pieces.flatMap((piece) => piece.teams ?? []);
  const chosen = localStorage.getItem("entonnoir/choice/team");
  const team = teams.find((team) => team.id === chosen) ?? teams[0];
  const seats = new Map(stages(team).map((stage) => [stage.id, { stage, cards: [] }]));
  const names = new Map();
  for (const lead of known.values()) {
    if (latest(lead.removed)) continue;
    const visit = lead.trail.at(-1)[1];
    let name = names.get(visit.stage);
    if (name === undefined) names.set(visit.stage, (name = hex(visit.stage)));
    seats.get(name)?.cards.push(lead);
  }
  const now = Date.now();
  const drawn = [...seats.values()].map(({ stage, cards }) => column(stage, cards, now));
  const board = element("div", "board", ...drawn.map(([made]) => made));
  board.dataset.testid = "board";
  const screen = element("main", "screen", element("div", "filters"), board);
  document.getElementById("loading")?.remove();
  document.body.append(element("div", "frame", element("header", "bar"), screen));
  drawn.forEach(([, draw]) => draw());
  // Kept, as an application would.
  window.known = known;
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("entonnoir:interactive")));
}

open();
