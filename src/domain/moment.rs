//! Time as people mean it: an instant on the wall clock, and the day it falls on where they are.

use chrono::{DateTime, NaiveDate};

/// Milliseconds since 1970, UTC.
pub type Millis = i64;

pub const DAY: Millis = 86_400_000;

/// The last moment that a browser's calendar knows, in the year 275760. Anything later comes from damage or malice.
pub const LAST: Millis = 8_640_000_000_000_000;

/// Now, handed in from outside: the core has no clock of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub millis: Millis,
    /// Minutes east of UTC where the person is.
    pub offset_minutes: i32,
}

impl Moment {
    pub fn utc(millis: Millis) -> Self {
        Self { millis, offset_minutes: 0 }
    }

    /// The calendar day here.
    pub fn today(self) -> NaiveDate {
        self.day_of(self.millis)
    }

    /// When the day here began.
    pub fn midnight(self) -> Millis {
        let here = self.millis.saturating_add(i64::from(self.offset_minutes) * 60_000);
        self.millis.saturating_sub(here.rem_euclid(DAY))
    }

    /// The calendar day here on which an instant falls; an instant outside the calendar counts as 1970.
    pub fn day_of(self, millis: Millis) -> NaiveDate {
        DateTime::from_timestamp_millis(millis.saturating_add(i64::from(self.offset_minutes) * 60_000))
            .map(|at| at.date_naive())
            .unwrap_or_default()
    }

    /// Whole calendar days from an instant until now; never negative, however clocks were set.
    pub fn days_since(self, millis: Millis) -> u32 {
        u32::try_from((self.today() - self.day_of(millis)).num_days()).unwrap_or(0)
    }
}

/// A calendar day written `2026-03-15`.
pub fn read_day(written: &str) -> Option<NaiveDate> {
    let mut parts = written.trim().splitn(3, '-').map(|part| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(part)?.parse().ok()
    });
    let (year, month, day): (u32, u32, u32) = (parts.next()??, parts.next()??, parts.next()??);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year <= 9999)?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Millis = 1_762_084_800_000; // 2025-11-02T12:00:00Z

    #[test]
    fn days_are_counted_on_the_local_calendar() {
        let paris = Moment { millis: NOON, offset_minutes: 60 };
        assert_eq!(paris.today(), NaiveDate::from_ymd_opt(2025, 11, 2).unwrap());
        assert_eq!(paris.days_since(NOON - 11 * 3_600_000), 0);
        assert_eq!(paris.days_since(NOON - 14 * 3_600_000), 1);
    }

    #[test]
    fn a_day_begins_at_midnight_where_the_person_is() {
        for offset_minutes in [-600, 0, 60, 345] {
            let now = Moment { millis: NOON, offset_minutes };
            let began = now.midnight();
            assert_eq!((now.day_of(began), now.days_since(began - 1)), (now.today(), 1), "{offset_minutes}");
        }
    }

    #[test]
    fn a_day_reads_back_and_a_day_that_is_none_does_not() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(read_day(&day.to_string()), Some(day));
        for wrong in ["", "2023-02-29", "2024-02", "2024-02-29-1", "+2024-02-29", "20240229", "99999-01-01"] {
            assert_eq!(read_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_clock_set_back_never_gives_negative_days() {
        assert_eq!(Moment::utc(NOON).days_since(NOON + 5 * DAY), 0);
    }

    #[test]
    fn an_instant_beyond_the_calendar_does_no_harm() {
        assert_eq!(Moment::utc(i64::MAX).today(), NaiveDate::default());
    }
}
