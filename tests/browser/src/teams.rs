//! Two teams for whoever tests the gate: one whose second stage asks for everything that can be asked, and one that
//! works by BANT and can take leads over.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::{board::IMPORT_FILE, files::Files, page::Page};
use entonnoir::{
    commands::{CaptureLead, Command, FoundTeam, LeadForm},
    domain::{
        activity::{Channel, Direction},
        beyond::Beyond,
        criterion::{Criterion, CriterionKind, Points, Question, Topic},
        event::Event,
        field::Field,
        ids::{ChoiceId, CriterionId, LeadId, QuestionId, RuleId, StageId, TeamId},
        moment::Moment,
        playbook::Playbook,
        playbooks,
        rank::Rank,
        rejection::Rejection,
        rule::{Deed, Rule, Test, Weight},
        stage::{Kind, Trait},
        stamp::{Clock, Stamp},
        wording::Wording,
        workspace::Workspace,
    },
    snapshot,
};
use fantoccini::key::Key;

impl Page {
    /// Opens the site for the first time, takes the two teams in, and shows the board of the first.
    pub async fn take_in_two_teams(&self) {
        let files = Files::new();
        self.open("#/data").await;
        self.choose_files(IMPORT_FILE, &[&files.write("two-teams.json", two_teams())]).await;
        self.click("[data-testid=import-confirm]").await;
        self.counts_become(&[2, 0, 0, 0]).await;
    }

    /// Goes from field to field and button to button until the focus is on or in this.
    pub async fn tab_to(&self, selector: &str) {
        const FAR: usize = 120;
        for _ in 0..FAR {
            if self.has_focus(selector).await {
                return;
            }
            self.key(Key::Tab).await;
        }
        panic!("Tab does not reach {selector}");
    }

    /// Types where the focus is, key by key.
    pub async fn type_here(&self, text: &str) {
        for letter in text.chars() {
            self.letter(letter).await;
        }
    }
}

/// What the criterion of this name is called on the page: `[data-criterion="…"]`.
pub fn criterion(name: &str) -> String {
    format!("[data-criterion=\"{}\"]", CriterionId::named(name))
}

/// What the choice of this name is called on the page: `[data-answer="…"]`.
pub fn choice(name: &str) -> String {
    format!("[data-answer=\"{}\"]", ChoiceId::named(name))
}

/// A snapshot with the teams "Alpha" and "Closers", and with Claire Morel and Anne Dubois on the board of the first.
pub fn two_teams() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = Moment::utc(since.as_millis() as i64);
    let mut workspace = Workspace::default();
    let mut clock = Clock::new(7);
    let mut done = |decided: Result<Vec<Event>, Rejection>, workspace: &mut Workspace| {
        let stamp = clock.tick(now.millis);
        let events = decided.expect("the command is granted");
        events.iter().for_each(|event| workspace.apply(event, stamp));
    };
    let found = |name: &str, playbook: Playbook| {
        let fresh = TeamId::named("fresh");
        FoundTeam { fresh, name: name.into(), playbook: Box::new(playbook) }
    };
    let bant = playbooks::named("bant").expect("a built-in playbook");
    for (name, playbook) in [("Alpha", every_kind()), ("Closers", bant)] {
        done(found(name, playbook).decide(&workspace, now), &mut workspace);
    }
    for (id, name, title) in [("anne", "Anne Dubois", "Directrice"), ("claire", "Claire Morel", "")] {
        let form = LeadForm::default()
            .with(Field::FullName, name)
            .with(Field::Title, title)
            .with(Field::Company, "Béton Lyon");
        let team = TeamId::named("every-kind");
        let capture = CaptureLead { lead: LeadId::named(id), team, form };
        done(capture.decide(&workspace, now), &mut workspace);
    }
    snapshot::file::encode(&workspace, now.millis)
}

