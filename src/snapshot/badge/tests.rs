//! What badges say: one of each kind and of each mistake that is known from the field.

use super::*;

/// `Card; full_name=…; company=…; #registration`, a note's lines parted by ` / `.
fn told(badge: &Badge) -> String {
    let kind = match badge.kind {
        Kind::Unknown(Shape { mark, parts }) => format!("Unknown {mark:?} {parts}"),
        kind => format!("{kind:?}"),
    };
    let fields =
        badge.fields.iter().map(|(field, text)| format!("{}={}", field.key(), text.replace('\n', " / ")));
    let tags = badge.tags.iter().map(|tag| format!("tag {tag}"));
    let registration = badge.registration.iter().map(|id| format!("#{id}"));
    [kind].into_iter().chain(fields).chain(tags).chain(registration).collect::<Vec<_>>().join("; ")
}

fn check(table: &[(&[u8], &str)]) {
    for (payload, expected) in table {
        let payload_text = String::from_utf8_lossy(payload);
        let badge = read(payload).unwrap_or_else(|| panic!("{payload_text} says nothing"));
        assert_eq!(told(&badge), *expected, "{payload_text}");
    }
}

#[test]
fn cards_of_all_versions_and_with_their_usual_mistakes() {
    check(&[
        (
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Morel;Claire;;Dr;\r\nFN:Claire Morel\r\nORG:ACME SA;Achats\r\nTITLE:Directrice\r\nTEL;TYPE=work,voice:+33 1 99 00 12 34\r\nEMAIL;TYPE=work:claire@acme.example\r\nADR;TYPE=work:;;1 rue X;Lyon;;69003;France\r\nURL:https://acme.example\r\nEND:VCARD\r\n",
            "Card; full_name=Claire Morel; title=Directrice; company=ACME SA; email=claire@acme.example; phone=+33 1 99 00 12 34; website=https://acme.example; city=Lyon; country=France; notes=Achats / 1 rue X, 69003 Lyon, France",
        ),
        (
            "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Zoé Ñandú\nTEL;VALUE=uri;TYPE=cell:tel:+34-600-12-34-56\nEMAIL;PREF=1:zoe@uno.example\nEND:VCARD".as_bytes(),
            "Card; full_name=Zoé Ñandú; email=zoe@uno.example; phone=+34-600-12-34-56",
        ),
        (
            b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=\r\ngen\r\nTEL;CELL:0171 1234567\r\nEND:VCARD\r\n",
            "Card; full_name=Jürgen Müller; phone=0171 1234567",
        ),
        (
            b"BEGIN:VCARD VERSION:3.0 N:Morel;Claire FN:Claire Morel ORG:ACME SA EMAIL:claire@acme.example END:VCARD",
            "Card; full_name=Claire Morel; company=ACME SA; email=claire@acme.example",
        ),
        (b"BEGIN:VCARD\nVERSION:3.0\nFN:Claire Morel\nTEL;CELL:06 12 34 56 78", "Card; full_name=Claire Morel; phone=06 12 34 56 78"),
        (b"begin:vcard\nfn:Claire Morel\nend:vcard", "Card; full_name=Claire Morel"),
        (b"\xef\xbb\xbfBEGIN:VCARD\nFN:Claire\nEND:VCARD", "Card; full_name=Claire"),
        (b"BEGIN:VCARD\nVERSION:3.0\nN:Morel;Claire;;;\nEMAIL:not a mail\nEND:VCARD", "Card; full_name=Claire Morel; notes=not a mail"),
        (b"BEGIN:VCARD\nFN:M\xfcller\nORG:Caf\xe9 \x80\nEND:VCARD", "Card; full_name=Müller; company=Café €"),
        (b"BEGIN:VCARD\nFN:Ana\nCATEGORIES:VIP,Press\nitem1.EMAIL:ana@uno.example\nEND:VCARD", "Card; full_name=Ana; email=ana@uno.example; tag VIP; tag Press"),
        (b"BEGIN:VCARD\nURL:https://acme.example/p/7\nEND:VCARD", "Unknown '\\n' 3"),
    ]);
}

