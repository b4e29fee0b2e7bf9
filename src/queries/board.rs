//! What a column of the board shows: its head, and the cards that can be seen.

use std::ops::Range;

use chrono::NaiveDate;

use super::search::Found;
use crate::domain::{
    field::{Fact, Field},
    ids::{LeadId, StageId, TeamId},
    judge::Judge,
    lead::Lead,
    moment::Moment,
    money::Money,
    stage::{Colour, Kind, Stage},
    standing::{Standing, Way},
    wording::Wording,
    workspace::{TO_SORT, Workspace},
};

/// What stands over a column; changes with a team's definitions, not with its leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StageHead {
    pub stage: StageId,
    /// Empty for the leads to sort, which the languages name.
    pub name: Wording,
    pub kind: Kind,
    pub colour: Colour,
    pub gated: bool,
    /// As many leads as the team can look after here at a time.
    pub wip_hint: Option<u16>,
}

/// The columns of a team, in order; those to sort first, where there are any.
pub fn columns(workspace: &Workspace, team: TeamId) -> Vec<StageHead> {
    let Some(team) = workspace.team(team) else { return Vec::new() };
    let head = |stage: &Stage| StageHead {
        stage: stage.id,
        name: stage.name(),
        kind: stage.kind(),
        colour: stage.colour(),
        gated: !stage.gate().is_empty(),
        wip_hint: stage.wip_hint(),
    };
    let to_sort = (!workspace.index().column(team.id, TO_SORT).is_empty()).then(|| StageHead {
        stage: TO_SORT,
        name: Wording::default(),
        kind: Kind::Open,
        colour: Colour::Slate,
        gated: false,
        wip_hint: None,
    });
    to_sort.into_iter().chain(team.stages_in_order().into_iter().map(head)).collect()
}

/// How many leads a column holds under the present filter, and what they are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: usize,
    pub value: Money,
}

pub fn tally(workspace: &Workspace, team: TeamId, stage: StageId, found: Option<&Found>) -> Tally {
    match found {
        Some(found) => found
            .stages
            .get(&stage)
            .map_or(Tally::default(), |stage| Tally { count: stage.leads.len(), value: stage.value }),
        None => {
            let column = workspace.index().column(team, stage);
            Tally { count: column.len(), value: column.value }
        }
    }
}

/// One card, as plain values. Two cards that are equal look the same, so the value itself is a card's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    pub lead: LeadId,
    pub name: String,
    pub company: String,
    pub amount: Option<Money>,
    pub days: u32,
    /// Longer here than the team finds healthy.
    pub stale: bool,
    /// Passed a gate that did not hold.
    pub passed: bool,
    pub standing: Standing,
    pub next: Option<Next>,
}

/// What is to be done next, and when.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Next {
    pub what: String,
    pub on: Option<NaiveDate>,
    pub overdue: bool,
}

/// The lead at a position of a column under the present filter.
pub fn lead_at(
    workspace: &Workspace,
    team: TeamId,
    stage: StageId,
    found: Option<&Found>,
    at: usize,
) -> Option<LeadId> {
    match found {
        Some(found) => found.stages.get(&stage)?.leads.get(at).copied(),
        None => workspace.index().column(team, stage).get(at),
    }
}

/// The cards in a window of a column; the rest is not even looked at.
pub fn cards(
    workspace: &Workspace,
    team: TeamId,
    stage: StageId,
    found: Option<&Found>,
    window: Range<usize>,
    now: Moment,
) -> Vec<Card> {
    let leads = window.map_while(|at| lead_at(workspace, team, stage, found, at)).collect();
    drawn(workspace, team, stage, leads, now)
}

/// The card of one lead.
pub fn card(workspace: &Workspace, team: TeamId, stage: StageId, lead: LeadId, now: Moment) -> Option<Card> {
    drawn(workspace, team, stage, vec![lead], now).pop()
}

/// What is drawn is judged here and now: a card shows where it stands in the frame that shows it.
fn drawn(workspace: &Workspace, team: TeamId, stage: StageId, leads: Vec<LeadId>, now: Moment) -> Vec<Card> {
    let Some(team) = workspace.team(team) else { return Vec::new() };
    let judge = Judge::new(workspace, team, now);
    let way = Way::new(&judge);
    let stale_after = team.stage(stage).and_then(Stage::stale_after);
    let card = |lead: &Lead| card_of(lead, way.standing(lead), stale_after, now);
    leads.into_iter().filter_map(|lead| workspace.lead(lead).map(card)).collect()
}

fn card_of(lead: &Lead, standing: Standing, stale_after: Option<u16>, now: Moment) -> Card {
    let days = lead.visit().map_or(0, |visit| now.days_since(visit.entered));
    let called = lead.called();
    let company = lead.text(Field::Company);
    Card {
        lead: lead.id,
        name: called.to_owned(),
        company: if called == company { String::new() } else { company.to_owned() },
        amount: lead.amount(),
        days,
        stale: stale_after.is_some_and(|limit| days > u32::from(limit)),
        passed: lead.visit().is_some_and(|visit| visit.pass.is_some()),
        standing,
        next: next(lead, now),
    }
}

fn next(lead: &Lead, now: Moment) -> Option<Next> {
    let on = match lead.fact(Field::NextStepOn) {
        Some(Fact::Date(date)) => Some(*date),
        _ => None,
    };
    let what = lead.text(Field::NextStep).to_owned();
    (on.is_some() || !what.is_empty()).then(|| Next {
        what,
        on,
        overdue: on.is_some_and(|on| on < now.today()),
    })
}
