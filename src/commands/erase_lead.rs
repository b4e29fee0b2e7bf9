//! Everything about a person is erased for ever: the right of whoever asks for it (GDPR article 17).
//!
//! The one thing that nobody can undo. Leads that were joined are one person, so all of them go, those too that were
//! taken off the board before; what is left behind says nothing but that they are gone.

use super::Command;
use crate::domain::{event::Event, ids::LeadId, moment::Moment, rejection::Rejection, workspace::Workspace};

#[derive(Clone, Debug)]
pub struct EraseLead {
    pub lead: LeadId,
}

impl Command for EraseLead {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let person = workspace.one_person(self.lead);
        if person.is_empty() {
            return Err(Rejection::NoLongerThere);
        }
        Ok(person.into_iter().map(|lead| Event::LeadErased { lead }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{JoinLeads, RemoveLead, testing::Bench};

    const CLAIRE: LeadId = LeadId::named("claire");
    const TWIN: LeadId = LeadId::named("twin");
    const MARC: LeadId = LeadId::named("marc");

    #[test]
    fn the_whole_person_goes_whichever_of_the_joined_leads_is_named() {
        for lead in [CLAIRE, TWIN] {
            let mut bench = Bench::with_team();
            bench.lead("claire", "Claire Morel").lead("twin", "C. Morel").lead("marc", "Marc Petit");
            bench.done(JoinLeads { keep: CLAIRE, other: TWIN, chosen: Vec::new() });
            bench.done(EraseLead { lead });
            let left: Vec<LeadId> = bench.workspace.all_leads().map(|lead| lead.id).collect();
            assert_eq!(left, [MARC]);
            assert_eq!(bench.refused(EraseLead { lead }), Rejection::NoLongerThere);
        }
    }

    #[test]
    fn a_removed_lead_can_be_erased_too() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel").done(RemoveLead { lead: CLAIRE });
        bench.done(EraseLead { lead: CLAIRE });
        assert!(bench.workspace.known_lead(CLAIRE).is_none() && bench.workspace.erased().has(CLAIRE));
    }
}
