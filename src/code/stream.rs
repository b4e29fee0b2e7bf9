//! Some bytes as an endless row of small frames: whoever reads enough of them, whichever, has the bytes.
//!
//! A screen shows the frames as codes one after the other, a camera reads what it can. Neither hears of the other, so
//! nothing can be asked for again; instead every frame tells something new. The bytes are cut into blocks of equal
//! length. The first frames are the blocks themselves, every later one is the sum (exclusive or) of about half of
//! them, chosen by the number of the frame. As many frames as there are blocks, and two more on the average, are
//! enough to solve for all blocks, whichever frames they are.
//!
//! Such sums take work that grows with the square of the number of blocks. The library for RaptorQ (RFC 6330,
//! `raptorq` 2.0) avoids that, which pays where blocks are counted in ten thousands: a screen that shows 5,000 bytes a
//! second never gets there. It is thirty times as much to download (103 kB, this 3), and panics at packets that do not fit,
//! while what a camera reads may be anybody’s.

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use sha2::{Digest, Sha256};

const SUM: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// The last letter is the version of all that follows.
const MAGIC: &[u8] = b"ENf1";
/// Magic, identity, length and number; the sum of all stands at the end.
const HEAD: usize = 4 + 8 + 4 + 4;
const TAIL: usize = 4;

/// In bytes. With head and tail a frame just fits a code of 77 squares a side (version 15, level L), which a camera
/// reads from arm’s length.
const LONGEST_BLOCK: usize = 520 - HEAD - TAIL;

/// More of them take minutes to show, and seconds to solve for.
const MOST_BLOCKS: usize = 2_048;

/// What can be sent, in bytes: a megabyte.
pub const MOST_BYTES: usize = MOST_BLOCKS * LONGEST_BLOCK;

/// In bytes; what no code of squares can hold is no frame.
const LONGEST_FRAME: usize = 2_953;

/// Senders that are listened to at a time; a frame of one more has the one forgotten that was not heard for longest.
const MOST_SENDERS: usize = 3;

/// Whose frames belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Plan {
    /// The start of the SHA-256 of what is sent, by which it can be checked.
    identity: [u8; 8],
    /// Bytes in all.
    length: usize,
    /// Bytes of a block.
    block: usize,
}

/// Some bytes, ready to be shown.
#[derive(Clone, Debug)]
pub struct Sender {
    plan: Plan,
    /// All of the same length, the last filled up with zeros.
    blocks: Vec<Vec<u8>>,
}

impl Sender {
    /// `None` for nothing, and for more than [`MOST_BYTES`].
    pub fn new(bytes: &[u8]) -> Option<Self> {
        if bytes.is_empty() || bytes.len() > MOST_BYTES {
            return None;
        }
        let block = bytes.len().div_ceil(bytes.len().div_ceil(LONGEST_BLOCK));
        let plan = Plan { identity: identity(bytes), length: bytes.len(), block };
        let filled = |chunk: &[u8]| {
            let mut filled = chunk.to_vec();
            filled.resize(block, 0);
            filled
        };
        Some(Self { plan, blocks: bytes.chunks(block).map(filled).collect() })
    }

    /// As many frames as whoever misses none needs; whoever misses some needs hardly more.
    pub fn enough(&self) -> usize {
        self.blocks.len()
    }

    /// One frame, the same for the same number; best shown in their order, starting at zero.
    pub fn frame(&self, number: u32) -> Vec<u8> {
        let Plan { identity, length, block } = self.plan;
        let mut frame = Vec::with_capacity(HEAD + block + TAIL);
        frame.extend(MAGIC);
        frame.extend(identity);
        // No more than `MOST_BYTES`.
        frame.extend((length as u32).to_be_bytes());
        frame.extend(number.to_be_bytes());
        let terms = Terms::of(number, self.blocks.len());
        let mut sum = vec![0; block];
        for (_, block) in self.blocks.iter().enumerate().filter(|(at, _)| terms.has(*at)) {
            add(&mut sum, block);
        }
        frame.extend(sum);
        frame.extend(SUM.checksum(&frame).to_be_bytes());
        frame
    }
}

