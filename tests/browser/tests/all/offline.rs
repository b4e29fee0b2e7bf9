//! A hall without a network: what has been opened goes on working.

use browser::{Device, Page, board::NEW_LEAD, card, dist, json, visit};

/// The compiled parts of the site that come by themselves, beside the one that starts it: all but what only a booth
/// needs.
fn parts() -> Vec<String> {
    let is_the_booths = |name: &String| name.strip_prefix("booth-").is_some_and(|rest| !rest.contains('-'));
    let names = std::fs::read_dir(dist()).expect("the site can be read").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let names = names.filter(|name| name.ends_with(".wasm") && !name.starts_with("entonnoir-"));
    names.filter(|name| !is_the_booths(name)).collect()
}

async fn network(page: &Page, is_there: bool) {
    let conditions =
        json!({ "offline": !is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.ask_chromium("Network.enable", json!({})).await.expect("Chromium watches its network");
    page.ask_chromium("Network.emulateNetworkConditions", conditions).await.expect("Chromium pretends");
}

#[test]
fn the_network_may_go_once_the_board_stands() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Ana Petit", "Acme").await;
        page.reload().await;
        const HERE: &str = "const here = performance.getEntriesByType('resource').filter(e => e.responseEnd).map(e => e.name);
            return arguments[0].every(part => here.some(name => name.endsWith(part)))";
        page.until("every part is here", HERE, [parts().into()]).await;
        network(page, false).await;
        page.capture("Bruno Morel", "Acme").await;
        page.open_lead(&lead).await;
        page.fill("[name=company]", "Béton Lyon").await;
        page.click("[data-testid=save-lead]").await;
        page.close_sheet().await;
        page.says(&card(&lead), "Béton Lyon").await;
        page.follow("#/playbook").await;
        page.see("main h1").await;
        page.follow("#/data").await;
        page.click("[data-testid=export]").await;
        let (_, file) = page.downloaded().await;
        assert!(String::from_utf8_lossy(&file).contains("Bruno Morel"));
        network(page, true).await;
        page.reload().await;
        page.follow("#/board").await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
    });
}

#[test]
fn a_part_that_does_not_come_is_said_and_can_be_asked_for_again() {
    if parts().is_empty() {
        // A site in one piece.
        return;
    }
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.ask_chromium("Network.enable", json!({})).await.expect("Chromium watches its network");
        let block = async |addresses: &[&str]| {
            let blocked = page.ask_chromium("Network.setBlockedURLs", json!({ "urls": addresses })).await;
            blocked.expect("Chromium blocks addresses");
        };
        block(&["*/sheets-*.wasm"]).await;
        // What the browser has kept from the first visit would come all the same.
        let without_cache =
            page.ask_chromium("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
        without_cache.expect("Chromium does without its cache");
        page.reload().await;
        page.click(NEW_LEAD).await;
        page.see("[data-testid=problem]").await;
        page.see("[data-testid=try-again]").await;
        block(&[]).await;
        page.click("[data-testid=try-again]").await;
        page.see("dialog[open] [name=full_name]").await;
        page.gone("[data-testid=try-again]").await;
        let errors = page.console_errors().await;
        assert!(
            errors.iter().all(|error| error.contains("sheets-") || error.contains("Failed to fetch")),
            "{errors:?}"
        );
    });
}
