//! One person who was written down twice: found, compared, joined, told apart, and separated again.

use browser::{Device, Page, card, visit};

const JOIN: &str = "[data-testid=join]";
const CONFIRM: &str = "[data-testid=join-confirm]";
const DUPLICATES: &str = "[data-testid=duplicates]";

/// Claire, from two booths; each knows another town.
async fn twice(page: &Page) -> [String; 2] {
    let mut leads = Vec::new();
    for (company, city) in [("Béton Lyon", "Lyon"), ("Beton Lyon SARL", "Bron")] {
        let lead = page.capture("Claire Morel", company).await;
        page.open_lead(&lead).await;
        page.fill("[name=city]", city).await;
        page.click("[data-testid=save-lead]").await;
        page.close_sheet().await;
        leads.push(lead);
    }
    leads.try_into().unwrap_or_default()
}

#[test]
fn two_leads_are_joined_from_the_sheet_of_one_and_the_value_that_was_tapped_counts() {
    visit(Device::Tablet, async |page| {
        page.found_team("two-way").await;
        let [elder, younger] = twice(page).await;
        page.open_lead(&younger).await;
        page.click("[data-testid=join-open]").await;
        page.see(JOIN).await;
        // The elder stays, and the later town would count.
        assert!(page.has(&format!("{JOIN} [data-field=city] [value=other]:checked")).await);
        page.click(&format!("{JOIN} [data-field=city] label:has([value=kept])")).await;
        page.click(CONFIRM).await;
        page.gone(JOIN).await;
        page.see(&format!("[data-testid=joined][data-of='{younger}']")).await;
        assert_eq!(page.route().await, format!("#/lead/{elder}"));
        const CITY: &str = "return document.querySelector('dialog [name=city]')?.value === 'Lyon'";
        page.until("the town that was tapped", CITY, []).await;
        page.close_sheet().await;
        page.total_becomes(1).await;
        // A link to the other leads on.
        page.follow(&format!("#/lead/{younger}")).await;
        page.click("[data-testid=open-joined]").await;
        page.click("[data-testid=separate]").await;
        page.gone("[data-testid=joined]").await;
        page.click("[data-testid=undo-same]").await;
        page.see("[data-testid=joined]").await;
        page.close_sheet().await;
        page.saved().await;
        page.reload().await;
        page.total_becomes(1).await;
        assert!(page.undo_label().await.contains("Claire Morel"));
        page.click("[data-testid=undo]").await;
        page.total_becomes(2).await;
        page.see(&card(&younger)).await;
    });
}

#[test]
fn the_list_of_possible_duplicates_is_worked_off() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        twice(page).await;
        page.open("#/data").await;
        page.attribute_becomes(DUPLICATES, "data-count", "1").await;
        page.click("[data-testid=duplicates-open]").await;
        page.click("[data-testid=pair-apart]").await;
        page.gone("[data-testid=pair]").await;
        page.click("[data-testid=undo-pair]").await;
        page.click("[data-testid=pair-join]").await;
        page.see(JOIN).await;
        page.click(CONFIRM).await;
        page.gone(JOIN).await;
        page.gone("[data-testid=pair]").await;
        page.attribute_becomes(DUPLICATES, "data-count", "0").await;
        page.open("").await;
        page.total_becomes(1).await;
    });
}
