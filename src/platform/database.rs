//! The database beside localStorage: what it has acknowledged is on the disk.
//!
//! Bound to the browser's own interface, not through a library: those that are kept either do not ask for strict
//! durability, without which an acknowledgement says little, or weigh more than all of this.

use std::{cell::RefCell, collections::BTreeSet};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::session::keeping::{Kept, Mirror, Refused, set};

/// The database, and its two object stores; both from key to value.
const NAME: &str = "entonnoir";
/// The same pieces as in localStorage.
const PIECES: &str = "pieces";
/// What is not data: which folder backups go to.
const NOTES: &str = "notes";

/// A database that does not answer for so long, in milliseconds, is taken for one that does not answer at all.
const PATIENCE: i32 = 10_000;

/// A database that is opened when it is first asked, and anew after it has failed.
#[derive(Default)]
pub struct Database {
    opening: RefCell<Option<Promise>>,
}

impl Database {
    /// The promise of an open database; the same one for everybody until it fails.
    fn opened(&self) -> Promise {
        self.opening.borrow_mut().get_or_insert_with(open).clone()
    }

    /// Starts a transaction and waits for its end.
    async fn transact(
        opened: Promise,
        store: &str,
        writes: bool,
        ask: impl FnOnce(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
    ) -> Result<Vec<JsValue>, JsValue> {
        let database: IdbDatabase = JsFuture::from(patiently(opened)).await?.unchecked_into();
        let transaction = begin(&database, store, writes)?;
        let requests = ask(&transaction.object_store(store)?)?;
        JsFuture::from(patiently(completion(&transaction))).await?;
        requests.iter().map(IdbRequest::result).collect()
    }

    /// A failed one is asked anew next time.
    fn or_reopen<T>(&self, outcome: Result<T, JsValue>) -> Result<T, Refused> {
        outcome.map_err(|_| {
            self.opening.take();
            Refused::Away
        })
    }
}

impl Database {
    /// Something small that is not data.
    pub async fn note(&self, name: &str) -> Option<JsValue> {
        let ask = |store: &IdbObjectStore| Ok(vec![store.get(&name.into())?]);
        Database::transact(self.opened(), NOTES, false, ask).await.ok()?.pop()
    }

    /// Keeps a note, or forgets it. Answers whether that worked.
    pub async fn keep_note(&self, name: &str, note: Option<&JsValue>) -> bool {
        let ask = |store: &IdbObjectStore| match note {
            Some(note) => Ok(vec![store.put_with_key(note, &name.into())?]),
            None => Ok(vec![store.delete(&name.into())?]),
        };
        Database::transact(self.opened(), NOTES, true, ask).await.is_ok()
    }
}

impl Mirror for Database {
    fn keys(&self) -> impl Future<Output = Result<BTreeSet<String>, Refused>> {
        // Asked for at once: the browser opens the database while this thread reads localStorage.
        let opened = self.opened();
        async move {
            let all =
                Database::transact(opened, PIECES, false, |store| Ok(vec![store.get_all_keys()?])).await;
            let all = self.or_reopen(all)?;
            let keys = all.first().map(|keys| Array::from(keys)).unwrap_or_default();
            Ok(set(keys.iter().filter_map(|key| key.as_string())))
        }
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Kept>, Refused> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let ask = |store: &IdbObjectStore| keys.iter().map(|key| store.get(&key.into())).collect();
        let texts = self.or_reopen(Database::transact(self.opened(), PIECES, false, ask).await)?;
        let read = keys.iter().zip(texts).filter_map(|(key, text)| Some((key.clone(), text.as_string()?)));
        Ok(read.collect())
    }

    async fn change(&self, write: &[Kept], remove: &[String]) -> Result<(), Refused> {
        let ask = |store: &IdbObjectStore| {
            let put = write.iter().map(|(key, text)| store.put_with_key(&text.into(), &key.into()));
            put.chain(remove.iter().map(|key| store.delete(&key.into()))).collect()
        };
        self.or_reopen(Database::transact(self.opened(), PIECES, true, ask).await).map(drop)
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type DurableDatabase;
    /// With the third argument, which asks for durability.
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &DurableDatabase,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

fn begin(database: &IdbDatabase, store: &str, writes: bool) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    // An older browser does not know this wish; then an acknowledgement is worth what it is worth there.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let mode = if writes { "readwrite" } else { "readonly" };
    database.unchecked_ref::<DurableDatabase>().begin(store, mode, &options)
}

fn open() -> Promise {
    Promise::new(&mut |done, failed| {
        if let Err(problem) = request_open(&done, &failed) {
            // Calling a promise's own function fails nowhere.
            let _ = failed.call1(&JsValue::NULL, &problem);
        }
    })
}

fn request_open(done: &Function, failed: &Function) -> Result<(), JsValue> {
    // Asking may throw where storage is blocked.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    let request: IdbOpenDbRequest = factory.dyn_into::<IdbFactory>()?.open_with_u32(NAME, 1)?;
    let asked = request.clone();
    let make = Closure::once_into_js(move || {
        let database: IdbDatabase = asked.result()?.unchecked_into();
        for store in [PIECES, NOTES] {
            database.create_object_store(store)?;
        }
        Ok::<(), JsValue>(())
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    listen(&request, done, failed);
    // Another version is open in another tab and does not let go.
    request.set_onblocked(Some(failed));
    Ok(())
}

fn listen(request: &IdbRequest, done: &Function, failed: &Function) {
    let (asked, done) = (request.clone(), done.clone());
    let succeed = Closure::once_into_js(move || {
        let database = asked.result()?;
        // A later version that wants to change the layout gets the database to itself.
        let open: IdbDatabase = database.clone().unchecked_into();
        let closing = open.clone();
        open.set_onversionchange(Some(Closure::once_into_js(move || closing.close()).unchecked_ref()));
        done.call1(&JsValue::NULL, &database)
    });
    request.set_onsuccess(Some(succeed.unchecked_ref()));
    request.set_onerror(Some(failed));
}

/// A transaction's end: only then is what was written on the disk.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&failed));
    })
}

/// The promise, or its failure after a while.
fn patiently(promise: Promise) -> Promise {
    let late = Promise::new(&mut |_, failed| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, PATIENCE);
        }
    });
    Promise::race(&Array::of2(&promise, &late))
}
