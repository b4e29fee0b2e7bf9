//! What happens to a tablet in the wild.

mod damages;
mod endings;
mod full_disk;
mod kills;
mod packing;
mod quiet;
mod tabs;
mod versions;

pub use damages::{damage, damage_to_all, worked_at};
pub use endings::{Ending, endings};
pub use full_disk::{full_disk, is_administrator};
pub use kills::{KILLS_OF_A_TABLET, kills};
pub use packing::packing;
pub use quiet::{idle, one_write};
pub use tabs::tabs;
pub use versions::later_version;
