//! What the fixtures of this version tell: everything that playbooks brought, and every event there is.
//!
//! The fixtures without a name beside their number were written before there were playbooks to change; those named
//! after playbooks, before imports could be taken out; those named after imports, before leads could be joined.

use entonnoir::{
    commands::{
        AddStage, AnswerQuestion, ArchiveTeam, CaptureLead, Command, Definition, EditLead, EraseLead,
        FoundTeam, HandOver, ImportSnapshot, JoinLeads, LeadForm, LogActivity, MeetLead, MoveLead,
        NameDecisionMaker, RecordConsent, Redefine, RemoveActivity, RemoveLead, RenameTeam, ReshapeStage,
        RetireStage, SendBack, SeparateLead, SetQuestion, SetRule, Spot, TellApart, WriteNotice,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        consent::{Means, Proof},
        criterion::{Answer, Criterion, CriterionKind, Occasion, Points, Question, Said, Topic},
        field::Field,
        ids::{ActivityId, CampaignId, ChoiceId, CriterionId, LeadId, QuestionId, RuleId, StageId, TeamId},
        moment::{DAY, Moment, read_day},
        notice::Notice,
        playbooks,
        rule::{Deed, HEAT, Heat, Rule, Test, Weight},
        stage::Trait,
        wording::Wording,
        workspace::Workspace,
    },
    session::{Effect, Session},
};

use super::NOON;

/// One tablet that writes down what it does.
pub struct Tablet {
    pub session: Session,
    pub pieces: Vec<(String, String)>,
    now: Moment,
}

impl Tablet {
    fn new(writer: u64) -> Self {
        Self {
            session: Session::new(Workspace::default(), writer),
            pieces: Vec::new(),
            now: Moment::utc(NOON),
        }
    }

    fn store(&mut self, effects: Vec<Effect>) -> &mut Self {
        self.pieces.extend(effects.into_iter().map(|Effect::Write { key, value }| (key, value)));
        self.now.millis += DAY / 24;
        self
    }

    pub fn ask(&mut self, command: impl Command) -> &mut Self {
        let effects = self.session.dispatch(command, self.now).unwrap();
        self.store(effects)
    }

    fn undo(&mut self) -> &mut Self {
        let effects = self.session.undo(self.now).unwrap();
        self.store(effects)
    }

    fn redo(&mut self) -> &mut Self {
        let effects = self.session.redo(self.now).unwrap();
        self.store(effects)
    }

    fn lead(&mut self, id: &str, team: TeamId, form: LeadForm) -> &mut Self {
        self.ask(CaptureLead { lead: LeadId::named(id), team, form })
    }
}

const SALES: TeamId = TeamId::named("bant");
const MARKETING: TeamId = TeamId::named("maturity");
const CLAIRE: LeadId = LeadId::named("claire");
const LEA: LeadId = LeadId::named("lea");

/// Two teams, definitions of every kind, people who are judged by them, a hand-over and a way back.
fn story() -> Tablet {
    let mut colleague = Tablet::new(2);
    colleague.ask(found("Ventes Sud", "bant"));
    colleague.lead("jean", SALES, LeadForm::default().with(Field::FullName, "Jean O'Neil"));

    let mut tablet = Tablet::new(1);
    tablet
        .ask(found("Ventes", "bant"))
        .ask(RenameTeam { team: SALES, name: "Ventes Nord".into() })
        .ask(found("Marketing", "maturity"));
    definitions(&mut tablet);
    people(&mut tablet);
    let brought = Box::new(colleague.session.workspace().clone());
    tablet
        .ask(ImportSnapshot { brought })
        .ask(RemoveLead { lead: LeadId::named("jean") })
        .ask(ArchiveTeam { team: MARKETING })
        .undo()
        .redo()
        .undo();
    tablet
}

/// The same, and two files: one that came in and was undone at last, and one that stayed.
fn imports() -> Tablet {
    let mut tablet = story();
    let [gone, stays] = [("zoe", "Zoé Lambert"), ("ugo", "Ugo Rossi")].map(|(id, name)| {
        let mut colleague = Tablet::new(3);
        colleague.ask(found("Ventes Est", "bant"));
        colleague.lead(id, SALES, LeadForm::default().with(Field::FullName, name));
        ImportSnapshot { brought: Box::new(colleague.session.workspace().clone()) }
    });
    tablet.ask(gone).undo().redo().undo().ask(stays);
    tablet
}

