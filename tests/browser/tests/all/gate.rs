//! A stage that asks for something: it asks at the drop, and never just refuses.

use browser::{
    Device, Page, card, column, stage,
    teams::{choice, criterion},
    visit,
};
use entonnoir::domain::ids::LeadId;
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

/// What the rows that ask a question say: yes, no or unknown. What holds from the start is not filled in.
async fn rows(page: &Page) -> Vec<String> {
    const ROWS: &str = "return [...document.querySelectorAll('[data-testid=gate] [data-criterion]:has([data-answer])')].map(row => row.dataset.holds)";
    let rows = page.run(ROWS, []).await;
    rows.as_array().into_iter().flatten().filter_map(|row| row.as_str().map(str::to_owned)).collect()
}

async fn rows_become(page: &Page, holds: &[&str]) {
    const ARE: &str = "return JSON.stringify([...document.querySelectorAll('[data-testid=gate] [data-criterion]:has([data-answer])')].map(row => row.dataset.holds)) === JSON.stringify(arguments[0])";
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
        page.click(&format!("{GATE} [data-answer=no]")).await;
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
        page.see(&format!("{GATE} [data-criterion][data-holds=unknown]")).await;
        page.fill("[data-testid=gate] [name=email]", "zoe@example.com").await;
        page.key(Key::Tab).await;
        page.gone(&format!("{GATE} [data-criterion]:not([data-holds=yes])")).await;
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

/// Claire Morel, at a gate that asks a criterion of each kind.
async fn at_every_gate(page: &Page) -> String {
    page.take_in_two_teams().await;
    let claire = LeadId::named("claire").to_string();
    drop_on(page, &claire, "every-kind/prospect").await;
    page.see(GATE).await;
    claire
}

/// Something inside the row of a criterion.
fn within(name: &str, selector: &str) -> String {
    format!("{GATE} {} {selector}", criterion(name))
}

async fn becomes(page: &Page, name: &str, holds: &str) {
    page.attribute_becomes(&format!("{GATE} {}", criterion(name)), "data-holds", holds).await;
}

#[test]
fn every_kind_is_filled_in_on_the_spot_and_turns() {
    visit(Device::Desktop, async |page| {
        let claire = at_every_gate(page).await;
        becomes(page, "filled", "unknown").await;
        page.fill(&within("filled", "[name=amount]"), "12500").await;
        page.key(Key::Tab).await;
        becomes(page, "filled", "yes").await;

        page.click(&within("answered", "[data-answer=no]")).await;
        becomes(page, "answered", "no").await;
        page.click(&within("answered", "[data-answer=yes]")).await;
        becomes(page, "answered", "yes").await;
        page.fill(&within("answered", "[name=evidence]"), "asked for three trucks").await;
        page.fill(&within("answered", "[name=who]"), "her assistant").await;
        page.key(Key::Enter).await;
        page.says(&within("answered", ".gate-text"), "Yes: “asked for three trucks” (her assistant").await;
        page.click(&within("answered", "[data-answer=no]")).await;
        page.says(&within("answered", ".gate-text"), "No (").await;
        page.click(&within("answered", "[data-answer=yes]")).await;
        becomes(page, "answered", "yes").await;

        page.click(&within("chosen", &choice("repair"))).await;
        becomes(page, "chosen", "no").await;
        page.click(&within("chosen", &choice("new"))).await;
        becomes(page, "chosen", "yes").await;

        page.says(&within("inbound", ".gate-text"), "Nothing logged with Claire Morel yet").await;
        page.click(&within("inbound", "[data-testid=log-now]")).await;
        becomes(page, "inbound", "yes").await;
        page.click(&within("meeting", "[data-testid=log-meeting]")).await;
        becomes(page, "meeting", "yes").await;

        page.fill(&within("persona", "[name=country]"), "Spain").await;
        page.key(Key::Tab).await;
        becomes(page, "persona", "no").await;
        page.fill(&within("persona", "[name=country]"), "France").await;
        page.fill(&within("persona", "[name=employees]"), "120").await;
        page.key(Key::Tab).await;
        becomes(page, "persona", "yes").await;
        becomes(page, "score", "unknown").await;
        page.fill(&within("score", "[name=sector]"), "Transport routier").await;
        page.key(Key::Tab).await;
        becomes(page, "score", "yes").await;

        page.choose(&within("basis", "[name=basis]"), "objected").await;
        becomes(page, "basis", "no").await;
        page.choose(&within("basis", "[name=basis]"), "consent").await;
        becomes(page, "basis", "yes").await;
        page.fill(&within("group", "[name=city]"), "Lyon").await;
        page.key(Key::Tab).await;
        becomes(page, "group", "yes").await;
        becomes(page, "city", "yes").await;
        becomes(page, "website", "unknown").await;
        page.fill(&within("decision-maker", "[name=decision_maker]"), "anne").await;
        page.click(&within("decision-maker", "[role=option]")).await;
        becomes(page, "decision-maker", "yes").await;

        // What this version cannot judge keeps the gate shut, and takes a reason to pass.
        becomes(page, "unreadable", "unknown").await;
        page.fill("[name=reason]", "I know her").await;
        page.click("[data-testid=gate-confirm]").await;
        page.stage_becomes(&claire, &stage("every-kind/prospect")).await;
    });
}

/// Somebody with a finger on a calendar does not go on to the next field to see what becomes of it.
#[test]
fn a_day_chosen_from_the_calendar_counts_at_once() {
    const CHOOSE: &str =
        "const field = document.querySelector(arguments[0]); field.focus(); field.value = '2099-03-15';
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {bubbles: true}));";
    visit(Device::Desktop, async |page| {
        at_every_gate(page).await;
        becomes(page, "meeting", "unknown").await;
        page.run(CHOOSE, [within("meeting", "[name=meeting_on]").into()]).await;
        becomes(page, "meeting", "yes").await;
    });
}

