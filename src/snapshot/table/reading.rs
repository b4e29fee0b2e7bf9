//! Bytes become text, and text becomes cells. What the file does not say (its encoding, its delimiter) is found out.

use std::borrow::Cow;

use super::{Delimiter, Encoding, MOST_COLUMNS, MOST_ROWS, NotATable, Row, Table};
use crate::snapshot::letters;

/// How somebody says a file is written, where finding out went wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
}

/// Reads a file, the first line of which says what its columns are called.
///
/// # Errors
/// Why nothing can be read; never because of one odd line.
pub fn read(bytes: &[u8], written: Written) -> Result<Table, NotATable> {
    let (encoding, text) = text_of(bytes, written.encoding);
    if text.contains('\0') {
        return Err(NotATable::Binary);
    }
    let (named, text) = named_delimiter(text.trim_start_matches('\u{feff}'));
    let delimiter = written.delimiter.or(named).unwrap_or_else(|| delimiter_of(text));
    let above = u64::from(named.is_some());
    let mut rows = rows_of(text, delimiter, above)?.into_iter();
    let Some(first) = rows.next() else { return Err(NotATable::Empty) };
    let mut header: Vec<String> = first.cells().map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return Err(NotATable::Empty);
    }
    let widest = rows.iter().map(|row| row.cells.len()).chain([header.len()]).max().unwrap_or(0);
    if widest > MOST_COLUMNS {
        return Err(NotATable::TooManyColumns);
    }
    // What stands beyond the last name is no less a column.
    header.resize(widest, String::new());
    Ok(Table { encoding, delimiter, header, rows })
}

/// Lines without anything in them are none.
fn rows_of(text: &str, delimiter: Delimiter, above: u64) -> Result<Vec<Row>, NotATable> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // A reader of text in memory has no error that could occur; one line would be the least harm.
        let Ok(cells) = record else { continue };
        let line = cells.position().map_or(0, |begin| line_of(text, begin));
        let row = Row { cells, line: line + above };
        if row.is_blank() {
            continue;
        }
        if rows.len() > MOST_ROWS {
            return Err(NotATable::TooManyRows);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Where a record begins. The end of the line before it, and blank lines, may still lie between.
fn line_of(text: &str, begin: &csv::Position) -> u64 {
    let at = usize::try_from(begin.byte()).unwrap_or(text.len());
    let ends = text.as_bytes().get(at..).unwrap_or_default();
    let skipped = ends.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n');
    begin.line() + skipped.count() as u64
}

fn text_of(bytes: &[u8], told: Option<Encoding>) -> (Encoding, Cow<'_, str>) {
    let encoding = told.unwrap_or_else(|| match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Encoding::Utf16,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Windows1252,
    });
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes),
        Encoding::Utf16 => Cow::Owned(letters::utf16(bytes)),
        Encoding::Windows1252 => Cow::Owned(letters::windows(bytes)),
    };
    (encoding, text)
}

/// Excel takes a first line `sep=;` for its own, and so do we.
fn named_delimiter(text: &str) -> (Option<Delimiter>, &str) {
    let Some(rest) = text.strip_prefix("sep=") else { return (None, text) };
    let found = Delimiter::ALL.into_iter().find(|known| rest.starts_with(char::from(known.byte())));
    let below = rest.split_once('\n').map_or("", |(_, below)| below);
    match found {
        Some(_) => (found, below),
        None => (None, text),
    }
}

/// The one that cuts the first lines into the most columns, of which each line has as many.
fn delimiter_of(text: &str) -> Delimiter {
    let head = beginning(text);
    let fit = |delimiter: Delimiter| {
        let rows = rows_of(head, delimiter, 0).unwrap_or_default();
        let columns = rows.first().map_or(0, |row| row.cells.len());
        // The last one may have been cut short.
        let alike = rows.iter().take(20).filter(|row| row.cells.len() == columns).count();
        (columns > 1, alike.min(10) * usize::from(columns > 1), columns)
    };
    let mut best = Delimiter::Comma;
    for delimiter in [Delimiter::Semicolon, Delimiter::Tab] {
        if fit(delimiter) > fit(best) {
            best = delimiter;
        }
    }
    best
}

