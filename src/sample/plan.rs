//! How far a person is to come, and where they came from: decided before their story is told.

use super::{
    BOUGHT_LIST, MAILING, MARKETING, SALES, SHOW,
    calendar::{self, HOUR},
    chance::{Chance, share},
};
use crate::domain::{
    activity::{Channel, Direction},
    ids::{CampaignId, StageId, TeamId},
    moment::{DAY, Millis, Moment},
    stage::{Kind, Stage},
    team::Team,
};

/// Out of a hundred leads, how many stand in each stage of a team, in its order: many at the beginning, few at the
/// end, and some that went astray.
const SALES_SHARES: [u32; 6] = [34, 20, 14, 10, 10, 12];
const MARKETING_SHARES: [u32; 5] = [38, 27, 15, 9, 11];

pub(super) type Teams<'a> = &'a [Team];

pub(super) struct Plan {
    /// The stages that the card goes through.
    pub route: Vec<(TeamId, StageId)>,
    pub source: Option<CampaignId>,
    /// How we first met.
    pub arrival: (Channel, Direction),
    pub begins: Millis,
    /// A salesperson, not marketing, met them first.
    pub is_with_sales: bool,
    /// They have not shown any interest yet: whatever happens comes from us.
    pub is_silent: bool,
}

/// Two leads of three are with sales.
pub(super) fn plan(chance: &mut Chance, seed: u64, n: u64, now: Moment, teams: Teams<'_>) -> Plan {
    let team = |id| teams.iter().find(|team| team.id == id);
    let (id, place) = match n % 3 {
        2 => (MARKETING, share(seed ^ 2, n / 3, &MARKETING_SHARES)),
        of_three => (SALES, share(seed ^ 1, n / 3 * 2 + of_three, &SALES_SHARES)),
    };
    let mut route = team(id).map_or_else(Vec::new, |team| route(chance, team, place));
    if id == SALES && route.len() > 1 && chance.percent(25) {
        // Handed over: marketing had let it ripen first.
        let ripened = team(MARKETING).into_iter().flat_map(way).filter(|stage| stage.kind() == Kind::Open);
        route.splice(0..0, ripened.map(|stage| (MARKETING, stage.id)));
    }
    let is_with_sales = route.first().is_some_and(|(team, _)| *team == SALES);
    let is_silent = !is_with_sales && route.len() == 1;
    let origin = match chance.below(100) {
        0..50 if is_silent => Origin::Mailing,
        _ if is_silent => Origin::BoughtList,
        // A show three weeks ago is too short a time for a long way.
        0..45 if route.len() < 5 => Origin::Show,
        0..60 => Origin::Mailing,
        60..75 => Origin::BoughtList,
        _ => Origin::OwnAccord,
    };
    let arrival = match origin {
        Origin::Show => (Channel::Show, Direction::Inbound),
        Origin::Mailing => (Channel::Mailing, Direction::Outbound),
        Origin::BoughtList if chance.percent(50) => (Channel::Call, Direction::Outbound),
        Origin::BoughtList => (Channel::Mail, Direction::Outbound),
        Origin::OwnAccord if chance.percent(70) => (Channel::Form, Direction::Inbound),
        Origin::OwnAccord => (Channel::Call, Direction::Inbound),
    };
    let begins = begins(chance, now, origin, route.len() as i64);
    Plan { route, source: origin.campaign(), arrival, begins, is_with_sales, is_silent }
}

/// What brought the person to us.
#[derive(Clone, Copy)]
enum Origin {
    Show,
    Mailing,
    BoughtList,
    OwnAccord,
}

impl Origin {
    fn campaign(self) -> Option<CampaignId> {
        match self {
            Origin::Show => Some(SHOW),
            Origin::Mailing => Some(MAILING),
            Origin::BoughtList => Some(BOUGHT_LIST),
            Origin::OwnAccord => None,
        }
    }
}

fn way(team: &Team) -> impl Iterator<Item = &Stage> {
    team.stages_in_order().into_iter().filter(|stage| stage.kind().is_on_the_way())
}

/// Step by step to a stage; whoever leaves the way leaves it before the last step.
fn route(chance: &mut Chance, team: &Team, goal: usize) -> Vec<(TeamId, StageId)> {
    let stages = team.stages_in_order();
    let Some(goal) = stages.get(goal) else { return Vec::new() };
    let way: Vec<StageId> = way(team).map(|stage| stage.id).collect();
    let route: Vec<StageId> = match way.iter().position(|stage| *stage == goal.id) {
        Some(at) => way[..=at].to_vec(),
        None => {
            let last = chance.below(way.len() as i64 - 1) as usize;
            way.into_iter().take(last + 1).chain([goal.id]).collect()
        }
    };
    route.into_iter().map(|stage| (team.id, stage)).collect()
}

/// The longer the way, the earlier it began; none began more than three months ago.
fn begins(chance: &mut Chance, now: Moment, origin: Origin, steps: i64) -> Millis {
    let (least, most) = match origin {
        Origin::Show => {
            // From Tuesday to Thursday, nine to six, three weeks ago.
            let tuesday = calendar::monday(now, now.millis - 23 * DAY) + DAY;
            return tuesday + chance.below(3) * DAY + 9 * HOUR + chance.below(9 * HOUR);
        }
        Origin::Mailing => (15, 75),
        Origin::BoughtList => (30, 88),
        Origin::OwnAccord => (0, 85),
    };
    let least = (6 * (steps - 1)).clamp(least, most);
    calendar::at_work(now, calendar::latest(now) - chance.between(least * DAY, most * DAY))
}
