use super::*;
use crate::{
    domain::{
        activity::Channel,
        beyond::Beyond,
        criterion::{Criterion, Holds, Topic},
        event::Event,
        field::Field,
        ids::{CriterionId, QuestionId},
        judge::Judge,
        playbook::Playbook,
        rank::Rank,
        stage::Trait,
        stamp::Stamp,
    },
    sample,
};

const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

fn built_in(keys: &[&str]) -> Dictionary {
    let parties: Vec<Party> = keys.iter().map(|key| Party::BuiltIn((*key).to_owned())).collect();
    dictionary(&Workspace::default(), &parties, NOW)
}

/// The names in each row, `-` where a column has no stage.
fn rows(found: &Dictionary) -> Vec<Vec<&str>> {
    found.rows.iter().map(|row| row.cells.iter().map(name).collect()).collect()
}

fn name(cell: &Option<Cell>) -> &str {
    cell.as_ref().map_or("-", |cell| cell.name.en.as_str())
}

/// A workspace with a team for each list of stages; each stage asks these things.
fn teams(
    all: &[&[(&str, Vec<CriterionKind>)]],
    questions: &[(QuestionId, Question)],
) -> (Workspace, Vec<Party>) {
    let mut workspace = Workspace::default();
    let mut parties = Vec::new();
    for (at, stages) in all.iter().enumerate() {
        let team = TeamId::new(at as u128 + 1);
        let mut last: Option<Rank> = None;
        let stages = stages.iter().map(|(name, kinds)| {
            let rank = Rank::between(last.as_ref(), None);
            last = Some(rank.clone());
            let gate = kinds
                .iter()
                .zip(0..)
                .map(|(kind, id)| Criterion::required(CriterionId::new(id), kind.clone()));
            let traits = vec![
                Trait::Name(Wording::same(*name)),
                Trait::Rank(rank),
                Trait::Kind(Kind::Open),
                Trait::Gate(gate.collect()),
            ];
            (StageId::named(&format!("{at}/{name}")), traits)
        });
        let playbook = Playbook {
            key: team.to_string(),
            name: Wording::same(""),
            summary: Wording::default(),
            stages: stages.collect(),
            questions: questions.to_vec(),
            rules: Vec::new(),
            version: Stamp::ORIGIN,
            beyond: Beyond::default(),
        };
        let name = format!("Team {at}");
        workspace.apply(&Event::TeamFounded { team, name, playbook: Box::new(playbook) }, Stamp::ORIGIN);
        parties.push(Party::Team(team));
    }
    (workspace, parties)
}

fn of(all: &[&[(&str, Vec<CriterionKind>)]]) -> Dictionary {
    let (workspace, parties) = teams(all, &[]);
    dictionary(&workspace, &parties, NOW)
}

fn filled(fields: &[Field]) -> CriterionKind {
    CriterionKind::Filled(fields.to_vec())
}

fn kinds(asks: &[Ask]) -> Vec<CriterionKind> {
    asks.iter().map(|ask| ask.kind.clone()).collect()
}

#[test]
fn stages_are_lined_up_by_what_they_require_and_not_by_name() {
    let found = built_in(&["bant", "bant-reversed"]);
    assert_eq!(
        rows(&found),
        [
            ["Lead", "Prospect"],
            ["Prospect", "Potential customer"],
            ["Opportunity", "Opportunity"],
            ["Customer", "Customer"],
            ["Nurturing", "Nurturing"],
            ["Lost", "Lost"]
        ]
    );
    let cells = || found.rows.iter().flat_map(|row| row.cells.iter().flatten());
    assert!(cells().all(|cell| cell.own.is_empty() && cell.before.is_empty()));
    let common: Vec<usize> = found.rows.iter().map(|row| row.common.len()).collect();
    // Each is said once: an amount is asked for the opportunity, and so no news for the customer.
    assert_eq!(common, [1, 4, 2, 0, 0, 0]);
}