/// How far a receiver has come with one sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Frames that told something new.
    pub have: usize,
    /// So many are needed.
    pub of: usize,
}

/// What a receiver makes of something that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// No frame, or a damaged one.
    Nothing,
    Part(Progress),
    /// Everything, checked by its sum.
    Whole(Vec<u8>),
}

/// Puts frames together, in whatever order and however often they come, and those of several senders apart.
#[derive(Clone, Debug, Default)]
pub struct Receiver {
    /// The one heard last stands last.
    senders: Vec<Puzzle>,
}

impl Receiver {
    /// Takes what was read, whoever made it.
    pub fn take(&mut self, read: &[u8]) -> Heard {
        let Some((plan, number, block)) = parts(read) else { return Heard::Nothing };
        let known = self.senders.iter().position(|puzzle| puzzle.plan == plan);
        let mut puzzle = known.map_or_else(|| Puzzle::new(plan), |at| self.senders.remove(at));
        puzzle.take(Terms::of(number, plan.blocks()), block.to_vec());
        let progress = puzzle.progress();
        if progress.have == progress.of {
            // Where the sum is wrong, a frame was a forgery: all of them are let go, and it begins anew.
            let bytes = puzzle.solved();
            let is_whole = identity(&bytes) == plan.identity;
            return if is_whole { Heard::Whole(bytes) } else { Heard::Nothing };
        }
        if self.senders.len() == MOST_SENDERS {
            self.senders.remove(0);
        }
        self.senders.push(puzzle);
        Heard::Part(progress)
    }
}

impl Plan {
    fn blocks(&self) -> usize {
        self.length.div_ceil(self.block)
    }
}

/// What a frame says, and in which frame of which sender; `None` for what is no frame, or announces more than is ever
/// sent.
fn parts(read: &[u8]) -> Option<(Plan, u32, &[u8])> {
    let (told, sum) = read.split_last_chunk::<TAIL>()?;
    if read.len() > LONGEST_FRAME || SUM.checksum(told) != u32::from_be_bytes(*sum) {
        return None;
    }
    let (identity, rest) = told.strip_prefix(MAGIC)?.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (number, block) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let plan = Plan { identity: *identity, length, block: block.len() };
    let is_sent = length > 0 && length <= MOST_BYTES && !block.is_empty() && plan.blocks() <= MOST_BLOCKS;
    is_sent.then_some((plan, u32::from_be_bytes(*number), block))
}

fn identity(bytes: &[u8]) -> [u8; 8] {
    let sum: [u8; 32] = Sha256::digest(bytes).into();
    std::array::from_fn(|at| sum[at])
}

/// Which blocks a frame is the sum of, 64 to a word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Terms(Vec<u64>);

impl Terms {
    /// Both sides have to come to the same: this is part of the format.
    fn of(number: u32, blocks: usize) -> Self {
        let mut terms = Self(vec![0; blocks.div_ceil(64)]);
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        if at < blocks {
            terms.set(at);
            return terms;
        }
        let mut state = u64::from(number);
        for word in &mut terms.0 {
            *word = mixed(&mut state);
        }
        if let Some(last) = terms.0.last_mut().filter(|_| !blocks.is_multiple_of(64)) {
            *last &= (1 << (blocks % 64)) - 1;
        }
        if terms.0.iter().all(|word| *word == 0) {
            terms.set(at % blocks);
        }
        terms
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn has(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }
}

/// The next of a row of numbers as good as random (splitmix64, Steele, Lea and Flood 2014).
fn mixed(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn add<T: std::ops::BitXorAssign + Copy>(sum: &mut [T], other: &[T]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum ^= *other);
}

/// What one sender has told so far.
#[derive(Clone, Debug)]
struct Puzzle {
    plan: Plan,
    /// At each block the sum whose first term it is.
    sums: Vec<Option<(Terms, Vec<u8>)>>,
    have: usize,
}

impl Puzzle {
    fn new(plan: Plan) -> Self {
        Self { plan, sums: vec![None; plan.blocks()], have: 0 }
    }

