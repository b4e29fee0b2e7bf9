//! Somebody who is here already, in a few words.

use crate::{i18n::capture, queries::duplicates::Likeness, ui::app::App};

/// Enough to tell them from others at a glance.
pub fn called(app: App, known: &Likeness) -> String {
    capture::likeness(&known.name, &known.company, &app.stage_name(&known.stage_name))
}
