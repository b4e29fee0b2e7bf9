//! Mistakes that others made.

use entonnoir::{
    commands::{
        AddStage, ImportSnapshot, LeadForm, LogActivity, MoveLead, Redefine, RemoveLead, ReshapeStage,
        RetireStage, Spot, differences,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        field::Field,
        ids::{ActivityId, LeadId, StageId},
        judge::Judgement,
        moment::DAY,
        rejection::Rejection,
        stage::Trait,
        wording::Wording,
        workspace::TO_SORT,
    },
    queries::{board, funnel::funnel, gate::gate_sheet, search::search},
    snapshot::file,
};

use super::{CLAIRE, MARC, desk::Desk};

#[test]
fn whoever_passes_a_gate_anyway_says_why_and_the_card_shows_it() {
    let mut desk = Desk::working_by("bant");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Company, "Béton Lyon")]);
    assert_eq!(desk.drags(CLAIRE, "prospect", Some(" \n")), Err(Rejection::ReasonMissing));
    assert_eq!(desk.drags(CLAIRE, "prospect", Some("an old customer")), Ok(()));
    assert!(desk.card(CLAIRE).passed);
    let visit = desk.session.workspace().lead(CLAIRE).unwrap().visit().unwrap();
    assert_eq!(
        visit.pass.as_ref().map(|pass| (pass.reason.as_str(), pass.missing.len())),
        Some(("an old customer", 4))
    );
}

#[test]
fn what_has_not_happened_yet_opens_no_gate() {
    let mut desk = Desk::working_by("scoring");
    desk.captures(CLAIRE, &[(Field::Email, "claire@beton.example")]);
    let at = desk.now.millis + 7 * DAY;
    let what = Activity::new(Channel::Meeting, Direction::Inbound, at, "next week");
    desk.does(LogActivity { lead: CLAIRE, activity: ActivityId::named("meeting"), what });
    let logged = desk.session.workspace().lead(CLAIRE).unwrap().activities().next().unwrap().1.at;
    assert_eq!(logged, desk.now.millis, "a time in the future is a slip, and counts as now");
}

#[test]
fn days_are_counted_from_entry_into_the_stage() {
    let mut desk = Desk::working_by("two-way");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Phone, "0155123456")]).days_pass(29);
    assert_eq!((desk.card(CLAIRE).days, desk.card(CLAIRE).stale), (29, false));
    desk.hears(CLAIRE, Channel::Call).drops(CLAIRE, "prospect").days_pass(30);
    assert_eq!(
        (desk.card(CLAIRE).days, desk.card(CLAIRE).stale),
        (30, false),
        "59 days old, 30 in this stage"
    );
    desk.days_pass(1);
    assert!(desk.card(CLAIRE).stale);
    // Editing, sorting and a reload leave the count alone; undoing the move gives back the days before it.
    desk.writes_down(CLAIRE, Field::City, "Lyon").reloads();
    assert_eq!(desk.card(CLAIRE).days, 31);
    desk.undoes().undoes();
    assert_eq!((desk.stands(CLAIRE), desk.card(CLAIRE).days), (desk.stage("lead"), 60));
}

#[test]
fn retiring_a_stage_asks_where_its_leads_go_and_never_moves_them_silently() {
    let mut desk = Desk::working_by("bant");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire"), (Field::Company, "Béton Lyon")]);
    desk.captures(MARC, &[(Field::FullName, "Marc"), (Field::Company, "Acme")]);
    for lead in [CLAIRE, MARC] {
        desk.drags(lead, "opportunity", Some("because")).unwrap();
    }
    let retire = |desk: &Desk, into: Option<&str>| {
        let into = into.map(|into| desk.stage(into));
        let retire = RetireStage { stage: desk.stage("opportunity"), into };
        Redefine::one(desk.team(), retire)
    };
    let silently = retire(&desk, None);
    assert_eq!(desk.asks(silently), Err(Rejection::StageHoldsLeads { leads: 2 }));
    assert_eq!(desk.column("opportunity").len(), 2);
    let into_prospects = retire(&desk, Some("prospect"));
    desk.does(into_prospects);
    assert_eq!(desk.column("prospect"), [MARC, CLAIRE]);
    desk.reloads().undoes();
    assert_eq!(desk.column("opportunity"), [MARC, CLAIRE]);
}

