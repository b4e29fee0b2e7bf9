//! Where every lead of a team stands, kept true while things happen. Follows from the workspace; a law compares it with
//! one made anew.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    event::{Change, Event},
    field::{Fact, Field},
    ids::{LeadId, TeamId},
    judge::Judge,
    lead::Lead,
    moment::Moment,
    standing::{Standing, Way},
    team::Team,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct Standings {
    team: TeamId,
    /// When all were judged. Judging tells days apart and nothing finer.
    now: Moment,
    ready: BTreeSet<LeadId>,
    ahead: BTreeSet<LeadId>,
    /// Whose decision maker somebody is or was: what becomes of one lead is a condition of these others.
    decided_by: BTreeMap<LeadId, BTreeSet<LeadId>>,
}

impl Standings {
    /// Judges every lead of the team.
    pub fn of(workspace: &Workspace, team: TeamId, now: Moment) -> Self {
        let mut standings =
            Self { team, now, ready: BTreeSet::new(), ahead: BTreeSet::new(), decided_by: BTreeMap::new() };
        if let Some(team) = workspace.team(team) {
            standings.judge(workspace, team, workspace.all_leads());
        }
        standings
    }

    /// Whether this tells how the team's leads stand on the day of `now`.
    pub fn is_about(&self, team: TeamId, now: Moment) -> bool {
        let day = |moment: Moment| (moment.today(), moment.offset_minutes);
        self.team == team && day(self.now) == day(now)
    }

    pub fn team(&self) -> TeamId {
        self.team
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    /// Whose conditions for a later stage hold.
    pub fn ready(&self) -> &BTreeSet<LeadId> {
        &self.ready
    }

    /// Who is further than their conditions.
    pub fn ahead(&self) -> &BTreeSet<LeadId> {
        &self.ahead
    }

    /// The same after a change that `workspace` knows already. `None` where every lead would have to be judged anew:
    /// after a change of definitions, another team's too (answers on the same topic count), or after a join.
    pub fn after(mut self, workspace: &Workspace, change: &Change) -> Option<Self> {
        let mut leads: BTreeSet<LeadId> = BTreeSet::new();
        for event in &change.events {
            if event.team().is_some() || matches!(event, Event::Joined { .. } | Event::Parted { .. }) {
                return None;
            }
            if let Some(lead) = event.lead() {
                // Who stands for whom may be another now.
                let comes_or_goes = matches!(event, Event::LeadRemoved { .. } | Event::LeadCaptured { .. });
                if matches!(event, Event::LeadTied { .. } | Event::LeadErased { .. })
                    || comes_or_goes && workspace.is_tied(lead)
                {
                    return None;
                }
                leads.insert(lead);
                leads.extend(self.decided_by.get(&lead).into_iter().flatten());
            }
        }
        let team = workspace.team(self.team)?;
        self.judge(workspace, team, leads.into_iter().filter_map(|lead| workspace.known_lead(lead)));
        Some(self)
    }

    fn judge<'a>(&mut self, workspace: &Workspace, team: &Team, leads: impl Iterator<Item = &'a Lead>) {
        let judge = Judge::new(workspace, team, self.now);
        let way = Way::new(&judge);
        for lead in leads {
            let standing = if !workspace.shows(lead) { Standing::Settled } else { way.standing(lead) };
            put(&mut self.ready, lead.id, matches!(standing, Standing::Ready(_)));
            put(&mut self.ahead, lead.id, matches!(standing, Standing::Ahead(_)));
            if let Some(Fact::Lead(decides)) = lead.fact(Field::DecisionMaker) {
                self.decided_by.entry(workspace.stand_in(*decides)).or_default().insert(lead.id);
            }
        }
    }
}

fn put(leads: &mut BTreeSet<LeadId>, lead: LeadId, belongs: bool) {
    if belongs {
        leads.insert(lead);
    } else {
        leads.remove(&lead);
    }
}
