//! A lead goes to another team and comes back: nothing is lost, and everybody is told why.

use browser::{Device, Page, card, visit};
use entonnoir::domain::ids::LeadId;
use fantoccini::key::Key;

const OPEN: &str = "[data-testid=hand-over-open]";
const SHEET: &str = "[data-testid=hand-over]";
const CONFIRM: &str = "[data-testid=hand-over-confirm]";
const TEAM: &str = "[data-testid=lead-team]";
const HISTORY: &str = "[data-section=history]";

async fn claire(page: &Page) -> String {
    page.take_in_two_teams().await;
    let claire = LeadId::named("claire").to_string();
    page.open_lead(&claire).await;
    page.see(OPEN).await;
    claire
}

#[test]
fn a_lead_goes_to_another_team_and_is_sent_back_with_all_that_was_said() {
    visit(Device::Desktop, async |page| {
        let claire = claire(page).await;
        page.click("[data-section=ahead] [data-answer=yes]").await;
        page.click(OPEN).await;
        page.says(SHEET, "Arrives at Lead").await;
        page.says(SHEET, "For Prospect it still lacks").await;
        page.says(SHEET, "Budget: do they have the money?").await;

        let before = page.stored().await;
        page.click(CONFIRM).await;
        page.see(&format!("{SHEET} [data-testid=problem]")).await;
        assert!(page.has_focus(&format!("{SHEET} [name=reason]")).await);
        assert_eq!(page.stored().await, before);
        page.fill(&format!("{SHEET} [name=reason]"), "Wants a visit next week").await;
        page.fill(&format!("{SHEET} [name=to_owner]"), "Sam").await;
        page.click(CONFIRM).await;
        page.gone(SHEET).await;
        page.says(TEAM, "Closers").await;
        page.says("dialog[open]", "Claire Morel is now with Closers, at Lead.").await;
        page.says(HISTORY, "Alpha → Closers: Lead").await;
        page.says(HISTORY, "Wants a visit next week").await;
        // The board stays one's own, and what was answered there stays in sight.
        page.gone(&card(&claire)).await;
        page.says("[data-section=elsewhere]", "Asked by Alpha").await;

        let no = "[data-section=ahead] .gate-row:has([data-answer=no]) [data-answer=no]";
        page.click(no).await;
        page.see("[data-section=ahead] [data-holds=no]").await;
        page.click("[data-testid=send-back-open]").await;
        page.says("[data-testid=send-back]", "goes back to Alpha, to the stage Lead").await;
        page.click("[data-testid=send-back-confirm]").await;
        page.see("[data-testid=send-back] [data-testid=problem]").await;
        page.fill("[data-testid=send-back] [name=reason]", "No budget before June").await;
        page.click("[data-testid=send-back-confirm]").await;
        page.says(TEAM, "Alpha").await;
        page.says(HISTORY, "No budget before June").await;
        page.see(&card(&claire)).await;

        // Once more: what they refused is told apart from what they do not know.
        page.click(OPEN).await;
        page.says(&format!("{SHEET} [data-part=refused]"), "Budget").await;
        page.says(&format!("{SHEET} [data-part=refused]"), "Nothing is lost").await;
        page.key(Key::Escape).await;
        page.gone(SHEET).await;
        page.says(TEAM, "Alpha").await;
    });
}

#[test]
fn a_hand_over_is_undone_by_name_and_survives_a_reload() {
    visit(Device::Desktop, async |page| {
        let claire = claire(page).await;
        hand_over(page).await;
        page.says("[data-testid=undo-hand-over]", "Undo: hand Claire Morel over to Closers").await;
        page.reload().await;
        page.says(TEAM, "Closers").await;
        page.follow("#/board").await;
        page.gone("dialog[open]").await;
        assert!(page.undo_label().await.contains("Closers"));
        page.click("[data-testid=undo]").await;
        page.see(&card(&claire)).await;
    });
}

async fn hand_over(page: &Page) {
    page.click(OPEN).await;
    page.fill(&format!("{SHEET} [name=reason]"), "Ripe").await;
    page.click(CONFIRM).await;
    page.says(TEAM, "Closers").await;
}

#[test]
fn there_and_back_in_french_by_keyboard_alone() {
    visit(Device::Desktop, async |page| {
        page.take_in_two_teams().await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        page.open_lead(&LeadId::named("claire").to_string()).await;
        page.see(OPEN).await;
        page.tab_to(OPEN).await;
        page.key(Key::Enter).await;
        page.says(SHEET, "Arrive à l’étape Lead").await;
        page.tab_to(&format!("{SHEET} [name=to_team]")).await;
        page.tab_to(&format!("{SHEET} [name=reason]")).await;
        page.type_here("elle veut une visite").await;
        page.tab_to(CONFIRM).await;
        page.key(Key::Enter).await;
        page.gone(SHEET).await;
        page.says(TEAM, "Closers").await;
        page.says("dialog[open]", "Claire Morel est maintenant chez Closers, à l’étape Lead.").await;
        page.says("dialog[open]", "Confiée par Alpha").await;
        page.tab_to("[data-testid=send-back-open]").await;
        page.key(Key::Enter).await;
        page.says("[data-testid=send-back]", "La fiche retourne chez Alpha").await;
        page.tab_to("[data-testid=send-back] [name=reason]").await;
        page.type_here("pas avant juin").await;
        page.tab_to("[data-testid=send-back-confirm]").await;
        page.key(Key::Enter).await;
        page.says(TEAM, "Alpha").await;
        page.says(HISTORY, "pas avant juin").await;
    });
}

#[test]
fn a_team_that_is_alone_is_told_how_to_have_company() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        page.click(OPEN).await;
        page.says(SHEET, "There is only one team here").await;
        assert!(!page.has(CONFIRM).await);
        page.click("[data-testid=to-playbook]").await;
        page.gone("dialog[open]").await;
        assert_eq!(page.route().await, "#/playbook");
    });
}
