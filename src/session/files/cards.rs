//! People from contact cards, looked at before they are taken over.

use std::sync::Arc;

use super::{
    Refusal, Unusable,
    bringing::{Brings, Destination, Last, Planning},
    told_apart::ToldApart,
};
use crate::{
    commands::{IfKnown, LeadForm},
    domain::{field::Field, ids::LeadId, lead::Lead, workspace::Workspace},
    session::Session,
    snapshot::card::{self, Card, NotCards},
};

/// The beginning of a list, and how much longer it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    pub shown: Vec<T>,
    pub more: usize,
}

/// Somebody in a file of cards, in texts that fit their fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The lead that the card says this is: only cards that we wrote say so.
    pub known: Option<LeadId>,
    pub form: LeadForm,
}

/// A file of cards that came in, as it is: its letters are not always UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Whom files of cards hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPeople {
    pub people: Arc<Vec<Person>>,
    /// How many cards say nothing by which anybody could be called.
    pub nameless: usize,
    pub refused: Vec<Refusal>,
}

/// The people for somebody who decides whether to take them over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleView {
    pub known_count: usize,
    pub new_count: usize,
    pub known: Listed<RowView>,
    pub new: Listed<RowView>,
    pub nameless: usize,
    /// How many cards are of leads that were erased here for ever.
    pub erased: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    pub name: String,
    /// Company, mail and phone, as far as the file says them and the name does not.
    pub more: Vec<String>,
    /// How the lead is called that this looks like: one that is here, or somebody earlier in the file.
    pub like: Option<String>,
}

/// What taking people over comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What would be joined.
    pub brought: Workspace,
    pub new: usize,
    pub changed: usize,
    /// Who each of the people is.
    who: Vec<Who>,
}

/// Who somebody in a file of cards is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    New,
    Known(LeadId),
    /// Of a lead that was erased for ever: no file brings them back.
    Erased,
}

/// More than this nobody reads; the counts say the rest.
const MOST_SHOWN: usize = 40;

impl Session {
    /// Reads files of cards. One that cannot be read leaves the others alone. Changes nothing.
    pub fn look_at_cards(&self, files: &[CardFile]) -> FoundPeople {
        let mut found = FoundPeople::default();
        let mut people = Vec::new();
        for CardFile { name, bytes } in files {
            let refused = |why| Refusal { name: name.clone(), why };
            match card::decode(bytes) {
                Ok(read) if read.cards.is_empty() => found.refused.push(refused(Unusable::NoCards)),
                Ok(read) if people.len() + read.cards.len() > card::MOST_CARDS => {
                    found.refused.push(refused(Unusable::TooManyCards));
                }
                Ok(read) => {
                    people.extend(read.cards.into_iter().map(Person::from));
                    found.nameless += read.nameless;
                }
                Err(why) => found.refused.push(refused(why.into())),
            }
        }
        FoundPeople { people: Arc::new(people), ..found }
    }
}

/// A plan that is being made: it is found out who each card is, and then those are brought.
pub struct CardPlanning {
    people: Arc<Vec<Person>>,
    into: Destination,
    told_apart: ToldApart,
    /// Who those are who have been told from the others.
    who: Vec<Who>,
    last: Option<Last>,
}

impl CardPlanning {
    /// `here`: as it is now.
    pub fn begin(people: Arc<Vec<Person>>, here: Workspace, if_known: IfKnown, into: Destination) -> Self {
        let mut told_apart = ToldApart::begin(here, if_known);
        told_apart.names(people.iter().filter_map(|person| person.known));
        Self { people, into, told_apart, who: Vec::new(), last: None }
    }

    fn step(&mut self, most: usize) {
        if let Some(last) = &mut self.last {
            return last.go_on(most, self.told_apart.here());
        }
        let people = Arc::clone(&self.people);
        for person in people[self.who.len()..].iter().take(most) {
            let who = self.find(person);
            self.who.push(who);
        }
        if self.who.len() == people.len() {
            self.last = Some(Last::begin(self.told_apart.end(), self.told_apart.here(), self.into));
        }
    }

    fn find(&mut self, person: &Person) -> Who {
        if person.known.is_some_and(|lead| self.told_apart.here().erased().has(lead)) {
            return Who::Erased;
        }
        let fresh = self.into.fresh.derived(self.who.len() as u64);
        let somebody = self.told_apart.somebody(person.known, person.form.clone());
        let known = self.told_apart.known(&somebody);
        self.told_apart.take(somebody, known.into_iter().collect(), fresh);
        known.map_or(Who::New, Who::Known)
    }
}

impl Planning for CardPlanning {
    type Plan = Plan;

    fn go_on(&mut self, most: usize) -> Option<usize> {
        self.step(most);
        let (brought, taken) = self.last.as_ref().map_or((0, self.people.len()), Last::done);
        let is_over = self.last.as_ref().is_some_and(Last::is_over);
        (!is_over).then(|| 100 * (self.who.len() + brought) / (self.people.len() + taken).max(1))
    }

