//! Tables of other programs: looked at, set right, taken over, undone; and leads handed out as tables.

use browser::{
    Device, Page,
    board::IMPORT_FILE,
    files::{Files, PICTURE},
    json, visit,
};

use crate::exchange::{slower, was_seen};

const SHEET: &str = "[data-testid=table-sheet]";
const CONFIRM: &str = "[data-testid=table-confirm]";

/// As a French Excel writes it: Windows-1252, semicolons, decimal commas. One mail and one date are wrong.
fn french_excel() -> Vec<u8> {
    let text = "Prénom;Nom;Société;E-mail;Téléphone;Montant;Signature prévue;Suivi\r\n\
        Hélène;Morel;Béton Lyon;helene@beton.example;01 99 00 12 34;1 234,50;15/03/2026;froid\r\n\
        Marc;Petit;Acme;marc@acme;01 99 00 12 35;500;31/02/2026;chaud\r\n\
        Zoé;Durand;Acme;zoe@acme.example;0199001236;12k;01/04/2026;tiède\r\n";
    // Every letter of it stands in Latin-1 as well.
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a western letter")).collect()
}

async fn counts_become(page: &Page, [new, filled, left, rejected]: [usize; 4]) {
    for (name, count) in [("new", new), ("filled", filled), ("left", left), ("rejected", rejected)] {
        page.attribute_becomes(SHEET, &format!("data-{name}"), &count.to_string()).await;
    }
}

/// Drops a file in the middle of the window, from wherever the page is.
async fn drop_file(page: &Page, name: &str, bytes: &[u8]) {
    const DROP: &str = "const held = new DataTransfer();
        held.items.add(new File([new Uint8Array(arguments[1])], arguments[0], { type: 'text/csv' }));
        for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));";
    page.run(DROP, [json!(name), json!(bytes)]).await;
}

#[test]
fn a_french_excel_file_is_understood_set_right_taken_over_and_undone() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let files = Files::new();
        let table = files.write("clients.csv", french_excel());
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&table]).await;
        counts_become(page, [2, 0, 0, 1]).await;
        let chosen = async |selector: &str| {
            page.run("return document.querySelector(arguments[0]).value", [json!(selector)]).await
        };
        for (what, value) in [
            ("[data-testid=table-encoding]", "windows-1252"),
            ("[data-testid=table-delimiter]", "semicolon"),
            ("[data-testid=table-days]", "day-first"),
            ("[data-testid=table-decimal]", "comma"),
            ("[name=column-0]", "first_name"),
            ("[name=column-1]", "last_name"),
            ("[name=column-3]", "email"),
            ("[name=column-7]", "leave"),
        ] {
            assert_eq!(chosen(what).await, json!(value), "{what}");
        }
        // The cells that do not fit are marked, and the row says why it stays out.
        assert_eq!(page.count("[data-wrong=yes]").await, 2);
        page.says("[data-fate=rejected] [data-wrong=yes]", "marc@acme").await;
        page.says("[data-testid=table-kept-out]", "There is no such date").await;

        // Without the mail's column the date alone is wrong; without both nothing is.
        page.choose("[name=column-3]", "leave").await;
        page.until("one cell is marked", "return document.querySelectorAll('[data-wrong]').length === 1", [])
            .await;
        page.choose("[name=column-6]", "note").await;
        counts_become(page, [3, 0, 0, 0]).await;
        page.choose("[name=column-3]", "email").await;
        counts_become(page, [2, 0, 0, 1]).await;
        page.choose("[name=column-7]", "tags").await;
        page.click("[data-testid=table-rejected]").await;
        let (name, bytes) = page.downloaded().await;
        let rejected = String::from_utf8(bytes).expect("the table is text");
        assert_eq!(name, "clients-rejected.csv");
        assert!(rejected.starts_with("\u{feff}Prénom;Nom;"), "{rejected}");
        assert!(
            rejected.lines().count() == 2 && rejected.contains("Marc;Petit;Acme;marc@acme;"),
            "{rejected}"
        );
        assert!(rejected.contains("incomplete"), "{rejected}");

        page.click(CONFIRM).await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        let label = page.undo_label().await;
        assert!(label.contains("import 2\u{a0}leads"), "{label}");
        let lead = page.card_named("Hélène Morel").await;
        page.saved().await;
        page.reload().await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        page.says(&browser::card(&lead), "Béton Lyon").await;

        // What was chosen for these columns is remembered; who is known adds nothing.
        page.open("#/data").await;
        page.choose_files(IMPORT_FILE, &[&table]).await;
        counts_become(page, [0, 0, 2, 1]).await;
        assert_eq!(chosen("[name=column-7]").await, json!("tags"));
        page.choose("[data-testid=table-known]", "keep-both").await;
        counts_become(page, [2, 0, 0, 1]).await;
        page.click("[data-testid=table-cancel]").await;
        page.gone(SHEET).await;

        page.follow("#/board").await;
        page.click("[data-testid=undo]").await;
        page.counts_become(&[0, 0, 0, 0, 0, 0]).await;
        page.reload().await;
        page.counts_become(&[0, 0, 0, 0, 0, 0]).await;
        page.click("[data-testid=redo]").await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
    });
}

