//! People from files that are not ours (contact cards, tables) become leads, or fill in what is known of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Command, lead_form::LeadForm};
use crate::domain::{
    event::Event,
    field::{Fact, Field},
    ids::{CampaignId, LeadId, TeamId},
    index::duplicate_keys,
    lead::Lead,
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    text::{self, TextProblem},
    trail::Visit,
    workspace::Workspace,
};

/// Somebody in a file, as written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The lead that the file says this is: only files that we wrote say so.
    pub known: Option<LeadId>,
    pub form: LeadForm,
}

/// What becomes of somebody who looks like a lead that is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// The lead stays as it is.
    Skip,
    /// Only what is not known yet is written down.
    #[default]
    FillGaps,
    /// What the file says replaces what is known; where it says nothing, what is known stays.
    Overwrite,
    /// A second lead.
    KeepBoth,
}

/// All or nothing: a person whose form does not fit refuses the whole, so look at them before.
#[derive(Clone, Debug)]
pub struct TakeOver {
    pub team: TeamId,
    /// The identity from which those of the new leads follow.
    pub fresh: LeadId,
    pub people: Vec<Person>,
    pub policy: Policy,
}

/// One lead as it will be: somebody who is here, or somebody new.
struct Target {
    known: Option<LeadId>,
    facts: BTreeMap<Field, Fact>,
    tags: BTreeSet<String>,
}

/// By what somebody is found, and where in the list of targets they are.
#[derive(Default)]
struct Found {
    leads: BTreeMap<LeadId, usize>,
    /// Only of new ones: the workspace knows the keys of its own leads.
    keys: BTreeMap<String, usize>,
}

impl Command for TakeOver {
    /// New leads come in on top of the first stage, in the order of the file. Two people of the file who look alike
    /// are treated as if the first had been here already.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team_in_use(self.team).ok_or(Rejection::NoLongerThere)?;
        let stage = team.first_stage().ok_or(Rejection::LastOpenStage)?.id;
        let (mut targets, mut found) = (Vec::new(), Found::default());
        let mut named: BTreeMap<CampaignId, Event> = BTreeMap::new();
        for person in self.people {
            let keys = keys(&person.form);
            let at = target_of(workspace, &person, &keys, &mut found, &mut targets);
            if at.is_some() && self.policy == Policy::Skip {
                continue;
            }
            let accepted = person.form.accept(workspace, campaign_id(self.fresh, &person.form))?;
            let facts = accepted.facts.into_iter().filter_map(|(field, fact)| Some((field, fact?)));
            let tags = accepted.tags.into_iter().flatten();
            match at.filter(|_| self.policy != Policy::KeepBoth).and_then(|at| targets.get_mut(at)) {
                Some(target) => target.take(facts, tags, self.policy),
                None => {
                    let target = Target { known: None, facts: facts.collect(), tags: tags.collect() };
                    if !NAMES.iter().any(|name| target.facts.contains_key(name)) {
                        return Err(Rejection::Form(vec![(Field::FullName, TextProblem::Missing)]));
                    }
                    for key in keys {
                        found.keys.entry(key).or_insert(targets.len());
                    }
                    targets.push(target);
                }
            }
            if let Some(event @ Event::CampaignNamed { campaign, .. }) = accepted.named {
                named.insert(campaign, event);
            }
        }
        // From the last to the first, each on top of the one before: the file's order from the top.
        let (mut captured, mut changed) = (Vec::new(), Vec::new());
        let mut top = workspace.index().column(team.id, stage).rank(0).cloned();
        for (at, target) in targets.into_iter().enumerate().rev() {
            match target.known.and_then(|lead| workspace.lead(lead)) {
                Some(lead) => changed.extend(target.changes(lead)),
                None => {
                    let rank = Rank::between(None, top.as_ref());
                    top = Some(rank.clone());
                    captured.push(Event::LeadCaptured {
                        lead: self.fresh.derived(at as u64),
                        facts: target.facts.into_iter().collect(),
                        tags: target.tags.into_iter().collect(),
                        visit: Visit::new(now.millis, team.id, stage, rank),
                    });
                }
            }
        }
        let happens = !captured.is_empty() || !changed.is_empty();
        captured.reverse();
        captured.extend(changed);
        captured.extend(named.into_values().filter(|_| happens));
        Ok(captured)
    }
}

/// The leads here that people look like, in the order of the people; `None` for somebody new.
pub fn known_here(workspace: &Workspace, people: &[Person]) -> Vec<Option<LeadId>> {
    people.iter().map(|person| lead_of(workspace, person, &keys(&person.form))).collect()
}

const NAMES: [Field; 4] = [Field::FullName, Field::Company, Field::Email, Field::Phone];

