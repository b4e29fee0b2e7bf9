//! The five ways of working, each told as its author tells it: from stranger to customer, refusals included.

use entonnoir::{
    commands::{HandOver, LeadForm, NameDecisionMaker, SendBack},
    domain::{
        activity::{Channel, Direction},
        criterion::{CriterionKind, Holds},
        field::Field,
        ids::{LeadId, QuestionId, TeamId},
        judge::Because,
        playbooks,
        stage::Kind,
        standing::Standing,
    },
};

use super::{CLAIRE, MARC, desk::Desk};

/// A mailing to many is one-way; the first answer makes a prospect, and needs make a customer.
#[test]
fn two_way_dialogue_from_an_address_to_a_customer() {
    let mut desk = Desk::working_by("two-way");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Email, "claire@beton.example")]);
    // We write, call, and send her the newsletter: all the talking is ours.
    let wrote = desk.now.millis;
    for channel in [Channel::Mail, Channel::Call, Channel::Mailing] {
        desk.logs(CLAIRE, channel, Direction::Outbound);
    }
    // She was at the booth and filled in a form: she was there, but that is no answer.
    desk.hears(CLAIRE, Channel::Show).hears(CLAIRE, Channel::Form);
    let missing = desk.stopped(CLAIRE, "prospect");
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].holds, Holds::No);
    assert_eq!(missing[0].because, Because::Silent { channel: Channel::Mail, since: wrote });
    assert_eq!(desk.standing(CLAIRE), Standing::Settled);

    // She writes back: the dialogue goes both ways, and the board says that she is ready.
    desk.hears(CLAIRE, Channel::Mail);
    assert_eq!(desk.standing(CLAIRE), Standing::Ready(desk.stage("prospect")));
    desk.drops(CLAIRE, "prospect");
    // Who qualified her is good to know, and keeps nobody out.
    desk.chooses(CLAIRE, "label", "sql", "Sam called her");
    // Needs come to light in the dialogue; without them and an amount nobody is a customer.
    assert_eq!(desk.stopped(CLAIRE, "customer").len(), 2);
    desk.answers(CLAIRE, "needs", true, "300 m² before Christmas").writes_down(CLAIRE, Field::Amount, "12k");
    desk.drops(CLAIRE, "customer");
    assert_eq!(desk.standing(CLAIRE), Standing::Settled);
}

#[test]
fn two_way_whoever_was_never_written_to_is_not_silent() {
    let mut desk = Desk::working_by("two-way");
    desk.captures(MARC, &[(Field::FullName, "Marc Petit"), (Field::Phone, "0155123456")]);
    let missing = desk.stopped(MARC, "prospect");
    assert_eq!((missing[0].holds, &missing[0].because), (Holds::Unknown, &Because::NoContact));
    // A newsletter is no attempt to talk with him.
    desk.logs(MARC, Channel::Mailing, Direction::Outbound);
    assert_eq!(desk.stopped(MARC, "prospect")[0].holds, Holds::Unknown);
}

#[test]
fn two_way_what_capturing_did_not_ask_is_asked_on_the_way_out() {
    let mut desk = Desk::working_by("two-way");
    desk.captures(MARC, &[(Field::FullName, "Marc Petit")]).hears(MARC, Channel::Call);
    // He cannot even be reached: a lead is a name and an address.
    let missing = desk.stopped(MARC, "prospect");
    assert_eq!(missing[0].because, Because::Empty(vec![Field::Email, Field::Phone]));
    desk.writes_down(MARC, Field::Phone, "0155123456").drops(MARC, "prospect");
}

