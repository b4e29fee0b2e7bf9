//! A list whose rows are put in another order by a handle: dragged with mouse or finger, moved with the arrow keys, or
//! tapped, which offers two buttons to whoever can do neither.

use leptos::{ev, html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::icon::{Icon, Picture};
use crate::{
    i18n::{Words, playbook},
    ui::app::use_app,
};

/// A row from one place to another, both counted from nought; the second as it is once the row has left the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    pub from: usize,
    pub to: usize,
}

/// One such list, for its rows' handles.
#[derive(Clone, Copy)]
pub struct Sorting {
    list: NodeRef<html::Ol>,
    carried: RwSignal<Option<Carried>>,
    put: Callback<Put, bool>,
}

/// The row in the hand, and where it would go.
#[derive(Clone, Copy, PartialEq)]
struct Carried {
    put: Put,
    /// Where the pointer came down, in pixels from the top of the window.
    from_y: f64,
    /// Whether it has gone on from there; otherwise it was a tap.
    is_drag: bool,
    /// Pixels below the top of the list; none where letting go would change nothing.
    line: Option<f64>,
}

impl Sorting {
    /// `put` answers whether it was done.
    pub fn new(put: impl Fn(Put) -> bool + Send + Sync + 'static) -> Self {
        Self { list: NodeRef::new(), carried: RwSignal::new(None), put: Callback::new(put) }
    }

    fn rows(self) -> Vec<Element> {
        let Some(list) = self.list.get_untracked() else { return Vec::new() };
        let children = list.children();
        (0..children.length()).filter_map(|at| children.item(at)).collect()
    }

    /// The row that an element lies in.
    fn place(self, inside: &Element) -> Option<usize> {
        self.rows().iter().position(|row| row.contains(Some(inside)))
    }

    fn lift(self, event: &ev::PointerEvent) {
        let Some(handle) = handle_of(event) else { return };
        let Some(from) = self.place(&handle).filter(|_| event.button() == 0 && event.is_primary()) else {
            return;
        };
        // Refused only for a pointer that is gone already; then nothing is carried far.
        let _ = handle.set_pointer_capture(event.pointer_id());
        let _ = handle.focus();
        let from_y = f64::from(event.client_y());
        self.carried.set(Some(Carried { put: Put { from, to: from }, from_y, is_drag: false, line: None }));
    }

    fn carry(self, event: &ev::PointerEvent) {
        let Some(Carried { put: Put { from, .. }, from_y, is_drag, .. }) = self.carried.get_untracked()
        else {
            return;
        };
        let rows: Vec<_> = self.rows().iter().map(Element::get_bounding_client_rect).collect();
        let Some(list) = self.list.get_untracked() else { return };
        let y = f64::from(event.client_y());
        let is_drag = is_drag || (y - from_y).abs() > STEADY;
        let gap = rows.iter().filter(|row| row.top() + row.height() / 2.0 < y).count();
        let to = if gap > from { gap - 1 } else { gap };
        let edge = rows.get(gap).map(|row| row.top()).or(rows.last().map(|row| row.bottom()));
        let top = list.get_bounding_client_rect().top();
        let line = edge.filter(|_| to != from).map(|edge| edge - top);
        self.carried.set(Some(Carried { put: Put { from, to }, from_y, is_drag, line }));
    }

    /// Answers whether it was a drag.
    fn let_go(self) -> bool {
        let Some(Carried { put, is_drag, .. }) = self.carried.get_untracked() else { return false };
        self.carried.set(None);
        if put.from != put.to {
            self.put.run(put);
        }
        is_drag
    }

    fn key(self, event: &ev::KeyboardEvent) {
        let down = match event.key().as_str() {
            "ArrowUp" => false,
            "ArrowDown" => true,
            "Escape" if self.carried.get_untracked().is_some() => {
                event.prevent_default();
                self.carried.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.step(event, down);
    }

    /// One place up or down, for the row that holds what was pressed.
    fn step(self, event: &web_sys::Event, down: bool) {
        let Some(pressed) = handle_of(event) else { return };
        let Some(from) = self.place(&pressed) else { return };
        let to = if down { Some(from + 1) } else { from.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < self.rows().len()) else { return };
        if self.put.run(Put { from, to }) {
            // Moving the row on the page takes the focus away from what is in it. It comes back behind what draws the
            // page, and before the next key.
            spawn_local(async move { drop(pressed.focus()) });
        }
    }
}

/// A finger that holds still trembles by some pixels.
const STEADY: f64 = 6.0;

fn handle_of(event: &web_sys::Event) -> Option<HtmlElement> {
    event.current_target()?.dyn_into().ok()
}

/// The rows, each an `li` with a [`SortHandle`] in it.
#[component]
pub fn SortableList(sorting: Sorting, class: &'static str, children: Children) -> impl IntoView {
    let carried = sorting.carried;
    let line = move || carried.get().and_then(|carried| carried.line);
    view! {
        <ol class=format!("sortable {class}") node_ref=sorting.list
            data-line=move || line().map(|_| "shown") style:--line-at=move || line().map(|at| format!("{at}px"))>
            {children()}
        </ol>
    }
}

/// `named`: what the row is called.
#[component]
pub fn SortHandle(sorting: Sorting, #[prop(into)] named: Signal<String>) -> impl IntoView {
    let app = use_app();
    let is_held = RwSignal::new(false);
    let is_open = RwSignal::new(false);
    // The click at the end of a drag is none.
    let dragged = StoredValue::new(false);
    let lift = move |event: ev::PointerEvent| {
        sorting.lift(&event);
        is_held.set(sorting.carried.get_untracked().is_some());
    };
    let let_go = move |_| {
        is_held.set(false);
        dragged.set_value(sorting.let_go());
    };
    let tapped = move |_| {
        if !dragged.try_update_value(std::mem::take).unwrap_or_default() {
            is_open.update(|is_open| *is_open = !*is_open);
        }
    };
    let close = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.prevent_default();
            is_open.set(false);
        }
    };
    let lost = move |_| {
        is_held.set(false);
        sorting.carried.set(None);
    };
    let says = move |words: Words| {
        move || named.with(|named| playbook::on_stage(app.locale.get_untracked(), words, named))
    };
    let step = move |down: bool, words: Words, icon: Icon| {
        view! {
            <button type="button" class="button" data-look="icon" data-step=if down { "down" } else { "up" }
                aria-label=says(words) title=app.say(words) on:click=move |event| sorting.step(&event, down)>
                <Picture icon size=18/>
            </button>
        }
    };
    view! {
        <div class="sort" on:keydown=close>
        <button type="button" class="button handle" data-look="icon" data-handle title=app.say(playbook::MOVE_KEYS)
            aria-label=says(playbook::MOVE) aria-expanded=move || is_open.get().to_string() data-held=move || is_held.get().then_some("held")
            on:pointerdown=lift on:pointermove=move |event| sorting.carry(&event) on:pointerup=let_go
            on:pointercancel=lost on:lostpointercapture=lost on:keydown=move |event| sorting.key(&event) on:click=tapped>
            <Picture icon=Icon::Handle size=18/>
        </button>
        <Show when=move || is_open.get()>
            {step(false, playbook::MOVE_UP, Icon::Up)}
            {step(true, playbook::MOVE_DOWN, Icon::Down)}
        </Show>
        </div>
    }
}
