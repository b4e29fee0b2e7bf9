//! A workspace parted at a moment: what was written until then, and what says that it was written later.
//!
//! For files from a tablet whose clock runs ahead: a write of next year would win over everything until next year.

use std::collections::BTreeMap;

use super::{
    ids::LeadId, lead::Lead, moment::Millis, stage::Stage, stamp::Stamp, team::Team, workspace::Workspace,
    written::Written,
};

/// What is dated later than the moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// Leads with at least one such write.
    pub leads: Vec<LeadId>,
    /// How many such writes there are, those about teams and campaigns too.
    pub values: usize,
    /// The latest of them.
    pub latest: Millis,
}

/// Everything that was written until `last`, and what is left out so. Whatever keeps no write at all is left out whole.
pub fn until(workspace: &Workspace, last: Millis) -> (Workspace, Later) {
    let latest = workspace.latest().millis;
    if latest <= last {
        return (workspace.clone(), Later::default());
    }
    let mut cut = Cut { last, left_out: 0, first: None };
    let mut leads = Vec::new();
    let teams: Vec<Team> = workspace.all_teams().filter_map(|team| cut.team(team)).collect();
    let campaigns: Vec<_> =
        workspace.written_campaigns().filter_map(|(id, written)| Some((id, cut.written(written)?))).collect();
    let kept: Vec<Lead> = workspace
        .all_leads()
        .filter_map(|lead| {
            let before = cut.left_out;
            let kept = cut.lead(lead);
            leads.extend((cut.left_out > before).then_some(lead.id));
            kept
        })
        .collect();
    let erased: Vec<_> = workspace.erased().each().filter(|(_, at)| cut.keeps(*at)).collect();
    let mut kept = Workspace::from_parts(teams, campaigns, kept).without(erased);
    // It says no moment that this version could read.
    kept.beyond = workspace.beyond.clone();
    (kept, Later { leads, values: cut.left_out, latest })
}

struct Cut {
    last: Millis,
    /// Writes that are later, so far.
    left_out: usize,
    /// The earliest write that was kept of the present lead.
    first: Option<Stamp>,
}

impl Cut {
    fn keeps(&mut self, stamp: Stamp) -> bool {
        if stamp.millis > self.last {
            self.left_out += 1;
            return false;
        }
        self.first = Some(self.first.map_or(stamp, |first| first.min(stamp)));
        true
    }

    fn written<T: Ord + Clone>(&mut self, written: &Written<T>) -> Option<Written<T>> {
        let kept = written.writes().iter().filter(|(stamp, _)| self.keeps(*stamp));
        let kept = Written::from_writes(kept.cloned().collect::<Vec<_>>());
        (!kept.writes().is_empty()).then_some(kept)
    }

    fn each<K: Ord + Clone, T: Ord + Clone>(
        &mut self,
        all: &BTreeMap<K, Written<T>>,
    ) -> BTreeMap<K, Written<T>> {
        all.iter().filter_map(|(key, written)| Some((key.clone(), self.written(written)?))).collect()
    }

    fn lead(&mut self, lead: &Lead) -> Option<Lead> {
        self.first = None;
        let mut kept = Lead {
            id: lead.id,
            created: lead.created,
            facts: self.each(&lead.facts),
            tags: self.each(&lead.tags),
            answers: self.each(&lead.answers),
            activities: self.each(&lead.activities),
            trail: Default::default(),
            removed: self.written(&lead.removed).unwrap_or_default(),
            ties: self.written(&lead.ties).unwrap_or_default(),
            beyond: lead.beyond.clone(),
        };
        for (stamp, visit) in lead.trail.writes() {
            if self.keeps(*stamp) {
                kept.trail.write(*stamp, visit.clone());
            }
        }
        let first = self.first?;
        if kept.created.millis > self.last {
            kept.created = first;
        }
        Some(kept)
    }

    fn team(&mut self, team: &Team) -> Option<Team> {
        let mut kept = Team::new(team.id);
        kept.name = self.written(&team.name).unwrap_or_default();
        kept.archived = self.written(&team.archived).unwrap_or_default();
        for stage in team.stages.values() {
            let mut of_stage = Stage::new(stage.id);
            of_stage.beyond = stage.beyond.clone();
            for (stamp, value) in stage.written().flat_map(Written::writes) {
                if self.keeps(*stamp) {
                    of_stage.write(*stamp, value.clone());
                }
            }
            if of_stage != Stage::new(stage.id) {
                kept.stages.insert(stage.id, of_stage);
            }
        }
        kept.questions = self.each(&team.questions);
        kept.rules = self.each(&team.rules);
        kept.guests = self.written(&team.guests).unwrap_or_default();
        kept.notice = self.written(&team.notice).unwrap_or_default();
        kept.beyond = team.beyond.clone();
        (kept != Team::new(team.id)).then_some(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::moment::Moment, sample};

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    #[test]
    fn both_parts_together_are_the_whole() {
        let whole = sample::workspace(40, 7, NOW);
        let mut stamps: Vec<Stamp> = whole.all_leads().map(Lead::latest).collect();
        stamps.sort_unstable();
        let last = stamps[20].millis;
        let (kept, later) = until(&whole, last);
        assert!(kept.latest().millis <= last);
        assert_eq!(later.latest, whole.latest().millis);
        let expected: Vec<LeadId> =
            whole.all_leads().filter(|lead| lead.latest().millis > last).map(|lead| lead.id).collect();
        assert_eq!(later.leads, expected);
        assert!(later.values >= later.leads.len() && !later.leads.is_empty());
        let mut together = kept;
        together.join(&whole);
        assert_eq!(together, whole);
    }

    #[test]
    fn nothing_later_leaves_everything_and_everything_later_leaves_what_is_built_in() {
        let whole = sample::workspace(10, 7, NOW);
        assert_eq!(until(&whole, whole.latest().millis), (whole.clone(), Later::default()));
        let (kept, later) = until(&whole, i64::from(u8::MAX));
        assert_eq!((kept.all_leads().count(), later.leads.len()), (0, 10));
        assert_eq!(kept.all_teams().count(), whole.all_teams().count());
    }
}
