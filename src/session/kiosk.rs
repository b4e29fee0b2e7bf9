//! The tablet turned to a visitor: by which PIN it is turned back, and when what a visitor left half done is thrown away.
//!
//! The PIN only keeps fingers away. Whoever can open the browser's own tools can read what the browser stores, and the
//! screen on which a PIN is set says so. So that nobody is locked out of their own leads by a PIN that nobody
//! remembers, it counts for half a day.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::domain::moment::Millis;

/// The fewest digits of a PIN.
pub const FEWEST: usize = 4;
/// The most: what is longer is no number that people remember.
pub const MOST: usize = 12;

const SECOND: Millis = 1_000;
/// How long a PIN is asked for.
const LASTS: Millis = 12 * 3_600 * SECOND;
/// Wrong tries that cost nothing: fingers slip.
const FREE_TRIES: u32 = 3;
/// What the next wrong try costs; each one after it twice as much.
const FIRST_WAIT: Millis = 15 * SECOND;
const LONGEST_WAIT: Millis = 600 * SECOND;

/// What this browser remembers while it is turned to visitors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    salt: u128,
    /// Of salt and PIN.
    digest: [u8; 32],
    since: Millis,
    /// Wrong tries in a row, and when the last one was.
    wrong: u32,
    last_wrong: Millis,
}

/// What came of a PIN that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    Right,
    /// As it is remembered from now on.
    Wrong(Lock),
    /// So many seconds are to pass before the next try.
    TooSoon(u32),
}

/// Whether it can be a PIN.
pub fn is_pin(typed: &str) -> bool {
    (FEWEST..=MOST).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit())
}

impl Lock {
    /// `salt`: chance. `None` for what [`is_pin`] refuses.
    pub fn new(pin: &str, salt: u128, now: Millis) -> Option<Self> {
        is_pin(pin).then(|| Self { salt, digest: digest(salt, pin), since: now, wrong: 0, last_wrong: 0 })
    }

    pub fn open(&self, pin: &str, now: Millis) -> Tried {
        if self.has_lapsed(now) {
            return Tried::Right;
        }
        match self.wait(now) {
            0 if digest(self.salt, pin) == self.digest => Tried::Right,
            0 => Tried::Wrong(Self { wrong: self.wrong.saturating_add(1), last_wrong: now, ..self.clone() }),
            seconds => Tried::TooSoon(seconds),
        }
    }

    /// The PIN no longer counts: anything opens.
    pub fn has_lapsed(&self, now: Millis) -> bool {
        now.saturating_sub(self.since) >= LASTS
    }

    /// How many seconds are to pass before another try.
    pub fn wait(&self, now: Millis) -> u32 {
        let Some(doubled) = self.wrong.checked_sub(FREE_TRIES) else { return 0 };
        let cost = FIRST_WAIT.saturating_mul(1 << doubled.min(16)).min(LONGEST_WAIT);
        // A clock that was set back must not lengthen the wait.
        let passed = now.saturating_sub(self.last_wrong).max(0);
        seconds(cost - passed)
    }

    /// How it is remembered; [`Lock::read`] reads it back.
    pub fn text(&self) -> String {
        let mut text = format!("{:x} {} {} {} ", self.salt, self.since, self.wrong, self.last_wrong);
        for byte in self.digest {
            // Writing into a text never fails.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// `None` for what is no lock, the empty text above all: then the tablet is not turned to anybody.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let salt = u128::from_str_radix(parts.next()?, 16).ok()?;
        let (since, wrong) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let last_wrong = parts.next()?.parse().ok()?;
        let written = parts.next().filter(|digest| digest.len() == 64 && digest.is_ascii())?;
        let mut digest = [0; 32];
        for (at, byte) in digest.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&written[2 * at..2 * at + 2], 16).ok()?;
        }
        parts.next().is_none().then_some(Self { salt, digest, since, wrong, last_wrong })
    }
}

fn digest(salt: u128, pin: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt.to_be_bytes()).chain_update(pin).finalize().into()
}

/// Begun seconds; none where nothing is left.
fn seconds(millis: Millis) -> u32 {
    u32::try_from((millis + SECOND - 1).div_euclid(SECOND)).unwrap_or(0)
}

