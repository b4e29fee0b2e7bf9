//! Files are taken over after somebody looked at them: with their choices between two values, without what a wrong
//! clock dated in the future, and never a mass of losses unseen.

use std::collections::{BTreeMap, BTreeSet};

use super::{Command, Differences, differences, import_snapshot::joining};
use crate::domain::{
    dated,
    event::Event,
    field::{Fact, Field},
    ids::LeadId,
    moment::{DAY, Moment},
    rejection::Rejection,
    workspace::Workspace,
};

/// How far ahead of this tablet's clock a write may be dated, in milliseconds. Tablets at one show differ by minutes, and
/// by hours where a time zone was set by hand; a day is more than any of those.
pub const DAY_AHEAD: i64 = DAY;

/// Fewer losses than this are looked through one by one, however few leads there are.
const FEWEST_AT_STAKE: usize = 5;

#[derive(Clone, Debug)]
pub struct TakeOver {
    pub brought: Box<Workspace>,
    /// Where both tablets wrote, the values wanted. One that neither side shows any more is passed over.
    pub choices: Vec<Choice>,
    pub future: Future,
    /// The number of leads at stake, as somebody typed it; see [`Stake`].
    pub agreed: Option<usize>,
}

/// The value wanted of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub lead: LeadId,
    pub field: Field,
    pub value: Option<Fact>,
}

/// What becomes of writes that are dated later than [`DAY_AHEAD`] from now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Future {
    /// They win over everything until their day comes, so they come in only when somebody wants it.
    #[default]
    LeaveOut,
    Take,
}

/// So many losses that one tap is too little: more than a tenth of the leads, and at least five. An evening's files
/// remove a lead or two and correct a few telephone numbers; a forged or mistaken one empties the funnel. Other fields
/// do not count, for every day's work replaces next steps and amounts by the dozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stake {
    /// Leads that would be removed, joined into others, or go with their team.
    pub gone: usize,
    /// Other leads that would lose a name, a company, an address or a number.
    pub overwritten: usize,
    /// Leads here by now.
    pub of: usize,
}

impl Command for TakeOver {
    const BRINGS: bool = true;

    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let brought = match self.future {
            Future::Take => self.brought,
            Future::LeaveOut => Box::new(dated::until(&self.brought, now.millis + DAY_AHEAD).0),
        };
        let found = differences(workspace, &brought);
        if let Some(stake) = found.stake(workspace)
            && self.agreed != Some(stake.leads())
        {
            return Err(Rejection::NotAgreed { leads: stake.leads() });
        }
        let mut events = vec![joining(brought, &found, workspace)?];
        events.extend(chosen(&found, self.choices));
        Ok(events)
    }
}

/// The later value shows by itself; a choice of the other one is a write of its own, which is later than both.
fn chosen(found: &Differences, choices: Vec<Choice>) -> Vec<Event> {
    let wanted: BTreeMap<_, _> =
        choices.into_iter().map(|choice| ((choice.lead, choice.field), choice.value)).collect();
    let written = found.conflicts.iter().filter_map(|conflict| {
        let value = wanted.get(&(conflict.lead, conflict.field))?;
        let (shown, other) = match conflict.theirs_wins {
            true => (&conflict.there, &conflict.here),
            false => (&conflict.here, &conflict.there),
        };
        (value != shown && value == other).then(|| Event::FactChanged {
            lead: conflict.lead,
            field: conflict.field,
            // What undoing brings back is what was here before the file came.
            from: conflict.here.clone(),
            to: value.clone(),
        })
    });
    written.collect()
}

impl Differences {
    /// Whether taking this over needs more than a tap; `here` is what it was compared with.
    pub fn stake(&self, here: &Workspace) -> Option<Stake> {
        let live = || here.shown_leads();
        let hidden =
            live().filter(|lead| lead.visit().is_some_and(|visit| self.archived.contains(&visit.team)));
        let mut gone: BTreeSet<LeadId> = self.erased.iter().chain(&self.joined).copied().collect();
        gone.extend(hidden.map(|lead| lead.id));
        let overwritten = self.overwritten.iter().filter(|lead| !gone.contains(lead)).count();
        let stake = Stake { gone: gone.len(), overwritten, of: live().count() };
        (stake.leads() >= FEWEST_AT_STAKE && stake.leads() * 10 > stake.of).then_some(stake)
    }
}

