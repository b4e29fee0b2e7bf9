use super::*;
use crate::{
    commands::{CaptureLead, RemoveLead, TakeLeads, testing::Bench},
    domain::rejection::Rejection,
};

const HELENE: LeadId = LeadId::named("helene");

fn bench() -> Bench {
    let mut bench = Bench::with_team();
    let form = LeadForm::default()
        .with(Field::FullName, "Hélène Morel")
        .with(Field::Email, "helene@beton.fr")
        .with(Field::City, "Lyon");
    bench.done(CaptureLead { lead: HELENE, team: Bench::TEAM, form });
    bench
}

/// What the file says of somebody, and which lead it says that is.
type Person = (Option<LeadId>, LeadForm);

fn person(fields: &[(Field, &str)]) -> Person {
    (None, fields.iter().fold(LeadForm::default(), |form, (field, typed)| form.with(*field, *typed)))
}

/// Helene with another town and a phone, between two new ones.
fn people() -> Vec<Person> {
    let mut helene = person(&[
        (Field::FullName, "Helene MOREL"),
        (Field::Email, "Helene@Beton.fr"),
        (Field::City, "Paris"),
        (Field::Phone, "01 99 00 12 34"),
    ]);
    helene.1.tags = Some("salon".into());
    vec![person(&[(Field::FullName, "Ana Petit")]), helene, person(&[(Field::FullName, "Bo Li")])]
}

fn take(bench: &Bench, people: &[Person], if_known: IfKnown) -> TakeLeads {
    let mut told_apart = ToldApart::begin(bench.workspace.clone(), if_known);
    told_apart.names(people.iter().filter_map(|(identity, _)| *identity));
    for (at, (identity, form)) in people.iter().enumerate() {
        let somebody = told_apart.somebody(*identity, form.clone());
        let known = told_apart.known(&somebody).into_iter().collect();
        told_apart.take(somebody, known, LeadId::named("fresh").derived(at as u64));
    }
    TakeLeads { team: Bench::TEAM, taken: told_apart.end() }
}

fn names(bench: &Bench) -> Vec<String> {
    let called = |lead| bench.workspace.lead(lead).unwrap().called().to_owned();
    bench.column("lead").into_iter().map(called).collect()
}

fn helene(bench: &Bench, field: Field) -> String {
    bench.workspace.lead(HELENE).unwrap().text(field).to_owned()
}

#[test]
fn the_new_come_on_top_in_the_order_of_the_file_and_gaps_are_filled() {
    let mut bench = bench();
    bench.done(take(&bench, &people(), IfKnown::Fill));
    assert_eq!(names(&bench), ["Ana Petit", "Bo Li", "Hélène Morel"]);
    assert_eq!((&*helene(&bench, Field::City), &*helene(&bench, Field::Phone)), ("Lyon", "01 99 00 12 34"));
    assert_eq!(bench.workspace.lead(HELENE).unwrap().tags().collect::<Vec<_>>(), ["salon"]);
}

#[test]
fn each_choice_does_what_it_says() {
    let mut skipping = bench();
    skipping.done(take(&skipping, &people(), IfKnown::Skip));
    assert_eq!((names(&skipping).len(), helene(&skipping, Field::Phone)), (3, String::new()));
    let mut both = bench();
    both.done(take(&both, &people(), IfKnown::KeepBoth));
    assert_eq!(names(&both), ["Ana Petit", "Helene MOREL", "Bo Li", "Hélène Morel"]);
}

