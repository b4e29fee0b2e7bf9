//! Files going out and coming in.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Navigator, ShareData, Url};

use crate::session::files::Outgoing;

const TYPE: &str = "application/json";

/// Offers a file to save.
///
/// # Errors
/// What the browser says when it refuses.
pub fn download(file: &Outgoing) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(TYPE);
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
    let buffer = JsFuture::from(file.array_buffer()).await?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether the system's share sheet takes such a file: telephones and tablets mostly, and not every kind of file.
pub fn can_share(file: &Outgoing) -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let has_it = |navigator: &Navigator| Reflect::has(navigator, &"canShare".into()).unwrap_or(false);
    navigator
        .filter(has_it)
        .is_some_and(|navigator| shared(file).is_ok_and(|shared| navigator.can_share_with_data(&shared)))
}

/// Opens the share sheet; only from within a press of a button. Answers whether the file was handed on.
///
/// # Errors
/// What the browser says when it refuses.
pub async fn share(file: &Outgoing) -> Result<bool, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    match JsFuture::from(navigator.share_with_data(&shared(file)?)).await {
        Ok(_) => Ok(true),
        // The person closed the sheet.
        Err(problem)
            if Reflect::get(&problem, &"name".into())?.as_string().as_deref() == Some("AbortError") =>
        {
            Ok(false)
        }
        Err(problem) => Err(problem),
    }
}

fn shared(file: &Outgoing) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(TYPE);
    let parts = Array::of1(&JsValue::from_str(&file.text));
    let file = File::new_with_str_sequence_and_options(&parts, &file.name, &options)?;
    let shared = ShareData::new();
    shared.set_files(&Array::of1(&file));
    Ok(shared)
}
