//! Tables in text files (CSV): bytes become rows of cells, and rows become a file that spreadsheets open.
//!
//! Quoting is RFC 4180, by the `csv` crate. Cells stay as they are written: what they mean is nobody's business here.

pub mod guard;
mod reading;
mod writing;

pub use reading::{Written, read};
pub use writing::write;

/// More rows than this are no list of people.
pub const MOST_ROWS: usize = 100_000;

/// Nobody could say what more columns than this mean.
pub const MOST_COLUMNS: usize = 500;

/// How letters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    /// What Excel writes in Western Europe when it is asked for plain CSV.
    Windows1252,
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotATable {
    /// Nothing in it, or nothing below its first line.
    Empty,
    /// It holds bytes that no text has.
    Binary,
    TooManyRows,
    TooManyColumns,
}

/// A file, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
    /// What the columns are called, without blanks around.
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

/// One line of a table below its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    cells: csv::StringRecord,
    /// The line of the file on which it begins, counted from 1, as a text editor shows it.
    pub line: u64,
}

impl Encoding {
    pub const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16];
}

impl Delimiter {
    pub const ALL: [Delimiter; 3] = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab];

    pub(self) fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }
}

impl Row {
    /// A cell; empty where the line is shorter than the header.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// As many as the line has.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
