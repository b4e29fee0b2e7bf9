//! Dates and numbers as people write them in tables, made into what a form takes. What is ambiguous is settled by the
//! rest of its column, never cell by cell.

use chrono::NaiveDate;

use crate::domain::{
    field::{Basis, Field, FieldKind},
    money::Money,
    text::{self, TextProblem},
};

/// What the first number of `03/04/2026` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// What stands before cents; the other one groups thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    Comma,
    #[default]
    Point,
}

/// How a table writes dates and numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Formats {
    pub days: DayOrder,
    pub decimal: DecimalMark,
}

/// A cell as a form takes it.
///
/// # Errors
/// What is wrong with it, for a field that holds more than a text.
pub fn typed(field: Field, cell: &str, formats: Formats) -> Result<String, TextProblem> {
    match field.kind() {
        FieldKind::Date => day(cell, formats.days).map(|day| day.to_string()).ok_or(TextProblem::NotADate),
        FieldKind::Money => {
            amount(cell, formats.decimal).map(|money| money.to_string()).ok_or(TextProblem::NotMoney)
        }
        FieldKind::Percent => {
            let figure = cell.trim().trim_end_matches('%');
            whole(figure, formats.decimal).map(|n| n.to_string()).ok_or(TextProblem::NotAPercentage)
        }
        FieldKind::Number => {
            whole(cell, formats.decimal).map(|n| n.to_string()).ok_or(TextProblem::NotANumber)
        }
        FieldKind::Basis => basis(cell).map(|basis| basis.key().to_owned()).ok_or(TextProblem::Missing),
        _ => Ok(cell.to_owned()),
    }
}

/// `2026-03-15`, `15/03/2026`, `3/15/26`, each with or without a time of day.
pub fn day(cell: &str, order: DayOrder) -> Option<NaiveDate> {
    let (one, two, three) = parts_of_day(cell)?;
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, month, day) = match (one.len(), three.len(), order) {
        (4, ..) => (one, two, three),
        (_, 2 | 4, DayOrder::DayFirst) => (three, two, one),
        (_, 2 | 4, DayOrder::MonthFirst) => (three, one, two),
        _ => return None,
    };
    let century = if year.len() == 2 { 2_000 } else { 0 };
    NaiveDate::from_ymd_opt(i32::try_from(number(year)? + century).ok()?, number(month)?, number(day)?)
}

/// What the days of a table say about their order; days first where they say nothing.
pub fn order_of<'a>(cells: impl Iterator<Item = &'a str>) -> DayOrder {
    let (mut days_first, mut months_first) = (0, 0);
    for (one, two, _) in cells.filter_map(parts_of_day).filter(|(one, ..)| one.len() <= 2) {
        days_first += usize::from(one.parse().is_ok_and(|n: u32| n > 12));
        months_first += usize::from(two.parse().is_ok_and(|n: u32| n > 12));
    }
    if months_first > days_first { DayOrder::MonthFirst } else { DayOrder::DayFirst }
}

fn parts_of_day(cell: &str) -> Option<(&str, &str, &str)> {
    let day = cell.trim().split(['T', ' ', '\u{a0}', ',']).next()?;
    let mut parts = day.split(['-', '/', '.']);
    let mut next = || parts.next().filter(|part| (1..=4).contains(&part.len()) && is_digits(part));
    let found = (next()?, next()?, next()?);
    parts.next().is_none().then_some(found)
}

/// `1 234,56`, `1.234,56 €`, `1,234.56`, `12k`, to the nearest cent; never negative.
pub fn amount(cell: &str, decimal: DecimalMark) -> Option<Money> {
    let figure = bare(cell);
    if figure.ends_with(['k', 'K', 'm', 'M']) {
        return figure.replace(',', ".").parse().ok();
    }
    let (whole, fraction) = split(&figure, decimal)?;
    // Rounded here: three digits behind a mark would be read as thousands.
    let thousandths: u64 = format!("{:0<3}", fraction.get(..3).unwrap_or(fraction)).parse().ok()?;
    let cents = whole.checked_mul(100)?.checked_add((thousandths + 5) / 10)?;
    let money = Money(i64::try_from(cents).ok()?);
    (money <= crate::domain::money::MOST).then_some(money)
}

/// A number of people or of hundredths. `10,00` is one, `0,4` is none.
fn whole(cell: &str, decimal: DecimalMark) -> Option<u64> {
    let figure = bare(cell);
    let (whole, fraction) = split(&figure, decimal)?;
    fraction.bytes().all(|digit| digit == b'0').then_some(whole)
}

/// What the numbers of a table say about their mark; `otherwise` where they say nothing.
pub fn mark_of<'a>(cells: impl Iterator<Item = &'a str>, otherwise: DecimalMark) -> DecimalMark {
    let (mut commas, mut points) = (0, 0);
    for figure in cells.map(bare) {
        let (comma, point) = (figure.rfind(','), figure.rfind('.'));
        let at = comma.max(point);
        let Some(at) = at else { continue };
        let is_comma = Some(at) == comma;
        let both = comma.is_some() && point.is_some();
        let is_repeated = figure.matches([',', '.']).count() > 1 && !both;
        let is_fraction = figure.len() - at - 1 != 3;
        if is_repeated {
            // It groups thousands, so the other one stands before cents.
            *(if is_comma { &mut points } else { &mut commas }) += 1;
        } else if both || is_fraction {
            *(if is_comma { &mut commas } else { &mut points }) += 1;
        }
    }
    match commas.cmp(&points) {
        std::cmp::Ordering::Greater => DecimalMark::Comma,
        std::cmp::Ordering::Less => DecimalMark::Point,
        std::cmp::Ordering::Equal => otherwise,
    }
}

