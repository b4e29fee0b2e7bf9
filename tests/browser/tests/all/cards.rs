//! Contacts come in and go out, next steps go to a calendar, and a person gets their data.

use browser::{
    Device, Page, Value,
    board::IMPORT_FILE,
    files::{Files, sample_text},
    visit,
};

const PEOPLE: &str = "[data-testid=people]";
const CONFIRM: &str = "[data-testid=people-confirm]";

/// Ana with a phone and a town, and two whom nobody knows; one in Western Windows, one as telephones write it.
const CARDS: &[u8] = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana PETIT\r\nORG:Acme\r\nTEL;CELL:06 12 34 56 78\r\n\
    ADR;WORK:;;;Lyon;;;France\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:M\xfcller;J\xfcrgen\r\n\
    EMAIL;INTERNET:j@bau.example\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\n\
    FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9=\r\n <b>\r\nTEL;WORK:01 99 00 12 34\r\nEND:VCARD\r\n";

async fn sees(page: &Page, new: &str, known: &str) {
    page.see(PEOPLE).await;
    assert_eq!(page.attribute(PEOPLE, "data-new").await, new);
    assert_eq!(page.attribute(PEOPLE, "data-known").await, known);
}

/// As if somebody had dropped a file on the window.
async fn drop(page: &Page, name: &str, bytes: &[u8]) {
    const DROP: &str = "const held = new DataTransfer();
        held.items.add(new File([Uint8Array.from(arguments[1])], arguments[0]));
        document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: held}));";
    page.run(DROP, [name.into(), bytes.to_vec().into()]).await;
}

async fn download(page: &Page, button: &str) -> (String, String) {
    page.click(button).await;
    let (name, bytes) = page.downloaded().await;
    (name, String::from_utf8(bytes).expect("the file is UTF-8"))
}

#[test]
fn dropped_contacts_come_in_after_a_look_and_are_undone_as_one_deed() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let ana = page.capture("Ana Petit", "Acme").await;
        drop(page, "people.vcf", CARDS).await;
        sees(page, "2", "1").await;
        page.says(PEOPLE, "Jürgen Müller").await;
        page.says(PEOPLE, "Zoé <b>").await;
        page.says("[data-testid=known]", "Ana Petit").await;
        page.click("[data-testid=people-cancel]").await;
        page.gone(PEOPLE).await;

        drop(page, "people.vcf", CARDS).await;
        page.see(PEOPLE).await;
        page.click(CONFIRM).await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        page.reload().await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        page.open_lead(&ana).await;
        const FILLED: &str =
            "return document.querySelector('[data-testid=lead] [name=phone]')?.value === '06 12 34 56 78'";
        page.until("the phone is filled in", FILLED, []).await;
        page.close_sheet().await;

        // The same again has nothing to bring, and says so.
        drop(page, "people.vcf", CARDS).await;
        sees(page, "0", "3").await;
        let before = page.stored().await;
        page.click(CONFIRM).await;
        page.gone(PEOPLE).await;
        assert_eq!(page.stored().await, before);
        page.follow("#/board").await;

        assert!(page.undo_label().await.contains('3'), "three leads by name of the undo");
        page.click("[data-testid=undo]").await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.reload().await;
        page.counts_become(&[1, 0, 0, 0, 0, 0]).await;
        page.click("[data-testid=redo]").await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
    });
}

#[test]
fn the_choice_about_whoever_is_here_is_kept_to() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        let files = Files::new();
        let cards = files.write("people.vcf", CARDS);
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&cards]).await;
        page.click("[data-kind=both]").await;
        page.says(PEOPLE, "3").await;
        page.click(CONFIRM).await;
        page.counts_become(&[4, 0, 0, 0, 0, 0]).await;

        // Cards among snapshots are left out, in a sentence.
        let snapshot = files.write("colleague.json", sample_text(20));
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&snapshot, &cards]).await;
        page.see("[data-testid=import-preview]").await;
        page.click("[data-testid=import-cancel]").await;
        page.says("[data-testid=problem]", "people.vcf").await;
        page.choose_files(IMPORT_FILE, &[&files.write("junk.vcf", "no card at all")]).await;
        page.says("[data-testid=problem]", "junk.vcf").await;
    });
}

