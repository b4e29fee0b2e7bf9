//! A folder on this device that somebody chose once for backups, where the browser knows folders.
//!
//! The browser's own handle of it is kept in IndexedDB, the only store that takes one. At the next start the browser
//! may want to ask again before anything is written; it asks only when somebody presses a button.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransactionMode,
};

use super::files;
use crate::session::backups::writing::{Folder, Trouble};

const DATABASE: &str = "entonnoir";
const VERSION: u32 = 1;
const PIECES: &str = "pieces";
const NOTES: &str = "notes";
const NOTE: &str = "backup-folder";

/// Clones are the same folder.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenFolder(FileSystemDirectoryHandle);

/// Whether this browser lets a page write into a folder: Chromium does, on a secure page.
pub fn is_known() -> bool {
    picker().is_some()
}

/// Lets the person choose a folder; only from within a press of a button. `None` when they chose none.
///
/// # Errors
/// What the browser says when it refuses.
pub async fn choose() -> Result<Option<ChosenFolder>, Trouble> {
    let (Some(window), Some(picker)) = (web_sys::window(), picker()) else { return Err(Trouble::Refused) };
    let options = of([("id", "entonnoir"), ("mode", "readwrite"), ("startIn", "documents")]);
    let asked = picker.call1(&window, &options).and_then(settled);
    match asked {
        Ok(promise) => match JsFuture::from(promise).await {
            Ok(handle) => Ok(Some(ChosenFolder(handle.unchecked_into()))),
            Err(problem) if name_of(&problem) == "AbortError" => Ok(None),
            Err(problem) => Err(trouble(&problem)),
        },
        Err(problem) => Err(trouble(&problem)),
    }
}

/// The folder that was chosen here before.
pub async fn remembered() -> Option<ChosenFolder> {
    let database = open().await.ok()?;
    let kept = async {
        let store = database.transaction_with_str(NOTES)?.object_store(NOTES)?;
        answer(&store.get(&NOTE.into())?).await
    };
    let handle = kept.await.ok().filter(|handle| handle.is_object());
    database.close();
    handle.map(|handle| ChosenFolder(handle.unchecked_into()))
}

/// Keeps the folder for the next start, or forgets it. Answers whether that worked; without it the folder is
/// chosen again.
pub async fn remember(folder: Option<&ChosenFolder>) -> bool {
    let Ok(database) = open().await else { return false };
    let kept = async {
        let writing = database.transaction_with_str_and_mode(NOTES, IdbTransactionMode::Readwrite)?;
        let store = writing.object_store(NOTES)?;
        let request = match folder {
            Some(folder) => store.put_with_key(&folder.0, &NOTE.into())?,
            None => store.delete(&NOTE.into())?,
        };
        answer(&request).await
    };
    let is_kept = kept.await.is_ok();
    database.close();
    is_kept
}

impl ChosenFolder {
    /// As the person knows it.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
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
        let Some(question) = method(&self.0, question) else { return Ok(()) };
        let options = of([("mode", "readwrite")]);
        let asked =
            question.call1(&self.0, &options).and_then(settled).map_err(|problem| trouble(&problem))?;
        let answer = JsFuture::from(asked).await.map_err(|problem| trouble(&problem))?;
        if answer.as_string().as_deref() == Some("granted") { Ok(()) } else { Err(Trouble::NotAllowed) }
    }

    async fn all_names(&self) -> Result<Vec<String>, JsValue> {
        let (keys, mut names) = (self.0.keys(), Vec::new());
        loop {
            let next = JsFuture::from(keys.next()?).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                return Ok(names);
            }
            names.extend(Reflect::get(&next, &"value".into())?.as_string());
        }
    }

    async fn write_whole(&self, name: &str, text: &str) -> Result<(), JsValue> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let file = JsFuture::from(self.0.get_file_handle_with_options(name, &options)).await?;
        let file: FileSystemFileHandle = file.unchecked_into();
        // It writes beside the file and takes its place when it is closed: what is cut off leaves nothing half done.
        let writing = method(&file, "createWritable").ok_or(JsValue::NULL)?.call0(&file).and_then(settled)?;
        let writing: FileSystemWritableFileStream = JsFuture::from(writing).await?.unchecked_into();
        JsFuture::from(writing.write_with_str(text)?).await?;
        JsFuture::from(writing.close()).await.map(|_| ())
    }

    async fn read_whole(&self, name: &str) -> Result<String, JsValue> {
        let file: FileSystemFileHandle = JsFuture::from(self.0.get_file_handle(name)).await?.unchecked_into();
        let file: File = JsFuture::from(file.get_file()).await?.unchecked_into();
        files::text(&file).await
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
        JsFuture::from(self.0.remove_entry(name)).await.map(|_| ()).map_err(|problem| trouble(&problem))
    }
}

fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    method(&window, "showDirectoryPicker")
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn settled(promise: JsValue) -> Result<Promise, JsValue> {
    promise.dyn_into()
}

/// A plain object of texts.
fn of<const N: usize>(pairs: [(&str, &str); N]) -> JsValue {
    let pairs = pairs.map(|(name, value)| Array::of2(&name.into(), &value.into()));
    Object::from_entries(&Array::from_iter(pairs)).map(Into::into).unwrap_or(JsValue::UNDEFINED)
}

fn name_of(problem: &JsValue) -> String {
    Reflect::get(problem, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// What the names of a browser's refusals mean here.
fn trouble(problem: &JsValue) -> Trouble {
    match name_of(problem).as_str() {
        "NotAllowedError" | "SecurityError" => Trouble::NotAllowed,
        "NotFoundError" | "TypeMismatchError" => Trouble::Gone,
        "QuotaExceededError" => Trouble::Full,
        _ => Trouble::Refused,
    }
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, VERSION)?;
    let opening = request.clone();
    let make = Closure::once(move || {
        let Ok(Ok(database)) = opening.result().map(JsCast::dyn_into::<IdbDatabase>) else { return };
        for store in [PIECES, NOTES] {
            // Refused only where it is there already.
            let _ = database.create_object_store(store);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    answer(&request).await?.dyn_into()
}

/// Waits for what a request of IndexedDB comes to.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await?;
    request.result()
}
