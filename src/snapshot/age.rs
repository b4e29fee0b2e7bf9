//! A file that only a passphrase opens, in the format of `age` (<https://age-encryption.org/v1>), written as text.
//!
//! Any tool that speaks the format opens it, so nobody depends on this program for their own files. The ciphers come
//! from the RustCrypto crates; only the envelope is put together here. The `age` crate does the same and more, but
//! brings its own translations and key kinds, 250 kB of code with them. The tests open our files with it, and its
//! files with ours.

mod armor;
mod header;
mod stream;

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, generic_array::GenericArray},
};
use hkdf::Hkdf;
use sha2::Sha256;

use header::Header;

/// Begins a file that is armored, which is how this program writes them.
const ARMORED: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
/// Begins one that is not.
const BARE: &str = "age-encryption.org/v1\n";

/// How much work a guess costs, as a power of two: 32 MiB and about half a second in a browser on a tablet.
const WORK: u8 = 15;
/// The most work that is taken on: what the `age` tool itself asks for. Twice as much would be 512 MiB.
const MOST_WORK: u8 = 18;

const KEY: usize = 32;
const FILE_KEY: usize = 16;
/// Random bytes for one file: its key, the salt of the passphrase, the salt of the contents.
pub const CHANCE: usize = 3 * 16;

/// Why a file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// Another passphrase, or the file's head was altered.
    WrongPassphrase,
    /// It was cut or altered after it was written.
    Altered,
    /// For somebody's key, not for a passphrase; or from a later version of the format.
    Otherwise,
    /// Trying one passphrase would take more memory than a page gets.
    TooCostly,
}

/// Whether bytes or a text begin like a file of this kind.
pub fn is_meant(bytes: &[u8]) -> bool {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    bytes[start..].starts_with(ARMORED.as_bytes()) || bytes.starts_with(BARE.as_bytes())
}

/// Encrypts a text. `chance` has to be random and used once.
pub fn lock(text: &str, passphrase: &str, chance: &[u8; CHANCE]) -> String {
    let (file_key, rest) = chance.split_at(FILE_KEY);
    let (salt, nonce) = rest.split_at(16);
    let Some(wrapping) = stretched(passphrase, salt, WORK) else { return String::new() };
    let Ok(wrapped) = cipher(&wrapping).encrypt(&GenericArray::default(), file_key) else {
        // Refused only for texts of 256 GiB.
        return String::new();
    };
    let header = Header { salt: salt.to_vec(), work: WORK, wrapped };
    let mut bytes = header.encode(&derived(file_key, &[], b"header"));
    bytes.extend_from_slice(nonce);
    stream::encrypt(text.as_bytes(), &derived(file_key, nonce, b"payload"), &mut bytes);
    armor::put_on(&bytes)
}

/// What [`lock`] or any other tool has put into a file.
///
/// # Errors
/// Why it does not open.
pub fn unlock(file: &[u8], passphrase: &str) -> Result<Vec<u8>, Locked> {
    let bare = if file.starts_with(BARE.as_bytes()) { file.to_vec() } else { armor::take_off(file)? };
    let (header, signed, body) = Header::decode(&bare)?;
    if header.work > MOST_WORK {
        return Err(Locked::TooCostly);
    }
    let wrapping = stretched(passphrase, &header.salt, header.work).ok_or(Locked::Otherwise)?;
    let file_key = cipher(&wrapping)
        .decrypt(&GenericArray::default(), header.wrapped.as_slice())
        .map_err(|_| Locked::WrongPassphrase)?;
    signed.check(&derived(&file_key, &[], b"header"))?;
    let (nonce, body) = body.split_at_checked(16).ok_or(Locked::Altered)?;
    stream::decrypt(body, &derived(&file_key, nonce, b"payload"))
}

/// A key from a passphrase, by scrypt with blocks of 1 kB.
fn stretched(passphrase: &str, salt: &[u8], work: u8) -> Option<[u8; KEY]> {
    let params = scrypt::Params::new(work, 8, 1, KEY).ok()?;
    let salt = [b"age-encryption.org/v1/scrypt".as_slice(), salt].concat();
    let mut key = [0; KEY];
    scrypt::scrypt(passphrase.as_bytes(), &salt, &params, &mut key).ok()?;
    Some(key)
}

fn derived(file_key: &[u8], salt: &[u8], what: &[u8]) -> [u8; KEY] {
    let mut key = [0; KEY];
    // Refused only for keys of more than 8 kB.
    let _ = Hkdf::<Sha256>::new(Some(salt), file_key).expand(what, &mut key);
    key
}

fn cipher(key: &[u8; KEY]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(GenericArray::from_slice(key))
}

#[cfg(test)]
mod tests;
