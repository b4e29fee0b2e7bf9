//! Files that nobody wrote: put together from the words of a format, in any order and number.

use fastrand::Rng;
use serde_json::{Map, Value};

/// Texts that one reader or another makes something of.
const TEXTS: [&str; 40] = [
    "",
    " ",
    "Claire Morel",
    "MOREL Claire",
    "Dr. O'Brien, Ph.D.",
    "claire@beton.fr",
    "CLAIRE@BETON.FR ",
    "a@b",
    "mailto:x@y.fr",
    "+33 1 99 00 12 34",
    "01 99 00 12 34",
    "0033199001234",
    "06.12",
    "tel:+33-1-99",
    "Béton Lyon SARL",
    "1 234,56 €",
    "1,234.56",
    "(12)",
    "1e5",
    "-7",
    "00000000000000000000000000000001",
    "19a0c0e5a00-0-1",
    "V00000",
    "2026-11-22",
    "22/11/2026",
    "11/22/26",
    "2026-11-22T09:00:00+01:00",
    "31/02/2026",
    "46348",
    "=1+1",
    "@SUM(A1)",
    "Oui",
    "No",
    "https://entonnoir.example/a?b=c",
    "javascript:alert(1)",
    "<b>x</b>",
    "\u{202e}abc",
    "a\0b",
    "👩‍👩‍👧",
    "a very long text, \"quoted\"; and\nof two lines",
];

fn text(chance: &mut Rng) -> &'static str {
    TEXTS[chance.usize(..TEXTS.len())]
}

/// What snapshots and playbooks are made of, taken from honest ones.
pub struct Json {
    whole: Vec<Value>,
    parts: Vec<Value>,
    keys: Vec<String>,
}

impl Json {
    pub fn of(seeds: &[Vec<u8>]) -> Self {
        let whole: Vec<Value> = seeds.iter().map(|seed| serde_json::from_slice(seed).unwrap()).collect();
        let mut json = Self { whole: whole.clone(), parts: Vec::new(), keys: Vec::new() };
        whole.iter().for_each(|value| json.gather(value));
        json.keys.sort();
        json.keys.dedup();
        json
    }

    fn gather(&mut self, value: &Value) {
        self.parts.push(value.clone());
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.gather(item)),
            Value::Object(fields) => {
                self.keys.extend(fields.keys().cloned());
                fields.values().for_each(|field| self.gather(field));
            }
            _ => {}
        }
    }

    /// A whole file with some of its parts exchanged, doubled, lost or made up.
    pub fn file(&self, chance: &mut Rng) -> Vec<u8> {
        let mut value = self.whole[chance.usize(..self.whole.len())].clone();
        for _ in 0..=chance.usize(..5) {
            let depth = 1 + chance.usize(..9);
            self.change(&mut value, depth, chance);
        }
        let mut text = value.to_string();
        // What no tree of values holds: numbers beyond all measure, half a letter, a field twice.
        for (mark, written) in ODD {
            text = text.replace(&format!("\"{mark}\""), written);
        }
        text.into_bytes()
    }

    fn change(&self, value: &mut Value, depth: usize, chance: &mut Rng) {
        match value {
            Value::Array(items) if depth > 0 && !items.is_empty() => {
                let at = chance.usize(..items.len());
                self.change(&mut items[at], depth - 1, chance);
            }
            Value::Object(fields) if depth > 0 && !fields.is_empty() => {
                let at = chance.usize(..fields.len());
                if let Some(field) = fields.values_mut().nth(at) {
                    self.change(field, depth - 1, chance);
                }
            }
            Value::Array(items) if chance.bool() => {
                let at = chance.usize(..=items.len());
                match items.get(at).cloned() {
                    Some(_) if chance.bool() => drop(items.remove(at)),
                    Some(item) => (0..chance.usize(1..8)).for_each(|_| items.insert(at, item.clone())),
                    None => items.push(self.part(chance)),
                }
            }
            Value::Object(fields) if chance.bool() => {
                let key = self.keys[chance.usize(..self.keys.len())].clone();
                if fields.remove(&key).is_none() {
                    fields.insert(key, self.part(chance));
                }
            }
            other => *other = self.part(chance),
        }
    }

    fn part(&self, chance: &mut Rng) -> Value {
        match chance.u8(..8) {
            0 => Value::from(ODD[chance.usize(..ODD.len())].0),
            1 => Value::from(text(chance)),
            2 => Value::from(chance.i64(..)),
            3 => Value::from(chance.u8(..4)),
            4 => deep(chance.usize(1..300)),
            5 => Value::Object(Map::new()),
            _ => self.parts[chance.usize(..self.parts.len())].clone(),
        }
    }
}

const ODD: [(&str, &str); 8] = [
    ("odd 1", "1e999"),
    ("odd 2", "-0.0"),
    ("odd 3", "123456789012345678901234567890"),
    ("odd 4", "\"\\ud800\""),
    ("odd 5", "\"\\u0000\""),
    ("odd 6", "{\"id\":1,\"id\":\"00000000000000000000000000000001\"}"),
    ("odd 7", "1.5"),
    ("odd 8", "NaN"),
];

