//! Leads of a foreign file come in: new ones are written down, known ones are filled in. One change, however many.

use std::collections::BTreeMap;

use super::{Command, lead_form::LeadForm};
use crate::domain::{
    badge,
    event::Event,
    field::{Fact, Field},
    ids::{CampaignId, LeadId, StageId, TeamId},
    lead::Lead,
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    stamp::{Clock, Stamp},
    text::{self, TextProblem},
    trail::Visit,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeLeads {
    /// New leads come in at its first stage, in the order given.
    pub team: TeamId,
    /// Each lead once.
    pub taken: Vec<Taken>,
}

/// One lead of the file. What its form leaves empty stays as it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub lead: LeadId,
    pub form: LeadForm,
    pub how: How,
}

/// What becomes of somebody in a file who is known here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IfKnown {
    /// The lead stays as it is.
    Skip,
    /// Only what is not known yet is written down.
    #[default]
    Fill,
    /// What the file says replaces what is known; where it says nothing, what is known stays.
    Overwrite,
    /// A second lead.
    KeepBoth,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    New,
    /// Only what is not known here yet. The number of a badge is nobody's name.
    Fill,
    /// Whatever the file knows, over what is known here.
    Overwrite,
}

impl Command for TakeLeads {
    /// New leads first: they name the change.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let fresh = self.taken.iter().filter(|taken| taken.how == How::New).count();
        let mut intake = Intake::begin(self.team, fresh, workspace)?;
        let (mut captured, mut changed) = (Vec::new(), Vec::new());
        for taken in self.taken {
            let events = if taken.how == How::New { &mut captured } else { &mut changed };
            events.extend(intake.events(taken, workspace, now)?);
        }
        captured.extend(changed);
        captured.extend(intake.campaigns());
        Ok(captured)
    }
}

/// Leads as they are taken in, one after the other.
struct Intake {
    team: TeamId,
    stage: StageId,
    /// One for each new lead.
    ranks: std::vec::IntoIter<Rank>,
    named: BTreeMap<String, (CampaignId, Event)>,
}

impl Intake {
    fn begin(team: TeamId, fresh: usize, workspace: &Workspace) -> Result<Self, Rejection> {
        let known = workspace.team(team).ok_or(Rejection::NoLongerThere)?;
        let stage = known.first_stage().ok_or(Rejection::LastOpenStage)?.id;
        let ranks = ranks(workspace.index().column(team, stage).rank(0), fresh).into_iter();
        Ok(Self { team, stage, ranks, named: BTreeMap::new() })
    }

    fn events(
        &mut self,
        Taken { lead, form, how }: Taken,
        workspace: &Workspace,
        now: Moment,
    ) -> Result<Vec<Event>, Rejection> {
        let accepted = accept(&form, lead, workspace, &mut self.named)?;
        if how != How::New {
            let known = workspace.lead(lead).ok_or(Rejection::NoLongerThere)?;
            return Ok(changes(workspace, known, accepted, how));
        }
        if workspace.known_lead(lead).is_some() {
            return Err(Rejection::NothingChanged);
        }
        let facts: Vec<_> = accepted.0.into_iter().filter_map(|(field, fact)| Some((field, fact?))).collect();
        if !facts.iter().any(|(field, _)| Field::NAMING.contains(field)) {
            return Err(Rejection::Form(vec![(Field::FullName, TextProblem::Missing)]));
        }
        let rank = self.ranks.next().unwrap_or_else(Rank::middle);
        let visit = Visit::new(now.millis, self.team, self.stage, rank);
        Ok(vec![Event::LeadCaptured { lead, facts, tags: accepted.1, visit }])
    }

    /// Those that had no name here yet.
    fn campaigns(self) -> impl Iterator<Item = Event> {
        self.named.into_values().map(|(_, event)| event)
    }
}

