//! The raw pieces of storage in a file: those that could not be read, handed out; and those that come back in.

use std::collections::BTreeSet;

use super::{Incoming, Outgoing, Unusable};
use crate::{
    domain::{moment::Moment, workspace::Workspace},
    session::{
        boot::{self, SetAside},
        storage,
    },
    snapshot::{
        file::{self, Decoded, Flaw, Rejected},
        packing::Unreadable,
        pieces_file::{self, NotPieces},
    },
};

/// All pieces that could not be read, to hand to whoever can help, or to open again in a later version.
pub fn set_aside(pieces: &[SetAside], now: Moment) -> Outgoing {
    let mut known = BTreeSet::new();
    // Two stores may hold a piece differently, and neither may be readable.
    let (home, mirror): (Vec<&SetAside>, Vec<_>) = pieces.iter().partition(|piece| known.insert(&piece.key));
    let text = pieces_file::encode(&texts(&home), &texts(&mirror), now.millis);
    Outgoing { name: format!("entonnoir-set-aside-{}.json", now.today()), text }
}

fn texts<'a>(pieces: &[&'a SetAside]) -> Vec<(&'a str, &'a str)> {
    pieces.iter().map(|piece| (piece.key.as_str(), piece.text.as_str())).collect()
}

/// Whether a file is meant to hold pieces, readable or not.
pub(super) fn is_pieces(file: &Incoming) -> bool {
    pieces_file::is_meant(&file.text)
}

/// The workspace that the pieces of a file make together, and those that cannot be read.
pub(super) fn pieces_in(file: &Incoming) -> Result<Decoded, Unusable> {
    let found = pieces_file::decode(&file.text)?;
    let mut rejected = found.rejected;
    if found.pieces.is_empty() {
        return Err(Unusable::PiecesEmpty);
    }
    let (of_later_layouts, pieces): (Vec<_>, Vec<_>) =
        found.pieces.into_iter().partition(|(key, _)| is_of_a_later_layout(key));
    let opened = boot::open(pieces, 0);
    let is_newer = opened.set_aside.iter().any(|piece| piece.why == Unreadable::Newer);
    let may_be_read_later = is_newer || !of_later_layouts.is_empty();
    rejected.extend(of_later_layouts.iter().map(|(key, text)| excerpt(key, text, Flaw::Newer)));
    rejected.extend(opened.set_aside.iter().map(|piece| {
        let flaw = match piece.why {
            Unreadable::Damaged => Flaw::Damaged,
            Unreadable::Newer => Flaw::Newer,
        };
        excerpt(&piece.key, &piece.text, flaw)
    }));
    let workspace = opened.session.workspace();
    if *workspace == Workspace::default() {
        return Err(match (may_be_read_later, rejected.is_empty()) {
            (true, _) => Unusable::Newer,
            (false, true) => Unusable::PiecesEmpty,
            (false, false) => Unusable::PiecesDamaged,
        });
    }
    let mut decoded = Decoded { workspace: workspace.clone(), rejected };
    if !decoded.workspace.latest().is_on_the_calendar() {
        // Nothing of ours writes that. A snapshot's reader knows which records to leave out.
        let checked = file::decode(&file::encode(&decoded.workspace, 0))?;
        decoded.workspace = checked.workspace;
        decoded.rejected.extend(checked.rejected);
    }
    Ok(decoded)
}

/// `entonnoir/c2/…` and on, of which this version knows nothing.
fn is_of_a_later_layout(key: &str) -> bool {
    let layout = key.strip_prefix("entonnoir/c").and_then(|rest| rest.chars().next());
    layout.is_some_and(|digit| digit.is_ascii_digit()) && !key.starts_with(storage::PREFIX)
}

fn excerpt(key: &str, text: &str, flaw: Flaw) -> Rejected {
    Rejected { excerpt: key.chars().chain([' ']).chain(text.chars()).take(200).collect(), flaw }
}

