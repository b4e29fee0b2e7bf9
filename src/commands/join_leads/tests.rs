use super::*;
use crate::{
    commands::{EditLead, LeadForm, LogActivity, MoveLead, RemoveActivity, RemoveLead, Spot, testing::Bench},
    domain::{
        activity::{Activity, Channel, Direction},
        field::{Basis, Fact},
        ids::{ActivityId, CampaignId, StageId},
        judge::Judge,
    },
    queries::deed::{Deed, deed},
};

const CLAIRE: LeadId = LeadId::named("claire");
const MOREL: LeadId = LeadId::named("c. morel");

fn edit(lead: LeadId, field: Field, typed: &str) -> impl Command {
    EditLead { lead, form: LeadForm::default().with(field, typed), fresh: CampaignId::named("new") }
}

fn call(lead: LeadId, id: &str) -> impl Command {
    let what = Activity::new(Channel::Call, Direction::Inbound, 1, id);
    LogActivity { lead, activity: ActivityId::named(id), what }
}

fn join() -> JoinLeads {
    JoinLeads { keep: CLAIRE, other: MOREL, chosen: Vec::new() }
}

/// One person, written down twice: Claire first, with a city and a phone; C. Morel later, with a city and a mail.
fn twice() -> Bench {
    let mut bench = Bench::with_team();
    bench
        .lead("claire", "Claire Morel")
        .done(edit(CLAIRE, Field::City, "Lyon"))
        .done(edit(CLAIRE, Field::Phone, "01 99 00 12 34"))
        .lead("c. morel", "C. Morel")
        .done(edit(MOREL, Field::City, "Villeurbanne"))
        .done(edit(MOREL, Field::Email, "claire@beton.example"))
        .done(EditLead {
            lead: MOREL,
            form: LeadForm { tags: Some("hot".into()), ..LeadForm::default() },
            fresh: CampaignId::named("new"),
        })
        .done(call(MOREL, "call"));
    bench
}

fn claire(bench: &Bench) -> &Lead {
    bench.workspace.lead(CLAIRE).unwrap()
}

#[test]
fn what_one_lacks_comes_from_the_other_and_one_shows() {
    let mut bench = twice();
    bench.done(JoinLeads { chosen: vec![(Field::FullName, Whose::Kept)], ..join() });
    let both = claire(&bench);
    let told = [Field::FullName, Field::City, Field::Phone, Field::Email].map(|field| both.text(field));
    assert_eq!(told, ["Claire Morel", "Villeurbanne", "01 99 00 12 34", "claire@beton.example"]);
    assert_eq!(both.tags().collect::<Vec<_>>(), ["hot"]);
    assert_eq!(both.activities().count(), 1);
    assert_eq!(bench.column("lead"), [CLAIRE]);
    assert!(bench.workspace.lead(MOREL).is_none());
    assert_eq!(bench.workspace.known_lead(MOREL).unwrap().text(Field::City), "Villeurbanne");
    assert_eq!(claire(&bench).facts[&Field::City].writes().len(), 2, "Lyon stays in the history");
}

#[test]
fn it_is_one_deed_and_undone_and_redone_by_name() {
    let mut bench = twice();
    let before = bench.seen();
    bench.done(join());
    let after = bench.seen();
    let named = deed(&bench.workspace, bench.changes.last().unwrap());
    assert_eq!(named, Deed::Join { lead: "C. Morel".into(), with: "C. Morel".into() });
    bench.undo();
    assert_eq!(bench.seen(), before);
    bench.redo();
    assert_eq!(bench.seen(), after);
}

#[test]
fn an_objection_wins_with_its_proof_whatever_was_chosen_and_whichever_came_later() {
    let mut bench = twice();
    bench
        .done(edit(CLAIRE, Field::Basis, "objected"))
        .done(edit(CLAIRE, Field::BasisProof, "her mail of May"))
        .done(edit(MOREL, Field::Basis, "consent"))
        .done(edit(MOREL, Field::BasisProof, "signed at the booth"));
    for (keep, other) in [(CLAIRE, MOREL), (MOREL, CLAIRE)] {
        for chosen in [vec![], vec![(Field::Basis, Whose::Kept)], vec![(Field::Basis, Whose::Other)]] {
            bench.done(JoinLeads { keep, other, chosen });
            let lead = bench.workspace.lead(keep).unwrap();
            assert_eq!(lead.fact(Field::Basis), Some(&Fact::Basis(Basis::Objected)));
            assert_eq!(lead.text(Field::BasisProof), "her mail of May");
            bench.undo();
        }
    }
}

