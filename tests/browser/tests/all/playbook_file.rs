//! A playbook as a file: handed out, compared, taken into the team on trial, or made a team of its own.

use std::path::Path;

use browser::{
    Device, Page, Value,
    board::IMPORT_FILE,
    files::{Files, sample_text},
    json, stage, visit,
};
use entonnoir::{domain::playbooks, i18n::playbook_file as words, snapshot::playbook_file};
use fantoccini::key::Key;

const SHEET: &str = "[data-testid=playbook-preview]";
const DRAFT: &str = "[data-testid=draft]";

fn built_in(key: &str) -> String {
    playbook_file::encode(&playbooks::named(key).expect("it is built in"), 0)
}

async fn export(page: &Page) -> (String, Vec<u8>) {
    page.open("#/playbook").await;
    press(page, "[data-testid=playbook-export]").await;
    page.downloaded().await
}

async fn choose(page: &Page, file: &Path) {
    page.open("#/playbook").await;
    page.choose_files(IMPORT_FILE, &[file]).await;
}

#[test]
fn a_playbook_goes_out_and_founds_the_same_team_for_a_colleague() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.open("#/playbook").await;
        page.fill("[name=new_stage]", "Démo").await;
        page.key(Key::Enter).await;
        page.says("main", "Démo").await;
        press(page, "[data-testid=draft-apply]").await;
        page.gone(DRAFT).await;
        let (name, bytes) = export(page).await;
        assert!(name.starts_with("entonnoir-playbook-") && name.ends_with(".json"), "{name}");
        let file: Value = serde_json::from_slice(&bytes).expect("the playbook is JSON");
        assert_eq!((&file["format"], &file["version"]), (&json!("entonnoir/playbook"), &json!(1)));
        let files = Files::new();
        let file = files.write(&name, &bytes);

        // Nothing new for ourselves.
        let before = page.stored().await;
        choose(page, &file).await;
        page.attribute_becomes(SHEET, "data-age", "same").await;
        assert!(!page.has("[data-testid=playbook-take]").await);
        page.click("[data-testid=playbook-cancel]").await;
        page.gone(SHEET).await;
        assert_eq!(page.stored().await, before);

        // A colleague without a team opens it from the first screen.
        let colleague = page.someone_who_speaks("fr").await;
        colleague.open("").await;
        colleague.choose_files(IMPORT_FILE, &[&file]).await;
        colleague.says(SHEET, words::NO_TEAM.fr).await;
        colleague.click("[data-testid=playbook-found]").await;
        colleague.see("[data-testid=board]").await;
        colleague.says("[data-testid=board]", "Démo").await;
        let (_, again) = export(&colleague).await;
        let again: Value = serde_json::from_slice(&again).expect("the playbook is JSON");
        let first: Value = serde_json::from_slice(&bytes).expect("the playbook is JSON");
        assert_eq!(again["playbook"], first["playbook"]);
        colleague.was_quiet().await;
        colleague.close().await;
    });
}

#[test]
fn a_file_is_compared_and_taken_on_trial_only() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let files = Files::new();
        let changed = built_in("bant").replacen("\"probability\":40", "\"probability\":55", 1);
        let before = page.stored().await;
        choose(page, &files.write("theirs.json", changed)).await;
        page.attribute_becomes(SHEET, "data-stages", "1").await;
        page.says(SHEET, "55%").await;
        page.click("[data-testid=playbook-take]").await;
        page.gone(SHEET).await;
        page.hears(words::TAKEN.en).await;
        page.see(DRAFT).await;
        assert_eq!(page.stored().await, before);
    });
}

/// Presses something wherever it is on the page, clear of the bar at the foot.
async fn press(page: &Page, selector: &str) {
    page.see(selector).await;
    const CENTRE: &str =
        "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})";
    page.run(CENTRE, [json!(selector)]).await;
    page.click(selector).await;
}

