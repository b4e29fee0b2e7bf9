//! How long a day's files take to come in and to go out, and how much memory they need.

use std::{
    path::{Path, PathBuf},
    slice::from_ref,
};

use browser::{Page, board::IMPORT_FILE, files::Files};

use super::{LEADS, RUNS, Row, Start, begin, instrument, read};

/// Milliseconds from choosing a file until it is on the board; the time that somebody looks at it is not counted.
const COME_IN: f64 = 1_000.0;
/// Milliseconds until a snapshot is ready to be saved.
const GONE_OUT: f64 = 500.0;
/// MiB that the application may ever have taken.
const MEMORY: f64 = 200.0;
/// What several tablets bring home together.
const TABLETS: u64 = 5;

/// What the application's memory has grown to; it never shrinks.
const WATCH_MEMORY: &str = "
    const watched = original => async (...given) => {
        const made = await original.apply(WebAssembly, given);
        const memory = Object.values((made.instance ?? made).exports).find(e => e instanceof WebAssembly.Memory);
        if (memory) window.applicationMemory = memory;
        return made;
    };
    WebAssembly.instantiate = watched(WebAssembly.instantiate);
    WebAssembly.instantiateStreaming = watched(WebAssembly.instantiateStreaming);";

/// Takes the time from the tap until the file is there for the browser to save.
const WATCH_EXPORT: &str = "
    window.lap = null;
    addEventListener('click', tap => {
        const original = URL.createObjectURL;
        URL.createObjectURL = file => {
            URL.createObjectURL = original;
            window.lap = performance.now() - tap.timeStamp;
            return original.call(URL, file);
        };
    }, {once: true, capture: true})";

/// Leaves the page with the last file on its board.
pub async fn measure(page: &Page, files: &Files) -> Vec<Row> {
    page.beforehand(WATCH_MEMORY).await;
    let one = vec![files.sample(LEADS)];
    let several: Vec<PathBuf> =
        (1..=TABLETS).map(|seed| files.sample_by(LEADS / TABLETS as usize, seed)).collect();
    let (mut several_in, mut looked, mut taken, mut out) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (looked, taken) = import(page, &several).await;
        several_in.push(looked + taken);
    }
    for _ in 0..RUNS {
        let once = import(page, &one).await;
        looked.push(once.0);
        taken.push(once.1);
    }
    let (few, table) = (files.sample_by(5, 9), files.table(LEADS));
    let (mut table_looked, mut table_taken) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        empty(page).await;
        come_in(page, from_ref(&few), SNAPSHOT).await;
        page.follow("#/data").await;
        let once = come_in(page, from_ref(&table), TABLE).await;
        table_looked.push(once.0);
        table_taken.push(once.1);
    }
    let mut memory = vec![grown(page).await];
    import(page, &one).await;
    page.follow("#/data").await;
    for _ in 0..RUNS {
        page.run(WATCH_EXPORT, []).await;
        page.click("[data-testid=export]").await;
        out.push(read(page).await);
        page.downloaded().await;
    }
    memory.push(grown(page).await);
    let both =
        |looked: &[f64], taken: &[f64]| looked.iter().zip(taken).map(|(one, other)| one + other).collect();
    let (came_in, table_in) = (both(&looked, &taken), both(&table_looked, &table_taken));
    page.follow("#/board").await;
    vec![
        Row::new("a file that comes in, until the board", Some(COME_IN), came_in),
        Row::new("  of this: until its preview", None, looked),
        Row::new("  of this: from the tap until the board", None, taken),
        Row::new("five files of a fifth that come in together", Some(COME_IN), several_in),
        Row::new("a table of as many rows that comes in", Some(COME_IN), table_in),
        Row::new("  of this: until it is understood", None, table_looked),
        Row::new("  of this: from the tap until the board", None, table_taken),
        Row::new("a snapshot made", Some(GONE_OUT), out),
        Row {
            unit: "MiB",
            always: true,
            ..Row::new("memory after a table, and after a snapshot", Some(MEMORY), memory)
        },
    ]
}

/// What the memory has grown to, in MiB.
async fn grown(page: &Page) -> f64 {
    let grown = page.run("return applicationMemory.buffer.byteLength / 1048576", []).await;
    grown.as_f64().expect("the memory was seen")
}

/// Into an empty browser.
async fn import(page: &Page, files: &[PathBuf]) -> (f64, f64) {
    empty(page).await;
    come_in(page, files, SNAPSHOT).await
}

async fn empty(page: &Page) {
    page.open("").await;
    page.forget_everything().await;
    instrument(page).await;
}

/// Where files are looked at, and the button that takes them over.
const SNAPSHOT: [&str; 2] = ["import-preview", "import-confirm"];
const TABLE: [&str; 2] = ["table-sheet", "table-confirm"];

/// Looking at files, and taking them over.
async fn come_in(page: &Page, files: &[PathBuf], [sheet, confirm]: [&str; 2]) -> (f64, f64) {
    let is_there = format!("return !!document.querySelector('[data-testid={sheet}]')");
    begin(page, &is_there, Start::At("change")).await;
    page.choose_files(IMPORT_FILE, &files.iter().map(PathBuf::as_path).collect::<Vec<&Path>>()).await;
    let looked = read(page).await;
    let confirm = format!("[data-testid={confirm}]");
    page.see(&confirm).await;
    begin(page, "return !!document.querySelector('[data-testid=board] [data-lead]')", Start::At("click"))
        .await;
    page.click(&confirm).await;
    let taken = read(page).await;
    page.saved().await;
    (looked, taken)
}
