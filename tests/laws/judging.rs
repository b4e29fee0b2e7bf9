//! Judging depends on what is known and on nothing else, and more evidence never counts against anybody.

use entonnoir::{
    commands::{
        AnswerQuestion, Command, EditLead, HandOver, LeadForm, LogActivity, MoveLead, SendBack, Spot,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        criterion::{Answer, Criterion, CriterionKind, Holds, Points, Said},
        event::{Cause, Change},
        field::Field,
        ids::{ActivityId, CampaignId, CriterionId, LeadId, QuestionId, TeamId},
        judge::Judge,
        lead::Lead,
        moment::Moment,
        rule::Rule,
        standing::{Standing, Way},
        team::Team,
        workspace::Workspace,
    },
    session::boot,
    snapshot::file,
};
use proptest::prelude::*;

use crate::{
    cases,
    world::{Asked, Tablet, World, steps},
};

/// Everything that every team's gates say of every lead, in words.
fn judged(workspace: &Workspace, now: Moment) -> Vec<String> {
    let mut lines = Vec::new();
    for team in workspace.all_teams() {
        let judge = Judge::new(workspace, team, now);
        let way = Way::new(&judge);
        for lead in workspace.all_leads() {
            lines.push(format!("{} {} {:?}", team.id, lead.id, way.standing(lead)));
            for criterion in team.stages_in_order().into_iter().flat_map(|stage| stage.gate()) {
                let judgement = judge.judge(lead, criterion);
                assert_eq!(judgement.holds, judge.holds(lead, &criterion.kind));
                lines.push(format!("  {judgement:?}"));
            }
        }
    }
    lines
}

/// A first lead of a first team, where there is one.
fn somebody(workspace: &Workspace) -> Option<(&Team, &Lead)> {
    let lead = workspace.shown_leads().find(|lead| lead.visit().is_some())?;
    let (team, _) = workspace.seat(lead)?;
    Some((workspace.team(team)?, lead))
}

/// Evidence for a criterion, as somebody would write it down; none for what evidence cannot be written down about.
fn evidence(team: &Team, lead: LeadId, kind: &CriterionKind, now: Moment) -> Vec<Asked> {
    let edit = |field: Field, typed: &str| {
        let form = LeadForm::default().with(field, typed);
        Asked::of(EditLead { lead, form, fresh: CampaignId::named("evidence") })
    };
    let answer = |question: QuestionId, said: Said| {
        let to = Some(Answer::new(said, "on the phone"));
        Asked::of(AnswerQuestion { lead, question, to })
    };
    let log = |channel: Channel, n: u8| {
        let activity = ActivityId::named(&format!("evidence {channel:?} {n}"));
        let what = Activity::new(channel, Direction::Inbound, now.millis, String::new());
        Asked::of(LogActivity { lead, activity, what })
    };
    match kind {
        CriterionKind::Filled(fields) => {
            fields.first().map(|_| edit(Field::Amount, "700")).into_iter().collect()
        }
        CriterionKind::Answered(question) => vec![answer(*question, Said::Yes)],
        CriterionKind::Chosen { question, among } => {
            among.first().map(|choice| answer(*question, Said::Choice(*choice))).into_iter().collect()
        }
        CriterionKind::Inbound { channels, at_least, .. } => {
            let channel = channels.first().copied().unwrap_or(Channel::Mail);
            (0..*at_least).map(|n| log(channel, n)).collect()
        }
        CriterionKind::Meeting { .. } => vec![log(Channel::Meeting, 0)],
        CriterionKind::Score { of: Points::Engagement, .. } => {
            let counts = |(_, rule): &(_, &Rule)| matches!(rule, Rule::Engagement(deed) if deed.points < 0);
            // Something that is held against people is no evidence.
            if team.rules().any(|rule| counts(&rule)) { Vec::new() } else { vec![log(Channel::Call, 0)] }
        }
        CriterionKind::Basis => vec![edit(Field::Basis, "consent")],
        CriterionKind::AtLeast { of, .. } => {
            of.iter().flat_map(|part| evidence(team, lead, &part.kind, now)).collect()
        }
        CriterionKind::Persona
        | CriterionKind::Score { .. }
        | CriterionKind::DecisionMaker
        | CriterionKind::Unreadable(_) => Vec::new(),
    }
}

