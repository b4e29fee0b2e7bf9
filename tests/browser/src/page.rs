//! One browser window on the site: what can be seen in it, and the plainest things to do with it.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use fantoccini::{
    Client, Locator,
    elements::Element,
    error::CmdError,
    wd::{WebDriverCompatibleCommand, WindowHandle},
};
use serde_json::{Value, json};
use tokio::time::sleep;
use xtask::serve::{Before, Site};

use crate::{
    browser::{Browser, Kind},
    camera, dist,
    driver::Device,
    faults::Faults,
    watch,
};

/// How long anything may take before it counts as not happening. Generous: the machine may be busy with other things.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

pub struct Page {
    browser: Browser,
    /// `None` once the server is gone.
    site: Option<Arc<Site>>,
    address: String,
    pub(crate) faults: Arc<Faults>,
}

/// At an address that no test of this run had before: a browser that serves many keeps what was stored there.
fn site_of_its_own(before: Arc<Before>) -> Site {
    static HAD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    loop {
        let site = Site::open_with(&dist(), 0, Arc::clone(&before)).expect("the site is served");
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(site.url()) {
            return site;
        }
    }
}

impl Page {
    /// A browser in which nothing has been opened yet.
    pub async fn start(device: Device) -> Self {
        Self::start_with(device, false).await
    }

    /// The same; `keeps`: the browser may keep the application, and open it without the site.
    pub(crate) async fn start_with(device: Device, keeps: bool) -> Self {
        let faults = Arc::new(Faults::default());
        let wrong = Arc::clone(&faults);
        let site = Arc::new(site_of_its_own(Arc::new(move |path| wrong.answer(path))));
        Self::start_on(Kind { device, language: "en", keeps }, site, faults).await
    }

    /// The same, with somebody asked before the site is: see [`Site::open_with`].
    pub async fn start_beside(device: Device, before: Arc<Before>) -> Self {
        let site = site_of_its_own(before);
        let kind = Kind { device, language: "en", keeps: false };
        Self::start_on(kind, Arc::new(site), Arc::default()).await
    }

    /// The same machine's other user: another browser, for whom the site has the same address.
    pub async fn someone_else(&self) -> Self {
        self.someone_who_speaks("en").await
    }

    /// The same, whose browser speaks another language.
    pub async fn someone_who_speaks(&self, language: &'static str) -> Self {
        let site = Arc::clone(self.site.as_ref().expect("the site is there"));
        Self::start_on(Kind { language, ..self.browser.kind() }, site, Arc::clone(&self.faults)).await
    }

    async fn start_on(kind: Kind, site: Arc<Site>, faults: Arc<Faults>) -> Self {
        let address = site.url();
        Self { browser: Browser::of(kind).await, site: Some(site), address, faults }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.browser.client
    }

    /// Ends the browser and starts it again with the same profile. The page has to be opened again.
    pub async fn restart(&mut self) {
        self.browser.restart().await;
    }

    /// The server is gone from now on: nobody listens at its address.
    pub fn stop_site(&mut self) {
        self.site = None;
    }

    /// From now on the page is this file, opened from the disk; there is no server.
    pub fn use_file(&mut self, file: &Path) {
        self.stop_site();
        // All pages from the disk share what they store.
        self.browser.is_spoilt();
        self.address = url::Url::from_file_path(file).expect("the path is whole").into();
    }

    pub async fn close(self) {
        self.browser.close().await;
    }

    /// Lets the next test have the browser, unless something was done to it.
    pub(crate) async fn leave(self) {
        self.browser.give_back().await;
    }

    /// What the camera of this browser sees, from now on.
    pub(crate) fn film(&mut self) -> PathBuf {
        // The next test would see it too.
        self.browser.is_spoilt();
        camera::film(self.browser.profile())
    }

    pub fn device(&self) -> Device {
        self.browser.kind().device
    }

    /// Such as `http://127.0.0.1:8080/`.
    pub fn address(&self) -> String {
        self.address.clone()
    }