#[test]
fn the_probability_belongs_to_the_stage_whatever_it_is_called() {
    let mut desk = Desk::working_by("two-way");
    let (team, prospect, demo) = (desk.team(), desk.stage("prospect"), StageId::named("demo"));
    let reshape = |stage, to| Redefine::one(team, ReshapeStage { stage, to });
    desk.does(reshape(prospect, Trait::Name(Wording::same("Interested"))));
    desk.redefines(AddStage { stage: demo, name: "Demo".into() });
    let chance =
        |desk: &Desk, stage| desk.session.workspace().team(team).unwrap().stage(stage).unwrap().probability();
    assert_eq!(
        (chance(&desk, prospect), chance(&desk, demo)),
        (40, 40),
        "a new stage starts with its neighbour's"
    );
    desk.does(reshape(demo, Trait::Probability(70)));
    assert_eq!((chance(&desk, prospect), chance(&desk, demo)), (40, 70));
    assert_eq!(desk.asks(reshape(demo, Trait::Probability(101))), Err(Rejection::PercentageOutOfRange));
}

#[test]
fn a_lead_in_a_stage_that_nobody_here_knows_is_shown_to_be_sorted() {
    let mut theirs = Desk::working_by("two-way");
    theirs.redefines(AddStage { stage: StageId::named("demo"), name: "Demo".into() });
    theirs.captures(CLAIRE, &[(Field::FullName, "Claire Morel")]);
    let to = MoveLead {
        lead: CLAIRE,
        team: theirs.team(),
        to: StageId::named("demo"),
        spot: Spot::TOP,
        reason: Some("keen".into()),
    };
    theirs.does(to);
    // Their file comes with the lead but without their team: that line was damaged.
    let text = file::encode(theirs.session.workspace(), 0);
    let without_team: String =
        text.lines().filter(|line| !line.starts_with("{\"archived\"")).collect::<Vec<_>>().join("\n");
    let brought = Box::new(file::decode(&without_team).unwrap().workspace);

    let mut ours = Desk::working_by("two-way");
    ours.does(ImportSnapshot { brought });
    assert_eq!(ours.stands(CLAIRE), TO_SORT);
    let columns = board::columns(ours.session.workspace(), ours.team());
    assert_eq!(columns[0].stage, TO_SORT);
    assert_eq!(board::tally(ours.session.workspace(), ours.team(), TO_SORT, None).count, 1);
    // Out of there everything up to the goal is asked, as of any newcomer.
    assert_eq!(ours.stopped(CLAIRE, "prospect").len(), 2);
    ours.hears(CLAIRE, Channel::Call)
        .writes_down(CLAIRE, Field::Phone, "0155123456")
        .drops(CLAIRE, "prospect");
    assert_eq!(ours.stands(CLAIRE), ours.stage("prospect"));
}

#[test]
fn a_telephone_number_keeps_its_nought_all_the_way() {
    let mut desk = Desk::working_by("two-way");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Phone, "0155123456")]);
    desk.captures(MARC, &[(Field::FullName, "Marc Petit"), (Field::Phone, "+33 (0)1 55-12.34/56")]);
    desk.reloads();
    let decoded = file::decode(&file::encode(desk.session.workspace(), 0)).unwrap().workspace;
    let phone = |lead| decoded.lead(lead).unwrap().text(Field::Phone);
    assert_eq!((phone(CLAIRE), phone(MARC)), ("0155123456", "+33 (0)1 55-12.34/56"));
    let shown = LeadForm::of(decoded.lead(CLAIRE).unwrap(), &decoded);
    assert_eq!(shown.fields[&Field::Phone], "0155123456");
}

#[test]
fn drag_menu_and_form_follow_one_rule() {
    let mut desk = Desk::working_by("bant");
    desk.captures(CLAIRE, &[(Field::FullName, "Claire"), (Field::Company, "Béton Lyon")]);
    // The sheet shows what the drop will say, row by row.
    let sheet = gate_sheet(desk.session.workspace(), CLAIRE, desk.stage("prospect"), desk.now).unwrap();
    let refused = desk.stopped(CLAIRE, "prospect");
    assert_eq!(
        sheet.rows.into_iter().map(|row| row.judgement).filter(Judgement::is_missing).collect::<Vec<_>>(),
        refused
    );
    for question in ["budget", "authority", "need", "timeline"] {
        desk.answers(CLAIRE, question, true, "");
    }
    let sheet = gate_sheet(desk.session.workspace(), CLAIRE, desk.stage("prospect"), desk.now).unwrap();
    assert!(sheet.holds());
    desk.drops(CLAIRE, "prospect");
}

