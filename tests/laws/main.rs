//! Laws that hold whatever people do: made-up people ask for anything, in any order, on several tablets at once.
//!
//! `PROPTEST_CASES` asks for more cases than the few that keep the suite quick.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

/// Stories are made of many small things, each of which is a piece of memory for a moment.
#[cfg(target_os = "linux")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

use proptest::test_runner::Config;

mod bad_input;
mod beyond;
mod capacity;
mod choosing;
mod clock;
mod contacts;
mod damage;
mod drafts;
mod erasing;
mod guests;
mod invention;
mod joining;
mod judging;
mod keeping;
mod parting;
mod reload;
mod replay;
mod schema;
mod seen;
mod spreadsheet;
mod standing;
mod stores;
mod tables;
mod trying_out;
mod undo;
mod world;
mod written_form;

/// The same for one of the laws of joining (docs/laws.md), of which every check tries more: `LAW_CASES` says how many.
pub fn law(few: u32) -> Config {
    let usual = cases(few);
    Config { cases: asked("LAW_CASES").unwrap_or(usual.cases), ..usual }
}

/// So many cases unless the environment asks for another number. What fails is printed small enough to become a
/// test of its own, so nothing is kept in files.
pub fn cases(few: u32) -> Config {
    let cases = asked("PROPTEST_CASES").unwrap_or(few);
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn asked(name: &str) -> Option<u32> {
    std::env::var(name).ok()?.parse().ok()
}
