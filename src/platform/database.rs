//! The database beside localStorage: what it has acknowledged is on the disk.
//!
//! Bound to the browser's own interface, not through a library: those that are kept either do not ask for strict
//! durability, without which an acknowledgement says little, or weigh more than all of this.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::session::keeping::{Held, Kept, Mirror, Refused, set};

/// The database, and its two object stores; both from key to value.
const NAME: &str = "entonnoir";
const TRIAL: &str = "entonnoir-trial";
/// The same pieces as in localStorage.
const PIECES: &str = "pieces";
/// What is not data: which folder backups go to.
const NOTES: &str = "notes";

/// So many letters, so many times: longer texts do not go into the log.
const PAD: usize = 30_000;
const PADS: u32 = 90;

/// A database that does not answer for so long, in milliseconds, is taken for one that does not answer at all.
const PATIENCE: i32 = 10_000;

/// Puts requests to a store. In a box: one transaction serves all that is asked.
type Ask<'a> = Box<dyn FnOnce(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue> + 'a>;

/// Where a database lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Usual,
    /// Apart, in a storage bucket: damage to the one leaves the other alone. Only Chromium has buckets, and only there
    /// one database is not enough.
    Bucket,
    /// Another bucket, with nothing in it that matters: what does not fit there is not tried where it does.
    Trial,
}

/// A database that is opened when it is first asked, and anew after it has failed.
pub struct Database {
    place: Place,
    opening: RefCell<Option<Promise>>,
    /// There may be half an entry at the end of its log: after a kill, or when writing has failed.
    is_doubtful: Cell<bool>,
}

impl Database {
    pub fn at(place: Place) -> Self {
        Self { place, opening: RefCell::default(), is_doubtful: Cell::new(false) }
    }

    /// The promise of an open database; the same one for everybody until it fails.
    fn opened(&self) -> Promise {
        self.opening.borrow_mut().get_or_insert_with(|| open(self.place)).clone()
    }

    /// Starts a transaction and waits for its end.
    async fn transact(
        opened: Promise,
        store: &str,
        writes: bool,
        ask: Ask<'_>,
    ) -> Result<Vec<JsValue>, JsValue> {
        let database: IdbDatabase = JsFuture::from(patiently(opened)).await?.unchecked_into();
        let transaction = begin(&database, store, writes)?;
        let requests = ask(&transaction.object_store(store)?)?;
        JsFuture::from(patiently(completion(&transaction))).await?;
        requests.iter().map(IdbRequest::result).collect()
    }

    /// Whether the disk takes what [`write_past_the_tear`] writes. Where there are no buckets, no log is ever torn.
    async fn has_room(&self) -> Result<(), Refused> {
        match JsFuture::from(patiently(self.opened())).await {
            Ok(database) => write_past_the_tear(Promise::resolve(&database)).await.map_err(|_| Refused::Full),
            Err(_) if has_buckets() => Err(Refused::Full),
            Err(_) => Ok(()),
        }
    }

    /// A failed one is asked anew next time.
    fn or_reopen<T>(&self, outcome: Result<T, JsValue>) -> Result<T, Refused> {
        outcome.map_err(|_| {
            self.opening.take();
            Refused::Away
        })
    }

    /// Something small that is not data.
    pub async fn note(&self, name: &str) -> Option<JsValue> {
        let ask = |store: &IdbObjectStore| Ok(vec![store.get(&name.into())?]);
        Database::transact(self.opened(), NOTES, false, Box::new(ask)).await.ok()?.pop()
    }

    /// Keeps a note, or forgets it. Answers whether that worked.
    pub async fn keep_note(&self, name: &str, note: Option<&JsValue>) -> bool {
        let ask = |store: &IdbObjectStore| match note {
            Some(note) => Ok(vec![store.put_with_key(note, &name.into())?]),
            None => Ok(vec![store.delete(&name.into())?]),
        };
        Database::transact(self.opened(), NOTES, true, Box::new(ask)).await.is_ok()
    }
}

