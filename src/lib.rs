//! Entonnoir: a sales funnel that lives in one browser. No server, no account; a team shares by handing over a file.
//!
//! This page is the map. Data goes one way:
//!
//! ```text
//!  pointer, keyboard, file, other tab                   what the person sees
//!         │ ui                                                  ▲ ui
//!         ▼                                                     │
//!      Command ── decide(&Workspace) ──► Events, or a Rejection  values to show
//!                      │                                        ▲
//!                      ▼  workspace.apply(&event)               │ queries
//!                  Workspace ───────────────────────────────────┘
//!                      │
//!                      ▼  session: journal, undo, other tabs     snapshot: JSON, versions, checksums
//!                  Effects ──► platform: localStorage and database, clock, files
//! ```
//!
//! The layers, in reading order. A test (`tests/layers.rs`) keeps who may name whom:
//!
//! 1. [`domain`]: plain values and the rules about them. Knows nothing of screens, files, browsers or clocks.
//! 2. [`commands`]: one file for each thing a person can ask for. Decides, and changes nothing.
//! 3. [`queries`]: one file for each thing a person looks at. Words nothing.
//! 4. [`sample`]: an invented firm after a trade show, the same for the same seed.
//! 5. [`snapshot`]: the only place that knows how things are written.
//! 6. [`code`]: codes of black squares, read out of pictures and drawn.
//! 7. [`session`]: the only place that changes a workspace. Performs nothing; it returns effects. Its
//!    [`keeping`](session::keeping) sees that they reach two stores, asked of two traits.
//! 8. [`gesture`]: what the hand on the board means. Has never seen a DOM.
//! 9. [`i18n`]: every text, French and English side by side.
//! 10. `platform`: the browser, as far as data goes: its two stores, clock, files and folders. Decides nothing.
//! 11. `ui`: the screens. They decide nothing, and name neither the browser's storage nor its clock.
//!
//! What makes joining, undoing and reloading simple: every value is [written](domain::written) under a
//! [stamp](domain::stamp), a workspace is the union of all writes, and the latest one shows. Applying an event
//! twice, or in another order, changes nothing; so the journal in storage is a heap of immutable records, a
//! colleague's file is more of the same, and undo is a later write of the earlier value. Only what came in a file is
//! [kept apart](domain::imports) for a while, so that it can be taken out again without a word to anybody.
//!
//! What makes it safe: those records lie in localStorage and in a database at once, under the same keys, so each store
//! repairs the other. An edit is called saved when the database has it on the disk. `docs/faults.md` lists what can go
//! wrong, and the test of each.
//!
//! Up to `gesture` and `i18n` everything builds and tests natively without the cargo features `platform` and `web`, in
//! seconds.

pub mod domain;
pub mod commands;
pub mod queries;
pub mod sample;
pub mod snapshot;
pub mod code;
pub mod session;
pub mod gesture;
pub mod i18n;
#[cfg(feature = "platform")]
pub mod platform;
#[cfg(feature = "web")]
pub mod ui;
