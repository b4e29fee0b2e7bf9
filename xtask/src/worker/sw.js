// Keeps one release of Entonnoir in the browser, so that it opens without a network.
//
// `cargo xtask build` fills in the release and its files, by their address from here and with their SHA-256. A release
// is kept whole or not at all: each file is compared with what it should be, so that neither a file that is missing
// nor the sign-in page of a hall's network can come into it, and while one lacks, the release before it stays. A new
// one takes over when no window of the old one is left, or when the only one asks for it. Whatever is not kept, or
// is not ours, goes to the network as if nobody stood between.

const RELEASE = "$RELEASE";
const FILES = $FILES;

/** The folder of the site; there may be others on the same host, with releases of their own. */
const HERE = new URL("./", location.href).href;
/** Every cache of this site begins so; `recovery.js` spells it the same way. */
const OURS = `entonnoir ${HERE} `;
const CACHE = OURS + RELEASE;
/** How `index.html` is asked for: some hosts send whoever names it elsewhere. */
const PAGE = "./";

const address = (file) => new URL(file, HERE).href;

/** The file of this release that somebody asks for, or `undefined`. */
function fileAt(asked) {
  const [place] = asked.split(/[?#]/);
  if (!place.startsWith(HERE)) return undefined;
  const name = place.slice(HERE.length);
  const file = name === "" || name === "index.html" ? PAGE : name;
  return Object.hasOwn(FILES, file) ? file : undefined;
}

/** The file as it is kept; `undefined` where it is not, or the browser does not give it. */
async function kept(file) {
  try {
    return await caches.match(address(file), { cacheName: CACHE, ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function isSound(file, response) {
  if (response?.status !== 200 || response.redirected) return false;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const letters = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return letters.join("") === FILES[file];
}

/** The file as it should be: from another release that has the same one, from what the browser has of it, or anew. */
async function sound(file) {
  const sources = [
    () => caches.match(address(file), { ignoreVary: true }),
    () => fetch(address(file), { redirect: "error" }),
    () => fetch(address(file), { redirect: "error", cache: "reload" }),
  ];
  for (const source of sources) {
    const response = await source().catch(() => undefined);
    if (await isSound(file, response)) return response;
  }
  throw new Error(`${file} does not come as it should`);
}

/** Brings in every file that lacks; fails when one of them does not come. */
async function fill() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map((request) => request.url));
  const lacking = Object.keys(FILES).filter((file) => !there.has(address(file)));
  const outcomes = await Promise.allSettled(
    lacking.map(async (file) => cache.put(address(file), await sound(file))),
  );
  const failed = outcomes.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

async function install() {
  try {
    await fill();
  } catch (problem) {
    await caches.delete(CACHE);
    throw problem;
  }
}

/** From now on every window shows this release; the ones before it go. */
async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

/** What a page can ask, in one word. */
const ANSWERS = {
  /** Whether all of it is here; what lacks is asked for once more. */
  whole: () => fill().then(() => true, () => false),
  /** Takes over, and answers whether: never under another window, where somebody may be writing. */
  "take-over": async () => {
    const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.filter(({ url }) => url.startsWith(HERE)).length > 1) return false;
    skipWaiting();
    return true;
  },
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  const answer = Object.hasOwn(ANSWERS, event.data) ? ANSWERS[event.data] : undefined;
  if (answer) event.waitUntil(answer().then((said) => event.ports[0]?.postMessage(said)));
});
addEventListener("fetch", (event) => {
  const file = event.request.method === "GET" ? fileAt(event.request.url) : undefined;
  if (file) event.respondWith(kept(file).then((response) => response ?? fetch(event.request)));
});