/// The same, and people who were written down twice: joined, separated, told apart, and what a colleague wrote about one
/// of them meanwhile.
fn joined() -> Tablet {
    let mut tablet = imports();
    let who = |name: &str| LeadForm::default().with(Field::FullName, name);
    let morel = who("C. Morel").with(Field::Email, "claire@beton.example").with(Field::City, "Bron");
    let form = |lead: &str, form| CaptureLead { lead: LeadId::named(lead), team: SALES, form };
    tablet
        .ask(form("c. morel", morel))
        .ask(form("blanc", who("Léa Blanc").with(Field::Phone, "01 99 00 12 34")))
        .ask(form("dubois", who("Anne Dubois")));
    let mut colleague = Tablet::new(4);
    colleague.ask(ImportSnapshot { brought: Box::new(tablet.session.workspace().clone()) });
    let edit = LeadForm::default().with(Field::Title, "Acheteuse");
    colleague.ask(EditLead { lead: LeadId::named("c. morel"), form: edit, fresh: CampaignId::named("no") });
    let join = |keep, other: &str| JoinLeads { keep, other: LeadId::named(other), chosen: Vec::new() };
    tablet
        .ask(join(CLAIRE, "c. morel"))
        .ask(join(LEA, "blanc"))
        .ask(SeparateLead { lead: LeadId::named("blanc") })
        .undo()
        .redo()
        .ask(TellApart { one: LeadId::named("anne"), other: LeadId::named("dubois") })
        .undo()
        .redo()
        .ask(ImportSnapshot { brought: Box::new(colleague.session.workspace().clone()) });
    tablet
}

/// The same, and questions that are put on an occasion, a rule of heat, and somebody who was met and asked.
pub fn met() -> Tablet {
    let mut tablet = joined();
    let (need, news) = (QuestionId::named("bant/need"), QuestionId::named("news"));
    let question = |wording: &str, occasion| {
        Some(Question { occasion: Some(occasion), ..Question::yes_or_no(Wording::same(wording)) })
    };
    let put = SetQuestion { question: need, to: question("Un besoin ?", Occasion::Capture) };
    let consent = SetQuestion { question: news, to: question("Des nouvelles ?", Occasion::Consent) };
    let answers = vec![(need, Said::Yes, 40), (need, Said::No, -10)];
    let heat = SetRule { rule: HEAT, to: Some(Rule::Heat(Heat { hot: 60, warm: 30, answers })) };
    let form = LeadForm::default().with(Field::FullName, "Nora Weiss").with(Field::Source, "Salon Béton");
    let at_booth = Activity::new(Channel::Show, Direction::Inbound, NOON + 30 * DAY, "Stand B12");
    tablet.ask(Redefine::one(SALES, put).and(consent).and(heat)).ask(MeetLead {
        captured: CaptureLead { lead: LeadId::named("nora"), team: SALES, form },
        answers: vec![(need, Answer::new(Said::Yes, ""))],
        met: vec![at_booth],
    });
    tablet
}

