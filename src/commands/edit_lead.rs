//! What is known about a lead changes.

use super::{Command, lead_form::LeadForm};
use crate::domain::{
    event::Event,
    field::{Fact, Field},
    ids::{CampaignId, LeadId},
    moment::Moment,
    rejection::Rejection,
    text::TextProblem,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct EditLead {
    pub lead: LeadId,
    pub form: LeadForm,
    /// The identity of a campaign, should the form name a new one.
    pub fresh: CampaignId,
}

impl Command for EditLead {
    /// Writes only what differs, so that two people who edit two fields of one lead do not overwrite each other.
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let accepted = self.form.accept(workspace, self.fresh)?;
        if accepted.facts.contains(&(Field::DecisionMaker, Some(Fact::Lead(lead.id)))) {
            return Err(Rejection::Form(vec![(Field::DecisionMaker, TextProblem::Oneself)]));
        }
        let mut events = Vec::new();
        for (field, to) in accepted.facts {
            let from = lead.fact(field).cloned();
            if from != to {
                events.push(Event::FactChanged { lead: lead.id, field, from, to });
            }
        }
        if let Some(wanted) = accepted.tags {
            let present: Vec<&str> = lead.tags().collect();
            let off = present.iter().copied().filter(|tag| !wanted.iter().any(|wanted| wanted == tag));
            let on = wanted.iter().map(String::as_str).filter(|tag| !present.contains(tag));
            for (tag, to) in off.map(|tag| (tag, false)).chain(on.map(|tag| (tag, true))) {
                events.push(Event::TagChanged { lead: lead.id, tag: tag.to_owned(), from: !to, to });
            }
        }
        let clears = |field: Field| {
            events
                .iter()
                .any(|event| matches!(event, Event::FactChanged { field: f, to: None, .. } if *f == field))
        };
        let names = [Field::FullName, Field::Company, Field::Email, Field::Phone];
        let filled = |field: Field| {
            events
                .iter()
                .any(|e| matches!(e, Event::FactChanged { field: f, to: Some(_), .. } if *f == field))
        };
        if !names.into_iter().any(|field| filled(field) || lead.fact(field).is_some() && !clears(field)) {
            return Err(Rejection::Form(vec![(Field::FullName, TextProblem::Missing)]));
        }
        events.extend(accepted.named);
        Ok(events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, testing::Bench};

    fn edit(form: LeadForm) -> impl Command {
        EditLead { lead: LeadId::named("claire"), form, fresh: CampaignId::named("new") }
    }

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        bench
    }

    #[test]
    fn only_what_differs_is_written() {
        let mut bench = bench();
        let form = LeadForm::default().with(Field::FullName, "Claire Morel").with(Field::City, "Lyon");
        let events = edit(form).decide(&bench.workspace, bench.now).unwrap();
        assert_eq!(events.len(), 1);
        bench.done(edit(LeadForm { tags: Some("hot, #salon".into()), ..LeadForm::default() }));
        let tags: Vec<_> = bench.workspace.lead(LeadId::named("claire")).unwrap().tags().collect();
        assert_eq!(tags, ["hot", "salon"]);
    }

    #[test]
    fn saving_without_a_change_does_nothing() {
        let bench = bench();
        let same = LeadForm::of(bench.workspace.lead(LeadId::named("claire")).unwrap(), &bench.workspace);
        assert_eq!(bench.refused(edit(same)), Rejection::NothingChanged);
    }

    #[test]
    fn nobody_is_their_own_decision_maker() {
        let mut bench = bench();
        let decides =
            |lead: &str| LeadForm::default().with(Field::DecisionMaker, LeadId::named(lead).to_string());
        assert_eq!(
            bench.refused(edit(decides("claire"))),
            Rejection::Form(vec![(Field::DecisionMaker, TextProblem::Oneself)])
        );
        bench.lead("marc", "Marc").done(edit(decides("marc")));
    }

    #[test]
    fn the_last_name_cannot_be_cleared() {
        let bench = bench();
        let form = LeadForm::default().with(Field::FullName, "");
        assert_eq!(bench.refused(edit(form)), Rejection::Form(vec![(Field::FullName, TextProblem::Missing)]));
    }

    #[test]
    fn undo_restores_each_field_and_tag() {
        let mut bench = bench();
        let before = bench.seen();
        bench.done(edit(LeadForm {
            tags: Some("hot".into()),
            ..LeadForm::default().with(Field::City, "Lyon")
        }));
        bench.undo();
        assert_eq!(bench.seen(), before);
    }
}
