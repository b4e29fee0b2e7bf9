//! Mouse and finger on the board: their events go into the gesture, and its answers onto the screen.

use leptos::{
    ev::{MouseEvent, PointerEvent},
    prelude::*,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element};

use super::{
    BoardState,
    carry::ghost_follows,
    layout::{STEP, list_of, zones},
};
use crate::{
    domain::ids::LeadId,
    gesture::{Answer, Gesture, Grip, Input, LONG_PRESS, Point, place, pull},
};

/// The hand on one board: its listeners, and what they share.
#[derive(Clone, Copy)]
pub struct Hand {
    board: BoardState,
    gesture: StoredValue<Gesture>,
    /// The card under the press.
    lead: StoredValue<Option<LeadId>>,
    pointer: StoredValue<i32>,
    /// The click that a browser sends after a drag opens nothing.
    swallow: StoredValue<bool>,
    /// Tells a long press from one that came later.
    press: StoredValue<u32>,
}

pub fn listen(board: BoardState) -> Hand {
    let hand = Hand {
        board,
        gesture: StoredValue::new(Gesture::default()),
        lead: StoredValue::new(None),
        pointer: StoredValue::new(0),
        swallow: StoredValue::new(false),
        press: StoredValue::new(0),
    };
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && hand.gesture.get_value().is_carrying() {
            event.prevent_default();
            hand.feed(Input::Lost);
        }
    });
    let blur = window_event_listener(leptos::ev::blur, move |_| hand.feed(Input::Lost));
    hold_the_page_still(hand);
    on_cleanup(move || {
        escape.remove();
        blur.remove();
    });
    hand
}

impl Hand {
    pub fn moved(self, event: &PointerEvent) {
        if self.gesture.get_value() != Gesture::Idle {
            self.feed(Input::Move { pointer: event.pointer_id(), at: point(event) });
        }
    }

    pub fn up(self, event: &PointerEvent) {
        self.feed(Input::Release { pointer: event.pointer_id() });
    }

    pub fn lost(self, event: &PointerEvent) {
        // Lifting takes the capture over from whatever the browser gave it to; that loss is no loss.
        let handed_over = event.type_() == "lostpointercapture" && event.target() != event.current_target();
        if !handed_over {
            self.feed(Input::Lost);
        }
    }

    /// A long press opens the browser's menu on some tablets; here it lifts.
    pub fn menu(self, event: &MouseEvent) {
        if self.gesture.get_value() != Gesture::Idle && event.button() != 2 {
            event.prevent_default();
        }
    }

    pub fn click(self, event: &MouseEvent) {
        if self.swallow.get_value() {
            self.swallow.set_value(false);
            event.prevent_default();
            event.stop_propagation();
        }
    }