/// Lead → Prospect, which asks one criterion of each kind → Client.
fn every_kind() -> Playbook {
    let wording = |fr: &str, en: &str| Wording::new(fr, en);
    let stages = [
        ("lead", wording("Lead", "Lead"), Kind::Open, vec![]),
        ("prospect", wording("Prospect", "Prospect"), Kind::Open, gate()),
        ("client", wording("Client", "Customer"), Kind::Won, vec![]),
        ("lost", wording("Perdu", "Lost"), Kind::Lost, vec![]),
    ];
    let mut rank: Option<Rank> = None;
    let stages = stages.into_iter().map(|(key, name, kind, gate)| {
        let next = Rank::between(rank.as_ref(), None);
        rank = Some(next.clone());
        let traits = vec![Trait::Name(name), Trait::Rank(next), Trait::Kind(kind), Trait::Gate(gate)];
        (StageId::named(&format!("every-kind/{key}")), traits)
    });
    Playbook {
        key: "every-kind".into(),
        name: Wording::same("Every kind"),
        summary: Wording::same("For tests"),
        stages: stages.collect(),
        questions: questions(),
        rules: rules(),
        version: Stamp::ORIGIN,
        beyond: Beyond::default(),
    }
}

fn gate() -> Vec<Criterion> {
    let criterion = |name: &str, kind| Criterion::required(CriterionId::named(name), kind);
    let part = |field: Field| criterion(field.key(), CriterionKind::Filled(vec![field]));
    let question = QuestionId::named("every-kind/kind");
    let among = vec![ChoiceId::named("new"), ChoiceId::named("used")];
    vec![
        criterion("filled", CriterionKind::Filled(vec![Field::Amount])),
        criterion("answered", CriterionKind::Answered(QuestionId::named("every-kind/need"))),
        criterion("chosen", CriterionKind::Chosen { question, among }),
        criterion(
            "inbound",
            CriterionKind::Inbound {
                channels: vec![Channel::Call, Channel::Mail],
                at_least: 1,
                within: Some(30),
            },
        ),
        criterion("meeting", CriterionKind::Meeting { booked: true }),
        criterion("persona", CriterionKind::Persona),
        criterion("score", CriterionKind::Score { of: Points::Total, at_least: 30 }),
        criterion("basis", CriterionKind::Basis),
        criterion("decision-maker", CriterionKind::DecisionMaker),
        criterion(
            "group",
            CriterionKind::AtLeast { needed: 1, of: vec![part(Field::Website), part(Field::City)] },
        ),
        criterion(
            "unreadable",
            CriterionKind::Unreadable(format!(
                "{{\"id\":\"{}\",\"mood\":\"good\"}}",
                CriterionId::named("unreadable")
            )),
        ),
        Criterion { advised: true, ..part(Field::Phone) },
    ]
}

fn questions() -> Vec<(QuestionId, Question)> {
    let need = Wording::new(
        "A-t-elle un besoin que nous pouvons couvrir ?",
        "Do they have a need that we can meet?",
    );
    let kind = Wording::new("Que cherche-t-elle ?", "What are they looking for?");
    let choices = [
        ("new", "Du neuf", "New"),
        ("used", "De l’occasion", "Second-hand"),
        ("repair", "Une réparation", "A repair"),
    ];
    let choices = choices.map(|(id, fr, en)| (ChoiceId::named(id), Wording::new(fr, en)));
    vec![
        (
            QuestionId::named("every-kind/need"),
            Question { topic: Some(Topic::Need), ..Question::yes_or_no(need) },
        ),
        (
            QuestionId::named("every-kind/kind"),
            Question { choices: choices.into(), ..Question::yes_or_no(kind) },
        ),
    ]
}

fn rules() -> Vec<(RuleId, Rule)> {
    let words = |field, any_of: &[&str]| Test::Words {
        field,
        any_of: any_of.iter().map(|word| (*word).to_owned()).collect(),
    };
    let size = Test::Between { field: Field::Employees, from: Some(50), to: Some(1_500) };
    let calls = Deed {
        channels: vec![Channel::Call, Channel::Mail],
        direction: Some(Direction::Inbound),
        within: Some(30),
        points: 10,
        most: 3,
    };
    let must = |test| Rule::Fit { test, weight: Weight::Must };
    let rules = [
        ("country", must(words(Field::Country, &["France", "Belgique"]))),
        ("size", must(size)),
        (
            "sector",
            Rule::Fit {
                test: words(Field::Sector, &["logistique", "transport"]),
                weight: Weight::Points(20),
            },
        ),
        ("calls", Rule::Engagement(calls)),
    ];
    rules.map(|(name, rule)| (RuleId::named(&format!("every-kind/{name}")), rule)).into()
}
