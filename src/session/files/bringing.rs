//! Leads of another program's file, on their way in: a plan of what would come of it, made some leads at a time so that
//! whoever makes a long one can breathe in between.

use std::collections::BTreeSet;

use crate::{
    commands::{Bringing, How, Taken},
    domain::{
        ids::{LeadId, TeamId},
        moment::Moment,
        workspace::Workspace,
    },
};

/// What would come of a file, while it is found out.
pub trait Planning {
    type Plan: Brings;

    /// Goes on by at most so much, and says how many per cent that makes; `None` once there is nothing more to do.
    fn go_on(&mut self, most: usize) -> Option<usize>;

    /// With all that was left to do.
    fn end(self) -> Self::Plan;
}

/// What would come of a file.
pub trait Brings {
    /// What would be joined.
    fn brought(&self) -> &Workspace;
}

/// Destination which team, and as whom: the identities of new leads follow from `fresh`, and no other tab writes under its
/// number.
#[derive(Clone, Copy, Debug)]
pub struct Destination {
    pub team: TeamId,
    pub fresh: LeadId,
    pub now: Moment,
}

/// The last part of every plan: those who were told from each other become what would be joined.
pub(super) struct Last {
    taken: Vec<Taken>,
    /// None once one of them cannot come in: then none does.
    bringing: Option<Bringing>,
    /// So many have been brought.
    at: usize,
    touched: BTreeSet<LeadId>,
    into: Destination,
}

impl Last {
    pub fn begin(taken: Vec<Taken>, here: &Workspace, into: Destination) -> Self {
        let new = taken.iter().filter(|taken| taken.how == How::New).count();
        let Destination { team, fresh, now } = into;
        let bringing = Bringing::begin(team, new, fresh.bits() as u64, here, now).ok();
        Self { taken, bringing, at: 0, touched: BTreeSet::new(), into }
    }

    pub fn is_over(&self) -> bool {
        self.bringing.is_none() || self.at == self.taken.len()
    }

    /// How many have been brought, of how many.
    pub fn done(&self) -> (usize, usize) {
        (self.at, self.taken.len())
    }

    pub fn go_on(&mut self, most: usize, here: &Workspace) {
        for next in self.taken[self.at..].iter().take(most) {
            let came = self.bringing.as_mut().map(|all| all.take(next.clone(), here, self.into.now));
            match came {
                Some(Ok(true)) => drop(self.touched.insert(next.lead)),
                Some(Ok(false)) => {}
                Some(Err(_)) | None => {
                    self.touched.clear();
                    self.bringing = None;
                    return;
                }
            }
            self.at += 1;
        }
    }

    /// What would be joined, and the leads of which anything would: new ones, and ones that are here.
    pub fn end(self) -> (Workspace, [BTreeSet<LeadId>; 2]) {
        let new = self.taken.iter().filter(|taken| taken.how == How::New).map(|taken| taken.lead);
        let new: BTreeSet<LeadId> = new.filter(|lead| self.touched.contains(lead)).collect();
        let changed = self.touched.difference(&new).copied().collect();
        (self.bringing.map(Bringing::end).unwrap_or_default(), [new, changed])
    }
}
