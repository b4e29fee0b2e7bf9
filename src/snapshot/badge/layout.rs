//! What the parts of an organiser's badge are, as somebody has said it once. Kept in this browser, by show.

use super::{
    Badge, Kind, Reading,
    parts::{self, Shape, is_name, is_registration, is_shouted, split, way},
};
use crate::domain::{
    field::Field,
    text::{clean_line, fold},
};

/// What one part of a badge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Nothing that anybody wants.
    Leave,
    /// The number by which the organiser knows the person.
    Registration,
    FirstName,
    LastName,
    Field(Field),
}

/// How the badges of a show are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The name of the campaign; empty where none is chosen.
    pub show: String,
    pub mark: char,
    pub parts: Vec<Part>,
}

/// What was taught in this browser, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layouts(Vec<Layout>);

/// Shows of a year or two.
const MOST_LAYOUTS: usize = 12;

impl Part {
    /// In the order in which they are offered.
    pub const ALL: [Part; 14] = [
        Part::Leave,
        Part::FirstName,
        Part::LastName,
        Part::Field(Field::FullName),
        Part::Field(Field::Company),
        Part::Field(Field::Title),
        Part::Field(Field::Email),
        Part::Field(Field::Phone),
        Part::Field(Field::Website),
        Part::Field(Field::City),
        Part::Field(Field::Country),
        Part::Field(Field::Sector),
        Part::Field(Field::Notes),
        Part::Registration,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Part::Leave => "leave",
            Part::Registration => "registration",
            Part::FirstName => "first_name",
            Part::LastName => "last_name",
            Part::Field(field) => field.key(),
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Part::ALL.into_iter().find(|part| part.key() == key)
    }
}

impl Layout {
    /// What the parts may be, by their looks; `None` for a text without parts.
    pub fn guess(show: &str, raw: &str) -> Option<Self> {
        let Shape { mark, .. } = parts::shape(raw)?;
        Some(Self { show: clean_line(show), mark, parts: guesses(&split(raw, mark)) })
    }

    pub fn shape(&self) -> Shape {
        Shape { mark: self.mark, parts: self.parts.len() }
    }

    /// Whether it says anything about anybody.
    pub fn is_said(&self) -> bool {
        self.parts.iter().any(|part| *part != Part::Leave)
    }

    /// Reads a badge of its shape; `None` for another one.
    pub fn read(&self, raw: &str) -> Option<Badge> {
        if parts::shape(raw)? != self.shape() {
            return None;
        }
        let texts = split(raw, self.mark);
        let of = |wanted: Part| {
            let found = self.parts.iter().zip(&texts).filter(|(part, _)| **part == wanted);
            found.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let mut reading = Reading::default();
        reading.put_name(&of(Part::FirstName), &of(Part::LastName));
        for (part, text) in self.parts.iter().zip(&texts) {
            match part {
                Part::Leave | Part::FirstName | Part::LastName => {}
                Part::Registration => reading.register(text),
                Part::Field(Field::Notes) => reading.gathered.note(text),
                Part::Field(field) => reading.put(*field, text),
            }
        }
        Some(reading.finish(Kind::Taught, raw.to_owned()))
    }
}

impl Layouts {
    /// Reads what was kept; a line that is not understood costs that layout alone.
    pub fn read(kept: &str) -> Self {
        let layouts = kept.lines().filter_map(|line| {
            let mut cells = line.split('\t');
            let (show, mark, parts) = (cells.next()?, cells.next()?, cells.next()?);
            let mark = mark.parse().ok().and_then(char::from_u32)?;
            let parts = parts.split(' ').map(Part::from_key).collect::<Option<Vec<_>>>()?;
            Some(Layout { show: clean_line(show), mark, parts })
        });
        Self(layouts.take(MOST_LAYOUTS).collect())
    }

