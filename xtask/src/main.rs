//! `cargo xtask <verb>`: everything one does with this project, without installing anything but Rust.

mod application;
mod arguments;
mod browser;
mod budget;
mod page;
mod project;
mod setup;
mod verbs;

use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match arguments::parse(std::env::args().skip(1)) {
        Ok(verb) => verb.run(),
        Err(misuse) => {
            eprintln!("{misuse}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem:#}");
            ExitCode::FAILURE
        }
    }
}
