//! What a change of definitions comes to, said once.

use std::collections::BTreeMap;

use crate::domain::{
    event::Event,
    ids::{LeadId, QuestionId, RuleId, StageId},
    stage::TraitKey,
};

/// What a change writes to.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Trait(StageId, TraitKey),
    Question(QuestionId),
    Rule(RuleId),
    Lead(LeadId),
}

/// All events of a change carry one stamp, so each value may be written once only: the last one, from the first.
pub(super) fn collapse(events: Vec<Event>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    let mut places: BTreeMap<Target, usize> = BTreeMap::new();
    for event in events {
        // A stage that is new in this change is added as it ends up.
        if let Event::StageReshaped { stage, to, .. } = &event {
            let added = kept.iter_mut().find_map(|known| match known {
                Event::StageAdded { stage: new, traits, .. } if new == stage => Some(traits),
                _ => None,
            });
            if let Some(traits) = added {
                traits.retain(|value| value.key() != to.key());
                traits.push(to.clone());
                continue;
            }
        }
        let target = match &event {
            Event::StageReshaped { stage, to, .. } => Some(Target::Trait(*stage, to.key())),
            Event::QuestionWorded { question, .. } => Some(Target::Question(*question)),
            Event::RuleSet { rule, .. } => Some(Target::Rule(*rule)),
            Event::LeadMoved { lead, .. } => Some(Target::Lead(*lead)),
            _ => None,
        };
        let known = target.as_ref().and_then(|target| places.get(target)).copied();
        match known {
            Some(place) => kept[place] = from_the_first(&kept[place], event),
            None => {
                places.extend(target.map(|target| (target, kept.len())));
                kept.push(event);
            }
        }
    }
    kept.retain(changes_something);
    kept
}

fn from_the_first(first: &Event, last: Event) -> Event {
    match (first.clone(), last) {
        (Event::StageReshaped { from, .. }, Event::StageReshaped { team, stage, from: _, to }) => {
            Event::StageReshaped { team, stage, from, to }
        }
        (Event::QuestionWorded { from, .. }, Event::QuestionWorded { team, question, from: _, to }) => {
            Event::QuestionWorded { team, question, from, to }
        }
        (Event::RuleSet { from, .. }, Event::RuleSet { team, rule, from: _, to }) => {
            Event::RuleSet { team, rule, from, to }
        }
        (Event::LeadMoved { from, .. }, Event::LeadMoved { lead, from: _, to }) => {
            Event::LeadMoved { lead, from, to }
        }
        (_, last) => last,
    }
}

fn changes_something(event: &Event) -> bool {
    match event {
        Event::StageReshaped { from, to, .. } => from != to,
        Event::QuestionWorded { from, to, .. } => from != to,
        Event::RuleSet { from, to, .. } => from != to,
        _ => true,
    }
}
