//! How a change is written in the journal.

use serde::{Deserialize, Serialize};

use super::{
    wire_lead::{Activity, Answer, Visit},
    wire_team::{Playbook, StageTrait, Wording},
};
use crate::domain::{
    campaign, criterion,
    event::{self, Cause},
    field::{Fact, Field},
    workspace::Workspace,
};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    pub at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redo: Option<String>,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    TeamFounded {
        team: String,
        name: String,
        playbook: Playbook,
    },
    TeamRenamed {
        team: String,
        from: String,
        to: String,
    },
    TeamArchived {
        team: String,
        from: bool,
        to: bool,
    },
    StageAdded {
        team: String,
        stage: String,
        traits: Vec<StageTrait>,
    },
    StageReshaped {
        team: String,
        stage: String,
        from: StageTrait,
        to: StageTrait,
    },
    QuestionWorded {
        team: String,
        question: String,
        from: Option<Wording>,
        to: Option<Wording>,
    },
    CampaignNamed {
        campaign: String,
        from: Option<String>,
        to: Option<String>,
    },
    LeadCaptured {
        lead: String,
        facts: Vec<(String, String)>,
        tags: Vec<String>,
        visit: Visit,
    },
    LeadRemoved {
        lead: String,
        from: bool,
        to: bool,
    },
    LeadMoved {
        lead: String,
        from: Visit,
        to: Visit,
    },
    FactChanged {
        lead: String,
        field: String,
        from: Option<String>,
        to: Option<String>,
    },
    TagChanged {
        lead: String,
        tag: String,
        from: bool,
        to: bool,
    },
    AnswerGiven {
        lead: String,
        question: String,
        from: Option<Answer>,
        to: Option<Answer>,
    },
    ActivityLogged {
        lead: String,
        activity: String,
        from: Option<Activity>,
        to: Option<Activity>,
    },
    /// What was brought stands in pieces of its own beside the journal.
    Joined {
        back: Vec<Event>,
    },
}

impl Change {
    pub fn of(change: &event::Change) -> Self {
        let (undo, redo) = match change.cause {
            Cause::Asked => (None, None),
            Cause::Undo(stamp) => (Some(stamp.to_string()), None),
            Cause::Redo(stamp) => (None, Some(stamp.to_string())),
        };
        Self {
            at: change.stamp.to_string(),
            undo,
            redo,
            events: change.events.iter().map(Event::of).collect(),
        }
    }

    /// `brought` is what the pieces beside this record hold, for the one event that needs it.
    pub fn read(self, brought: &Workspace) -> Option<event::Change> {
        let cause = match (self.undo, self.redo) {
            (Some(stamp), _) => Cause::Undo(stamp.parse().ok()?),
            (None, Some(stamp)) => Cause::Redo(stamp.parse().ok()?),
            (None, None) => Cause::Asked,
        };
        let events = self.events.into_iter().map(|event| event.read(brought)).collect::<Option<_>>()?;
        Some(event::Change { stamp: self.at.parse().ok()?, cause, events })
    }
}

fn text(fact: &Option<Fact>) -> Option<String> {
    fact.as_ref().map(Fact::to_string)
}

fn fact(field: Field, text: Option<String>) -> Option<Option<Fact>> {
    match text {
        Some(text) => field.recall(&text).map(Some),
        None => Some(None),
    }
}

impl Event {
    fn of(event: &event::Event) -> Self {
        let asked = |question: &Option<criterion::Question>| {
            question.as_ref().map(|question| Wording::of(&question.wording))
        };
        let named =
            |campaign: &Option<campaign::Campaign>| campaign.as_ref().map(|campaign| campaign.name.clone());
        use event::Event as E;
        match event {
            E::TeamFounded { team, name, playbook } => Self::TeamFounded {
                team: team.to_string(),
                name: name.clone(),
                playbook: Playbook::of(playbook),
            },
            E::TeamRenamed { team, from, to } => {
                Self::TeamRenamed { team: team.to_string(), from: from.clone(), to: to.clone() }
            }
            E::TeamArchived { team, from, to } => {
                Self::TeamArchived { team: team.to_string(), from: *from, to: *to }
            }
            E::StageAdded { team, stage, traits } => Self::StageAdded {
                team: team.to_string(),
                stage: stage.to_string(),
                traits: traits.iter().map(StageTrait::of).collect(),
            },
            E::StageReshaped { team, stage, from, to } => Self::StageReshaped {
                team: team.to_string(),
                stage: stage.to_string(),
                from: StageTrait::of(from),
                to: StageTrait::of(to),
            },
            E::QuestionWorded { team, question, from, to } => Self::QuestionWorded {
                team: team.to_string(),
                question: question.to_string(),
                from: asked(from),
                to: asked(to),
            },
            E::CampaignNamed { campaign, from, to } => {
                Self::CampaignNamed { campaign: campaign.to_string(), from: named(from), to: named(to) }
            }
            E::LeadCaptured { lead, facts, tags, visit } => Self::LeadCaptured {
                lead: lead.to_string(),
                facts: facts.iter().map(|(field, fact)| (field.key().to_owned(), fact.to_string())).collect(),
                tags: tags.clone(),
                visit: Visit::of(visit),
            },
            E::LeadRemoved { lead, from, to } => {
                Self::LeadRemoved { lead: lead.to_string(), from: *from, to: *to }
            }
            E::LeadMoved { lead, from, to } => {
                Self::LeadMoved { lead: lead.to_string(), from: Visit::of(from), to: Visit::of(to) }
            }
            E::FactChanged { lead, field, from, to } => Self::FactChanged {
                lead: lead.to_string(),
                field: field.key().to_owned(),
                from: text(from),
                to: text(to),
            },
            E::TagChanged { lead, tag, from, to } => {
                Self::TagChanged { lead: lead.to_string(), tag: tag.clone(), from: *from, to: *to }
            }
            E::AnswerGiven { lead, question, from, to } => Self::AnswerGiven {
                lead: lead.to_string(),
                question: question.to_string(),
                from: from.as_ref().map(Answer::of),
                to: to.as_ref().map(Answer::of),
            },
            E::ActivityLogged { lead, activity, from, to } => Self::ActivityLogged {
                lead: lead.to_string(),
                activity: activity.to_string(),
                from: from.as_ref().map(Activity::of),
                to: to.as_ref().map(Activity::of),
            },
            E::Joined { brought: _, back } => Self::Joined { back: back.iter().map(Event::of).collect() },
        }
    }

