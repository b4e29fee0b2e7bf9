//! A preview made readable: names instead of identities, and lists that stay short enough to read.

use super::Preview;
use crate::{
    commands::{FieldConflict, ImportedChange},
    domain::{
        field::{Fact, Field},
        ids::LeadId,
        team::Team,
        workspace::Workspace,
    },
};

/// The beginning of a list, and how much longer it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    pub shown: Vec<T>,
    pub more: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PreviewView {
    /// How many of each there are; the lists may show fewer.
    pub new_count: usize,
    pub changed_count: usize,
    pub conflict_count: usize,
    pub erased_count: usize,
    pub rejected_count: usize,
    pub removed_here: usize,
    /// Whether taking it over would leave everything as it is.
    pub is_known: bool,
    pub new: Listed<(String, String)>,
    pub changed: Listed<(String, Vec<ImportedChange>)>,
    pub conflicts: Listed<ConflictView>,
    pub erased: Listed<String>,
    pub rejected: Listed<String>,
    /// Teams that are not here yet, by name.
    pub new_teams: Vec<String>,
    /// Teams here whose stages, questions or names would change.
    pub changed_teams: Vec<String>,
}

/// Two values for one field. A campaign is given by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictView {
    pub lead: String,
    pub field: Field,
    pub here: Option<Fact>,
    pub there: Option<Fact>,
    pub theirs_wins: bool,
}

/// More than this nobody reads; the counts say the rest.
const MOST_SHOWN: usize = 40;

impl Preview {
    /// For somebody who decides whether to take the files over; `here` is the workspace as it stands.
    pub fn view(&self, here: &Workspace) -> PreviewView {
        let found = &self.differences;
        let mut joined = here.clone();
        joined.join(&self.brought);
        let name =
            |id: LeadId| joined.known_lead(id).map(|lead| lead.called().to_owned()).unwrap_or_default();
        let with_company = |id: LeadId| {
            let company = joined.known_lead(id).map(|lead| lead.text(Field::Company)).unwrap_or_default();
            (name(id), company.to_owned())
        };
        let conflict = |conflict: &FieldConflict| ConflictView {
            lead: name(conflict.lead),
            field: conflict.field,
            here: named(&joined, &conflict.here),
            there: named(&joined, &conflict.there),
            theirs_wins: conflict.theirs_wins,
        };
        let mut new: Vec<_> = found.new.iter().map(|id| with_company(*id)).collect();
        new.sort();
        PreviewView {
            new_count: found.new.len(),
            changed_count: found.changed.len(),
            conflict_count: found.conflicts.len(),
            erased_count: found.erased.len(),
            rejected_count: self.rejected.len(),
            removed_here: self.removed_here,
            is_known: self.is_known,
            new: listed(new),
            changed: listed(found.changed.iter().map(|(id, changes)| (name(*id), changes.clone()))),
            conflicts: listed(found.conflicts.iter().map(conflict)),
            erased: listed(found.erased.iter().map(|id| name(*id))),
            rejected: listed(self.rejected.iter().map(|rejected| rejected.excerpt.clone())),
            new_teams: teams(&joined, |team| here.team(team.id).is_none() && !team.is_archived()),
            changed_teams: teams(&joined, |team| here.team(team.id).is_some_and(|known| known != team)),
        }
    }
}

fn listed<T>(all: impl IntoIterator<Item = T>) -> Listed<T> {
    let mut all = all.into_iter();
    let shown = all.by_ref().take(MOST_SHOWN).collect();
    Listed { shown, more: all.count() }
}

fn teams(workspace: &Workspace, which: impl Fn(&Team) -> bool) -> Vec<String> {
    workspace.all_teams().filter(|team| which(team)).map(|team| team.name().to_owned()).collect()
}

/// An identity tells nobody anything.
fn named(workspace: &Workspace, fact: &Option<Fact>) -> Option<Fact> {
    let campaign = |id| workspace.campaign(id).map(|campaign| campaign.name.clone()).unwrap_or_default();
    fact.clone().map(|fact| match fact {
        Fact::Campaign(id) => Fact::Text(campaign(id)),
        other => other,
    })
}
