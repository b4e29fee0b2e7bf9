//! A table that came in from another program, on its way to becoming leads: what its columns hold, who is known
//! already, and what taking it over would do. Changes nothing.

mod columns;
pub mod out;
mod plan;
mod rows;
mod values;

use crate::{
    domain::field::{Field, FieldKind},
    snapshot::table as cells,
};

pub use crate::snapshot::table::{Delimiter, Encoding, NotATable, Row, Written};
pub use columns::{Origin, Target};
pub use plan::{Asked, Counts, Fate, Plan, TablePlanning, Wish};
pub use rows::Wrong;
pub use values::{DayOrder, DecimalMark, Formats};

use super::Outgoing;

/// Why a table is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    Unreadable(NotATable),
    /// A workbook of a spreadsheet, which is no text.
    Workbook,
    /// Beside other files: its columns ask for attention of their own.
    AmongOthers,
    /// There is no team that could take its leads in.
    NoTeam,
}

/// What can be set right about how a table is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// One a column.
    pub targets: Vec<Target>,
    pub formats: Formats,
}

/// A table that can be read, and what it seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    pub name: String,
    table: cells::Table,
    pub origin: Option<Origin>,
}

/// One column as it is shown: its name and a few of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub samples: Vec<String>,
}

/// As many cells as say what a column is about.
const SAMPLES: usize = 3;

impl Arrived {
    /// Reads a file.
    ///
    /// # Errors
    /// Why it is no table.
    pub fn open(name: &str, bytes: &[u8], written: Written) -> Result<Self, NotATable> {
        let table = cells::read(bytes, written)?;
        let origin = columns::origin(&table.header);
        Ok(Self { name: name.to_owned(), table, origin })
    }

    pub fn encoding(&self) -> Encoding {
        self.table.encoding
    }

    pub fn delimiter(&self) -> Delimiter {
        self.table.delimiter
    }

    pub fn rows(&self) -> &[Row] {
        &self.table.rows
    }

    pub fn columns(&self) -> Vec<Column> {
        let column = |(at, name): (usize, &String)| {
            let mut samples: Vec<String> = Vec::new();
            for cell in self.rows().iter().take(500).map(|row| row.cell(at).trim()) {
                if samples.len() < SAMPLES && !cell.is_empty() && !samples.iter().any(|known| known == cell) {
                    samples.push(cell.to_owned());
                }
            }
            Column { name: name.clone(), samples }
        };
        self.table.header.iter().enumerate().map(column).collect()
    }

    /// By what a table with the same columns is known again.
    pub fn signature(&self) -> String {
        format!("{:016x}", columns::signature(&self.table.header))
    }

    /// What the names and the cells say; what somebody chose for the same columns before goes first.
    pub fn mapping(&self, remembered: Option<&str>) -> Mapping {
        let chosen: Option<Vec<Target>> =
            remembered.and_then(|kept| kept.split(',').map(Target::from_key).collect());
        let known = chosen.filter(|targets| targets.len() == self.table.header.len());
        let targets = known.unwrap_or_else(|| columns::guess(&self.table));
        let formats = self.formats(&targets);
        Mapping { targets, formats }
    }

    /// How its dates and numbers are written, as far as the columns that hold any say.
    pub fn formats(&self, targets: &[Target]) -> Formats {
        let cells = |wanted: fn(FieldKind) -> bool| {
            let held = move |target: &Target| matches!(target, Target::Field(field) if wanted(field.kind()));
            let columns =
                targets.iter().enumerate().filter(move |(_, target)| held(target)).map(|(at, _)| at);
            columns.flat_map(|at| self.rows().iter().map(move |row| row.cell(at)))
        };
        let otherwise = match self.table.delimiter {
            // Where a comma stands before cents, it cannot stand between cells.
            Delimiter::Semicolon => DecimalMark::Comma,
            Delimiter::Comma | Delimiter::Tab => DecimalMark::Point,
        };
        let is_number =
            |kind: FieldKind| matches!(kind, FieldKind::Money | FieldKind::Percent | FieldKind::Number);
        Formats {
            days: values::order_of(cells(|kind| kind == FieldKind::Date)),
            decimal: values::mark_of(cells(is_number), otherwise),
        }
    }

    /// The rows that stay out, to be put right and brought again: the same columns, and the reason as the last one.
    pub fn rejected(&self, reasons: &[(usize, String)], reason: &str) -> Outgoing {
        let header = self.table.header.iter().map(String::as_str);
        let width = self.table.header.len();
        let row = |(at, why): &'_ (usize, String)| -> Vec<String> {
            let Some(row) = self.rows().get(*at) else { return Vec::new() };
            let cells = (0..width).map(|column| row.cell(column).to_owned());
            cells.chain([why.clone()]).collect()
        };
        let first: Vec<String> = header.chain([reason]).map(str::to_owned).collect();
        let rows: Vec<Vec<String>> = [first].into_iter().chain(reasons.iter().map(row)).collect();
        let text = cells::write(rows.iter().map(|row| row.iter().map(String::as_str)), self.delimiter());
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        Outgoing { name: format!("{stem}-rejected.csv"), text }
    }
}

impl Mapping {
    /// As it is remembered for the next table with these columns.
    pub fn kept(&self) -> String {
        self.targets.iter().map(|target| target.key()).collect::<Vec<_>>().join(",")
    }

    pub fn target(&self, column: usize) -> Target {
        self.targets.get(column).copied().unwrap_or(Target::Leave)
    }

    /// Whether any column holds dates, so that their order matters.
    pub fn has_days(&self) -> bool {
        self.has(|kind| kind == FieldKind::Date)
    }

    /// Whether any column holds numbers with a mark.
    pub fn has_numbers(&self) -> bool {
        self.has(|kind| matches!(kind, FieldKind::Money | FieldKind::Percent | FieldKind::Number))
    }

    fn has(&self, wanted: impl Fn(FieldKind) -> bool) -> bool {
        self.targets.iter().any(|target| matches!(target, Target::Field(field) if wanted(field.kind())))
    }

    /// The columns that go anywhere, in the order of what they hold.
    pub fn shown(&self) -> Vec<usize> {
        let place = |target: Target| Target::all().position(|known| known == target);
        let mut shown: Vec<usize> =
            (0..self.targets.len()).filter(|at| self.targets[*at] != Target::Leave).collect();
        // Notes are long, and say least about whether the rest is right.
        let is_long = |at: &usize| matches!(self.targets[*at], Target::Note | Target::Field(Field::Notes));
        shown.sort_by_key(|at| (is_long(at), place(self.targets[*at]), *at));
        shown
    }
}
