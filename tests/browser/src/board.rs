//! The board and its sheets by the hooks that outsiders hold on to.

use entonnoir::domain::ids::StageId;
use serde_json::{Value, json};

use crate::page::Page;

pub const NEW_LEAD: &str = "[data-testid=new-lead]";
pub const SAVE_LEAD: &str = "[data-testid=save-lead]";
pub const IMPORT_FILE: &str = "input[type=file][data-testid=import-file]";

/// One column as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub stage: String,
    pub kind: String,
    /// All leads under the present filter.
    pub count: usize,
    /// The cards that are drawn, in order.
    pub leads: Vec<String>,
}

impl Page {
    // --- beginning

    /// Opens the site for the first time and founds a team.
    pub async fn found_team(&self, playbook: &str) {
        self.open("").await;
        self.click(&format!("[data-playbook={playbook}] button")).await;
        self.see("[data-testid=board] [data-stage]").await;
    }

    /// Opens the site for the first time and loads the sample show.
    pub async fn load_sample(&self) {
        self.open("").await;
        self.click("[data-testid=sample]").await;
        self.see("[data-testid=board] [data-lead]").await;
    }

    /// The identities of all teams, as the switch lists them.
    pub async fn teams(&self) -> Vec<String> {
        let teams = self
            .run("return [...document.querySelectorAll('[data-testid=team] option')].map(o => o.value)", [])
            .await;
        teams.as_array().into_iter().flatten().filter_map(|team| team.as_str().map(str::to_owned)).collect()
    }

    /// Shows another team's board.
    pub async fn choose_team(&self, team: &str) {
        self.choose("[data-testid=team]", team).await;
        self.see("[data-testid=board] [data-lead]").await;
        // Two frames: the board is drawn anew by then, whichever team it showed.
        const FRAMES: &str = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
        self.run(FRAMES, []).await;
    }

    // --- the board

