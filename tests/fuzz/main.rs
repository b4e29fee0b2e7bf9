//! Every reader of files, given what no honest program writes: nothing stops it, and what it takes can be written and
//! read again.
//!
//! Half of the inputs are files gone wrong (`mutated`), half are made up from the words of the format (`made_up`).
//! `FUZZ_INPUTS` asks for a number of each, `FUZZ_SEED` for others than the usual ones; `cargo xtask fuzz` asks for a
//! million. What stops a reader is kept in `tests/fixtures/fuzz/`, and read again by every run from then on.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

/// Stories are made of many small things, each of which is a piece of memory for a moment.
#[cfg(target_os = "linux")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod made_up;
mod mutated;
mod readers;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    time::{Duration, Instant},
};

use fastrand::Rng;
use readers::Reader;

/// Far more than any of these small files takes: beyond, a reader has lost itself.
const PATIENCE: Duration = Duration::from_secs(20);

fn asked<T: std::str::FromStr>(name: &str, usual: T) -> T {
    env::var(name).ok().and_then(|asked| asked.parse().ok()).unwrap_or(usual)
}

fn folder(reader: Reader) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz").join(reader.name())
}

/// Reads so many inputs; whatever stops the reader is kept for every later run.
fn withstands(reader: Reader, mut next: impl FnMut(&mut Rng) -> Vec<u8>) {
    let mut chance = Rng::with_seed(asked("FUZZ_SEED", 7));
    let (count, mut taken) = (asked("FUZZ_INPUTS", 1_000), 0);
    for _ in 0..count {
        let input = next(&mut chance);
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| reader.takes(&input)));
        let is_slow = start.elapsed() > PATIENCE;
        if outcome.is_err() || is_slow {
            keep(reader, &input);
        }
        assert!(!is_slow, "it took {:?}", start.elapsed());
        taken += usize::from(outcome.unwrap_or_else(|problem| resume_unwind(problem)));
    }
    // Were all of them refused at once, nothing behind the door would have been tried.
    assert!(taken * 200 >= count, "only {taken} of {count} were taken");
}

fn keep(reader: Reader, input: &[u8]) {
    let sum = input.iter().fold(0_u64, |sum, byte| sum.rotate_left(5) ^ u64::from(*byte));
    let file = folder(reader).join(format!("{sum:016x}"));
    fs::write(&file, input).unwrap();
    eprintln!("This input is kept: {}", file.display());
}

fn files_gone_wrong(reader: Reader) {
    let seeds = reader.seeds();
    withstands(reader, |chance| mutated::one_of(&seeds, chance));
}

#[test]
fn every_input_that_ever_stopped_a_reader_is_read() {
    for reader in Reader::ALL {
        for kept in fs::read_dir(folder(reader)).into_iter().flatten().flatten() {
            reader.takes(&fs::read(kept.path()).unwrap());
        }
    }
}

#[test]
fn snapshots_gone_wrong() {
    files_gone_wrong(Reader::Snapshot);
}

#[test]
fn snapshots_made_up() {
    let words = made_up::Json::of(&Reader::Snapshot.seeds());
    withstands(Reader::Snapshot, |chance| words.file(chance));
}

#[test]
fn playbooks_gone_wrong() {
    files_gone_wrong(Reader::Playbook);
}

#[test]
fn playbooks_made_up() {
    let words = made_up::Json::of(&Reader::Playbook.seeds());
    withstands(Reader::Playbook, |chance| words.file(chance));
}

#[test]
fn tables_gone_wrong() {
    files_gone_wrong(Reader::Table);
}

#[test]
fn tables_made_up() {
    withstands(Reader::Table, made_up::table);
}

#[test]
fn cards_gone_wrong() {
    files_gone_wrong(Reader::Cards);
}

#[test]
fn cards_made_up() {
    withstands(Reader::Cards, made_up::cards);
}

#[test]
fn badges_gone_wrong() {
    files_gone_wrong(Reader::Badges);
}

#[test]
fn badges_made_up() {
    withstands(Reader::Badges, made_up::badges);
}

#[test]
fn locked_files_gone_wrong() {
    files_gone_wrong(Reader::Locked);
}

#[test]
fn locked_files_made_up() {
    let seeds = Reader::Locked.seeds();
    withstands(Reader::Locked, |chance| made_up::locked(&seeds, chance));
}
