//! What the fields, channels and kinds are called.

use super::{Words, words};
use crate::domain::{
    activity::{Channel, Direction},
    field::Field,
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
        Field::Amount => words("Montant", "Amount"),
        Field::Probability => words("Probabilité", "Probability"),
        Field::ExpectedOn => words("Signature prévue", "Expected on"),
        Field::Source => words("Campagne d’origine", "Source campaign"),
        Field::Owner => words("Responsable", "Owner"),
        Field::NextStep => words("Prochaine action", "Next step"),
        Field::NextStepOn => words("Pour le", "Due on"),
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
        Channel::Mailing => words("Envoi groupé", "Mailing"),
    }
}

pub fn direction(direction: Direction) -> Words {
    match direction {
        Direction::Inbound => words("De la personne", "From the person"),
        Direction::Outbound => words("De nous", "From us"),
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
