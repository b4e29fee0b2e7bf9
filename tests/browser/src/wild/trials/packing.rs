//! The browser is killed while the page shortens its journal, which it does after a start with a long one.

use std::time::Duration;

use serde_json::json;

use crate::{
    mirrors::WITHIN,
    wild::{Booth, Count, Sitting},
};

/// More than the journal may hold before it is packed.
const EDITS_BEFORE: usize = 750;
/// Milliseconds from the first piece of the packed journal to the kill, at most: by then the last has been written.
const PACKED: u64 = 1_500;
/// What a page writes down when it has packed its journal, and how much of it is left when the rest has been let go of.
const WHOLE: &str =
    "Object.keys(localStorage).some(key => key.startsWith('entonnoir/c1/k/') && key.endsWith('/0000'))";
const SHORT: &str = "Object.keys(localStorage).filter(key => key.startsWith('entonnoir/c1/j/')).length < ";

/// Has hold of what a page needs for packing, as another tab might.
const HOLDING: &str = "void navigator.locks?.request('entonnoir/compact', () => new Promise(() => {}));";

/// Takes what a page wrote down last out of both databases, as if it had been closed before they had it.
fn unsent() -> String {
    let end = "key => key.startsWith('entonnoir/c1/k/') && key.endsWith('/0000')";
    format!(
        "(async () => {{
            {WITHIN}
            const last = Object.keys(localStorage).filter({end});
            const forget = store => last.forEach(key => void store.delete(key));
            for (const isBucket of [false, true]) await within(isBucket, 'readwrite', forget);
        }})()"
    )
}

/// Notes the moment in which packing begins.
fn watching() -> String {
    let begins = json!("entonnoir/c1/k/");
    format!(
        "const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {{
            if (key.startsWith({begins})) window.packs = true;
            return write.call(this, key, text);
        }};"
    )
}

/// Kills so many copies of one tablet, each at another moment, and looks at each after three more starts: the first
/// may have to pack anew, the second lets go of what has been packed, which the third would miss.
pub async fn packing(times: usize) -> Count {
    let mut booth = Booth::set_up().await;
    // A page that is late with its upkeep would find the long journal at once, and leave nothing to be packed.
    let mut sitting = booth.sit_down_with(HOLDING).await;
    sitting.tab.begin_pile(&sitting.prefix, EDITS_BEFORE).await.expect("the page goes on");
    booth.ledger.note(sitting.tab.outcomes(EDITS_BEFORE).await);
    sitting.chromium.quit().await;

    let (mut ledger, mut cut_short) = (booth.ledger.clone(), 0);
    for time in 0..times {
        let mut copy = booth.copied();
        let mut sitting = copy.sit_down_with(&watching()).await;
        let prefix = format!("{}-copy{time}", sitting.prefix);
        sitting.tab.begin_work(&prefix, usize::MAX >> 16, 5.0).await.expect("the page goes on");
        sitting.tab.until("the journal is being packed", "window.packs === true").await;
        // Spread evenly, so that a few do not all fall into the same part of it; the first at once.
        let moment = Duration::from_millis(PACKED * time as u64 / times as u64);
        copy.ledger.note(sitting.tab.outcomes_for(moment).await);
        // Whatever else goes on, edits are saved.
        copy.ledger.note(sitting.tab.outcomes(1).await);
        cut_short += usize::from(sitting.tab.run(WHOLE).await == false);
        sitting.chromium.kill().await;
        copy.ledger.note(sitting.tab.last_outcomes());

        let Sitting { tab, chromium, .. } = copy.sit_down().await;
        tab.until("the journal is packed", WHOLE).await;
        tab.run(&unsent()).await;
        chromium.quit().await;
        let Sitting { tab, chromium, .. } = copy.sit_down().await;
        tab.until("the journal is short", &format!("{SHORT}{}", EDITS_BEFORE / 2)).await;
        chromium.quit().await;
        copy.sit_down().await.chromium.quit().await;
        ledger.join(copy.ledger);
    }
    let what = format!("killed while the journal is packed ({cut_short} before it was)");
    Count::new(what, times, ledger)
}
