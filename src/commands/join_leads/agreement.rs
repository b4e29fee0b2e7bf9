//! What two leads of one person say of each field, and what comes of it.

use super::{comes, is_later, since};
use crate::domain::{
    event::Event,
    field::{Basis, Fact, Field, FieldKind},
    lead::Lead,
    rejection::Rejection,
    text::{self, TextProblem},
    workspace::Workspace,
};

/// Whose value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of the lead that stays.
    Kept,
    Other,
    /// One after the other, where the field holds lines.
    Both,
}

/// Both leads say something of a field, and differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    pub field: Field,
    pub kept: Fact,
    pub other: Fact,
    /// What counts when nobody chooses: the later one.
    pub usual: Whose,
    /// Nobody chooses: who has objected has objected.
    pub is_settled: bool,
    /// The value of the field that goes with this one: the day of a step, the proof of a basis.
    pub kept_with: Option<Fact>,
    pub other_with: Option<Fact>,
}

impl Disagreement {
    pub fn takes_both(&self) -> bool {
        self.field.kind() == FieldKind::Lines
    }
}

/// In the order of the fields.
pub fn disagreements(workspace: &Workspace, keep: &Lead, other: &Lead) -> Vec<Disagreement> {
    let two = Two { workspace, keep, other };
    Field::ALL.into_iter().filter_map(|field| two.disagreement(field)).collect()
}

/// What changes on the lead that stays.
///
/// # Errors
/// Where two texts together are longer than their field.
pub fn facts(
    workspace: &Workspace,
    keep: &Lead,
    other: &Lead,
    chosen: &[(Field, Whose)],
) -> Result<Vec<Event>, Rejection> {
    let two = Two { workspace, keep, other };
    let mut events = Vec::new();
    for field in Field::ALL {
        let from = keep.fact(field).cloned();
        let to = match two.whose(field, chosen) {
            Whose::Kept => two.said(keep, field),
            Whose::Other => two.said(other, field),
            Whose::Both => Some(together(field, keep.text(field), other.text(field))?),
        };
        if from != to {
            events.push(Event::FactChanged { lead: keep.id, field, from, to });
        }
    }
    Ok(events)
}

fn together(field: Field, one: &str, other: &str) -> Result<Fact, Rejection> {
    let both = format!("{one}\n\n{other}");
    if both.chars().count() > field.most() {
        return Err(Rejection::Form(vec![(field, TextProblem::TooLong { most: field.most() })]));
    }
    Ok(Fact::Text(both))
}

/// A field that means nothing apart from another: the proof of one basis does not prove another.
fn leader(field: Field) -> Option<Field> {
    match field {
        Field::NextStepOn => Some(Field::NextStep),
        Field::BasisProof => Some(Field::Basis),
        _ => None,
    }
}

fn follower(field: Field) -> Option<Field> {
    [Field::NextStepOn, Field::BasisProof].into_iter().find(|with| leader(*with) == Some(field))
}

struct Two<'a> {
    workspace: &'a Workspace,
    keep: &'a Lead,
    other: &'a Lead,
}

