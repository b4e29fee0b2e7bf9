//! Cards in the hand of whoever has a mouse.

use browser::{Device, Page, card, column, stage, visit};
use fantoccini::key::Key;

/// Three leads in the first column of BANT, from top to bottom.
async fn three_leads(page: &Page) -> [String; 3] {
    page.found_team("bant").await;
    for name in ["Ana Petit", "Bruno Morel", "Chloé Roux"] {
        page.capture(name, "Acme").await;
    }
    let leads = page.column(0).await.leads;
    leads.try_into().expect("three leads are drawn")
}

#[test]
fn a_card_goes_to_another_column_and_stays_there() {
    visit(Device::Desktop, async |page| {
        let [_, lead, _] = three_leads(page).await;
        let nurturing = stage("bant/nurturing");
        page.mouse_drag(page.centre(&card(&lead)).await, page.centre(&column(&nurturing)).await).await;
        page.stage_becomes(&lead, &nurturing).await;
        page.counts_become(&[2, 0, 0, 0, 1, 0]).await;
        page.saved().await;
        assert!(page.undo_label().await.contains("Bruno Morel"), "{}", page.undo_label().await);
        page.reload().await;
        page.stage_becomes(&lead, &nurturing).await;
        page.counts_become(&[2, 0, 0, 0, 1, 0]).await;
    });
}

#[test]
fn a_card_changes_its_place_within_its_column() {
    visit(Device::Desktop, async |page| {
        let [first, second, third] = three_leads(page).await;
        let below = page.point(&card(&third), 0.5, 0.8).await;
        page.mouse_drag(page.centre(&card(&first)).await, below).await;
        let moved = [second.as_str(), &third, &first];
        page.order_becomes(&stage("bant/lead"), &moved).await;
        page.reload().await;
        page.order_becomes(&stage("bant/lead"), &moved).await;
        page.click("[data-testid=undo]").await;
        page.order_becomes(&stage("bant/lead"), &[&first, &second, &third]).await;
    });
}

#[test]
fn a_card_lands_between_the_two_under_the_pointer() {
    visit(Device::Desktop, async |page| {
        let [first, second, third] = three_leads(page).await;
        let lost = stage("bant/lost");
        for lead in [&second, &first] {
            page.mouse_drag(page.centre(&card(lead)).await, page.centre(&column(&lost)).await).await;
            page.stage_becomes(lead, &lost).await;
            page.at_rest().await;
        }
        let [top, bottom]: [String; 2] = page.column(5).await.leads.try_into().expect("two are lost");
        let between = page.point(&card(&bottom), 0.5, 0.1).await;
        page.mouse_drag(page.centre(&card(&third)).await, between).await;
        page.order_becomes(&lost, &[&top, &third, &bottom]).await;
    });
}

#[test]
fn escape_puts_a_carried_card_back() {
    visit(Device::Desktop, async |page| {
        let [first, ..] = three_leads(page).await;
        let before = page.stored().await;
        page.mouse_carry(page.centre(&card(&first)).await, page.centre(&column(&stage("bant/lost"))).await)
            .await;
        page.see("[data-carrying]").await;
        page.key(Key::Escape).await;
        page.gone("[data-carrying]").await;
        page.mouse_drop().await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        assert_eq!(page.stored().await, before);
        assert_eq!(page.route().await, "#/board");
    });
}

#[test]
fn dropped_beside_the_board_a_card_stays() {
    visit(Device::Desktop, async |page| {
        let [first, ..] = three_leads(page).await;
        let before = page.stored().await;
        page.mouse_carry(page.centre(&card(&first)).await, page.centre("[data-testid=search]").await).await;
        page.see("[data-carrying]").await;
        page.mouse_drop().await;
        page.gone("[data-carrying]").await;
        page.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn a_fast_flick_does_not_open_the_card_and_a_click_does() {
    visit(Device::Desktop, async |page| {
        let [first, second, _] = three_leads(page).await;
        let lost = stage("bant/lost");
        page.mouse_flick(page.point(&card(&first), 0.3, 0.2).await, page.centre(&column(&lost)).await).await;
        page.stage_becomes(&first, &lost).await;
        page.at_rest().await;
        assert_eq!(page.route().await, "#/board");
        page.mouse_flick(
            page.point(&card(&second), 0.3, 0.2).await,
            page.point(&card(&second), 0.3, 0.5).await,
        )
        .await;
        page.at_rest().await;
        assert_eq!(page.route().await, "#/board");
        page.click(&format!("{} a", card(&second))).await;
        page.see("dialog[open]").await;
        assert_eq!(page.route().await, format!("#/lead/{second}"));
    });
}

/// Whoever sorts forty cards does not wait for animations.
#[test]
fn the_next_card_can_be_taken_while_the_last_one_is_still_landing() {
    visit(Device::Desktop, async |page| {
        let [first, second, _] = three_leads(page).await;
        let lost = stage("bant/lost");
        let (from, to) = (page.centre(&card(&second)).await, page.centre(&column(&lost)).await);
        page.mouse_drag(from, to).await;
        page.mouse_drag(page.centre(&card(&first)).await, to).await;
        page.stage_becomes(&second, &lost).await;
        page.stage_becomes(&first, &lost).await;
    });
}
