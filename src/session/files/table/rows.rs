//! A row becomes what somebody might have typed into the form of a lead.

use super::{Arrived, Mapping, Origin, Row, Target, values};
use crate::{
    commands::LeadForm,
    domain::{
        field::{Basis, Field, FieldKind},
        ids::LeadId,
        text::TextProblem,
    },
    session::badge,
    snapshot::table::guard,
};

/// Why a row stays out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A text does not fit the field it is meant for. No column where it is put together from several.
    Cell { column: Option<usize>, field: Field, problem: TextProblem },
    /// Neither name nor company, mail or phone.
    Nameless,
    /// Our own table names a lead that was taken off the board since.
    Removed,
    /// Or one that was erased for ever, which no file brings back.
    Erased,
}

impl Wrong {
    pub fn column(&self) -> Option<usize> {
        match self {
            Wrong::Cell { column, .. } => *column,
            Wrong::Nameless | Wrong::Removed | Wrong::Erased => None,
        }
    }
}

/// What a row says.
#[derive(Debug)]
pub struct Said {
    pub identity: Option<LeadId>,
    /// The number on the person's badge, as it is compared.
    pub badge: Option<String>,
    pub form: LeadForm,
    pub wrong: Vec<Wrong>,
}

/// A form that is being put together from cells.
#[derive(Default)]
struct Draft {
    form: LeadForm,
    first: String,
    last: String,
    notes: Vec<String>,
    tags: Vec<String>,
    identity: Option<LeadId>,
    badge: Option<String>,
    has_opted_out: bool,
    wrong: Vec<Wrong>,
}

impl Arrived {
    pub(super) fn said(&self, row: &Row, mapping: &Mapping) -> Said {
        let mut draft = Draft::default();
        for (column, target) in mapping.targets.iter().enumerate() {
            let cell = self.cell(row, column).trim();
            if !cell.is_empty() {
                let name = self.table.header.get(column).map_or("", String::as_str);
                draft.take(column, *target, cell, name, mapping);
            }
        }
        draft.said()
    }

    /// A cell without the mark that a spreadsheet needed.
    fn cell<'a>(&self, row: &'a Row, column: usize) -> &'a str {
        let cell = row.cell(column);
        match self.origin {
            // Written without marks, so what looks like one belongs to the text.
            Some(Origin::Plain) => cell,
            Some(Origin::Excel) => guard::unguarded(cell),
            // Programs that guard their tables mark formulas only.
            _ if cell.starts_with("'=") || cell.starts_with("'+") || cell.starts_with("'@") => &cell[1..],
            _ => cell,
        }
    }
}

impl Draft {
    fn take(&mut self, column: usize, target: Target, cell: &str, name: &str, mapping: &Mapping) {
        match target {
            Target::Leave => {}
            Target::Field(Field::Notes) => self.notes.push(cell.to_owned()),
            Target::Field(field) => self.field(column, field, cell, name, mapping),
            Target::FirstName => self.first = joined(&self.first, cell),
            Target::LastName => self.last = joined(&self.last, cell),
            Target::Tags => self.tags.push(cell.to_owned()),
            Target::OptedOut => self.has_opted_out |= values::is_yes(cell),
            Target::Identity => self.identity = cell.parse().ok(),
            Target::Badge => self.badge = self.badge.take().or_else(|| Some(badge::number(cell))),
            Target::Note => self.note(name, cell),
        }
    }

    /// The first column that says anything about a field is taken; what a further one adds goes to the notes.
    fn field(&mut self, column: usize, field: Field, cell: &str, name: &str, mapping: &Mapping) {
        if let Some(taken) = self.form.fields.get(&field) {
            if taken != cell {
                self.note(name, cell);
            }
            return;
        }
        let typed = values::typed(field, cell, mapping.formats);
        // A campaign goes by its name, and is looked for when the form is taken.
        let checked = typed.and_then(|typed| match field.kind() {
            FieldKind::Campaign if typed.chars().count() > field.most() => {
                Err(TextProblem::TooLong { most: field.most() })
            }
            FieldKind::Campaign => Ok(typed),
            _ => field.parse(&typed).map(|_| typed),
        });
        match checked {
            Ok(typed) => {
                self.form.fields.insert(field, typed);
            }
            Err(problem) => self.wrong.push(Wrong::Cell { column: Some(column), field, problem }),
        }
    }

    fn note(&mut self, name: &str, cell: &str) {
        self.notes.push(if name.is_empty() { cell.to_owned() } else { format!("{name}: {cell}") });
    }

    fn said(mut self) -> Said {
        let Draft { form, first, last, .. } = &mut self;
        let name = joined(first, last);
        if !name.is_empty() {
            form.fields.entry(Field::FullName).or_insert(name);
        }
        if self.has_opted_out {
            let objected = Basis::Objected.key().to_owned();
            self.form.fields.entry(Field::Basis).or_insert(objected);
        }
        if !self.notes.is_empty() {
            self.form.fields.insert(Field::Notes, self.notes.join("\n"));
        }
        if !self.tags.is_empty() {
            self.form.tags = Some(self.tags.join(", "));
        }
        self.check();
        Said { identity: self.identity, badge: self.badge, form: self.form, wrong: self.wrong }
    }

    /// What only shows once all the cells are together.
    fn check(&mut self) {
        for field in [Field::FullName, Field::Notes] {
            let problem = self.form.fields.get(&field).and_then(|typed| field.parse(typed).err());
            if let Some(problem) = problem {
                self.wrong.push(Wrong::Cell { column: None, field, problem });
            }
        }
        let says = |field: &Field| {
            self.form.fields.get(field).is_some_and(|typed| matches!(field.parse(typed), Ok(Some(_))))
        };
        if self.wrong.is_empty() && !Field::NAMING.iter().any(says) {
            self.wrong.push(Wrong::Nameless);
        }
    }
}

/// "Claire" and "Morel": whichever is missing.
fn joined(one: &str, other: &str) -> String {
    [one, other].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