/// Reachable, then known and interested, then so ripe that a salesperson takes over.
#[test]
fn maturity_from_an_address_in_a_database_to_a_customer() {
    let mut desk = Desk::working_by("maturity");
    // Found in a database: no interest shown yet.
    desk.captures(CLAIRE, &[(Field::Email, "claire@beton.example")]);
    desk.logs(CLAIRE, Channel::Call, Direction::Outbound);
    // Our own call does not make her come forward, and nobody knows her name.
    assert_eq!(desk.stopped(CLAIRE, "lead").len(), 2);
    // She fills in the form.
    desk.writes_down(CLAIRE, Field::FullName, "Claire Morel").hears(CLAIRE, Channel::Form);
    desk.drops(CLAIRE, "lead").chooses(CLAIRE, "warmth", "warm", "opens a second site in spring");
    // Marketing keeps her until she fits the persona, or somebody who talked with her says so, and has an owner.
    let missing = desk.stopped(CLAIRE, "prospect");
    assert_eq!(missing.iter().map(|judgement| judgement.holds).collect::<Vec<_>>(), [Holds::Unknown; 2]);
    // A firm of three is too small, whatever she says of it herself.
    desk.writes_down(CLAIRE, Field::Employees, "3");
    assert_eq!(desk.stopped(CLAIRE, "prospect")[0].parts[1].holds, Holds::No);
    desk.writes_down(CLAIRE, Field::Employees, "120");
    // The hand-over: the owner changes.
    desk.writes_down(CLAIRE, Field::Owner, "Eve").drops(CLAIRE, "prospect");
    desk.writes_down(CLAIRE, Field::Amount, "8 000").drops(CLAIRE, "customer");
}

#[test]
fn maturity_whoever_knows_better_than_the_persona_says_so() {
    let mut desk = Desk::working_by("maturity");
    desk.captures(MARC, &[(Field::FullName, "Marc"), (Field::Email, "marc@acme.example")]);
    desk.hears(MARC, Channel::Show).drops(MARC, "lead").writes_down(MARC, Field::Owner, "Eve");
    desk.writes_down(MARC, Field::Employees, "4").answers(MARC, "fit", false, "too small for us");
    assert_eq!(desk.stopped(MARC, "prospect")[0].holds, Holds::No);
    desk.answers(MARC, "fit", true, "buys for six firms").drops(MARC, "prospect");
}

/// What people do is counted; only a meeting with figures qualifies, and nobody is promoted too early.
#[test]
fn scoring_from_a_visitor_to_a_customer() {
    let mut desk = Desk::working_by("scoring");
    desk.captures(CLAIRE, &[(Field::Company, "Béton Lyon")]);
    // A visitor whom nobody could call.
    assert_eq!(desk.stopped(CLAIRE, "contact").len(), 1);
    desk.writes_down(CLAIRE, Field::Email, "claire@beton.example").drops(CLAIRE, "contact");
    // One form is ten points, and once may be chance.
    desk.hears(CLAIRE, Channel::Form);
    assert!(matches!(
        desk.stopped(CLAIRE, "lead")[0].because,
        Because::Points { points: 10, needed: 15, .. }
    ));
    // She reads three pages on the site: the interest is real.
    desk.hears(CLAIRE, Channel::Web).hears(CLAIRE, Channel::Web).hears(CLAIRE, Channel::Web);
    assert_eq!(desk.standing(CLAIRE), Standing::Ready(desk.stage("lead")));
    desk.drops(CLAIRE, "lead");
    // She calls, and her points reach the threshold; but nobody has met her, and there is no figure.
    desk.hears(CLAIRE, Channel::Call);
    let missing: Vec<_> =
        desk.stopped(CLAIRE, "qualified").into_iter().map(|judgement| judgement.because).collect();
    let figures = [vec![Field::Probability], vec![Field::Amount]].map(Because::Empty);
    assert_eq!(missing, [vec![Because::NoMeeting], figures.to_vec()].concat());
    // Promoted all the same, she stands ahead of the definition, and the board says how far it holds.
    desk.drags(CLAIRE, "qualified", Some("the boss wants it so")).unwrap();
    assert_eq!(desk.standing(CLAIRE), Standing::Ahead(Some(desk.stage("lead"))));
    // A meeting obtained, the chance and the revenue expected: now she is qualified.
    let day = desk.now.today() + chrono::Days::new(7);
    desk.writes_down(CLAIRE, Field::MeetingOn, &day.to_string())
        .writes_down(CLAIRE, Field::Amount, "8 000")
        .writes_down(CLAIRE, Field::Probability, "60 %");
    assert_eq!(desk.standing(CLAIRE), Standing::Settled);
    desk.hears(CLAIRE, Channel::Meeting).drops(CLAIRE, "customer");
}

