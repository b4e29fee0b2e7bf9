//! The ways of working that every team can start from, each usable as it stands.
//!
//! Five authors, five definitions: what one calls a lead, another calls a prospect. None of them is right for
//! everybody, so all are here, and a team makes its own out of the nearest.

mod bant;
mod maturity;
mod rules;
mod scoring;
mod table;
mod three_criteria;
mod two_way;

use super::playbook::Playbook;
use table::Table;

/// In the order in which a team is asked to choose.
const TABLES: [Table; 6] =
    [two_way::TABLE, maturity::TABLE, scoring::TABLE, bant::TABLE, bant::REVERSED, three_criteria::TABLE];

pub fn all() -> Vec<Playbook> {
    TABLES.iter().map(Table::playbook).collect()
}

pub fn named(key: &str) -> Option<Playbook> {
    TABLES.iter().find(|table| table.key == key).map(Table::playbook)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{
        criterion::{Criterion, CriterionKind, Occasion},
        event::Event,
        ids::TeamId,
        rank::Rank,
        stage::{Kind, Stage},
        stamp::Stamp,
        team::Team,
        wording::{Locale, Wording},
        workspace::Workspace,
    };

    /// A team that has just taken up the playbook: what is tested is what a team gets.
    fn founded(playbook: Playbook) -> Team {
        let mut workspace = Workspace::default();
        let team = TeamId::named("team");
        workspace.apply(
            &Event::TeamFounded { team, name: "Team".into(), playbook: Box::new(playbook) },
            Stamp::ORIGIN,
        );
        workspace.team(team).unwrap().clone()
    }

    fn stage_names(key: &str, locale: Locale) -> Vec<String> {
        let team = founded(named(key).unwrap());
        team.stages_in_order().iter().map(|stage| stage.name().text(locale).to_owned()).collect()
    }

    fn complete(wording: &Wording) -> bool {
        !wording.fr.trim().is_empty() && !wording.en.trim().is_empty()
    }

    #[test]
    fn all_are_here_in_order_and_found_by_name() {
        let keys: Vec<String> = all().into_iter().map(|playbook| playbook.key).collect();
        assert_eq!(keys, ["two-way", "maturity", "scoring", "bant", "bant-reversed", "three-criteria"]);
        for playbook in all() {
            assert_eq!(named(&playbook.key), Some(playbook));
        }
        assert_eq!(named("none"), None);
    }

    #[test]
    fn each_starts_open_can_be_won_and_ends_lost() {
        for playbook in all() {
            let team = founded(playbook);
            let stages = team.stages_in_order();
            assert_eq!(stages[0].kind(), Kind::Open);
            assert_eq!(team.first_stage().map(|stage| stage.id), Some(stages[0].id));
            assert_eq!(stages.iter().filter(|stage| stage.kind() == Kind::Won).count(), 1);
            assert_eq!(stages.last().map(|stage| stage.kind()), Some(Kind::Lost));
        }
    }

    #[test]
    fn ids_are_unique() {
        for playbook in all() {
            let team = founded(playbook.clone());
            assert_eq!(team.stages.len(), playbook.stages.len());
            assert_eq!(team.questions.len(), playbook.questions.len());
            let criteria: Vec<&Criterion> = team.stages.values().flat_map(Stage::gate).collect();
            let ids: BTreeSet<_> = criteria.iter().map(|criterion| criterion.id).collect();
            assert_eq!(ids.len(), criteria.len(), "{}", playbook.key);
        }
        let stages: Vec<_> =
            all().into_iter().flat_map(|playbook| playbook.stages).map(|(id, _)| id).collect();
        assert_eq!(stages.iter().collect::<BTreeSet<_>>().len(), stages.len());
    }

    #[test]
    fn everything_is_said_in_both_languages() {
        for playbook in all() {
            assert!(complete(&playbook.name) && complete(&playbook.summary), "{}", playbook.key);
            for stage in founded(playbook.clone()).stages.values() {
                assert!(
                    complete(&stage.name()) && complete(&stage.definition()),
                    "{} {stage:?}",
                    playbook.key
                );
            }
            assert!(playbook.questions.iter().all(|(_, question)| complete(&question.wording)));
        }
    }

    #[test]
    fn every_question_asked_is_there_and_every_question_there_is_put() {
        for playbook in all() {
            let team = founded(playbook.clone());
            let asked = team
                .stages
                .values()
                .flat_map(Stage::gate)
                .flat_map(|criterion| criterion.kind.leaves())
                .filter_map(CriterionKind::question);
            let put = team.questions().filter(|(_, question)| question.occasion.is_some()).map(|(id, _)| id);
            let ids: BTreeSet<_> = playbook.questions.iter().map(|(id, _)| *id).collect();
            assert_eq!(asked.chain(put).collect::<BTreeSet<_>>(), ids, "{}", playbook.key);
        }
    }

    /// What is tapped while a visitor talks is two or three things.
    #[test]
    fn each_has_two_or_three_qualifiers_with_few_answers() {
        for playbook in all() {
            let team = founded(playbook.clone());
            let put: Vec<_> = team.questions_put(Occasion::Capture).collect();
            assert!((2..=3).contains(&put.len()), "{}", playbook.key);
            assert!(put.iter().all(|(_, question)| question.choices.len() <= 4), "{}", playbook.key);
        }
    }

    #[test]
    fn stages_stand_in_the_order_listed() {
        for playbook in all() {
            let team = founded(playbook.clone());
            let ids: Vec<_> = team.stages_in_order().iter().map(|stage| stage.id).collect();
            assert_eq!(ids, playbook.stages.iter().map(|(id, _)| *id).collect::<Vec<_>>());
            let ranks: BTreeSet<Option<&Rank>> = team.stages.values().map(Stage::rank).collect();
            assert_eq!(ranks.len(), ids.len());
        }
    }

    #[test]
    fn the_chance_of_winning_rises_along_the_way() {
        for playbook in all() {
            let team = founded(playbook.clone());
            let stages = team.stages_in_order();
            let way: Vec<u8> = stages
                .iter()
                .filter(|stage| stage.kind().is_on_the_way())
                .map(|stage| stage.probability())
                .collect();
            assert!(way.windows(2).all(|pair| pair[0] < pair[1]), "{} {way:?}", playbook.key);
            assert_eq!(way.last(), Some(&100));
            assert!(
                stages
                    .iter()
                    .filter(|stage| stage.kind() == Kind::Lost)
                    .all(|stage| stage.probability() == 0)
            );
        }
    }

    #[test]
    fn the_stages_are_those_of_the_five_authors() {
        assert_eq!(stage_names("two-way", Locale::Fr), ["Lead", "Prospect", "Client", "Perdu"]);
        assert_eq!(stage_names("maturity", Locale::En), ["Contact", "Lead", "Prospect", "Customer", "Lost"]);
        assert_eq!(
            stage_names("scoring", Locale::Fr),
            ["Visiteur", "Contact", "Lead", "Prospect qualifié", "Client", "À faire mûrir", "Perdu"]
        );
        assert_eq!(
            stage_names("bant", Locale::En),
            ["Lead", "Prospect", "Opportunity", "Customer", "Nurturing", "Lost"]
        );
        assert_eq!(
            stage_names("bant-reversed", Locale::Fr),
            ["Prospect", "Client potentiel", "Opportunité", "Client", "À faire mûrir", "Perdu"]
        );
        assert_eq!(
            stage_names("three-criteria", Locale::En),
            ["Stranger", "Lead", "Prospect", "Customer", "Cold", "Lost"]
        );
    }

    #[test]
    fn two_vocabularies_share_their_questions() {
        let (one, other) = (named("bant").unwrap(), named("bant-reversed").unwrap());
        assert_eq!(one.questions, other.questions);
    }
}
