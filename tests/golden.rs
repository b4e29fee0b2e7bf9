//! Released formats keep opening: files written once by each version, and what they must show for ever.
//!
//! Never edit a fixture of a released version, nor what it is expected to show. A new version gets its own beside
//! them; what an old one holds may only ever be read in new ways.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use entonnoir::{
    commands::{
        AddStage, AnswerQuestion, ArchiveTeam, CaptureLead, Command, EditLead, FoundTeam, ImportSnapshot,
        LeadForm, LogActivity, MoveLead, RemoveActivity, RemoveLead, RenameTeam, ReshapeStage, RetireStage,
        Spot, WordQuestion,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        criterion::{Criterion, CriterionKind},
        event::{Cause, Change, Event},
        field::Field,
        ids::{ActivityId, CampaignId, CriterionId, LeadId, QuestionId, StageId, TeamId},
        moment::{DAY, Moment},
        playbooks,
        stage::{Stage, Trait},
        wording::{Locale, Wording},
        workspace::Workspace,
    },
    session::{Effect, Session, boot, storage},
    snapshot::{file, record},
};

const NOON: i64 = 1_762_084_800_000; // 2025-11-02T12:00:00Z
const EXPORTED: i64 = NOON + 30 * DAY;

/// In the order of the journal, one a line: the key, a tab, the text.
const PIECES: &str = "journal-1/pieces.txt";

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", name].iter().collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(fixture(name)).unwrap()
}

fn pieces() -> Vec<(String, String)> {
    let text = read(PIECES);
    let piece = |line: &str| line.split_once('\t').map(|(key, text)| (key.to_owned(), text.to_owned()));
    text.lines().map(|line| piece(line).unwrap()).collect()
}

#[test]
fn a_file_of_version_1_shows_what_it_always_showed() {
    let decoded = file::decode(&read("snapshot-1.json")).unwrap();
    assert_eq!(decoded.rejected, []);
    assert_eq!(told(&decoded.workspace), read("snapshot-1.shown.txt"));
}

#[test]
fn a_file_of_version_1_is_written_again_as_it_was() {
    let text = read("snapshot-1.json");
    assert_eq!(file::encode(&file::decode(&text).unwrap().workspace, EXPORTED), text);
}

#[test]
fn a_journal_of_version_1_shows_what_it_always_showed() {
    let opened = boot::open(pieces(), 99);
    assert_eq!(opened.set_aside, []);
    assert_eq!(told(opened.session.workspace()), read("journal-1/shown.txt"));
}

#[test]
fn the_journal_holds_every_kind_of_event_and_cause() {
    let mut kinds = BTreeSet::new();
    for (key, text) in pieces() {
        if !matches!(storage::piece(&key), Some(storage::Piece::Journal { .. })) {
            kinds.insert("a piece of an import");
            continue;
        }
        let change = record::decode(&text, &Workspace::default()).unwrap();
        // Written again as it was.
        assert_eq!(record::encode(&change), text);
        kinds.insert(cause(&change));
        kinds.extend(change.events.iter().map(kind));
    }
    assert_eq!(kinds.len(), 15 + 3 + 1, "{kinds:?}");
}

/// Without `_`, so that a new event asks for a journal that holds it.
fn kind(event: &Event) -> &'static str {
    match event {
        Event::TeamFounded { .. } => "team founded",
        Event::TeamRenamed { .. } => "team renamed",
        Event::TeamArchived { .. } => "team archived",
        Event::StageAdded { .. } => "stage added",
        Event::StageReshaped { .. } => "stage reshaped",
        Event::QuestionWorded { .. } => "question worded",
        Event::CampaignNamed { .. } => "campaign named",
        Event::LeadCaptured { .. } => "lead captured",
        Event::LeadRemoved { .. } => "lead removed",
        Event::LeadMoved { .. } => "lead moved",
        Event::FactChanged { .. } => "fact changed",
        Event::TagChanged { .. } => "tag changed",
        Event::AnswerGiven { .. } => "answer given",
        Event::ActivityLogged { .. } => "activity logged",
        Event::Joined { .. } => "joined",
    }
}

fn cause(change: &Change) -> &'static str {
    match change.cause {
        Cause::Asked => "asked",
        Cause::Undo(_) => "undo",
        Cause::Redo(_) => "redo",
    }
}

