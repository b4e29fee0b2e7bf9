//! Numbers, amounts and dates as each language writes them.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};

use super::Locale;
use crate::domain::{
    field::Fact,
    moment::{Millis, Moment},
    money::Money,
};

/// Digits in groups of three: a narrow no-break space in French, a comma in English.
pub fn number(locale: Locale, number: u64) -> String {
    let mark = match locale {
        Locale::Fr => '\u{202f}',
        Locale::En => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * mark.len_utf8());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// `12 500 €`, `€12,500`; cents only where there are any.
pub fn money(locale: Locale, money: Money) -> String {
    let cents = money.0.unsigned_abs();
    let sign = if money.0 < 0 { "−" } else { "" };
    let whole = number(locale, cents / 100);
    let cents = cents % 100;
    match (locale, cents) {
        (Locale::Fr, 0) => format!("{sign}{whole}\u{a0}€"),
        (Locale::Fr, _) => format!("{sign}{whole},{cents:02}\u{a0}€"),
        (Locale::En, 0) => format!("{sign}€{whole}"),
        (Locale::En, _) => format!("{sign}€{whole}.{cents:02}"),
    }
}

/// For heads of columns: `1,2 M€`, `€340k`; exact below ten thousand.
pub fn short_money(locale: Locale, amount: Money) -> String {
    let units = amount.0 / 100;
    let (tenths, suffix) = match units {
        ..10_000 => return money(locale, Money::whole(units)),
        10_000..1_000_000 => ((units + 500) / 1_000 * 10, "k"),
        1_000_000..1_000_000_000 => ((units + 50_000) / 100_000, "M"),
        _ => (
            (units + 50_000_000) / 100_000_000,
            match locale {
                Locale::Fr => "Md",
                Locale::En => "B",
            },
        ),
    };
    let whole = number(locale, (tenths / 10).unsigned_abs());
    let tenth = tenths % 10;
    match (locale, tenth) {
        (Locale::Fr, 0) => format!("{whole}\u{a0}{suffix}€"),
        (Locale::Fr, _) => format!("{whole},{tenth}\u{a0}{suffix}€"),
        (Locale::En, 0) => format!("€{whole}{suffix}"),
        (Locale::En, _) => format!("€{whole}.{tenth}{suffix}"),
    }
}

pub fn percent(locale: Locale, hundredths: u32) -> String {
    match locale {
        Locale::Fr => format!("{hundredths}\u{202f}%"),
        Locale::En => format!("{hundredths}%"),
    }
}

const MONTHS_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `3 mars`, `3 Mar`; with the year where it is not `now`'s.
pub fn date(locale: Locale, date: NaiveDate, now: Moment) -> String {
    let month = match locale {
        Locale::Fr => MONTHS_FR,
        Locale::En => MONTHS_EN,
    };
    let month = month.get(date.month0() as usize).copied().unwrap_or_default();
    if date.year() == now.today().year() {
        format!("{}\u{a0}{month}", date.day())
    } else {
        format!("{}\u{a0}{month}\u{a0}{}", date.day(), date.year())
    }
}

/// `3 mars, 14:05` in the time of the place.
pub fn instant(locale: Locale, at: Millis, now: Moment) -> String {
    format!("{}, {}", date(locale, now.day_of(at), now), time(at, now))
}

/// `14:05` in the time of the place.
pub fn time(at: Millis, now: Moment) -> String {
    let local = at.saturating_add(i64::from(now.offset_minutes) * 60_000);
    let time = DateTime::from_timestamp_millis(local).unwrap_or_default();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A fact for reading. A campaign has no text of its own: ask the workspace for its name.
pub fn fact(locale: Locale, fact: &Fact, now: Moment) -> String {
    match fact {
        Fact::Text(text) => text.clone(),
        Fact::Money(amount) => money(locale, *amount),
        Fact::Percent(hundredths) => percent(locale, u32::from(*hundredths)),
        Fact::Date(day) => date(locale, *day, now),
        Fact::Number(number) => self::number(locale, u64::from(*number)),
        Fact::Basis(basis) => super::fields::basis(*basis).of(locale).to_owned(),
        Fact::Campaign(id) => id.to_string(),
        Fact::Lead(id) => id.to_string(),
    }
}

/// `3 j`, `3 d`.
pub fn days(locale: Locale, days: u32) -> String {
    let number = number(locale, u64::from(days));
    match locale {
        Locale::Fr => format!("{number}\u{a0}j"),
        Locale::En => format!("{number}\u{a0}d"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_each_language_writes_them() {
        assert_eq!(money(Locale::Fr, Money(123_456_750)), "1\u{202f}234\u{202f}567,50\u{a0}€");
        assert_eq!(money(Locale::En, Money(123_456_700)), "€1,234,567");
        for (units, fr, en) in [
            (9_999, "9\u{202f}999\u{a0}€", "€9,999"),
            (12_400, "12\u{a0}k€", "€12k"),
            (1_250_000, "1,3\u{a0}M€", "€1.3M"),
            (2_000_000, "2\u{a0}M€", "€2M"),
        ] {
            assert_eq!(short_money(Locale::Fr, Money::whole(units)), fr);
            assert_eq!(short_money(Locale::En, Money::whole(units)), en);
        }
    }

    #[test]
    fn dates_name_the_year_only_where_it_is_another() {
        let now = Moment::utc(1_762_084_800_000);
        let day = |y| NaiveDate::from_ymd_opt(y, 3, 15).unwrap();
        assert_eq!(date(Locale::Fr, day(2025), now), "15\u{a0}mars");
        assert_eq!(date(Locale::En, day(2026), now), "15\u{a0}Mar\u{a0}2026");
        assert_eq!(
            instant(Locale::En, 1_762_084_800_000, Moment { offset_minutes: 60, ..now }),
            "2\u{a0}Nov, 13:00"
        );
    }
}
