//! What no page of ours may do, whatever is tested: complain in the console, break its own policy, call another host.

use fantoccini::Client;
use serde_json::{Value, json};

use crate::page::{Page, Post, ask_chromium};

/// Has every page of this window note what its policy refused. Unless it `keeps` it, the browser is one that keeps no
/// application: what a test breaks on the site is broken in the page.
pub async fn listen(client: &Client, keeps: bool) {
    const NOTE: &str = "window.refusedByPolicy = [];
        addEventListener('securitypolicyviolation', e => refusedByPolicy.push(e.violatedDirective + ' ' + e.blockedURI), true);";
    let heard =
        ask_chromium(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE })).await;
    heard.expect("Chromium takes the script");
    if !keeps {
        let without = json!({ "source": "delete Navigator.prototype.serviceWorker" });
        let taken = ask_chromium(client, "Page.addScriptToEvaluateOnNewDocument", without).await;
        taken.expect("Chromium takes the script");
    }
}

impl Page {
    /// What the present page's policy has refused so far.
    pub async fn refused_by_policy(&self) -> Vec<String> {
        let refused = self.run("return window.refusedByPolicy ?? []", []).await;
        refused.as_array().into_iter().flatten().map(Value::to_string).collect()
    }

    /// Errors in the console since the last time somebody asked.
    pub async fn console_errors(&self) -> Vec<String> {
        let is_error = |entry: &&Value| entry["level"] == "SEVERE";
        log(self.client(), "browser")
            .await
            .iter()
            .filter(is_error)
            .map(|entry| entry["message"].to_string())
            .collect()
    }

    /// Addresses elsewhere that were asked for since the last time somebody asked.
    async fn requests_elsewhere(&self) -> Vec<String> {
        let here = self.address();
        let elsewhere = |address: &String| {
            !["data:", "blob:", "chrome:", "about:", here.as_str()]
                .iter()
                .any(|ours| address.starts_with(ours))
        };
        let requested = |entry: &Value| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let is_request = message["method"] == "Network.requestWillBeSent";
            is_request.then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        };
        log(self.client(), "performance").await.iter().filter_map(requested).filter(elsewhere).collect()
    }

    /// # Panics
    /// When the pages of this browser did what they may not.
    pub async fn was_quiet(&self) {
        assert_eq!(self.console_errors().await, Vec::<String>::new(), "the console stays empty");
        assert_eq!(
            self.requests_elsewhere().await,
            Vec::<String>::new(),
            "no other host is asked for anything"
        );
    }
}

/// What the driver wrote down since the last time somebody asked.
pub async fn log(client: &Client, kind: &str) -> Vec<Value> {
    match client.issue_cmd(Post("se/log", json!({ "type": kind }))).await {
        Ok(Value::Array(entries)) => entries,
        other => panic!("The driver gives no {kind} log: {other:?}"),
    }
}
