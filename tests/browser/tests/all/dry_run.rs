//! What a change of definitions would do shows before it is done; then it is applied, or it is not.

use browser::{Device, Page, json, stage, visit};
use fantoccini::key::Key;

const DRAFT: &str = "[data-testid=draft]";
const APPLY: &str = "[data-testid=draft-apply]";
const NAMES: &str = "[data-testid=draft-names]";
const ADD_CRITERION: &str = "[data-testid=add-criterion]";
const FORM: &str = "[data-testid=criterion-form]";

/// Brings something to the middle of the screen, clear of the bar at the foot, and presses it.
async fn press(page: &Page, selector: &str) {
    page.see(selector).await;
    const CENTRE: &str =
        "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})";
    page.run(CENTRE, [json!(selector)]).await;
    page.click(selector).await;
}

/// A team that works by BANT, with Zoé among the prospects because her four questions are answered.
async fn with_a_prospect(page: &Page) -> String {
    page.found_team("bant").await;
    let lead = page.capture("Zoé Béranger", "Acme").await;
    page.open_lead(&lead).await;
    page.choose("[data-testid=stage-pick]", &stage("bant/prospect")).await;
    page.see("[data-testid=gate]").await;
    for answered in 1..=4 {
        press(page, "[data-testid=gate] [data-criterion]:not([data-holds=yes]) [data-answer=yes]").await;
        const LACK: &str = "return document.querySelectorAll('[data-testid=gate] [data-criterion]:not([data-holds=yes]):has([data-answer])').length === arguments[0]";
        page.until("one less is missing", LACK, [json!(4 - answered)]).await;
    }
    press(page, "[data-testid=gate-confirm]").await;
    page.gone("[data-testid=gate]").await;
    page.close_sheet().await;
    page.counts_become(&[0, 1, 0, 0, 0, 0]).await;
    lead
}

async fn open_stage(page: &Page, name: &str) {
    page.follow("#/playbook").await;
    press(page, &format!("[data-editor=\"{}\"] .stage-line", stage(name))).await;
    page.see("[data-testid=gate-editor]").await;
}

async fn ask_for_a_basis(page: &Page) {
    open_stage(page, "bant/prospect").await;
    press(page, ADD_CRITERION).await;
    press(page, &format!("{FORM} [data-kind=basis]")).await;
    press(page, &format!("{FORM} [type=submit]")).await;
    page.attribute_becomes(DRAFT, "data-fall-back", "1").await;
}

#[test]
fn whoever_would_fall_back_is_named_and_one_undo_takes_it_back() {
    visit(Device::Desktop, async |page| {
        let lead = with_a_prospect(page).await;
        let before = page.stored().await;
        ask_for_a_basis(page).await;
        press(page, "[data-testid=draft-fall-back]").await;
        page.says(NAMES, "Zoé Béranger").await;
        page.says(NAMES, "Prospect → Lead").await;
        assert_eq!(page.stored().await, before);
        // The draft outlasts a look at the lead.
        press(page, &format!("{NAMES} a")).await;
        page.see("dialog[open]").await;
        assert!(page.route().await.ends_with(&lead));
        page.close_sheet().await;
        page.follow("#/playbook").await;
        page.attribute_becomes(DRAFT, "data-fall-back", "1").await;
        press(page, APPLY).await;
        page.gone(DRAFT).await;
        assert!(page.undo_label().await.contains("change stage Prospect"));
        open_stage(page, "bant/prospect").await;
        page.says("[data-testid=gate-editor]", "legal basis").await;
        press(page, "[data-testid=undo]").await;
        const FIVE: &str =
            "return document.querySelectorAll('[data-testid=gate-editor] .criterion').length === 5";
        page.until("the gate is as it was", FIVE, []).await;
    });
}

