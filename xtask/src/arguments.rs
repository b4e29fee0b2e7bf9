//! The verbs and their flags, read from the command line.

use std::{collections::VecDeque, path::PathBuf, str::FromStr};

use crate::verbs::{Verb, endure, sample, thorough};

pub const USAGE: &str = "\
cargo xtask serve [--port N] [--no-build]   build the application and serve it on this machine
cargo xtask dev [--port N]                  the same, rebuilt and reloaded at every change
cargo xtask test [FILTER]                   every check, in order; with a filter, only the tests it names
cargo xtask build                           write the release to dist/, ready for any static host
cargo xtask bundle                          the same, and all of it as one page that opens from a disk
cargo xtask sample --leads N --seed S --out FILE [--now MILLISECONDS]
                                            write a realistic snapshot, the same for the same seed
cargo xtask bench                           measure the release in a browser
cargo xtask laws [--cases N]                try the laws of joining on made-up stories, 100,000 of them for each
cargo xtask fuzz [--inputs N] [--seed S]    give every reader broken and made-up files, a million of each
cargo xtask endure [--kills N] [--only GROUP]
                                            kill, crash, damage and starve browsers while somebody edits, for an
                                            hour and a half, and count what was called saved and is lost; groups:
                                            kills (1,000), endings, tabs, damage, disk, quiet";

const DEFAULT_PORT: u16 = 8080;

/// Turns words into a verb, or into a sentence about the word that fits nowhere.
pub fn parse(words: impl Iterator<Item = String>) -> Result<Verb, String> {
    let mut words = Words(words.collect());
    let verb = match words.next_plain().as_deref() {
        Some("build") => Verb::Build,
        Some("bundle") => Verb::Bundle,
        Some("serve") => Verb::Serve {
            build: !words.flag("--no-build"),
            port: words.value("--port")?.unwrap_or(DEFAULT_PORT),
        },
        Some("dev") => Verb::Dev { port: words.value("--port")?.unwrap_or(DEFAULT_PORT) },
        Some("test") => Verb::Test { filter: words.next_plain() },
        Some("sample") => Verb::Sample(sample::Wish {
            leads: words.required("--leads")?,
            seed: words.required("--seed")?,
            file: words.required::<PathBuf>("--out")?,
            now_in_milliseconds: words.value("--now")?.unwrap_or(sample::FIXED_NOW_IN_MILLISECONDS),
        }),
        Some("bench") => Verb::Bench,
        Some("endure") => {
            Verb::Endure(endure::Wish { kills: words.value("--kills")?, only: words.value("--only")? })
        }
        Some("laws") => Verb::Laws(thorough::Laws { cases: words.value("--cases")? }),
        Some("fuzz") => {
            Verb::Fuzz(thorough::Fuzz { inputs: words.value("--inputs")?, seed: words.value("--seed")? })
        }
        Some("help") => Verb::Help,
        Some(unknown) => return Err(format!("There is no verb `{unknown}`.")),
        None if words.flag("--help") || words.flag("-h") => Verb::Help,
        None => return Err("A verb is missing.".to_owned()),
    };
    match words.0.front() {
        None => Ok(verb),
        Some(left) => Err(format!("`{left}` does not fit here.")),
    }
}

struct Words(VecDeque<String>);

impl Words {
    /// The next word, unless it is a flag.
    fn next_plain(&mut self) -> Option<String> {
        if self.0.front()?.starts_with('-') { None } else { self.0.pop_front() }
    }

    fn flag(&mut self, name: &str) -> bool {
        let found = self.0.iter().position(|word| word == name);
        found.and_then(|place| self.0.remove(place)).is_some()
    }

    /// The word after `name`, when `name` is there.
    fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, String> {
        let Some(place) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        self.0.remove(place);
        let word = self.0.remove(place).ok_or_else(|| format!("`{name}` needs a value."))?;
        word.parse().map(Some).map_err(|_| format!("`{word}` is no value for `{name}`."))
    }

    fn required<T: FromStr>(&mut self, name: &str) -> Result<T, String> {
        self.value(name)?.ok_or_else(|| format!("`{name}` is missing."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Verb, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn verbs_take_their_flags_in_any_order() {
        assert_eq!(parsed("serve"), Ok(Verb::Serve { port: 8080, build: true }));
        assert_eq!(parsed("serve --no-build --port 9000"), Ok(Verb::Serve { port: 9000, build: false }));
        assert_eq!(parsed("test board"), Ok(Verb::Test { filter: Some("board".into()) }));
        assert_eq!(
            parsed("sample --out a.json --seed 7 --leads 100"),
            Ok(Verb::Sample(sample::Wish {
                leads: 100,
                seed: 7,
                file: "a.json".into(),
                now_in_milliseconds: sample::FIXED_NOW_IN_MILLISECONDS
            }))
        );
        assert_eq!(
            parsed("endure --only kills --kills 60"),
            Ok(Verb::Endure(endure::Wish { kills: Some(60), only: Some("kills".into()) }))
        );
        assert_eq!(parsed("endure"), Ok(Verb::Endure(endure::Wish { kills: None, only: None })));
        assert_eq!(parsed("laws"), Ok(Verb::Laws(thorough::Laws { cases: None })));
        assert_eq!(
            parsed("fuzz --seed 9 --inputs 50"),
            Ok(Verb::Fuzz(thorough::Fuzz { inputs: Some(50), seed: Some(9) }))
        );
        assert_eq!(parsed("--help"), Ok(Verb::Help));
    }

    #[test]
    fn what_fits_nowhere_is_named() {
        for (line, sentence) in [
            ("", "A verb is missing."),
            ("fly", "There is no verb `fly`."),
            ("build now", "`now` does not fit here."),
            ("test --fast", "`--fast` does not fit here."),
            ("serve --port", "`--port` needs a value."),
            ("serve --port 99999", "`99999` is no value for `--port`."),
            ("sample --leads 1", "`--seed` is missing."),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
    }
}
