//! Who the people of the sample are: a name, a firm, and ways to reach them that belong to nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    chance::{Chance, share},
    remark::Subject,
    words::{COUNTRIES, Country, phrases},
};
use crate::domain::{
    field::{Fact, Field},
    text,
};

pub(super) struct Person {
    pub subject: Subject,
    /// What can be known about them; what is known at first is less.
    pub facts: BTreeMap<Field, Fact>,
}

/// Brings people on, no two of them the same.
pub(super) struct Cast {
    seed: u64,
    seen: BTreeSet<(String, String)>,
    /// How many of each country came on; their telephone numbers are handed out in turn.
    of_country: [usize; COUNTRIES.len()],
    /// The last firm of each country, for its second person.
    last_firm: [String; COUNTRIES.len()],
}

impl Cast {
    pub fn new(seed: u64) -> Self {
        Cast { seed, seen: BTreeSet::new(), of_country: [0; COUNTRIES.len()], last_firm: Default::default() }
    }

    pub fn next(&mut self, chance: &mut Chance) -> Person {
        let weights: Vec<u32> = COUNTRIES.iter().map(|country| country.weight).collect();
        let at = share(self.seed, self.seen.len() as u64, &weights);
        let country = &COUNTRIES[at];
        let (name, firm) = self.name(at, chance);
        let serial = self.of_country[at];
        self.of_country[at] += 1;

        let mut facts = BTreeMap::new();
        let mut know = |field, text: String| facts.insert(field, Fact::Text(text));
        let domain = format!("{}.example", slug(&firm, '-'));
        let number = number(country, serial).filter(|_| chance.percent(70));
        // Nobody is without both: a lead that cannot be reached is none.
        if number.is_none() || chance.percent(88) {
            know(Field::Email, format!("{}@{domain}", slug(&name, '.')));
        }
        if let Some(number) = number {
            know(Field::Phone, number);
        }
        if chance.percent(25) {
            know(Field::Website, format!("https://{domain}"));
        }
        if chance.percent(75) {
            know(Field::Title, chance.word(phrases(country.speaks).titles).to_owned());
        }
        know(Field::City, chance.word(country.cities).to_owned());
        know(Field::Country, country.name.to_owned());
        know(Field::FullName, name);
        know(Field::Company, firm);
        // Small firms are many, large ones few.
        let employees = chance.between(2, 20) * chance.between(1, 20);
        facts.insert(Field::Employees, Fact::Number(u32::try_from(employees).unwrap_or_default()));
        let tongue = country.speaks;
        Person { subject: Subject { tongue, work: chance.word(phrases(tongue).works) }, facts }
    }

    /// A name and a firm that have not been together yet.
    fn name(&mut self, at: usize, chance: &mut Chance) -> (String, String) {
        let country = &COUNTRIES[at];
        let mut tries = 0;
        loop {
            let mut name = format!("{} {}", chance.word(country.given), chance.word(country.family));
            let colleague = !self.last_firm[at].is_empty() && chance.percent(8);
            let firm = if colleague { self.last_firm[at].clone() } else { firm(country, chance) };
            tries += 1;
            if tries > 20 {
                // Few words make few names: when they run out a number makes the difference.
                name = format!("{name} {}", self.seen.len());
            }
            if self.seen.insert((name.clone(), firm.clone())) {
                self.last_firm[at].clone_from(&firm);
                return (name, firm);
            }
        }
    }
}

fn firm(country: &Country, chance: &mut Chance) -> String {
    let names = if chance.percent(70) { country.family } else { country.cities };
    let named_after = chance.word(names);
    let firm = format!("{} {named_after} {}", chance.word(country.trades), chance.word(country.forms));
    firm.trim_end().to_owned()
}

/// The `serial`-th free number of a country, until there are no more.
fn number(country: &Country, serial: usize) -> Option<String> {
    let range = country.numbers.get(serial % country.numbers.len().max(1))?;
    let (turn, size) = (serial / country.numbers.len(), 10_usize.pow(range.digits as u32));
    // A step that shares no factor with ten visits every number once, and not in order.
    let line = (turn * 37 + 12) % size;
    (turn < size).then(|| format!("{}{line:0width$}", range.prefix, width = range.digits))
}

/// As it stands in an address: plain small letters and digits.
fn slug(text: &str, joint: char) -> String {
    let folded = text::fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(&joint.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: usize) -> Vec<Person> {
        let mut cast = Cast::new(1);
        (0..count as u64).map(|n| cast.next(&mut Chance::new(1, n))).collect()
    }

    fn texts(people: &[Person], field: Field) -> Vec<&str> {
        let facts = people.iter().filter_map(|person| person.facts.get(&field));
        facts
            .filter_map(|fact| if let Fact::Text(text) = fact { Some(text.as_str()) } else { None })
            .collect()
    }

    #[test]
    fn everybody_can_be_reached_and_nobody_shares_a_line() {
        let people = people(5_000);
        assert!(
            people.iter().all(|p| p.facts.contains_key(&Field::Email) || p.facts.contains_key(&Field::Phone))
        );
        for field in [Field::Email, Field::Phone] {
            let all = texts(&people, field);
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{field:?}");
        }
    }

    #[test]
    fn every_fact_is_one_that_its_field_accepts() {
        for person in people(2_000) {
            for (field, fact) in person.facts {
                assert_eq!(field.parse(&fact.to_string()), Ok(Some(fact)));
            }
        }
    }

    #[test]
    fn names_keep_their_letters_and_addresses_lose_them() {
        let people = people(2_000);
        for wanted in ["Łukasz", "Weiß", "É", "Ø", "O’Neill", "Yılmaz"] {
            assert!(texts(&people, Field::FullName).iter().any(|name| name.contains(wanted)), "{wanted}");
        }
        assert_eq!(slug("Łukasz D’Hondt-Weiß", '.'), "lukasz.d.hondt.weiss");
        assert!(texts(&people, Field::Email).iter().all(|email| email.is_ascii()));
    }

    #[test]
    fn some_firms_have_several_people() {
        let people = people(60);
        let firms = texts(&people, Field::Company);
        assert!(firms.iter().collect::<BTreeSet<_>>().len() < firms.len());
    }
}