/// Enough of a text to see how it is made.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(64 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: impl AsRef<[u8]>) -> Vec<Vec<String>> {
        let table = read(text.as_ref(), Written::default()).unwrap();
        let rows = table.rows.iter().map(|row| row.cells().map(str::to_owned).collect());
        [table.header.clone()].into_iter().chain(rows).collect()
    }

    #[test]
    fn a_mark_at_the_beginning_is_no_part_of_the_first_name() {
        assert_eq!(cells("\u{feff}Nom;Ville\r\nClaire;Lyon\r\n"), [["Nom", "Ville"], ["Claire", "Lyon"]]);
        assert_eq!(cells("\u{feff}\"Nom\",\"Ville\"\nClaire,Lyon"), [["Nom", "Ville"], ["Claire", "Lyon"]]);
    }

    #[test]
    fn every_usual_encoding_is_found_out() {
        let read = |bytes: &[u8]| read(bytes, Written::default()).unwrap();
        let western = b"Pr\xe9nom;Prix\nHel\xe8ne;5\x80\n";
        let table = read(western);
        assert_eq!((table.encoding, table.header[0].as_str()), (Encoding::Windows1252, "Prénom"));
        assert_eq!((table.rows[0].cell(0), table.rows[0].cell(1)), ("Helène", "5€"));
        for (mark, unit) in
            [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
        {
            let text = "Prénom\tVille\r\nZoé\tLyon\r\n".encode_utf16().flat_map(unit);
            let table = read(&mark.into_iter().chain(text).collect::<Vec<u8>>());
            assert_eq!((table.encoding, table.delimiter), (Encoding::Utf16, Delimiter::Tab));
            assert_eq!((table.header[0].as_str(), table.rows[0].cell(0)), ("Prénom", "Zoé"));
        }
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_columns_not_the_one_in_the_cells() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", Delimiter::Comma),
            ("a;b\n1,5;2,5\n", Delimiter::Semicolon),
            ("a;b\n\"x,y,z\";2\n", Delimiter::Semicolon),
            ("Nom, prénom;Ville, pays\nx;y\nz;w\n", Delimiter::Semicolon),
            ("a\tb\nx,y\tz;w\n", Delimiter::Tab),
            ("\"a;b;c\",d\n\"1;2;3\",4\n", Delimiter::Comma),
            ("email\nx@acme.fr\n", Delimiter::Comma),
            ("sep=;\r\na;b\r\n1;2\r\n", Delimiter::Semicolon),
        ] {
            assert_eq!(read(text.as_bytes(), Written::default()).unwrap().delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn what_somebody_says_goes_before_what_was_found_out() {
        let told = Written { encoding: Some(Encoding::Utf8), delimiter: Some(Delimiter::Comma) };
        let table = read(b"a;b,c\n\xe9;1,2\n", told).unwrap();
        assert_eq!((table.header.len(), table.rows[0].cell(0)), (2, "\u{fffd};1"));
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_lines() {
        let text = "a,b\n\"x, \"\"y\"\"\",\"two\r\nlines\"\n\n , \nlast,1\n";
        assert_eq!(cells(text), [["a", "b"], ["x, \"y\"", "two\r\nlines"], ["last", "1"]]);
        let table = read(text.as_bytes(), Written::default()).unwrap();
        assert_eq!(table.rows[0].line, 2);
        assert_eq!(table.rows[1].line, 6);
    }

    #[test]
    fn a_row_knows_its_line_however_lines_end() {
        for text in ["a,b\n\n1,2\n3,4\n", "a,b\r\n\r\n1,2\r\n3,4\r\n", "sep=,\r\na,b\r\n1,2\r\n3,4\r\n"] {
            let table = read(text.as_bytes(), Written::default()).unwrap();
            assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 4], "{text:?}");
        }
    }

    #[test]
    fn a_line_may_be_short_or_long() {
        let table = read(b"a,b\n1\n1,2,3\n", Written::default()).unwrap();
        assert_eq!((table.rows[0].cell(1), table.rows[1].cells().count()), ("", 3));
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_reason() {
        let refused = |bytes: &[u8]| read(bytes, Written::default()).unwrap_err();
        assert_eq!(refused(b""), NotATable::Empty);
        assert_eq!(refused(b"\xef\xbb\xbf"), NotATable::Empty);
        assert_eq!(refused(b"a,b,c\n\n ,,\n"), NotATable::Empty);
        assert_eq!(refused(b"a,b\n1,\0\n"), NotATable::Binary);
        assert_eq!(refused("a\n".repeat(MOST_ROWS + 2).as_bytes()), NotATable::TooManyRows);
        assert_eq!(
            read("a\n".repeat(MOST_ROWS + 1).as_bytes(), Written::default()).unwrap().rows.len(),
            MOST_ROWS
        );
        let wide = format!("a{}\n1\n", ",".repeat(MOST_COLUMNS));
        assert_eq!(refused(wide.as_bytes()), NotATable::TooManyColumns);
    }
}
