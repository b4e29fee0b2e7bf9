//! Which leads of a team's board the search words point to, its guests included.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem::Finder;

use crate::domain::{
    ids::{LeadId, TeamId},
    index::Seated,
    money::Money,
    team::Seat,
    text,
    workspace::Workspace,
};

/// The leads that match, by the column in which they stand with their own team, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Folded words; a lead matches when each stands somewhere in it.
    words: Vec<String>,
    pub stages: BTreeMap<Seat, FoundInStage>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundInStage {
    pub leads: Vec<LeadId>,
    pub value: Money,
}

impl Found {
    pub fn count(&self) -> usize {
        self.stages.values().map(|stage| stage.leads.len()).sum()
    }
}

/// What was typed, split into folded words; nothing to search for gives none.
pub(super) fn words(typed: &str) -> Vec<String> {
    text::fold(&text::clean_line(typed))
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Looks through the folded texts that the index keeps, among these leads where some are named. `None` when nothing is
/// searched for, among all.
///
/// One pass over the texts, no allocation per lead: ten thousand leads take a few milliseconds, which the
/// benchmark watches. A word that goes on from the last one looks only through what was found before.
///
/// `before` is what a search among the same leads found.
pub fn search(
    workspace: &Workspace,
    team: TeamId,
    typed: &str,
    among: Option<&BTreeSet<LeadId>>,
    before: Option<&Found>,
) -> Option<Found> {
    let words = words(typed);
    if words.is_empty() && among.is_none() {
        return None;
    }
    // Prepared once a word, not once a lead.
    let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word.as_bytes())).collect();
    let narrower = before.filter(|before| narrows(&words, &before.words));
    let mut stages = BTreeMap::new();
    let mut seats: Vec<Seat> = Vec::new();
    for (stage, _) in workspace.index().columns(team) {
        seats.push((team, stage));
    }
    if let Some(team) = workspace.team(team) {
        for (seat, _) in workspace.guests(team) {
            seats.push(seat);
        }
    }
    for stage in seats {
        let column = workspace.index().column(stage.0, stage.1);
        let mut found = FoundInStage::default();
        let mut note = |card: &Seated| {
            if finders.iter().all(|finder| finder.find(card.haystack(workspace).as_bytes()).is_some())
                && among.is_none_or(|among| among.contains(&card.lead))
            {
                found.leads.push(card.lead);
                found.value = found.value + card.amount;
            }
        };
        match narrower.map(|before| before.stages.get(&stage)) {
            None => column.cards().iter().for_each(note),
            // What was found stands in the order of the column: both are walked side by side.
            Some(Some(before)) => {
                let mut known = before.leads.iter().peekable();
                let still = |card: &&Seated| known.next_if(|lead| **lead == card.lead).is_some();
                column.cards().iter().filter(still).for_each(&mut note);
            }
            Some(None) => {}
        }
        if !found.leads.is_empty() {
            stages.insert(stage, found);
        }
    }
    Some(Found { words, stages })
}

/// Whether every lead that matches `words` also matches `before`.
fn narrows(words: &[String], before: &[String]) -> bool {
    !before.is_empty() && before.iter().all(|old| words.iter().any(|new| new.contains(old.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, LeadForm, testing::Bench},
        domain::field::Field,
    };

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        for (id, name, company, notes) in [
            ("claire", "Claire Morel", "Béton Lyon", "wants a quote"),
            ("marc", "Marc Petit", "Acme", "met Claire at the show"),
            ("ana", "Ana Łukasz", "Acme", ""),
        ] {
            let form = LeadForm { tags: Some("salon".into()), ..LeadForm::default() }
                .with(Field::FullName, name)
                .with(Field::Company, company)
                .with(Field::Notes, notes);
            bench.done(CaptureLead { lead: LeadId::named(id), team: Bench::TEAM, form });
        }
        bench
    }

    fn found(bench: &Bench, typed: &str, before: Option<&Found>) -> Vec<LeadId> {
        let found = search(&bench.workspace, Bench::TEAM, typed, None, before).unwrap();
        found.stages.values().flat_map(|stage| stage.leads.clone()).collect()
    }

    #[test]
    fn accents_capitals_and_the_order_of_words_do_not_matter() {
        let bench = bench();
        assert_eq!(found(&bench, "BETON morel", None), [LeadId::named("claire")]);
        assert_eq!(found(&bench, "lukasz", None), [LeadId::named("ana")]);
        assert_eq!(found(&bench, "claire", None).len(), 2);
        assert_eq!(found(&bench, "salon", None).len(), 3);
        assert!(found(&bench, "nobody", None).is_empty());
        assert_eq!(search(&bench.workspace, Bench::TEAM, "  ", None, None), None);
    }

    #[test]
    fn words_and_named_leads_narrow_each_other() {
        let bench = bench();
        let among = BTreeSet::from(["claire", "ana"].map(LeadId::named));
        let found = |typed: &str| {
            let found = search(&bench.workspace, Bench::TEAM, typed, Some(&among), None).unwrap();
            found.stages.values().flat_map(|stage| stage.leads.clone()).collect::<Vec<_>>()
        };
        assert_eq!(found("acme"), [LeadId::named("ana")]);
        assert_eq!(found("").len(), 2);
        assert!(found("marc").is_empty());
    }

    #[test]
    fn typing_on_finds_the_same_as_searching_anew() {
        let bench = bench();
        let mut before: Option<Found> = None;
        for typed in ["c", "cl", "cla", "cla m", "cla mo", "a", "ac", "b"] {
            let narrowed = search(&bench.workspace, Bench::TEAM, typed, None, before.as_ref());
            assert_eq!(narrowed, search(&bench.workspace, Bench::TEAM, typed, None, None), "{typed}");
            before = narrowed;
        }
    }
}
