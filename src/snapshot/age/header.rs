//! The head of an encrypted file: one passphrase, and a signature over all of it.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use chacha20poly1305::aead::generic_array::GenericArray;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{FILE_KEY, KEY, Locked};

const VERSION: &[u8] = b"age-encryption.org/v1";
/// After the key itself, the sum that the cipher adds.
const WRAPPED: usize = FILE_KEY + 16;

pub struct Header {
    pub salt: Vec<u8>,
    /// The work that a passphrase costs, as a power of two.
    pub work: u8,
    /// The file's key, encrypted.
    pub wrapped: Vec<u8>,
}

/// What is signed, and with what.
pub struct Signed<'a> {
    text: &'a [u8],
    signature: Vec<u8>,
}

impl Header {
    pub fn encode(&self, key: &[u8; KEY]) -> Vec<u8> {
        let (salt, wrapped) = (BASE64.encode(&self.salt), BASE64.encode(&self.wrapped));
        let mut text = VERSION.to_vec();
        text.extend_from_slice(format!("\n-> scrypt {salt} {}\n{wrapped}\n---", self.work).as_bytes());
        let signature = BASE64.encode(signed(&text, key).finalize().into_bytes());
        text.extend_from_slice(format!(" {signature}\n").as_bytes());
        text
    }

    /// The head, what its signature is about, and the rest of the file.
    ///
    /// # Errors
    /// [`Locked::Otherwise`] for other versions and for heads that a passphrase does not open.
    pub fn decode(file: &[u8]) -> Result<(Self, Signed<'_>, &[u8]), Locked> {
        let (version, rest) = line(file)?;
        if version != VERSION {
            return Err(Locked::Otherwise);
        }
        let (stanza, rest) = line(rest)?;
        let stanza = stanza.strip_prefix(b"-> scrypt ").ok_or(Locked::Otherwise)?;
        let mut words = stanza.split(|byte| *byte == b' ');
        let (Some(salt), Some(work), None) = (words.next(), words.next(), words.next()) else {
            return Err(Locked::Altered);
        };
        let (wrapped, rest) = line(rest)?;
        let (salt, wrapped) = (bytes(salt)?, bytes(wrapped)?);
        if salt.len() != 16 || wrapped.len() != WRAPPED {
            return Err(Locked::Altered);
        }
        let (last, body) = line(rest)?;
        // A passphrase is the only key of its file.
        let signature = last.strip_prefix(b"--- ").ok_or(Locked::Otherwise)?;
        let text = &file[..file.len() - rest.len() + b"---".len()];
        let header = Self { salt, work: work_of(work)?, wrapped };
        Ok((header, Signed { text, signature: bytes(signature)? }, body))
    }
}

impl Signed<'_> {
    /// # Errors
    /// [`Locked::Altered`] where somebody else has written the head.
    pub fn check(&self, key: &[u8; KEY]) -> Result<(), Locked> {
        signed(self.text, key).verify_slice(&self.signature).map_err(|_| Locked::Altered)
    }
}

fn signed(text: &[u8], key: &[u8; KEY]) -> Hmac<Sha256> {
    // As long as a block of the sum, so that no key is refused for its length.
    let mut padded = [0; 64];
    padded[..KEY].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as Mac>::new(GenericArray::from_slice(&padded));
    mac.update(text);
    mac
}

/// Without a sign, without a zero before it.
fn work_of(digits: &[u8]) -> Result<u8, Locked> {
    let text = std::str::from_utf8(digits).map_err(|_| Locked::Altered)?;
    let work: u64 = text.parse().map_err(|_| Locked::Altered)?;
    if work == 0 || work.to_string() != text {
        return Err(Locked::Altered);
    }
    Ok(u8::try_from(work).unwrap_or(u8::MAX))
}

/// Up to the end of the line, and what follows.
fn line(text: &[u8]) -> Result<(&[u8], &[u8]), Locked> {
    // The lines of a head are short.
    let end = text.iter().take(1_000).position(|byte| *byte == b'\n').ok_or(Locked::Altered)?;
    Ok((&text[..end], &text[end + 1..]))
}

fn bytes(text: &[u8]) -> Result<Vec<u8>, Locked> {
    BASE64.decode(text).map_err(|_| Locked::Altered)
}
