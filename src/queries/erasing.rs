//! Whom erasing a lead for ever would erase.

use crate::domain::{field::Field, ids::LeadId, stamp::Stamp, workspace::Workspace};

/// One person, in one lead or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The lead that stands for all.
    pub called: String,
    pub company: String,
    /// What the others are called, which were joined with it.
    pub others: Vec<String>,
    /// The first that was written about any of them: older files know nothing of this person.
    pub since: Stamp,
}

/// `None` when nothing is known of the lead here.
pub fn person(workspace: &Workspace, lead: LeadId) -> Option<Person> {
    let all = workspace.one_person(lead);
    let all: Vec<_> = all.iter().filter_map(|lead| workspace.known_lead(*lead)).collect();
    let stands = workspace.known_lead(workspace.stand_in(lead))?;
    let company = Some(stands.text(Field::Company)).filter(|company| *company != stands.called());
    Some(Person {
        called: stands.called().to_owned(),
        company: company.unwrap_or_default().to_owned(),
        others: all.iter().filter(|lead| lead.id != stands.id).map(|lead| lead.called().to_owned()).collect(),
        since: all.iter().map(|lead| lead.created).min()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{JoinLeads, RemoveLead, testing::Bench};

    #[test]
    fn a_person_is_named_with_all_the_leads_that_go() {
        let [claire, twin] = ["claire", "twin"].map(LeadId::named);
        let mut bench = Bench::with_team();
        bench.lead("twin", "C. Morel");
        let since = bench.workspace.latest();
        bench.later(1).lead("claire", "Claire Morel");
        bench.done(JoinLeads { keep: claire, other: twin, chosen: Vec::new() });
        for lead in [claire, twin] {
            let person = person(&bench.workspace, lead).unwrap();
            assert_eq!(
                (person.called.as_str(), person.others.as_slice()),
                ("Claire Morel", &["C. Morel".into()][..])
            );
            assert_eq!(person.since, since);
        }
        bench.done(RemoveLead { lead: claire });
        assert_eq!(person(&bench.workspace, claire).unwrap().called, "Claire Morel");
        assert_eq!(person(&bench.workspace, LeadId::named("stranger")), None);
    }
}