#[test]
fn moving_one_card_rewrites_no_other() {
    let mut desk = Desk::working_by("two-way");
    let leads: Vec<LeadId> = (0..20).map(|n| LeadId::new(n + 1)).collect();
    for (n, lead) in leads.iter().enumerate() {
        desk.captures(*lead, &[(Field::FullName, &format!("Lead {n}"))]);
    }
    let others = |desk: &Desk| -> Vec<_> {
        desk.session.workspace().all_leads().filter(|lead| lead.id != leads[0]).cloned().collect()
    };
    let before = others(&desk);
    let spot = Spot { after: Some(leads[10]), before: Some(leads[9]) };
    let to = desk.stage("lead");
    desk.does(MoveLead { lead: leads[0], team: desk.team(), to, spot, reason: None });
    assert_eq!(others(&desk), before);
    let column = desk.column("lead");
    let place = column.iter().position(|lead| *lead == leads[0]).unwrap();
    assert_eq!((column[place - 1], column[place + 1]), (leads[10], leads[9]));
}

#[test]
fn the_board_shows_every_lead_however_many() {
    let mut desk = Desk::working_by("two-way");
    for n in 0..250_u128 {
        desk.captures(LeadId::new(n + 1), &[(Field::FullName, &format!("Lead {n}"))]);
    }
    let workspace = desk.session.workspace();
    let cards = board::cards(workspace, desk.team(), desk.stage("lead"), None, 0..1_000, desk.now);
    assert_eq!(cards.len(), 250);
    assert_eq!(search(workspace, desk.team(), "lead 249", None, None).unwrap().count(), 1);
    assert_eq!(funnel(workspace, desk.team())[0].reached, 250);
}

#[test]
fn a_joined_file_is_taken_back_by_name_after_a_reload() {
    let mut theirs = Desk::working_by("two-way");
    theirs.captures(MARC, &[(Field::FullName, "Marc Petit")]);
    let mut ours = Desk::working_by("two-way");
    ours.captures(CLAIRE, &[(Field::FullName, "Claire Morel")]);
    let brought = Box::new(theirs.session.workspace().clone());
    ours.does(ImportSnapshot { brought: brought.clone() });
    assert_eq!(ours.column("lead").len(), 2);
    ours.reloads().undoes();
    assert_eq!(ours.column("lead"), [CLAIRE]);
    // It can be taken over again, as if it had never come.
    ours.does(ImportSnapshot { brought: brought.clone() });
    assert_eq!(ours.column("lead").len(), 2);
    assert_eq!(ours.reloads().asks(ImportSnapshot { brought }), Err(Rejection::NothingChanged));
}

/// Taking a file back is nobody else's concern: our next file says nothing of it, and a colleague who takes that over
/// keeps everything.
#[test]
fn a_file_that_was_taken_back_takes_nothing_from_a_colleague() {
    let mut theirs = Desk::working_by("two-way");
    theirs.captures(MARC, &[(Field::FullName, "Marc Petit")]);
    let mut ours = Desk::working_by("two-way");
    let before = file::encode(ours.session.workspace(), 0);
    let brought = Box::new(theirs.session.workspace().clone());
    ours.does(ImportSnapshot { brought }).undoes().reloads();
    assert_eq!(file::encode(ours.session.workspace(), 0), before);
    ours.captures(CLAIRE, &[(Field::FullName, "Claire Morel")]);
    let found = differences(theirs.session.workspace(), ours.session.workspace());
    assert_eq!((found.erased, found.changed, found.conflicts), (vec![], vec![], vec![]));
    let brought = Box::new(ours.session.workspace().clone());
    theirs.does(ImportSnapshot { brought });
    assert!(theirs.column("lead").contains(&MARC));
}

/// A removal that was meant travels with the next file; a colleague who takes that over is shown beforehand whom it
/// would take off their board.
#[test]
fn a_removal_never_erases_a_colleagues_leads_unseen() {
    let mut theirs = Desk::working_by("two-way");
    theirs.captures(MARC, &[(Field::FullName, "Marc Petit")]);
    let mut ours = Desk::working_by("two-way");
    let brought = Box::new(theirs.session.workspace().clone());
    ours.does(ImportSnapshot { brought }).does(RemoveLead { lead: MARC });
    let found = differences(theirs.session.workspace(), ours.session.workspace());
    assert_eq!((found.erased, found.new), (vec![MARC], vec![]));
}
