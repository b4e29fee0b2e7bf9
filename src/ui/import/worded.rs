//! What is said about files, value by value.

use crate::{
    commands::ImportedChange,
    i18n::{Locale, Words, data, fields, people, playbook_file, tables},
    session::files::{
        Flaw, Refusal, Unusable,
        table::{NotATable, NotTaken},
    },
};

/// Why a file is not taken over, and what to do.
pub fn refusal(locale: Locale, refusal: &Refusal) -> String {
    let sentence = match refusal.why {
        Unusable::Empty => data::EMPTY,
        Unusable::TooLarge => data::TOO_LARGE,
        Unusable::Foreign => data::FOREIGN,
        Unusable::Playbook => data::PLAYBOOK_FILE,
        Unusable::PlaybookDamaged => data::PLAYBOOK_DAMAGED,
        Unusable::PiecesDamaged => data::PIECES_DAMAGED,
        Unusable::PiecesEmpty => data::PIECES_EMPTY,
        Unusable::PlaybookTooLarge => playbook_file::TOO_LARGE,
        Unusable::Snapshot => data::SNAPSHOT_FILE,
        Unusable::Newer => data::NEWER_FILE,
        Unusable::Table(why) => table(why),
        Unusable::OutOfReach => data::OUT_OF_REACH,
        Unusable::NothingNew => data::NOTHING_NEW,
        Unusable::LockedAmongOthers => data::part::LOCKED_ALONE,
        Unusable::NoCards => people::NO_CARDS,
        Unusable::TooManyCards => people::TOO_MANY,
        Unusable::CardsAmongOthers => people::AMONG_OTHERS,
        Unusable::NoTeamYet => people::NO_TEAM,
    };
    data::about_file(locale, sentence, &refusal.name)
}

/// Why a record is not taken over.
pub fn flaw(flaw: Flaw) -> Words {
    match flaw {
        Flaw::Damaged => data::preview::DAMAGED,
        Flaw::Newer => data::preview::NEWER,
        Flaw::Wrong => data::preview::WRONG,
    }
}

fn table(why: NotTaken) -> Words {
    match why {
        NotTaken::Unreadable(NotATable::Empty) => tables::NO_ROWS,
        NotTaken::Unreadable(NotATable::Binary) => tables::NOT_TEXT,
        NotTaken::Unreadable(NotATable::TooManyRows) => tables::TOO_MANY_ROWS,
        NotTaken::Unreadable(NotATable::TooManyColumns) => tables::TOO_MANY_COLUMNS,
        NotTaken::Workbook => tables::WORKBOOK,
        NotTaken::AmongOthers => tables::ALONE,
        NotTaken::NoTeam => tables::NO_TEAM,
    }
}

/// "E-mail, Stage".
pub fn changes(locale: Locale, changes: &[ImportedChange]) -> String {
    changes.iter().map(|change| word(*change).of(locale)).collect::<Vec<_>>().join(", ")
}

fn word(change: ImportedChange) -> Words {
    match change {
        ImportedChange::Field(field) => fields::field(field),
        ImportedChange::Stage => data::STAGE,
        ImportedChange::Tags => fields::TAGS,
        ImportedChange::Answers => data::ANSWERS,
        ImportedChange::Activities => data::ACTIVITIES,
        ImportedChange::Restored => data::RESTORED,
        ImportedChange::Tie => data::TIED,
    }
}
