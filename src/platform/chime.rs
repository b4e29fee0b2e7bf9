//! A short sound and a short trembling, for whoever looks at a person and not at the screen.
//!
//! Asked for by name: only the scanner needs any of it.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{call, get, set};

/// Makes sounds until it is dropped.
pub struct Chime(JsValue);

/// A high, clear note.
const HERTZ: f64 = 1_320.0;
/// Of what the loudspeaker gives.
const LOUD: f64 = 0.2;
/// Seconds.
const LASTS: f64 = 0.12;
/// Milliseconds of trembling.
const TREMBLES: i32 = 60;

impl Chime {
    /// `None` where the browser makes no sounds. From within a press of a button: it may be silent otherwise.
    pub fn new() -> Option<Self> {
        let window = JsValue::from(web_sys::window()?);
        let kinds = ["AudioContext", "webkitAudioContext"].map(|name| get(&window, name));
        let kind: Function = kinds.into_iter().find_map(|kind| kind.dyn_into().ok())?;
        Reflect::construct(&kind, &Array::new()).ok().map(Self)
    }

    /// From within a press: Apple's browsers let nothing sound before.
    pub fn wake(&self) {
        // One that is awake stays so.
        let _ = call(&self.0, "resume", &[]);
    }

    pub fn ring(&self) {
        // Nobody is told of a sound that does not come: what it says is on the screen too.
        let _ = self.sound();
    }

    fn sound(&self) -> Result<(), JsValue> {
        call(&self.0, "resume", &[])?;
        let (note, volume) = (call(&self.0, "createOscillator", &[])?, call(&self.0, "createGain", &[])?);
        set(&get(&note, "frequency"), "value", &HERTZ.into());
        set(&get(&volume, "gain"), "value", &LOUD.into());
        call(&note, "connect", std::slice::from_ref(&volume))?;
        call(&volume, "connect", &[get(&self.0, "destination")])?;
        let now = get(&self.0, "currentTime").as_f64().unwrap_or_default();
        call(&note, "start", &[now.into()])?;
        call(&note, "stop", &[(now + LASTS).into()])?;
        Ok(())
    }
}

impl Drop for Chime {
    fn drop(&mut self) {
        // A browser gives out only a few of them.
        let _ = call(&self.0, "close", &[]);
    }
}

/// Where the device can tremble.
pub fn tremble() {
    if let Some(window) = web_sys::window() {
        let _ = call(&window.navigator().into(), "vibrate", &[TREMBLES.into()]);
    }
}
