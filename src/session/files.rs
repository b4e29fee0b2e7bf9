//! The workspace handed out as a file, and a colleague's files looked at before they are taken over.

mod bringing;
pub mod by_code;
mod cards;
pub mod extract;
pub mod handed;
mod handed_out;
pub mod kind;
mod packed;
pub mod passphrase;
mod pieces;
mod playbook;
mod preview;
mod reading;
mod rows;
pub mod table;
mod told_apart;

use super::{Session, boot::SetAside};
use crate::{
    domain::moment::Moment,
    snapshot::{
        file::{Encoding, NotASnapshot},
        packing::Unreadable,
    },
};

pub use crate::snapshot::file::{Flaw, MOST_BYTES};
pub use crate::snapshot::playbook_file::MOST_BYTES as MOST_PLAYBOOK_BYTES;
pub use bringing::{Brings, Destination, Planning};
pub use cards::{CardFile, CardPlanning, FoundPeople, Listed, PeopleView, Person, Plan, RowView};
pub use handed_out::{Section, counts as counts_to_hand_out};
pub use pieces::set_aside;
pub use playbook::{is_playbook, playbook_in};
pub use preview::{Ahead, Preview};
pub use reading::Reading;
pub use rows::{AheadView, ConflictView, NewTeam, Part, PreviewView, Row};
use table::{NotATable, NotTaken};

/// A file to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub name: String,
    pub text: String,
}

/// A file that is being made.
pub struct Exporting {
    name: String,
    writing: Encoding,
}

impl Exporting {
    /// Writes at most so many leads more, and says how many per cent there are by now; `None` once it is whole.
    pub fn go_on(&mut self, most: usize) -> Option<usize> {
        self.writing.go_on(most).then(|| self.writing.share())
    }

    /// With all that was left to write.
    pub fn end(self) -> Outgoing {
        Outgoing { name: self.name, text: self.writing.end() }
    }
}

/// A file that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    pub name: String,
    pub text: String,
}

/// Why a file changes nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    Empty,
    TooLarge,
    /// Not one of our files, or nothing in it can be read.
    Foreign,
    /// A playbook file, which holds no leads, among other files.
    Playbook,
    /// A playbook file that cannot be read as a whole.
    PlaybookDamaged,
    /// Raw pieces of storage, of which none can be read.
    PiecesDamaged,
    /// A file for raw pieces of storage, without any.
    PiecesEmpty,
    /// Far larger than any playbook.
    PlaybookTooLarge,
    /// A whole workspace where a playbook was asked for.
    Snapshot,
    /// From a newer version of the application.
    Newer,
    /// A table of another program.
    Table(NotTaken),
    /// The browser did not hand it over.
    OutOfReach,
    /// All of it is here already.
    NothingNew,
    /// A locked file among others: it asks for its passphrase.
    LockedAmongOthers,
    /// Contact cards, in which nobody is named.
    NoCards,
    /// Contact cards of more people than there is room for.
    TooManyCards,
    /// Contact cards among files of ours.
    CardsAmongOthers,
    /// People, where there is no team yet that could take them in.
    NoTeamYet,
}

/// A file that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub name: String,
    pub why: Unusable,
}

/// Why a piece of storage could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    Damaged,
    Newer,
}

/// Files looked at: what can be taken over, and what cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    pub preview: Option<Preview>,
    pub refused: Vec<Refusal>,
    /// The only file is a playbook that can be read: the playbook screen compares it with what is there.
    pub is_playbook: bool,
}

impl Because {
    pub fn of(piece: &SetAside) -> Self {
        match piece.why {
            Unreadable::Damaged => Because::Damaged,
            Unreadable::Newer => Because::Newer,
        }
    }
}

impl Session {
    /// The whole workspace.
    pub fn export(&self, now: Moment) -> Outgoing {
        self.begin_export(now).end()
    }

    /// The same, some leads at a time.
    pub fn begin_export(&self, now: Moment) -> Exporting {
        let name = format!("entonnoir-{}.json", now.today());
        Exporting { name, writing: Encoding::begin(&self.workspace, now.millis) }
    }

    /// Reads files and says what taking them over would do. One that cannot be read leaves the others alone.
    /// Changes nothing.
    pub fn look_at(&self, files: &[Incoming], now: Moment) -> Looked {
        let mut reading = Reading::default();
        files.iter().for_each(|file| reading.take(file));
        self.compare(reading, now)
    }

    /// Says what taking over the files that were read would do. Changes nothing.
    pub fn compare(&self, reading: Reading, now: Moment) -> Looked {
        let Reading { brought, rejected, read, mut refused, files, playbooks } = reading;
        let is_playbook = files == 1 && !playbooks.is_empty();
        if !is_playbook {
            refused.extend(playbooks.into_iter().map(|name| Refusal { name, why: Unusable::Playbook }));
        }
        if read.is_empty() {
            return Looked { preview: None, refused, is_playbook };
        }
        let preview = self.preview(brought, rejected, now);
        // A damaged file is shown all the same, and so is one whose news is dated in the future: that may be the news.
        if preview.is_known && preview.rejected.is_empty() && preview.ahead.is_none() {
            refused.extend(read.into_iter().map(|name| Refusal { name, why: Unusable::NothingNew }));
            return Looked { preview: None, refused, is_playbook };
        }
        Looked { preview: Some(preview), refused, is_playbook }
    }
}

