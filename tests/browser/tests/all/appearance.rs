//! Language, look and search.

use browser::{Device, visit};

#[test]
fn the_language_is_switched_at_once_and_kept() {
    visit(Device::Desktop, async |page| {
        page.found_team("maturity").await;
        page.says("[data-testid=new-lead]", "New lead").await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        page.says("[data-testid=new-lead]", "Nouvelle fiche").await;
        page.says("[data-testid=board]", "Client").await;
        page.reload().await;
        page.attribute_becomes("html", "lang", "fr").await;
        page.says("[data-testid=new-lead]", "Nouvelle fiche").await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "en").await;
    });
}

#[test]
fn the_look_is_switched_at_once_and_kept() {
    const BACKGROUND: &str = "return [document.documentElement, document.body].map(e => getComputedStyle(e).backgroundColor).join()";
    visit(Device::Desktop, async |page| {
        page.found_team("maturity").await;
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..3 {
            page.click("[data-testid=theme]").await;
            let theme = page.attribute("html", "data-theme").await;
            let background = page.run(BACKGROUND, []).await;
            page.reload().await;
            assert_eq!(page.attribute("html", "data-theme").await, theme);
            assert_eq!(page.run(BACKGROUND, []).await, background);
            seen.insert(theme, background);
        }
        assert_ne!(seen["light"], seen["dark"]);
    });
}

#[test]
fn the_board_is_searched_as_one_types() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        for (name, company) in [("Zoé Béranger", "Béton Lyon"), ("Marc Zola", "Acme"), ("Ana Petit", "Acme")]
        {
            page.capture(name, company).await;
        }
        page.fill("[data-testid=search]", "z").await;
        page.counts_become(&[2, 0, 0, 0]).await;
        page.fill("[data-testid=search]", "zoe beton").await;
        page.counts_become(&[1, 0, 0, 0]).await;
        page.card_named("Zoé Béranger").await;
        page.fill("[data-testid=search]", "nobody").await;
        page.total_becomes(0).await;
        page.fill("[data-testid=search]", "").await;
        page.counts_become(&[3, 0, 0, 0]).await;
    });
}
