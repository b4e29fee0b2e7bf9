//! Damage to one spot costs what stands at that spot, and no more.

use std::collections::BTreeSet;

use entonnoir::{
    domain::{event::Event, ids::LeadId, workspace::Workspace},
    session::{
        boot,
        storage::{self, Piece},
    },
    snapshot::{
        file::{self, Decoded, NotASnapshot},
        parts, record,
    },
};
use proptest::{prelude::*, sample::Index};

use crate::{
    law,
    world::{NOON, Tablet, World, forward_steps, stories},
};

/// One letter or byte changed, or the rest missing.
#[derive(Clone, Debug)]
enum Damage {
    Letter(Index, char),
    Byte(Index, u8),
    Cut(Index),
}

fn damages() -> impl Strategy<Value = Damage> {
    let telling = prop::sample::select(vec![
        '"', '{', '}', '[', ']', ',', ':', '\\', '\n', ' ', '0', '9', '.', 'x', '\0',
    ]);
    prop_oneof![
        (any::<Index>(), telling).prop_map(|(at, letter)| Damage::Letter(at, letter)),
        (any::<Index>(), any::<char>()).prop_map(|(at, letter)| Damage::Letter(at, letter)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        any::<Index>().prop_map(Damage::Cut),
    ]
}

impl Damage {
    /// The damaged text, and the bytes of the whole one that are not as they were.
    fn to(&self, text: &str) -> (String, std::ops::Range<usize>) {
        match self {
            Damage::Letter(at, letter) => {
                let (from, old) = text.char_indices().nth(at.index(text.chars().count())).unwrap();
                let to = from + old.len_utf8();
                (format!("{}{letter}{}", &text[..from], &text[to..]), from..to)
            }
            Damage::Byte(at, byte) => {
                let at = at.index(text.len());
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = *byte;
                // A broken letter reads as one or several signs of breakage.
                let (from, old) = text.char_indices().rfind(|(from, _)| *from <= at).unwrap();
                (String::from_utf8_lossy(&bytes).into_owned(), from..from + old.len_utf8())
            }
            Damage::Cut(at) => {
                let from = text.char_indices().nth(at.index(text.chars().count())).unwrap().0;
                (text[..from].to_owned(), from..text.len())
            }
        }
    }
}

/// The leads that a piece in storage speaks of.
fn leads_in(tablet: &Tablet, key: &str) -> BTreeSet<LeadId> {
    match storage::piece(key) {
        Some(Piece::Part { .. }) => {
            parts::decode(&tablet.pieces[key]).unwrap().all_leads().map(|lead| lead.id).collect()
        }
        _ => {
            let change = record::decode(&tablet.pieces[key]).unwrap();
            let changes = tablet.changes();
            let import = changes.iter().find(|known| Some(known.stamp) == change.import());
            let brought =
                import.into_iter().flat_map(|import| &import.events).filter_map(|event| match event {
                    Event::Joined { brought, back: _ } => Some(brought.all_leads().map(|lead| lead.id)),
                    _ => None,
                });
            change.events.iter().filter_map(Event::lead).chain(brought.flatten()).collect()
        }
    }
}

proptest! {
    #![proptest_config(law(96))]

    #[test]
    fn a_damaged_piece_costs_only_what_it_holds(steps in stories(60), which in any::<Index>(), damage in damages()) {
        let tablet = World::after(2, &steps).tablets.remove(0);
        let (key, text) = tablet.pieces.iter().nth(which.index(tablet.pieces.len())).unwrap();
        let (damaged, _) = damage.to(text);
        let mut pieces = tablet.pieces.clone();
        pieces.insert(key.clone(), damaged.clone());
        let opened = boot::open(pieces, 99);
        let touched = leads_in(&tablet, key);
        for lead in tablet.workspace().all_leads().filter(|lead| !touched.contains(&lead.id)) {
            prop_assert_eq!(opened.session.workspace().known_lead(lead.id), Some(lead), "damage to {}", key);
        }
        // It is there to be looked at, or it did no harm.
        if opened.session.workspace() != tablet.workspace() {
            prop_assert_eq!(opened.set_aside.len(), 1);
            prop_assert_eq!(&opened.set_aside[0].key, key);
            prop_assert_eq!(&opened.set_aside[0].text, &damaged);
        }
        prop_assert!(opened.set_aside.len() <= 1);
    }

    #[test]
    fn a_damaged_file_costs_only_the_damaged_lines(steps in forward_steps(60), damage in damages()) {
        let workspace = World::after(2, &steps).tablets.remove(0).workspace().clone();
        costs_only_those_lines(&workspace, &damage)?;
    }
}

fn costs_only_those_lines(workspace: &Workspace, damage: &Damage) -> Result<(), TestCaseError> {
    let text = file::encode(workspace, NOON);
    let (damaged, gone) = damage.to(&text);
    let mut start = 0;
    let mut untouched = BTreeSet::new();
    for line in text.split_inclusive('\n') {
        let lines_bytes = start..start + line.len();
        start += line.len();
        if lines_bytes.end <= gone.start || gone.end < lines_bytes.start {
            untouched.extend(
                line.starts_with('{')
                    .then(|| line.split_once("\"id\":\""))
                    .flatten()
                    .map(|(_, id)| id[..32].to_owned()),
            );
        }
    }
    let Decoded { workspace: read, rejected } = match file::decode(&damaged) {
        Ok(decoded) => decoded,
        // Only the first line can make it look newer; nothing else justifies a refusal while any record is whole.
        Err(NotASnapshot::Newer) => {
            prop_assert!(gone.start < text.find('\n').unwrap_or(0));
            return Ok(());
        }
        Err(why) => {
            prop_assert!(untouched.is_empty(), "{why:?} although {untouched:?} are whole");
            return Ok(());
        }
    };
    for lead in workspace.all_leads().filter(|lead| untouched.contains(&lead.id.to_string())) {
        prop_assert_eq!(read.known_lead(lead.id), Some(lead));
    }
    for team in workspace.all_teams().filter(|team| untouched.contains(&team.id.to_string())) {
        prop_assert_eq!(read.team(team.id), Some(team));
    }
    for (id, written) in workspace.written_campaigns().filter(|(id, _)| untouched.contains(&id.to_string())) {
        prop_assert!(read.written_campaigns().any(|known| known == (id, written)));
    }
    // A record that went missing is never passed over in silence; one whose identity turned into another, digit for
    // digit, is still there.
    let missing = read.all_leads().count() < workspace.all_leads().count();
    prop_assert!(!missing || !rejected.is_empty(), "a lead is missing and nothing was said");
    Ok(())
}

/// The lines between the records are few and hold the file together: every letter of them, changed in every way
/// that could mean something else.
#[test]
fn no_letter_between_the_records_holds_them_hostage() {
    let mut world = World::new(1);
    for name in ["claire", "marc"] {
        let form = entonnoir::commands::LeadForm::default()
            .with(entonnoir::domain::field::Field::FullName, name)
            .with(entonnoir::domain::field::Field::Source, "Salon");
        let team = world.tablets[0].workspace().teams()[0].id;
        let lead = LeadId::named(name);
        let capture = entonnoir::commands::CaptureLead { lead, team, form };
        world.tablets[0].ask(capture).unwrap();
    }
    let workspace = world.tablets[0].workspace();
    let text = file::encode(workspace, NOON);
    let letters: Vec<char> = text.chars().collect();
    let mut in_record = false;
    for at in 0..letters.len() {
        if at == 0 || letters[at - 1] == '\n' {
            // The first line of all is the header.
            in_record = at > 0 && letters[at] == '{';
        }
        // The seam before and after a record counts as between.
        let seam = letters[at] == '\n' || letters.get(at + 1) == Some(&'\n');
        if in_record && !seam {
            continue;
        }
        for letter in ['"', '{', '}', '[', ']', ',', ':', '\\', '\n', ' ', '0', '2', '9', 'x'] {
            let mut damaged = letters.clone();
            damaged[at] = letter;
            let damaged: String = damaged.into_iter().collect();
            let read = match file::decode(&damaged) {
                Ok(decoded) => decoded,
                Err(NotASnapshot::Newer) => continue,
                Err(why) => panic!("{why:?} for {damaged}"),
            };
            // At a seam the record beside it may be the damaged one; then it is handed back. A name in the header that
            // nobody knows any more may be a newer version's.
            let mut found = read.workspace;
            found.beyond = workspace.beyond.clone();
            let whole = found == *workspace;
            assert!(whole || seam && !read.rejected.is_empty(), "{letter:?} at {at}: {damaged}");
        }
    }
}
