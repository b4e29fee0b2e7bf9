//! Small pieces that several screens are made of.

pub mod choice;
pub mod field;
pub mod file_button;
pub mod heat;
pub mod icon;
pub mod likeness;
pub mod painted;
pub mod sheet;
pub mod sortable;
pub mod touch;
pub mod waiting;
pub mod value;
