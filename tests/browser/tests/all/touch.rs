//! Cards under a finger: what is meant for scrolling scrolls, what is meant for a card moves the card.

use browser::{Device, Finger, Page, card, column, stage, visit};
use entonnoir::sample::SALES;

/// A board that fits on the tablet, with two leads.
async fn two_leads(page: &Page) -> [String; 2] {
    page.found_team("two-way").await;
    for name in ["Ana Petit", "Bruno Morel"] {
        page.capture(name, "Acme").await;
    }
    page.column(0).await.leads.try_into().expect("two leads are drawn")
}

#[test]
fn a_long_press_lifts_a_card() {
    visit(Device::Tablet, async |page| {
        let [first, _] = two_leads(page).await;
        let lost = stage("two-way/lost");
        page.touch_drag(
            Finger::Pressing,
            page.centre(&card(&first)).await,
            page.centre(&column(&lost)).await,
        )
        .await;
        page.stage_becomes(&first, &lost).await;
        assert_eq!(page.route().await, "#/board");
        page.reload().await;
        page.counts_become(&[1, 0, 0, 1]).await;
    });
}

#[test]
fn the_handle_lifts_a_card_at_once() {
    visit(Device::Tablet, async |page| {
        let [first, _] = two_leads(page).await;
        let lost = stage("two-way/lost");
        let handle = format!("{} [data-handle]", card(&first));
        page.touch_drag(Finger::Swiping, page.centre(&handle).await, page.centre(&column(&lost)).await).await;
        page.stage_becomes(&first, &lost).await;
        assert_eq!(page.route().await, "#/board");
    });
}

#[test]
fn a_swipe_scrolls_the_column_and_moves_nothing() {
    visit(Device::Tablet, async |page| {
        page.load_sample().await;
        page.choose_team(&SALES.to_string()).await;
        let fullest =
            page.columns().await.into_iter().max_by_key(|column| column.count).expect("there are columns");
        let lead = fullest.leads.get(3).expect("four cards are drawn");
        let (before, counts) = (page.stored().await, page.counts().await);
        let from = page.centre(&card(lead)).await;
        page.touch_drag(Finger::Swiping, from, from.plus(0.0, -280.0)).await;
        const SCROLLED: &str = "return [...document.querySelector(arguments[0]).querySelectorAll('*')].some(e => e.scrollTop > 50)";
        page.until("the column is scrolled", SCROLLED, [column(&fullest.stage).into()]).await;
        assert!(!page.has("[data-carrying]").await);
        assert_eq!(page.route().await, "#/board");
        assert_eq!(page.counts().await, counts);
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn a_finger_that_is_taken_away_puts_the_card_back() {
    visit(Device::Tablet, async |page| {
        let [first, _] = two_leads(page).await;
        let before = page.stored().await;
        let to = page.centre(&column(&stage("two-way/lost"))).await;
        page.touch_carry(Finger::Pressing, page.centre(&card(&first)).await, to).await;
        page.see("[data-carrying]").await;
        page.touch_is_taken_away().await;
        page.gone("[data-carrying]").await;
        page.counts_become(&[2, 0, 0, 0]).await;
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn a_tap_opens_the_card_and_a_flick_does_not() {
    visit(Device::Tablet, async |page| {
        let [first, _] = two_leads(page).await;
        let from = page.point(&card(&first), 0.3, 0.2).await;
        page.touch_drag(Finger::Swiping, from, from.plus(160.0, 0.0)).await;
        page.counts_become(&[2, 0, 0, 0]).await;
        assert_eq!(page.route().await, "#/board");
        page.click(&format!("{} a", card(&first))).await;
        page.see("dialog[open]").await;
        assert_eq!(page.route().await, format!("#/lead/{first}"));
    });
}
