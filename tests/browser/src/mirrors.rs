//! The two databases beside localStorage, as a test sees and changes them behind the application's back.

use serde_json::{Map, Value, json};

use crate::page::Page;

/// Which of the two databases that mirror localStorage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirror {
    Usual,
    /// In a storage bucket of its own.
    Bucket,
}

impl Mirror {
    pub const BOTH: [Self; 2] = [Self::Usual, Self::Bucket];
}

/// Opens a database as the application lays it out, making it where it is not there yet; `work` gets its pieces.
pub(crate) const WITHIN: &str = "
    const within = async (isBucket, mode, work) => {
        const owner = isBucket ? await navigator.storageBuckets.open('entonnoir') : window;
        const request = owner.indexedDB.open('entonnoir', 1);
        request.onupgradeneeded = () => ['pieces', 'notes'].forEach(name => request.result.createObjectStore(name));
        const database = await new Promise((done, failed) => {
            request.onsuccess = () => done(request.result);
            request.onerror = () => failed(request.error);
        });
        const transaction = database.transaction('pieces', mode);
        const ended = new Promise((done, failed) => {
            transaction.oncomplete = done;
            transaction.onabort = () => failed(transaction.error);
        });
        const answer = work(transaction.objectStore('pieces'));
        await ended;
        database.close();
        return answer;
    };";

impl Page {
    /// Puts pieces into a database.
    pub async fn store_in_mirror(&self, mirror: Mirror, pieces: &[(&str, &str)]) {
        const PUT: &str = "const [isBucket, pieces] = arguments;
            return within(isBucket, 'readwrite', store => pieces.forEach(([key, text]) => void store.put(text, key)));";
        self.run(&format!("{WITHIN}{PUT}"), [json!(mirror == Mirror::Bucket), json!(pieces)]).await;
    }

    pub async fn remove_from_mirror(&self, mirror: Mirror, key: &str) {
        const REMOVE: &str = "const [isBucket, key] = arguments;
            return within(isBucket, 'readwrite', store => void store.delete(key));";
        self.run(&format!("{WITHIN}{REMOVE}"), [json!(mirror == Mirror::Bucket), json!(key)]).await;
    }

    /// Everything in a database, by key.
    pub async fn mirrored(&self, mirror: Mirror) -> Map<String, Value> {
        const ALL: &str = "const [isBucket] = arguments;
            return (async () => {
                const asked = await within(isBucket, 'readonly', store => [store.getAllKeys(), store.getAll()]);
                const [keys, texts] = asked.map(request => request.result);
                return Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
            })();";
        match self.run(&format!("{WITHIN}{ALL}"), [json!(mirror == Mirror::Bucket)]).await {
            Value::Object(stored) => stored,
            other => panic!("The database reads as {other}"),
        }
    }
}
