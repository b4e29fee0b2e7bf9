//! A Chromium that is started as people start it, and ended as nobody should.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::devtools::{DevTools, Unanswered};

/// How long anything may take before it counts as not happening. Generous: the machine may be busy with other things.
pub const PATIENCE: Duration = Duration::from_secs(40);
pub const PAUSE: Duration = Duration::from_millis(10);

/// The driver's own addition: with it the browser saves after a second what it otherwise keeps for a minute.
const FLUSHES_EARLY: &str = "--enable-aggressive-domstorage-flushing";

/// A running browser, with all its processes in a group of their own.
pub struct Chromium {
    process: Child,
    group: Pid,
    pub devtools: DevTools,
}

impl Chromium {
    /// Starts the browser with whatever an earlier one left in `profile`; it has one empty tab.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(profile: &Path) -> Self {
        let program = env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
        let mut process = Command::new(&program)
            .args(arguments(profile))
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|problem| panic!("{} does not start: {problem}", program.display()));
        let group = Pid::from_child(&process);
        let output = process.stderr.take().expect("its output was asked for");
        let (found, address) = mpsc::channel();
        // Read to its end, or the browser would some day wait for a reader.
        thread::spawn(move || {
            let mut said = Vec::new();
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("DevTools listening on ") {
                    drop(found.send(Ok(address.to_owned())));
                }
                said.push(line);
            }
            drop(found.send(Err(said.join("\n"))));
        });
        let address = match address.recv_timeout(PATIENCE) {
            Ok(Ok(address)) => address,
            Ok(Err(said)) => panic!("The browser ended at once:\n{said}"),
            Err(_) => panic!("The browser names no address."),
        };
        let devtools = DevTools::connect(&address).await;
        let chromium = Self { process, group, devtools };
        chromium.keeps_its_own_pace();
        chromium
    }

    /// Nobody may have told it to save earlier than it does at people's.
    fn keeps_its_own_pace(&self) {
        let main = self.processes().into_iter().find(|process| process.id == self.process.id());
        let command = main.expect("the browser runs").command;
        assert!(!command.contains(FLUSHES_EARLY), "the browser saves earlier than at people's: {command}");
    }

    /// Asks the browser itself.
    ///
    /// # Errors
    /// What Chromium answers, or that it has ended.
    pub async fn ask(&self, method: &str, parameters: Value) -> Result<Value, Unanswered> {
        self.devtools.ask("", method, parameters).await
    }

    /// The processes in which pages live; not the one that draws the browser's own frame.
    pub fn renderers(&self) -> Vec<u32> {
        let is_renderer = |process: &Process| {
            process.command.contains("--type=renderer") && !process.command.contains("--top-chrome-webui")
        };
        self.processes().iter().filter(|process| is_renderer(process)).map(|process| process.id).collect()
    }

    /// The power switch: every process at once, without a word.
    pub async fn kill(self) {
        self.signal(Signal::KILL).await;
    }

    /// The machine shuts down.
    pub async fn terminate(self) {
        self.signal(Signal::TERM).await;
    }

    /// The person closes the browser.
    pub async fn quit(mut self) {
        // It ends instead of answering.
        drop(self.ask("Browser.close", json!({})).await);
        self.ended().await;
    }

    async fn signal(mut self, signal: Signal) {
        // Refused only when it has ended by itself.
        let _ = match signal {
            // A machine that shuts down leaves it the time to end its own children.
            Signal::TERM => kill_process(self.group, signal),
            _ => kill_process_group(self.group, signal),
        };
        self.ended().await;
    }

    /// Waits until no process of it is left that could still write.
    async fn ended(&mut self) {
        let start = Instant::now();
        loop {
            let main_ended = self.process.try_wait().is_ok_and(|status| status.is_some());
            let left = self.processes();
            if main_ended && left.is_empty() {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "The browser does not end: {left:?}");
            sleep(PAUSE).await;
        }
    }

    /// Everything that runs in the browser's group.
    fn processes(&self) -> Vec<Process> {
        let numbers = fs::read_dir("/proc").expect("the system tells its processes").flatten();
        numbers
            .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
            .filter_map(Process::look)
            .filter(|process| process.group == self.group.as_raw_pid() && process.runs)
            .collect()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // After a test that failed; otherwise it has ended already, and its number may be somebody else's by now.
        if self.process.try_wait().is_ok_and(|status| status.is_none()) {
            let _ = kill_process_group(self.group, Signal::KILL);
            drop(self.process.wait());
        }
    }
}

#[derive(Debug)]
struct Process {
    id: u32,
    group: i32,
    /// Not merely waiting for somebody to take note of its end.
    runs: bool,
    command: String,
}

impl Process {
    fn look(id: u32) -> Option<Self> {
        let status = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The program's name, in brackets, may hold spaces and brackets itself.
        let mut fields = status.get(status.rfind(')')? + 1..)?.split_ascii_whitespace();
        let (state, _parent, group) = (fields.next()?, fields.next()?, fields.next()?.parse().ok()?);
        let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
        let command = String::from_utf8_lossy(&command).replace('\0', " ");
        Some(Self { id, group, runs: !matches!(state, "Z" | "X"), command })
    }
}

fn arguments(profile: &Path) -> Vec<OsString> {
    let mut data = OsString::from("--user-data-dir=");
    data.push(profile);
    let mut arguments: Vec<OsString> = [
        "--remote-debugging-port=0",
        "--disable-breakpad",
        "--lang=en",
        "--accept-lang=en",
        "--window-size=1280,900",
        "--disable-background-timer-throttling",
    ]
    .map(OsString::from)
    .into();
    arguments.extend(crate::driver::UNDISTURBED.map(OsString::from));
    arguments.push(data);
    arguments.push("about:blank".into());
    arguments
}
