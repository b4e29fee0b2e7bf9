//! What a foreign text says about a person, brought to the fields that take it; what fits none goes to the notes.

use std::collections::BTreeMap;

use crate::domain::{
    field::{Fact, Field},
    text::clean_line,
};

/// Every text fits its field.
#[derive(Default)]
pub(super) struct Gathered {
    fields: BTreeMap<Field, String>,
    /// What was said as a note, then what has no field here, a line each.
    notes: Vec<String>,
}

/// Each is compared with all before it.
const MOST_NOTES: usize = 200;

impl Gathered {
    /// What does not fit goes to the notes, and so does a second value of a field; of a name that is too long, as much
    /// as fits stays.
    pub fn put(&mut self, field: Field, text: &str) {
        let text = clean_line(text);
        if text.is_empty() {
            return;
        }
        if self.has(field) {
            if self.get(field) != Some(&text) {
                self.note(text);
            }
            return;
        }
        if fits(field, &text) {
            self.fields.insert(field, text);
            return;
        }
        let start = clean_line(&text.chars().take(field.most()).collect::<String>());
        if fits(field, &start) {
            self.fields.insert(field, start);
        }
        self.note(text);
    }

    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    pub fn has(&self, field: Field) -> bool {
        self.fields.contains_key(&field)
    }

    pub fn get(&self, field: Field) -> Option<&String> {
        self.fields.get(&field)
    }

    pub fn finish(mut self) -> BTreeMap<Field, String> {
        let mut said: Vec<&str> = Vec::new();
        for note in self.notes.iter().map(String::as_str).filter(|note| !note.is_empty()) {
            if !said.contains(&note) && said.len() < MOST_NOTES {
                said.push(note);
            }
        }
        let mut notes = said.join("\n");
        if let Some((end, _)) = notes.char_indices().nth(Field::Notes.most()) {
            notes.truncate(end);
        }
        if fits(Field::Notes, &notes) {
            self.fields.insert(Field::Notes, notes);
        }
        self.fields
    }
}

pub(super) fn fits(field: Field, text: &str) -> bool {
    matches!(field.parse(text), Ok(Some(Fact::Text(_))))
}
