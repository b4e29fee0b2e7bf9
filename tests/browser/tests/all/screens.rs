//! A walk through every screen and sheet with leads in them, for whoever looks for the same thing everywhere.

use browser::{Page, board::IMPORT_FILE, card, files::Files, json, stage, teams::two_teams};
use entonnoir::domain::ids::{LeadId, TeamId};

use crate::kiosk::team_that_asks;

/// `look` is told where it is.
pub async fn on_each(page: &Page, mut look: impl AsyncFnMut(&str)) {
    page.open("").await;
    page.see("[data-testid=sample]").await;
    look("first screen").await;
    page.click("[data-testid=sample]").await;
    page.see("[data-testid=board] [data-lead]").await;
    look("board").await;
    for (route, there) in [
        ("#/capture", "dialog[open]"),
        ("#/playbook", "main h1"),
        ("#/dictionary", "[data-testid=dictionary]"),
        ("#/data", "main h1"),
    ] {
        page.open(route).await;
        page.see(there).await;
        look(route).await;
    }
    badge(page, &mut look).await;
    page.open("#/board").await;
    page.see("[data-testid=board] [data-lead]").await;
    let lead = page
        .columns()
        .await
        .into_iter()
        .find_map(|column| column.leads.first().cloned())
        .expect("a card is drawn");
    page.open_lead(&lead).await;
    look("lead").await;
    page.click("[data-testid=show-code]").await;
    page.see("[data-testid=contact-code] [data-testid=code]").await;
    look("a lead as a code").await;
    page.click("[data-testid=contact-code-close]").await;
    press(page, "[data-testid=delete-lead]").await;
    press(page, "[data-testid=erase-lead]").await;
    page.see("[data-testid=erase-who]").await;
    look("about to erase").await;
    press(page, "[data-testid=erase-cancel]").await;
    codes(page, &mut look).await;
    out(page, &mut look).await;
    imports(page, &mut look).await;
    twice(page, &mut look).await;
    page.open("#/board").await;
    press(page, "[data-testid=language]").await;
    look("board in the other language").await;
    questions(page, &mut look).await;
    recovery(page, &mut look).await;
    kiosk(page, &mut look).await;
}

async fn badge(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    page.open("#/capture").await;
    page.click("[data-testid=scan]").await;
    page.see("[data-testid=scanner]").await;
    look("scanner").await;
    page.fill("[data-testid=scan-typed]", "4711|MOREL|Claire").await;
    page.click("[data-testid=scan-read]").await;
    page.see("[data-testid=scan-found]").await;
    look("badge read").await;
    page.click("[data-testid=scan-teach]").await;
    page.see("[data-testid=scan-teaching]").await;
    look("badge taught").await;
}

async fn codes(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    page.open("#/data").await;
    press(page, "[data-testid=send-by-codes]").await;
    press(page, "[data-testid=part-codes]").await;
    page.see("[data-testid=send-codes] [data-testid=code]").await;
    look("leads as codes").await;
    page.click("[data-testid=codes-stop]").await;
    page.open("#/data").await;
    press(page, "[data-testid=receive-by-codes]").await;
    page.see("[data-testid=receive-codes]").await;
    look("codes received").await;
}

/// What a part and a table ask before they go out.
async fn out(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    page.open("#/data").await;
    press(page, "[data-testid=part-open]").await;
    page.see("[data-testid=part-download]").await;
    look("a part to hand out").await;
    page.open("#/data").await;
    press(page, "[data-testid=export-table]").await;
    page.see("[data-testid=table-download]").await;
    look("a table to hand out").await;
}

/// A table of another program, and the file of two teams, which are taken in.
async fn imports(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    const TABLE: &str = "Name;Company;Mail;Amount;Date\r\nHélène Morel;Acme;helene@acme.example;1 234,50;15/03/2026\r\n\
        Marc Petit;Acme;marc@acme;500;31/02/2026\r\n";
    let files = Files::new();
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[&files.write("clients.csv", TABLE)]).await;
    page.see("[data-testid=table-confirm]").await;
    look("a table looked at").await;
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[&files.write("teams.json", two_teams())]).await;
    page.see("[data-testid=import-confirm]").await;
    look("a file looked at").await;
    take_in(page).await;
}

