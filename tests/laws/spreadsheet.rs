//! The table for Excel, opened by a spreadsheet that is not ours: what is a text stays one to the letter, what is a day
//! or a number is one, and nothing is a formula.

use std::{
    env, fs,
    path::Path,
    process::{Command as Process, Stdio, id},
};

use entonnoir::{
    commands::{CaptureLead, LeadForm},
    domain::{field::Field, ids::LeadId},
    sample,
    session::{Session, files::table::out::Preset},
};

use crate::tables::{NOW, newcomer, open};

/// Semicolons, quotes where they are needed, UTF-8, from the first line on, French; a cell in quotes is looked at like
/// the others, and whatever looks like a value becomes one, as in Excel.
/// <https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents#Filter_Options_for_the_CSV_Filter>
const AS_EXCEL: &str = "--infilter=CSV:59,34,76,1,,1036,false,true";

/// Says the cells of a spreadsheet as JSON, row by row: kind, value, text, formula.
const CELLS: &str = "import json, sys, xml.etree.ElementTree as tree
office, table = ('{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}' % name for name in ('office', 'table'))
def cells(row):
    for cell in row:
        kind = cell.get(office + 'value-type')
        value = cell.get(office + ('date-value' if kind == 'date' else 'value'))
        for _ in range(int(cell.get(table + 'number-columns-repeated', 1)) if len(row) else 0):
            yield [kind, value, ''.join(cell.itertext()), cell.get(table + 'formula')]
rows = tree.parse(sys.argv[1]).getroot().iter(table + 'table-row')
json.dump([list(cells(row)) for row in rows], sys.stdout)";

const DAYS: [&str; 4] = ["Signature prévue", "Rendez-vous le", "Pour le", "Saisie le"];
const NUMBERS: [&str; 4] = ["Effectif", "Âge", "Montant", "Probabilité"];

/// What people write, and a spreadsheet would take for something else.
const TELLING: [&str; 30] = [
    "=1+1",
    "+33 1 99 00 12 34",
    "-5",
    "@SUM(A1)",
    "0199001234",
    "01 99 00 12 34",
    "00123456789012345678",
    "552 081 317",
    "1\u{a0}234",
    "12 %",
    "12 €",
    "$12",
    "1e5",
    "(123)",
    "1,5",
    "15/03/2026",
    "15.03.26",
    "1/2",
    "1 1/2",
    "2026-03-15",
    "2026-03-15T10:00",
    "12:30",
    "3 pm",
    "12am",
    "12 mars",
    "Mars-26",
    "lundi 12 mars 2026",
    "VRAI",
    "faux",
    "'0155",
];

#[test]
fn a_spreadsheet_keeps_texts_and_understands_days_and_numbers() {
    let session = Session::new(sample::workspace(120, 7, NOW), 99);
    let (mut telling, team) = newcomer();
    for text in TELLING {
        let texts = [Field::FullName, Field::Company, Field::City, Field::Notes].map(|field| (field, text));
        let others =
            [(Field::Phone, "0199001234"), (Field::Amount, "1234.5"), (Field::ExpectedOn, "2026-03-15")];
        let fields = texts.into_iter().chain(others).map(|(field, text)| (field, text.to_owned())).collect();
        let form = LeadForm { fields, ..LeadForm::default() };
        telling.dispatch(CaptureLead { lead: LeadId::named(text), team, form }, NOW).unwrap();
    }
    assert_eq!(telling.workspace().shown_leads().count(), TELLING.len());

    let folder = env::temp_dir().join(format!("entonnoir-spreadsheet-{}", id()));
    for session in [session, telling] {
        let text = session.export_table(Preset::Excel, None, NOW).text;
        let Some(cells) = opened(&folder, &text) else { return };
        agrees(&text, &cells);
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Kind, value, text and formula of a cell.
type Cell = [Option<String>; 4];

fn agrees(text: &str, cells: &[Vec<Cell>]) {
    let ours = open(text);
    assert!(cells.len() > ours.rows().len());
    let columns: Vec<String> = ours.columns().into_iter().map(|column| column.name).collect();
    for (row, theirs) in ours.rows().iter().zip(&cells[1..]) {
        for (at, (name, cell)) in columns.iter().zip(row.cells()).enumerate() {
            let empty = Cell::default();
            let [kind, value, shown, formula] = theirs.get(at).unwrap_or(&empty);
            let said = format!("{name} “{cell}” became {kind:?} {value:?} {shown:?} {formula:?}");
            assert_eq!(formula, &None, "{said}");
            let kind = kind.as_deref();
            if cell.is_empty() {
                assert_eq!(kind, None, "{said}");
            } else if DAYS.contains(&name.as_str()) {
                let parts: Vec<&str> = cell.split('/').rev().collect();
                assert_eq!(
                    (kind, value.as_deref()),
                    (Some("date"), Some(parts.join("-").as_str())),
                    "{said}"
                );
            } else if NUMBERS.contains(&name.as_str()) {
                let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
                assert_eq!(
                    (kind, value.as_deref().and_then(number)),
                    (Some("float"), number(cell)),
                    "{said}"
                );
            } else {
                // Ends of lines and blanks in a row are elements there.
                let bare = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!((kind, shown.as_deref().map(bare)), (Some("string"), Some(bare(cell))), "{said}");
            }
        }
    }
}

/// The cells that LibreOffice finds in a table; `None` where it is not, which is said.
fn opened(folder: &Path, text: &str) -> Option<Vec<Vec<Cell>>> {
    fs::create_dir_all(folder).unwrap();
    let table = folder.join("table.csv");
    fs::write(&table, text).unwrap();
    let started = Process::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", "fods", AS_EXCEL, "--outdir"])
        .args([folder, &table])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match started {
        Ok(ended) => assert!(ended.success(), "LibreOffice does not open the table"),
        Err(reason) => {
            // Where every check must run, leaving it out is a failure.
            let is_ci = env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(!is_ci, "no LibreOffice: {reason}");
            eprintln!("skipped: there is no LibreOffice ({reason})");
            return None;
        }
    }
    let sheet = folder.join("table.fods");
    let output = Process::new("python3").args(["-c", CELLS]).arg(&sheet).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::remove_file(sheet).unwrap();
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
