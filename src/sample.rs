//! A made-up firm after a made-up trade show: something to look at, to practise on and to measure with.
//!
//! Two teams with two definitions of a prospect, three sources of leads, and three months of calls, mails and
//! meetings. Nothing is real: addresses end in `.example`, telephone numbers are those kept free for films. The
//! same number of leads, the same seed and the same moment give the same workspace, to the last letter.

mod author;
mod calendar;
mod chance;
mod page;
mod person;
mod plan;
mod remark;
mod words;

use std::collections::BTreeMap;

use chrono::Datelike;

use author::{Author, Story};

use crate::domain::{
    campaign::Campaign,
    event::Event,
    ids::{CampaignId, StageId, TeamId},
    lead::Lead,
    moment::{DAY, Moment},
    playbooks,
    rank::Rank,
    stamp::Stamp,
    team::Team,
    workspace::Workspace,
    written::Written,
};

/// The tablet on which the sample was written: the same for all, so that two samples join like any two files.
pub const WRITER: u64 = 0x0073_616d_706c_6531;

pub const SALES: TeamId = TeamId::named("sample/sales");
pub const MARKETING: TeamId = TeamId::named("sample/marketing");

const SHOW: CampaignId = CampaignId::named("sample/show");
const MAILING: CampaignId = CampaignId::named("sample/mailing");
const BOUGHT_LIST: CampaignId = CampaignId::named("sample/bought-list");

/// What the first screen offers to look at.
pub fn show(now: Moment) -> Workspace {
    workspace(60, 7, now)
}

/// A workspace of so many leads.
pub fn workspace(leads: usize, seed: u64, now: Moment) -> Workspace {
    let teams = teams(now);
    let mut author = Author::new(seed, now, &teams);
    let stories = (0..leads as u64).map(|n| author.tell(n)).collect();
    Workspace::from_parts(teams, campaigns(now), seated(stories))
}

/// Founded before the first lead came.
fn founded(now: Moment) -> Stamp {
    Stamp { millis: now.millis - 120 * DAY, counter: 0, writer: WRITER }
}

fn teams(now: Moment) -> Vec<Team> {
    let mut workspace = Workspace::default();
    for (team, name, playbook) in [(SALES, "Sales", "bant"), (MARKETING, "Marketing", "maturity")] {
        if let Some(playbook) = playbooks::named(playbook) {
            let name = name.to_owned();
            workspace.apply(&Event::TeamFounded { team, name, playbook: Box::new(playbook) }, founded(now));
        }
    }
    workspace.all_teams().cloned().collect()
}

fn campaigns(now: Moment) -> Vec<(CampaignId, Written<Option<Campaign>>)> {
    let show = format!("Salon Bâtir Demain {}", now.today().year());
    [
        (SHOW, show),
        (MAILING, "Mailing architectes".to_owned()),
        (BOUGHT_LIST, "Liste achetée : promoteurs".to_owned()),
    ]
    .map(|(id, name)| (id, Written::once(founded(now), Some(Campaign::new(name)))))
    .into()
}

/// Gives every card its place: whoever came into a column last stands at its top.
fn seated(mut stories: Vec<Story>) -> Vec<Lead> {
    let mut arrivals: Vec<(Stamp, usize, usize)> = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        arrivals.extend(story.stays.iter().enumerate().map(|(stay, (stamp, _))| (*stamp, at, stay)));
    }
    arrivals.sort_unstable();
    let mut tops: BTreeMap<(TeamId, StageId), Rank> = BTreeMap::new();
    for (_, at, stay) in arrivals {
        let visit = &mut stories[at].stays[stay].1;
        let top = tops.get(&(visit.team, visit.stage));
        visit.rank = Rank::between(None, top);
        tops.insert((visit.team, visit.stage), visit.rank.clone());
    }
    let finish = |mut story: Story| {
        story.stays.into_iter().for_each(|(stamp, visit)| story.lead.trail.write(stamp, visit));
        story.lead
    };
    stories.into_iter().map(finish).collect()
}

#[cfg(test)]
mod tests;
