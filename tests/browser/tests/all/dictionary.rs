//! The dictionary: what two teams mean by their words, and what one would call the leads of the other.

use browser::{Device, Page, json, stage, visit};
use entonnoir::{
    domain::wording::Locale,
    i18n::{common, dictionary as words},
};
use fantoccini::key::Key;

const TABLE: &str = "[data-testid=dictionary]";

/// The names of the stages in each row, a dash where a team has none.
async fn rows(page: &Page) -> Vec<Vec<String>> {
    const ROWS: &str = "return [...document.querySelectorAll('[data-testid=dictionary] tbody tr')].map(row =>
        [...row.querySelectorAll('td')].map(cell => cell.querySelector('strong')?.textContent ?? '-'))";
    serde_json::from_value(page.run(ROWS, []).await).expect("rows of names")
}

async fn columns_become(page: &Page, count: usize) {
    page.attribute_becomes(TABLE, "data-columns", &count.to_string()).await;
}

#[test]
fn two_teams_stand_side_by_side_by_what_they_require() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        page.click("a[href='#/dictionary']").await;
        columns_become(page, 2).await;
        assert_eq!(
            rows(page).await,
            [
                ["Contact", "-"],
                ["Lead", "Lead"],
                ["Prospect", "Prospect"],
                ["-", "Opportunity"],
                ["Customer", "Customer"],
                ["-", "Nurturing"],
                ["Lost", "Lost"]
            ]
        );
        page.says("[data-testid=homonym]:last-child", "“Prospect” means two things here.").await;

        // The numbers are about the leads that are there: as many as the column on the board holds.
        let prospect = format!("[data-stage=\"{}\"]", stage("bant/prospect"));
        let n = page.attribute(&format!("{TABLE} {prospect} [data-testid=crossing]"), "data-n").await;
        assert_ne!(n, "");
        page.follow("#/board").await;
        page.see("[data-testid=board] [data-lead]").await;
        page.choose_team(&entonnoir::sample::SALES.to_string()).await;
        page.attribute_becomes(&format!("[data-testid=board] {prospect}"), "data-count", &n).await;
    });
}

#[test]
fn the_names_behind_a_number_lead_to_their_cards() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        page.open("#/dictionary").await;
        let crossing = "[data-testid=crossing]:not([data-would='0'])";
        page.see(crossing).await;
        let would: usize = page.attribute(crossing, "data-would").await.parse().expect("a number");
        assert!(
            !page
                .run("return document.querySelector(arguments[0]).open", [json!(crossing)])
                .await
                .as_bool()
                .unwrap()
        );
        page.click(&format!("{crossing} summary")).await;
        let names = format!("{crossing}[open] .crossing-names:first-of-type a");
        page.see(&names).await;
        assert_eq!(page.count(&names).await, would);
        page.click(&names).await;
        page.see("dialog[open]").await;
        assert!(page.route().await.starts_with("#/lead/"));
    });
}

#[test]
fn a_number_follows_the_lead() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        page.capture("Ana Petit", "Acme").await;
        page.open("#/dictionary").await;
        page.see("[data-testid=lonely]").await;
        page.click("[data-party=maturity]").await;
        let crossing = format!("[data-stage=\"{}\"] [data-testid=crossing]", stage("two-way/lead"));
        page.attribute_becomes(&crossing, "data-n", "1").await;
        page.attribute_becomes(&crossing, "data-tone", "few").await;
        page.attribute_becomes(&crossing, "data-would", "0").await;
        page.follow("#/board").await;
        page.see("[data-testid=board] [data-lead]").await;
        page.click("[data-testid=undo]").await;
        page.gone("[data-testid=board] [data-lead]").await;
        // Whom one compared is still compared.
        page.follow("#/dictionary").await;
        columns_become(page, 2).await;
        page.attribute_becomes("[data-party=maturity]", "aria-pressed", "true").await;
        assert!(!page.has("[data-testid=crossing]").await);
    });
}

#[test]
fn the_keyboard_alone_chooses_who_is_compared() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        page.open("#/board").await;
        page.focus("a[href='#/dictionary']").await;
        page.key(Key::Enter).await;
        columns_become(page, 2).await;
        page.focus("[data-testid=built-ins] summary").await;
        page.key(Key::Enter).await;
        page.see("[data-party=three-criteria]").await;
        page.key(Key::Tab).await;
        assert!(page.has_focus("[data-party=two-way]").await);
        page.key(Key::Space).await;
        columns_become(page, 3).await;
        page.attribute_becomes("[data-party=two-way]", "aria-pressed", "true").await;
        page.key(Key::Space).await;
        columns_become(page, 2).await;
        page.focus(&format!("{TABLE} [data-testid=crossing] summary")).await;
        page.key(Key::Enter).await;
        page.see(&format!("{TABLE} [data-testid=crossing][open] a")).await;
        page.key(Key::Tab).await;
        assert!(page.has_focus("[data-testid=crossing] a").await);
        page.key(Key::Enter).await;
        page.see("dialog[open]").await;
    });
}

#[test]
fn one_team_alone_is_told_what_it_takes() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.open("#/dictionary").await;
        page.says("[data-testid=lonely]", words::ONE_TEAM.en).await;
        page.click("[data-testid=language]").await;
        page.says("[data-testid=lonely]", words::ONE_TEAM.fr).await;
        page.click("[data-party=bant-reversed]").await;
        columns_become(page, 2).await;
        page.says("[data-testid=synonym]", "demandent la même chose").await;
        page.says("[data-testid=homonym]", "veut dire deux choses ici").await;
        page.says("main h1", common::DICTIONARY.fr).await;
        page.says(TABLE, &words::row(Locale::Fr, entonnoir::domain::stage::Kind::Won, 1)).await;
        page.click("[data-party=bant-reversed]").await;
        page.see("[data-testid=lonely]").await;
    });
}
