//! The playbook as a file of its own.

use leptos::prelude::*;

use crate::domain::ids::TeamId;

#[component]
pub fn PlaybookFile(team: TeamId) -> impl IntoView {
    // Nothing to offer yet.
    let _ = team;
}
