//! A salesperson at work, in the words of one.

use entonnoir::{
    commands::{
        AnswerQuestion, CaptureLead, Command, Definition, EditLead, FoundTeam, LeadForm, LogActivity,
        MoveLead, Redefine, Spot,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        criterion::{Answer, CriterionKind, Said},
        field::Field,
        ids::{ActivityId, CampaignId, ChoiceId, LeadId, QuestionId, StageId, TeamId},
        judge::{Judge, Judgement},
        moment::{DAY, Moment},
        playbooks,
        rejection::Rejection,
        standing::{Standing, Way},
        workspace::Workspace,
    },
    queries::{board, gate::gate_sheet},
    session::{Session, boot},
};

/// A salesperson with a tablet, in a team that works by one playbook.
pub struct Desk {
    pub session: Session,
    pieces: Vec<(String, String)>,
    pub now: Moment,
    playbook: &'static str,
    logged: u64,
}

impl Desk {
    pub fn working_by(playbook: &'static str) -> Self {
        let mut desk = Self {
            session: Session::new(Workspace::default(), 1),
            pieces: Vec::new(),
            now: Moment::utc(1_762_084_800_000),
            playbook,
            logged: 0,
        };
        let chosen = Box::new(playbooks::named(playbook).unwrap());
        desk.does(FoundTeam { fresh: TeamId::named("fresh"), name: "Sales".into(), playbook: chosen });
        desk
    }

    pub fn asks(&mut self, command: impl Command) -> Result<(), Rejection> {
        self.now.millis += 1_000;
        let effects = self.session.dispatch(command, self.now)?;
        self.pieces
            .extend(effects.into_iter().map(|entonnoir::session::Effect::Write { key, value }| (key, value)));
        Ok(())
    }

    pub fn does(&mut self, command: impl Command) -> &mut Self {
        if let Err(why) = self.asks(command) {
            panic!("refused: {why:?}");
        }
        self
    }

    pub fn days_pass(&mut self, days: i64) -> &mut Self {
        self.now.millis += days * DAY;
        self
    }

    pub fn captures(&mut self, lead: LeadId, facts: &[(Field, &str)]) -> &mut Self {
        let form = facts.iter().fold(LeadForm::default(), |form, (field, typed)| form.with(*field, *typed));
        let team = self.team();
        self.does(CaptureLead { lead, team, form })
    }

    pub fn writes_down(&mut self, lead: LeadId, field: Field, typed: &str) -> &mut Self {
        let form = LeadForm::default().with(field, typed);
        self.does(EditLead { lead, form, fresh: CampaignId::named("campaign") })
    }

    /// A yes or no, and how we know.
    pub fn answers(&mut self, lead: LeadId, question: &str, yes: bool, evidence: &str) -> &mut Self {
        self.hears_that(lead, question, if yes { Said::Yes } else { Said::No }, evidence)
    }

    /// A question by its full name, which may be another playbook's.
    pub fn answers_question(&mut self, lead: LeadId, question: QuestionId, yes: bool) -> &mut Self {
        let to = Some(Answer::new(if yes { Said::Yes } else { Said::No }, ""));
        self.does(AnswerQuestion { lead, question, to })
    }

    /// One of the choices of a question.
    pub fn chooses(&mut self, lead: LeadId, question: &str, choice: &str, evidence: &str) -> &mut Self {
        let choice = ChoiceId::named(&format!("{}/{choice}", self.named(question)));
        self.hears_that(lead, question, Said::Choice(choice), evidence)
    }

    pub fn hears_that(&mut self, lead: LeadId, question: &str, said: Said, evidence: &str) -> &mut Self {
        let question = QuestionId::named(&self.named(question));
        let to = Some(Answer::new(said, evidence));
        self.does(AnswerQuestion { lead, question, to })
    }

    pub fn logs(&mut self, lead: LeadId, channel: Channel, direction: Direction) -> &mut Self {
        self.logged += 1;
        let activity = ActivityId::new(u128::from(self.logged));
        let what = Activity::new(channel, direction, self.now.millis, String::new());
        self.does(LogActivity { lead, activity, what })
    }

    /// The person gets in touch.
    pub fn hears(&mut self, lead: LeadId, channel: Channel) -> &mut Self {
        self.logs(lead, channel, Direction::Inbound)
    }