impl Two<'_> {
    /// What a lead says. Nobody is their own decision maker, not even under another identity.
    fn said(&self, lead: &Lead, field: Field) -> Option<Fact> {
        let fact = lead.fact(field)?;
        match fact {
            Fact::Lead(who) if self.is_one_of_us(*who) => None,
            fact => Some(fact.clone()),
        }
    }

    fn is_one_of_us(&self, who: crate::domain::ids::LeadId) -> bool {
        let us = [self.keep.id, self.other.id];
        us.contains(&who) || us.contains(&self.workspace.stand_in(who))
    }

    fn is_same(&self, field: Field, one: &Fact, other: &Fact) -> bool {
        match (one, other) {
            // One line, one mailbox, however they are written.
            (Fact::Text(one), Fact::Text(other)) if field == Field::Phone => {
                one == other || text::dialled(one).len() >= 6 && text::dialled(one) == text::dialled(other)
            }
            (Fact::Text(one), Fact::Text(other)) if field == Field::Email => {
                text::fold(one) == text::fold(other)
            }
            (Fact::Lead(one), Fact::Lead(other)) => {
                self.workspace.stand_in(*one) == self.workspace.stand_in(*other)
            }
            // Two tablets may have made one campaign each, of one name.
            (Fact::Campaign(one), Fact::Campaign(other)) => {
                let name = |id| self.workspace.campaign(id).map(|campaign| text::fold(&campaign.name));
                one == other || name(*one).is_some_and(|one| Some(one) == name(*other))
            }
            _ => one == other,
        }
    }

    /// Both values, where there are two and they differ.
    fn differ(&self, field: Field) -> Option<(Fact, Fact)> {
        let both = (self.said(self.keep, field)?, self.said(self.other, field)?);
        (!self.is_same(field, &both.0, &both.1)).then_some(both)
    }

    fn disagreement(&self, field: Field) -> Option<Disagreement> {
        let (kept, other) = self.differ(field)?;
        // Decided with the field that it goes with.
        if leader(field).is_some_and(|leader| self.goes_with(leader)) {
            return None;
        }
        let is_settled = [&kept, &other].contains(&&Fact::Basis(Basis::Objected));
        let usual = if is_settled {
            if kept == Fact::Basis(Basis::Objected) { Whose::Kept } else { Whose::Other }
        } else {
            self.usual(field)
        };
        let with = |lead: &Lead| follower(field).and_then(|with| self.said(lead, with));
        let (kept_with, other_with) = (with(self.keep), with(self.other));
        Some(Disagreement { field, kept, other, usual, is_settled, kept_with, other_with })
    }

    /// Where two leads were joined before, only what is newer than that is news; the rest was decided then.
    fn usual(&self, field: Field) -> Whose {
        let (ours, theirs) = (self.keep.facts.get(&field), self.other.facts.get(&field));
        let since = since(self.workspace, self.keep, self.other);
        let is_news = theirs
            .is_some_and(|theirs| is_later(theirs, ours) && since.is_none_or(|since| theirs.stamp() > since));
        let (kept, other) = (self.keep.text(field), self.other.text(field));
        match field.kind() {
            FieldKind::Lines if kept.contains(other) => Whose::Kept,
            FieldKind::Lines if other.contains(kept) => Whose::Other,
            FieldKind::Lines if is_news || since.is_none() => Whose::Both,
            _ if is_news => Whose::Other,
            _ => Whose::Kept,
        }
    }

    /// Whether what goes with a field has to go with one side of it: they differ, or only the other says it.
    fn goes_with(&self, leader: Field) -> bool {
        let (kept, other) = (self.said(self.keep, leader), self.said(self.other, leader));
        match (kept, other) {
            (Some(kept), Some(other)) => !self.is_same(leader, &kept, &other),
            (kept, other) => kept.is_some() != other.is_some(),
        }
    }

    fn whose(&self, field: Field, chosen: &[(Field, Whose)]) -> Whose {
        if let Some(leader) = leader(field).filter(|leader| self.goes_with(*leader)) {
            return self.whose(leader, chosen);
        }
        if let Some(found) = self.disagreement(field) {
            let wanted = chosen.iter().find(|(of, _)| *of == field).map(|(_, whose)| *whose);
            let wanted = wanted.filter(|whose| *whose != Whose::Both || found.takes_both());
            return wanted.filter(|_| !found.is_settled).unwrap_or(found.usual);
        }
        let (ours, theirs) = (self.keep.facts.get(&field), self.other.facts.get(&field));
        let is_lacking = self.said(self.keep, field).is_none() && self.said(self.other, field).is_some();
        let is_wanted =
            theirs.is_some_and(|theirs| comes(theirs, ours, since(self.workspace, self.keep, self.other)));
        if is_lacking && is_wanted { Whose::Other } else { Whose::Kept }
    }
}
