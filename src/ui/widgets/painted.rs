//! What can wait until the answer to a tap is on the screen.

use std::time::Duration;

use leptos::prelude::*;

/// The first frame paints; once the second begins, it has; and the task after that holds up neither. A tab that nobody
/// sees paints nothing, so nothing waits there.
pub fn once_painted(then: impl FnOnce() + 'static) {
    if document().hidden() {
        then();
    } else {
        request_animation_frame(move || request_animation_frame(move || set_timeout(then, Duration::ZERO)));
    }
}
