//! The whole application as one page, opened from a disk: it keeps what is captured, and asks for nothing.

use std::env;

use browser::{
    Device,
    board::{IMPORT_FILE, NEW_LEAD, SAVE_LEAD},
    card, dist,
    files::Files,
    firefox::Firefox,
    in_turn, json, visit,
};

fn whole() -> Vec<u8> {
    std::fs::read(dist().join("entonnoir.html")).expect("`cargo xtask bundle` makes the file")
}

#[test]
fn one_file_keeps_what_is_captured_and_asks_for_nothing() {
    visit(Device::Tablet, async |page| {
        // Alone in its folder, under a name that somebody gave it.
        let files = Files::new();
        page.use_file(&files.write("Entonnoir du salon.html", whole()));
        page.found_team("bant").await;
        let lead = page.capture("Ana Petit", "Béton Lyon").await;
        page.saved().await;
        page.reload().await;
        page.says(&card(&lead), "Ana Petit").await;
        // The screens that a site fetches later.
        page.open_lead(&lead).await;
        page.close_sheet().await;
        page.follow("#/capture").await;
        page.click("[data-testid=scan]").await;
        page.see("[data-testid=scanner]").await;
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

#[test]
fn a_damaged_file_says_so_and_hands_out_what_is_saved() {
    let whole = whole();
    let packed = "id=\"packed\">".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let packed = whole.windows(packed.len()).position(|part| part == packed).expect("something is packed");
    // A letter this far into what is packed is another one.
    let damaged = |at: usize| {
        let mut bytes = whole.clone();
        bytes[(packed + at) & !1] ^= 1;
        bytes
    };
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        page.use_file(&files.write("Entonnoir.html", &whole));
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        for (what, at) in [("what the first view runs", 150_000), ("what comes later", 1_000_000)] {
            files.write("Entonnoir.html", damaged(at));
            page.ask_again().await;
            page.attribute_becomes("#recovery[open]", "data-reason", "damaged").await;
            page.says("#recovery", "This file is damaged").await;
            page.says("#recovery", "Ce fichier est abîmé").await;
            page.says("[data-testid=recovery-found]", "Found:").await;
            assert!(!page.console_errors().await.is_empty(), "the console says what is damaged: {what}");
        }
        // Not even what says so can be unpacked.
        files.write("Entonnoir.html", damaged(1_000));
        page.ask_again().await;
        page.says("#loading", "your data is untouched").await;
        page.says("#loading", "copiez-le de nouveau").await;
        assert!(!page.console_errors().await.is_empty());
        files.write("Entonnoir.html", &whole);
        page.reload().await;
        page.card_named("Ana Petit").await;
    });
}

#[test]
fn firefox_opens_it_and_keeps_what_is_captured() {
    const SAVED: &str = "[data-testid=safety][data-state=saved]";
    in_turn(async {
        let (files, profile) = (Files::new(), Files::new());
        let page = format!("file://{}", files.write("Entonnoir.html", whole()).display());
        let Some(mut firefox) = Firefox::start(profile.folder()) else {
            // Where every check must run, leaving it out is a failure.
            assert!(env::var("CI").is_err(), "There is no Firefox.");
            return eprintln!("skipped: there is no Firefox");
        };
        firefox.open(&page);
        firefox.see(IMPORT_FILE);
        firefox.click("[data-playbook=bant] button");
        firefox.click(NEW_LEAD);
        firefox.fill("[name=full_name]", "Ana Petit");
        firefox.click(SAVE_LEAD);
        firefox.see_said("data-lead", "Ana Petit");
        firefox.see(SAVED);
        firefox.reload();
        firefox.see_said("data-lead", "Ana Petit");
        // A screen that comes later.
        firefox.click(NEW_LEAD);
        firefox.click("[data-testid=scan]");
        firefox.see("[data-testid=scanner]");
        firefox.quit();
        let mut again = Firefox::start(profile.folder()).expect("it was there before");
        again.open(&page);
        again.see_said("data-lead", "Ana Petit");
        assert_eq!(
            again.run("return performance.getEntriesByType('resource').length"),
            0,
            "it asks for nothing"
        );
        again.quit();
    });
}
