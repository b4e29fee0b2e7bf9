//! Where two teams use one word for two things, or two words for one thing.

use super::{
    Ask, Definition, Homonym, Line, Side, Synonym,
    requirement::{Asked, covers, judges_otherwise},
};
use crate::domain::{stage::Kind, text, wording::Wording};

/// Only stages on the way: that one team's “Lost” asks for a reason surprises nobody.
pub(super) fn homonyms(sides: &[Side<'_>]) -> Vec<Homonym> {
    let mut found: Vec<Homonym> = Vec::new();
    for (column, side) in sides.iter().enumerate() {
        for stage in side.stages.iter().filter(|stage| stage.kind == Kind::Open) {
            if found.iter().any(|known| same(&known.name, &stage.name)) {
                continue;
            }
            // The first of that name in each column that comes after.
            let others = sides.iter().enumerate().skip(column + 1).filter_map(|(other, side)| {
                let namesake =
                    |other: &&Definition| other.kind == Kind::Open && same(&other.name, &stage.name);
                Some((other, side.stages.iter().find(namesake)?))
            });
            let all: Vec<(usize, &Definition)> = [(column, stage)].into_iter().chain(others).collect();
            let differ = all.iter().any(|(_, one)| all.iter().any(|(_, other)| !asks_as_much(one, other)));
            if differ {
                let meaning = |(column, one): &(usize, &Definition)| (*column, peculiar(one, &all));
                let meanings = all.iter().map(meaning).collect();
                found.push(Homonym { name: stage.name.clone(), meanings });
            }
        }
    }
    found
}

pub(super) fn synonyms(sides: &[Side<'_>], lines: &[Line]) -> Vec<Synonym> {
    let synonym = |line: &Line| {
        let stages = line.iter().zip(sides).enumerate();
        let stages = stages.filter_map(|(column, (at, side))| Some((column, side.stages.get((*at)?)?)));
        let stages: Vec<(usize, &Definition)> =
            stages.filter(|(_, stage)| stage.kind == Kind::Open && !stage.asked.is_empty()).collect();
        let (_, first) = stages.first()?;
        let alike = stages.iter().filter(|(_, one)| asks_as_much(first, one) && asks_as_much(one, first));
        let names: Vec<(usize, Wording)> = alike.map(|(column, one)| (*column, one.name.clone())).collect();
        let several = names.iter().any(|(_, name)| !same(name, &first.name));
        several.then_some(Synonym { names })
    };
    lines.iter().filter_map(synonym).collect()
}

/// Whether whoever meets the one meets the other.
fn asks_as_much(one: &Definition, other: &Definition) -> bool {
    other.asked.iter().all(|asked| covers(&one.asked, asked))
}

/// What one asks that not all the others ask.
fn peculiar(one: &Definition, all: &[(usize, &Definition)]) -> Vec<Ask> {
    let is_peculiar = |asked: &&Asked| all.iter().any(|(_, other)| !covers(&other.asked, asked));
    let ask = |asked: &Asked| {
        let by_own_rules = all.iter().any(|(_, other)| judges_otherwise(&other.asked, asked));
        Ask { by_own_rules, ..asked.ask.clone() }
    };
    one.asked.iter().filter(is_peculiar).map(ask).collect()
}

/// Called the same in either language.
fn same(one: &Wording, other: &Wording) -> bool {
    let alike = |one: &str, other: &str| !one.is_empty() && text::fold(one) == text::fold(other);
    alike(&one.fr, &other.fr) || alike(&one.en, &other.en)
}
