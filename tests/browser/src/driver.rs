//! ChromeDriver and the Chromium it steers: started on free ports with a given profile, stopped with the test.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::camera;

/// What the person holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// A wide window, a mouse and a keyboard.
    Desktop,
    /// A tablet lying on its side: fingers only.
    Tablet,
    /// A telephone held upright: fingers only.
    Phone,
}

impl Device {
    /// Width and height of the view, in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Device::Desktop => (1680, 950),
            Device::Tablet => (1180, 820),
            Device::Phone => (390, 844),
        }
    }

    pub fn has_touch(self) -> bool {
        self != Device::Desktop
    }
}

/// A running ChromeDriver; its browser ends with it.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    pub fn start() -> Self {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|problem| panic!("{} does not start: {problem}", program.display()));
        let output = process.stdout.take().expect("its output was asked for");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
        // Read to its end, or the driver would some day wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, port: port.expect("the driver names its port") }
    }

    /// Starts the browser with whatever an earlier one left in `profile`.
    pub async fn open(&self, device: Device, profile: &Path, downloads: &Path, language: &str) -> Client {
        let capabilities = capabilities(device, profile, downloads, language);
        let builder = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).to_owned();
        let address = format!("http://127.0.0.1:{}", self.port);
        builder
            .connect(&address)
            .await
            .unwrap_or_else(|problem| panic!("The browser does not start: {problem}"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What every Chromium of ours is started with, however it is started: nothing of its own comes in between.
pub const UNDISTURBED: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--password-store=basic",
    // Pages of the browser's own that nobody sees here, and a process in reserve: more work than all the rest of its
    // start. Two tabs are then two processes, and there is none that holds no tab.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
    // A window behind another one is not drawn, and its timers sleep.
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
];

fn capabilities(device: Device, profile: &Path, downloads: &Path, language: &str) -> Capabilities {
    let (width, height) = device.size();
    let mut arguments: Vec<String> = UNDISTURBED.map(str::to_owned).into();
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--lang={language}"));
    arguments.push(format!("--accept-lang={language}"));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    // There is no camera on a machine that tests: a film is shown instead, where a test has made one.
    arguments
        .extend(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"].map(str::to_owned));
    arguments.push(format!("--use-file-for-fake-video-capture={}", camera::film(profile).display()));
    let mut options = json!({
        "args": arguments,
        "prefs": {
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
            "intl.accept_languages": language,
        },
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
    });
    if let Some(program) = env::var_os("CHROMIUM") {
        options["binary"] = program.to_string_lossy().into();
    }
    if device.has_touch() {
        let metrics =
            json!({ "width": width, "height": height, "pixelRatio": 2.0, "touch": true, "mobile": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    let all = json!({
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "unhandledPromptBehavior": "ignore",
    });
    match all {
        Value::Object(all) => all,
        _ => Capabilities::new(),
    }
}
