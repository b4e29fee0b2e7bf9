//! What happened: every change to a workspace, in the past tense, with both ends, so that each can be undone.

use super::{
    activity::Activity,
    campaign::Campaign,
    criterion::{Answer, Question},
    erased::Erased,
    field::{Fact, Field},
    ids::{ActivityId, CampaignId, LeadId, QuestionId, RuleId, StageId, TeamId},
    notice::Notice,
    playbook::Playbook,
    rule::Rule,
    stage::Trait,
    stamp::Stamp,
    team::Seat,
    tie::Tie,
    trail::Visit,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A team took up a playbook. Its definitions carry no date, so that any later edit anywhere wins over them.
    TeamFounded {
        team: TeamId,
        name: String,
        playbook: Box<Playbook>,
    },
    TeamRenamed {
        team: TeamId,
        from: String,
        to: String,
    },
    TeamArchived {
        team: TeamId,
        from: bool,
        to: bool,
    },
    StageAdded {
        team: TeamId,
        stage: StageId,
        traits: Vec<Trait>,
    },
    StageReshaped {
        team: TeamId,
        stage: StageId,
        from: Trait,
        to: Trait,
    },
    QuestionWorded {
        team: TeamId,
        question: QuestionId,
        from: Option<Question>,
        to: Option<Question>,
    },
    RuleSet {
        team: TeamId,
        rule: RuleId,
        from: Option<Rule>,
        to: Option<Rule>,
    },
    /// The leads of another team's stage show in one of the team's own, or no longer do.
    StageMapped {
        team: TeamId,
        of: Seat,
        from: Option<StageId>,
        to: Option<StageId>,
    },
    /// A team wrote what it tells people before it writes down their data.
    NoticeWritten {
        team: TeamId,
        from: Notice,
        to: Notice,
    },
    CampaignNamed {
        campaign: CampaignId,
        from: Option<Campaign>,
        to: Option<Campaign>,
    },
    LeadCaptured {
        lead: LeadId,
        facts: Vec<(Field, Fact)>,
        tags: Vec<String>,
        visit: Visit,
    },
    LeadRemoved {
        lead: LeadId,
        from: bool,
        to: bool,
    },
    /// Everything about a lead goes for ever, wherever it is heard of: the one thing that nobody can take back.
    LeadErased {
        lead: LeadId,
    },
    /// Something was said about whether it is the same person as another.
    LeadTied {
        lead: LeadId,
        from: Tie,
        to: Tie,
    },
    LeadMoved {
        lead: LeadId,
        from: Visit,
        to: Visit,
    },
    FactChanged {
        lead: LeadId,
        field: Field,
        from: Option<Fact>,
        to: Option<Fact>,
    },
    TagChanged {
        lead: LeadId,
        tag: String,
        from: bool,
        to: bool,
    },
    AnswerGiven {
        lead: LeadId,
        question: QuestionId,
        from: Option<Answer>,
        to: Option<Answer>,
    },
    ActivityLogged {
        lead: LeadId,
        activity: ActivityId,
        from: Option<Activity>,
        to: Option<Activity>,
    },
    /// Another workspace was joined to this one.
    Joined {
        brought: Box<Workspace>,
        back: Back,
    },
    /// What an import had brought was taken out, or put back in. Nothing is written down about what it brought, so
    /// that no file ever tells anybody that it was removed.
    Parted {
        /// The change that had brought it.
        import: Stamp,
        /// How many leads it changed.
        leads: usize,
        from: bool,
        to: bool,
    },
}

/// How a join is undone.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// What it brought is taken out.
    Parting {
        /// How many leads it changed.
        leads: usize,
    },
    /// By later writes, which lead from what came to what was there before: so it was up to edition 2 of the storage.
    Writes(Vec<Event>),
}

impl Event {
    /// What undoes this, in the order in which to do it.
    pub fn inverse(&self) -> Vec<Event> {
        match self.clone() {
            Event::TeamFounded { team, name: _, playbook: _ } => {
                vec![Event::TeamArchived { team, from: false, to: true }]
            }
            Event::TeamRenamed { team, from, to } => vec![Event::TeamRenamed { team, from: to, to: from }],
            Event::TeamArchived { team, from, to } => vec![Event::TeamArchived { team, from: to, to: from }],
            Event::StageAdded { team, stage, traits } => {
                // Bringing it back must not bring a stage into use that was retired in the same change.
                let from = Trait::Retired(traits.contains(&Trait::Retired(true)));
                vec![Event::StageReshaped { team, stage, from, to: Trait::Retired(true) }]
            }
            Event::StageReshaped { team, stage, from, to } => {
                vec![Event::StageReshaped { team, stage, from: to, to: from }]
            }
            Event::QuestionWorded { team, question, from, to } => {
                vec![Event::QuestionWorded { team, question, from: to, to: from }]
            }
            Event::RuleSet { team, rule, from, to } => {
                vec![Event::RuleSet { team, rule, from: to, to: from }]
            }
            Event::StageMapped { team, of, from, to } => {
                vec![Event::StageMapped { team, of, from: to, to: from }]
            }
            Event::NoticeWritten { team, from, to } => {
                vec![Event::NoticeWritten { team, from: to, to: from }]
            }
            Event::CampaignNamed { campaign, from, to } => {
                vec![Event::CampaignNamed { campaign, from: to, to: from }]
            }
            Event::LeadCaptured { lead, facts: _, tags: _, visit: _ } => {
                vec![Event::LeadRemoved { lead, from: false, to: true }]
            }
            Event::LeadRemoved { lead, from, to } => vec![Event::LeadRemoved { lead, from: to, to: from }],
            Event::LeadErased { .. } => Vec::new(),
            Event::LeadTied { lead, from, to } => vec![Event::LeadTied { lead, from: to, to: from }],
            Event::LeadMoved { lead, from, to } => vec![Event::LeadMoved { lead, from: to, to: from }],
            Event::FactChanged { lead, field, from, to } => {
                vec![Event::FactChanged { lead, field, from: to, to: from }]
            }
            Event::TagChanged { lead, tag, from, to } => {
                vec![Event::TagChanged { lead, tag, from: to, to: from }]
            }
            Event::AnswerGiven { lead, question, from, to } => {
                vec![Event::AnswerGiven { lead, question, from: to, to: from }]
            }
            Event::ActivityLogged { lead, activity, from, to } => {
                vec![Event::ActivityLogged { lead, activity, from: to, to: from }]
            }
            Event::Joined { brought: _, back: Back::Writes(back) } => back,
            // Undone as a whole: see [`Change::inverse`].
            Event::Joined { brought: _, back: Back::Parting { .. } } => Vec::new(),
            Event::Parted { import, leads, from, to } => {
                vec![Event::Parted { import, leads, from: to, to: from }]
            }
        }
    }

