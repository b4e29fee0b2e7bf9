//! Badges as a person meets them: read as this browser was taught, put into the form for a new lead, and read again
//! once somebody has said what their parts are.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    commands::{How, LeadForm, Taken},
    domain::{
        activity::Activity, badge, field::Field, ids::LeadId, lead::Lead, moment::Moment, text,
        workspace::Workspace,
    },
    session::day::Day,
    snapshot::badge as says,
};

pub use crate::snapshot::badge::{Badge, Kind, Layout, Layouts, Part, Shape, split};

/// What a code says, or somebody typed, at a show; `None` when that is nothing.
pub fn read(bytes: &[u8], taught: &Layouts, show: &str) -> Option<Badge> {
    let badge = says::read(bytes)?;
    let layout = badge.shape().and_then(|shape| taught.at(show, shape));
    Some(layout.and_then(|layout| layout.read(&badge.raw)).unwrap_or(badge))
}

/// Whether more is to come of what a hand scanner types: it presses Enter after each line of a card.
pub fn is_unfinished(typed: &str) -> bool {
    let typed = typed.trim_start().to_ascii_uppercase();
    typed.starts_with("BEGIN:VCARD") && !typed.contains("END:VCARD")
}

/// What a badge says, as if somebody had typed it.
pub fn form(badge: &Badge) -> LeadForm {
    let tags = (!badge.tags.is_empty()).then(|| badge.tags.join(", "));
    LeadForm { fields: badge.fields.clone(), tags }
}

/// By what somebody is called, as far as the badge says.
pub fn called(badge: &Badge) -> String {
    let names = Field::NAMING.into_iter().filter_map(|field| badge.fields.get(&field));
    names.into_iter().next().cloned().unwrap_or_else(|| badge::stand_in(&badge.raw))
}

/// The same for a lead that is captured as it is: who has no name yet is called by the badge.
pub fn whole_form(badge: &Badge) -> LeadForm {
    if badge.is_named() {
        form(badge)
    } else {
        form(badge).with(Field::FullName, badge::stand_in(&badge.raw))
    }
}

/// The meeting with somebody whose badge was read, or was not: where it was, and what the badge says.
pub fn met(day: &Day, badge: Option<&str>, now: Moment) -> Option<Activity> {
    let at_show = day.met(now);
    let Some(raw) = badge else { return at_show };
    let read = badge::met(raw, now.millis);
    let place = at_show.map(|met| met.note).filter(|note| !note.is_empty());
    let note = place.into_iter().chain([read.note.clone()]).collect::<Vec<_>>().join("\n");
    Some(Activity { note, ..read })
}

/// A form that was being filled in, after a badge: what it says comes in the place of what was there, notes and tags
/// come beside. What only an earlier badge had said goes with it.
pub fn filled(mut typed: LeadForm, earlier: Option<&Badge>, badge: &Badge) -> LeadForm {
    if let Some(earlier) = earlier {
        typed.fields.retain(|field, text| earlier.fields.get(field) != Some(text));
        typed.tags = typed.tags.filter(|tags| Some(tags) != form(earlier).tags.as_ref());
    }
    for (field, said) in &badge.fields {
        let known = typed.fields.get(field).map(String::as_str).unwrap_or_default();
        let is_beside = *field == Field::Notes && !known.trim().is_empty() && !known.contains(said);
        let text = if is_beside { format!("{known}\n{said}") } else { said.clone() };
        if *field != Field::Notes || is_beside || known.trim().is_empty() {
            typed.fields.insert(*field, text);
        }
    }
    if let Some(tags) = form(badge).tags {
        let known = typed.tags.filter(|known| !known.trim().is_empty());
        typed.tags = Some(known.into_iter().chain([tags]).collect::<Vec<_>>().join(", "));
    }
    typed
}

