//! Two leads that may be one person, and people of one company who are not.
//!
//! Found by the keys that the index keeps, never by comparing everybody with everybody.

use std::collections::{BTreeMap, BTreeSet};

use super::Likeness;
use crate::domain::{
    field::{Fact, Field},
    ids::LeadId,
    lead::Lead,
    text,
    workspace::Workspace,
};

/// Of more leads with one address or number each is compared with the first alone: an address of a whole department
/// would make thousands of pairs.
const COMPARED_WITH_EACH: usize = 8;

/// Two leads that may be one person, with what speaks for it and against.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub one: Party,
    pub other: Party,
    pub same: Vec<Field>,
    pub differ: Vec<Field>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub known: Likeness,
    pub email: String,
    pub phone: String,
}

/// The first pairs by name, and how many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub pairs: Vec<Pair>,
    pub count: usize,
}

/// People of one company.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    pub name: String,
    pub people: Vec<Likeness>,
}

/// Every two that may be one person, the lower identity first.
pub type Pairs = BTreeSet<(LeadId, LeadId)>;

/// What two leads are compared by.
const COMPARED: [Field; 6] =
    [Field::FullName, Field::Company, Field::Email, Field::Phone, Field::Title, Field::City];

/// Every two leads that may be one person and were not told apart.
pub fn pairs(workspace: &Workspace) -> Pairs {
    let mut pairs = BTreeSet::new();
    for alike in workspace.index().alike(workspace) {
        let leads: Vec<&Lead> = alike.iter().filter_map(|lead| workspace.lead(*lead)).collect();
        let first = if leads.len() > COMPARED_WITH_EACH { 1 } else { leads.len() };
        for (at, one) in leads.iter().take(first).enumerate() {
            let others = leads[at + 1..].iter().filter(|other| may_be_one(one, other));
            pairs.extend(others.map(|other| (one.id, other.id)));
        }
    }
    pairs
}

/// The first `most` pairs by name, ready to be shown.
pub fn found(workspace: &Workspace, pairs: &Pairs, most: usize) -> Found {
    let count = pairs.len();
    let mut named: Vec<(String, (&Lead, &Lead))> = pairs
        .iter()
        .filter_map(|(one, other)| {
            let one = workspace.lead(*one)?;
            Some((text::fold(one.called()), (one, workspace.lead(*other)?)))
        })
        .collect();
    named.sort_unstable_by(|(name, (one, _)), (other_name, (other, _))| {
        (name, one.id).cmp(&(other_name, other.id))
    });
    let pair = |(_, (one, other)): (_, (&Lead, &Lead))| pair(workspace, one, other);
    Found { pairs: named.into_iter().filter_map(pair).take(most).collect(), count }
}

fn pair(workspace: &Workspace, one: &Lead, other: &Lead) -> Option<Pair> {
    let party = |lead: &Lead| {
        let known = super::likeness(workspace, lead)?;
        let [email, phone] = [Field::Email, Field::Phone].map(|field| lead.text(field).to_owned());
        Some(Party { known, email, phone })
    };
    let both = |field: &Field| one.fact(*field).is_some() && other.fact(*field).is_some();
    let (same, differ) =
        COMPARED.into_iter().filter(both).partition(|field| plain(one, *field) == plain(other, *field));
    Some(Pair { one: party(one)?, other: party(other)?, same, differ })
}

/// How a field is compared.
fn plain(lead: &Lead, field: Field) -> String {
    let text = lead.text(field);
    match field {
        Field::Phone => text::dialled(text),
        Field::Company => text::company(text),
        _ => text::fold(&text::clean_line(text)),
    }
}

/// Whether two leads that share an address, a number, or name and company may be one person. People of one company may
/// share its switchboard: with other names and other addresses they are others.
pub(super) fn may_be_one(one: &Lead, other: &Lead) -> bool {
    let apart = one.is_apart_from(other.id) || other.is_apart_from(one.id);
    let same = |field: Field| {
        let (one, other) = (plain(one, field), plain(other, field));
        !one.is_empty() && one == other
    };
    let are_colleagues = same(Field::Company)
        && !same(Field::Email)
        && text::is_other_name(one.text(Field::FullName), other.text(Field::FullName));
    !apart && !are_colleagues
}

