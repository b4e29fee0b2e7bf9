//! Entonnoir: a sales funnel that lives in one browser.
pub mod commands;
pub mod domain;
pub mod i18n;
pub mod queries;
pub mod session;
pub mod snapshot;