#[test]
fn cards_of_telephones_and_badge_makers() {
    check(&[
        (
            b"MECARD:N:Doe,John;TEL:13035551212;EMAIL:john@example.com;;",
            "MeCard; full_name=John Doe; email=john@example.com; phone=13035551212",
        ),
        (b"MECARD:N:Morel,Claire;ORG:ACME SA;TITLE:Directrice;;", "MeCard; full_name=Claire Morel; title=Directrice; company=ACME SA"),
        (b"MECARD:N:ACME SA;TEL:+33199001234;;", "MeCard; company=ACME SA; phone=+33199001234"),
        (b"MECARD:N:Claire Morel;ORG:ACME SA;;", "MeCard; full_name=Claire Morel; company=ACME SA"),
        (b"MECARD:N:Doe,John;ADR:76 9th Avenue\\, New York;URL:example.com;;", "MeCard; full_name=John Doe; website=example.com; notes=76 9th Avenue, New York"),
        (b"MECARD:N:Doe,John;ADR:,,12 rue X,Lyon,,69003,France;;", "MeCard; full_name=John Doe; city=Lyon; country=France; notes=12 rue X, Lyon, 69003, France"),
        (b"mecard:n:O\\:Hara\\;Jr,John;note:a\\nb\\\\c", "MeCard; full_name=John O:Hara;Jr; notes=a / b\\c"),
        (b"MECARD:N:Doe,John;TEL:0199001234;TEL:0612345678;BDAY:19700310;SOUND:doe;;", "MeCard; full_name=John Doe; phone=0199001234; notes=0612345678"),
        (b"MECARD:NICKNAME:Johnny;EMAIL:mailto:j@example.com;DIV:Sales;;", "MeCard; full_name=Johnny; email=j@example.com; notes=DIV: Sales"),
        (b"MECARD:N:Doe,John;EMAIL:john at example;;", "MeCard; full_name=John Doe; notes=john at example"),
        (
            b"BIZCARD:N:Sean;X:Owen;T:Software Engineer;C:Google;A:76 9th Avenue, New York;B:+12125551212;E:srowen@google.com;;",
            "BizCard; full_name=Sean Owen; title=Software Engineer; company=Google; email=srowen@google.com; phone=+12125551212; notes=76 9th Avenue, New York",
        ),
        (b"BIZCARD:X:Owen;M:0612345678;B:0199001234;F:0199001235;;", "BizCard; full_name=Owen; phone=0612345678; notes=0199001234 / F: 0199001235"),
        (b"VQC:ID:0012345;FN:Claire;LN:Morel;CO:ACME SA;", "Vqc; full_name=Claire Morel; company=ACME SA; #0012345"),
        (b"VQC:ID:77;T:0020;FN:Claire;LN:Morel", "Vqc; full_name=Claire Morel; notes=T: 0020; #77"),
        (b"VQC:ID:77;;;", "Vqc; #77"),
        (b"MATMSG:TO:claire@acme.example;SUB:Hello;BODY:See you\\; soon;;", "Message; email=claire@acme.example; notes=Hello / See you; soon"),
    ]);
}

#[test]
fn addresses_of_all_kinds() {
    check(&[
        (b"mailto:claire@acme.example", "Email; email=claire@acme.example"),
        (
            b"MAILTO:claire%40acme.example?subject=Show%20offer&body=a%0Ab",
            "Email; email=claire@acme.example; notes=Show offer / a / b",
        ),
        (b"mailto:not-a-mail", "Email; notes=not-a-mail"),
        (b"claire@acme.example", "Email; email=claire@acme.example"),
        (b"tel:+33-1-99-00-12-34", "Phone; phone=+33-1-99-00-12-34"),
        (b"TEL:0199001234;ext=12", "Phone; phone=0199001234 x12"),
        (b"+33 6 12 34 56 78", "Phone; phone=+33 6 12 34 56 78"),
        (b"SMSTO:+33612345678:call me", "Phone; phone=+33612345678; notes=call me"),
        (
            b"https://acme.example/claire?x=1;y=2;z=3",
            "Website; website=https://acme.example/claire?x=1;y=2;z=3",
        ),
        (b"HTTPS://ACME.EXAMPLE/B/4711", "Website; website=https://ACME.EXAMPLE/B/4711"),
        (b"www.acme.example", "Website; website=www.acme.example"),
        (b"URL:https://acme.example", "Website; website=https://acme.example"),
        (b"http://x y", "Text; notes=http://x y"),
        (
            b"https://www.linkedin.com/in/claire-morel-4b7a12/?trk=qr",
            "Profile; full_name=Claire Morel; website=https://www.linkedin.com/in/claire-morel-4b7a12/?trk=qr",
        ),
        (
            b"linkedin.com/in/h%C3%A9l%C3%A8ne-morel",
            "Profile; full_name=Hélène Morel; website=linkedin.com/in/h%C3%A9l%C3%A8ne-morel",
        ),
        (b"https://fr.linkedin.com/in/cmorel", "Profile; website=https://fr.linkedin.com/in/cmorel"),
        (
            b"https://linkedin.com.evil.example/in/claire-morel",
            "Website; website=https://linkedin.com.evil.example/in/claire-morel",
        ),
    ]);
}

