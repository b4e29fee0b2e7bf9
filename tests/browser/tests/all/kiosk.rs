//! The tablet turned to a visitor: who leaves word sees nothing else, and what they agreed to can be shown.

use browser::{Device, Page, board::IMPORT_FILE, files::Files, json, visit};
use entonnoir::{
    commands::{Command, FoundTeam, Redefine, SetQuestion, WriteNotice},
    domain::{
        criterion::{Occasion, Question},
        ids::{QuestionId, TeamId},
        moment::Moment,
        notice::Notice,
        playbooks,
        stamp::Clock,
        wording::Wording,
        workspace::Workspace,
    },
    snapshot,
};

const VISITOR: &str = "[data-testid=visitor]";
const SEND: &str = "[data-testid=visitor-send]";
const NAME: &str = "[name=visitor_full_name]";
const PIN: &str = "dialog [name=pin]";
const PROBLEM: &str = "[data-testid=problem]";

/// A clock that can be put forward.
const STAGE: &str = "
    const Clock = Date;
    window.ahead = 0;
    window.Date = class extends Clock {
        constructor(...parts) {
            if (parts.length) super(...parts);
            else super(Clock.now() + window.ahead);
        }
    };";

/// A team that asks for two consents and says what for.
pub fn team_that_asks() -> String {
    let mut workspace = Workspace::default();
    let (mut clock, now, team) = (Clock::new(7), Moment::utc(1_762_084_800_000), TeamId::named("bant"));
    let mut done = |command: &dyn Fn(&Workspace) -> Vec<entonnoir::domain::event::Event>| {
        let (events, stamp) = (command(&workspace), clock.tick(now.millis));
        events.iter().for_each(|event| workspace.apply(event, stamp));
    };
    let playbook = playbooks::named("bant").expect("it is built in");
    done(&|known| {
        let playbook = Box::new(playbook.clone());
        let found = FoundTeam { fresh: team, name: "Sales".into(), playbook };
        found.decide(known, now).expect("the team is founded")
    });
    for (name, fr, en) in [("news", "Vous pouvez m’écrire.", "You may write."), ("calls", "Appelez-moi.", "")]
    {
        done(&|known| {
            let wording = Wording::new(fr, en);
            let to = Question { occasion: Some(Occasion::Consent), ..Question::yes_or_no(wording) };
            let ask = SetQuestion { question: QuestionId::named(name), to: Some(to) };
            Redefine::one(team, ask).decide(known, now).expect("it is asked")
        });
    }
    done(&|known| {
        let text = Wording::new("Acme garde tout trois ans.", "Acme keeps it for three years.");
        let to = Notice { text, link: "acme.example/privacy".into(), ..Notice::default() };
        WriteNotice { team, to }.decide(known, now).expect("the notice is written")
    });
    snapshot::file::encode(&workspace, now.millis)
}

fn purpose(name: &str) -> String {
    format!("input[data-purpose=\"{}\"]", QuestionId::named(name))
}

/// With one lead on the board, whom no visitor may see.
async fn turned(page: &Page) {
    let files = Files::new();
    page.beforehand(STAGE).await;
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[&files.write("asks.json", team_that_asks())]).await;
    page.click("[data-testid=import-confirm]").await;
    page.follow("#/board").await;
    page.see("[data-testid=board] [data-stage]").await;
    page.capture("Claire Secret", "Acme").await;
    page.follow("#/kiosk").await;
    page.fill("[data-testid=turn] [name=pin]", "12").await;
    page.click("[data-testid=turn-now]").await;
    page.says(PROBLEM, "4 to 12 digits").await;
    turn(page).await;
}

async fn turn(page: &Page) {
    page.follow("#/kiosk").await;
    page.fill("[data-testid=turn] [name=pin]", "4711").await;
    page.click("[data-testid=turn-now]").await;
    page.see(VISITOR).await;
}

/// Nothing of anybody, and no way to anybody.
async fn shows_nobody(page: &Page) {
    page.see(VISITOR).await;
    const ALONE: &str = "return !document.body.innerText.includes('Secret') && !document.querySelector('.bar, [data-lead], a[href], datalist')";
    page.until("the visitor sees nobody and can follow nothing", ALONE, []).await;
}

