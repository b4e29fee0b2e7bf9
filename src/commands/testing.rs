//! A workbench for tests that read as rules: given some leads, when somebody asks for something, then.

use super::{CaptureLead, Command, FoundTeam, LeadForm};
use crate::domain::{
    beyond::Beyond,
    criterion::{Criterion, CriterionKind, Question},
    event::{Cause, Change, Event},
    field::Field,
    ids::{CriterionId, LeadId, QuestionId, StageId, TeamId},
    moment::{DAY, Moment},
    playbook::Playbook,
    rank::Rank,
    rejection::Rejection,
    stage::{Kind, Trait},
    stamp::{Clock, Stamp},
    wording::Wording,
    workspace::Workspace,
};

/// Lead → Prospect (asks one question) → Client (asks an amount), and Lost beside.
pub fn playbook() -> Playbook {
    let criterion = |name: &str, kind| Criterion::required(CriterionId::named(name), kind);
    let gates = [
        ("Lead", Kind::Open, vec![]),
        ("Prospect", Kind::Open, vec![criterion("need", CriterionKind::Answered(QuestionId::named("need")))]),
        ("Client", Kind::Won, vec![criterion("amount", CriterionKind::Filled(vec![Field::Amount]))]),
        ("Lost", Kind::Lost, vec![]),
    ];
    let mut rank: Option<Rank> = None;
    let stages = gates.into_iter().map(|(name, kind, gate)| {
        let next = Rank::between(rank.as_ref(), None);
        rank = Some(next.clone());
        let traits =
            vec![Trait::Name(Wording::same(name)), Trait::Rank(next), Trait::Kind(kind), Trait::Gate(gate)];
        (StageId::named(&name.to_lowercase()), traits)
    });
    Playbook {
        key: "test".into(),
        name: Wording::same("Test"),
        summary: Wording::same("For tests"),
        stages: stages.collect(),
        rules: Vec::new(),
        version: Stamp::ORIGIN,
        beyond: Beyond::default(),
        questions: vec![(QuestionId::named("need"), Question::yes_or_no(Wording::same("Do they need it?")))],
    }
}

/// One tablet.
pub struct Bench {
    pub workspace: Workspace,
    pub now: Moment,
    pub changes: Vec<Change>,
    clock: Clock,
}

impl Bench {
    pub const TEAM: TeamId = TeamId::named("test");

    pub fn empty() -> Self {
        Self {
            workspace: Workspace::default(),
            now: Moment::utc(1_762_084_800_000),
            changes: Vec::new(),
            clock: Clock::new(1),
        }
    }

    pub fn with_team() -> Self {
        let mut bench = Self::empty();
        let found =
            FoundTeam { fresh: TeamId::named("other"), name: "Sales".into(), playbook: Box::new(playbook()) };
        bench.done(found);
        bench
    }

    /// Another tablet that knows the same and goes on by itself.
    pub fn other_tablet(&self) -> Self {
        let mut clock = Clock::new(self.clock.writer() + 1);
        clock.saw(self.clock.latest());
        Self { workspace: self.workspace.clone(), now: self.now, changes: Vec::new(), clock }
    }

    pub fn later(&mut self, days: i64) -> &mut Self {
        self.now.millis += days * DAY;
        self
    }

    pub fn lead(&mut self, id: &str, name: &str) -> &mut Self {
        let form = LeadForm::default().with(Field::FullName, name);
        self.done(CaptureLead { lead: LeadId::named(id), team: Bench::TEAM, form })
    }

    /// Asks for something that must be granted.
    pub fn done(&mut self, command: impl Command) -> &mut Self {
        let events = command.decide(&self.workspace, self.now).unwrap();
        self.happen(Cause::Asked, events)
    }

    /// Asks for something that must be refused.
    pub fn refused(&self, command: impl Command) -> Rejection {
        match command.decide(&self.workspace, self.now) {
            // As in a session: nothing to do is refused.
            Ok(events) if events.is_empty() => Rejection::NothingChanged,
            decided => decided.unwrap_err(),
        }
    }

    pub fn undo(&mut self) -> &mut Self {
        self.invert()
    }

    pub fn redo(&mut self) -> &mut Self {
        self.invert()
    }

    /// Undoing an undo is redoing.
    fn invert(&mut self) -> &mut Self {
        let last = self.changes.last().unwrap();
        let (cause, events) = (Cause::Undo(last.stamp), last.inverse());
        self.happen(cause, events)
    }

    fn happen(&mut self, cause: Cause, events: Vec<Event>) -> &mut Self {
        self.now.millis += 1;
        // As in a session: a change comes after everything that it brings.
        for event in &events {
            if let Event::Joined { brought, .. } = event {
                self.clock.saw(brought.latest());
            }
        }
        let change = Change { stamp: self.clock.tick(self.now.millis), cause, events };
        self.workspace.apply_change(&change);
        self.clock.saw(self.workspace.latest());
        self.changes.push(change);
        self
    }

    pub fn column(&self, stage: &str) -> Vec<LeadId> {
        self.workspace.index().column(Bench::TEAM, StageId::named(stage)).leads().collect()
    }

    pub fn stage_of(&self, lead: &str) -> StageId {
        self.workspace.lead(LeadId::named(lead)).unwrap().visit().unwrap().stage
    }

    pub fn seen(&self) -> String {
        seen(&self.workspace)
    }
}

/// What a person would see: present values only, without stamps, history or what was taken away.
pub fn seen(workspace: &Workspace) -> String {
    let mut lines = Vec::new();
    for team in workspace.teams() {
        lines.push(format!("team {} {}", team.id, team.name()));
        for stage in team.stages_in_order() {
            let traits: Vec<_> = stage
                .written()
                .filter_map(|written| written.get())
                .filter(|value| {
                    !matches!(value, Trait::Retired(false) | Trait::Spared(None) | Trait::WipHint(None))
                })
                .map(|value| format!("{value:?}"))
                .collect();
            lines.push(format!("stage {} {}", stage.id, traits.join(" ")));
            let cards: Vec<_> = workspace.index().column(team.id, stage.id).leads().collect();
            lines.push(format!("cards {cards:?}"));
        }
        lines.extend(team.rules().map(|(id, rule)| format!("rule {id} {rule:?}")));
        lines.extend(
            team.guest_seats()
                .into_iter()
                .filter_map(|seat| Some(format!("guests {seat:?} {:?}", team.hosts(seat)?))),
        );
        lines.extend(
            team.questions.keys().filter_map(|id| Some(format!("question {:?}", team.question(*id)?))),
        );
    }
    lines.extend(workspace.campaigns().map(|(id, campaign)| format!("campaign {id} {campaign:?}")));
    for lead in workspace.shown_leads() {
        let facts: Vec<_> =
            Field::ALL.into_iter().filter_map(|field| Some((field, lead.fact(field)?))).collect();
        let answers: Vec<_> = lead.answers.keys().filter_map(|id| Some((id, lead.answer(*id)?))).collect();
        let (tags, done): (Vec<_>, Vec<_>) = (lead.tags().collect(), lead.activities().collect());
        lines.push(format!(
            "lead {} {facts:?} {tags:?} {answers:?} {done:?} {:?}",
            lead.id,
            lead.trail.path()
        ));
    }
    lines.join("\n")
}
