//! `test`: every check there is, the quick ones first, until one fails.

use std::{
    env,
    process::{Command, Output},
    thread::{self, Scope, ScopedJoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail, ensure};

use super::{bundle, thorough};
use crate::{browser::Browser, project, setup};

const WASM_TESTS: &str = "tests/wasm.rs";
/// They look at no screen: without `ui` and all that it needs they are built in half the time.
const IN_WASM: [&str; 7] =
    ["--target", project::WASM_TARGET, "--no-default-features", "--features", "platform", "--test", "wasm"];

pub fn run(filter: Option<&str>) -> Result<()> {
    setup::wasm_target()?;
    let browser = browser_or_reason()?;
    if is_ci() {
        setup::for_every_check()?;
    }
    let mut steps = Steps::default();
    if filter.is_none() {
        setup::lint_tools()?;
        check_style(&mut steps)?;
    }
    let tests = |arguments: &[&str]| {
        let mut command = project::cargo(["test"]);
        command.args(arguments).args(filter);
        command
    };
    steps.take("tests of the tools", || {
        // With all that the wasm tests need of them, so that nothing is compiled for those alone.
        let tools = ["--package", "xtask", "--package", "g2p", "--features", "xtask/runner"];
        project::run(&mut tests(&tools))
    })?;
    // Linking the release keeps one core busy; the tests of the core run beside it, in a folder of their own.
    thread::scope(|scope| -> Result<()> {
        let core = Beside::start(scope, "tests of the core", thorough::core(filter));
        match &browser {
            Ok(browser) if has_wasm_tests() => steps.take("tests of the application in wasm", || {
                let mut command = tests(&IN_WASM);
                project::run(browser.tell(&mut command).env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
            })?,
            Ok(_) => steps.skip("tests of the application in wasm", "there are none"),
            Err(reason) => steps.skip("tests of the application in wasm", reason),
        }
        steps.take("release and its weight", bundle::run)?;
        core.end(&mut steps)
    })?;
    match &browser {
        Ok(browser) => steps.take("tests in the browser", || {
            // More than browsers, so that one that is done finds its next test waiting for it.
            project::run(browser.tell(&mut tests(&["--package", "browser"])).env("RUST_TEST_THREADS", "4"))
        })?,
        Err(reason) => steps.skip("tests in the browser", reason),
    }
    steps.report();
    Ok(())
}

fn check_style(steps: &mut Steps) -> Result<()> {
    const DENY: [&str; 3] = ["--", "-D", "warnings"];
    steps.take("formatting", || project::run(&mut project::cargo(["fmt", "--all", "--", "--check"])))?;
    // All at once: what several of them depend on is then looked at once.
    steps.take("lints of the core, of the tools and of the browser tests", || {
        let whole = ["clippy", "--workspace", "--all-targets", "--no-default-features"];
        project::run(project::cargo(whole).args(["--features", "xtask/build,xtask/sample"]).args(DENY))
    })?;
    steps.take("lints of the application", || {
        let mut command = project::cargo(["clippy", "--target", project::WASM_TARGET, "--lib", "--bins"]);
        if has_wasm_tests() {
            command.args(["--test", "wasm"]);
        }
        project::run(command.args(DENY))
    })
}

/// A browser, or why the tests that need one are left out; where every check must run, that is a failure.
fn browser_or_reason() -> Result<Result<Browser, String>> {
    match setup::browser() {
        Ok(browser) => Ok(Ok(browser)),
        Err(problem) if is_ci() => Err(problem),
        Err(problem) => Ok(Err(format!("{problem:#}"))),
    }
}

/// Whether every check must run.
fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}

fn has_wasm_tests() -> bool {
    project::root().join(WASM_TESTS).is_file()
}

/// A step that runs while others do. What it prints comes in one piece, at its end.
struct Beside<'scope> {
    name: &'static str,
    running: ScopedJoinHandle<'scope, (std::io::Result<Output>, Duration)>,
}

impl<'scope> Beside<'scope> {
    fn start(scope: &'scope Scope<'scope, '_>, name: &'static str, mut command: Command) -> Self {
        println!("\n== {name}: beside what comes next");
        let running = scope.spawn(move || {
            let start = Instant::now();
            (command.output(), start.elapsed())
        });
        Self { name, running }
    }

    fn end(self, steps: &mut Steps) -> Result<()> {
        let (output, time) = self.running.join().map_err(|_| anyhow!("{} broke off.", self.name))?;
        let output = output.with_context(|| format!("{} could not be started.", self.name))?;
        println!("\n== {}", self.name);
        print!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        ensure!(output.status.success(), "Stopped at “{}”.", self.name);
        println!("   {:.1} s", time.as_secs_f64());
        steps.0.push((self.name, Outcome::Passed(time)));
        Ok(())
    }
}

/// What has been done, and how long it took.
#[derive(Default)]
struct Steps(Vec<(&'static str, Outcome)>);

enum Outcome {
    Passed(Duration),
    Skipped(String),
}

impl Steps {
    fn take(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n== {name}");
        let start = Instant::now();
        if let Err(problem) = step() {
            bail!("Stopped at “{name}”: {problem:#}");
        }
        println!("   {:.1} s", start.elapsed().as_secs_f64());
        self.0.push((name, Outcome::Passed(start.elapsed())));
        Ok(())
    }

    fn skip(&mut self, name: &'static str, reason: &str) {
        println!("\n== {name}: skipped, {reason}");
        self.0.push((name, Outcome::Skipped(reason.to_owned())));
    }

    fn report(&self) {
        println!("\n== done");
        for (name, outcome) in &self.0 {
            match outcome {
                Outcome::Passed(time) => println!("{:>7.1} s  {name}", time.as_secs_f64()),
                Outcome::Skipped(reason) => println!("  skipped  {name}: {reason}"),
            }
        }
    }
}
