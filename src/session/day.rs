//! Who stands where today: the show, the booth and the device, said once in the morning.
//!
//! A choice of one browser and no part of the workspace: the tablet on the next booth has its own.

use chrono::NaiveDate;

use crate::{
    commands::LeadForm,
    domain::{
        activity::{Activity, Channel},
        field::Field,
        moment::{Moment, read_day},
        text,
    },
};

/// All empty: at no show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The day on which it was said; `None` where it never was.
    pub on: Option<NaiveDate>,
    /// Where the leads of the day come from.
    pub campaign: String,
    pub booth: String,
    /// What this device is called.
    pub device: String,
}

/// No name is longer.
const MOST: usize = 200;

impl Day {
    /// As somebody typed it.
    pub fn said(now: Moment, campaign: &str, booth: &str, device: &str) -> Self {
        let [campaign, booth, device] = [campaign, booth, device].map(name);
        Self { on: Some(now.today()), campaign, booth, device }
    }

    /// Of what was kept; what cannot be read counts as never said.
    pub fn read(kept: &str) -> Self {
        let mut lines = kept.split('\n');
        let Some(on) = lines.next().and_then(read_day) else { return Self::default() };
        let mut next = || lines.next().map(name).unwrap_or_default();
        Self { on: Some(on), campaign: next(), booth: next(), device: next() }
    }

    /// To be kept: the day and the three names, one a line.
    pub fn written(&self) -> String {
        let on = self.on.map(|on| on.to_string()).unwrap_or_default();
        [on.as_str(), &self.campaign, &self.booth, &self.device].join("\n")
    }

    /// What holds now: nothing of what was said on another day, which is asked again.
    pub fn today(&self, now: Moment) -> Option<&Self> {
        (self.on == Some(now.today())).then_some(self)
    }

    /// Whether there is anything to say of it.
    pub fn is_at_show(&self) -> bool {
        ![&self.campaign, &self.booth, &self.device].into_iter().all(String::is_empty)
    }

    /// "Salon Béton · Stand B12 · Tablet 2".
    pub fn names(&self) -> String {
        let names = [&self.campaign, &self.booth, &self.device].map(String::as_str);
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// What is in a form before anything is typed: where the person comes from.
    pub fn form(&self) -> LeadForm {
        match self.campaign.as_str() {
            "" => LeadForm::default(),
            campaign => LeadForm::default().with(Field::Source, campaign),
        }
    }

    /// What was typed, with what goes without saying; a source that was typed, or cleared, stays so.
    pub fn complete(&self, mut typed: LeadForm) -> LeadForm {
        for (field, text) in self.form().fields {
            typed.fields.entry(field).or_insert(text);
        }
        typed
    }

    /// That somebody came to the booth; at no show, nobody did.
    pub fn met(&self, now: Moment) -> Option<Activity> {
        let places = [&self.booth, &self.device].map(String::as_str);
        let note = places.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ");
        let channel = Channel::Show;
        let met = Activity::new(channel, channel.usual_direction(), now.millis, note);
        self.is_at_show().then_some(met)
    }
}

fn name(typed: &str) -> String {
    text::clean_line(typed).chars().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{activity::Direction, moment::DAY};

    const NOON: i64 = 1_762_084_800_000; // 2025-11-02T12:00:00Z

    fn day() -> Day {
        Day::said(Moment::utc(NOON), " Salon\nBéton ", "Stand B12", "")
    }

    #[test]
    fn what_was_said_holds_for_the_day_and_is_proposed_on_the_next() {
        let day = day();
        assert_eq!(day.names(), "Salon Béton · Stand B12");
        assert_eq!(Day::read(&day.written()), day);
        assert_eq!(day.today(Moment::utc(NOON + DAY / 4)), Some(&day));
        assert_eq!(day.today(Moment::utc(NOON + DAY / 2)), None);
    }

    #[test]
    fn what_cannot_be_read_was_never_said() {
        for kept in ["", "yesterday\nSalon", "\n\n\n", "2025-13-01\nx"] {
            assert_eq!(Day::read(kept), Day::default(), "{kept}");
        }
        assert_eq!(Day::read("2025-11-02").names(), "");
        assert_eq!(Day::read(&format!("2025-11-02\n{}", "x".repeat(9_999))).campaign.len(), MOST);
    }

    #[test]
    fn the_campaign_is_the_source_unless_another_one_is_typed() {
        let typed = |source: &str| LeadForm::default().with(Field::Source, source);
        assert_eq!(day().complete(LeadForm::default()), typed("Salon Béton"));
        for said in ["A list", ""] {
            assert_eq!(day().complete(typed(said)), typed(said));
        }
        assert_eq!(Day::default().complete(LeadForm::default()), LeadForm::default());
    }

    #[test]
    fn whoever_is_captured_at_a_show_has_come_to_the_booth() {
        let met = day().met(Moment::utc(NOON)).unwrap();
        assert_eq!((met.channel, met.direction, met.at), (Channel::Show, Direction::Inbound, NOON));
        assert_eq!(met.note, "Stand B12");
        assert_eq!(Day::said(Moment::utc(NOON), "", " ", "").met(Moment::utc(NOON)), None);
    }
}