/// The leads that a layout says more about: those whose badge has its shape, each with the fields that are still empty
/// or hold but a stand-in. Whoever came from another show is left alone.
pub fn told_by(workspace: &Workspace, layout: &Layout) -> Vec<Taken> {
    let mut only = Layouts::default();
    only.teach(layout.clone());
    let (mut taken, mut known) = (Vec::new(), BTreeSet::new());
    for (lead, raw, _) in badge::badges(workspace).filter(|(lead, ..)| is_from(workspace, lead, &layout.show))
    {
        let Some(badge) =
            read(raw.as_bytes(), &only, &layout.show).filter(|badge| badge.kind == Kind::Taught)
        else {
            continue;
        };
        let mut form = LeadForm::default();
        form.fields.extend(badge.fields.into_iter().filter(|(field, _)| badge::lacks(lead, *field)));
        // A second badge of somebody has nothing to add to the first.
        if !form.fields.is_empty() && known.insert(lead.id) {
            taken.push(Taken { lead: lead.id, form, how: How::Fill });
        }
    }
    taken
}

/// By which numbers of badges the leads of the boards are known, each as [`number`] has it.
pub fn numbers(workspace: &Workspace) -> BTreeMap<String, BTreeSet<LeadId>> {
    let mut known: BTreeMap<String, BTreeSet<LeadId>> = BTreeMap::new();
    for (lead, raw, _) in badge::badges(workspace) {
        let registered = says::read(raw.as_bytes()).and_then(|badge| badge.registration);
        for text in [Some(raw), registered].into_iter().flatten() {
            known.entry(number(&text)).or_default().insert(lead.id);
        }
    }
    known
}

/// A number of a badge as it is compared: a spreadsheet has taken its zeros away.
pub fn number(text: &str) -> String {
    text.trim().trim_start_matches('0').to_ascii_uppercase()
}