#[test]
fn words_of_an_organisers_own() {
    check(&[
        (b"4711;Claire;Morel;ACME SA", "Parts; full_name=Claire Morel; company=ACME SA; #4711"),
        (
            b"A-4711;Jean-Luc;O'Hara;3M;jl@uno.example;+33 1 99 00 12 34",
            "Parts; full_name=Jean-Luc O'Hara; company=3M; email=jl@uno.example; phone=+33 1 99 00 12 34; #A-4711",
        ),
        ("12;Zoé;MÜLLER;Café d’Ici".as_bytes(), "Parts; full_name=Zoé MÜLLER; company=Café d’Ici; #12"),
        (b"4711;MOREL;Claire;ACME SA", "Unknown ';' 4"),
        (b"4711;Claire;Morel;ACME SA;Lyon", "Unknown ';' 5"),
        (b"Claire;Morel;4711;ACME SA", "Unknown ';' 4"),
        (b"4711|MOREL|Claire|ACME SA|FR", "Unknown '|' 5"),
        (b"4711\tMOREL\tc.morel@acme.example", "Unknown '\\t' 3; email=c.morel@acme.example"),
        (b"4711^MOREL^Claire^ACME, SA", "Unknown '^' 4"),
        (b"Claire Morel\r\nACME SA\r\nDirectrice", "Unknown '\\n' 3"),
        (b"4711\x1dMOREL\x1dClaire", "Unknown '\\u{1d}' 3"),
        (b"0012345", "Registration; #0012345"),
        (b"SHOW26-A4711", "Registration; #SHOW26-A4711"),
        (b"eyJpZCI6NDcxMX0=", "Registration; #eyJpZCI6NDcxMX0="),
        (b" 4711\r\n", "Registration; #4711"),
        ("Hélène d’Ormesson".as_bytes(), "Name; full_name=Hélène d’Ormesson"),
        (b"Met at 10, wants a quote!", "Text; notes=Met at 10, wants a quote!"),
    ]);
}

#[test]
fn what_is_hostile_stays_text() {
    let long = vec![b'x'; 3_000];
    check(&[
        (b"<script>alert(1)</script>", "Text; notes=<script>alert(1)</script>"),
        (b"javascript:alert(document.cookie)", "Text; notes=javascript:alert(document.cookie)"),
        (b"data:text/html,<b>x</b>", "Text; notes=data:text/html,<b>x</b>"),
        (
            b"MECARD:N:<img src=x onerror=alert(1)>,Bob;URL:javascript:alert(1);;",
            "MeCard; full_name=Bob <img src=x onerror=alert(1)>; notes=javascript:alert(1)",
        ),
        (
            b"BEGIN:VCARD\nFN:<b>Bob</b>\nURL:javascript:alert(1)\nEND:VCARD",
            "Card; full_name=<b>Bob</b>; notes=javascript:alert(1)",
        ),
        (b"Bob\0by", "Text; notes=Bobby"),
        ("=cmd|' /C calc'!A0".as_bytes(), "Unknown '|' 2"),
        ("Claire \u{202e}leroM".as_bytes(), "Name; full_name=Claire leroM"),
        (b"\xff\xfe\xfd\xfc", "Name; full_name=\u{fcfd}"),
        // Western Windows, and Japanese for "Tokyo", which without a word of its kind is taken for the same.
        (b"Fran\xe7ois L\x92H\xf4te", "Name; full_name=François L’Hôte"),
        (b"\x93\x8c\x8b\x9e", "Text; notes=“Œ‹ž"),
    ]);
    let read_long = read(&long).unwrap();
    assert_eq!((read_long.raw.len(), read_long.fields[&Field::FullName].len()), (3_000, 200));
    for empty in [&b""[..], b" \r\n\t ", b"\x0b", b"\xef\xbb\xbf", b"\xc2\x85"] {
        assert_eq!(read(empty).map(|badge| told(&badge)), None, "{empty:?}");
    }
}