    // --- going places

    /// Opens a route such as `#/board`, and waits until the application takes input.
    pub async fn open(&self, route: &str) {
        self.ask_for(route).await;
        self.is_interactive().await;
    }

    /// The same, where the application need not come.
    pub async fn ask_for(&self, route: &str) {
        let address = format!("{}{route}", self.address);
        let opened = self.client().goto(&address).await;
        opened.unwrap_or_else(|problem| panic!("{address} does not open: {problem}"));
    }

    pub async fn reload(&self) {
        self.ask_again().await;
        self.is_interactive().await;
    }

    /// The same, where the application need not come.
    pub async fn ask_again(&self) {
        self.client().refresh().await.expect("the page reloads");
    }

    pub async fn is_interactive(&self) {
        const MARKED: &str = "return performance.getEntriesByName('entonnoir:interactive').length > 0";
        self.until("the application takes input", MARKED, []).await;
    }

    /// Goes to a route within the open page, as a link would.
    pub async fn follow(&self, route: &str) {
        self.run("location.hash = arguments[0]", [json!(route)]).await;
    }

    pub async fn route(&self) -> String {
        self.run("return location.hash", []).await.as_str().unwrap_or_default().to_owned()
    }

    /// A second window on the same data, opened but not yet at the site; it becomes the one that is used.
    pub async fn new_window(&self) -> WindowHandle {
        let window = self.client().new_window(true).await.expect("a window opens").handle;
        self.client().switch_to_window(window.clone()).await.expect("the window is there");
        watch::listen(self.client(), self.browser.kind().keeps).await;
        window
    }

    /// Closes the window that is used; another one has to be chosen.
    pub async fn close_window(&self) {
        self.client().close_window().await.expect("the window closes");
    }

    pub async fn window(&self) -> WindowHandle {
        self.client().window().await.expect("there is a window")
    }

    pub async fn use_window(&self, window: &WindowHandle) {
        self.client().switch_to_window(window.clone()).await.expect("the window is there");
    }

    // --- looking

    /// Runs JavaScript in the page.
    pub async fn run<const N: usize>(&self, script: &str, arguments: [Value; N]) -> Value {
        let outcome = self.client().execute(script, arguments.into()).await;
        outcome.unwrap_or_else(|problem| panic!("This script fails: {problem}\n{script}"))
    }

    /// Waits until `condition`, the body of a function, returns something true, and returns that.
    pub async fn until<const N: usize>(&self, what: &str, condition: &str, arguments: [Value; N]) -> Value {
        let start = Instant::now();
        let mut last;
        loop {
            match self.client().execute(condition, arguments.clone().into()).await {
                Ok(Value::Null | Value::Bool(false)) => last = "not so".to_owned(),
                Ok(Value::Number(zero)) if zero.as_f64() == Some(0.0) => last = "0".to_owned(),
                Ok(Value::String(empty)) if empty.is_empty() => last = "an empty text".to_owned(),
                Ok(value) => return value,
                // While a page loads there is nothing to ask.
                Err(problem) => last = problem.to_string(),
            }
            if start.elapsed() > PATIENCE {
                // What the recovery page has folded away is shown as well.
                const ALL: &str = "return document.body.innerText + (document.querySelector('#recovery details')?.textContent ?? '')";
                let page = self.client().execute(ALL, vec![]).await.unwrap_or_default();
                let page = page.as_str().unwrap_or_default();
                let route = self.client().execute("return location.href", vec![]).await.unwrap_or_default();
                panic!("Waited in vain until {what} (lately: {last}).\nAt {route}, the page says:\n{page}");
            }
            sleep(PAUSE).await;
        }
    }

    /// Waits until the selector finds something that can be seen.
    pub async fn see(&self, selector: &str) {
        const SEEN: &str = "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility({visibilityProperty: true}))";
        self.until(&format!("{selector} can be seen"), SEEN, [json!(selector)]).await;
    }

