//! Two leads of one person side by side: what they say, what differs, and what joining them would bring.

use super::{
    duplicates::{Likeness, like, likeness},
    lead_sheet::{Shown, shown},
};
use crate::{
    commands::{Command, Disagreement, JoinLeads, Whose, disagreements, usual_keep},
    domain::{
        event::Event,
        field::{Fact, Field},
        ids::LeadId,
        lead::Lead,
        moment::Moment,
        tie::Tie,
        workspace::Workspace,
    },
};

/// More than this look alike only where an address is shared.
const MOST_ALIKE: usize = 4;

/// What is said on a lead's sheet about others that are or may be the same person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SamePerson {
    /// Whom it stands for.
    pub joined: Vec<Joined>,
    /// Who may be the same person.
    pub alike: Vec<Likeness>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    pub known: Likeness,
    /// Somebody wrote something there since it was joined, or had before and it came only now.
    pub is_news: bool,
}

pub fn same_person(workspace: &Workspace, lead: &Lead) -> SamePerson {
    let joined = workspace.joined_with(lead.id).into_iter().filter_map(|with| {
        let is_news = matches!(with.tie().1, Tie::Joined { seen, .. } if seen != with.print());
        Some(Joined { known: likeness(workspace, with)?, is_news })
    });
    SamePerson { joined: joined.collect(), alike: like(workspace, lead, MOST_ALIKE) }
}

/// Which of the two stays by itself; the one that shows where the other was joined into it.
pub fn stays(workspace: &Workspace, one: LeadId, other: LeadId) -> LeadId {
    let shows = |id: LeadId| workspace.lead(id).is_some();
    match (shows(one), shows(other)) {
        (true, true) => usual_keep(workspace, one, other),
        (false, true) => other,
        _ => one,
    }
}

/// What somebody who joins two leads looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinSheet {
    pub kept: Side,
    pub other: Side,
    /// Joined before: only what is new there is taken over.
    pub is_again: bool,
    pub rows: Vec<Row>,
    pub brings: Brings,
}

/// One of the two leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub known: Likeness,
    pub title: String,
}

/// A field in which they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub field: Field,
    pub kept: Value,
    pub other: Value,
    pub usual: Whose,
    /// An objection stays, whatever anybody chooses.
    pub is_settled: bool,
    pub takes_both: bool,
}

/// A value, and that of the field that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub said: Shown,
    pub with: Option<Shown>,
}

/// What comes over besides, where the lead that stays says nothing of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brings {
    pub fields: Vec<Field>,
    pub tags: Vec<String>,
    pub answers: usize,
    pub activities: usize,
}

/// Nothing where they cannot be joined, because one of them is gone.
pub fn join_sheet(workspace: &Workspace, keep: LeadId, other: LeadId, now: Moment) -> Option<JoinSheet> {
    let (kept, with) = (workspace.lead(keep)?, workspace.known_lead(other)?);
    let is_again = workspace.stand_in(other) == keep;
    let side = |lead: &Lead| {
        Some(Side { known: likeness(workspace, lead)?, title: lead.text(Field::Title).to_owned() })
    };
    let rows: Vec<Row> =
        disagreements(workspace, kept, with).into_iter().filter_map(|found| row(workspace, found)).collect();
    // As if everything stayed where they differ: what else happens is what the other brings.
    let chosen = rows.iter().map(|row| (row.field, Whose::Kept)).collect();
    let brings = match (JoinLeads { keep, other, chosen }).decide(workspace, now) {
        Ok(events) => brings(&events, &rows),
        Err(_) => return None,
    };
    Some(JoinSheet { kept: side(kept)?, other: side(with)?, is_again, rows, brings })
}

fn row(workspace: &Workspace, found: Disagreement) -> Option<Row> {
    let takes_both = found.takes_both();
    let Disagreement { field, kept, other, usual, is_settled, kept_with, other_with } = found;
    let value = |said: &Fact, with: Option<&Fact>| {
        Some(Value { said: shown(workspace, Some(said))?, with: shown(workspace, with) })
    };
    let (kept, other) = (value(&kept, kept_with.as_ref())?, value(&other, other_with.as_ref())?);
    Some(Row { field, kept, other, usual, is_settled, takes_both })
}

