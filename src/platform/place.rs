//! What kind of place this is: which browser's way of counting, and how much of its storage is used.

use gloo_storage::{LocalStorage, Storage};
use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;

use super::storage;
use crate::session::room::{Measure, Room};

/// How this browser counts its storage. Every WebKit names Apple as its maker, on every system.
pub fn measure() -> Measure {
    let navigator = web_sys::window().map(|window| window.navigator());
    let vendor = navigator.and_then(|navigator| Reflect::get(&navigator, &"vendor".into()).ok());
    let is_webkit =
        vendor.and_then(|vendor| vendor.as_string()).is_some_and(|vendor| vendor.starts_with("Apple"));
    if is_webkit { Measure::Bytes } else { Measure::Units }
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
