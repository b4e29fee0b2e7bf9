//! The camera in front of another tablet's codes: how much has been read, until it is all there.

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::File;

use super::{Receiving, shades};
use crate::{
    code::{
        search::{Look, search, search_as},
        stream::{Heard, Progress, Receiver},
    },
    i18n::{Words, codes, common},
    platform::{
        camera::{Camera, NoCamera, photograph},
        clock,
    },
    session::files::by_code::received,
    ui::{
        app::{App, use_app},
        widgets::{
            file_button::FileButton,
            sheet::{Sheet, Size},
        },
    },
};

/// How a camera’s pictures are looked at until a code shows: as they are, and against the glare on the other screen.
const LOOKS: [Look; 2] = [Look::Plain, Look::Local];
/// Between two looks, in milliseconds: the page breathes.
const BREATH: i32 = 15;

/// What is known of the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Eye {
    Opening,
    Open,
    Closed(NoCamera),
}

/// What has been read so far, by camera and from pictures alike.
#[derive(Clone, Copy)]
struct Reader {
    app: App,
    receiving: Receiving,
    receiver: StoredValue<Receiver>,
    eye: RwSignal<Eye>,
    progress: RwSignal<Option<Progress>>,
    /// A sentence about what was read last.
    said: RwSignal<Option<Words>>,
    video: NodeRef<html::Video>,
}

#[component]
pub fn ReceiveSheet() -> impl IntoView {
    // Without anybody who takes it there is nothing to read.
    use_context::<Receiving>().map(|receiving| view! { <Reading receiving/> })
}

#[component]
fn Reading(receiving: Receiving) -> impl IntoView {
    let app = use_app();
    let reader = Reader::new(app, receiving);
    let on_close = receiving.on_close;
    Effect::new(move |_| {
        if reader.video.get().is_some() {
            reader.open_eye();
        }
    });
    let foot = move || {
        view! {
            <button type="button" class="button foot-start" data-testid="receive-close"
                on:click=move |_| on_close.run(())>
                {app.say(common::CANCEL)}
            </button>
            <FileButton words=codes::PICTURES testid="receive-pictures" accept="image/*"
                on_files=Callback::new(move |files| reader.look_at(files))/>
        }
    };
    let is_closed = move || matches!(reader.eye.get(), Eye::Closed(_));
    view! {
        <Sheet title=app.say(codes::RECEIVE_TITLE) size=Size::Full testid="receive-codes" on_close foot>
            <div class="code-stage">
                // Muted and inline, or a telephone by Apple shows it alone on the screen.
                <video class="code-view" node_ref=reader.video muted playsinline autoplay hidden=is_closed
                    aria-label=app.say(codes::VIEW)></video>
                <div class="code-words">
                    <Stand reader/>
                    <p>{app.say(codes::RECEIVE_HINT)}</p>
                </div>
            </div>
        </Sheet>
    }
}

/// How far it is, and what is in the way.
#[component]
fn Stand(reader: Reader) -> impl IntoView {
    let app = reader.app;
    let amount = move || match (reader.progress.get(), reader.eye.get()) {
        (Some(Progress { have, of }), _) => codes::progress(app.locale.get_untracked(), have, of),
        (None, Eye::Opening) => app.say(codes::STARTING).to_owned(),
        (None, Eye::Open) => app.say(codes::NOTHING_YET).to_owned(),
        (None, Eye::Closed(_)) => String::new(),
    };
    let bar = move || {
        let Progress { have, of } = reader.progress.get()?;
        Some(view! {
            <progress class="code-progress" max=of value=have aria-label=app.say(codes::RECEIVE_TITLE)></progress>
        })
    };
    let why = move || match reader.eye.get() {
        Eye::Closed(why) => Some(view! {
            <p class="problem" data-testid="no-camera">{app.say(worded(why))}</p>
            <p>
                <button type="button" class="button" data-testid="camera-again" on:click=move |_| reader.open_eye()>
                    {app.say(common::TRY_AGAIN)}
                </button>
            </p>
        }),
        _ => None,
    };
    view! {
        <p class="code-count figures" data-testid="codes-read"
            data-have=move || reader.progress.get().map(|progress| progress.have)>{amount}</p>
        {bar}
        <div class="said" role="status">
            {why}
            {move || reader.said.get().map(|said| view! { <p class="problem">{app.say(said)}</p> })}
        </div>
    }
}

fn worded(why: NoCamera) -> Words {
    match why {
        NoCamera::Unsupported => codes::UNSUPPORTED,
        NoCamera::Missing => codes::MISSING,
        NoCamera::Refused => codes::REFUSED,
        NoCamera::Busy => codes::BUSY,
    }
}

impl Reader {
    fn new(app: App, receiving: Receiving) -> Self {
        Self {
            app,
            receiving,
            receiver: StoredValue::default(),
            eye: RwSignal::new(Eye::Opening),
            progress: RwSignal::new(None),
            said: RwSignal::new(None),
            video: NodeRef::new(),
        }
    }

    /// Looks through the camera until everything is there or the sheet is gone; then the camera goes off.
    fn open_eye(self) {
        let Some(video) = self.video.get_untracked() else { return };
        self.eye.set(Eye::Opening);
        spawn_local(async move {
            let camera = match Camera::start(&video).await {
                Ok(camera) => camera,
                Err(why) => {
                    self.eye.try_set(Eye::Closed(why));
                    return;
                }
            };
            if self.eye.try_set(Eye::Open).is_some() {
                return;
            }
            let mut at = 0;
            while self.is_there() {
                if let Some(picture) = camera.picture() {
                    let found = search_as(shades(&picture), LOOKS[at]);
                    if self.take(&found) {
                        return;
                    }
                    // What has shown a code shows the next one too.
                    if found.is_empty() {
                        at = (at + 1) % LOOKS.len();
                    }
                }
                clock::pause(BREATH).await;
            }
        });
    }

    fn look_at(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.said.set(Some(codes::READING));
        spawn_local(async move {
            let mut found = 0;
            for file in files {
                let Some(picture) = photograph(&file).await else { continue };
                if !self.is_there() {
                    return;
                }
                let read = search(shades(&picture));
                if self.take(&read) {
                    return;
                }
                found += read.len();
                clock::pause(BREATH).await;
            }
            let is_told = self.said.try_get_untracked().flatten() != Some(codes::READING);
            if found == 0 {
                self.said.try_set(Some(codes::NOT_IN_PICTURES));
            } else if !is_told {
                self.said.try_set(Some(codes::FROM_ELSEWHERE));
            }
        });
    }

    fn is_there(self) -> bool {
        self.eye.try_get_untracked().is_some()
    }

    /// Takes what a picture’s codes say, and hands on what is complete by it; answers whether it is.
    fn take(self, read: &[Vec<u8>]) -> bool {
        for code in read {
            match self.receiver.try_update_value(|receiver| receiver.take(code)) {
                Some(Heard::Part(progress)) => {
                    self.progress.set(Some(progress));
                    self.said.set(None);
                }
                Some(Heard::Nothing) if self.progress.get_untracked().is_none() => {
                    self.said.set(Some(codes::FROM_ELSEWHERE));
                }
                Some(Heard::Whole(bytes)) => match received(&bytes) {
                    Some(file) => {
                        self.receiving.taken.run(file);
                        return true;
                    }
                    None => {
                        self.progress.set(None);
                        self.said.set(Some(codes::NO_FILE));
                    }
                },
                Some(Heard::Nothing) | None => {}
            }
        }
        false
    }
}
