//! An amount of money, exact to the cent.

use std::{fmt, iter::Sum, ops::Add, ops::Sub, str::FromStr};

/// Hundredths of the workspace's currency. Whole numbers, because sums of fractions drift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

/// Above this an amount is a slip of the finger: a thousand billion. It also keeps every sum far from overflow.
pub const MOST: Money = Money(100_000_000_000_000);

impl Money {
    pub const ZERO: Money = Money(0);

    pub const fn whole(units: i64) -> Self {
        Money(units * 100)
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// The canonical way to write it, the same in every language: `1234.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        if cents.is_multiple_of(100) {
            write!(f, "{sign}{}", cents / 100)
        } else {
            write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
        }
    }
}

/// What was typed is not an amount of money.
#[derive(Debug, PartialEq, Eq)]
pub struct NotMoney;

/// Reads what people type: `1 234,50`, `1.234,50`, `1,234.50`, `12k`, `€ 500`.
///
/// The last of `,` and `.` is the decimal mark when one or two digits follow it; every other mark groups thousands.
impl FromStr for Money {
    type Err = NotMoney;

    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let mut text: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\u{202f}' | '\u{a0}' | '\'' | '€' | '$' | '£'))
            .collect();
        let mut scale: i64 = 1;
        if let Some(short) = text.strip_suffix(['k', 'K']) {
            (text, scale) = (short.to_owned(), 1_000);
        } else if let Some(short) = text.strip_suffix(['m', 'M']) {
            (text, scale) = (short.to_owned(), 1_000_000);
        }
        let (whole, fraction) = match text.rfind([',', '.']) {
            Some(mark) if matches!(text.len() - mark - 1, 1 | 2) || scale > 1 => {
                (&text[..mark], &text[mark + 1..])
            }
            _ => (text.as_str(), ""),
        };
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let groups: Vec<&str> = whole.split([',', '.']).collect();
        let grouped = groups.len() == 1 || groups[1..].iter().all(|g| g.len() == 3) && !groups[0].is_empty();
        let whole = groups.concat();
        if !grouped
            || !digits(&whole)
            || !digits(fraction)
            || fraction.len() > 6
            || whole.len() + fraction.len() == 0
        {
            return Err(NotMoney);
        }
        if whole.len() > 15 {
            return Err(NotMoney);
        }
        let units: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| NotMoney)? };
        let millionths: i64 = format!("{fraction:0<6}").parse().map_err(|_| NotMoney)?;
        let cents = units
            .checked_mul(100 * scale)
            .and_then(|cents| cents.checked_add((millionths * scale + 5_000) / 10_000))
            .ok_or(NotMoney)?;
        (cents <= MOST.0).then_some(Money(cents)).ok_or(NotMoney)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, cents) in [
            ("1234", 123_400),
            ("1 234,50", 123_450),
            ("1\u{202f}234,5 €", 123_450),
            ("1.234,50", 123_450),
            ("1,234.50", 123_450),
            ("1,234", 123_400),
            ("1.234.567", 123_456_700),
            ("12k", 1_200_000),
            ("1,5k", 150_000),
            ("2.25M", 225_000_000),
            ("0,05", 5),
            (",5", 50),
            ("$ 500", 50_000),
            ("12'000", 1_200_000),
        ] {
            assert_eq!(typed.parse(), Ok(Money(cents)), "{typed}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for typed in [
            "",
            "-5",
            "abc",
            "1e9",
            "12,3456",
            "1,23,456",
            "NaN",
            "99999999999999999999",
            "k",
            "1 000 000 000 001",
            ".",
        ] {
            assert_eq!(typed.parse::<Money>(), Err(NotMoney), "{typed}");
        }
    }

    #[test]
    fn the_canonical_form_reads_back() {
        for cents in [0, 5, 50, 100, 123_450, MOST.0] {
            assert_eq!(Money(cents).to_string().parse(), Ok(Money(cents)));
        }
    }
}