proptest! {
    #![proptest_config(cases(24))]

    /// The same workspace is judged the same after a reload, on another tablet, and out of a file.
    #[test]
    fn the_same_workspace_is_judged_the_same_everywhere(steps in steps(60)) {
        let world = World::after(2, &steps);
        for tablet in &world.tablets {
            let here = judged(tablet.workspace(), tablet.now);
            let reopened = boot::open(tablet.pieces.clone(), 77).session;
            prop_assert_eq!(&here, &judged(reopened.workspace(), tablet.now));
            let file = file::decode(&tablet.export()).unwrap();
            prop_assert_eq!(&here, &judged(&file.workspace, tablet.now));
        }
    }

    /// Evidence for a criterion makes it hold, or leaves it open; it never makes it fail that held.
    #[test]
    fn evidence_never_counts_against_anybody(steps in steps(60)) {
        let mut world = World::after(1, &steps);
        let tablet = &mut world.tablets[0];
        let Some((team, lead)) = somebody(tablet.workspace()) else { return Ok(()) };
        let (team, lead) = (team.id, lead.id);
        let gates: Vec<Criterion> = tablet.workspace().team(team).unwrap().stages_in_order().into_iter()
            .flat_map(|stage| stage.gate()).cloned().collect();
        for criterion in gates {
            let before = holds(tablet, team, lead, &criterion);
            let asked = evidence(tablet.workspace().team(team).unwrap(), lead, &criterion.kind, tablet.now);
            for command in asked {
                // What is known already is no news.
                let _ = tablet.ask(command);
            }
            let after = holds(tablet, team, lead, &criterion);
            prop_assert!(before != Holds::Yes || after == Holds::Yes, "{criterion:?}");
        }
    }

    /// Where the board says that a lead is ready, the gate lets it in.
    #[test]
    fn whoever_is_ready_is_let_in(steps in steps(80)) {
        let mut world = World::after(1, &steps);
        let tablet = &mut world.tablets[0];
        let mut ready = Vec::new();
        for team in tablet.workspace().all_teams() {
            let judge = Judge::new(tablet.workspace(), team, tablet.now);
            let way = Way::new(&judge);
            for lead in tablet.workspace().shown_leads() {
                if let Standing::Ready(stage) = way.standing(lead) {
                    ready.push((team.id, lead.id, stage));
                }
            }
        }
        for (team, lead, to) in ready {
            let asked = MoveLead { lead, team, to, spot: Spot::TOP, reason: None };
            prop_assert_eq!(tablet.ask(Asked::of(asked)), Ok(()));
        }
    }

    /// Where the gate lets a lead in without a reason, the board does not say that it came too early.
    #[test]
    fn whoever_is_let_in_stands_where_they_belong(steps in steps(80)) {
        let world = World::after(1, &steps);
        let (workspace, now) = (world.tablets[0].workspace(), world.tablets[0].now);
        let ahead = |workspace: &Workspace, team: TeamId, lead: LeadId| {
            let judge = Judge::new(workspace, workspace.team(team).unwrap(), now);
            matches!(Way::new(&judge).standing(workspace.lead(lead).unwrap()), Standing::Ahead(_))
        };
        for lead in workspace.shown_leads() {
            let Some((team, _)) = workspace.seat(lead) else { continue };
            // Who was let through too early stays so.
            if ahead(workspace, team, lead.id) { continue }
            for to in workspace.team(team).unwrap().way() {
                let asked = MoveLead { lead: lead.id, team, to, spot: Spot::TOP, reason: None };
                let Ok(events) = asked.decide(workspace, now) else { continue };
                let mut after = workspace.clone();
                let mut stamp = workspace.latest();
                stamp.millis += 1;
                after.apply_change(&Change { stamp, cause: Cause::Asked, events });
                prop_assert!(!ahead(&after, team, lead.id), "{:?} to {to:?}", lead.visit());
            }
        }
    }

    /// There and back again: everything that is known stays known, and the card is where it was.
    #[test]
    fn a_hand_over_there_and_back_loses_nothing(steps in steps(60)) {
        let mut world = World::after(1, &steps);
        let tablet = &mut world.tablets[0];
        let Some((team, lead)) = somebody(tablet.workspace()) else { return Ok(()) };
        let (home, before) = (team.id, lead.clone());
        let Some(to) = tablet.workspace().teams().into_iter().map(|team| team.id).find(|team| *team != home) else {
            return Ok(());
        };
        let is_home = !tablet.workspace().team(home).unwrap().is_archived();
        let stage = tablet.workspace().stage_of(&before).map(|stage| stage.id);
        let over = HandOver { lead: before.id, to, owner: "Sam".into(), reason: "ripe".into() };
        tablet.ask(Asked::of(over)).unwrap();
        let back = tablet.ask(Asked::of(SendBack { lead: before.id, reason: "not yet".into() }));
        prop_assert_eq!(back.is_ok(), is_home);
        let after = tablet.workspace().lead(before.id).unwrap();
        for field in Field::ALL {
            prop_assert!(!is_home || before.fact(field) == after.fact(field), "{field:?}");
        }
        prop_assert_eq!(&before.answers, &after.answers);
        prop_assert_eq!(&before.activities, &after.activities);
        prop_assert_eq!(&before.tags, &after.tags);
        if let (true, Some(stage)) = (is_home, stage) {
            prop_assert_eq!(tablet.workspace().stage_of(after).map(|stage| stage.id), Some(stage));
        }
        let stays = after.trail.path();
        for (known, now) in before.trail.path().into_iter().zip(&stays) {
            prop_assert_eq!(known, *now);
        }
        prop_assert!(stays.len() > before.trail.path().len());
    }
}

