//! A part for somebody: the news since the last file, less of each lead, and a file that only its passphrase opens.

use browser::{Device, Page, Value, board::IMPORT_FILE, files::Files, visit};
use entonnoir::sample::SALES;
use fantoccini::key::Key;

const PART: &str = "[data-testid=part]";
const DOWNLOAD: &str = "[data-testid=part-download]";
const UNLOCK: &str = "[data-testid=unlock]";
const PREVIEW: &str = "[data-testid=import-preview]";
const CONFIRM: &str = "[data-testid=import-confirm]";

async fn begin(page: &Page, person: &str) {
    page.open("#/data").await;
    // What stands above moves the rest down once it knows its lines.
    page.see("[data-testid=last-file]").await;
    page.click("[data-testid=part-open]").await;
    page.see(PART).await;
    page.fill("[name=person]", person).await;
}

async fn leads_in_download(page: &Page) -> (String, Vec<Value>) {
    let (name, bytes) = page.downloaded().await;
    let file: Value = serde_json::from_slice(&bytes).expect("a part is a snapshot");
    assert_eq!(file["format"], "entonnoir/snapshot");
    (name, file["leads"].as_array().expect("there are leads").clone())
}

#[test]
fn whoever_got_a_file_gets_only_the_news() {
    visit(Device::Tablet, async |page| {
        page.load_sample().await;
        begin(page, "Zoé").await;
        assert!(!page.has("[data-kind=news]").await, "Zoé has never got anything");
        page.click(DOWNLOAD).await;
        let (_, all) = leads_in_download(page).await;
        page.key(Key::Escape).await;
        page.gone(PART).await;
        page.open("").await;
        page.see("[data-testid=board] [data-lead]").await;
        page.capture("Somebody New", "Acme").await;

        begin(page, "zoe").await;
        page.click("[data-kind=news]").await;
        page.click(DOWNLOAD).await;
        let (name, news) = leads_in_download(page).await;
        assert!(name.contains("-news"), "{name}");
        assert_eq!(news.len(), 1);
        assert!(news[0].to_string().contains("Somebody New"));
        assert!(all.len() > 40);
        // Somebody else has to get everything.
        page.fill("[name=person]", "Marc").await;
        page.gone("[data-kind=news]").await;
    });
}

#[test]
fn less_of_each_lead_goes_where_less_is_wanted() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Claire Morel", "Acme").await;
        begin(page, "").await;
        page.click("[data-kind=numbers]").await;
        page.click(DOWNLOAD).await;
        let (name, leads) = leads_in_download(page).await;
        assert!(name.contains("-numbers"), "{name}");
        assert_eq!(leads.len(), 1);
        let text = leads[0].to_string();
        assert!(!text.contains("Claire") && !text.contains("Acme"), "{text}");
    });
}

#[test]
fn a_locked_file_opens_with_its_words_and_with_nothing_else() {
    visit(Device::Tablet, async |page| {
        page.load_sample().await;
        begin(page, "").await;
        page.click("[data-kind=team]").await;
        page.click("[data-testid=part-lock]").await;
        page.see("[name=passphrase]").await;
        let words = page.run("return document.querySelector('[name=passphrase]').value", []).await;
        let words = words.as_str().expect("there are words").to_owned();
        assert_eq!(words.split(' ').count(), 6, "{words}");
        page.click(DOWNLOAD).await;
        let (name, bytes) = page.downloaded().await;
        assert!(name.ends_with(".age"), "{name}");
        assert!(bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----"));

        let files = Files::new();
        let colleague = page.someone_else().await;
        colleague.open("").await;
        colleague.choose_files(IMPORT_FILE, &[&files.write(&name, &bytes)]).await;
        colleague.see(UNLOCK).await;
        colleague.fill("[name=passphrase]", "piano piano piano piano piano piano").await;
        colleague.click("[data-testid=unlock-open]").await;
        colleague.attribute_becomes("[name=passphrase]", "aria-invalid", "true").await;
        assert!(!colleague.has(PREVIEW).await);
        colleague.fill("[name=passphrase]", &words).await;
        colleague.click("[data-testid=unlock-open]").await;
        colleague.see(PREVIEW).await;
        colleague.click(CONFIRM).await;
        colleague.see("[data-testid=board]").await;
        // The leads had been with Marketing before, whose definitions came along.
        colleague.choose_team(&SALES.to_string()).await;
        colleague.see("[data-testid=board] [data-lead]").await;
        colleague.was_quiet().await;
        colleague.close().await;
    });
}

#[test]
fn a_locked_file_among_others_and_an_altered_one_are_refused_in_a_sentence() {
    visit(Device::Desktop, async |page| {
        let french = page.someone_who_speaks("fr-FR").await;
        french.open("").await;
        french.found_team("bant").await;
        let files = Files::new();
        let locked = files.write("x.json.age", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n");
        let other = files.write("y.json", "{}");
        french.open("#/data").await;
        french.choose_files(IMPORT_FILE, &[&locked, &other]).await;
        french.see("[data-testid=problem]").await;
        assert!(french.text("main").await.contains("verrouillé"));
        french.choose_files(IMPORT_FILE, &[&locked]).await;
        french.see(UNLOCK).await;
        french.fill("[name=passphrase]", "piano").await;
        french.click("[data-testid=unlock-open]").await;
        french.attribute_becomes("[name=passphrase]", "aria-invalid", "true").await;
        assert!(french.text(UNLOCK).await.contains("modifié"));
        french.close().await;
    });
}