fn brings(events: &[Event], rows: &[Row]) -> Brings {
    let mut brings = Brings::default();
    for event in events {
        match event {
            Event::FactChanged { field, to: Some(_), .. } if !rows.iter().any(|row| row.field == *field) => {
                brings.fields.push(*field);
            }
            Event::TagChanged { tag, .. } => brings.tags.push(tag.clone()),
            Event::AnswerGiven { .. } => brings.answers += 1,
            Event::ActivityLogged { .. } => brings.activities += 1,
            _ => {}
        }
    }
    brings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{EditLead, LeadForm, LogActivity, testing::Bench},
        domain::{
            activity::{Activity, Channel, Direction},
            ids::{ActivityId, CampaignId},
        },
        queries::lead_sheet::Happening,
    };

    const CLAIRE: LeadId = LeadId::named("claire");
    const MOREL: LeadId = LeadId::named("c. morel");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let edit = |lead, form| EditLead { lead, form, fresh: CampaignId::named("new") };
        let what = Activity::new(Channel::Call, Direction::Inbound, 1, "");
        bench
            .lead("claire", "Claire Morel")
            .done(edit(CLAIRE, LeadForm::default().with(Field::Phone, "01 99 00 12 34")))
            .lead("c. morel", "C. Morel")
            .done(edit(
                MOREL,
                LeadForm { tags: Some("hot".into()), ..LeadForm::default() }.with(Field::City, "Bron"),
            ))
            .done(edit(MOREL, LeadForm::default().with(Field::Phone, "+33 1 99 00 12 34")))
            .done(LogActivity { lead: MOREL, activity: ActivityId::named("call"), what });
        bench
    }

    fn sheet(bench: &Bench) -> JoinSheet {
        join_sheet(&bench.workspace, CLAIRE, MOREL, bench.now).unwrap()
    }

    #[test]
    fn the_sheet_tells_what_differs_and_what_comes_over() {
        let bench = bench();
        let sheet = sheet(&bench);
        let rows: Vec<_> = sheet.rows.iter().map(|row| (row.field, row.usual)).collect();
        assert_eq!(rows, [(Field::FullName, Whose::Other)], "one line, written twice");
        let expected =
            Brings { fields: vec![Field::City], tags: vec!["hot".into()], answers: 0, activities: 1 };
        assert_eq!(sheet.brings, expected);
        assert!(!sheet.is_again);
        assert_eq!(
            (sheet.kept.known.name.as_str(), sheet.kept.known.team_name.as_str()),
            ("Claire Morel", "Sales")
        );
        assert_eq!(join_sheet(&bench.workspace, CLAIRE, CLAIRE, bench.now), None);
    }

    #[test]
    fn a_leads_sheet_tells_whom_it_stands_for_and_whether_there_is_news() {
        let mut bench = bench();
        let person = |bench: &Bench| same_person(&bench.workspace, bench.workspace.lead(CLAIRE).unwrap());
        assert_eq!((person(&bench).joined.len(), person(&bench).alike.len()), (0, 1));
        let mut there = bench.other_tablet();
        let form = LeadForm::default().with(Field::Title, "Buyer");
        there.done(EditLead { lead: MOREL, form, fresh: CampaignId::named("new") });
        assert_eq!(stays(&bench.workspace, MOREL, CLAIRE), CLAIRE);
        bench.later(1).done(JoinLeads { keep: CLAIRE, other: MOREL, chosen: Vec::new() });
        let history =
            crate::queries::lead_sheet::lead_sheet(&bench.workspace, CLAIRE, bench.now).unwrap().history;
        let told: Vec<_> = history.into_iter().map(|entry| entry.what).collect();
        assert!(told.contains(&Happening::Joined("C. Morel".into())));
        // One line, written twice: how the other wrote it stays to be read.
        let other = Some(Shown::Fact(Fact::Text("+33 1 99 00 12 34".into())));
        assert!(told.contains(&Happening::Field { field: Field::Phone, from: None, to: other }));
        let joined = person(&bench);
        assert_eq!((joined.joined.len(), joined.joined[0].is_news, joined.alike.len()), (1, false, 0));
        bench.workspace.join(&there.workspace);
        assert!(person(&bench).joined[0].is_news);
        assert_eq!((sheet(&bench).is_again, sheet(&bench).brings.fields), (true, vec![Field::Title]));
        assert_eq!(stays(&bench.workspace, MOREL, CLAIRE), CLAIRE);
    }
}
