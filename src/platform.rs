//! The browser, as far as data goes: its clock, its chance, its storage, its files.

mod by_name;
pub mod clock;
pub mod files;
pub mod folder;
pub mod place;
pub mod storage;