#[test]
fn contacts_and_days_go_out_and_contacts_come_back_as_nothing_new() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        let all = page.total().await;
        page.open("#/data").await;
        let (name, contacts) = download(page, "[data-testid=export-contacts]").await;
        assert!(name.starts_with("entonnoir-contacts-") && name.ends_with(".vcf"), "{name}");
        assert_eq!(contacts.matches("END:VCARD\r\n").count(), all);
        let files = Files::new();
        page.choose_files(IMPORT_FILE, &[&files.write(&name, &contacts)]).await;
        sees(page, "0", &all.to_string()).await;
        page.click("[data-testid=people-cancel]").await;
        page.gone(PEOPLE).await;
        let (name, days) = download(page, "[data-testid=export-calendar]").await;
        assert!(name.starts_with("entonnoir-calendar-") && name.ends_with(".ics"), "{name}");
        assert!(days.starts_with("BEGIN:VCALENDAR\r\n") && days.contains("BEGIN:VEVENT\r\n"), "{days}");
    });
}

#[test]
fn a_lead_is_taken_along_and_its_data_handed_out_in_both_languages() {
    visit(Device::Tablet, async |page| {
        page.found_team("bant").await;
        let ana = page.capture("Ana Petit", "Acme").await;
        page.capture("Bruno Morel", "Acme").await;
        page.open_lead(&ana).await;
        let (name, contact) = download(page, "[data-testid=save-contact]").await;
        assert_eq!(name, "ana-petit.vcf");
        assert!(contact.contains("FN:Ana Petit\r\nN:Petit;Ana;;;\r\nORG:Acme\r\n"), "{contact}");

        assert!(!page.has("[data-testid=to-calendar]").await, "there is no day yet");
        page.fill("[data-testid=lead] [name=next_step]", "Call back").await;
        // In which order a date is typed, the language of the browser decides.
        const CHOOSE: &str = "const field = document.querySelector('[data-testid=lead] [name=next_step_on]');
            field.focus(); field.value = '2031-02-28';
            field.dispatchEvent(new Event('input', {bubbles: true}));
            field.dispatchEvent(new Event('change', {bubbles: true}));";
        page.run(CHOOSE, []).await;
        page.focus("[data-testid=lead] [name=next_step]").await;
        page.see("[data-testid=to-calendar]").await;
        let (name, day) = download(page, "[data-testid=to-calendar]").await;
        assert_eq!(name, "ana-petit.ics");
        assert!(day.contains("DTSTART;VALUE=DATE:20310228\r\n"), "{day}");
        page.close_sheet().await;

        for (language, title) in
            [("en", "Personal data: Ana Petit"), ("fr", "Données personnelles\u{a0}: Ana Petit")]
        {
            if page.attribute("html", "lang").await != language {
                page.click("[data-testid=language]").await;
                page.attribute_becomes("html", "lang", language).await;
            }
            page.open_lead(&ana).await;
            page.click("[data-testid=hand-out-open]").await;
            let (name, html) = download(page, "[data-testid=hand-out-page]").await;
            assert_eq!(name, "ana-petit.html");
            assert!(html.contains(&format!("<html lang=\"{language}\">")) && html.contains(title), "{html}");
            assert!(
                html.contains("Call back") && !html.contains("Bruno") && !html.contains("<script"),
                "{html}"
            );
            let (name, snapshot) = download(page, "[data-testid=hand-out-snapshot]").await;
            assert_eq!(name, "ana-petit.json");
            let snapshot: Value = serde_json::from_str(&snapshot).expect("the snapshot is JSON");
            assert_eq!(snapshot["leads"].as_array().map(Vec::len), Some(1));
            let (name, _) = download(page, "[data-testid=hand-out-contact]").await;
            assert_eq!(name, "ana-petit.vcf");
            page.click("[data-testid=hand-out-close]").await;
            page.gone("[data-testid=hand-out]").await;
            page.close_sheet().await;
        }
    });
}
