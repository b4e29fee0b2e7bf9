//! The words of what goes out to others than colleagues, and one person's data as a page in their language.

use super::{Locale, Words, common, counted, fields, format, lead as lead_words, words};
use crate::{
    domain::{
        field::{Fact, Field},
        ids::LeadId,
        lead::Lead,
        moment::Moment,
        workspace::Workspace,
    },
    queries::lead_sheet::{Happening, Shown, lead_sheet},
};

pub const PANEL: Words = words("Contacts et agenda", "Contacts and calendar");
pub const PANEL_HINT: Words = words(
    "Pour votre téléphone et votre agenda. Un second import met à jour l’agenda au lieu de le remplir deux fois.",
    "For your telephone and your calendar. A second import updates the calendar instead of filling it twice.",
);
pub const CONTACTS: Words = words("Exporter les contacts", "Export the contacts");
pub const CALENDAR: Words = words("Exporter les prochaines actions", "Export the next steps");
pub const TO_CALENDAR: Words = words("Ajouter à l’agenda", "Add to calendar");
pub const SECTION: Words = words("Emporter cette fiche", "Take this lead along");
pub const AS_CONTACT: Words = words("Enregistrer comme contact", "Save as contact");
pub const HAND_OUT: Words = words("Remettre ses données…", "Hand out their data…");
pub const TITLE: Words = words("Les données de cette personne", "This person’s data");
pub const HINT: Words = words(
    "Quiconque demande ce que vous savez de lui y a droit, sous une forme lisible et réutilisable. Relisez la page avant de la remettre\u{a0}: les notes peuvent nommer d’autres personnes.",
    "Whoever asks what you know about them has a right to it, in a form that they can read and reuse. Read the page before you hand it out: notes may name other people.",
);
pub const PAGE: Words = words("Page à lire", "Page to read");
pub const PAGE_HINT: Words = words(
    "Tout, en clair\u{a0}; s’ouvre et s’imprime partout.",
    "All of it in plain words; opens and prints anywhere.",
);
pub const CONTACT_HINT: Words = words(
    "Nom, entreprise, adresses, pour un carnet d’adresses.",
    "Name, company, addresses, for an address book.",
);
pub const CONTACT: Words = words("Contact (vCard)", "Contact (vCard)");
pub const SNAPSHOT: Words = words("Données complètes (JSON)", "Complete data (JSON)");
pub const SNAPSHOT_HINT: Words = words(
    "Tout, valeurs passées comprises, pour une machine. Contient aussi la méthode des équipes qui ont suivi cette fiche.",
    "All of it, earlier values included, for a machine. Also holds the playbook of the teams that followed this lead.",
);
pub const DOWNLOAD: Words = words("Télécharger", "Download");
pub const HANDED: Words = words(
    "Fichier remis au navigateur\u{a0}: voyez vos téléchargements.",
    "File handed to the browser: see your downloads.",
);

/// "Sales · 60 leads · 12 planned steps".
pub fn counts(locale: Locale, team: &str, contacts: usize, days: usize) -> String {
    let leads = common::leads(locale, contacts);
    let steps = counted(
        locale,
        days,
        words("action prévue", "planned step"),
        words("actions prévues", "planned steps"),
    );
    format!("{team} · {leads} · {steps}")
}

/// A heading, and lines of two: what it is, and what it says.
type Section = (String, Vec<(String, String)>);

/// The title and first sentence of the page.
pub fn page_head(locale: Locale, called: &str, now: Moment) -> (String, String) {
    let day = format::instant(locale, now.millis, now);
    match locale {
        Locale::Fr => (
            format!("Données personnelles\u{a0}: {called}"),
            format!("Tout ce qui est noté sur cette personne, au {day}."),
        ),
        Locale::En => (
            format!("Personal data: {called}"),
            format!("Everything that is written down about this person, on {day}."),
        ),
    }
}

/// Everything that is known about a lead, in words; nothing where it is not here.
pub fn page(locale: Locale, workspace: &Workspace, lead: LeadId, now: Moment) -> Vec<Section> {
    let (Some(known), Some(sheet)) = (workspace.lead(lead), lead_sheet(workspace, lead, now)) else {
        return Vec::new();
    };
    let say = |words: Words| words.of(locale).to_owned();
    let stage = (say(lead_words::STAGE), sheet.stage_name.text(locale).to_owned());
    let stands = vec![(say(common::TEAM), sheet.team_name.clone()), stage];
    let (mut happened, mut history) = (Vec::new(), Vec::new());
    for entry in &sheet.history {
        let at = format::instant(locale, entry.at, now);
        let text = match &entry.what {
            // In full: here nobody is short of room.
            Happening::Field { field, from, to } => changed(locale, *field, [from, to], now),
            what => lead_words::happening(locale, what, now),
        };
        let line = match lead_words::remark(locale, &entry.what, now) {
            Some(remark) => format!("{text}\n{remark}"),
            None => text,
        };
        match entry.what {
            Happening::Activity(..) => happened.push((at, line)),
            _ => history.push((at, line)),
        }
    }
    vec![
        (say(lead_words::FACTS), facts(locale, workspace, known, now)),
        (say(WHERE), stands),
        (say(lead_words::QUESTIONS), answers(locale, workspace, known)),
        (say(super::data::ACTIVITIES), happened),
        (say(lead_words::HISTORY), history),
    ]
}

