//! `sample`: a realistic snapshot in a file, the same for the same seed, to try things on.

use std::path::PathBuf;

use anyhow::Result;

use crate::project;

/// 2 November 2026, 9:00 in UTC: samples must not change from one day to the next.
pub const FIXED_NOW_IN_MILLISECONDS: i64 = 1_793_610_000_000;

#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    pub leads: usize,
    pub seed: u64,
    pub file: PathBuf,
    pub now_in_milliseconds: i64,
}

pub fn run(wish: &Wish) -> Result<()> {
    let program = ["run", "--quiet", "--package", "xtask", "--no-default-features", "--features", "sample"];
    let Wish { leads, seed, file, now_in_milliseconds } = wish;
    let mut command = project::cargo(program);
    command.args([
        "--bin",
        "sample",
        "--",
        &leads.to_string(),
        &seed.to_string(),
        &now_in_milliseconds.to_string(),
    ]);
    // Where the person stands, not where the project lies.
    project::run(command.arg(std::path::absolute(file)?))?;
    println!("{leads} leads are in {}.", file.display());
    Ok(())
}
