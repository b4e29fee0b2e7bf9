//! The disk is full: the browser's home store says nothing of it, so the page has to find out.

use std::{io, time::Duration};

use tokio::time::timeout;

use crate::wild::{Booth, Count, Outcome, Profile, disk::SmallDisk};

const MEGABYTES: usize = 96;
/// The person has to hear of it within this time.
const SAID_WITHIN: Duration = Duration::from_secs(2);
/// How long somebody waits for the light to turn once there is space again.
const COMES_BACK: Duration = Duration::from_secs(20);
/// What the browser gives up itself is taken away again after so many edits.
const BATCH: usize = 10;

/// So many edits on a full disk; then space again, once after a restart and once with the page open.
///
/// # Errors
/// Why this machine gives no disk of its own to fill.
pub async fn full_disk(tries: usize) -> io::Result<Count> {
    let disk = SmallDisk::new(MEGABYTES)?;
    let mut booth = Booth::set_up_in(Profile::At(disk.profile())).await;
    let mut faults = Vec::new();

    let mut sitting = booth.sit_down().await;
    sitting.tab.begin_work(&sitting.prefix, BATCH, 0.0).await.expect("the page goes on");
    booth.ledger.note(sitting.tab.outcomes(BATCH).await);
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(tries);
    while outcomes.len() < tries {
        disk.fill();
        let (prefix, batch) =
            (format!("{}-{:04}", sitting.prefix, outcomes.len()), BATCH.min(tries - outcomes.len()));
        sitting.tab.begin_work(&prefix, batch, 0.0).await.expect("the page goes on");
        outcomes.extend(sitting.tab.outcomes(batch).await);
    }
    faults.extend(judge(&outcomes));
    booth.ledger.note(outcomes);
    sitting.chromium.kill().await;
    disk.free();

    // Nothing that was called saved is missing, and work goes on. Full once more, and free again with the page open.
    let mut sitting = booth.sit_down().await;
    if sitting.missing > 0 {
        faults.push(format!("with space again, {} are missing: {}", sitting.missing, booth.databases()));
    }
    sitting.tab.begin_work(&sitting.prefix, BATCH, 0.0).await.expect("the page goes on");
    booth.ledger.note(sitting.tab.outcomes(BATCH).await);
    disk.fill();
    let prefix = format!("{}-full", sitting.prefix);
    sitting.tab.begin_work(&prefix, BATCH, 0.0).await.expect("the page goes on");
    let waiting = sitting.tab.outcomes(BATCH).await;
    disk.free();
    // It may go on saying "not saved", but what it then calls saved must be: all that is on the screen.
    if timeout(COMES_BACK, sitting.tab.light_becomes("saved")).await.is_ok() {
        booth.ledger.acknowledged.extend(waiting.into_iter().map(|outcome| outcome.name));
    }
    sitting.chromium.kill().await;
    let sitting = booth.sit_down().await;
    if sitting.missing > 0 {
        faults.push(format!("after the second time, {} are missing: {}", sitting.missing, booth.databases()));
    }
    sitting.chromium.quit().await;
    Ok(Count { faults, ..Count::new("edits on a full disk", tries, booth.ledger) })
}

/// Whether the system lets us have disks of our own.
pub fn is_administrator() -> bool {
    rustix::process::geteuid().is_root()
}

/// Whether the light spoke in time, and whether the disk was full at all.
fn judge(outcomes: &[Outcome]) -> Vec<String> {
    let mut faults = Vec::new();
    let slowest = outcomes.iter().map(|outcome| outcome.after).max().unwrap_or_default();
    if slowest > SAID_WITHIN {
        faults.push(format!("the light took {} ms", slowest.as_millis()));
    }
    let warned = outcomes.iter().filter(|outcome| outcome.state == "not-saved").count();
    // A last corner of the disk may have taken a few, in each of the databases.
    if warned * 10 < outcomes.len() * 8 {
        faults.push(format!("“not-saved” after {warned} of {} edits only", outcomes.len()));
    }
    faults
}