/// Companies with several people, by name, nobody counted twice; at most `most` of them, and how many there are.
pub fn companies(workspace: &Workspace, pairs: &Pairs, most: usize) -> (Vec<Company>, usize) {
    let mut by_name: BTreeMap<String, Vec<&Lead>> = BTreeMap::new();
    for lead in workspace.shown_leads() {
        if matches!(lead.fact(Field::Company), Some(Fact::Text(_))) {
            by_name.entry(plain(lead, Field::Company)).or_default().push(lead);
        }
    }
    let is_pair = |one: &Lead, other: &Lead| pairs.contains(&(one.id.min(other.id), one.id.max(other.id)));
    by_name.retain(|_, people| {
        // Who may be the same person as one of them is no further one.
        let mut others: Vec<&Lead> = Vec::with_capacity(people.len());
        for person in people.iter() {
            if !others.iter().any(|other| is_pair(person, other)) {
                others.push(person);
            }
        }
        *people = others;
        people.len() > 1
    });
    let count = by_name.len();
    let company = |people: Vec<&Lead>| {
        let name = people.first()?.text(Field::Company).to_owned();
        let mut people: Vec<Likeness> =
            people.into_iter().filter_map(|lead| super::likeness(workspace, lead)).collect();
        people.sort_by_cached_key(|known| text::fold(&known.name));
        Some(Company { name, people })
    };
    (by_name.into_values().filter_map(company).take(most).collect(), count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, JoinLeads, LeadForm, TellApart, testing::Bench},
        domain::{moment::Moment, stamp::Stamp},
        sample,
    };

    fn with(people: &[(&str, &str, &str, &str)]) -> Bench {
        let mut bench = Bench::with_team();
        for (name, company, email, phone) in people {
            let form = LeadForm::default()
                .with(Field::FullName, *name)
                .with(Field::Company, *company)
                .with(Field::Email, *email)
                .with(Field::Phone, *phone);
            bench.done(CaptureLead { lead: LeadId::named(name), team: Bench::TEAM, form });
        }
        bench
    }

    fn two(one: &str, other: &str) -> (LeadId, LeadId) {
        let [one, other] = [one, other].map(LeadId::named);
        (one.min(other), one.max(other))
    }

    #[test]
    fn one_person_from_two_tablets_is_found_and_told_what_agrees() {
        let bench = with(&[
            ("Claire Morel", "Béton Lyon", "claire@beton.example", "01 99 00 12 34"),
            ("C. Morel", "Beton Lyon SARL", "c.morel@beton.example", "+33 1 99 00 12 34"),
            ("Léa Blanc", "Acme", "", ""),
        ]);
        let found = found(&bench.workspace, &pairs(&bench.workspace), 10);
        assert_eq!((found.count, found.pairs.len()), (1, 1));
        assert_eq!(found.pairs[0].same, [Field::Company, Field::Phone]);
        assert_eq!(found.pairs[0].differ, [Field::FullName, Field::Email]);
        assert_eq!(found.pairs[0].one.known.team_name, "Sales");
        let claire = bench.workspace.lead(LeadId::named("Claire Morel")).unwrap();
        let like = super::super::like(&bench.workspace, claire, 3);
        assert_eq!(like.iter().map(|known| known.name.as_str()).collect::<Vec<_>>(), ["C. Morel"]);
    }

    #[test]
    fn colleagues_who_share_a_switchboard_are_grouped_and_never_offered() {
        let bench = with(&[
            ("Claire Morel", "Béton Lyon", "claire@beton.example", "01 99 00 12 34"),
            ("Marc Petit", "BETON LYON S.A.", "marc@beton.example", "01 99 00 12 34"),
            ("Ana Costa", "Béton Lyon", "", "01 99 00 12 34"),
        ]);
        assert_eq!(pairs(&bench.workspace), BTreeSet::new());
        let (groups, count) = companies(&bench.workspace, &pairs(&bench.workspace), 5);
        let names: Vec<&str> = groups[0].people.iter().map(|known| known.name.as_str()).collect();
        assert_eq!((count, names), (1, vec!["Ana Costa", "Claire Morel", "Marc Petit"]));
        let count = |people| {
            let bench = with(people);
            companies(&bench.workspace, &pairs(&bench.workspace), 5).1
        };
        let twice = [("Ana Costa", "Acme", "", ""), ("A. Costa", "Acme", "x@a.example", "")];
        assert_eq!(count(&twice), 1, "nothing says that they are one");
        let twice = twice.map(|(name, company, _, _)| (name, company, "x@a.example", ""));
        assert_eq!(count(&twice), 0);
    }

    #[test]
    fn who_was_joined_or_told_apart_is_not_offered_again() {
        let people = [("Ana Costa", "A", "x@a.example", ""), ("A. Costa", "B", "x@a.example", "")];
        let pair = two("Ana Costa", "A. Costa");
        assert_eq!(pairs(&with(&people).workspace), BTreeSet::from([pair]));
        let mut bench = with(&people);
        bench.done(TellApart { one: pair.1, other: pair.0 });
        assert_eq!(pairs(&bench.workspace), BTreeSet::new());
        bench.undo();
        assert_eq!(pairs(&bench.workspace).len(), 1);
        bench.done(JoinLeads { keep: pair.1, other: pair.0, chosen: Vec::new() });
        assert_eq!(pairs(&bench.workspace), BTreeSet::new());
    }

    /// Somebody opens the list on a slow tablet: it may take the blink of an eye. Ten times as long as it takes here.
    #[test]
    fn ten_thousand_leads_are_looked_through_by_keys() {
        let mut many = sample::workspace(5_000, 7, Moment::utc(1_762_084_800_000));
        let again: Vec<Lead> = many
            .all_leads()
            .map(|lead| Lead { id: lead.id.derived(3), created: Stamp::ORIGIN, ..lead.clone() })
            .collect();
        many.join(&Workspace::from_parts([], [], again));
        let start = std::time::Instant::now();
        let found = found(&many, &pairs(&many), 50);
        assert!(found.count >= 4_000 && found.pairs.len() == 50, "{}", found.count);
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
