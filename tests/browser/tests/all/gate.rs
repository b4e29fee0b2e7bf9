//! A stage that asks for something: it asks at the drop, and never just refuses.

use browser::{Device, Page, card, column, stage, visit};
use fantoccini::key::Key;

const GATE: &str = "[data-testid=gate]";

/// A lead of BANT, dropped on the stage with four questions.
async fn at_the_gate(page: &Page) -> String {
    page.found_team("bant").await;
    let lead = page.capture("Zoé Béranger", "Acme").await;
    drop_on(page, &lead, "bant/prospect").await;
    page.see(GATE).await;
    lead
}

async fn drop_on(page: &Page, lead: &str, name: &str) {
    page.mouse_drag(page.centre(&card(lead)).await, page.centre(&column(&stage(name))).await).await;
}

/// What the rows of the gate say: yes, no or unknown.
async fn rows(page: &Page) -> Vec<String> {
    const ROWS: &str = "return [...document.querySelectorAll('[data-testid=gate] [data-criterion]')].map(row => row.dataset.holds)";
    let rows = page.run(ROWS, []).await;
    rows.as_array().into_iter().flatten().filter_map(|row| row.as_str().map(str::to_owned)).collect()
}

async fn rows_become(page: &Page, holds: &[&str]) {
    const ARE: &str = "return JSON.stringify([...document.querySelectorAll('[data-testid=gate] [data-criterion]')].map(row => row.dataset.holds)) === JSON.stringify(arguments[0])";
    page.until(&format!("the rows say {holds:?}"), ARE, [holds.into()]).await;
}

#[test]
fn a_gate_asks_and_staying_changes_nothing() {
    visit(Device::Desktop, async |page| {
        let lead = at_the_gate(page).await;
        assert_eq!(rows(page).await, ["unknown"; 4]);
        let before = page.stored().await;
        page.click("[data-testid=gate-cancel]").await;
        page.gone(GATE).await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.stage_becomes(&lead, &stage("bant/lead")).await;
        page.at_rest().await;
        drop_on(page, &lead, "bant/prospect").await;
        page.see(GATE).await;
        page.key(Key::Escape).await;
        page.gone(GATE).await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn answers_given_at_the_gate_open_it() {
    visit(Device::Desktop, async |page| {
        let lead = at_the_gate(page).await;
        for answered in 1..=4 {
            page.click("[data-criterion]:not([data-holds=yes]) [data-answer=yes]").await;
            let mut expected = ["unknown"; 4];
            expected[..answered].fill("yes");
            rows_become(page, &expected).await;
        }
        page.click("[data-testid=gate-confirm]").await;
        page.gone(GATE).await;
        page.counts_become(&[0, 1, 0, 0, 0, 0]).await;
        page.reload().await;
        page.stage_becomes(&lead, &stage("bant/prospect")).await;
        assert!(page.undo_label().await.contains("Prospect"));
    });
}

#[test]
fn a_no_is_told_from_not_known() {
    visit(Device::Desktop, async |page| {
        at_the_gate(page).await;
        page.click("[data-criterion] [data-answer=no]").await;
        rows_become(page, &["no", "unknown", "unknown", "unknown"]).await;
    });
}

#[test]
fn a_field_is_filled_in_at_the_gate() {
    visit(Device::Desktop, async |page| {
        page.found_team("three-criteria").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        drop_on(page, &lead, "three-criteria/lead").await;
        page.see(GATE).await;
        rows_become(page, &["yes", "unknown"]).await;
        page.fill("[data-testid=gate] [name=email]", "zoe@example.com").await;
        page.key(Key::Tab).await;
        rows_become(page, &["yes", "yes"]).await;
        page.click("[data-testid=gate-confirm]").await;
        page.stage_becomes(&lead, &stage("three-criteria/lead")).await;
    });
}

#[test]
fn passing_anyway_takes_a_reason_that_stays_in_the_history() {
    const REASON: &str = "They sign on Monday, I was told by telephone";
    visit(Device::Desktop, async |page| {
        let lead = at_the_gate(page).await;
        page.click("[data-testid=gate-confirm]").await;
        page.see("[data-testid=gate] [data-testid=problem]").await;
        assert!(page.has_focus("[name=reason]").await);
        page.fill("[name=reason]", "   ").await;
        page.click("[data-testid=gate-confirm]").await;
        page.see("[data-testid=gate] [data-testid=problem]").await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.fill("[name=reason]", REASON).await;
        page.click("[data-testid=gate-confirm]").await;
        page.gone(GATE).await;
        page.counts_become(&[0, 1, 0, 0, 0, 0]).await;
        page.reload().await;
        page.open_lead(&lead).await;
        page.says("dialog[open]", REASON).await;
    });
}

#[test]
fn the_gate_speaks_french_and_answers_to_the_keyboard() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.focus_card(&lead).await;
        page.key(Key::Space).await;
        page.hears("saisie").await;
        page.key(Key::Right).await;
        page.key(Key::Space).await;
        page.see(GATE).await;
        page.says(GATE, "Zoé Béranger vers Prospect").await;
        page.says(GATE, "Budget").await;
        assert!(page.has_focus(GATE).await);
        page.key(Key::Escape).await;
        page.gone(GATE).await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
    });
}

/// Whatever starts a move, the same rule decides.
#[test]
fn menu_and_sheet_meet_the_same_gate() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        let prospect = stage("bant/prospect");
        page.focus_card(&lead).await;
        page.letter('m').await;
        page.click(&format!("dialog[open] [data-to=\"{prospect}\"]")).await;
        page.see(GATE).await;
        assert_eq!(rows(page).await, ["unknown"; 4]);
        page.click("[data-testid=gate-cancel]").await;
        page.gone(GATE).await;
        page.open_lead(&lead).await;
        page.choose("[data-testid=stage-pick]", &prospect).await;
        page.see(GATE).await;
        assert_eq!(rows(page).await, ["unknown"; 4]);
        page.click("[data-testid=gate-cancel]").await;
        page.gone(GATE).await;
        page.close_sheet().await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
    });
}
