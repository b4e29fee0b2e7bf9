//! What other teams asked and were told: kept in sight whoever has the lead now.

use leptos::prelude::*;

use super::{Open, told::ToldList};
use crate::{i18n::lead, queries::lead_sheet::Told, ui::app::use_app};

#[component]
pub fn Elsewhere(open: Open) -> impl IntoView {
    let app = use_app();
    let teams = open.part(|known| known.elsewhere.clone());
    let team = move |(team, told): (String, Vec<Told>)| {
        let title = lead::told_to(app.locale.get_untracked(), &team);
        view! {
            <section class="lead-section" data-section="elsewhere" aria-label=title.clone()>
                <h3 class="gate-heading">{title.clone()}</h3>
                <ToldList told/>
            </section>
        }
    };
    move || teams.get().into_iter().map(team).collect_view()
}
