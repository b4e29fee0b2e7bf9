//! The files of one store are damaged between two starts; then of all.

use crate::{
    board::IMPORT_FILE,
    wild::{Booth, Count, Damage, Store, Tab},
};

const SITTINGS_BEFORE: usize = 4;
const EDITS_BEFORE: usize = 25;
const SITTINGS_AFTER: usize = 5;
const EDITS_AFTER: usize = 10;

/// A booth at which several people have worked, each of whom closed the browser properly.
pub async fn worked_at() -> Booth {
    let mut booth = Booth::set_up().await;
    for _ in 0..SITTINGS_BEFORE {
        work(&mut booth, EDITS_BEFORE, false).await;
    }
    booth
}

/// Does this damage to a copy of the booth, lets people work there five times more, and looks at the end at all of it.
/// The first of them ends in a kill: what hangs on the damaged store alone is gone then, if that store gives up later.
pub async fn damage(booth: &Booth, store: Store, damage: Damage) -> Count {
    let mut booth = booth.copied();
    damage.strike(store, booth.profile());
    for sitting in 0..SITTINGS_AFTER {
        work(&mut booth, EDITS_AFTER, sitting % 2 == 0).await;
    }
    booth.sit_down().await.chromium.quit().await;
    Count::new(format!("{store}: {damage}, then {SITTINGS_AFTER} sittings"), 1, booth.ledger)
}

/// One sitting, ended properly or not.
async fn work(booth: &mut Booth, edits: usize, kill: bool) {
    let mut sitting = booth.sit_down().await;
    sitting.tab.begin_work(&sitting.prefix, edits, 0.0).await.expect("the page goes on");
    booth.ledger.note(sitting.tab.outcomes(edits).await);
    if kill {
        sitting.chromium.kill().await;
    } else {
        sitting.chromium.quit().await;
    }
}

/// Does the same damage to all stores at once. What is gone then is gone; but the first screen must be there, must
/// offer to take in the last file, and must work.
pub async fn damage_to_all(booth: &Booth, damage: Damage) -> Count {
    let mut booth = booth.copied();
    booth.ledger = Default::default();
    for store in Store::ALL {
        damage.strike(store, booth.profile());
    }
    let mut faults = Vec::new();
    let chromium = booth.start().await;
    let tab = Tab::open(&chromium, &booth.address(), "").await;
    tab.see("[data-playbook] button").await;
    if tab.run(&format!("document.querySelectorAll('{IMPORT_FILE}').length")).await == 0 {
        faults.push("the first screen has no field for the last file".to_owned());
    }
    chromium.quit().await;
    for sitting in 0..SITTINGS_AFTER {
        work(&mut booth, EDITS_AFTER, sitting % 2 == 0).await;
    }
    booth.sit_down().await.chromium.quit().await;
    let what = format!("all stores: {damage}, then {SITTINGS_AFTER} sittings");
    Count { faults, ..Count::new(what, 1, booth.ledger) }
}
