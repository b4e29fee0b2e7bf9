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
    /// Begins to make the pieces of what may come in. If it never does, [`Session::forget_packed`].
    pub fn begin_packing(&mut self, brought: Workspace) {
        self.packed = Some(Packing::begin(brought));
    }

    /// Makes the next piece, and says how many per cent there are by now; `None` once there is nothing more to make.
    pub fn go_on_packing(&mut self) -> Option<usize> {
        self.packed.as_mut().and_then(|packed| packed.go_on().then(|| packed.share()))
    }

    pub fn forget_packed(&mut self) {
        self.packed = None;
    }

    /// How much storage a file that comes in would take here.
    pub fn cost_of_import(&mut self, brought: &Workspace, measure: Measure) -> usize {
        let packed = self.packed(brought);
        let cost = room::cost_of_import(&packed.pieces, measure);
        self.packed = Some(packed);
        cost
    }

    /// All pieces: those that are made by now, and the others.
    pub(in crate::session) fn packed(&mut self, brought: &Workspace) -> Packing {
        let begun = self.packed.take().filter(|packed| packed.of == *brought);
        begun.unwrap_or_else(|| Packing::begin(brought.clone())).finished()
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
    fn what_is_packed_ahead_all_or_in_part_is_written_as_it_would_have_been() {
        let brought = sample::workspace(900, 7, NOW);
        let expected = taken(&mut Session::new(Workspace::default(), 1), &brought);
        for ahead in [0, 1, 9] {
            let mut session = Session::new(Workspace::default(), 1);
            session.begin_packing(brought.clone());
            let shares: Vec<usize> = (0..ahead).map_while(|_| session.go_on_packing()).collect();
            assert_eq!(shares, [44, 88, 100][..ahead.min(3)]);
            assert!(session.cost_of_import(&brought, Measure::Units) > 10_000);
            assert_eq!(taken(&mut session, &brought), expected);
            assert!(session.packed.is_none(), "its memory is wanted for the board");
            assert_eq!(session.go_on_packing(), None, "nobody makes more of them");
        }
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
