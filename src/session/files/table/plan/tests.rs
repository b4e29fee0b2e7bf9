use super::*;
use crate::{
    commands::{CaptureLead, MeetLead, testing::Bench},
    domain::badge::{met, stand_in},
    queries::deed::{Deed, deed},
    session::files::table::Written,
};

const LIST: &str = "Numéro de badge;Nom complet;Société;E-mail\n\
    12345;Ana Petit;Uno;ana@uno.example\n\
    A-77;Bo Roy;Due;bo@due.example\n\
    99;Never Met;Tre;never@tre.example\n\
    98;Never Met Either;Tre;no mail at all\n";

/// Somebody whose badge was read, and whom nobody has asked for a name unless there is one.
fn meet(bench: &mut Bench, lead: &str, raw: &str, name: Option<&str>) {
    let called = name.map_or_else(|| stand_in(raw), str::to_owned);
    let form = LeadForm::default().with(Field::FullName, called);
    bench.done(MeetLead {
        captured: CaptureLead { lead: LeadId::named(lead), team: Bench::TEAM, form },
        answers: Vec::new(),
        met: vec![met(raw, 0)],
    });
}

fn list() -> (Arrived, Mapping) {
    let arrived = Arrived::open("list.csv", LIST.as_bytes(), Written::default()).unwrap();
    let mapping = arrived.mapping(None);
    (arrived, mapping)
}

fn plan(bench: &Bench, wish: impl Into<Wish>) -> Plan {
    let (arrived, mapping) = list();
    arrived.plan(&bench.workspace, &mapping, wish, Bench::TEAM, LeadId::named("fresh"), bench.now)
}

fn usual(bench: &Bench) -> Wish {
    let (arrived, mapping) = list();
    arrived.usual_wish(&bench.workspace, &mapping)
}

fn text(bench: &Bench, lead: &str, field: Field) -> String {
    bench.workspace.lead(LeadId::named(lead)).unwrap().text(field).to_owned()
}

#[test]
fn an_organisers_list_says_who_was_behind_the_badges_and_nobody_else_comes_in() {
    let mut bench = Bench::with_team();
    // A spreadsheet has taken the zeros of the first away.
    meet(&mut bench, "ana", "0012345", None);
    meet(&mut bench, "bo", "VQC:ID:a-77;FN:Bob", Some("Bob"));
    let before = bench.seen();
    let wish = usual(&bench);
    assert!(!wish.takes_new);
    let plan = plan(&bench, wish);
    assert_eq!(plan.counts, Counts { new: 0, filled: 2, left: 2, rejected: 0 });
    bench.done(plan.command);
    assert_eq!(text(&bench, "ana", Field::FullName), "Ana Petit");
    assert_eq!(text(&bench, "ana", Field::Email), "ana@uno.example");
    assert_eq!(text(&bench, "bo", Field::FullName), "Bob", "a name that somebody said stays");
    assert_eq!(text(&bench, "bo", Field::Company), "Due");
    assert_eq!(deed(&bench.workspace, bench.changes.last().unwrap()), Deed::FillIn(2));
    assert_eq!(self::plan(&bench, usual(&bench)).counts, Counts { left: 4, ..Counts::default() });
    bench.undo();
    assert_eq!(bench.seen(), before);
}

#[test]
fn a_list_of_others_is_taken_whole() {
    let mut bench = Bench::with_team();
    meet(&mut bench, "ana", "4711", None);
    let wish = usual(&bench);
    assert_eq!(wish, Wish::from(IfKnown::default()));
    assert_eq!(plan(&bench, wish).counts, Counts { new: 3, rejected: 1, ..Counts::default() });
}

#[test]
fn one_badge_that_two_tablets_read_is_said_of_both_leads() {
    let mut bench = Bench::with_team();
    meet(&mut bench, "one", "A-77", None);
    meet(&mut bench, "other", "a-77", None);
    let plan = plan(&bench, usual(&bench));
    assert_eq!((plan.counts.filled, plan.command.taken.len()), (1, 2));
    bench.done(plan.command);
    assert_eq!(["one", "other"].map(|lead| text(&bench, lead, Field::FullName)), ["Bo Roy", "Bo Roy"]);
}
