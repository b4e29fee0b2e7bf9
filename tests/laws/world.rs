//! Tablets in the hands of people who ask for anything, in any order, sensible or not.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use entonnoir::{
    commands::{
        AddStage, AnswerQuestion, ArchiveTeam, CaptureLead, Command, Definition, EditLead, EraseLead,
        FoundTeam, HandOver, ImportSnapshot, JoinLeads, LogActivity, MapStages, MoveLead, MoveReady,
        MoveStage, NameDecisionMaker, RecordConsent, Redefine, RemoveActivity, RemoveLead, RenameTeam,
        ReshapeStage, RestoreStage, RetireStage, SendBack, SeparateLead, SetQuestion, SetRule, SplitStage,
        Spot, TellApart, Whose, WriteNotice, came_from,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        consent::{Means, Proof},
        criterion::{Answer, Occasion, Question, Said, Topic},
        event::{Change, Event},
        field::Field,
        ids::{ActivityId, CampaignId, ChoiceId, LeadId, QuestionId, RuleId, StageId, TeamId},
        moment::Moment,
        notice::Notice,
        playbooks,
        rejection::Rejection,
        team::Seat,
        wording::Wording,
        workspace::Workspace,
    },
    session::{
        Effect, Session, boot,
        storage::{self, Piece},
    },
    snapshot::{file, parts, record},
};
use proptest::prelude::*;

use crate::invention::{LEADS, NAMES, NOTES, a_rule, a_trait, form, pick};

/// 2 November 2025, noon.
pub const NOON: i64 = 1_762_084_800_000;

/// Where each story begins: each team has taken up the same playbook, on its own.
static FOUNDED: LazyLock<Vec<Tablet>> = LazyLock::new(|| (1..=3).map(Tablet::founded).collect());

/// One tablet: what is on the screen, what is in its storage, and its clock.
#[derive(Clone)]
pub struct Tablet {
    pub session: Session,
    pub pieces: BTreeMap<String, String>,
    /// The keys of those, as they were written.
    pub order: Vec<String>,
    pub now: Moment,
    writer: u64,
}

impl Tablet {
    pub fn new(writer: u64) -> Self {
        Self {
            session: Session::new(Workspace::default(), writer),
            pieces: BTreeMap::new(),
            order: Vec::new(),
            now: Moment::utc(NOON),
            writer,
        }
    }

    /// One with a team.
    fn founded(writer: u64) -> Self {
        let mut tablet = Self::new(writer);
        let playbook = Box::new(playbooks::named("two-way").unwrap());
        let found = FoundTeam { fresh: TeamId::named("unused"), name: "Sales".into(), playbook };
        tablet.ask(Asked::of(found)).unwrap();
        tablet
    }

    pub fn workspace(&self) -> &Workspace {
        self.session.workspace()
    }

    pub fn ask(&mut self, command: impl Command) -> Result<(), Rejection> {
        self.now.millis += 1;
        let effects = self.session.dispatch(command, self.now)?;
        self.store(effects);
        Ok(())
    }

    pub fn undo(&mut self) -> bool {
        self.now.millis += 1;
        let Ok(effects) = self.session.undo(self.now) else { return false };
        self.store(effects);
        true
    }

    pub fn redo(&mut self) -> bool {
        self.now.millis += 1;
        let Ok(effects) = self.session.redo(self.now) else { return false };
        self.store(effects);
        true
    }

    /// Every change made here, in order: what was done stands in its record, and what came from a file in the pieces
    /// before it.
    pub fn changes(&self) -> Vec<Change> {
        let is_record = |key: &String| matches!(storage::piece(key), Some(Piece::Journal { .. }));
        let change = |keys: &[String]| {
            let texts: Vec<&str> = keys.iter().map(|key| self.pieces[key].as_str()).collect();
            let (record, parts) = texts.split_last().unwrap();
            whole(record, parts.iter().copied())
        };
        self.order.split_inclusive(is_record).map(change).collect()
    }

    fn store(&mut self, effects: Vec<Effect>) {
        for Effect::Write { key, value } in effects {
            self.order.push(key.clone());
            let before = self.pieces.insert(key, value);
            assert_eq!(before, None, "a record was overwritten");
        }
    }

