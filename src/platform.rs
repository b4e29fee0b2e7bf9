//! The browser, as far as data goes: its clock, its chance, its storage, its files, its camera.

pub mod awake;
mod by_name;
pub mod camera;
pub mod chime;
pub mod clock;
pub mod database;
pub mod failure;
pub mod files;
pub mod folder;
pub mod install;
pub mod offline;
pub mod place;
pub mod storage;
pub mod turn;
pub mod whole_screen;

use crate::session::keeping::{Keeper, Pair};
use database::{Database, Place};

/// The stores of this browser.
pub type Stores = Keeper<storage::LocalHome, Pair<Database>>;

pub fn stores() -> Stores {
    let mirror = Pair::new(Database::at(Place::Usual), Database::at(Place::Bucket));
    Keeper::new(storage::LocalHome, mirror, place::measure())
}