impl From<NotASnapshot> for Unusable {
    fn from(why: NotASnapshot) -> Self {
        match why {
            NotASnapshot::Empty => Unusable::Empty,
            NotASnapshot::TooLarge => Unusable::TooLarge,
            NotASnapshot::Foreign => Unusable::Foreign,
            NotASnapshot::Playbook => Unusable::Playbook,
            NotASnapshot::Newer => Unusable::Newer,
        }
    }
}

impl From<NotATable> for Unusable {
    fn from(why: NotATable) -> Self {
        Unusable::Table(NotTaken::Unreadable(why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{ImportSnapshot, RemoveLead},
        domain::workspace::Workspace,
        sample,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    fn incoming(text: impl Into<String>) -> Incoming {
        Incoming { name: "file.json".into(), text: text.into() }
    }

    fn exported() -> Incoming {
        incoming(Session::new(sample::show(NOW), 1).export(NOW).text)
    }

    fn refused(session: &Session, text: &str) -> Unusable {
        let looked = session.look_at(&[incoming(text)], NOW);
        assert_eq!(looked.preview, None);
        looked.refused[0].why
    }

    #[test]
    fn a_file_made_in_parts_is_the_same() {
        let session = Session::new(sample::workspace(250, 7, NOW), 1);
        let mut making = session.begin_export(NOW);
        let shares: Vec<usize> = std::iter::from_fn(|| making.go_on(100)).collect();
        assert_eq!(shares, [40, 80]);
        assert_eq!(making.end(), session.export(NOW));
    }

    #[test]
    fn a_bad_file_is_named_and_the_good_one_beside_it_is_read() {
        let session = Session::new(Workspace::default(), 2);
        let looked = session.look_at(&[incoming(""), exported(), incoming("\u{fffd}PNG\r\n")], NOW);
        assert_eq!(
            looked.refused.iter().map(|refusal| refusal.why).collect::<Vec<_>>(),
            [Unusable::Empty, Unusable::Foreign]
        );
        assert_eq!(looked.preview.unwrap().differences.new.len(), 60);
    }

    #[test]
    fn each_bad_file_has_its_reason() {
        let session = Session::new(Workspace::default(), 2);
        assert_eq!(refused(&session, " \n"), Unusable::Empty);
        assert_eq!(refused(&session, "[1,2,3]"), Unusable::Foreign);
        let empty = r#"{"format":"entonnoir/playbook","version":1}"#;
        assert_eq!(refused(&session, empty), Unusable::PlaybookDamaged);
        assert_eq!(refused(&session, r#"{"format":"entonnoir/snapshot","version":99}"#), Unusable::Newer);
    }

    #[test]
    fn a_playbook_is_told_from_a_snapshot_and_comes_alone() {
        let session = Session::new(sample::show(NOW), 2);
        let playbook = incoming(session.export_playbook(sample::SALES, NOW).unwrap().text);
        let looked = session.look_at(std::slice::from_ref(&playbook), NOW);
        assert_eq!(looked, Looked { is_playbook: true, ..Looked::default() });
        let looked = session.look_at(&[playbook, exported()], NOW);
        assert_eq!((looked.is_playbook, looked.refused[0].why), (false, Unusable::Playbook));
    }

    #[test]
    fn the_same_file_twice_is_no_news() {
        let mut session = Session::new(Workspace::default(), 2);
        let brought = session.look_at(&[exported()], NOW).preview.unwrap().brought;
        let import = ImportSnapshot { brought: Box::new(brought) };
        session.dispatch(import, NOW).unwrap();
        let looked = session.look_at(&[exported()], NOW);
        assert_eq!(looked.preview, None);
        assert_eq!(looked.refused[0].why, Unusable::NothingNew);
    }

    #[test]
    fn a_damaged_record_costs_one_record_and_is_shown() {
        let session = Session::new(Workspace::default(), 2);
        let Incoming { name, text } = exported();
        let lines: Vec<&str> = text.lines().collect();
        let damaged = lines[lines.len() - 3];
        let text = text.replace(damaged, &damaged.replace('"', "'"));
        let preview = session.look_at(&[Incoming { name, text }], NOW).preview.unwrap();
        assert_eq!((preview.differences.new.len(), preview.rejected.len()), (59, 1));
    }

    #[test]
    fn leads_that_were_removed_here_are_counted_not_hidden() {
        let mut session = Session::new(sample::show(NOW), 2);
        let file = incoming(session.export(NOW).text);
        let lead = session.workspace().all_leads().next().unwrap().id;
        session.dispatch(RemoveLead { lead }, NOW).unwrap();
        let mut other = Session::new(sample::workspace(61, 7, NOW), 3);
        let extra = incoming(other.export(NOW).text);
        assert!(other.undo(NOW).is_err());
        let preview = session.look_at(&[file, extra], NOW).preview.unwrap();
        assert_eq!((preview.removed_here, preview.differences.new.len()), (1, 1));
    }
}