/// Without blanks, currency and apostrophes.
fn bare(cell: &str) -> String {
    let figure: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '€' | '$' | '£' | '%'))
        .collect();
    let currency = |figure: &str| ["EUR", "USD", "GBP", "CHF"].into_iter().find(|code| figure.contains(code));
    match currency(&figure) {
        Some(code) => figure.trim_start_matches(code).trim_end_matches(code).to_owned(),
        None => figure,
    }
}

/// The number before the mark and the digits behind it. Thousands are grouped in threes or not at all.
fn split(figure: &str, decimal: DecimalMark) -> Option<(u64, &str)> {
    let (mark, group) = match decimal {
        DecimalMark::Comma => (',', '.'),
        DecimalMark::Point => ('.', ','),
    };
    let (whole, fraction) = figure.split_once(mark).unwrap_or((figure, ""));
    let groups: Vec<&str> = whole.split(group).collect();
    let is_grouped =
        groups.len() == 1 || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3);
    let digits = groups.concat();
    let fits = is_grouped && is_digits(&digits) && !digits.is_empty() && is_digits(fraction);
    Some((digits.parse().ok().filter(|_| fits)?, fraction))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A legal basis by its key or by its usual names.
fn basis(cell: &str) -> Option<Basis> {
    let word = text::fold(&text::clean_line(cell));
    Basis::from_key(&word).or_else(|| {
        let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
        match () {
            () if begins(&["consent"]) => Some(Basis::Consent),
            () if begins(&["contra", "customer", "client"]) => Some(Basis::Contract),
            () if begins(&["legitimate", "interet", "interest"]) => Some(Basis::Interest),
            () if begins(&["object", "opposition", "oppos"]) => Some(Basis::Objected),
            () => None,
        }
    })
}

/// Whether a cell says yes.
pub fn is_yes(cell: &str) -> bool {
    matches!(text::fold(cell.trim()).as_str(), "1" | "yes" | "oui" | "true" | "vrai" | "x" | "y" | "o")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_usual_order() {
        let march = NaiveDate::from_ymd_opt(2026, 3, 4);
        for cell in
            ["2026-03-04", "2026-03-04T10:20:00Z", "2026/3/4", "04/03/2026", "4.3.26", "04-03-2026 10:20"]
        {
            assert_eq!(day(cell, DayOrder::DayFirst), march, "{cell}");
        }
        assert_eq!(day("3/4/2026", DayOrder::MonthFirst), march);
        for cell in ["", "31/02/2026", "2026-03", "15/03/2026/1", "tomorrow", "1/2/3", "99999-1-1"] {
            assert_eq!(day(cell, DayOrder::DayFirst), None, "{cell}");
        }
    }

    #[test]
    fn one_day_after_the_twelfth_settles_the_order() {
        assert_eq!(order_of(["01/02/2026", "03/15/2026"].into_iter()), DayOrder::MonthFirst);
        assert_eq!(order_of(["01/02/2026", "15/03/2026"].into_iter()), DayOrder::DayFirst);
        assert_eq!(order_of(["01/02/2026", "2026-03-15", "x"].into_iter()), DayOrder::DayFirst);
    }

    #[test]
    fn amounts_are_read_by_the_mark_of_their_table() {
        let comma = |cell| amount(cell, DecimalMark::Comma).map(|money| money.0);
        let point = |cell| amount(cell, DecimalMark::Point).map(|money| money.0);
        for cell in ["1 234,56", "1.234,56", "1\u{202f}234,56 €", "1234,56 EUR", "1'234,56"] {
            assert_eq!(comma(cell), Some(123_456), "{cell}");
        }
        assert_eq!((comma("1.500"), point("1.500")), (Some(150_000), Some(150)));
        assert_eq!((comma("1,500"), point("1,500")), (Some(150), Some(150_000)));
        assert_eq!(
            (comma("1,995"), comma("12,5k"), point("$2M")),
            (Some(200), Some(1_250_000), Some(200_000_000))
        );
        for cell in ["", "-5", "1,2,3", "12.34", "abc", "1 234,5x", "99999999999999999999", "é"] {
            assert_eq!(comma(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_mark_is_the_one_that_cannot_group() {
        let of = |cells: &[&str]| mark_of(cells.iter().copied(), DecimalMark::Point);
        assert_eq!(of(&["1.500", "2,5"]), DecimalMark::Comma);
        assert_eq!(of(&["1.234,567"]), DecimalMark::Comma);
        assert_eq!(of(&["1.234.567"]), DecimalMark::Comma);
        assert_eq!(of(&["1,234.5", "12"]), DecimalMark::Point);
        assert_eq!(mark_of(["1.500"].into_iter(), DecimalMark::Comma), DecimalMark::Comma);
    }

    #[test]
    fn hundredths_and_people_are_whole() {
        let typed = |field: Field, cell| typed(field, cell, Formats::default());
        assert_eq!(typed(Field::Probability, "40.00 %"), Ok("40".into()));
        assert_eq!(typed(Field::Probability, "0.4"), Err(TextProblem::NotAPercentage));
        assert_eq!(typed(Field::Employees, "1,200"), Ok("1200".into()));
        assert_eq!(typed(Field::Employees, "11-50"), Err(TextProblem::NotANumber));
        assert_eq!(typed(Field::Phone, "0155123456"), Ok("0155123456".into()));
        assert_eq!(typed(Field::Basis, "Intérêt légitime"), Ok("interest".into()));
    }
}
