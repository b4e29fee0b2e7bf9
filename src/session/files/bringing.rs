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

/// Into which team, and as whom: the identities of new leads follow from `fresh`, and no other tab writes under its
/// number.
#[derive(Clone, Copy, Debug)]
pub struct Destination {
    pub team: TeamId,
    pub fresh: LeadId,
    pub now: Moment,
}

/// The last part of every plan: those who were told from each other become what would be joined.
pub(super) struct Last {
    left: std::vec::IntoIter<Taken>,
    /// How many there were.
    all: usize,
    /// None once one of them cannot come in: then none does.
    bringing: Option<Bringing>,
    /// The leads of which anything would be joined: new ones, and ones that are here.
    touched: [BTreeSet<LeadId>; 2],
    now: Moment,
}

impl Last {
    pub fn begin(taken: Vec<Taken>, here: &Workspace, into: Destination) -> Self {
        let new = taken.iter().filter(|taken| taken.how == How::New).count();
        let Destination { team, fresh, now } = into;
        let bringing = Bringing::begin(team, new, fresh.bits() as u64, here, now).ok();
        Self { all: taken.len(), left: taken.into_iter(), bringing, touched: Default::default(), now }
    }

    pub fn is_over(&self) -> bool {
        self.bringing.is_none() || self.left.len() == 0
    }

    /// How many have been brought, of how many.
    pub fn done(&self) -> (usize, usize) {
        (self.all - self.left.len(), self.all)
    }

    pub fn go_on(&mut self, most: usize, here: &Workspace) {
        let Some(bringing) = &mut self.bringing else { return };
        for next in self.left.by_ref().take(most) {
            let (lead, is_known) = (next.lead, next.how != How::New);
            match bringing.take(next, here, self.now) {
                Ok(true) => drop(self.touched[usize::from(is_known)].insert(lead)),
                Ok(false) => {}
                Err(_) => {
                    self.touched = Default::default();
                    self.bringing = None;
                    return;
                }
            }
        }
    }

    /// What would be joined, and the leads of which anything would.
    pub fn end(self) -> (Workspace, [BTreeSet<LeadId>; 2]) {
        (self.bringing.map(Bringing::end).unwrap_or_default(), self.touched)
    }
}