#[test]
fn a_table_dropped_on_the_board_is_looked_at_in_french_and_fills_in_who_is_known() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        page.capture("Zoé Durand", "Acme").await;
        drop_file(page, "clients.csv", &french_excel()).await;
        counts_become(page, [1, 1, 0, 1]).await;
        page.says(SHEET, "Ce que contient chaque colonne").await;
        page.says(CONFIRM, "Importer 2\u{a0}fiches").await;
        page.says("[data-testid=table-kept-out]", "Cette adresse est incomplète").await;
        page.click(CONFIRM).await;
        page.counts_become(&[2, 0, 0, 0, 0, 0]).await;
        let label = page.undo_label().await;
        assert!(label.contains("importer 2\u{a0}fiches"), "{label}");
    });
}

#[test]
fn a_table_that_cannot_be_used_is_refused_in_a_sentence() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.open("#/data").await;
        let before = page.stored().await;
        let files = Files::new();
        let fine = files.write("fine.csv", french_excel());
        for (name, bytes, said) in [
            ("picture.csv", PICTURE.to_vec(), "no table in text form"),
            ("empty.csv", b"Nom;Ville\r\n".to_vec(), "no row below"),
            ("workbook.xlsx", b"PK\x03\x04 and so on".to_vec(), "is a workbook"),
            ("large.csv", "x\n".repeat(100_002).into_bytes(), "more than 100,000 rows"),
        ] {
            page.choose_files(IMPORT_FILE, &[&files.write(name, bytes)]).await;
            page.says("[data-testid=problem]", said).await;
        }
        page.choose_files(IMPORT_FILE, &[&fine, &files.write("other.csv", french_excel())]).await;
        page.says("[data-testid=problem]", "choose it alone").await;
        assert!(!page.has(SHEET).await);
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn leads_are_handed_out_as_a_table_after_a_look_at_what_would_be_refused() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.capture("Ana Petit", "Acme").await;
        let lead = page.capture("Bruno Morel", "").await;
        page.open("#/data").await;
        page.click("[data-testid=export-table]").await;
        page.says("[data-testid=table-count]", "2").await;
        page.choose("[name=preset]", "salesforce").await;
        page.says("[data-testid=table-lack]", "1\u{a0}lead lacks a company: Salesforce will refuse it.")
            .await;
        page.says("[data-testid=table-lacking]", "Bruno Morel").await;
        page.click("[data-testid=table-download]").await;
        let (name, bytes) = page.downloaded().await;
        assert!(name.starts_with("entonnoir-salesforce-") && name.ends_with(".csv"), "{name}");
        let text = String::from_utf8(bytes).expect("the table is text");
        let first: Vec<&str> = text.lines().next().unwrap_or_default().split(',').take(3).collect();
        assert_eq!(first, ["\u{feff}First Name", "Last Name", "Company"]);
        assert!(text.contains("Ana,Petit,Acme,") && text.contains("Bruno,Morel,,"), "{text}");

        // From the list to the lead, where it is put right.
        page.click("[data-testid=export-table]").await;
        page.choose("[name=preset]", "salesforce").await;
        page.click("[data-testid=table-lacking]").await;
        page.see("[name=company]").await;
        assert_eq!(page.route().await, format!("#/lead/{lead}"));
        page.fill("[name=company]", "Béton Lyon").await;
        page.click("[data-testid=save-lead]").await;
        page.close_sheet().await;
        page.open("#/data").await;
        page.click("[data-testid=export-table]").await;
        page.choose("[name=preset]", "salesforce").await;
        page.see("[data-testid=table-accepted]").await;

        // Our own table is known at once, and changes nothing where it came from.
        page.choose("[name=preset]", "excel").await;
        page.click("[data-testid=table-download]").await;
        let (name, bytes) = page.downloaded().await;
        let files = Files::new();
        page.choose_files(IMPORT_FILE, &[&files.write(&name, bytes)]).await;
        counts_become(page, [0, 0, 2, 0]).await;
        page.says("[data-testid=table-origin]", "Our own table").await;
    });
}

#[test]
fn without_a_team_a_table_says_what_to_do_first() {
    visit(Device::Desktop, async |page| {
        page.open("").await;
        drop_file(page, "clients.csv", &french_excel()).await;
        page.says("[data-testid=problem]", "choose a playbook first").await;
        assert!(!page.has(SHEET).await);
    });
}

#[test]
fn a_long_table_is_understood_in_breaths_and_undone_after_a_start() {
    visit(Device::Desktop, async |page| {
        const CARD: &str = "[data-testid=board] [data-lead]";
        let files = Files::new();
        page.found_team("bant").await;
        page.follow("#/data").await;
        slower(page, 12).await;
        page.choose_files(IMPORT_FILE, &[&files.table(3_000)]).await;
        was_seen(page, "import-progress").await;
        page.see(SHEET).await;
        page.choose("[data-testid=table-known]", "overwrite").await;
        was_seen(page, "table-planning").await;
        slower(page, 1).await;
        page.gone("[data-testid=table-planning]").await;
        counts_become(page, [3_000, 0, 0, 0]).await;
        page.click(CONFIRM).await;
        page.see(CARD).await;
        page.saved().await;
        page.reload().await;
        page.see(CARD).await;
        page.click("[data-testid=undo]").await;
        page.gone(CARD).await;
    });
}
