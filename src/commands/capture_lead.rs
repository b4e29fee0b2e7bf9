//! A new lead is written down. Only a name of some kind is asked for: capturing never waits for a definition.

use super::{Command, lead_form::LeadForm};
use crate::domain::{
    event::Event,
    field::Field,
    ids::{CampaignId, LeadId, TeamId},
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    text::TextProblem,
    trail::Visit,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct CaptureLead {
    pub lead: LeadId,
    pub team: TeamId,
    pub form: LeadForm,
}

impl Command for CaptureLead {
    /// The card comes in on top of the first stage. That stage's own criteria are shown on the card as missing
    /// rather than asked at the door: a visitor at a booth does not wait.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        let stage = team.first_stage().ok_or(Rejection::LastOpenStage)?.id;
        if workspace.known_lead(self.lead).is_some() || workspace.erased().has(self.lead) {
            return Err(Rejection::NothingChanged);
        }
        let accepted = self.form.accept(workspace, CampaignId::new(self.lead.derived(1).bits()))?;
        let facts: Vec<_> =
            accepted.facts.into_iter().filter_map(|(field, fact)| Some((field, fact?))).collect();
        let names = [Field::FullName, Field::Company, Field::Email, Field::Phone];
        if !facts.iter().any(|(field, _)| names.contains(field)) {
            return Err(Rejection::Form(vec![(Field::FullName, TextProblem::Missing)]));
        }
        let rank = Rank::between(None, workspace.index().column(team.id, stage).rank(0));
        let visit = Visit::new(now.millis, team.id, stage, rank);
        let captured = Event::LeadCaptured {
            lead: self.lead,
            facts,
            tags: accepted.tags.into_iter().flatten().collect(),
            visit,
        };
        Ok([captured].into_iter().chain(accepted.named).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, testing::Bench};

    fn capture(form: LeadForm) -> impl Command {
        CaptureLead { lead: LeadId::named("claire"), team: Bench::TEAM, form }
    }

    #[test]
    fn a_name_is_enough_and_the_card_comes_on_top_of_the_first_stage() {
        let mut bench = Bench::with_team();
        bench.lead("marc", "Marc Petit");
        bench.done(capture(LeadForm::default().with(Field::FullName, "Claire Morel")));
        assert_eq!(bench.column("lead"), [LeadId::named("claire"), LeadId::named("marc")]);
    }

    #[test]
    fn without_anything_to_call_it_by_nothing_is_captured() {
        let bench = Bench::with_team();
        let form = LeadForm::default().with(Field::FullName, " ").with(Field::City, "Lyon");
        assert_eq!(
            bench.refused(capture(form)),
            Rejection::Form(vec![(Field::FullName, TextProblem::Missing)])
        );
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let bench = Bench::with_team();
        let form = LeadForm::default()
            .with(Field::FullName, "Claire")
            .with(Field::Email, "x")
            .with(Field::Amount, "y");
        let Rejection::Form(problems) = bench.refused(capture(form)) else { panic!() };
        assert_eq!(
            problems,
            [(Field::Email, TextProblem::NotAnEmail), (Field::Amount, TextProblem::NotMoney)]
        );
    }

    #[test]
    fn a_source_is_named_once_and_found_again_whatever_its_accents() {
        let mut bench = Bench::with_team();
        let form = |name: &str, source: &str| {
            LeadForm::default().with(Field::FullName, name).with(Field::Source, source)
        };
        bench.done(capture(form("Claire", "Salon de l’Été")));
        let marc = LeadId::named("marc");
        bench.done(CaptureLead { lead: marc, team: Bench::TEAM, form: form("Marc", "salon de l'ete") });
        assert_eq!(bench.workspace.campaigns().count(), 1);
        let source = |lead: &str| bench.workspace.lead(LeadId::named(lead)).and_then(|lead| lead.source());
        assert!(source("claire").is_some() && source("claire") == source("marc"));
    }

    #[test]
    fn undoing_takes_the_card_away_and_redoing_brings_it_back() {
        let mut bench = Bench::with_team();
        bench.done(capture(
            LeadForm::default().with(Field::FullName, "Claire Morel").with(Field::Amount, "500"),
        ));
        let before = bench.seen();
        bench.undo();
        assert!(bench.column("lead").is_empty());
        bench.redo();
        assert_eq!(bench.seen(), before);
    }
}
