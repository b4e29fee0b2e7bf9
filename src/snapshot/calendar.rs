//! Next steps as a calendar (iCalendar, RFC 5545): one day each, by an identity that stays, so that a calendar which
//! takes the same step in again moves it instead of doubling it.

use chrono::{DateTime, NaiveDate};

use super::folded::{escaped, push_line};
use crate::domain::{
    field::{Fact, Field},
    lead::Lead,
    moment::Millis,
};

const PRODUCT: &str = "-//Entonnoir//Entonnoir//EN";

/// The calendar of the leads that have a next step with a day; the others are left out.
pub fn encode<'a>(leads: impl Iterator<Item = &'a Lead>, now: Millis) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| push_line(&mut text, name, value);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", PRODUCT);
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    for (lead, day) in leads.filter_map(|lead| Some((lead, planned(lead)?))) {
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}-next-step@entonnoir", lead.id));
        line("DTSTAMP", &instant(now));
        line("LAST-MODIFIED", &instant(written(lead).unwrap_or(now)));
        line("SEQUENCE", &revision(lead).to_string());
        line("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        if let Some(next) = day.succ_opt() {
            line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
        }
        line("SUMMARY", &escaped(&summary(lead)));
        let description = description(lead);
        if !description.is_empty() {
            line("DESCRIPTION", &escaped(&description));
        }
        // A day on which something is to be done is no day away.
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// The day of the next step.
pub fn planned(lead: &Lead) -> Option<NaiveDate> {
    match lead.fact(Field::NextStepOn) {
        Some(Fact::Date(day)) => Some(*day),
        _ => None,
    }
}

/// "Call back · Claire Morel (Acme)".
fn summary(lead: &Lead) -> String {
    let (who, company) = (lead.called(), lead.text(Field::Company));
    let who =
        if company.is_empty() || company == who { who.to_owned() } else { format!("{who} ({company})") };
    match lead.text(Field::NextStep) {
        "" => who,
        step => format!("{step} · {who}"),
    }
}

/// Who it is and how to reach them, a line each: a calendar is read on a telephone, where these can be pressed.
fn description(lead: &Lead) -> String {
    let fields = [
        Field::FullName,
        Field::Title,
        Field::Company,
        Field::Phone,
        Field::Email,
        Field::Website,
        Field::City,
    ];
    let texts = fields.into_iter().map(|field| lead.text(field)).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join("\n")
}

const STEP: [Field; 2] = [Field::NextStep, Field::NextStepOn];

/// How often the step was changed: a calendar keeps the higher of two.
fn revision(lead: &Lead) -> usize {
    let writes = STEP.iter().filter_map(|field| lead.facts.get(field)).map(|written| written.writes().len());
    writes.sum::<usize>().saturating_sub(1)
}

fn written(lead: &Lead) -> Option<Millis> {
    STEP.iter().filter_map(|field| lead.facts.get(field)).map(|written| written.stamp().millis).max()
}

fn instant(at: Millis) -> String {
    DateTime::from_timestamp_millis(at).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{ids::LeadId, stamp::Stamp},
        snapshot::card::obeys,
    };
    use proptest::prelude::*;

    const NOW: Millis = 1_770_000_000_000;

    fn lead(texts: &[(Field, &str)]) -> Lead {
        let mut lead = Lead::new(LeadId::new(42), Stamp::ORIGIN);
        for (at, (field, text)) in texts.iter().enumerate() {
            let stamp = Stamp { millis: NOW + at as Millis, ..Stamp::ORIGIN };
            lead.facts.entry(*field).or_default().write(stamp, field.recall(text));
        }
        lead
    }

    fn events(text: &str) -> usize {
        text.matches("BEGIN:VEVENT\r\n").count()
    }

    #[test]
    fn a_step_is_a_day_that_a_calendar_can_find_again() {
        let lead = lead(&[
            (Field::FullName, "Hélène Morel"),
            (Field::Company, "Béton, Lyon"),
            (Field::Phone, "01 99 00 12 34"),
            (Field::NextStep, "Call back; ask for the plan"),
            (Field::NextStepOn, "2026-02-28"),
        ]);
        let text = encode([&lead].into_iter(), NOW);
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entonnoir//Entonnoir//EN\r\n\
            CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\n\
            UID:0000000000000000000000000000002a-next-step@entonnoir\r\nDTSTAMP:20260202T024000Z\r\n\
            LAST-MODIFIED:20260202T024000Z\r\nSEQUENCE:1\r\nDTSTART;VALUE=DATE:20260228\r\n\
            DTEND;VALUE=DATE:20260301\r\nSUMMARY:Call back\\; ask for the plan · Hélène Morel (Béton\\, Lyon)\r\n\
            DESCRIPTION:Hélène Morel\\nBéton\\, Lyon\\n01 99 00 12 34\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
            END:VCALENDAR\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_step_that_was_moved_comes_as_a_later_one_of_the_same() {
        let mut lead = lead(&[(Field::FullName, "Ana"), (Field::NextStepOn, "2026-02-28")]);
        let before = encode([&lead].into_iter(), NOW);
        let later = Stamp { millis: NOW + 60_000, ..Stamp::ORIGIN };
        lead.facts.entry(Field::NextStepOn).or_default().write(later, Field::NextStepOn.recall("2026-03-05"));
        let after = encode([&lead].into_iter(), NOW);
        let said =
            |text: &str, name: &str| text.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        assert_eq!(said(&before, "UID"), said(&after, "UID"));
        assert_eq!(
            (said(&before, "SEQUENCE"), said(&after, "SEQUENCE")),
            ("SEQUENCE:0".into(), "SEQUENCE:1".into())
        );
    }

    #[test]
    fn what_has_no_day_is_in_no_calendar() {
        let undated = lead(&[(Field::FullName, "Ana"), (Field::NextStep, "Call")]);
        assert_eq!(events(&encode([&undated].into_iter(), NOW)), 0);
    }

    proptest! {
        #[test]
        fn whatever_people_write_the_grammar_is_kept(step in "\\PC{0,90}", name in "\\PC{0,90}", day in 1_u32..28) {
            let day = format!("2026-02-{day:02}");
            let lead = lead(&[(Field::FullName, &name), (Field::NextStep, &step), (Field::NextStepOn, &day)]);
            let text = encode([&lead].into_iter(), NOW);
            obeys(&text);
            prop_assert_eq!(events(&text), 1);
            let unfolded = text.replace("\r\n ", "");
            let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            let said = line.replace("\\\\", "\u{1}").replace("\\,", ",").replace("\\;", ";").replace('\u{1}', "\\");
            prop_assert!(said.contains(lead.text(Field::NextStep)) && said.contains(lead.called()));
        }
    }
}