#[test]
fn a_step_keeps_its_own_day() {
    let mut bench = twice();
    bench
        .done(edit(MOREL, Field::NextStep, "Send the offer"))
        .done(edit(MOREL, Field::NextStepOn, "2026-03-12"))
        .done(edit(CLAIRE, Field::NextStep, "Call"));
    bench.done(join());
    assert_eq!(claire(&bench).text(Field::NextStep), "Call");
    assert_eq!(claire(&bench).fact(Field::NextStepOn), None);
    bench.undo().done(JoinLeads { chosen: vec![(Field::NextStep, Whose::Other)], ..join() });
    assert!(claire(&bench).fact(Field::NextStepOn).is_some());
}

#[test]
fn of_two_notes_both_stay_unless_somebody_chooses() {
    let mut bench = twice();
    bench.done(edit(CLAIRE, Field::Notes, "Wants concrete.")).done(edit(MOREL, Field::Notes, "In spring."));
    bench.done(join());
    assert_eq!(claire(&bench).text(Field::Notes), "Wants concrete.\n\nIn spring.");
    // Joined once, the other's are in there and are not added again.
    bench.done(edit(CLAIRE, Field::City, "Nice"));
    assert_eq!(bench.refused(join()), Rejection::NothingChanged);
}

#[test]
fn what_was_written_meanwhile_elsewhere_is_noticed_and_taken_over() {
    let mut here = twice();
    let mut there = here.other_tablet();
    there
        .done(edit(MOREL, Field::Title, "Buyer"))
        .done(edit(MOREL, Field::City, "Bron"))
        .done(call(MOREL, "again"));
    here.later(1)
        .done(join())
        .done(edit(CLAIRE, Field::Email, ""))
        .done(RemoveActivity { lead: CLAIRE, activity: ActivityId::named("call") });
    let seen = |bench: &Bench| match bench.workspace.known_lead(MOREL).unwrap().tie().1 {
        Tie::Joined { seen, .. } => seen == bench.workspace.known_lead(MOREL).unwrap().print(),
        _ => false,
    };
    assert!(seen(&here));
    here.workspace.join(&there.workspace);
    assert!(!seen(&here));
    here.done(join());
    assert!(seen(&here));
    // News comes; what was decided or taken away since does not come back.
    let both = claire(&here);
    let told = [Field::Title, Field::City, Field::Email].map(|field| both.text(field));
    assert_eq!(told, ["Buyer", "Villeurbanne", ""]);
    let notes: Vec<&str> = both.activities().map(|(_, what)| what.note.as_str()).collect();
    assert_eq!(notes, ["again"]);
    assert_eq!(here.refused(join()), Rejection::NothingChanged);
}

#[test]
fn joined_on_two_tablets_into_each_other_exactly_one_shows_and_separating_brings_the_other_back() {
    let mut here = twice();
    let mut there = here.other_tablet();
    here.done(join());
    there.done(JoinLeads { keep: MOREL, other: CLAIRE, chosen: Vec::new() });
    here.workspace.join(&there.workspace);
    there.workspace.join(&here.workspace);
    assert_eq!(here.workspace, there.workspace);
    let smaller = CLAIRE.min(MOREL);
    assert_eq!(here.column("lead"), [smaller]);
    let before = here.seen();
    here.done(SeparateLead { lead: CLAIRE.max(MOREL) });
    assert_eq!(here.column("lead").len(), 2);
    here.undo();
    assert_eq!(here.seen(), before);
}

/// Marc was joined into C. Morel, and C. Morel into Claire: what is new at Marc's comes to Claire.
#[test]
fn what_is_new_comes_along_a_row_of_joins() {
    let marc = LeadId::named("marc");
    let mut here = twice();
    here.lead("marc", "Marc").done(edit(marc, Field::Title, "Buyer"));
    let mut there = here.other_tablet();
    there.later(2).done(edit(marc, Field::Website, "beton.example"));
    here.done(JoinLeads { keep: MOREL, other: marc, chosen: Vec::new() }).done(join());
    here.done(edit(CLAIRE, Field::Title, ""));
    here.workspace.join(&there.workspace);
    assert_eq!(here.workspace.joined_with(CLAIRE).len(), 2);
    here.done(JoinLeads { keep: CLAIRE, other: marc, chosen: Vec::new() });
    assert_eq!(
        (claire(&here).text(Field::Website), claire(&here).text(Field::Title)),
        ("https://beton.example", "")
    );
    here.done(SeparateLead { lead: marc });
    assert_eq!(here.column("lead").len(), 2);
}

