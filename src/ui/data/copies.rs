//! Which files that left this browser may hold what was written here since a moment.

use leptos::prelude::*;

use super::{made, part};
use crate::{domain::stamp::Stamp, session::backups::last::LastFile, ui::app::App};

pub struct Copies {
    /// Whom files were handed to.
    pub people: Vec<String>,
    /// The last one with everything in it.
    pub file: Option<LastFile>,
    /// The folder that backups go to.
    pub folder: Option<String>,
}

pub fn since(app: App, since: Stamp) -> Copies {
    let holds = |file: &LastFile| file.holds >= since;
    let folder = app.backups.stand.with_untracked(|stand| stand.name().map(str::to_owned));
    Copies {
        people: part::handed().had(since).map(str::to_owned).collect(),
        file: made::last_file().filter(holds),
        folder: folder.filter(|_| made::last_backup().as_ref().is_some_and(holds)),
    }
}
