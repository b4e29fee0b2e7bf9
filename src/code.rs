//! Codes of black and white squares (QR): read out of a picture, and drawn, one or an endless row of them.

pub mod draw;
pub mod read;
pub mod search;
pub mod stream;
#[cfg(test)]
pub mod testing;