    /// The same, for as long as the page goes on with it: what `meter` finds keeps changing its text.
    pub async fn see_in_steps(&self, selector: &str, meter: &str) {
        const STATE: &str =
            "return document.querySelector(arguments[0])?.checkVisibility({visibilityProperty: true})
            || (document.querySelector(arguments[1])?.textContent ?? '')";
        let (mut last, mut since) = (Value::Null, Instant::now());
        loop {
            let state = self.run(STATE, [json!(selector), json!(meter)]).await;
            if state == Value::Bool(true) {
                return;
            }
            if state != last {
                (last, since) = (state, Instant::now());
            }
            assert!(since.elapsed() < PATIENCE, "{selector} is not seen; {meter} stays at {last}.");
            sleep(PAUSE).await;
        }
    }

    /// Waits until the selector finds nothing that can be seen.
    pub async fn gone(&self, selector: &str) {
        const GONE: &str = "return ![...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility({visibilityProperty: true}))";
        self.until(&format!("{selector} is gone"), GONE, [json!(selector)]).await;
    }

    pub async fn count(&self, selector: &str) -> usize {
        let count =
            self.run("return document.querySelectorAll(arguments[0]).length", [json!(selector)]).await;
        count.as_u64().unwrap_or_default() as usize
    }

    pub async fn has(&self, selector: &str) -> bool {
        self.count(selector).await > 0
    }

