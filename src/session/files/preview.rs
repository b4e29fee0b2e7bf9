//! What taking files over would do, worked out once before anything changes.

use crate::{
    commands::{Choice, DAY_AHEAD, Differences, FieldConflict, Future, Stake, TakeOver, differences},
    domain::{
        dated::{self, Later},
        field::Field,
        ids::LeadId,
        lead::Lead,
        moment::{Millis, Moment},
        text,
        workspace::{TO_SORT, Workspace},
    },
    session::Session,
    snapshot::file::Rejected,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What would come in.
    pub brought: Workspace,
    /// What would be here afterwards.
    pub joined: Workspace,
    /// What is here of leads that would be erased for ever.
    pub for_ever: Vec<Lead>,
    /// The leads of each list by what they are called.
    pub differences: Differences,
    pub rejected: Vec<Rejected>,
    /// Leads of the files that were taken off the board here since, and so stay off it.
    pub removed_here: usize,
    /// Leads that come to stand among those to sort, because nobody here knows their stage.
    pub unplaced: Vec<LeadId>,
    /// Whether the workspace would be the same afterwards.
    pub is_known: bool,
    /// So many losses that it takes their number to agree to them.
    pub stake: Option<Stake>,
    /// Set where a file comes from a tablet whose clock runs ahead.
    pub ahead: Option<Ahead>,
}

/// Writes that are dated in the future.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// Everything in the files.
    pub(super) everything: Workspace,
    /// What the present choice is; by itself they are left out.
    pub future: Future,
    /// How far ahead of this tablet's clock the latest of them is, in milliseconds.
    pub by: Millis,
    /// How many there are.
    pub values: usize,
    pub leads: Vec<LeadId>,
}

impl Preview {
    /// What is asked for once somebody decided; `typed` is what they typed where there are too many losses.
    pub fn take_over(&self, choices: Vec<Choice>, typed: &str) -> TakeOver {
        let (brought, future) = match &self.ahead {
            Some(ahead) => (&ahead.everything, ahead.future),
            None => (&self.brought, Future::LeaveOut),
        };
        TakeOver { brought: Box::new(brought.clone()), choices, future, agreed: number(typed) }
    }

    /// The values wanted where both tablets wrote; `theirs` says whose is wanted, or nothing where nobody chose.
    pub fn choices(&self, theirs: impl Fn(LeadId, Field) -> Option<bool>) -> Vec<Choice> {
        let wanted = |conflict: &FieldConflict| {
            let value = if theirs(conflict.lead, conflict.field)? { &conflict.there } else { &conflict.here };
            Some(Choice { lead: conflict.lead, field: conflict.field, value: value.clone() })
        };
        self.differences.conflicts.iter().filter_map(wanted).collect()
    }

    /// Whether both tablets wrote this, so that it is decided there.
    pub fn is_in_conflict(&self, lead: LeadId, field: Field) -> bool {
        self.differences.conflicts.iter().any(|conflict| conflict.lead == lead && conflict.field == field)
    }

    /// Whether nothing more has to be typed.
    pub fn is_agreed(&self, typed: &str) -> bool {
        self.stake.is_none_or(|stake| number(typed) == Some(stake.leads()))
    }
}

/// A number as people write it: 1204, 1 204, 1,204.
fn number(typed: &str) -> Option<usize> {
    let parts = |c: char| !(c.is_whitespace() || matches!(c, ',' | '.' | '’' | '\''));
    typed.chars().filter(|c| parts(*c)).collect::<String>().parse().ok()
}

impl Session {
    pub(super) fn preview(&self, brought: Workspace, rejected: Vec<Rejected>, now: Moment) -> Preview {
        let (credible, later) = dated::until(&brought, now.millis + DAY_AHEAD);
        let ahead = ahead(&brought, later, now);
        Preview { ahead, ..self.compared(credible, rejected) }
    }

