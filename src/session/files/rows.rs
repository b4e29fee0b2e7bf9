//! A preview made readable: its figures, and the rows of its lists, made only as far as somebody looks.

use std::ops::Range;

use super::{Flaw, Preview};
use crate::{
    commands::{FieldConflict, Future, ImportedChange, Stake},
    domain::{
        field::{Fact, Field},
        ids::{LeadId, TeamId},
        moment::Millis,
        team::Team,
        workspace::Workspace,
    },
};

/// The lists of a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Conflicts,
    New,
    Changed,
    Erased,
    /// Leads whose stage nobody here knows.
    Unplaced,
    /// Leads with something dated in the future.
    Ahead,
    Rejected,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Lead { name: String, company: String },
    Changed { lead: LeadId, name: String, changes: Vec<ImportedChange> },
    Conflict(ConflictView),
    Rejected { excerpt: String, flaw: Flaw },
}

/// Two values for one field; a campaign and a person are given by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictView {
    pub lead: LeadId,
    pub name: String,
    pub field: Field,
    pub here: Option<Fact>,
    pub there: Option<Fact>,
    pub theirs_wins: bool,
}

/// The figures, and what concerns teams.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewView {
    pub new: usize,
    pub changed: usize,
    pub conflicts: usize,
    pub erased: usize,
    /// How many of those for ever.
    pub for_ever: usize,
    pub rejected: usize,
    pub removed_here: usize,
    /// Whether taking it over would leave everything as it is.
    pub is_known: bool,
    /// Teams that are not here yet.
    pub new_teams: Vec<NewTeam>,
    /// Teams here whose stages, questions or names would change.
    pub changed_teams: Vec<String>,
    /// Teams here that the files have archived.
    pub archived_teams: Vec<String>,
    pub stake: Option<Stake>,
    pub ahead: Option<AheadView>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTeam {
    pub team: TeamId,
    pub name: String,
    /// Another team, in use here, has the same name.
    pub has_namesake: bool,
}

/// See [`Ahead`](super::Ahead).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AheadView {
    pub by: Millis,
    pub values: usize,
    pub leads: usize,
    pub future: Future,
}

impl Preview {
    /// For somebody who decides whether to take the files over; `here` is the workspace as it stands.
    pub fn view(&self, here: &Workspace) -> PreviewView {
        let teams = |which: &dyn Fn(&Team) -> bool| {
            let found = self.joined.all_teams().filter(|team| which(team));
            found.map(|team| team.name().to_owned()).collect::<Vec<_>>()
        };
        let new_team = |team: &Team| NewTeam {
            team: team.id,
            name: team.name().to_owned(),
            has_namesake: here.teams().iter().any(|known| alike(known.name(), team.name())),
        };
        let is_new = |team: &Team| here.team(team.id).is_none() && !team.is_archived();
        let goes = |team: &Team| self.differences.archived.contains(&team.id);
        let changes = |team: &Team| !goes(team) && here.team(team.id).is_some_and(|known| known != team);
        PreviewView {
            new: self.count(Part::New),
            changed: self.count(Part::Changed),
            conflicts: self.count(Part::Conflicts),
            erased: self.count(Part::Erased),
            for_ever: self.differences.for_ever,
            rejected: self.count(Part::Rejected),
            removed_here: self.removed_here,
            is_known: self.is_known,
            new_teams: self.joined.all_teams().filter(|team| is_new(team)).map(new_team).collect(),
            changed_teams: teams(&changes),
            archived_teams: teams(&goes),
            stake: self.stake,
            ahead: self.ahead.as_ref().map(|ahead| AheadView {
                by: ahead.by,
                values: ahead.values,
                leads: ahead.leads.len(),
                future: ahead.future,
            }),
        }
    }

    /// How long a list is.
    pub fn count(&self, part: Part) -> usize {
        let found = &self.differences;
        match part {
            Part::Conflicts => found.conflicts.len(),
            Part::New => found.new.len(),
            Part::Changed => found.changed.len(),
            Part::Erased => found.erased.len(),
            Part::Unplaced => self.unplaced.len(),
            Part::Ahead => self.ahead.as_ref().map_or(0, |ahead| ahead.leads.len()),
            Part::Rejected => self.rejected.len(),
        }
    }

    /// The rows of a list from the first to before the last of a range; fewer where the list ends.
    pub fn rows(&self, part: Part, range: Range<usize>) -> Vec<Row> {
        let found = &self.differences;
        let leads =
            |leads: &[LeadId]| part_of(leads, range.clone()).iter().map(|id| self.lead(*id)).collect();
        match part {
            Part::Conflicts => {
                let conflicts = part_of(&found.conflicts, range).iter();
                conflicts.map(|conflict| Row::Conflict(self.conflict(conflict))).collect()
            }
            Part::New => leads(&found.new),
            Part::Changed => {
                let row = |(lead, changes): &(LeadId, Vec<ImportedChange>)| Row::Changed {
                    lead: *lead,
                    name: called(&self.joined, *lead),
                    changes: changes.clone(),
                };
                part_of(&found.changed, range).iter().map(row).collect()
            }
            Part::Erased => leads(&found.erased),
            Part::Unplaced => leads(&self.unplaced),
            Part::Ahead => self.ahead.as_ref().map(|ahead| leads(&ahead.leads)).unwrap_or_default(),
            Part::Rejected => {
                let rejected = part_of(&self.rejected, range).iter();
                rejected.map(|one| Row::Rejected { excerpt: one.excerpt.clone(), flaw: one.flaw }).collect()
            }
        }
    }

    /// What is dated in the future may be known from the file alone.
    fn lead(&self, id: LeadId) -> Row {
        let everything = self.ahead.as_ref().map(|ahead| &ahead.everything);
        let erased = || self.for_ever.iter().find(|erased| erased.id == id);
        let lead = self.joined.known_lead(id).or_else(erased).or_else(|| everything?.known_lead(id));
        let (name, company) = lead.map(|lead| (lead.called(), lead.text(Field::Company))).unwrap_or_default();
        let company = if company == name { "" } else { company };
        Row::Lead { name: name.to_owned(), company: company.to_owned() }
    }

    fn conflict(&self, conflict: &FieldConflict) -> ConflictView {
        let value = |fact: &Option<Fact>| fact.clone().map(|fact| self.readable(fact));
        ConflictView {
            lead: conflict.lead,
            name: called(&self.joined, conflict.lead),
            field: conflict.field,
            here: value(&conflict.here),
            there: value(&conflict.there),
            theirs_wins: conflict.theirs_wins,
        }
    }

    /// An identity tells nobody anything.
    fn readable(&self, fact: Fact) -> Fact {
        match fact {
            Fact::Campaign(id) => {
                let campaign = self.joined.campaign(id);
                Fact::Text(campaign.map(|campaign| campaign.name.clone()).unwrap_or_default())
            }
            Fact::Lead(id) => Fact::Text(called(&self.joined, id)),
            other => other,
        }
    }
}

fn part_of<T>(all: &[T], range: Range<usize>) -> &[T] {
    let end = range.end.min(all.len());
    all.get(range.start.min(end)..end).unwrap_or_default()
}

fn called(workspace: &Workspace, lead: LeadId) -> String {
    workspace.known_lead(lead).map(|lead| lead.called().to_owned()).unwrap_or_default()
}

fn alike(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