impl Stake {
    /// The number to type.
    pub fn leads(self) -> usize {
        self.gone + self.overwritten
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{ArchiveTeam, EditLead, EraseLead, LeadForm, RemoveLead, testing::Bench},
        domain::ids::CampaignId,
    };

    const CLAIRE: LeadId = LeadId::named("claire");

    fn edit(lead: LeadId, field: Field, typed: &str) -> impl Command {
        EditLead { lead, form: LeadForm::default().with(field, typed), fresh: CampaignId::named("new") }
    }

    fn text(text: &str) -> Option<Fact> {
        Some(Fact::Text(text.into()))
    }

    fn city(bench: &Bench) -> &str {
        bench.workspace.lead(CLAIRE).unwrap().text(Field::City)
    }

    fn live(bench: &Bench) -> usize {
        bench.workspace.all_leads().filter(|lead| !lead.is_removed()).count()
    }

    fn taking(other: &Bench) -> TakeOver {
        let brought = Box::new(other.workspace.clone());
        TakeOver { brought, choices: Vec::new(), future: Future::LeaveOut, agreed: None }
    }

    fn choosing(other: &Bench, value: Option<Fact>) -> TakeOver {
        let choices = vec![Choice { lead: CLAIRE, field: Field::City, value }];
        TakeOver { choices, ..taking(other) }
    }

    /// Ours says Lyon, theirs Paris; theirs wrote so much later, in milliseconds.
    fn at_odds(later: i64) -> (Bench, Bench) {
        let mut one = Bench::with_team();
        one.lead("claire", "Claire Morel");
        let mut other = one.other_tablet();
        one.done(edit(CLAIRE, Field::City, "Lyon"));
        other.now.millis += later;
        other.done(edit(CLAIRE, Field::City, "Paris"));
        (one, other)
    }

    #[test]
    fn without_a_choice_the_later_value_shows() {
        let (mut one, other) = at_odds(1_000);
        one.done(taking(&other));
        assert_eq!((city(&one), one.changes.last().unwrap().events.len()), ("Paris", 1));
    }

    #[test]
    fn either_value_can_be_chosen() {
        for (later, chosen) in [(1_000, "Lyon"), (1_000, "Paris"), (-1_000, "Paris"), (-1_000, "Lyon")] {
            let (mut one, other) = at_odds(later);
            one.done(choosing(&other, text(chosen)));
            assert_eq!(city(&one), chosen, "{later}");
        }
    }

    #[test]
    fn a_choice_wins_everywhere_though_the_other_clock_is_hours_ahead() {
        let (mut one, mut other) = at_odds(20 * 3_600_000);
        one.done(choosing(&other, text("Lyon")));
        assert_eq!(city(&one), "Lyon");
        other.done(taking(&one));
        assert_eq!(city(&other), "Lyon");
        assert_eq!(one.workspace, other.workspace);
    }

    #[test]
    fn a_choice_that_neither_side_shows_any_more_is_passed_over() {
        let (mut one, other) = at_odds(1_000);
        one.done(choosing(&other, text("Nice")));
        assert_eq!(city(&one), "Paris");
    }

    #[test]
    fn what_is_dated_in_the_future_stays_out_until_it_is_wanted() {
        let (mut one, other) = at_odds(25 * 3_600_000);
        let before = one.workspace.clone();
        assert_eq!(one.refused(taking(&other)), Rejection::NothingChanged);
        assert_eq!(one.workspace, before);
        one.done(TakeOver { future: Future::Take, ..taking(&other) });
        assert_eq!(city(&one), "Paris");
    }