    fn end(mut self) -> Plan {
        while self.go_on(usize::MAX).is_some() {}
        let (brought, [new, changed]) = self.last.map(Last::end).unwrap_or_default();
        Plan { brought, new: new.len(), changed: changed.len(), who: self.who }
    }
}

impl Brings for Plan {
    fn brought(&self) -> &Workspace {
        &self.brought
    }
}

impl FoundPeople {
    /// `plan`: what would come of them if those who are here were not kept twice.
    pub fn view(&self, plan: &Plan, here: &Workspace) -> PeopleView {
        let (mut known, mut new, mut erased) = (Vec::new(), Vec::new(), 0);
        for (person, who) in self.people.iter().zip(&plan.who) {
            match who {
                Who::Erased => erased += 1,
                Who::New => new.push((person, None)),
                Who::Known(lead) => match here.lead(*lead) {
                    Some(lead) => known.push((person, Some(lead))),
                    // Somebody who is twice in the file is not here yet.
                    None => new.push((person, plan.brought.known_lead(*lead))),
                },
            }
        }
        PeopleView {
            known_count: known.len(),
            new_count: new.len(),
            known: rows(known),
            new: rows(new),
            nameless: self.nameless,
            erased,
        }
    }
}

fn rows(all: Vec<(&Person, Option<&Lead>)>) -> Listed<RowView> {
    let more = all.len().saturating_sub(MOST_SHOWN);
    let shown = all.into_iter().take(MOST_SHOWN).map(|(person, like)| row(person, like)).collect();
    Listed { shown, more }
}

fn row(person: &Person, like: Option<&Lead>) -> RowView {
    let fields = [Field::FullName, Field::Company, Field::Email, Field::Phone];
    let texts = fields.into_iter().filter_map(|field| person.form.fields.get(&field));
    let mut texts = texts.filter(|text| !text.is_empty()).cloned();
    let name = texts.next().unwrap_or_default();
    let more = texts.collect();
    RowView { name, more, like: like.map(|lead| lead.called().to_owned()) }
}

impl From<Card> for Person {
    fn from(card: Card) -> Self {
        let tags = (!card.tags.is_empty()).then(|| card.tags.join("\n"));
        Person { known: card.lead, form: LeadForm { fields: card.fields, tags } }
    }
}

