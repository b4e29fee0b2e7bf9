//! Whose badge was read before, and when.

use crate::{
    commands::LeadForm,
    domain::{badge, ids::LeadId, lead::Lead, moment::Millis, workspace::Workspace},
};

/// Somebody who is here already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    pub lead: LeadId,
    pub name: String,
    /// When this very badge was read, or else when the lead was written down.
    pub at: Millis,
}

/// Whom a badge belongs to: the lead with which this very text was read, or else one with the same mail, phone, or name
/// and company as what it says.
///
/// Looks through all meetings, some milliseconds for ten thousand leads: once for each badge, not for each picture.
pub fn captured(workspace: &Workspace, raw: &str, says: &LeadForm) -> Option<Captured> {
    let found = |lead: &Lead, at| Captured { lead: lead.id, name: lead.called().to_owned(), at };
    let by_text = badge::badges(workspace).find(|(_, said, _)| said == raw);
    by_text.map(|(lead, _, at)| found(lead, at)).or_else(|| {
        let keys = says.duplicate_keys();
        let mut alike = keys.iter().flat_map(|key| workspace.index().with_key(key, workspace));
        let lead = alike.find_map(|lead| workspace.lead(lead))?;
        Some(found(lead, lead.created.millis))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, MeetLead, RemoveLead, testing::Bench},
        domain::field::Field,
    };

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let form = LeadForm::default().with(Field::FullName, "Claire Morel").with(Field::Email, "c@acme.fr");
        bench.done(MeetLead {
            captured: CaptureLead { lead: LeadId::named("claire"), team: Bench::TEAM, form },
            answers: Vec::new(),
            met: vec![badge::met("4711\tMOREL", 5)],
        });
        bench
    }

    #[test]
    fn a_badge_is_known_by_its_text_and_a_person_by_what_it_says() {
        let bench = bench();
        let asked = |raw: &str, form: LeadForm| captured(&bench.workspace, raw, &form);
        let mail = LeadForm::default().with(Field::Email, "C@acme.fr");
        let known = asked("4711\tMOREL", LeadForm::default()).unwrap();
        assert_eq!((known.name.as_str(), known.at), ("Claire Morel", 5));
        let alike = asked("MATMSG:TO:c@acme.fr", mail).unwrap();
        assert_eq!(alike.lead, LeadId::named("claire"));
        assert_eq!(asked("4711", LeadForm::default()), None);
    }

    #[test]
    fn who_was_removed_is_not_here() {
        let mut bench = bench();
        bench.done(RemoveLead { lead: LeadId::named("claire") });
        assert_eq!(captured(&bench.workspace, "4711\tMOREL", &LeadForm::default()), None);
    }
}
