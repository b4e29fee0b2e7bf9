//! Files: what goes out comes in again, a colleague's file is joined, and a wrong one changes nothing.

use std::path::Path;

use browser::{
    Device, Page, Value,
    board::IMPORT_FILE,
    files::{Files, PICTURE, sample_text},
    json, visit,
};

const PREVIEW: &str = "[data-testid=import-preview]";
const CONFIRM: &str = "[data-testid=import-confirm]";

async fn export(page: &Page) -> (String, Vec<u8>) {
    page.open("#/data").await;
    page.click("[data-testid=export]").await;
    page.downloaded().await
}

async fn counts_of_all_teams(page: &Page) -> Vec<Vec<usize>> {
    let mut counts = Vec::new();
    for team in page.teams().await {
        page.choose_team(&team).await;
        counts.push(page.counts().await);
    }
    counts
}

#[test]
fn what_is_exported_opens_for_somebody_else() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        let counts = counts_of_all_teams(page).await;
        let (name, bytes) = export(page).await;
        assert!(name.starts_with("entonnoir-") && name.ends_with(".json"), "{name}");
        let file: Value = serde_json::from_slice(&bytes).expect("the snapshot is JSON");
        assert_eq!(file["format"], "entonnoir/snapshot");
        assert_eq!(file["version"], 1);
        let leads = file["leads"].as_array().expect("there are leads").len();

        let files = Files::new();
        let colleague = page.someone_else().await;
        colleague.open("").await;
        colleague.choose_files(IMPORT_FILE, &[&files.write(&name, &bytes)]).await;
        assert_eq!(colleague.preview().await, [leads, 0, 0, 0, 0]);
        colleague.click(CONFIRM).await;
        colleague.see("[data-testid=board] [data-lead]").await;
        assert_eq!(counts_of_all_teams(&colleague).await, counts);
        colleague.reload().await;
        colleague.see("[data-testid=board] [data-lead]").await;
        assert_eq!(counts_of_all_teams(&colleague).await, counts);
        // Nothing is lost on the way there and back again.
        let (_, again) = export(&colleague).await;
        let again: Value = serde_json::from_slice(&again).expect("the snapshot is JSON");
        for part in ["teams", "campaigns", "leads"] {
            assert_eq!(file[part], again[part]);
        }
        colleague.was_quiet().await;
        colleague.close().await;
    });
}

#[test]
fn a_colleagues_file_is_joined_after_a_look_and_undone_as_one_deed() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        let (name, bytes) = export(page).await;
        let files = Files::new();
        let theirs = files.write(&name, bytes);

        let colleague = page.someone_else().await;
        colleague.open("").await;
        colleague.choose_files(IMPORT_FILE, &[&theirs]).await;
        colleague.click(CONFIRM).await;
        colleague.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        let lead = colleague.card_named("Ana Petit").await;
        colleague.open_lead(&lead).await;
        colleague.fill("[name=company]", "Béton Lyon").await;
        colleague.click("[data-testid=save-lead]").await;
        colleague.close_sheet().await;
        colleague.capture("Bruno Morel", "Acme").await;
        let (name, bytes) = export(&colleague).await;
        let back = files.write(&format!("back-{name}"), bytes);
        colleague.close().await;

        let before = page.stored().await;
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&back]).await;
        assert_eq!(page.preview().await, [1, 1, 0, 0, 0]);
        page.says(PREVIEW, "Bruno Morel").await;
        page.click("[data-testid=import-cancel]").await;
        page.gone(PREVIEW).await;
        assert_eq!(page.stored().await, before);

        page.choose_files(IMPORT_FILE, &[&back]).await;
        page.click(CONFIRM).await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        page.says(&browser::card(&lead), "Béton Lyon").await;
        page.reload().await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        page.click("[data-testid=undo]").await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.says(&browser::card(&lead), "Acme").await;
        page.reload().await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.click("[data-testid=redo]").await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;

        // The same file again has nothing to bring.
        let before = page.stored().await;
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&back]).await;
        page.see("[data-testid=problem]").await;
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn files_of_several_colleagues_are_joined_at_once() {
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        let mut parts: Value = serde_json::from_str(&sample_text(40)).expect("the sample is JSON");
        let leads = parts["leads"].as_array().expect("there are leads").clone();
        let mut part = |name: &str, leads: &[Value]| {
            parts["leads"] = leads.into();
            parts["counts"]["leads"] = leads.len().into();
            files.write(name, parts.to_string())
        };
        let (one, other) = (part("one.json", &leads[..25]), part("other.json", &leads[15..]));
        page.open("").await;
        page.choose_files(IMPORT_FILE, &[&one, &other]).await;
        assert_eq!(page.preview().await, [40, 0, 0, 0, 0]);
        page.click(CONFIRM).await;
        page.see("[data-testid=board] [data-lead]").await;
    });
}

