//! Leads into columns.

use chrono::Datelike;

use super::{beyond::parted, *};
use crate::{
    domain::{
        activity::Activity,
        criterion::{Answer, Said},
        field::Fact,
        lead::Lead,
        stamp::Stamp,
        tie::Tie,
        trail::Visit,
        written,
    },
    snapshot::{json::Map, wire::Wire},
};

/// Leads in any order; the closer their beginnings, the smaller.
pub fn write(leads: &[&Lead]) -> Vec<u8> {
    let mut book = Book {
        columns: Writer::new(COLUMNS),
        identities: Vec::new(),
        stamps: Vec::new(),
        made: Stamp::ORIGIN,
        before: Stamp::ORIGIN,
    };
    book.columns.number(LEADS, leads.len() as u64);
    let leads: Vec<_> = leads.iter().map(|lead| parted(lead)).collect();
    leads.iter().for_each(|(known, _)| book.lead(known));
    for (number, (known, rest)) in leads.iter().enumerate() {
        book.ties(number as u64, known);
        rest.iter().for_each(|rest| book.beyond(number as u64, rest));
    }
    book.columns.finish(&names())
}

struct Book {
    columns: Writer,
    /// Whatever was mentioned, in the order of its number: few enough to be looked through.
    identities: Vec<u128>,
    /// Of the present lead, ascending.
    stamps: Vec<Stamp>,
    made: Stamp,
    /// The earliest of the lead before.
    before: Stamp,
}

impl Book {
    fn lead(&mut self, lead: &Lead) {
        self.columns.random(ID, &lead.id.bits().to_be_bytes());
        self.stamps(lead);
        self.made = lead.created;
        let created = self.number_of(lead.created);
        self.columns.number(CREATED, created);
        self.written(REMOVED, Some(&lead.removed), |removed| !removed, |_, _, _| {});
        for field in Field::ALL {
            self.written(fact_writes(field), lead.facts.get(&field), Option::is_some, |book, _, known| {
                if let Some(known) = known {
                    book.fact(fact(field), known);
                }
            });
        }
        self.columns.number(TAGS, lead.tags.len() as u64);
        for (tag, on) in &lead.tags {
            self.columns.text(TAG, tag);
            self.written(TAGGED, Some(on), |on| *on, |_, _, _| {});
        }
        self.columns.number(ANSWERS, lead.answers.len() as u64);
        for (question, answers) in &lead.answers {
            self.identity(QUESTION, question.bits());
            self.written(ANSWERED, Some(answers), Option::is_some, |book, _, answer| {
                answer.iter().for_each(|answer| book.answer(answer));
            });
        }
        self.columns.number(ACTIVITIES, lead.activities.len() as u64);
        for (activity, happened) in &lead.activities {
            self.columns.random(ID, &activity.bits().to_be_bytes());
            self.written(HAPPENED, Some(happened), Option::is_some, |book, stamp, what| {
                what.iter().for_each(|what| book.activity(stamp, what));
            });
        }
        self.columns.number(STAYS, lead.trail.writes().len() as u64);
        for (stamp, visit) in lead.trail.writes() {
            self.visit(*stamp, visit);
        }
    }

    fn ties(&mut self, number: u64, lead: &Lead) {
        let ties = lead.ties.writes();
        if ties.is_empty() {
            return;
        }
        self.columns.number(TIED, number);
        self.columns.number(TIES, ties.len() as u64);
        for (stamp, tie) in ties {
            self.columns.text(TIED_WHEN, &stamp.to_string());
            let (kind, about) = match tie {
                Tie::Free => (FREE, None),
                Tie::Joined { into, seen } => {
                    self.columns.number(SEEN, *seen);
                    (JOINED, Some(into))
                }
                Tie::Alike(lead) => (ALIKE, Some(lead)),
                Tie::Apart(lead) => (APART, Some(lead)),
            };
            self.columns.number(TIE, kind);
            about.iter().for_each(|lead| self.identity(TIED_TO, lead.bits()));
        }
    }

    fn beyond(&mut self, number: u64, rest: &Lead) {
        let record = rest.write();
        let fields = || {
            let all = record.as_object().into_iter().flat_map(Map::iter);
            all.filter(|(name, _)| !matches!(*name, "id" | "created"))
        };
        self.columns.number(BEYOND, number);
        self.columns.number(BEYOND_FIELDS, fields().count() as u64);
        for (name, value) in fields() {
            self.columns.text(BEYOND_NAME, name);
            self.columns.text(BEYOND_TEXT, &value.to_string());
        }
    }

    /// Every stamp that the lead carries, once; below they go by their number.
    fn stamps(&mut self, lead: &Lead) {
        self.stamps.clear();
        self.stamps.push(lead.created);
        self.note(&lead.removed);
        lead.facts.values().for_each(|written| self.note(written));
        lead.tags.values().for_each(|written| self.note(written));
        lead.answers.values().for_each(|written| self.note(written));
        lead.activities.values().for_each(|written| self.note(written));
        lead.trail.writes().iter().for_each(|(stamp, _)| self.note_stamp(*stamp));
        self.columns.number(STAMPS, self.stamps.len() as u64);
        let mut before = self.before;
        for at in 0..self.stamps.len() {
            let stamp = self.stamps[at];
            if at == 0 {
                self.columns.signed(EARLIEST, stamp.millis.wrapping_sub(before.millis));
                self.before = stamp;
            } else {
                self.span(stamp.millis.wrapping_sub(before.millis) as u64);
            }
            self.columns.signed(COUNTER, i64::from(stamp.counter) - i64::from(before.counter));
            self.identity(WRITER, u128::from(stamp.writer));
            before = stamp;
        }
    }