    /// The text in the first thing that the selector finds, as it is shown; empty when there is none.
    pub async fn text(&self, selector: &str) -> String {
        const TEXT: &str = "return document.querySelector(arguments[0])?.innerText ?? ''";
        let text = self.client().execute(TEXT, vec![json!(selector)]).await.unwrap_or_default();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of the first thing that the selector finds; empty when there is none.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        const ATTRIBUTE: &str =
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''";
        let text = self.run(ATTRIBUTE, [json!(selector), json!(name)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    pub async fn attribute_becomes(&self, selector: &str, name: &str, value: &str) {
        const IS: &str =
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) === arguments[2]";
        let what = format!("{name} of {selector} is {value}");
        self.until(&what, IS, [json!(selector), json!(name), json!(value)]).await;
    }

    /// Waits until the text stands somewhere in what the selector finds first.
    pub async fn says(&self, selector: &str, text: &str) {
        const SAYS: &str = "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])";
        self.until(&format!("{selector} says “{text}”"), SAYS, [json!(selector), json!(text)]).await;
    }

    // --- doing

    pub(crate) async fn element(&self, selector: &str) -> Element {
        self.see(selector).await;
        self.first(selector).await
    }

    /// Seen or not: file fields are hidden behind their labels.
    async fn first(&self, selector: &str) -> Element {
        let found = self.client().find(Locator::Css(selector)).await;
        found.unwrap_or_else(|problem| panic!("{selector} is not there: {problem}"))
    }

    /// Clicks or taps the first thing that the selector finds.
    pub async fn click(&self, selector: &str) {
        let start = Instant::now();
        loop {
            match self.element(selector).await.click().await {
                Ok(()) => return,
                // It may be drawn anew, or something may still be moving across it.
                Err(problem) if start.elapsed() > PATIENCE => {
                    panic!("{selector} cannot be clicked: {problem}")
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    /// Replaces what stands in a field, key by key.
    pub async fn fill(&self, selector: &str, text: &str) {
        const ALL: &str = "\u{e009}a\u{e000}";
        const DELETE: &str = "\u{e017}";
        let rest = if text.is_empty() { DELETE } else { text };
        let typed = self.element(selector).await.send_keys(&format!("{ALL}{rest}")).await;
        typed.unwrap_or_else(|problem| panic!("Nothing can be typed into {selector}: {problem}"));
    }

    /// Chooses from a list.
    pub async fn choose(&self, selector: &str, value: &str) {
        let chosen = self.element(selector).await.select_by_value(value).await;
        chosen.unwrap_or_else(|problem| panic!("{value} cannot be chosen in {selector}: {problem}"));
    }

    pub async fn focus(&self, selector: &str) {
        self.see(selector).await;
        self.run("document.querySelector(arguments[0]).focus()", [json!(selector)]).await;
    }

    /// Whether the focus is on or inside what the selector finds.
    pub async fn has_focus(&self, selector: &str) -> bool {
        const INSIDE: &str = "return !!document.activeElement?.closest(arguments[0])";
        self.run(INSIDE, [json!(selector)]).await == Value::Bool(true)
    }

    /// Puts files into a file field.
    pub async fn choose_files(&self, selector: &str, files: &[&Path]) {
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.until(
            &format!("{selector} is there"),
            "return !!document.querySelector(arguments[0])",
            [json!(selector)],
        )
        .await;
        let chosen = self.first(selector).await.send_keys(&paths.join("\n")).await;
        chosen.unwrap_or_else(|problem| panic!("{selector} takes no file: {problem}"));
    }

    /// Waits for the next downloaded file and takes it out of the folder of downloads.
    pub async fn downloaded(&self) -> (String, Vec<u8>) {
        let start = Instant::now();
        // While it writes, Chromium uses names of its own.
        let whole = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            !name.starts_with('.') && !name.ends_with(".crdownload") && !name.ends_with(".tmp")
        };
        while start.elapsed() < PATIENCE {
            let entries = fs::read_dir(self.browser.downloads()).expect("the folder of downloads is there");
            let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            if let [path] = paths.as_slice()
                && whole(path)
            {
                let bytes = fs::read(path).expect("the download can be read");
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                fs::remove_file(path).expect("the download can be removed");
                return (name, bytes);
            }
            sleep(PAUSE).await;
        }
        panic!("No file was downloaded.");
    }

    // --- what is stored

    /// Everything in localStorage, by key.
    pub async fn stored(&self) -> serde_json::Map<String, Value> {
        match self.run("return Object.fromEntries(Object.entries(localStorage))", []).await {
            Value::Object(stored) => stored,
            other => panic!("localStorage reads as {other}"),
        }
    }

    pub async fn store(&self, key: &str, value: &str) {
        self.run("localStorage.setItem(arguments[0], arguments[1])", [json!(key), json!(value)]).await;
    }

    // --- beyond the common protocol

    /// Runs in every page that is opened in this window from now on, before its own scripts.
    pub async fn beforehand(&self, script: &str) {
        let script = json!({ "source": script });
        let taken = self.ask_chromium("Page.addScriptToEvaluateOnNewDocument", script).await;
        taken.expect("Chromium takes the script");
    }

    /// Asks Chromium itself, in the words of its own protocol.
    ///
    /// # Errors
    /// What the driver answers.
    pub async fn ask_chromium(&self, method: &'static str, parameters: Value) -> Result<Value, CmdError> {
        ask_chromium(self.client(), method, parameters).await
    }

    /// How an element is drawn, as a PNG.
    pub async fn picture_of(&self, selector: &str) -> Vec<u8> {
        self.element(selector).await.screenshot().await.expect("what can be seen can be photographed")
    }

    /// For a person to look at what went wrong.
    pub async fn leave_picture(&self) {
        let Some(folder) = env::var_os("ENTONNOIR_SCREENSHOTS").map(PathBuf::from) else { return };
        let name = std::thread::current().name().unwrap_or("unnamed").replace("::", "-");
        if let Ok(picture) = self.client().screenshot().await {
            drop(fs::create_dir_all(&folder));
            drop(fs::write(folder.join(format!("{name}.png")), picture));
        }
    }
}

pub(crate) async fn ask_chromium(
    client: &Client,
    method: &'static str,
    parameters: Value,
) -> Result<Value, CmdError> {
    client.issue_cmd(Post("goog/cdp/execute", json!({ "cmd": method, "params": parameters }))).await
}

/// What this browser's driver offers beside the common protocol.
#[derive(Debug)]
pub(crate) struct Post(pub &'static str, pub Value);

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}