    pub fn down(self, event: &PointerEvent) {
        self.swallow.set_value(false);
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|_| event.button() == 0 && event.is_primary()) else { return };
        let within = |selector: &str| target.closest(selector).ok().flatten();
        let lead = within("[data-lead]").and_then(|card| card.get_attribute("data-lead")?.parse().ok());
        if lead.is_none() || within("[data-move-to]").is_some() || self.gesture.get_value() != Gesture::Idle {
            return;
        }
        let firm = event.pointer_type() == "mouse" || within("[data-handle]").is_some();
        self.lead.set_value(lead);
        self.pointer.set_value(event.pointer_id());
        let grip = if firm { Grip::Firm } else { Grip::Loose };
        self.feed(Input::Press { pointer: event.pointer_id(), grip, at: point(event) });
    }

    fn feed(self, input: Input) {
        if matches!(input, Input::Release { .. }) {
            // The last move may be younger than the last frame.
            self.hover();
        }
        let (next, answer) = self.gesture.get_value().on(input);
        self.gesture.set_value(next);
        match answer {
            Answer::Nothing | Answer::Follow => {}
            Answer::WaitForStay => self.wait(),
            Answer::Lift => self.lift(),
            Answer::Drop => {
                self.let_go();
                self.board.put_down();
            }
            Answer::PutBack => {
                self.let_go();
                self.board.put_back();
            }
        }
    }

    fn wait(self) {
        let press = self.press.get_value().wrapping_add(1);
        self.press.set_value(press);
        let stayed = move || {
            if self.press.get_value() == press {
                self.feed(Input::Stayed);
            }
        };
        set_timeout(stayed, std::time::Duration::from_millis(u64::from(LONG_PRESS)));
    }

    fn lift(self) {
        // Nor does a drag that was refused.
        self.swallow.set_value(true);
        let lifted = self.lead.get_value().and_then(|lead| self.board.lift(lead, false));
        if lifted.is_none() {
            self.gesture.set_value(Gesture::Idle);
            return;
        }
        if let Some(element) = self.board.element.get_untracked() {
            // Captured by the board, which stays on the page while cards come and go. A pointer that is already
            // up refuses, and its release has ended the gesture.
            let _ = element.set_pointer_capture(self.pointer.get_value());
        }
        if let Gesture::Carrying { .. } = self.gesture.get_value() {
            buzz();
            self.frame();
        }
    }

    fn let_go(self) {
        if let Some(element) = self.board.element.get_untracked() {
            let _ = element.release_pointer_capture(self.pointer.get_value());
        }
    }

    /// Once a frame while a card is carried: the ghost follows, edges scroll, the place opens.
    fn frame(self) {
        request_animation_frame(move || {
            let Gesture::Carrying { from, at, .. } = self.gesture.get_value() else { return };
            ghost_follows(Point { x: at.x - from.x, y: at.y - from.y });
            self.scroll(at);
            self.hover();
            self.frame();
        });
    }

    fn hover(self) {
        if let Some(at) = self.at() {
            self.board.hover(place(&zones(self.board), at, STEP));
        }
    }

    fn at(self) -> Option<Point> {
        match self.gesture.get_value() {
            Gesture::Carrying { at, .. } => Some(at),
            _ => None,
        }
    }

    /// A card held near an edge scrolls the board sideways, and the column under it up or down.
    fn scroll(self, at: Point) {
        let Some(element) = self.board.element.get_untracked() else { return };
        let area = element.get_bounding_client_rect();
        let sideways = pull(at.x, area.left(), area.right());
        if sideways != 0 {
            element.set_scroll_left(element.scroll_left() + sideways);
        }
        let over = self.board.carry.with_untracked(|carry| carry.as_ref().and_then(|carry| carry.over));
        if let Some(list) = over.and_then(|(stage, _)| list_of(self.board, stage)) {
            let area = list.get_bounding_client_rect();
            let down = pull(at.y, area.top(), area.bottom());
            if down != 0 {
                list.set_scroll_top(list.scroll_top() + down);
            }
        }
    }
}

fn point(event: &PointerEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

/// A finger feels that the card is in the hand, where the device can.
fn buzz() {
    let _ = window().navigator().vibrate_with_duration(12);
}

/// While a card is carried by finger the page must not scroll. The browser asks before it starts to, through a
/// `touchmove` that may be refused; Leptos' own listeners cannot promise that they may refuse.
fn hold_the_page_still(hand: Hand) {
    Effect::new(move |_| {
        let Some(element) = hand.board.element.get() else { return };
        let refuse = Closure::<dyn Fn(web_sys::TouchEvent)>::new(move |event: web_sys::TouchEvent| {
            if hand.gesture.try_get_value().is_some_and(Gesture::is_carrying) && event.cancelable() {
                event.prevent_default();
            }
        });
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        let listener = refuse.as_ref().unchecked_ref();
        let added = element.add_event_listener_with_callback_and_add_event_listener_options(
            "touchmove",
            listener,
            &options,
        );
        if added.is_ok() {
            // The browser holds it for as long as it holds the board's element.
            refuse.forget();
        }
    });
}
