//! What is about to come in is made into pieces while somebody still looks at it: that takes longer than all the rest
//! of taking it over.

use crate::{
    domain::workspace::Workspace,
    session::{
        Session,
        room::{self, Measure},
    },
    snapshot::parts::Packing,
};

impl Session {
    /// Begins to make the pieces of what may come in; [`Session::keep_packed`] takes them once there are no more to make.
    pub fn begin_packing(&self, brought: Workspace) -> Packing {
        Packing::begin(brought)
    }

    /// Keeps the pieces for when it comes in. If it never does, [`Session::forget_packed`].
    pub fn keep_packed(&mut self, packed: Packing) {
        self.packed = Some(packed);
    }

    pub fn forget_packed(&mut self) {
        self.packed = None;
    }

    /// How much storage a file that comes in would take here.
    pub fn cost_of_import(&mut self, brought: &Workspace, measure: Measure) -> usize {
        let packed = self.packed.take().filter(|packed| packed.of == *brought);
        let packed = packed.unwrap_or_else(|| Packing::whole(brought.clone()));
        let cost = room::cost_of_import(&packed.pieces, measure);
        self.packed = Some(packed);
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::ImportSnapshot,
        domain::moment::{DAY, Moment},
        sample,
        session::Effect,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    fn taken(session: &mut Session, brought: &Workspace) -> Vec<Effect> {
        session.dispatch(ImportSnapshot { brought: Box::new(brought.clone()) }, NOW).unwrap()
    }

    #[test]
    fn what_is_packed_ahead_is_written_as_it_would_have_been() {
        let brought = sample::workspace(900, 7, NOW);
        let expected = taken(&mut Session::new(Workspace::default(), 1), &brought);
        let mut session = Session::new(Workspace::default(), 1);
        let mut packing = session.begin_packing(brought.clone());
        while packing.go_on() {}
        session.keep_packed(packing);
        assert!(session.cost_of_import(&brought, Measure::Units) > 10_000);
        assert_eq!(taken(&mut session, &brought), expected);
        assert!(session.packed.is_none(), "its memory is wanted for the board");
    }

    #[test]
    fn what_was_packed_for_another_file_is_never_written_for_this_one() {
        let (brought, other) = (
            sample::workspace(50, 7, NOW),
            sample::workspace(50, 8, Moment { millis: NOW.millis + DAY, ..NOW }),
        );
        let expected = taken(&mut Session::new(Workspace::default(), 1), &brought);
        let mut session = Session::new(Workspace::default(), 1);
        session.cost_of_import(&other, Measure::Units);
        assert_eq!(taken(&mut session, &brought), expected);
    }
}
