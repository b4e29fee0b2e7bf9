//! Another team comes along in a file: its leads are looked at in one's own columns, one is taken over, and they go again.

use browser::{Device, Page, board::IMPORT_FILE, card, column, files::Files, json, teams::two_teams, visit};
use entonnoir::domain::ids::{LeadId, StageId};

const GUESTS: &str = "[data-testid=guests]";
const HAND_OVER: &str = "[data-testid=hand-over]";
const PROBLEM: &str = ".notice [data-testid=problem]";

fn own(stage: &str) -> String {
    column(&StageId::named(&format!("two-way/{stage}")).to_string())
}

async fn shows_guests(page: &Page, stage: &str, guests: usize) {
    page.attribute_becomes(&own(stage), "data-guests", &guests.to_string()).await;
}

#[test]
fn leads_of_another_team_are_seen_here_taken_over_and_gone_again() {
    visit(Device::Desktop, async |page| {
        page.open("").await;
        page.found_team("two-way").await;
        page.capture("Zoé Béranger", "Acme").await;
        let files = Files::new();
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&files.write("theirs.json", two_teams())]).await;
        page.click("[data-testid=stages-alike] summary").await;
        page.says("[data-testid=stages-alike]", "Lead (2\u{a0}leads): like your stage “Lead”").await;
        page.click("[data-testid=import-confirm]").await;

        // Those who came along are offered, and nobody else.
        page.click("[data-testid=show-guests]").await;
        page.says(GUESTS, "Alpha (2\u{a0}leads)").await;
        assert_eq!(page.count(&format!("{GUESTS} [name=show]:checked")).await, 1);
        page.click("[data-testid=guests-confirm]").await;
        page.gone(GUESTS).await;
        shows_guests(page, "lead", 2).await;
        page.counts_become(&[1, 0, 0, 0]).await;
        let claire = LeadId::named("claire").to_string();
        let guest = format!("{}[data-guest]", card(&claire));
        page.says(&guest, "Alpha · Lead").await;

        // A drag is refused with a sentence that says what to do, and writes nothing.
        page.saved().await;
        let before = page.stored().await;
        let (from, end) = (page.centre(&guest).await, page.centre(&own("prospect")).await);
        page.mouse_drag(from, end).await;
        page.says(PROBLEM, "This lead belongs to Alpha").await;
        assert_eq!(page.stored().await, before);
        shows_guests(page, "lead", 2).await;
        page.fill("[data-testid=search]", "morel").await;
        shows_guests(page, "lead", 1).await;
        page.counts_become(&[0, 0, 0, 0]).await;
        page.fill("[data-testid=search]", "").await;
        shows_guests(page, "lead", 2).await;

        // Its menu takes it over.
        page.focus_card(&claire).await;
        page.letter('m').await;
        page.see(HAND_OVER).await;
        let team =
            page.run("return document.querySelector('[name=to_team]').selectedOptions[0].text", []).await;
        assert_ne!(team, json!("Closers"));
        page.fill(&format!("{HAND_OVER} [name=reason]"), "They know us").await;
        page.click("[data-testid=hand-over-confirm]").await;
        page.gone(HAND_OVER).await;
        shows_guests(page, "lead", 1).await;
        page.counts_become(&[2, 0, 0, 0]).await;
        page.gone(&guest).await;

        // As long as wanted, and back by name.
        page.reload().await;
        shows_guests(page, "lead", 1).await;
        page.open("#/playbook").await;
        page.click("[data-testid=choose-guests]").await;
        page.click("[data-testid=guests-none]").await;
        page.gone(GUESTS).await;
        page.follow("#/board").await;
        shows_guests(page, "lead", 0).await;
        page.counts_become(&[2, 0, 0, 0]).await;
        assert!(page.undo_label().await.contains("no longer show leads of other teams"));
        page.click("[data-testid=undo]").await;
        shows_guests(page, "lead", 1).await;
    });
}
