//! What kind of place this is: how the browser counts its storage, how much is used, and whether it will be kept.

use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

use super::{
    by_name::{self, answer, get},
    storage,
};
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
    let cost = |key: String| match get(&stored, &key).dyn_into::<JsString>() {
        // The length is known without looking at the text.
        Ok(text) if measure == Measure::Units => measure.cost(&key, "") + text.length() as usize,
        Ok(text) => measure.cost(&key, &String::from(text)),
        Err(_) => 0,
    };
    Room::new(keys.map(cost).sum())
}

/// What the browser gives away about itself. Asks nobody, and writes nothing.
pub async fn seen() -> Seen {
    let Some(window) = web_sys::window() else { return Seen::default() };
    let navigator: JsValue = window.navigator().into();
    // Missing on a page that is not secure, and in old browsers.
    let manager = get(&navigator, "storage");
    let estimate = answer(&manager, "estimate", &[]).await.ok();
    let persisted = answer(&manager, "persisted", &[]).await.ok();
    let has_files = match by_name::has(&manager, "getDirectory") {
        true => Some(answer(&manager, "getDirectory", &[]).await.is_ok()),
        false => None,
    };
    Seen {
        is_file: window.location().protocol().is_ok_and(|protocol| protocol == "file:"),
        is_installed: is_installed(&window, &navigator),
        is_webkit: is_webkit(),
        // No other browser tells its brands.
        is_chromium: get(&navigator, "userAgentData").is_object(),
        is_ios: is_ios(&navigator),
        quota: estimate.and_then(|estimate| get(&estimate, "quota").as_f64()),
        has_files,
        is_persistent: persisted.and_then(|answer| answer.as_bool()),
    }
}

/// Whether this is a tab on a telephone or tablet by Apple. The same as [`seen`] would say, without the wait.
pub fn is_ios_tab() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator: JsValue = window.navigator().into();
    let is_file = window.location().protocol().is_ok_and(|protocol| protocol == "file:");
    is_ios(&navigator) && !is_installed(&window, &navigator) && !is_file
}

/// Asks the browser to keep what is stored; some ask the person. Answers what it said, `None` where it cannot be asked.
pub async fn ask_to_keep() -> Option<bool> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    answer(&get(&navigator, "storage"), "persist", &[]).await.ok()?.as_bool()
}

/// Every WebKit names Apple as its maker, on every system.
fn is_webkit() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| by_name::text(&navigator, "vendor").starts_with("Apple"))
}

/// A tablet says that it is a computer; no computer by Apple has a screen to touch.
fn is_ios(navigator: &JsValue) -> bool {
    is_webkit() && get(navigator, "maxTouchPoints").as_f64().is_some_and(|most| most > 1.0)
}

fn is_installed(window: &Window, navigator: &JsValue) -> bool {
    let modes = "(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)";
    let is_own_window = window.match_media(modes).ok().flatten().is_some_and(|list| list.matches());
    // iOS says it in a way of its own.
    is_own_window || get(navigator, "standalone").is_truthy()
}
