//! Entonnoir: a sales funnel that lives in one browser.
pub mod domain;
pub mod commands;
pub mod queries;
pub mod sample;
pub mod snapshot;
pub mod session;
pub mod gesture;
pub mod i18n;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod ui;
