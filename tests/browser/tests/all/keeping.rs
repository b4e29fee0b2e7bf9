//! What was done is still there: after a reload, a crash, a restart, in another window, beside damage.

use browser::{Device, Mirror, Page, card, stage, visit};
use fantoccini::key::Key;

/// A lead that was written down, corrected and moved.
async fn some_work(page: &Page) -> String {
    page.found_team("bant").await;
    page.capture("Ana Petit", "Acme").await;
    let lead = page.capture("Zoé Béranger", "Béton Lyon").await;
    page.open_lead(&lead).await;
    page.fill("[name=amount]", "9000").await;
    page.click("[data-testid=save-lead]").await;
    page.close_sheet().await;
    move_by_menu(page, &lead, "bant/lost").await;
    page.saved().await;
    lead
}

async fn move_by_menu(page: &Page, lead: &str, name: &str) {
    page.focus_card(lead).await;
    page.letter('m').await;
    page.click(&format!("dialog[open] [data-to=\"{}\"]", stage(name))).await;
    page.stage_becomes(lead, &stage(name)).await;
    page.gone("dialog[open]").await;
}

async fn is_all_there(page: &Page, lead: &str) {
    page.counts_become(&[1, 0, 0, 0, 0, 1]).await;
    page.stage_becomes(lead, &stage("bant/lost")).await;
    page.says(&card(lead), "Zoé Béranger").await;
    page.says(&card(lead), "9,000").await;
}

#[test]
fn a_browser_with_one_database_only_starts_and_keeps_everything() {
    visit(Device::Desktop, async |page| {
        // Such as every browser but Chromium; and none leaves a failure unheard, which the page would take for the end.
        page.beforehand(
            "delete Navigator.prototype.storageBuckets;
            addEventListener('unhandledrejection', event => { window.unheard = String(event.reason) });",
        )
        .await;
        let lead = some_work(page).await;
        page.reload().await;
        is_all_there(page, &lead).await;
        assert!(!page.has("#recovery").await);
        assert_eq!(page.run("return window.unheard ?? ''", []).await, "");
    });
}

#[test]
fn a_reload_keeps_everything() {
    visit(Device::Desktop, async |page| {
        let lead = some_work(page).await;
        let before = page.stored().await;
        page.reload().await;
        is_all_there(page, &lead).await;
        assert_eq!(page.stored().await, before, "opening writes nothing");
    });
}

#[test]
fn a_route_reloads_to_the_same_view() {
    visit(Device::Desktop, async |page| {
        let lead = some_work(page).await;
        page.open_lead(&lead).await;
        page.reload().await;
        page.see("dialog[open]").await;
        page.says("dialog[open]", "Zoé Béranger").await;
        for route in ["#/capture", "#/playbook", "#/dictionary", "#/data"] {
            page.open(route).await;
            page.reload().await;
            assert_eq!(page.route().await, route);
        }
    });
}

#[test]
fn a_crashed_tab_keeps_everything() {
    visit(Device::Desktop, async |page| {
        let lead = some_work(page).await;
        let crashing = page.window().await;
        let other = page.new_window().await;
        page.use_window(&crashing).await;
        page.ask_chromium("Page.crash", browser::json!({}))
            .await
            .expect_err("a crashed page does not answer");
        page.use_window(&other).await;
        page.open("").await;
        is_all_there(page, &lead).await;
    });
}

#[test]
fn a_restarted_browser_keeps_everything() {
    visit(Device::Desktop, async |page| {
        let lead = some_work(page).await;
        page.restart().await;
        page.open("").await;
        is_all_there(page, &lead).await;
    });
}

