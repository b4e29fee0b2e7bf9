//! An organiser's badge, part by part: somebody says once what each of them is.

use leptos::prelude::*;

use super::sheet::Scanner;
use crate::{
    i18n::{Words, fields, scan},
    session::badge::{Badge, Layout, Part, split},
};

#[component]
pub(super) fn Teaching(scanner: Scanner, badge: Badge) -> impl IntoView {
    // Only a badge with parts comes here.
    scanner.suggested(&badge).map(|begun| view! { <Parts scanner badge begun/> })
}

#[component]
fn Parts(scanner: Scanner, badge: Badge, begun: Layout) -> impl IntoView {
    let app = scanner.app;
    let texts = split(&badge.raw, begun.mark);
    let layout = RwSignal::new(begun);
    let rows = texts.into_iter().enumerate().map(|(at, text)| view! { <PartRow scanner layout at text/> });
    let badge = StoredValue::new(badge);
    let teach = move |_| scanner.teach(layout.get_untracked(), &badge.get_value());
    let back = move |_| scanner.show(badge.get_value());
    view! {
        <section class="scan-found" data-testid="scan-teaching">
            <h3>{app.say(scan::TEACH_TITLE)}</h3>
            <ol class="scan-parts">{rows.collect_view()}</ol>
            <div class="scan-deeds">
                <button type="button" class="button scan-deed" data-look="main" data-testid="scan-taught"
                    disabled=move || layout.with(|layout| !layout.is_said()) on:click=teach>
                    {app.say(scan::TAUGHT)}
                </button>
                <button type="button" class="button scan-deed" on:click=back>{app.say(scan::BACK)}</button>
            </div>
        </section>
    }
}

#[component]
fn PartRow(scanner: Scanner, layout: RwSignal<Layout>, at: usize, text: String) -> impl IntoView {
    let app = scanner.app;
    let part = Memo::new(move |_| layout.with(|layout| layout.parts.get(at).copied().unwrap_or(Part::Leave)));
    let choose = move |event| {
        if let Some(part) = Part::from_key(&event_target_value(&event)) {
            layout.update(|layout| layout.parts.iter_mut().skip(at).take(1).for_each(|known| *known = part));
        }
    };
    let option = |offered: Part| {
        view! {
            <option value=offered.key() selected=part.get_untracked() == offered>{app.say(worded(offered))}</option>
        }
    };
    let label = scan::part(app.locale.get_untracked(), at + 1, &text);
    view! {
        <li class="scan-part" data-left=move || (part.get() == Part::Leave).then_some("yes")>
            <span class="scan-part-text">{text}</span>
            <select class="input" name=format!("part-{at}") aria-label=label prop:value=move || part.get().key()
                on:change=choose>
                {Part::ALL.map(option).collect_view()}
            </select>
        </li>
    }
}

fn worded(part: Part) -> Words {
    match part {
        Part::Leave => scan::LEAVE,
        Part::Registration => scan::REGISTRATION,
        Part::FirstName => scan::FIRST_NAME,
        Part::LastName => scan::LAST_NAME,
        Part::Field(field) => fields::field(field),
    }
}
