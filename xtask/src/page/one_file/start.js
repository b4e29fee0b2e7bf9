// Starts the application from what this one file holds: its files, one behind the other, compressed as one and written
// as letters. What the first view runs comes first; the rest is unpacked in turns once somebody asks for any of it.

$LZMA
/** Of each file its name, how many bytes it has, and their CRC-32. */
const FILES = $FILES;
/** How long unpacking may keep the page from anything else, in milliseconds. */
const TURN = 8;
/** How many bytes are unpacked between two looks at the clock. */
const STEP = 4096;

/** What the letters hold: 15 bits the first ones of the alphabet, and 16 the others (packing.rs). */
function bytesIn(letters) {
  const bytes = new Uint8Array(2 * letters.length);
  let [held, bits, at] = [0, 0, 0];
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charCodeAt(index);
    const place = letter - (letter < $GAP ? $FIRST : $FIRST + $GAP_LENGTH);
    const isShort = place < $SHORT;
    held = (held << (isShort ? 15 : 16)) | (isShort ? place : place + $SHORT);
    bits += isShort ? 15 : 16;
    while (bits >= 8) bytes[at++] = held >> (bits -= 8);
  }
  return bytes;
}

function checksum(bytes) {
  let sum = ~0;
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ CRC[(sum ^ bytes[at]) & 255];
  return ~sum >>> 0;
}

const CRC = Int32Array.from({ length: 256 }, (_, sum) => {
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  return sum;
});

/** Answers whether somebody has taken it up. */
const tell = (name, detail) => !dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));

function failed(problem) {
  if (tell("entonnoir:failed", problem)) return;
  console.error(problem);
  document.getElementById("loading").textContent =
    "Ce fichier est abîmé\u{a0}: copiez-le de nouveau depuis l’original\u{a0}; vos données restent intactes. This file is damaged: copy it again from its original; your data is untouched.";
}

const whole = new Uint8Array(FILES.reduce((sum, [, length]) => sum + length, 0));
const unpackUpTo = unpacker(bytesIn(document.getElementById("packed").textContent), whole);
/** What is unpacked and as it was, by its name. */
const unpacked = new Map();
/** Where the present file begins, and how far it is unpacked. */
let [begin, reached] = [0, 0];

/** Unpacks on for one turn. Scripts and styles take effect as they come. */
function advance() {
  const until = performance.now() + TURN;
  do {
    const [name, length, sum] = FILES[unpacked.size];
    reached = Math.min(reached + STEP, begin + length);
    unpackUpTo(reached);
    if (reached < begin + length) continue;
    const bytes = whole.subarray(begin, reached);
    if (checksum(bytes) !== sum) {
      const problem = Object.assign(new Error(`${name} is not as it was packed`), { name: "Damaged" });
      failed(problem);
      throw problem;
    }
    unpacked.set(name, bytes);
    begin = reached;
    const kind = { js: "script", css: "style" }[name.split(".").pop()];
    if (!kind) continue;
    const piece = document.createElement(kind);
    piece.textContent = new TextDecoder().decode(bytes);
    document.head.append(piece);
  } while (unpacked.size < FILES.length && performance.now() < until);
}

const pause = () => new Promise((resolve) => setTimeout(resolve));
let rest;

async function unpackTheRest() {
  for (; unpacked.size < FILES.length; await pause()) advance();
}

/** A file by the last name in its address, as if it was fetched. */
window.entonnoirFile = async (address) => {
  const name = new URL(address, document.baseURI).pathname.split("/").pop();
  while (!unpacked.has(name)) await Promise.race([(rest ??= unpackTheRest()), pause()]);
  return new Response(unpacked.get(name), { headers: { "content-type": "application/wasm" } });
};

while (!unpacked.has("$APPLICATION")) advance();
