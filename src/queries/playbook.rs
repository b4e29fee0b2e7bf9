//! A team's definitions as its editor shows them: as they are, or as they would be with what is being tried out.

mod gate;
mod template;

use std::collections::BTreeMap;

use crate::{
    commands::{Redefine, Redefined},
    domain::{
        contradiction::{Contradiction, contradictions},
        criterion::{Criterion, CriterionKind, Question},
        ids::{ChoiceId, CriterionId, LeadId, QuestionId, RuleId, StageId, TeamId},
        moment::Moment,
        rejection::Rejection,
        rule::Rule,
        stage::{Colour, Kind, Stage, Trait},
        team::Team,
        trail::Visit,
        wording::Wording,
        workspace::Workspace,
    },
};

pub use gate::Gate;
pub use template::{Template, TemplateStage, templates};

#[derive(Clone, Debug, PartialEq)]
pub struct PlaybookView {
    pub team: TeamId,
    pub name: String,
    pub stages: Vec<StageView>,
    pub retired: Vec<(StageId, Wording)>,
    pub questions: Vec<QuestionView>,
    pub rules: Vec<(RuleId, Rule)>,
    pub contradictions: Vec<Contradiction>,
    /// Why what is being tried out can no longer be done; then things are shown as they are.
    pub refused: Option<Rejection>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StageView {
    pub stage: StageId,
    pub name: Wording,
    pub definition: Wording,
    pub kind: Kind,
    pub colour: Colour,
    pub probability: u8,
    pub stale_after: Option<u16>,
    pub wip_hint: Option<u16>,
    pub leads: usize,
    pub gate: Vec<CriterionView>,
    /// Otherwise than it is now.
    pub is_changed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CriterionView {
    pub criterion: Criterion,
    pub question: Option<Question>,
    /// Of a group: each of its criteria.
    pub parts: Vec<CriterionView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    pub id: QuestionId,
    pub question: Question,
    /// The stages that ask it.
    pub asked_in: Vec<Wording>,
}

impl PlaybookView {
    pub fn stage(&self, stage: StageId) -> Option<&StageView> {
        self.stages.iter().find(|seen| seen.stage == stage)
    }

    /// Counted from one.
    pub fn position(&self, stage: StageId) -> Option<usize> {
        self.stages.iter().position(|seen| seen.stage == stage).map(|at| at + 1)
    }

    /// The stage before which another one stands once it is moved to a place, counted from nought; `None`: behind all.
    pub fn before(&self, stage: StageId, to: usize) -> Option<StageId> {
        self.stages.iter().filter(|seen| seen.stage != stage).nth(to).map(|next| next.stage)
    }

    /// Where the leads of a stage could go.
    pub fn others(&self, stage: StageId) -> Vec<(StageId, Wording)> {
        let others = self.stages.iter().filter(|seen| seen.stage != stage);
        others.map(|seen| (seen.stage, seen.name.clone())).collect()
    }

    pub fn question(&self, question: QuestionId) -> Option<&QuestionView> {
        self.questions.iter().find(|seen| seen.id == question)
    }

    /// The questions that are answered with yes or no, or those with choices.
    pub fn questions_with(&self, choices: bool) -> Vec<(QuestionId, Wording)> {
        let these = self.questions.iter().filter(|seen| seen.question.choices.is_empty() != choices);
        these.map(|seen| (seen.id, seen.question.wording.clone())).collect()
    }

    pub fn choices(&self, question: QuestionId) -> Vec<(ChoiceId, Wording)> {
        self.question(question).map(|seen| seen.question.choices.clone()).unwrap_or_default()
    }

    /// Each thing that cannot be, with the stage that says so.
    pub fn contradictions_at(&self) -> Vec<(Option<Wording>, Contradiction)> {
        let name = |found: &Contradiction| Some(self.stage(found.stage()?)?.name.clone());
        self.contradictions.iter().map(|found| (name(found), found.clone())).collect()
    }
}

impl CriterionView {
    /// With the questions that it asks, wherever they are to be found.
    pub(super) fn of<'a>(
        criterion: &Criterion,
        question: &impl Fn(QuestionId) -> Option<&'a Question>,
    ) -> Self {
        let parts = match &criterion.kind {
            CriterionKind::AtLeast { of, .. } => of.iter().map(|part| Self::of(part, question)).collect(),
            _ => Vec::new(),
        };
        let asked = criterion.kind.question().and_then(question);
        Self { criterion: criterion.clone(), question: asked.cloned(), parts }
    }
}

impl StageView {
    pub fn gate(&self) -> Gate {
        Gate(self.gate.iter().map(|seen| seen.criterion.clone()).collect())
    }

