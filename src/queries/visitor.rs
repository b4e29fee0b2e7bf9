//! What a visitor is told and asked.

use super::lead_sheet::consents::purposes;
use crate::domain::{
    ids::{QuestionId, TeamId},
    notice::Notice,
    stamp::Stamp,
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub team: TeamId,
    /// The notice in force, with its version.
    pub notice: Option<(Stamp, Notice)>,
    /// What can be consented to by a tick.
    pub purposes: Vec<(QuestionId, Wording)>,
}

/// `None` for a team that is not there, or no longer in use.
pub fn asked(workspace: &Workspace, team: TeamId) -> Option<Asked> {
    let team = workspace.team_in_use(team)?;
    let ticked = purposes(team).filter(|(_, asked)| asked.choices.is_empty());
    Some(Asked {
        team: team.id,
        notice: team.notice_in_force().map(|(version, notice)| (version, notice.clone())),
        purposes: ticked.map(|(id, asked)| (id, asked.wording.clone())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Redefine, SetQuestion, testing::Bench},
        domain::{
            criterion::{Occasion, Question},
            ids::ChoiceId,
        },
    };

    #[test]
    fn only_purposes_that_a_tick_answers_are_put_to_a_visitor() {
        let mut bench = Bench::with_team();
        let ask = |name: &str, occasion, choices| {
            let to = Question { occasion, choices, ..Question::yes_or_no(Wording::same(name)) };
            Redefine::one(Bench::TEAM, SetQuestion { question: QuestionId::named(name), to: Some(to) })
        };
        let choices = vec![(ChoiceId::named("mail"), Wording::same("By mail"))];
        bench.done(ask("news", Some(Occasion::Consent), Vec::new()));
        bench.done(ask("how", Some(Occasion::Consent), choices));
        bench.done(ask("follow-up", Some(Occasion::Capture), Vec::new()));
        let asked = asked(&bench.workspace, Bench::TEAM).unwrap();
        assert_eq!(asked.purposes, [(QuestionId::named("news"), Wording::same("news"))]);
        assert_eq!(asked.notice, None);
        assert_eq!(super::asked(&bench.workspace, TeamId::named("nobody")), None);
    }
}
