//! One lead as it is written down, line by line, by the people who deal with it.

use chrono::{NaiveDate, TimeDelta};

use super::{
    WRITER,
    calendar::Diary,
    chance::Chance,
    person::Person,
    plan::Plan,
    remark,
    words::{SALESPEOPLE, TAGS, phrases},
};
use crate::domain::{
    activity::{Activity, Channel, Direction},
    criterion::{Answer, Criterion, CriterionKind, Said},
    field::{Basis, Fact, Field},
    ids::{ActivityId, LeadId, QuestionId, StageId, TeamId},
    lead::Lead,
    moment::{Millis, Moment},
    money::Money,
    rank::Rank,
    rule::{Rule, Test, Weight},
    stamp::Stamp,
    team::Team,
    trail::{Pass, Visit},
};

pub(super) struct Page {
    pub lead: Lead,
    pub stays: Vec<(Stamp, Visit)>,
    pub chance: Chance,
    /// The person has not shown any interest yet: whatever happens comes from us.
    pub is_silent: bool,
    now: Moment,
    diary: Diary,
    /// Tells the stamps of this lead from those of another that was written at the same millisecond.
    counter: u16,
    person: Person,
    activities: u64,
}

impl Page {
    /// The moment of capture: what the person said or left, and how we met.
    pub fn begin(id: LeadId, n: u64, now: Moment, chance: Chance, person: Person, plan: &Plan) -> Self {
        let mut page = Page {
            lead: Lead::new(id, Stamp::ORIGIN),
            stays: Vec::new(),
            chance,
            is_silent: plan.is_silent,
            now,
            diary: Diary::begin(now, plan.begins),
            counter: n as u16,
            person,
            activities: 0,
        };
        let stamp = page.stamp(plan.begins);
        page.lead.created = stamp;
        page.lead.removed.write(stamp, false);
        for (field, fact) in page.person.facts.clone() {
            // Not everybody hands over a whole card.
            let skipped = matches!(field, Field::Company | Field::City | Field::Website)
                && page.chance.percent(10)
                || field == Field::Employees && page.chance.percent(70);
            if !skipped {
                page.know(field, fact, stamp);
            }
        }
        if let Some(source) = plan.source {
            page.know(Field::Source, Fact::Campaign(source), stamp);
        }
        if plan.is_with_sales && page.chance.percent(90) {
            page.discover(Field::Owner, stamp);
        }
        if page.chance.percent(60) && !page.is_silent {
            let note = remark::lead(&mut page.chance, page.person.subject);
            page.know(Field::Notes, Fact::Text(note), stamp);
        }
        if page.chance.percent(30) && !page.is_silent {
            page.discover(Field::Amount, stamp);
        }
        for _ in 0..page.chance.below(3) {
            let tag = page.chance.word(&TAGS).to_owned();
            page.lead.tags.entry(tag).or_default().write(stamp, true);
        }
        let (channel, direction) = plan.arrival;
        page.happen(channel, direction, stamp);
        page
    }

    /// Whatever it takes for a criterion to hold; or, where it is a question, to be answered with no.
    pub fn find_out(&mut self, team: &Team, kind: &CriterionKind, yes: bool, at: Millis) {
        match kind {
            CriterionKind::Filled(fields) => {
                if let Some(field) = self.chance.pick(fields).copied() {
                    let stamp = self.later(at);
                    self.discover(field, stamp);
                }
            }
            CriterionKind::Answered(question) => self.answer(*question, yes, at),
            CriterionKind::Chosen { question, among } => {
                if let Some(choice) = self.chance.pick(among).copied() {
                    let stamp = self.later(at);
                    let evidence = self.chance.word(phrases(self.person.subject.tongue).remarks);
                    let answer = Answer::new(Said::Choice(choice), evidence);
                    self.lead.answers.entry(*question).or_default().write(stamp, Some(answer));
                }
            }
            CriterionKind::Meeting { .. } => {
                let stamp = self.later(at);
                self.happen(Channel::Meeting, Direction::Inbound, stamp);
            }
            CriterionKind::Persona => self.fit(team, at),
            CriterionKind::Score { .. } => self.engage(team, at),
            CriterionKind::Basis => {
                let stamp = self.later(at);
                self.know(Field::Basis, Fact::Basis(Basis::Interest), stamp);
            }
            CriterionKind::AtLeast { needed, of } => {
                for part in of.iter().take(usize::from(*needed)) {
                    self.find_out(team, &part.kind, yes, at);
                }
            }
            CriterionKind::Inbound { channels, at_least, within: _ } => {
                for _ in 0..*at_least {
                    let any = [Channel::Mail, Channel::Call];
                    let channels = if channels.is_empty() { &any[..] } else { channels };
                    let channel = self.chance.pick(channels).copied().unwrap_or(Channel::Mail);
                    let stamp = self.later(at);
                    self.happen(channel, Direction::Inbound, stamp);
                }
            }
            CriterionKind::DecisionMaker | CriterionKind::Unreadable(_) => {}
        }
    }

