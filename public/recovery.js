// What shows when the application cannot: says so, says that what is saved is still there, and hands it out raw.
//
// Plain JavaScript that needs nothing else of ours: no wasm, no style sheet, not even storage that answers. It runs
// before the script that starts the application, and listens for word that something failed. It also shows on
// purpose, under `#/recovery`. Nothing here writes to storage; only the copy of the application that a browser keeps can
// be let go of, when somebody asks for it.

const FORMAT = { format: "entonnoir/pieces", version: 1 };
/** Everything of ours in localStorage; in the second store all keys are ours. */
const PREFIX = "entonnoir/";
/** Language, look and team: taken along, and not counted as a piece. */
const CHOICE = "entonnoir/choice/";
const DATABASE = "entonnoir";
const STORE = "pieces";
/** Set by the application when its first view is painted. */
const INTERACTIVE = "entonnoir:interactive";

/** How long the first view may take, in milliseconds: a slow line and an old telephone need a third of it. */
const PATIENCE = 30_000;
/** How long the second store may take for one answer, in milliseconds. */
const ANSWER = 8_000;
/** Pieces that are asked for at once. */
const BATCH = 200;
/** Letters after which what was read is handed to the browser, which may keep it outside of the page's memory. */
const CHUNK = 4_000_000;

// --- words, by reason: why the page shows

const REASONS = {
  stopped: {
    title: { fr: "Entonnoir s’est arrêté", en: "Entonnoir has stopped" },
    text: {
      fr: "Une erreur l’empêche de continuer. Ce qui est enregistré est toujours dans ce navigateur\u{a0}: rien n’a été effacé. Rechargez la page pour reprendre. Si cela recommence, téléchargez tout d’abord.",
      en: "An error keeps it from going on. What is saved is still in this browser: nothing has been erased. Reload the page to go on. If it happens again, download everything first.",
    },
  },
  notStarted: {
    title: { fr: "Entonnoir n’a pas pu démarrer", en: "Entonnoir could not start" },
    text: {
      fr: "Ce qui est enregistré est toujours dans ce navigateur\u{a0}: rien n’a été effacé. Vérifiez la connexion et rechargez la page\u{a0}; si cela ne suffit pas, téléchargez tout, puis essayez un navigateur à jour.",
      en: "What is saved is still in this browser: nothing has been erased. Check the connection and reload the page; if that does not help, download everything, then try an up-to-date browser.",
    },
  },
  damaged: {
    title: { fr: "Ce fichier est abîmé", en: "This file is damaged" },
    text: {
      fr: "Une partie de l’application manque ou a changé en route. Copiez le fichier de nouveau, depuis l’original et à la place de celui-ci, puis ouvrez-le. Ce qui est enregistré est toujours dans ce navigateur\u{a0}: rien n’a été effacé.",
      en: "Part of the application is missing or changed on its way. Copy the file again, from its original and in the place of this one, then open it. What is saved is still in this browser: nothing has been erased.",
    },
  },
  slow: {
    title: { fr: "Entonnoir met longtemps à démarrer", en: "Entonnoir is slow to start" },
    text: {
      fr: "La connexion est peut-être lente\u{a0}: vous pouvez attendre encore. Ce qui est enregistré est toujours dans ce navigateur\u{a0}: rien n’a été effacé.",
      en: "The connection may be slow: you can go on waiting. What is saved is still in this browser: nothing has been erased.",
    },
  },
  asked: {
    title: { fr: "Récupérer ce qui est enregistré", en: "Recover what is saved" },
    text: {
      fr: "Cette page lit ce que ce navigateur garde pour Entonnoir, sans passer par l’application. Rien n’y est effacé ni modifié.",
      en: "This page reads what this browser keeps for Entonnoir, without going through the application. It erases and changes nothing.",
    },
  },
};

