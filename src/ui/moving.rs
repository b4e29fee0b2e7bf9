//! A move that somebody started, whatever by: it is carried out, or it waits at the gate.

use super::{
    app::App,
    later::{Screen, Sheet},
};
use crate::{
    commands::{MoveLead, Spot},
    domain::{
        ids::{LeadId, StageId, TeamId},
        rejection::Rejection,
    },
};

/// Where a lead is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moving {
    pub lead: LeadId,
    /// On whose board it goes.
    pub team: TeamId,
    pub to: StageId,
    pub spot: Spot,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Moved,
    /// The gate sheet is open.
    AtGate,
    Refused,
}

impl App {
    /// Asks for a move; a closed gate opens its sheet. Drag, keyboard, menu and lead sheet all come here.
    pub fn start_move(self, moving: Moving) -> Outcome {
        self.carry_out(moving, None)
    }

    /// The same with a reason to pass.
    pub fn carry_out(self, moving: Moving, reason: Option<String>) -> Outcome {
        use leptos::prelude::*;
        let Moving { lead, team, to, spot } = moving;
        match self.dispatch(MoveLead { lead, team, to, spot, reason }) {
            Ok(()) | Err(Rejection::NothingChanged) => {
                self.above.set(None);
                Outcome::Moved
            }
            Err(Rejection::GateClosed { .. }) => {
                self.above.set(Some(Screen::Sheet(Sheet::Gate(moving))));
                Outcome::AtGate
            }
            Err(rejection) => {
                self.problem(crate::i18n::rejections::rejection(self.locale.get_untracked(), &rejection));
                Outcome::Refused
            }
        }
    }
}