fn layout(parts: &str) -> Layout {
    let parts = parts.split(' ').map(|key| Part::from_key(key).unwrap()).collect();
    Layout { show: "Salon".into(), mark: '|', parts }
}

#[test]
fn a_taught_layout_reads_all_badges_of_its_shape_and_no_others() {
    let taught = layout("registration last_name first_name company country");
    let badge = taught.read("4712|D’ORS|Ana|Béton \"Lyon\"|").unwrap();
    assert_eq!(told(&badge), "Taught; full_name=Ana D’ORS; company=Béton \"Lyon\"; #4712");
    for other in ["4712|Ana", "4712;D;A;B;FR", "", "BEGIN:VCARD"] {
        assert_eq!(taught.read(other), None, "{other}");
    }
    // Two parts that are one field, and one that does not fit.
    let odd = layout("notes company company email notes").read("a|ACME|Sud|nobody|b").unwrap();
    assert_eq!(told(&odd), "Taught; company=ACME; notes=a / Sud / nobody / b");
}

#[test]
fn the_parts_of_an_unknown_badge_are_guessed_by_their_looks() {
    for (raw, guessed) in [
        ("4711|MOREL|Claire|ACME SA|FR", "registration last_name first_name company country"),
        ("Claire|Morel|ACME SA|Directrice des achats|Lyon", "first_name last_name company title city"),
        ("4711|Claire Morel|ACME SA|claire@acme.example", "registration full_name company email"),
        (
            "Claire|MOREL|69003|+33 1 99 00 12 34||acme",
            "first_name last_name registration phone leave company",
        ),
        ("4711|69003|Claire Morel", "registration leave full_name"),
        ("Head of sales\tBob\t\t", "title full_name leave leave"),
    ] {
        let guess = Layout::guess(" Salon ", raw).unwrap();
        let keys: Vec<&str> = guess.parts.iter().map(|part| part.key()).collect();
        assert_eq!((guess.show.as_str(), keys.join(" ").as_str()), ("Salon", guessed), "{raw}");
    }
    assert_eq!(Layout::guess("", "4711"), None);
}

#[test]
fn layouts_are_kept_by_show_and_what_is_damaged_of_them_is_left_out() {
    let mut layouts = Layouts::default();
    layouts.teach(layout("first_name last_name"));
    let tabs = Layout { mark: '\t', ..layout("leave email") };
    layouts.teach(tabs.clone());
    layouts.teach(layout("last_name first_name"));
    assert_eq!(layouts.written(), "Salon\t124\tlast_name first_name\nSalon\t9\tleave email");
    assert_eq!(Layouts::read(&layouts.written()), layouts);
    let damaged =
        format!("x\n\u{0}\tz\t\n{}\nSalon\t999999999\temail\nSalon\t124\tshoe_size", layouts.written());
    assert_eq!(Layouts::read(&damaged), layouts);

    let shape = tabs.shape();
    assert_eq!(layouts.at("Salon", shape), Some(&tabs));
    assert_eq!(layouts.at("Elsewhere", shape), None);
    // At another show it is where teaching begins, and no more.
    let begun = layouts.suggested("Elsewhere", "4711\tx@y.example").unwrap();
    assert_eq!((begun.show.as_str(), begun.parts), ("Elsewhere", tabs.parts));
    for at in 0..40 {
        layouts.teach(Layout { show: at.to_string(), ..layout("email leave") });
    }
    assert_eq!(layouts.written().lines().count(), 12);
}

proptest::proptest! {
    #[test]
    fn whatever_a_code_says_is_read_into_texts_that_fit(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), scheme in 0_usize..8) {
        let schemes = ["", "MECARD:", "BIZCARD:", "VQC:", "mailto:", "https://linkedin.com/in/", "BEGIN:VCARD\n", "4711|"];
        let payload = [schemes[scheme].as_bytes(), &bytes].concat();
        if let Some(badge) = read(&payload) {
            for (field, text) in &badge.fields {
                proptest::prop_assert!(crate::snapshot::gathered::fits(*field, text), "{field:?} {text:?}");
            }
            let again = read(badge.raw.as_bytes()).unwrap();
            proptest::prop_assert_eq!(again.raw, badge.raw);
        }
    }
}