#[test]
fn scoring_interest_wears_off_and_nurturing_keeps_the_door_open() {
    let mut desk = Desk::working_by("scoring");
    desk.captures(MARC, &[(Field::Email, "marc@acme.example")]).drops(MARC, "contact");
    desk.hears(MARC, Channel::Form);
    for _ in 0..4 {
        desk.hears(MARC, Channel::Web);
    }
    desk.drops(MARC, "lead");
    // Half a year of silence: what he looked at then says nothing now.
    desk.days_pass(200);
    assert_eq!(desk.standing(MARC), Standing::Ahead(Some(desk.stage("contact"))));
    desk.drops(MARC, "nurturing");
    assert_eq!(desk.standing(MARC), Standing::Settled);
    assert_eq!(desk.stopped(MARC, "lead").len(), 1);
}

/// Budget, authority, need and timeline, question by question; a no is not the end.
#[test]
fn bant_from_a_first_interest_to_a_customer() {
    let mut desk = Desk::working_by("bant");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Company, "Béton Lyon")]);
    let mut open = vec!["budget", "authority", "need", "timeline"];
    for question in open.clone() {
        let expected = desk.questions(&open);
        assert_eq!(desk.missing(CLAIRE, "prospect"), expected);
        desk.answers(CLAIRE, question, true, "said so");
        open.remove(0);
    }
    desk.drops(CLAIRE, "prospect");
    // An opportunity has an amount and a date; a demonstration or a quote is advised.
    assert_eq!(desk.stopped(CLAIRE, "opportunity").len(), 2);
    desk.writes_down(CLAIRE, Field::Amount, "20 000").writes_down(CLAIRE, Field::ExpectedOn, "2026-03-15");
    desk.chooses(CLAIRE, "offer", "demo", "on the 4th")
        .drops(CLAIRE, "opportunity")
        .drops(CLAIRE, "customer");
}

#[test]
fn bant_a_no_sets_aside_for_nurturing_and_everything_is_asked_on_the_way_back() {
    let mut desk = Desk::working_by("bant");
    desk.captures(MARC, &[(Field::FullName, "Marc"), (Field::Company, "Acme")]);
    desk.answers(MARC, "budget", false, "next year perhaps");
    let budget = desk.stopped(MARC, "prospect").remove(0);
    assert_eq!(budget.holds, Holds::No);
    let Because::Answered(given) = budget.because else { panic!("{:?}", budget.because) };
    assert_eq!(given.answer.evidence, "next year perhaps");
    desk.drops(MARC, "nurturing");
    assert_eq!(desk.missing(MARC, "prospect").len(), 4);
    for question in ["budget", "authority", "need", "timeline"] {
        desk.answers(MARC, question, true, "the new year has come");
    }
    desk.drops(MARC, "prospect");
}

#[test]
fn bant_an_answer_counts_under_the_other_vocabulary_too() {
    let mut desk = Desk::working_by("bant-reversed");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Company, "Béton Lyon")]);
    for question in ["bant/budget", "bant/authority", "bant/need", "bant/timeline"] {
        desk.answers_question(CLAIRE, QuestionId::named(question), true);
    }
    // What one author calls a prospect comes first here, and a potential customer later.
    assert_eq!(desk.stands(CLAIRE), desk.stage("prospect"));
    assert_eq!(desk.standing(CLAIRE), Standing::Ready(desk.stage("potential")));
    desk.drops(CLAIRE, "potential");
}

