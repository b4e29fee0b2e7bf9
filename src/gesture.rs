//! The hand on the board: when a press becomes a drag, where a carried card would land, and how it all ends.
//!
//! Pure: fed with what the pointer does, it answers with what the screen should do, so every rule is tested
//! without a browser. A swipe always scrolls; only a mouse, a handle or a long press lifts a card.

/// A point of the screen, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// How a press is meant, by what pressed and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// A mouse anywhere on the card, or a finger on its handle: moving lifts.
    Firm,
    /// A finger on the card: moving scrolls, staying lifts.
    Loose,
}

/// How far a firm press travels before it is a drag and not a click.
const SLACK: f64 = 5.0;
/// How far a finger trembles while it presses.
const TREMBLE: f64 = 10.0;
/// How long a finger stays before the card lifts, in milliseconds.
pub const LONG_PRESS: u32 = 350;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    Press {
        pointer: i32,
        grip: Grip,
        at: Point,
    },
    Move {
        pointer: i32,
        at: Point,
    },
    Release {
        pointer: i32,
    },
    /// The finger has stayed for [`LONG_PRESS`].
    Stayed,
    /// Escape, a cancelled pointer, a window that lost the focus.
    Lost,
}

/// What the screen should do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Nothing,
    /// Tell when the finger has stayed.
    WaitForStay,
    Lift,
    Follow,
    Drop,
    PutBack,
}

/// Where a gesture stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    Pressed {
        pointer: i32,
        grip: Grip,
        from: Point,
        at: Point,
    },
    Carrying {
        pointer: i32,
        from: Point,
        at: Point,
    },
}

impl Gesture {
    /// The next state, and what to do about it. Other pointers than the first are not listened to.
    pub fn on(self, input: Input) -> (Gesture, Answer) {
        match (self, input) {
            (Gesture::Idle, Input::Press { pointer, grip, at }) => {
                let wait = if grip == Grip::Loose { Answer::WaitForStay } else { Answer::Nothing };
                (Gesture::Pressed { pointer, grip, from: at, at }, wait)
            }
            (Gesture::Pressed { pointer, grip, from, .. }, Input::Move { pointer: moved, at })
                if moved == pointer =>
            {
                match grip {
                    Grip::Firm if from.distance(at) > SLACK => {
                        (Gesture::Carrying { pointer, from, at }, Answer::Lift)
                    }
                    // The finger scrolls: this press is over, whatever it does next.
                    Grip::Loose if from.distance(at) > TREMBLE => (Gesture::Idle, Answer::Nothing),
                    _ => (Gesture::Pressed { pointer, grip, from, at }, Answer::Nothing),
                }
            }
            (Gesture::Pressed { pointer, grip: Grip::Loose, from, at }, Input::Stayed) => {
                (Gesture::Carrying { pointer, from, at }, Answer::Lift)
            }
            (Gesture::Pressed { pointer, .. }, Input::Release { pointer: released })
                if released == pointer =>
            {
                (Gesture::Idle, Answer::Nothing)
            }
            (Gesture::Pressed { .. }, Input::Lost) => (Gesture::Idle, Answer::Nothing),
            (Gesture::Carrying { pointer, from, .. }, Input::Move { pointer: moved, at })
                if moved == pointer =>
            {
                (Gesture::Carrying { pointer, from, at }, Answer::Follow)
            }
            (Gesture::Carrying { pointer, .. }, Input::Release { pointer: released })
                if released == pointer =>
            {
                (Gesture::Idle, Answer::Drop)
            }
            (Gesture::Carrying { .. }, Input::Lost) => (Gesture::Idle, Answer::PutBack),
            (state, _) => (state, Answer::Nothing),
        }
    }

    pub fn is_carrying(self) -> bool {
        matches!(self, Gesture::Carrying { .. })
    }
}

/// The cards of one column as they lie on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// How far its cards are scrolled.
    pub scrolled: f64,
    /// Cards it holds, not counting the carried one.
    pub cards: usize,
}

/// A place among the columns: which one, and before which of its cards (not counting the carried one).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub column: usize,
    pub at: usize,
}

/// Where a card let go at `point` would land. Beside all columns it lands nowhere; above or below one, at its end.
///
/// `step` is the height of a card with its gap.
pub fn place(zones: &[Zone], point: Point, step: f64) -> Option<Place> {
    let column = zones.iter().position(|zone| (zone.left..zone.right).contains(&point.x))?;
    let zone = zones[column];
    // Not `clamp`, which brings along what it takes to write fractions.
    let row = (point.y.max(zone.top).min(zone.bottom) - zone.top + zone.scrolled) / step;
    Some(Place { column, at: (row.max(0.0) as usize).min(zone.cards) })
}

/// How many pixels to scroll in this frame because a card is held near an edge: more the nearer, never beyond `MOST`.
pub fn pull(position: f64, start: f64, end: f64) -> i32 {
    const EDGE: f64 = 56.0;
    const MOST: i32 = 16;
    // A narrow strip has narrow edges, or there would be no calm middle.
    let edge = EDGE.min((end - start) / 4.0);
    if edge <= 0.0 {
        return 0;
    }
    let pulled = |inside: f64| ((inside / edge * f64::from(MOST)) as i32).clamp(0, MOST);
    pulled(position - (end - edge)) - pulled(start + edge - position)
}

/// A step of a card carried by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    Up,
    Down,
    Left,
    Right,
    First,
    Last,
}

