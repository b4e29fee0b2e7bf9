//! A team's way of working handed out as a file, and one that came in made ready to be compared.

use super::{Incoming, Outgoing, Session, Unusable};
use crate::{
    commands::team_of,
    domain::{ids::TeamId, moment::Moment, playbook::Playbook, text},
    snapshot::playbook_file::{self, NotAPlaybook},
};

impl Session {
    /// A team's present definitions; `None` when the team is not here.
    pub fn export_playbook(&self, team: TeamId, now: Moment) -> Option<Outgoing> {
        let team = self.workspace.team(team)?;
        let name = format!("entonnoir-playbook-{}-{}.json", in_a_name(team.name(), "team"), now.today());
        Some(Outgoing { name, text: playbook_file::encode(&Playbook::of(team), now.millis) })
    }
}

/// The playbook of a file, with everything said of every stage, and only once.
///
/// # Errors
/// Why there is none to be had.
pub fn playbook_in(file: &Incoming) -> Result<Playbook, Unusable> {
    let read = playbook_file::decode(&file.text)?;
    let whole = Playbook::of(&team_of(&read));
    Ok(Playbook { key: read.key, name: read.name, summary: read.summary, ..whole })
}

/// Whether a file is meant as a playbook, readable or not.
pub fn is_playbook(file: &Incoming) -> bool {
    playbook_file::is_meant(&file.text)
}

/// Letters and digits that every file system takes; `otherwise` where there are none.
pub(super) fn in_a_name(text: &str, otherwise: &str) -> String {
    let plain = text::fold(text);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    let short: String = joined.chars().take(40).collect();
    if short.is_empty() { otherwise.into() } else { short }
}

impl From<NotAPlaybook> for Unusable {
    fn from(why: NotAPlaybook) -> Self {
        match why {
            NotAPlaybook::Empty => Unusable::Empty,
            NotAPlaybook::TooLarge => Unusable::PlaybookTooLarge,
            NotAPlaybook::Foreign => Unusable::Foreign,
            NotAPlaybook::Snapshot => Unusable::Snapshot,
            NotAPlaybook::Newer => Unusable::Newer,
            NotAPlaybook::Damaged => Unusable::PlaybookDamaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::playbooks, sample};

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    #[test]
    fn a_file_is_named_after_the_team_and_the_day() {
        let session = Session::new(sample::show(NOW), 1);
        let file = session.export_playbook(sample::SALES, NOW).unwrap();
        assert_eq!(file.name, "entonnoir-playbook-sales-2026-02-02.json");
        assert_eq!(in_a_name("Équipe « Île-de-France » / 3", "team"), "equipe-ile-de-france-3");
        assert_eq!(in_a_name("★", "team"), "team");
        assert_eq!(session.export_playbook(TeamId::named("nobody"), NOW), None);
    }

    #[test]
    fn what_goes_out_comes_in() {
        let session = Session::new(sample::show(NOW), 1);
        let Outgoing { name, text } = session.export_playbook(sample::SALES, NOW).unwrap();
        let team = session.workspace().team(sample::SALES).unwrap();
        assert_eq!(playbook_in(&Incoming { name, text }), Ok(Playbook::of(team)));
    }

    #[test]
    fn what_is_said_twice_or_of_retired_stages_counts_once_or_not_at_all() {
        let mut playbook = playbooks::named("bant").unwrap();
        let first = playbook.stages[0].clone();
        playbook.stages.push(first);
        let text = playbook_file::encode(&playbook, 0);
        let read = playbook_in(&Incoming { name: "twice.json".into(), text }).unwrap();
        assert_eq!(read.stages.len(), playbook.stages.len() - 1);
        assert_eq!((read.key, read.name), (playbook.key, playbook.name));
    }
}
