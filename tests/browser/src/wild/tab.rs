//! One tab on the site: a hand that writes down leads without pause, and what the page calls saved.

use std::{
    pin::pin,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::{
    sync::mpsc,
    time::{sleep, timeout},
};

use super::{
    chromium::{Chromium, PATIENCE, PAUSE},
    devtools::{DevTools, Told, Unanswered},
};

const HAND: &str = include_str!("hand.js");

pub struct Tab {
    devtools: DevTools,
    session: String,
    target: String,
    told: mpsc::UnboundedReceiver<Told>,
}

/// What became of one edit, as the page told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub name: String,
    /// What the light said of it: `saved`, `not-saved`, `read-only`.
    pub state: String,
    /// How long the light took.
    pub after: Duration,
}

impl Outcome {
    pub fn is_saved(&self) -> bool {
        self.state == "saved"
    }

    fn read(told: &Told) -> Option<Self> {
        if told.method != "Runtime.bindingCalled" || told.parameters["name"] != "acknowledge" {
            return None;
        }
        let said: Value = serde_json::from_str(told.parameters["payload"].as_str()?).ok()?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let after = Duration::from_secs_f64(said["after"].as_f64()? / 1000.0);
        Some(Self { name: text(&said["name"]), state: text(&said["state"]), after })
    }
}

impl Tab {
    /// A new tab in which `script` runs before every page; nothing has been opened yet.
    ///
    /// # Errors
    /// What Chromium answers, or that it has ended.
    pub async fn empty(chromium: &Chromium, script: &str) -> Result<Self, Unanswered> {
        let created = chromium.ask("Target.createTarget", json!({ "url": "about:blank" })).await?;
        let target = created["targetId"].as_str().unwrap_or_default().to_owned();
        let whom = json!({ "targetId": target, "flatten": true });
        let attached = chromium.ask("Target.attachToTarget", whom).await?;
        let session = attached["sessionId"].as_str().unwrap_or_default().to_owned();
        let devtools = chromium.devtools.clone();
        let told = devtools.listen(&session);
        let tab = Self { devtools, session, target, told };
        tab.ask("Page.enable", json!({})).await?;
        tab.ask("Inspector.enable", json!({})).await?;
        tab.ask("Runtime.enable", json!({})).await?;
        tab.ask("Runtime.addBinding", json!({ "name": "acknowledge" })).await?;
        let source = format!("{HAND}\n{script}");
        tab.ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        Ok(tab)
    }

    /// A new tab on a page that takes input.
    pub async fn open(chromium: &Chromium, address: &str, script: &str) -> Self {
        let tab = Self::empty(chromium, script).await;
        let tab = tab.unwrap_or_else(|problem| panic!("No tab opens: {problem}"));
        tab.go(address).await;
        tab
    }

    pub async fn go(&self, address: &str) {
        let gone = self.ask("Page.navigate", json!({ "url": address })).await;
        gone.unwrap_or_else(|problem| panic!("{address} does not open: {problem}"));
        self.is_interactive().await;
    }

    pub async fn is_interactive(&self) {
        const MARKED: &str = "performance.getEntriesByName('entonnoir:interactive').length > 0";
        self.until("the application takes input", MARKED).await;
    }

    /// # Errors
    /// What Chromium answers, or that the page has ended.
    pub async fn ask(&self, method: &str, parameters: Value) -> Result<Value, Unanswered> {
        self.devtools.ask(&self.session, method, parameters).await
    }

    // --- looking