    /// A line each: the show, the number of the mark, and what the parts are, between tabs.
    pub fn written(&self) -> String {
        let line = |Layout { show, mark, parts }: &Layout| {
            let parts: Vec<&str> = parts.iter().map(|part| part.key()).collect();
            format!("{show}\t{}\t{}", u32::from(*mark), parts.join(" "))
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// From now on badges of this shape are read so, at its show.
    pub fn teach(&mut self, layout: Layout) {
        self.0.retain(|known| known.show != layout.show || known.shape() != layout.shape());
        self.0.insert(0, layout);
        self.0.truncate(MOST_LAYOUTS);
    }

    /// How a badge is to be read at a show, if somebody has said so there.
    pub fn at(&self, show: &str, shape: Shape) -> Option<&Layout> {
        let show = clean_line(show);
        self.0.iter().find(|known| known.show == show && known.shape() == shape)
    }

    /// How to begin teaching: as at another show with the same shape, or by the looks of the parts.
    pub fn suggested(&self, show: &str, raw: &str) -> Option<Layout> {
        let shape = parts::shape(raw)?;
        let known = self.at(show, shape).or_else(|| self.0.iter().find(|known| known.shape() == shape));
        match known {
            Some(known) => Some(Layout { show: clean_line(show), ..known.clone() }),
            None => Layout::guess(show, raw),
        }
    }
}

/// Ways to reach somebody, numbers and countries are known by their looks; of what is left the names come first.
fn guesses(texts: &[String]) -> Vec<Part> {
    let mut parts: Vec<Option<Part>> = Vec::new();
    for text in texts {
        let by_look = by_look(text).filter(|part| !parts.contains(&Some(*part)));
        parts.push(by_look);
    }
    // A second number is a postal code or a stand: it stays out of it.
    let is_open =
        |part: &Option<Part>, text: &String| part.is_none() && !text.is_empty() && !is_registration(text);
    let open = |parts: &[Option<Part>]| -> Vec<usize> {
        (0..texts.len()).filter(|at| is_open(&parts[*at], &texts[*at])).collect()
    };
    for at in open(&parts).into_iter().filter(|at| is_title(&texts[*at])).take(1) {
        parts[at] = Some(Part::Field(Field::Title));
    }
    let places = open(&parts);
    match places.as_slice() {
        [one, other, ..] if is_name(&texts[*one]) && is_name(&texts[*other]) => {
            let has_two = texts[*one].contains(' ') && !is_shouted(&texts[*one]);
            let is_last_first = is_shouted(&texts[*one]) && !is_shouted(&texts[*other]);
            let names = match (is_last_first, has_two) {
                (true, _) => [Some(Part::LastName), Some(Part::FirstName)],
                (false, true) => [Some(Part::Field(Field::FullName)), None],
                (false, false) => [Some(Part::FirstName), Some(Part::LastName)],
            };
            (parts[*one], parts[*other]) = (names[0], names[1]);
        }
        [one, ..] if is_name(&texts[*one]) => parts[*one] = Some(Part::Field(Field::FullName)),
        _ => {}
    }
    let rest = [Field::Company, Field::Title, Field::City].map(|field| Some(Part::Field(field)));
    let mut rest = rest.into_iter().filter(|part| !parts.contains(part)).collect::<Vec<_>>().into_iter();
    for at in open(&parts) {
        parts[at] = rest.next().flatten();
    }
    parts.into_iter().map(|part| part.unwrap_or(Part::Leave)).collect()
}

fn by_look(text: &str) -> Option<Part> {
    let is_code = text.len() == 2 && text.chars().all(|letter| letter.is_ascii_uppercase());
    match () {
        () if text.is_empty() => None,
        () if is_code => Some(Part::Field(Field::Country)),
        () => match way(text) {
            Some(way) => Some(Part::Field(way)),
            None => is_registration(text).then_some(Part::Registration),
        },
    }
}

/// By the words of which French and English titles are made.
fn is_title(text: &str) -> bool {
    const WORDS: [&str; 18] = [
        "direct",
        "manager",
        "respons",
        "chef",
        "head",
        "ingenieur",
        "engineer",
        "achet",
        "buyer",
        "president",
        "officer",
        "ceo",
        "cto",
        "gerant",
        "consult",
        "sales",
        "assistant",
        "vp",
    ];
    let folded = fold(text);
    folded.split(' ').any(|word| WORDS.iter().any(|known| word.starts_with(known)))
}