    /// A criterion of the gate, or of one of its groups.
    pub fn criterion(&self, id: CriterionId) -> Option<&CriterionView> {
        let all = self.gate.iter().flat_map(|seen| [seen].into_iter().chain(&seen.parts));
        all.into_iter().find(|seen| seen.criterion.id == id)
    }
}

/// `draft`: what is being tried out, if it is about this team. `None` where there is no such team.
pub fn playbook(
    workspace: &Workspace,
    team: TeamId,
    draft: Option<&Redefine>,
    now: Moment,
) -> Option<PlaybookView> {
    let known = workspace.team(team)?;
    let tried = draft.filter(|draft| draft.team == team).map(|draft| draft.outcome(workspace, now));
    Some(match tried {
        None => view(workspace, known, known, &BTreeMap::new()),
        Some(Ok(Redefined { team, moved, .. })) => view(workspace, known, &team, &moved),
        Some(Err(refused)) => {
            let view = view(workspace, known, known, &BTreeMap::new());
            PlaybookView { refused: Some(refused), ..view }
        }
    })
}

fn view(workspace: &Workspace, known: &Team, team: &Team, moved: &BTreeMap<LeadId, Visit>) -> PlaybookView {
    let stage = |stage: &Stage| StageView {
        stage: stage.id,
        name: stage.name(),
        definition: stage.definition(),
        kind: stage.kind(),
        colour: stage.colour(),
        probability: stage.probability(),
        stale_after: stage.stale_after(),
        wip_hint: stage.wip_hint(),
        leads: leads_in(workspace, team.id, stage.id, moved),
        gate: stage.gate().iter().map(|asked| CriterionView::of(asked, &|id| team.question(id))).collect(),
        is_changed: known.stage(stage.id).is_none_or(|before| is_changed(before, stage)),
    };
    let retired = team.stages.values().filter(|stage| stage.is_retired());
    PlaybookView {
        team: team.id,
        name: team.name().to_owned(),
        stages: team.stages_in_order().into_iter().map(stage).collect(),
        retired: retired.map(|stage| (stage.id, stage.name())).collect(),
        questions: questions(team),
        rules: team.rules().map(|(id, rule)| (id, rule.clone())).collect(),
        contradictions: contradictions(team),
        refused: None,
    }
}

/// In the order in which the stages ask them, then those that nobody asks.
fn questions(team: &Team) -> Vec<QuestionView> {
    let asks =
        |stage: &&Stage, question: QuestionId| stage.asks().any(|kind| kind.question() == Some(question));
    let mut ids: Vec<QuestionId> = team.questions_asked().into_iter().map(|(id, _)| id).collect();
    let rest: Vec<QuestionId> = team.questions().map(|(id, _)| id).filter(|id| !ids.contains(id)).collect();
    ids.extend(rest);
    let seen = |id: QuestionId| {
        let asking = team.stages_in_order().into_iter().filter(|stage| asks(stage, id));
        let asked_in = asking.map(Stage::name).collect();
        Some(QuestionView { id, question: team.question(id)?.clone(), asked_in })
    };
    ids.into_iter().filter_map(seen).collect()
}

fn leads_in(workspace: &Workspace, team: TeamId, stage: StageId, moved: &BTreeMap<LeadId, Visit>) -> usize {
    let column = workspace.index().column(team, stage);
    if moved.is_empty() {
        return column.len();
    }
    let stay = column.leads().filter(|lead| !moved.contains_key(lead)).count();
    stay + moved.values().filter(|visit| visit.stage == stage).count()
}

/// Who is spared follows from the rest, and is no change of its own.
fn is_changed(before: &Stage, after: &Stage) -> bool {
    let says = |stage: &Stage| {
        let said = stage.written().filter_map(|written| written.get().cloned());
        said.filter(|said| !matches!(said, Trait::Spared(_))).collect::<Vec<_>>()
    };
    says(before) != says(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{AddStage, ReshapeStage, RetireStage, SetQuestion, testing::Bench},
        domain::{event::Event, stamp::Stamp},
    };

    fn tried(bench: &Bench, draft: &Redefine) -> PlaybookView {
        playbook(&bench.workspace, Bench::TEAM, Some(draft), bench.now).unwrap()
    }

    #[test]
    fn a_place_is_named_by_the_stage_that_comes_next() {
        let bench = Bench::with_team();
        let seen = playbook(&bench.workspace, Bench::TEAM, None, bench.now).unwrap();
        let [lead, prospect, client, lost] = ["lead", "prospect", "client", "lost"].map(StageId::named);
        assert_eq!(seen.before(prospect, 0), Some(lead));
        assert_eq!(seen.before(lead, 1), Some(client));
        assert_eq!(seen.before(client, 3), None);
        assert_eq!(seen.position(lost), Some(4));
    }

    #[test]
    fn what_is_tried_out_shows_and_nothing_has_changed() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let (lead, prospect) = (StageId::named("lead"), StageId::named("prospect"));
        let before = bench.seen();
        let draft = Redefine::one(Bench::TEAM, RetireStage { stage: lead, into: Some(prospect) })
            .and(AddStage { stage: StageId::named("demo"), name: "Demo".into() });
        let seen = tried(&bench, &draft);
        let stages: Vec<_> =
            seen.stages.iter().map(|seen| (seen.name.en.as_str(), seen.leads, seen.is_changed)).collect();
        assert_eq!(
            stages,
            [("Prospect", 1, false), ("Demo", 0, true), ("Client", 0, false), ("Lost", 0, false)]
        );
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn what_can_no_longer_be_done_says_why() {
        let bench = Bench::with_team();
        let name = Trait::Name(Wording::same("x".repeat(10_000)));
        let draft = Redefine::one(Bench::TEAM, ReshapeStage { stage: StageId::named("lead"), to: name });
        let seen = tried(&bench, &draft);
        assert_eq!(seen.refused, Some(Rejection::NameTooLong { most: 200 }));
        assert_eq!(seen.stages.len(), 4);
    }

    #[test]
    fn questions_know_who_asks_them() {
        let bench = Bench::with_team();
        let idle = QuestionId::named("idle");
        let to = Some(Question::yes_or_no(Wording::same("Anything else?")));
        let seen = tried(&bench, &Redefine::one(Bench::TEAM, SetQuestion { question: idle, to }));
        let asked = |id| seen.question(id).unwrap().asked_in.clone();
        assert_eq!(asked(QuestionId::named("need")), [Wording::same("Prospect")]);
        assert_eq!(asked(idle), []);
        assert_eq!(seen.questions_with(true), []);
    }

    /// A colleague's file may bring what no editor would write.
    #[test]
    fn what_cannot_be_is_told_with_its_stage() {
        let mut bench = Bench::with_team();
        let stage = StageId::named("prospect");
        let to = Trait::Gate(vec![Criterion::required(CriterionId::named("fits"), CriterionKind::Persona)]);
        let event = Event::StageReshaped { team: Bench::TEAM, stage, from: Trait::Gate(Vec::new()), to };
        let stamp = bench.workspace.latest();
        bench.workspace.apply(&event, Stamp { counter: stamp.counter + 1, ..stamp });
        let seen = playbook(&bench.workspace, Bench::TEAM, None, bench.now).unwrap();
        let told = (Some(Wording::same("Prospect")), Contradiction::NoPersona { stage });
        assert_eq!(seen.contradictions_at(), [told]);
    }
}
