//! A team's way of working as a file of its own, without any lead: to be read by people, and taken up elsewhere.
//!
//! One stage, question or rule a line, so that two versions can be laid side by side.
//!
//! Whatever belongs to the way of working stands within `playbook`, where fields that this version does not know are
//! kept and handed on. What stands beside it is about the file alone, and goes no further than the file.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    file::{self, envelope},
    json::Value,
    pieces_file,
    wire::Wire,
    wire_team::PLAYBOOK,
};
use crate::domain::{
    moment::Millis,
    playbook::Playbook,
    stage::{Trait, TraitKey},
};

pub const FORMAT: &str = "entonnoir/playbook";
pub const VERSION: u32 = 1;

/// The largest file that is read, in bytes: a hundred times what any team writes down.
pub const MOST_BYTES: u64 = 4 << 20;

/// The most stages that are read, and questions, and rules: nobody could look through more of them, and comparing
/// tens of thousands would keep the screen waiting.
const MOST_PARTS: usize = 500;

/// Why a file gives no playbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPlaybook {
    Empty,
    TooLarge,
    /// Not one of our files.
    Foreign,
    /// A whole workspace, which is taken over otherwise.
    Snapshot,
    /// From a newer version of the application.
    Newer,
    /// One of ours, but it cannot be read as a whole. Half a way of working would be another one.
    Damaged,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(default)]
    format: String,
    /// A fraction or a huge number is no version of ours, but it is not version 1 either.
    #[serde(default)]
    version: f64,
    // Looked into only once the version is known.
    #[serde(borrow, default)]
    playbook: Option<&'a RawValue>,
}

/// The same playbook always gives the same text, but for the moment of export.
pub fn encode(playbook: &Playbook, now: Millis) -> String {
    let record = playbook.write();
    // `exported_at` in milliseconds since 1970, UTC.
    let mut text =
        format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"exported_at\":{now},\n\"playbook\":{{\n");
    let further = playbook.beyond.fields().iter().map(|(name, _)| name.as_str());
    let fields = PLAYBOOK.into_iter().chain(further);
    let written = fields.filter_map(|field| Some((field, record.get(field)?)));
    for (at, (field, value)) in written.enumerate() {
        text.push_str(if at == 0 { "" } else { ",\n" });
        text.push_str(&format!("{}:", Value::from(field)));
        match value {
            Value::Array(lines) => file::push_list(&mut text, lines.iter()),
            value => text.push_str(&value.to_string()),
        }
    }
    text.push_str("\n}}\n");
    text
}

/// Reads a file from outside. A criterion of a kind that this version does not know is kept as it stands.
///
/// # Errors
/// Why there is no playbook to be had from it.
pub fn decode(text: &str) -> Result<Playbook, NotAPlaybook> {
    let text = file::body(text, MOST_BYTES, [NotAPlaybook::TooLarge, NotAPlaybook::Empty])?;
    let Ok(envelope) = serde_json::from_str::<Envelope<'_>>(text) else { return Err(broken(text)) };
    let version = f64::from(VERSION);
    match envelope.format.as_str() {
        FORMAT if envelope.version > version => Err(NotAPlaybook::Newer),
        FORMAT if envelope.version >= version => {
            let playbook = envelope.playbook.and_then(read).ok_or(NotAPlaybook::Damaged)?;
            let parts = [playbook.stages.len(), playbook.questions.len(), playbook.rules.len()];
            if parts.into_iter().all(|count| count <= MOST_PARTS) {
                Ok(playbook)
            } else {
                Err(NotAPlaybook::TooLarge)
            }
        }
        FORMAT => Err(NotAPlaybook::Damaged),
        file::FORMAT | pieces_file::FORMAT => Err(NotAPlaybook::Snapshot),
        _ => Err(NotAPlaybook::Foreign),
    }
}

/// Whether a file says of itself that it is a playbook, whatever is left of it.
pub fn is_meant(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    envelope::format(text).map_or_else(|| names(text, FORMAT), |format| format == FORMAT)
}

fn read(record: &RawValue) -> Option<Playbook> {
    let playbook = Playbook::read(&serde_json::from_str(record.get()).ok()?)?;
    // Without a name nobody could speak of a stage, and without a rank nobody could say where it stands.
    let is_whole = |traits: &Vec<Trait>| {
        let has = |key| traits.iter().any(|value| value.key() == key);
        has(TraitKey::Name) && has(TraitKey::Rank)
    };
    let is_whole = playbook.stages.iter().all(|(_, traits)| is_whole(traits));
    (is_whole && playbook.version.is_on_the_calendar()).then_some(playbook)
}