fn deep(levels: usize) -> Value {
    (0..levels).fold(Value::Null, |inner, level| {
        if level % 2 == 0 {
            Value::from(vec![inner])
        } else {
            Value::from(Map::from_iter([("facts".into(), inner)]))
        }
    })
}

pub fn table(chance: &mut Rng) -> Vec<u8> {
    const NAMES: [&str; 24] = [
        "Name",
        "Nom",
        "Prénom",
        "First Name",
        "Last Name",
        "E-mail",
        "Email",
        "Adresse e-mail",
        "Phone",
        "Téléphone",
        "Company",
        "Société",
        "Job Title",
        "Fonction",
        "Amount",
        "Montant",
        "Deal - Value",
        "Date",
        "Close Date",
        "Tags",
        "Notes",
        "Record ID",
        "",
        "Colonne",
    ];
    let delimiter = [",", ";", "\t", "|"][chance.usize(..4)];
    let end = ["\n", "\r\n", "\r"][chance.usize(..3)];
    let columns = 1 + chance.usize(..9);
    let mut file = String::new();
    for row in 0..1 + chance.usize(..12) {
        let cells = if chance.u8(..12) == 0 { chance.usize(..14) } else { columns };
        for cell in 0..cells {
            if cell > 0 {
                file.push_str(delimiter);
            }
            let written = if row == 0 { NAMES[chance.usize(..NAMES.len())] } else { text(chance) };
            match chance.u8(..20) {
                // A quote that nobody closes, or one in the midst.
                0 => file.push_str(&format!("\"{written}")),
                1 => file.push_str(&format!("{written}\" {written}")),
                _ if written.contains(['"', '\n', ',', ';', '\t', '|']) || chance.u8(..5) == 0 => {
                    file.push_str(&format!("\"{}\"", written.replace('"', "\"\"")));
                }
                _ => file.push_str(written),
            }
        }
        file.push_str(end);
    }
    match chance.u8(..6) {
        0 => file.chars().map(|letter| u8::try_from(letter as u32).unwrap_or(b'?')).collect(),
        1 => [0xff, 0xfe].into_iter().chain(file.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        2 => [0xfe, 0xff].into_iter().chain(file.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        3 => [b"\xef\xbb\xbf", file.as_bytes()].concat(),
        _ => file.into_bytes(),
    }
}

pub fn cards(chance: &mut Rng) -> Vec<u8> {
    const NAMES: [&str; 26] = [
        "N",
        "FN",
        "EMAIL",
        "TEL",
        "ORG",
        "TITLE",
        "URL",
        "ADR",
        "NOTE",
        "CATEGORIES",
        "BDAY",
        "PHOTO",
        "VERSION",
        "UID",
        "REV",
        "X-SOCIALPROFILE",
        "item1.EMAIL",
        "item1.X-ABLabel",
        "ROLE",
        "NICKNAME",
        "KIND",
        "LABEL",
        "BEGIN",
        "END",
        "",
        "n",
    ];
    const SAID: [&str; 20] = [
        "TYPE=WORK",
        "TYPE=\"work,voice\"",
        "CELL",
        "PREF=1",
        "PREF=x",
        "ENCODING=QUOTED-PRINTABLE",
        "ENCODING=b",
        "ENCODING=BASE64",
        "CHARSET=ISO-8859-1",
        "CHARSET=UTF-16",
        "CHARSET=?",
        "VALUE=uri",
        "LANGUAGE=fr",
        "ALTID=1",
        "TYPE=",
        "=",
        "\"",
        "SORT-AS=\"a,b\"",
        "LABEL=\"a;b:c\"",
        "QUOTED-PRINTABLE",
    ];
    const VALUES: [&str; 12] = [
        "Morel;Claire;;Dr.;",
        ";;;;",
        "=C3=A9=\r\n=41",
        "=ZZ",
        "QsOpdG9u",
        "????",
        "a\\,b\\;c\\nd\\\\",
        "VCARD",
        "2.1",
        "3.0",
        "4.0",
        "_$!<Work>!$_",
    ];
    let mut file = String::new();
    for _ in 0..1 + chance.usize(..4) {
        if chance.u8(..12) > 0 {
            file.push_str("BEGIN:VCARD\r\n");
        }
        for _ in 0..chance.usize(..12) {
            let mut line = NAMES[chance.usize(..NAMES.len())].to_owned();
            for _ in 0..chance.usize(..3) {
                line.push(';');
                line.push_str(SAID[chance.usize(..SAID.len())]);
            }
            line.push_str([":", ":", ":", ""][chance.usize(..4)]);
            line.push_str(if chance.bool() { text(chance) } else { VALUES[chance.usize(..VALUES.len())] });
            // Folded anywhere, also in the midst of a name.
            if chance.u8(..6) == 0 {
                let at =
                    (0..=chance.usize(..=line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap();
                line.insert_str(at, ["\r\n ", "\n\t", "\r\n"][chance.usize(..3)]);
            }
            file.push_str(&line);
            file.push_str(["\r\n", "\n", "\r"][chance.usize(..3)]);
        }
        if chance.u8(..8) > 0 {
            file.push_str("END:VCARD\r\n");
        }
    }
    match chance.u8(..8) {
        0 => file.chars().map(|letter| u8::try_from(letter as u32).unwrap_or(b'?')).collect(),
        1 => [0xff, 0xfe].into_iter().chain(file.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        _ => file.into_bytes(),
    }
}

/// The head of an honest file, with some of its words exchanged for others that could stand there.
pub fn locked(seeds: &[Vec<u8>], chance: &mut Rng) -> Vec<u8> {
    const WORDS: [&str; 22] = [
        "age-encryption.org/v1",
        "age-encryption.org/v2",
        "->",
        "scrypt",
        "X25519",
        "---",
        "0",
        "1",
        "2",
        "01",
        "-1",
        "19",
        "64",
        "255",
        "256",
        "99999999999999999999",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "AAAA",
        "A===",
        "",
        "\r",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];
    let seed = &seeds[0];
    let end = seed.windows(4).position(|four| four == b"--- ").unwrap();
    let end = end + seed[end..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let head = std::str::from_utf8(&seed[..end]).unwrap();
    let mut lines: Vec<Vec<&str>> = head.lines().map(|line| line.split(' ').collect()).collect();
    for _ in 0..chance.usize(..4) {
        let at = chance.usize(..lines.len());
        let word = WORDS[chance.usize(..WORDS.len())];
        let place = chance.usize(..=lines[at].len());
        match chance.u8(..5) {
            0 => lines[at].insert(place, word),
            1 if place < lines[at].len() => drop(lines[at].remove(place)),
            2 => lines.insert(at, vec!["->", word, "AAAA"]),
            _ if place < lines[at].len() => lines[at][place] = word,
            _ => lines.swap(at, 0),
        }
    }
    let lines: Vec<String> = lines.iter().map(|words| words.join(" ")).collect();
    let mut file = lines.join("\n").into_bytes();
    file.push(b'\n');
    let contents = &seed[end..];
    let lost = if chance.bool() { chance.usize(..contents.len()) } else { 0 };
    file.extend_from_slice(&contents[..contents.len() - lost]);
    if chance.u8(..4) == 0 { armoured(&file, chance) } else { file }
}

/// In lines of any length, between marks that may be bent.
fn armoured(file: &[u8], chance: &mut Rng) -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let letters = STANDARD.encode(file);
    let width = [64, 1, 63, 65, 4_000][chance.usize(..5)];
    let lines: Vec<&str> =
        letters.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let mark = |what: &str| format!("-----{what} AGE ENCRYPTED FILE-----");
    let (begin, end) = (mark("BEGIN"), mark(["END", "END", "END", "BEGIN"][chance.usize(..4)]));
    let between = ["\n", "\r\n", "\n\n"][chance.usize(..3)];
    [&[begin.as_str()], &lines[..], &[end.as_str()]].concat().join(between).into_bytes()
}

/// What codes begin with, and what stands behind it in any order.
pub fn badges(chance: &mut Rng) -> Vec<u8> {
    const BEGINS: [&str; 16] = [
        "",
        "",
        "",
        "MECARD:",
        "mecard:",
        "BIZCARD:",
        "VQC:",
        "MATMSG:",
        "mailto:",
        "tel:",
        "SMSTO:",
        "URL:URL:",
        "https://",
        "https://linkedin.com/in/",
        "BEGIN:VCARD ",
        "www.",
    ];
    const PIECES: [&str; 44] = [
        "4711",
        "MOREL",
        "Claire",
        "ACME SA",
        "FR",
        "é",
        "claire@acme.example",
        "+33 1 99 00 12 34",
        "N:",
        "FN:",
        "LN:",
        "X:",
        "ID:",
        "CO:",
        "ORG:",
        "TEL:",
        "EMAIL:",
        "ADR:",
        "URL:",
        "TO:",
        "BODY:",
        "NOTE:",
        ",",
        ";",
        ";;",
        "|",
        "|",
        "|",
        "\t",
        "\n",
        "\r\n",
        "\u{1d}",
        "\\",
        "\\n",
        "\"",
        "%C3%A9",
        "%",
        "%f",
        "?",
        "&a=",
        "#",
        "\u{2409}",
        "\u{202e}",
        "\0",
    ];
    let mut badge = BEGINS[chance.usize(..BEGINS.len())].to_owned();
    for _ in 0..chance.usize(..24) {
        badge += PIECES[chance.usize(..PIECES.len())];
    }
    badge.into_bytes()
}