const WORDS = {
  reload: { fr: "Recharger la page", en: "Reload the page" },
  wait: { fr: "Attendre encore", en: "Go on waiting" },
  download: { fr: "Tout télécharger", en: "Download everything" },
  leave: { fr: "Revenir à Entonnoir", en: "Back to Entonnoir" },
  afresh: { fr: "Reprendre la version du serveur", en: "Start over with the version on the server" },
  silent: {
    fr: "Le serveur ne répond pas\u{a0}: rien n’a changé. Sans réseau, seule la version gardée ici peut s’ouvrir. Touchez encore une fois pour l’abandonner quand même\u{a0}; vos données restent intactes.",
    en: "The server does not answer: nothing has changed. Without a network only the version kept here can open. Press once more to let go of it all the same; your data stays untouched.",
  },
  afterwards: {
    fr: "Le fichier contient tout ce qui est enregistré ici. Entonnoir le rouvre, ici ou ailleurs, comme une sauvegarde\u{a0}: Données, puis «\u{a0}Importer\u{a0}».",
    en: "The file holds everything that is saved here. Entonnoir opens it again, here or elsewhere, like a backup: Data, then “Import”.",
  },
  details: { fr: "Détails techniques", en: "Technical details" },
  counting: { fr: "Recherche de ce qui est enregistré…", en: "Looking for what is saved…" },
  reading: { fr: "Lecture en cours…", en: "Reading…" },
  nothing: {
    fr: "Rien n’est enregistré dans ce navigateur. Si vous aviez des fiches ici, ouvrez votre dernière sauvegarde dans Entonnoir.",
    en: "Nothing is saved in this browser. If you had leads here, open your last backup in Entonnoir.",
  },
  refused: {
    fr: "Ce navigateur a refusé le téléchargement\u{a0}: autorisez-le pour ce site, puis réessayez.",
    en: "This browser refused the download: allow it for this site, then try again.",
  },
};

const pieces = {
  fr: (n) => `${n.toLocaleString("fr")} morceau${n < 2 ? "" : "x"}`,
  en: (n) => `${n.toLocaleString("en")} piece${n === 1 ? "" : "s"}`,
};

/** How many each store holds: `null` for one that does not answer. */
function found({ home, mirror }) {
  const isSilent = home === null || mirror === null;
  return {
    fr: `Trouvé\u{a0}: ${pieces.fr(home ?? 0)}, et ${pieces.fr(mirror ?? 0)} dans la copie\u{a0}; un morceau peut contenir beaucoup de fiches.${isSilent ? " Une partie du stockage ne répond pas." : ""}`,
    en: `Found: ${pieces.en(home ?? 0)}, and ${pieces.en(mirror ?? 0)} in the copy; one piece can hold many leads.${isSilent ? " Part of the storage does not answer." : ""}`,
  };
}

function handedOver({ home, mirror, problems }, name) {
  const isWhole = problems.length === 0;
  return {
    fr: `Remis au navigateur${isWhole ? "" : ", mais incomplet"}\u{a0}: ${name}, avec ${pieces.fr(home + mirror)}. Voyez vos téléchargements.`,
    en: `Handed to the browser${isWhole ? "" : ", but incomplete"}: ${name}, with ${pieces.en(home + mirror)}. See your downloads.`,
  };
}

// --- the two stores, which may be absent, refuse, or never answer

/** Keys of ours in localStorage; throws where the browser does. */
function homeKeys() {
  const keys = [];
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (key?.startsWith(PREFIX)) keys.push(key);
  }
  return keys.sort();
}

const isPiece = (key) => !key.startsWith(CHOICE);

/** What a request of IndexedDB answers. */
function answer(request) {
  return inTime(
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        event.preventDefault();
        reject(request.error);
      };
    }),
  );
}

function inTime(promise) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), ANSWER);
    promise.then(resolve, reject);
  });
}

/** The databases of the second store that are there, the usual one and the one in a bucket. */
async function openMirror() {
  const bucket = async () => {
    const buckets = navigator.storageBuckets;
    return (await buckets?.keys())?.includes(DATABASE) ? (await buckets.open(DATABASE)).indexedDB : null;
  };
  const opened = await Promise.allSettled([
    (async () => openDatabase(window.indexedDB))(),
    inTime(bucket()).then(openDatabase),
  ]);
  const databases = opened.map(({ value }) => value).filter(Boolean);
  const failed = opened.find(({ status }) => status === "rejected");
  if (failed && databases.length === 0) throw failed.reason;
  return databases;
}

/** One database, or `null` where there is none; looking for it does not make one. */
async function openDatabase(factory) {
  if (!factory) return null;
  const request = factory.open(DATABASE);
  let isNew = false;
  request.onupgradeneeded = () => {
    isNew = true;
    request.transaction.abort();
  };
  let given = false;
  request.addEventListener("success", () => {
    // Whoever wants to change the database must not have to wait for us, and nobody waits for a late answer.
    request.result.onversionchange = () => request.result.close();
    setTimeout(() => given || request.result.close());
  });
  try {
    const database = await answer(request);
    given = true;
    if (database.objectStoreNames.contains(STORE)) return database;
    database.close();
    return null;
  } catch (problem) {
    if (isNew) return null;
    throw problem;
  }
}

function mirrorStore(database) {
  return database.transaction(STORE, "readonly").objectStore(STORE);
}