    /// The browser is closed and opened again.
    pub fn reload(&mut self) {
        self.writer += 1_000;
        let opened = boot::open(self.pieces.clone(), self.writer);
        assert_eq!(opened.set_aside, [], "what was just written cannot be read");
        self.session = opened.session;
    }

    pub fn export(&self) -> String {
        file::encode(self.workspace(), self.now.millis)
    }
}

/// A change from its record and from the pieces beside it.
pub fn whole<'a>(record: &str, parts: impl Iterator<Item = &'a str>) -> Change {
    let mut change = record::decode(record).unwrap();
    for event in &mut change.events {
        if let Event::Joined { brought, back: _ } = event {
            brought.join_all(&parts.map(|part| parts::decode(part).unwrap()).collect::<Vec<_>>());
            break;
        }
    }
    change
}

/// Anything that can be asked for, whatever it is.
pub struct Asked(Box<Decide>);

type Decide = dyn FnOnce(&Workspace, Moment) -> Result<Vec<Event>, Rejection>;

impl Asked {
    pub fn of(command: impl Command + 'static) -> Self {
        Self(Box::new(move |workspace, now| command.decide(workspace, now)))
    }
}

impl Command for Asked {
    const BRINGS: bool = true;

    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        (self.0)(workspace, now)
    }
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    FoundTeam,
    RenameTeam,
    ArchiveTeam,
    AddStage,
    MoveStage,
    ReshapeStage,
    RetireStage,
    RestoreStage,
    SetQuestion,
    SetRule,
    SplitStage,
    CaptureLead,
    EditLead,
    RemoveLead,
    EraseLead,
    MoveLead,
    MoveReady,
    MapStages,
    WriteNotice,
    HandOver,
    SendBack,
    NameDecisionMaker,
    AnswerQuestion,
    RecordConsent,
    LogActivity,
    RemoveActivity,
    JoinLeads,
    SeparateLead,
    TellApart,
    ImportSnapshot,
    Export,
    Undo,
    Redo,
    Reload,
    Wait,
}

use Deed as D;

/// Every deed that is a command.
pub const COMMANDS: [Deed; 30] = [
    D::FoundTeam,
    D::RenameTeam,
    D::ArchiveTeam,
    D::AddStage,
    D::MoveStage,
    D::ReshapeStage,
    D::RetireStage,
    D::RestoreStage,
    D::SetQuestion,
    D::SetRule,
    D::SplitStage,
    D::CaptureLead,
    D::EditLead,
    D::RemoveLead,
    D::EraseLead,
    D::MoveLead,
    D::MoveReady,
    D::MapStages,
    D::WriteNotice,
    D::HandOver,
    D::SendBack,
    D::NameDecisionMaker,
    D::AnswerQuestion,
    D::RecordConsent,
    D::LogActivity,
    D::RemoveActivity,
    D::JoinLeads,
    D::SeparateLead,
    D::TellApart,
    D::ImportSnapshot,
];

/// One deed on one tablet, with a few numbers that choose among what is there when its time comes.
#[derive(Clone, Debug)]
pub struct Step {
    pub who: u8,
    pub what: Deed,
    pub choices: [u8; 4],
}

/// Long stories of ordinary work with some of everything else.
pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    steps_of(
        most,
        prop_oneof![
            2 => Just(D::FoundTeam), 1 => Just(D::RenameTeam), 1 => Just(D::ArchiveTeam), 2 => Just(D::AddStage),
            2 => Just(D::MoveStage), 4 => Just(D::ReshapeStage), 3 => Just(D::RetireStage), 2 => Just(D::RestoreStage),
            2 => Just(D::SetQuestion), 3 => Just(D::SetRule), 2 => Just(D::SplitStage),
            8 => Just(D::MoveReady), 5 => Just(D::MapStages), 3 => Just(D::WriteNotice), 10 => Just(D::HandOver), 7 => Just(D::SendBack), 2 => Just(D::NameDecisionMaker), 10 => Just(D::CaptureLead), 8 => Just(D::EditLead), 3 => Just(D::RemoveLead), 1 => Just(D::EraseLead),
            12 => Just(D::MoveLead), 6 => Just(D::AnswerQuestion), 6 => Just(D::RecordConsent), 6 => Just(D::LogActivity),
            3 => Just(D::RemoveActivity), 6 => Just(D::JoinLeads), 4 => Just(D::SeparateLead),
            2 => Just(D::TellApart), 4 => Just(D::ImportSnapshot), 3 => Just(D::Export), 4 => Just(D::Undo),
            3 => Just(D::Redo), 1 => Just(D::Reload), 2 => Just(D::Wait),
        ],
    )
}