    fn read(self, brought: &Workspace) -> Option<event::Event> {
        let asked =
            |wording: Option<Wording>| wording.map(|wording| criterion::Question { wording: wording.read() });
        let named = |name: Option<String>| name.map(|name| campaign::Campaign { name });
        let happened = |activity: Option<Activity>| match activity {
            Some(activity) => activity.read().map(Some),
            None => Some(None),
        };
        use event::Event as E;
        Some(match self {
            Self::TeamFounded { team, name, playbook } => {
                E::TeamFounded { team: team.parse().ok()?, name, playbook: Box::new(playbook.read()?) }
            }
            Self::TeamRenamed { team, from, to } => E::TeamRenamed { team: team.parse().ok()?, from, to },
            Self::TeamArchived { team, from, to } => E::TeamArchived { team: team.parse().ok()?, from, to },
            Self::StageAdded { team, stage, traits } => E::StageAdded {
                team: team.parse().ok()?,
                stage: stage.parse().ok()?,
                traits: traits.into_iter().map(StageTrait::read).collect::<Option<_>>()?,
            },
            Self::StageReshaped { team, stage, from, to } => E::StageReshaped {
                team: team.parse().ok()?,
                stage: stage.parse().ok()?,
                from: from.read()?,
                to: to.read()?,
            },
            Self::QuestionWorded { team, question, from, to } => E::QuestionWorded {
                team: team.parse().ok()?,
                question: question.parse().ok()?,
                from: asked(from),
                to: asked(to),
            },
            Self::CampaignNamed { campaign, from, to } => {
                E::CampaignNamed { campaign: campaign.parse().ok()?, from: named(from), to: named(to) }
            }
            Self::LeadCaptured { lead, facts, tags, visit } => {
                let fact = |(key, text): (String, String)| {
                    let field = Field::from_key(&key)?;
                    Some((field, field.recall(&text)?))
                };
                E::LeadCaptured {
                    lead: lead.parse().ok()?,
                    facts: facts.into_iter().map(fact).collect::<Option<_>>()?,
                    tags,
                    visit: visit.read()?,
                }
            }
            Self::LeadRemoved { lead, from, to } => E::LeadRemoved { lead: lead.parse().ok()?, from, to },
            Self::LeadMoved { lead, from, to } => {
                E::LeadMoved { lead: lead.parse().ok()?, from: from.read()?, to: to.read()? }
            }
            Self::FactChanged { lead, field, from, to } => {
                let field = Field::from_key(&field)?;
                E::FactChanged {
                    lead: lead.parse().ok()?,
                    field,
                    from: fact(field, from)?,
                    to: fact(field, to)?,
                }
            }
            Self::TagChanged { lead, tag, from, to } => {
                E::TagChanged { lead: lead.parse().ok()?, tag, from, to }
            }
            Self::AnswerGiven { lead, question, from, to } => E::AnswerGiven {
                lead: lead.parse().ok()?,
                question: question.parse().ok()?,
                from: from.map(Answer::read),
                to: to.map(Answer::read),
            },
            Self::ActivityLogged { lead, activity, from, to } => E::ActivityLogged {
                lead: lead.parse().ok()?,
                activity: activity.parse().ok()?,
                from: happened(from)?,
                to: happened(to)?,
            },
            Self::Joined { back } => E::Joined {
                brought: Box::new(brought.clone()),
                back: back.into_iter().map(|event| event.read(brought)).collect::<Option<_>>()?,
            },
        })
    }
}
