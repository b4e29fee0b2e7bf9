//! How a team, its stages and criteria, a playbook and a campaign are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::wire::Writes;
use crate::domain::{
    activity::Channel,
    campaign, criterion,
    field::Field,
    ids::CampaignId,
    playbook,
    stage::{self, Colour, Kind, Trait},
    stamp::Stamp,
    team, wording,
    written::Written,
};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Team {
    pub id: String,
    pub name: Writes<String>,
    pub archived: Writes<bool>,
    pub stages: Vec<Stage>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<String, Writes<Option<Wording>>>,
}

/// Each trait stands in its own list of writes, under its own name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stage {
    pub id: String,
    pub traits: Vec<Writes<StageTrait>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageTrait {
    Name(Wording),
    Definition(Wording),
    Rank(String),
    Kind(String),
    Colour(String),
    Probability(u8),
    StaleAfter(Option<u16>),
    Gate(Vec<serde_json::Value>),
    Retired(bool),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wording {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fr: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Criterion {
    id: String,
    #[serde(flatten)]
    kind: CriterionKind,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CriterionKind {
    Filled(Vec<String>),
    Answered(String),
    Inbound { channels: Vec<String>, at_least: u8 },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Campaign {
    pub id: String,
    pub named: Writes<Option<String>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Playbook {
    pub key: String,
    pub name: Wording,
    pub summary: Wording,
    pub stages: Vec<(String, Vec<StageTrait>)>,
    pub questions: Vec<(String, Wording)>,
}

impl Team {
    pub fn of(team: &team::Team) -> Self {
        let stage = |stage: &stage::Stage| Stage {
            id: stage.id.to_string(),
            traits: stage
                .written()
                .map(|written| Writes::of(written, Stamp::ORIGIN, StageTrait::of))
                .collect(),
        };
        let question =
            |asked: &Option<criterion::Question>| asked.as_ref().map(|asked| Wording::of(&asked.wording));
        Self {
            id: team.id.to_string(),
            name: Writes::of(&team.name, Stamp::ORIGIN, String::clone),
            archived: Writes::of(&team.archived, Stamp::ORIGIN, |archived| *archived),
            stages: team.stages.values().map(stage).collect(),
            questions: team
                .questions
                .iter()
                .map(|(id, written)| (id.to_string(), Writes::of(written, Stamp::ORIGIN, question)))
                .collect(),
        }
    }

    pub fn read(self) -> Option<team::Team> {
        let mut team = team::Team::new(self.id.parse().ok()?);
        team.name = self.name.read(Stamp::ORIGIN, Some)?;
        team.archived = self.archived.read(Stamp::ORIGIN, Some)?;
        for written in self.stages {
            let stage = team.stage_mut(written.id.parse().ok()?);
            for writes in written.traits {
                let writes = writes.read(Stamp::ORIGIN, StageTrait::read)?;
                writes.writes().iter().for_each(|(stamp, value)| stage.write(*stamp, value.clone()));
            }
        }
        for (id, writes) in self.questions {
            let question = |asked: Option<Wording>| {
                Some(asked.map(|wording| criterion::Question { wording: wording.read() }))
            };
            team.questions.insert(id.parse().ok()?, writes.read(Stamp::ORIGIN, question)?);
        }
        Some(team)
    }
}

impl StageTrait {
    pub fn of(value: &Trait) -> Self {
        match value {
            Trait::Name(name) => Self::Name(Wording::of(name)),
            Trait::Definition(text) => Self::Definition(Wording::of(text)),
            Trait::Rank(rank) => Self::Rank(rank.to_string()),
            Trait::Kind(kind) => Self::Kind(kind.key().to_owned()),
            Trait::Colour(colour) => Self::Colour(colour.key().to_owned()),
            Trait::Probability(hundredths) => Self::Probability(*hundredths),
            Trait::StaleAfter(days) => Self::StaleAfter(*days),
            Trait::Gate(criteria) => Self::Gate(criteria.iter().map(write_criterion).collect()),
            Trait::Retired(retired) => Self::Retired(*retired),
        }
    }

    pub fn read(self) -> Option<Trait> {
        Some(match self {
            Self::Name(name) => Trait::Name(name.read()),
            Self::Definition(text) => Trait::Definition(text.read()),
            Self::Rank(rank) => Trait::Rank(rank.parse().ok()?),
            Self::Kind(kind) => Trait::Kind(Kind::from_key(&kind)?),
            Self::Colour(colour) => Trait::Colour(Colour::from_key(&colour)?),
            Self::Probability(hundredths) => Trait::Probability(hundredths.min(100)),
            Self::StaleAfter(days) => Trait::StaleAfter(days),
            Self::Gate(criteria) => {
                Trait::Gate(criteria.into_iter().map(read_criterion).collect::<Option<_>>()?)
            }
            Self::Retired(retired) => Trait::Retired(retired),
        })
    }
}

fn write_criterion(criterion: &criterion::Criterion) -> serde_json::Value {
    let kind = match &criterion.kind {
        criterion::CriterionKind::Filled(fields) => {
            CriterionKind::Filled(fields.iter().map(|field| field.key().to_owned()).collect())
        }
        criterion::CriterionKind::Answered(question) => CriterionKind::Answered(question.to_string()),
        criterion::CriterionKind::Inbound { channels, at_least } => CriterionKind::Inbound {
            channels: channels.iter().map(|channel| channel.key().to_owned()).collect(),
            at_least: *at_least,
        },
        // As it came.
        criterion::CriterionKind::Unreadable(text) => {
            return serde_json::from_str(text).unwrap_or(serde_json::Value::Null);
        }
    };
    serde_json::to_value(Criterion { id: criterion.id.to_string(), kind }).unwrap_or(serde_json::Value::Null)
}

/// A criterion of a kind that this version does not know is kept as it was written.
fn read_criterion(value: serde_json::Value) -> Option<criterion::Criterion> {
    let id = value.get("id")?.as_str()?.parse().ok()?;
    let kind = serde_json::from_value(value.clone())
        .ok()
        .and_then(|known: Criterion| known.kind.read())
        .unwrap_or_else(|| criterion::CriterionKind::Unreadable(value.to_string()));
    Some(criterion::Criterion { id, kind })
}

impl CriterionKind {
    fn read(self) -> Option<criterion::CriterionKind> {
        Some(match self {
            Self::Filled(fields) => criterion::CriterionKind::Filled(
                fields.iter().map(|key| Field::from_key(key)).collect::<Option<_>>()?,
            ),
            Self::Answered(question) => criterion::CriterionKind::Answered(question.parse().ok()?),
            Self::Inbound { channels, at_least } => criterion::CriterionKind::Inbound {
                channels: channels.iter().map(|key| Channel::from_key(key)).collect::<Option<_>>()?,
                at_least,
            },
        })
    }
}

impl Wording {
    pub fn of(wording: &wording::Wording) -> Self {
        Self { fr: wording.fr.clone(), en: wording.en.clone() }
    }

    pub fn read(self) -> wording::Wording {
        wording::Wording { fr: self.fr, en: self.en }
    }
}

impl Campaign {
    pub fn of(id: CampaignId, written: &Written<Option<campaign::Campaign>>) -> Self {
        let name =
            |campaign: &Option<campaign::Campaign>| campaign.as_ref().map(|campaign| campaign.name.clone());
        Self { id: id.to_string(), named: Writes::of(written, Stamp::ORIGIN, name) }
    }

    pub fn read(self) -> Option<(CampaignId, Written<Option<campaign::Campaign>>)> {
        let campaign = |name: Option<String>| Some(name.map(|name| campaign::Campaign { name }));
        Some((self.id.parse().ok()?, self.named.read(Stamp::ORIGIN, campaign)?))
    }
}

impl Playbook {
    pub fn of(playbook: &playbook::Playbook) -> Self {
        Self {
            key: playbook.key.clone(),
            name: Wording::of(&playbook.name),
            summary: Wording::of(&playbook.summary),
            stages: playbook
                .stages
                .iter()
                .map(|(id, traits)| (id.to_string(), traits.iter().map(StageTrait::of).collect()))
                .collect(),
            questions: playbook
                .questions
                .iter()
                .map(|(id, asked)| (id.to_string(), Wording::of(&asked.wording)))
                .collect(),
        }
    }

    pub fn read(self) -> Option<playbook::Playbook> {
        let stage = |(id, traits): (String, Vec<StageTrait>)| {
            Some((id.parse().ok()?, traits.into_iter().map(StageTrait::read).collect::<Option<_>>()?))
        };
        let question = |(id, wording): (String, Wording)| {
            Some((id.parse().ok()?, criterion::Question { wording: wording.read() }))
        };
        Some(playbook::Playbook {
            key: self.key,
            name: self.name.read(),
            summary: self.summary.read(),
            stages: self.stages.into_iter().map(stage).collect::<Option<_>>()?,
            questions: self.questions.into_iter().map(question).collect::<Option<_>>()?,
        })
    }
}
