//! The first minute: nothing is there yet.

use browser::{Device, column, visit};
use entonnoir::domain::{
    event::Event, ids::TeamId, playbooks, stamp::Stamp, wording::Locale, workspace::Workspace,
};

#[test]
fn every_playbook_founds_a_team_with_its_stages() {
    visit(Device::Desktop, async |page| {
        for playbook in playbooks::all() {
            let (team, key) = (TeamId::named("team"), playbook.key.clone());
            let mut workspace = Workspace::default();
            let founded = Event::TeamFounded { team, name: "Team".into(), playbook: Box::new(playbook) };
            workspace.apply(&founded, Stamp::ORIGIN);
            let stages = workspace.team(team).expect("the team is founded").stages_in_order();

            page.found_team(&key).await;
            let columns = page.columns().await;
            let shown: Vec<&str> = columns.iter().map(|column| column.stage.as_str()).collect();
            let expected: Vec<String> = stages.iter().map(|stage| stage.id.to_string()).collect();
            assert_eq!(shown, expected, "{key}");
            assert!(columns.iter().all(|column| column.count == 0), "{key}");
            assert!(
                columns.iter().any(|column| column.kind == "won")
                    && columns.iter().any(|column| column.kind == "lost")
            );
            for stage in &stages {
                page.says(&column(&stage.id.to_string()), stage.name().text(Locale::En)).await;
            }
            page.forget_everything().await;
        }
    });
}

#[test]
fn the_sample_show_is_one_click_away_and_one_undo_from_gone() {
    visit(Device::Desktop, async |page| {
        page.load_sample().await;
        for team in page.teams().await {
            page.choose_team(&team).await;
            assert!(page.total().await > 10);
        }
        let counts = page.counts().await;
        page.reload().await;
        page.counts_become(&counts).await;
        page.click("[data-testid=undo]").await;
        page.see("[data-playbook]").await;
    });
}

#[test]
fn the_page_speaks_the_language_of_the_browser() {
    visit(Device::Desktop, async |page| {
        page.open("").await;
        assert_eq!(page.attribute("html", "lang").await, "en");
        page.says("[data-playbook=bant-reversed]", "Potential customer").await;
        let french = page.someone_who_speaks("fr-FR").await;
        french.open("").await;
        assert_eq!(french.attribute("html", "lang").await, "fr");
        french.says("[data-playbook=bant-reversed]", "Client potentiel").await;
        french.close().await;
    });
}

#[test]
fn an_unknown_address_shows_the_board() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        for route in ["#/no-such-place", "#/lead/not-an-id", "#", "#/../../etc", "#/board/%00"] {
            page.open(route).await;
            page.see("[data-testid=board]").await;
        }
        // A lead that is not there any more is said to be so, and the way back works.
        page.open("#/lead/00000000000000000000000000000001").await;
        page.follow("#/board").await;
        page.see("[data-testid=board]").await;
        page.gone("dialog[open]").await;
    });
}