fn holds(tablet: &Tablet, team: TeamId, lead: LeadId, criterion: &Criterion) -> Holds {
    let workspace = tablet.workspace();
    let judge = Judge::new(workspace, workspace.team(team).unwrap(), tablet.now);
    judge.holds(workspace.lead(lead).unwrap(), &criterion.kind)
}

/// All of a group is each of its criteria, and a group of none is never met by chance.
#[test]
fn a_group_of_all_holds_when_each_holds() {
    let world = World::new(1);
    let workspace = world.tablets[0].workspace();
    let team = workspace.all_teams().next().unwrap();
    let judge = Judge::new(workspace, team, world.tablets[0].now);
    let mut lead = Lead::new(LeadId::named("claire"), team.latest());
    let ask = |kind| Criterion::required(CriterionId::named("one"), kind);
    let of = vec![ask(CriterionKind::Basis), ask(CriterionKind::Filled(vec![Field::City]))];
    let all = CriterionKind::AtLeast { needed: 2, of };
    assert_eq!(judge.holds(&lead, &all), Holds::Unknown);
    let know = |lead: &mut Lead, field: Field, typed: &str| {
        let fact = field.parse(typed).unwrap();
        lead.facts.entry(field).or_default().write(team.latest(), fact);
    };
    know(&mut lead, Field::City, "Lyon");
    assert_eq!(judge.holds(&lead, &all), Holds::Unknown);
    know(&mut lead, Field::Basis, "consent");
    assert_eq!(judge.holds(&lead, &all), Holds::Yes);
    know(&mut lead, Field::Basis, "objected");
    assert_eq!(judge.holds(&lead, &all), Holds::No);
}
