//! Cards as they come from the field, and as nobody would write them.

use super::*;
use crate::domain::{
    field::Fact,
    lead::Lead,
    stamp::Stamp,
    text::{clean_line, clean_lines},
};
use proptest::prelude::*;

fn read(bytes: impl AsRef<[u8]>) -> Vec<Card> {
    decode(bytes.as_ref()).unwrap().cards
}

/// A card of these lines, which is alone in its file.
fn card(lines: impl AsRef<[u8]>) -> Card {
    let file = [b"BEGIN:VCARD\r\n", lines.as_ref(), b"\r\nEND:VCARD\r\n"].concat();
    let mut cards = read(file);
    assert_eq!(cards.len(), 1);
    cards.remove(0)
}

fn text(card: &Card, field: Field) -> &str {
    card.fields.get(&field).map_or("", String::as_str)
}

/// Each line of a card, and what it comes to.
const SAYS: &[(&[u8], Field, &str)] = &[
    (b"FN:Ana Petit", Field::FullName, "Ana Petit"),
    (b"fn:Ana Petit", Field::FullName, "Ana Petit"),
    (b"N:Petit;Ana;Maria;Dr.;PhD", Field::FullName, "Ana Maria Petit PhD"),
    (b"N:Ana Petit", Field::FullName, "Ana Petit"),
    (b"NICKNAME:Annie", Field::FullName, "Annie"),
    (b"FN: Ana\\, Petit", Field::FullName, "Ana, Petit"),
    (b"FN;CHARSET=UTF-8:H\xc3\xa9l\xc3\xa8ne", Field::FullName, "Hélène"),
    (b"FN;CHARSET=ISO-8859-1:H\xe9l\xe8ne", Field::FullName, "Hélène"),
    (b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=A9l=\r\n=C3=A8ne", Field::FullName, "Hélène"),
    (b"FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:H=E9l=E8ne", Field::FullName, "Hélène"),
    (b"FN;ENCODING=quoted-printable:100=25 =ZZ", Field::FullName, "100% =ZZ"),
    (b"FN:Ana\r\n  Petit", Field::FullName, "Ana Petit"),
    (b"FN:An\n\ta Petit", Field::FullName, "Ana Petit"),
    (b"VERSION:2.1\r\nFN:Ana\r\n Petit", Field::FullName, "Ana Petit"),
    (b"FN:Caf\xc3\r\n \xa9 Noir", Field::FullName, "Café Noir"),
    (b"FN:X\r\nORG:Acme\\; Sons;Sales", Field::Company, "Acme; Sons"),
    (b"FN:Acme\r\nKIND:org", Field::Company, "Acme"),
    (b"FN:Acme\r\nORG:Acme;\r\nX-ABShowAs:COMPANY", Field::Company, "Acme"),
    (b"FN:X\r\nTITLE:Head of\\nSales", Field::Title, "Head of Sales"),
    (b"FN:X\r\nROLE:Buyer", Field::Title, "Buyer"),
    (b"TEL;CELL:06 12 34 56 78", Field::Phone, "06 12 34 56 78"),
    (b"item1.TEL;type=pref:0612345678\r\nitem1.X-ABLabel:_$!<Work>!$_", Field::Phone, "0612345678"),
    (b"TEL;VALUE=uri;TYPE=\"work,cell\":tel:+33-6-12;ext=4", Field::Phone, "+33-6-12 x4"),
    (b"TEL;TYPE=FAX:0111111111\r\nTEL;TYPE=HOME:0122222222", Field::Phone, "0122222222"),
    (b"TEL;TYPE=HOME:011111\r\nTEL;TYPE=WORK:022222\r\nTEL;TYPE=CELL,WORK:033333", Field::Phone, "033333"),
    (b"TEL:ask Mary\r\nTEL;HOME:0122222222", Field::Phone, "0122222222"),
    (b"EMAIL;INTERNET:Ana@Acme.fr", Field::Email, "Ana@Acme.fr"),
    (b"EMAIL;TYPE=home:a@home.fr\r\nEMAIL;TYPE=work:a@work.fr", Field::Email, "a@work.fr"),
    (b"EMAIL;PREF=1:a@home.fr\r\nEMAIL;TYPE=work:a@work.fr", Field::Email, "a@home.fr"),
    (b"EMAIL:mailto:a@work.fr", Field::Email, "a@work.fr"),
    (b"FN:X\r\nURL:acme.fr", Field::Website, "acme.fr"),
    (b"FN:X\r\nURL;VALUE=uri:https\\://acme.fr/a\\,b", Field::Website, "https://acme.fr/a,b"),
    (b"FN:X\r\nADR;WORK:;;1 rue X;Lyon;;69001;France", Field::City, "Lyon"),
    (b"FN:X\r\nADR;TYPE=HOME:;;;Nice;;;\r\nADR;TYPE=WORK:;;;Lyon;;;France", Field::Country, "France"),
    (b"FN:X\r\nADR;LABEL=\"1: rue X; Lyon\":;;;Lyon", Field::City, "Lyon"),
    (b"FN:X\r\nNOTE:one\\ntwo\\, three\\\\n", Field::Notes, "one\ntwo, three\\n"),
    (b"FN:X\r\nNOTE:one\r\ntwo, unescaped\r\nTITLE:Boss", Field::Notes, "one\ntwo, unescaped"),
    (b"FN:X\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo", Field::Notes, "one\ntwo"),
    (b"TEL:0123456\r\nthis is no property\r\nEMAIL:a@b.fr", Field::Email, "a@b.fr"),
    (b"FN:X\r\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n AAAA\r\nTITLE:Boss", Field::Title, "Boss"),
    (b"FN:X\r\nPHOTO;BASE64:\r\n AAAA\r\nAAAA\r\n\r\nTITLE:Boss", Field::Title, "Boss"),
    (b"FN:X\r\nTEL;TYPE=\"work:123456", Field::Phone, "123456"),
];

#[test]
fn every_way_in_which_cards_are_written_is_read() {
    for (lines, field, said) in SAYS {
        // A company says what it is called; everybody else is called something.
        assert_eq!(text(&card(lines), *field), *said, "{}", String::from_utf8_lossy(lines));
    }
}

#[test]
fn what_has_no_field_stands_in_the_notes() {
    let card = card(
        "FN:Ana\r\nNOTE:met at the show\r\nORG:Acme;Sales\r\nTITLE:Head\r\nROLE:Buyer\r\nTEL;CELL:061111\r\n\
         TEL;HOME:012222\r\nEMAIL;WORK:a@b.fr\r\nEMAIL;HOME:no address\r\nADR;WORK:;;1 rue X;Lyon;;69001;France\r\n\
         X-SOCIALPROFILE;type=linkedin:https://linkedin.com/in/ana\r\nBDAY:1980-01-01",
    );
    let notes = "met at the show\nSales\nBuyer\n012222 (home)\nno address (home)\n\
                 1 rue X, 69001 Lyon, France\nhttps://linkedin.com/in/ana";
    assert_eq!(text(&card, Field::Notes), notes);
}

#[test]
fn categories_are_tags() {
    assert_eq!(card("FN:Ana\r\nCATEGORIES:hot,trade\\, show, ").tags, ["hot", "trade, show"]);
}

#[test]
fn a_card_on_one_line_is_taken_apart() {
    let file = "BEGIN:VCARD VERSION:3.0 N:Doe;Jo FN:Jo Doe item1.TEL;CELL:0612 34 56 ORG:Acme NOTE:see URL: below END:VCARD";
    let cards = read(file);
    assert_eq!(cards.len(), 1);
    assert_eq!(text(&cards[0], Field::FullName), "Jo Doe");
    assert_eq!(text(&cards[0], Field::Phone), "0612 34 56");
    assert_eq!(text(&cards[0], Field::Company), "Acme");
    assert_eq!(text(&cards[0], Field::Notes), "see\nbelow");
}

#[test]
fn several_cards_are_read_though_ends_are_missing_and_some_are_nameless() {
    let file = "\u{feff}\r\nBEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nNOTE:?\nEND:VCARD\rbegin:vcard\rFN:Cy";
    let read = decode(file.as_bytes()).unwrap();
    let names: Vec<&str> = read.cards.iter().map(|card| text(card, Field::FullName)).collect();
    assert_eq!((names, read.nameless), (vec!["Ana", "Bo", "Cy"], 1));
}

#[test]
fn a_file_in_utf_16_is_read() {
    let units = "BEGIN:VCARD\r\nFN:Zoé\r\nEND:VCARD\r\n".encode_utf16().flat_map(u16::to_le_bytes);
    let cards = read([0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>());
    assert_eq!(text(&cards[0], Field::FullName), "Zoé");
}

#[test]
fn what_is_no_card_is_said_to_be_none() {
    assert_eq!(decode(b" \r\n"), Err(NotCards::Empty));
    assert_eq!(decode(b"name,email\r\nAna,a@b.fr"), Err(NotCards::Foreign));
    assert_eq!(decode(&vec![b'x'; MOST_BYTES as usize + 1]), Err(NotCards::TooLarge));
    let many = "BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(MOST_CARDS + 1);
    assert_eq!(decode(many.as_bytes()), Err(NotCards::TooMany));
    assert!(
        is_meant(
            b"
 begin:vcard"
        ) && !is_meant(b"BEGIN:VCALENDAR")
    );
}

#[test]
fn only_our_own_identity_is_taken_for_one() {
    let uid = |uid: &str| card(format!("FN:Ana\r\nUID:{uid}")).lead;
    assert_eq!(uid("urn:uuid:00000000-0000-0000-0000-00000000002a"), Some(LeadId::new(42)));
    assert_eq!(uid("00000000-0000-0000-0000-00000000002a"), None);
    assert_eq!(uid("urn:uuid:nobody"), None);
}

#[test]
fn hostile_values_stay_text() {
    let card = card(
        "FN:<img src=x onerror=alert(1)>\r\nURL:javascript:alert(1)\r\nTEL:=HYPERLINK(\"x\")\r\nEMAIL:\"><script>\r\nORG:\u{202e}evil\0",
    );
    assert_eq!(text(&card, Field::FullName), "<img src=x onerror=alert(1)>");
    assert_eq!(text(&card, Field::Company), "evil");
    assert_eq!(
        (text(&card, Field::Website), text(&card, Field::Phone), text(&card, Field::Email)),
        ("", "", "")
    );
    assert!(text(&card, Field::Notes).contains("javascript:alert(1)"));
}

#[test]
fn what_is_too_long_is_cut_and_nothing_is_slow() {
    let long = "y".repeat(500_000);
    let card = card(format!("FN:{long}\r\nNOTE:{long}\r\n{}", "TEL:no number at all\r\n".repeat(5_000)));
    assert_eq!(text(&card, Field::FullName).len(), Field::FullName.most());
    assert_eq!(text(&card, Field::Notes).len(), Field::Notes.most());
    for bomb in [
        "BEGIN:VCARD\n",
        "BEGIN:VCARD ",
        "NOTE:\n",
        "NOTE:x\ny\n",
        "FN;ENCODING=QUOTED-PRINTABLE:=\n",
        " \n",
        ";",
        "\"",
        "\\",
    ] {
        let _ = decode(bomb.repeat(50_000).as_bytes());
        let _ = decode(format!("BEGIN:VCARD\n{}", bomb.repeat(50_000)).as_bytes());
    }
}

/// Everything that is read fits its field, so that taking it over is never refused for it.
fn fits(cards: &Cards) {
    for card in &cards.cards {
        assert!(card.is_named());
        for (field, text) in &card.fields {
            assert!(matches!(field.parse(text), Ok(Some(Fact::Text(_)))), "{field:?} {text:?}");
        }
    }
}

fn nasty() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cards");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn the_kept_cards_are_read_whole() {
    let found: Vec<(usize, usize)> = nasty()
        .iter()
        .map(|file| decode(file).unwrap())
        .map(|read| (read.cards.len(), read.nameless))
        .collect();
    assert_eq!(found, [(2, 0), (3, 0), (2, 0), (1, 1), (2, 0)]);
}

/// A file among the kept ones, with some of its bytes replaced, doubled, left out or moved.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let files = nasty();
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(vec![
            "\r\n ",
            "=\n",
            ":",
            ";",
            "\\",
            "\"",
            "BEGIN:VCARD\n",
            "END:VCARD\n",
            "\u{feff}",
            "=C3",
            ","
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, piece), 1..12);
    (prop::sample::select(files), edits).prop_map(|(mut file, edits)| {
        for (at, taken, piece) in edits {
            let at = at.index(file.len() + 1);
            let end = (at + taken).min(file.len());
            file.splice(at..end, piece);
        }
        file
    })
}

