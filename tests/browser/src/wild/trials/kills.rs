//! The browser is killed in the midst of the work, again and again, and its profile never cleaned.

use std::time::Duration;

use crate::wild::{Booth, Count};

/// Milliseconds from the first acknowledgement to the kill, at most.
const SOON: u64 = 1_200;
/// The same for every tenth time, in which the browser gets to do what it puts off: flushing, packing, tidying up.
const LATE: u64 = 8_000;
/// Acknowledgements until a kill that follows one at once, at most.
const MANY: usize = 20;
/// So many kills, and a tablet has served a fair.
pub const KILLS_OF_A_TABLET: usize = 100;

/// Kills the browser so many times at random moments.
pub async fn kills(times: usize) -> Count {
    let mut booth = Booth::set_up().await;
    let mut faults = Vec::new();
    for time in 1..=times {
        let mut sitting = booth.sit_down().await;
        if sitting.missing > 0 {
            // How much at once, and how far back, tells what kind of damage it was.
            let of = booth.ledger.acknowledged.len();
            faults.push(format!(
                "at start {time}, {} of {of} are missing: {}",
                sitting.missing,
                booth.databases()
            ));
        }
        sitting.tab.begin_work(&sitting.prefix, usize::MAX >> 16, 30.0).await.expect("the page goes on");
        booth.ledger.note(sitting.tab.outcomes(1).await);
        if time % 3 == 0 {
            // The very moment in which one is called saved.
            booth.ledger.note(sitting.tab.outcomes(fastrand::usize(1..=MANY)).await);
        } else {
            let longest = if time % 10 == 0 { LATE } else { SOON };
            let moment = Duration::from_millis(fastrand::u64(0..longest));
            booth.ledger.note(sitting.tab.outcomes_for(moment).await);
        }
        sitting.chromium.kill().await;
        booth.ledger.note(sitting.tab.last_outcomes());
    }
    booth.sit_down().await.chromium.quit().await;
    Count { faults, ..Count::new("killed at random moments while editing", times, booth.ledger) }
}