    /// The team that this event is about, if it is about one.
    pub fn team(&self) -> Option<TeamId> {
        match self {
            Event::TeamFounded { team, .. }
            | Event::TeamRenamed { team, .. }
            | Event::TeamArchived { team, .. }
            | Event::StageAdded { team, .. }
            | Event::StageReshaped { team, .. }
            | Event::QuestionWorded { team, .. }
            | Event::RuleSet { team, .. }
            | Event::StageMapped { team, .. }
            | Event::NoticeWritten { team, .. } => Some(*team),
            _ => None,
        }
    }

    /// The lead that this event is about, if it is about one.
    pub fn lead(&self) -> Option<LeadId> {
        match self {
            Event::LeadCaptured { lead, .. }
            | Event::LeadRemoved { lead, .. }
            | Event::LeadErased { lead }
            | Event::LeadTied { lead, .. }
            | Event::LeadMoved { lead, .. }
            | Event::FactChanged { lead, .. }
            | Event::TagChanged { lead, .. }
            | Event::AnswerGiven { lead, .. }
            | Event::ActivityLogged { lead, .. } => Some(*lead),
            Event::TeamFounded { .. }
            | Event::TeamRenamed { .. }
            | Event::TeamArchived { .. }
            | Event::StageAdded { .. }
            | Event::StageReshaped { .. }
            | Event::QuestionWorded { .. }
            | Event::RuleSet { .. }
            | Event::StageMapped { .. }
            | Event::NoticeWritten { .. }
            | Event::CampaignNamed { .. }
            | Event::Joined { .. }
            | Event::Parted { .. } => None,
        }
    }
}

/// Why a change was made: by itself, or to take back or bring back another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Asked,
    /// Takes back the change with this stamp.
    Undo(Stamp),
    /// Brings back what the undo with this stamp took back.
    Redo(Stamp),
}

/// One thing that somebody did: it happened whole, and it is undone whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its place in the order of all changes, and its identity.
    pub stamp: Stamp,
    pub cause: Cause,
    /// The first event names the change.
    pub events: Vec<Event>,
}

impl Change {
    /// Whether it took over what others wrote.
    pub fn brings(&self) -> bool {
        use Event::{Joined, Parted, TeamFounded};
        let brings =
            |event: &Event| matches!(event, Joined { .. } | TeamFounded { .. } | Parted { to: false, .. });
        self.events.iter().any(brings)
    }

    /// The import that this is, or takes out, or puts back in: the stamp of the change that brought it.
    pub fn import(&self) -> Option<Stamp> {
        match self.events.first()? {
            Event::Joined { brought: _, back: Back::Parting { .. } } => Some(self.stamp),
            Event::Parted { import, .. } => Some(*import),
            _ => None,
        }
    }

    /// Whether there is anything in it that can be taken back.
    pub fn can_be_undone(&self) -> bool {
        self.events.iter().any(|event| !matches!(event, Event::LeadErased { .. }))
    }

    /// Lets go of all that it says about erased leads. Answers whether it said anything.
    pub fn forget(&mut self, erased: &Erased) -> bool {
        forget_in(&mut self.events, erased)
    }

    /// Lets go of what it brought in from a file, which stands elsewhere.
    pub fn let_go(&mut self) {
        for event in &mut self.events {
            if let Event::Joined { brought, back: _ } = event {
                **brought = Workspace::default();
            }
        }
    }

    /// What was chosen together with an import is taken out together with it.
    pub fn inverse(&self) -> Vec<Event> {
        if let Some(Event::Joined { brought: _, back: Back::Parting { leads } }) = self.events.first() {
            return vec![Event::Parted { import: self.stamp, leads: *leads, from: false, to: true }];
        }
        self.events.iter().rev().flat_map(Event::inverse).collect()
    }
}

fn forget_in(events: &mut Vec<Event>, erased: &Erased) -> bool {
    let known = events.len();
    events.retain(|event| {
        matches!(event, Event::LeadErased { .. }) || !event.lead().is_some_and(|lead| erased.has(lead))
    });
    let mut is_less = events.len() < known;
    for event in events {
        if let Event::Joined { brought: _, back: Back::Writes(back) } = event {
            is_less |= forget_in(back, erased);
        }
    }
    is_less
}
