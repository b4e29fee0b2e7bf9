//! Whether the application opens here without a network: the service worker that keeps its files (`sw.js`, written by
//! `cargo xtask build`), as far as a page can see and ask it. Nothing here runs before the first view stands.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{
    by_name::{answer, call, get, object},
    clock,
};

/// What the browser keeps of the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Not found out yet.
    #[default]
    Unknown,
    /// It keeps none, or there is nothing to keep: no worker comes with this page.
    Nowhere,
    /// Something lacks, or has not come as it should.
    NotYet,
    /// Every file, each compared with what it should be.
    Whole,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    pub kept: Kept,
    /// A newer version is here, whole, and waits until nobody uses this one.
    pub newer_waits: bool,
}

/// How often somebody who waits for the worker looks again, in milliseconds.
const PAUSE: i32 = 200;
/// How long all files may take that lack, in milliseconds.
const FILLING: i32 = 120_000;
/// How long a worker may take to say a word, in milliseconds.
const ANSWERING: i32 = 5_000;

/// Has the browser keep the application, and answers how that stands when nothing is on its way any more. `on_news` is
/// called when a newer version begins to come.
pub async fn keep(on_news: impl Fn() + 'static) -> Stand {
    let container = container();
    let Some(script) = script().filter(|_| container.is_object()) else {
        return Stand { kept: Kept::Nowhere, newer_waits: false };
    };
    // Asked for from the server itself each time, whatever the browser has kept of it.
    let options = object(&[("updateViaCache", "none".into())]);
    // It fails without a network on the first visit, and where a private window refuses.
    let Ok(registration) = answer(&container, "register", &[script.into(), options]).await else {
        return Stand { kept: Kept::NotYet, newer_waits: false };
    };
    let heard = Closure::<dyn Fn()>::new(on_news).into_js_value();
    // A property of this kind takes any function.
    let _ = Reflect::set(&registration, &"onupdatefound".into(), &heard);
    settled(&registration).await;
    let active = get(&registration, "active");
    let is_whole = active.is_object() && ask(&active, "whole", FILLING).await;
    let kept = if is_whole { Kept::Whole } else { Kept::NotYet };
    Stand { kept, newer_waits: newer(&registration).is_some() }
}

/// Asks the server for a newer version. Without a network nothing happens.
pub async fn look_for_newer() {
    if let Some(registration) = registration().await {
        let _ = answer(&registration, "update", &[]).await;
    }
}

/// Lets the version that waits take the place of this one; after a reload it shows. Answers `false` when it does not,
/// because another window is open.
pub async fn take_over() -> bool {
    let Some(registration) = registration().await else { return true };
    let Some(waiting) = newer(&registration) else { return true };
    if !ask(&waiting, "take-over", ANSWERING).await {
        return false;
    }
    for _ in 0..ANSWERING / PAUSE {
        if newer(&registration).is_none() {
            break;
        }
        clock::pause(PAUSE).await;
    }
    true
}

/// Waits until no version is on its way in.
async fn settled(registration: &JsValue) {
    let is_there = |name| get(registration, name).is_object();
    // The first one waits for nobody.
    while is_there("installing") || (is_there("waiting") && !is_there("active")) {
        clock::pause(PAUSE).await;
    }
}

/// The worker of the version that waits.
fn newer(registration: &JsValue) -> Option<JsValue> {
    let waiting = get(registration, "waiting");
    (waiting.is_object() && get(registration, "active").is_object()).then_some(waiting)
}

/// What a worker says to a question, within so many milliseconds; silence is a no.
async fn ask(worker: &JsValue, question: &str, patience: i32) -> bool {
    let heard = Promise::new(&mut |done, _| {
        let asked = || -> Result<(), JsValue> {
            let channel = Reflect::construct(
                &get(&js_sys::global(), "MessageChannel").dyn_into::<Function>()?,
                &Array::new(),
            )?;
            Reflect::set(&get(&channel, "port1"), &"onmessage".into(), &done)?;
            let port = Array::of1(&get(&channel, "port2"));
            call(worker, "postMessage", &[question.into(), port.into()])?;
            Ok(())
        };
        let wait = if asked().is_ok() { patience } else { 0 };
        // Refused nowhere; without a window there is nobody who waits.
        let _ = web_sys::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, wait));
    });
    // A promise that is only ever kept: with a message, or with nothing.
    let message = JsFuture::from(heard).await.unwrap_or(JsValue::UNDEFINED);
    get(&message, "data").is_truthy()
}

async fn registration() -> Option<JsValue> {
    let found = answer(&container(), "getRegistration", &[]).await.ok()?;
    found.is_object().then_some(found)
}

/// Missing on a page that is not secure, and in some private windows.
fn container() -> JsValue {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.map_or(JsValue::UNDEFINED, |navigator| get(&navigator, "serviceWorker"))
}

/// The worker that comes with this page, by its address; a page that is one file, or still being worked on, has none.
fn script() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector("meta[name=worker]").ok()??.get_attribute("content")
}
