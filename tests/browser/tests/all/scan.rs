//! Badges before a camera, in a photograph, under a hand scanner: they fill the form, and are kept by a tap.

use browser::{
    Device, Page,
    board::{NEW_LEAD, SAVE_LEAD},
    camera::photograph,
    files::Files,
    json, visit,
};
use fantoccini::key::Key;

const FOUND: &str = "[data-testid=scan-found]";
const NAME: &str = "[data-testid=scan-name]";
const TYPED: &str = "[data-testid=scan-typed]";
const ME_CARD: &str = "MECARD:N:Morel,Claire;ORG:ACME SA;EMAIL:claire@acme.example;NOTE:<b>VIP</b>;;";

async fn open_scanner(page: &Page) {
    page.click(NEW_LEAD).await;
    page.see("[data-testid=capture]").await;
    page.click("[data-testid=scan]").await;
    page.see("[data-testid=scanner]").await;
}

/// As a hand scanner does: the text, then Enter.
async fn type_badge(page: &Page, says: &str) {
    page.fill(TYPED, says).await;
    page.key(Key::Enter).await;
    page.see(FOUND).await;
}

async fn field_becomes(page: &Page, name: &str, text: &str) {
    const IS: &str = "return document.querySelector(`[data-testid=capture] [name=${arguments[0]}]`)?.value === arguments[1]";
    page.until(&format!("{name} says {text}"), IS, [json!(name), json!(text)]).await;
}

#[test]
fn a_photograph_of_a_badge_fills_the_form_and_only_saving_saves() {
    visit(Device::Tablet, async |page| {
        let files = Files::new();
        let photo = files.write("badge.bmp", photograph(ME_CARD));
        page.found_team("bant").await;
        open_scanner(page).await;
        page.choose_files("[data-testid=scan-photo]", &[&photo]).await;
        page.says(NAME, "Claire Morel").await;
        page.hears("Claire Morel").await;
        page.click("[data-testid=scan-fill]").await;
        page.gone("[data-testid=scanner]").await;
        field_becomes(page, "full_name", "Claire Morel").await;
        field_becomes(page, "email", "claire@acme.example").await;
        field_becomes(page, "notes", "<b>VIP</b>").await;
        assert_eq!(page.total().await, 0, "a badge saves nothing by itself");
        page.click(SAVE_LEAD).await;
        page.total_becomes(1).await;
        page.close_sheet().await;

        open_scanner(page).await;
        page.choose_files("[data-testid=scan-photo]", &[&photo]).await;
        page.says("[data-testid=scan-known]", "Claire Morel").await;
    });
}

#[test]
fn an_unknown_badge_is_explained_once_and_those_kept_before_are_filled_in() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        open_scanner(page).await;
        page.click("[data-testid=scan-rapid]").await;
        for badge in ["4711|MOREL|Claire|ACME SA|FR", "4712|PETIT|Ana|Uno|ES"] {
            type_badge(page, badge).await;
            page.click("[data-testid=scan-keep]").await;
            page.gone(FOUND).await;
        }
        page.total_becomes(2).await;
        type_badge(page, "4713|ROY|Bo|Tre|IT").await;
        page.click("[data-testid=scan-teach]").await;
        page.choose("[name=part-3]", "company").await;
        page.click("[data-testid=scan-taught]").await;
        page.says(NAME, "Bo ROY").await;
        page.click("[data-testid=scan-fill-in]").await;
        page.gone("[data-testid=scan-fill-in]").await;
        page.click("[data-testid=scan-next]").await;
        page.close_sheet().await;
        page.card_named("Claire MOREL").await;
        page.card_named("Ana PETIT").await;
        page.click("[data-testid=undo]").await;
        page.card_named("Badge 4711").await;

        // What was taught is known after a new start.
        page.saved().await;
        page.reload().await;
        open_scanner(page).await;
        type_badge(page, "4714|DUPONT|Zoé|Quatro|BE").await;
        page.says(NAME, "Zoé DUPONT").await;
    });
}

#[test]
fn the_camera_reads_a_badge_after_a_tap_and_goes_off_with_the_scanner() {
    visit(Device::Phone, async |page| {
        page.hold_before_the_camera("4711;Claire;Morel;ACME SA");
        page.found_team("bant").await;
        open_scanner(page).await;
        page.attribute_becomes("[data-testid=scan-eye]", "data-eye", "off").await;
        page.run("window.tracks = []; const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async wanted => {
                const stream = await ask(wanted); tracks.push(...stream.getTracks()); return stream }", [])
            .await;
        page.click("[data-testid=scan-camera]").await;
        page.says(NAME, "Claire Morel").await;
        page.click("[data-testid=scan-fill]").await;
        field_becomes(page, "company", "ACME SA").await;
        const OFF: &str = "return tracks.length > 0 && tracks.every(track => track.readyState === 'ended')";
        page.until("the camera is off", OFF, []).await;
    });
}
