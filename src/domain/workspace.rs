//! Everything that this browser knows. Events change it, joins add to it; neither can fail.

mod erasing;
mod joined;
mod parting;

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::{Arc, OnceLock},
};

use super::{
    beyond::Beyond,
    campaign::Campaign,
    criterion::Question,
    erased::Erased,
    event::{Change, Event},
    ids::{CampaignId, LeadId, QuestionId, StageId, TeamId},
    index::Index,
    lead::{Lead, join_each},
    stage::{Stage, Trait},
    stamp::Stamp,
    team::{Seat, Team},
    written::Written,
};

/// Where leads stand whose stage nobody here knows: shown, never hidden.
pub const TO_SORT: StageId = StageId::named("to-sort");

#[derive(Clone, Debug, Default)]
pub struct Workspace {
    teams: BTreeMap<TeamId, Team>,
    campaigns: BTreeMap<CampaignId, Written<Option<Campaign>>>,
    /// Shared with whoever holds the same lead: what a file brought in is kept for undoing.
    leads: BTreeMap<LeadId, Arc<Lead>>,
    /// What stands beside all these that this version does not know.
    pub beyond: Beyond,
    /// Whose leads are gone for ever: none of them is among the leads.
    erased: Erased,
    /// Follows from the rest, so it takes no part in comparing; made when somebody first looks something up.
    index: OnceLock<Index>,
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        self.teams == other.teams
            && self.campaigns == other.campaigns
            && self.leads == other.leads
            && self.erased == other.erased
            && self.beyond == other.beyond
    }
}

impl Workspace {
    /// From parts read from somewhere; parts with the same identity are joined.
    pub fn from_parts(
        teams: impl IntoIterator<Item = Team>,
        campaigns: impl IntoIterator<Item = (CampaignId, Written<Option<Campaign>>)>,
        leads: impl IntoIterator<Item = Lead>,
    ) -> Self {
        let mut workspace = Self::default();
        for team in teams {
            workspace.team_mut(team.id).join(&team);
        }
        for (id, written) in campaigns {
            workspace.campaigns.entry(id).or_default().join(&written);
        }
        for lead in leads {
            workspace.adopt(Arc::new(lead));
        }
        workspace
    }

    pub fn is_empty(&self) -> bool {
        self.teams.is_empty()
            && self.leads.is_empty()
            && self.campaigns.is_empty()
            && self.erased.is_empty()
            && self.beyond.is_empty()
    }

    pub fn team(&self, team: TeamId) -> Option<&Team> {
        self.teams.get(&team)
    }

    /// A team that was not archived.
    pub fn team_in_use(&self, team: TeamId) -> Option<&Team> {
        self.team(team).filter(|team| !team.is_archived())
    }

    /// Every team, archived ones too.
    pub fn all_teams(&self) -> impl Iterator<Item = &Team> {
        self.teams.values()
    }

    /// The teams in use, by name.
    pub fn teams(&self) -> Vec<&Team> {
        let mut teams: Vec<&Team> = self.teams.values().filter(|team| !team.is_archived()).collect();
        teams.sort_unstable_by(|a, b| (a.name(), a.id).cmp(&(b.name(), b.id)));
        teams
    }

    /// A question of any team, archived ones too: an answer outlives the team that asked.
    pub fn question(&self, question: QuestionId) -> Option<&Question> {
        self.all_teams().find_map(|team| team.question(question))
    }

    pub fn campaign(&self, campaign: CampaignId) -> Option<&Campaign> {
        self.campaigns.get(&campaign)?.get()?.as_ref()
    }

    pub fn campaigns(&self) -> impl Iterator<Item = (CampaignId, &Campaign)> {
        self.campaigns.iter().filter_map(|(id, written)| Some((*id, written.get()?.as_ref()?)))
    }

    /// Whether anything was ever written about a campaign.
    pub fn has_campaign(&self, campaign: CampaignId) -> bool {
        self.campaigns.contains_key(&campaign)
    }

    pub fn written_campaigns(&self) -> impl Iterator<Item = (CampaignId, &Written<Option<Campaign>>)> {
        self.campaigns.iter().map(|(id, written)| (*id, written))
    }

    /// A lead that is on a board: neither removed nor joined into another.
    pub fn lead(&self, lead: LeadId) -> Option<&Lead> {
        self.known_lead(lead).filter(|lead| self.shows(lead))
    }