/// Leads taken in as a workspace of its own, for an import to join. Thousands of them are stored in pieces then, made
/// while somebody still looks at what would come in, and one undo takes them out as if they had never come.
pub struct Bringing {
    intake: Intake,
    brought: Workspace,
    /// When all of it was written: after everything that is known here.
    at: Stamp,
}

impl Bringing {
    /// `fresh`: how many leads will be new. `writer`: the file, as if it had been written by a tab of its own.
    ///
    /// # Errors
    /// Why the team takes none in.
    pub fn begin(
        team: TeamId,
        fresh: usize,
        writer: u64,
        workspace: &Workspace,
        now: Moment,
    ) -> Result<Self, Rejection> {
        let intake = Intake::begin(team, fresh, workspace)?;
        let mut clock = Clock::new(writer);
        clock.saw(workspace.latest());
        Ok(Self { intake, brought: Workspace::default(), at: clock.tick(now.millis) })
    }

    /// Answers whether anything came of it.
    ///
    /// # Errors
    /// Why it cannot be taken in, and so none of the others either.
    pub fn take(&mut self, taken: Taken, workspace: &Workspace, now: Moment) -> Result<bool, Rejection> {
        let known = workspace.known_lead(taken.lead);
        let events = self.intake.events(taken, workspace, now)?;
        if let Some(known) = known.filter(|_| !events.is_empty()) {
            let beginning = Lead::new(known.id, known.created);
            self.brought.join(&Workspace::from_parts([], [], [beginning]));
        }
        events.iter().for_each(|event| self.brought.apply(event, self.at));
        Ok(!events.is_empty())
    }

    pub fn end(mut self) -> Workspace {
        self.intake.campaigns().for_each(|event| self.brought.apply(&event, self.at));
        self.brought
    }
}

type Accepted = (Vec<(Field, Option<Fact>)>, Vec<String>);

/// A campaign that several leads name is made once.
fn accept(
    form: &LeadForm,
    lead: LeadId,
    workspace: &Workspace,
    named: &mut BTreeMap<String, (CampaignId, Event)>,
) -> Result<Accepted, Rejection> {
    let campaign = form.fields.get(&Field::Source).map(|name| text::fold(&text::clean_line(name)));
    let known = campaign.as_ref().and_then(|name| named.get(name)).map(|(id, _)| *id);
    let fresh = known.unwrap_or_else(|| CampaignId::new(lead.derived(1).bits()));
    let accepted = form.accept(workspace, fresh)?;
    if let (Some(name), Some(event), None) = (campaign, accepted.named, known) {
        named.insert(name, (fresh, event));
    }
    Ok((accepted.facts, accepted.tags.unwrap_or_default()))
}

fn changes(workspace: &Workspace, known: &Lead, (facts, tags): Accepted, how: How) -> Vec<Event> {
    let lead = known.id;
    let mut events = Vec::new();
    for (field, to) in facts {
        let from = known.fact(field).cloned();
        // Nobody is their own decision maker, whatever a table says.
        let oneself = field == Field::DecisionMaker && to == Some(Fact::Lead(lead));
        let wanted = to.is_some() && from != to && (how == How::Overwrite || badge::lacks(known, field));
        if wanted && !oneself && !is_one_campaign(workspace, &from, &to) {
            events.push(Event::FactChanged { lead, field, from, to });
        }
    }
    let present: Vec<&str> = known.tags().collect();
    for tag in tags.into_iter().filter(|tag| !present.contains(&tag.as_str())) {
        events.push(Event::TagChanged { lead, tag, from: false, to: true });
    }
    events
}

/// Two tablets may have made one campaign each, of one name: a table, which has the name only, changes nothing then.
fn is_one_campaign(workspace: &Workspace, one: &Option<Fact>, other: &Option<Fact>) -> bool {
    let name = |fact: &Option<Fact>| match fact {
        Some(Fact::Campaign(id)) => workspace.campaign(*id).map(|campaign| text::fold(&campaign.name)),
        _ => None,
    };
    name(one).is_some_and(|one| Some(one) == name(other))
}

