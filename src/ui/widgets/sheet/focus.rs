//! Where the focus was before a sheet opened, so that it goes back there.

use std::{cell::RefCell, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

#[derive(Clone)]
pub struct Opener {
    element: HtmlElement,
    /// The card that it belongs to: a changed card is drawn anew, and the focus goes to the new one.
    lead: Option<String>,
}

thread_local! {
    /// Taken by a sheet that opens in the place of one that closes, as from the form to a lead that is already here.
    static WAITING: RefCell<Option<Opener>> = const { RefCell::new(None) };
}

impl Opener {
    /// What the sheet that has just closed would give the focus back to, or else what has it now.
    pub fn now() -> Option<Self> {
        if let Some(waiting) = WAITING.take() {
            return Some(waiting);
        }
        let element = document().active_element()?.dyn_into::<HtmlElement>().ok()?;
        if element.tag_name() == "BODY" {
            return None;
        }
        let card = element.closest("[data-lead]").ok().flatten();
        Some(Self { element, lead: card.and_then(|card| card.get_attribute("data-lead")) })
    }

    /// Gives the focus back once the sheet is off the page, unless another sheet takes it over.
    pub fn give_back(self) {
        WAITING.set(Some(self));
        set_timeout(|| WAITING.take().into_iter().for_each(Opener::focus), Duration::ZERO);
    }

    fn focus(self) {
        let Self { element, lead } = self;
        let drawn_anew = || {
            // An identity is hexadecimal, so it cannot end the selector.
            let card = document().query_selector(&format!("[data-lead=\"{}\"]", lead?)).ok()??;
            let inside = card.query_selector("a[href], button").ok().flatten();
            let itself = card.has_attribute("tabindex") || matches!(card.tag_name().as_str(), "A" | "BUTTON");
            if itself { Some(card) } else { inside }?.dyn_into::<HtmlElement>().ok()
        };
        let goal = if element.is_connected() { Some(element) } else { drawn_anew() };
        if let Some(goal) = goal {
            // Refused only for what is not on the page.
            let _ = goal.focus();
        }
    }
}
