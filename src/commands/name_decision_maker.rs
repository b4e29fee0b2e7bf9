//! The person who decides is written down as a lead of their own, and the two are linked.

use super::{CaptureLead, Command, LeadForm};
use crate::domain::{
    event::Event,
    field::{Fact, Field},
    ids::LeadId,
    moment::Moment,
    rejection::Rejection,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct NameDecisionMaker {
    /// Who does not decide.
    pub lead: LeadId,
    /// The identity of the person who does.
    pub fresh: LeadId,
    pub form: LeadForm,
}

impl Command for NameDecisionMaker {
    /// They work at the same company and come from the same campaign, unless the form says otherwise.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let (team, _) = workspace.seat(lead).ok_or(Rejection::NoLongerThere)?;
        let known = LeadForm::of(lead, workspace);
        let mut form = self.form;
        for field in
            [Field::Company, Field::Website, Field::Sector, Field::Employees, Field::Country, Field::Source]
        {
            if let Some(text) = known.fields.get(&field).filter(|text| !text.is_empty()) {
                form.fields.entry(field).or_insert_with(|| text.clone());
            }
        }
        let captured = CaptureLead { lead: self.fresh, team, form }.decide(workspace, now)?;
        let link = Event::FactChanged {
            lead: lead.id,
            field: Field::DecisionMaker,
            from: lead.fact(Field::DecisionMaker).cloned(),
            to: Some(Fact::Lead(self.fresh)),
        };
        Ok([link].into_iter().chain(captured).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::testing::Bench,
        domain::{
            criterion::{CriterionKind, Holds},
            judge::Judge,
        },
    };

    const LEA: LeadId = LeadId::named("lea");
    const BOSS: LeadId = LeadId::named("boss");

    #[test]
    fn two_people_are_linked_in_one_step() {
        let mut bench = Bench::with_team();
        bench.lead("lea", "Léa Blanc");
        let before = bench.seen();
        let form = LeadForm::default().with(Field::FullName, "Anne Dubois").with(Field::Title, "Directrice");
        bench.done(NameDecisionMaker { lead: LEA, fresh: BOSS, form });
        let holds = |bench: &Bench| {
            let team = bench.workspace.team(Bench::TEAM).unwrap();
            let judge = Judge::new(&bench.workspace, team, bench.now);
            judge.holds(bench.workspace.lead(LEA).unwrap(), &CriterionKind::DecisionMaker)
        };
        assert_eq!(holds(&bench), Holds::Yes);
        bench.undo();
        assert_eq!(bench.seen(), before);
        assert_eq!(holds(&bench), Holds::Unknown);
    }
}
