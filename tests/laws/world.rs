//! Tablets in the hands of people who ask for anything, in any order, sensible or not.

use std::collections::{BTreeMap, BTreeSet};

use entonnoir::{
    commands::{
        AddStage, AnswerQuestion, ArchiveTeam, CaptureLead, Command, Definition, EditLead, FoundTeam,
        ImportSnapshot, LeadForm, LogActivity, MoveLead, MoveStage, Redefine, RemoveActivity, RemoveLead,
        RenameTeam, ReshapeStage, RestoreStage, RetireStage, SetQuestion, Spot,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        criterion::{Answer, Criterion, CriterionKind, Question, Said, Topic},
        event::Change,
        field::Field,
        ids::{ActivityId, CampaignId, CriterionId, LeadId, QuestionId, StageId, TeamId},
        moment::Moment,
        playbooks,
        rank::Rank,
        rejection::Rejection,
        stage::{Colour, Kind, Trait},
        wording::{Locale, Wording},
        workspace::Workspace,
    },
    session::{Effect, Session, boot},
    snapshot::{file, record},
};
use proptest::prelude::*;

/// 2 November 2025, noon.
pub const NOON: i64 = 1_762_084_800_000;

/// One tablet: what is on the screen, what is in its storage, and its clock.
pub struct Tablet {
    pub session: Session,
    pub pieces: BTreeMap<String, String>,
    /// Every change made here, in order.
    pub changes: Vec<Change>,
    pub now: Moment,
    writer: u64,
}

impl Tablet {
    pub fn new(writer: u64) -> Self {
        Self {
            session: Session::new(Workspace::default(), writer),
            pieces: BTreeMap::new(),
            changes: Vec::new(),
            now: Moment::utc(NOON),
            writer,
        }
    }

    pub fn workspace(&self) -> &Workspace {
        self.session.workspace()
    }

    pub fn ask(&mut self, command: Command) -> Result<(), Rejection> {
        self.now.millis += 1;
        let effects = self.session.dispatch(command, self.now)?;
        self.store(effects);
        self.changes.extend(self.session.to_undo().cloned());
        Ok(())
    }

    pub fn undo(&mut self) -> bool {
        self.now.millis += 1;
        let Ok(effects) = self.session.undo(self.now) else { return false };
        self.note(effects);
        true
    }

    pub fn redo(&mut self) -> bool {
        self.now.millis += 1;
        let Ok(effects) = self.session.redo(self.now) else { return false };
        self.note(effects);
        true
    }

    /// The session names steps by what was asked for; what undoing and redoing did stands in their records. They
    /// bring no file in, so a record says it all.
    fn note(&mut self, effects: Vec<Effect>) {
        for Effect::Write { value, .. } in &effects {
            self.changes.push(record::decode(value, &Workspace::default()).unwrap());
        }
        self.store(effects);
    }

    fn store(&mut self, effects: Vec<Effect>) {
        for Effect::Write { key, value } in effects {
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
    CaptureLead,
    EditLead,
    RemoveLead,
    MoveLead,
    AnswerQuestion,
    LogActivity,
    RemoveActivity,
    ImportSnapshot,
    Export,
    Undo,
    Redo,
    Reload,
    Wait,
}

use Deed as D;

/// Every deed that is a command.
pub const COMMANDS: [Deed; 17] = [
    D::FoundTeam,
    D::RenameTeam,
    D::ArchiveTeam,
    D::AddStage,
    D::MoveStage,
    D::ReshapeStage,
    D::RetireStage,
    D::RestoreStage,
    D::SetQuestion,
    D::CaptureLead,
    D::EditLead,
    D::RemoveLead,
    D::MoveLead,
    D::AnswerQuestion,
    D::LogActivity,
    D::RemoveActivity,
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
            1 => Just(D::FoundTeam), 1 => Just(D::RenameTeam), 1 => Just(D::ArchiveTeam), 2 => Just(D::AddStage),
            2 => Just(D::MoveStage), 4 => Just(D::ReshapeStage), 3 => Just(D::RetireStage), 2 => Just(D::RestoreStage),
            2 => Just(D::SetQuestion), 9 => Just(D::CaptureLead), 8 => Just(D::EditLead), 3 => Just(D::RemoveLead),
            12 => Just(D::MoveLead), 6 => Just(D::AnswerQuestion), 6 => Just(D::LogActivity),
            3 => Just(D::RemoveActivity), 4 => Just(D::ImportSnapshot), 3 => Just(D::Export), 4 => Just(D::Undo),
            3 => Just(D::Redo), 1 => Just(D::Reload), 2 => Just(D::Wait),
        ],
    )
}

