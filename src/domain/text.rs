//! Words that people type: made clean at the door, and compared without caring for accents or capitals.

/// What is wrong with a text that was typed or imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextProblem {
    TooLong {
        most: usize,
    },
    NotAnEmail,
    NotAPhone,
    NotMoney,
    NotADate,
    NotAPercentage,
    NotANumber,
    /// Somebody cannot be named as their own decision maker.
    Oneself,
    NotALink,
    Missing,
}

/// Trims, makes one line, and drops characters that cannot be seen or that would garble what stands beside them.
pub fn clean_line(text: &str) -> String {
    one_line(text, |c| c.is_whitespace())
}

/// The same for a wording, where French keeps a mark on the line of its word by a space that does not break.
pub fn clean_wording(text: &str) -> String {
    one_line(text, |c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')).trim().to_owned()
}

fn one_line(text: &str, is_space: impl Fn(char) -> bool) -> String {
    // In one go, for a file has a hundred thousand of them.
    let mut line = String::with_capacity(text.len());
    let mut is_apart = false;
    for c in text.chars() {
        if is_space(c) {
            is_apart = true;
        } else if !unwanted(c) {
            if is_apart && !line.is_empty() {
                line.push(' ');
            }
            is_apart = false;
            line.push(c);
        }
    }
    line
}

/// The same for a text of several lines, whose line breaks stay.
pub fn clean_lines(text: &str) -> String {
    let visible: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        // A tab from a pasted table keeps its two cells apart.
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !unwanted(*c))
        .collect();
    visible.trim().to_owned()
}

/// Control characters, and the marks that turn the reading direction of everything after them.
fn unwanted(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// How a text is compared: without capitals or accents, so that `Hélène` is found by `helene`.
///
/// Covers the Latin letters of European languages; anything else is only put in small letters.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| fold_letter(c, &mut folded));
        }
    }
    folded
}

fn fold_letter(c: char, folded: &mut String) {
    let plain = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ž' | 'ż' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        '’' => "'",
        // Combining accents left by decomposed text.
        '\u{300}'..='\u{36f}' => "",
        other => {
            folded.push(other);
            return;
        }
    };
    folded.push_str(plain);
}

/// What is written behind a company's name and says only under which law it is one.
#[rustfmt::skip]
const LEGAL_FORMS: [&str; 35] = [
    "sarl", "sas", "sasu", "sa", "eurl", "snc", "sci", "scop", "scp", "ei", "gmbh", "ag", "kg", "ug", "ohg", "mbh", "co",
    "ltd", "limited", "llc", "llp", "inc", "corp", "corporation", "plc", "bv", "nv", "bvba", "srl", "spa", "sl", "oy",
    "ab", "as", "aps",
];

/// The words of a text, without what stands between them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Two names that no one person goes by: `C. Morel` may be `Claire Morel`, `Marc Petit` is not.
pub fn is_other_name(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let [one, other] = [&one, &other].map(|name| words(name).collect::<Vec<_>>());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let fits = |word: &&str| {
        long.iter().any(|other| other == word || is_initial(word, other) || is_initial(other, word))
    };
    !short.iter().all(fits)
}

/// How a company's name is compared: folded, without its legal form, and without what stands between words.
pub fn company(name: &str) -> String {
    let folded = fold(name).replace('.', "");
    let words = || words(&folded);
    let is_form = |word: &&str| LEGAL_FORMS.contains(word);
    let mut plain = String::with_capacity(folded.len());
    // A name that is nothing else is a name.
    let is_all = words().all(|word| is_form(&word));
    for word in words().filter(|word| is_all || !is_form(word)) {
        plain.push_str(word);
        plain.push(' ');
    }
    plain
}

/// A phone number as it is dialled: digits, with a leading `+` where there is one. Only for comparing.
pub fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    // The same line is written +33 1…, 0033 1… and 01… ; nine last digits tell most countries' lines apart.
    match digits.len() {
        10.. => digits[digits.len() - 9..].to_owned(),
        _ => digits,
    }
}

/// Something, an at sign, and a domain with a dot: what can be judged without sending a mail.
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| {
        !c.is_whitespace() && !matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\' | '@')
    };
    !name.is_empty()
        && text.chars().count() <= 254
        && name.chars().all(plain)
        && domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

/// At least three digits, and otherwise only what stands in written phone numbers (an extension included).
pub fn is_phone(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 3
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || c == ' '
                || matches!(c, '+' | '-' | '.' | '/' | '(' | ')' | '#' | '*' | 'x' | ',')
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hidden_characters_and_loose_blanks_go() {
        assert_eq!(clean_line("  Claire\u{202e} \t Morel\u{0}\n"), "Claire Morel");
        assert_eq!(clean_line("Besoin\u{a0}?"), "Besoin ?");
        assert_eq!(clean_wording(" Un \n besoin\u{a0}?\u{a0}"), "Un besoin\u{a0}?");
        assert_eq!(clean_wording("\u{a0}"), "");
        assert_eq!(clean_lines("a\r\nb\u{7}\n\n"), "a\nb");
        assert_eq!(clean_lines("phone\t0155123456"), "phone 0155123456");
    }

    #[test]
    fn folding_forgets_accents_and_capitals() {
        assert_eq!(fold("Hélène ŁUKASZ Œuvre Straße"), "helene lukasz oeuvre strasse");
        assert_eq!(fold("e\u{301}"), "e");
    }

    #[test]
    fn mail_addresses_are_told_from_slips() {
        for right in ["claire@acme.fr", "c.morel+salon@mail.acme.co.uk", "é@exämple.fr"] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "",
            "claire",
            "@acme.fr",
            "claire@acme",
            "claire@@acme.fr",
            "a b@acme.fr",
            "a@acme..fr",
            "x<y@a.fr",
            "a@b.fr\nbcc:c@d.fr",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }

    #[test]
    fn one_line_written_three_ways_is_one_line() {
        assert_eq!(dialled("+33 1 55 12 34 56"), dialled("01.55.12.34.56"));
        assert_eq!(dialled("0033155123456"), dialled("(0)1 55123456"));
        assert!(is_phone("+33 (0)1 55-12.34/56") && !is_phone("call me") && !is_phone("<b>123"));
    }

    #[test]
    fn names_that_one_person_may_go_by() {
        for (one, other) in [("C. Morel", "Claire Morel"), ("MOREL Claire", "Claire Morel"), ("", "Claire")] {
            assert!(!is_other_name(one, other), "{one} {other}");
        }
        for (one, other) in [("Marc Morel", "Claire Morel"), ("Marc", "Claire")] {
            assert!(is_other_name(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_company_is_the_same_under_any_law_and_however_it_is_set() {
        for name in ["Béton Lyon", "BETON LYON S.A.R.L.", "SAS Béton-Lyon", "Béton Lyon GmbH & Co. KG"] {
            assert_eq!(company(name), company("béton lyon"), "{name}");
        }
        assert_ne!(company("SA"), "");
        assert_ne!(company("Béton Lyon"), company("Béton Lille"));
        assert_eq!(company(""), "");
    }

    proptest! {
        #[test]
        fn cleaning_and_folding_twice_change_nothing_more(text in ".*") {
            prop_assert_eq!(clean_line(&clean_line(&text)), clean_line(&text));
            prop_assert_eq!(clean_wording(&clean_wording(&text)), clean_wording(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
