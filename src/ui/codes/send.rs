//! A file as a row of codes, shown until somebody stops it.

use leptos::{prelude::*, task::spawn_local};

use super::{CodePicture, Sending};
use crate::{
    code::{
        draw::{Squares, draw_bare},
        stream::Sender,
    },
    i18n::{codes, common},
    platform::{awake::Awake, clock},
    session::files::by_code::{FRAMES_A_SECOND, sender},
    ui::{
        app::use_app,
        widgets::sheet::{Sheet, Size},
    },
};

/// Milliseconds from one code to the next. Not faster: what a camera takes while two codes change is neither. Who asks
/// for less motion gets the same: the row is what is shown, and nothing else moves.
const PACE: i64 = 1_000 / FRAMES_A_SECOND as i64;
/// Codes from one look after the screen’s sleep to the next.
const AWAKE_FOR: u32 = 5 * FRAMES_A_SECOND;

#[component]
pub fn SendSheet() -> impl IntoView {
    // Without something to show there is nothing to see.
    use_context::<Sending>().map(|sending| view! { <Codes sending/> })
}

#[component]
fn Codes(sending: Sending) -> impl IntoView {
    let app = use_app();
    let Sending { file, person, arrived, on_close } = sending;
    let (code, count) = (RwSignal::new(None::<Squares>), RwSignal::new(0_u32));
    let sender = sender(&file);
    let enough = sender.as_ref().map(Sender::enough);
    if let Some(sender) = sender {
        show(sender, code, count);
    }
    let said = move || enough.map(|enough| codes::shown(app.locale.get_untracked(), count.get(), enough));
    let hint = if enough.is_some() { codes::SEND_HINT } else { codes::TOO_MUCH };
    let foot = move || {
        let arrived_words = codes::arrived(app.locale.get_untracked(), &person);
        let knows_whom = enough.is_some() && !person.is_empty();
        view! {
            <button type="button" class="button" data-testid="codes-stop" on:click=move |_| on_close.run(())>
                {app.say(if enough.is_some() { codes::STOP } else { common::CLOSE })}
            </button>
            {knows_whom.then(|| view! {
                <button type="button" class="button" data-look="main" data-testid="codes-arrived"
                    on:click=move |_| arrived.run(())>
                    {arrived_words}
                </button>
            })}
        }
    };
    view! {
        <Sheet title=app.say(codes::SEND_TITLE) size=Size::Full testid="send-codes" on_close foot>
            <div class="code-stage">
                {enough.map(|_| view! { <CodePicture squares=code label=app.say(codes::CODES).to_owned()/> })}
                <div class="code-words">
                    <p class="figures" data-testid="codes-shown" data-shown=move || count.get() data-enough=enough>{said}</p>
                    <p>{app.say(hint)}</p>
                    <p class="hint">{app.say(codes::BRIGHTER)}</p>
                </div>
            </div>
        </Sheet>
    }
}

/// One code after the other, for as long as the sheet is there.
fn show(sender: Sender, code: RwSignal<Option<Squares>>, count: RwSignal<u32>) {
    spawn_local(async move {
        let mut awake = Awake::default();
        for number in 0.. {
            if number % AWAKE_FOR == 0 {
                awake.hold().await;
            }
            let began = clock::now().millis;
            let drawn = draw_bare(&sender.frame(number));
            if code.try_set(drawn).is_some() || count.try_set(number.saturating_add(1)).is_some() {
                return;
            }
            let took = clock::now().millis - began;
            clock::pause(i32::try_from(PACE - took).unwrap_or(0).max(1)).await;
        }
    });
}