/// In the market, willing to buy, able to decide: an assistant leads to the person who can.
#[test]
fn three_criteria_from_a_stranger_to_a_customer_by_way_of_an_assistant() {
    let mut desk = Desk::working_by("three-criteria");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel")]);
    // A name from a bought list is a stranger, whom nobody can reach.
    assert_eq!(desk.stopped(CLAIRE, "lead").len(), 1);
    desk.writes_down(CLAIRE, Field::Phone, "0155123456").writes_down(CLAIRE, Field::Company, "Béton Lyon");
    desk.drops(CLAIRE, "lead");
    desk.answers(CLAIRE, "target", true, "films for charities");
    desk.answers(CLAIRE, "intent", true, "wants it by spring");
    // On the telephone it turns out that her manager signs.
    desk.answers(CLAIRE, "authority", false, "reports to the marketing director");
    let missing = desk.stopped(CLAIRE, "prospect");
    assert_eq!(missing.len(), 1);
    assert_eq!(
        missing[0].parts.iter().map(|part| part.holds).collect::<Vec<_>>(),
        [Holds::No, Holds::Unknown]
    );
    // We get the director's name and link the two.
    let (director, form) = (LeadId::named("anne"), LeadForm::default());
    let form = form.with(Field::FullName, "Anne Dubois").with(Field::Title, "Directrice marketing");
    desk.does(NameDecisionMaker { lead: CLAIRE, fresh: director, form });
    assert_eq!(desk.session.workspace().lead(director).unwrap().text(Field::Company), "Béton Lyon");
    desk.drops(CLAIRE, "prospect");
    desk.writes_down(CLAIRE, Field::Amount, "5 000").drops(CLAIRE, "customer");
}

#[test]
fn three_criteria_not_now_is_cold_and_neither_lost_nor_a_no_for_ever() {
    let mut desk = Desk::working_by("three-criteria");
    desk.captures(MARC, &[(Field::FullName, "Marc"), (Field::Email, "marc@solo.example")]);
    desk.drops(MARC, "lead").chooses(MARC, "price", "not-now", "no capital before the launch");
    desk.drops(MARC, "cold");
    let team = desk.session.workspace().team(desk.team()).unwrap();
    assert_eq!(team.stage(desk.stage("cold")).unwrap().kind(), Kind::Recycled);
    // A long drag from there does not get round the gates on the way.
    assert_eq!(desk.stopped(MARC, "prospect").len(), 3);
    for question in ["target", "intent", "authority"] {
        desk.answers(MARC, question, true, "after the launch");
    }
    // What he thinks of the price is advice to us, and keeps him out no longer.
    desk.drops(MARC, "prospect");
}

/// Two teams, two vocabularies: the lead arrives where the others' definitions put it, and can come back.
#[test]
fn marketing_hands_over_to_sales_and_gets_back_what_is_not_ripe() {
    let mut desk = Desk::working_by("three-criteria");
    let sales = TeamId::named("bant");
    desk.founds("Sales", "bant");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Email, "claire@beton.example")]);
    desk.drops(CLAIRE, "lead").writes_down(CLAIRE, Field::Owner, "Mia");
    for question in ["target", "intent", "authority"] {
        desk.answers(CLAIRE, question, true, "on the phone");
    }
    let before = desk.session.workspace().lead(CLAIRE).unwrap().clone();
    let over = HandOver { lead: CLAIRE, to: sales, owner: "Sam".into(), reason: "ripe".into() };
    desk.does(over);
    // Need and authority are what Sales asks too, in other words; budget and timeline nobody has asked.
    assert_eq!(desk.stands(CLAIRE), desk.stage_of("bant/lead"));
    let lacking = desk.lacking(CLAIRE, "bant/prospect");
    assert_eq!(lacking, ["bant/budget", "bant/timeline"].map(QuestionId::named));
    desk.does(SendBack { lead: CLAIRE, reason: "no budget yet".into() });
    let after = desk.session.workspace().lead(CLAIRE).unwrap();
    assert_eq!(desk.stands(CLAIRE), desk.stage("lead"));
    assert_eq!(after.text(Field::Owner), "Mia");
    assert_eq!(
        (&after.answers, &after.activities, &after.tags),
        (&before.answers, &before.activities, &before.tags)
    );
}

#[test]
fn every_built_in_playbook_can_be_walked_from_its_first_stage_to_a_customer() {
    for playbook in playbooks::all() {
        let team = entonnoir::commands::team_of(&playbook);
        assert_eq!(entonnoir::domain::contradiction::contradictions(&team), [], "{}", playbook.key);
        let judged = team.stages_in_order().into_iter().flat_map(|stage| stage.gate());
        let unreadable = judged.filter(|criterion| matches!(criterion.kind, CriterionKind::Unreadable(_)));
        assert_eq!(unreadable.count(), 0);
    }
}
