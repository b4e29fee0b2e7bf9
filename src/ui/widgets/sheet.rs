//! A sheet over the board: a dialog that keeps the focus, closes with Escape, and gives the focus back.

mod focus;

use std::time::Duration;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::{
    field::fresh_id,
    icon::{Icon, Picture},
};
use crate::{i18n::common, ui::app::use_app};
use focus::Opener;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// The side of the screen; on a phone all of it.
    #[default]
    Side,
    /// The same with room for two columns.
    Wide,
    /// All of the screen.
    Full,
    /// A card in the middle.
    Small,
    /// A place of its own: all of the screen, for bright halls and gloves.
    Whole,
}

impl Size {
    fn key(self) -> Option<&'static str> {
        match self {
            Size::Side => None,
            Size::Wide => Some("wide"),
            Size::Full => Some("full"),
            Size::Small => Some("small"),
            Size::Whole => Some("whole"),
        }
    }
}

/// `foot` is the row of buttons that stays in sight. The sheet is open for as long as it is on the page; `on_close`
/// says that somebody wants it to go, by button, Escape, or a press beside it. One that `covers` the page leaves
/// nothing of it to be seen.
#[component]
pub fn Sheet(
    #[prop(into)] title: Signal<String>,
    on_close: Callback<()>,
    #[prop(optional)] size: Size,
    #[prop(optional)] covers: bool,
    #[prop(optional)] testid: &'static str,
    #[prop(into)] foot: ViewFn,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let title_id = fresh_id("sheet-title");
    let labelled = title_id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    open_and_give_back(dialog, covers);
    let close = move || {
        leave_field();
        on_close.run(());
    };
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() {
            // Not left to the browser, which closes without asking when Escape is pressed twice.
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    if covers {
        hear_escape_anywhere(escape);
    }
    let pressed_beside = StoredValue::new(false);
    let release = move |event: ev::MouseEvent| {
        if pressed_beside.get_value() && is_beside(&event) {
            close();
        }
    };
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby=labelled data-size=size.key()
            aria-modal=covers.then_some("true") data-testid=(!testid.is_empty()).then_some(testid)
            on:keydown=escape
            on:pointerdown=move |event| pressed_beside.set_value(is_beside(&event))
            on:click=release
            on:cancel=move |event: ev::Event| { event.prevent_default(); close() }
            on:close=move |_| { close(); stay_open(dialog, covers) }>
            <header class="sheet-head">
                <h2 class="sheet-title" id=title_id tabindex="-1">{title}</h2>
                <button type="button" class="button" data-look="icon" aria-label=app.say(common::CLOSE)
                    on:click=move |_| close()>
                    <Picture icon=Icon::Close/>
                </button>
            </header>
            <div class="sheet-body">{children()}</div>
            <Told/>
            <footer class="sheet-foot">{foot.run()}</footer>
        </dialog>
    }
}

/// What the page says at its foot and to screen readers, repeated here: a modal dialog silences all that is outside.
#[component]
fn Told() -> impl IntoView {
    let app = use_app();
    let before = app.notice.get_untracked();
    let notice = move || {
        app.notice.get().filter(|notice| Some(notice) != before.as_ref()).map(|notice| {
            view! { <p class="sheet-notice" data-tone=notice.is_problem.then_some("problem")>{notice.text}</p> }
        })
    };
    view! {
        <div role="status">{notice}</div>
        <p class="heard" aria-live="assertive">{move || app.spoken.get()}</p>
    }
}

fn open_and_give_back(dialog: NodeRef<html::Dialog>, covers: bool) {
    let opener = StoredValue::new_local(None::<Opener>);
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        opener.set_value(Opener::now());
        // One sheet may take over the element of another, which is open already, though perhaps beside the page.
        if !dialog.open() || !(covers || is_modal(&dialog)) {
            dialog.set_open(false);
            show(&dialog, covers);
        }
        if covers {
            put_page_away(true);
        }
    });
    on_cleanup(move || {
        if covers {
            put_page_away(false);
        }
        if let Some(opener) = opener.try_get_value().flatten() {
            opener.give_back();
        }
    });
}

/// Opens, and starts at the field that asks for it or else at the title, which is what a screen reader reads first.
///
/// A modal dialog has the browser look at every element of the page, twice: what is behind it can no longer be
/// reached, and then can again. Where all of that is put away as a whole, the dialog need not be modal.
fn show(dialog: &HtmlDialogElement, covers: bool) {
    if covers {
        dialog.show();
    } else {
        // The element is on the page by now; the only refusal is for one that is not.
        let _ = dialog.show_modal();
    }
    let start = dialog.query_selector("[autofocus]").ok().flatten();
    let start = start.or_else(|| dialog.query_selector(".sheet-title").ok().flatten());
    if let Some(start) = start.and_then(|start| start.dyn_into::<HtmlElement>().ok()) {
        let _ = start.focus();
    }
}

fn is_modal(element: &Element) -> bool {
    // A browser that does not know the word refuses it; there nothing is shown twice.
    element.matches(":modal").unwrap_or(true)
}

/// Neither seen nor heard nor reached, and as it was when it comes back: the style sheet says how.
fn put_page_away(is_away: bool) {
    if let Some(body) = document().body() {
        // Any name of letters and dashes is taken.
        let _ = body.toggle_attribute_with_force("data-covered", is_away);
    }
}

/// The sheet around an element gives the page back at once; it goes itself when its owner takes it off.
pub fn step_aside(inside: &Element) {
    put_page_away(false);
    if let Some(sheet) = inside.closest("dialog").ok().flatten()
        && let Some(sheet) = sheet.dyn_ref::<HtmlDialogElement>()
    {
        sheet.set_open(false);
    }
}

/// Also when nothing has the focus, as a browser does for modal dialogs. What lies above hears it first.
fn hear_escape_anywhere(escape: impl Fn(ev::KeyboardEvent) + 'static) {
    let heard = window_event_listener(ev::keydown, move |event| {
        if matches!(document().query_selector("dialog:modal"), Ok(None)) {
            escape(event);
        }
    });
    on_cleanup(move || heard.remove());
}

/// A browser may close a dialog on its own; when its owner decided to stay, it opens again.
fn stay_open(dialog: NodeRef<html::Dialog>, covers: bool) {
    let again = move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten()
            && dialog.is_connected()
            && !dialog.open()
        {
            show(&dialog, covers);
        }
    };
    set_timeout(again, Duration::ZERO);
}

/// Fields that save themselves when they are left are left before their sheet goes.
fn leave_field() {
    let active = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    if let Some(active) = active.filter(|active| matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
        let _ = active.blur();
    }
}

/// The scrim belongs to the dialog itself, everything drawn to what is inside it.
fn is_beside(event: &ev::MouseEvent) -> bool {
    event.target().is_some() && event.target() == event.current_target()
}