/// Whether a lead may have been met at a show: it has no other source.
fn is_from(workspace: &Workspace, lead: &Lead, show: &str) -> bool {
    let source = lead.source().and_then(|campaign| workspace.campaign(campaign));
    source.is_none_or(|source| show.is_empty() || text::fold(&source.name) == text::fold(show))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, MeetLead, TakeLeads, testing::Bench},
        domain::{ids::LeadId, rejection::Rejection},
        queries::deed::{Deed, deed},
    };

    const RAW: &str = "4711|MOREL|Claire|ACME SA|FR";

    fn layout() -> Layout {
        Layout::guess("Salon", RAW).unwrap()
    }

    fn taught() -> Layouts {
        let mut taught = Layouts::default();
        taught.teach(layout());
        taught
    }

    fn badge(text: &str) -> Badge {
        read(text.as_bytes(), &Layouts::default(), "").unwrap()
    }

    fn meet(bench: &mut Bench, lead: &str, raw: &str, more: &[(Field, &str)]) {
        let badge = badge(raw);
        let form = more.iter().fold(whole_form(&badge), |form, (field, text)| form.with(*field, *text));
        bench.done(MeetLead {
            captured: CaptureLead { lead: LeadId::named(lead), team: Bench::TEAM, form },
            answers: Vec::new(),
            met: vec![badge::met(&badge.raw, 0)],
        });
    }

    fn text(bench: &Bench, lead: &str, field: Field) -> String {
        bench.workspace.lead(LeadId::named(lead)).unwrap().text(field).to_owned()
    }

    #[test]
    fn a_badge_is_read_as_it_was_taught_at_its_show_only() {
        let here = read(RAW.as_bytes(), &taught(), "Salon").unwrap();
        assert_eq!((here.kind, here.fields[&Field::FullName].as_str()), (Kind::Taught, "Claire MOREL"));
        let elsewhere = read(RAW.as_bytes(), &taught(), "Hall").unwrap();
        assert!(matches!(elsewhere.kind, Kind::Unknown(_)));
        // A link has parts too, and is none the less a link.
        let link = read(b"https://x.example/|a|b|c|d", &taught(), "Salon").unwrap();
        assert_eq!(link.kind, Kind::Website);
    }

    #[test]
    fn teaching_fills_in_those_who_were_scanned_before_as_one_change() {
        let mut bench = Bench::with_team();
        meet(&mut bench, "claire", RAW, &[]);
        meet(
            &mut bench,
            "ana",
            "4712|PETIT|Ana|Uno|ES",
            &[(Field::FullName, "Anna P."), (Field::Company, "Dos")],
        );
        meet(&mut bench, "other", "4713|Short", &[]);
        meet(&mut bench, "away", "4714|ROY|Bo|Tre|IT", &[(Field::Source, "Another show")]);
        assert_eq!(text(&bench, "claire", Field::FullName), format!("Badge {RAW}"));
        let before = bench.seen();

        let taken = told_by(&bench.workspace, &layout());
        let mut leads: Vec<LeadId> = taken.iter().map(|taken| taken.lead).collect();
        leads.sort();
        let mut expected = ["ana", "claire"].map(LeadId::named);
        expected.sort();
        assert_eq!(leads, expected);
        bench.done(TakeLeads { team: Bench::TEAM, taken });
        assert_eq!(deed(&bench.workspace, bench.changes.last().unwrap()), Deed::FillIn(2));
        let all =
            |lead| [Field::FullName, Field::Company, Field::Country].map(|field| text(&bench, lead, field));
        assert_eq!(all("claire"), ["Claire MOREL", "ACME SA", "FR"]);
        assert_eq!(all("ana"), ["Anna P.", "Dos", "ES"]);
        assert_eq!(text(&bench, "away", Field::Country), "");

        assert!(told_by(&bench.workspace, &layout()).is_empty(), "they know it all by now");
        let nothing = TakeLeads { team: Bench::TEAM, taken: Vec::new() };
        assert_eq!(bench.refused(nothing), Rejection::NothingChanged);
        bench.undo();
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn a_form_is_filled_and_another_badge_takes_the_first_ones_place() {
        let typed = LeadForm::default().with(Field::FullName, "Cl").with(Field::Notes, "wants a demo");
        let first = badge("MECARD:N:Morel,Claire;TEL:+33199001234;NOTE:VIP;;");
        let once = filled(typed.clone(), None, &first);
        let get = |form: &LeadForm, field| form.fields.get(&field).cloned().unwrap_or_default();
        assert_eq!(get(&once, Field::FullName), "Claire Morel");
        assert_eq!(get(&once, Field::Notes), "wants a demo\nVIP");
        assert_eq!(filled(once.clone(), Some(&first), &first), once);
        let second = badge("BEGIN:VCARD\nFN:Ana\nCATEGORIES:VIP\nEND:VCARD");
        let twice = filled(once, Some(&first), &second);
        assert_eq!((get(&twice, Field::FullName), get(&twice, Field::Phone)), ("Ana".into(), String::new()));
        assert_eq!(twice.tags.as_deref(), Some("VIP"));
        let blank = filled(LeadForm::default(), None, &badge("4711"));
        assert_eq!(blank, LeadForm::default(), "a number is nobody's name");
    }

    #[test]
    fn a_meeting_says_where_it_was_and_what_the_badge_says() {
        let now = Moment::utc(1_762_084_800_000);
        let day = Day::said(now, "Salon", "Stand B12", "");
        let at_booth = met(&day, Some("47|11"), now).unwrap();
        assert_eq!(
            (at_booth.note.as_str(), badge::read_at(&at_booth).as_deref()),
            ("Stand B12\nBadge: 47|11", Some("47|11"))
        );
        assert_eq!(met(&Day::default(), Some("47|11"), now).unwrap().note, "Badge: 47|11");
        assert_eq!(met(&day, None, now), day.met(now));
        assert_eq!(met(&Day::default(), None, now), None);
    }

    #[test]
    fn a_card_that_a_hand_scanner_types_is_waited_for() {
        for (typed, is_more_to_come) in [
            ("begin:vcard\nFN:Ana", true),
            ("BEGIN:VCARD\nFN:Ana\nEND:VCARD", false),
            ("4711", false),
            ("", false),
        ] {
            assert_eq!(is_unfinished(typed), is_more_to_come, "{typed}");
        }
    }
}
