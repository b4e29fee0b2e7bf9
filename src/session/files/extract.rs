//! Part of the workspace as a file: some of the leads, or less of each of them.
//!
//! What goes out is made of the same stamped writes as everything else, so it joins to whatever is there. Where a text
//! has been taken out of a write, the fuller one wins when both meet: of equal stamps the greater value counts.

use std::collections::BTreeSet;

use super::{Exporting, Outgoing};
use crate::{
    domain::{
        activity::{Channel, Direction},
        beyond::Beyond,
        criterion::Said,
        field::{Fact, Field},
        ids::{CampaignId, LeadId, TeamId},
        lead::Lead,
        moment::{DAY, Moment},
        stamp::Stamp,
        team::Team,
        trail::{Trail, Visit},
        workspace::Workspace,
        written::Written,
    },
    session::Session,
    snapshot::file::Encoding,
};

/// Which leads go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those whose card lies with this team.
    Team(TeamId),
    /// Chosen by name.
    Chosen(BTreeSet<LeadId>),
    /// Those about which anything was written later.
    NewsSince(Stamp),
}

impl Which {
    /// Those about which anything was written today.
    pub fn of_today(now: Moment) -> Self {
        let east = i64::from(now.offset_minutes) * 60_000;
        let midnight = (now.millis + east).div_euclid(DAY) * DAY - east;
        Which::NewsSince(Stamp { millis: midnight, ..Stamp::ORIGIN })
    }
}

/// How much of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    #[default]
    Whole,
    /// Who it is and where the card stands, but no way to reach anybody, and nothing in free words.
    WithoutContact,
    /// Nobody can be told from anybody else: stages, amounts, dates, answers.
    Numbers,
}

impl Detail {
    pub const ALL: [Detail; 3] = [Detail::Whole, Detail::WithoutContact, Detail::Numbers];

    pub fn key(self) -> &'static str {
        match self {
            Detail::Whole => "whole",
            Detail::WithoutContact => "without-contact",
            Detail::Numbers => "numbers",
        }
    }

    fn keeps(self, field: Field) -> bool {
        match self {
            Detail::Whole => true,
            Detail::WithoutContact => !matches!(
                field,
                Field::Email
                    | Field::Phone
                    | Field::Website
                    | Field::NextStep
                    | Field::BasisProof
                    | Field::Notes
            ),
            Detail::Numbers => matches!(
                field,
                Field::Sector
                    | Field::Country
                    | Field::Employees
                    | Field::Amount
                    | Field::Probability
                    | Field::ExpectedOn
                    | Field::MeetingOn
                    | Field::NextStepOn
                    | Field::Source
                    | Field::Basis
            ),
        }
    }
}

impl Session {
    /// How many leads go that are still on a board.
    pub fn count_of(&self, which: &Which) -> usize {
        self.leads_of(which).filter(|lead| self.workspace.shows(lead)).count()
    }

    /// With those that were removed, so that the mark of it travels; and with whoever stands for them those that were
    /// joined, which would otherwise come to a board of their own.
    fn leads_of<'a>(&'a self, which: &'a Which) -> impl Iterator<Item = &'a Lead> {
        self.workspace.all_leads().filter(move |lead| {
            let stands = self.workspace.known_lead(self.workspace.stand_in(lead.id)).unwrap_or(lead);
            match which {
                Which::All => true,
                Which::Team(team) => stands.visit().is_some_and(|visit| visit.team == *team),
                Which::Chosen(leads) => leads.contains(&stands.id),
                Which::NewsSince(stamp) => lead.latest() > *stamp || stands.latest() > *stamp,
            }
        })
    }

    /// A workspace of its own, with the definitions that its leads need. Nobody knows any more with whom an erased lead
    /// was, so every part says which leads were erased.
    pub fn extract(&self, which: &Which, detail: Detail) -> Workspace {
        let reduced = |lead| reduced(lead, detail, self.workspace.shows(lead));
        let leads: Vec<Lead> = self.leads_of(which).map(reduced).collect();
        let visits = || leads.iter().flat_map(|lead| lead.trail.writes()).map(|(_, visit)| visit.team);
        let mut known_to: BTreeSet<TeamId> = visits().collect();
        known_to.extend(match which {
            Which::Team(team) => Some(*team),
            _ => None,
        });
        // Definitions have no leads to go with, and are news as well.
        let takes_all = matches!(which, Which::All | Which::NewsSince(_));
        let is_needed = |team: TeamId| takes_all || known_to.contains(&team);
        let sources: BTreeSet<CampaignId> = leads.iter().flat_map(sources).collect();
        let has_source = |campaign: CampaignId| takes_all || sources.contains(&campaign);
        let team = |team: &Team| {
            // Nobody here can say whom it is about.
            let beyond = if detail == Detail::Whole { team.beyond.clone() } else { Beyond::default() };
            Team { beyond, ..team.clone() }
        };
        let mut part = Workspace::from_parts(
            self.workspace.all_teams().filter(|team| is_needed(team.id)).map(team),
            self.workspace
                .written_campaigns()
                .filter(|(campaign, _)| has_source(*campaign))
                .map(|(campaign, written)| (campaign, written.clone())),
            leads,
        )
        .without(self.workspace.erased().each());
        if takes_all && detail == Detail::Whole {
            part.beyond = self.workspace.beyond.clone();
        }
        part
    }

