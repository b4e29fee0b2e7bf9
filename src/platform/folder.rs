//! A folder on this device that somebody chose once for backups, where the browser knows folders.
//!
//! The browser's own handle of it is kept in IndexedDB, the only store that takes one. At the next start the browser
//! may want to ask again before anything is written; it asks only when somebody presses a button.

use wasm_bindgen::{JsCast, JsValue};

use super::{
    by_name::{self, answer, call, get, object},
    database::{Database, Place},
    files,
};
use crate::session::backups::writing::{Folder, Trouble};

/// By this name the browser remembers where its picker stood last.
const PLACE: &str = "entonnoir";
const NOTE: &str = "backup-folder";
const PICKER: &str = "showDirectoryPicker";

/// Clones are the same folder.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenFolder(JsValue);

/// Whether this browser lets a page write into a folder: Chromium does, on a secure page.
pub fn is_known() -> bool {
    by_name::has(&window(), PICKER)
}

/// Lets the person choose a folder; only from within a press of a button. `None` when they chose none.
///
/// # Errors
/// What the browser says when it refuses.
pub async fn choose() -> Result<Option<ChosenFolder>, Trouble> {
    let wanted =
        object(&[("id", PLACE.into()), ("mode", "readwrite".into()), ("startIn", "documents".into())]);
    match answer(&window(), PICKER, &[wanted]).await {
        Ok(handle) => Ok(Some(ChosenFolder(handle))),
        Err(problem) if by_name::text(&problem, "name") == "AbortError" => Ok(None),
        Err(problem) => Err(trouble(&problem)),
    }
}

/// The folder that was chosen here before.
pub async fn remembered() -> Option<ChosenFolder> {
    let handle = Database::at(Place::Usual).note(NOTE).await?;
    handle.is_object().then_some(ChosenFolder(handle))
}

/// Keeps the folder for the next start, or forgets it. Answers whether that worked; without it the folder is
/// chosen again.
pub async fn remember(folder: Option<&ChosenFolder>) -> bool {
    Database::at(Place::Usual).keep_note(NOTE, folder.map(|folder| &folder.0)).await
}

impl ChosenFolder {
    /// As the person knows it.
    pub fn name(&self) -> String {
        by_name::text(&self.0, "name")
    }

    /// Whether a backup could be written now. Asks nobody, and writes nothing.
    ///
    /// # Errors
    /// Why it could not.
    pub async fn look(&self) -> Result<(), Trouble> {
        self.permission("queryPermission").await?;
        self.names().await.map(|_| ())
    }

    /// Lets the browser ask the person once more; only from within a press of a button.
    ///
    /// # Errors
    /// When it was not allowed, or the folder is gone.
    pub async fn ask(&self) -> Result<(), Trouble> {
        self.permission("requestPermission").await?;
        self.names().await.map(|_| ())
    }

    async fn permission(&self, question: &str) -> Result<(), Trouble> {
        // Browsers without these two ask by themselves, at the first write.
        if !by_name::has(&self.0, question) {
            return Ok(());
        }
        let wanted = object(&[("mode", "readwrite".into())]);
        let said = answer(&self.0, question, &[wanted]).await.map_err(|problem| trouble(&problem))?;
        if said.as_string().as_deref() == Some("granted") { Ok(()) } else { Err(Trouble::NotAllowed) }
    }

    async fn all_names(&self) -> Result<Vec<String>, JsValue> {
        let (keys, mut names) = (call(&self.0, "keys", &[])?, Vec::new());
        loop {
            let next = answer(&keys, "next", &[]).await?;
            if get(&next, "done").is_truthy() {
                return Ok(names);
            }
            names.push(by_name::text(&next, "value"));
        }
    }

    async fn write_whole(&self, name: &str, text: &str) -> Result<(), JsValue> {
        let new = object(&[("create", true.into())]);
        let file = answer(&self.0, "getFileHandle", &[name.into(), new]).await?;
        // It writes beside the file and takes its place when it is closed: what is cut off leaves nothing half done.
        let writing = answer(&file, "createWritable", &[]).await?;
        answer(&writing, "write", &[text.into()]).await?;
        answer(&writing, "close", &[]).await.map(|_| ())
    }

    async fn read_whole(&self, name: &str) -> Result<String, JsValue> {
        let file = answer(&self.0, "getFileHandle", &[name.into()]).await?;
        files::text(answer(&file, "getFile", &[]).await?.unchecked_ref()).await
    }
}

impl Folder for ChosenFolder {
    async fn names(&self) -> Result<Vec<String>, Trouble> {
        self.all_names().await.map_err(|problem| trouble(&problem))
    }

    async fn write(&self, name: &str, text: &str) -> Result<(), Trouble> {
        self.write_whole(name, text).await.map_err(|problem| trouble(&problem))
    }

    async fn read(&self, name: &str) -> Result<String, Trouble> {
        self.read_whole(name).await.map_err(|problem| trouble(&problem))
    }

    async fn remove(&self, name: &str) -> Result<(), Trouble> {
        let removed = answer(&self.0, "removeEntry", &[name.into()]).await;
        removed.map(|_| ()).map_err(|problem| trouble(&problem))
    }
}

fn window() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, Into::into)
}

/// What the names of a browser's refusals mean here.
fn trouble(problem: &JsValue) -> Trouble {
    match by_name::text(problem, "name").as_str() {
        "NotAllowedError" | "SecurityError" => Trouble::NotAllowed,
        "NotFoundError" | "TypeMismatchError" => Trouble::Gone,
        "QuotaExceededError" => Trouble::Full,
        _ => Trouble::Refused,
    }
}
