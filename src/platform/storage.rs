//! localStorage, asked first whether it is there at all.

use gloo_storage::{LocalStorage, Storage};

use crate::session::{Effect, storage::PREFIX};

/// Where a person's choices for this browser are kept: apart from the data, because they are not shared.
const CHOICE: &str = "entonnoir/choice/";

/// Whether the browser gives us storage. It refuses where cookies are blocked, and even asking may throw.
pub fn is_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Every piece of ours, in any order.
pub fn read_all() -> Vec<(String, String)> {
    if !is_available() {
        return Vec::new();
    }
    let storage = LocalStorage::raw();
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let ours: Vec<String> = keys.filter(|key| key.starts_with(PREFIX)).collect();
    ours.into_iter()
        .filter_map(|key| Some((storage.get_item(&key).ok()??, key)))
        .map(|(text, key)| (key, text))
        .collect()
}

pub fn read(key: &str) -> Option<String> {
    is_available().then(|| LocalStorage::raw().get_item(key).ok().flatten()).flatten()
}

/// Why something was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The browser gives no storage.
    Blocked,
    /// It is full, or refused for another reason.
    Refused,
}

/// Writes what a change asks for, in order, and reads each piece back: what is called saved has been saved.
///
/// Stops at the first piece that is refused. The record of a change comes last, so pieces before it count for
/// nothing by themselves.
pub fn perform(effects: &[Effect]) -> Result<(), NotSaved> {
    if !is_available() {
        return Err(NotSaved::Blocked);
    }
    let storage = LocalStorage::raw();
    for Effect::Write { key, value } in effects {
        storage.set_item(key, value).map_err(|_| NotSaved::Refused)?;
        if storage.get_item(key).ok().flatten().as_ref() != Some(value) {
            return Err(NotSaved::Refused);
        }
    }
    Ok(())
}

/// A choice of this person in this browser: language, look, team. Written only when somebody chooses.
pub fn choose(name: &str, value: &str) {
    if is_available() {
        // A choice that cannot be kept is asked again next time; nothing is lost.
        let _ = LocalStorage::raw().set_item(&format!("{CHOICE}{name}"), value);
    }
}

pub fn chosen(name: &str) -> Option<String> {
    read(&format!("{CHOICE}{name}"))
}
