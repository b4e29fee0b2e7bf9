//! What a team can start from, and how much this browser holds.

use crate::domain::{
    ids::TeamId,
    playbook::Playbook,
    playbooks,
    stage::{Colour, Kind, Trait},
    wording::Wording,
    workspace::Workspace,
};

/// A built-in playbook as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaybookCard {
    pub key: String,
    pub name: Wording,
    pub summary: Wording,
    /// From stranger to customer.
    pub way: Vec<StageDot>,
    /// Where leads leave the way.
    pub beside: Vec<StageDot>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageDot {
    pub name: Wording,
    pub colour: Colour,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    pub teams: usize,
    pub leads: usize,
    pub activities: usize,
    pub campaigns: usize,
}

/// In the order in which a team is asked to choose.
pub fn playbook_cards() -> Vec<PlaybookCard> {
    playbooks::all().into_iter().map(card).collect()
}

pub fn holdings(workspace: &Workspace) -> Holdings {
    let leads = || workspace.shown_leads();
    Holdings {
        teams: workspace.teams().len(),
        leads: leads().count(),
        activities: leads().map(|lead| lead.activities().count()).sum(),
        campaigns: workspace.campaigns().count(),
    }
}

pub fn has_archived_team(workspace: &Workspace) -> bool {
    workspace.all_teams().any(|team| team.is_archived())
}

/// Teams that no longer show, by name.
pub fn archived_teams(workspace: &Workspace) -> Vec<(TeamId, String)> {
    let archived = workspace.all_teams().filter(|team| team.is_archived());
    let mut teams: Vec<_> = archived.map(|team| (team.id, team.name().to_owned())).collect();
    teams.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    teams
}

fn card(playbook: Playbook) -> PlaybookCard {
    let (mut way, mut beside) = (Vec::new(), Vec::new());
    for (_, traits) in playbook.stages {
        let mut dot = StageDot { name: Wording::default(), colour: Colour::default() };
        let mut stage_kind = Kind::default();
        for value in traits {
            match value {
                Trait::Name(name) => dot.name = name,
                Trait::Colour(colour) => dot.colour = colour,
                Trait::Kind(kind) => stage_kind = kind,
                _ => {}
            }
        }
        if stage_kind.is_on_the_way() { way.push(dot) } else { beside.push(dot) }
    }
    PlaybookCard { key: playbook.key, name: playbook.name, summary: playbook.summary, way, beside }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_leads_from_a_stranger_to_a_customer() {
        let cards = playbook_cards();
        assert_eq!(cards.len(), 6);
        for card in cards {
            assert_eq!(card.way.last().unwrap().name.en, "Customer", "{}", card.key);
            assert!(card.way.len() >= 3, "{}", card.key);
        }
    }

    #[test]
    fn an_empty_browser_holds_nothing() {
        assert_eq!(holdings(&Workspace::default()), Holdings::default());
    }
}
