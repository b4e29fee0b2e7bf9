//! How often the page writes: once for an edit, and never by itself. What writes often spends what the browser allows
//! a site to write soon, and the next lead waits on its way to the disk.

use std::time::Duration;

use tokio::time::sleep;

use crate::wild::{Booth, Count, Tab};

/// Counts every call that changes a store.
const COUNTING: &str = "
    window.writes = { home: 0, mirror: 0, pieces: 0 };
    for (const name of ['setItem', 'removeItem', 'clear']) {
        const original = Storage.prototype[name];
        Storage.prototype[name] = function (...given) {
            if (this === localStorage) writes.home++;
            return original.apply(this, given);
        };
    }
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...given) {
        if (mode === 'readwrite') writes.mirror++;
        return open.call(this, stores, mode, ...given);
    };
    for (const name of ['put', 'add', 'delete', 'clear']) {
        const original = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...given) {
            writes.pieces++;
            return original.apply(this, given);
        };
    }";

/// How often a page wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Writes {
    /// Calls to localStorage.
    home: u64,
    /// Transactions, of either database.
    mirror: u64,
    /// Pieces in these.
    pieces: u64,
}

/// The mirror is a pair of databases, neither of which is written while the other one is: each gets the piece once.
const OF_AN_EDIT: Writes = Writes { home: 1, mirror: 2, pieces: 2 };

/// What the page wrote since the last time somebody asked.
async fn writes(tab: &Tab) -> Writes {
    const TAKEN: &str =
        "(() => { const taken = writes; writes = { home: 0, mirror: 0, pieces: 0 }; return taken })()";
    let counted = tab.run(TAKEN).await;
    let count = |name: &str| counted[name].as_u64().unwrap_or_else(|| panic!("Not counted: {counted}"));
    Writes { home: count("home"), mirror: count("mirror"), pieces: count("pieces") }
}

/// Each edit is one call to the home and one transaction of each database.
pub async fn one_write(edits: usize) -> Count {
    let mut booth = Booth::set_up().await;
    let mut sitting = booth.sit_down_with(COUNTING).await;
    let mut faults = Vec::new();
    // The first edit after a start may find something left to do.
    for edit in 0..=edits {
        sitting
            .tab
            .begin_work(&format!("{}-{edit}", sitting.prefix), 1, 0.0)
            .await
            .expect("the page goes on");
        booth.ledger.note(sitting.tab.outcomes(1).await);
        let writes = writes(&sitting.tab).await;
        if edit > 0 && writes != OF_AN_EDIT {
            faults.push(format!("edit {edit}: {writes:?}"));
        }
    }
    sitting.chromium.quit().await;
    Count { faults, ..Count::new("one write for each edit", edits, booth.ledger) }
}

/// What a page may have left to the browser's clock would show up within this time.
const REALLY: Duration = Duration::from_secs(10);

/// After an edit the page lies idle, and writes nothing.
pub async fn idle(time: Duration) -> Count {
    let mut booth = Booth::set_up().await;
    let mut sitting = booth.sit_down_with(COUNTING).await;
    sitting.tab.begin_work(&sitting.prefix, 3, 0.0).await.expect("the page goes on");
    booth.ledger.note(sitting.tab.outcomes(3).await);
    writes(&sitting.tab).await;
    // The page's own clock runs ahead; the browser's does not, so some of it really passes.
    sitting.tab.let_pass(time).await;
    sleep(REALLY.min(time)).await;
    let mut faults = Vec::new();
    let writes = writes(&sitting.tab).await;
    if writes != Writes::default() {
        faults.push(format!("idle: {writes:?}"));
    }
    sitting.chromium.kill().await;
    Count { faults, ..Count::new(format!("idle for {} s", time.as_secs()), 1, booth.ledger) }
}
