//! Every card whose conditions for a later stage hold goes there, in one step that one undo takes back.

use std::collections::BTreeMap;

use super::Command;
use crate::domain::{
    event::Event,
    ids::{LeadId, StageId, TeamId},
    judge::Judge,
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    standing::{Standing, Way},
    trail::Visit,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct MoveReady {
    pub team: TeamId,
    /// Those among them that are no longer ready stay where they are.
    pub leads: Vec<LeadId>,
}

impl Command for MoveReady {
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        let judge = Judge::new(workspace, team, now);
        let way = Way::new(&judge);
        let version = Some(team.version());
        let mut tops: BTreeMap<StageId, Rank> = BTreeMap::new();
        let mut events = Vec::new();
        for lead in self.leads.iter().filter_map(|lead| workspace.lead(*lead)) {
            let (Standing::Ready(stage), Some(from)) = (way.standing(lead), lead.visit().cloned()) else {
                continue;
            };
            let top = tops.get(&stage).or_else(|| workspace.index().column(team.id, stage).rank(0));
            let rank = Rank::between(None, top);
            tops.insert(stage, rank.clone());
            let entered = from.next_entered(now.millis);
            let to = Visit { judged_by: version, ..Visit::new(entered, team.id, stage, rank) };
            events.push(Event::LeadMoved { lead: lead.id, from, to });
        }
        Ok(events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{AnswerQuestion, Command, testing::Bench};
    use crate::domain::{
        criterion::{Answer, Said},
        ids::QuestionId,
    };

    fn answer(lead: &str) -> impl Command {
        AnswerQuestion {
            lead: LeadId::named(lead),
            question: QuestionId::named("need"),
            to: Some(Answer::new(Said::Yes, "said so")),
        }
    }

    #[test]
    fn who_is_ready_goes_on_and_one_undo_brings_all_back() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire").lead("marc", "Marc").lead("ana", "Ana");
        bench.done(answer("claire")).done(answer("marc"));
        let before = bench.seen();
        let all = ["claire", "marc", "ana"].map(LeadId::named).to_vec();
        bench.done(MoveReady { team: Bench::TEAM, leads: all.clone() });
        assert_eq!(bench.column("prospect"), ["marc", "claire"].map(LeadId::named));
        assert_eq!(bench.column("lead"), [LeadId::named("ana")]);
        assert_eq!(bench.refused(MoveReady { team: Bench::TEAM, leads: all }), Rejection::NothingChanged);
        bench.undo();
        assert_eq!(bench.seen(), before);
    }
}
