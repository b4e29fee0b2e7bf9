//! Files read one after the other, so that whoever reads them can take a breath in between.

use super::{Incoming, Refusal, Unusable, is_playbook, pieces, playbook_in};
use crate::{
    domain::workspace::Workspace,
    snapshot::file::{Decoded, Decoding, Rejected},
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
        if let Some(mut decoding) = self.begin(file) {
            while decoding.go_on(usize::MAX) {}
            self.end(file, decoding);
        }
    }

    /// Opens a file. A snapshot, which may be long, comes back to be read some records at a time; any other is read
    /// or refused at once.
    pub fn begin<'a>(&mut self, file: &'a Incoming) -> Option<Decoding<'a>> {
        self.files += 1;
        match self.open(file) {
            Ok(decoding) => decoding,
            Err(why) => {
                self.refuse(file.name.clone(), why);
                None
            }
        }
    }

    /// Takes in what was read of a file.
    pub fn end(&mut self, file: &Incoming, decoding: Decoding<'_>) {
        self.bring(file, decoding.end());
    }

    /// A file that could not even be opened.
    pub fn refuse(&mut self, name: String, why: Unusable) {
        self.refused.push(Refusal { name, why });
    }

    fn open<'a>(&mut self, file: &'a Incoming) -> Result<Option<Decoding<'a>>, Unusable> {
        if is_playbook(file) {
            playbook_in(file)?;
            self.playbooks.push(file.name.clone());
        } else if pieces::is_pieces(file) {
            self.bring(file, pieces::pieces_in(file)?);
        } else {
            return Ok(Some(Decoding::begin(&file.text)?));
        }
        Ok(None)
    }

    fn bring(&mut self, file: &Incoming, decoded: Decoded) {
        self.brought.join(&decoded.workspace);
        self.rejected.extend(decoded.rejected);
        self.read.push(file.name.clone());
    }
}