    #[test]
    fn what_is_left_out_comes_in_later_when_its_day_is_here() {
        let (mut one, mut other) = at_odds(1_000);
        other.now.millis += 3 * DAY;
        other.done(edit(CLAIRE, Field::Title, "Directrice"));
        one.done(taking(&other));
        let title = |bench: &Bench| bench.workspace.lead(CLAIRE).unwrap().text(Field::Title).to_owned();
        assert_eq!((city(&one), title(&one)), ("Paris", String::new()));
        one.later(3).done(taking(&other));
        assert_eq!(title(&one), "Directrice");
    }

    /// So many leads on two tablets.
    fn many(leads: usize) -> (Bench, Bench) {
        let mut one = Bench::with_team();
        for n in 0..leads {
            one.lead(&format!("lead {n}"), &format!("Lead {n}"));
        }
        let other = one.other_tablet();
        (one, other)
    }

    fn nth(n: usize) -> LeadId {
        LeadId::named(&format!("lead {n}"))
    }

    #[test]
    fn a_mass_of_removals_takes_the_number_of_leads() {
        let (mut one, mut other) = many(50);
        for n in 0..5 {
            other.done(RemoveLead { lead: nth(n) });
        }
        let found = differences(&one.workspace, &other.workspace);
        assert_eq!(found.stake(&one.workspace), None, "a tenth is no mass");
        other.done(RemoveLead { lead: nth(5) });
        let before = one.workspace.clone();
        for agreed in [None, Some(5), Some(50)] {
            let refused = one.refused(TakeOver { agreed, ..taking(&other) });
            assert_eq!(refused, Rejection::NotAgreed { leads: 6 });
        }
        assert_eq!(one.workspace, before, "refused changes nothing");
        one.done(TakeOver { agreed: Some(6), ..taking(&other) });
        assert_eq!(live(&one), 44);
    }

    #[test]
    fn a_mass_of_erasures_takes_the_number_whether_they_were_on_the_board_or_not() {
        let (mut one, mut other) = many(50);
        for n in 0..6 {
            if n % 2 == 0 {
                one.done(RemoveLead { lead: nth(n) });
            }
            other.done(EraseLead { lead: nth(n) });
        }
        assert_eq!(differences(&one.workspace, &other.workspace).for_ever, 6);
        assert_eq!(one.refused(taking(&other)), Rejection::NotAgreed { leads: 6 });
        one.done(TakeOver { agreed: Some(6), ..taking(&other) });
        assert_eq!(one.workspace.all_leads().count(), 44);
        assert_eq!(one.refused(taking(&other)), Rejection::NothingChanged);
    }

    #[test]
    fn an_erasure_that_is_dated_in_the_future_stays_out_until_it_is_wanted() {
        let (mut one, mut other) = many(2);
        other.later(3).done(EraseLead { lead: nth(0) });
        assert_eq!(one.refused(taking(&other)), Rejection::NothingChanged);
        one.done(TakeOver { future: Future::Take, ..taking(&other) });
        assert_eq!(live(&one), 1);
    }

    #[test]
    fn a_few_removals_out_of_a_few_leads_are_looked_through_by_eye() {
        let (mut one, mut other) = many(6);
        for n in 0..4 {
            other.done(RemoveLead { lead: nth(n) });
        }
        one.done(taking(&other));
        assert_eq!(live(&one), 2);
    }

    #[test]
    fn emptied_names_and_a_team_that_goes_count_as_losses_and_next_steps_do_not() {
        let (one, mut other) = many(10);
        for n in 0..10 {
            other.done(edit(nth(n), Field::NextStep, "call"));
        }
        assert_eq!(differences(&one.workspace, &other.workspace).stake(&one.workspace), None);
        for n in 0..6 {
            other.done(edit(nth(n), Field::FullName, &format!("Somebody {n}")));
        }
        let stake = |other: &Bench| differences(&one.workspace, &other.workspace).stake(&one.workspace);
        assert_eq!(stake(&other), Some(Stake { gone: 0, overwritten: 6, of: 10 }));
        other.done(ArchiveTeam { team: Bench::TEAM });
        assert_eq!(stake(&other), Some(Stake { gone: 10, overwritten: 0, of: 10 }));
    }
}
