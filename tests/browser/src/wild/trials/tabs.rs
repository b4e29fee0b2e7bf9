//! Several tabs, each a process of its own, in which people write at the same time.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::json;
use tokio::time::{sleep, timeout};

use crate::wild::{Booth, Chromium, Count, Tab};

/// A tab that has not shown its neighbours' work by then is late.
const SHOWN_WITHIN: Duration = Duration::from_secs(1);

/// So many tabs write so many leads each, without pause; then the browser is killed.
pub async fn tabs(tabs: usize, edits: usize) -> Count {
    let mut booth = Booth::set_up().await;
    let sitting = booth.sit_down().await;
    let mut faults = Vec::new();
    let mut all = vec![sitting.tab];
    while all.len() < tabs {
        all.push(Tab::open(&sitting.chromium, &booth.address(), "").await);
    }
    close_empty_tabs(&sitting.chromium).await;
    let processes = sitting.chromium.renderers().len();
    assert!(
        processes >= tabs,
        "{tabs} tabs live in {processes} processes: this would hide what is looked for"
    );

    for (number, tab) in all.iter().enumerate() {
        let prefix = format!("{}-tab{number}", sitting.prefix);
        tab.begin_work(&prefix, edits, 0.0).await.expect("the page goes on");
    }
    let outcomes = join_all(all.iter_mut().map(|tab| tab.outcomes(edits))).await.concat();
    let last = Instant::now();
    let refused = outcomes.iter().filter(|outcome| !outcome.is_saved()).count();
    if refused > 0 {
        faults.push(format!("{refused} of {} edits were not called saved", outcomes.len()));
    }
    booth.ledger.note(outcomes);

    for (number, shown) in
        join_all(all.iter().map(|tab| shows(tab, tabs * edits, last))).await.iter().enumerate()
    {
        if let Err(fault) = shown {
            faults.push(format!("tab {number} {fault}"));
        }
    }
    for tab in &all {
        booth.compare(tab).await;
    }
    // Had they shared a process, they would all be gone now.
    let mut others = all.split_off(1);
    all[0].crash().await;
    for tab in &mut others {
        let answer = timeout(SHOWN_WITHIN * 10, tab.evaluate("1 + 1")).await;
        assert_eq!(answer, Ok(Ok(json!(2))), "a neighbour's crash is no concern of this tab");
    }
    sitting.chromium.kill().await;
    booth.sit_down().await.chromium.quit().await;
    let what = format!("{tabs} tabs at once, {edits} edits each, then killed");
    Count { faults, ..Count::new(what, 1, booth.ledger) }
}

/// Whether the board holds so many leads in time, counted from `start`.
async fn shows(tab: &Tab, leads: usize, start: Instant) -> Result<(), String> {
    loop {
        let (total, time) = (tab.total().await, start.elapsed());
        if total == leads {
            return Ok(());
        }
        if time > SHOWN_WITHIN {
            return Err(format!("shows {total} of {leads} leads after {} ms", time.as_millis()));
        }
        sleep(Duration::from_millis(20)).await;
    }
}

/// The tab with which the browser began holds nothing and has a process all the same.
async fn close_empty_tabs(chromium: &Chromium) {
    let targets = chromium.ask("Target.getTargets", json!({})).await.expect("the browser knows its tabs");
    for target in targets["targetInfos"].as_array().into_iter().flatten() {
        if target["url"] == "about:blank" && target["type"] == "page" {
            let closed = chromium.ask("Target.closeTarget", json!({ "targetId": target["targetId"] })).await;
            closed.expect("the tab closes");
        }
    }
    // Its process takes its leave a moment later.
    let start = Instant::now();
    let tabs = || async {
        let targets = chromium.ask("Target.getTargets", json!({})).await.expect("the browser knows its tabs");
        targets["targetInfos"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|target| target["type"] == "page")
            .count()
    };
    while chromium.renderers().len() > tabs().await && start.elapsed() < Duration::from_secs(5) {
        sleep(Duration::from_millis(20)).await;
    }
}
