//! How a lead is written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::wire::Writes;
use crate::domain::{
    activity::{self, Channel, Direction},
    criterion,
    field::{Fact, Field},
    lead,
    trail::{self, Trail},
};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lead {
    pub id: String,
    pub created: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Writes<Option<String>>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, Writes<bool>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Writes<Option<Answer>>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub activities: BTreeMap<String, Writes<Option<Activity>>>,
    pub trail: Vec<(String, Visit)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Writes<bool>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    pub yes: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Activity {
    pub channel: String,
    pub direction: String,
    pub at: i64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Visit {
    pub entered: i64,
    pub team: String,
    pub stage: String,
    pub rank: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<Pass>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pass {
    pub reason: String,
    #[serde(default)]
    pub missing: Vec<String>,
}

impl Lead {
    pub fn of(lead: &lead::Lead) -> Self {
        let made = lead.created;
        let fact = |fact: &Option<Fact>| fact.as_ref().map(Fact::to_string);
        Self {
            id: lead.id.to_string(),
            created: made.to_string(),
            facts: lead
                .facts
                .iter()
                .map(|(field, written)| (field.key().to_owned(), Writes::of(written, made, fact)))
                .collect(),
            tags: lead
                .tags
                .iter()
                .map(|(tag, written)| (tag.clone(), Writes::of(written, made, |on| *on)))
                .collect(),
            answers: lead
                .answers
                .iter()
                .map(|(id, written)| {
                    (id.to_string(), Writes::of(written, made, |answer| answer.as_ref().map(Answer::of)))
                })
                .collect(),
            activities: lead
                .activities
                .iter()
                .map(|(id, written)| {
                    (id.to_string(), Writes::of(written, made, |done| done.as_ref().map(Activity::of)))
                })
                .collect(),
            trail: lead
                .trail
                .writes()
                .iter()
                .map(|(stamp, visit)| (stamp.to_string(), Visit::of(visit)))
                .collect(),
            removed: (!lead.removed.writes().is_empty())
                .then(|| Writes::of(&lead.removed, made, |removed| *removed)),
        }
    }

    /// `None` when any part makes no sense: half a lead would look like a whole one.
    pub fn read(self) -> Option<lead::Lead> {
        let made = self.created.parse().ok()?;
        let mut lead = lead::Lead::new(self.id.parse().ok()?, made);
        for (key, writes) in self.facts {
            let field = Field::from_key(&key)?;
            let fact = |text: Option<String>| match text {
                Some(text) => field.recall(&text).map(Some),
                None => Some(None),
            };
            lead.facts.insert(field, writes.read(made, fact)?);
        }
        for (tag, writes) in self.tags {
            lead.tags.insert(tag, writes.read(made, Some)?);
        }
        for (id, writes) in self.answers {
            let answer = |answer: Option<Answer>| Some(answer.map(Answer::read));
            lead.answers.insert(id.parse().ok()?, writes.read(made, answer)?);
        }
        for (id, writes) in self.activities {
            let happened = |happened: Option<Activity>| match happened {
                Some(happened) => happened.read().map(Some),
                None => Some(None),
            };
            lead.activities.insert(id.parse().ok()?, writes.read(made, happened)?);
        }
        let mut trail = Trail::default();
        for (stamp, visit) in self.trail {
            trail.write(stamp.parse().ok()?, visit.read()?);
        }
        lead.trail = trail;
        if let Some(removed) = self.removed {
            lead.removed = removed.read(made, Some)?;
        }
        Some(lead)
    }
}

impl Answer {
    pub fn of(answer: &criterion::Answer) -> Self {
        Self { yes: answer.yes, evidence: answer.evidence.clone() }
    }

    pub fn read(self) -> criterion::Answer {
        criterion::Answer { yes: self.yes, evidence: self.evidence }
    }
}

impl Activity {
    pub fn of(activity: &activity::Activity) -> Self {
        Self {
            channel: activity.channel.key().to_owned(),
            direction: activity.direction.key().to_owned(),
            at: activity.at,
            note: activity.note.clone(),
        }
    }

    pub fn read(self) -> Option<activity::Activity> {
        Some(activity::Activity {
            channel: Channel::from_key(&self.channel)?,
            direction: Direction::from_key(&self.direction)?,
            at: self.at,
            note: self.note,
        })
    }
}

impl Visit {
    pub fn of(visit: &trail::Visit) -> Self {
        Self {
            entered: visit.entered,
            team: visit.team.to_string(),
            stage: visit.stage.to_string(),
            rank: visit.rank.to_string(),
            pass: visit.pass.as_ref().map(|pass| Pass {
                reason: pass.reason.clone(),
                missing: pass.missing.iter().map(ToString::to_string).collect(),
            }),
        }
    }

    pub fn read(self) -> Option<trail::Visit> {
        let pass = match self.pass {
            Some(pass) => {
                let missing = pass.missing.iter().map(|id| id.parse().ok()).collect::<Option<_>>()?;
                Some(trail::Pass { reason: pass.reason, missing })
            }
            None => None,
        };
        Some(trail::Visit {
            entered: self.entered,
            team: self.team.parse().ok()?,
            stage: self.stage.parse().ok()?,
            rank: self.rank.parse().ok()?,
            pass,
        })
    }
}
