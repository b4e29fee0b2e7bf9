//! What is to be done next, and when: changed in place.

use leptos::prelude::*;

use super::{Open, along};
use crate::{
    domain::field::Field,
    i18n::{board, fields, handed_out},
    ui::{
        app::use_app,
        widgets::field::{LeadField, SavesItself},
    },
};

#[component]
pub fn NextStep(open: Open) -> impl IntoView {
    let app = use_app();
    let overdue = open.part(|known| known.overdue);
    let is_planned = open.part(|known| known.is_planned);
    view! {
        <section class="lead-section" data-section="next" data-overdue=move || overdue.get().to_string()
            aria-label=app.say(fields::field(Field::NextStep))>
            <SavesItself lead=open.lead draft=open.next>
                <LeadField field=Field::NextStep draft=open.next/>
                <LeadField field=Field::NextStepOn draft=open.next/>
            </SavesItself>
            <Show when=move || overdue.get()>
                <p class="chip" data-tone="danger">{app.say(board::OVERDUE)}</p>
            </Show>
            <Show when=move || is_planned.get()>
                <button type="button" class="button section-action" data-testid="to-calendar"
                    on:click=move |_| along::to_calendar(app, open.lead)>
                    {app.say(handed_out::TO_CALENDAR)}
                </button>
            </Show>
        </section>
    }
}
