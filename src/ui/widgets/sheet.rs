//! A sheet over the board: a dialog that keeps the focus, closes with Escape, and gives the focus back.

use leptos::{ev, html, prelude::*};

use super::icon::{Icon, Picture};
use crate::{i18n::common, ui::app::use_app};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// The side of the screen; on a phone all of it.
    #[default]
    Side,
    /// A card in the middle.
    Small,
}

/// `foot` is the row of buttons that stays in sight. The sheet is open for as long as it is on the page.
#[component]
pub fn Sheet(
    #[prop(into)] title: Signal<String>,
    on_close: Callback<()>,
    #[prop(optional)] size: Size,
    #[prop(optional)] testid: &'static str,
    #[prop(into)] foot: ViewFn,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // The element is on the page by now; the only refusal is for one that is not.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby="sheet-title"
            data-size=matches!(size, Size::Small).then_some("small")
            data-testid=(!testid.is_empty()).then_some(testid)
            on:cancel=move |event: ev::Event| { event.prevent_default(); on_close.run(()) }>
            <header class="sheet-head">
                <h2 class="sheet-title" id="sheet-title">{title}</h2>
                <button type="button" class="button" data-look="icon" aria-label=move || app.say(common::CLOSE)
                    on:click=move |_| on_close.run(())>
                    <Picture icon=Icon::Close/>
                </button>
            </header>
            <div class="sheet-body">{children()}</div>
            <footer class="sheet-foot">{foot.run()}</footer>
        </dialog>
    }
}
