//! The Enter key: on to the next field, and from the last one saved.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::{Capturing, Then};

/// With Control or Command it saves from anywhere. In what takes several lines it stays a line break, on a button a
/// press.
pub fn pressed(capturing: Capturing, usual: Then, event: &ev::KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() || event.default_prevented() {
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        capturing.save(Then::Board);
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let (Some(here), Some(form)) = (target, capturing.form.get_untracked()) else { return };
    event.prevent_default();
    match next(&form, &here) {
        // Refused only for what is not on the page.
        Some(next) => drop(next.focus()),
        None => capturing.save(usual),
    }
}

/// The line after this one.
fn next(form: &HtmlFormElement, here: &Element) -> Option<HtmlElement> {
    let lines = form.query_selector_all("input").ok()?;
    let mut all = (0..lines.length()).filter_map(|at| lines.get(at)?.dyn_into::<HtmlElement>().ok());
    all.find(|line| line.is_same_node(Some(here)))?;
    all.next()
}

/// Where the form begins.
pub fn begin(form: NodeRef<html::Form>) {
    if let Some(form) = form.get_untracked()
        && let Ok(Some(first)) = form.query_selector("[autofocus]")
        && let Some(first) = first.dyn_ref::<HtmlElement>()
    {
        // Refused only for what is not on the page.
        let _ = first.focus();
    }
}