/** How many pieces each store holds; `null` for one that does not answer. */
async function countPieces() {
  const counts = { home: null, mirror: null };
  try {
    counts.home = homeKeys().filter(isPiece).length;
  } catch {
    // Said by the count.
  }
  try {
    const keys = new Set();
    for (const database of await openMirror()) {
      for (const key of await answer(mirrorStore(database).getAllKeys())) keys.add(key);
      database.close();
    }
    counts.mirror = keys.size;
  } catch {
    // Said by the count.
  }
  return counts;
}

// --- the version of the application that is kept here (sw.js)

/** Who keeps it; `undefined` where nobody does. */
const keeper = async () => navigator.serviceWorker?.getRegistration().catch(() => undefined);

/** A newer version that waits may be the one that works. */
async function letNewerIn() {
  const waiting = (await keeper())?.waiting;
  if (!waiting) return;
  await new Promise((resolve) => {
    navigator.serviceWorker.oncontrollerchange = resolve;
    setTimeout(resolve, 2_000);
    waiting.postMessage("take-over", [new MessageChannel().port2]);
  });
}

/** Lets go of what is kept; the next load comes from the server. What is saved lies elsewhere. */
async function letGo() {
  await (await keeper())?.unregister();
  const ours = `entonnoir ${new URL("./", document.baseURI).href} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// --- the file

/** One store of the file, a piece a line, kept in parts that no single text has to hold. */
class Lines {
  parts = [];
  text = "";
  isEmpty = true;
  /** How many pieces. */
  count = 0;

  add(key, text) {
    this.count += isPiece(String(key)) ? 1 : 0;
    const line = `${JSON.stringify(String(key))}:${JSON.stringify(String(text))}`;
    this.text += `${this.isEmpty ? "" : ","}\n${line}`;
    this.isEmpty = false;
    if (this.text.length > CHUNK) this.flush();
  }

  flush() {
    this.parts.push(new Blob([this.text]));
    this.text = "";
  }
}

function isAtHome(key, text) {
  try {
    return key.startsWith(PREFIX) && localStorage.getItem(key) === text;
  } catch {
    return false;
  }
}

/**
 * Everything in both stores as one file, and what could not be read. `mirror` holds what the second store has
 * otherwise than the first: what both have alike stands in `home` and is not repeated.
 */
async function gather(onProgress) {
  const [home, mirror, problems] = [new Lines(), new Lines(), []];
  try {
    for (const key of homeKeys()) home.add(key, localStorage.getItem(key) ?? "");
  } catch (problem) {
    problems.push(`home: ${problem}`);
  }
  let alike = 0;
  /** What a database holds, by its key. */
  const seen = new Map();
  try {
    for (const database of await openMirror()) {
      const keys = await answer(mirrorStore(database).getAllKeys());
      for (let at = 0; at < keys.length; at += BATCH) {
        const batch = keys.slice(at, at + BATCH);
        const range = IDBKeyRange.bound(batch[0], batch.at(-1));
        const store = mirrorStore(database);
        // Both are asked in one transaction, so that they belong together.
        const [present, texts] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
        for (const [index, key] of present.entries()) {
          // What both databases have alike is not repeated either.
          if (seen.get(key) === texts[index]) continue;
          if (!isAtHome(String(key), texts[index])) mirror.add(key, texts[index]);
          else if (!seen.has(key)) alike += 1;
          seen.set(key, texts[index]);
        }
        onProgress((at + batch.length) / keys.length);
      }
      database.close();
    }
  } catch (problem) {
    problems.push(`mirror: ${problem}`);
  }
  home.flush();
  mirror.flush();
  const counts = { home: home.count, mirror: mirror.count + alike };
  const head = { ...FORMAT, exported_at: Date.now(), counts, ...(problems.length > 0 && { problems }) };
  const parts = [
    JSON.stringify(head).slice(0, -1),
    ',\n"home":{',
    ...home.parts,
    '\n},\n"mirror":{',
    ...mirror.parts,
    "\n}}\n",
  ];
  return { file: new Blob(parts, { type: "application/json" }), ...counts, problems };
}

function fileName() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `entonnoir-pieces-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

function offer(file, name) {
  const address = URL.createObjectURL(file);
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// --- the page

/** Choices of this person, where they can be read. */
function chosen(name) {
  try {
    return localStorage.getItem(CHOICE + name);
  } catch {
    return null;
  }
}

function languages() {
  const spoken = chosen("language") ?? navigator.language ?? "";
  return spoken.startsWith("fr") ? ["fr", "en"] : ["en", "fr"];
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text in both languages, one after the other; the second one quieter. */
function both(words) {
  return languages().map((language, at) =>
    element("span", { lang: language, ...(at > 0 && { "data-second": "" }) }, `${at > 0 ? " " : ""}${words[language]}`),
  );
}

class Page {
  dialog = element("dialog", { class: "recovery", id: "recovery", "data-testid": "recovery", "aria-labelledby": "recovery-title" });
  title = element("h1", { id: "recovery-title", tabindex: "-1" });
  status = element("p", { class: "recovery-found", role: "status", "data-testid": "recovery-found" });
  trace = element("pre", { tabindex: "0" });
  deeds = element("div", { class: "recovery-deeds" });
  details = element("details", {}, element("summary", {}, ...both(WORDS.details)), this.trace);
  /** Whether a file is being made. */
  isBusy = false;
  download = this.button("download", "download", () => this.handOut());
  afresh = this.button("afresh", "afresh", () => this.startOver());
  /** Whether somebody knows that the server does not answer. */
  isWarned = false;

  constructor(reason, deeds) {
    const { title, text } = REASONS[reason];
    const [first, second] = languages();
    this.title.append(title[first]);
    this.title.lang = first;
    this.dialog.dataset.reason = reason;
    this.deeds.append(...deeds(this));
    const page = element(
      "div",
      { class: "recovery-page" },
      element(
        "div",
        { class: "recovery-said", ...(reason !== "asked" && { role: "alert" }) },
        this.title,
        element("p", { lang: first }, text[first]),
      ),
      this.deeds,
      this.status,
      element("p", { class: "recovery-after", lang: first }, WORDS.afterwards[first]),
      element(
        "section",
        { class: "recovery-other", lang: second },
        element("h2", {}, title[second]),
        element("p", {}, text[second]),
        element("p", { class: "recovery-after" }, WORDS.afterwards[second]),
      ),
    );
    page.append(this.details);
    this.details.hidden = true;
    this.dialog.append(page);
    // The application below may be dead: neither a key nor a click is to reach it.
    for (const kind of ["keydown", "keyup", "click", "pointerdown", "pointerup"]) {
      this.dialog.addEventListener(kind, (event) => event.stopPropagation());
    }
    // Escape would uncover a page that no longer works.
    this.dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.dialog.addEventListener("close", () => this.dialog.isConnected && this.open());
  }

  button(words, testid, deed, look) {
    const made = element(
      "button",
      { type: "button", class: "button", "data-testid": `recovery-${testid}`, ...(look && { "data-look": look }) },
      ...both(WORDS[words]),
    );
    made.addEventListener("click", deed);
    return made;
  }

  show() {
    // Whoever puts it to use otherwise may not have come so far.
    document.querySelector("link[data-later]")?.setAttribute("media", "all");
    document.getElementById("loading")?.setAttribute("hidden", "");
    document.body.append(this.dialog);
    this.open();
    // Where nothing is kept, a reload does the same.
    keeper().then((found) => found && this.deeds.append(this.afresh));
    this.say(WORDS.counting);
    countPieces().then((counts) => {
      const isNothing = counts.home === 0 && counts.mirror === 0;
      this.dialog.dataset.home = counts.home ?? "";
      this.dialog.dataset.mirror = counts.mirror ?? "";
      this.download.disabled = isNothing;
      this.dialog.querySelectorAll(".recovery-after").forEach((line) => (line.hidden = isNothing));
      this.say(isNothing ? WORDS.nothing : found(counts));
    });
  }

  open() {
    // A dialog lies above whatever the application left open, and leaves nothing else to reach.
    if (this.dialog.showModal) this.dialog.showModal();
    else this.dialog.setAttribute("open", "");
    this.title.focus();
  }

  close() {
    this.dialog.remove();
    document.getElementById("loading")?.removeAttribute("hidden");
  }

  say(words) {
    this.status.replaceChildren(...both(words));
  }

  async startOver() {
    try {
      // Asks past whatever is kept, and only a server that has the application answers as it should.
      await (await keeper())?.update();
    } catch (problem) {
      this.tell(problem);
      if (!this.isWarned) {
        this.isWarned = true;
        this.say(WORDS.silent);
        return;
      }
    }
    await letGo().catch((problem) => this.tell(problem));
    history.replaceState(null, "", "#/board");
    location.reload();
  }

  /** For whoever helps; folded away. */
  tell(message) {
    this.details.hidden = false;
    // What is dead may go on failing; nobody reads more than this.
    if (this.trace.childNodes.length < 20) this.trace.append(`${message}\n`);
  }

  async handOut() {
    if (this.isBusy) return;
    this.isBusy = true;
    const progress = (part) => {
      const percent = `${Math.round(part * 100)} %`;
      this.say({ fr: `${WORDS.reading.fr} ${percent}`, en: `${WORDS.reading.en} ${percent}` });
    };
    this.say(WORDS.reading);
    try {
      const gathered = await gather(progress);
      const name = fileName();
      offer(gathered.file, name);
      this.say(handedOver(gathered, name));
      gathered.problems.forEach((problem) => this.tell(problem));
    } catch (problem) {
      this.say(WORDS.refused);
      this.tell(problem);
    }
    this.isBusy = false;
  }
}

// --- when it shows

/** The page that is shown, if any. */
let shown = null;
/** Whether the application is known not to work any more. */
let isDead = false;

const hasStarted = () => performance.getEntriesByName(INTERACTIVE).length > 0;
/** Never while the tablet is turned to a visitor, who could type that address. */
const isAskedFor = () => /^#\/?recovery\/?$/.test(location.hash) && !chosen("kiosk");

/** Shows the page for a reason; a graver one takes the place of another. */
function show(reason, deeds) {
  shown?.close();
  shown = new Page(reason, deeds);
  const theme = chosen("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  shown.show();
}

function hide() {
  shown?.close();
  shown = null;
}

const reload = (page, look) =>
  page.button("reload", "reload", () => letNewerIn().finally(() => location.reload()), look);

function fail(problem) {
  const message = problem?.stack?.includes(problem.message) ? problem.stack : String(problem?.stack ?? problem);
  if (!isDead) {
    isDead = true;
    const reason = hasStarted() ? "stopped" : "notStarted";
    show(problem?.name === "Damaged" ? "damaged" : reason, (page) => [reload(page, "main"), page.download]);
    shown.tell(`${navigator.userAgent}\n${new Date().toISOString()}\n`);
  }
  shown.tell(message);
}

function showAsked() {
  if (isDead || shown?.dialog.dataset.reason === "asked") return;
  show("asked", (page) => {
    const leave = element("a", { class: "button", href: "#/data", "data-testid": "recovery-leave" }, ...both(WORDS.leave));
    page.download.dataset.look = "main";
    return [page.download, leave];
  });
}

/** Starting takes long: nobody should look at an empty page without a word, nor be kept from waiting. */
function watchTheStart() {
  const look = () => {
    if (shown || hasStarted()) return;
    if (document.hidden) {
      // Browsers draw nothing in a tab that nobody sees.
      document.addEventListener("visibilitychange", watchTheStart, { once: true });
      return;
    }
    show("slow", (page) => {
      const wait = page.button(
        "wait",
        "wait",
        () => {
          hide();
          watchTheStart();
        },
        "main",
      );
      return [wait, reload(page), page.download];
    });
  };
  setTimeout(look, PATIENCE);
}

/** Errors after which nothing in wasm can be relied upon: it trapped, or its stack ran over. */
function isDeadly(problem) {
  if (globalThis.WebAssembly && problem instanceof WebAssembly.RuntimeError) return true;
  const isFromWasm = /\.wasm|wasm-function|wasm:\/\//.test(problem?.stack ?? "");
  const isOverrun = problem instanceof RangeError || problem?.name === "InternalError";
  return isFromWasm && (isOverrun || !hasStarted());
}

addEventListener("entonnoir:failed", (event) => {
  event.preventDefault();
  console.error(event.detail);
  // Not from within wasm, which may be calling: what we do to the page would call it back.
  setTimeout(() => fail(event.detail));
});
addEventListener("entonnoir:start", (event) => {
  if (isAskedFor()) event.preventDefault();
  else watchTheStart();
});
// Later too, so that what a panic said stands before the trap that ended it.
addEventListener("error", (event) => isDeadly(event.error) && setTimeout(() => fail(event.error)));
addEventListener("unhandledrejection", (event) => isDeadly(event.reason) && setTimeout(() => fail(event.reason)));
// A script that does not come is told to nobody but itself.
addEventListener(
  "error",
  (event) => {
    if (event.target instanceof HTMLScriptElement && event.target.dataset.wasm) fail(`${event.target.src} did not load`);
  },
  true,
);
addEventListener("hashchange", () => {
  if (isAskedFor()) {
    showAsked();
  } else if (shown?.dialog.dataset.reason === "asked") {
    if (hasStarted()) hide();
    else location.reload();
  }
});
new PerformanceObserver((seen) => {
  if (seen.getEntriesByName(INTERACTIVE).length > 0 && shown?.dialog.dataset.reason === "slow") hide();
}).observe({ type: "mark" });

if (isAskedFor()) showAsked();
