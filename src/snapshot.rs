//! The only place that knows how things are written in files and storage: JSON, versions, checksums, packing.
//!
//! The wire types mirror the model but are not the model, so that the model can change while a released format
//! keeps opening. Reading never fails as a whole because of one bad record: what cannot be read is handed back.

pub mod age;
pub mod badge;
pub mod calendar;
pub mod card;
mod columns;
mod escaped;
pub mod file;
mod folded;
mod gathered;
pub mod head;
mod json;
mod leads;
mod letters;
pub mod packing;
pub mod page;
pub mod parts;
pub mod pieces_file;
pub mod playbook_file;
pub mod record;
pub mod table;
mod wire;
mod wire_criterion;
mod wire_event;
mod wire_lead;
mod wire_erased;
mod wire_team;
