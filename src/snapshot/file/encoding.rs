//! A workspace becomes a file.

use std::{fmt::Display, sync::Arc};

use super::{FORMAT, VERSION};
use crate::{
    domain::{lead::Lead, moment::Millis, workspace::Workspace},
    snapshot::{
        json::Value,
        wire::{Wire, object},
        wire_erased,
        wire_team::{beside, campaigns},
    },
};

/// The same workspace always gives the same text, but for the moment of export.
pub fn encode(workspace: &Workspace, now: Millis) -> String {
    Encoding::begin(workspace, now).end()
}

/// A file that is being written, some leads at a time, so that whoever writes a long one can breathe in between; the
/// workspace as it was at the beginning.
pub struct Encoding {
    text: String,
    leads: Vec<Arc<Lead>>,
    /// How many leads are in the text.
    written: usize,
    /// What comes after them.
    rest: String,
}

impl Encoding {
    pub fn begin(of: &Workspace, now: Millis) -> Self {
        let leads: Vec<Arc<Lead>> = of.shared_leads().map(Arc::clone).collect();
        let erased = of.erased();
        // `exported_at` in milliseconds since 1970, UTC; the counts show a reader whether the file is whole.
        let counts = object([
            ("teams", of.all_teams().count().into()),
            ("campaigns", of.written_campaigns().count().into()),
            ("leads", leads.len().into()),
            ("erased", if erased.is_empty() { Value::Null } else { erased.len().into() }),
        ]);
        let mut text = format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"exported_at\":{now},\"counts\":{counts}"
        );
        records(&mut text, "teams", of.all_teams().map(Wire::write));
        records(&mut text, "campaigns", campaigns(of));
        text.push_str(&named("leads"));
        text.push('[');
        let mut rest = String::from("\n]");
        if !erased.is_empty() {
            records(&mut rest, "erased", erased.each().map(wire_erased::erased));
        }
        for (name, value) in beside(of) {
            rest.push_str(&format!(",\n{}:{value}", Value::from(name)));
        }
        rest.push_str("}\n");
        Self { text, leads, written: 0, rest }
    }

    /// Writes on, at most so many leads. Says whether there are more.
    pub fn go_on(&mut self, most: usize) -> bool {
        let next = self.leads[self.written..].iter().take(most);
        push_lines(&mut self.text, self.written, next.map(|lead| lead.write()));
        self.written = (self.written + most).min(self.leads.len());
        self.written < self.leads.len()
    }

    /// How much is written, in per cent.
    pub fn share(&self) -> usize {
        (100 * self.written).checked_div(self.leads.len()).unwrap_or(100)
    }

    /// The whole, with what was left to write.
    pub fn end(mut self) -> String {
        self.go_on(self.leads.len());
        self.text + &self.rest
    }
}

fn records<'a>(text: &mut String, name: &str, records: impl Iterator<Item = Value<'a>>) {
    text.push_str(&named(name));
    push_list(text, records);
}

fn named(name: &str) -> String {
    format!(",\n\"{name}\":")
}

/// A list with one record a line.
pub(in crate::snapshot) fn push_list(text: &mut String, records: impl Iterator<Item = impl Display>) {
    text.push('[');
    push_lines(text, 0, records);
    text.push_str("\n]");
}

/// Records behind those that their list has by now.
fn push_lines(text: &mut String, before: usize, records: impl Iterator<Item = impl Display>) {
    for (at, record) in records.enumerate() {
        text.push_str(if before + at == 0 { "\n" } else { ",\n" });
        text.push_str(&record.to_string());
    }
}
