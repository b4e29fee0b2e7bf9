//! Files that leave by the system's share sheet, which is played here: no headless browser has one.

use browser::{Device, Page, Value, files::Files, json, visit};
use fantoccini::key::Key;

const SHARE: &str = "[data-testid=share]";
const NOTICE: &str = ".notice";
const LAST_FILE: &str = "[data-testid=last-file]";

/// Takes what it is given, or does as `window.sheet` says; and whether a button was pressed just now.
const SHEET: &str = "
    window.handed = [];
    window.asked = 0;
    Object.defineProperty(navigator, 'userActivation', { get: () => ({ isActive: window.sheet !== 'too late' }) });
    navigator.canShare = ({ files }) => files.length === 1;
    navigator.share = async ({ files: [file] }) => {
        window.asked += 1;
        if (window.sheet === 'closed') throw new DOMException('closed', 'AbortError');
        if (window.sheet === 'broken') throw new DOMException('broken', 'DataError');
        window.handed.push({ name: file.name, type: file.type, text: await file.text() });
    };
";

async fn with_a_sheet(page: &Page) {
    page.beforehand(SHEET).await;
    page.found_team("bant").await;
    page.capture("Ana Petit", "Acme").await;
    page.follow("#/data").await;
    page.see(LAST_FILE).await;
}

/// From now on the sheet does so.
async fn sheet_is(page: &Page, how: &str) {
    page.run(
        "window.sheet = arguments[0]; document.querySelector('.notice button:last-child')?.click()",
        [json!(how)],
    )
    .await;
}

async fn handed(page: &Page, files: usize) -> Value {
    page.until(
        "the sheet was handed it",
        "return handed.length === arguments[0] && handed.at(-1)",
        [json!(files)],
    )
    .await
}

fn text<'a>(file: &'a Value, of: &str) -> &'a str {
    file[of].as_str().unwrap_or_default()
}

#[test]
fn a_snapshot_goes_by_the_share_sheet_and_counts_as_handed_out() {
    visit(Device::Tablet, async |page| {
        with_a_sheet(page).await;
        page.says(LAST_FILE, "No file yet").await;
        page.click(SHARE).await;
        let file = handed(page, 1).await;
        assert!(text(&file, "name").starts_with("entonnoir-") && text(&file, "name").ends_with(".json"));
        assert_eq!(file["type"], "application/json");
        assert!(text(&file, "text").contains("Ana Petit"));
        page.says(NOTICE, "Snapshot shared.").await;
        page.says(LAST_FILE, "Made just now").await;
    });
}

#[test]
fn a_sheet_that_is_closed_or_fails_leaves_no_file_behind() {
    visit(Device::Tablet, async |page| {
        with_a_sheet(page).await;
        sheet_is(page, "broken").await;
        page.click(SHARE).await;
        page.says(NOTICE, "Sharing did not work: export the snapshot instead.").await;
        sheet_is(page, "closed").await;
        page.click(SHARE).await;
        page.until("the sheet was closed", "return asked === 2", []).await;
        assert!(!page.has(NOTICE).await, "whoever closes it knows");
        sheet_is(page, "open").await;
        page.click(SHARE).await;
        handed(page, 1).await;
        page.says(NOTICE, "Snapshot shared.").await;
    });
}

#[test]
fn a_file_that_took_too_long_for_the_browser_waits_for_another_press() {
    visit(Device::Tablet, async |page| {
        with_a_sheet(page).await;
        sheet_is(page, "too late").await;
        page.click(SHARE).await;
        page.says(NOTICE, "The file is ready.").await;
        page.says(LAST_FILE, "No file yet").await;
        page.run("window.sheet = 'open'", []).await;
        page.click("[data-testid=share-now]").await;
        assert!(text(&handed(page, 1).await, "text").contains("Ana Petit"));
        page.says(NOTICE, "Snapshot shared.").await;
        page.says(LAST_FILE, "Made just now").await;
    });
}

#[test]
fn a_part_and_a_table_go_the_same_way() {
    visit(Device::Tablet, async |page| {
        with_a_sheet(page).await;
        page.click("[data-testid=part-open]").await;
        page.fill("[name=person]", "Bea").await;
        page.click("[data-testid=part-share]").await;
        assert!(text(&handed(page, 1).await, "text").contains("Ana Petit"));
        page.key(Key::Escape).await;
        page.gone("[data-testid=part]").await;
        page.click("[data-testid=export-table]").await;
        page.click("[data-testid=table-share]").await;
        let table = handed(page, 2).await;
        assert_eq!(table["type"], "text/csv");
        assert!(text(&table, "name").ends_with(".csv") && text(&table, "text").contains("Ana Petit"));
    });
}

/// On a tablet the day is closed by the sheet, and what the person shows afterwards is read back.
#[test]
fn the_day_is_closed_by_the_share_sheet_even_after_a_second_press() {
    visit(Device::Tablet, async |page| {
        const DAY: &str = "[data-testid=day]";
        with_a_sheet(page).await;
        sheet_is(page, "too late").await;
        page.click("[data-testid=close-day]").await;
        page.says(NOTICE, "The file is ready.").await;
        page.attribute_becomes(DAY, "data-state", "open").await;
        page.run("window.sheet = 'open'", []).await;
        page.click("[data-testid=share-now]").await;
        let file = handed(page, 1).await;
        page.attribute_becomes(DAY, "data-state", "waiting").await;
        let files = Files::new();
        let saved = files.write(text(&file, "name"), text(&file, "text"));
        page.choose_files("[data-testid=check-file]", &[&saved]).await;
        page.attribute_becomes(DAY, "data-state", "closed").await;
    });
}
