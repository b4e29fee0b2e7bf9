//! The dictionary's words: what teams ask alike, where they differ, and what one would call the other's leads.

use super::{Locale, Words, counted, format, gate, listed, words};
use crate::{
    domain::{stage::Kind, wording::Wording},
    queries::dictionary::{Ask, Crossing, Homonym, Synonym},
};

pub const INTRO: Words = words(
    "Les étapes de chaque équipe, mises en face selon ce qu’elles exigent, et non selon leur nom.",
    "Each team’s stages, lined up by what they require and not by what they are called.",
);
pub const COMPARE: Words = words("Équipes à comparer", "Teams to compare");
pub const COMPARE_BUILT_IN: Words =
    words("Comparer avec une méthode toute prête", "Compare with a built-in playbook");
pub const BUILT_IN: Words = words("Méthode toute prête", "Built-in playbook");

pub const ONE_TEAM: Words = words("Il faut être deux pour comparer", "It takes two to compare");
pub const ONE_TEAM_MORE: Words = words(
    "Le «\u{a0}prospect\u{a0}» du marketing n’est pas celui des ventes. Ici, deux équipes voient ce que chacune exige, ce que l’autre n’exige pas, et comment l’une appellerait les fiches de l’autre.",
    "Marketing’s “prospect” is not the salespeople’s. Here two teams see what each requires, what the other does not, and what one would call the other’s leads.",
);
pub const ADD_TEAM: Words = words("Ajouter une équipe", "Add a team");
pub const OR_BUILT_IN: Words = words(
    "Ou comparez la vôtre avec une méthode toute prête\u{a0}:",
    "Or compare yours with a built-in playbook:",
);

pub const NOTHING_NEW: Words = words("Rien de plus en commun", "Nothing more in common");
pub const NOTHING_OWN: Words = words("Ne demande rien d’autre", "Asks for nothing else");
pub const ASKS_BESIDES: Words = words("Demande en plus", "Asks besides");
pub const ASKS: Words = words("Demande", "Asks");
pub const NO_STAGE: Words = words("Aucune étape en face", "No stage in line with it");
pub const WOULD: Words = words("Y seraient", "Would be there");
pub const WOULD_NOT: Words = words("N’y seraient pas encore", "Would not be there yet");
pub const TOO_FEW: Words = words("trop peu pour conclure", "too few to tell");

pub const SAME_WORD: Words = words("Un mot, plusieurs sens", "One word, several meanings");
pub const SAME_MEANING: Words = words("Plusieurs mots, un sens", "Several words, one meaning");

/// `n`: how many are compared.
pub fn common(n: usize) -> Words {
    if n == 2 {
        words("Demandé des deux côtés", "Asked by both")
    } else {
        words("Demandé par toutes", "Asked by all")
    }
}

/// "Marketing’s", "Sales’".
fn of(team: &str) -> String {
    if team.ends_with('s') { format!("{team}’") } else { format!("{team}’s") }
}

/// How a row is called, counted from one where it is a step on the way.
pub fn row(locale: Locale, kind: Kind, step: usize) -> String {
    let fixed = match kind {
        Kind::Open => {
            return match locale {
                Locale::Fr => format!("Niveau {step}"),
                Locale::En => format!("Step {step}"),
            };
        }
        Kind::Won => words("Gagné", "Won"),
        Kind::Lost => words("Perdu", "Lost"),
        Kind::Recycled => words("Mis de côté", "Set aside"),
    };
    fixed.of(locale).to_owned()
}

/// "5 asked on the way here".
pub fn asked_before(locale: Locale, n: usize) -> String {
    counted(
        locale,
        n,
        words("condition de plus, demandée avant", "condition more, asked on the way here"),
        words("conditions de plus, demandées avant", "conditions more, asked on the way here"),
    )
}

/// A condition in words, with what a group is made of.
pub fn ask(locale: Locale, ask: &Ask) -> String {
    let text = gate::criterion(locale, &ask.kind, ask.question.as_ref());
    let text = if ask.parts.is_empty() {
        text
    } else {
        let parts: Vec<String> = ask.parts.iter().map(|part| self::ask(locale, part)).collect();
        format!("{text} ({})", parts.join(words("\u{a0}; ", "; ").of(locale)))
    };
    if ask.by_own_rules {
        let own = words("selon ses propres règles", "by its own rules").of(locale);
        format!("{text}, {own}")
    } else {
        text
    }
}