/// The same, and a notice that was changed, with purposes: one consented to, one withdrawn, all of it shown.
pub fn consents() -> Tablet {
    let mut tablet = imports();
    let notice = |fr: &str, en: &str, link: &str| {
        let text = Wording::new(fr, en);
        WriteNotice { team: SALES, to: Notice { text, link: link.into(), ..Notice::default() } }
    };
    let purpose = |name: &str, fr: &str, en: &str, occasion| {
        let asked = Question { occasion: Some(occasion), ..Question::yes_or_no(Wording::new(fr, en)) };
        Definition::from(SetQuestion { question: QuestionId::named(name), to: Some(asked) })
    };
    let steps = vec![
        purpose("news", "Vous pouvez m’écrire.", "You may write to me.", Occasion::Consent),
        purpose("calls", "Vous pouvez m’appeler.", "", Occasion::Consent),
        purpose("follow-up", "À rappeler\u{a0}?", "Follow up?", Occasion::Capture),
    ];
    tablet
        .ask(Redefine { team: SALES, steps, spare: false })
        .ask(notice("Béton Lyon vous rappelle.", "", ""))
        .ask(notice(
            "Béton Lyon vous écrit.\nPendant trois ans.",
            "Béton Lyon writes to you.",
            "beton.example/rgpd",
        ));
    let version = tablet.session.workspace().team(SALES).and_then(|team| Some(team.notice_in_force()?.0));
    let proof = |words: &str| Proof {
        means: Means::Kiosk,
        at: NOON,
        language: "de".into(),
        notice: version.map(|version| (version, "en".into())),
        words: words.into(),
        show: "Salon de l’Été".into(),
        device: "Tablette 3".into(),
    };
    let given = |name: &str, words: &str| (QuestionId::named(name), proof(words).answer(true));
    let form = LeadForm::default()
        .with(Field::FullName, "Ulla Berg")
        .with(Field::Basis, "consent")
        .with(Field::BasisProof, proof("").line());
    let ulla = LeadId::named("ulla");
    let came = Activity::new(Channel::Form, Direction::Inbound, NOON, String::new());
    let calls = "Vous pouvez m’appeler.";
    tablet
        .ask(MeetLead {
            captured: CaptureLead { lead: ulla, team: SALES, form },
            answers: vec![given("news", "You may write to me."), given("calls", calls)],
            met: vec![came],
        })
        .ask(RecordConsent {
            lead: ulla,
            purpose: QuestionId::named("calls"),
            is_given: false,
            proof: Proof { means: Means::Oral, language: "fr".into(), ..proof(calls) },
        });
    tablet
}

/// The same, and two people who were erased for ever: one here, who was written down twice, and one by a colleague.
pub fn erased() -> Tablet {
    let mut tablet = consents();
    let ugo = LeadId::named("ugo");
    let mut colleague = Tablet::new(5);
    colleague
        .ask(ImportSnapshot { brought: Box::new(tablet.session.workspace().clone()) })
        .ask(EraseLead { lead: ugo });
    let twin = LeadForm::default().with(Field::FullName, "U. Berg");
    tablet
        .lead("u. berg", SALES, twin)
        .ask(JoinLeads { keep: LeadId::named("ulla"), other: LeadId::named("u. berg"), chosen: Vec::new() })
        .ask(EraseLead { lead: LeadId::named("u. berg") })
        .ask(ImportSnapshot { brought: Box::new(colleague.session.workspace().clone()) })
        .undo();
    tablet
}

fn found(name: &str, playbook: &str) -> impl Command {
    let playbook = Box::new(playbooks::named(playbook).unwrap());
    FoundTeam { fresh: TeamId::named("fresh"), name: name.into(), playbook }
}