    pub async fn columns(&self) -> Vec<Column> {
        const COLUMNS: &str =
            "return [...document.querySelectorAll('[data-testid=board] [data-stage][data-kind]')].map(c => ({
            stage: c.dataset.stage, kind: c.dataset.kind, count: Number(c.dataset.count),
            leads: [...c.querySelectorAll('[data-lead]')].map(l => l.dataset.lead)}))";
        let columns = self.run(COLUMNS, []).await;
        columns.as_array().into_iter().flatten().map(Column::read).collect()
    }

    pub async fn column(&self, at: usize) -> Column {
        self.columns().await.swap_remove(at)
    }

    pub async fn counts(&self) -> Vec<usize> {
        self.columns().await.iter().map(|column| column.count).collect()
    }

    /// Waits until the columns hold so many leads.
    pub async fn counts_become(&self, counts: &[usize]) {
        const ARE: &str = "const now = [...document.querySelectorAll('[data-testid=board] [data-stage][data-kind]')].map(c => Number(c.dataset.count));
            return JSON.stringify(now) === JSON.stringify(arguments[0])";
        self.until(&format!("the columns hold {counts:?}"), ARE, [json!(counts)]).await;
    }

    pub async fn total(&self) -> usize {
        self.counts().await.iter().sum()
    }

    pub async fn total_becomes(&self, total: usize) {
        const IS: &str = "return [...document.querySelectorAll('[data-testid=board] [data-stage][data-kind]')].reduce((sum, c) => sum + Number(c.dataset.count), 0) === arguments[0]
            && !!document.querySelector('[data-testid=board]')";
        self.until(&format!("the board holds {total} leads"), IS, [json!(total)]).await;
    }

    /// Waits until a column's drawn cards are these, in this order.
    pub async fn order_becomes(&self, stage: &str, leads: &[&str]) {
        const IS: &str = "const now = [...document.querySelectorAll(arguments[0] + ' [data-lead]')].map(l => l.dataset.lead);
            return JSON.stringify(now) === JSON.stringify(arguments[1])";
        self.until(&format!("the column shows {leads:?}"), IS, [json!(column(stage)), json!(leads)]).await;
    }

    /// The stage in which a card stands; empty when it is not drawn.
    pub async fn stage_of(&self, lead: &str) -> String {
        const STAGE: &str =
            "return document.querySelector(arguments[0])?.closest('[data-stage]')?.dataset.stage ?? ''";
        self.run(STAGE, [json!(card(lead))]).await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn stage_becomes(&self, lead: &str, stage: &str) {
        const IS: &str = "return document.querySelector(arguments[0])?.closest('[data-stage]')?.dataset.stage === arguments[1]";
        self.until(&format!("the card stands in {stage}"), IS, [json!(card(lead)), json!(stage)]).await;
    }

    /// Waits until the last card that was dropped has come to rest, as a hand on its way to the next one does.
    pub async fn at_rest(&self) {
        self.gone("[data-testid=board] [data-drag]").await;
        self.gone(".ghost").await;
    }

    // --- leads

    /// Captures a lead by the form, and returns its identity.
    pub async fn capture(&self, name: &str, company: &str) -> String {
        let before = self.total().await;
        self.click(NEW_LEAD).await;
        self.fill("[name=full_name]", name).await;
        self.fill("[name=company]", company).await;
        self.click(SAVE_LEAD).await;
        self.total_becomes(before + 1).await;
        self.close_sheet().await;
        self.card_named(name).await
    }

    /// The identity of the card that says this name.
    pub async fn card_named(&self, name: &str) -> String {
        const NAMED: &str = "return [...document.querySelectorAll('[data-lead]')].find(l => l.textContent.includes(arguments[0]))?.dataset.lead";
        let lead = self.until(&format!("a card says {name}"), NAMED, [json!(name)]).await;
        lead.as_str().unwrap_or_default().to_owned()
    }

    /// Opens a lead's sheet by its address.
    pub async fn open_lead(&self, lead: &str) {
        self.follow(&format!("#/lead/{lead}")).await;
        self.see("dialog[open]").await;
    }

    /// Closes whatever sheet is open, and waits for the board to be free.
    pub async fn close_sheet(&self) {
        self.follow("#/board").await;
        self.gone("dialog[open]").await;
    }

    /// Gives a card the keyboard's focus, wherever in the card it belongs.
    pub async fn focus_card(&self, lead: &str) {
        const FOCUS: &str = "const card = document.querySelector(arguments[0]);
            (card.tabIndex >= 0 ? card : card.querySelector('a[href], button, [tabindex]')).focus();
            return card.contains(document.activeElement)";
        self.until("the card has the focus", FOCUS, [json!(card(lead))]).await;
    }

    /// Waits until the focus is on this card.
    pub async fn card_is_focused(&self, lead: &str) {
        const IS: &str =
            "return document.activeElement?.closest('[data-lead]')?.dataset.lead === arguments[0]";
        self.until("the card has the focus", IS, [json!(lead)]).await;
    }

    // --- undo, saving

    /// Waits until everything is saved.
    /// Lets the browser forget all stores of this address, and begins anew.
    pub async fn forget_everything(&self) {
        self.saved().await;
        let everything = json!({ "origin": self.address().trim_end_matches('/'), "storageTypes": "all" });
        self.ask_chromium("Storage.clearDataForOrigin", everything).await.expect("Chromium forgets");
        self.run("location.hash = ''", []).await;
        self.reload().await;
    }

    pub async fn saved(&self) {
        self.attribute_becomes("[data-testid=safety]", "data-state", "saved").await;
    }

    pub async fn undo_label(&self) -> String {
        self.attribute("[data-testid=undo]", "data-label").await
    }

    pub async fn redo_label(&self) -> String {
        self.attribute("[data-testid=redo]", "data-label").await
    }

    /// What a screen reader was last told.
    pub async fn heard(&self) -> String {
        self.text("[aria-live=assertive]").await
    }

    pub async fn hears(&self, text: &str) {
        const HEARS: &str = "return [...document.querySelectorAll('[aria-live]')].some(e => e.textContent.includes(arguments[0]))";
        self.until(&format!("a screen reader hears “{text}”"), HEARS, [json!(text)]).await;
    }

    // --- files in

    /// The numbers of the preview: new, changed, conflicts, erased, rejected.
    pub async fn preview(&self) -> [usize; 5] {
        const PREVIEW: &str = "[data-testid=import-preview]";
        self.see(PREVIEW).await;
        let mut numbers = [0; 5];
        for (number, name) in numbers.iter_mut().zip(["new", "changed", "conflicts", "erased", "rejected"]) {
            let text = self.attribute(PREVIEW, &format!("data-{name}")).await;
            *number = text.parse().unwrap_or_else(|_| panic!("data-{name} of the preview is “{text}”"));
        }
        numbers
    }
}

impl Column {
    fn read(value: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            stage: text(&value["stage"]),
            kind: text(&value["kind"]),
            count: value["count"].as_u64().expect("a column says how many leads it holds") as usize,
            leads: value["leads"].as_array().into_iter().flatten().map(text).collect(),
        }
    }
}

/// The identity of a built-in stage, from its playbook and name: `stage("bant/lead")`.
pub fn stage(name: &str) -> String {
    StageId::named(name).to_string()
}

/// Selects a column.
pub fn column(stage: &str) -> String {
    format!("[data-stage=\"{stage}\"][data-kind]")
}

/// Selects a card.
pub fn card(lead: &str) -> String {
    format!("[data-lead=\"{lead}\"]")
}