/// Mostly short stories, some of them long: what goes wrong hardly ever takes more than a few steps, and a long story
/// takes the time of many short ones.
pub fn stories(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop_oneof![19 => steps(most.div_ceil(6)), 1 => steps(most)]
}

/// The same without looking back: nothing undone, redone or reloaded.
pub fn forward_steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    stories(most).prop_map(|steps| {
        let forward = |step: &Step| !matches!(step.what, D::Undo | D::Redo | D::Reload);
        steps.into_iter().filter(forward).collect()
    })
}

fn steps_of(most: usize, what: impl Strategy<Value = Deed>) -> impl Strategy<Value = Vec<Step>> {
    let step =
        (any::<u8>(), what, any::<[u8; 4]>()).prop_map(|(who, what, choices)| Step { who, what, choices });
    // Somebody is there first, or half of what is asked for would be about nobody.
    let comes = |who: u8| Step { who, what: D::CaptureLead, choices: [0, who, 0, 2] };
    // A third of the imports are taken out again at once, and half of those put back in.
    let then = |step: Step| {
        let after = |what, is_so: bool| is_so.then(|| Step { what, ..step.clone() });
        let is_import = step.what == D::ImportSnapshot;
        let undo = after(D::Undo, is_import && step.choices[3].is_multiple_of(3));
        let redo = after(D::Redo, is_import && step.choices[3].is_multiple_of(6));
        [Some(step.clone()), undo, redo].into_iter().flatten().collect::<Vec<_>>()
    };
    prop::collection::vec(step, 1..most).prop_map(move |steps| {
        let steps = steps.into_iter().flat_map(then);
        [comes(0), comes(1)].into_iter().chain(steps).collect()
    })
}

/// Several tablets, the files that were handed round, and what was granted and refused.
pub struct World {
    pub tablets: Vec<Tablet>,
    pub files: Vec<String>,
    pub granted: BTreeMap<Deed, usize>,
    pub refused: BTreeMap<Deed, usize>,
    /// Names nobody has yet are numbered.
    pub fresh: u64,
}

impl World {
    /// So many tablets; each team has taken up the same playbook, on its own.
    pub fn new(tablets: usize) -> Self {
        Self {
            tablets: FOUNDED[..tablets].to_vec(),
            files: Vec::new(),
            granted: BTreeMap::new(),
            refused: BTreeMap::new(),
            fresh: 0,
        }
    }

    pub fn after(tablets: usize, steps: &[Step]) -> Self {
        let mut world = Self::new(tablets);
        steps.iter().for_each(|step| world.step(step));
        world
    }

    pub fn step(&mut self, step: &Step) {
        let who = usize::from(step.who) % self.tablets.len();
        let [a, ..] = step.choices;
        match step.what {
            D::Undo => drop(self.tablets[who].undo()),
            D::Redo => drop(self.tablets[who].redo()),
            D::Reload => self.tablets[who].reload(),
            // Sometimes the clock is set back.
            D::Wait => self.tablets[who].now.millis += (i64::from(a) - 60) * 1_800_000,
            D::Export => {
                let file = self.tablets[who].export();
                self.files.push(file);
            }
            what => {
                self.fresh += 1;
                let command = self.command(what, step.choices, who);
                let granted = self.tablets[who].ask(command).is_ok();
                let tally = if granted { &mut self.granted } else { &mut self.refused };
                *tally.entry(what).or_default() += 1;
            }
        }
    }

