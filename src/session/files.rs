//! The workspace handed out as a file, and a colleague's file looked at before it is taken over.

use std::collections::BTreeSet;

use super::Session;
use crate::{
    commands::{Differences, differences},
    domain::{moment::Moment, workspace::Workspace},
    snapshot::file::{self, NotASnapshot, Rejected},
};

/// A file to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub name: String,
    pub text: String,
}

/// What taking a file over would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub brought: Workspace,
    pub differences: Differences,
    pub rejected: Vec<Rejected>,
}

impl Preview {
    /// Whether taking it over would change anything that shows.
    pub fn is_news(&self) -> bool {
        let Differences { new, changed, conflicts: _, erased, teams } = &self.differences;
        !new.is_empty() || !changed.is_empty() || !erased.is_empty() || *teams > 0
    }
}

impl Session {
    /// The whole workspace.
    pub fn export(&self, now: Moment) -> Outgoing {
        let day = now.today();
        Outgoing { name: format!("entonnoir-{day}.json"), text: file::encode(&self.workspace, now.millis) }
    }

    /// Reads files and says what taking them over would do. Changes nothing.
    ///
    /// # Errors
    /// When nothing in a file can be taken over.
    pub fn preview(&self, texts: &[String]) -> Result<Preview, NotASnapshot> {
        let mut brought = Vec::new();
        let mut rejected = Vec::new();
        for text in texts {
            let decoded = file::decode(text)?;
            brought.push(decoded.workspace);
            rejected.extend(decoded.rejected);
        }
        let mut all = Workspace::default();
        all.join_all(&brought);
        let differences = differences(&self.workspace, &all);
        Ok(Preview { brought: all, differences, rejected })
    }

    /// Names of the leads that a preview speaks of, for a list that a person can check.
    pub fn names(&self, preview: &Preview) -> Vec<String> {
        let ids: BTreeSet<_> = preview.differences.new.iter().collect();
        ids.into_iter().filter_map(|id| Some(preview.brought.lead(*id)?.called().to_owned())).collect()
    }
}
