// Unpacks LZMA, as the specification describes it (https://www.7-zip.org/sdk.html), without its head: the literal
// context has 4 bits, and positions do not matter (lc=4, lp=0, pb=0).
//
// Every choice was written as a bit together with how likely it was; both sides learn that along the way.

/** Where the chances of each kind of choice lie, in one list. */
const IS_MATCH = 0;
const IS_REPEATED = 12;
const IS_OLDER = 24;
const IS_OLDER_STILL = 36;
const IS_OLDEST = 48;
const IS_LONG = 60;
const SLOTS = 72;
const FAR = 328;
const NEAR_END = 443;
const LENGTHS = 460;
const REPEATED_LENGTHS = 734;
const LITERALS = 1008;
const CHANCES = LITERALS + 16 * 768;

/** What is still possible, and where in it what was written lies. */
const RANGE = 0;
const CODE = 1;

/**
 * Answers a function that unpacks on until so many bytes stand in `whole`. What is damaged comes out as other bytes.
 */
function unpacker(packed, whole) {
  const chances = new Uint16Array(CHANCES).fill(1024);
  // In numbers of 32 bits, which is twice as quick as in variables.
  const now = Uint32Array.of(0xffffffff, (packed[1] << 24) | (packed[2] << 16) | (packed[3] << 8) | packed[4]);
  let read = 5;
  let written = 0;
  /** What came last: from 0 to 6 a literal, above a match. */
  let state = 0;
  /** How far back the last four matches lie; 0 is the byte before. */
  let [last, older, olderStill, oldest] = [0, 0, 0, 0];

  function narrowed() {
    if (now[RANGE] < 0x1000000) {
      now[RANGE] <<= 8;
      now[CODE] = (now[CODE] << 8) | packed[read++];
    }
  }

  function bit(at) {
    const chance = chances[at];
    const bound = Math.imul(now[RANGE] >>> 11, chance) >>> 0;
    const one = now[CODE] >= bound;
    if (one) {
      chances[at] = chance - (chance >> 5);
      now[RANGE] -= bound;
      now[CODE] -= bound;
    } else {
      chances[at] = chance + ((2048 - chance) >> 5);
      now[RANGE] = bound;
    }
    narrowed();
    return one ? 1 : 0;
  }

  /** A number of so many bits, the highest first; each has chances of its own after those before it. */
  function number(at, bits) {
    let node = 1;
    for (let left = bits; left > 0; left--) node = 2 * node + bit(at + node);
    return node - (1 << bits);
  }

  /** The same, the lowest bit first. */
  function reversed(at, bits) {
    let [node, value] = [1, 0];
    for (let place = 0; place < bits; place++) {
      const one = bit(at + node);
      node = 2 * node + one;
      value |= one << place;
    }
    return value;
  }

  /** Bits that are as likely set as not. */
  function even(bits) {
    let value = 0;
    for (let left = bits; left > 0; left--) {
      now[RANGE] >>>= 1;
      const one = now[CODE] >= now[RANGE] ? 1 : 0;
      if (one) now[CODE] -= now[RANGE];
      value = 2 * value + one;
      narrowed();
    }
    return value;
  }

  function literal() {
    const at = LITERALS + 768 * (written && whole[written - 1] >> 4);
    let node = 1;
    if (state > 6) {
      // Hardly the byte that a match would have gone on with.
      let expected = whole[written - last - 1];
      while (node < 256) {
        const high = (expected >> 7) & 1;
        expected <<= 1;
        const one = bit(at + 256 * (1 + high) + node);
        node = 2 * node + one;
        if (one !== high) break;
      }
    }
    while (node < 256) node = 2 * node + bit(at + node);
    whole[written++] = node;
    state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
  }

  function length(at) {
    if (!bit(at)) return 2 + number(at + 2, 3);
    if (!bit(at + 1)) return 10 + number(at + 10, 3);
    return 18 + number(at + 18, 8);
  }

  function distance(length) {
    const slot = number(SLOTS + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const least = (2 | (slot & 1)) << bits;
    if (slot < 14) return least + reversed(FAR + least - slot, bits);
    return least + 16 * even(bits - 4) + reversed(NEAR_END, 4);
  }

  /** Takes up what came before: how many bytes, and leaves in `last` how far back they lie. */
  function match() {
    if (!bit(IS_REPEATED + state)) {
      [older, olderStill, oldest] = [last, older, olderStill];
      const count = length(LENGTHS);
      last = distance(count);
      state = state < 7 ? 7 : 10;
      return count;
    }
    if (!bit(IS_OLDER + state)) {
      if (!bit(IS_LONG + state)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!bit(IS_OLDER_STILL + state)) {
      [last, older] = [older, last];
    } else if (!bit(IS_OLDEST + state)) {
      [last, older, olderStill] = [olderStill, last, older];
    } else {
      [last, older, olderStill, oldest] = [oldest, last, older, olderStill];
    }
    state = state < 7 ? 8 : 11;
    return length(REPEATED_LENGTHS);
  }

  return (end) => {
    while (written < end) {
      if (!bit(IS_MATCH + state)) {
        literal();
        continue;
      }
      const after = written + match();
      for (; written < after; written++) whole[written] = whole[written - last - 1];
    }
  };
}
