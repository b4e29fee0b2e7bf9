//! How soon a tablet answers on a booth: leads taken down by fingers, each from an empty form until it is saved, on a
//! processor four times slower than this one and among as many leads as anywhere here.

use browser::{Device, Page, board::IMPORT_FILE, board::NEW_LEAD, board::SAVE_LEAD, files::Files, json};
use entonnoir::sample::SALES;
use fantoccini::key::Key;

use super::{LEADS, RUNS, Row, Start, begin, instrument, read, repeat, stopwatch};

/// A tablet lying on its side, in CSS pixels.
const VIEW: (u32, u32) = (1024, 768);
/// How much longer the browser takes for everything than this machine does.
const SLOWER: f64 = 4.0;
/// Milliseconds from the touch to the painted answer, at the median.
const ANSWERED: f64 = 100.0;

const SAVE_AND_NEXT: &str = "[data-testid=save-and-next]";
const NAME: &str = "[name=full_name]";
/// Says on the board who was saved.
const NOTICE: &str = ".notice";

/// One thing that is done for each lead: how long until its answer is painted, and how long the page's thread worked.
struct Step {
    what: &'static str,
    times: Vec<f64>,
    work: Vec<f64>,
}

impl Step {
    fn new(what: &'static str) -> Self {
        Self { what, times: Vec::with_capacity(RUNS), work: Vec::with_capacity(RUNS) }
    }

    async fn take(&mut self, page: &Page, event: &'static str, shown: &str, deed: impl AsyncFnOnce()) {
        begin(page, shown, Start::At(event)).await;
        let before = worked(page).await;
        deed().await;
        self.times.push(read(page).await);
        self.work.push(worked(page).await - before);
    }

    fn rows(self) -> [Row; 2] {
        [
            Row::new(self.what, Some(ANSWERED), self.times),
            Row::new("  of this and after it: the page's work", None, self.work),
        ]
    }
}

pub async fn measure() -> Vec<Row> {
    let page = slow_tablet().await;
    let floor = repeat(async || stopwatch(&page, "", "return true", Start::Now).await).await;
    let mut opened = Step::new("by touch: the form opened");
    let mut letter = Step::new("by touch: a letter typed");
    let mut onward = Step::new("by touch: on to the next line");
    let mut tapped = Step::new("by touch: a qualifier answered");
    let mut next = Step::new("by touch: saved, and the next form is empty");
    let mut saved = Step::new("by touch: saved, and the board is back");
    for run in 0..RUNS {
        const IS_OPEN: &str =
            "return !!document.querySelector('[data-testid=capture][open] [name=full_name]')";
        opened.take(&page, "click", IS_OPEN, async || page.tap(NEW_LEAD).await).await;
        let count = page.attribute("[data-testid=met-today]", "data-count").await;
        fill_in(&page, &format!("First {run}"), &mut letter, &mut onward, &mut tapped).await;
        let is_next = format!(
            "return document.querySelector('[data-testid=met-today]').dataset.count !== '{count}' && !document.querySelector('{NAME}').value"
        );
        next.take(&page, "click", &is_next, async || page.tap(SAVE_AND_NEXT).await).await;
        let name = format!("Second {run}");
        fill_in(&page, &name, &mut letter, &mut onward, &mut tapped).await;
        let is_back = format!(
            "return !document.querySelector('dialog[open]') && document.querySelector('{NOTICE}')?.textContent.includes('{name}')"
        );
        saved.take(&page, "click", &is_back, async || page.tap(SAVE_LEAD).await).await;
        page.saved().await;
    }
    page.close().await;
    let steps = [opened, letter, onward, tapped, next, saved].into_iter().flat_map(Step::rows);
    [Row::new("by touch: floor: two frames of that page, idle", None, floor)]
        .into_iter()
        .chain(steps)
        .collect()
}

/// With a team that asks qualifiers.
async fn slow_tablet() -> Page {
    let (page, files) = (Page::start(Device::Tablet).await, Files::new());
    page.open("").await;
    page.choose_files(IMPORT_FILE, &[&files.sample(LEADS)]).await;
    page.click("[data-testid=import-confirm]").await;
    page.see("[data-testid=board]").await;
    page.choose_team(&SALES.to_string()).await;
    page.saved().await;
    instrument(&page).await;
    let view = json!({ "width": VIEW.0, "height": VIEW.1, "deviceScaleFactor": 1, "mobile": true });
    for (method, parameters) in [
        ("Emulation.setDeviceMetricsOverride", view),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })),
        ("Performance.enable", json!({})),
    ] {
        page.ask_chromium(method, parameters).await.expect("Chromium plays a slow tablet");
    }
    page
}

/// Whatever is typed but a letter is not counted: people type as they do.
async fn fill_in(page: &Page, name: &str, letter: &mut Step, onward: &mut Step, tapped: &mut Step) {
    page.fill(NAME, name).await;
    letter.take(page, "keypress", "return true", async || page.letter('s').await).await;
    onward.take(page, "keydown", "return true", async || page.key(Key::Enter).await).await;
    assert!(page.has_focus("[name=company]").await, "Enter leads on");
    page.fill("[name=company]", "Acme").await;
    for question in 1..=3 {
        let answer = format!(".tap-question:nth-child({question}) .tap");
        let is_taken = format!("return document.querySelector('{answer}').ariaPressed === 'true'");
        tapped.take(page, "click", &is_taken, async || page.tap(&answer).await).await;
    }
}

/// Milliseconds for which the page's thread has worked, of the processor's time: others on this machine do not count.
async fn worked(page: &Page) -> f64 {
    let metrics = page.ask_chromium("Performance.getMetrics", json!({})).await.expect("Chromium counts");
    let metrics = metrics["metrics"].as_array().into_iter().flatten();
    let seconds =
        metrics.filter(|metric| metric["name"] == "ThreadTime").find_map(|metric| metric["value"].as_f64());
    seconds.map_or(f64::NAN, |seconds| seconds * 1_000.0)
}
