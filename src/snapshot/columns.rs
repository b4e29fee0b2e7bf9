//! Values of one kind side by side: the names of all leads, then all their towns, then all their dates.
//!
//! Neighbours that are alike deflate to a fraction of what they take among strangers, and a reader that goes down
//! each column once builds nothing on the way. Columns stand under their names, so that a version that lacks one
//! can tell what is newer from what is damaged.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use super::packing::{MOST, Unreadable};

/// The place of a column among the names that a format gives its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(pub usize);

impl Column {
    /// Looked up while compiling: a name that is not there does not compile.
    pub const fn named(names: &[&str], name: &str) -> Self {
        let mut at = 0;
        while !is_same(names[at].as_bytes(), name.as_bytes()) {
            at += 1;
        }
        Column(at)
    }
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// No text in UTF-8 holds it.
const END: u8 = 0xff;

/// How hard deflating tries, from 0 to 10. At 6, packing took half as long again, and leads weighed a hundredth less.
const EFFORT: u8 = 3;

/// Columns that are being filled.
pub struct Writer {
    columns: Vec<Filled>,
}

#[derive(Clone, Default)]
struct Filled {
    bytes: Vec<u8>,
    /// What chance has thrown: no deflating makes it smaller.
    is_random: bool,
}

impl Writer {
    pub fn new(columns: usize) -> Self {
        Writer { columns: vec![Filled::default(); columns] }
    }

    pub fn number(&mut self, column: Column, number: u64) {
        push_number(&mut self.columns[column.0].bytes, number);
    }

    pub fn byte(&mut self, column: Column, byte: u8) {
        self.columns[column.0].bytes.push(byte);
    }

    /// A number of either sign; the closer to zero, the shorter.
    pub fn signed(&mut self, column: Column, number: i64) {
        self.number(column, (number << 1 ^ number >> 63) as u64);
    }

    pub fn text(&mut self, column: Column, text: &str) {
        push_text(&mut self.columns[column.0].bytes, text);
    }

    pub fn random(&mut self, column: Column, bytes: &[u8]) {
        let column = &mut self.columns[column.0];
        column.is_random = true;
        column.bytes.extend_from_slice(bytes);
    }

    /// How many bytes the deflated part has; deflated, the names and lengths of the columns that hold anything, and
    /// what they hold; then as it is what does not deflate.
    pub fn finish(self, names: &[String]) -> Vec<u8> {
        let (mut head, mut rest, mut random) = (Vec::new(), Vec::new(), Vec::new());
        for (name, column) in names.iter().zip(&self.columns).filter(|(_, column)| !column.bytes.is_empty()) {
            push_text(&mut head, name);
            push_number(&mut head, (column.bytes.len() as u64) << 1 | u64::from(column.is_random));
            if column.is_random { &mut random } else { &mut rest }.extend_from_slice(&column.bytes);
        }
        push_text(&mut head, "");
        head.append(&mut rest);
        let deflated = compress_to_vec(&head, EFFORT);
        let mut packed = Vec::with_capacity(deflated.len() + random.len() + 4);
        push_number(&mut packed, deflated.len() as u64);
        packed.extend(deflated);
        packed.append(&mut random);
        packed
    }
}

/// Columns that are being read, each from its top.
pub struct Reader<'a> {
    columns: Vec<&'a [u8]>,
}

/// What [`Reader::open`] reads: the two parts of packed columns, the first as it was before deflating. `None` where
/// they make no sense.
pub fn inflate(mut packed: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let length = usize::try_from(take_number(&mut packed)?).ok()?;
    let (deflated, random) = packed.split_at_checked(length)?;
    Some((decompress_to_vec_with_limit(deflated, MOST).ok()?, random))
}

impl<'a> Reader<'a> {
    /// # Errors
    /// Says whether it is damaged, or has columns under other names than these, as only a newer version writes.
    pub fn open(mut first: &'a [u8], mut random: &'a [u8], names: &[String]) -> Result<Self, Unreadable> {
        let mut listed = Vec::new();
        loop {
            let name = take_text(&mut first).ok_or(Unreadable::Damaged)?;
            if name.is_empty() {
                break;
            }
            let at = names.iter().position(|known| known == name).ok_or(Unreadable::Newer)?;
            listed.push((at, take_number(&mut first).ok_or(Unreadable::Damaged)?));
        }
        let mut columns = vec![&[][..]; names.len()];
        for (at, length) in listed {
            let part = if length & 1 == 1 { &mut random } else { &mut first };
            let length = usize::try_from(length >> 1).map_err(|_| Unreadable::Damaged)?;
            columns[at] = take(part, length).ok_or(Unreadable::Damaged)?;
        }
        let is_whole = first.is_empty() && random.is_empty();
        if is_whole { Ok(Reader { columns }) } else { Err(Unreadable::Damaged) }
    }