    /// The same as a file, named by what it holds.
    pub fn export_part(&self, which: &Which, detail: Detail, now: Moment) -> Outgoing {
        self.begin_part(which, detail, now).end()
    }

    /// The same, some leads at a time.
    pub fn begin_part(&self, which: &Which, detail: Detail, now: Moment) -> Exporting {
        let which_part = match which {
            Which::All => "",
            Which::Team(_) => "-team",
            Which::Chosen(_) => "-selection",
            Which::NewsSince(_) => "-news",
        };
        let how_much = match detail {
            Detail::Whole => "",
            Detail::WithoutContact => "-no-contact",
            Detail::Numbers => "-numbers",
        };
        Exporting {
            name: format!("entonnoir-{}{which_part}{how_much}.json", now.today()),
            writing: Encoding::begin(&self.extract(which, detail), now.millis),
        }
    }
}

/// All campaigns that a lead was ever said to come from.
fn sources(lead: &Lead) -> Vec<CampaignId> {
    let writes = lead.facts.get(&Field::Source).map(Written::writes).unwrap_or_default();
    let campaign = |(_, fact): &(Stamp, Option<Fact>)| match fact {
        Some(Fact::Campaign(campaign)) => Some(*campaign),
        _ => None,
    };
    writes.iter().filter_map(campaign).collect()
}

fn reduced(lead: &Lead, detail: Detail, shows: bool) -> Lead {
    if detail == Detail::Whole {
        return lead.clone();
    }
    let mut less = Lead::new(lead.id, lead.created);
    less.removed = lead.removed.clone();
    less.ties = lead.ties.clone();
    // Of somebody who was removed, or for whom another stands, only that goes on.
    if !shows {
        return less;
    }
    let facts = lead.facts.iter().filter(|(field, _)| detail.keeps(**field));
    less.facts.extend(facts.map(|(field, written)| (*field, written.clone())));
    if detail == Detail::WithoutContact {
        less.tags = lead.tags.clone();
    }
    less.answers = lead.answers.clone();
    for written in less.answers.values_mut() {
        *written = rewritten(written, |answer| {
            answer.evidence.clear();
            answer.who.clear();
            answer.beyond = Beyond::default();
            answer.said != Said::Unreadable
        });
    }
    less.activities = lead.activities.clone();
    for written in less.activities.values_mut() {
        *written = rewritten(written, |activity| {
            activity.note.clear();
            activity.beyond = Beyond::default();
            activity.channel != Channel::Unreadable && activity.direction != Direction::Unreadable
        });
    }
    let mut trail = Trail::default();
    for (stamp, visit) in lead.trail.writes() {
        trail.write(*stamp, wordless(visit));
    }
    less.trail = trail;
    less
}

/// The same writes, each value changed, without those of which the change leaves nothing.
fn rewritten<T: Ord + Clone>(
    written: &Written<Option<T>>,
    change: impl Fn(&mut T) -> bool,
) -> Written<Option<T>> {
    Written::from_writes(written.writes().iter().filter_map(|(stamp, value)| {
        let mut value = value.clone();
        value.iter_mut().all(&change).then_some((*stamp, value))
    }))
}

