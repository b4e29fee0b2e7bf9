//! What happens to a tablet in the wild.

mod kills;

pub use kills::kills;