impl Mirror for Database {
    fn keys(&self) -> impl Future<Output = Result<Held, Refused>> {
        // Asked for at once: the browser opens the database while this thread reads localStorage.
        let opened = self.opened();
        async move {
            let ask = |store: &IdbObjectStore| Ok(vec![store.get_all_keys()?]);
            let all = Database::transact(opened, PIECES, false, Box::new(ask)).await;
            let all = self.or_reopen(all)?;
            let keys = all.first().map(Array::from).unwrap_or_default();
            Ok(Held::new(set(keys.iter().filter_map(|key| key.as_string()))))
        }
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Kept>, Refused> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let ask = |store: &IdbObjectStore| keys.iter().map(|key| store.get(&key.into())).collect();
        let texts = self.or_reopen(Database::transact(self.opened(), PIECES, false, Box::new(ask)).await)?;
        let read = keys.iter().zip(texts).filter_map(|(key, text)| Some((key.clone(), text.as_string()?)));
        Ok(read.collect())
    }

    async fn change(&self, write: &[Kept], remove: &[String]) -> Result<(), Refused> {
        let ask = |store: &IdbObjectStore| {
            for (key, text) in write {
                store.put_with_key(&text.into(), &key.into())?;
            }
            for key in remove {
                store.delete(&key.into())?;
            }
            Ok(Vec::new())
        };
        if self.is_doubtful.get() {
            // A full disk must not meet this one in the midst of an entry again: the second time it would be thrown away.
            Database::at(Place::Trial).has_room().await?;
            self.or_reopen(write_past_the_tear(self.opened()).await)?;
        }
        let changed = self.or_reopen(Database::transact(self.opened(), PIECES, true, Box::new(ask)).await);
        self.is_doubtful.set(changed.is_err());
        changed.map(drop)
    }

    fn doubt(&self) {
        self.is_doubtful.set(true);
    }

    fn is_possible(&self) -> bool {
        self.place == Place::Usual || has_buckets()
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storageBuckets"], js_name = open)]
    fn open_bucket(name: &str) -> Result<Promise, JsValue>;

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

/// What Chromium writes behind half an entry, it throws away with everything else at the start after the next one.
/// Writing more than it keeps in memory makes it begin a new log (measured: 2.5 MB are enough).
async fn write_past_the_tear(opened: Promise) -> Result<(), JsValue> {
    for writes in [true, false] {
        let ask = move |store: &IdbObjectStore| {
            let pad = JsValue::from(".".repeat(PAD));
            for at in 0..PADS {
                let key = JsValue::from(at);
                let _ = if writes { store.put_with_key(&pad, &key)? } else { store.delete(&key)? };
            }
            Ok(Vec::new())
        };
        Database::transact(opened.clone(), NOTES, true, Box::new(ask)).await?;
    }
    Ok(())
}

fn has_buckets() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| Reflect::has(&navigator, &"storageBuckets".into()) == Ok(true))
}

fn open(place: Place) -> Promise {
    let opening = future_to_promise(async move {
        if place != Place::Usual && !has_buckets() {
            return Err(JsValue::UNDEFINED);
        }
        // Asking may throw where storage is blocked.
        let owner = match place {
            Place::Usual => js_sys::global().into(),
            Place::Bucket => JsFuture::from(open_bucket(NAME)?).await?,
            Place::Trial => JsFuture::from(open_bucket(TRIAL)?).await?,
        };
        let factory: IdbFactory = Reflect::get(&owner, &"indexedDB".into())?.dyn_into()?;
        let opening = Promise::new(&mut |done, failed| {
            if let Err(problem) = request_open(&factory, &done, &failed) {
                // Calling a promise's own function fails nowhere.
                let _ = failed.call1(&JsValue::NULL, &problem);
            }
        });
        let database = JsFuture::from(opening).await?;
        // A bucket that nobody holds is cleared away, and its database answers no more.
        Reflect::set(&database, &"owner".into(), &owner)?;
        Reflect::set(&database, &"factory".into(), &factory)?;
        Ok(database)
    });
    // Whoever waits for it hears of a failure, which may be long after it: a failure that nobody has heard of yet
    // passes for the end of the application (recovery.js).
    let _ = Promise::all_settled(&Array::of1(&opening));
    opening
}

fn request_open(factory: &IdbFactory, done: &Function, failed: &Function) -> Result<(), JsValue> {
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, 1)?;
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
