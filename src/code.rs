//! Codes of black and white squares (QR): read out of a picture, and drawn.

pub mod draw;
pub mod read;
