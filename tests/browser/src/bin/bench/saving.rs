//! How long saving an edit holds up the hand: everything that the page's one thread does for it, be it at once or when
//! the database answers.

use browser::{Page, board::NEW_LEAD, board::SAVE_LEAD};

use super::repeat;

/// Adds up the time within the stores' calls and whatever lies between two of them in one job, and the time that the
/// page takes over the database's answers.
const WATCH: &str = "
    window.saving = 0;
    let first = null, last = null;
    const timed = (prototype, name) => {
        const original = prototype[name];
        prototype[name] = function (...given) {
            if (first === null) {
                first = performance.now();
                // Runs when the present job is done.
                queueMicrotask(() => { saving += last - first; first = null });
            }
            try { return original.apply(this, given) } finally { last = performance.now() }
        };
    };
    for (const name of ['getItem', 'setItem', 'removeItem', 'key']) timed(Storage.prototype, name);
    for (const name of ['put', 'add', 'get', 'delete', 'getAllKeys']) timed(IDBObjectStore.prototype, name);
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
        const transaction = open.apply(this, given);
        let start;
        transaction.addEventListener('complete', () => start = performance.now());
        // After every listener of the page's own; what they resolve runs in between.
        queueMicrotask(() => transaction.addEventListener('complete', () => saving += performance.now() - start));
        return transaction;
    };
    timed(IDBDatabase.prototype, 'transaction');";

/// Milliseconds for each edit, over all leads that the page holds.
pub async fn measure(page: &Page) -> Vec<f64> {
    page.run(WATCH, []).await;
    repeat(async || {
        page.click(NEW_LEAD).await;
        page.fill("[name=full_name]", "Newcomer kept").await;
        page.saved().await;
        page.run("saving = 0", []).await;
        page.click(SAVE_LEAD).await;
        // The light is behind its edit until the page's next task.
        const SAVED: &str = "return new Promise(done => setTimeout(() => done(document.querySelector('[data-testid=safety]').dataset.state === 'saved'), 0))";
        page.until("the edit is saved", SAVED, []).await;
        let time = page.run("return saving", []).await.as_f64().unwrap_or(f64::NAN);
        page.close_sheet().await;
        time
    })
    .await
}
