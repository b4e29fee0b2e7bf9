//! Leads for storage, many at a time: as small as they get, and read without anything built in between.
//!
//! A file for colleagues is JSON, one lead a line; in storage the same leads lie in [columns](super::columns), a
//! quarter of the space. What repeats is written once and then by number: identities for all leads of a piece, stamps
//! for each lead. What a version does not know never looks like less than it is: another column makes
//! the whole piece newer, and anything left over makes it damaged.

mod beyond;
mod reading;
mod writing;

pub use beyond::holds_beyond;
pub use reading::read;
pub use writing::write;

use super::columns::{Column, Reader, Writer};
use crate::domain::field::Field;

/// The names of the columns, apart from those of the fields. Their order is the order in which they are packed, so
/// like stands by like; it means nothing to a reader.
const NAMES: [&str; 55] = [
    "leads",
    "earliest",
    "stamps",
    "width",
    "top",
    "writer",
    "counter",
    "created",
    "removed",
    "fact/when",
    "tag/count",
    "tag/writes",
    "tag/when",
    "answer/count",
    "question",
    "answer/writes",
    "answer/when",
    "said",
    "choice",
    "said/on",
    "activity/count",
    "activity/writes",
    "activity/when",
    "happened",
    "stays",
    "stay/when",
    "entered",
    "team",
    "stage",
    "missing",
    "passes",
    "handed_over",
    "rank",
    "judged_by",
    "reason",
    "owner_before",
    "tied",
    "ties",
    "tie/when",
    "tie",
    "tie/lead",
    "tie/seen",
    "beyond",
    "beyond/fields",
    "beyond/name",
    "beyond/text",
    "tag",
    "channel",
    "direction",
    "evidence",
    "who",
    "note",
    "low",
    "identities",
    "id",
];

const fn named(name: &str) -> Column {
    Column::named(&NAMES, name)
}

/// How many leads there are.
const LEADS: Column = named("leads");
/// For each lead its earliest moment, counted from that of the lead before, and how many stamps it has; for each stamp
/// the milliseconds since the one before: how many bytes they take, the highest and the lower ones.
const EARLIEST: Column = named("earliest");
const STAMPS: Column = named("stamps");
const WIDTH: Column = named("width");
const TOP: Column = named("top");
const LOW: Column = named("low");
/// The number of its writer, and the counter, counted from that of the stamp before.
const WRITER: Column = named("writer");
const COUNTER: Column = named("counter");
/// Which of its stamps a lead was made at.
const CREATED: Column = named("created");
const REMOVED: Written = Written { writes: named("removed"), when: named("fact/when") };
/// The identities of leads and activities, which hardly stand anywhere else. Those of anything else, and writers, are
/// written where they first occur; everywhere they go by their number.
const ID: Column = named("id");
const IDENTITIES: Column = named("identities");

const TAGS: Column = named("tag/count");
const TAG: Column = named("tag");
const TAGGED: Written = Written { writes: named("tag/writes"), when: named("tag/when") };

const ANSWERS: Column = named("answer/count");
const ANSWERED: Written = Written { writes: named("answer/writes"), when: named("answer/when") };
const QUESTION: Column = named("question");
const SAID: Column = named("said");
const CHOICE: Column = named("choice");
const SAID_ON: Column = named("said/on");
const EVIDENCE: Column = named("evidence");
const WHO: Column = named("who");

const ACTIVITIES: Column = named("activity/count");
const HAPPENED: Written = Written { writes: named("activity/writes"), when: named("activity/when") };
const HAPPENED_AT: Column = named("happened");
const CHANNEL: Column = named("channel");
const DIRECTION: Column = named("direction");
const NOTE: Column = named("note");

/// After all leads, for hardly any has any: its number, how many ties, and each with its stamp in letters, its kind,
/// and where it is about another lead which, and what was seen.
const TIED: Column = named("tied");
const TIES: Column = named("ties");
const TIED_WHEN: Column = named("tie/when");
const TIE: Column = named("tie");
const TIED_TO: Column = named("tie/lead");
const SEEN: Column = named("tie/seen");

/// After those what this version does not know, and whatever holds any of it, for still fewer have any: the number of
/// the lead, how many fields, and of each its name and its text, as they stand in a file.
const BEYOND: Column = named("beyond");
const BEYOND_FIELDS: Column = named("beyond/fields");
const BEYOND_NAME: Column = named("beyond/name");
const BEYOND_TEXT: Column = named("beyond/text");

const FREE: u64 = 0;
const JOINED: u64 = 1;
const ALIKE: u64 = 2;
const APART: u64 = 3;

const STAYS: Column = named("stays");
const STAY_WHEN: Column = named("stay/when");
const ENTERED: Column = named("entered");
const TEAM: Column = named("team");
const STAGE: Column = named("stage");
const RANK: Column = named("rank");
const PASSES: Column = named("passes");
const MISSING: Column = named("missing");
const JUDGED_BY: Column = named("judged_by");
const HANDED_OVER: Column = named("handed_over");
const REASON: Column = named("reason");
const OWNER_BEFORE: Column = named("owner_before");

/// Where a value over time stands: how often it was written, and when each time.
///
/// Most were written once, when the lead was made: that is 1. Anything else is 2 more than the number of writes, each
/// with twice the number of its stamp, and one more unless it took the value away. Nothing at all is 0.
#[derive(Clone, Copy)]
struct Written {
    writes: Column,
    when: Column,
}

const NOT_THERE: u64 = 0;
const ONCE: u64 = 1;
const SO_OFTEN: u64 = 2;

const YES: u64 = 0;
const NO: u64 = 1;
const CHOSEN: u64 = 2;
const UNREADABLE: u64 = 3;

fn fact_writes(field: Field) -> Written {
    Written { writes: Column(NAMES.len() + 2 * field as usize), when: named("fact/when") }
}

fn fact(field: Field) -> Column {
    Column(NAMES.len() + 2 * field as usize + 1)
}

const COLUMNS: usize = NAMES.len() + 2 * Field::ALL.len();

fn names() -> Vec<String> {
    let of_field = |field: Field| [format!("{}/writes", field.key()), field.key().to_owned()];
    NAMES.into_iter().map(str::to_owned).chain(Field::ALL.into_iter().flat_map(of_field)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{domain::moment::Moment, sample, snapshot::packing::Unreadable};

    #[test]
    fn no_two_columns_share_a_name() {
        let names = names();
        assert_eq!(names.len(), COLUMNS);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), COLUMNS);
        for field in Field::ALL {
            assert_eq!(names[fact(field).0], field.key());
        }
    }

    /// Whatever the sum of a piece lets through: no byte makes reading panic or hang, and what reads is as many leads.
    #[test]
    fn a_changed_byte_is_refused_or_read() {
        let show = sample::workspace(3, 7, Moment::utc(1_762_084_800_000));
        let leads: Vec<_> = show.all_leads().collect();
        let packed = write(&leads);
        assert_eq!(read(&packed), Ok(leads.iter().map(|lead| (*lead).clone()).collect()));
        for at in 0..packed.len() {
            for bit in 0..8 {
                let mut changed = packed.clone();
                changed[at] ^= 1 << bit;
                match read(&changed) {
                    Ok(read) => assert_eq!(read.len(), leads.len()),
                    Err(Unreadable::Damaged | Unreadable::Newer) => {}
                }
            }
        }
    }
}