impl From<NotPieces> for Unusable {
    fn from(why: NotPieces) -> Self {
        match why {
            NotPieces::Empty => Unusable::Empty,
            NotPieces::TooLarge => Unusable::TooLarge,
            NotPieces::Foreign => Unusable::Foreign,
            NotPieces::Newer => Unusable::Newer,
            NotPieces::Damaged => Unusable::PiecesDamaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{ArchiveTeam, Command, ImportSnapshot, RemoveLead},
        domain::{
            event::{Cause, Change},
            stamp::Stamp,
        },
        sample,
        session::{Effect, Session, files::Looked},
        snapshot::{packing::seal, record},
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    /// What lies in storage after an import and one more change.
    fn stored() -> Vec<(String, String)> {
        let mut session = Session::new(Workspace::default(), 1);
        let brought = Box::new(sample::workspace(450, 7, NOW));
        let mut effects = session.dispatch(ImportSnapshot { brought }, NOW).unwrap();
        effects.extend(session.dispatch(ArchiveTeam { team: sample::SALES }, NOW).unwrap());
        effects.into_iter().map(|Effect::Write { key, value }| (key, value)).collect()
    }

    fn looked_at(home: &[(String, String)], mirror: &[(String, String)]) -> Looked {
        let text = pieces_file::encode(home, mirror, 5);
        Session::new(Workspace::default(), 2).look_at(&[Incoming { name: "raw.json".into(), text }], NOW)
    }

    fn refused(home: &[(&str, &str)]) -> Unusable {
        let text = pieces_file::encode(home, &[], 5);
        let session = Session::new(Workspace::default(), 2);
        let looked = session.look_at(&[Incoming { name: "raw.json".into(), text }], NOW);
        assert_eq!(looked.preview, None);
        looked.refused[0].why
    }

    #[test]
    fn raw_pieces_open_as_the_workspace_they_make_together() {
        let stored = stored();
        let whole = boot::open(stored.clone(), 3).session.workspace().clone();
        // One store, the other, or some pieces here and some there, with a choice of this browser between them.
        let choice = [("entonnoir/choice/theme".to_owned(), "dark".to_owned())];
        let (one, other) = stored.split_at(2);
        for (home, mirror) in [(&*stored, &[] as &[_]), (&choice, &*stored), (one, other)] {
            let preview = looked_at(home, mirror).preview.unwrap();
            assert_eq!(preview.brought, whole);
            assert_eq!((preview.differences.new.len(), preview.rejected.len()), (450, 0));
            assert!(preview.brought.team(sample::SALES).unwrap().is_archived());
        }
    }

    #[test]
    fn a_piece_that_is_damaged_here_is_read_there_and_listed_when_it_is_damaged_in_both() {
        let stored = stored();
        let mut damaged = stored.clone();
        damaged[1].1.push('x');
        let preview = looked_at(&damaged, &stored).preview.unwrap();
        assert_eq!((preview.differences.new.len(), preview.rejected.len()), (450, 0));
        let preview = looked_at(&damaged, &[]).preview.unwrap();
        assert_eq!(preview.rejected.len(), 1);
        assert!(preview.rejected[0].excerpt.starts_with(&stored[1].0), "{:?}", preview.rejected);
        assert!((1..450).contains(&preview.differences.new.len()));
    }

    #[test]
    fn the_same_pieces_again_are_no_news() {
        let stored = stored();
        let session = boot::open(stored.clone(), 3).session;
        let text = pieces_file::encode(&stored, &[], 5);
        let looked = session.look_at(&[Incoming { name: "raw.json".into(), text }], NOW);
        assert_eq!((looked.preview, looked.refused[0].why), (None, Unusable::NothingNew));
    }

    #[test]
    fn each_bad_file_of_pieces_has_its_reason() {
        const RECORD: &str = "entonnoir/c1/j/0000000000000007/00000001";
        assert_eq!(refused(&[]), Unusable::PiecesEmpty);
        assert_eq!(refused(&[("entonnoir/choice/theme", "dark")]), Unusable::PiecesEmpty);
        assert_eq!(refused(&[(RECORD, "1t.00000000.{")]), Unusable::PiecesDamaged);
        assert_eq!(refused(&[(RECORD, "2t.00000000.{")]), Unusable::Newer);
        assert_eq!(refused(&[("entonnoir/c2/a", "x")]), Unusable::Newer);
        let torn = r#"{"format":"entonnoir/pieces","version":1,"home":{"#;
        let session = Session::new(Workspace::default(), 2);
        let looked = session.look_at(&[Incoming { name: "raw.json".into(), text: torn.into() }], NOW);
        assert_eq!(looked.refused[0].why, Unusable::PiecesDamaged);
    }

    #[test]
    fn beside_what_can_be_read_a_later_layout_is_listed() {
        let mut stored = stored();
        stored.push(("entonnoir/c2/a".into(), "from a later layout".into()));
        let preview = looked_at(&stored, &[]).preview.unwrap();
        assert_eq!((preview.differences.new.len(), preview.rejected.len()), (450, 1));
        assert_eq!(preview.rejected[0].excerpt, "entonnoir/c2/a from a later layout");
    }

    #[test]
    fn what_was_written_after_the_end_of_the_calendar_stays_out() {
        let mut stored = stored();
        let whole = boot::open(stored.clone(), 3).session;
        let lead = whole.workspace().all_leads().next().unwrap().id;
        let events = RemoveLead { lead }.decide(whole.workspace(), NOW).unwrap();
        let stamp = Stamp { millis: i64::MAX / 4, counter: 0, writer: 9 };
        let forged = Change { stamp, cause: Cause::Asked, events };
        stored.push((storage::journal_key(9, 0), record::encode(&forged)));
        let preview = looked_at(&stored, &[]).preview.unwrap();
        assert!(preview.brought.latest().is_on_the_calendar());
        assert_eq!((preview.differences.new.len(), preview.rejected.len()), (449, 1));
    }

    #[test]
    fn what_was_set_aside_is_the_same_kind_of_file_with_every_copy() {
        let aside =
            |key: &str, text: &str| SetAside { key: key.into(), text: text.into(), why: Unreadable::Damaged };
        let (one, other) = (seal("{}"), "damaged".to_owned());
        let key = "entonnoir/c1/j/0000000000000007/00000001";
        let file = set_aside(&[aside(key, &one), aside("entonnoir/c1/x", "y"), aside(key, &other)], NOW);
        assert_eq!(file.name, "entonnoir-set-aside-2026-02-02.json");
        let mut pieces = pieces_file::decode(&file.text).unwrap().pieces;
        pieces.sort();
        let mut expected =
            [(key.to_owned(), one), (key.to_owned(), other), ("entonnoir/c1/x".into(), "y".into())];
        expected.sort();
        assert_eq!(pieces, expected);
    }
}
