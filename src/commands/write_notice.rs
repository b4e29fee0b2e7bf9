//! A team writes what it tells people whose data it writes down.

use super::Command;
use crate::domain::{
    event::Event,
    field::{Fact, Field},
    ids::TeamId,
    moment::Moment,
    notice::{MOST, Notice},
    rejection::Rejection,
    text::clean_lines,
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct WriteNotice {
    pub team: TeamId,
    /// As typed.
    pub to: Notice,
}

impl Command for WriteNotice {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team_in_use(self.team).ok_or(Rejection::NoLongerThere)?;
        let (fr, en) = (clean_lines(&self.to.text.fr), clean_lines(&self.to.text.en));
        let text = Wording { fr, en, ..self.to.text };
        if [&text.fr, &text.en].into_iter().any(|text| text.chars().count() > MOST) {
            return Err(Rejection::NameTooLong { most: MOST });
        }
        let link = match Field::Website.parse(&self.to.link) {
            Ok(Some(Fact::Text(link))) => link,
            Ok(_) => String::new(),
            Err(problem) => return Err(Rejection::Form(vec![(Field::Website, problem)])),
        };
        let (from, to) = (team.notice().cloned().unwrap_or_default(), Notice { text, link, ..self.to });
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::NoticeWritten { team: team.id, from, to }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{commands::testing::Bench, domain::text::TextProblem};

    fn notice(fr: &str, en: &str, link: &str) -> WriteNotice {
        let to = Notice { text: Wording::new(fr, en), link: link.into(), ..Notice::default() };
        WriteNotice { team: Bench::TEAM, to }
    }

    #[test]
    fn a_notice_is_written_undone_and_earlier_versions_are_found_again() {
        let mut bench = Bench::with_team();
        assert!(bench.workspace.team(Bench::TEAM).unwrap().notice_in_force().is_none());
        bench.done(notice(" Acme vous \u{7}rappelle. ", "", "acme.example/rgpd"));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        let (first, told) = team.notice_in_force().map(|(at, notice)| (at, notice.clone())).unwrap();
        assert_eq!(told.text, Wording::new("Acme vous rappelle.", ""));
        assert_eq!(told.link, "https://acme.example/rgpd");
        bench.later(1).done(notice("Acme vous écrit.", "Acme writes to you.", ""));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        let (second, _) = team.notice_in_force().unwrap();
        assert!(second > first, "another text is another version");
        assert_eq!(team.notice_of(first), Some(&told));
        bench.undo();
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        assert_eq!(team.notice(), Some(&told));
        assert_eq!(team.notice_of(second).unwrap().text.en, "Acme writes to you.");
        bench.later(1).done(notice("", " ", ""));
        assert!(bench.workspace.team(Bench::TEAM).unwrap().notice_in_force().is_none());
    }

    #[test]
    fn what_cannot_be_a_notice_is_refused() {
        let mut bench = Bench::with_team();
        assert_eq!(bench.refused(notice(" ", "", "")), Rejection::NothingChanged);
        let wrong = Rejection::Form(vec![(Field::Website, TextProblem::NotALink)]);
        assert_eq!(bench.refused(notice("a", "", "javascript:alert(1)")), wrong);
        let long = "x".repeat(MOST + 1);
        assert_eq!(bench.refused(notice("a", &long, "")), Rejection::NameTooLong { most: MOST });
        bench.done(notice("a", "", ""));
        assert_eq!(bench.refused(notice("a ", "", "")), Rejection::NothingChanged);
    }

    #[test]
    fn two_tablets_settle_it_like_any_other_value() {
        let mut one = Bench::with_team();
        let mut other = one.other_tablet();
        one.done(notice("a", "", ""));
        other.later(1).done(notice("b", "", ""));
        one.workspace.join(&other.workspace);
        other.workspace.join(&one.workspace);
        assert_eq!(one.workspace, other.workspace);
        assert_eq!(one.workspace.team(Bench::TEAM).unwrap().notice().unwrap().text.fr, "b");
    }
}