/// The same without looking back: nothing undone, redone or reloaded.
pub fn forward_steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    steps(most).prop_map(|steps| {
        let forward = |step: &Step| !matches!(step.what, D::Undo | D::Redo | D::Reload);
        steps.into_iter().filter(forward).collect()
    })
}

fn steps_of(most: usize, what: impl Strategy<Value = Deed>) -> impl Strategy<Value = Vec<Step>> {
    let step =
        (any::<u8>(), what, any::<[u8; 4]>()).prop_map(|(who, what, choices)| Step { who, what, choices });
    prop::collection::vec(step, 1..most)
}

/// Several tablets, the files that were handed round, and what was granted and refused.
pub struct World {
    pub tablets: Vec<Tablet>,
    pub files: Vec<String>,
    pub granted: BTreeMap<Deed, usize>,
    pub refused: BTreeMap<Deed, usize>,
    fresh: u64,
}

impl World {
    /// So many tablets; each team has taken up the same playbook, on its own.
    pub fn new(tablets: u64) -> Self {
        let mut world = Self {
            tablets: (1..=tablets).map(Tablet::new).collect(),
            files: Vec::new(),
            granted: BTreeMap::new(),
            refused: BTreeMap::new(),
            fresh: 0,
        };
        for tablet in &mut world.tablets {
            let playbook = Box::new(playbooks::named("two-way").unwrap());
            let found = FoundTeam { fresh: TeamId::named("unused"), name: "Sales".into(), playbook };
            tablet.ask(Command::FoundTeam(found)).unwrap();
        }
        world
    }