#[test]
fn a_visitor_leaves_word_in_another_language_and_what_they_agreed_to_is_proven() {
    visit(Device::Tablet, async |page| {
        turned(page).await;
        shows_nobody(page).await;
        page.click("[data-language=de]").await;
        page.says("h1", "Bleiben wir in Kontakt").await;
        page.says("[data-testid=visitor-notice]", "Acme keeps it for three years.").await;
        page.says(".visitor-consents", "Appelez-moi.").await;
        page.click(SEND).await;
        page.says(PROBLEM, "mindestens einen Namen").await;
        page.fill(NAME, "Ulla Berg").await;
        page.fill("[name=visitor_email]", "ulla").await;
        page.click(&purpose("news")).await;
        page.click(SEND).await;
        page.says(PROBLEM, "unvollständig").await;
        page.fill("[name=visitor_email]", "ulla@berg.example").await;
        page.click(SEND).await;
        page.attribute_becomes(VISITOR, "data-step", "thanks").await;
        page.click("[data-testid=visitor-next]").await;
        page.attribute_becomes(VISITOR, "lang", "en").await;
        const EMPTY: &str = "return [...document.querySelectorAll('.visitor input')].every(i => !i.checked && (i.type === 'checkbox' || i.value === ''))";
        page.until("nothing of the last visitor stays", EMPTY, []).await;
        shows_nobody(page).await;
        leave(page, "4711").await;

        page.fill("[data-testid=search]", "Ulla").await;
        page.total_becomes(1).await;
        let lead = page.column(0).await.leads.swap_remove(0);
        page.open_lead(&lead).await;
        let consent =
            |name: &str| format!("[data-section=consents] [data-purpose=\"{}\"]", QuestionId::named(name));
        page.attribute_becomes(&consent("calls"), "data-said", "open").await;
        page.attribute_becomes(&consent("news"), "data-said", "given").await;
        let proof = page.text(&format!("{} [data-testid=consent-proof]", consent("news"))).await;
        for part in ["on the visitor’s screen", "language: de", "notice of"] {
            assert!(proof.contains(part), "{part} is missing: {proof}");
        }
        page.click(&format!("{} [data-testid=withdraw-form]", consent("news"))).await;
        page.attribute_becomes(&consent("news"), "data-said", "withdrawn").await;
        let proof = page.text(&format!("{} [data-testid=consent-proof]", consent("news"))).await;
        assert!(proof.contains("in writing"), "{proof}");
        page.click("[data-testid=show-notice]").await;
        page.see("[data-testid=notice] [data-testid=code]").await;
    });
}

async fn leave(page: &Page, pin: &str) {
    page.click("[data-testid=visitor-leave]").await;
    page.fill(PIN, pin).await;
    page.click("[data-testid=visitor-open]").await;
    page.see("[data-testid=board] [data-stage]").await;
}

#[test]
fn only_the_pin_leads_away_and_what_is_left_half_done_is_thrown_away() {
    visit(Device::Tablet, async |page| {
        turned(page).await;
        for route in ["#/board", "#/data", "#/recovery"] {
            page.follow(route).await;
            shows_nobody(page).await;
            page.reload().await;
            shows_nobody(page).await;
        }
        page.run("history.back()", []).await;
        shows_nobody(page).await;

        page.fill(NAME, "Half a name").await;
        page.run("window.ahead += 55000", []).await;
        page.see("[data-testid=visitor-idle]").await;
        page.click("[data-testid=visitor-idle] button").await;
        page.gone("[data-testid=visitor-idle]").await;
        let typed = page.run("return document.querySelector(arguments[0]).value", [json!(NAME)]).await;
        assert_eq!(typed, "Half a name", "whoever is still there keeps what they typed");
        page.run("window.ahead += 61000", []).await;
        page.until(
            "the form is empty",
            "return document.querySelector(arguments[0])?.value === ''",
            [json!(NAME)],
        )
        .await;

        page.click("[data-testid=visitor-leave]").await;
        page.fill(PIN, "0000").await;
        page.click("[data-testid=visitor-open]").await;
        page.says(&format!("dialog {PROBLEM}"), "not the PIN").await;
        page.fill(PIN, "4711").await;
        page.click("[data-testid=visitor-open]").await;
        page.total_becomes(1).await;
    });
}

#[test]
fn another_tab_turns_to_the_visitor_too_and_back() {
    visit(Device::Tablet, async |page| {
        turned(page).await;
        leave(page, "4711").await;
        let first = page.window().await;
        page.new_window().await;
        page.open("#/data").await;
        page.see("[data-testid=export]").await;
        let other = page.window().await;
        page.use_window(&first).await;
        turn(page).await;
        page.use_window(&other).await;
        shows_nobody(page).await;
        page.click("[data-testid=visitor-leave]").await;
        page.fill(PIN, "4711").await;
        page.click("[data-testid=visitor-open]").await;
        page.see(".bar").await;
        page.use_window(&first).await;
        page.see(".bar").await;
    });
}