/// Another team's leads to show here, and somebody who stands here twice.
async fn twice(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    page.open("#/playbook").await;
    press(page, "[data-testid=choose-guests]").await;
    page.see("[data-testid=guests]").await;
    look("guests chosen").await;
    page.reload().await;
    for company in ["Béton Lyon", "Beton Lyon SARL"] {
        page.open("#/capture").await;
        page.fill("dialog [name=full_name]", "Claire Béranger").await;
        page.fill("dialog [name=company]", company).await;
        press(page, "[data-testid=save-lead]").await;
        page.gone("[data-testid=capture]").await;
    }
    page.open("#/data").await;
    press(page, "[data-testid=duplicates-open]").await;
    page.see("[data-testid=pair]").await;
    look("possible duplicates").await;
    press(page, "[data-testid=pair-join]").await;
    page.see("[data-testid=join]").await;
    look("two leads compared").await;
    page.reload().await;
}

/// What comes when nothing else does.
async fn recovery(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    page.open("#/recovery").await;
    page.see("[data-testid=recovery-found]").await;
    look("recovery").await;
}

async fn take_in(page: &Page) {
    press(page, "[data-testid=import-confirm]").await;
    page.gone("[data-testid=import-preview]").await;
    page.saved().await;
    // Without the word that says what was taken in, which lies over cards.
    page.reload().await;
}

/// Every kind of question, a gate that asks them, and another team to hand over to.
async fn questions(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    show_team(page, TeamId::named("every-kind")).await;
    let claire = LeadId::named("claire").to_string();
    page.see(&card(&claire)).await;
    page.open_lead(&claire).await;
    press(page, "[data-section=log] [data-channel=call]").await;
    page.see("[data-testid=log-activity]").await;
    look("a call noted").await;
    press(page, "[data-testid=hand-over-open]").await;
    page.see("[data-testid=hand-over]").await;
    look("handed over").await;
    press(page, "[data-testid=hand-over-cancel]").await;
    page.choose("[data-testid=stage-pick]", &stage("every-kind/prospect")).await;
    page.see("[data-testid=gate]").await;
    look("at the gate").await;
    page.click("[data-testid=gate-cancel]").await;
    page.close_sheet().await;
    page.open("#/playbook").await;
    press(page, &format!("[data-editor=\"{}\"] .stage-line", stage("every-kind/prospect"))).await;
    press(page, "[data-testid=add-criterion]").await;
    page.see("[data-testid=criterion-form]").await;
    look("a criterion written").await;
}

async fn kiosk(page: &Page, look: &mut impl AsyncFnMut(&str)) {
    let files = Files::new();
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[&files.write("asks.json", team_that_asks())]).await;
    page.see("[data-testid=import-confirm]").await;
    take_in(page).await;
    show_team(page, TeamId::named("bant")).await;
    page.open("#/kiosk").await;
    page.fill("[data-testid=turn] [name=pin]", "4711").await;
    look("turned to a visitor").await;
    press(page, "[data-testid=turn-now]").await;
    page.see("[data-testid=visitor] [data-purpose]").await;
    look("what a visitor sees").await;
    page.click("[data-testid=visitor-send]").await;
    page.see("[data-testid=problem]").await;
    look("a visitor without a name").await;
    page.click("[data-testid=visitor-leave]").await;
    page.see("dialog [name=pin]").await;
    look("back from the visitor").await;
}

/// By script: on a telephone the switch lies in a menu.
async fn show_team(page: &Page, team: TeamId) {
    const CHOOSE: &str = "const teams = document.querySelector('[data-testid=team]');
        teams.value = arguments[0];
        teams.dispatchEvent(new Event('change', { bubbles: true }))";
    page.open("#/board").await;
    page.until("the teams are listed", "return !!document.querySelector('[data-testid=team]')", []).await;
    page.run(CHOOSE, [json!(team.to_string())]).await;
    page.see("[data-testid=board] [data-stage]").await;
}

/// By script: this looks at the room that there is, wherever the button went.
async fn press(page: &Page, button: &str) {
    page.see(button).await;
    page.run("document.querySelector(arguments[0]).click()", [json!(button)]).await;
}