#[test]
fn the_person_who_decides_is_written_down_at_the_gate() {
    visit(Device::Desktop, async |page| {
        at_every_gate(page).await;
        page.click(&within("decision-maker", "summary")).await;
        page.click(&within("decision-maker", "[data-testid=add-decision-maker]")).await;
        page.see(&within("decision-maker", "[data-testid=problem]")).await;
        page.fill(&within("decision-maker", "[name=full_name]"), "Paul Martin").await;
        page.fill(&within("decision-maker", "[name=title]"), "Owner").await;
        page.click(&within("decision-maker", "[data-testid=add-decision-maker]")).await;
        becomes(page, "decision-maker", "yes").await;
        page.says(&within("decision-maker", ".gate-text"), "Paul Martin decides").await;
        page.click("[data-testid=gate-cancel]").await;
        page.counts_become(&[3, 0, 0, 0]).await;
        page.card_named("Paul Martin").await;
    });
}

#[test]
fn somebody_is_found_and_taken_away_again_by_keyboard() {
    visit(Device::Desktop, async |page| {
        page.take_in_two_teams().await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        let claire = LeadId::named("claire").to_string();
        drop_on(page, &claire, "every-kind/prospect").await;
        page.see(GATE).await;
        let field = within("decision-maker", "[name=decision_maker]");
        page.tab_to(&field).await;
        // Claire herself is not offered, though the company is hers too.
        page.type_here("beton").await;
        page.see(&within("decision-maker", "[role=option]")).await;
        assert_eq!(page.count(&within("decision-maker", "[role=option]")).await, 1);
        page.key(Key::Escape).await;
        page.gone(&within("decision-maker", "[role=option]")).await;
        page.see(GATE).await;
        page.type_here("anne").await;
        page.see(&within("decision-maker", "[role=option]")).await;
        page.key(Key::Enter).await;
        becomes(page, "decision-maker", "yes").await;
        page.says(&within("decision-maker", ".gate-text"), "Anne Dubois décide").await;
        let change = within("decision-maker", "[data-testid=change-person]");
        page.see(&change).await;
        assert!(page.has_focus(&change).await, "the focus goes on to what took the field's place");
        page.key(Key::Enter).await;
        becomes(page, "decision-maker", "unknown").await;
    });
}

#[test]
fn the_lead_sheet_fills_in_the_same_rows_and_moves_what_is_ready() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        page.attribute_becomes("[data-testid=stands]", "data-stands", "settled").await;
        for _ in 0..4 {
            let open = page.count("[data-section=ahead] [data-criterion][data-holds=unknown]").await;
            page.click("[data-section=ahead] [data-criterion][data-holds=unknown] [data-answer=yes]").await;
            let fewer = "return document.querySelectorAll('[data-section=ahead] [data-holds=unknown]').length === arguments[0]";
            page.until("one row fewer is open", fewer, [(open - 1).into()]).await;
        }
        page.attribute_becomes("[data-testid=stands]", "data-stands", "ready").await;
        page.click("[data-testid=move-ready]").await;
        page.attribute_becomes("[data-testid=stands]", "data-stands", "settled").await;
        page.close_sheet().await;
        page.stage_becomes(&lead, &stage("bant/prospect")).await;
    });
}

#[test]
fn an_answer_that_holds_is_corrected_on_the_lead_sheet() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        page.click("[data-section=ahead] [data-holds=unknown] [data-answer=yes]").await;
        page.see("[data-section=ahead] [data-holds=yes] [data-answer=yes]").await;
        page.close_sheet().await;
        page.open_lead(&lead).await;
        page.click("[data-section=ahead] [data-testid=change-answer] summary").await;
        let no = "[data-section=ahead] [data-testid=change-answer] [data-answer=no]";
        page.click(no).await;
        page.see("[data-section=ahead] [data-holds=no]").await;
        assert!(page.has_focus(no).await, "what was pressed stays where it is");
    });
}