/// One stage that asks for one thing of each kind, with the questions and rules that it needs.
fn definitions(tablet: &mut Tablet) {
    let stage = StageId::named("demo");
    let (when, who) = (QuestionId::named("when"), QuestionId::named("who"));
    let soon = ChoiceId::named("soon");
    let id = CriterionId::named;
    let ask = |name: &str, kind| Criterion::required(id(name), kind);
    let moon = format!(r#"{{"id":"{}","moon":{{"phase":"full"}}}}"#, id("moon"));
    let gate = vec![
        ask("filled", CriterionKind::Filled(vec![Field::Sector, Field::Employees])),
        ask("chosen", CriterionKind::Chosen { question: when, among: vec![soon] }),
        ask(
            "heard",
            CriterionKind::Inbound {
                channels: vec![Channel::Web, Channel::Social],
                at_least: 2,
                within: Some(30),
            },
        ),
        ask("met", CriterionKind::Meeting { booked: true }),
        ask("held", CriterionKind::Meeting { booked: false }),
        ask("fits", CriterionKind::Persona),
        ask("scores", CriterionKind::Score { of: Points::Total, at_least: 12 }),
        Criterion { advised: true, ..ask("basis", CriterionKind::Basis) },
        ask(
            "decides",
            CriterionKind::AtLeast {
                needed: 1,
                of: vec![
                    ask("who", CriterionKind::Answered(who)),
                    ask("linked", CriterionKind::DecisionMaker),
                ],
            },
        ),
        ask("moon", CriterionKind::Unreadable(moon)),
    ];
    let choices =
        vec![(soon, Wording::new("Bientôt", "Soon")), (ChoiceId::named("later"), Wording::same("Plus tard"))];
    let asked_when = Question { choices, ..Question::yes_or_no(Wording::new("Quand\u{a0}?", "When?")) };
    let asked_who =
        Question { topic: Some(Topic::Authority), ..Question::yes_or_no(Wording::same("Who decides?")) };
    let words = Test::Words { field: Field::City, any_of: vec!["Lyon".into(), "Besançon".into()] };
    let size = Test::Between { field: Field::Employees, from: Some(10), to: Some(250) };
    let deed = Deed { channels: vec![Channel::Form], direction: None, within: Some(90), points: -3, most: 2 };
    let rule = |name: &str, to| Definition::from(SetRule { rule: RuleId::named(name), to: Some(to) });
    let reshape = |to| Definition::from(ReshapeStage { stage, to });
    let steps = vec![
        AddStage { stage, name: "Démonstration".into() }.into(),
        SetQuestion { question: when, to: Some(asked_when) }.into(),
        SetQuestion { question: who, to: Some(asked_who) }.into(),
        rule("place", Rule::Fit { test: words, weight: Weight::Must }),
        rule("size", Rule::Fit { test: size, weight: Weight::Points(10) }),
        rule("form", Rule::Engagement(deed)),
        reshape(Trait::Gate(gate)),
        reshape(Trait::WipHint(Some(12))),
        reshape(Trait::StaleAfter(Some(14))),
        reshape(Trait::Definition(Wording::new("On a montré le produit.", "They have seen it work."))),
    ];
    let retire = RetireStage {
        stage: StageId::named("bant/opportunity"),
        into: Some(StageId::named("bant/prospect")),
    };
    let forget = SetRule { rule: RuleId::named("rule/web"), to: None };
    tablet
        .ask(Redefine { team: SALES, steps, spare: true })
        .ask(Redefine::one(SALES, retire))
        .ask(Redefine::one(SALES, forget));
}

fn people(tablet: &mut Tablet) {
    let form = LeadForm { tags: Some("chaud, salon".into()), ..LeadForm::default() }
        .with(Field::FullName, "Claire Morel")
        .with(Field::Company, "Béton Lyon")
        .with(Field::Employees, "120")
        .with(Field::MeetingOn, "2025-12-01")
        .with(Field::Basis, "consent")
        .with(Field::BasisProof, "signé au stand")
        .with(Field::Source, "Salon de l’Été")
        .with(Field::Amount, "12 500,50");
    tablet.lead("claire", MARKETING, form);
    tablet.lead("lea", SALES, LeadForm::default().with(Field::FullName, "Léa Blanc"));
    let edit = |lead: LeadId, form: LeadForm| EditLead { lead, form, fresh: CampaignId::named("mailing") };
    let log = |lead: LeadId, id: &str, channel: Channel| {
        let what = Activity::new(channel, Direction::Inbound, NOON, "« oui »");
        LogActivity { lead, activity: ActivityId::named(id), what }
    };
    let boss = LeadForm::default().with(Field::FullName, "Anne Dubois").with(Field::Title, "Directrice");
    let answer = Answer {
        who: "Léa Blanc".into(),
        on: read_day("2025-11-01"),
        ..Answer::new(Said::Choice(ChoiceId::named("soon")), "avant Noël")
    };
    let yes = Answer::new(Said::Yes, "elle signe");
    let answers = |question: &str, answer: Answer| {
        let question = QuestionId::named(question);
        AnswerQuestion { lead: LEA, question, to: Some(answer) }
    };
    let go = |stage: &str, reason: Option<&str>| {
        let (to, reason) = (StageId::named(stage), reason.map(str::to_owned));
        MoveLead { lead: LEA, team: SALES, to, spot: Spot::TOP, reason }
    };
    let over =
        |reason: &str| HandOver { lead: CLAIRE, to: SALES, owner: "Sam".into(), reason: reason.into() };
    tablet
        .ask(log(CLAIRE, "form", Channel::Form))
        .ask(log(LEA, "web", Channel::Web))
        .ask(RemoveActivity { lead: LEA, activity: ActivityId::named("web") })
        .ask(edit(LEA, LeadForm { tags: Some("vip".into()), ..LeadForm::default().with(Field::Age, "41") }))
        .ask(answers("when", answer))
        .ask(answers("who", yes))
        .ask(go("demo", Some("vue au salon")))
        .ask(NameDecisionMaker { lead: LEA, fresh: LeadId::named("anne"), form: boss })
        .ask(over("mûre"))
        .ask(SendBack { lead: CLAIRE, reason: "pas encore".into() })
        .ask(over("cette fois"));
}
