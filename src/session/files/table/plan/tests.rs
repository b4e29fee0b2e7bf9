use super::*;
use crate::{
    commands::{CaptureLead, EraseLead, ImportSnapshot, LeadForm, MeetLead, testing::Bench},
    domain::{
        badge::{met, stand_in},
        field::Field,
    },
    queries::deed::{Deed, deed},
    session::{
        Session,
        files::table::{Written, out::Preset},
    },
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

fn planning(bench: &Bench, wish: impl Into<Wish>) -> TablePlanning {
    planning_of(list().0, bench, wish)
}

fn planning_of(arrived: Arrived, bench: &Bench, wish: impl Into<Wish>) -> TablePlanning {
    let (mapping, wish, fresh) = (arrived.mapping(None), wish.into(), LeadId::named("fresh"));
    let asked = Asked { mapping, wish, into: Destination { team: Bench::TEAM, fresh, now: bench.now } };
    TablePlanning::begin(Arc::new(arrived), bench.workspace.clone(), asked)
}

/// Our own table of everybody.
fn ours(bench: &Bench) -> Arrived {
    let table = Session::new(bench.workspace.clone(), 9).export_table(Preset::Plain, None, bench.now).text;
    Arrived::open("ours.csv", table.as_bytes(), Written::default()).unwrap()
}

fn plan(bench: &Bench, wish: impl Into<Wish>) -> Plan {
    planning(bench, wish).end()
}

fn import(plan: Plan) -> ImportSnapshot {
    ImportSnapshot { brought: Box::new(plan.brought) }
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
    let wish = usual(&bench);
    assert!(!wish.takes_new);
    let plan = plan(&bench, wish);
    assert_eq!(plan.counts, Counts { new: 0, filled: 2, left: 2, rejected: 0 });
    bench.done(import(plan));
    assert_eq!(text(&bench, "ana", Field::FullName), "Ana Petit");
    assert_eq!(text(&bench, "ana", Field::Email), "ana@uno.example");
    assert_eq!(text(&bench, "bo", Field::FullName), "Bob", "a name that somebody said stays");
    assert_eq!(text(&bench, "bo", Field::Company), "Due");
    assert_eq!(deed(&bench.workspace, bench.changes.last().unwrap()), Deed::Import { leads: 2 });
    assert_eq!(self::plan(&bench, usual(&bench)).counts, Counts { left: 4, ..Counts::default() });
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
    assert_eq!((plan.counts.filled, plan.brought.all_leads().count()), (1, 2));
    bench.done(import(plan));
    assert_eq!(["one", "other"].map(|lead| text(&bench, lead, Field::FullName)), ["Bo Roy", "Bo Roy"]);
}

#[test]
fn a_plan_made_some_rows_at_a_time_is_the_same() {
    let mut bench = Bench::with_team();
    meet(&mut bench, "ana", "0012345", None);
    for if_known in [IfKnown::Fill, IfKnown::Overwrite, IfKnown::Skip, IfKnown::KeepBoth] {
        let mut making = planning(&bench, if_known);
        let shares: Vec<usize> = std::iter::from_fn(|| making.go_on(1)).collect();
        assert!(
            shares.len() >= 2 * list().0.rows().len()
                && shares.is_sorted()
                && shares.iter().all(|share| *share < 100)
        );
        assert_eq!(making.end(), plan(&bench, if_known));
    }
}

#[test]
fn whoever_was_erased_for_ever_does_not_come_back_with_our_own_table() {
    let mut bench = Bench::with_team();
    bench.lead("ana", "Ana Petit").lead("bo", "Bo Roy");
    let table = ours(&bench);
    bench.done(EraseLead { lead: LeadId::named("ana") });
    for (if_known, bo) in [(IfKnown::Fill, Fate::Left), (IfKnown::KeepBoth, Fate::New)] {
        let plan = planning_of(table.clone(), &bench, if_known).end();
        assert_eq!(plan.fates, [Fate::Rejected(vec![Wrong::Erased]), bo]);
    }
}

/// Whatever looks alike in the table of a colleague was told from each other there.
#[test]
fn two_leads_of_our_own_table_do_not_both_become_one_here() {
    let mut there = Bench::with_team();
    there.lead("one", "Ana Petit").lead("other", "Ana Petit");
    let theirs = ours(&there);
    let mut here = Bench::with_team();
    here.lead("ana", "Ana Petit");
    let first = planning_of(theirs.clone(), &here, IfKnown::Fill).end();
    assert_eq!(first.fates, [Fate::Left, Fate::New]);
    here.done(import(first));
    let again = planning_of(theirs, &here, IfKnown::Fill).end();
    assert_eq!(again.fates, [Fate::Left, Fate::Left], "the same table again");
}