/// A stay without what people said about it.
fn wordless(visit: &Visit) -> Visit {
    let mut visit = visit.clone();
    visit.beyond = Beyond::default();
    if let Some(pass) = &mut visit.pass {
        pass.reason.clear();
        pass.beyond = Beyond::default();
    }
    if let Some(handed) = &mut visit.handed_over {
        handed.reason.clear();
        handed.owner_before.clear();
        handed.beyond = Beyond::default();
    }
    visit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, ImportSnapshot, LeadForm, RemoveLead, RenameTeam},
        sample,
        session::files::Incoming,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    fn session() -> Session {
        Session::new(sample::show(NOW), 1)
    }

    fn joined(session: &Session, part: &Workspace) -> Workspace {
        let mut joined = session.workspace().clone();
        joined.join(part);
        joined
    }

    #[test]
    fn everything_is_what_the_whole_file_holds() {
        let session = session();
        assert_eq!(session.extract(&Which::All, Detail::Whole), *session.workspace());
        assert_eq!(session.export_part(&Which::All, Detail::Whole, NOW), session.export(NOW));
    }

    #[test]
    fn a_team_goes_with_its_leads_and_its_definitions() {
        let mut session = session();
        let which = Which::Team(sample::SALES);
        let count = session.count_of(&which);
        assert!(count > 5 && count < session.count_of(&Which::All));
        let part = session.extract(&which, Detail::Whole);
        assert!(part.team(sample::SALES).is_some());
        assert_eq!(joined(&session, &part), *session.workspace(), "what is here already changes nothing");
        // The mark of a removed lead goes with the others.
        let lead = part.all_leads().next().unwrap().id;
        session.dispatch(RemoveLead { lead }, NOW).unwrap();
        assert_eq!(session.count_of(&which), count - 1);
        assert!(session.extract(&which, Detail::Whole).known_lead(lead).unwrap().is_removed());
    }

    #[test]
    fn whoever_has_a_file_needs_only_the_news() {
        let mut here = session();
        let mut there = Session::new(here.workspace().clone(), 2);
        let since = here.latest();
        assert_eq!(here.count_of(&Which::NewsSince(since)), 0);
        let lead = here.workspace().all_leads().next().unwrap().id;
        let team = sample::SALES;
        here.dispatch(RemoveLead { lead }, NOW).unwrap();
        here.dispatch(RenameTeam { team, name: "Ventes".into() }, NOW).unwrap();
        let news = here.export_part(&Which::NewsSince(since), Detail::Whole, NOW);
        assert!(news.text.len() < here.export(NOW).text.len() / 4);
        let looked = there.look_at(&[Incoming { name: news.name, text: news.text }], NOW);
        let brought = Box::new(looked.preview.unwrap().brought);
        there.dispatch(ImportSnapshot { brought }, NOW).unwrap();
        assert_eq!(there.workspace(), here.workspace());
        assert_eq!(here.count_of(&Which::NewsSince(here.latest())), 0);
    }

    #[test]
    fn today_begins_at_midnight_where_one_is() {
        let mut session = session();
        // From 2:40 on the second of February, UTC.
        let later = |hours: f64, offset_minutes| Moment {
            millis: NOW.millis + (hours * 3_600_000.0) as i64,
            offset_minutes,
        };
        for (lead, hours) in [(1, 20.0), (2, 21.0)] {
            let form = LeadForm::default().with(Field::FullName, "Ana");
            let capture = CaptureLead { lead: LeadId::new(lead), team: sample::SALES, form };
            session.dispatch(capture, later(hours, 60)).unwrap();
        }
        let today = |now| session.count_of(&Which::of_today(now));
        // One of them before midnight in Paris, both before midnight in London.
        assert_eq!((today(later(30.0, 60)), today(later(30.0, 0))), (1, 0));
        assert_eq!((today(later(21.0, 0)), today(later(60.0, 60))), (2, 0));
    }

    #[test]
    fn what_is_left_out_cannot_be_read_from_the_file() {
        let session = session();
        let texts = |fields: &[Field]| -> Vec<String> {
            let leads = session.workspace().all_leads();
            let texts = leads.flat_map(|lead| fields.iter().map(|field| lead.text(*field).to_owned()));
            texts.filter(|text| text.len() > 4).collect()
        };
        let contact = texts(&[Field::Email, Field::Phone, Field::Website, Field::Notes, Field::NextStep]);
        let names = texts(&[Field::FullName, Field::Company, Field::Title, Field::City, Field::Owner]);
        assert!(contact.len() > 60 && names.len() > 60);
        let file = |detail| session.export_part(&Which::All, detail, NOW).text;
        let (without, numbers) = (file(Detail::WithoutContact), file(Detail::Numbers));
        for text in &contact {
            assert!(!without.contains(&format!("\"{text}\"")), "{text}");
        }
        for text in contact.iter().chain(&names) {
            assert!(!numbers.contains(&format!("\"{text}\"")), "{text}");
        }
        let notes =
            session.workspace().all_leads().flat_map(|lead| lead.activities().map(|(_, it)| &it.note));
        for note in notes.filter(|note| note.len() > 4) {
            assert!(!without.contains(note.as_str()) && !numbers.contains(note.as_str()), "{note}");
        }
        assert!(without.contains(&names[0]));
    }

    #[test]
    fn less_of_a_lead_takes_nothing_from_the_whole_one() {
        let session = session();
        for detail in Detail::ALL {
            let part = session.extract(&Which::All, detail);
            let before = session.workspace();
            let after = joined(&session, &part);
            for lead in before.all_leads() {
                let joined = after.known_lead(lead.id).unwrap();
                assert!(Field::ALL.into_iter().all(|field| joined.fact(field) == lead.fact(field)));
                assert_eq!(joined.visit(), lead.visit());
                assert!(joined.activities().eq(lead.activities()));
                let answers = |lead: &Lead| -> Vec<_> {
                    lead.answers.keys().map(|question| lead.answer(*question).cloned()).collect()
                };
                assert_eq!(answers(joined), answers(lead));
            }
        }
    }

    #[test]
    fn the_numbers_stay_the_same() {
        let session = session();
        let part = session.extract(&Which::All, Detail::Numbers);
        let value = |workspace: &Workspace| -> Vec<_> {
            let mut leads: Vec<_> =
                workspace.all_leads().map(|lead| (lead.id, lead.amount(), workspace.seat(lead))).collect();
            leads.sort();
            leads
        };
        assert_eq!(value(&part), value(session.workspace()));
    }
}
