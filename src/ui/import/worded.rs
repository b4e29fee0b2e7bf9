//! What is said about files, value by value.

use crate::{
    commands::ImportedChange,
    i18n::{Locale, Words, data, fields, people, playbook_file},
    session::files::{Refusal, Unusable},
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
        Unusable::OutOfReach => data::OUT_OF_REACH,
        Unusable::NothingNew => data::NOTHING_NEW,
        Unusable::NoCards => people::NO_CARDS,
        Unusable::TooManyCards => people::TOO_MANY,
        Unusable::CardsAmongOthers => people::AMONG_OTHERS,
        Unusable::NoTeamYet => people::NO_TEAM,
    };
    data::about_file(locale, sentence, &refusal.name)
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
    }
}
