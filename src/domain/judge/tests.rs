//! What the single criteria say.

use super::*;
use crate::domain::{
    activity::{Activity, Direction},
    criterion::{Question, Topic},
    ids::{ActivityId, CriterionId, RuleId, TeamId},
    rule::{Deed, Weight},
    stamp::Stamp,
};

const SALES: TeamId = TeamId::named("sales");

fn at(millis: Millis) -> Stamp {
    Stamp { millis, counter: 0, writer: 1 }
}

fn team(id: TeamId, rules: Vec<Rule>, questions: &[&str]) -> Team {
    let mut team = Team::new(id);
    for (n, rule) in (0..).zip(rules) {
        team.rules.entry(RuleId::new(n)).or_default().write(at(1), Some(rule));
    }
    for name in questions {
        let asked = Question { topic: Some(Topic::Need), ..Question::yes_or_no(Wording::same(*name)) };
        team.questions.entry(QuestionId::named(name)).or_default().write(at(1), Some(asked));
    }
    team
}

fn knowing(field: Field, typed: &str) -> Lead {
    let mut lead = Lead::new(LeadId::named("claire"), at(1));
    lead.facts.entry(field).or_default().write(at(1), field.parse(typed).unwrap());
    lead
}

fn fits(lead: &Lead, test: Test) -> Holds {
    let team = team(SALES, vec![Rule::Fit { test, weight: Weight::Must }], &[]);
    let workspace = Workspace::default();
    Judge::new(&workspace, &team, Moment::utc(0)).holds(lead, &CriterionKind::Persona)
}

fn words(any_of: &[&str]) -> Test {
    Test::Words { field: Field::Title, any_of: any_of.iter().map(|word| (*word).to_owned()).collect() }
}

#[test]
fn a_word_is_found_where_a_word_begins() {
    let title = |typed: &str, any_of: &[&str]| fits(&knowing(Field::Title, typed), words(any_of));
    assert_eq!(title("Directrice générale", &["direct"]), Holds::Yes);
    assert_eq!(title("Co-Directeur", &["DIRECT"]), Holds::Yes);
    assert_eq!(title("Ventes (indirectes)", &["direct"]), Holds::No);
    assert_eq!(title("Assistante", &["", "  "]), Holds::No);
    assert_eq!(title("Responsable d’achat", &["achat"]), Holds::Yes);
    assert_eq!(title("", &["achat"]), Holds::Unknown);
}

#[test]
fn an_amount_is_compared_in_whole_euros() {
    let amount = |typed: &str| {
        let test = Test::Between { field: Field::Amount, from: Some(1_000), to: Some(2_000) };
        fits(&knowing(Field::Amount, typed), test)
    };
    assert_eq!(amount("999,99"), Holds::No);
    assert_eq!(amount("1000"), Holds::Yes);
    assert_eq!(amount("2000"), Holds::Yes);
    assert_eq!(amount("2001"), Holds::No);
}

#[test]
fn a_score_of_thousands_of_extreme_rules_stays_high() {
    let deed = Deed { channels: Vec::new(), direction: None, within: None, points: i16::MAX, most: u8::MAX };
    let test = Test::Words { field: Field::Title, any_of: vec!["ceo".into()] };
    let points = |points| Rule::Fit { test: test.clone(), weight: Weight::Points(points) };
    let mut rules = vec![Rule::Engagement(deed); 300];
    rules.extend(vec![points(i16::MAX); 70_000]);
    let team = team(SALES, rules, &[]);
    let mut lead = knowing(Field::Title, "CEO");
    for n in 0..255 {
        let (channel, direction) = (Channel::Call, Direction::Inbound);
        let happened = Activity::new(channel, direction, 0, String::new());
        lead.activities.entry(ActivityId::new(n)).or_default().write(at(1), Some(happened));
    }
    let workspace = Workspace::default();
    let score = Judge::new(&workspace, &team, Moment::utc(0)).score(&lead);
    assert_eq!((score.fit, score.engagement, score.of(Points::Total)), (i32::MAX, i32::MAX, i32::MAX));
}

/// Two other teams asked the same in their own words; what was said last counts, and an own answer before any other.
#[test]
fn of_other_teams_answers_the_last_counts() {
    let teams = ["a", "b"].map(|name| team(TeamId::named(name), Vec::new(), &[&format!("need of {name}")]));
    let own = team(SALES, Vec::new(), &["need"]);
    let workspace = Workspace::from_parts(teams, [], []);
    let asked = CriterionKind::Answered(QuestionId::named("need"));
    for (early, late) in [("a", "b"), ("b", "a")] {
        let mut lead = knowing(Field::Title, "CEO");
        let mut says = |question: &str, when: Millis, said: Said| {
            let answers = lead.answers.entry(QuestionId::named(question)).or_default();
            answers.write(at(when), Some(Answer::new(said, "")));
            Judge::new(&workspace, &own, Moment::utc(0)).holds(&lead, &asked)
        };
        assert_eq!(says(&format!("need of {early}"), 5, Said::No), Holds::No);
        assert_eq!(says(&format!("need of {late}"), 9, Said::Yes), Holds::Yes);
        assert_eq!(says("need", 2, Said::No), Holds::No);
    }
}

#[test]
fn a_team_without_a_persona_knows_nothing_of_fit() {
    let team = team(SALES, Vec::new(), &[]);
    let workspace = Workspace::default();
    let judge = Judge::new(&workspace, &team, Moment::utc(0));
    let criterion = Criterion::required(CriterionId::named("fit"), CriterionKind::Persona);
    let judgement = judge.judge(&knowing(Field::Title, "CEO"), &criterion);
    assert_eq!((judgement.holds, judgement.because), (Holds::Unknown, Because::Fits(Vec::new())));
}
