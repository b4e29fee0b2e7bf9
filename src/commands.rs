//! What a person can ask for. Each file decides one thing: it looks at the workspace, changes nothing, and answers
//! with what happens or with the reason why not.
//!
//! Drag, menu, keyboard, form and file all end here, so a rule holds whatever started it.

mod answer_question;
mod capture_lead;
mod drafting;
mod edit_lead;
mod erase_lead;
mod found_team;
mod hand_over;
mod import_snapshot;
mod join_leads;
mod lead_form;
mod log_activity;
mod map_stages;
mod meet_lead;
mod move_lead;
mod move_ready;
mod name_decision_maker;
mod name_team;
mod record_consent;
mod remove_lead;
mod redefine;
mod reshape_stage;
mod retire_stage;
mod set_question;
mod set_rule;
mod split_stage;
mod stage_order;
mod take_leads;
mod take_over;
mod write_notice;

#[cfg(test)]
pub(crate) mod testing;

pub use answer_question::AnswerQuestion;
pub use capture_lead::CaptureLead;
pub use edit_lead::EditLead;
pub use erase_lead::EraseLead;
pub use found_team::{FoundTeam, checked as checked_playbook, team_of};
pub use hand_over::{HandOver, SendBack, came_from, way_back};
pub use import_snapshot::{
    Change as ImportedChange, Differences, FieldConflict, ImportSnapshot, differences,
};
pub use join_leads::{Disagreement, JoinLeads, SeparateLead, TellApart, Whose, disagreements, usual_keep};
pub use lead_form::LeadForm;
pub use log_activity::{LogActivity, RemoveActivity};
pub use map_stages::MapStages;
pub use meet_lead::MeetLead;
pub use move_lead::{MoveLead, Spot, gate};
pub use move_ready::MoveReady;
pub use name_decision_maker::NameDecisionMaker;
pub use name_team::{ArchiveTeam, RenameTeam};
pub use record_consent::RecordConsent;
pub use redefine::{Definition, Redefine, Redefined};
pub use remove_lead::RemoveLead;
pub use reshape_stage::ReshapeStage;
pub use retire_stage::{RestoreStage, RetireStage};
pub use set_question::SetQuestion;
pub use set_rule::SetRule;
pub use split_stage::SplitStage;
pub use stage_order::{AddStage, MoveStage};
pub use take_leads::{Bringing, How, IfKnown, TakeLeads, Taken};
pub use take_over::{Choice, DAY_AHEAD, Future, Stake, TakeOver};
pub use write_notice::WriteNotice;

use crate::domain::{event::Event, moment::Moment, rejection::Rejection, workspace::Workspace};

/// Something that can be asked for.
///
/// A trait rather than one large enum: what only a later screen asks for then loads with that screen.
pub trait Command {
    /// Whether it can bring a whole workspace in; only then does writing workspaces load with it.
    const BRINGS: bool = false;

    /// What happens when this is asked for now. The first event names the change; none at all changes nothing.
    ///
    /// # Errors
    /// The reason why it is refused; then nothing happens at all.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection>;
}
