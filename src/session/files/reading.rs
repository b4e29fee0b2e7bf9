//! Files read one after the other, so that whoever reads them can take a breath in between.

use super::{Incoming, Refusal, Unusable, is_playbook, pieces, playbook_in};
use crate::{
    domain::workspace::Workspace,
    snapshot::file::{self, Rejected},
};

/// What was read so far.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The union of what the files hold.
    pub(super) brought: Workspace,
    pub(super) rejected: Vec<Rejected>,
    /// The names of the files that hold something of ours.
    pub(super) read: Vec<String>,
    pub refused: Vec<Refusal>,
    /// The names of playbooks, which come alone.
    pub(super) playbooks: Vec<String>,
    pub(super) files: usize,
}

impl Reading {
    pub fn take(&mut self, file: &Incoming) {
        self.files += 1;
        if let Err(why) = self.open(file) {
            self.refuse(file.name.clone(), why);
        }
    }

    /// A file that could not even be opened.
    pub fn refuse(&mut self, name: String, why: Unusable) {
        self.refused.push(Refusal { name, why });
    }

    fn open(&mut self, file: &Incoming) -> Result<(), Unusable> {
        if is_playbook(file) {
            playbook_in(file)?;
            self.playbooks.push(file.name.clone());
            return Ok(());
        }
        let decoded = if pieces::is_pieces(file) {
            pieces::pieces_in(file)?
        } else {
            file::decode(&file.text).map_err(Unusable::from)?
        };
        self.brought.join(&decoded.workspace);
        self.rejected.extend(decoded.rejected);
        self.read.push(file.name.clone());
        Ok(())
    }
}
