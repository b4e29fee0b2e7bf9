//! How fast the release is with ten thousand leads, in a real browser, from the person's deed to the painted answer.
//!
//! Every figure is taken in the page by its own clock. "Painted" is the second animation frame after the page's
//! document shows the answer; what an idle page needs for two frames is printed as the floor, so that figures of
//! different machines can be compared as multiples of it. Fails when a budget is passed.

#[path = "bench/capturing.rs"]
mod capturing;
#[path = "bench/exchange.rs"]
mod exchange;
#[path = "bench/floor.rs"]
mod floor;
#[path = "bench/judging.rs"]
mod judging;
#[path = "bench/saving.rs"]
mod saving;

use std::{process::ExitCode, sync::Arc, time::Instant};

use browser::{
    Device, Page, board::IMPORT_FILE, board::NEW_LEAD, board::SAVE_LEAD, card, files::Files, stage,
};
use entonnoir::sample::SALES;
use fantoccini::key::Key;

const LEADS: usize = 10_000;
const RUNS: usize = 15;
/// What is searched for: three letters each, so that there are as many keystrokes as runs.
const WORDS: [&str; RUNS / 3] = ["mar", "dup", "sal", "ben", "con"];

/// Milliseconds from the deed to the painted answer, at the median.
const PROMPT: f64 = 50.0;
/// Milliseconds that saving an edit may hold up the hand, at the very most: a frame.
const UNNOTICED: f64 = 16.0;
/// Bytes of UTF-8 that one edit may write to localStorage.
const WRITTEN: f64 = 2_000.0;
/// Milliseconds from hearing of new definitions until all are judged by them, and painted.
const JUDGED: f64 = 150.0;
/// A cold start in multiples of the same in plain JavaScript.
const FLOORS: f64 = 2.0;
/// A cold start with twice as many leads.
const OPENED_TWICE: f64 = 1_500.0;
/// The frame that paints an edit says what follows from it.
const SAME_FRAME: f64 = 1.0;

