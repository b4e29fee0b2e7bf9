//! The way back from within the sheet: the bar with its undo button lies behind it.

use leptos::prelude::*;

use crate::{
    i18n::deeds,
    queries::deed::{Deed, deed},
    ui::{
        app::{App, use_app},
        widgets::icon::{Icon, Picture},
    },
};

/// Takes back the last thing that was done, for as long as it is of this kind.
#[component]
pub fn UndoHere(
    of: fn(&Deed) -> bool,
    testid: &'static str,
    #[prop(default = "button")] class: &'static str,
    #[prop(optional)] look: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let last = last_deed(app, of);
    view! {
        <div role="status">
            {move || last.get().map(|deed| view! {
                <button type="button" class=class data-look=look data-testid=testid on:click=move |_| app.undo()>
                    <Picture icon=Icon::Undo size=18/>
                    {deeds::undo(app.locale.get_untracked(), &deed)}
                </button>
            })}
        </div>
    }
}

/// The last thing that was done, if it is of this kind.
pub fn last_deed(app: App, of: fn(&Deed) -> bool) -> Memo<Option<Deed>> {
    Memo::new(move |_| {
        app.track();
        let last =
            app.with_session(|session| session.to_undo().map(|change| deed(session.workspace(), change)));
        last.filter(of)
    })
}
