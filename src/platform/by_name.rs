//! Calls by name, for what only the data screen asks of a browser. A binding for each such function would lie in the
//! first view, whoever uses it; a name lies in the chunk of the screen.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; `undefined` where there is none.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

pub fn text(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

pub fn has(of: &JsValue, name: &str) -> bool {
    get(of, name).is_function()
}

/// # Errors
/// What the browser throws; `undefined` where it has no such function.
pub fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(of, name).dyn_into().map_err(|_| JsValue::UNDEFINED)?;
    function.apply(of, &list(with))
}

/// The same, for what is answered later.
///
/// # Errors
/// What the browser throws, then or later.
pub async fn answer(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(of, name, with)?)).await
}

/// Sets a property; one that nobody may set stays as it is.
pub fn set(of: &JsValue, name: &str, to: &JsValue) {
    let _ = Reflect::set(of, &name.into(), to);
}

pub fn list(of: &[JsValue]) -> Array {
    of.iter().collect()
}

/// A plain object.
pub fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        // A fresh object takes any property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
