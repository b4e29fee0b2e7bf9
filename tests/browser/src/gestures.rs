//! Mouse, finger and keyboard, in the steps in which a hand really does them.

use std::time::Duration;

use fantoccini::{
    actions::{
        ActionSequence, Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction,
        TouchActions,
    },
    key::Key,
};
use serde_json::{Value, json};

use crate::page::Page;

/// In CSS pixels from the top left of the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn plus(self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }

    fn towards(self, end: Point, part: f64) -> Self {
        Self { x: self.x + (end.x - self.x) * part, y: self.y + (end.y - self.y) * part }
    }
}

/// How a finger comes down before it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finger {
    /// It moves at once: a swipe.
    Swiping,
    /// It rests until the card lifts.
    Pressing,
}

/// Longer than any application takes for a tap, shorter than people find annoying.
const LONG_PRESS: Duration = Duration::from_millis(600);
/// A hand does not jump: pages see a handful of moves on the way.
const STEPS: u32 = 10;
const STEP: Duration = Duration::from_millis(16);
const LEFT: u64 = fantoccini::actions::MOUSE_BUTTON_LEFT;

fn to(point: Point) -> PointerAction {
    PointerAction::MoveTo { duration: Some(STEP), x: point.x.round(), y: point.y.round() }
}

fn way(from: Point, end: Point) -> impl Iterator<Item = PointerAction> {
    (1..=STEPS).map(move |step| to(from.towards(end, f64::from(step) / f64::from(STEPS))))
}

fn carried(how: Finger, from: Point, end: Point) -> impl Iterator<Item = PointerAction> {
    let pause = (how == Finger::Pressing).then_some(PointerAction::Pause { duration: LONG_PRESS });
    [to(from), PointerAction::Down { button: LEFT }].into_iter().chain(pause).chain(way(from, end))
}

fn mouse(steps: impl IntoIterator<Item = PointerAction>) -> ActionSequence {
    steps.into_iter().fold(MouseActions::new("mouse".into()), |mouse, step| mouse.then(step)).into()
}

fn finger(steps: impl IntoIterator<Item = PointerAction>) -> ActionSequence {
    steps.into_iter().fold(TouchActions::new("finger".into()), |finger, step| finger.then(step)).into()
}

impl Page {
    /// Where something stands, as a share of its width and height; it is scrolled into view first.
    pub async fn point(&self, selector: &str, across: f64, down: f64) -> Point {
        const RECTANGLE: &str = "const e = document.querySelector(arguments[0]); if (!e) return null;
            const r = () => e.getBoundingClientRect();
            const seen = r().left >= 0 && r().right <= innerWidth && r().top >= 0 && r().top <= innerHeight - 20;
            if (!seen) e.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
            const {x, y, width, height} = r(); return [x, y, width, height]";
        let rectangle = self.until(&format!("{selector} has a place"), RECTANGLE, [json!(selector)]).await;
        let at = |n: usize| rectangle[n].as_f64().unwrap_or_default();
        Point { x: at(0) + at(2) * across, y: at(1) + at(3) * down }
    }

    pub async fn centre(&self, selector: &str) -> Point {
        self.point(selector, 0.5, 0.5).await
    }

    async fn act(&self, sequence: impl Into<Actions>) {
        self.client().perform_actions(sequence).await.expect("the gesture is carried out");
    }

    // --- mouse

    /// Presses at `from` and moves to `end`, without letting go.
    pub async fn mouse_carry(&self, from: Point, end: Point) {
        let down = [to(from), PointerAction::Down { button: LEFT }];
        self.act(mouse(down.into_iter().chain(way(from, end)))).await;
    }

    /// Goes on with the button held.
    pub async fn mouse_carry_on(&self, from: Point, end: Point) {
        self.act(mouse(way(from, end))).await;
    }

    pub async fn mouse_drop(&self) {
        self.act(mouse([PointerAction::Up { button: LEFT }])).await;
    }

    /// Presses, moves, lets go.
    pub async fn mouse_drag(&self, from: Point, end: Point) {
        self.mouse_carry(from, end).await;
        self.mouse_drop().await;
    }

    /// Without the steps of a hand: one move, there and done.
    pub async fn mouse_flick(&self, from: Point, end: Point) {
        let (down, up) = (PointerAction::Down { button: LEFT }, PointerAction::Up { button: LEFT });
        let jump = PointerAction::MoveTo { duration: Some(Duration::ZERO), x: end.x, y: end.y };
        self.act(mouse([to(from), down, jump, up])).await;
    }

    // --- finger

    pub async fn tap(&self, selector: &str) {
        let at = self.centre(selector).await;
        let tap = [to(at), PointerAction::Down { button: LEFT }, PointerAction::Up { button: LEFT }];
        self.act(finger(tap)).await;
    }

    /// Puts a finger down, moves it, and leaves it there.
    pub async fn touch_carry(&self, how: Finger, from: Point, end: Point) {
        self.act(finger(carried(how, from, end))).await;
    }

    /// One gesture from touching to letting go: the driver forgets a finger between two of them.
    pub async fn touch_drag(&self, how: Finger, from: Point, end: Point) {
        self.act(finger(carried(how, from, end).chain([PointerAction::Up { button: LEFT }]))).await;
    }

    /// The system takes the finger away, as it does for a call or a gesture of its own.
    pub async fn touch_is_taken_away(&self) {
        let parameters = json!({ "type": "touchCancel", "touchPoints": [] });
        self.ask_chromium("Input.dispatchTouchEvent", parameters).await.expect("Chromium cancels the touch");
    }

    // --- keys

    pub async fn key(&self, key: Key) {
        self.keys(&[], char::from(key)).await;
    }

    pub async fn letter(&self, letter: char) {
        self.keys(&[], letter).await;
    }

    /// Such as Control and z.
    pub async fn chord(&self, held: &[Key], letter: char) {
        self.keys(held, letter).await;
    }

    async fn keys(&self, held: &[Key], letter: char) {
        let down = held.iter().map(|key| KeyAction::Down { value: char::from(*key) });
        let up = held.iter().rev().map(|key| KeyAction::Up { value: char::from(*key) });
        let stroke = [KeyAction::Down { value: letter }, KeyAction::Up { value: letter }];
        let all = down.chain(stroke).chain(up);
        self.act(ActionSequence::from(all.fold(KeyActions::new("keys".into()), |keys, key| keys.then(key))))
            .await;
    }

    /// Whether anything is scrolled, and by how much: pixels down, of the nearest scrolling thing around `selector`.
    pub async fn scrolled(&self, selector: &str) -> f64 {
        const SCROLLED: &str = "for (let e = document.querySelector(arguments[0]); e; e = e.parentElement)
            if (e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY)) return e.scrollTop;
            return scrollY";
        self.run(SCROLLED, [Value::from(selector)]).await.as_f64().unwrap_or_default()
    }
}