fn keys(form: &LeadForm) -> Vec<String> {
    let typed = |field: Field| form.fields.get(&field).map_or("", String::as_str);
    duplicate_keys(typed(Field::FullName), typed(Field::Company), typed(Field::Email), typed(Field::Phone))
}

/// What the file says comes first, then mail, phone, and name with company.
fn lead_of(workspace: &Workspace, person: &Person, keys: &[String]) -> Option<LeadId> {
    let said = person.known.filter(|lead| workspace.lead(*lead).is_some());
    let by_keys = || {
        let mut leads = keys.iter().flat_map(|key| workspace.index().with_key(key, workspace));
        leads.find(|lead| workspace.lead(*lead).is_some())
    };
    said.or_else(by_keys)
}

/// Whom a person looks like, among those who are here and those who came before in the file.
fn target_of(
    workspace: &Workspace,
    person: &Person,
    keys: &[String],
    found: &mut Found,
    targets: &mut Vec<Target>,
) -> Option<usize> {
    let Some(lead) = lead_of(workspace, person, keys).and_then(|lead| workspace.lead(lead)) else {
        return keys.iter().find_map(|key| found.keys.get(key).copied());
    };
    Some(*found.leads.entry(lead.id).or_insert_with(|| {
        targets.push(Target::of(lead));
        targets.len() - 1
    }))
}

/// The same for each person who names the same campaign, so that it is named once.
fn campaign_id(fresh: LeadId, form: &LeadForm) -> CampaignId {
    let name = form.fields.get(&Field::Source).map(|typed| text::fold(&text::clean_line(typed)));
    let name = CampaignId::named(&name.unwrap_or_default());
    CampaignId::new(fresh.bits() ^ name.bits())
}

impl Target {
    fn of(lead: &Lead) -> Self {
        let facts = Field::ALL.into_iter().filter_map(|field| Some((field, lead.fact(field)?.clone())));
        Self { known: Some(lead.id), facts: facts.collect(), tags: lead.tags().map(str::to_owned).collect() }
    }

    /// Tags are only ever added.
    fn take(
        &mut self,
        facts: impl Iterator<Item = (Field, Fact)>,
        tags: impl Iterator<Item = String>,
        policy: Policy,
    ) {
        for (field, fact) in facts {
            if policy == Policy::Overwrite {
                self.facts.insert(field, fact);
            } else {
                self.facts.entry(field).or_insert(fact);
            }
        }
        self.tags.extend(tags);
    }

    /// What differs from what is known.
    fn changes(self, lead: &Lead) -> Vec<Event> {
        let mut events = Vec::new();
        for (field, to) in self.facts {
            let (from, to) = (lead.fact(field).cloned(), Some(to));
            // Nobody is their own decision maker.
            if from != to && to != Some(Fact::Lead(lead.id)) {
                events.push(Event::FactChanged { lead: lead.id, field, from, to });
            }
        }
        let present: BTreeSet<&str> = lead.tags().collect();
        let on = self.tags.into_iter().filter(|tag| !present.contains(tag.as_str()));
        events.extend(on.map(|tag| Event::TagChanged { lead: lead.id, tag, from: false, to: true }));
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{CaptureLead, RemoveLead, testing::Bench};

    const HELENE: LeadId = LeadId::named("helene");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let form = LeadForm::default()
            .with(Field::FullName, "Hélène Morel")
            .with(Field::Email, "helene@beton.fr")
            .with(Field::City, "Lyon");
        bench.done(CaptureLead { lead: HELENE, team: Bench::TEAM, form });
        bench
    }

    fn person(fields: &[(Field, &str)]) -> Person {
        let form = fields.iter().fold(LeadForm::default(), |form, (field, typed)| form.with(*field, *typed));
        Person { known: None, form }
    }

    /// Helene with another town and a phone, and somebody new.
    fn people() -> Vec<Person> {
        let mut helene = person(&[
            (Field::FullName, "Helene MOREL"),
            (Field::Email, "Helene@Beton.fr"),
            (Field::City, "Paris"),
            (Field::Phone, "01 99 00 12 34"),
        ]);
        helene.form.tags = Some("salon".into());
        vec![person(&[(Field::FullName, "Ana Petit")]), helene, person(&[(Field::FullName, "Bo Li")])]
    }

    fn take_over(people: Vec<Person>, policy: Policy) -> TakeOver {
        TakeOver { team: Bench::TEAM, fresh: LeadId::named("fresh"), people, policy }
    }

    fn names(bench: &Bench) -> Vec<String> {
        let called = |lead| bench.workspace.lead(lead).unwrap().called().to_owned();
        bench.column("lead").into_iter().map(called).collect()
    }

    fn text(bench: &Bench, field: Field) -> String {
        bench.workspace.lead(HELENE).unwrap().text(field).to_owned()
    }