    /// Whatever the persona insists on turns out to be true.
    fn fit(&mut self, team: &Team, at: Millis) {
        let stamp = self.later(at);
        for (_, rule) in team.rules() {
            let Rule::Fit { test, weight: Weight::Must } = rule else { continue };
            let fact = match test {
                Test::Words { any_of, .. } => self.chance.pick(any_of).cloned().map(Fact::Text),
                Test::Between { from, to, .. } => from.or(*to).map(Fact::Number),
            };
            if let Some(fact) = fact {
                self.know(test.field(), fact, stamp);
            }
        }
    }

    /// Everything that gives points happens, as often as it counts.
    fn engage(&mut self, team: &Team, at: Millis) {
        for (_, rule) in team.rules() {
            let Rule::Engagement(deed) = rule else { continue };
            for _ in 0..if deed.points > 0 { deed.most } else { 0 } {
                let channel = self.chance.pick(&deed.channels).copied().unwrap_or(Channel::Mail);
                let stamp = self.later(at);
                self.happen(channel, deed.direction.unwrap_or(Direction::Inbound), stamp);
            }
        }
    }

    pub fn answer(&mut self, question: QuestionId, yes: bool, at: Millis) {
        let stamp = self.later(at);
        let said = if yes { Said::Yes } else { Said::No };
        let evidence = remark::grounds(&mut self.chance, self.person.subject, question, yes);
        self.lead.answers.entry(question).or_default().write(stamp, Some(Answer::new(said, evidence)));
    }

    /// One of the team's questions gets a no: why a lead leaves the way.
    pub fn hear_a_no(&mut self, team: &Team, at: Millis) {
        let yes_or_no = team.questions_asked().into_iter().filter(|(_, asked)| asked.choices.is_empty());
        let questions: Vec<QuestionId> = yes_or_no.map(|(id, _)| id).collect();
        if let Some(question) = self.chance.pick(&questions).copied() {
            self.answer(question, false, at);
        }
    }

    /// A call, a mail, a meeting.
    pub fn talk(&mut self, at: Millis) {
        let (channel, direction) = match self.chance.below(if self.is_silent { 45 } else { 100 }) {
            0..10 => (Channel::Mailing, Direction::Outbound),
            10..25 => (Channel::Call, Direction::Outbound),
            25..45 => (Channel::Mail, Direction::Outbound),
            45..70 => (Channel::Mail, Direction::Inbound),
            70..80 => (Channel::Call, Direction::Inbound),
            80..96 => (Channel::Meeting, Direction::Inbound),
            _ => (Channel::Letter, Direction::Inbound),
        };
        let stamp = self.later(at);
        self.happen(channel, direction, stamp);
    }

    /// The card comes into a stage; the first one at once, when the lead is captured.
    pub fn enter(
        &mut self,
        team: TeamId,
        stage: StageId,
        at: Option<Millis>,
        passed_over: Option<&Criterion>,
    ) {
        let stamp = match at {
            Some(at) => self.later(at),
            None => self.stamp(self.diary.last()),
        };
        let pass = passed_over.map(|criterion| {
            let reason = self.chance.word(phrases(self.person.subject.tongue).passes);
            Pass::new(reason.to_owned(), vec![criterion.id])
        });
        let visit = Visit { pass, ..Visit::new(stamp.millis, team, stage, Rank::middle()) };
        self.stays.push((stamp, visit));
    }

