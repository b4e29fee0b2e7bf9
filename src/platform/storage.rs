//! localStorage, asked first whether it is there at all.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::place;
use crate::session::{
    keeping::{Home, Kept, Refused},
    storage::PREFIX,
};

/// Where a person's choices for this browser are kept: apart from the data, because they are not shared.
const CHOICE: &str = "entonnoir/choice/";

/// Whether the browser gives us storage. It refuses where cookies are blocked, and even asking may throw.
pub fn is_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// localStorage, where every piece is at home.
pub struct LocalHome;

impl LocalHome {
    fn keys_in(storage: &web_sys::Storage) -> Vec<String> {
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        keys.filter(|key| key.starts_with(PREFIX)).collect()
    }
}

impl Home for LocalHome {
    fn all(&self) -> Vec<Kept> {
        let read = |key: String| self.read(&key).map(|text| (key, text));
        self.keys().into_iter().filter_map(read).collect()
    }

    fn used(&self) -> usize {
        place::room().used
    }

    fn keys(&self) -> Vec<String> {
        if is_available() { LocalHome::keys_in(&LocalStorage::raw()) } else { Vec::new() }
    }

    fn read(&self, key: &str) -> Option<String> {
        is_available().then(|| LocalStorage::raw().get_item(key).ok().flatten()).flatten()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        if !is_available() {
            return Err(Refused::Away);
        }
        let storage = LocalStorage::raw();
        storage.set_item(key, text).map_err(|problem| refused(&problem))?;
        let is_there = storage.get_item(key).ok().flatten().as_deref() == Some(text);
        is_there.then_some(()).ok_or(Refused::Away)
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        if !is_available() {
            return Err(Refused::Away);
        }
        LocalStorage::raw().remove_item(key).map_err(|problem| refused(&problem))
    }
}

fn refused(problem: &JsValue) -> Refused {
    let name = problem.dyn_ref::<DomException>().map(DomException::name);
    if name.as_deref() == Some("QuotaExceededError") { Refused::Full } else { Refused::Away }
}

/// A choice of this person in this browser: language, look, team. Written only when somebody chooses.
pub fn choose(name: &str, value: &str) {
    if is_available() {
        // A choice that cannot be kept is asked again next time; nothing is lost.
        let _ = LocalStorage::raw().set_item(&format!("{CHOICE}{name}"), value);
    }
}

/// A choice that no longer holds. Each call that changes a store counts against what a browser lets a site write soon,
/// so none is made for what is not there.
pub fn forget(name: &str) {
    if chosen(name).is_some() {
        // What cannot be taken away could not be put there either.
        let _ = LocalHome.remove(&format!("{CHOICE}{name}"));
    }
}

pub fn chosen(name: &str) -> Option<String> {
    LocalHome.read(&format!("{CHOICE}{name}"))
}
