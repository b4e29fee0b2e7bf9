//! Somebody is erased for ever: here, in the other tab, in every store, and whatever file comes later.

use browser::{Device, Mirror, Page, board::IMPORT_FILE, files::Files, visit};

const NAME: &str = "Zoraya Quexington";
const RECEIPT: &str = "[data-testid=erase-receipt]";

/// In how many of the three stores somebody can be read.
async fn stores_that_say(page: &Page, name: &str) -> usize {
    let mut stores = vec![page.stored().await];
    for mirror in Mirror::BOTH {
        stores.push(page.mirrored(mirror).await);
    }
    let says = |text: &browser::Value| text.as_str().is_some_and(|text| text.contains(name));
    stores.iter().filter(|store| store.values().any(says)).count()
}

#[test]
fn whoever_is_erased_is_gone_from_every_store_and_an_older_file_brings_nobody_back() {
    visit(Device::Tablet, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        let lead = page.capture(NAME, "Mills").await;
        page.saved().await;
        assert_eq!(stores_that_say(page, NAME).await, 3, "else this shows nothing");
        page.open("#/data").await;
        page.click("[data-testid=export]").await;
        let (name, bytes) = page.downloaded().await;
        let files = Files::new();
        let older = files.write(&name, bytes);
        page.click("[data-testid=export-table]").await;
        page.choose("[name=preset]", "excel").await;
        page.click("[data-testid=table-download]").await;
        let (table, rows) = page.downloaded().await;
        page.click("[data-testid=export-contacts]").await;
        let (cards, contacts) = page.downloaded().await;
        let (table, cards) = (files.write(&table, rows), files.write(&cards, contacts));
        let first = page.window().await;
        let second = page.new_window().await;
        page.use_window(&second).await;
        page.open(&format!("#/lead/{lead}")).await;
        page.see("[data-testid=lead]").await;

        page.use_window(&first).await;
        page.open("").await;
        page.open_lead(&lead).await;
        page.click("[data-testid=delete-lead]").await;
        page.click("[data-testid=erase-lead]").await;
        page.says("[data-testid=erase-who]", NAME).await;
        assert!(page.has("[data-testid=erase-confirm]:disabled").await, "one tap is too little");
        page.click("[data-testid=erase-sure]").await;
        page.click("[data-testid=erase-confirm]").await;
        page.attribute_becomes(RECEIPT, "data-clean", "true").await;
        page.says("[data-testid=erase-copies]", &name).await;
        page.click("[data-testid=erase-close]").await;
        page.total_becomes(1).await;
        assert_eq!(stores_that_say(page, NAME).await, 0);
        assert!(page.undo_label().await.contains("Ana Petit"), "nothing of it is offered for undoing");

        page.use_window(&second).await;
        page.see("[data-testid=gone]").await;
        assert!(!page.text("body").await.contains(NAME));
        page.close_window().await;
        page.use_window(&first).await;

        page.reload().await;
        page.total_becomes(1).await;
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&older]).await;
        page.see("[data-testid=problem]").await;
        page.choose_files(IMPORT_FILE, &[&table]).await;
        page.says("[data-testid=table-kept-out]", "no file brings it back").await;
        page.click("[data-testid=table-cancel]").await;
        page.choose_files(IMPORT_FILE, &[&cards]).await;
        page.says("[data-testid=people] [data-testid=problem]", "erased for ever").await;
        page.click("[data-testid=people-cancel]").await;
        page.open("").await;
        page.total_becomes(1).await;
        page.saved().await;
        assert_eq!(stores_that_say(page, NAME).await, 0);
    });
}
