//! Word of a failure, to the page: it shows what can be saved when nothing here runs any more.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// What `public/recovery.js` listens for; the detail is a text for whoever helps.
const FAILED: &str = "entonnoir:failed";

/// From now on the page hears of every panic. A panic ends the application: there is no way back into it.
pub fn tell_the_page_of_panics() {
    std::panic::set_hook(Box::new(|panic| tell(&panic.to_string())));
}

/// Tells the page that the application has failed.
pub fn tell(message: &str) {
    let event = CustomEventInit::new();
    event.set_cancelable(true);
    event.set_detail(&JsValue::from_str(message));
    if let (Some(window), Ok(event)) =
        (web_sys::window(), CustomEvent::new_with_event_init_dict(FAILED, &event))
    {
        // Without anybody who listens nothing more can be done.
        let _ = window.dispatch_event(&event);
    }
}
