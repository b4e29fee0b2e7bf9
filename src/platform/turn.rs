//! When to do what takes long: with a breath now and then, or in an idle moment, and in one tab only.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsValue, prelude::*};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::clock;

/// The longest wait for an idle moment, in milliseconds.
const PATIENCE: i32 = 2_000;
/// Where a browser does not tell idle moments, in milliseconds: enough for a frame or two.
const PAUSE: i32 = 50;
/// From one breath to the next, in milliseconds. A press is answered a blink later, and hardly a frame is missed.
const STRETCH: f64 = 40.0;

/// Waits until the page has nothing else to do.
pub async fn idle() {
    let moment = Promise::new(&mut |done, _| {
        let Some(window) = web_sys::window() else { return drop(done.call0(&JsValue::NULL)) };
        let options = Object::new();
        // Setting a property of a plain object fails nowhere.
        let _ = Reflect::set(&options, &"timeout".into(), &PATIENCE.into());
        if request_idle(&done, &options).is_err() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, PAUSE);
        }
    });
    // It is never refused.
    let _ = JsFuture::from(moment).await;
}

/// Lets the page answer and paint in the midst of work that somebody waits for. A page that nobody sees goes straight
/// on: its timers are slow, and it may be put to sleep before the work is done.
pub async fn breath() {
    if web_sys::window().and_then(|window| window.document()).is_some_and(|document| !document.hidden()) {
        clock::pause(0).await;
    }
}

/// Goes on step by step until there is nothing more to do, with a breath now and then; before each, `told` hears how
/// many per cent are done. Steps are as many as fit between two breaths: more on a desk than on a slow tablet.
pub async fn in_breaths(mut go_on: impl FnMut() -> Option<usize>, told: impl Fn(usize)) {
    while let Some(share) = stretch(&mut go_on) {
        told(share);
        breath().await;
    }
}

fn stretch(mut go_on: impl FnMut() -> Option<usize>) -> Option<usize> {
    let began = clock::passed();
    let mut share = go_on()?;
    while clock::passed() - began < STRETCH {
        share = go_on()?;
    }
    Some(share)
}

/// Does something unless another tab is at it. Where a browser has no locks, every tab does it.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let mut work = Some(work);
    let once = Closure::once_into_js(move |lock: JsValue| -> Promise {
        match work.take().filter(|_| !lock.is_null()) {
            Some(work) => future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            }),
            None => Promise::resolve(&JsValue::UNDEFINED),
        }
    });
    let held = request_lock(name, &options, once.unchecked_ref()).or_else(|_| {
        let without = once.unchecked_ref::<Function>().apply(&JsValue::NULL, &Array::of1(&true.into()))?;
        Ok::<Promise, JsValue>(without.unchecked_into())
    });
    if let Ok(held) = held {
        let _ = JsFuture::from(held).await;
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = requestIdleCallback)]
    fn request_idle(callback: &Function, options: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}