/// What a workspace shows and remembers, in words that do not change when the code does.
fn told(workspace: &Workspace) -> String {
    let mut lines = Vec::new();
    for team in workspace.all_teams() {
        lines.push(format!(
            "team {} {:?}{}",
            team.id,
            team.name(),
            if team.is_archived() { " archived" } else { "" }
        ));
        lines.extend(team.stages_in_order().into_iter().flat_map(|stage| stage_told(stage, "stage")));
        lines.extend(
            team.stages
                .values()
                .filter(|stage| stage.is_retired())
                .flat_map(|stage| stage_told(stage, "retired stage")),
        );
        lines.extend(team.questions.keys().filter_map(|id| {
            let words = &team.question(*id)?.wording;
            Some(format!("  question {id} {:?} / {:?}", words.text(Locale::Fr), words.text(Locale::En)))
        }));
        for (stage, column) in workspace.index().columns(team.id) {
            let cards: Vec<String> = column.leads().map(|lead| lead.to_string()).collect();
            lines.push(format!("  column {stage}: {} worth {}", cards.join(", "), column.value));
        }
    }
    lines.extend(workspace.campaigns().map(|(id, campaign)| format!("campaign {id} {:?}", campaign.name)));
    for lead in workspace.all_leads() {
        lines.push(format!(
            "lead {} of {}{}",
            lead.id,
            lead.created,
            if lead.is_removed() { " removed" } else { "" }
        ));
        for (field, written) in &lead.facts {
            let values: Vec<String> = written
                .writes()
                .iter()
                .map(|(stamp, fact)| {
                    format!("{:?} at {stamp}", fact.as_ref().map(ToString::to_string).unwrap_or_default())
                })
                .collect();
            lines.push(format!("  {}: {}", field.key(), values.join(", then ")));
        }
        lines.push(format!("  tags {:?}", lead.tags().collect::<Vec<_>>()));
        for question in lead.answers.keys() {
            let answer =
                lead.answer(*question).map(|answer| format!("{} because {:?}", answer.yes, answer.evidence));
            lines.push(format!("  answer to {question}: {}", answer.unwrap_or_default()));
        }
        for (id, what) in lead.activities() {
            let (channel, direction) = (what.channel.key(), what.direction.key());
            lines.push(format!("  {channel} {direction} {id} at {}: {:?}", what.at, what.note));
        }
        for visit in lead.trail.path() {
            let pass = visit
                .pass
                .as_ref()
                .map(|pass| format!(" although {:?} was missing: {:?}", pass.missing, pass.reason));
            lines.push(format!(
                "  in {} of {} from {} at {}{}",
                visit.stage,
                visit.team,
                visit.entered,
                visit.rank,
                pass.unwrap_or_default()
            ));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn stage_told(stage: &Stage, called: &str) -> Vec<String> {
    let asked = |criterion: &Criterion| match &criterion.kind {
        CriterionKind::Filled(fields) => {
            format!("filled {}", fields.iter().map(|field| field.key()).collect::<Vec<_>>().join(" or "))
        }
        CriterionKind::Answered(question) => format!("answered {question}"),
        CriterionKind::Inbound { channels, at_least } => {
            format!(
                "heard {at_least} times through {}",
                channels.iter().map(|channel| channel.key()).collect::<Vec<_>>().join(" or ")
            )
        }
        CriterionKind::Unreadable(text) => format!("unreadable {text}"),
    };
    let (name, definition) = (stage.name(), stage.definition());
    let mut lines = vec![format!(
        "  {called} {} {:?} / {:?} {} {} {} % stale after {}: {:?} / {:?}",
        stage.id,
        name.text(Locale::Fr),
        name.text(Locale::En),
        stage.kind().key(),
        stage.colour().key(),
        stage.probability(),
        stage.stale_after().map_or("never".to_owned(), |days| format!("{days} days")),
        definition.text(Locale::Fr),
        definition.text(Locale::En),
    )];
    lines.extend(
        stage.gate().iter().map(|criterion| format!("    asks {}: {}", criterion.id, asked(criterion))),
    );
    lines
}

/// One tablet that writes down what it does.
struct Tablet {
    session: Session,
    pieces: Vec<(String, String)>,
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

    fn ask(&mut self, command: Command) -> &mut Self {
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
        self.ask(Command::CaptureLead(CaptureLead { lead: LeadId::named(id), team, form }))
    }
}

/// A little of everything: two teams, a colleague's file, a removed lead, a passed gate, changes of mind.
fn story() -> Tablet {
    let (sales, marketing) = (TeamId::named("two-way"), TeamId::named("scoring"));
    let (claire, marc) = (LeadId::named("claire"), LeadId::named("marc"));
    let found = |name: &str, playbook: &str| {
        let playbook = Box::new(playbooks::named(playbook).unwrap());
        Command::FoundTeam(FoundTeam { fresh: TeamId::named("fresh"), name: name.into(), playbook })
    };
    let edit = |lead: LeadId, form: LeadForm| {
        Command::EditLead(EditLead { lead, form, fresh: CampaignId::named("mailing") })
    };
    let to = |lead: LeadId, stage: &str, reason: Option<&str>| {
        Command::MoveLead(MoveLead {
            lead,
            to: StageId::named(stage),
            spot: Spot::TOP,
            reason: reason.map(str::to_owned),
        })
    };
    let heard = |lead: LeadId, id: &str, channel: Channel, direction: Direction, note: &str| {
        let what = Activity { channel, direction, at: NOON, note: note.into() };
        Command::LogActivity(LogActivity { lead, activity: ActivityId::named(id), what })
    };

    let mut colleague = Tablet::new(2);
    colleague.ask(found("Ventes Sud", "two-way")).ask(found("Marketing", "scoring"));
    colleague.lead(
        "jean",
        sales,
        LeadForm::default().with(Field::FullName, "Jean O'Neil").with(Field::Email, "jean@acme.fr"),
    );
    colleague.lead("zoé", marketing, LeadForm::default().with(Field::Phone, "+33 1 55 12 34 56"));

    let mut tablet = Tablet::new(1);
    let form = |name: &str, company: &str| {
        LeadForm::default().with(Field::FullName, name).with(Field::Company, company)
    };
    tablet
        .ask(found("Ventes", "two-way"))
        .ask(Command::RenameTeam(RenameTeam { team: sales, name: "Ventes Nord".into() }));
    tablet.lead(
        "claire",
        sales,
        LeadForm { tags: Some("chaud, salon".into()), ..form("Claire Morel", "Béton Lyon") }
            .with(Field::Phone, "0155123456")
            .with(Field::Source, "Salon de l’Été")
            .with(Field::Amount, "12 500,50")
            .with(Field::Probability, "40 %")
            .with(Field::ExpectedOn, "2026-03-15")
            .with(Field::Website, "beton.example")
            .with(Field::Notes, "Veut un devis.\n« Avant Noël »"),
    );
    tablet.lead("marc", sales, form("Marc Petit", "Acme")).lead("ana", sales, form("Ana Łukasz", "Acme"));
    tablet
        .ask(heard(claire, "mail", Channel::Mail, Direction::Inbound, "demande un prix"))
        .ask(to(claire, "two-way/prospect", None))
        .ask(Command::AnswerQuestion(AnswerQuestion {
            lead: claire,
            question: QuestionId::named("two-way/needs"),
            yes: Some(true),
            evidence: "« il nous faut 300 m² »".into(),
        }))
        .ask(heard(marc, "call", Channel::Call, Direction::Outbound, "no answer"))
        .ask(to(marc, "two-way/prospect", Some("met at the show")))
        .ask(edit(
            marc,
            LeadForm {
                tags: Some("salon".into()),
                ..form("Marc Petit-Jean", "Acme").with(Field::Source, "Mailing")
            },
        ))
        .ask(Command::RemoveActivity(RemoveActivity { lead: marc, activity: ActivityId::named("call") }))
        .ask(Command::RemoveLead(RemoveLead { lead: LeadId::named("ana") }));
    let moon = format!(r#"{{"id":"{}","moon":{{"phase":"full"}}}}"#, CriterionId::named("moon"));
    let demo = StageId::named("demo");
    tablet
        .ask(Command::AddStage(AddStage { team: sales, stage: demo, name: "Démonstration".into() }))
        .ask(Command::ReshapeStage(ReshapeStage {
            team: sales,
            stage: demo,
            to: Trait::Gate(vec![
                Criterion { id: CriterionId::named("moon"), kind: CriterionKind::Unreadable(moon) },
                Criterion {
                    id: CriterionId::named("who"),
                    kind: CriterionKind::Answered(QuestionId::named("who")),
                },
            ]),
        }))
        .ask(Command::ReshapeStage(ReshapeStage {
            team: sales,
            stage: demo,
            to: Trait::StaleAfter(Some(14)),
        }))
        .ask(Command::ReshapeStage(ReshapeStage {
            team: sales,
            stage: demo,
            to: Trait::Definition(Wording::new("On a montré le produit.", "They have seen it work.")),
        }))
        .ask(Command::WordQuestion(WordQuestion {
            team: sales,
            question: QuestionId::named("who"),
            locale: Locale::En,
            text: "Who decides?".into(),
        }))
        .ask(edit(claire, LeadForm::default().with(Field::City, "Lyon")))
        .undo()
        .redo()
        .undo();
    let brought = Box::new(colleague.session.workspace().clone());
    tablet
        .ask(Command::ImportSnapshot(ImportSnapshot { brought }))
        .ask(to(LeadId::named("zoé"), "scoring/contact", None))
        .ask(Command::RetireStage(RetireStage {
            team: marketing,
            stage: StageId::named("scoring/contact"),
            into: Some(StageId::named("scoring/visitor")),
        }))
        .ask(found("Ventes Est", "bant"))
        .ask(Command::ArchiveTeam(ArchiveTeam { team: TeamId::named("bant") }));
    tablet
}

/// How the fixtures of version 1 were made. Once a version is released, this no longer runs for it.
#[test]
#[ignore = "writes the fixtures of a version that is not released yet"]
fn write_the_fixtures() {
    let tablet = story();
    let workspace = tablet.session.workspace();
    fs::create_dir_all(fixture("journal-1")).unwrap();
    let pieces: String = tablet.pieces.iter().map(|(key, text)| format!("{key}\t{text}\n")).collect();
    for (name, text) in [
        ("snapshot-1.json", file::encode(workspace, EXPORTED)),
        ("snapshot-1.shown.txt", told(workspace)),
        (PIECES, pieces),
        ("journal-1/shown.txt", told(workspace)),
    ] {
        fs::write(fixture(name), text).unwrap();
    }
}
