//! The browser is killed while the page shortens its journal, which it does after a start with a long one.

use std::time::Duration;

use crate::wild::{Booth, Count};

/// More than the journal may hold.
const EDITS_BEFORE: usize = 600;
/// Milliseconds from the first edit to the kill, at most: by then the journal has been packed.
const PACKED: u64 = 8_000;

/// Kills so many copies of one tablet, each at another moment, and looks at each after two more starts: the first may
/// let go of what has been packed, which the second would miss.
pub async fn packing(times: usize) -> Count {
    let mut booth = Booth::set_up().await;
    let mut sitting = booth.sit_down().await;
    sitting.tab.begin_work(&sitting.prefix, EDITS_BEFORE, 0.0).await.expect("the page goes on");
    booth.ledger.note(sitting.tab.outcomes(EDITS_BEFORE).await);
    sitting.chromium.quit().await;

    let mut ledger = booth.ledger.clone();
    for time in 1..=times {
        let mut copy = booth.copied();
        let mut sitting = copy.sit_down().await;
        let prefix = format!("{}-copy{time}", sitting.prefix);
        sitting.tab.begin_work(&prefix, usize::MAX >> 16, 5.0).await.expect("the page goes on");
        copy.ledger.note(sitting.tab.outcomes(1).await);
        // Spread evenly, so that a few do not all fall into the same part of it.
        let moment = Duration::from_millis(PACKED * time as u64 / times as u64);
        copy.ledger.note(sitting.tab.outcomes_for(moment).await);
        // Whatever else goes on, edits are saved.
        copy.ledger.note(sitting.tab.outcomes(1).await);
        sitting.chromium.kill().await;
        copy.ledger.note(sitting.tab.last_outcomes());
        for _ in 0..2 {
            copy.sit_down().await.chromium.quit().await;
        }
        ledger.join(copy.ledger);
    }
    Count::new("killed while the journal is packed", times, ledger)
}