/// The next place; at an edge it stays where it is. `cards` counts each column without the carried card.
pub fn walk(from: Place, arrow: Arrow, cards: &[usize]) -> Place {
    let held = |column: usize| cards.get(column).copied().unwrap_or(0);
    let column = match arrow {
        Arrow::Left => from.column.saturating_sub(1),
        Arrow::Right => (from.column + 1).min(cards.len().saturating_sub(1)),
        _ => from.column,
    };
    let at = match arrow {
        Arrow::Up => from.at.saturating_sub(1),
        Arrow::Down => from.at + 1,
        Arrow::First => 0,
        Arrow::Last => held(column),
        Arrow::Left | Arrow::Right => from.at,
    };
    Place { column, at: at.min(held(column)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Point = Point { x: 100.0, y: 100.0 };

    fn press(grip: Grip) -> Input {
        Input::Press { pointer: 1, grip, at: HERE }
    }

    fn moved(x: f64, y: f64) -> Input {
        Input::Move { pointer: 1, at: Point { x: HERE.x + x, y: HERE.y + y } }
    }

    /// Feeds inputs and gives back every answer but "nothing".
    fn answers(inputs: &[Input]) -> Vec<Answer> {
        let mut gesture = Gesture::default();
        let mut answers = Vec::new();
        for input in inputs {
            let (next, answer) = gesture.on(*input);
            gesture = next;
            if answer != Answer::Nothing {
                answers.push(answer);
            }
        }
        answers
    }

    #[test]
    fn a_mouse_that_moves_lifts_and_drops() {
        let drag = [
            press(Grip::Firm),
            moved(3.0, 0.0),
            moved(9.0, 0.0),
            moved(50.0, 0.0),
            Input::Release { pointer: 1 },
        ];
        assert_eq!(answers(&drag), [Answer::Lift, Answer::Follow, Answer::Drop]);
    }

    #[test]
    fn a_click_lifts_nothing() {
        assert_eq!(answers(&[press(Grip::Firm), moved(2.0, 2.0), Input::Release { pointer: 1 }]), []);
    }

    #[test]
    fn a_swipe_scrolls_even_when_it_lasts() {
        let swipe = [
            press(Grip::Loose),
            moved(0.0, 30.0),
            Input::Stayed,
            moved(0.0, 90.0),
            Input::Release { pointer: 1 },
        ];
        assert_eq!(answers(&swipe), [Answer::WaitForStay]);
    }

    #[test]
    fn a_finger_that_stays_lifts() {
        let drag = [
            press(Grip::Loose),
            moved(4.0, 4.0),
            Input::Stayed,
            moved(80.0, 0.0),
            Input::Release { pointer: 1 },
        ];
        assert_eq!(answers(&drag), [Answer::WaitForStay, Answer::Lift, Answer::Follow, Answer::Drop]);
    }

    #[test]
    fn whatever_interrupts_puts_the_card_back() {
        assert_eq!(
            answers(&[press(Grip::Firm), moved(50.0, 0.0), Input::Lost]),
            [Answer::Lift, Answer::PutBack]
        );
        assert_eq!(answers(&[press(Grip::Loose), Input::Lost, Input::Stayed]), [Answer::WaitForStay]);
    }

    #[test]
    fn a_second_finger_changes_nothing() {
        let other = [Input::Move { pointer: 2, at: Point::default() }, Input::Release { pointer: 2 }];
        let drag = [
            press(Grip::Firm),
            moved(50.0, 0.0),
            other[0],
            other[1],
            press(Grip::Firm),
            Input::Release { pointer: 1 },
        ];
        assert_eq!(answers(&drag), [Answer::Lift, Answer::Drop]);
    }

    #[test]
    fn a_card_lands_where_it_is_held() {
        let zone = |left: f64, cards| Zone {
            left,
            right: left + 100.0,
            top: 50.0,
            bottom: 450.0,
            scrolled: 0.0,
            cards,
        };
        let zones = [zone(0.0, 10), zone(110.0, 1), Zone { scrolled: 1_000.0, ..zone(220.0, 50) }];
        let at = |x, y| place(&zones, Point { x, y }, 100.0);
        assert_eq!(at(50.0, 60.0), Some(Place { column: 0, at: 0 }));
        assert_eq!(at(50.0, 260.0), Some(Place { column: 0, at: 2 }));
        assert_eq!(at(150.0, 440.0), Some(Place { column: 1, at: 1 }), "below the last card");
        assert_eq!(at(250.0, 60.0), Some(Place { column: 2, at: 10 }), "a scrolled column");
        assert_eq!(at(50.0, 0.0), Some(Place { column: 0, at: 0 }), "above the column");
        assert_eq!(at(105.0, 60.0), None, "between columns");
    }

    #[test]
    fn edges_pull_harder_the_nearer_and_the_middle_is_calm() {
        assert_eq!(pull(500.0, 0.0, 1_000.0), 0);
        assert!(pull(990.0, 0.0, 1_000.0) > pull(960.0, 0.0, 1_000.0));
        assert_eq!(pull(-50.0, 0.0, 1_000.0), -16);
        assert_eq!(pull(5.0, 0.0, 0.0), 0);
    }

    #[test]
    fn arrows_stay_on_the_board() {
        let cards = [3, 0, 5];
        let from = Place { column: 0, at: 3 };
        assert_eq!(walk(from, Arrow::Down, &cards), from);
        assert_eq!(walk(from, Arrow::Left, &cards), from);
        assert_eq!(walk(from, Arrow::Right, &cards), Place { column: 1, at: 0 });
        assert_eq!(walk(Place { column: 2, at: 1 }, Arrow::Right, &cards), Place { column: 2, at: 1 });
        assert_eq!(walk(Place { column: 2, at: 1 }, Arrow::Last, &cards), Place { column: 2, at: 5 });
    }
}
