//! How much fits: localStorage holds five million letters, and a browser that is full loses what comes next.

use entonnoir::{
    domain::{
        activity::Activity,
        ids::ActivityId,
        lead::Lead,
        moment::{DAY, Moment},
        stamp::Stamp,
        workspace::Workspace,
        written::Written,
    },
    sample,
    snapshot::parts,
};

use crate::world::NOON;

/// Leads of the sample show with three activities each: those who have fewer were called again, by another tablet.
pub fn leads_with_three_activities(leads: usize) -> Workspace {
    let show = sample::workspace(leads, 7, Moment::utc(NOON));
    let said: Vec<Activity> =
        show.all_leads().flat_map(|lead| lead.activities().map(|(_, what)| what.clone())).collect();
    let mut further = said.iter().cycle();
    let whole = |lead: &Lead| {
        let mut lead = lead.clone();
        while lead.activities.len() > 3 {
            lead.activities.pop_last();
        }
        for n in lead.activities.len() as u64..3 {
            let id = ActivityId::new(lead.id.bits()).derived(1_000 + n);
            let millis = lead.created.millis + (id.bits() % (60 * DAY as u128)) as i64;
            let stamp = Stamp { millis, counter: 0, writer: sample::WRITER + 1 };
            let what = Activity { at: millis, ..further.next().unwrap().clone() };
            lead.activities.insert(id, Written::once(stamp, Some(what)));
        }
        lead
    };
    let leads: Vec<Lead> = show.all_leads().map(whole).collect();
    let campaigns = show.written_campaigns().map(|(id, written)| (id, written.clone()));
    Workspace::from_parts(show.all_teams().cloned(), campaigns, leads)
}

/// What Chromium and Firefox give a page, in letters of UTF-16; WebKit gives as many bytes, two a letter.
const ROOM: usize = 5_242_880;

/// The journal needs room too.
const FOR_CHECKPOINTS: usize = ROOM / 100 * 85;

#[test]
fn twenty_thousand_leads_fit_twice_with_room_for_the_journal() {
    // One in ten of them: the others take as much again.
    let workspace = leads_with_three_activities(2_000);
    let pieces = parts::encode(&workspace);
    let letters: usize = pieces.iter().map(|piece| piece.encode_utf16().count()).sum();
    assert!(letters * 10 * 2 <= FOR_CHECKPOINTS, "{} letters a lead", letters / 2_000);
    // In WebKit half of them do.
    assert!(letters * 5 * 2 * 2 <= FOR_CHECKPOINTS);
    assert!(pieces.iter().all(|piece| piece.encode_utf16().count() <= parts::LONGEST));
}

#[test]
fn a_piece_never_grows_too_long_for_storage() {
    use entonnoir::domain::field::{Fact, Field};
    let show = sample::workspace(60, 7, Moment::utc(NOON));
    let mut noise = 7_u64;
    let leads = show.all_leads().map(|lead| {
        let mut lead = lead.clone();
        let letters = (0..8_000).map(|_| {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b' ' + (noise >> 33) as u8 % 95)
        });
        let notes = Fact::Text(letters.collect());
        lead.facts.insert(Field::Notes, Written::once(lead.created, Some(notes)));
        lead
    });
    let workspace = Workspace::from_parts([], [], leads.collect::<Vec<_>>());
    let pieces = parts::encode(&workspace);
    assert!(pieces.iter().all(|piece| piece.encode_utf16().count() <= parts::LONGEST));
    let mut joined = Workspace::default();
    pieces.iter().for_each(|piece| joined.join(&parts::decode(piece).unwrap()));
    assert_eq!(joined, workspace);
}
