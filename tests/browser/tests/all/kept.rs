//! The application itself is kept in the browser: it opens without a network, and a newer version never comes in halves,
//! nor under somebody's hands.

use browser::{
    Device, Fault, Page, Value,
    board::{NEW_LEAD, SAVE_LEAD},
    camera::photograph,
    card,
    files::Files,
    json, visit_and_keep,
};

const OFFLINE: &str = "[data-testid=offline]";
const NEWER: &str = "[data-testid=newer]";
/// A file that every release has, and that changes only where a test changes it.
const ICON: &str = "icon.svg";

/// Everything is kept here, and the screen says so.
async fn is_kept(page: &Page) {
    page.follow("#/data").await;
    page.attribute_becomes(OFFLINE, "data-kept", "whole").await;
    page.says(OFFLINE, "Ready").await;
    page.follow("#/board").await;
}

/// The names of the releases that are kept.
async fn releases(page: &Page) -> Value {
    page.run("window.names = null; caches.keys().then(names => { window.names = names })", []).await;
    page.until("the caches are listed", "return window.names && { names }", []).await["names"].take()
}

/// Has the browser ask for a newer version, as it does at each start, and answers what becomes of what it finds.
async fn look_for_newer(page: &Page) -> String {
    const ASK: &str = "window.fate = null;
        navigator.serviceWorker.getRegistration().then(registration => registration.update()).then(registration => {
            const found = registration.installing ?? registration.waiting;
            const look = () => { if (found.state !== 'installing') window.fate = found.state };
            found?.addEventListener('statechange', look);
            found ? look() : window.fate = 'none';
        }, () => { window.fate = 'refused' })";
    page.run(ASK, []).await;
    let fate = page.until("the newer version has come, or has not", "return window.fate", []).await;
    fate.as_str().unwrap_or_default().to_owned()
}

/// What the page in front of us was made from.
async fn edition(page: &Page) -> String {
    let edition =
        page.run("return document.querySelector('meta[name=edition]')?.content ?? 'first'", []).await;
    edition.as_str().unwrap_or_default().to_owned()
}

fn deploy(page: &Page, edition: &'static str) {
    let mark = format!("<meta name=\"edition\" content=\"{edition}\"></head>");
    page.deploy("index.html", |html| html.replacen("</head>", &mark, 1));
}

/// Without a network the browser says that it cannot ask for a newer version, and nothing else.
async fn misses_only_the_worker(page: &Page) {
    let errors = page.console_errors().await;
    assert!(errors.iter().all(|error| error.contains("sw.js")), "{errors:?}");
}

#[test]
fn a_cold_start_needs_no_server() {
    visit_and_keep(Device::Tablet, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        is_kept(page).await;
        page.stop_site();
        page.restart().await;
        page.open("?from=home#/board").await;
        page.says(&card(&lead), "Ana Petit").await;
        const KEPT: &str = "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
            .filter(entry => !(entry.workerStart > 0)).map(entry => entry.name)";
        page.capture("Bruno Morel", "Acme").await;
        // What only a booth needs is kept too, though nobody has used it yet.
        let files = Files::new();
        page.click(NEW_LEAD).await;
        page.click("[data-testid=scan]").await;
        let badge = files.write("badge.bmp", photograph("MECARD:N:Roux,Chloé;;"));
        page.choose_files("[data-testid=scan-photo]", &[&badge]).await;
        page.says("[data-testid=scan-name]", "Chloé Roux").await;
        page.click("[data-testid=scan-fill]").await;
        page.gone("[data-testid=scanner]").await;
        page.click(SAVE_LEAD).await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        page.open_lead(&lead).await;
        page.close_sheet().await;
        page.follow("#/playbook").await;
        page.see("main h1").await;
        page.follow("#/data").await;
        page.attribute_becomes(OFFLINE, "data-kept", "whole").await;
        assert_eq!(page.run(KEPT, []).await, json!([]), "everything came from what is kept");
        page.click("[data-testid=export]").await;
        let (_, file) = page.downloaded().await;
        assert!(String::from_utf8_lossy(&file).contains("Bruno Morel"));
        misses_only_the_worker(page).await;
        // Who starts over without a server would be left with nothing: it is said, and changes nothing.
        page.follow("#/recovery").await;
        page.click("[data-testid=recovery-afresh]").await;
        page.says("[data-testid=recovery-found]", "nothing has changed").await;
        page.ask_again().await;
        page.click("[data-testid=recovery-leave]").await;
        page.is_interactive().await;
        misses_only_the_worker(page).await;
    });
}

