//! Two or more teams side by side: their stages lined up by what they require and not by name, what one asks that the
//! other does not, and where the leads of one would stand with the other.

mod alignment;
mod crossing;
mod names;
mod requirement;

use std::borrow::Cow;

use crate::{
    commands::team_of,
    domain::{
        criterion::{CriterionKind, Question},
        ids::{LeadId, StageId, TeamId},
        moment::Moment,
        playbooks,
        stage::{Colour, Kind, Stage},
        team::Team,
        wording::Wording,
        workspace::Workspace,
    },
};
use requirement::Asked;

/// Whose definitions fill a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    Team(TeamId),
    /// A built-in playbook by its key, as if a team without leads worked by it.
    BuiltIn(String),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// One name, several meanings.
    pub homonyms: Vec<Homonym>,
    /// One meaning, several names.
    pub synonyms: Vec<Synonym>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub party: Party,
    pub name: Wording,
    /// All its leads, those to sort too.
    pub leads: usize,
}

/// Stages that require most of the same; a stage may stand alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub kind: Kind,
    /// What all stages of the row ask, unless an earlier row says so already.
    pub common: Vec<Ask>,
    /// One for each column.
    pub cells: Vec<Option<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub stage: StageId,
    pub name: Wording,
    pub definition: Wording,
    pub colour: Colour,
    /// What this stage asks that not all others of the row ask.
    pub own: Vec<Ask>,
    /// The same, asked on the way here by the stages before.
    pub before: Vec<Ask>,
    pub leads: usize,
    /// Where its leads would stand with each other column that says anything about them.
    pub crossings: Vec<Crossing>,
}

/// One condition, with all that is needed to put it into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub kind: CriterionKind,
    pub question: Option<Question>,
    /// Of a group: each of its conditions.
    pub parts: Vec<Ask>,
    /// The other columns of the row that ask it too, by their place.
    pub also: Vec<usize>,
    /// Persona and score are judged by the team's own rules, and another column here has other rules.
    pub by_own_rules: bool,
}

/// The leads of one stage, judged by another column's definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// The place of the other column.
    pub to: usize,
    /// Its stage in the same row, or the nearest.
    pub stage: Wording,
    /// How many leads were judged.
    pub of: usize,
    /// How many of them meet all that the other stage asks; they come so far or further.
    pub would: usize,
    /// What the others lack, the most frequent first, and how many lack it.
    pub lacks: Vec<(Ask, usize)>,
    pub those: Names,
    pub others: Names,
}

/// The beginning of a list of leads, and how much longer it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub shown: Vec<(LeadId, String)>,
    pub more: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Homonym {
    pub name: Wording,
    /// For each column that uses the name: its place, and what it asks that the others do not.
    pub meanings: Vec<(usize, Vec<Ask>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Synonym {
    /// For each column: its place, and its name for it.
    pub names: Vec<(usize, Wording)>,
}

/// One column while the dictionary is made.
struct Side<'a> {
    team: Cow<'a, Team>,
    stages: Vec<Definition>,
}

/// One stage with everything it requires.
struct Definition {
    id: StageId,
    name: Wording,
    definition: Wording,
    kind: Kind,
    colour: Colour,
    /// Of it and of the stages before it on the way, each once.
    asked: Vec<Asked>,
}

/// What there is to compare at first: all teams when they are few, else the first two.
pub fn at_first(workspace: &Workspace) -> Vec<Party> {
    let teams = workspace.teams();
    let most = if teams.len() <= 3 { teams.len() } else { 2 };
    teams.into_iter().take(most).map(|team| Party::Team(team.id)).collect()
}

/// Columns of teams that are not here any more are left out.
pub fn dictionary(workspace: &Workspace, parties: &[Party], now: Moment) -> Dictionary {
    let known: Vec<(&Party, Side<'_>)> =
        parties.iter().filter_map(|party| Some((party, side(workspace, party)?))).collect();
    let columns: Vec<Column> = known.iter().map(|(party, side)| column(workspace, party, side)).collect();
    let sides: Vec<Side<'_>> = known.into_iter().map(|(_, side)| side).collect();
    let lines = alignment::lines(&sides);
    let mut said: Vec<Asked> = Vec::new();
    let rows = lines.iter().map(|line| row(&sides, line, &mut said)).collect();
    let mut found = Dictionary {
        columns,
        rows,
        homonyms: names::homonyms(&sides),
        synonyms: names::synonyms(&sides, &lines),
    };
    crossing::fill(&mut found, workspace, &sides, &lines, now);
    found
}

/// The stages of two teams that stand in one row.
pub(super) fn lined_up(one: &Team, other: &Team) -> Vec<(StageId, StageId)> {
    let sides = [one, other].map(|team| Side { team: Cow::Borrowed(team), stages: definitions(team) });
    let stage = |column: usize, at: Option<usize>| Some(sides[column].stages.get(at?)?.id);
    let pair = |line: Line| Some((stage(0, *line.first()?)?, stage(1, *line.get(1)?)?));
    alignment::lines(&sides).into_iter().filter_map(pair).collect()
}

fn side<'a>(workspace: &'a Workspace, party: &Party) -> Option<Side<'a>> {
    let team = match party {
        Party::Team(team) => Cow::Borrowed(workspace.team(*team)?),
        Party::BuiltIn(key) => Cow::Owned(team_of(&playbooks::named(key)?)),
    };
    let stages = definitions(&team);
    Some(Side { team, stages })
}