    pub fn drags(&mut self, lead: LeadId, stage: &str, reason: Option<&str>) -> Result<(), Rejection> {
        let to = self.stage(stage);
        self.asks(MoveLead {
            lead,
            team: self.team(),
            to,
            spot: Spot::TOP,
            reason: reason.map(str::to_owned),
        })
    }

    /// A drop that the gate lets through.
    pub fn drops(&mut self, lead: LeadId, stage: &str) -> &mut Self {
        let dropped = self.drags(lead, stage, None);
        assert_eq!(dropped, Ok(()), "into {stage}");
        self
    }

    /// What the gate says is missing when the card is dropped; the card stays where it was.
    pub fn stopped(&mut self, lead: LeadId, stage: &str) -> Vec<Judgement> {
        let before = self.stands(lead);
        let goal = self.stage(stage);
        let asked = self.drags(lead, stage, None);
        let Err(Rejection::GateClosed { stage, judgements }) = asked else {
            panic!("let through: {asked:?}")
        };
        assert_eq!((stage, self.stands(lead)), (goal, before));
        judgements.into_iter().filter(Judgement::is_missing).collect()
    }

    /// The questions that are missing.
    pub fn missing(&mut self, lead: LeadId, stage: &str) -> Vec<QuestionId> {
        let stopped = self.stopped(lead, stage);
        let kinds = stopped.iter().flat_map(|judgement| judgement.criterion.kind.leaves());
        kinds.filter_map(CriterionKind::question).collect()
    }

    pub fn questions(&self, names: &[&str]) -> Vec<QuestionId> {
        names.iter().map(|name| QuestionId::named(&self.named(name))).collect()
    }

    pub fn stands(&self, lead: LeadId) -> StageId {
        let workspace = self.session.workspace();
        workspace.seat(workspace.lead(lead).unwrap()).unwrap().1
    }

    /// A second team beside ours.
    pub fn founds(&mut self, name: &str, playbook: &str) -> &mut Self {
        let playbook = Box::new(playbooks::named(playbook).unwrap());
        let (fresh, name) = (TeamId::named("second"), name.to_owned());
        self.does(FoundTeam { fresh, name, playbook })
    }

    /// A stage by its full name, which may be another team's.
    pub fn stage_of(&self, name: &str) -> StageId {
        StageId::named(name)
    }

    /// The questions that keep a lead out of a stage of the team that it is with.
    pub fn lacking(&self, lead: LeadId, stage: &str) -> Vec<QuestionId> {
        let sheet = gate_sheet(self.session.workspace(), lead, StageId::named(stage), self.now).unwrap();
        let missing = sheet.rows.iter().filter(|row| row.judgement.is_missing());
        missing.filter_map(|row| row.judgement.criterion.kind.question()).collect()
    }

    pub fn team(&self) -> TeamId {
        TeamId::named(self.playbook)
    }

    pub fn stage(&self, name: &str) -> StageId {
        StageId::named(&self.named(name))
    }

    pub fn named(&self, name: &str) -> String {
        format!("{}/{name}", self.playbook)
    }

    pub fn standing(&self, lead: LeadId) -> Standing {
        let workspace = self.session.workspace();
        let team = workspace.team(self.team()).unwrap();
        Way::new(&Judge::new(workspace, team, self.now)).standing(workspace.lead(lead).unwrap())
    }

    pub fn redefines(&mut self, step: impl Into<Definition>) -> &mut Self {
        let team = self.team();
        self.does(Redefine::one(team, step))
    }

    pub fn card(&self, lead: LeadId) -> board::Card {
        let stage = self.stands(lead);
        let cards = board::cards(self.session.workspace(), self.team(), stage, None, 0..100, self.now);
        cards.into_iter().find(|card| card.lead == lead).unwrap()
    }

    pub fn column(&self, stage: &str) -> Vec<LeadId> {
        self.session.workspace().index().column(self.team(), self.stage(stage)).leads().collect()
    }

    pub fn undoes(&mut self) -> &mut Self {
        let effects = self.session.undo(self.now).unwrap();
        self.pieces
            .extend(effects.into_iter().map(|entonnoir::session::Effect::Write { key, value }| (key, value)));
        self
    }

    pub fn reloads(&mut self) -> &mut Self {
        let opened = boot::open(self.pieces.clone(), self.now.millis as u64);
        assert_eq!(opened.set_aside, []);
        self.session = opened.session;
        self
    }
}
