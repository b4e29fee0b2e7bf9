//! Whom somebody means who types a name: the leads of all teams that could be it, and how to tell them apart.

use memchr::memmem::Finder;

use super::search::words;
use crate::domain::{field::Field, ids::LeadId, lead::Lead, text, workspace::Workspace};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub lead: LeadId,
    pub called: String,
    /// Job title and company, as far as they are known and not the name already.
    pub who: Vec<String>,
}

/// At most `most` people, those first whose name it is; others are found by their company, title or notes.
///
/// Looks through the folded texts that the index keeps, and stops as soon as enough names fit.
pub fn people(workspace: &Workspace, typed: &str, except: Option<LeadId>, most: usize) -> Vec<Person> {
    let words = words(typed);
    if words.is_empty() {
        return Vec::new();
    }
    let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word.as_bytes())).collect();
    let teams = workspace.teams();
    let cards = teams
        .iter()
        .flat_map(|team| workspace.index().columns(team.id))
        .flat_map(|(_, column)| column.cards());
    let (mut named, mut others) = (Vec::new(), Vec::new());
    for card in cards.filter(|card| Some(card.lead) != except) {
        if !finders.iter().all(|finder| finder.find(card.haystack(workspace).as_bytes()).is_some()) {
            continue;
        }
        let Some(lead) = workspace.lead(card.lead) else { continue };
        let name = text::fold(lead.called());
        if words.iter().all(|word| name.contains(word.as_str())) {
            named.push(lead);
        } else if others.len() < most {
            others.push(lead);
        }
        if named.len() == most {
            break;
        }
    }
    named.into_iter().chain(others).take(most).map(person).collect()
}

/// `None` where the card is gone.
pub fn known(workspace: &Workspace, lead: LeadId) -> Option<Person> {
    workspace.lead(workspace.stand_in(lead)).map(person)
}

fn person(lead: &Lead) -> Person {
    let about = [Field::Title, Field::Company].map(|field| lead.text(field));
    let who = about.into_iter().filter(|text| !text.is_empty() && *text != lead.called());
    Person { lead: lead.id, called: lead.called().to_owned(), who: who.map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{EditLead, LeadForm, testing::Bench};

    #[test]
    fn names_come_before_what_else_is_known_and_oneself_never() {
        let mut bench = Bench::with_team();
        bench.lead("marc", "Marc Petit").lead("claire", "Claire Élan").lead("ana", "Ana Élan");
        let form = LeadForm::default().with(Field::Company, "Élan SA").with(Field::Title, "Buyer");
        let fresh = crate::domain::ids::CampaignId::named("new");
        bench.done(EditLead { lead: LeadId::named("marc"), form, fresh });
        let found = |typed: &str, except: Option<&str>| -> Vec<String> {
            let except = except.map(LeadId::named);
            people(&bench.workspace, typed, except, 8).into_iter().map(|person| person.called).collect()
        };
        assert_eq!(found("elan", None), ["Ana Élan", "Claire Élan", "Marc Petit"]);
        assert_eq!(found("elan", Some("ana")), ["Claire Élan", "Marc Petit"]);
        assert_eq!(found("  ", None), Vec::<String>::new());
        assert_eq!(people(&bench.workspace, "elan", None, 1).len(), 1);
        let marc = known(&bench.workspace, LeadId::named("marc")).unwrap();
        assert_eq!(marc.who, ["Buyer", "Élan SA"]);
    }
}
