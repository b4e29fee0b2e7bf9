//! The long trials: a thousand kills, hours of tabs, every damage, full disks; and a table of what was lost.
//!
//! `--kills N` says how often the browser is killed, `--only GROUP` leaves out everything else. Fails when anything
//! that the page had called saved was missing afterwards.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
#[path = "endure/campaign.rs"]
mod campaign;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    match campaign::Wish::read(std::env::args().skip(1)) {
        Ok(wish) => campaign::run(&wish),
        Err(misuse) => {
            eprintln!("{misuse}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!(
        "Browsers are killed and disks are filled by Linux's own means: these trials run on Linux only."
    );
    ExitCode::FAILURE
}