    /// Evaluates JavaScript in the page, as if by a click.
    ///
    /// # Errors
    /// What the script throws, or that the page has ended.
    pub async fn evaluate(&self, expression: &str) -> Result<Value, Unanswered> {
        let question = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
        });
        let mut answer = self.ask("Runtime.evaluate", question).await?;
        match answer["exceptionDetails"].take() {
            Value::Null => Ok(answer["result"]["value"].take()),
            thrown => Err(Unanswered::Refused(thrown.to_string())),
        }
    }

    pub async fn run(&self, expression: &str) -> Value {
        let value = self.evaluate(expression).await;
        value.unwrap_or_else(|problem| panic!("This script fails: {problem}\n{expression}"))
    }

    /// Waits until the expression is true.
    pub async fn until(&self, what: &str, expression: &str) {
        let start = Instant::now();
        loop {
            // While a page loads there is nothing to ask, and the answer may never come.
            let asked = timeout(Duration::from_secs(5), self.evaluate(expression)).await;
            match asked {
                Ok(Ok(Value::Bool(true))) => return,
                Ok(Err(Unanswered::Gone)) => panic!("The browser ended while waiting until {what}."),
                _ => {}
            }
            if start.elapsed() > PATIENCE {
                panic!("Waited in vain until {what} (lately: {asked:?}). {}", self.says().await);
            }
            sleep(PAUSE).await;
        }
    }

    /// For a person to see what went wrong.
    async fn says(&self) -> String {
        // What lies at home by its kind, and what is held of it against other tabs: why a page does nothing.
        const PAGE: &str = "(async () => {
            const kinds = {};
            for (const key of Object.keys(localStorage)) {
                const kind = key.split('/').slice(0, 3).join('/');
                kinds[kind] = (kinds[kind] ?? 0) + 1;
            }
            const held = (await navigator.locks?.query())?.held.map(lock => lock.name);
            const light = document.querySelector('[data-testid=safety]')?.dataset.state;
            const stands = JSON.stringify({ light, kinds, held });
            return [location.href, window.hand?.waits, stands, document.body.innerText.slice(0, 600)].join('\\n');
        })()";
        match timeout(Duration::from_secs(5), self.evaluate(PAGE)).await {
            Ok(Ok(page)) => format!("The page says:\n{}", page.as_str().unwrap_or_default()),
            Ok(Err(problem)) => format!("The page says nothing: {problem}"),
            Err(_) => "The page does not answer.".to_owned(),
        }
    }

    pub async fn see(&self, selector: &str) {
        self.until(&format!("{selector} can be seen"), &format!("{} > 0", count_seen(selector))).await;
    }

    pub async fn sees(&self, selector: &str) -> bool {
        self.run(&format!("{} > 0", count_seen(selector))).await == true
    }

    pub async fn click(&self, selector: &str) {
        self.see(selector).await;
        self.run(&format!("document.querySelector({}).click()", json!(selector))).await;
    }

    /// Goes to a route within the open page, as a link would.
    pub async fn follow(&self, route: &str) {
        self.run(&format!("location.hash = {}", json!(route))).await;
    }

    /// What the data-safety light says.
    pub async fn light(&self) -> String {
        let state = self.run("document.querySelector('[data-testid=safety]')?.dataset.state").await;
        state.as_str().unwrap_or_default().to_owned()
    }

    pub async fn light_becomes(&self, state: &str) {
        let is =
            format!("document.querySelector('[data-testid=safety]')?.dataset.state === {}", json!(state));
        self.until(&format!("the light says {state}"), &is).await;
    }

    /// How many leads all columns of the board hold.
    pub async fn total(&self) -> usize {
        self.run(TOTAL).await.as_u64().unwrap_or_default() as usize
    }

    pub async fn total_becomes(&self, total: usize) {
        self.until(&format!("the board holds {total} leads"), &format!("{TOTAL} === {total}")).await;
    }

    // --- writing

    /// Sets the hand to write down `count` leads called `prefix` and a number, with pauses up to so many milliseconds;
    /// does not wait for it.
    ///
    /// # Errors
    /// That the page has ended.
    pub async fn begin_work(&self, prefix: &str, count: usize, longest_pause: f64) -> Result<(), Unanswered> {
        let work = format!("void hand.work({}, {count}, {longest_pause})", json!(prefix));
        self.evaluate(&work).await.map(drop)
    }

    /// The same without a look at the light in between: for what only has to be there when the test begins.
    ///
    /// # Errors
    /// That the page has ended.
    pub async fn begin_pile(&self, prefix: &str, count: usize) -> Result<(), Unanswered> {
        self.evaluate(&format!("void hand.pile({}, {count})", json!(prefix))).await.map(drop)
    }

    /// The next edit's outcome; none once the page's end has been heard of.
    pub async fn next_outcome(&mut self) -> Option<Outcome> {
        loop {
            let told = self.told.recv().await?;
            if told.method == CRASHED {
                return None;
            }
            if let Some(outcome) = Outcome::read(&told) {
                return Some(outcome);
            }
        }
    }

    /// The outcomes of so many edits, however long each of them may take within reason.
    pub async fn outcomes(&mut self, count: usize) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(count);
        while outcomes.len() < count {
            match timeout(PATIENCE, self.next_outcome()).await {
                Ok(outcome) => outcomes.push(outcome.expect("the page goes on")),
                Err(_) => panic!("No word of edit {} of {count}. {}", outcomes.len() + 1, self.says().await),
            }
        }
        outcomes
    }

    /// The outcomes that arrive within a time, at whose end something is to happen in the midst of the work.
    pub async fn outcomes_for(&mut self, time: Duration) -> Vec<Outcome> {
        let end = tokio::time::Instant::now() + time;
        let mut outcomes = Vec::new();
        while let Ok(Some(outcome)) = tokio::time::timeout_at(end, self.next_outcome()).await {
            outcomes.push(outcome);
        }
        outcomes
    }

    /// What was on its way when the page or its browser ended.
    pub fn last_outcomes(&mut self) -> Vec<Outcome> {
        std::iter::from_fn(|| self.told.try_recv().ok()).filter_map(|told| Outcome::read(&told)).collect()
    }

    /// Lets time pass for this page alone, at once: its clock and its timers run ahead.
    pub async fn let_pass(&mut self, time: Duration) {
        const SECONDS: &str = "window.ticks = 0; setInterval(() => ticks++, 1000)";
        self.run(SECONDS).await;
        let policy = json!({ "policy": "advance", "budget": time.as_millis() as u64 });
        let set = self.ask("Emulation.setVirtualTimePolicy", policy).await;
        set.unwrap_or_else(|problem| panic!("Time does not run ahead: {problem}"));
        let passed = async {
            while self
                .told
                .recv()
                .await
                .is_some_and(|told| told.method != "Emulation.virtualTimeBudgetExpired")
            {}
        };
        timeout(PATIENCE, passed).await.expect("the time passes");
        let ticks = self.run("ticks").await.as_u64().unwrap_or_default();
        assert!(ticks + 1 >= time.as_secs(), "the page's timers ran for {ticks} s only");
    }

    // --- ends

    /// Loads the page again, and waits for the new one.
    ///
    /// # Errors
    /// That the page has ended.
    pub async fn reload(&self) -> Result<(), Unanswered> {
        // A tab behind another one is not drawn, and says nothing of itself before it has been.
        self.ask("Page.bringToFront", json!({})).await?;
        self.evaluate("window.isOld = true").await?;
        self.ask("Page.reload", json!({})).await?;
        self.until("the page is a new one", "!window.isOld").await;
        self.is_interactive().await;
        Ok(())
    }

    /// # Errors
    /// That the browser has ended.
    pub async fn close(&self) -> Result<(), Unanswered> {
        self.devtools.ask("", "Target.closeTarget", json!({ "targetId": self.target })).await.map(drop)
    }

    /// Ends the page's process as running out of memory does; answers what the page said before.
    pub async fn crash(&mut self) -> Vec<Outcome> {
        // It does not answer this.
        let crash = timeout(PATIENCE, self.devtools.ask(&self.session, "Page.crash", json!({})));
        let mut outcomes = Vec::new();
        let told = &mut self.told;
        let crashed = async {
            while let Some(told) = told.recv().await {
                outcomes.extend(Outcome::read(&told));
                if told.method == CRASHED {
                    return;
                }
            }
        };
        futures_util::future::select(pin!(crash), pin!(timeout(PATIENCE, crashed))).await;
        outcomes
    }
}

const CRASHED: &str = "Inspector.targetCrashed";

const TOTAL: &str = "[...document.querySelectorAll('[data-testid=board] [data-stage][data-kind]')].reduce((sum, c) => sum + Number(c.dataset.count), 0)";

fn count_seen(selector: &str) -> String {
    let selector = json!(selector);
    format!(
        "[...document.querySelectorAll({selector})].filter(e => e.checkVisibility({{visibilityProperty: true}})).length"
    )
}
