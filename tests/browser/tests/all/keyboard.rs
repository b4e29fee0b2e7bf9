//! Everything that a mouse can do to a card, without one.

use browser::{Device, Page, stage, visit};
use entonnoir::domain::wording::Locale;
use entonnoir::i18n::board as words;
use fantoccini::key::Key;

async fn two_leads(page: &Page) -> [String; 2] {
    page.found_team("bant").await;
    for name in ["Ana Petit", "Bruno Morel"] {
        page.capture(name, "Acme").await;
    }
    page.column(0).await.leads.try_into().expect("two leads are drawn")
}

#[test]
fn space_picks_up_arrows_move_space_drops_and_all_is_said() {
    visit(Device::Desktop, async |page| {
        let [first, second] = two_leads(page).await;
        page.focus_card(&first).await;
        page.key(Key::Space).await;
        page.hears(&words::picked_up(Locale::En, "Bruno Morel", "Lead", 1, 2)).await;
        page.key(Key::Down).await;
        page.hears(&words::over(Locale::En, "Lead", 2, 2)).await;
        page.key(Key::Space).await;
        page.order_becomes(&stage("bant/lead"), &[&second, &first]).await;
        page.hears(&words::dropped(Locale::En, "Bruno Morel", "Lead")).await;
        page.card_is_focused(&first).await;

        page.key(Key::Space).await;
        for _ in 0..4 {
            page.key(Key::Right).await;
        }
        page.hears(&words::over(Locale::En, "Nurturing", 1, 1)).await;
        page.key(Key::Space).await;
        page.stage_becomes(&first, &stage("bant/nurturing")).await;
        page.card_is_focused(&first).await;
        page.reload().await;
        page.stage_becomes(&first, &stage("bant/nurturing")).await;
    });
}

#[test]
fn escape_puts_the_card_back_and_says_so() {
    visit(Device::Desktop, async |page| {
        let [first, second] = two_leads(page).await;
        let before = page.stored().await;
        page.focus_card(&first).await;
        page.key(Key::Space).await;
        page.hears("picked up").await;
        page.key(Key::Right).await;
        page.key(Key::Escape).await;
        page.hears(words::CANCELLED.en).await;
        page.order_becomes(&stage("bant/lead"), &[&first, &second]).await;
        assert_eq!(page.stored().await, before);
        page.card_is_focused(&first).await;
        assert!(!page.has("dialog[open]").await);
    });
}

#[test]
fn what_is_heard_is_in_the_language_of_the_screen() {
    visit(Device::Desktop, async |page| {
        let [first, _] = two_leads(page).await;
        page.click("[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        page.focus_card(&first).await;
        page.key(Key::Space).await;
        page.hears("saisie").await;
        page.key(Key::Escape).await;
        page.hears(words::CANCELLED.fr).await;
    });
}

#[test]
fn the_menu_moves_a_card_by_keyboard() {
    visit(Device::Desktop, async |page| {
        let [first, _] = two_leads(page).await;
        let lost = stage("bant/lost");
        page.focus_card(&first).await;
        page.letter('m').await;
        page.see("dialog[open]").await;
        page.focus(&format!("dialog[open] [data-to=\"{lost}\"]")).await;
        page.key(Key::Enter).await;
        page.stage_becomes(&first, &lost).await;
        page.gone("dialog[open]").await;
        page.card_is_focused(&first).await;
    });
}

#[test]
fn enter_opens_the_card_escape_closes_it_and_the_focus_returns() {
    visit(Device::Desktop, async |page| {
        let [first, _] = two_leads(page).await;
        page.focus_card(&first).await;
        page.key(Key::Enter).await;
        page.see("dialog[open]").await;
        assert!(page.has_focus("dialog[open]").await);
        page.key(Key::Escape).await;
        page.gone("dialog[open]").await;
        assert_eq!(page.route().await, "#/board");
        page.card_is_focused(&first).await;
    });
}

#[test]
fn arrows_walk_from_card_to_card() {
    visit(Device::Desktop, async |page| {
        let [first, second] = two_leads(page).await;
        page.focus_card(&first).await;
        page.key(Key::Down).await;
        page.card_is_focused(&second).await;
        page.key(Key::Up).await;
        page.card_is_focused(&first).await;
    });
}
