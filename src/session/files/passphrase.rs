//! Files that only a passphrase opens, and passphrases that can be said over the telephone.

use super::Outgoing;
use crate::snapshot::age;
pub use crate::snapshot::age::{CHANCE, Locked};

/// Words that are spelled alike in French and in English, without accents.
const WORDS: &str = include_str!("words.txt");
/// Bits that choose one of the words.
const BITS: u32 = 9;
/// Six of 512 words: 54 bits. With what each guess costs, guessing takes a thousand machines longer than a lifetime.
pub const COUNT: u32 = 6;

/// Six words by chance.
pub fn passphrase(chance: u128) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let word = |at| words[(chance >> (at * BITS)) as usize % words.len()];
    (0..COUNT).map(word).collect::<Vec<_>>().join(" ")
}

/// The same file, locked. `chance` has to be random and used once.
pub fn lock(file: Outgoing, passphrase: &str, chance: &[u8; CHANCE]) -> Outgoing {
    Outgoing { name: format!("{}.age", file.name), text: age::lock(&file.text, passphrase, chance) }
}

/// Whether a file is locked.
pub fn is_locked(file: &[u8]) -> bool {
    age::is_meant(file)
}

/// What a locked file says. Where the passphrase does not fit as it was typed, it is tried as it would have been said:
/// tablets begin with a capital letter and end with a blank.
///
/// # Errors
/// Why it does not open.
pub fn unlock(file: &[u8], passphrase: &str) -> Result<String, Locked> {
    let said = passphrase.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let opened = match age::unlock(file, passphrase) {
        Err(Locked::WrongPassphrase) if said != passphrase => age::unlock(file, &said),
        other => other,
    }?;
    Ok(String::from_utf8_lossy(&opened).into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_can_be_typed_and_told_from_the_others() {
        let words: BTreeSet<&str> = WORDS.split_whitespace().collect();
        assert_eq!(words.len(), 1 << BITS);
        assert_eq!(WORDS.split_whitespace().count(), words.len());
        for word in words {
            assert!((4..=8).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|letter| letter.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn chance_decides_on_every_word() {
        assert_eq!(passphrase(0).split(' ').count(), 6);
        let mut seen = BTreeSet::new();
        for place in 0..COUNT * BITS {
            assert!(seen.insert(passphrase(1 << place)), "bit {place} says nothing");
        }
    }

    #[test]
    fn a_file_opens_with_its_words_however_a_tablet_writes_them() {
        let file = Outgoing { name: "entonnoir.json".into(), text: "{}".into() };
        let locked = lock(file, "piano orange table", &[3; CHANCE]);
        assert_eq!(locked.name, "entonnoir.json.age");
        assert!(is_locked(locked.text.as_bytes()));
        for typed in ["piano orange table", "Piano  orange table ", "PIANO ORANGE TABLE"] {
            assert_eq!(unlock(locked.text.as_bytes(), typed), Ok("{}".into()), "{typed}");
        }
        assert_eq!(unlock(locked.text.as_bytes(), "piano orange"), Err(Locked::WrongPassphrase));
    }
}
