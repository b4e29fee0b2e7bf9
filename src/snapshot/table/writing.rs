//! Rows become a file: UTF-8 with its mark, lines ended as RFC 4180 has it. So Excel opens it with the right letters.

use super::Delimiter;

/// A whole file; the first row says what the columns are called.
pub fn write<'a, Row>(rows: impl IntoIterator<Item = Row>, delimiter: Delimiter) -> String
where
    Row: IntoIterator<Item = &'a str>,
{
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter.byte())
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Memory takes whatever is written.
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{Written, read},
        *,
    };

    #[test]
    fn a_file_has_its_mark_its_quotes_and_its_ends_of_line() {
        let rows = [vec!["Nom", "Note"], vec!["A;B", "dit \"oui\""], vec!["", "1,5"]];
        assert_eq!(
            write(rows, Delimiter::Semicolon),
            "\u{feff}Nom;Note\r\n\"A;B\";\"dit \"\"oui\"\"\"\r\n;1,5\r\n"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_cell_by_cell(
            rows in proptest::collection::vec(proptest::collection::vec("[^\0\u{feff}]{0,12}", 3), 1..8),
            delimiter in proptest::sample::select(Delimiter::ALL.to_vec()),
        ) {
            let header = ["a", "b", "c"].map(str::to_owned).to_vec();
            let all: Vec<&Vec<String>> = [&header].into_iter().chain(&rows).collect();
            let text = write(all.iter().map(|row| row.iter().map(String::as_str)), delimiter);
            let told = Written { encoding: None, delimiter: Some(delimiter) };
            let kept: Vec<&Vec<String>> =
                rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
            match read(text.as_bytes(), told) {
                Ok(table) => {
                    prop_assert_eq!(table.rows.len(), kept.len());
                    for (read, wrote) in table.rows.iter().zip(kept) {
                        prop_assert!(read.cells().eq(wrote.iter().map(String::as_str)));
                    }
                }
                Err(_) => prop_assert!(kept.is_empty()),
            }
        }
    }
}