#[test]
fn separated_the_other_returns_to_where_it_was() {
    let mut bench = twice();
    let to = |stage: &str| StageId::named(stage);
    bench
        .done(MoveLead { lead: MOREL, team: Bench::TEAM, to: to("lost"), spot: Spot::TOP, reason: None })
        .done(join());
    bench.done(SeparateLead { lead: MOREL });
    assert_eq!((bench.column("lead"), bench.column("lost")), (vec![CLAIRE], vec![MOREL]));
    assert_eq!(claire(&bench).text(Field::Email), "claire@beton.example", "what came over stays");
    let named = deed(&bench.workspace, bench.changes.last().unwrap());
    assert_eq!(named, Deed::Separate("C. Morel".into()));
    assert_eq!(bench.refused(SeparateLead { lead: MOREL }), Rejection::NothingChanged);
    assert_eq!(bench.refused(SeparateLead { lead: LeadId::named("nobody") }), Rejection::NoLongerThere);
}

#[test]
fn who_is_removed_takes_along_whom_they_stand_for_and_undo_brings_back_one() {
    let mut bench = twice();
    bench.done(join());
    let before = bench.seen();
    bench.done(RemoveLead { lead: CLAIRE });
    assert_eq!(bench.workspace.shown_leads().count(), 0);
    bench.undo();
    assert_eq!(bench.seen(), before);
    assert_eq!(bench.column("lead"), [CLAIRE]);
}

#[test]
fn who_decides_is_found_behind_whoever_stands_for_them_and_nobody_decides_for_themselves() {
    let mut bench = twice();
    bench.lead("marc", "Marc").done(edit(LeadId::named("marc"), Field::DecisionMaker, &MOREL.to_string()));
    bench.done(edit(CLAIRE, Field::DecisionMaker, &MOREL.to_string())).done(join());
    assert_eq!(claire(&bench).fact(Field::DecisionMaker), None);
    let team = bench.workspace.team(Bench::TEAM).unwrap();
    let judge = Judge::new(&bench.workspace, team, bench.now);
    let kind = crate::domain::criterion::CriterionKind::DecisionMaker;
    let marc = bench.workspace.lead(LeadId::named("marc")).unwrap();
    assert_eq!(judge.holds(marc, &kind), crate::domain::criterion::Holds::Yes);
}

#[test]
fn whoever_is_further_on_their_way_stays_by_default_or_else_the_elder() {
    let mut bench = twice();
    assert_eq!(usual_keep(&bench.workspace, CLAIRE, MOREL), CLAIRE);
    assert_eq!(usual_keep(&bench.workspace, MOREL, CLAIRE), CLAIRE);
    let (to, reason) = (StageId::named("prospect"), Some("a friend".into()));
    bench.done(MoveLead { lead: MOREL, team: Bench::TEAM, to, spot: Spot::TOP, reason });
    assert_eq!(usual_keep(&bench.workspace, CLAIRE, MOREL), MOREL);
}

#[test]
fn two_people_are_told_apart_once_and_for_both() {
    let mut bench = twice();
    bench.done(TellApart { one: CLAIRE, other: MOREL });
    assert_eq!(bench.refused(TellApart { one: MOREL, other: CLAIRE }), Rejection::NothingChanged);
    assert_eq!(bench.refused(TellApart { one: MOREL, other: MOREL }), Rejection::NoLongerThere);
    bench.undo().done(TellApart { one: MOREL, other: CLAIRE });
}

#[test]
fn nobody_is_joined_with_themselves_with_somebody_gone_or_with_somebody_elses_other() {
    let mut bench = twice();
    let two = |keep, other| JoinLeads { keep, other, chosen: Vec::new() };
    bench.lead("marc", "Marc");
    assert_eq!(bench.refused(two(CLAIRE, CLAIRE)), Rejection::NoLongerThere);
    assert_eq!(bench.refused(two(CLAIRE, LeadId::named("nobody"))), Rejection::NoLongerThere);
    bench.done(join());
    assert_eq!(bench.refused(two(MOREL, CLAIRE)), Rejection::NoLongerThere);
    assert_eq!(bench.refused(two(LeadId::named("marc"), MOREL)), Rejection::NoLongerThere);
    bench.done(RemoveLead { lead: LeadId::named("marc") });
    assert_eq!(bench.refused(two(CLAIRE, LeadId::named("marc"))), Rejection::NoLongerThere);
}
