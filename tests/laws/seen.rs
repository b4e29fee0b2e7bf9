//! What a person would see of a workspace: present values only, without stamps, history or what was taken away.

use entonnoir::domain::{field::Field, team::Team, workspace::Workspace};

/// Everything, with the way that each lead took.
pub fn seen(workspace: &Workspace) -> String {
    let mut lines: Vec<String> =
        workspace.teams().into_iter().flat_map(|team| team_lines(workspace, team)).collect();
    lines.extend(workspace.campaigns().map(|(id, campaign)| format!("campaign {id} {}", campaign.name)));
    for lead in workspace.shown_leads() {
        let facts: Vec<_> =
            Field::ALL.into_iter().filter_map(|field| Some((field, lead.fact(field)?))).collect();
        let answers: Vec<_> = lead.answers.keys().filter_map(|id| Some((id, lead.answer(*id)?))).collect();
        let (tags, happened): (Vec<_>, Vec<_>) = (lead.tags().collect(), lead.activities().collect());
        lines.push(format!(
            "lead {}\n  {facts:?}\n  {tags:?} {answers:?}\n  {happened:?}\n  {:?}\n  path {:?}",
            lead.id,
            lead.visit(),
            lead.trail.path()
        ));
    }
    lines.join("\n")
}

fn team_lines(workspace: &Workspace, team: &Team) -> Vec<String> {
    let mut lines = vec![format!("team {} {}", team.id, team.name())];
    for stage in team.stages_in_order() {
        lines.push(format!(
            "  stage {} {:?} {:?} {:?} {:?} {:?} {} {:?} {:?}",
            stage.id,
            stage.name(),
            stage.definition(),
            stage.rank(),
            stage.kind(),
            stage.colour(),
            stage.probability(),
            stage.stale_after(),
            stage.gate()
        ));
        let cards: Vec<_> = workspace.index().column(team.id, stage.id).leads().collect();
        lines.push(format!("  cards {cards:?}"));
    }
    lines.extend(
        team.questions.keys().filter_map(|id| Some(format!("  question {id} {:?}", team.question(*id)?))),
    );
    lines.extend(
        team.guest_seats()
            .into_iter()
            .filter_map(|seat| Some(format!("  guests {seat:?} {:?}", team.hosts(seat)?))),
    );
    lines
}