/// How long a visitor may do nothing, and for how long before the end it is told.
pub const PATIENCE: Millis = 60 * SECOND;
pub const TOLD: Millis = 10 * SECOND;
/// How long the thanks stand.
pub const THANKS: Millis = 10 * SECOND;

/// Whether a visitor is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    Here,
    /// So many seconds are left.
    Leaving(u32),
    /// What was typed is thrown away.
    Gone,
}

/// `since`: the last sign of the visitor; `patience` and `told` in milliseconds. A clock that is set back waits anew.
pub fn idle(since: Millis, now: Millis, patience: Millis, told: Millis) -> Idle {
    let left = patience - now.saturating_sub(since);
    match left {
        ..=0 => Idle::Gone,
        left if left <= told => Idle::Leaving(seconds(left)),
        _ => Idle::Here,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_762_084_800_000;

    fn lock() -> Lock {
        Lock::new("4711", 42, NOW).unwrap()
    }

    /// After so many wrong tries, one as soon as each is taken.
    fn after(tries: u32) -> (Lock, Millis) {
        let (mut lock, mut now) = (lock(), NOW);
        for _ in 0..tries {
            now += Millis::from(lock.wait(now)) * SECOND;
            let Tried::Wrong(next) = lock.open("0000", now) else { panic!("it counts as a try") };
            lock = next;
        }
        (lock, now)
    }

    #[test]
    fn only_the_pin_opens_and_it_is_remembered_nowhere() {
        assert_eq!(lock().open("4711", NOW), Tried::Right);
        assert!(matches!(lock().open("47110", NOW), Tried::Wrong(_)));
        assert!(matches!(lock().open("", NOW), Tried::Wrong(_)));
        assert!(!lock().text().contains("4711"));
        assert_ne!(digest(1, "4711"), digest(2, "4711"), "the same PIN elsewhere looks otherwise");
    }

    #[test]
    fn a_pin_is_four_digits_or_more() {
        for wrong in ["", "123", "12a4", "١٢٣٤", "1234567890123", " 1234"] {
            assert_eq!(Lock::new(wrong, 42, NOW), None, "{wrong}");
        }
        assert!(is_pin("0000") && is_pin("123456789012"));
    }

    #[test]
    fn wrong_tries_take_longer_and_longer() {
        assert_eq!(lock().wait(NOW), 0);
        let wait = |tries| {
            let (lock, now) = after(tries);
            lock.wait(now)
        };
        assert_eq!([1, 2, 3, 4, 5, 20].map(wait), [0, 0, 15, 30, 60, 600]);
        let (lock, now) = after(3);
        assert_eq!(lock.open("4711", now + 14_001), Tried::TooSoon(1), "not even the right one");
        assert_eq!(lock.open("4711", now + 15_000), Tried::Right);
        assert_eq!(lock.open("4711", now - 3_600_000), Tried::TooSoon(15), "the clock was set back");
    }

    #[test]
    fn nobody_is_locked_out_for_good() {
        let (lock, _) = after(9);
        assert!(!lock.has_lapsed(NOW + LASTS - 1));
        assert_eq!(lock.open("", NOW + LASTS), Tried::Right);
    }

    #[test]
    fn a_lock_reads_back_and_nonsense_is_none() {
        let (lock, _) = after(2);
        assert_eq!(Lock::read(&lock.text()), Some(lock.clone()));
        let text = lock.text();
        for wrong in
            ["", "x", "1 2 3 4", &text[..text.len() - 1], &format!("{text} 1"), &text.replace('a', "é")]
        {
            assert_eq!(Lock::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_a_visitor_leaves_is_thrown_away_after_a_countdown() {
        let at = |millis| idle(NOW, NOW + millis, PATIENCE, TOLD);
        assert_eq!(at(0), Idle::Here);
        assert_eq!(at(49_999), Idle::Here);
        assert_eq!(at(50_000), Idle::Leaving(10));
        assert_eq!(at(59_001), Idle::Leaving(1));
        assert_eq!(at(60_000), Idle::Gone);
        assert_eq!(at(-3_600_000), Idle::Here);
        assert_eq!(
            idle(NOW, NOW, THANKS, THANKS),
            Idle::Leaving(10),
            "the thanks say from the start how long"
        );
    }
}
