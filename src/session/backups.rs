//! Files as a backup: when one is due, what it is called, which old ones may go, and whether one is complete.
//!
//! A file counts as a backup only when it has been read back. Where the application writes into a folder itself, it
//! does so each time; where the browser only takes a download, the person shows the file again at the end of the day.

pub mod check;
pub mod lamp;
pub mod last;
pub mod names;
pub mod writing;