#[test]
fn somebody_who_is_twice_in_the_file_comes_in_once() {
    let once = person(&[(Field::FullName, "Ana Petit"), (Field::Email, "ana@acme.fr")]);
    let twice = person(&[(Field::Email, "ANA@acme.fr"), (Field::City, "Lyon")]);
    for (if_known, leads, city) in
        [(IfKnown::Fill, 1, "Lyon"), (IfKnown::Skip, 1, ""), (IfKnown::KeepBoth, 2, "")]
    {
        let mut bench = Bench::with_team();
        bench.done(take(&bench, &[once.clone(), twice.clone()], if_known));
        assert_eq!(names(&bench).len(), leads);
        let first = bench.workspace.lead(bench.column("lead")[0]).unwrap();
        assert_eq!(first.text(Field::City), city);
    }
    let mut bench = bench();
    let [one, two] = [Field::Phone, Field::Company]
        .map(|field| person(&[(Field::Email, "helene@beton.fr"), (field, "01 99 00 12 34")]));
    bench.done(take(&bench, &[one, two], IfKnown::Fill));
    assert_eq!(helene(&bench, Field::Phone), helene(&bench, Field::Company));
}

#[test]
fn what_is_known_is_replaced_where_that_is_wanted() {
    let mut bench = bench();
    bench.done(take(&bench, &people(), IfKnown::Overwrite));
    assert_eq!(helene(&bench, Field::City), "Paris");
    assert_eq!(names(&bench).len(), 3);
}

#[test]
fn the_same_people_again_change_nothing() {
    let mut bench = bench();
    bench.done(take(&bench, &people(), IfKnown::Fill));
    for again in [IfKnown::Fill, IfKnown::Skip] {
        assert_eq!(bench.refused(take(&bench, &people(), again)), Rejection::NothingChanged);
    }
}

#[test]
fn who_was_removed_here_comes_in_anew() {
    let mut bench = bench();
    bench.done(RemoveLead { lead: HELENE });
    let known = (Some(HELENE), people().remove(1).1);
    bench.done(take(&bench, &[known], IfKnown::Fill));
    assert_eq!(names(&bench), ["Helene MOREL"]);
}

#[test]
fn our_own_identity_finds_the_lead_whatever_else_has_changed() {
    let mut bench = bench();
    let elsewhere = LeadId::named("elsewhere");
    let renamed = (Some(HELENE), person(&[(Field::FullName, "H. M.")]).1);
    let strange = (Some(elsewhere), person(&[(Field::FullName, "X Y")]).1);
    let taken = take(&bench, &[renamed, strange], IfKnown::Overwrite);
    let leads: Vec<LeadId> = taken.taken.iter().map(|taken| taken.lead).collect();
    assert_eq!(leads, [HELENE, elsewhere], "a later file finds them again");
    bench.done(taken);
    assert_eq!(helene(&bench, Field::FullName), "H. M.");
}

/// A switchboard's number is everybody's who works there.
#[test]
fn colleagues_at_one_line_stay_two() {
    let line = (Field::Phone, "01 99 00 12 34");
    let [ana, bo, shorter] = ["Ana Petit", "Bo Li", "A. Petit"]
        .map(|name| person(&[(Field::FullName, name), (Field::Company, "Acme"), line]));
    let mut bench = Bench::with_team();
    bench.done(take(&bench, std::slice::from_ref(&ana), IfKnown::Fill));
    bench.done(take(&bench, &[shorter, bo, ana], IfKnown::Fill));
    assert_eq!(names(&bench), ["Bo Li", "Ana Petit"]);
}

/// Whoever looks alike in a colleague's file was told from each other there.
#[test]
fn two_whom_the_file_names_do_not_both_become_one() {
    let twins = ["one", "other"].map(|lead| (Some(LeadId::named(lead)), people().remove(1).1));
    let mut nobody = Bench::with_team();
    nobody.done(take(&nobody, &twins, IfKnown::Fill));
    assert_eq!(names(&nobody).len(), 2);
    let mut bench = bench();
    bench.done(take(&bench, &twins, IfKnown::Fill));
    assert_eq!(names(&bench).len(), 2, "the first is who is here");
    assert_eq!(bench.refused(take(&bench, &twins, IfKnown::Fill)), Rejection::NothingChanged);
}
