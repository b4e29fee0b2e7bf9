//! What the fields, channels and kinds are called.

use super::{Words, common, words};
use crate::domain::{
    activity::{Channel, Direction},
    criterion::Topic,
    field::{Basis, Field},
    stage::{Colour, Kind},
};

pub const TAGS: Words = words("Étiquettes", "Tags");

pub fn field(field: Field) -> Words {
    match field {
        Field::FullName => words("Nom", "Name"),
        Field::Title => words("Fonction", "Job title"),
        Field::Company => words("Entreprise", "Company"),
        Field::Email => words("E-mail", "E-mail"),
        Field::Phone => words("Téléphone", "Phone"),
        Field::Website => words("Site web", "Website"),
        Field::City => words("Ville", "City"),
        Field::Country => words("Pays", "Country"),
        Field::Sector => words("Secteur", "Sector"),
        Field::Employees => words("Effectif", "Employees"),
        Field::Age => words("Âge", "Age"),
        Field::Amount => words("Montant", "Amount"),
        Field::Probability => words("Probabilité", "Probability"),
        Field::ExpectedOn => words("Signature prévue", "Expected on"),
        Field::MeetingOn => words("Rendez-vous le", "Meeting on"),
        Field::DecisionMaker => words("Décideur", "Decision maker"),
        Field::Source => words("Campagne d’origine", "Source campaign"),
        Field::Owner => words("Responsable", "Owner"),
        Field::NextStep => words("Prochaine action", "Next step"),
        Field::NextStepOn => words("Pour le", "Due on"),
        Field::Basis => words("Base légale", "Legal basis"),
        Field::BasisProof => words("Preuve (qui, quand, comment)", "Proof (who, when, how)"),
        Field::Notes => words("Notes", "Notes"),
    }
}

pub fn channel(channel: Channel) -> Words {
    match channel {
        Channel::Call => words("Appel", "Call"),
        Channel::Mail => words("E-mail", "E-mail"),
        Channel::Meeting => words("Rendez-vous", "Meeting"),
        Channel::Letter => words("Courrier", "Letter"),
        Channel::Form => words("Formulaire", "Form"),
        Channel::Show => words("Visite au salon", "Show visit"),
        Channel::Web => words("Visite en ligne", "Web visit"),
        Channel::Social => words("Réseau social", "Social network"),
        Channel::Mailing => words("Envoi groupé", "Mailing"),
        Channel::Unreadable => common::BEYOND,
    }
}

pub fn basis(basis: Basis) -> Words {
    match basis {
        Basis::Consent => words("Consentement", "Consent"),
        Basis::Contract => words("Contrat ou demande de devis", "Contract or request for an offer"),
        Basis::Interest => words("Intérêt légitime (entre professionnels)", "Legitimate interest (business)"),
        Basis::Objected => words("Opposition\u{a0}: ne plus contacter", "Objection: no more contact"),
    }
}

pub fn topic(topic: Topic) -> Words {
    match topic {
        Topic::Need => words("Besoin", "Need"),
        Topic::Budget => words("Budget", "Budget"),
        Topic::Authority => words("Pouvoir de décision", "Authority"),
        Topic::Timeline => words("Délai", "Timeline"),
        Topic::Intent => words("Intention d’achat", "Intent to buy"),
        Topic::Fit => words("Profil", "Fit"),
    }
}

pub fn direction(direction: Direction) -> Words {
    match direction {
        Direction::Inbound => words("De la personne", "From the person"),
        Direction::Outbound => words("De nous", "From us"),
        Direction::Unreadable => common::BEYOND,
    }
}

pub fn kind(kind: Kind) -> Words {
    match kind {
        Kind::Open => words("En cours", "Open"),
        Kind::Won => words("Gagnée", "Won"),
        Kind::Lost => words("Perdue", "Lost"),
        Kind::Recycled => words("À nourrir", "Recycled"),
    }
}

pub fn colour(colour: Colour) -> Words {
    match colour {
        Colour::Slate => words("Ardoise", "Slate"),
        Colour::Blue => words("Bleu", "Blue"),
        Colour::Teal => words("Canard", "Teal"),
        Colour::Green => words("Vert", "Green"),
        Colour::Amber => words("Ambre", "Amber"),
        Colour::Orange => words("Orange", "Orange"),
        Colour::Rose => words("Rose", "Rose"),
        Colour::Violet => words("Violet", "Violet"),
    }
}