    fn progress(&self) -> Progress {
        Progress { have: self.have, of: self.sums.len() }
    }

    /// Takes away what is known already. What is left, if anything, is news.
    fn take(&mut self, mut terms: Terms, mut block: Vec<u8>) {
        for at in 0..self.sums.len() {
            if !terms.has(at) {
                continue;
            }
            match &self.sums[at] {
                Some((known, sum)) => {
                    add(&mut terms.0, &known.0);
                    add(&mut block, sum);
                }
                None => {
                    self.sums[at] = Some((terms, block));
                    self.have += 1;
                    return;
                }
            }
        }
    }

    /// The bytes, once there is a sum at each block: from the last block on, which stands alone in its sum, each is
    /// taken out of the sums before it.
    fn solved(self) -> Vec<u8> {
        let (terms, mut blocks): (Vec<Terms>, Vec<Vec<u8>>) = self.sums.into_iter().flatten().unzip();
        for at in (1..blocks.len()).rev() {
            let (before, from) = blocks.split_at_mut(at);
            for (block, _) in before.iter_mut().zip(&terms).filter(|(_, terms)| terms.has(at)) {
                add(block, &from[0]);
            }
        }
        let mut bytes = blocks.concat();
        bytes.truncate(self.plan.length);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::Index};

    fn noise(length: usize, seed: u64) -> Vec<u8> {
        let mut chance = fastrand::Rng::with_seed(seed);
        (0..length).map(|_| chance.u8(..)).collect()
    }

    /// A frame as its maker wants it, with a right sum.
    fn forged(length: u32, number: u32, block: &[u8]) -> Vec<u8> {
        let mut frame = [MAGIC, &[7; 8], &length.to_be_bytes(), &number.to_be_bytes(), block].concat();
        frame.extend(SUM.checksum(&frame).to_be_bytes());
        frame
    }

    /// Frames that are read one after the other, until all is there; how many it took.
    fn received(frames: impl IntoIterator<Item = Vec<u8>>) -> Option<(Vec<u8>, usize)> {
        let mut receiver = Receiver::default();
        frames.into_iter().enumerate().find_map(|(at, frame)| match receiver.take(&frame) {
            Heard::Whole(bytes) => Some((bytes, at + 1)),
            Heard::Part(_) | Heard::Nothing => None,
        })
    }

    #[test]
    fn without_losses_no_frame_is_wasted() {
        for length in [1, 2, 495, 496, 497, 5_000, 70_001] {
            let bytes = noise(length, 1);
            let sender = Sender::new(&bytes).unwrap();
            let frames = (0..).map(|number| sender.frame(number));
            assert_eq!(received(frames), Some((bytes, sender.enough())));
        }
        assert!(Sender::new(&[]).is_none() && Sender::new(&[0; MOST_BYTES + 1]).is_none());
    }

    #[test]
    fn the_largest_goes_through_and_every_frame_fits_its_code() {
        let bytes = noise(MOST_BYTES, 2);
        let sender = Sender::new(&bytes).unwrap();
        assert_eq!((sender.enough(), sender.frame(0).len()), (MOST_BLOCKS, 520));
        let (read, took) =
            received((0..).filter(|number| number % 20 != 0).map(|number| sender.frame(number))).unwrap();
        assert!(read == bytes && took < MOST_BLOCKS + 20, "{took}");
    }

    #[test]
    fn whoever_comes_late_waits_no_longer() {
        let bytes = noise(50_000, 3);
        let sender = Sender::new(&bytes).unwrap();
        let (read, took) = received((1_000_000..).map(|number| sender.frame(number))).unwrap();
        assert!(read == bytes && took < sender.enough() + 20, "{took}");
    }

    #[test]
    fn what_announces_too_much_is_no_frame() {
        let mut receiver = Receiver::default();
        for (length, block) in
            [(u32::MAX, 496), (MOST_BYTES as u32 + 1, 496), (0, 496), (1, 0), (9_000, 4), (500, 2_953)]
        {
            assert_eq!(
                receiver.take(&forged(length, 0, &vec![1; block])),
                Heard::Nothing,
                "{length} by {block}"
            );
        }
        assert!(receiver.senders.is_empty());
        assert!(matches!(receiver.take(&forged(5_000, u32::MAX, &[1; 496])), Heard::Part(_)));
    }