fn lead(texts: &[(Field, String)], tags: &[String]) -> Lead {
    let stamp = Stamp { millis: 1_770_000_000_000, ..Stamp::ORIGIN };
    let mut lead = Lead::new(LeadId::new(42), stamp);
    for (field, text) in texts {
        if let Ok(fact @ Some(_)) = field.parse(text) {
            lead.facts.entry(*field).or_default().write(stamp, fact);
        }
    }
    for tag in tags {
        let tag = clean_line(tag);
        if !tag.is_empty() {
            lead.tags.entry(tag).or_default().write(stamp, true);
        }
    }
    lead
}

const WRITTEN: [Field; 9] = [
    Field::FullName,
    Field::Company,
    Field::Title,
    Field::Email,
    Field::Phone,
    Field::Website,
    Field::City,
    Field::Country,
    Field::Notes,
];

/// The rules of the grammar that a strict reader holds a file to: what cards and calendars have in common.
pub(in crate::snapshot) fn obeys(text: &str) {
    assert!(text.is_empty() || text.ends_with("\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.is_empty(), "{line:?}");
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
    let (unfolded, mut open) = (text.replace("\r\n ", ""), Vec::new());
    for line in unfolded.split_terminator("\r\n") {
        let (head, value) = line.split_once(':').expect("every line has a colon");
        let mut words = head.split(';');
        let is_name =
            |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
        assert!(words.next().is_some_and(is_name), "{line:?}");
        assert!(
            words.all(|word| word
                .split_once('=')
                .is_some_and(|(name, said)| is_name(name) && !said.is_empty()))
        );
        match head {
            "BEGIN" => open.push(value.to_owned()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ => assert!(!open.is_empty(), "{line:?} stands in nothing"),
        }
        // A backslash stands only before what it escapes.
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            assert!(letter != '\\' || letters.next().is_some_and(|next| "\\;,n".contains(next)), "{line:?}");
        }
    }
    assert!(open.is_empty(), "{open:?} has no end");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn whatever_the_bytes_say_nothing_stops(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&bytes);
        if let Ok(read) = decode(&[b"BEGIN:VCARD\n", &bytes[..]].concat()) {
            fits(&read);
        }
    }

    #[test]
    fn a_damaged_card_is_read_as_far_as_it_goes(file in mutated()) {
        if let Ok(read) = decode(&file) {
            fits(&read);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_written_comes_back(
        name in "\\PC{0,90}", company in "[A-Zé;,\\\\: ]{0,20}", title in ".{0,30}", notes in "(?s).{0,200}",
        email in "[a-zé]{1,8}@[a-z]{1,8}\\.fr|", phone in "[0-9+ ,/()x]{0,20}",
        website in "(https?://)?[a-z]{1,9}\\.fr(/[!-~é]{0,90})?|", city in ".{0,20}", country in "\\PC{0,20}",
        tags in prop::collection::vec("[a-zé\\\\;,]{1,9}", 0..4),
    ) {
        let texts = WRITTEN.into_iter().zip([name, company, title, email, phone, website, city, country, notes]);
        let lead = lead(&texts.collect::<Vec<_>>(), &tags);
        let text = encode([&lead].into_iter());
        obeys(&text);
        let read = decode(text.as_bytes()).unwrap();
        if WRITTEN[..5].iter().all(|field| *field == Field::Title || lead.text(*field).is_empty()) {
            // Nobody could call it; the file says "…".
            return Ok(());
        }
        let card = &read.cards[0];
        prop_assert_eq!(card.lead, Some(lead.id));
        for field in WRITTEN {
            prop_assert_eq!(text_of(card, field), lead.text(field), "{:?} {}", field, text);
        }
        prop_assert_eq!(card.tags.iter().map(String::as_str).collect::<Vec<_>>(), lead.tags().collect::<Vec<_>>());
    }
}

fn text_of(card: &Card, field: Field) -> &str {
    text(card, field)
}

#[test]
fn a_card_is_written_as_telephones_read_it() {
    let said = [
        (Field::FullName, "Hélène de la Tour"),
        (Field::Company, "Béton; Lyon"),
        (Field::Email, "h@beton.fr"),
        (Field::Phone, "+33 1 99 00 12 34"),
        (Field::City, "Lyon"),
        (
            Field::Notes,
            "Wants a quotation for the whole of the new building, before the summer, é\nand calls back",
        ),
    ];
    let said: Vec<_> = said.into_iter().map(|(field, text)| (field, clean_lines(text))).collect();
    let text = encode([&lead(&said, &["salon".into()])].into_iter());
    let expected = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Entonnoir//Entonnoir//EN\r\n\
        UID:urn:uuid:00000000-0000-0000-0000-00000000002a\r\nFN:Hélène de la Tour\r\nN:Tour;Hélène de la;;;\r\n\
        ORG:Béton\\; Lyon\r\nTEL;TYPE=WORK,VOICE:+33 1 99 00 12 34\r\nEMAIL;TYPE=INTERNET,WORK:h@beton.fr\r\n\
        NOTE:Wants a quotation for the whole of the new building\\, before the summe\r\n r\\, é\\nand calls back\r\n\
        ADR;TYPE=WORK:;;;Lyon;;;\r\nCATEGORIES:salon\r\nREV:20260202T024000Z\r\nEND:VCARD\r\n";
    assert_eq!(text, expected);
}