/// "also: Sales, Marketing".
pub fn also(locale: Locale, teams: &[String]) -> String {
    let teams = teams.join(", ");
    match locale {
        Locale::Fr => format!("aussi\u{a0}: {teams}"),
        Locale::En => format!("also: {teams}"),
    }
}

/// "Of Marketing’s 42 leads in “Prospect”, 17 would be “Prospect” for Sales."
pub fn crossing(locale: Locale, from: &str, stage: &Wording, to: &str, found: &Crossing) -> String {
    let (n, would) = (format::number(locale, found.of as u64), format::number(locale, found.would as u64));
    let (here, there) = (stage.text(locale), found.stage.text(locale));
    match (locale, found.of) {
        (Locale::Fr, 1) => {
            let verdict = if found.would == 0 { "ne serait pas" } else { "serait" };
            format!(
                "La seule fiche «\u{a0}{here}\u{a0}» de {from} {verdict} «\u{a0}{there}\u{a0}» chez {to}."
            )
        }
        (Locale::En, 1) => {
            let verdict = if found.would == 0 { "would not be" } else { "would be" };
            let from = of(from);
            format!("{from} only lead in “{here}” {verdict} “{there}” for {to}.")
        }
        (Locale::Fr, _) => {
            let serait = if found.would < 2 { "serait" } else { "seraient" };
            let would = match found.would {
                0 => "aucune ne".to_owned(),
                all if all == found.of => "toutes".to_owned(),
                _ => would,
            };
            format!(
                "Sur les {n} fiches «\u{a0}{here}\u{a0}» de {from}, {would} {serait} «\u{a0}{there}\u{a0}» chez {to}."
            )
        }
        (Locale::En, _) => {
            let would = match found.would {
                0 => "none".to_owned(),
                all if all == found.of => "all".to_owned(),
                _ => would,
            };
            let from = of(from);
            format!("Of {from} {n} leads in “{here}”, {would} would be “{there}” for {to}.")
        }
    }
}

/// "Missing most often: Authority (20 of 25)."
pub fn lacks(locale: Locale, found: &Crossing) -> Option<String> {
    let (most, _) = found.lacks.first()?;
    let others = found.of - found.would;
    let one = |(lacking, n): &(Ask, usize)| {
        let ask = ask(locale, lacking);
        match locale {
            Locale::Fr => format!("{ask} ({n} sur {others})"),
            Locale::En => format!("{ask} ({n} of {others})"),
        }
    };
    if others == 1 {
        let all: Vec<String> = found.lacks.iter().map(|(lacking, _)| ask(locale, lacking)).collect();
        return Some(match locale {
            Locale::Fr => format!("Il lui manque\u{a0}: {}", all.join(" · ")),
            Locale::En => format!("It lacks: {}", all.join(" · ")),
        });
    }
    let all: Vec<String> = found.lacks.iter().map(one).collect();
    debug_assert!(!all.is_empty(), "{most:?}");
    Some(match locale {
        Locale::Fr => format!("Manque le plus souvent\u{a0}: {}", all.join(" · ")),
        Locale::En => format!("Missing most often: {}", all.join(" · ")),
    })
}

/// "“Prospect” means two things here."
pub fn homonym(locale: Locale, found: &Homonym) -> String {
    let (name, n) = (found.name.text(locale), found.meanings.len());
    match locale {
        Locale::Fr => format!("«\u{a0}{name}\u{a0}» veut dire {} choses ici.", count(locale, n)),
        Locale::En => format!("“{name}” means {} things here.", count(locale, n)),
    }
}

