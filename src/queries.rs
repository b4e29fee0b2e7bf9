//! What a person looks at: each file answers one question about a workspace, as plain values ready to be shown.
//!
//! Queries change nothing and word nothing; languages and screens do that with what they answer.

pub mod board;
pub mod funnel;
pub mod search;
pub mod standing;
pub mod gate;
pub mod lead_sheet;
pub mod hand_over;
pub mod heat;
pub mod today;
pub mod people;
pub mod visitor;
pub mod duplicates;
pub mod badge;
pub mod joining;
pub mod erasing;
pub mod playbook;
pub mod compare;
pub mod dictionary;
pub mod guests;
pub mod dry_run;
pub mod setup;
pub mod deed;
