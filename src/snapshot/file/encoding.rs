//! A workspace becomes a file.

use std::fmt::Display;

use serde_json::{Value, json};

use super::{FORMAT, VERSION};
use crate::{
    domain::{ids::LeadId, moment::Millis, workspace::Workspace},
    snapshot::{
        wire::Wire,
        wire_team::{beside, campaigns},
    },
};

/// The same workspace always gives the same text, but for the moment of export.
pub fn encode(workspace: &Workspace, now: Millis) -> String {
    Encoding::begin(workspace.clone(), now).end()
}

/// A file that is being written, some records at a time, so that whoever writes a long one can breathe in between.
pub struct Encoding {
    of: Workspace,
    text: String,
    /// All leads, and how many of them are written.
    leads: Vec<LeadId>,
    written: usize,
}

impl Encoding {
    pub fn begin(of: Workspace, now: Millis) -> Self {
        // `exported_at` in milliseconds since 1970, UTC; the counts show a reader whether the file is whole.
        let mut counts = json!({
            "teams": of.all_teams().count(),
            "campaigns": of.written_campaigns().count(),
            "leads": of.all_leads().count(),
        });
        if !of.erased().is_empty() {
            counts["erased"] = of.erased().len().into();
        }
        let mut text = format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"exported_at\":{now},\"counts\":{counts}}}"
        );
        text.pop();
        records(&mut text, "teams", of.all_teams().map(Wire::write));
        records(&mut text, "campaigns", campaigns(&of));
        text.push_str(&named("leads"));
        text.push('[');
        let leads = of.all_leads().map(|lead| lead.id).collect();
        Self { of, text, leads, written: 0 }
    }

    /// Writes on, at most so many leads. Says whether there are more.
    pub fn go_on(&mut self, most: usize) -> bool {
        let next = self.leads[self.written..].iter().take(most);
        let leads = next.filter_map(|lead| self.of.known_lead(*lead)).map(Wire::write);
        push_lines(&mut self.text, self.written, leads);
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
        let Self { of, mut text, .. } = self;
        text.push_str("\n]");
        let erased = of.erased();
        if !erased.is_empty() {
            records(&mut text, "erased", erased.each().map(|erased| erased.write()));
        }
        for (name, value) in beside(&of) {
            text.push_str(&format!(",\n{}:{value}", json!(name)));
        }
        text.push_str("}\n");
        text
    }
}

fn records(text: &mut String, name: &str, records: impl Iterator<Item = Value>) {
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
