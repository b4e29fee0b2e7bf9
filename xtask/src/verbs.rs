//! What one can ask for: one file per verb.

pub mod bench;
pub mod build;
pub mod bundle;
pub mod dev;
pub mod endure;
pub mod sample;
pub mod serve;
pub mod test;
pub mod thorough;

use anyhow::Result;

use crate::arguments;

#[derive(Debug, PartialEq, Eq)]
pub enum Verb {
    Build,
    Bundle,
    Serve { port: u16, build: bool },
    Dev { port: u16 },
    Test { filter: Option<String> },
    Sample(sample::Wish),
    Bench,
    Endure(endure::Wish),
    Laws(thorough::Laws),
    Fuzz(thorough::Fuzz),
    Help,
}

impl Verb {
    pub fn run(self) -> Result<()> {
        match self {
            Self::Build => build::run(),
            Self::Bundle => bundle::run(),
            Self::Serve { port, build } => serve::run(port, build),
            Self::Dev { port } => dev::run(port),
            Self::Test { filter } => test::run(filter.as_deref()),
            Self::Sample(wish) => sample::run(&wish),
            Self::Bench => bench::run(),
            Self::Endure(wish) => endure::run(&wish),
            Self::Laws(wish) => thorough::laws(&wish),
            Self::Fuzz(wish) => thorough::fuzz(&wish),
            Self::Help => {
                println!("{}", arguments::USAGE);
                Ok(())
            }
        }
    }
}
