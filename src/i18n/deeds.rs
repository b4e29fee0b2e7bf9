//! What was done, worded so that it can be undone by name: "move Claire Morel to Prospect".

use super::{Locale, common, fields};
use crate::queries::deed::Deed;

pub fn deed(locale: Locale, deed: &Deed) -> String {
    match locale {
        Locale::Fr => french(deed),
        Locale::En => english(deed),
    }
}

fn french(deed: &Deed) -> String {
    let locale = Locale::Fr;
    match deed {
        Deed::FoundTeam(name) => format!("créer l’équipe {name}"),
        Deed::RenameTeam(name) => format!("renommer l’équipe {name}"),
        Deed::ArchiveTeam(name) => format!("archiver l’équipe {name}"),
        Deed::RestoreTeam(name) => format!("rétablir l’équipe {name}"),
        Deed::AddStage(name) => format!("ajouter l’étape {}", name.text(locale)),
        Deed::ChangeStage(name) => format!("modifier l’étape {}", name.text(locale)),
        Deed::RetireStage(name) => format!("retirer l’étape {}", name.text(locale)),
        Deed::RestoreStage(name) => format!("rétablir l’étape {}", name.text(locale)),
        Deed::WordQuestion => "modifier une question".into(),
        Deed::SetRule => "modifier une règle de profil ou de score".into(),
        Deed::Redefine(team) => format!("modifier la méthode de {team}"),
        Deed::ShowGuests(team) => format!("montrer à {team} des fiches d’autres équipes"),
        Deed::HideGuests(team) => format!("ne plus montrer à {team} les fiches d’autres équipes"),
        Deed::WriteNotice(team) => format!("modifier la notice d’information de {team}"),
        Deed::MoveReady(leads) => format!("faire avancer {}", common::leads(locale, *leads)),
        Deed::HandOver { lead, to } => format!("confier {lead} à {to}"),
        Deed::NameCampaign(name) => format!("modifier la campagne {name}"),
        Deed::Capture(name) => format!("créer la fiche {name}"),
        Deed::Remove(name) => format!("supprimer la fiche {name}"),
        Deed::Restore(name) => format!("rétablir la fiche {name}"),
        Deed::Join { lead, with } => format!("réunir {lead} et {with}"),
        Deed::Separate(name) => format!("séparer {name}"),
        Deed::TellApart { lead, from } => format!("distinguer {lead} de {from}"),
        Deed::Move { lead, to } => format!("déplacer {lead} vers {}", to.text(locale)),
        Deed::Sort(name) => format!("reclasser {name}"),
        Deed::Edit(name) => format!("modifier {name}"),
        Deed::EditField { lead, field } => format!("modifier {lead} ({})", fields::field(*field).of(locale)),
        Deed::Tag(name) => format!("étiqueter {name}"),
        Deed::Answer(name) => format!("répondre à une question sur {name}"),
        Deed::Log(name) => format!("noter un échange avec {name}"),
        Deed::StrikeOut(name) => format!("retirer un échange avec {name}"),
        Deed::FillIn(leads) => format!("compléter {}", common::leads(locale, *leads)),
        Deed::Import { leads } => format!("importer {}", common::leads(locale, *leads)),
        Deed::Nothing => "ne rien faire".into(),
    }
}

fn english(deed: &Deed) -> String {
    let locale = Locale::En;
    match deed {
        Deed::FoundTeam(name) => format!("create team {name}"),
        Deed::RenameTeam(name) => format!("rename team {name}"),
        Deed::ArchiveTeam(name) => format!("archive team {name}"),
        Deed::RestoreTeam(name) => format!("restore team {name}"),
        Deed::AddStage(name) => format!("add stage {}", name.text(locale)),
        Deed::ChangeStage(name) => format!("change stage {}", name.text(locale)),
        Deed::RetireStage(name) => format!("retire stage {}", name.text(locale)),
        Deed::RestoreStage(name) => format!("restore stage {}", name.text(locale)),
        Deed::WordQuestion => "change a question".into(),
        Deed::SetRule => "change a rule of persona or score".into(),
        Deed::Redefine(team) => format!("change the playbook of {team}"),
        Deed::ShowGuests(team) => format!("show leads of other teams to {team}"),
        Deed::HideGuests(team) => format!("no longer show leads of other teams to {team}"),
        Deed::WriteNotice(team) => format!("change the information notice of {team}"),
        Deed::MoveReady(leads) => format!("move {} on", common::leads(locale, *leads)),
        Deed::HandOver { lead, to } => format!("hand {lead} over to {to}"),
        Deed::NameCampaign(name) => format!("change campaign {name}"),
        Deed::Capture(name) => format!("create {name}"),
        Deed::Remove(name) => format!("delete {name}"),
        Deed::Restore(name) => format!("restore {name}"),
        Deed::Join { lead, with } => format!("join {lead} with {with}"),
        Deed::Separate(name) => format!("separate {name}"),
        Deed::TellApart { lead, from } => format!("tell {lead} from {from}"),
        Deed::Move { lead, to } => format!("move {lead} to {}", to.text(locale)),
        Deed::Sort(name) => format!("reorder {name}"),
        Deed::Edit(name) => format!("edit {name}"),
        Deed::EditField { lead, field } => format!("edit {lead} ({})", fields::field(*field).of(locale)),
        Deed::Tag(name) => format!("tag {name}"),
        Deed::Answer(name) => format!("answer a question about {name}"),
        Deed::Log(name) => format!("log an activity with {name}"),
        Deed::StrikeOut(name) => format!("strike out an activity with {name}"),
        Deed::FillIn(leads) => format!("fill in {}", common::leads(locale, *leads)),
        Deed::Import { leads } => format!("import {}", common::leads(locale, *leads)),
        Deed::Nothing => "do nothing".into(),
    }
}

/// "Undo: move Claire Morel to Prospect".
pub fn undo(locale: Locale, deed: &Deed) -> String {
    named(locale, common::UNDO.of(locale), deed)
}

pub fn redo(locale: Locale, deed: &Deed) -> String {
    named(locale, common::REDO.of(locale), deed)
}

fn named(locale: Locale, verb: &str, done: &Deed) -> String {
    match locale {
        Locale::Fr => format!("{verb}\u{a0}: {}", deed(locale, done)),
        Locale::En => format!("{verb}: {}", deed(locale, done)),
    }
}
