//! The whole application as one page, opened from a disk: it keeps what is captured, and asks for nothing.

use browser::{Device, card, dist, files::Files, json, visit};

#[test]
fn one_file_keeps_what_is_captured_and_asks_for_nothing() {
    let whole = std::fs::read(dist().join("entonnoir.html"));
    let whole = whole.expect("`cargo xtask bundle` makes the file");
    visit(Device::Tablet, async |page| {
        // Alone in its folder, under a name that somebody gave it.
        let files = Files::new();
        page.use_file(&files.write("Entonnoir du salon.html", whole));
        page.found_team("bant").await;
        let lead = page.capture("Ana Petit", "Béton Lyon").await;
        page.saved().await;
        page.reload().await;
        page.says(&card(&lead), "Ana Petit").await;
        // The screens that a site fetches later.
        page.open_lead(&lead).await;
        page.close_sheet().await;
        page.follow("#/playbook").await;
        page.see("main h1").await;
        page.restart().await;
        page.open("#/data").await;
        page.attribute_becomes("[data-testid=place]", "data-place", "file").await;
        page.attribute_becomes("[data-testid=offline]", "data-kept", "whole").await;
        page.click("[data-testid=export]").await;
        let (_, file) = page.downloaded().await;
        assert!(String::from_utf8_lossy(&file).contains("Ana Petit"));
        page.follow("#/recovery").await;
        page.says("[data-testid=recovery-found]", "Found:").await;
        page.gone("[data-testid=recovery-afresh]").await;
        page.click("[data-testid=recovery-leave]").await;
        // Unpacking makes addresses that lead nowhere but into the page.
        const ASKED: &str = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        assert_eq!(page.run(ASKED, []).await, json!([]));
        assert!(page.refused_by_policy().await.is_empty());
    });
}
