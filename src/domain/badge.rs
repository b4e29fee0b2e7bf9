//! What stands on a badge, word for word: kept with the meeting at which it was read, so that it can be read again once
//! somebody has said what its parts mean.

use super::{
    activity::{Activity, Channel, Direction},
    field::Field,
    lead::Lead,
    moment::Millis,
    text,
    workspace::Workspace,
};

/// What the text of a badge stands behind in the note of a meeting. The same in every language, so that it is found.
const MARK: &str = "Badge: ";

/// More than any code holds: the largest has 7,089 digits.
const MOST: usize = 8_000;

/// Of a badge that says no name, so much stands in for one.
const MOST_STAND_IN: usize = 60;

const STAND_IN: &str = "Badge ";

/// Unicode has a picture for each control character, in the same order, from here.
const PICTURES: u32 = 0x2400;

/// The text of a badge as it comes back out of a note: what cannot be seen goes, but for the tabs and separators that
/// part one badge's words from each other.
pub fn plain(raw: &str) -> String {
    from_pictures(&in_pictures(raw))
}

/// The meeting at which a badge was read.
pub fn met(raw: &str, at: Millis) -> Activity {
    let note = format!("{MARK}{}", in_pictures(raw));
    Activity::new(Channel::Show, Direction::Inbound, at, note)
}

/// The text of the badge that was read at a meeting. Other lines may stand before it.
pub fn read_at(meeting: &Activity) -> Option<String> {
    let note = &meeting.note;
    let starts = note.match_indices(MARK).map(|(at, _)| at);
    let begins_a_line = |at: &usize| *at == 0 || note[..*at].ends_with('\n');
    let at = starts.into_iter().find(begins_a_line)?;
    Some(from_pictures(&note[at + MARK.len()..])).filter(|raw| !raw.is_empty())
}

/// The badges that were read with the leads of the boards: whose, what they say, and when.
pub fn badges(workspace: &Workspace) -> impl Iterator<Item = (&Lead, String, Millis)> {
    let read = |(lead, met): (&'_ Lead, &Activity)| {
        // What was read of somebody who is joined into another is that one's.
        let raw = read_at(met)?;
        Some((workspace.lead(workspace.stand_in(lead.id))?, raw, met.at))
    };
    let meetings = workspace.all_leads().flat_map(|lead| lead.activities().map(move |(_, met)| (lead, met)));
    meetings.filter_map(read)
}

/// What a lead is called until somebody knows its name: `Badge 4711`.
pub fn stand_in(raw: &str) -> String {
    let line = on_one_line(raw);
    let mut letters = line.chars();
    let start: String = letters.by_ref().take(MOST_STAND_IN).collect();
    let more = if letters.next().is_some() { "…" } else { "" };
    format!("{STAND_IN}{start}{more}")
}

/// Whether a lead is still called by a badge of its own, because nobody has said its name.
fn stands_in(lead: &Lead) -> bool {
    let name = lead.text(Field::FullName);
    let is_its_own = |met: &Activity| read_at(met).is_some_and(|raw| stand_in(&raw) == name);
    name.starts_with(STAND_IN) && lead.activities().any(|(_, met)| is_its_own(met))
}

/// Whether nobody has said what a lead's field holds: the number of a badge is nobody's name.
pub fn lacks(lead: &Lead, field: Field) -> bool {
    lead.fact(field).is_none() || field == Field::FullName && stands_in(lead)
}

/// For reading: what cannot be seen as its picture.
pub fn on_one_line(raw: &str) -> String {
    text::clean_line(&in_pictures(raw))
}

/// A note takes no control characters, so each is written as its picture.
fn in_pictures(raw: &str) -> String {
    let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
    let picture = |letter: char| match u32::from(letter) {
        10 => letter,
        code @ 0..32 => char::from_u32(PICTURES + code).unwrap_or(letter),
        _ => letter,
    };
    let clean = text::clean_lines(&lines.chars().map(picture).collect::<String>());
    clean.chars().take(MOST).collect::<String>().trim_end().to_owned()
}

fn from_pictures(written: &str) -> String {
    let control = |letter: char| match u32::from(letter).checked_sub(PICTURES) {
        Some(code @ 0..32) => char::from_u32(code).unwrap_or(letter),
        _ => letter,
    };
    written.chars().map(control).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_badge_comes_back_out_of_the_note_of_a_meeting() {
        for raw in
            ["4711", "4711\tMOREL\t\tFR", "BEGIN:VCARD\nFN:Zoé\nEND:VCARD", "a\u{1d}b\u{0}c", "Badge: x"]
        {
            let met = met(raw, 7);
            assert_eq!(read_at(&met).as_deref(), Some(raw));
            assert!(!met.note.chars().any(|letter| letter.is_control() && letter != '\n'), "{raw:?}");
        }
        let with_more = Activity { note: format!("Hall 3\n{}", met("47|11", 0).note), ..met("", 0) };
        assert_eq!(read_at(&with_more).as_deref(), Some("47|11"));
        let told = |note: &str| Activity { note: note.into(), ..met("", 0) };
        assert_eq!(
            ["", "Badge: ", "She lost her Badge: 4711"].map(|note| read_at(&told(note))),
            [None, None, None]
        );
    }

    #[test]
    fn a_badge_without_a_name_stands_in_for_one() {
        assert_eq!(stand_in(" 4711 "), "Badge 4711");
        assert_eq!(stand_in("4711\n<b>"), "Badge 4711 <b>");
        assert_eq!(stand_in(&"7".repeat(90)).chars().count(), "Badge ".len() + 61);
    }

    proptest! {
        #[test]
        fn whatever_a_badge_says_is_the_same_after_any_number_of_notes(raw in "(?s).*") {
            let once = plain(&raw);
            prop_assert_eq!(&plain(&once), &once);
            let kept = met(&raw, 0);
            prop_assert_eq!(text::clean_lines(&kept.note), kept.note.trim());
            prop_assert_eq!(read_at(&kept).unwrap_or_default(), once);
        }
    }
}
