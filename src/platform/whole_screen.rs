//! The page on the whole screen, without the browser's own bars, where the browser can and somebody has just touched it.

use wasm_bindgen::JsValue;

use super::by_name::{answer, get};

pub async fn enter() {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        // Telephones by Apple have no such function; an installed application has no bars.
        let _ = answer(&root.into(), "requestFullscreen", &[]).await;
    }
}

pub async fn leave() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let document: JsValue = document.into();
    if get(&document, "fullscreenElement").is_object() {
        // Refused nowhere while the page has the screen.
        let _ = answer(&document, "exitFullscreen", &[]).await;
    }
}
