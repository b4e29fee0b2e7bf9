//! Leads in two parts: what has its columns, and what only a file has room for.

use std::{borrow::Cow, collections::BTreeMap};

use crate::domain::{
    lead::Lead,
    trail::{Trail, Visit},
    written::Written,
};

/// Both parts, which together are the lead; without the second where this version knows everything.
pub(super) fn parted(lead: &Lead) -> (Cow<'_, Lead>, Option<Lead>) {
    if !holds_beyond(lead) {
        return (Cow::Borrowed(lead), None);
    }
    let (mut known, mut rest) = (lead.clone(), Lead::new(lead.id, lead.created));
    std::mem::swap(&mut known.beyond, &mut rest.beyond);
    part(&mut known.answers, &mut rest.answers, |answer| !answer.beyond.is_empty());
    part(&mut known.activities, &mut rest.activities, |activity| !activity.beyond.is_empty());
    known.trail = Trail::default();
    for (stamp, visit) in lead.trail.writes() {
        let trail = if is_beyond(visit) { &mut rest.trail } else { &mut known.trail };
        trail.write(*stamp, visit.clone());
    }
    (Cow::Owned(known), Some(rest))
}

/// Whether there is anything in it that this version does not know.
pub fn holds_beyond(lead: &Lead) -> bool {
    let in_answers = || {
        lead.answers
            .values()
            .flat_map(Written::writes)
            .any(|(_, it)| it.as_ref().is_some_and(|answer| !answer.beyond.is_empty()))
    };
    let in_activities = || {
        lead.activities
            .values()
            .flat_map(Written::writes)
            .any(|(_, it)| it.as_ref().is_some_and(|activity| !activity.beyond.is_empty()))
    };
    let in_stays = || lead.trail.writes().iter().any(|(_, visit)| is_beyond(visit));
    !lead.beyond.is_empty() || in_answers() || in_activities() || in_stays()
}

fn is_beyond(visit: &Visit) -> bool {
    let parts =
        [visit.pass.as_ref().map(|pass| &pass.beyond), visit.handed_over.as_ref().map(|it| &it.beyond)];
    !visit.beyond.is_empty() || parts.into_iter().flatten().any(|beyond| !beyond.is_empty())
}

fn part<K: Ord + Copy, T: Ord + Clone>(
    known: &mut BTreeMap<K, Written<Option<T>>>,
    rest: &mut BTreeMap<K, Written<Option<T>>>,
    is_beyond: impl Fn(&T) -> bool,
) {
    let goes = |value: &Option<T>| value.as_ref().is_some_and(&is_beyond);
    for (key, written) in std::mem::take(known) {
        for (stamp, value) in written.writes() {
            let into = if goes(value) { &mut *rest } else { &mut *known };
            into.entry(key).or_default().write(*stamp, value.clone());
        }
    }
}
