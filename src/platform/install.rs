//! The application on the home screen, with a window of its own: offered by some browsers, explained for the others.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::{
    by_name::{call, get},
    place, storage,
};

/// Where `boot.js` keeps the browser's offer.
const OFFER: &str = "entonnoirInstall";
/// The choice of somebody who goes on in a tab.
const PUT_OFF: &str = "install";

/// Whether the browser can be asked to install.
pub fn is_offered() -> bool {
    get(&js_sys::global(), OFFER).is_object()
}

/// Has the browser ask. An offer is good for one time; what the person answers shows by itself.
pub fn ask() {
    let offer = get(&js_sys::global(), OFFER);
    // A property that a script of ours has made.
    let _ = Reflect::set(&js_sys::global(), &OFFER.into(), &JsValue::NULL);
    // Refused only when it was used up meanwhile.
    let _ = call(&offer, "prompt", &[]);
}

/// Whether this is a tab on a telephone or tablet by Apple, which forgets, and nobody has said yet to go on in it.
pub fn is_wanted_first() -> bool {
    place::is_ios_tab() && storage::chosen(PUT_OFF).is_none()
}

pub fn put_off() {
    storage::choose(PUT_OFF, "later");
}
