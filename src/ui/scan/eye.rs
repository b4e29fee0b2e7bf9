//! The camera in the scanner: opened by a tap, closed when nobody looks.

use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    Wish,
    sheet::{Scanner, Stage},
};
use crate::{
    code::search::Look,
    i18n::{Words, scan},
    platform::{
        camera::{Camera, NoCamera},
        clock,
    },
};

/// What is known of the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Eye {
    Off,
    Opening,
    Open,
    Away(NoCamera),
}

/// Milliseconds between two looks: a few a second, so that the page answers.
const BREATH: i32 = 90;

/// How one picture after the other is looked at. An easy code shows in every other one.
const LOOKS: [Look; 8] = [
    Look::Plain,
    Look::Local,
    Look::Plain,
    Look::Halved,
    Look::Plain,
    Look::Inverted,
    Look::Plain,
    Look::HalvedLocal,
];

#[component]
pub(super) fn Viewfinder(scanner: Scanner) -> impl IntoView {
    let app = scanner.app;
    // Whoever used it last time wants it again; at first it takes a tap of its own.
    Effect::new(move |_| {
        if scanner.video.get().is_some() && Wish::Camera.is_on() {
            scanner.open_eye();
        }
    });
    let hidden = window_event_listener(ev::visibilitychange, move |_| {
        if document().hidden() {
            scanner.close_eye();
        }
    });
    let leaves = window_event_listener(ev::pagehide, move |_| scanner.close_eye());
    on_cleanup(move || {
        hidden.remove();
        leaves.remove();
    });
    let is_on = Memo::new(move |_| matches!(scanner.eye.get(), Eye::Opening | Eye::Open));
    let press = move |_| {
        Wish::Camera.choose(!is_on.get_untracked());
        if is_on.get_untracked() { scanner.close_eye() } else { scanner.open_eye() }
    };
    let words = move || match scanner.eye.get() {
        Eye::Off | Eye::Open => app.say(scan::AIM),
        Eye::Opening => app.say(scan::OPENING),
        Eye::Away(why) => app.say(worded(why)),
    };
    view! {
        <div class="scan-eye" data-testid="scan-eye" data-eye=move || if is_on.get() { "on" } else { "off" }>
            // Muted and inline, or a telephone by Apple shows it alone on the screen.
            <video class="scan-view" node_ref=scanner.video muted playsinline autoplay hidden=move || !is_on.get()
                aria-label=app.say(scan::VIEW)></video>
            <p class="scan-words" role="status"
                data-testid=move || matches!(scanner.eye.get(), Eye::Away(_)).then_some("no-camera")>{words}</p>
            <button type="button" class="button capture-deed" data-testid="scan-camera"
                data-look=move || (!is_on.get()).then_some("main") on:click=press>
                {move || app.say(if is_on.get() { scan::CLOSE_CAMERA } else { scan::OPEN_CAMERA })}
            </button>
        </div>
    }
}

fn worded(why: NoCamera) -> Words {
    match why {
        NoCamera::Unsupported => scan::UNSUPPORTED,
        NoCamera::Missing => scan::MISSING,
        NoCamera::Refused => scan::REFUSED,
        NoCamera::Busy => scan::BUSY,
    }
}

impl Scanner {
    /// Looks through the camera until it is closed or the sheet is gone; then the camera goes off.
    fn open_eye(self) {
        let Some(video) = self.video.get_untracked() else { return };
        let turn = self.turn();
        self.eye.set(Eye::Opening);
        spawn_local(async move {
            let camera = match Camera::start(&video).await {
                Ok(camera) if self.has_turn(turn) => camera,
                Err(why) if self.has_turn(turn) => {
                    // The next time it is asked for only by a tap.
                    Wish::Camera.choose(false);
                    return self.eye.set(Eye::Away(why));
                }
                _ => return,
            };
            self.eye.set(Eye::Open);
            let mut was_looking = true;
            for look in LOOKS.into_iter().cycle() {
                if !self.has_turn(turn) {
                    return;
                }
                let is_looking = self.stage.with_untracked(|stage| *stage == Stage::Looking);
                if is_looking && !was_looking {
                    camera.go_on();
                }
                was_looking = is_looking;
                if is_looking && let Some(picture) = camera.picture() {
                    self.see(&picture, look);
                }
                clock::pause(BREATH).await;
            }
        });
    }

    fn close_eye(self) {
        self.turn();
        self.eye.try_set(Eye::Off);
    }

    /// Takes the turn from whoever looks.
    fn turn(self) -> u32 {
        let next = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        next.unwrap_or_default()
    }

    fn has_turn(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }
}
