//! What time it is, and numbers that nobody can guess.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use crate::domain::moment::{Millis, Moment};

/// The wall clock of this device, with its time zone.
pub fn now() -> Moment {
    let date = js_sys::Date::new_0();
    // JavaScript counts minutes west of UTC, as floating-point numbers within the range of both integers.
    Moment { millis: date.get_time() as Millis, offset_minutes: -(date.get_timezone_offset() as i32) }
}

/// Milliseconds since the page was opened, whatever is done to the wall clock.
pub fn passed() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// 128 random bits from the browser's cryptographic source.
pub fn chance() -> u128 {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Weaker, but two tablets still do not meet: every browser that runs this has the source above.
        bytes.iter_mut().for_each(|byte| *byte = (js_sys::Math::random() * 256.0) as u8);
    }
    u128::from_le_bytes(bytes)
}

/// Comes back after so many milliseconds.
pub async fn pause(millis: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        // Refused nowhere; without a window there is nobody who waits.
        let _ = web_sys::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis));
    });
    // A promise that is only ever kept.
    let _ = JsFuture::from(promise).await;
}
