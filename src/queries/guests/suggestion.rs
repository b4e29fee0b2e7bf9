//! Which of a team's stages is most like a stage of another team: the same one, else of one kind and of a like name, else
//! one that requires most of the same.

use crate::{
    domain::{ids::StageId, stage::Stage, team::Team, text, wording::Wording},
    queries::dictionary::lined_up,
};

/// Names that share less than this, in thousandths, are no more alike than any two words.
const ALIKE: usize = 500;

/// One of the team's own for each stage of the other, in the other's order, where there is any.
pub(super) fn for_each(team: &Team, other: &Team) -> Vec<Option<StageId>> {
    let rows = lined_up(team, other);
    let own = team.stages_in_order();
    let suggestion = |theirs: &Stage| {
        let of_kind = || own.iter().filter(|ours| ours.kind() == theirs.kind());
        let same = || of_kind().find(|ours| ours.id == theirs.id).map(|ours| ours.id);
        let named = || {
            let mut best: Option<(usize, StageId)> = None;
            for ours in of_kind() {
                let likeness = likeness(&ours.name(), &theirs.name());
                // Of two that are equally alike, the earlier one.
                if likeness >= ALIKE && best.is_none_or(|(known, _)| likeness > known) {
                    best = Some((likeness, ours.id));
                }
            }
            best.map(|(_, stage)| stage)
        };
        let lined_up = || rows.iter().find(|(_, there)| *there == theirs.id).map(|(here, _)| *here);
        same().or_else(named).or_else(lined_up)
    };
    other.stages_in_order().into_iter().map(suggestion).collect()
}

/// In thousandths, in whichever languages they are closest.
fn likeness(one: &Wording, other: &Wording) -> usize {
    let pairs = [(&one.fr, &other.fr), (&one.en, &other.en), (&one.fr, &other.en), (&one.en, &other.fr)];
    pairs.into_iter().map(|(one, other)| shared(one, other)).max().unwrap_or_default()
}

/// How many of the pairs of neighbouring letters two names share: twice those in both by all there are (Dice, 1945).
fn shared(one: &str, other: &str) -> usize {
    let pairs = |name: &str| {
        let letters: Vec<char> = text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let mut both = 0_usize;
    for pair in one {
        if let Some(at) = other.iter().position(|known| *known == pair) {
            other.swap_remove(at);
            both += 1;
        }
    }
    (2_000 * both).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters() {
        let same = |one, other| shared(one, other);
        assert_eq!(same("Qualifié", "QUALIFIE"), 1_000);
        assert!(same("Qualified", "Qualified lead") >= ALIKE);
        assert!(same("Prospect", "Prospect qualifié") >= ALIKE);
        assert!(same("Lead", "Client") < ALIKE);
        assert_eq!(same("", ""), 0);
        // What a team typed in one language is close to what a playbook says in the other.
        let (theirs, ours) = (Wording::same("Perdu"), Wording::new("Perdu", "Lost"));
        assert_eq!(likeness(&ours, &theirs), 1_000);
    }
}