    /// The same files looked at again: with another choice about the future, or after something changed here.
    pub fn look_again(&self, preview: &Preview, future: Future, now: Moment) -> Preview {
        let rejected = preview.rejected.clone();
        let Some(ahead) = &preview.ahead else { return self.preview(preview.brought.clone(), rejected, now) };
        match future {
            Future::LeaveOut => self.preview(ahead.everything.clone(), rejected, now),
            Future::Take => {
                let compared = self.compared(ahead.everything.clone(), rejected);
                Preview { ahead: Some(Ahead { future, ..ahead.clone() }), ..compared }
            }
        }
    }

    fn compared(&self, brought: Workspace, rejected: Vec<Rejected>) -> Preview {
        let here = &self.workspace;
        let mut joined = here.clone();
        joined.join(&brought);
        let mut found = differences(here, &brought);
        let for_ever: Vec<Lead> =
            here.all_leads().filter(|lead| brought.erased().has(lead.id)).cloned().collect();
        let called = |lead: &LeadId| {
            let erased = for_ever.iter().find(|erased| erased.id == *lead);
            erased.map_or_else(|| sorted_as(&joined, *lead), |erased| text::fold(erased.called()))
        };
        found.new.sort_by_cached_key(called);
        found.erased.sort_by_cached_key(called);
        found.changed.sort_by_cached_key(|(lead, _)| called(lead));
        found.conflicts.sort_by_cached_key(|conflict| called(&conflict.lead));
        let is_removed = |lead: LeadId| joined.known_lead(lead).is_none_or(|lead| lead.is_removed());
        let removed_here = brought.shown_leads().filter(|lead| is_removed(lead.id)).count();
        let to_sort = |known: &Workspace, lead: &Lead| known.seat(lead).is_some_and(|(_, at)| at == TO_SORT);
        let comes_unplaced = |id: &LeadId| {
            joined.lead(*id).is_some_and(|lead| to_sort(&joined, lead))
                && !here.lead(*id).is_some_and(|lead| to_sort(here, lead))
        };
        let touched = found.new.iter().chain(found.changed.iter().map(|(lead, _)| lead)).copied();
        let unplaced = touched.filter(comes_unplaced).collect();
        let stake = found.stake(here);
        let is_known = joined == *here;
        Preview {
            brought,
            joined,
            for_ever,
            differences: found,
            rejected,
            removed_here,
            unplaced,
            is_known,
            stake,
            ahead: None,
        }
    }
}

fn ahead(everything: &Workspace, later: Later, now: Moment) -> Option<Ahead> {
    let Later { mut leads, values, latest } = later;
    if values == 0 {
        return None;
    }
    leads.sort_by_cached_key(|lead| sorted_as(everything, *lead));
    let (future, by) = (Future::LeaveOut, latest - now.millis);
    Some(Ahead { everything: everything.clone(), future, by, values, leads })
}

