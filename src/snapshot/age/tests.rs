//! Against the `age` crate, which is not ours; and against whoever alters a file.

use std::io::{Read, Write};

use age::{
    Decryptor, Encryptor,
    armor::{ArmoredReader, ArmoredWriter, Format},
    scrypt::{Identity, Recipient},
    secrecy::SecretString,
};
use proptest::prelude::*;

use super::*;

const PASSPHRASE: &str = "piano orange table radio village train";
const CHANCE_OF_TESTS: [u8; CHANCE] = [7; CHANCE];

fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.to_owned())
}

/// As another tool writes it.
fn written_elsewhere(text: &[u8], work: u8, format: Format) -> Vec<u8> {
    let mut recipient = Recipient::new(secret(PASSPHRASE));
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).unwrap();
    let mut file = Vec::new();
    let armor = ArmoredWriter::wrap_output(&mut file, format).unwrap();
    let mut writer = encryptor.wrap_output(armor).unwrap();
    writer.write_all(text).unwrap();
    writer.finish().and_then(|armor| armor.finish()).unwrap();
    file
}

fn read_elsewhere(file: &str, passphrase: &str) -> Option<String> {
    let decryptor = Decryptor::new(ArmoredReader::new(file.as_bytes())).ok()?;
    let identity = Identity::new(secret(passphrase));
    let mut text = String::new();
    decryptor.decrypt(std::iter::once(&identity as _)).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

#[test]
fn another_tool_opens_what_is_locked_here() {
    for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
        let text: String = ('a'..='z').cycle().take(length).collect();
        let file = lock(&text, PASSPHRASE, &CHANCE_OF_TESTS);
        assert!(is_meant(file.as_bytes()));
        assert!(file.lines().all(|line| line.len() <= 64));
        assert_eq!(read_elsewhere(&file, PASSPHRASE).as_ref(), Some(&text), "{length}");
        assert_eq!(unlock(file.as_bytes(), PASSPHRASE), Ok(text.into_bytes()));
    }
}

#[test]
fn what_another_tool_has_locked_opens_here() {
    for (length, format) in [(0, Format::Binary), (70_000, Format::AsciiArmor), (131_072, Format::Binary)] {
        let text: Vec<u8> = (0..=255).cycle().take(length).collect();
        let file = written_elsewhere(&text, 10, format);
        assert!(is_meant(&file));
        assert_eq!(unlock(&file, PASSPHRASE), Ok(text), "{length}");
    }
}

#[test]
fn a_wrong_passphrase_is_told_from_an_altered_file() {
    let file = lock("Zoé", PASSPHRASE, &CHANCE_OF_TESTS);
    assert_eq!(unlock(file.as_bytes(), "piano"), Err(Locked::WrongPassphrase));
    let mut altered = file.clone().into_bytes();
    // In the contents, which stand last.
    let last = altered.len() - "\n-----END AGE ENCRYPTED FILE-----\n".len() - 5;
    altered[last] = if altered[last] == b'A' { b'B' } else { b'A' };
    assert_eq!(unlock(&altered, PASSPHRASE), Err(Locked::Altered));
    let short = &file.as_bytes()[..file.len() / 2];
    assert_eq!(unlock(short, PASSPHRASE), Err(Locked::Altered));
}

#[test]
fn a_file_that_asks_for_too_much_is_not_even_tried() {
    let bare = written_elsewhere(b"", 1, Format::Binary);
    let costly = |work: &str| {
        let text = String::from_utf8_lossy(&bare[..60]).replace(" 1\n", &format!(" {work}\n"));
        [text.as_bytes(), &bare[60..]].concat()
    };
    for work in ["19", "30", "64", "255", "256", "99999999999"] {
        assert_eq!(unlock(&costly(work), PASSPHRASE), Err(Locked::TooCostly), "{work}");
    }
    for work in ["0", "-1", "+1", "01", "1x", "", "99999999999999999999999"] {
        assert_eq!(unlock(&costly(work), PASSPHRASE), Err(Locked::Altered), "{work}");
    }
}

#[test]
fn a_file_for_a_key_is_not_for_a_passphrase() {
    let file = b"age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n";
    assert_eq!(unlock(file, PASSPHRASE), Err(Locked::Otherwise));
    assert!(!is_meant(b"age-encryption.org/v2\n"));
    // Two ways to open one file: whoever knows the other could have written it.
    let two = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-> X25519 AAAA\nAAAA\n--- AAAA\n";
    assert_eq!(unlock(two, PASSPHRASE), Err(Locked::Otherwise));
}

thread_local! {
    /// With the least work there is: ten thousand tries at the usual one would take an hour.
    static FILE: Vec<u8> = written_elsewhere(b"Claire Morel", 1, Format::Binary);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// One byte anywhere, or a cut: it never opens as something else, and never stops the program.
    #[test]
    fn no_altered_file_opens_as_another(at in any::<prop::sample::Index>(), byte in any::<u8>(), is_cut in any::<bool>()) {
        let mut file = FILE.with(Clone::clone);
        let at = at.index(file.len());
        if is_cut {
            file.truncate(at);
        } else {
            file[at] = byte;
        }
        // More work than it was locked with takes minutes, and opens nothing.
        prop_assume!(!Header::decode(&file).is_ok_and(|(header, ..)| header.work >= 10));
        if let Ok(text) = unlock(&file, PASSPHRASE) {
            prop_assert_eq!(text, b"Claire Morel");
        }
    }
}