impl From<NotCards> for Unusable {
    fn from(why: NotCards) -> Self {
        match why {
            NotCards::Empty => Unusable::Empty,
            NotCards::TooLarge => Unusable::TooLarge,
            NotCards::TooMany => Unusable::TooManyCards,
            NotCards::Foreign => Unusable::NoCards,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{EraseLead, ImportSnapshot},
        domain::{ids::TeamId, moment::Moment},
        sample,
        session::files::Incoming,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };
    const FRESH: LeadId = LeadId::named("fresh");

    fn file(text: impl Into<Vec<u8>>) -> CardFile {
        CardFile { name: "people.vcf".into(), bytes: text.into() }
    }

    fn planning(session: &Session, team: TeamId, people: &Arc<Vec<Person>>) -> CardPlanning {
        let into = Destination { team, fresh: FRESH, now: NOW };
        CardPlanning::begin(Arc::clone(people), session.workspace().clone(), IfKnown::Fill, into)
    }

    fn seen(session: &Session, team: TeamId, found: &FoundPeople) -> PeopleView {
        found.view(&planning(session, team, &found.people).end(), session.workspace())
    }

    fn take_over(session: &mut Session, team: TeamId, people: &Arc<Vec<Person>>) -> Plan {
        let plan = planning(session, team, people).end();
        if (plan.new, plan.changed) != (0, 0) {
            let brought = Box::new(plan.brought.clone());
            session.dispatch(ImportSnapshot { brought }, NOW).unwrap();
        }
        plan
    }

    #[test]
    fn our_own_contacts_are_all_known_here_and_change_nothing() {
        let mut session = Session::new(sample::show(NOW), 2);
        let contacts = session.contacts(sample::SALES, NOW);
        let found = session.look_at_cards(&[file(contacts.text)]);
        let seen = seen(&session, sample::SALES, &found);
        assert!(seen.known_count > 20 && seen.known.shown.len() <= MOST_SHOWN);
        assert_eq!((seen.new_count, found.refused.len()), (0, 0));
        let plan = take_over(&mut session, sample::SALES, &found.people);
        assert_eq!((plan.new, plan.changed), (0, 0));
    }

    #[test]
    fn whoever_was_erased_for_ever_does_not_come_back_with_our_own_contacts() {
        let mut session = Session::new(sample::show(NOW), 2);
        let contacts = session.contacts(sample::SALES, NOW);
        let people = session.look_at_cards(&[file(contacts.text)]).people;
        let lead = people[0].known.unwrap();
        session.dispatch(EraseLead { lead }, NOW).unwrap();
        let found = FoundPeople { people: Arc::clone(&people), ..FoundPeople::default() };
        assert_eq!(seen(&session, sample::SALES, &found).erased, 1);
        for if_known in [IfKnown::Fill, IfKnown::KeepBoth] {
            let into = Destination { team: sample::SALES, fresh: FRESH, now: NOW };
            let here = session.workspace().clone();
            let brought = CardPlanning::begin(Arc::clone(&people), here, if_known, into).end().brought;
            assert!(brought.known_lead(lead).is_none());
        }
    }

    #[test]
    fn somebody_elses_contacts_become_leads_with_everything_a_card_has() {
        let here = Session::new(sample::show(NOW), 2);
        let contacts = here.contacts(sample::SALES, NOW);
        let lead = {
            let is_theirs =
                |lead: &&Lead| here.workspace().seat(lead).is_some_and(|(team, _)| team == sample::SALES);
            let has_mail = |lead: &&Lead| !lead.text(Field::Email).is_empty();
            here.workspace().all_leads().find(|lead| is_theirs(lead) && has_mail(lead)).unwrap()
        };
        let mut there = Session::new(Workspace::default(), 3);
        let text = here.export_playbook(sample::SALES, NOW).unwrap().text;
        let playbook = super::super::playbook_in(&Incoming { name: "p.json".into(), text }).unwrap();
        let found = crate::commands::FoundTeam {
            fresh: sample::SALES,
            name: "Sales".into(),
            playbook: Box::new(playbook),
        };
        there.dispatch(found, NOW).unwrap();
        let team = there.workspace().teams()[0].id;
        let people = there.look_at_cards(&[file(contacts.text)]).people;
        assert_eq!(take_over(&mut there, team, &people).new, people.len());
        assert_eq!(there.workspace().all_leads().count(), people.len());
        let found = there.workspace().all_leads().find(|there| there.called() == lead.called()).unwrap();
        for field in [Field::Company, Field::Email, Field::Phone, Field::City, Field::Notes] {
            assert_eq!(found.text(field), lead.text(field), "{field:?}");
        }
    }

    #[test]
    fn a_bad_file_is_named_and_the_good_one_beside_it_is_read() {
        let session = Session::new(sample::show(NOW), 2);
        let files = [file("junk"), file(" "), file("BEGIN:VCARD\nEND:VCARD"), file("BEGIN:VCARD\nFN:Ana\n")];
        let found = session.look_at_cards(&files);
        let why: Vec<Unusable> = found.refused.iter().map(|refusal| refusal.why).collect();
        assert_eq!(
            (found.people.len(), why),
            (1, vec![Unusable::NoCards, Unusable::Empty, Unusable::NoCards])
        );
    }

    #[test]
    fn who_is_twice_in_the_file_is_said_to_be_and_a_colleague_is_not() {
        let session = Session::new(sample::show(NOW), 2);
        let card = |name| format!("BEGIN:VCARD\nFN:{name}\nORG:Zinc\nTEL:04 72 00 12 34\nEND:VCARD\n");
        let found = session.look_at_cards(&[file(["Ana Petit", "Bo Li", "A. Petit"].map(card).concat())]);
        let seen = seen(&session, sample::SALES, &found);
        let like: Vec<_> = seen.new.shown.iter().map(|row| row.like.as_deref()).collect();
        assert_eq!(like, [None, None, Some("Ana Petit")]);
    }

    #[test]
    fn a_plan_made_some_cards_at_a_time_is_the_same() {
        let here = Session::new(sample::show(NOW), 2);
        let people = here.look_at_cards(&[file(here.contacts(sample::SALES, NOW).text)]).people;
        let (there, team) = (Session::new(sample::workspace(7, 3, NOW), 3), sample::SALES);
        let mut making = planning(&there, team, &people);
        let shares: Vec<usize> = std::iter::from_fn(|| making.go_on(1)).collect();
        assert!(
            shares.len() >= people.len() && shares.is_sorted() && shares.iter().all(|share| *share < 100)
        );
        assert_eq!(making.end(), planning(&there, team, &people).end());
    }

    #[test]
    fn ten_thousand_cards_are_looked_at_and_taken_over() {
        let mut text = String::new();
        for at in 0..10_000 {
            text += &format!("BEGIN:VCARD\nFN:Person {at}\nORG:Firm {at}\nEMAIL:p{at}@firm.fr\nEND:VCARD\n");
        }
        let mut session = Session::new(sample::show(NOW), 2);
        let start = std::time::Instant::now();
        let found = session.look_at_cards(&[file(text)]);
        let seen = seen(&session, sample::SALES, &found);
        let read = start.elapsed();
        assert_eq!((seen.new_count, seen.new.shown.len(), seen.new.more), (10_000, 40, 9_960));
        let plan = take_over(&mut session, sample::SALES, &found.people);
        // For the figures: `cargo test --release -- --nocapture ten_thousand_cards`.
        println!("10,000 cards: read in {read:?}, taken over after {:?}", start.elapsed());
        assert_eq!(plan.new, 10_000);
        session.undo(NOW).unwrap();
        assert!(session.workspace().lead(FRESH.derived(0)).is_none());
    }
}
