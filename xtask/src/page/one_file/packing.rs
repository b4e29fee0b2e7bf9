//! Bytes as letters that fill a page of UTF-16: compressed, then 15 or 16 bits a letter.

use std::io::Write;

use anyhow::Result;
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

/// The first letter in use: those before it mean something in a page, or come out otherwise than they went in.
pub const FIRST: u32 = '=' as u32;
/// From here on, what is no letter by itself: it comes in pairs.
pub const GAP: u32 = 0xd800;
pub const GAP_LENGTH: u32 = 0x800;
/// The last two are no letters.
const END: u32 = 0xfffe;
/// So many letters stand for 15 bits each, the others for 16: together, for whatever 16 bits can be.
pub const SHORT: u32 = (1 << 16) - (END - GAP_LENGTH - FIRST);

/// The smallest that LZMA makes of compiled code: what came before says much about the next byte, and where it stands
/// says nothing. `lzma.js` counts on these three numbers.
pub const OPTIONS: LzmaOptions = LzmaOptions {
    dict_size: 1 << 24,
    lc: 4,
    lp: 0,
    pb: 0,
    mode: EncodeMode::Normal,
    nice_len: LzmaOptions::NICE_LEN_MAX,
    mf: MfType::Bt4,
    depth_limit: 512,
    preset_dict: None,
};

/// Without a head and without a mark at the end: whoever unpacks knows both.
pub fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &OPTIONS, false)?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// Nearly all that UTF-16 can hold, and no sign of its own.
pub fn letters(bytes: &[u8]) -> String {
    let mut bits = Bits { bytes, at: 0 };
    let mut letters = String::with_capacity(2 * bytes.len());
    while bits.at < 8 * bytes.len() {
        let short = bits.take(15);
        let place = if short < SHORT { short } else { 2 * short + bits.take(1) - SHORT };
        let letter = FIRST + place;
        letters.extend(char::from_u32(if letter < GAP { letter } else { letter + GAP_LENGTH }));
    }
    letters
}

/// From the highest bit of each byte to its lowest; zeros behind the last byte.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> u32 {
        (0..count).fold(0, |taken, _| {
            let byte = self.bytes.get(self.at / 8).copied().unwrap_or_default();
            let bit = byte >> (7 - self.at % 8) & 1;
            self.at += 1;
            2 * taken + u32::from(bit)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use lzma_rust2::LzmaReader;

    use super::*;

    /// What `start.js` reads out of the letters.
    fn bytes_in(letters: &str) -> Vec<u8> {
        let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u64, 0);
        for letter in letters.chars().map(u32::from) {
            let place = letter - FIRST - if letter < GAP { 0 } else { GAP_LENGTH };
            let (value, length) = if place < SHORT { (place, 15) } else { (place + SHORT, 16) };
            held = held << length | u64::from(value);
            bits += length;
            while bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits & 0xff) as u8);
            }
        }
        bytes
    }

    /// Hardly compressible at first, and then the same again.
    fn sample() -> Vec<u8> {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        };
        let noise: Vec<u8> = (0..100_000).map(|_| next()).collect();
        [&noise[..], b"the same words, the same words", &noise, &[0; 1_000]].concat()
    }

    #[test]
    fn what_is_packed_comes_out_as_it_went_in() -> Result<()> {
        let sample = sample();
        let packed = compressed(&sample)?;
        assert!(packed.len() < 105_000, "{}", packed.len());
        let read = bytes_in(&letters(&packed));
        assert_eq!(read[..packed.len()], packed);
        let LzmaOptions { lc, lp, pb, dict_size, .. } = OPTIONS;
        let mut reader = LzmaReader::new(&read[..], sample.len() as u64, lc, lp, pb, dict_size, None)?;
        let mut unpacked = Vec::new();
        reader.read_to_end(&mut unpacked)?;
        assert!(unpacked == sample);
        Ok(())
    }

    #[test]
    fn the_letters_are_what_any_page_can_hold_and_fill_it() {
        // Every letter there is, the first and the last of each stretch among them.
        let bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_be_bytes).collect();
        let bytes = [bytes, sample()].concat();
        let letters = letters(&bytes);
        assert!(letters.chars().all(|letter| letter > '<' && letter < '\u{fffe}'));
        assert_eq!(bytes_in(&letters)[..bytes.len()], bytes);
        assert_eq!(letters.encode_utf16().count(), letters.chars().count(), "no pairs");
        let held = 2 * letters.chars().count();
        assert!(held * 1_000 < bytes.len() * 1_006, "{held} bytes hold {}", bytes.len());
        assert!(super::letters(&[]).is_empty());
    }
}
