//! Who might be meant already: while somebody is being typed in, and among those who are here.

mod pairs;

use crate::domain::{
    field::Field,
    ids::{LeadId, StageId, TeamId},
    index::duplicate_keys,
    lead::Lead,
    wording::Wording,
    workspace::Workspace,
};

pub use pairs::{Company, Found, Pair, Pairs, Party, companies, found, pairs};

/// A lead that may be the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    pub lead: LeadId,
    pub name: String,
    pub company: String,
    pub team: TeamId,
    pub team_name: String,
    pub stage: StageId,
    pub stage_name: Wording,
}

/// Leads with the same mail address, phone line, or name and company; at most `most` of them.
///
/// Looks up three keys, so it costs the same with ten leads and with ten thousand.
pub fn likenesses(
    workspace: &Workspace,
    full_name: &str,
    company: &str,
    email: &str,
    phone: &str,
    except: Option<LeadId>,
    most: usize,
) -> Vec<Likeness> {
    let keys = duplicate_keys(full_name, company, email, phone);
    let mut leads: Vec<LeadId> = Vec::new();
    for lead in keys.iter().flat_map(|key| workspace.index().with_key(key, workspace)) {
        if !leads.contains(&lead) && leads.len() <= most {
            leads.push(lead);
        }
    }
    leads
        .into_iter()
        .filter(|lead| Some(*lead) != except)
        .filter_map(|id| likeness(workspace, workspace.lead(id)?))
        .take(most)
        .collect()
}

/// Who may be the same person as a lead and was not told from it; at most `most` of them.
pub fn like(workspace: &Workspace, lead: &Lead, most: usize) -> Vec<Likeness> {
    let [name, company, email, phone] = Field::NAMING.map(|field| lead.text(field));
    // A switchboard's number may be shared by many, so more are looked at than are shown.
    let found = likenesses(workspace, name, company, email, phone, Some(lead.id), 8 * most);
    let is_open =
        |found: &Likeness| workspace.lead(found.lead).is_some_and(|other| pairs::may_be_one(lead, other));
    found.into_iter().filter(is_open).take(most).collect()
}

/// A lead and where it stands; nothing without any team.
pub fn likeness(workspace: &Workspace, lead: &Lead) -> Option<Likeness> {
    let (team, stage) = workspace.seat(lead)?;
    let stage_name = workspace.stage_of(lead).map(|stage| stage.name()).unwrap_or_default();
    let team_name = workspace.team(team).map(|team| team.name().to_owned()).unwrap_or_default();
    let (name, company) = (lead.called().to_owned(), lead.text(Field::Company).to_owned());
    Some(Likeness { lead: lead.id, name, company, team, team_name, stage, stage_name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{CaptureLead, LeadForm, RemoveLead, testing::Bench};

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let form = LeadForm::default()
            .with(Field::FullName, "Hélène Morel")
            .with(Field::Company, "Béton Lyon")
            .with(Field::Email, "helene@beton.fr")
            .with(Field::Phone, "01 99 00 12 34");
        bench.done(CaptureLead { lead: LeadId::named("helene"), team: Bench::TEAM, form });
        bench
    }

    #[test]
    fn the_same_person_is_known_by_mail_phone_or_name_and_company() {
        let bench = bench();
        for (name, company, email, phone) in [
            ("", "", "HELENE@beton.fr ", ""),
            ("", "", "", "+33 1 99 00 12 34"),
            ("helene morel", "beton lyon", "", ""),
        ] {
            assert_eq!(
                likenesses(&bench.workspace, name, company, email, phone, None, 3).len(),
                1,
                "{name}{email}{phone}"
            );
        }
    }

    #[test]
    fn namesakes_elsewhere_and_removed_leads_are_not_the_same_person() {
        let mut bench = bench();
        assert!(
            likenesses(&bench.workspace, "Hélène", "Acme", "x@beton.fr", "0199001235", None, 3).is_empty()
        );
        let lead = LeadId::named("helene");
        assert!(likenesses(&bench.workspace, "", "", "helene@beton.fr", "", Some(lead), 3).is_empty());
        bench.done(RemoveLead { lead });
        assert!(likenesses(&bench.workspace, "", "", "helene@beton.fr", "", None, 3).is_empty());
    }
}
