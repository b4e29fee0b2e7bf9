//! The live numbers: how many leads of one team would stand where they stand if another team judged them.

use super::{Ask, Crossing, Definition, Dictionary, Line, Names, Party, Side};
use crate::domain::{
    criterion::Holds,
    ids::{LeadId, TeamId},
    judge::Judge,
    lead::Lead,
    moment::Moment,
    workspace::Workspace,
};

/// More names than this nobody reads; the counts say the rest.
const MOST_NAMES: usize = 40;

/// More reasons than this are no reason.
const MOST_LACKS: usize = 3;

/// Judges the leads of each team by the definitions of each other column.
pub(super) fn fill(
    found: &mut Dictionary,
    workspace: &Workspace,
    sides: &[Side<'_>],
    lines: &[Line],
    now: Moment,
) {
    let judges: Vec<Judge<'_>> = sides.iter().map(|side| Judge::new(workspace, &side.team, now)).collect();
    let teams = found.columns.iter().map(|column| match column.party {
        Party::Team(team) => Some(team),
        Party::BuiltIn(_) => None,
    });
    let teams: Vec<Option<TeamId>> = teams.collect();
    for (at, row) in found.rows.iter_mut().enumerate() {
        for (from, (cell, team)) in row.cells.iter_mut().zip(&teams).enumerate() {
            let (Some(cell), Some(team)) = (cell, team) else { continue };
            let column = workspace.index().column(*team, cell.stage);
            cell.leads = column.len();
            if column.is_empty() || !row.kind.is_on_the_way() {
                continue;
            }
            let leads: Vec<&Lead> = column.leads().filter_map(|lead| workspace.lead(lead)).collect();
            let others = (0..sides.len()).filter(|to| *to != from);
            let crossings = others.filter_map(|to| {
                let stage = opposite(sides, lines, at, to)?;
                // A stage that asks nothing would take anybody, which says nothing about them.
                (!stage.asked.is_empty()).then(|| crossing(&leads, &judges[to], stage, to))
            });
            cell.crossings = crossings.collect();
        }
    }
}

/// The other column's stage of the row; where it has none, the one that comes before, or else the first.
fn opposite<'a>(sides: &'a [Side<'_>], lines: &[Line], row: usize, to: usize) -> Option<&'a Definition> {
    let stage = |line: &Line| sides[to].stages.get(line[to]?).filter(|stage| stage.kind.is_on_the_way());
    let (before, after) = lines.split_at(row + 1);
    before.iter().rev().find_map(stage).or_else(|| after.iter().find_map(stage))
}

fn crossing(leads: &[&Lead], judge: &Judge<'_>, stage: &Definition, to: usize) -> Crossing {
    let mut lacks: Vec<usize> = vec![0; stage.asked.len()];
    let (mut those, mut others) = (Names::default(), Names::default());
    let mut would = 0;
    for lead in leads {
        let mut is_met = true;
        for (asked, lack) in stage.asked.iter().zip(&mut lacks) {
            if judge.holds(lead, &asked.ask.kind) != Holds::Yes {
                *lack += 1;
                is_met = false;
            }
        }
        would += usize::from(is_met);
        if is_met { &mut those } else { &mut others }.add(lead.id, lead);
    }
    let mut lacks: Vec<(Ask, usize)> =
        stage.asked.iter().map(|asked| asked.ask.clone()).zip(lacks).filter(|(_, lack)| *lack > 0).collect();
    lacks.sort_by_key(|(_, lack)| std::cmp::Reverse(*lack));
    lacks.truncate(MOST_LACKS);
    Crossing { to, stage: stage.name.clone(), of: leads.len(), would, lacks, those, others }
}

impl Names {
    fn add(&mut self, id: LeadId, lead: &Lead) {
        if self.shown.len() < MOST_NAMES {
            self.shown.push((id, lead.called().to_owned()));
        } else {
            self.more += 1;
        }
    }
}
