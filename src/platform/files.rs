//! Files going out and coming in.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::by_name::{self, answer, call, get, list, object};
use crate::session::files::Outgoing;

/// What kind of file it is, for the program that opens it.
fn kind_of(file: &Outgoing) -> &'static str {
    match file.name.rsplit_once('.') {
        Some((_, "csv")) => "text/csv",
        Some((_, "vcf")) => "text/vcard",
        Some((_, "ics")) => "text/calendar",
        Some((_, "html")) => "text/html",
        _ => "application/json",
    }
}

/// Offers a file to save.
///
/// # Errors
/// What the browser says when it refuses.
pub fn download(file: &Outgoing) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind_of(file));
    let parts = Array::of1(&JsValue::from_str(&file.text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(&file.name);
    link.click();
    // The browser has taken its own hold of the blob by the time the click returns.
    Url::revoke_object_url(&address)
}

/// The text of a file; bytes that are no text become the replacement character, which no reader takes for ours.
pub async fn text(file: &File) -> Result<String, JsValue> {
    Ok(String::from_utf8_lossy(&bytes(file).await?).into_owned())
}

/// What a file holds.
pub async fn bytes(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Whether the system's share sheet takes such a file: telephones and tablets mostly, and not every kind of file.
pub fn can_share(file: &Outgoing) -> bool {
    let asked = navigator().and_then(|navigator| call(&navigator, "canShare", &[shared(file)?]));
    asked.is_ok_and(|answer| answer.is_truthy())
}

/// What became of a file for the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    HandedOn,
    /// The person closed the sheet.
    LeftOff,
    /// The browser opens the sheet only for some seconds after a button was pressed, and those are over.
    TooLate,
}

/// Opens the share sheet, soon after a button was pressed.
///
/// # Errors
/// What the browser says when it refuses.
pub async fn share(file: &Outgoing) -> Result<Shared, JsValue> {
    let navigator = navigator()?;
    let activation = get(&navigator, "userActivation");
    // Asked beforehand: what the browser says afterwards has other reasons as well.
    if activation.is_object() && get(&activation, "isActive").is_falsy() {
        return Ok(Shared::TooLate);
    }
    match answer(&navigator, "share", &[shared(file)?]).await {
        Ok(_) => Ok(Shared::HandedOn),
        Err(problem) if by_name::text(&problem, "name") == "AbortError" => Ok(Shared::LeftOff),
        Err(problem) => Err(problem),
    }
}

/// Puts a text where the next paste finds it.
///
/// # Errors
/// What the browser says when it refuses.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    answer(&get(&navigator()?, "clipboard"), "writeText", &[text.into()]).await.map(drop)
}

fn navigator() -> Result<JsValue, JsValue> {
    Ok(web_sys::window().ok_or(JsValue::NULL)?.navigator().into())
}

fn shared(file: &Outgoing) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let parts = list(&[file.text.as_str().into()]);
    let options = object(&[("type", kind_of(file).into())]);
    let with = list(&[parts.into(), file.name.as_str().into(), options]);
    let kind: Function = get(&window, "File").dyn_into()?;
    let file = Reflect::construct(&kind, &with)?;
    Ok(object(&[("files", list(&[file]).into())]))
}
