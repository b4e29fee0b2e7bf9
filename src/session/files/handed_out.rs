//! What goes out to others than colleagues: contacts for a telephone, days for a calendar, and one person's data for
//! that person (access and portability, GDPR articles 15 and 20).

use std::collections::BTreeSet;

use super::{Outgoing, playbook::in_a_name};
use crate::{
    domain::{
        beyond::Beyond,
        field::Field,
        ids::{LeadId, TeamId},
        lead::Lead,
        moment::Moment,
        stage::{Kind, Stage},
        team::Team,
        workspace::Workspace,
    },
    session::Session,
    snapshot::{calendar, card, file, page},
};

pub use crate::snapshot::page::Section;

impl Session {
    /// One lead as a contact card; `None` when it is not here.
    pub fn contact(&self, lead: LeadId) -> Option<Outgoing> {
        let lead = self.workspace.lead(lead)?;
        Some(Outgoing { name: file_name(lead, "vcf"), text: card::encode([lead].into_iter()) })
    }

    /// The leads of a team as contact cards, by name.
    pub fn contacts(&self, team: TeamId, now: Moment) -> Outgoing {
        let leads = of_team(&self.workspace, team);
        let name = format!("entonnoir-contacts-{}-{}.vcf", team_name(&self.workspace, team), now.today());
        Outgoing { name, text: card::encode(leads.into_iter()) }
    }

    /// The day of one lead's next step; `None` where there is none.
    pub fn next_step(&self, lead: LeadId, now: Moment) -> Option<Outgoing> {
        let lead = self.workspace.lead(lead).filter(|lead| calendar::planned(lead).is_some())?;
        Some(Outgoing {
            name: file_name(lead, "ics"),
            text: calendar::encode([lead].into_iter(), now.millis),
        })
    }

    /// The days of a team's next steps. Nobody has anything to do any more about what is lost.
    pub fn next_steps(&self, team: TeamId, now: Moment) -> Outgoing {
        let leads = planned(&self.workspace, team);
        let name = format!("entonnoir-calendar-{}-{}.ics", team_name(&self.workspace, team), now.today());
        Outgoing { name, text: calendar::encode(leads.into_iter(), now.millis) }
    }

    /// A snapshot with one lead, and with what it takes to read it: the teams it has been with, and the campaign it
    /// came from. `None` when the lead is not here.
    pub fn one_lead(&self, lead: LeadId, now: Moment) -> Option<Outgoing> {
        let lead = self.workspace.lead(lead)?;
        // Whom it stands for is the same person.
        let leads: Vec<&Lead> = [lead].into_iter().chain(self.workspace.joined_with(lead.id)).collect();
        let been = leads.iter().flat_map(|lead| lead.trail.path());
        let been: BTreeSet<TeamId> = been.map(|visit| visit.team).collect();
        let teams = self.workspace.all_teams().filter(|team| been.contains(&team.id));
        let is_source = |id| leads.iter().any(|lead| lead.source() == Some(id));
        let campaigns = self.workspace.written_campaigns().filter(|(id, _)| is_source(*id));
        let alone = Workspace::from_parts(
            // What nobody here can read of a team may be about anybody.
            teams.map(|team| Team { beyond: Beyond::default(), ..team.clone() }),
            campaigns.map(|(id, written)| (id, written.clone())),
            leads.iter().copied().cloned(),
        );
        Some(Outgoing { name: file_name(lead, "json"), text: file::encode(&alone, now.millis) })
    }

    /// A page about one lead, worded by whoever asks; `None` when the lead is not here.
    pub fn page(
        &self,
        lead: LeadId,
        language: &str,
        title: &str,
        intro: &str,
        sections: &[Section],
    ) -> Option<Outgoing> {
        let lead = self.workspace.lead(lead)?;
        Some(Outgoing { name: file_name(lead, "html"), text: page::encode(language, title, intro, sections) })
    }
}

/// How many contacts and days a team has to hand out.
pub fn counts(workspace: &Workspace, team: TeamId) -> (usize, usize) {
    (of_team(workspace, team).len(), planned(workspace, team).len())
}

fn of_team(workspace: &Workspace, team: TeamId) -> Vec<&Lead> {
    let is_theirs = |lead: &&Lead| workspace.seat(lead).is_some_and(|(theirs, _)| theirs == team);
    let mut leads: Vec<&Lead> = workspace.shown_leads().filter(is_theirs).collect();
    leads.sort_by_key(|lead| lead.called());
    leads
}

