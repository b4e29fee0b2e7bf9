//! How often the page writes: once for an edit, and never by itself. What writes often spends what the browser allows
//! a site to write soon, and the next lead waits on its way to the disk.

use std::time::Duration;

use tokio::time::sleep;

use crate::wild::{Booth, Count, Tab};

/// Counts every call that changes a store.
const COUNTING: &str = "
    window.writes = { home: 0, mirror: 0 };
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
    };";

/// Calls that changed the home, and the mirror, since the last time somebody asked.
async fn writes(tab: &Tab) -> [u64; 2] {
    let counted = tab.run("(() => { const { home, mirror } = writes; writes = { home: 0, mirror: 0 }; return [home, mirror] })()").await;
    [counted[0].as_u64().unwrap_or_default(), counted[1].as_u64().unwrap_or_default()]
}

/// Each edit is one call to the home and one task of the mirror.
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
        if edit > 0 && writes != [1, 1] {
            faults.push(format!(
                "edit {edit} wrote {} times to localStorage, {} to IndexedDB",
                writes[0], writes[1]
            ));
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
    let [home, mirror] = writes(&sitting.tab).await;
    if [home, mirror] != [0, 0] {
        faults.push(format!("idle, it wrote {home} times to localStorage and {mirror} to IndexedDB"));
    }
    sitting.chromium.kill().await;
    Count { faults, ..Count::new(format!("idle for {} s", time.as_secs()), 1, booth.ledger) }
}