    /// Every lead, removed and joined ones too.
    pub fn all_leads(&self) -> impl Iterator<Item = &Lead> {
        self.leads.values().map(|lead| &**lead)
    }

    /// The same, for whoever holds on to them while the workspace changes.
    pub fn shared_leads(&self) -> impl Iterator<Item = &Arc<Lead>> {
        self.leads.values()
    }

    pub fn known_lead(&self, lead: LeadId) -> Option<&Lead> {
        self.leads.get(&lead).map(|lead| &**lead)
    }

    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.teams, self.all_leads(), &|lead| self.stand_in(lead)))
    }

    /// The index with everything that is otherwise made when somebody first asks for it: for a quiet moment.
    pub fn whole_index(&self) -> &Index {
        self.index().complete(self);
        self.index()
    }

    /// The column that shows a lead: always exactly one. A stage that is unknown or retired, or a team that is
    /// not there, puts it among those to sort.
    pub fn seat(&self, lead: &Lead) -> Option<Seat> {
        seat(&self.teams, lead)
    }

    /// The columns of other teams whose leads a team shows as guests, each with its own stage for them. Read from where
    /// leads really stand, so a guest is never led on to a third team.
    pub fn guests(&self, team: &Team) -> Vec<(Seat, StageId)> {
        let mut guests = Vec::new();
        for seat in team.guest_seats() {
            if let (Some(_), Some(host)) = (self.team_in_use(seat.0), team.hosts(seat)) {
                guests.push((seat, host));
            }
        }
        guests
    }

    /// The present stage of a lead, unless it is among those to sort.
    pub fn stage_of(&self, lead: &Lead) -> Option<&Stage> {
        let visit = lead.visit()?;
        self.team(visit.team)?.stage_in_use(visit.stage)
    }

    pub fn apply_change(&mut self, change: &Change) {
        for event in &change.events {
            self.apply(event, change.stamp);
        }
    }

    /// Replays a journal.
    pub fn apply_all(&mut self, changes: &[Change]) {
        changes.iter().for_each(|change| self.apply_change(change));
    }

    /// Writes down what happened. Holds no rule and cannot fail: what it does not know yet, it makes room for.
    pub fn apply(&mut self, event: &Event, stamp: Stamp) {
        match event {
            Event::TeamFounded { team, .. }
            | Event::TeamArchived { team, .. }
            | Event::StageAdded { team, .. }
            | Event::StageReshaped {
                team, to: Trait::Rank(_) | Trait::Kind(_) | Trait::Retired(_), ..
            } => {
                self.team_mut(*team).apply(event, stamp);
                self.index = OnceLock::new();
            }
            Event::TeamRenamed { team, .. }
            | Event::StageReshaped { team, .. }
            | Event::QuestionWorded { team, .. }
            | Event::RuleSet { team, .. }
            | Event::StageMapped { team, .. }
            | Event::NoticeWritten { team, .. } => self.team_mut(*team).apply(event, stamp),
            Event::CampaignNamed { campaign, from: _, to } => {
                self.campaigns.entry(*campaign).or_default().write(stamp, to.clone());
            }
            Event::LeadCaptured { lead, facts, tags, visit } => self.change_lead(*lead, stamp, &|lead| {
                for (field, fact) in facts {
                    lead.facts.entry(*field).or_default().write(stamp, Some(fact.clone()));
                }
                for tag in tags {
                    lead.tags.entry(tag.clone()).or_default().write(stamp, true);
                }
                lead.trail.write(stamp, visit.clone());
                lead.removed.write(stamp, false);
            }),
            Event::LeadRemoved { lead, from: _, to } => {
                self.change_lead(*lead, stamp, &|lead| lead.removed.write(stamp, *to));
            }
            Event::LeadErased { lead } => self.erase(*lead, stamp),
            Event::LeadTied { lead, from: _, to } => {
                self.change_lead(*lead, stamp, &|lead| lead.ties.write(stamp, *to));
            }
            Event::LeadMoved { lead, from: _, to } => {
                self.change_lead(*lead, stamp, &|lead| lead.trail.write(stamp, to.clone()));
            }
            Event::FactChanged { lead, field, from: _, to } => self.change_lead(*lead, stamp, &|lead| {
                lead.facts.entry(*field).or_default().write(stamp, to.clone());
            }),
            Event::TagChanged { lead, tag, from: _, to } => self.change_lead(*lead, stamp, &|lead| {
                lead.tags.entry(tag.clone()).or_default().write(stamp, *to);
            }),
            Event::AnswerGiven { lead, question, from: _, to } => self.change_lead(*lead, stamp, &|lead| {
                lead.answers.entry(*question).or_default().write(stamp, to.clone());
            }),
            Event::ActivityLogged { lead, activity, from: _, to } => {
                self.change_lead(*lead, stamp, &|lead| {
                    lead.activities.entry(*activity).or_default().write(stamp, to.clone());
                })
            }
            Event::Joined { brought, back: _ } => self.join(brought),
            // A set of writes does not tell who brought which of them: see [`super::imports`].
            Event::Parted { .. } => {}
        }
    }

    /// The union of two workspaces: order and repetition make no difference, and nothing is lost.
    pub fn join(&mut self, other: &Workspace) {
        for team in other.teams.values() {
            self.team_mut(team.id).join(team);
        }
        join_each(&mut self.campaigns, &other.campaigns);
        self.erase_all(&other.erased);
        other.leads.values().for_each(|lead| self.adopt(Arc::clone(lead)));
        self.beyond.join(&other.beyond);
        self.index = OnceLock::new();
    }

    /// Lets go of the other leads.
    pub fn keep_leads(&mut self, keep: impl Fn(&Lead) -> bool) {
        self.leads.retain(|_, lead| keep(lead));
        self.index = OnceLock::new();
    }

    pub fn join_all(&mut self, others: &[Workspace]) {
        others.iter().for_each(|other| self.join(other));
    }

    /// The latest stamp anywhere, for a clock to go on from.
    pub fn latest(&self) -> Stamp {
        let leads = self.all_leads().map(Lead::latest);
        let campaigns = self.campaigns.values().map(Written::stamp);
        let latest = leads.chain(self.teams.values().map(Team::latest)).chain(campaigns).max();
        latest.unwrap_or(Stamp::ORIGIN).max(self.erased.latest())
    }

    fn team_mut(&mut self, team: TeamId) -> &mut Team {
        self.teams.entry(team).or_insert_with(|| Team::new(team))
    }

    fn adopt(&mut self, lead: Arc<Lead>) {
        if self.erased.has(lead.id) {
            return;
        }
        match self.leads.entry(lead.id) {
            // Most of what is heard twice is the same.
            Entry::Occupied(known) if *known.get() == lead => {}
            Entry::Occupied(mut known) => Arc::make_mut(known.get_mut()).join(&lead),
            Entry::Vacant(free) => {
                free.insert(lead);
            }
        }
    }

    /// Changes one lead and keeps the index true; a lead that is not known yet begins here.
    fn change_lead(&mut self, id: LeadId, stamp: Stamp, change: &dyn Fn(&mut Lead)) {
        if self.erased.has(id) {
            return;
        }
        let known = self.leads.len();
        let lead = self.leads.entry(id).or_insert_with(|| Arc::new(Lead::new(id, stamp)));
        let lead = Arc::make_mut(lead);
        let tie = |lead: &Lead| (lead.is_removed(), lead.joined_into());
        let before = tie(lead);
        let mut index = self.index.get_mut();
        index.iter_mut().for_each(|index| index.forget(&self.teams, lead));
        lead.created = lead.created.min(stamp);
        change(lead);
        let after = tie(lead);
        index.iter_mut().for_each(|index| index.learn(&self.teams, lead));
        let is_joined = before.1.is_some() || after.1.is_some();
        let is_tied = is_joined || index.is_some_and(|index| index.is_joined_into(id));
        if is_tied && (before != after || known < self.leads.len()) {
            // Who else shows may be another now.
            self.index = OnceLock::new();
        }
    }
}

/// See [`Workspace::seat`]; `None` only where there is no team at all.
pub(super) fn seat(teams: &BTreeMap<TeamId, Team>, lead: &Lead) -> Option<Seat> {
    let in_use = |team: &&Team| !team.is_archived();
    match lead.visit() {
        Some(visit) => match teams.get(&visit.team) {
            Some(team) => {
                let stage = team.stage_in_use(visit.stage);
                Some((team.id, stage.map_or(TO_SORT, |stage| stage.id)))
            }
            None => teams.values().find(in_use).map(|team| (team.id, TO_SORT)),
        },
        None => teams.values().find(in_use).map(|team| (team.id, TO_SORT)),
    }
}