    fn command(&self, what: Deed, [a, b, c, d]: [u8; 4], who: usize) -> Asked {
        let workspace = self.tablets[who].workspace();
        let teams: Vec<TeamId> = workspace.all_teams().map(|team| team.id).collect();
        let team = pick(&teams, a).unwrap_or(TeamId::named("nobody"));
        let stages: Vec<StageId> =
            workspace.team(team).map(|team| team.stages.keys().copied().collect()).unwrap_or_default();
        let stage = |n: u8| pick(&stages, n).unwrap_or(StageId::named("nowhere"));
        let leads = workspace.all_leads().filter(|lead| b % 8 == 0 || !lead.is_removed());
        let leads: Vec<LeadId> = leads.map(|lead| lead.id).collect();
        let lead = pick(&leads, a).unwrap_or(LeadId::named("stranger"));
        let fresh = format!("fresh {who} {}", self.fresh);
        let redefine = |step: Definition| Asked::of(Redefine { team, steps: vec![step], spare: d % 5 == 0 });
        match what {
            D::FoundTeam => Asked::of(FoundTeam {
                fresh: TeamId::named(&fresh),
                name: NAMES[usize::from(b) % NAMES.len()].into(),
                playbook: Box::new(playbooks::all()[usize::from(a) % 6].clone()),
            }),
            D::RenameTeam => Asked::of(RenameTeam { team, name: NAMES[usize::from(b) % NAMES.len()].into() }),
            D::ArchiveTeam => {
                Asked::of(ArchiveTeam { team: if b % 6 == 0 { TeamId::named("nobody") } else { team } })
            }
            D::AddStage => redefine(
                AddStage {
                    stage: if b % 8 == 0 { stage(c) } else { StageId::named(&fresh) },
                    name: NAMES[usize::from(c) % NAMES.len()].into(),
                }
                .into(),
            ),
            D::MoveStage => {
                redefine(MoveStage { stage: stage(b), before: (c % 4 > 0).then(|| stage(c / 4)) }.into())
            }
            D::ReshapeStage => {
                let questions: Vec<QuestionId> = workspace
                    .team(team)
                    .map(|team| team.questions.keys().copied().collect())
                    .unwrap_or_default();
                redefine(ReshapeStage { stage: stage(b), to: a_trait(c, d, &questions) }.into())
            }
            D::RetireStage => {
                redefine(RetireStage { stage: stage(b), into: (c % 4 > 0).then(|| stage(d)) }.into())
            }
            D::RestoreStage => {
                // Mostly one that is retired, where there is any.
                let retired: Vec<StageId> = workspace
                    .team(team)
                    .map(|team| {
                        team.stages
                            .values()
                            .filter(|stage| stage.is_retired())
                            .map(|stage| stage.id)
                            .collect()
                    })
                    .unwrap_or_default();
                redefine(RestoreStage { stage: pick(&retired, b).unwrap_or(stage(b)) }.into())
            }
            D::SetQuestion => {
                let text = ["Who decides?", "Qui décide ?", "  "][usize::from(c) % 3];
                let wording = if d % 2 == 0 { Wording::new(text, "") } else { Wording::same(text) };
                let topic = [None, Some(Topic::Need), Some(Topic::Authority)][usize::from(d) % 3];
                let occasion = [None, Some(Occasion::Capture), Some(Occasion::Consent)][usize::from(a) % 3];
                redefine(
                    SetQuestion {
                        question: QuestionId::named(["two-way/needs", "budget", "again"][usize::from(b) % 3]),
                        to: (c % 7 > 0).then(|| Question { topic, occasion, ..Question::yes_or_no(wording) }),
                    }
                    .into(),
                )
            }
            D::CaptureLead => Asked::of(CaptureLead {
                lead: LeadId::named(LEADS[usize::from(b) % LEADS.len()]),
                team,
                form: form(c, d),
            }),
            D::EditLead => Asked::of(EditLead { lead, form: form(b, c), fresh: CampaignId::named(&fresh) }),
            D::SetRule => redefine(
                SetRule {
                    rule: RuleId::named(["title", "size", "form", "call"][usize::from(b) % 4]),
                    to: (c % 5 > 0).then(|| a_rule(c, d)),
                }
                .into(),
            ),
            D::SplitStage => redefine(
                SplitStage {
                    stage: stage(b),
                    fresh: StageId::named(&fresh),
                    name: NAMES[usize::from(c) % NAMES.len()].into(),
                    take_leads: d % 2 == 0,
                }
                .into(),
            ),
            D::MoveReady => Asked::of(MoveReady { team, leads }),
            D::MapStages => {
                // Two at once, mostly of other teams, now and then turned off.
                let others: Vec<Seat> = workspace
                    .all_teams()
                    .filter(|other| d % 7 == 0 || other.id != team)
                    .flat_map(|other| other.stages.keys().map(|stage| (other.id, *stage)))
                    .collect();
                let one = |n: u8| Some((pick(&others, n)?, (!n.is_multiple_of(5)).then(|| stage(n / 5))));
                Asked::of(MapStages { team, mapping: [b, c].into_iter().filter_map(one).collect() })
            }
            D::WriteNotice => {
                let texts = ["Acme vous rappelle.", "", "Acme keeps it for three years."];
                let text = Wording::new(texts[usize::from(b) % 3], texts[usize::from(c) % 3]);
                let link = ["", "acme.example/rgpd", "nowhere"][usize::from(d) % 3].into();
                Asked::of(WriteNotice { team, to: Notice { text, link, ..Notice::default() } })
            }
            D::HandOver => Asked::of(HandOver {
                lead,
                to: pick(&teams, b).unwrap_or(TeamId::named("nobody")),
                owner: NAMES[usize::from(c) % NAMES.len()].into(),
                reason: ["ripe", "not ours", " "][usize::from(d) % 3].into(),
            }),
            D::SendBack => {
                // Mostly one that came from another team, where there is any.
                let came: Vec<LeadId> = workspace
                    .all_leads()
                    .filter(|lead| came_from(lead).is_some())
                    .map(|lead| lead.id)
                    .collect();
                let lead = pick(&came, c).unwrap_or(lead);
                let reason = ["not yet", " "][usize::from(b) % 2].into();
                Asked::of(SendBack { lead, reason })
            }
            D::NameDecisionMaker => Asked::of(NameDecisionMaker {
                lead,
                fresh: LeadId::named(LEADS[usize::from(b) % LEADS.len()]),
                form: form(c, d),
            }),
            D::RemoveLead => Asked::of(RemoveLead { lead }),
            // Hardly ever, or there would be nobody left: mostly one that nobody knows, or that is gone already.
            D::EraseLead => {
                let gone = || workspace.erased().each().next().map(|(lead, _)| lead);
                let nobody = || gone().unwrap_or(LeadId::named("stranger"));
                Asked::of(EraseLead { lead: if c % 3 > 0 { nobody() } else { lead } })
            }
            D::MoveLead => {
                let seat = workspace.lead(lead).and_then(|lead| workspace.seat(lead));
                let stages: Vec<StageId> = seat
                    .and_then(|(team, _)| workspace.team(team))
                    .map(|team| team.stages.keys().copied().collect())
                    .unwrap_or_default();
                let neighbour = |n: u8| n.is_multiple_of(3).then(|| pick(&leads, n / 3)).flatten();
                let home = seat.map_or(team, |(home, _)| home);
                Asked::of(MoveLead {
                    lead,
                    // Now and then on a board on which it is a guest at most.
                    team: if c % 16 == 0 { team } else { home },
                    to: pick(&stages, b).unwrap_or(StageId::named("nowhere")),
                    spot: Spot { after: neighbour(c), before: neighbour(d) },
                    reason: [None, Some("because"), Some("a friend"), Some(" ")][usize::from(c ^ d) % 4]
                        .map(str::to_owned),
                })
            }
            D::AnswerQuestion => {
                let questions: BTreeSet<QuestionId> =
                    workspace.all_teams().flat_map(|team| team.questions.keys().copied()).collect();
                let questions: Vec<QuestionId> = questions.into_iter().collect();
                Asked::of(AnswerQuestion {
                    lead,
                    question: pick(&questions, b).unwrap_or(QuestionId::named("unheard-of")),
                    to: [
                        Some(Said::Yes),
                        Some(Said::Yes),
                        Some(Said::No),
                        Some(Said::Choice(ChoiceId::named("two-way/label/mql"))),
                        None,
                    ][usize::from(c) % 5]
                        .map(|said| Answer::new(said, NAMES[usize::from(d) % NAMES.len()])),
                })
            }
            D::RecordConsent => {
                let purpose = QuestionId::named(["two-way/needs", "budget", "again"][usize::from(b) % 3]);
                let team = workspace.team(team);
                let notice =
                    team.and_then(|team| team.notice_in_force()).map(|(at, _)| (at, "en".to_owned()));
                let proof = Proof {
                    means: Means::ALL[usize::from(d) % 3],
                    at: self.tablets[who].now.millis,
                    language: "fr".into(),
                    notice,
                    words: NAMES[usize::from(d) % NAMES.len()].into(),
                    show: NOTES[usize::from(d) % NOTES.len()].into(),
                    device: String::new(),
                };
                Asked::of(RecordConsent { lead, purpose, is_given: c % 3 > 0, proof })
            }
            D::LogActivity => Asked::of(LogActivity {
                lead,
                activity: ActivityId::named(["call", "mail", "visit", "talk"][usize::from(b) % 4]),
                what: Activity::new(
                    Channel::ALL[usize::from(c) % 9],
                    if d % 2 == 0 { Direction::Inbound } else { Direction::Outbound },
                    self.tablets[who].now.millis + (i64::from(d) - 200) * 3_600_000,
                    NOTES[usize::from(d) % NOTES.len()],
                ),
            }),
            D::RemoveActivity => {
                let known = workspace.lead(lead).map(|lead| lead.activities().map(|(id, _)| id).collect());
                let known: Vec<ActivityId> = known.unwrap_or_default();
                Asked::of(RemoveActivity {
                    lead,
                    activity: pick(&known, b).unwrap_or(ActivityId::named("visit")),
                })
            }
            D::JoinLeads => {
                let field = Field::ALL[usize::from(c) % Field::ALL.len()];
                let whose = [Whose::Kept, Whose::Other, Whose::Both][usize::from(d) % 3];
                let keep = pick(&leads, b).unwrap_or(lead);
                Asked::of(JoinLeads { keep, other: lead, chosen: vec![(field, whose)] })
            }
            D::SeparateLead => {
                // Mostly one that was joined, where there is any.
                let joined = pick(workspace.index().hidden(), b).filter(|_| c % 5 > 0);
                Asked::of(SeparateLead { lead: joined.unwrap_or(lead) })
            }
            D::TellApart => Asked::of(TellApart { one: lead, other: pick(&leads, b).unwrap_or(lead) }),
            D::ImportSnapshot => {
                // An older file, the other tablet as it is, or half of it: its leads without their teams.
                let other = self.tablets[(who + 1) % self.tablets.len()].workspace();
                let brought = match pick(&self.files, b).filter(|_| c % 3 == 0) {
                    Some(file) => file::decode(&file).unwrap().workspace,
                    None if c % 3 == 1 && d % 3 == 0 => {
                        let leads: Vec<_> = other.all_leads().step_by(2).cloned().collect();
                        Workspace::from_parts([], [], leads)
                    }
                    None => other.clone(),
                };
                Asked::of(ImportSnapshot { brought: Box::new(brought) })
            }
            D::Export | D::Undo | D::Redo | D::Reload | D::Wait => unreachable!("not a command"),
        }
    }
}

