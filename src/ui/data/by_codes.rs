//! Out and in without network: a file as codes on one screen, read by the camera of another.

use leptos::{context::Provider, prelude::*};

use super::part::{PartSheet, Wanted, note};
use crate::{
    i18n::codes,
    session::files::Incoming,
    ui::{
        app::use_app,
        codes::{Receiving, Sending},
        import::Import,
        later::{Booth, Later, Screen},
    },
};

/// First what is to go is chosen, as for a file; then it shows.
#[component]
pub fn SendByCodes() -> impl IntoView {
    let app = use_app();
    let (is_choosing, wanted) = (RwSignal::new(false), RwSignal::new(None::<Wanted>));
    let show = Callback::new(move |chosen| {
        is_choosing.set(false);
        wanted.set(Some(chosen));
    });
    view! {
        <button type="button" class="button" data-testid="send-by-codes" on:click=move |_| is_choosing.set(true)>
            {app.say(codes::SEND)}
        </button>
        {move || is_choosing.get().then(|| view! {
            <PartSheet on_close=Callback::new(move |()| is_choosing.set(false)) by_codes=show/>
        })}
        {move || wanted.get().map(|Wanted { file, person, holds }| {
            let on_close = Callback::new(move |()| wanted.set(None));
            // Who got only some of it will need the rest another time: there is nothing to note.
            let person = holds.map(|_| person.trim().to_owned()).unwrap_or_default();
            let to = person.clone();
            let arrived = Callback::new(move |()| {
                note(&to, holds);
                wanted.set(None);
            });
            let sending = Sending { file, person, arrived, on_close };
            view! {
                <Provider value=sending><Later screen=Screen::Booth(Booth::Send) on_close/></Provider>
            }
        })}
    }
}

/// What is read goes where files go: it is looked at before anything changes.
#[component]
pub fn ReceiveByCodes() -> impl IntoView {
    let app = use_app();
    let is_open = RwSignal::new(false);
    let on_close = Callback::new(move |()| is_open.set(false));
    use_context::<Import>().map(|import| {
        let taken = Callback::new(move |file: Incoming| {
            is_open.set(false);
            import.bring(file);
        });
        let receiving = Receiving { taken, on_close };
        view! {
            <button type="button" class="button" data-testid="receive-by-codes" on:click=move |_| is_open.set(true)>
                {app.say(codes::RECEIVE)}
            </button>
            {move || is_open.get().then(|| view! {
                <Provider value=receiving><Later screen=Screen::Booth(Booth::Receive) on_close/></Provider>
            })}
        }
    })
}