fn definitions(team: &Team) -> Vec<Definition> {
    let mut on_the_way: Vec<Asked> = Vec::new();
    let mut definition = |stage: &Stage| {
        let own = requirement::asked(team, stage);
        let asked = if stage.kind().is_on_the_way() {
            requirement::add(&mut on_the_way, own);
            on_the_way.clone()
        } else {
            let mut asked = Vec::new();
            requirement::add(&mut asked, own);
            asked
        };
        Definition {
            id: stage.id,
            name: stage.name(),
            definition: stage.definition(),
            kind: stage.kind(),
            colour: stage.colour(),
            asked,
        }
    };
    team.stages_in_order().into_iter().map(&mut definition).collect()
}

fn column(workspace: &Workspace, party: &Party, side: &Side<'_>) -> Column {
    let (name, leads) = match party {
        Party::Team(team) => {
            let columns = workspace.index().columns(*team);
            (Wording::same(side.team.name()), columns.map(|(_, column)| column.len()).sum())
        }
        Party::BuiltIn(key) => (playbooks::named(key).map(|known| known.name).unwrap_or_default(), 0),
    };
    Column { party: party.clone(), name, leads }
}

/// Which stage of each column stands in a row, by its place in the column.
type Line = Vec<Option<usize>>;

fn row(sides: &[Side<'_>], line: &Line, said: &mut Vec<Asked>) -> Row {
    let stages: Vec<Option<&Definition>> =
        line.iter().zip(sides).map(|(at, side)| side.stages.get((*at)?)).collect();
    let present = || stages.iter().flatten();
    let is_compared = present().count() > 1;
    let is_common =
        |asked: &Asked| is_compared && present().all(|stage| requirement::covers(&stage.asked, asked));
    let mut common: Vec<Asked> = Vec::new();
    requirement::add(
        &mut common,
        present().flat_map(|stage| &stage.asked).filter(|asked| is_common(asked)).cloned(),
    );
    let news: Vec<Asked> = common.into_iter().filter(|asked| !requirement::covers(said, asked)).collect();
    said.extend(news.iter().cloned());
    let cell = |(place, stage): (usize, &Option<&Definition>)| {
        let stage = (*stage)?;
        let differing = stage.asked.iter().filter(|asked| !is_common(asked));
        let (own, before): (Vec<&Asked>, Vec<&Asked>) = differing.partition(|asked| asked.stage == stage.id);
        let ask = |asked: &Asked| {
            let others = stages.iter().enumerate().filter(|(other, _)| *other != place);
            let also = others
                .filter(|(_, other)| other.is_some_and(|other| requirement::covers(&other.asked, asked)));
            let also = also.map(|(other, _)| other).collect();
            let by_own_rules = present().any(|other| requirement::judges_otherwise(&other.asked, asked));
            Ask { also, by_own_rules, ..asked.ask.clone() }
        };
        Some(Cell {
            stage: stage.id,
            name: stage.name.clone(),
            definition: stage.definition.clone(),
            colour: stage.colour,
            own: own.into_iter().map(ask).collect(),
            // Alone in its row there is nobody to differ from.
            before: if is_compared { before.into_iter().map(ask).collect() } else { Vec::new() },
            leads: 0,
            crossings: Vec::new(),
        })
    };
    Row {
        kind: present().next().map(|stage| stage.kind).unwrap_or_default(),
        common: news.into_iter().map(|asked| asked.ask).collect(),
        cells: stages.iter().enumerate().map(cell).collect(),
    }
}

#[cfg(test)]
mod tests;
