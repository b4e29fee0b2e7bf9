//! Where leads really stand: who may move on and who moved on too early, seen on the card, looked at alone, moved together.

use browser::{Device, Page, board::IMPORT_FILE, card, files::Files, json, stage, visit};
use entonnoir::{
    commands::{Redefine, ReshapeStage},
    domain::{
        ids::{StageId, TeamId},
        moment::Moment,
        stage::Trait,
    },
    sample,
    session::Session,
    snapshot::file,
};
use fantoccini::key::Key;

const READY: &str = "[data-testid=filter-ready]";
const AHEAD: &str = "[data-testid=filter-ahead]";
const MOVE: &str = "[data-testid=move-ready]";
const GATE: &str = "[data-testid=gate]";

/// A lead of BANT whose questions are all answered with yes, still in the first column.
async fn ready(page: &Page, name: &str) -> String {
    let lead = page.capture(name, "Acme").await;
    at_the_gate(page, &lead).await;
    while page.has("[data-criterion]:not([data-holds=yes]) [data-answer=yes]").await {
        let open = page.count("[data-criterion]:not([data-holds=yes])").await;
        page.click("[data-criterion]:not([data-holds=yes]) [data-answer=yes]").await;
        const FEWER: &str = "return document.querySelectorAll('[data-criterion]:not([data-holds=yes])').length < arguments[0]";
        page.until("the answer is taken down", FEWER, [json!(open)]).await;
    }
    page.click("[data-testid=gate-cancel]").await;
    page.gone(GATE).await;
    lead
}

/// A lead of BANT who passed the gate with a reason and without an answer.
async fn ahead(page: &Page, name: &str) -> String {
    let lead = page.capture(name, "Acme").await;
    at_the_gate(page, &lead).await;
    page.fill("[name=reason]", "They sign on Monday").await;
    page.click("[data-testid=gate-confirm]").await;
    page.gone(GATE).await;
    page.stage_becomes(&lead, &stage("bant/prospect")).await;
    lead
}

async fn at_the_gate(page: &Page, lead: &str) {
    page.focus_card(lead).await;
    page.letter('m').await;
    page.click(&format!("dialog[open] [data-to=\"{}\"]", stage("bant/prospect"))).await;
    page.see(GATE).await;
}

fn mark(lead: &str, standing: &str) -> String {
    format!("{} [data-standing={standing}]", card(lead))
}

async fn counts(page: &Page, selector: &str, count: usize) {
    page.attribute_becomes(selector, "data-count", &count.to_string()).await;
}

#[test]
fn the_ready_are_looked_at_alone_and_moved_together() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let zoe = ready(page, "Zoé Béranger").await;
        let marc = ready(page, "Marc Petit").await;
        page.capture("Ana Łukasz", "Béton Lyon").await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        counts(page, READY, 2).await;
        assert!(!page.has(&format!("{AHEAD}:not([hidden])")).await, "nobody is ahead");
        let said = page.attribute(&mark(&zoe, "ready"), "title").await;
        assert_eq!(said, "Ready for Prospect");

        page.click(READY).await;
        page.attribute_becomes(READY, "aria-pressed", "true").await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        page.says(MOVE, "Move all 2 on").await;
        // Search and filter narrow each other.
        page.fill("[data-testid=search]", "marc").await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.fill("[data-testid=search]", "").await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;

        page.click(MOVE).await;
        page.counts_become(&[1, 2, 0, 0, 0, 0]).await;
        page.says("[role=alert]", "2 leads moved on. Undo brings them back.").await;
        page.gone(MOVE).await;
        page.click("[data-testid=undo]").await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        counts(page, READY, 2).await;
        page.see(&mark(&marc, "ready")).await;
    });
}

#[test]
fn a_search_chooses_who_of_the_ready_moves() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        ready(page, "Zoé Béranger").await;
        let marc = ready(page, "Marc Petit").await;
        page.fill("[data-testid=search]", "marc").await;
        page.click(READY).await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.says(MOVE, "Move it on").await;
        page.click(MOVE).await;
        page.fill("[data-testid=search]", "").await;
        page.counts_become(&[1, 1, 0, 0, 0, 0]).await;
        page.stage_becomes(&marc, &stage("bant/prospect")).await;
        counts(page, READY, 1).await;
    });
}