#[test]
fn a_draft_that_is_discarded_leaves_nothing() {
    visit(Device::Desktop, async |page| {
        with_a_prospect(page).await;
        let before = page.stored().await;
        ask_for_a_basis(page).await;
        press(page, "[data-testid=draft-discard]").await;
        page.gone(DRAFT).await;
        const FIVE: &str =
            "return document.querySelectorAll('[data-testid=gate-editor] .criterion').length === 5";
        page.until("the gate is as it was", FIVE, []).await;
        assert_eq!(page.stored().await, before);
    });
}

/// By keyboard alone, from the change to its end.
#[test]
fn old_judgements_can_be_kept() {
    visit(Device::Desktop, async |page| {
        with_a_prospect(page).await;
        ask_for_a_basis(page).await;
        page.says(DRAFT, "keep the judgement of then").await;
        page.focus("[data-testid=draft-spare]").await;
        page.key(Key::Enter).await;
        page.gone(DRAFT).await;
        page.says("[data-testid=gate-editor]", "legal basis").await;
        // Whoever was past was spared: asking for less again makes nobody ready, and nobody fall back.
        page.focus("[data-testid=gate-editor] .criterion:last-child [data-testid=remove-criterion]").await;
        page.key(Key::Enter).await;
        page.attribute_becomes(DRAFT, "data-fall-back", "0").await;
        page.says(DRAFT, "No lead would be touched").await;
        assert!(!page.has("[data-testid=draft-spare]").await);
    });
}

#[test]
fn a_stage_with_leads_asks_where_they_go_and_says_who() {
    visit(Device::Desktop, async |page| {
        with_a_prospect(page).await;
        open_stage(page, "bant/prospect").await;
        press(page, "[data-testid=retire]").await;
        press(page, "[data-testid=retire-into]").await;
        page.says(".retire [data-testid=problem]", "choose where to put them").await;
        page.choose("[name=into]", &stage("bant/lead")).await;
        press(page, "[data-testid=retire-into]").await;
        page.attribute_becomes(DRAFT, "data-leave", "1").await;
        press(page, "[data-testid=draft-leave]").await;
        page.says(NAMES, "Prospect → Lead").await;
        press(page, APPLY).await;
        page.gone(DRAFT).await;
        page.follow("#/board").await;
        page.counts_become(&[1, 0, 0, 0, 0]).await;
        press(page, "[data-testid=undo]").await;
        page.counts_become(&[0, 1, 0, 0, 0, 0]).await;
    });
}

#[test]
fn the_forecast_follows_a_chance_in_french_too() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        page.follow("#/playbook").await;
        press(page, ".stage:nth-child(2) .stage-line").await;
        page.fill("[name=probability]", "90\t").await;
        page.says("[data-testid=draft-forecast]", "→").await;
        page.says("[data-testid=draft-forecast]", "(+€").await;
        press(page, "[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        // The draft is the same in another language.
        page.says("[data-testid=draft-forecast]", "Prévision").await;
        page.says(DRAFT, "1\u{a0}changement").await;
        page.see(".stage[data-changed]").await;
    });
}

/// A draft waits with its own team.
#[test]
fn another_team_is_told_of_the_draft_that_waits() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        page.follow("#/playbook").await;
        press(page, ".stage:nth-child(2) .stage-line").await;
        page.fill("[name=probability]", "90\t").await;
        page.see(DRAFT).await;
        let teams = page.teams().await;
        let other = page.run("return arguments[0].find(team => team !== document.querySelector('[data-testid=team]').value)", [json!(teams)]).await;
        page.choose("[data-testid=team]", other.as_str().unwrap_or_default()).await;
        page.see("[data-testid=draft-elsewhere]").await;
        press(page, ".stage:nth-child(2) .stage-line").await;
        page.fill("[name=probability]", "80\t").await;
        page.says("[data-testid=problem]", "Another team has a draft").await;
        press(page, "[data-testid=draft-elsewhere] .button").await;
        page.attribute_becomes(DRAFT, "data-changes", "1").await;
    });
}