    #[test]
    fn the_new_come_on_top_in_the_order_of_the_file_and_gaps_are_filled() {
        let mut bench = bench();
        bench.done(take_over(people(), Policy::FillGaps));
        assert_eq!(names(&bench), ["Ana Petit", "Bo Li", "Hélène Morel"]);
        assert_eq!(
            (text(&bench, Field::City), text(&bench, Field::Phone)),
            ("Lyon".into(), "01 99 00 12 34".into())
        );
        assert_eq!(bench.workspace.lead(HELENE).unwrap().tags().collect::<Vec<_>>(), ["salon"]);
    }

    #[test]
    fn each_choice_does_what_it_says() {
        let mut skipping = bench();
        skipping.done(take_over(people(), Policy::Skip));
        assert_eq!((names(&skipping).len(), text(&skipping, Field::Phone)), (3, String::new()));
        let mut overwriting = bench();
        overwriting.done(take_over(people(), Policy::Overwrite));
        assert_eq!((names(&overwriting).len(), text(&overwriting, Field::City)), (3, "Paris".into()));
        let mut both = bench();
        both.done(take_over(people(), Policy::KeepBoth));
        assert_eq!(names(&both), ["Ana Petit", "Helene MOREL", "Bo Li", "Hélène Morel"]);
    }

    #[test]
    fn one_undo_takes_all_of_it_back_and_redo_brings_it_again() {
        let mut bench = bench();
        let before = bench.seen();
        bench.done(take_over(people(), Policy::Overwrite));
        let after = bench.seen();
        bench.undo();
        assert_eq!(bench.seen(), before);
        bench.redo();
        assert_eq!(bench.seen(), after);
    }

    #[test]
    fn somebody_who_is_twice_in_the_file_comes_in_once() {
        let mut bench = Bench::with_team();
        let once = person(&[(Field::FullName, "Ana Petit"), (Field::Email, "ana@acme.fr")]);
        let twice = person(&[(Field::Email, "ANA@acme.fr"), (Field::City, "Lyon")]);
        bench.done(take_over(vec![once.clone(), twice.clone()], Policy::FillGaps));
        assert_eq!(names(&bench), ["Ana Petit"]);
        let lead = bench.workspace.lead(bench.column("lead")[0]).unwrap();
        assert_eq!(lead.text(Field::City), "Lyon");
        let mut both = Bench::with_team();
        both.done(take_over(vec![once, twice], Policy::KeepBoth));
        assert_eq!(names(&both).len(), 2);
    }

    #[test]
    fn the_same_people_again_change_nothing() {
        let mut bench = bench();
        bench.done(take_over(people(), Policy::FillGaps));
        assert_eq!(bench.refused(take_over(people(), Policy::FillGaps)), Rejection::NothingChanged);
        assert_eq!(bench.refused(take_over(people(), Policy::Skip)), Rejection::NothingChanged);
    }

    #[test]
    fn who_was_removed_here_comes_in_anew() {
        let mut bench = bench();
        bench.done(RemoveLead { lead: HELENE });
        let mut known = people().remove(1);
        known.known = Some(HELENE);
        bench.done(take_over(vec![known], Policy::FillGaps));
        assert_eq!(names(&bench), ["Helene MOREL"]);
    }

    #[test]
    fn our_own_identity_finds_the_lead_whatever_else_has_changed() {
        let bench = bench();
        let renamed = Person { known: Some(HELENE), ..person(&[(Field::FullName, "H. M.")]) };
        let strange =
            Person { known: Some(LeadId::named("elsewhere")), ..person(&[(Field::FullName, "X Y")]) };
        assert_eq!(known_here(&bench.workspace, &[renamed, strange]), [Some(HELENE), None]);
    }

    #[test]
    fn a_campaign_of_many_is_named_once() {
        let mut bench = Bench::with_team();
        let from = |name: &str, source: &str| person(&[(Field::FullName, name), (Field::Source, source)]);
        let people = vec![from("Ana Petit", "Salon"), from("Bo Li", "SALON"), from("Cy Wu", "Web")];
        bench.done(take_over(people, Policy::FillGaps));
        assert_eq!(bench.workspace.campaigns().count(), 2);
    }

    #[test]
    fn one_wrong_form_refuses_the_whole() {
        let bench = Bench::with_team();
        let people = vec![person(&[(Field::FullName, "Ana")]), person(&[(Field::Email, "nobody")])];
        assert!(matches!(bench.refused(take_over(people, Policy::FillGaps)), Rejection::Form(_)));
        let nameless = vec![person(&[(Field::City, "Lyon")])];
        assert!(matches!(bench.refused(take_over(nameless, Policy::FillGaps)), Rejection::Form(_)));
    }
}
