//! A colleague's workspace is joined to this one: a union that loses no record, in one step that one undo takes back.

use super::Command;
use crate::domain::{
    criterion::Answer,
    event::{Back, Event},
    field::{Fact, Field},
    ids::{LeadId, QuestionId, TeamId},
    lead::Lead,
    moment::Moment,
    rejection::Rejection,
    workspace::Workspace,
    written::Written,
};

#[derive(Clone, Debug)]
pub struct ImportSnapshot {
    pub brought: Box<Workspace>,
}

impl Command for ImportSnapshot {
    const BRINGS: bool = true;

    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let found = differences(workspace, &self.brought);
        joining(self.brought, &found, workspace).map(|event| vec![event])
    }
}

/// What becomes of what is `brought` once it was compared with what is here.
pub(super) fn joining(
    mut brought: Box<Workspace>,
    found: &Differences,
    workspace: &Workspace,
) -> Result<Event, Rejection> {
    let mut joined = workspace.clone();
    joined.join(&brought);
    if joined == *workspace {
        return Err(Rejection::NothingChanged);
    }
    let leads = found.new.len() + found.changed.len() + found.erased.len();
    // Of a file that was here before, only what is new takes room.
    brought.keep_new_erasures(workspace);
    brought.keep_leads(|lead| joined.known_lead(lead.id) != workspace.known_lead(lead.id));
    Ok(Event::Joined { brought, back: Back::Parting { leads } })
}

/// What joining a workspace would change, for somebody to look at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    pub new: Vec<LeadId>,
    /// Leads whose shown values would change.
    pub changed: Vec<(LeadId, Vec<Change>)>,
    /// Values on both sides that differ, with the one that would show: the later one.
    pub conflicts: Vec<FieldConflict>,
    /// Leads here that the file has removed, or erased for ever.
    pub erased: Vec<LeadId>,
    /// How many of them for ever; those too that were off the board already.
    pub for_ever: usize,
    /// Leads here that the file has joined into others.
    pub joined: Vec<LeadId>,
    /// Leads of which a name, a company or a way to reach somebody would be replaced or emptied.
    pub overwritten: Vec<LeadId>,
    /// Teams in use here that the file has archived.
    pub archived: Vec<TeamId>,
    /// Teams that are not here yet.
    pub teams: usize,
}

/// One thing about a lead that a join would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Field(Field),
    Stage,
    Tags,
    Answers,
    Activities,
    Restored,
    /// Joined into another, or separated again.
    Tie,
}

/// Both tablets wrote the same field, differently, and neither saw the other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldConflict {
    pub lead: LeadId,
    pub field: Field,
    pub here: Option<Fact>,
    pub there: Option<Fact>,
    /// Whether the file's value is the later one.
    pub theirs_wins: bool,
}

/// The fields without which a lead is nobody any more.
const WHO: [Field; 4] = [Field::FullName, Field::Company, Field::Email, Field::Phone];

/// Compares before anything changes.
pub fn differences(here: &Workspace, brought: &Workspace) -> Differences {
    let mut found = Differences {
        teams: brought.all_teams().filter(|team| here.team(team.id).is_none()).count(),
        ..Differences::default()
    };
    for theirs in brought.all_teams() {
        let Some(ours) = here.team_in_use(theirs.id) else { continue };
        let mut archived = ours.archived.clone();
        archived.join(&theirs.archived);
        found.archived.extend((archived.get() == Some(&true)).then_some(ours.id));
    }
    let for_ever = here.all_leads().filter(|ours| brought.erased().has(ours.id));
    found.erased.extend(for_ever.map(|ours| ours.id));
    found.for_ever = found.erased.len();
    for theirs in brought.all_leads().filter(|theirs| !here.erased().has(theirs.id)) {
        let Some(ours) = here.known_lead(theirs.id) else {
            if brought.shows(theirs)
                && theirs.joined_into().is_none_or(|into| here.known_lead(into).is_none())
            {
                found.new.push(theirs.id);
            }
            continue;
        };
        let mut joined = ours.clone();
        joined.join(theirs);
        if joined == *ours {
            continue;
        }
        if joined.is_removed() {
            // Nobody has to decide about the values of a lead that nobody sees.
            found.erased.extend((!ours.is_removed()).then_some(ours.id));
            continue;
        }
        let into = joined
            .joined_into()
            .filter(|into| here.known_lead(*into).is_some() || brought.known_lead(*into).is_some());
        if into.is_none() {
            conflicts(ours, theirs, &mut found.conflicts);
        } else if ours.joined_into().is_none() {
            found.joined.push(ours.id);
        }
        let known = |field: Field| ours.fact(field).is_some();
        if WHO.into_iter().any(|field| known(field) && ours.fact(field) != joined.fact(field)) {
            found.overwritten.push(ours.id);
        }
        let changes = changes(ours, &joined);
        if !changes.is_empty() {
            found.changed.push((ours.id, changes));
        }
    }
    found
}

