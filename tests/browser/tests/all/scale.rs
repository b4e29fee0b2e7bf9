//! Ten thousand leads: all of them counted, few of them drawn, and the board still in hand.

use browser::{Device, Page, board::IMPORT_FILE, card, files::Files, visit};

async fn ten_thousand(page: &Page) {
    let files = Files::new();
    page.open("").await;
    page.choose_files(IMPORT_FILE, &[&files.sample(10_000)]).await;
    assert_eq!(page.preview().await, [10_000, 0, 0, 0, 0]);
    page.click("[data-testid=import-confirm]").await;
    page.see("[data-testid=board] [data-lead]").await;
    page.saved().await;
}

#[test]
fn ten_thousand_leads_are_counted_and_few_are_drawn() {
    visit(Device::Desktop, async |page| {
        ten_thousand(page).await;
        let mut total = 0;
        for team in page.teams().await {
            page.choose_team(&team).await;
            let drawn = page.count("[data-lead]").await;
            assert!((1..200).contains(&drawn), "{drawn} cards are drawn");
            total += page.total().await;
        }
        assert_eq!(total, 10_000);

        // The last card of the longest column can be reached, and far fewer than all are drawn on the way.
        let longest =
            page.columns().await.into_iter().max_by_key(|column| column.count).expect("there are columns");
        assert!(longest.count > 300, "{}", longest.count);
        const TO_THE_END: &str = "[...document.querySelector(arguments[0]).querySelectorAll('*')].find(e => e.scrollHeight > e.clientHeight + 100).scrollTop = 1e9";
        page.run(TO_THE_END, [browser::column(&longest.stage).into()]).await;
        let first = longest.leads[0].clone();
        page.gone(&card(&first)).await;
        assert!(page.count("[data-lead]").await < 200);

        let before = page.counts().await;
        page.reload().await;
        page.counts_become(&before).await;
        assert!(page.count("[data-lead]").await < 200);
    });
}
