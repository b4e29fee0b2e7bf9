//! Leads that go by codes from a screen to another tablet, without network; and one of them to a telephone.

use std::path::PathBuf;

use browser::{Device, Page, Value, board::IMPORT_FILE, files::Files, visit};
use entonnoir::code::read::{Shades, read};
use fantoccini::key::Key;

const PREVIEW: &str = "[data-testid=import-preview]";
const CONFIRM: &str = "[data-testid=import-confirm]";
const CODE: &str = "[data-testid=code]";
const SHOWN: &str = "[data-testid=codes-shown]";

async fn leads(page: &Page) -> Value {
    page.open("#/data").await;
    page.click("[data-testid=export]").await;
    let (_, bytes) = page.downloaded().await;
    let file: Value = serde_json::from_slice(&bytes).expect("the snapshot is JSON");
    file["leads"].clone()
}

/// What the code on the screen says, read from its squares.
async fn said_by_code(page: &Page) -> String {
    const SQUARES: &str = "const code = document.querySelector('[data-testid=code]');
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = code.viewBox.baseVal.width * 4;
        const pen = canvas.getContext('2d');
        pen.fillStyle = 'white';
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.scale(4, 4);
        pen.fillStyle = 'black';
        pen.fill(new Path2D(code.querySelector('path').getAttribute('d')));
        const points = pen.getImageData(0, 0, canvas.width, canvas.height).data;
        return [canvas.width, ...points.filter((_, at) => at % 4 == 0)]";
    let points = page.run(SQUARES, []).await;
    let mut points = points.as_array().into_iter().flatten().filter_map(Value::as_u64);
    let width = points.next().expect("there is a code") as usize;
    let shades: Vec<u8> = points.map(|shade| shade as u8).collect();
    let said = read(Shades { width, shades: &shades }).pop().expect("it is read");
    String::from_utf8(said).expect("it is text")
}

#[test]
fn two_hundred_leads_reach_another_tablet_though_a_fifth_of_the_codes_is_missed() {
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        page.open("").await;
        page.choose_files(IMPORT_FILE, &[&files.sample(200)]).await;
        page.click(CONFIRM).await;
        page.see("[data-testid=board] [data-lead]").await;
        let sent = leads(page).await;
        assert_eq!(sent.as_array().map(Vec::len), Some(200));
        page.click("[data-testid=send-by-codes]").await;
        page.fill("[name=person]", "Zoé").await;
        page.click("[data-testid=part] [data-kind=all]").await;
        page.click("[data-testid=part-codes]").await;
        page.see(CODE).await;
        let enough: usize = page.attribute(SHOWN, "data-enough").await.parse().expect("a number");
        let (mut shot, mut kept, mut last) = (0, Vec::new(), String::new());
        while kept.len() < enough + 12 {
            let shown = page.attribute(SHOWN, "data-shown").await;
            if shown == last {
                continue;
            }
            last = shown;
            let picture = page.picture_of(CODE).await;
            shot += 1;
            if shot % 5 != 0 {
                kept.push(files.write(&format!("{shot}.png"), picture));
            }
        }
        assert!(shot < 600, "{shot} codes take more than a minute");
        page.click("[data-testid=codes-arrived]").await;
        page.gone(CODE).await;

        let colleague = page.someone_else().await;
        colleague.open("#/data").await;
        colleague.click("[data-testid=receive-by-codes]").await;
        // Nobody has a camera here.
        colleague.see("[data-testid=no-camera]").await;
        let (early, late) = kept.split_at(enough / 2);
        choose(&colleague, late).await;
        colleague.see("[data-testid=codes-read][data-have]").await;
        choose(&colleague, early).await;
        colleague.see_in_steps(PREVIEW, "[data-testid=codes-read]").await;
        assert_eq!(colleague.preview().await, [200, 0, 0, 0, 0]);
        assert!(!colleague.has("[data-testid=receive-codes]").await);
        colleague.click(CONFIRM).await;
        colleague.gone(PREVIEW).await;
        assert_eq!(leads(&colleague).await, sent);
        colleague.was_quiet().await;
        colleague.close().await;

        // Zoé has everything: next time there is only the news.
        page.click("[data-testid=send-by-codes]").await;
        page.fill("[name=person]", "zoe").await;
        page.see("[data-testid=part] [data-kind=news]").await;
    });
}

async fn choose(page: &Page, pictures: &[PathBuf]) {
    let pictures: Vec<_> = pictures.iter().map(PathBuf::as_path).collect();
    page.choose_files("[data-testid=receive-pictures]", &pictures).await;
}

#[test]
fn a_lead_is_shown_as_a_code_that_any_telephone_reads() {
    visit(Device::Tablet, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Zoé Martin", "Béton & Fils").await;
        page.open_lead(&lead).await;
        page.click("[data-testid=show-code]").await;
        page.see(CODE).await;
        let said = said_by_code(page).await;
        assert_eq!(
            said,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Martin;Zoé;;;\r\nFN:Zoé Martin\r\nORG:Béton & Fils\r\nEND:VCARD\r\n"
        );
        page.key(Key::Escape).await;
        page.gone(CODE).await;
        page.see("[data-testid=lead]").await;
    });
}