#[test]
fn undo_and_redo_go_on_after_a_reload_and_name_the_deed() {
    visit(Device::Desktop, async |page| {
        let lead = some_work(page).await;
        page.reload().await;
        let label = page.undo_label().await;
        assert!(label.contains("Zoé Béranger") && label.contains("Lost"), "{label}");
        page.click("[data-testid=undo]").await;
        page.stage_becomes(&lead, &stage("bant/lead")).await;
        let label = page.redo_label().await;
        assert!(label.contains("Zoé Béranger") && label.contains("Lost"), "{label}");
        page.reload().await;
        page.click("[data-testid=redo]").await;
        is_all_there(page, &lead).await;

        // All the way back, and forth again, by keyboard.
        page.chord(&[Key::Control], 'z').await;
        page.stage_becomes(&lead, &stage("bant/lead")).await;
        page.chord(&[Key::Control], 'z').await;
        page.until(
            "the amount is gone",
            "return !document.querySelector(arguments[0]).innerText.includes('9,000')",
            [card(&lead).into()],
        )
        .await;
        page.chord(&[Key::Control], 'z').await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        for _ in 0..3 {
            page.chord(&[Key::Control, Key::Shift], 'z').await;
        }
        is_all_there(page, &lead).await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        assert!(page.undo_label().await.contains("Perdu"), "{}", page.undo_label().await);
    });
}

#[test]
fn two_windows_show_each_others_work() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let first = page.window().await;
        let second = page.new_window().await;
        page.open("").await;
        page.counts_become(&[0; 6]).await;
        page.use_window(&first).await;
        let ana = page.capture("Ana Petit", "Acme").await;
        page.use_window(&second).await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.says(&card(&ana), "Ana Petit").await;
        let bruno = page.capture("Bruno Morel", "Acme").await;
        move_by_menu(page, &ana, "bant/lost").await;
        page.use_window(&first).await;
        page.counts_become(&[1, 0, 0, 0, 0, 1]).await;
        page.says(&card(&bruno), "Bruno Morel").await;
        page.reload().await;
        page.counts_become(&[1, 0, 0, 0, 0, 1]).await;
    });
}

/// What a torn write leaves of a record.
const DAMAGED: &str = "1t.00000000.{\"damaged\":true";

/// Three leads, and the key under which the second of them lies.
async fn three_leads(page: &Page) -> String {
    page.found_team("bant").await;
    page.capture("Ana Petit", "Acme").await;
    let before = page.stored().await;
    page.capture("Bruno Morel", "Acme").await;
    let after = page.stored().await;
    let written: Vec<&String> = after.keys().filter(|key| !before.contains_key(*key)).collect();
    let [key] = written.as_slice() else { panic!("one record was written: {written:?}") };
    page.capture("Chloé Roux", "Acme").await;
    page.saved().await;
    (*key).clone()
}

#[test]
fn a_record_damaged_at_home_is_repaired_from_the_mirror() {
    visit(Device::Desktop, async |page| {
        let key = three_leads(page).await;
        let good = page.stored().await[&key].clone();
        page.store(&key, DAMAGED).await;
        page.reload().await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        page.card_named("Bruno Morel").await;
        page.until(
            "localStorage holds the record again",
            "return localStorage.getItem(arguments[0]) === arguments[1]",
            [key.clone().into(), good.clone()],
        )
        .await;
        for mirror in Mirror::BOTH {
            assert_eq!(page.mirrored(mirror).await[&key], good, "{mirror:?}");
        }
        page.open("#/data").await;
        page.see("[data-testid=export]").await;
        assert!(!page.has("[data-testid=set-aside]").await, "nothing is left to complain about");
    });
}

#[test]
fn beside_a_record_damaged_everywhere_the_rest_is_shown_and_nothing_is_thrown_away() {
    visit(Device::Desktop, async |page| {
        let key = three_leads(page).await;
        page.store(&key, DAMAGED).await;
        const NEWER_KEY: &str = "entonnoir/c1/j/0000000000000001/00000000";
        const NEWER: &str = "9z.00000000.from the future";
        page.store(NEWER_KEY, NEWER).await;
        for mirror in Mirror::BOTH {
            page.store_in_mirror(mirror, &[(&key, DAMAGED), (NEWER_KEY, NEWER)]).await;
        }
        page.reload().await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        page.card_named("Ana Petit").await;
        page.card_named("Chloé Roux").await;
        page.open("#/data").await;
        page.says("[data-testid=set-aside]", &key).await;
        page.says("[data-testid=set-aside]", NEWER_KEY).await;
        page.follow("#/board").await;
        page.capture("Diane Leroy", "Acme").await;
        page.saved().await;
        let home = page.stored().await;
        for stored in [home, page.mirrored(Mirror::Usual).await, page.mirrored(Mirror::Bucket).await] {
            assert_eq!(stored[&key], DAMAGED);
            assert_eq!(stored[NEWER_KEY], NEWER);
        }
        // The file to take away holds them.
        page.open("#/data").await;
        page.click("[data-testid=set-aside] button").await;
        let (_, file) = page.downloaded().await;
        let file = String::from_utf8(file).expect("the file is text");
        assert!(file.contains("from the future") && file.contains("damaged"), "{file}");
    });
}