fn main() -> ExitCode {
    let start = Instant::now();
    let table = browser::in_runtime(async {
        let page = Page::start_beside(Device::Desktop, Arc::new(floor::answer)).await;
        let mut table = measure(&page).await;
        page.close().await;
        table.extend(capturing::measure().await);
        table
    });
    println!("\n{LEADS} leads, {RUNS} runs each, {} s in all\n", start.elapsed().as_secs());
    println!("{:<46} {:>9} {:>9} {:>9}  {:<6} {:>9}", "", "min", "median", "max", "", "at most");
    table.iter().for_each(Row::print);
    if table.iter().all(Row::is_within) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Row {
    what: &'static str,
    unit: &'static str,
    most: Option<f64>,
    /// Whether no single run may pass it, rather than the median.
    always: bool,
    values: Vec<f64>,
}

impl Row {
    fn new(what: &'static str, most: Option<f64>, values: Vec<f64>) -> Self {
        let mut row = Self { what, unit: "ms", most, always: false, values };
        row.values.sort_by(f64::total_cmp);
        row
    }

    fn median(&self) -> f64 {
        self.values.get(self.values.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn is_within(&self) -> bool {
        let judged = if self.always { self.values.last().copied() } else { Some(self.median()) };
        self.most.is_none_or(|most| judged.is_some_and(|value| value <= most))
    }

    fn print(&self) {
        let end = |value: Option<&f64>| value.copied().unwrap_or(f64::NAN);
        let most = self.most.map(|most| format!("{most:.0}")).unwrap_or_default();
        let verdict = if self.is_within() { "" } else { "  TOO MUCH" };
        println!(
            "{:<46} {:>9.1} {:>9.1} {:>9.1}  {:<6} {most:>9}{verdict}",
            self.what,
            end(self.values.first()),
            self.median(),
            end(self.values.last()),
            self.unit,
        );
    }
}

async fn measure(page: &Page) -> Vec<Row> {
    let files = Files::new();
    let exchanged = exchange::measure(page, &files).await;
    page.choose_team(&SALES.to_string()).await;
    let (opened, plain) = open_cold(page).await;
    let floors = opened.iter().zip(&plain).map(|(opened, plain)| opened / plain).collect();
    instrument(page).await;
    let floor = repeat(async || stopwatch(page, "", "return true", Start::Now).await).await;
    let mut written = Vec::new();
    let by_mouse = repeat(async || drop_by_mouse(page, &mut written).await).await;
    let by_keys = repeat(async || drop_by_keys(page).await).await;
    let added = repeat(async || add(page, &mut written).await).await;
    let undone = repeat(async || undo(page).await).await;
    let (first, further) = keystrokes(page).await;
    let saving = saving::measure(page).await;
    let (judged, followed) = judging::measure(page).await;
    let opened_twice = open_twice(page, &files).await;
    let typed = first.iter().chain(&further).copied().collect();
    let mut table = vec![
        Row::new("floor: two frames of an idle page", None, floor),
        Row::new("a card dropped by mouse", Some(PROMPT), by_mouse),
        Row::new("a card dropped by keyboard", Some(PROMPT), by_keys),
        Row::new("a lead saved", Some(PROMPT), added),
        Row { always: true, ..Row::new("  of this: what the stores take", Some(UNNOTICED), saving) },
        Row::new("a keystroke in the search field", Some(PROMPT), typed),
        Row::new("  of these: the first letter", None, first),
        Row::new("  of these: further letters", None, further),
        Row::new("undo", Some(PROMPT), undone),
        Row::new("all leads judged after a change of definitions", Some(JUDGED), judged),
        Row { unit: "frames", ..Row::new("a lead's judgement follows its edit", Some(SAME_FRAME), followed) },
        Row::new("a cold start, until it takes input", None, opened),
        Row::new("  floor: the same in plain JavaScript", None, plain),
        Row { unit: "floors", ..Row::new("  a cold start in floors", Some(FLOORS), floors) },
        Row::new("a cold start with twice as many leads", Some(OPENED_TWICE), opened_twice),
        Row { unit: "bytes", ..Row::new("written by one edit", Some(WRITTEN), written) },
    ];
    table.extend(exchanged);
    table
}

async fn repeat(mut run: impl AsyncFnMut() -> f64) -> Vec<f64> {
    let mut values = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        values.push(run().await);
    }
    values
}

const CARD: &str = "[data-testid=board] [data-lead]";

/// When the clock starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// When the script runs.
    Now,
    /// When the event that the deed consists of reaches the page.
    At(&'static str),
}

/// Puts a stopwatch into the page, and a count of what is written.
async fn instrument(page: &Page) {
    const STOPWATCH: &str = "
        window.stopwatch = (event, shown) => {
            window.lap = null;
            const painted = start => requestAnimationFrame(() => requestAnimationFrame(() => lap = performance.now() - start));
            const wait = start => {
                if (shown()) return painted(start);
                const seen = new MutationObserver(() => { if (shown()) { seen.disconnect(); painted(start) } });
                seen.observe(document.documentElement, {subtree: true, childList: true, attributes: true, characterData: true});
            };
            if (!event) return wait(performance.now());
            // The event's own time: what it waited for before the page could take it counts too.
            addEventListener(event, e => wait(e.timeStamp), {once: true, capture: true});
        };
        window.written = 0;
        const original = Storage.prototype.setItem, encoder = new TextEncoder();
        Storage.prototype.setItem = function (key, value) {
            written += encoder.encode(key).length + encoder.encode(value).length;
            return original.call(this, key, value);
        };";
    page.run(STOPWATCH, []).await;
}

/// Starts the stopwatch, does `deed` in the page, and reads the time until `shown`.
async fn stopwatch(page: &Page, deed: &str, shown: &str, start: Start) -> f64 {
    begin(page, shown, start).await;
    page.run(deed, []).await;
    read(page).await
}

async fn begin(page: &Page, shown: &str, start: Start) {
    let event = match start {
        Start::Now => "null".to_owned(),
        Start::At(event) => format!("'{event}'"),
    };
    page.run(&format!("written = 0; stopwatch({event}, () => {{ {shown} }})"), []).await;
}

async fn read(page: &Page) -> f64 {
    page.until("the answer is painted", "return window.lap", []).await.as_f64().unwrap_or(f64::NAN)
}

async fn bytes_written(page: &Page) -> f64 {
    page.run("return written", []).await.as_f64().unwrap_or(f64::NAN)
}

/// From the start of the navigation: the application and its floor in turn, so that both meet the same machine.
async fn open_cold(page: &Page) -> (Vec<f64>, Vec<f64>) {
    let (mut opened, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        plain.push(open(page, floor::PAGE).await);
        let drawn = page.count(CARD).await;
        opened.push(open(page, "").await);
        assert_eq!(drawn, page.count(CARD).await, "both draw the same board");
    }
    (opened, plain)
}

async fn open(page: &Page, route: &str) -> f64 {
    const MARK: &str = "return performance.getEntriesByName('entonnoir:interactive')[0]?.startTime";
    page.open(route).await;
    page.until("the mark is set", MARK, []).await.as_f64().unwrap_or(f64::NAN)
}

/// Another show comes on top of the first.
async fn open_twice(page: &Page, files: &Files) -> Vec<f64> {
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[&files.other_sample(LEADS)]).await;
    page.see("[data-testid=import-confirm]").await;
    page.click("[data-testid=import-confirm]").await;
    page.saved().await;
    repeat(async || {
        page.open(floor::PAGE).await;
        open(page, "").await
    })
    .await
}

/// The top card of the first column goes to the column of the lost, which asks nothing.
async fn drop_by_mouse(page: &Page, written: &mut Vec<f64>) -> f64 {
    let (lead, lost) = (page.column(0).await.leads[0].clone(), stage("bant/lost"));
    let column = browser::column(&lost);
    page.mouse_carry(page.centre(&card(&lead)).await, page.point(&column, 0.5, 0.5).await).await;
    begin(page, &is_in(&lead, &lost), Start::At("pointerup")).await;
    page.mouse_drop().await;
    let time = read(page).await;
    written.push(bytes_written(page).await);
    page.gone("[data-carrying], .ghost").await;
    time
}

async fn drop_by_keys(page: &Page) -> f64 {
    let (lead, lost) = (page.column(0).await.leads[0].clone(), stage("bant/lost"));
    page.focus_card(&lead).await;
    page.key(Key::Space).await;
    for _ in 0..5 {
        page.key(Key::Right).await;
    }
    page.hears("Lost, position").await;
    begin(page, &is_in(&lead, &lost), Start::At("keydown")).await;
    page.key(Key::Space).await;
    read(page).await
}

/// Whether a card is drawn in a column.
fn is_in(lead: &str, stage: &str) -> String {
    format!("return !!document.querySelector('[data-stage=\"{stage}\"][data-kind] [data-lead=\"{lead}\"]')")
}

async fn add(page: &Page, written: &mut Vec<f64>) -> f64 {
    let before = page.column(0).await.count;
    page.click(NEW_LEAD).await;
    page.fill("[name=full_name]", &format!("Newcomer {before}")).await;
    page.fill("[name=company]", "Acme").await;
    let shown = format!(
        "return [...document.querySelectorAll('[data-testid=board] [data-lead]')].some(l => l.textContent.includes('Newcomer {before}'))"
    );
    begin(page, &shown, Start::At("click")).await;
    page.click(SAVE_LEAD).await;
    let time = read(page).await;
    written.push(bytes_written(page).await);
    page.close_sheet().await;
    time
}

async fn undo(page: &Page) -> f64 {
    let before = page.column(0).await.count;
    let shown = format!(
        "return document.querySelector('[data-testid=board] [data-stage][data-kind]').dataset.count !== '{before}'"
    );
    begin(page, &shown, Start::At("click")).await;
    page.click("[data-testid=undo]").await;
    read(page).await
}

/// Words letter by letter, until the counts of the columns have changed: first letters, which look through every
/// lead, and further ones, which look through what was found.
async fn keystrokes(page: &Page) -> (Vec<f64>, Vec<f64>) {
    let (mut first, mut further) = (Vec::new(), Vec::new());
    for word in WORDS {
        page.fill("[data-testid=search]", "").await;
        page.until(
            "all leads are shown",
            "return document.querySelector('[data-testid=search]').value === ''",
            [],
        )
        .await;
        for (at, letter) in word.chars().enumerate() {
            const COUNTS: &str = "[...document.querySelectorAll('[data-testid=board] [data-stage][data-kind]')].map(c => c.dataset.count).join()";
            let before = page.run(&format!("return {COUNTS}"), []).await;
            begin(page, &format!("return {COUNTS} !== {before}"), Start::At("input")).await;
            page.focus("[data-testid=search]").await;
            page.letter(letter).await;
            let values = if at == 0 { &mut first } else { &mut further };
            values.push(read(page).await);
        }
    }
    page.fill("[data-testid=search]", "").await;
    (first, further)
}
