//! A team sets what its persona insists on, or what gives points.

use super::redefine::Draft;
use crate::domain::{
    criterion::Said,
    event::Event,
    ids::{QuestionId, RuleId},
    rejection::Rejection,
    rule::{Deed, Heat, Rule, Test},
    text,
};

/// Words beyond this many in one rule are a pasted list, which a person could not read any more.
const MOST_WORDS: usize = 200;

#[derive(Clone, Debug, PartialEq)]
pub struct SetRule {
    pub rule: RuleId,
    /// `None`: the team no longer looks at it.
    pub to: Option<Rule>,
}

impl SetRule {
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let from = draft.team.rule(self.rule).cloned();
        let to = self.to.as_ref().map(clean);
        Ok(vec![Event::RuleSet { team: draft.team.id, rule: self.rule, from, to }])
    }
}

pub(super) fn clean(rule: &Rule) -> Rule {
    match rule {
        Rule::Fit { test: Test::Words { field, any_of }, weight } => {
            let words =
                any_of.iter().map(|word| text::clean_line(word).chars().take(100).collect::<String>());
            let mut kept: Vec<String> = Vec::new();
            for word in words.filter(|word| !word.is_empty()) {
                if !kept.contains(&word) && kept.len() < MOST_WORDS {
                    kept.push(word);
                }
            }
            Rule::Fit { test: Test::Words { field: *field, any_of: kept }, weight: *weight }
        }
        // What counts at most never would be no rule at all.
        Rule::Engagement(deed) => Rule::Engagement(Deed { most: deed.most.max(1), ..deed.clone() }),
        Rule::Heat(heat) => {
            let mut answers: Vec<(QuestionId, Said, i16)> = Vec::new();
            for (question, said, points) in heat.answers.iter().filter(|(_, _, points)| *points != 0) {
                let is_known = answers.iter().any(|(id, known, _)| (id, known) == (question, said));
                if !is_known && answers.len() < MOST_WORDS {
                    answers.push((*question, *said, *points));
                }
            }
            // What is hot is warm as well.
            Rule::Heat(Heat { answers, hot: heat.hot.max(heat.warm), warm: heat.warm })
        }
        rule => rule.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, Redefine, testing::Bench},
        domain::{contradiction::Contradiction, field::Field, rule::Weight},
    };

    #[test]
    fn heat_is_kept_without_idle_answers_and_hot_is_never_below_warm() {
        let need = QuestionId::named("need");
        let heat = |hot, answers| Rule::Heat(Heat { hot, warm: 30, answers });
        let answers = vec![(need, Said::Yes, 20), (need, Said::No, 0), (need, Said::Yes, 50)];
        assert_eq!(clean(&heat(10, answers)), heat(30, vec![(need, Said::Yes, 20)]));
    }

    fn set(test: Test) -> impl Command {
        let to = Some(Rule::Fit { test, weight: Weight::Must });
        Redefine::one(Bench::TEAM, SetRule { rule: RuleId::named("place"), to })
    }

    #[test]
    fn a_range_upside_down_and_a_rule_without_words_are_refused() {
        let bench = Bench::with_team();
        let upside_down = Test::Between { field: Field::Employees, from: Some(200), to: Some(10) };
        assert_eq!(
            bench.refused(set(upside_down)),
            Rejection::Contradiction(Contradiction::UpsideDown { field: Field::Employees })
        );
        let nothing = Test::Words { field: Field::City, any_of: vec![" ".into()] };
        assert_eq!(
            bench.refused(set(nothing)),
            Rejection::Contradiction(Contradiction::EmptyRule { field: Field::City })
        );
    }

    #[test]
    fn a_rule_is_set_and_undone() {
        let mut bench = Bench::with_team();
        let words = vec![" Lyon ".into(), "Lyon".into(), "Paris".into()];
        bench.done(set(Test::Words { field: Field::City, any_of: words }));
        let rules: Vec<Rule> =
            bench.workspace.team(Bench::TEAM).unwrap().rules().map(|(_, rule)| rule.clone()).collect();
        let words = vec!["Lyon".into(), "Paris".into()];
        let test = Test::Words { field: Field::City, any_of: words };
        assert_eq!(rules, [Rule::Fit { test, weight: Weight::Must }]);
        bench.undo();
        assert_eq!(bench.workspace.team(Bench::TEAM).unwrap().rules().count(), 0);
    }
}