/// What a file was that is no longer JSON.
fn broken(text: &str) -> NotAPlaybook {
    if names(text, FORMAT) {
        NotAPlaybook::Damaged
    } else if names(text, file::FORMAT) || names(text, pieces_file::FORMAT) {
        NotAPlaybook::Snapshot
    } else {
        NotAPlaybook::Foreign
    }
}

/// Whether the beginning of a text names a format.
fn names(text: &str, format: &str) -> bool {
    let header: String = text.chars().take(200).collect();
    header.contains(&format!("\"{format}\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ids::StageId, playbooks};

    fn text() -> String {
        encode(&playbooks::named("bant").unwrap(), 0)
    }

    #[test]
    fn each_stage_question_and_rule_has_a_line_of_its_own() {
        let playbook = playbooks::named("bant").unwrap();
        let text = text();
        for (stage, _) in &playbook.stages {
            assert_eq!(text.lines().filter(|line| line.starts_with(&format!("[\"{stage}\""))).count(), 1);
        }
        assert_eq!(text.lines().next().unwrap().matches("entonnoir/playbook").count(), 1);
    }

    #[test]
    fn each_bad_file_has_its_reason() {
        let whole = text();
        let cut: String = whole.chars().take(whole.len() / 2).collect();
        let snapshot = file::encode(&crate::domain::workspace::Workspace::default(), 0);
        for (wrong, why) in [
            ("", NotAPlaybook::Empty),
            (" \n\t", NotAPlaybook::Empty),
            ("\u{feff}", NotAPlaybook::Empty),
            ("\u{fffd}PNG\r\n", NotAPlaybook::Foreign),
            ("[1,2,3]", NotAPlaybook::Foreign),
            (r#"{"name":"something else","version":"2.0"}"#, NotAPlaybook::Foreign),
            (&snapshot, NotAPlaybook::Snapshot),
            (&snapshot[..snapshot.len() / 2], NotAPlaybook::Snapshot),
            (r#"{"format":"entonnoir/pieces","version":1}"#, NotAPlaybook::Snapshot),
            (r#"{"format":"entonnoir/pieces","version":"#, NotAPlaybook::Snapshot),
            (&whole.replacen("\"version\":1", "\"version\":2", 1), NotAPlaybook::Newer),
            (&whole.replacen("\"version\":1", "\"version\":1e99", 1), NotAPlaybook::Newer),
            (&whole.replacen("\"version\":1", "\"version\":0.5", 1), NotAPlaybook::Damaged),
            (&cut, NotAPlaybook::Damaged),
            (&whole.replacen("\"rank\":", "\"kind\":", 1), NotAPlaybook::Damaged),
            (r#"{"format":"entonnoir/playbook","version":1}"#, NotAPlaybook::Damaged),
            (
                &whole.replacen("\"definitions\":\"2-0-0\"", "\"definitions\":\"ffffffffffffff-0-0\"", 1),
                NotAPlaybook::Damaged,
            ),
            (&"[".repeat(200_000), NotAPlaybook::Foreign),
            (&" ".repeat(5 << 20), NotAPlaybook::TooLarge),
        ] {
            assert_eq!(decode(wrong), Err(why), "{}", wrong.chars().take(80).collect::<String>());
        }
    }

    #[test]
    fn more_stages_than_anybody_looks_through_are_too_many() {
        let mut playbook = playbooks::named("bant").unwrap();
        let one = playbook.stages[0].1.clone();
        let stages = |count: u128| (0..count).map(|id| (StageId::new(id), one.clone())).collect();
        playbook.stages = stages(MOST_PARTS as u128);
        assert!(decode(&encode(&playbook, 0)).is_ok());
        playbook.stages = stages(MOST_PARTS as u128 + 1);
        assert_eq!(decode(&encode(&playbook, 0)), Err(NotAPlaybook::TooLarge));
    }

    #[test]
    fn a_damaged_playbook_still_says_what_it_is() {
        assert!(is_meant(&text()) && is_meant(&text()[..300]) && is_meant(&format!("\u{feff}{}", text())));
        assert!(
            !is_meant("") && !is_meant(r#"{"format":"entonnoir/snapshot","note":"\"entonnoir/playbook\""}"#)
        );
        assert!(
            !is_meant(r#"{"format":"entonnoir/snapshot","note":"entonnoir/playbook"#),
            "it was cut short"
        );
    }
}
