//! What kind of place this is: how the browser counts its storage, how much is used, and whether it will be kept.

use gloo_storage::{LocalStorage, Storage};
use js_sys::{JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, StorageEstimate, StorageManager, Window};

use super::storage;
use crate::session::{
    place::Seen,
    room::{Measure, Room},
};

/// How this browser counts its storage.
pub fn measure() -> Measure {
    if is_webkit() { Measure::Bytes } else { Measure::Units }
}

/// Everything that is stored under this address, ours or not: all of it counts.
pub fn room() -> Room {
    if !storage::is_available() {
        return Room::new(0);
    }
    let (stored, measure) = (LocalStorage::raw(), measure());
    let keys = (0..stored.length().unwrap_or(0)).filter_map(|at| stored.key(at).ok().flatten());
    let cost =
        |key: String| match Reflect::get(&stored, &key.as_str().into()).map(JsCast::dyn_into::<JsString>) {
            // The length is known without looking at the text.
            Ok(Ok(text)) if measure == Measure::Units => measure.cost(&key, "") + text.length() as usize,
            Ok(Ok(text)) => measure.cost(&key, &String::from(text)),
            _ => 0,
        };
    Room::new(keys.map(cost).sum())
}

/// What the browser gives away about itself. Asks nobody, and writes nothing.
pub async fn seen() -> Seen {
    let Some(window) = web_sys::window() else { return Seen::default() };
    let navigator = window.navigator();
    let mut seen = Seen {
        is_file: window.location().protocol().is_ok_and(|protocol| protocol == "file:"),
        is_installed: is_installed(&window, &navigator),
        is_webkit: is_webkit(),
        is_ios: is_webkit() && navigator.max_touch_points() > 1,
        ..Seen::default()
    };
    if let Some(manager) = manager(&navigator) {
        let estimate = settled(manager.estimate()).await.map(JsCast::unchecked_into::<StorageEstimate>);
        seen.quota = estimate.and_then(|estimate| estimate.get_quota());
        seen.is_persistent = settled(manager.persisted()).await.and_then(|answer| answer.as_bool());
        if has(&manager, "getDirectory") {
            seen.has_files = Some(JsFuture::from(manager.get_directory()).await.is_ok());
        }
    }
    seen
}

/// Asks the browser to keep what is stored; some ask the person. Answers what it said, `None` where it cannot be asked.
pub async fn ask_to_keep() -> Option<bool> {
    let manager = manager(&web_sys::window()?.navigator())?;
    settled(manager.persist()).await?.as_bool()
}

/// Every WebKit names Apple as its maker, on every system.
fn is_webkit() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let vendor = navigator.and_then(|navigator| Reflect::get(&navigator, &"vendor".into()).ok());
    vendor.and_then(|vendor| vendor.as_string()).is_some_and(|vendor| vendor.starts_with("Apple"))
}

fn is_installed(window: &Window, navigator: &Navigator) -> bool {
    let modes = "(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)";
    let is_own_window = window.match_media(modes).ok().flatten().is_some_and(|list| list.matches());
    // iOS says it in a way of its own.
    let is_on_home_screen =
        Reflect::get(navigator, &"standalone".into()).is_ok_and(|standalone| standalone.is_truthy());
    is_own_window || is_on_home_screen
}

/// Missing on a page that is not secure, and in old browsers.
fn manager(navigator: &Navigator) -> Option<StorageManager> {
    has(navigator, "storage").then(|| navigator.storage()).filter(|manager| manager.is_object())
}

fn has(of: &JsValue, name: &str) -> bool {
    Reflect::has(of, &name.into()).unwrap_or(false)
}

async fn settled(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