/// People are looked for by name, whatever the accents.
fn sorted_as(workspace: &Workspace, lead: LeadId) -> String {
    workspace.known_lead(lead).map(|lead| text::fold(lead.called())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{
            AddStage, CaptureLead, EditLead, FoundTeam, LeadForm, MoveLead, Redefine, RemoveLead, Spot,
        },
        domain::{
            ids::{CampaignId, StageId, TeamId},
            moment::DAY,
            playbooks,
            rejection::Rejection,
        },
        sample,
        session::files::{Incoming, Part, Row},
        snapshot::file,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    fn later(by: Millis) -> Moment {
        Moment { millis: NOW.millis + by, ..NOW }
    }

    fn looked_at(here: &Session, there: &Session) -> Preview {
        let text = there.export(NOW).text;
        here.look_at(&[Incoming { name: "theirs.json".into(), text }], NOW).preview.unwrap()
    }

    fn nth(session: &Session, n: usize) -> LeadId {
        session.workspace().all_leads().nth(n).unwrap().id
    }

    fn write(session: &mut Session, lead: LeadId, field: Field, typed: &str, now: Moment) {
        let form = LeadForm::default().with(field, typed);
        session.dispatch(EditLead { lead, form, fresh: CampaignId::named("new") }, now).unwrap();
    }

    fn tablets(leads: usize) -> (Session, Session) {
        let known = sample::workspace(leads, 7, NOW);
        (Session::new(known.clone(), 1), Session::new(known, 2))
    }

    fn city(session: &Session, lead: LeadId) -> &str {
        session.workspace().lead(lead).unwrap().text(Field::City)
    }

    #[test]
    fn every_row_can_be_reached() {
        let (mut here, mut there) = tablets(100);
        for n in 0..90 {
            let lead = nth(&here, n);
            write(&mut here, lead, Field::City, "Ici", later(1));
            write(&mut there, lead, Field::City, "Là", later(2));
        }
        let preview = looked_at(&here, &there);
        assert_eq!((preview.count(Part::Conflicts), preview.count(Part::Changed)), (90, 90));
        let rows = |range| preview.rows(Part::Conflicts, range).len();
        assert_eq!([rows(0..40), rows(40..80), rows(80..120), rows(120..160)], [40, 40, 10, 0]);
        let Row::Changed { name, .. } = &preview.rows(Part::Changed, 89..90)[0] else { unreachable!() };
        let Row::Changed { name: first, .. } = &preview.rows(Part::Changed, 0..1)[0] else { unreachable!() };
        assert!(first.to_lowercase() < name.to_lowercase(), "by name");
    }

    #[test]
    fn what_is_chosen_on_the_screen_is_taken_over_and_undone_with_the_rest() {
        for (ours, wanted) in [(1, false), (1, true), (3, false), (3, true)] {
            let (mut here, mut there) = tablets(2);
            let [one, other] = [0, 1].map(|n| nth(&here, n));
            for lead in [one, other] {
                write(&mut here, lead, Field::City, "Ici", later(ours));
                write(&mut there, lead, Field::City, "Là", later(2));
            }
            let preview = looked_at(&here, &there);
            let choices = preview.choices(|lead, _| (lead == one).then_some(wanted));
            assert_eq!(choices.len(), 1);
            here.dispatch(preview.take_over(choices, ""), later(4)).unwrap();
            let cities = |session: &Session| [one, other].map(|lead| city(session, lead).to_owned());
            let after = [if wanted { "Là" } else { "Ici" }, if ours < 2 { "Là" } else { "Ici" }];
            assert_eq!(cities(&here), after);
            for _ in 0..2 {
                here.undo(later(5)).unwrap();
                assert_eq!(cities(&here), ["Ici", "Ici"]);
                here.redo(later(6)).unwrap();
                assert_eq!(cities(&here), after);
            }
        }
    }

    #[test]
    fn a_clock_that_is_ahead_is_told_and_nothing_of_it_comes_in_unless_it_is_wanted() {
        let (mut here, mut there) = tablets(3);
        let lead = nth(&here, 0);
        write(&mut there, lead, Field::City, "Là", later(1));
        let before = there.workspace().clone();
        write(&mut there, lead, Field::City, "Ailleurs", later(3 * DAY));
        write(&mut there, lead, Field::Country, "Nulle part", later(3 * DAY));
        let preview = looked_at(&here, &there);
        let ahead = preview.ahead.as_ref().unwrap();
        assert_eq!((ahead.by, ahead.values, ahead.leads.as_slice()), (3 * DAY, 2, &[lead][..]));
        assert_eq!(preview.joined, before);
        let taken = here.look_again(&preview, Future::Take, NOW);
        assert_eq!(taken.joined, *there.workspace());
        assert_eq!(here.look_again(&taken, Future::LeaveOut, NOW), preview);

        here.dispatch(preview.take_over(Vec::new(), ""), NOW).unwrap();
        assert_eq!(*here.workspace(), before);
        // Nothing else is new, and still it is shown.
        let preview = looked_at(&here, &there);
        assert!(preview.is_known);
        assert_eq!(here.dispatch(preview.take_over(Vec::new(), ""), NOW), Err(Rejection::NothingChanged));
        let taken = here.look_again(&preview, Future::Take, NOW);
        here.dispatch(taken.take_over(Vec::new(), ""), NOW).unwrap();
        assert_eq!(city(&here, lead), "Ailleurs");
    }

    #[test]
    fn a_day_ahead_is_no_wrong_clock() {
        let (here, mut there) = tablets(1);
        write(&mut there, nth(&here, 0), Field::City, "Là", later(DAY));
        assert_eq!(looked_at(&here, &there).ahead, None);
        write(&mut there, nth(&here, 0), Field::City, "Ailleurs", later(DAY + 1));
        assert!(looked_at(&here, &there).ahead.is_some());
    }

    #[test]
    fn a_mass_of_removals_takes_its_number_typed() {
        let (mut here, mut there) = tablets(60);
        for n in 0..7 {
            there.dispatch(RemoveLead { lead: nth(&there, n) }, later(1)).unwrap();
        }
        let preview = looked_at(&here, &there);
        assert_eq!(preview.stake, Some(Stake { gone: 7, overwritten: 0, of: 60 }));
        let before = here.export(NOW);
        for typed in ["", "yes", "6", "60", "-7", "7.5"] {
            assert!(!preview.is_agreed(typed), "{typed}");
            let refused = here.dispatch(preview.take_over(Vec::new(), typed), NOW);
            assert_eq!(refused, Err(Rejection::NotAgreed { leads: 7 }), "{typed}");
        }
        assert_eq!(here.export(NOW), before);
        assert_eq!(here.to_undo(), None);
        assert!(preview.is_agreed(" 7 "));
        here.dispatch(preview.take_over(Vec::new(), " 7 "), NOW).unwrap();
        assert_eq!(here.workspace(), there.workspace());
    }

    #[test]
    fn a_large_number_may_be_typed_as_it_is_shown() {
        for typed in ["1204", "1\u{202f}204", "1,204", "1.204", "1’204"] {
            assert_eq!(number(typed), Some(1_204));
        }
    }

    #[test]
    fn leads_of_a_stage_that_nobody_knows_here_are_named() {
        let (here, mut there) = tablets(3);
        let (team, demo, lead) = (sample::SALES, StageId::named("demo"), LeadId::named("claire"));
        let steps = vec![AddStage { stage: demo, name: "Demo".into() }.into()];
        there.dispatch(Redefine { team, steps, spare: false }, later(1)).unwrap();
        let form = LeadForm::default().with(Field::FullName, "Claire");
        there.dispatch(CaptureLead { lead, team, form }, later(2)).unwrap();
        let reason = Some("keen".into());
        there.dispatch(MoveLead { lead, team, to: demo, spot: Spot::TOP, reason }, later(3)).unwrap();
        assert_eq!(looked_at(&here, &there).unplaced, []);
        // Their file without the line of their team.
        let without_teams = Workspace::from_parts(
            [],
            there.workspace().written_campaigns().map(|(id, written)| (id, written.clone())),
            there.workspace().all_leads().cloned(),
        );
        let text = file::encode(&without_teams, 0);
        let preview = here.look_at(&[Incoming { name: "torn.json".into(), text }], NOW).preview.unwrap();
        assert_eq!(preview.unplaced, [lead]);
    }

    #[test]
    fn a_team_with_a_name_that_is_known_here_is_pointed_out() {
        let mut tablets = [1, 2].map(|writer| Session::new(Workspace::default(), writer));
        for (tablet, (team, name)) in tablets.iter_mut().zip([("ours", "Sales"), ("theirs", " sales")]) {
            let playbook = Box::new(playbooks::named("bant").unwrap());
            let fresh = TeamId::named(team);
            tablet.dispatch(FoundTeam { fresh, name: name.into(), playbook }, NOW).unwrap();
        }
        let [here, there] = tablets;
        let view = looked_at(&here, &there).view(here.workspace());
        let new: Vec<_> = view.new_teams.iter().map(|team| team.has_namesake).collect();
        // Two that took up the same playbook are one team, unless the first was another.
        assert_eq!(new, vec![true; new.len()]);
        let stranger = Session::new(sample::show(NOW), 3);
        let view = looked_at(&here, &stranger).view(here.workspace());
        assert!(view.new_teams.iter().any(|team| !team.has_namesake));
    }
}
