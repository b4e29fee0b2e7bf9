//! What the bar and the data screen both show about backups. Filled by the rounds, which come after the first view.

use leptos::prelude::*;

use crate::{
    platform::folder::ChosenFolder,
    session::backups::lamp::{FolderStand, Lamp},
};

#[derive(Clone, Copy)]
pub struct Backups {
    /// What asks for attention.
    pub lamp: RwSignal<Option<Lamp>>,
    /// Counts the looks that were taken: each minute, and after each file.
    pub looks: RwSignal<u32>,
    pub stand: RwSignal<FolderStand>,
    pub folder: StoredValue<Option<ChosenFolder>, LocalStorage>,
    /// A backup is being written.
    pub is_writing: StoredValue<bool>,
}

impl Default for Backups {
    fn default() -> Self {
        Self {
            lamp: RwSignal::new(None),
            looks: RwSignal::new(0),
            stand: RwSignal::new(FolderStand::None),
            folder: StoredValue::new_local(None),
            is_writing: StoredValue::new(false),
        }
    }
}