#[test]
fn the_ready_are_moved_by_keyboard_in_french() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        let zoe = ready(page, "Zoé Béranger").await;
        assert_eq!(page.attribute(&mark(&zoe, "ready"), "title").await, "Prête pour Prospect");
        page.focus(READY).await;
        page.key(Key::Space).await;
        page.attribute_becomes(READY, "aria-pressed", "true").await;
        page.says(MOVE, "Faire avancer la fiche").await;
        page.key(Key::Tab).await;
        assert!(page.has_focus(MOVE).await, "the button comes after the filter");
        page.key(Key::Enter).await;
        page.counts_become(&[0, 1, 0, 0, 0, 0]).await;
        page.says("[role=alert]", "1 fiche a avancé. Annuler la ramène.").await;
        page.card_is_focused(&zoe).await;
        page.chord(&[Key::Control], 'z').await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        counts(page, READY, 1).await;
    });
}

#[test]
fn who_moved_on_too_early_is_seen_until_the_conditions_hold() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let zoe = ahead(page, "Zoé Béranger").await;
        page.capture("Ana Łukasz", "Béton Lyon").await;
        counts(page, AHEAD, 1).await;
        let said = page.attribute(&mark(&zoe, "ahead"), "title").await;
        assert_eq!(said, "Ahead of its definition: conditions hold up to Lead");
        page.focus(AHEAD).await;
        page.key(Key::Enter).await;
        page.counts_become(&[0, 1, 0, 0, 0, 0]).await;
        assert!(!page.has(MOVE).await, "who is ahead is not moved on");
        page.click(AHEAD).await;
        page.counts_become(&[1, 1, 0, 0, 0, 0]).await;

        page.open_lead(&zoe).await;
        while page.has("[data-question] [data-answer=yes][aria-pressed=false]").await {
            let open = page.count("[data-question] [data-answer=yes][aria-pressed=false]").await;
            page.click("[data-question] [data-answer=yes][aria-pressed=false]").await;
            const FEWER: &str = "return document.querySelectorAll('[data-question] [data-answer=yes][aria-pressed=false]').length < arguments[0]";
            page.until("the answer is taken down", FEWER, [json!(open)]).await;
        }
        page.close_sheet().await;
        page.gone(&mark(&zoe, "ahead")).await;
        counts(page, AHEAD, 0).await;
        page.says(".filters", "Every card is at the right stage.").await;
    });
}

#[test]
fn the_filters_fit_a_phone_and_a_finger() {
    visit(Device::Phone, async |page| {
        page.load_sample().await;
        page.see(READY).await;
        page.click(READY).await;
        page.see(MOVE).await;
        const OUTSIDE: &str = "return [...document.querySelectorAll('.filters button:not([hidden])')].map(b => b.getBoundingClientRect())
            .filter(r => r.left < 0 || r.right > innerWidth || r.height < 44).length";
        assert_eq!(page.run(OUTSIDE, []).await, 0);
    });
}

/// The sample show, whose first stages have room for only so many.
fn with_room_for(lead: u16, prospect: u16) -> String {
    let now = Moment::utc(1_793_610_000_000);
    let mut session = Session::new(sample::workspace(60, 7, now), 9);
    for (name, most) in [("bant/lead", lead), ("bant/prospect", prospect)] {
        let step = ReshapeStage { stage: StageId::named(name), to: Trait::WipHint(Some(most)) };
        let team: TeamId = sample::SALES;
        let asked = Redefine { team, steps: vec![step.into()], spare: false };
        session.dispatch(asked, now).expect("the stage is there");
    }
    file::encode(session.workspace(), now.millis)
}

#[test]
fn a_stage_with_more_than_the_team_can_look_after_says_so() {
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        page.open("").await;
        page.choose_files(IMPORT_FILE, &[&files.write("room.json", with_room_for(2, 60))]).await;
        page.click("[data-testid=import-confirm]").await;
        page.see("[data-testid=board] [data-lead]").await;
        page.choose_team(&sample::SALES.to_string()).await;
        let head = |name: &str| format!("[data-stage=\"{}\"][data-kind] .column-head .chip", stage(name));
        let count = page.column(0).await.count;
        page.says(&head("bant/lead"), &format!("{count}/2")).await;
        assert_eq!(page.attribute(&head("bant/lead"), "data-tone").await, "warning");
        page.says(&head("bant/lead"), "More leads than the team can look after here: 2").await;
        page.says(&head("bant/prospect"), "/60").await;
        assert_eq!(page.attribute(&head("bant/prospect"), "data-tone").await, "");
        // What a search leaves is not the whole column.
        page.fill("[data-testid=search]", "a").await;
        page.gone(&format!("{}[title]", head("bant/lead"))).await;
        page.fill("[data-testid=search]", "").await;
        page.click("[data-testid=language]").await;
        page.says(&head("bant/lead"), "Plus de fiches que l’équipe ne peut en suivre ici").await;
    });
}
