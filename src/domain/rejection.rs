//! Why something that was asked for was not done. The languages word it; the screen offers the way on.

use super::{contradiction::Contradiction, field::Field, ids::StageId, judge::Judgement, text::TextProblem};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Some fields do not fit; all of them are named.
    Form(Vec<(Field, TextProblem)>),
    /// The gate of a stage does not hold: what does and what does not. The way on is to fill it in, or a reason.
    GateClosed {
        stage: StageId,
        judgements: Vec<Judgement>,
    },
    /// Passing a gate anyway takes a reason.
    ReasonMissing,
    NameMissing,
    NameTooLong {
        most: usize,
    },
    /// A stage that still holds leads is retired only with a place for them.
    StageHoldsLeads {
        leads: usize,
    },
    /// A team without an open stage could not take in a lead.
    LastOpenStage,
    PercentageOutOfRange,
    /// The definitions would say what cannot be.
    Contradiction(Contradiction),
    /// A lead is handed over to another team, not to its own.
    SameTeam,
    /// The card is a guest on this board: only its own team moves it.
    OfAnotherTeam {
        team: String,
    },
    /// What is to show as another team's is one's own.
    OwnStage,
    /// There is no team that the lead came from.
    NotHandedOver,
    /// A file would leave too little room for the leads that are still to come.
    NoRoom,
    /// A file would take away so many leads, or who they are, that it takes their number to agree to it.
    NotAgreed {
        leads: usize,
    },
    /// A later version of the application is at work in this browser.
    Outdated,
    NothingChanged,
    NothingToUndo,
    NothingToRedo,
    /// It was there when the screen was drawn and is no more, or it belongs to another team.
    NoLongerThere,
}
