//! An honest file with a few accidents: letters lost, doubled, swapped, torn off, or put where they mean something.

use fastrand::Rng;

/// What means something to one reader or another.
const SIGNS: [&[u8]; 44] = [
    b"\"",
    b",",
    b";",
    b":",
    b"\t",
    b"\r",
    b"\n",
    b"\r\n ",
    b"\0",
    b"'",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b"=",
    b"=\n",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"\xc3",
    b"\xff\xfe",
    b"\"\"\"",
    b"\\u0000",
    b"\\ud800",
    b"\\udc00\\ud800",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"-0",
    b"0.1",
    b"18446744073709551616",
    b"9223372036854775807",
    b"99999999999999999999999999999999",
    b"[[[[[[[[[[[[[[[[",
    b"{\"a\":{\"a\":{\"a\":",
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"ENCODING=QUOTED-PRINTABLE:",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x91\xa9",
    b"<script>",
    b"-> ",
];
const MOST_BYTES: usize = 200_000;

pub fn one_of(seeds: &[Vec<u8>], chance: &mut Rng) -> Vec<u8> {
    let mut bytes = seeds[chance.usize(..seeds.len())].clone();
    for _ in 0..=chance.usize(..6) {
        accident(&mut bytes, seeds, chance);
    }
    bytes.truncate(MOST_BYTES);
    bytes
}

fn accident(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Rng) {
    let at = chance.usize(..=bytes.len());
    let span = at..(at + chance.usize(..60)).min(bytes.len());
    match chance.u8(..9) {
        0 => bytes.truncate(at),
        1 => drop(bytes.splice(at..at, SIGNS[chance.usize(..SIGNS.len())].iter().copied())),
        2 => drop(bytes.splice(span, SIGNS[chance.usize(..SIGNS.len())].iter().copied())),
        3 if at < bytes.len() => bytes[at] = chance.u8(..),
        4 if at < bytes.len() => bytes[at] ^= 1 << chance.u8(..8),
        5 => drop(bytes.drain(span)),
        6 => {
            let piece = bytes[span].repeat(1 + chance.usize(..4));
            drop(bytes.splice(at..at, piece));
        }
        7 => {
            let other = &seeds[chance.usize(..seeds.len())];
            let from = chance.usize(..=other.len());
            let piece = other[from..(from + chance.usize(..400)).min(other.len())].to_vec();
            drop(bytes.splice(span, piece));
        }
        _ => swap_lines(bytes, chance),
    }
}

fn swap_lines(bytes: &mut Vec<u8>, chance: &mut Rng) {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.len() > 1 {
        let (one, other) = (chance.usize(..lines.len()), chance.usize(..lines.len()));
        lines.swap(one, other);
        *bytes = lines.concat();
    }
}
