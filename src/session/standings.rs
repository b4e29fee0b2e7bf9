//! Where the leads of the team that shows really stand: judged once, then kept true change by change.

use super::Session;
use crate::domain::{ids::TeamId, moment::Moment, standings::Standings};

impl Session {
    /// Where a team's leads stand; `None` until [`Session::judge_all`], and again after a change of definitions.
    pub fn standings(&self, team: TeamId) -> Option<&Standings> {
        self.standings.as_ref().filter(|standings| standings.team() == team)
    }

    /// Judges every lead of a team, unless it is known already where they stand today. Answers whether it had to.
    pub fn judge_all(&mut self, team: TeamId, now: Moment) -> bool {
        let known = self.standings.as_ref().is_some_and(|standings| standings.is_about(team, now));
        if !known {
            self.standings = Some(Standings::of(&self.workspace, team, now));
        }
        !known
    }
}
