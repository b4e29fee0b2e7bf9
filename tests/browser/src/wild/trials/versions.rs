//! A later version of the application is at work in another tab: this one must not write beside what it cannot read.

use entonnoir::{
    i18n::{Words, common},
    session::storage::{EDITION, Piece},
};
use serde_json::json;

use crate::wild::{Booth, Count, Tab};

const EDITS: usize = 3;

/// The tab that is behind says so, refuses edits with a reason, and shows everything all the same.
pub async fn later_version() -> Count {
    let mut booth = Booth::set_up().await;
    let mut sitting = booth.sit_down().await;
    let tab = &mut sitting.tab;
    tab.begin_work(&sitting.prefix, EDITS, 0.0).await.expect("the page goes on");
    booth.ledger.note(tab.outcomes(EDITS).await);

    let mut faults = Vec::new();
    let other = Tab::open(&sitting.chromium, &booth.address(), "").await;
    let mark = Piece::Edition(EDITION + 1).key();
    other.run(&format!("localStorage.setItem({}, '')", json!(mark))).await;
    tab.light_becomes("read-only").await;
    tab.begin_work(&format!("{}-refused", sitting.prefix), 1, 0.0).await.expect("the page goes on");
    let refused = tab.outcomes(1).await;
    if refused.iter().any(|outcome| outcome.state != "read-only") {
        faults.push(format!("an edit was not refused: {refused:?}"));
    }
    if !says(tab, common::OUTDATED).await {
        faults.push("the refusal names no reason, or no way on".to_owned());
    }
    // Offered below the form for a new lead, which somebody closes first.
    tab.follow("#/board").await;
    tab.see("[data-testid=reload]").await;
    if tab.total().await != EDITS {
        faults.push(format!("{} leads instead of {EDITS} are shown", tab.total().await));
    }
    tab.reload().await.expect("the page reloads");
    tab.light_becomes("read-only").await;
    tab.total_becomes(EDITS).await;
    booth.compare(tab).await;
    sitting.chromium.kill().await;
    let what = "a later version at work in another tab";
    Count { faults, ..Count::new(what, 1, booth.ledger) }
}

/// Whether the sentence can be seen, rather than only be heard of at the light.
async fn says(tab: &Tab, words: Words) -> bool {
    let seen = format!(
        "[...document.querySelectorAll('[role=alert], [role=status], [data-testid=problem], .notice')]
            .some(e => e.checkVisibility() && !e.closest('[data-testid=safety]') && e.innerText.includes({}))",
        json!(words.en)
    );
    tab.run(&seen).await == true
}
