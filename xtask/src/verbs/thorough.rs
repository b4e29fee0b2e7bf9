//! `laws` and `fuzz`: made-up stories and broken files, many times more of them than every check tries.

use std::process::Command;

use anyhow::Result;

use crate::project;

/// Quick where it counts: see `profile.thorough` in Cargo.toml.
const PROFILE: [&str; 4] = ["test", "--no-default-features", "--profile", "thorough"];
/// What every check tries of each law, and of each kind of broken file for each reader.
const CASES: u32 = 10_000;
const INPUTS: u32 = 100_000;
/// What is tried on request.
const MANY_CASES: u32 = 100_000;
const MANY_INPUTS: u32 = 1_000_000;
/// Whatever else holds in every story is tried that much less: those stories take longer.
const OF_OTHERS: u32 = 50;

#[derive(Debug, PartialEq, Eq)]
pub struct Laws {
    pub cases: Option<u32>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Fuzz {
    pub inputs: Option<u32>,
    pub seed: Option<u64>,
}

pub fn laws(wish: &Laws) -> Result<()> {
    let cases = wish.cases.unwrap_or(MANY_CASES);
    let mut command = project::cargo(PROFILE);
    command.args(["--test", "laws"]).env("LAW_CASES", cases.to_string());
    command.env("PROPTEST_CASES", (cases / OF_OTHERS).to_string());
    project::run(&mut command)
}

pub fn fuzz(wish: &Fuzz) -> Result<()> {
    let mut command = project::cargo(PROFILE);
    command.args(["--test", "fuzz"]).env("FUZZ_INPUTS", wish.inputs.unwrap_or(MANY_INPUTS).to_string());
    if let Some(seed) = wish.seed {
        command.env("FUZZ_SEED", seed.to_string());
    }
    project::run(&mut command)
}

/// All tests of the core, with as many stories and files as every check tries.
pub fn core(filter: Option<&str>) -> Command {
    let mut command = project::cargo(PROFILE);
    command.args(filter).env("LAW_CASES", CASES.to_string()).env("FUZZ_INPUTS", INPUTS.to_string());
    // The same stories each time, so that what fails does so because of what was changed. `laws` goes looking for others.
    command.env("PROPTEST_RNG_SEED", "1");
    command
}
