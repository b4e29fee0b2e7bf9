//! The browser, as far as data goes: its clock, its chance, its storage, its files.

pub mod clock;
pub mod database;
pub mod failure;
pub mod files;
pub mod place;
pub mod storage;
pub mod turn;

use crate::session::keeping::Keeper;

/// The two stores of this browser.
pub type Stores = Keeper<storage::LocalHome, database::Database>;

pub fn stores() -> Stores {
    Keeper::new(storage::LocalHome, database::Database::default(), place::measure())
}