#[test]
fn one_word_for_two_things_and_two_words_for_one_are_pointed_out() {
    let found = built_in(&["bant", "bant-reversed"]);
    let homonyms: Vec<&str> = found.homonyms.iter().map(|homonym| homonym.name.en.as_str()).collect();
    assert_eq!(homonyms, ["Prospect"]);
    let meanings: Vec<(usize, usize)> =
        found.homonyms[0].meanings.iter().map(|(column, asks)| (*column, asks.len())).collect();
    assert_eq!(meanings, [(0, 4), (1, 0)]);
    let synonyms: Vec<Vec<&str>> = found
        .synonyms
        .iter()
        .map(|synonym| synonym.names.iter().map(|(_, name)| name.en.as_str()).collect())
        .collect();
    assert_eq!(synonyms, [["Lead", "Prospect"], ["Prospect", "Potential customer"]]);
}

#[test]
fn a_stage_that_nobody_else_has_stands_alone_and_the_order_of_each_team_is_kept() {
    let name = filled(&[Field::FullName]);
    let found = of(&[
        &[("A", vec![name.clone()]), ("B", vec![filled(&[Field::Amount])])],
        &[("C", vec![CriterionKind::Basis]), ("D", vec![name]), ("E", vec![filled(&[Field::Amount])])],
    ]);
    assert_eq!(rows(&found), [["-", "C"], ["A", "D"], ["B", "E"]]);
    let alone = found.rows[0].cells[1].as_ref().unwrap();
    assert_eq!((kinds(&alone.own), alone.before.len()), (vec![CriterionKind::Basis], 0));
    let later = found.rows[1].cells[1].as_ref().unwrap();
    // What was asked on the way here still sets the two apart.
    assert_eq!((later.own.len(), kinds(&later.before)), (0, vec![CriterionKind::Basis]));
}

#[test]
fn three_teams_stand_in_the_same_rows() {
    let found = built_in(&["bant", "maturity", "bant-reversed"]);
    let lined_up = rows(&found);
    let together = |first: &str, third: &str| lined_up.iter().any(|row| row[0] == first && row[2] == third);
    assert!(together("Lead", "Prospect") && together("Opportunity", "Opportunity"), "{lined_up:?}");
    for column in 0..3 {
        let names: Vec<&str> = lined_up.iter().map(|row| row[column]).filter(|name| *name != "-").collect();
        let alone = built_in(&[["bant", "maturity", "bant-reversed"][column]]);
        let own: Vec<&str> = rows(&alone).into_iter().map(|row| row[0]).collect();
        assert_eq!(names, own);
    }
}

#[test]
fn what_follows_from_something_stronger_is_asked_by_both() {
    let heard = |at_least, within| CriterionKind::Inbound { channels: vec![Channel::Call], at_least, within };
    let any = CriterionKind::Inbound { channels: Vec::new(), at_least: 1, within: None };
    for (strong, weak) in [
        (filled(&[Field::Email]), filled(&[Field::Phone, Field::Email])),
        (CriterionKind::Meeting { booked: false }, CriterionKind::Meeting { booked: true }),
        (heard(2, Some(30)), heard(1, Some(30))),
        (heard(2, Some(30)), heard(2, Some(60))),
        (heard(2, Some(30)), heard(2, None)),
        (heard(1, None), any),
    ] {
        let found = of(&[&[("A", vec![strong.clone()])], &[("B", vec![weak.clone()])]]);
        assert_eq!(rows(&found), [["A", "B"]]);
        assert_eq!(kinds(&found.rows[0].common), std::slice::from_ref(&weak), "{strong:?}");
        let own = |column: usize| kinds(&found.rows[0].cells[column].as_ref().unwrap().own);
        assert_eq!((own(0), own(1)), (vec![strong], vec![]));
    }
}

