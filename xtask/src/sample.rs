//! Writes a realistic snapshot to a file; `cargo xtask sample` calls it with the number of leads, the seed, the time
//! in milliseconds and the file.

use std::{env, fs, process::ExitCode};

use entonnoir::{domain::moment::Moment, sample, snapshot};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [leads, seed, now, file] = words.as_slice() else { return misuse() };
    let (Ok(leads), Ok(seed), Ok(now)) = (leads.parse(), seed.parse(), now.parse()) else { return misuse() };
    let workspace = sample::workspace(leads, seed, Moment::utc(now));
    match fs::write(file, snapshot::file::encode(&workspace, now)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{file} cannot be written: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn misuse() -> ExitCode {
    eprintln!("Call `cargo xtask sample` instead.");
    ExitCode::from(2)
}