    fn note<T: Ord + Clone>(&mut self, written: &written::Written<T>) {
        written.writes().iter().for_each(|(stamp, _)| self.note_stamp(*stamp));
    }

    fn note_stamp(&mut self, stamp: Stamp) {
        if let Err(at) = self.stamps.binary_search(&stamp) {
            self.stamps.insert(at, stamp);
        }
    }

    fn number_of(&self, stamp: Stamp) -> u64 {
        self.stamps.partition_point(|known| *known < stamp) as u64
    }

    fn span(&mut self, millis: u64) {
        let bytes = millis.to_be_bytes();
        let width = 8 - millis.leading_zeros() as usize / 8;
        self.columns.number(WIDTH, width as u64);
        if let [top, low @ ..] = &bytes[8 - width..] {
            self.columns.byte(TOP, *top);
            self.columns.random(LOW, low);
        }
    }

    fn identity(&mut self, column: Column, identity: u128) {
        let known = self.identities.iter().position(|known| *known == identity);
        self.columns.number(column, known.unwrap_or(self.identities.len()) as u64);
        if known.is_none() {
            self.identities.push(identity);
            self.columns.random(IDENTITIES, &identity.to_be_bytes());
        }
    }

    /// A value over time, its stamps first; then `value` for each write that is one.
    fn written<T: Ord + Clone>(
        &mut self,
        place: Written,
        written: Option<&written::Written<T>>,
        is_value: impl Fn(&T) -> bool,
        value: impl Fn(&mut Self, Stamp, &T),
    ) {
        let Some(written) = written else { return self.columns.number(place.writes, NOT_THERE) };
        let writes = written.writes();
        let is_once = matches!(writes, [(stamp, once)] if *stamp == self.made && is_value(once));
        self.columns.number(place.writes, if is_once { ONCE } else { SO_OFTEN + writes.len() as u64 });
        for (stamp, written) in writes {
            if !is_once {
                let number = self.number_of(*stamp);
                self.columns.number(place.when, number << 1 | u64::from(!is_value(written)));
            }
            if is_value(written) {
                value(self, *stamp, written);
            }
        }
    }

    fn fact(&mut self, column: Column, fact: &Fact) {
        match fact {
            Fact::Text(text) => self.columns.text(column, text),
            Fact::Money(money) => self.columns.signed(column, money.0),
            Fact::Percent(percent) => self.columns.number(column, u64::from(*percent)),
            Fact::Date(day) => self.columns.signed(column, i64::from(day.num_days_from_ce())),
            Fact::Number(number) => self.columns.number(column, u64::from(*number)),
            Fact::Campaign(campaign) => self.identity(column, campaign.bits()),
            Fact::Lead(lead) => self.identity(column, lead.bits()),
            Fact::Basis(basis) => self.columns.text(column, basis.key()),
        }
    }

    fn answer(&mut self, answer: &Answer) {
        match answer.said {
            Said::Yes => self.columns.number(SAID, YES),
            Said::No => self.columns.number(SAID, NO),
            Said::Choice(choice) => {
                self.columns.number(SAID, CHOSEN);
                self.identity(CHOICE, choice.bits());
            }
            Said::Unreadable => self.columns.number(SAID, UNREADABLE),
        }
        self.columns.text(EVIDENCE, &answer.evidence);
        self.columns.text(WHO, &answer.who);
        // No day of anybody's is the first day of year 1 before our era.
        self.columns.signed(SAID_ON, answer.on.map_or(0, |day| i64::from(day.num_days_from_ce())));
    }

    fn activity(&mut self, stamp: Stamp, what: &Activity) {
        self.columns.text(CHANNEL, what.channel.key());
        self.columns.text(DIRECTION, what.direction.key());
        self.columns.signed(HAPPENED_AT, stamp.millis.wrapping_sub(what.at));
        self.columns.text(NOTE, &what.note);
    }

    fn visit(&mut self, stamp: Stamp, visit: &Visit) {
        let when = self.number_of(stamp);
        self.columns.number(STAY_WHEN, when);
        self.columns.signed(ENTERED, stamp.millis.wrapping_sub(visit.entered));
        self.identity(TEAM, visit.team.bits());
        self.identity(STAGE, visit.stage.bits());
        self.columns.text(RANK, visit.rank.as_str());
        self.columns.number(PASSES, visit.pass.as_ref().map_or(0, |pass| 1 + pass.missing.len() as u64));
        if let Some(pass) = &visit.pass {
            self.columns.text(REASON, &pass.reason);
            pass.missing.iter().for_each(|criterion| self.identity(MISSING, criterion.bits()));
        }
        match &visit.judged_by {
            Some(version) => self.columns.text(JUDGED_BY, &version.to_string()),
            None => self.columns.text(JUDGED_BY, ""),
        }
        self.columns.number(HANDED_OVER, u64::from(visit.handed_over.is_some()));
        if let Some(handed_over) = &visit.handed_over {
            self.columns.text(REASON, &handed_over.reason);
            self.columns.text(OWNER_BEFORE, &handed_over.owner_before);
        }
    }
}
