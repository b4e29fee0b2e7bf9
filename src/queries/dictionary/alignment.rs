//! Which stages stand in one row: those that require most of the same, without any stage changing places with another
//! of its own team.
//!
//! The alignment of two sequences by dynamic programming (Needleman & Wunsch, 1970), where a gap costs nothing; each
//! further column is lined up with the rows that the ones before it make.

use super::{Definition, Line, Side, requirement::likeness};
use crate::domain::stage::Kind;

/// The rows from stranger to customer, then those that leave the way.
const ORDER: [Kind; 4] = [Kind::Open, Kind::Won, Kind::Recycled, Kind::Lost];

pub(super) fn lines(sides: &[Side<'_>]) -> Vec<Line> {
    // A sale is a sale whatever it takes, so each kind is lined up by itself.
    ORDER.into_iter().flat_map(|kind| lines_of(sides, kind)).collect()
}

fn lines_of(sides: &[Side<'_>], kind: Kind) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (column, side) in sides.iter().enumerate() {
        let stages = side.stages.iter().enumerate().filter(|(_, stage)| stage.kind == kind);
        let stages: Vec<usize> = stages.map(|(at, _)| at).collect();
        lines = joined(sides, kind, lines, column, &stages);
    }
    lines
}

/// What stands in one row already.
fn members<'a>(sides: &'a [Side<'_>], line: &'a Line) -> impl Iterator<Item = &'a Definition> {
    line.iter().zip(sides).filter_map(|(at, side)| side.stages.get((*at)?))
}

fn joined(sides: &[Side<'_>], kind: Kind, lines: Vec<Line>, column: usize, stages: &[usize]) -> Vec<Line> {
    let stage = |at: usize| &sides[column].stages[stages[at]];
    let fits = |row: usize, at: usize| {
        let likest = members(sides, &lines[row]).map(|member| likeness(&member.asked, &stage(at).asked));
        let likest = likest.fold(0.0, f64::max);
        // What ends the way is the same thing even where the two ask for nothing alike.
        if kind == Kind::Open { likest } else { likest + 1.0 }
    };
    // The best sum from a row and a stage on.
    let (rows, count) = (lines.len(), stages.len());
    let mut best = vec![vec![0.0; count + 1]; rows + 1];
    let mut scores = vec![vec![0.0; count]; rows];
    for row in (0..rows).rev() {
        for at in (0..count).rev() {
            scores[row][at] = fits(row, at);
            let apart = f64::max(best[row + 1][at], best[row][at + 1]);
            best[row][at] = f64::max(apart, scores[row][at] + best[row + 1][at + 1]);
        }
    }
    let mut joined = Vec::with_capacity(rows + count);
    let (mut row, mut at) = (0, 0);
    let alone = |at: usize| {
        let mut line: Line = vec![None; column];
        line.push(Some(stages[at]));
        line
    };
    let without = |row: usize| {
        let mut line = lines[row].clone();
        line.push(None);
        line
    };
    while row < rows || at < count {
        if row == rows {
            joined.push(alone(at));
            at += 1;
        } else if at == count {
            joined.push(without(row));
            row += 1;
        } else if scores[row][at] > 0.0 && best[row][at] <= scores[row][at] + best[row + 1][at + 1] {
            let mut line = lines[row].clone();
            line.push(Some(stages[at]));
            joined.push(line);
            row += 1;
            at += 1;
        } else {
            // Of two that may both stand alone here, the one that asks less comes first.
            let (skip_row, skip_stage) = (best[row + 1][at], best[row][at + 1]);
            let asks_less = || {
                let least = members(sides, &lines[row]).map(|member| member.asked.len()).min();
                least.unwrap_or_default() <= stage(at).asked.len()
            };
            if skip_row > skip_stage || (skip_row >= skip_stage && asks_less()) {
                joined.push(without(row));
                row += 1;
            } else {
                joined.push(alone(at));
                at += 1;
            }
        }
    }
    joined
}