    /// Where an amount is known, a salesperson's own guess at the chances, or a second thought about the amount.
    pub fn estimate(&mut self, at: Millis) {
        if self.lead.amount().is_none() || self.chance.percent(60) {
            return;
        }
        let stamp = self.later(at);
        let field = if self.chance.percent(60) { Field::Probability } else { Field::Amount };
        self.discover(field, stamp);
    }

    /// A customer's order was expected until the day it came.
    pub fn close(&mut self) {
        let stamp = self.stamp(self.diary.last());
        self.know(Field::ExpectedOn, Fact::Date(self.now.day_of(stamp.millis)), stamp);
    }

    /// For most there is something to be done, and for some of them it should have been done by now.
    pub fn plan_next_step(&mut self, at: Millis) {
        if !self.chance.percent(70) {
            return;
        }
        let stamp = self.later(at);
        let step = self.chance.word(phrases(self.person.subject.tongue).next_steps).to_owned();
        let days =
            if self.chance.percent(30) { self.chance.between(-12, -1) } else { self.chance.between(0, 25) };
        // Nobody plans for a day that is over: a late step was planned before it was late.
        let day = days_after(self.now.today(), days).max(self.now.day_of(stamp.millis));
        self.know(Field::NextStep, Fact::Text(step), stamp);
        self.know(Field::NextStepOn, Fact::Date(day), stamp);
    }

    /// A field gets the fact that is true of this person.
    fn discover(&mut self, field: Field, stamp: Stamp) {
        let chance = &mut self.chance;
        let fact = match field {
            Field::Owner => Fact::Text(chance.word(&SALESPEOPLE).to_owned()),
            Field::Amount => Fact::Money(amount(chance)),
            Field::Probability => Fact::Percent(10 * chance.between(2, 9) as u8),
            Field::ExpectedOn => {
                Fact::Date(days_after(self.now.day_of(stamp.millis), chance.between(14, 100)))
            }
            Field::NextStep => {
                Fact::Text(chance.word(phrases(self.person.subject.tongue).next_steps).to_owned())
            }
            Field::NextStepOn => Fact::Date(days_after(self.now.day_of(stamp.millis), chance.between(1, 20))),
            Field::Notes => Fact::Text(remark::lead(chance, self.person.subject)),
            _ => match self.person.facts.get(&field) {
                Some(fact) => fact.clone(),
                None => return,
            },
        };
        self.know(field, fact, stamp);
    }

    fn know(&mut self, field: Field, fact: Fact, stamp: Stamp) {
        self.lead.facts.entry(field).or_default().write(stamp, Some(fact));
    }

    fn happen(&mut self, channel: Channel, direction: Direction, stamp: Stamp) {
        self.activities += 1;
        let id = ActivityId::new(self.lead.id.bits()).derived(self.activities);
        let note = remark::activity(&mut self.chance, self.person.subject, channel, direction);
        let activity = Activity::new(channel, direction, stamp.millis, note);
        self.lead.activities.entry(id).or_default().write(stamp, Some(activity));
    }

    fn later(&mut self, at: Millis) -> Stamp {
        let at = self.diary.at(at);
        self.stamp(at)
    }

    fn stamp(&self, millis: Millis) -> Stamp {
        Stamp { millis, counter: self.counter, writer: WRITER }
    }
}

/// From 1,200 to 180,000, as round as first offers are; large ones are rare.
fn amount(chance: &mut Chance) -> Money {
    Money::whole(match chance.below(20) {
        0..11 => chance.between(12, 98) * 100,
        11..19 => chance.between(20, 120) * 500,
        _ => chance.between(65, 180) * 1_000,
    })
}

fn days_after(day: NaiveDate, days: i64) -> NaiveDate {
    TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days)).unwrap_or(day)
}