/// So many places above the topmost card, the first of them on top.
fn ranks(top: Option<&Rank>, count: usize) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = Vec::with_capacity(count);
    for _ in 0..count {
        let next = Rank::between(None, ranks.last().or(top));
        ranks.push(next);
    }
    ranks.reverse();
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::testing::Bench,
        queries::deed::{Deed, deed},
    };

    fn form(name: &str) -> LeadForm {
        LeadForm::default().with(Field::FullName, name)
    }

    fn taken(lead: &str, form: LeadForm, how: How) -> Taken {
        Taken { lead: LeadId::named(lead), form, how }
    }

    fn take(taken: impl IntoIterator<Item = Taken>) -> TakeLeads {
        TakeLeads { team: Bench::TEAM, taken: taken.into_iter().collect() }
    }

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        bench
    }

    #[test]
    fn new_leads_come_in_on_top_in_the_order_of_the_file() {
        let mut bench = bench();
        bench.done(take(["ana", "bruno"].map(|name| taken(name, form(name), How::New))));
        assert_eq!(bench.column("lead"), ["ana", "bruno", "claire"].map(LeadId::named));
    }

    #[test]
    fn filling_leaves_what_is_known_and_overwriting_does_not() {
        for (how, name) in [(How::Fill, "Claire Morel"), (How::Overwrite, "Claire M.")] {
            let mut bench = bench();
            let form = form("Claire M.").with(Field::City, "Lyon").with(Field::Company, "");
            bench.done(take([taken("claire", LeadForm { tags: Some("hot".into()), ..form }, how)]));
            let lead = bench.workspace.lead(LeadId::named("claire")).unwrap();
            assert_eq!((lead.text(Field::FullName), lead.text(Field::City)), (name, "Lyon"));
            assert_eq!(lead.tags().collect::<Vec<_>>(), ["hot"]);
        }
    }

    #[test]
    fn an_empty_cell_clears_nothing() {
        let bench = bench();
        let blank = LeadForm::default().with(Field::FullName, "");
        assert_eq!(bench.refused(take([taken("claire", blank, How::Overwrite)])), Rejection::NothingChanged);
    }

    #[test]
    fn a_campaign_that_many_name_is_made_once() {
        let mut bench = bench();
        let from =
            |name: &str, campaign: &str| taken(name, form(name).with(Field::Source, campaign), How::New);
        bench.done(take([from("ana", "Salon B2B"), from("bruno", "salon b2b"), from("carl", "Autre")]));
        assert_eq!(bench.workspace.campaigns().count(), 2);
        let source = |name| bench.workspace.lead(LeadId::named(name)).unwrap().source();
        assert_eq!(source("ana"), source("bruno"));
    }

    #[test]
    fn it_is_one_deed_with_a_name_and_one_undo() {
        let mut bench = bench();
        let before = bench.seen();
        bench.lead("marc", "Marc");
        let known = taken("marc", form("Marc").with(Field::City, "Lyon"), How::Fill);
        bench.done(take([taken("ana", form("Ana"), How::New), known.clone()]));
        assert_eq!(deed(&bench.workspace, bench.changes.last().unwrap()), Deed::Import { leads: 2 });
        bench.undo();
        assert!(bench.workspace.lead(LeadId::named("ana")).is_none());
        let other = taken("claire", form("Claire Morel").with(Field::City, "Nice"), How::Fill);
        bench.done(take([known, other]));
        assert_eq!(deed(&bench.workspace, bench.changes.last().unwrap()), Deed::FillIn(2));
        bench.undo().done(crate::commands::RemoveLead { lead: LeadId::named("marc") });
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn a_lead_that_went_meanwhile_refuses_the_whole() {
        let bench = bench();
        let gone = taken("nobody", form("Nobody"), How::Fill);
        assert_eq!(bench.refused(take([gone])), Rejection::NoLongerThere);
    }
}
