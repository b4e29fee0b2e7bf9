//! The contents in chunks of 64 KiB, each with a sum of its own: nothing can be altered, cut off or moved.

use chacha20poly1305::aead::{Aead, generic_array::GenericArray};

use super::{KEY, Locked, cipher};

const CHUNK: usize = 64 << 10;
const SUM: usize = 16;

pub fn encrypt(text: &[u8], key: &[u8; KEY], into: &mut Vec<u8>) {
    let cipher = cipher(key);
    let chunks: Vec<&[u8]> = if text.is_empty() { vec![text] } else { text.chunks(CHUNK).collect() };
    for (at, chunk) in chunks.iter().enumerate() {
        let place = GenericArray::from(place(at, at + 1 == chunks.len()));
        // Refused only for chunks of 256 GiB.
        into.extend(cipher.encrypt(&place, *chunk).unwrap_or_default());
    }
}

/// # Errors
/// [`Locked::Altered`] for anything but what was written, to its end.
pub fn decrypt(body: &[u8], key: &[u8; KEY]) -> Result<Vec<u8>, Locked> {
    let cipher = cipher(key);
    let chunks: Vec<&[u8]> = body.chunks(CHUNK + SUM).collect();
    let mut text = Vec::with_capacity(body.len());
    for (at, chunk) in chunks.iter().enumerate() {
        let place = GenericArray::from(place(at, at + 1 == chunks.len()));
        let whole = cipher.decrypt(&place, *chunk).map_err(|_| Locked::Altered)?;
        // Only an empty file has an empty chunk.
        if whole.is_empty() && at > 0 {
            return Err(Locked::Altered);
        }
        text.extend(whole);
    }
    if chunks.is_empty() { Err(Locked::Altered) } else { Ok(text) }
}

/// The number of a chunk and whether it is the last: never used twice with one key.
fn place(at: usize, is_last: bool) -> [u8; 12] {
    let mut place = [0; 12];
    place[3..11].copy_from_slice(&(at as u64).to_be_bytes());
    place[11] = u8::from(is_last);
    place
}
