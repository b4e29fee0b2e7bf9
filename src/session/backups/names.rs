//! What backups in a folder are called, and which of them may go once a new one has been read back.
//!
//! `entonnoir-backup-2026-03-15-140502-3f9a.json`: the day and the time of the place, then a tag of this browser.
//! Two tablets may share a folder; by the tag each of them takes away its own old files only.

use std::collections::BTreeSet;

use chrono::{DateTime, Timelike};

use crate::domain::moment::Moment;

const BEGINNING: &str = "entonnoir-backup-";
const END: &str = ".json";

/// How many of the day on which one was just written stay.
const OF_TODAY: usize = 3;
/// How many stay in all: those of today, and the last one of each other day.
const IN_ALL: usize = 10;

/// A file name of ours, taken apart. Days and times compare as texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name<'a> {
    day: &'a str,
    tag: &'a str,
}

/// A tag for this browser: four hexadecimal digits.
pub fn tag(chance: u128) -> String {
    format!("{:04x}", chance & 0xffff)
}

/// A name that no file in the folder has yet.
pub fn fresh(taken: &[String], tag: &str, now: Moment) -> String {
    let local = now.millis.saturating_add(i64::from(now.offset_minutes) * 60_000);
    let time = DateTime::from_timestamp_millis(local).unwrap_or_default();
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    let stem = format!("{BEGINNING}{}-{hour:02}{minute:02}{second:02}", now.today());
    let first = format!("{stem}-{tag}{END}");
    // More than one in a second: two tabs, or a clock that was set back.
    let more = (2_u32..).map(|n| format!("{stem}-{n}-{tag}{END}"));
    [first.clone()].into_iter().chain(more).find(|name| !taken.contains(name)).unwrap_or(first)
}

/// Which files may go now that `written` has been read back. Never that one, never another browser's, never anything
/// else that lies in the folder.
pub fn surplus(names: &[String], written: &str) -> Vec<String> {
    let Some(Name { day: today, tag }) = Name::of(written) else { return Vec::new() };
    let all = names.iter().map(String::as_str).chain([written]);
    let own = all.filter_map(|name| Name::of(name).filter(|of| of.tag == tag).map(|of| (of.day, name)));
    // Latest first: by day, then by time.
    let own: BTreeSet<(&str, &str)> = own.collect();
    let others_of_today =
        own.iter().rev().filter(|(day, name)| *day == today && *name != written).take(OF_TODAY - 1);
    let mut kept: Vec<&str> = [written].into_iter().chain(others_of_today.map(|(_, name)| *name)).collect();
    let mut last_day = None;
    for (day, name) in own.iter().rev().filter(|(day, _)| *day != today) {
        if kept.len() < IN_ALL && last_day != Some(day) {
            kept.push(name);
        }
        last_day = Some(day);
    }
    own.into_iter().map(|(_, name)| name).filter(|name| !kept.contains(name)).map(str::to_owned).collect()
}

impl<'a> Name<'a> {
    /// `None` for what is not called as we call our backups.
    fn of(name: &'a str) -> Option<Self> {
        let rest = name.strip_prefix(BEGINNING)?.strip_suffix(END)?;
        let (day, rest) = rest.split_at_checked(10)?;
        let (time, rest) = rest.strip_prefix('-')?.split_at_checked(6)?;
        let rest = rest.strip_prefix('-')?;
        let (number, tag) = rest.rsplit_once('-').unwrap_or(("2", rest));
        let fits = |text: &str, pattern: &str| {
            text.len() == pattern.len()
                && text.bytes().zip(pattern.bytes()).all(|(byte, wanted)| match wanted {
                    b'0' => byte.is_ascii_digit(),
                    b'f' => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
                    exactly => byte == exactly,
                })
        };
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        (fits(day, "0000-00-00") && fits(time, "000000") && is_number && fits(tag, "ffff"))
            .then_some(Self { day, tag })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_773_576_000_000; // 2026-03-15T12:00:00Z

    fn names(days: &[(&str, &[&str])]) -> Vec<String> {
        let named = |day: &str, time: &str| format!("entonnoir-backup-{day}-{time}-3f9a.json");
        days.iter().flat_map(|(day, times)| times.iter().map(move |time| named(day, time))).collect()
    }

    #[test]
    fn a_name_says_when_by_the_clock_on_the_wall() {
        let paris = Moment { millis: NOON + 125_000, offset_minutes: 60 };
        let first = fresh(&[], "3f9a", paris);
        assert_eq!(first, "entonnoir-backup-2026-03-15-130205-3f9a.json");
        let second = fresh(std::slice::from_ref(&first), "3f9a", paris);
        assert_eq!(second, "entonnoir-backup-2026-03-15-130205-2-3f9a.json");
        assert_eq!(Name::of(&first), Name::of(&second));
        assert_ne!(Name::of(&second), None);
    }

    #[test]
    fn three_of_today_and_the_last_of_each_other_day_stay() {
        let folder = names(&[
            ("2026-03-13", &["080000", "170000"]),
            ("2026-03-14", &["090000"]),
            ("2026-03-15", &["100000", "101500", "103000", "104500"]),
        ]);
        let gone = surplus(&folder, &folder[6]);
        assert_eq!(gone, [folder[0].as_str(), &folder[3]]);
    }

    #[test]
    fn ten_stay_in_all() {
        let days: Vec<String> = (1..=14).map(|day| format!("2026-03-{day:02}")).collect();
        let folder: Vec<_> = days.iter().flat_map(|day| names(&[(day, &["120000"])])).collect();
        let gone = surplus(&folder, &folder[13]);
        assert_eq!(gone, folder[..4]);
    }

    #[test]
    fn what_was_just_written_stays_however_clocks_were_set() {
        // A tablet that believed itself in 2099 for a while.
        let folder = names(&[
            ("2099-01-01", &["080000", "090000"]),
            ("2026-03-15", &["200000", "210000", "220000", "230000"]),
        ]);
        let written = names(&[("2026-03-15", &["010000"])]).remove(0);
        let gone = surplus(&folder, &written);
        assert_eq!(gone, [folder[2].as_str(), &folder[3], &folder[0]]);
    }

    #[test]
    fn only_our_own_files_ever_go() {
        let written = "entonnoir-backup-2026-03-15-120000-3f9a.json";
        let mut folder = names(&[("2026-03-15", &["080000", "081500", "083000"])]);
        let others = [
            // Another tablet's, a person's own copies, and what only looks like ours.
            "entonnoir-backup-2026-03-15-070000-0b0b.json",
            "entonnoir-2026-03-15.json",
            "entonnoir-backup-2026-03-15-070000-3f9a (1).json",
            "entonnoir-backup-2026-03-15-070000-3f9a.json.bak",
            "entonnoir-backup-2026-3-15-070000-3f9a.json",
            "entonnoir-backup-2026-03-15-0700-3f9a.json",
            "entonnoir-backup-2026-03-15-070000-x-3f9a.json",
            "offer.pdf",
            "entonnoir-backup-é.json",
        ];
        folder.extend(others.map(str::to_owned));
        assert_eq!(surplus(&folder, written), [folder[0].as_str()]);
        assert_eq!(surplus(&folder, "offer.pdf"), Vec::<String>::new());
    }
}
