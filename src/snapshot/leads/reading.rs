//! Leads out of columns, in the order in which they were written.

use chrono::NaiveDate;

use super::*;
use crate::{
    domain::{
        activity::{Activity, Channel, Direction},
        criterion::{Answer, Said},
        field::{Basis, Fact, FieldKind},
        ids::Id,
        lead::Lead,
        moment::{LAST, Millis},
        money::{self, Money},
        stamp::Stamp,
        tie::Tie,
        trail::{HandedOver, Pass, Visit},
        written,
    },
    snapshot::{
        columns,
        json::{Map, Value},
        packing::Unreadable,
        wire_lead::further,
    },
};

/// # Errors
/// Says whether it is damaged or from a newer version.
pub fn read(packed: &[u8]) -> Result<Vec<Lead>, Unreadable> {
    let (first, random) = columns::inflate(packed).ok_or(Unreadable::Damaged)?;
    let mut book = Book {
        columns: Reader::open(&first, random, &names())?,
        identities: Vec::new(),
        writes: Vec::new(),
        stamps: Vec::new(),
        made: Stamp::ORIGIN,
        before: Stamp::ORIGIN,
    };
    let leads = book.leads().ok_or(Unreadable::Damaged)?;
    if book.columns.is_read_out() { Ok(leads) } else { Err(Unreadable::Damaged) }
}

struct Book<'a> {
    columns: Reader<'a>,
    identities: Vec<u128>,
    /// Of the present lead, ascending.
    stamps: Vec<Stamp>,
    made: Stamp,
    /// Of the present value over time: when, and whether there was a value then.
    writes: Vec<(Stamp, bool)>,
    /// The earliest of the lead before.
    before: Stamp,
}

