//! A screen that stays on while it shows something nobody touches.

use wasm_bindgen::JsValue;

use super::by_name::{answer, call, get};

/// A hold on the screen, until this is dropped. Where a browser gives none, it holds nothing.
#[derive(Default)]
pub struct Awake(Option<JsValue>);

impl Awake {
    /// Asks for it, unless it is held: a browser takes it back when another window covers this one.
    pub async fn hold(&mut self) {
        let is_held = self.0.as_ref().is_some_and(|lock| get(lock, "released").is_falsy());
        if is_held {
            return;
        }
        if let Some(window) = web_sys::window() {
            let asked = answer(&get(&window.navigator(), "wakeLock"), "request", &["screen".into()]).await;
            // Refused where the battery is low: the person touches the screen now and then.
            self.0 = asked.ok();
        }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        if let Some(lock) = &self.0 {
            let _ = call(lock, "release", &[]);
        }
    }
}
