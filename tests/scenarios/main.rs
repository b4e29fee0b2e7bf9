//! Stories from the field, told in order: what was given, what somebody did, what the board says then.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a broken assumption should stop the test")]

mod desk;
mod duplicates;
mod guests;
mod mistakes;
mod sources;

use entonnoir::domain::ids::LeadId;

const CLAIRE: LeadId = LeadId::named("claire");
const MARC: LeadId = LeadId::named("marc");
