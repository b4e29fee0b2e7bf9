//! A Firefox without a driver, steered by the protocol that it speaks itself: to see that the application works there
//! too. <https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html>

use std::{
    env, fs,
    io::{self, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// As long as it may take until something is there.
const PATIENCE: Duration = Duration::from_secs(40);
const PAUSE: Duration = Duration::from_millis(20);

/// Any free port, told in a file of the profile; and nothing that would come in between.
const PREFERENCES: &str = "user_pref('marionette.port', 0);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('intl.locale.requested', 'en');
";

pub struct Firefox {
    process: Child,
    connection: TcpStream,
    asked: u64,
}

impl Firefox {
    /// With whatever an earlier one left in `profile`; `None` on a machine without Firefox.
    ///
    /// # Panics
    /// When it does not answer.
    pub fn start(profile: &Path) -> Option<Self> {
        let told = profile.join("MarionetteActivePort");
        // Of an earlier one, if there is any.
        let _ = fs::remove_file(&told);
        fs::write(profile.join("user.js"), PREFERENCES).expect("the profile takes preferences");
        let process = launched(profile)?;
        let start = Instant::now();
        let connection = loop {
            let port = fs::read_to_string(&told).ok().and_then(|port| port.trim().parse::<u16>().ok());
            if let Some(connection) = port.and_then(|port| TcpStream::connect(("127.0.0.1", port)).ok()) {
                break connection;
            }
            assert!(start.elapsed() < PATIENCE, "Firefox names no port.");
            sleep(PAUSE);
        };
        connection.set_read_timeout(Some(2 * PATIENCE)).expect("a time is set");
        let mut firefox = Self { process, connection, asked: 0 };
        firefox.read();
        firefox.ask("WebDriver:NewSession", &json!({}));
        // Whatever is looked for is waited for.
        firefox.ask("WebDriver:SetTimeouts", &json!({ "implicit": PATIENCE.as_millis() as u64 }));
        Some(firefox)
    }

    pub fn open(&mut self, address: &str) {
        self.ask("WebDriver:Navigate", &json!({ "url": address }));
    }

    pub fn reload(&mut self) {
        self.ask("WebDriver:Refresh", &json!({}));
    }

    /// Waits until it is there; what is named twice is the first of them.
    pub fn see(&mut self, css: &str) -> Value {
        let found = self.ask("WebDriver:FindElement", &json!({ "using": "css selector", "value": css }));
        // The only field is named by the standard: element-6066-11e4-a52e-4f735466cecf.
        found["value"].as_object().and_then(|element| element.values().next().cloned()).unwrap_or_default()
    }

    /// Waits until an element with this attribute says the text.
    pub fn see_said(&mut self, attribute: &str, text: &str) {
        let path = format!("//*[@{attribute}][contains(., '{text}')]");
        self.ask("WebDriver:FindElement", &json!({ "using": "xpath", "value": path }));
    }

    pub fn click(&mut self, css: &str) {
        let id = self.see(css);
        self.ask("WebDriver:ElementClick", &json!({ "id": id }));
    }

    pub fn fill(&mut self, css: &str, text: &str) {
        let id = self.see(css);
        self.ask("WebDriver:ElementSendKeys", &json!({ "id": id, "text": text }));
    }

    /// What a function body returns.
    pub fn run(&mut self, script: &str) -> Value {
        self.ask("WebDriver:ExecuteScript", &json!({ "script": script, "args": [] }))["value"].take()
    }

    /// Closes it as people do.
    pub fn quit(mut self) {
        self.ask("Marionette:Quit", &json!({ "flags": ["eAttemptQuit"] }));
        self.process.wait().expect("it ends");
    }

    fn ask(&mut self, name: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let asked = json!([0, self.asked, name, parameters]).to_string();
        write!(self.connection, "{}:{asked}", asked.len()).expect("Firefox listens");
        let mut answer = self.read();
        assert!(answer[2].is_null(), "Firefox cannot {name} {parameters}: {}", answer[2]["message"]);
        answer[3].take()
    }

    /// A message: its length in bytes, a colon, JSON.
    fn read(&mut self) -> Value {
        let (mut length, mut digit) = (0, [0]);
        loop {
            self.connection.read_exact(&mut digit).expect("Firefox answers");
            match char::from(digit[0]).to_digit(10) {
                Some(digit) => length = 10 * length + digit as usize,
                None => break,
            }
        }
        let mut message = vec![0; length];
        self.connection.read_exact(&mut message).expect("Firefox answers");
        serde_json::from_slice(&message).expect("Firefox speaks JSON")
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // After a test that failed; otherwise it has ended already.
        if self.process.try_wait().is_ok_and(|status| status.is_none()) {
            drop(self.process.kill());
            drop(self.process.wait());
        }
    }
}

/// Where FIREFOX says, or else where one is found.
fn launched(profile: &Path) -> Option<Child> {
    let named = env::var_os("FIREFOX").into_iter();
    named.chain(["firefox-esr", "firefox"].map(Into::into)).find_map(|program| {
        let mut command = Command::new(&program);
        command.args(["--headless", "--no-remote", "--marionette", "--profile"]).arg(profile);
        match command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() {
            Ok(process) => Some(process),
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => None,
            Err(problem) => panic!("{} does not start: {problem}", program.display()),
        }
    })
}