/// "For Sales, it takes:" and what it takes, the first few things.
pub fn meaning(locale: Locale, team: &str, asks: &[Ask]) -> (String, Vec<String>) {
    const MOST: usize = 4;
    let mut told: Vec<String> = asks.iter().take(MOST).map(|one| ask(locale, one)).collect();
    if asks.len() > MOST {
        let more = asks.len() - MOST;
        told.push(match locale {
            Locale::Fr => format!("et {more} de plus"),
            Locale::En => format!("and {more} more"),
        });
    }
    let title = match (locale, asks.is_empty()) {
        (Locale::Fr, true) => format!("{team} ne demande rien de cela."),
        (Locale::En, true) => format!("{team} asks for none of that."),
        (Locale::Fr, false) => format!("{team} demande\u{a0}:"),
        (Locale::En, false) => format!("{team} asks for:"),
    };
    (title, told)
}

/// "“Lead” (Sales) and “Prospect” (Marketing) ask the same." `team`: the name of a column.
pub fn synonym(locale: Locale, found: &Synonym, team: impl Fn(usize) -> String) -> String {
    let one = |(column, name): &(usize, Wording)| {
        let (name, team) = (name.text(locale), team(*column));
        match locale {
            Locale::Fr => format!("«\u{a0}{name}\u{a0}» ({team})"),
            Locale::En => format!("“{name}” ({team})"),
        }
    };
    let names: Vec<String> = found.names.iter().map(one).collect();
    let names = listed(names, words(" et ", " and ").of(locale));
    match locale {
        Locale::Fr => format!("{names} demandent la même chose."),
        Locale::En => format!("{names} ask the same."),
    }
}

fn count(locale: Locale, n: usize) -> String {
    match n {
        2 => words("deux", "two").of(locale).to_owned(),
        3 => words("trois", "three").of(locale).to_owned(),
        n => format::number(locale, n as u64),
    }
}

pub fn caption(locale: Locale, teams: &[String]) -> String {
    let teams = teams.join(", ");
    match locale {
        Locale::Fr => format!("Étapes mises en face\u{a0}: {teams}"),
        Locale::En => format!("Stages in line: {teams}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{criterion::CriterionKind, field::Field},
        queries::dictionary::Names,
    };

    fn crossed(of: usize, would: usize) -> Crossing {
        let ask = Ask {
            kind: CriterionKind::Filled(vec![Field::Amount]),
            question: None,
            parts: Vec::new(),
            also: Vec::new(),
            by_own_rules: false,
        };
        Crossing {
            to: 1,
            stage: Wording::same("Prospect"),
            of,
            would,
            lacks: if of > would { vec![(ask, of - would)] } else { Vec::new() },
            those: Names::default(),
            others: Names::default(),
        }
    }

    #[test]
    fn the_numbers_are_told_whatever_they_are() {
        let told = |locale, of, would| {
            crossing(locale, "Marketing", &Wording::same("Lead"), "Ventes", &crossed(of, would))
        };
        assert_eq!(
            told(Locale::Fr, 42, 17),
            "Sur les 42 fiches «\u{a0}Lead\u{a0}» de Marketing, 17 seraient «\u{a0}Prospect\u{a0}» chez Ventes."
        );
        assert_eq!(
            told(Locale::Fr, 42, 0),
            "Sur les 42 fiches «\u{a0}Lead\u{a0}» de Marketing, aucune ne serait «\u{a0}Prospect\u{a0}» chez Ventes."
        );
        assert_eq!(
            told(Locale::En, 42, 17),
            "Of Marketing’s 42 leads in “Lead”, 17 would be “Prospect” for Ventes."
        );
        assert_eq!(
            told(Locale::En, 7, 7),
            "Of Marketing’s 7 leads in “Lead”, all would be “Prospect” for Ventes."
        );
        assert_eq!(
            told(Locale::En, 1, 0),
            "Marketing’s only lead in “Lead” would not be “Prospect” for Ventes."
        );
        assert_eq!(
            lacks(Locale::En, &crossed(3, 1)).as_deref(),
            Some("Missing most often: Amount filled in (2 of 2)")
        );
        assert_eq!(lacks(Locale::En, &crossed(1, 0)).as_deref(), Some("It lacks: Amount filled in"));
        assert_eq!(lacks(Locale::En, &crossed(3, 3)), None);
        assert_eq!((of("Sales"), of("Marketing")), ("Sales’".into(), "Marketing’s".into()));
    }
}