fn changes(ours: &Lead, joined: &Lead) -> Vec<Change> {
    let fields = Field::ALL.into_iter().filter(|field| ours.fact(*field) != joined.fact(*field));
    let mut changes: Vec<Change> = fields.map(Change::Field).collect();
    let stage = |lead: &Lead| lead.visit().map(|visit| (visit.team, visit.stage));
    let answers = |lead: &Lead| -> Vec<(QuestionId, Answer)> {
        lead.answers.keys().filter_map(|id| Some((*id, lead.answer(*id)?.clone()))).collect()
    };
    let tags = |lead: &Lead| lead.tags().map(str::to_owned).collect::<Vec<_>>();
    let happened =
        |lead: &Lead| lead.activities().map(|(id, activity)| (id, activity.clone())).collect::<Vec<_>>();
    changes.extend((stage(ours) != stage(joined)).then_some(Change::Stage));
    changes.extend((tags(ours) != tags(joined)).then_some(Change::Tags));
    changes.extend((answers(ours) != answers(joined)).then_some(Change::Answers));
    changes.extend((happened(ours) != happened(joined)).then_some(Change::Activities));
    changes.extend((ours.is_removed() && !joined.is_removed()).then_some(Change::Restored));
    changes.extend((ours.joined_into() != joined.joined_into()).then_some(Change::Tie));
    changes
}

/// A field is in conflict when each side's value is unknown to the other; a side that only lacks the other's
/// later write is merely behind.
fn conflicts(ours: &Lead, theirs: &Lead, found: &mut Vec<FieldConflict>) {
    for (field, mine) in &ours.facts {
        let Some(other) = theirs.facts.get(field) else { continue };
        let behind = |one: &Written<Option<Fact>>, of: &Written<Option<Fact>>| {
            one.writes().last().is_none_or(|last| of.writes().contains(last))
        };
        if mine.get() != other.get() && !behind(mine, other) && !behind(other, mine) {
            found.push(FieldConflict {
                lead: ours.id,
                field: *field,
                here: mine.get().cloned().flatten(),
                there: other.get().cloned().flatten(),
                theirs_wins: other.writes().last() > mine.writes().last(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, Command, EditLead, LeadForm, RemoveLead, testing::Bench},
        domain::ids::{CampaignId, TeamId},
    };

    const CLAIRE: LeadId = LeadId::named("claire");

    fn edit(field: Field, typed: &str) -> impl Command {
        let form = LeadForm::default().with(field, typed);
        EditLead { lead: CLAIRE, form, fresh: CampaignId::named("new") }
    }

    fn import(bench: &Bench) -> impl Command {
        ImportSnapshot { brought: Box::new(bench.workspace.clone()) }
    }

    /// Two tablets that know the same lead.
    fn tablets() -> (Bench, Bench) {
        let mut one = Bench::with_team();
        one.lead("claire", "Claire Morel");
        let other = one.other_tablet();
        (one, other)
    }

    #[test]
    fn what_each_tablet_wrote_is_there_afterwards() {
        let (mut one, mut other) = tablets();
        one.done(edit(Field::City, "Lyon"));
        other.done(edit(Field::Amount, "500")).lead("marc", "Marc Petit");
        let found = differences(&one.workspace, &other.workspace);
        assert_eq!(found.new, [LeadId::named("marc")]);
        assert_eq!(found.changed, [(CLAIRE, vec![Change::Field(Field::Amount)])]);
        assert!(found.conflicts.is_empty());
        one.done(import(&other));
        let claire = one.workspace.lead(CLAIRE).unwrap();
        assert_eq!((claire.text(Field::City), claire.amount().map(|m| m.0)), ("Lyon", Some(50_000)));
    }

    #[test]
    fn two_values_for_one_field_are_a_conflict_and_the_loser_stays_in_the_history() {
        let (mut one, mut other) = tablets();
        one.done(edit(Field::City, "Lyon"));
        other.later(1).done(edit(Field::City, "Paris"));
        let conflicts = differences(&one.workspace, &other.workspace).conflicts;
        assert_eq!(conflicts.len(), 1);
        assert!(conflicts[0].theirs_wins);
        one.done(import(&other));
        let claire = one.workspace.lead(CLAIRE).unwrap();
        assert_eq!(claire.text(Field::City), "Paris");
        assert_eq!(claire.facts[&Field::City].writes().len(), 2);
    }

    #[test]
    fn an_older_file_changes_nothing_and_brings_nobody_back() {
        let (mut one, other) = tablets();
        one.done(RemoveLead { lead: CLAIRE });
        assert_eq!(differences(&one.workspace, &other.workspace), Differences::default());
        assert_eq!(one.refused(import(&other)), Rejection::NothingChanged);
        assert!(one.workspace.lead(CLAIRE).is_none());
    }

    #[test]
    fn of_a_file_that_was_here_before_only_what_is_new_is_brought() {
        let (one, mut other) = tablets();
        other.later(1).lead("marc", "Marc Petit");
        let events = import(&other).decide(&one.workspace, one.now).unwrap();
        let [Event::Joined { brought, back: Back::Parting { leads: 1 } }] = events.as_slice() else {
            panic!("{events:?}")
        };
        assert_eq!(brought.all_leads().map(|lead| lead.called()).collect::<Vec<_>>(), ["Marc Petit"]);
    }

    #[test]
    fn an_empty_tablet_takes_over_a_file() {
        let (one, _) = tablets();
        let mut empty = Bench::empty();
        empty.done(import(&one));
        assert_eq!(empty.workspace, one.workspace);
        let marc = CaptureLead {
            lead: LeadId::named("marc"),
            team: TeamId::named("test"),
            form: LeadForm::default().with(Field::FullName, "Marc"),
        };
        empty.done(marc);
    }
}