/// Two colleagues work by the same playbook, each with leads of their own. One changes it and hands it out; the other
/// takes it up by way of the draft.
#[test]
fn a_colleague_s_change_goes_through_the_draft_to_the_end() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.open("#/playbook").await;
        page.fill("[name=new_stage]", "Démo").await;
        page.key(Key::Enter).await;
        press(page, &format!("[data-editor=\"{}\"] .stage-line", stage("bant/lead"))).await;
        press(page, "[data-testid=add-criterion]").await;
        press(page, "[data-testid=criterion-form] [data-kind=basis]").await;
        press(page, "[data-testid=criterion-form] [type=submit]").await;
        page.attribute_becomes(DRAFT, "data-changes", "2").await;
        press(page, "[data-testid=draft-apply]").await;
        page.gone(DRAFT).await;
        page.says("[role=alert]", "2\u{a0}changes applied").await;
        let (name, bytes) = export(page).await;
        let files = Files::new();
        let file = files.write(&name, &bytes);

        let colleague = page.someone_who_speaks("fr").await;
        colleague.open("").await;
        colleague.found_team("bant").await;
        colleague.capture("Zoé Béranger", "Acme").await;
        choose(&colleague, &file).await;
        colleague.attribute_becomes(SHEET, "data-age", "newer").await;
        colleague.attribute_becomes(SHEET, "data-stages", "2").await;
        let before = colleague.stored().await;
        colleague.click("[data-testid=playbook-take]").await;
        colleague.gone(SHEET).await;
        colleague.attribute_becomes(DRAFT, "data-changes", "2").await;
        colleague.says(DRAFT, "Aucune fiche ne serait touchée.").await;
        assert_eq!(colleague.stored().await, before);
        press(&colleague, "[data-testid=draft-apply]").await;
        colleague.gone(DRAFT).await;
        colleague.says("[role=alert]", "Annuler rétablit l’ancienne.").await;
        let definitions = |bytes: &[u8]| {
            let file: Value = serde_json::from_slice(bytes).expect("the playbook is JSON");
            ["stages", "questions", "rules"].map(|part| file["playbook"][part].clone())
        };
        let (_, again) = export(&colleague).await;
        assert_eq!(definitions(&again), definitions(&bytes));
        choose(&colleague, &file).await;
        colleague.attribute_becomes(SHEET, "data-age", "same").await;
        colleague.click("[data-testid=playbook-cancel]").await;
        colleague.gone(SHEET).await;

        // One undo takes all of it back.
        colleague.click("[data-testid=undo]").await;
        choose(&colleague, &file).await;
        colleague.attribute_becomes(SHEET, "data-stages", "2").await;
        colleague.was_quiet().await;
        colleague.close().await;
    });
}

#[test]
fn the_keyboard_alone_founds_a_team_with_a_file() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let files = Files::new();
        choose(page, &files.write("other.json", built_in("maturity"))).await;
        page.attribute_becomes(SHEET, "data-age", "strange").await;
        assert!(page.has_focus(SHEET).await);
        page.key(Key::Escape).await;
        page.gone(SHEET).await;

        choose(page, &files.write("other.json", built_in("maturity"))).await;
        page.see(SHEET).await;
        page.fill("[name=new_team]", &"x".repeat(300)).await;
        page.key(Key::Tab).await;
        assert!(page.has_focus("[data-testid=playbook-found]").await);
        let before = page.stored().await;
        page.key(Key::Enter).await;
        page.see(&format!("{SHEET} [data-testid=problem]")).await;
        assert_eq!(page.stored().await, before);
        page.fill("[name=new_team]", "Marketing").await;
        page.key(Key::Tab).await;
        page.key(Key::Enter).await;
        page.gone(SHEET).await;
        page.until(
            "the new team is chosen",
            "return document.querySelector('[data-testid=team]')?.selectedOptions[0]?.textContent === 'Marketing'",
            [],
        )
        .await;
    });
}

#[test]
fn a_playbook_that_comes_in_with_the_data_is_brought_to_the_playbook_screen() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let files = Files::new();
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&files.write("maturity.json", built_in("maturity"))]).await;
        page.see(SHEET).await;
        assert_eq!(page.route().await, "#/playbook");
        page.says(SHEET, "maturity.json").await;
    });
}

/// Waits for the sentence, in both languages; nothing may have changed by then.
async fn is_refused(page: &Page, file: &Path, part: &str) {
    let before = page.stored().await;
    choose(page, file).await;
    page.says("[data-testid=playbook-file] [data-testid=problem]", part).await;
    let english = page.text("[data-testid=playbook-file] [data-testid=problem]").await;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(english.contains(&*name), "the sentence names the file: {english}");
    assert!(!page.has(SHEET).await);
    assert_eq!(page.stored().await, before, "{name}");
}

#[test]
fn wrong_files_are_refused_in_a_sentence_and_change_nothing() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let files = Files::new();
        let whole = built_in("bant");
        let question = playbooks::named("bant").expect("it is built in").questions[0].0;
        let lines = |wanted: &dyn Fn(&str) -> bool| {
            whole.lines().filter(|line| wanted(line)).collect::<Vec<_>>().join("\n")
        };
        let without_question = lines(&|line: &str| !line.starts_with(&format!("[\"{question}\"")));
        let long = whole.replacen("\"en\":\"Lead\"", &format!("\"en\":\"{}\"", "x".repeat(10_000)), 1);
        for (name, content, part) in [
            ("empty.json", String::new(), "is empty"),
            ("other.json", "{\"name\":\"somebody else's\"}".to_owned(), "no Entonnoir playbook"),
            ("snapshot.json", sample_text(3), "whole workspace"),
            ("newer.json", whole.replacen("\"version\":1", "\"version\":2", 1), "newer version"),
            ("torn.json", whole[..whole.len() / 2].to_owned(), "too damaged"),
            ("large.json", " ".repeat(5 << 20), "too large"),
            ("contradiction.json", without_question, "a question that is not in the file"),
            ("long.json", long, "200 characters"),
        ] {
            is_refused(page, &files.write(name, content), part).await;
        }
    });
}
