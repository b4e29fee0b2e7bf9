//! Hot, warm or cold by the team's rule, with what made it so.

use crate::domain::{
    criterion::{Question, Said},
    ids::QuestionId,
    team::Team,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degree {
    Hot,
    Warm,
    Cold,
}

impl Degree {
    pub fn key(self) -> &'static str {
        match self {
            Degree::Hot => "hot",
            Degree::Warm => "warm",
            Degree::Cold => "cold",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub degree: Degree,
    pub points: i32,
    /// From how many points on it is so; of cold, below how many.
    pub bound: i16,
    /// The answers that count, with their points.
    pub because: Vec<(Question, Said, i16)>,
}

/// By these answers. Nothing is claimed where nobody answered anything that counts, or the team has no such rule.
pub fn reading(team: &Team, said: impl Fn(QuestionId) -> Option<Said>) -> Option<Reading> {
    let heat = team.heat()?;
    let mut is_asked = false;
    let mut because = Vec::new();
    for (id, wanted, points) in &heat.answers {
        let (Some(question), Some(answer)) = (team.question(*id), said(*id)) else { continue };
        is_asked = true;
        if answer == *wanted {
            because.push((question.clone(), answer, *points));
        }
    }
    let points = because.iter().fold(0_i32, |sum, (_, _, points)| sum.saturating_add(i32::from(*points)));
    let (degree, bound) = if points >= i32::from(heat.hot) {
        (Degree::Hot, heat.hot)
    } else if points >= i32::from(heat.warm) {
        (Degree::Warm, heat.warm)
    } else {
        (Degree::Cold, heat.warm)
    };
    is_asked.then_some(Reading { degree, points, bound, because })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Redefine, SetRule, testing::Bench},
        domain::rule::{HEAT, Heat, Rule},
    };

    fn degree(said: Option<Said>, answers: &[(Said, i16)]) -> Option<(Degree, i32)> {
        let mut bench = Bench::with_team();
        let need = QuestionId::named("need");
        let answers = answers.iter().map(|(said, points)| (need, *said, *points)).collect();
        let to = Some(Rule::Heat(Heat { hot: 60, warm: 30, answers }));
        bench.done(Redefine::one(Bench::TEAM, SetRule { rule: HEAT, to }));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        reading(team, |id| said.filter(|_| id == need)).map(|read| (read.degree, read.points))
    }

    #[test]
    fn points_tell_hot_from_warm_from_cold() {
        let worth = |points| degree(Some(Said::Yes), &[(Said::Yes, points), (Said::No, -5)]);
        assert_eq!(worth(60), Some((Degree::Hot, 60)));
        assert_eq!(worth(59), Some((Degree::Warm, 59)));
        assert_eq!(worth(29), Some((Degree::Cold, 29)));
        assert_eq!(degree(Some(Said::No), &[(Said::Yes, 60), (Said::No, -5)]), Some((Degree::Cold, -5)));
    }

    #[test]
    fn who_was_not_asked_is_not_called_cold() {
        assert_eq!(degree(None, &[(Said::Yes, 60)]), None);
        assert_eq!(degree(Some(Said::Yes), &[]), None);
    }
}