    #[test]
    fn a_forgery_is_noticed_and_it_begins_anew() {
        let bytes = noise(900, 4);
        let sender = Sender::new(&bytes).unwrap();
        let mut wrong = sender.frame(0);
        let end = wrong.len() - TAIL;
        wrong[end - 1] ^= 1;
        let sum = SUM.checksum(&wrong[..end]).to_be_bytes();
        wrong[end..].copy_from_slice(&sum);
        let mut receiver = Receiver::default();
        assert!(matches!(receiver.take(&wrong), Heard::Part(_)));
        assert_eq!(receiver.take(&sender.frame(1)), Heard::Nothing);
        assert!(matches!(receiver.take(&sender.frame(0)), Heard::Part(_)));
        assert_eq!(receiver.take(&sender.frame(1)), Heard::Whole(bytes));
    }

    #[test]
    fn nobody_fills_the_memory() {
        let mut receiver = Receiver::default();
        for length in 0..1_000 {
            receiver.take(&forged(900_000 + length, 3, &[1; 496]));
        }
        assert_eq!(receiver.senders.len(), MOST_SENDERS);
    }

    proptest! {
        #[test]
        fn any_frames_make_the_bytes_or_nothing_yet(
            length in 1..20_000_usize,
            seed in any::<u64>(),
            lost in 0.0..0.5_f64,
            foreign in proptest::collection::vec((any::<u32>(), any::<u32>(), 0..600_usize), 0..12),
        ) {
            let bytes = noise(length, seed);
            let sender = Sender::new(&bytes).unwrap();
            let other = Sender::new(&noise(length / 2 + 1, !seed)).unwrap();
            let mut chance = fastrand::Rng::with_seed(seed);
            // Shown in order, some missed, some read twice, others in between, and heard in any order.
            let shown = (sender.enough() * 3 + 40) as u32;
            let mut heard: Vec<Vec<u8>> = Vec::new();
            let mut own = 0;
            for number in 0..shown {
                if chance.f64() >= lost {
                    own += 1;
                    heard.extend((0..chance.usize(1..3)).map(|_| sender.frame(number)));
                }
                if chance.u8(..5) == 0 {
                    heard.push(other.frame(0));
                }
            }
            heard.extend(foreign.into_iter().map(|(length, number, block)| {
                forged(length % 2_000_000, number, &noise(block, seed))
            }));
            chance.shuffle(&mut heard);
            let mut receiver = Receiver::default();
            let mut whole = None;
            for frame in &heard {
                match receiver.take(frame) {
                    Heard::Whole(read) if read.len() == length => whole = Some(read),
                    Heard::Whole(read) => prop_assert_eq!(read, noise(length / 2 + 1, !seed)),
                    Heard::Part(progress) => prop_assert!(progress.have < progress.of),
                    Heard::Nothing => {}
                }
            }
            prop_assert!(own >= sender.enough());
            prop_assert!(whole.is_some_and(|read| read == bytes));
        }

        #[test]
        fn a_damaged_frame_is_none(at in any::<Index>(), by in 1..=u8::MAX, cut in any::<Index>()) {
            let sender = Sender::new(&noise(5_000, 5)).unwrap();
            let mut frame = sender.frame(9);
            let mut receiver = Receiver::default();
            prop_assert_eq!(receiver.take(&frame[..cut.index(frame.len())]), Heard::Nothing);
            let at = at.index(frame.len());
            frame[at] ^= by;
            prop_assert_eq!(receiver.take(&frame), Heard::Nothing);
        }

        #[test]
        fn nothing_read_stops_the_reader(read in proptest::collection::vec(any::<u8>(), 0..80), length in any::<u32>(), number in any::<u32>()) {
            let mut receiver = Receiver::default();
            receiver.take(&read);
            receiver.take(&forged(length, number, &read));
            receiver.take(&forged(length % 200, number, &read));
        }
    }
}
