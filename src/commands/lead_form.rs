//! What was typed about a lead, and what it comes to.

use std::collections::BTreeMap;

use crate::domain::{
    campaign::Campaign,
    event::Event,
    field::{Fact, Field, FieldKind},
    ids::CampaignId,
    index::duplicate_keys,
    lead::Lead,
    rejection::Rejection,
    text,
    workspace::Workspace,
};

/// The fields that were on the screen, as typed. A field that is absent was not asked for and stays as it is; an
/// empty one is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadForm {
    pub fields: BTreeMap<Field, String>,
    /// Split at commas and line breaks; absent as for fields.
    pub tags: Option<String>,
}

/// What the typed texts come to.
pub(super) struct Accepted {
    pub facts: Vec<(Field, Option<Fact>)>,
    pub tags: Option<Vec<String>>,
    /// A campaign that is named here for the first time.
    pub named: Option<Event>,
}

/// Tags beyond this many on one lead are a pasted text, not tags.
const MOST_TAGS: usize = 50;

impl LeadForm {
    /// For tests and for callers that know what they write.
    pub fn with(mut self, field: Field, typed: impl Into<String>) -> Self {
        self.fields.insert(field, typed.into());
        self
    }

    /// By what somebody is known again: see [`duplicate_keys`].
    pub fn duplicate_keys(&self) -> Vec<String> {
        let [name, company, email, phone] =
            Field::NAMING.map(|field| self.fields.get(&field).map_or("", String::as_str));
        duplicate_keys(name, company, email, phone)
    }

    /// A lead as the form shows it.
    pub fn of(lead: &Lead, workspace: &Workspace) -> Self {
        let typed = |field: Field| match lead.fact(field) {
            Some(Fact::Campaign(id)) => {
                workspace.campaign(*id).map(|campaign| campaign.name.clone()).unwrap_or_default()
            }
            Some(fact) => fact.to_string(),
            None => String::new(),
        };
        let mut fields = BTreeMap::new();
        for field in Field::ALL {
            fields.insert(field, typed(field));
        }
        Self { fields, tags: Some(lead.tags().collect::<Vec<_>>().join(", ")) }
    }

    /// Every problem at once, so that nobody corrects a form field by field.
    pub(super) fn accept(&self, workspace: &Workspace, fresh: CampaignId) -> Result<Accepted, Rejection> {
        let mut facts = Vec::new();
        let mut problems = Vec::new();
        let mut named = None;
        for (field, typed) in &self.fields {
            let parsed = if field.kind() == FieldKind::Campaign {
                campaign(workspace, typed, fresh, &mut named)
            } else {
                field.parse(typed)
            };
            match parsed {
                Ok(fact) => facts.push((*field, fact)),
                Err(problem) => problems.push((*field, problem)),
            }
        }
        if problems.is_empty() {
            Ok(Accepted { facts, tags: self.tags.as_deref().map(tags), named })
        } else {
            Err(Rejection::Form(problems))
        }
    }
}

/// The campaign of that name, whatever its capitals and accents, or a new one.
fn campaign(
    workspace: &Workspace,
    typed: &str,
    fresh: CampaignId,
    named: &mut Option<Event>,
) -> Result<Option<Fact>, text::TextProblem> {
    let name = text::clean_line(typed);
    if name.is_empty() {
        return Ok(None);
    }
    if name.chars().count() > Field::Source.most() {
        return Err(text::TextProblem::TooLong { most: Field::Source.most() });
    }
    let folded = text::fold(&name);
    let known = workspace.campaigns().find(|(_, campaign)| text::fold(&campaign.name) == folded);
    let campaign = known.map_or(fresh, |(id, _)| id);
    if known.is_none() {
        *named = Some(Event::CampaignNamed { campaign, from: None, to: Some(Campaign::new(name)) });
    }
    Ok(Some(Fact::Campaign(campaign)))
}

fn tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let typed = typed
        .split([',', ';', '\n'])
        .map(|tag| text::clean_line(tag.trim_start_matches([' ', '#'])).chars().take(60).collect::<String>())
        .filter(|tag| !tag.is_empty());
    for tag in typed {
        if !tags.contains(&tag) && tags.len() < MOST_TAGS {
            tags.push(tag);
        }
    }
    tags
}
