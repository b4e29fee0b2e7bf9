//! A lead's life on its sheet: written down, corrected, deleted, brought back.

use browser::{Device, card, json, visit};

#[test]
fn a_name_and_a_company_make_a_card_in_the_first_column() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        let lead = page.capture("Zoé Béranger", "Béton Lyon").await;
        page.counts_become(&[1, 0, 0, 0]).await;
        let text = page.text(&card(&lead)).await;
        assert!(text.contains("Zoé Béranger") && text.contains("Béton Lyon"), "{text}");
        assert!(page.undo_label().await.contains("Zoé Béranger"));
        page.saved().await;
        page.reload().await;
        page.counts_become(&[1, 0, 0, 0]).await;
        page.card_named("Zoé Béranger").await;
    });
}

#[test]
fn nothing_at_all_makes_no_card_and_says_why() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        let before = page.stored().await;
        page.click("[data-testid=new-lead]").await;
        page.click("[data-testid=save-lead]").await;
        page.see("[data-testid=problem]").await;
        page.fill("[name=full_name]", "Ana").await;
        page.fill("[name=email]", "not an address").await;
        page.click("[data-testid=save-lead]").await;
        page.see("[data-field=email] [data-testid=problem]").await;
        assert!(page.has_focus("[name=email]").await, "the wrong field has the focus");
        let mut stored = page.stored().await;
        // What is typed is kept as a draft, and nothing else.
        stored.remove("entonnoir/choice/draft");
        assert_eq!(stored, before);
        page.fill("[name=email]", "ana@example.com").await;
        page.click("[data-testid=save-lead]").await;
        page.counts_become(&[1, 0, 0, 0]).await;
    });
}

#[test]
fn what_was_typed_outlives_a_slip_on_escape() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        page.click("[data-testid=new-lead]").await;
        page.fill("[name=full_name]", "Half Written").await;
        page.key(fantoccini::key::Key::Escape).await;
        page.gone("dialog[open]").await;
        page.click("[data-testid=new-lead]").await;
        page.see("[name=full_name]").await;
        const VALUE: &str = "return document.querySelector('[name=full_name]').value";
        assert_eq!(page.run(VALUE, []).await, "Half Written");
    });
}

#[test]
fn what_is_being_typed_is_saved_when_the_browser_goes_back() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        page.fill("[name=next_step]", "Send the offer").await;
        page.run("history.back()", []).await;
        page.gone("dialog[open]").await;
        page.until(
            "the card says it",
            "return document.querySelector(arguments[0])?.textContent.includes('Send the offer')",
            [json!(card(&lead))],
        )
        .await;
        // Nothing that was on its way out has stopped the page.
        page.open_lead(&lead).await;
        page.attribute_becomes("[data-testid=safety]", "data-state", "saved").await;
    });
}

#[test]
fn a_lead_is_corrected_in_both_languages() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        let lead = page.capture("Zoe Beranger", "Acme").await;
        page.open_lead(&lead).await;
        page.fill("[name=full_name]", "Zoé Béranger").await;
        page.fill("[name=amount]", "12,500").await;
        page.click("[data-testid=save-lead]").await;
        page.close_sheet().await;
        page.says(&card(&lead), "Zoé Béranger").await;
        page.says(&card(&lead), "12,500").await;
        page.click("[data-testid=language]").await;
        // French sets a narrow blank that breaks no line between thousands.
        page.says(&card(&lead), "12\u{202f}500").await;
        page.reload().await;
        page.says(&card(&lead), "Zoé Béranger").await;
    });
}

#[test]
fn a_call_is_logged_at_the_top_of_the_sheet() {
    visit(Device::Phone, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        let call = "[data-section=log] [data-channel=call]";
        page.see(call).await;
        assert_eq!(page.count("[data-testid=log-activity]").await, 0, "the rest waits for what it was");
        page.click(call).await;
        page.fill("[data-section=log] [name=note]", "signs up to 20,000 €").await;
        page.click("[data-testid=log-activity]").await;
        page.says("[data-section=history]", "signs up to 20,000 €").await;
        assert!(page.has_focus(call).await, "the focus goes back to where it began");
        assert_eq!(page.count("[data-testid=log-activity]").await, 0);
    });
}

#[test]
fn what_is_seldom_needed_is_folded_until_it_is_filled_in() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        page.click("[data-testid=more-facts] summary").await;
        page.fill("[data-testid=more-facts] [name=employees]", "many").await;
        page.click("[data-testid=more-facts] summary").await;
        page.click("[data-testid=save-lead]").await;
        page.see("[data-testid=more-facts][open] [data-testid=problem]").await;
        page.fill("[data-testid=more-facts] [name=employees]", "120").await;
        page.click("[data-testid=save-lead]").await;
        page.close_sheet().await;
        page.open_lead(&lead).await;
        page.see("#lead-facts > [data-field=employees]").await;
    });
}

#[test]
fn a_deleted_lead_comes_back_by_undo() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        let lead = page.capture("Zoé Béranger", "Acme").await;
        page.open_lead(&lead).await;
        page.click("[data-testid=delete-lead]").await;
        page.click("[data-testid=confirm-delete]").await;
        page.counts_become(&[0, 0, 0, 0]).await;
        page.gone("dialog[open]").await;
        assert!(page.undo_label().await.contains("Zoé Béranger"));
        page.reload().await;
        page.counts_become(&[0, 0, 0, 0]).await;
        page.click("[data-testid=undo]").await;
        page.counts_become(&[1, 0, 0, 0]).await;
        page.says(&card(&lead), "Zoé Béranger").await;
    });
}