    pub fn after(tablets: u64, steps: &[Step]) -> Self {
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

    fn command(&self, what: Deed, [a, b, c, d]: [u8; 4], who: usize) -> Command {
        let workspace = self.tablets[who].workspace();
        let teams: Vec<TeamId> = workspace.all_teams().map(|team| team.id).collect();
        let team = pick(&teams, a).unwrap_or(TeamId::named("nobody"));
        let stages: Vec<StageId> =
            workspace.team(team).map(|team| team.stages.keys().copied().collect()).unwrap_or_default();
        let stage = |n: u8| pick(&stages, n).unwrap_or(StageId::named("nowhere"));
        let leads: Vec<LeadId> = workspace.all_leads().map(|lead| lead.id).collect();
        let lead = pick(&leads, a).unwrap_or(LeadId::named("stranger"));
        let fresh = format!("fresh {who} {}", self.fresh);
        let redefine =
            |step: Definition| Command::Redefine(Redefine { team, steps: vec![step], spare: d % 5 == 0 });
        match what {
            D::FoundTeam => Command::FoundTeam(FoundTeam {
                fresh: TeamId::named(&fresh),
                name: NAMES[usize::from(b) % NAMES.len()].into(),
                playbook: Box::new(playbooks::all()[usize::from(a) % 6].clone()),
            }),
            D::RenameTeam => {
                Command::RenameTeam(RenameTeam { team, name: NAMES[usize::from(b) % NAMES.len()].into() })
            }
            D::ArchiveTeam => Command::ArchiveTeam(ArchiveTeam { team }),
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
                redefine(
                    SetQuestion {
                        question: QuestionId::named(["two-way/needs", "budget", "again"][usize::from(b) % 3]),
                        to: (c % 7 > 0).then(|| Question { topic, ..Question::yes_or_no(wording) }),
                    }
                    .into(),
                )
            }
            D::CaptureLead => Command::CaptureLead(CaptureLead {
                lead: LeadId::named(LEADS[usize::from(b) % LEADS.len()]),
                team,
                form: form(c, d),
            }),
            D::EditLead => {
                Command::EditLead(EditLead { lead, form: form(b, c), fresh: CampaignId::named(&fresh) })
            }
            D::RemoveLead => Command::RemoveLead(RemoveLead { lead }),
            D::MoveLead => {
                let seat = workspace.lead(lead).and_then(|lead| workspace.seat(lead));
                let stages: Vec<StageId> = seat
                    .and_then(|(team, _)| workspace.team(team))
                    .map(|team| team.stages.keys().copied().collect())
                    .unwrap_or_default();
                let neighbour = |n: u8| n.is_multiple_of(3).then(|| pick(&leads, n / 3)).flatten();
                Command::MoveLead(MoveLead {
                    lead,
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
                Command::AnswerQuestion(AnswerQuestion {
                    lead,
                    question: pick(&questions, b).unwrap_or(QuestionId::named("unheard-of")),
                    to: [Some(Said::Yes), Some(Said::Yes), Some(Said::No), None][usize::from(c) % 4]
                        .map(|said| Answer::new(said, NAMES[usize::from(d) % NAMES.len()])),
                })
            }
            D::LogActivity => Command::LogActivity(LogActivity {
                lead,
                activity: ActivityId::named(["call", "mail", "visit", "talk"][usize::from(b) % 4]),
                what: Activity {
                    channel: Channel::ALL[usize::from(c) % 7],
                    direction: if d % 2 == 0 { Direction::Inbound } else { Direction::Outbound },
                    at: self.tablets[who].now.millis + (i64::from(d) - 200) * 3_600_000,
                    note: NOTES[usize::from(d) % NOTES.len()].into(),
                },
            }),
            D::RemoveActivity => {
                let known = workspace.lead(lead).map(|lead| lead.activities().map(|(id, _)| id).collect());
                let known: Vec<ActivityId> = known.unwrap_or_default();
                Command::RemoveActivity(RemoveActivity {
                    lead,
                    activity: pick(&known, b).unwrap_or(ActivityId::named("visit")),
                })
            }
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
                Command::ImportSnapshot(ImportSnapshot { brought: Box::new(brought) })
            }
            D::Export | D::Undo | D::Redo | D::Reload | D::Wait => unreachable!("not a command"),
        }
    }
}

const LEADS: [&str; 8] = ["claire", "marc", "ana", "li", "otto", "eve", "jean", "zoé"];
const NAMES: [&str; 6] =
    ["Sales", "Ventes – Été", "Claire said \"yes\"", "  ", "Salon\u{202e}", "O'Neil & Cie"];
const NOTES: [&str; 4] = ["", "rang twice\nno answer", "« À rappeler »", "💬 tab\there"];

/// One of several; beyond their number now and then, so that people also ask for what is not there.
fn pick<T: Clone>(among: &[T], choice: u8) -> Option<T> {
    if choice >= 240 {
        return None;
    }
    among.get(usize::from(choice) % among.len().max(1)).cloned()
}

fn form(one: u8, other: u8) -> LeadForm {
    let typed: [(Field, [&str; 4]); 12] = [
        (Field::FullName, ["Claire Morel", "Marc Petit", "Ana Łukasz", ""]),
        (Field::Company, ["Béton Lyon", "Acme", "", "Acme"]),
        (Field::Email, ["claire@acme.fr", "", "nobody", "m.petit@acme.fr"]),
        (Field::Phone, ["01 55 12 34 56", "0155123456", "", "call me"]),
        (Field::Amount, ["500", "12k", "", "-1"]),
        (Field::Source, ["Salon", "salon de l’été", "", "Mailing"]),
        (Field::Probability, ["40", "", "100 %", "400"]),
        (Field::ExpectedOn, ["2026-03-15", "", "0001-01-01", "2026-13-01"]),
        (Field::Notes, ["two\nlines", "", "=cmd()", "<b>bold</b>"]),
        (Field::Website, ["acme.fr", "", "javascript:alert(1)", "https://é.fr/a?b#c"]),
        (Field::Owner, ["Eve", "", "Otto", "Eve"]),
        (Field::NextStepOn, ["2025-11-03", "", "2025-11-01", "soon"]),
    ];
    let mut form = LeadForm::default().with(Field::FullName, typed[0].1[usize::from(one / 64)]);
    for (at, (field, texts)) in typed.into_iter().enumerate().skip(1) {
        // A third of the fields at most, and the wrong texts seldom, or nothing would be granted.
        let hash = usize::from(one)
            .wrapping_mul(31)
            .wrapping_add(usize::from(other).wrapping_mul(17))
            .wrapping_add(at * 7);
        if hash % 4 == 0 {
            form = form.with(field, texts[if hash % 20 == 0 { 3 } else { hash / 4 % 3 }]);
        }
    }
    form.tags =
        ["hot, salon", "", "#vip;hot", "salon"].get(usize::from(other) % 9).map(|tags| (*tags).to_owned());
    form
}

fn a_trait(choice: u8, value: u8, questions: &[QuestionId]) -> Trait {
    let name = NAMES[usize::from(value) % NAMES.len()];
    match choice % 10 {
        0 => Trait::Name(Wording::new(name, NAMES[usize::from(value / 7) % NAMES.len()])),
        1 => Trait::Definition(Wording::same(NOTES[usize::from(value) % NOTES.len()])),
        2 => Trait::Rank(Rank::between(None, Some(&Rank::middle()))),
        3 => Trait::Kind(Kind::ALL[usize::from(value) % 4]),
        4 => Trait::Colour(Colour::ALL[usize::from(value) % 8]),
        5 => Trait::Probability(value % 110),
        6 => Trait::StaleAfter((value > 30).then_some(u16::from(value))),
        7 => Trait::Retired(value.is_multiple_of(2)),
        _ => Trait::Gate((0..value % 4).map(|n| criterion(value.wrapping_add(n), questions)).collect()),
    }
}

fn criterion(choice: u8, questions: &[QuestionId]) -> Criterion {
    let id = CriterionId::named(&format!("criterion {}", choice % 16));
    let kind = match choice % 4 {
        0 => CriterionKind::Filled(vec![Field::ALL[usize::from(choice) % 16], Field::Amount]),
        1 => CriterionKind::Answered(pick(questions, choice).unwrap_or(QuestionId::named("gone"))),
        2 => CriterionKind::Inbound {
            within: None,
            channels: vec![Channel::ALL[usize::from(choice) % 7]],
            at_least: choice % 5,
        },
        _ => CriterionKind::Unreadable(format!(r#"{{"id":"{id}","moon_phase":{{"at_least":0.5}}}}"#)),
    };
    Criterion::required(id, kind)
}

/// Everybody asks for everything, and everything is sometimes granted and sometimes refused: else the laws would
/// be about nothing.
#[test]
fn the_made_up_people_do_everything() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut granted, mut refused) = (BTreeMap::new(), BTreeMap::new());
    for _ in 0..60 {
        let steps = steps(80).new_tree(&mut runner).unwrap().current();
        let world = World::after(2, &steps);
        for (from, into) in [(world.granted, &mut granted), (world.refused, &mut refused)] {
            from.into_iter().for_each(|(deed, count)| *into.entry(deed).or_insert(0) += count);
        }
    }
    for deed in COMMANDS {
        assert!(
            granted.get(&deed).is_some_and(|count| *count >= 5),
            "{deed:?} is hardly ever granted: {granted:?}"
        );
        // A team that is there can always be founded again or archived; unknown ones make up for it.
        assert!(
            refused.get(&deed).is_some_and(|count| *count >= 2),
            "{deed:?} is hardly ever refused: {refused:?}"
        );
    }
}