/// "Notes: what stood there → what stands there"; an empty side is a dash.
fn changed(locale: Locale, field: Field, sides: [&Option<Shown>; 2], now: Moment) -> String {
    let sides = sides.map(|side| match side {
        Some(Shown::Fact(fact)) => format::fact(locale, fact, now),
        Some(Shown::Name(name)) => name.clone(),
        None => "–".to_owned(),
    });
    let colon = words("\u{a0}: ", ": ").of(locale);
    format!("{}{colon}{}", fields::field(field).of(locale), sides.join(" → "))
}

const WHERE: Words = words("Où en est la fiche", "Where the lead stands");

fn facts(locale: Locale, workspace: &Workspace, lead: &Lead, now: Moment) -> Vec<(String, String)> {
    let called = |other: LeadId| workspace.known_lead(other).map(|lead| lead.called().to_owned());
    let mut lines = Vec::new();
    for field in Field::ALL {
        let said = match lead.fact(field) {
            Some(Fact::Campaign(id)) => workspace.campaign(*id).map(|campaign| campaign.name.clone()),
            Some(Fact::Lead(other)) => called(*other),
            fact => fact.map(|fact| format::fact(locale, fact, now)),
        };
        lines.extend(said.map(|said| (fields::field(field).of(locale).to_owned(), said)));
    }
    let tags: Vec<&str> = lead.tags().collect();
    if !tags.is_empty() {
        lines.push((fields::TAGS.of(locale).to_owned(), tags.join(", ")));
    }
    lines
}

fn answers(locale: Locale, workspace: &Workspace, lead: &Lead) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for (id, answer) in lead.answers.keys().filter_map(|id| Some((*id, lead.answer(*id)?))) {
        let question = workspace.question(id).cloned().unwrap_or_default();
        let said = lead_words::said(locale, &question, answer);
        let said = match answer.evidence.as_str() {
            "" => said.to_owned(),
            evidence => format!("{said}\n{evidence}"),
        };
        lines.push((question.wording.text(locale).to_owned(), said));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{AnswerQuestion, EditLead, LogActivity, testing::Bench},
        domain::{
            activity::{Activity, Channel, Direction},
            criterion::{Answer, Said},
            ids::{ActivityId, CampaignId, QuestionId},
        },
    };

    const CLAIRE: LeadId = LeadId::named("claire");

    fn told(locale: Locale) -> Vec<Section> {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let mut form = crate::commands::LeadForm::default()
            .with(Field::Source, "Salon")
            .with(Field::Amount, "1200")
            .with(Field::Notes, "<b>likes tea</b>");
        form.tags = Some("hot".into());
        bench.done(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("salon") });
        let to = Some(Answer::new(Said::Yes, "on the phone"));
        bench.done(AnswerQuestion { lead: CLAIRE, question: QuestionId::named("need"), to });
        let activity =
            Activity::new(Channel::Call, Direction::Outbound, bench.now.millis, "asked for a plan");
        bench.done(LogActivity { lead: CLAIRE, activity: ActivityId::named("call"), what: activity });
        page(locale, &bench.workspace, CLAIRE, bench.now)
    }

    #[test]
    fn everything_that_is_known_is_told_in_the_persons_language() {
        for (locale, wanted) in [
            (
                Locale::En,
                [
                    "Claire Morel",
                    "Salon",
                    "€1,200",
                    "hot",
                    "Lead",
                    "Do they need it?",
                    "on the phone",
                    "asked for a plan",
                    "Lead created",
                ],
            ),
            (
                Locale::Fr,
                [
                    "Claire Morel",
                    "Salon",
                    "1\u{202f}200\u{a0}€",
                    "hot",
                    "Lead",
                    "Do they need it?",
                    "Oui",
                    "asked for a plan",
                    "Fiche créée",
                ],
            ),
        ] {
            let told = told(locale);
            assert_eq!(told.len(), 5);
            let all: Vec<String> = told
                .into_iter()
                .flat_map(|(_, lines)| lines)
                .map(|(name, said)| format!("{name}: {said}"))
                .collect();
            let all = all.join("\n");
            for text in wanted {
                assert!(all.contains(text), "{text} in {all}");
            }
        }
    }

    #[test]
    fn of_somebody_who_is_not_here_nothing_is_told() {
        let bench = Bench::with_team();
        assert!(page(Locale::En, &bench.workspace, CLAIRE, bench.now).is_empty());
    }
}