/// `None` where what is written makes no sense.
impl Book<'_> {
    fn leads(&mut self) -> Option<Vec<Lead>> {
        let mut leads = Vec::new();
        for _ in 0..self.columns.number(LEADS)? {
            leads.push(self.lead()?);
        }
        while let Some(number) = self.columns.number(TIED) {
            self.ties(leads.get_mut(usize::try_from(number).ok()?)?)?;
        }
        while let Some(number) = self.columns.number(BEYOND) {
            self.beyond(leads.get_mut(usize::try_from(number).ok()?)?)?;
        }
        Some(leads)
    }

    fn lead(&mut self) -> Option<Lead> {
        let id = self.fresh()?;
        self.stamps()?;
        self.made = self.stamp(CREATED)?;
        let mut lead = Lead::new(id, self.made);
        lead.removed = self.written(REMOVED, true, |_, _| Some(false))??;
        for field in Field::ALL {
            let fact = |book: &mut Self, _| book.fact(field).map(Some);
            if let Some(facts) = self.written(fact_writes(field), None, fact)? {
                lead.facts.insert(field, facts);
            }
        }
        for _ in 0..self.columns.number(TAGS)? {
            let tag = self.columns.text(TAG)?.to_owned();
            lead.tags.insert(tag, self.written(TAGGED, false, |_, _| Some(true))??);
        }
        for _ in 0..self.columns.number(ANSWERS)? {
            let question = self.identity(QUESTION)?;
            lead.answers.insert(question, self.written(ANSWERED, None, |book, _| book.answer().map(Some))??);
        }
        for _ in 0..self.columns.number(ACTIVITIES)? {
            let activity = self.fresh()?;
            let what = |book: &mut Self, stamp| book.activity(stamp).map(Some);
            lead.activities.insert(activity, self.written(HAPPENED, None, what)??);
        }
        for _ in 0..self.columns.number(STAYS)? {
            let stamp = self.stamp(STAY_WHEN)?;
            lead.trail.write(stamp, self.visit(stamp)?);
        }
        Some(lead)
    }

    fn ties(&mut self, lead: &mut Lead) -> Option<()> {
        for _ in 0..self.columns.number(TIES)? {
            let stamp = self.columns.text(TIED_WHEN)?.parse().ok()?;
            let tie = match self.columns.number(TIE)? {
                FREE => Tie::Free,
                JOINED => Tie::Joined { into: self.identity(TIED_TO)?, seen: self.columns.number(SEEN)? },
                ALIKE => Tie::Alike(self.identity(TIED_TO)?),
                APART => Tie::Apart(self.identity(TIED_TO)?),
                _ => return None,
            };
            lead.ties.write(stamp, tie);
        }
        Some(())
    }

    /// Read as from a file: what the version that wrote it did not know, this one may.
    fn beyond(&mut self, lead: &mut Lead) -> Option<()> {
        let mut fields = Map::default();
        for _ in 0..self.columns.number(BEYOND_FIELDS)? {
            let (name, text) = (self.columns.text(BEYOND_NAME)?, self.columns.text(BEYOND_TEXT)?);
            fields.insert(name, serde_json::from_str(text).ok()?);
        }
        lead.join(&further(lead.id, lead.created, &Value::Object(fields))?);
        Some(())
    }

    fn stamps(&mut self) -> Option<()> {
        self.stamps.clear();
        let mut before = self.before;
        for at in 0..self.columns.number(STAMPS)? {
            let since = if at == 0 { self.columns.signed(EARLIEST)? } else { self.span()? as i64 };
            let millis =
                before.millis.checked_add(since).filter(|millis| (0..=Millis::MAX / 2).contains(millis))?;
            let counter = i64::from(before.counter).checked_add(self.columns.signed(COUNTER)?)?;
            let writer = u64::try_from(self.identity_bits(WRITER)?).ok()?;
            let stamp = Stamp { millis, counter: u16::try_from(counter).ok()?, writer };
            if at == 0 {
                self.before = stamp;
            }
            self.stamps.push(stamp);
            before = stamp;
        }
        Some(())
    }

    fn stamp(&mut self, column: Column) -> Option<Stamp> {
        let number = self.columns.number(column)?;
        self.stamps.get(usize::try_from(number).ok()?).copied()
    }

    fn span(&mut self) -> Option<u64> {
        let width = self.columns.number(WIDTH).filter(|width| *width <= 8)?;
        let Some(low) = width.checked_sub(1) else { return Some(0) };
        let top = u64::from(self.columns.byte(TOP)?);
        let low = self.columns.bytes(LOW, low as usize)?;
        Some(low.iter().fold(top, |millis, byte| millis << 8 | u64::from(*byte)))
    }

    fn identity<Of>(&mut self, column: Column) -> Option<Id<Of>> {
        self.identity_bits(column).map(Id::new)
    }

    fn identity_bits(&mut self, column: Column) -> Option<u128> {
        let number = usize::try_from(self.columns.number(column)?).ok()?;
        if number == self.identities.len() {
            self.identities.push(u128::from_be_bytes(self.columns.array(IDENTITIES)?));
        }
        self.identities.get(number).copied()
    }

    /// An identity that is mentioned for the first time.
    fn fresh<Of>(&mut self) -> Option<Id<Of>> {
        self.columns.array(ID).map(u128::from_be_bytes).map(Id::new)
    }

    /// A value over time; nothing within where there is none at all.
    fn written<T: Ord + Clone>(
        &mut self,
        place: Written,
        no_value: T,
        value: impl Fn(&mut Self, Stamp) -> Option<T>,
    ) -> Option<Option<written::Written<T>>> {
        if !self.writes(place)? {
            return Some(None);
        }
        let mut written = written::Written::default();
        for at in 0..self.writes.len() {
            let (stamp, is_value) = self.writes[at];
            written.write(stamp, if is_value { value(self, stamp)? } else { no_value.clone() });
        }
        Some(Some(written))
    }

    /// Apart from what was written, or every kind of value would bring a copy of it.
    fn writes(&mut self, place: Written) -> Option<bool> {
        self.writes.clear();
        let often = self.columns.number(place.writes)?;
        match often {
            NOT_THERE => return Some(false),
            ONCE => self.writes.push((self.made, true)),
            _ => {}
        }
        for _ in SO_OFTEN..often {
            let number = self.columns.number(place.when)?;
            let stamp = *self.stamps.get(usize::try_from(number >> 1).ok()?)?;
            self.writes.push((stamp, number & 1 == 0));
        }
        Some(true)
    }

    fn fact(&mut self, field: Field) -> Option<Fact> {
        let column = fact(field);
        Some(match field.kind() {
            FieldKind::Money => {
                let cents = self.columns.signed(column)?;
                Fact::Money(Some(Money(cents)).filter(|money| *money <= money::MOST)?)
            }
            FieldKind::Percent => {
                let percent = self.columns.number(column).filter(|percent| *percent <= 100)?;
                Fact::Percent(u8::try_from(percent).ok()?)
            }
            FieldKind::Date => Fact::Date(day(self.columns.signed(column)?)?),
            FieldKind::Number => Fact::Number(u32::try_from(self.columns.number(column)?).ok()?),
            FieldKind::Campaign => Fact::Campaign(self.identity(column)?),
            FieldKind::Lead => Fact::Lead(self.identity(column)?),
            FieldKind::Basis => Fact::Basis(Basis::from_key(self.columns.text(column)?)?),
            FieldKind::Line | FieldKind::Lines | FieldKind::Email | FieldKind::Phone | FieldKind::Link => {
                Fact::Text(self.columns.text(column)?.to_owned())
            }
        })
    }

    fn answer(&mut self) -> Option<Answer> {
        let said = match self.columns.number(SAID)? {
            YES => Said::Yes,
            NO => Said::No,
            CHOSEN => Said::Choice(self.identity(CHOICE)?),
            UNREADABLE => Said::Unreadable,
            _ => return None,
        };
        let (evidence, who) = (self.columns.text(EVIDENCE)?.to_owned(), self.columns.text(WHO)?.to_owned());
        let on = match self.columns.signed(SAID_ON)? {
            0 => None,
            days => Some(day(days)?),
        };
        Some(Answer { who, on, ..Answer::new(said, evidence) })
    }

    fn activity(&mut self, stamp: Stamp) -> Option<Activity> {
        let channel = Channel::from_key(self.columns.text(CHANNEL)?)?;
        let direction = Direction::from_key(self.columns.text(DIRECTION)?)?;
        let at = self.moment(HAPPENED_AT, stamp)?;
        Some(Activity::new(channel, direction, at, self.columns.text(NOTE)?))
    }

    fn visit(&mut self, stamp: Stamp) -> Option<Visit> {
        let entered = self.moment(ENTERED, stamp)?;
        let (team, stage) = (self.identity(TEAM)?, self.identity(STAGE)?);
        let mut visit = Visit::new(entered, team, stage, self.columns.text(RANK)?.parse().ok()?);
        if let Some(missing) = self.columns.number(PASSES)?.checked_sub(1) {
            let reason = self.columns.text(REASON)?.to_owned();
            let mut pass = Pass::new(reason, Vec::new());
            for _ in 0..missing {
                pass.missing.push(self.identity(MISSING)?);
            }
            visit.pass = Some(pass);
        }
        visit.judged_by = match self.columns.text(JUDGED_BY)? {
            "" => None,
            version => Some(version.parse().ok()?),
        };
        if self.columns.number(HANDED_OVER)? > 0 {
            let reason = self.columns.text(REASON)?.to_owned();
            let owner_before = self.columns.text(OWNER_BEFORE)?.to_owned();
            visit.handed_over = Some(HandedOver::new(reason, owner_before));
        }
        Some(visit)
    }

    /// So long before a stamp; an instant that some calendar knows.
    fn moment(&mut self, column: Column, stamp: Stamp) -> Option<Millis> {
        let moment = stamp.millis.checked_sub(self.columns.signed(column)?)?;
        (-LAST..=LAST).contains(&moment).then_some(moment)
    }
}

/// A calendar day by its number, the first of year 1 being 1.
fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}