#[test]
fn half_a_version_and_a_sign_in_page_leave_the_old_one_whole() {
    visit_and_keep(Device::Desktop, async |page| {
        // On the first visit already: what is not as it should be is not kept, and that is said.
        page.break_files(ICON, "", Fault::SignIn).await;
        page.found_team("bant").await;
        page.follow("#/data").await;
        page.attribute_becomes(OFFLINE, "data-kept", "not-yet").await;
        page.until(
            "nothing is kept",
            "window.names ??= caches.keys().then(n => window.kept = n); return window.kept?.length === 0",
            [],
        )
        .await;
        page.mend_files();
        page.follow("#/board").await;
        is_kept(page).await;
        let old = releases(page).await;
        page.capture("Ana Petit", "Acme").await;
        page.saved().await;

        page.deploy(ICON, |icon| icon.replace("#1f6f5c", "#1f6f5d"));
        for (begins, fault, fate) in [
            (ICON, Fault::Missing, "redundant"),
            (ICON, Fault::Garbage, "redundant"),
            (ICON, Fault::SignIn, "redundant"),
            // Everything, the worker too.
            ("", Fault::SignIn, "refused"),
        ] {
            page.break_files(begins, "", fault).await;
            assert_eq!(look_for_newer(page).await, fate, "{begins} {fault:?}");
            assert_eq!(releases(page).await, old, "{begins} {fault:?}");
            page.mend_files();
        }
        page.gone(NEWER).await;
        page.console_errors().await;
        page.stop_site();
        page.restart().await;
        page.open("").await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        assert_eq!(releases(page).await, old);
        misses_only_the_worker(page).await;
    });
}

#[test]
fn a_newer_version_waits_and_takes_over_at_the_next_start_or_when_it_is_asked_for() {
    visit_and_keep(Device::Desktop, async |page| {
        page.found_team("bant").await;
        is_kept(page).await;
        page.click(NEW_LEAD).await;
        page.fill("[name=full_name]", "Ana Petit").await;
        deploy(page, "second");
        assert_eq!(look_for_newer(page).await, "installed");
        // Nothing stirs under a form, nor when the page is loaded anew.
        page.gone(NEWER).await;
        page.click("[data-testid=save-lead]").await;
        page.see(NEWER).await;
        page.reload().await;
        assert_eq!(edition(page).await, "first");
        page.restart().await;
        page.open("").await;
        assert_eq!(edition(page).await, "second");
        page.card_named("Ana Petit").await;
        is_kept(page).await;
        let releases_now = releases(page).await;
        assert_eq!(releases_now.as_array().map(Vec::len), Some(1), "{releases_now}");

        // Asked for: not while another window is open, at once when there is none.
        deploy(page, "third");
        assert_eq!(look_for_newer(page).await, "installed");
        let first = page.window().await;
        let other = page.new_window().await;
        page.open("").await;
        page.use_window(&first).await;
        page.click("[data-testid=reload-newer]").await;
        page.says("[data-testid=problem]", "still open in another tab").await;
        assert_eq!(edition(page).await, "second");
        page.use_window(&other).await;
        page.close_window().await;
        page.use_window(&first).await;
        page.click(".notice[data-tone=problem] button").await;
        page.click("[data-testid=reload-newer]").await;
        page.until(
            "the third is here",
            "return !!document.querySelector('meta[name=edition][content=third]')",
            [],
        )
        .await;
        page.is_interactive().await;
        page.card_named("Ana Petit").await;

        // Nobody is locked in: without any newer version, and whatever the worker would say.
        page.follow("#/recovery").await;
        page.run("window.still = true", []).await;
        page.click("[data-testid=recovery-afresh]").await;
        page.until("the page is loaded anew", "return !window.still", []).await;
        page.is_interactive().await;
        assert_eq!(edition(page).await, "third");
        const FROM_THE_SERVER: &str =
            "return performance.getEntriesByType('navigation').every(e => e.workerStart === 0)";
        assert_eq!(page.run(FROM_THE_SERVER, []).await, true);
        page.card_named("Ana Petit").await;
    });
}