    /// `None` at the end of the column, as with the others.
    pub fn number(&mut self, column: Column) -> Option<u64> {
        take_number(&mut self.columns[column.0])
    }

    pub fn signed(&mut self, column: Column) -> Option<i64> {
        let number = self.number(column)?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub fn text(&mut self, column: Column) -> Option<&'a str> {
        take_text(&mut self.columns[column.0])
    }

    pub fn byte(&mut self, column: Column) -> Option<u8> {
        self.array(column).map(|[byte]| byte)
    }

    pub fn bytes(&mut self, column: Column, length: usize) -> Option<&'a [u8]> {
        take(&mut self.columns[column.0], length)
    }

    pub fn array<const N: usize>(&mut self, column: Column) -> Option<[u8; N]> {
        self.bytes(column, N)?.try_into().ok()
    }

    /// Whether every column was read to its end: what is left over would be lost without a word.
    pub fn is_read_out(&self) -> bool {
        self.columns.iter().all(|column| column.is_empty())
    }
}

/// Seven bits a byte, the lowest first.
fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend_from_slice(text.as_bytes());
    bytes.push(END);
}

fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let text = take(bytes, memchr::memchr(END, bytes)?)?;
    take(bytes, 1)?;
    std::str::from_utf8(text).ok()
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = ["count", "name", "id"];
    const COUNT: Column = Column::named(&NAMES, "count");
    const NAME: Column = Column::named(&NAMES, "name");
    const ID: Column = Column::named(&NAMES, "id");

    fn names(of: &[&str]) -> Vec<String> {
        of.iter().map(|name| (*name).to_owned()).collect()
    }

    fn written() -> Vec<u8> {
        let mut columns = Writer::new(3);
        for number in [0, 0x7f, 0x80, u64::MAX] {
            columns.number(COUNT, number);
        }
        for number in [0, -1, 1, i64::MIN, i64::MAX] {
            columns.signed(COUNT, number);
        }
        columns.text(NAME, "Été\0");
        columns.text(NAME, "");
        columns.random(ID, &[0xff, 0]);
        columns.finish(&names(&NAMES))
    }

    #[test]
    fn what_is_written_reads_back_in_whatever_order_the_columns_are_known() {
        for known in [["count", "name", "id"], ["id", "count", "name"]] {
            let packed = written();
            let (first, random) = inflate(&packed).unwrap();
            let mut columns = Reader::open(&first, random, &names(&known)).unwrap();
            let [count, name, id] = NAMES.map(|name| Column::named(&known, name));
            let numbers = [(); 4].map(|()| columns.number(count).unwrap());
            assert_eq!(numbers, [0, 0x7f, 0x80, u64::MAX]);
            let numbers = [(); 5].map(|()| columns.signed(count).unwrap());
            assert_eq!(numbers, [0, -1, 1, i64::MIN, i64::MAX]);
            assert_eq!([columns.text(name), columns.text(name)], [Some("Été\0"), Some("")]);
            assert!(!columns.is_read_out());
            assert_eq!(columns.array(id), Some([0xff, 0]));
            assert!(columns.is_read_out());
            assert_eq!((columns.number(count), columns.text(name), columns.byte(id)), (None, None, None));
        }
    }

    #[test]
    fn a_column_of_a_newer_version_is_told_from_damage() {
        let open = |packed: &[u8], known: &[&str]| {
            let (first, random) = inflate(packed).ok_or(Unreadable::Damaged)?;
            Reader::open(&first, random, &names(known)).map(|_| ())
        };
        assert_eq!(open(&written(), &["count", "name"]), Err(Unreadable::Newer));
        let packed = written();
        for length in 0..packed.len() {
            assert_eq!(open(&packed[..length], &NAMES), Err(Unreadable::Damaged), "{length}");
        }
        assert_eq!(open(&[packed, vec![0]].concat(), &NAMES), Err(Unreadable::Damaged));
    }
}
