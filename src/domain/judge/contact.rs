//! Criteria about what happened between the person and us.

use super::Because;
use crate::domain::{
    activity::{Activity, Channel, Direction},
    criterion::Holds,
    field::{Fact, Field},
    lead::Lead,
    moment::Moment,
};

/// Word from the person, often and lately enough. Where we have not tried either, nothing is known yet.
pub fn inbound(
    lead: &Lead,
    channels: &[Channel],
    needed: u8,
    within: Option<u16>,
    now: Moment,
) -> (Holds, Because) {
    let counts = |activity: &&Activity| channels.is_empty() || channels.contains(&activity.channel);
    let heard = || {
        let inbound = of(lead).filter(|activity| activity.direction == Direction::Inbound);
        inbound.filter(counts)
    };
    let in_time =
        |activity: &&Activity| within.is_none_or(|days| now.days_since(activity.at) <= u32::from(days));
    let times = heard().filter(in_time).count();
    let last = heard().map(|activity| activity.at).max();
    if times >= usize::from(needed) {
        return (Holds::Yes, Because::Heard { times, needed, last, within });
    }
    if last.is_some() {
        return (Holds::No, Because::Heard { times, needed, last, within });
    }
    let ours = of(lead).filter(|activity| activity.is_attempt());
    match ours.min_by_key(|activity| activity.at) {
        Some(first) => (Holds::No, Because::Silent { channel: first.channel, since: first.at }),
        None => (Holds::Unknown, Because::NoContact),
    }
}

/// A meeting that was held; or one on a day to come, where that is enough.
pub fn meeting(lead: &Lead, booked: bool, now: Moment) -> (Holds, Because) {
    let held =
        of(lead).filter(|activity| activity.channel == Channel::Meeting).map(|activity| activity.at).max();
    if let Some(at) = held {
        return (Holds::Yes, Because::Met(at));
    }
    match lead.fact(Field::MeetingOn) {
        Some(Fact::Date(on)) if *on >= now.today() => {
            (if booked { Holds::Yes } else { Holds::Unknown }, Because::MeetingOn(*on))
        }
        Some(Fact::Date(on)) => (Holds::Unknown, Because::MeetingOverdue(*on)),
        _ => (Holds::Unknown, Because::NoMeeting),
    }
}

fn of(lead: &Lead) -> impl Iterator<Item = &Activity> {
    lead.activities().map(|(_, activity)| activity)
}