/// Waits for the sentence about a file, in both languages; nothing may have changed by then.
async fn is_refused(page: &Page, file: &Path) {
    let before = page.stored().await;
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[file]).await;
    page.see("[data-testid=problem]").await;
    let english = page.text("[data-testid=problem]").await;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(english.contains(&*name), "the sentence names the file: {english}");
    assert!(!page.has(PREVIEW).await);
    assert_eq!(page.stored().await, before, "{name}");
    page.click("[data-testid=language]").await;
    page.attribute_becomes("html", "lang", "fr").await;
    let french = page.text("[data-testid=problem]").await;
    assert_ne!(french, english);
    page.click("[data-testid=language]").await;
    page.attribute_becomes("html", "lang", "en").await;
}

#[test]
fn wrong_files_are_refused_in_a_sentence_and_change_nothing() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        // A first switch of the language is kept; later ones write the same again.
        for _ in 0..2 {
            page.click("[data-testid=language]").await;
        }
        let files = Files::new();
        let whole = sample_text(20);
        let wrong = [
            ("empty.json", Vec::new()),
            ("blank.json", b" \n\t ".to_vec()),
            ("broken.json", b"{\"format\":\"entonnoir/snapshot\",\"version\":1,\"leads\":[{".to_vec()),
            ("picture.json", PICTURE.to_vec()),
            ("other.json", b"{\"name\":\"somebody else's file\",\"version\":\"2.0\"}".to_vec()),
            ("deep.json", vec![b'['; 200_000]),
            ("newer.json", whole.replacen("\"version\":1", "\"version\":2", 1).into_bytes()),
            ("playbook.json", b"{\"format\":\"entonnoir/playbook\",\"version\":1}".to_vec()),
            (
                "no-pieces.json",
                b"{\"format\":\"entonnoir/pieces\",\"version\":1,\"home\":{},\"mirror\":{}}".to_vec(),
            ),
            ("newer-pieces.json", b"{\"format\":\"entonnoir/pieces\",\"version\":2}".to_vec()),
            (
                "torn-pieces.json",
                b"{\"format\":\"entonnoir/pieces\",\"version\":1,\n\"home\":{\n\"entonnoir/c1/j".to_vec(),
            ),
            ("large.json", vec![b' '; 40 << 20]),
        ];
        for (name, content) in wrong {
            is_refused(page, &files.write(name, content)).await;
        }
    });
}

#[test]
fn a_damaged_file_gives_what_can_be_read() {
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        let whole = sample_text(20);
        let lines: Vec<&str> = whole.lines().collect();
        let half = lines.len() - 8;
        let torn = format!("{}\n{}", lines[..half].join("\n"), &lines[half][..40]);
        page.open("").await;
        page.choose_files(IMPORT_FILE, &[&files.write("torn.json", torn)]).await;
        let [new, _, _, _, rejected] = page.preview().await;
        assert!((10..20).contains(&new) && rejected >= 1, "{new} new, {rejected} rejected");
        page.click(CONFIRM).await;
        page.see("[data-testid=board] [data-lead]").await;
    });
}

/// Plays a processor so many times slower, and takes note of each bar that is on the screen in any frame.
pub async fn slower(page: &Page, rate: u32) {
    const WATCH: &str = "if (window.seen) return;
        window.seen = [];
        const look = () => {
            for (const bar of document.querySelectorAll('progress')) {
                const id = bar.closest('[data-testid]').dataset.testid;
                if (bar.checkVisibility({ opacityProperty: true }) && bar.value < 100 && !seen.includes(id)) seen.push(id);
            }
            requestAnimationFrame(look);
        };
        look()";
    page.run(WATCH, []).await;
    let asked = page.ask_chromium("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
    asked.expect("Chromium plays a slow processor");
}

pub async fn was_seen(page: &Page, bar: &str) {
    page.until(&format!("{bar} is seen"), "return seen.includes(arguments[0])", [json!(bar)]).await;
}

#[test]
fn whoever_waits_for_a_long_file_sees_how_far_it_is() {
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        page.open("").await;
        slower(page, 12).await;
        page.choose_files(IMPORT_FILE, &[&files.sample(5_000)]).await;
        was_seen(page, "import-progress").await;
        // At once, or all of it would be ready.
        const CONFIRM: &str = "const button = document.querySelector('[data-testid=import-confirm]'); button?.click(); return !!button";
        page.until("it can be taken over", CONFIRM, []).await;
        was_seen(page, "import-taking").await;
        page.see("[data-testid=board] [data-lead]").await;
        page.follow("#/data").await;
        page.click("[data-testid=export]").await;
        was_seen(page, "exporting").await;
        page.downloaded().await;
        page.gone("[data-testid=exporting]").await;
        page.click("[data-testid=close-day]").await;
        was_seen(page, "closing").await;
        slower(page, 1).await;
        page.attribute_becomes("[data-testid=day]", "data-state", "waiting").await;
    });
}