#[test]
fn questions_on_one_topic_ask_the_same_and_a_group_of_all_asks_its_parts() {
    let [need, besoin] = ["need", "besoin"].map(QuestionId::named);
    let question = |text| Question { topic: Some(Topic::Need), ..Question::yes_or_no(Wording::same(text)) };
    let part = |kind| Criterion::required(CriterionId::new(1), kind);
    let group = CriterionKind::AtLeast {
        needed: 2,
        of: vec![part(CriterionKind::Answered(need)), part(CriterionKind::Basis)],
    };
    let (workspace, parties) = teams(
        &[&[("A", vec![group])], &[("B", vec![CriterionKind::Basis, CriterionKind::Answered(besoin)])]],
        &[(need, question("A need?")), (besoin, question("Un besoin ?"))],
    );
    let found = dictionary(&workspace, &parties, NOW);
    assert_eq!(found.rows[0].common.len(), 2);
    assert_eq!(found.synonyms.len(), 1);
}

#[test]
fn the_live_numbers_are_what_judging_each_lead_gives() {
    let workspace = sample::workspace(400, 7, NOW);
    let parties = [Party::Team(sample::SALES), Party::Team(sample::MARKETING)];
    let found = dictionary(&workspace, &parties, NOW);
    let mut crossed = 0;
    for row in &found.rows {
        for (from, to) in [(0, 1), (1, 0)] {
            let (Some(cell), Some(other)) = (&row.cells[from], &row.cells[to]) else { continue };
            let [Party::Team(team), Party::Team(judged_by)] = [&parties[from], &parties[to]] else {
                continue;
            };
            let leads: Vec<LeadId> = workspace.index().column(*team, cell.stage).leads().collect();
            assert_eq!(cell.leads, leads.len());
            let Some(crossing) = cell.crossings.first() else { continue };
            let team = workspace.team(*judged_by).unwrap();
            let judge = Judge::new(&workspace, team, NOW);
            let asked = team.entry_criteria(None, other.stage);
            let fits = |lead: &&LeadId| {
                let lead = workspace.lead(**lead).unwrap();
                asked
                    .iter()
                    .filter(|asked| !asked.advised)
                    .all(|asked| judge.holds(lead, &asked.kind) == Holds::Yes)
            };
            assert_eq!(crossing.would, leads.iter().filter(fits).count());
            assert_eq!((crossing.of, crossing.to), (leads.len(), to));
            let named = |names: &Names| names.shown.len() + names.more;
            assert_eq!(
                (named(&crossing.those), named(&crossing.others)),
                (crossing.would, crossing.of - crossing.would)
            );
            assert!(crossing.lacks.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            assert_eq!(crossing.would == crossing.of, crossing.lacks.is_empty());
            crossed += 1;
        }
    }
    assert!(crossed >= 4, "{crossed}");
}

#[test]
fn a_built_in_playbook_judges_and_has_no_leads_of_its_own() {
    let workspace = sample::show(NOW);
    let parties = [Party::Team(sample::MARKETING), Party::BuiltIn("three-criteria".into())];
    let found = dictionary(&workspace, &parties, NOW);
    let cells = |column: usize| found.rows.iter().filter_map(move |row| row.cells[column].as_ref());
    assert!(cells(0).any(|cell| !cell.crossings.is_empty()));
    assert!(cells(1).all(|cell| cell.leads == 0 && cell.crossings.is_empty()));
    assert_eq!(found.columns[1].leads, 0);
}

#[test]
fn a_team_that_is_gone_leaves_the_others_in_their_places() {
    let workspace = sample::show(NOW);
    let gone = Party::Team(TeamId::named("gone"));
    let parties = [gone, Party::Team(sample::SALES), Party::BuiltIn("bant".into())];
    let found = dictionary(&workspace, &parties, NOW);
    assert_eq!(found.columns.len(), 2);
    let open = found.rows[0].cells[0].as_ref().unwrap();
    assert_eq!(open.leads, workspace.index().column(sample::SALES, open.stage).len());
    assert!(open.crossings.iter().all(|crossing| crossing.to == 1));
}

#[test]
fn few_teams_are_all_compared_at_first() {
    let (workspace, parties) = teams(&[&[("A", vec![])], &[("B", vec![])], &[("C", vec![])]], &[]);
    assert_eq!(at_first(&workspace), parties);
    let (workspace, parties) = teams(&[&[("A", vec![])][..]; 4], &[]);
    assert_eq!(at_first(&workspace), parties[..2]);
    assert_eq!(at_first(&Workspace::default()), []);
}
