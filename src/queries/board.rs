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
    team::Seat,
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

/// Whether a team's board has no card to show.
pub fn is_bare(workspace: &Workspace, team: TeamId) -> bool {
    let guests = workspace.team(team).map(|team| workspace.guests(team)).unwrap_or_default();
    workspace.index().columns(team).next().is_none()
        && guests.into_iter().all(|(seat, _)| held(workspace, seat, None) == 0)
}

/// How many leads a column holds under the present filter, and what they are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: usize,
    /// Of the team's own leads: a guest counts on its own team's board.
    pub value: Money,
    /// Leads of other teams, below the team's own.
    pub guests: usize,
}

impl Tally {
    /// Cards, whosever they are.
    pub fn cards(self) -> usize {
        self.count + self.guests
    }
}

pub fn tally(workspace: &Workspace, team: TeamId, stage: StageId, found: Option<&Found>) -> Tally {
    let own = (team, stage);
    let value = match found {
        Some(found) => found.stages.get(&own).map_or(Money::ZERO, |stage| stage.value),
        None => workspace.index().column(team, stage).value,
    };
    let mut tally = Tally { count: held(workspace, own, found), value, guests: 0 };
    for guests in seats(workspace, own).into_iter().skip(1) {
        tally.guests += held(workspace, guests, found);
    }
    tally
}

/// Whose leads a column shows: the team's own, and below them those of other teams that are guests there.
fn seats(workspace: &Workspace, own: Seat) -> Vec<Seat> {
    let mut seats = vec![own];
    if let Some(team) = workspace.team(own.0) {
        for (seat, host) in workspace.guests(team) {
            if host == own.1 {
                seats.push(seat);
            }
        }
    }
    seats
}

/// How many leads of one team's column there are to show.
fn held(workspace: &Workspace, seat: Seat, found: Option<&Found>) -> usize {
    match found {
        Some(found) => found.stages.get(&seat).map_or(0, |stage| stage.leads.len()),
        None => workspace.index().column(seat.0, seat.1).len(),
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
    /// Set on a guest: another team's lead, which this one's board only shows.
    pub home: Option<Home>,
}

/// Whose a guest is, and what that team calls its stage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Home {
    pub team: String,
    pub stage: Wording,
}

/// What is to be done next, and when.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Next {
    pub what: String,
    pub on: Option<NaiveDate>,
    pub overdue: bool,
}

/// The lead at a position of a column under the present filter; after the team's own come the guests.
pub fn lead_at(
    workspace: &Workspace,
    team: TeamId,
    stage: StageId,
    found: Option<&Found>,
    at: usize,
) -> Option<LeadId> {
    among(workspace, &seats(workspace, (team, stage)), found, at)
}

fn among(workspace: &Workspace, seats: &[Seat], found: Option<&Found>, mut at: usize) -> Option<LeadId> {
    for seat in seats {
        let held = held(workspace, *seat, found);
        if at < held {
            return match found {
                Some(found) => found.stages.get(seat)?.leads.get(at).copied(),
                None => workspace.index().column(seat.0, seat.1).get(at),
            };
        }
        at -= held;
    }
    None
}

/// The column of a team's board that shows a lead under the present filter, and where in it.
pub fn place_of(
    workspace: &Workspace,
    team: TeamId,
    found: Option<&Found>,
    lead: LeadId,
) -> Option<(StageId, usize)> {
    let known = workspace.lead(lead)?;
    let home = workspace.seat(known)?;
    let stage = if home.0 == team { home.1 } else { workspace.team(team)?.hosts(home)? };
    let mut at = match found {
        Some(found) => found.stages.get(&home)?.leads.iter().position(|other| *other == lead)?,
        None => workspace.index().column(home.0, home.1).position(&known.visit()?.rank, lead)?,
    };
    for above in seats(workspace, (team, stage)) {
        if above == home {
            break;
        }
        at += held(workspace, above, found);
    }
    Some((stage, at))
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
    let seats = seats(workspace, (team, stage));
    let leads = window.map_while(|at| among(workspace, &seats, found, at)).collect();
    drawn(workspace, team, leads, now)
}

/// The card of one lead.
pub fn card(workspace: &Workspace, team: TeamId, lead: LeadId, now: Moment) -> Option<Card> {
    drawn(workspace, team, vec![lead], now).pop()
}

/// What is drawn is judged here and now: a card shows where it stands in the frame that shows it. Guests are not judged:
/// the board's definitions are not their team's.
fn drawn(workspace: &Workspace, team: TeamId, leads: Vec<LeadId>, now: Moment) -> Vec<Card> {
    let Some(team) = workspace.team(team) else { return Vec::new() };
    let judge = Judge::new(workspace, team, now);
    let way = Way::new(&judge);
    let card = |lead: &Lead| {
        let (home, stage) = workspace.seat(lead)?;
        let home = workspace.team(home)?;
        let stage = home.stage(stage);
        let mut card = card_of(lead, way.standing(lead), stage.and_then(Stage::stale_after), now);
        if home.id != team.id {
            let stage = stage.map(Stage::name).unwrap_or_default();
            card.home = Some(Home { team: home.name().to_owned(), stage });
        }
        Some(card)
    };
    leads.into_iter().filter_map(|lead| card(workspace.lead(lead)?)).collect()
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
        home: None,
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