/// Everybody asks for everything, and everything is sometimes granted and sometimes refused: else the laws would
/// be about nothing.
#[test]
fn the_made_up_people_do_everything() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut granted, mut refused) = (BTreeMap::new(), BTreeMap::new());
    let mut parted = [0, 0];
    for _ in 0..240 {
        let steps = steps(80).new_tree(&mut runner).unwrap().current();
        let world = World::after(2, &steps);
        for event in world.tablets.iter().flat_map(Tablet::changes).flat_map(|change| change.events) {
            if let Event::Parted { to, .. } = event {
                parted[usize::from(to)] += 1;
            }
        }
        for (from, into) in [(world.granted, &mut granted), (world.refused, &mut refused)] {
            from.into_iter().for_each(|(deed, count)| *into.entry(deed).or_insert(0) += count);
        }
    }
    assert!(parted.iter().all(|count| *count >= 20), "imports are hardly ever undone and redone: {parted:?}");
    for deed in COMMANDS {
        assert!(
            granted.get(&deed).is_some_and(|count| *count >= 2),
            "{deed:?} is hardly ever granted: {granted:?}"
        );
        // A team that is there can always be founded again or archived; unknown ones make up for it.
        assert!(
            refused.get(&deed).is_some_and(|count| *count >= 2),
            "{deed:?} is hardly ever refused: {refused:?}"
        );
    }
}
