//! Whether fingers work here.

use leptos::prelude::*;

/// A telephone or a tablet, as far as the browser says.
pub fn is_touched() -> bool {
    window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|list| list.matches())
}
