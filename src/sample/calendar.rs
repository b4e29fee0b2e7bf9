//! Office hours: what happens in the sample happens on working days, in order, and before now.

use crate::domain::moment::{DAY, Millis, Moment};

pub(super) const HOUR: Millis = DAY / 24;
const MINUTE: Millis = HOUR / 60;
const WEEK: Millis = 7 * DAY;
/// 1970-01-05 was a Monday.
const FIRST_MONDAY: Millis = 4 * DAY;
/// How far before now the last thing happened at the latest. Office hours push an instant on by eight hours at
/// most, and the rest is kept for things that must come one after another.
const MARGIN: Millis = 12 * HOUR;

/// The last instant that [`Diary::at`] takes.
pub(super) fn latest(now: Moment) -> Millis {
    now.millis - MARGIN
}

/// Midnight of the Monday, where the person is, of the week in which an instant lies.
pub(super) fn monday(now: Moment, at: Millis) -> Millis {
    let local = at + offset(now) - FIRST_MONDAY;
    local.div_euclid(WEEK) * WEEK + FIRST_MONDAY - offset(now)
}

/// What happened with one lead, each thing after the one before.
pub(super) struct Diary {
    now: Moment,
    last: Millis,
}

impl Diary {
    pub fn begin(now: Moment, first: Millis) -> Self {
        Diary { now, last: first }
    }

    /// The working time nearest to an instant, or a few minutes after the entry before.
    pub fn at(&mut self, instant: Millis) -> Millis {
        self.last = at_work(self.now, instant.min(latest(self.now))).max(self.last + 7 * MINUTE);
        self.last
    }

    pub fn last(&self) -> Millis {
        self.last
    }
}

/// Seven days of twenty-four hours drawn together into five of ten and a half, in the same order.
pub(super) fn at_work(now: Moment, instant: Millis) -> Millis {
    let monday = monday(now, instant);
    let worked = (instant - monday) * 5 / 7;
    monday + worked / DAY * DAY + 8 * HOUR + worked % DAY * 21 / 48
}

fn offset(now: Moment) -> Millis {
    i64::from(now.offset_minutes) * 60_000
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    const NOW: Moment = Moment { millis: 1_762_084_800_000, offset_minutes: 60 };

    #[test]
    fn nobody_works_at_night_or_on_a_sunday() {
        for hours in 0..1000 {
            let at = at_work(NOW, NOW.millis - hours * HOUR);
            let hour = (at + offset(NOW)).rem_euclid(DAY) / HOUR;
            assert!((8..19).contains(&hour), "{hour}");
            assert!(!matches!(NOW.day_of(at).weekday(), Weekday::Sat | Weekday::Sun));
            assert!(at <= NOW.millis - hours * HOUR + 8 * HOUR);
        }
        assert_eq!(NOW.day_of(monday(NOW, NOW.millis)).weekday(), Weekday::Mon);
    }

    #[test]
    fn one_thing_happens_after_another_and_none_after_now() {
        let mut diary = Diary::begin(NOW, NOW.millis - 3 * DAY);
        let times: Vec<Millis> = (0..20).map(|_| diary.at(NOW.millis)).collect();
        assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(times.iter().all(|at| *at <= NOW.millis));
    }
}
