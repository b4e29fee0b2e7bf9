//! A day on a booth: said once where it is, then one visitor after the other, three taps each, and nothing lost.

use browser::{Device, Page, json, visit};
use entonnoir::domain::ids::QuestionId;
use fantoccini::key::Key;

/// The button for an answer to a qualifier.
fn tap(question: &str, answer: &str) -> String {
    format!("[data-question=\"{}\"] [data-answer=\"{answer}\"]", QuestionId::named(question))
}

async fn value(page: &Page, selector: &str) -> String {
    const VALUE: &str = "return document.querySelector(arguments[0]).value";
    page.run(VALUE, [json!(selector)]).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_day_is_said_once_and_each_lead_of_it_is_qualified_by_taps() {
    visit(Device::Tablet, async |page| {
        page.found_team("bant").await;
        page.click("[data-testid=new-lead]").await;
        page.click("[data-testid=change-day]").await;
        page.fill("[name=day_campaign]", "Salon Béton").await;
        page.fill("[name=day_booth]", "Stand B12").await;
        page.click("[data-testid=set-day]").await;
        page.says("[data-testid=day-names]", "Salon Béton · Stand B12").await;
        page.fill("[name=full_name]", "Ana Petit").await;
        for (question, answer) in [("bant/need", "yes"), ("bant/timeline", "no"), ("bant/timeline", "no")] {
            page.click(&tap(question, answer)).await;
        }
        page.attribute_becomes(&tap("bant/need", "yes"), "aria-pressed", "true").await;
        page.attribute_becomes(&tap("bant/timeline", "no"), "aria-pressed", "false").await;
        page.attribute_becomes("[data-testid=heat]", "data-degree", "warm").await;
        page.click(&tap("bant/authority", "yes")).await;
        page.attribute_becomes("[data-testid=heat]", "data-degree", "hot").await;
        page.click("[data-testid=save-and-next]").await;
        page.attribute_becomes("[data-testid=met-today]", "data-count", "1").await;
        page.attribute_becomes(&tap("bant/need", "yes"), "aria-pressed", "false").await;
        // The next one, by the keyboard: from line to line, and from the last one saved.
        assert!(page.has_focus("[name=full_name]").await);
        page.fill("[name=full_name]", "Bruno Morel").await;
        page.key(Key::Enter).await;
        assert!(page.has_focus("[name=company]").await);
        page.focus("[name=tags]").await;
        page.key(Key::Enter).await;
        page.attribute_becomes("[data-testid=met-today]", "data-count", "2").await;
        page.close_sheet().await;
        let lead = page.card_named("Ana Petit").await;
        page.open_lead(&lead).await;
        assert_eq!(value(page, "[name=source]").await, "Salon Béton");
        page.says("[data-section=history]", "Stand B12").await;
        page.attribute_becomes("[data-testid=heat]", "data-degree", "hot").await;
        page.close_sheet().await;
        page.open("#/data").await;
        page.attribute_becomes("[data-testid=today]", "data-open", "2").await;
        page.says("[data-testid=to-answer]", "Ana Petit").await;
        page.click("[data-testid=to-answer] a").await;
        page.see("dialog[open]").await;
        page.attribute_becomes("[data-testid=heat]", "data-degree", "hot").await;
    });
}

#[test]
fn a_crash_in_the_midst_of_a_capture_costs_nothing_that_was_typed() {
    visit(Device::Tablet, async |page| {
        page.found_team("bant").await;
        page.saved().await;
        page.click("[data-testid=new-lead]").await;
        page.fill("[name=full_name]", "Zoé Béranger").await;
        page.fill("[name=notes]", "Hall 3\nasks for a quote").await;
        page.click(&tap("bant/need", "yes")).await;
        page.until(
            "the draft is kept",
            "return localStorage.getItem('entonnoir/choice/draft')?.includes('yes')",
            [],
        )
        .await;
        let crashing = page.window().await;
        let other = page.new_window().await;
        page.use_window(&crashing).await;
        page.ask_chromium("Page.crash", json!({})).await.expect_err("a crashed page does not answer");
        page.use_window(&other).await;
        page.open("#/capture").await;
        page.see("[data-testid=came-back]").await;
        assert_eq!(value(page, "[name=full_name]").await, "Zoé Béranger");
        assert_eq!(value(page, "[name=notes]").await, "Hall 3\nasks for a quote");
        page.attribute_becomes(&tap("bant/need", "yes"), "aria-pressed", "true").await;
        page.click("[data-testid=save-lead]").await;
        page.card_named("Zoé Béranger").await;
        page.reload().await;
        page.click("[data-testid=new-lead]").await;
        page.see("[name=full_name]").await;
        assert_eq!(value(page, "[name=full_name]").await, "", "what is saved is no draft");
        assert!(!page.has("[data-testid=came-back]").await);
    });
}