fn planned(workspace: &Workspace, team: TeamId) -> Vec<&Lead> {
    let is_lost = |lead: &Lead| workspace.stage_of(lead).map(Stage::kind) == Some(Kind::Lost);
    let mut leads = of_team(workspace, team);
    leads.retain(|lead| calendar::planned(lead).is_some() && !is_lost(lead));
    leads.sort_by_key(|lead| lead.fact(Field::NextStepOn));
    leads
}

fn team_name(workspace: &Workspace, team: TeamId) -> String {
    in_a_name(workspace.team(team).map(|team| team.name()).unwrap_or_default(), "team")
}

/// `helene-morel.vcf`; `contact.vcf` where no letter of the name is one that every file system takes.
fn file_name(lead: &Lead, extension: &str) -> String {
    let name = in_a_name(lead.called(), "contact");
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{ImportSnapshot, RemoveLead},
        domain::field::Fact,
        sample,
        session::files::Incoming,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    fn session() -> Session {
        Session::new(sample::show(NOW), 1)
    }

    fn with_a_source(session: &Session) -> Lead {
        let has = |lead: &&Lead| lead.source().is_some() && !lead.answers.is_empty();
        session.workspace().all_leads().find(has).unwrap().clone()
    }

    #[test]
    fn one_persons_data_is_theirs_alone_and_our_import_reads_it() {
        let session = session();
        let lead = with_a_source(&session);
        let Outgoing { name, text } = session.one_lead(lead.id, NOW).unwrap();
        for other in session.workspace().all_leads().filter(|other| other.id != lead.id) {
            assert!(!text.contains(other.called()), "{} in the data of {}", other.called(), lead.called());
        }
        let mut there = Session::new(Workspace::default(), 2);
        let looked = there.look_at(&[Incoming { name, text }], NOW);
        let preview = looked.preview.unwrap();
        assert_eq!((preview.differences.new.as_slice(), preview.rejected.len()), (&[lead.id][..], 0));
        there.dispatch(ImportSnapshot { brought: Box::new(preview.brought) }, NOW).unwrap();
        let arrived = there.workspace().lead(lead.id).unwrap();
        assert_eq!(arrived, &lead);
        assert_eq!(
            there.workspace().stage_of(arrived).map(|stage| stage.id),
            lead.visit().map(|at| at.stage)
        );
        let source = lead.source().unwrap();
        assert_eq!(there.workspace().campaign(source), session.workspace().campaign(source));
    }

    #[test]
    fn the_teams_contacts_are_all_there_but_those_removed() {
        let mut session = session();
        let cards =
            |session: &Session| session.contacts(sample::SALES, NOW).text.matches("END:VCARD").count();
        let before = cards(&session);
        let lead = of_team(session.workspace(), sample::SALES)[0].id;
        session.dispatch(RemoveLead { lead }, NOW).unwrap();
        assert_eq!((cards(&session), counts(session.workspace(), sample::SALES).0), (before - 1, before - 1));
        assert_eq!((session.contact(lead), session.one_lead(lead, NOW)), (None, None));
    }

    #[test]
    fn every_open_step_with_a_day_is_in_the_calendar_once() {
        let session = session();
        let text = session.next_steps(sample::SALES, NOW).text;
        let (_, days) = counts(session.workspace(), sample::SALES);
        assert!(days > 0);
        assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), days);
        for lead in of_team(session.workspace(), sample::SALES) {
            let is_planned = matches!(lead.fact(Field::NextStepOn), Some(Fact::Date(_)));
            let is_lost = session.workspace().stage_of(lead).map(Stage::kind) == Some(Kind::Lost);
            let uid = format!("UID:{}-next-step@entonnoir\r\n", lead.id);
            assert_eq!(text.contains(&uid), is_planned && !is_lost, "{}", lead.called());
            assert_eq!(session.next_step(lead.id, NOW).is_some(), is_planned);
        }
    }

    #[test]
    fn files_are_named_after_the_person() {
        let session = session();
        let lead = with_a_source(&session);
        assert_eq!(
            session.contact(lead.id).unwrap().name,
            format!("{}.vcf", in_a_name(lead.called(), "contact"))
        );
        let file = session.contacts(sample::SALES, NOW);
        assert_eq!(file.name, "entonnoir-contacts-sales-2026-02-02.vcf");
    }
}
