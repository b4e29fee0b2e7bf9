//! A sheet that covers the page is no modal dialog: what makes one safe is seen to by hand.

use browser::{Device, Page, json, visit};
use fantoccini::key::Key;

const CAPTURE: &str = "[data-testid=capture]";
const SEARCH: &str = "[data-testid=search]";

/// Whether something takes the focus when it is given it.
async fn takes_focus(page: &Page, selector: &str) -> bool {
    const TAKES: &str =
        "const e = document.querySelector(arguments[0]); e.focus(); return document.activeElement === e";
    page.run(TAKES, [json!(selector)]).await == true
}

async fn nothing_has_the_focus(page: &Page) {
    page.run("document.activeElement.blur()", []).await;
    assert!(!page.has_focus("dialog").await);
}

#[test]
fn what_is_covered_cannot_be_reached_and_comes_back_as_it_was() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        const SCROLL: &str = "const list = document.querySelector('.column-cards'); list.scrollTop = 150; return list.scrollTop";
        let scrolled = page.run(SCROLL, []).await;
        page.click("[data-testid=new-lead]").await;
        page.see("[data-testid=capture] [name=tags]").await;
        for behind in [".skip", ".brand", SEARCH, "[data-testid=language]"] {
            assert!(!takes_focus(page, behind).await, "{behind}");
        }
        nothing_has_the_focus(page).await;
        page.key(Key::Escape).await;
        page.gone(CAPTURE).await;
        assert!(takes_focus(page, SEARCH).await);
        assert_eq!(page.run("return document.querySelector('.column-cards').scrollTop", []).await, scrolled);
    });
}

#[test]
fn what_lies_above_it_is_modal_and_hears_escape_first() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        page.click("[data-testid=new-lead]").await;
        page.click("[data-testid=scan]").await;
        page.see("[data-testid=scanner]").await;
        nothing_has_the_focus(page).await;
        page.key(Key::Escape).await;
        page.gone("[data-testid=scanner]").await;
        page.fill("[name=full_name]", "Ana Petit").await;
        page.fill("[name=company]", "Acme").await;
        // One sheet takes the place of the other.
        page.click("[data-testid=already-here] a").await;
        page.gone(CAPTURE).await;
        page.see("dialog:modal [data-section=history]").await;
        assert!(!takes_focus(page, SEARCH).await);
        page.close_sheet().await;
        assert!(takes_focus(page, SEARCH).await);
    });
}
