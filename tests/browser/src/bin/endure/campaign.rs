//! Which trials, how often, and the table.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use browser::{
    in_turn,
    wild::{
        Count, Damage, Store,
        trials::{self, Ending, KILLS_OF_A_TABLET},
    },
};

const KILLS: usize = 1_000;
const KILLS_WHILE_PACKING: usize = 40;
const ENDINGS: usize = 100;
const RUNS_OF_TWO_TABS: usize = 10;
const RUNS_OF_FOUR_TABS: usize = 3;
const EDITS_OF_A_TAB: usize = 300;
const FULL_DISKS: usize = 3;
const EDITS_ON_A_FULL_DISK: usize = 100;
const EDITS_WATCHED: usize = 50;
const IDLE: Duration = Duration::from_secs(600);

/// What can be asked for alone.
const GROUPS: [&str; 6] = ["kills", "endings", "tabs", "damage", "disk", "quiet"];

/// What the caller asked for.
#[derive(Debug)]
pub struct Wish {
    kills: usize,
    only: Option<String>,
}

impl Wish {
    /// # Errors
    /// A sentence about the word that fits nowhere.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut wish = Self { kills: KILLS, only: None };
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("`{word}` needs a value."))?;
            match word.as_str() {
                "--kills" => {
                    wish.kills = value.parse().map_err(|_| format!("`{value}` is no number of kills."))?;
                }
                "--only" if GROUPS.contains(&value.as_str()) => wish.only = Some(value),
                "--only" => return Err(format!("`{value}` is none of {}.", GROUPS.join(", "))),
                _ => return Err(format!("`{word}` does not fit here.")),
            }
        }
        Ok(wish)
    }

    fn wants(&self, group: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == group)
    }
}

pub fn run(wish: &Wish) -> ExitCode {
    let mut table = Table::new();
    for (group, trials) in [
        ("kills", kills as fn(&mut Table, &Wish)),
        ("endings", endings),
        ("tabs", tabs),
        ("damage", damage),
        ("disk", disk),
        ("quiet", quiet),
    ] {
        if wish.wants(group) {
            trials(&mut table, wish);
        }
    }
    table.end()
}

/// A tablet a fair: no profile gets old enough to be full.
fn kills(table: &mut Table, wish: &Wish) {
    let mut left = wish.kills;
    while left > 0 {
        let times = left.min(KILLS_OF_A_TABLET);
        table.add(in_turn(trials::kills(times)));
        left -= times;
    }
    table.add(in_turn(trials::packing(KILLS_WHILE_PACKING.min(wish.kills))));
}

fn endings(table: &mut Table, _: &Wish) {
    for ending in Ending::ALL {
        table.add(in_turn(trials::endings(ending, ENDINGS)));
    }
}

fn tabs(table: &mut Table, _: &Wish) {
    for (tabs, runs) in [(2, RUNS_OF_TWO_TABS), (4, RUNS_OF_FOUR_TABS)] {
        for _ in 0..runs {
            table.add(in_turn(trials::tabs(tabs, EDITS_OF_A_TAB)));
        }
    }
    table.add(in_turn(trials::later_version()));
}

fn damage(table: &mut Table, _: &Wish) {
    let booth = in_turn(trials::worked_at());
    for store in Store::ALL {
        for damage in Damage::USUAL.into_iter().chain(Damage::FURTHER) {
            table.add(in_turn(trials::damage(&booth, store, damage)));
        }
    }
    for damage in [Damage::DeletedFolder, Damage::EmptiedLog, Damage::GarbledCurrent] {
        table.add(in_turn(trials::damage_to_all(&booth, damage)));
    }
}

fn disk(table: &mut Table, _: &Wish) {
    for _ in 0..FULL_DISKS {
        match in_turn(trials::full_disk(EDITS_ON_A_FULL_DISK)) {
            Ok(count) => table.add(count),
            Err(reason) => return println!("edits on a full disk: skipped, {reason}"),
        }
    }
}

fn quiet(table: &mut Table, _: &Wish) {
    table.add(in_turn(trials::one_write(EDITS_WATCHED)));
    table.add(in_turn(trials::idle(IDLE)));
}

/// Printed line by line: whoever waits for an hour wants to see how it goes.
struct Table {
    start: Instant,
    lines: Vec<Count>,
}

impl Table {
    fn new() -> Self {
        println!("{:<58} {:>6} {:>12} {:>6}", "", "tries", "acknowledged", "lost");
        Self { start: Instant::now(), lines: Vec::new() }
    }

    fn add(&mut self, line: Count) {
        println!("{line}");
        self.lines.push(line);
    }

    fn end(self) -> ExitCode {
        let sum = |number: fn(&Count) -> usize| self.lines.iter().map(number).sum::<usize>();
        let (tries, acknowledged) = (sum(|line| line.tries), sum(|line| line.acknowledged));
        let lost = sum(|line| line.lost.len());
        println!("{:<58} {tries:>6} {acknowledged:>12} {lost:>6}", "in all");
        println!("{} minutes", self.start.elapsed().as_secs() / 60);
        if self.lines.iter().all(Count::is_clean) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