/// As a browser does that kept the page while somebody was elsewhere.
const BACK: &str = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";

#[test]
fn a_page_that_was_put_away_starts_anew_where_a_checkpoint_came_meanwhile() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.run(&format!("window.isTheSame = true; {BACK}"), []).await;
        page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        assert_eq!(page.run("return window.isTheSame", []).await, true, "nobody else was at work");
        page.store("entonnoir/c1/k/0000000000000001/00000000/0000", "the head of a checkpoint").await;
        page.run(BACK, []).await;
        page.until("it starts anew", "return !window.isTheSame", []).await;
        page.is_interactive().await;
        page.see("[data-testid=board] [data-lead]").await;
    });
}

const LOCALSTORAGE_BLOCKED: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });";
const DATABASE_BLOCKED: &str = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } });
    Object.defineProperty(navigator, 'storageBuckets', { get() { throw new DOMException('no', 'SecurityError') } });";

async fn capture_unsaved(page: &Page, name: &str) {
    page.click("[data-testid=new-lead]").await;
    page.fill("[name=full_name]", name).await;
    page.click("[data-testid=save-lead]").await;
    page.attribute_becomes("[data-testid=safety]", "data-state", "not-saved").await;
}

#[test]
fn a_full_localstorage_costs_nothing_for_the_database_has_it() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        // To the last letter.
        const FILL: &str = "let held = 0, more = 4_000_000;
            while (more >= 1) {
                try { localStorage.setItem('filler', 'x'.repeat(held + more)); held += more } catch { more = Math.floor(more / 2) }
            }";
        page.run(FILL, []).await;
        page.capture("Bruno Morel", "Acme").await;
        page.saved().await;
        page.reload().await;
        page.card_named("Ana Petit").await;
        page.card_named("Bruno Morel").await;
        page.open("#/data").await;
        page.attribute_becomes("[data-testid=room]", "data-share", "100").await;
        // With room again, localStorage gets it back.
        page.run("localStorage.removeItem('filler')", []).await;
        page.reload().await;
        page.until(
            "localStorage holds the lead again",
            "return Object.values(localStorage).some(text => text.includes('Bruno Morel'))",
            [],
        )
        .await;
    });
}

#[test]
fn what_the_database_refuses_is_not_called_saved() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        page.run(
            "window.transaction = IDBDatabase.prototype.transaction;
             IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'UnknownError') }",
            [],
        )
        .await;
        capture_unsaved(page, "Bruno Morel").await;
        // It can still be taken away in a file.
        page.follow("#/data").await;
        page.click("[data-testid=export]").await;
        let (_, file) = page.downloaded().await;
        assert!(String::from_utf8_lossy(&file).contains("Bruno Morel"));
        // It is tried again, without being asked.
        page.run("IDBDatabase.prototype.transaction = window.transaction", []).await;
        page.saved().await;
        page.reload().await;
        page.open("#/board").await;
        page.card_named("Bruno Morel").await;
    });
}

#[test]
fn without_localstorage_the_database_keeps_everything() {
    visit(Device::Desktop, async |page| {
        page.beforehand(LOCALSTORAGE_BLOCKED).await;
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        page.reload().await;
        page.card_named("Ana Petit").await;
    });
}

#[test]
fn without_any_storage_the_page_works_and_says_so() {
    visit(Device::Desktop, async |page| {
        page.beforehand(&format!("{LOCALSTORAGE_BLOCKED}{DATABASE_BLOCKED}")).await;
        page.found_team("bant").await;
        page.attribute_becomes("[data-testid=safety]", "data-state", "not-saved").await;
        page.capture("Ana Petit", "Acme").await;
        page.attribute_becomes("[data-testid=safety]", "data-state", "not-saved").await;
        page.follow("#/data").await;
        page.see("[data-testid=problem]").await;
    });
}
