//! Who undoes an import has it as if the file had never come: here, in the next file, and after every start.

use std::collections::BTreeMap;

use entonnoir::{
    commands::{ImportSnapshot, RenameTeam},
    domain::{event::Event, moment::Moment, rejection::Rejection, stamp::Stamp, workspace::Workspace},
    sample,
    session::{
        Effect, Heard, Session, boot,
        storage::{Piece, piece},
    },
    snapshot::file,
};
use proptest::prelude::*;

use crate::{
    cases, law,
    seen::seen,
    world::{NOON, Tablet, World, forward_steps, steps, stories},
};

fn written(workspace: &Workspace) -> String {
    file::encode(workspace, 0)
}

fn import(file: &str) -> ImportSnapshot {
    ImportSnapshot { brought: Box::new(file::decode(file).unwrap().workspace) }
}

proptest! {
    #![proptest_config(law(48))]

    /// The next file is the same byte by byte, so nobody who joins it hears of the import, or of its end; but for whom it
    /// erased for ever.
    #[test]
    fn an_undone_import_leaves_no_trace(steps in stories(60)) {
        let mut world = World::after(2, &steps);
        let file = world.tablets[1].export();
        let tablet = &mut world.tablets[0];
        let before = tablet.workspace().clone();
        if tablet.ask(import(&file)).is_ok() {
            let after = written(tablet.workspace());
            let before = written(&before.without(tablet.workspace().erased().each()));
            tablet.undo();
            prop_assert_eq!(&written(tablet.workspace()), &before);
            tablet.reload();
            prop_assert_eq!(&written(tablet.workspace()), &before);
            // Refused where all that it brought was erasures.
            let _ = tablet.ask(import(&file));
            prop_assert_eq!(&written(tablet.workspace()), &after, "the same file once more");
            tablet.reload();
            prop_assert_eq!(&written(tablet.workspace()), &after);
        }
    }

    /// What was done since to what the file had brought, and undone, goes with it.
    #[test]
    fn what_was_undone_before_the_import_goes_with_it(before in stories(30), since in forward_steps(30)) {
        let mut world = World::after(2, &before);
        let file = world.tablets[1].export();
        let shown = world.tablets[0].workspace().clone();
        if world.tablets[0].ask(import(&file)).is_ok() {
            let made = world.tablets[0].changes().len() - 1;
            since.iter().for_each(|step| world.step(step));
            let tablet = &mut world.tablets[0];
            let since: Vec<Stamp> = tablet.changes()[made..].iter().map(|change| change.stamp).collect();
            while tablet.session.to_undo().is_some_and(|change| since.contains(&change.stamp)) {
                tablet.undo();
            }
            // Nobody takes an erasure back.
            let shown = seen(&shown.without(tablet.workspace().erased().each()));
            prop_assert_eq!(seen(tablet.workspace()), shown.as_str());
            tablet.reload();
            prop_assert_eq!(seen(tablet.workspace()), shown);
        }
    }

    /// Another tab hears of everything: parts before and after their records, undoing before what it undoes.
    #[test]
    fn a_tab_that_hears_of_it_shows_the_same(steps in stories(60), order in any::<u64>()) {
        for tablet in World::after(2, &steps).tablets {
            let mut heard: Vec<(u64, &String, &String)> = Vec::new();
            for (at, (key, text)) in tablet.pieces.iter().enumerate() {
                heard.push(((at as u64 + 1).wrapping_mul(order | 1), key, text));
            }
            heard.sort();
            let mut session = Session::new(Workspace::default(), 77);
            let mut there: BTreeMap<&str, &String> = BTreeMap::new();
            // Twice: a piece says nothing by itself while its record is not there.
            for (_, key, text) in heard.iter().chain(&heard) {
                there.insert(key.as_str(), *text);
                let read = |piece: Piece| there.get(piece.key().as_str()).map(|text| (*text).clone());
                prop_assert_ne!(session.hear(key, text, read), Heard::Newer);
            }
            prop_assert_eq!(session.workspace(), tablet.workspace());
        }
    }

}

proptest! {
    #![proptest_config(cases(48))]

    /// Whatever is packed and let go of in between, an import goes and comes back as in a tab that stays open.
    #[test]
    fn checkpoints_and_starts_change_nothing(steps in steps(30), plan in prop::collection::vec(acts(), 1..14)) {
        let mut world = World::after(2, &steps);
        let file = world.tablets[1].export();
        let mut open = world.tablets.remove(0);
        let mut closed = Closed::after(&open);
        for act in plan {
            match act {
                Act::Import => drop(open.ask(import(&file))),
                Act::Undo => drop(open.undo()),
                Act::Redo => drop(open.redo()),
                Act::Work(times) => work(&mut open, times),
            }
            closed.follow(&open);
            closed.checkpoint();
            closed.restart();
            prop_assert_eq!(closed.session.workspace(), open.workspace(), "after {:?}", act);
            closed.restart();
            prop_assert_eq!(closed.session.workspace(), open.workspace(), "a start later, after {:?}", act);
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Import,
    Undo,
    Redo,
    /// So many changes.
    Work(usize),
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Import),
        5 => Just(Act::Undo),
        4 => Just(Act::Redo),
        1 => Just(Act::Work(1)),
        1 => Just(Act::Work(210)),
    ]
}

fn work(tablet: &mut Tablet, times: usize) {
    for n in 0..times {
        let team = tablet.workspace().teams().first().map(|team| team.id);
        if let Some(team) = team {
            let _ = tablet.ask(RenameTeam { team, name: format!("Sales {} {n}", tablet.now.millis) });
        }
    }
}

/// The storage of a tablet that is closed and opened all the time.
struct Closed {
    session: Session,
    pieces: BTreeMap<String, String>,
    heard: usize,
    writer: u64,
}

impl Closed {
    fn after(tablet: &Tablet) -> Self {
        let session = boot::open(tablet.pieces.clone(), 50_000).session;
        Self { session, pieces: tablet.pieces.clone(), heard: tablet.order.len(), writer: 50_000 }
    }

    /// Hears what the other has done.
    fn follow(&mut self, tablet: &Tablet) {
        for key in &tablet.order[self.heard..] {
            self.pieces.insert(key.clone(), tablet.pieces[key].clone());
            self.session.hear(key, &tablet.pieces[key], |piece| self.pieces.get(&piece.key()).cloned());
        }
        self.heard = tablet.order.len();
    }

    fn checkpoint(&mut self) {
        let mut checkpoint = self.session.checkpoint_now();
        while let Some((key, text)) = checkpoint.next(&mut self.session) {
            self.pieces.insert(key, text);
        }
    }

    fn restart(&mut self) {
        self.writer += 1;
        let opened = boot::open(self.pieces.clone(), self.writer);
        self.session = opened.session;
        for gone in &opened.replaced.pieces {
            self.pieces.remove(&gone.key());
        }
        self.session.let_go(&opened.replaced.pieces);
    }
}

fn parts(pieces: &BTreeMap<String, String>) -> usize {
    pieces.keys().filter(|key| matches!(piece(key), Some(Piece::Part { .. }))).count()
}

/// Beyond the reach of undo an import is like anything else, whether it is in or out: its pieces go with a checkpoint.
#[test]
fn an_import_that_nobody_can_undo_any_more_is_let_go_of() {
    let file = written(&sample::workspace(30, 7, Moment::utc(NOON)));
    for is_out in [false, true] {
        let mut world = World::new(1);
        let tablet = &mut world.tablets[0];
        tablet.ask(import(&file)).unwrap();
        if is_out {
            tablet.undo();
        }
        let shown = tablet.workspace().all_leads().count();
        assert_eq!(shown, if is_out { 0 } else { 30 });
        let mut closed = Closed::after(tablet);
        closed.checkpoint();
        closed.restart();
        assert!(parts(&closed.pieces) > 0, "it can be undone or redone");
        work(tablet, 210);
        closed.follow(tablet);
        for _ in 0..3 {
            closed.checkpoint();
            closed.restart();
        }
        assert_eq!(parts(&closed.pieces), 0);
        assert_eq!(closed.session.workspace(), tablet.workspace());
    }
}

/// A lead that came with a file is edited in one tab while another undoes the import: the edit was wanted, so the lead
/// stays, and whole; and both agree with the next start.
#[test]
fn what_another_tab_did_to_a_lead_meanwhile_keeps_it() {
    use entonnoir::{
        commands::{EditLead, LeadForm},
        domain::{field::Field, ids::CampaignId},
    };
    let now = Moment::utc(NOON);
    let brought = sample::workspace(3, 7, now);
    let lead = brought.all_leads().next().unwrap().id;
    let mut pieces = BTreeMap::new();
    let mut one = Session::new(Workspace::default(), 1);
    pieces.extend(kept(one.dispatch(ImportSnapshot { brought: Box::new(brought) }, now).unwrap()));
    let mut other = boot::open(pieces.clone(), 2).session;
    let undo = kept(one.undo(now).unwrap());
    assert!(one.workspace().is_empty());
    let form = LeadForm::default().with(Field::City, "Lyon");
    let edit = kept(other.dispatch(EditLead { lead, form, fresh: CampaignId::named("new") }, now).unwrap());
    for (tab, news) in [(&mut one, &edit), (&mut other, &undo)] {
        for (key, text) in news {
            assert_eq!(tab.hear(key, text, |_| None), Heard::New);
        }
    }
    pieces.extend(edit);
    pieces.extend(undo);
    for session in [one, other, boot::open(pieces, 3).session] {
        assert_eq!(session.workspace().all_leads().count(), 1);
        let kept = session.workspace().lead(lead).unwrap();
        assert_eq!(kept.text(Field::City), "Lyon");
        assert_ne!(kept.text(Field::FullName), "");
        assert!(session.workspace().stage_of(kept).is_some(), "its team stays with it");
    }
}

/// Undone and done again, it goes by the name of the import, before and after a start.
#[test]
fn the_undoing_of_an_import_keeps_its_name() {
    use entonnoir::queries::deed::{Deed, deed};
    let file = written(&sample::workspace(12, 7, Moment::utc(NOON)));
    let mut world = World::new(1);
    let tablet = &mut world.tablets[0];
    tablet.ask(import(&file)).unwrap();
    for _ in 0..2 {
        let named = |change: Option<&entonnoir::domain::event::Change>, tablet: &Tablet| {
            change.map(|change| deed(tablet.workspace(), change))
        };
        assert_eq!(named(tablet.session.to_undo(), tablet), Some(Deed::Import { leads: 12 }));
        tablet.undo();
        tablet.reload();
        assert_eq!(named(tablet.session.to_redo(), tablet), Some(Deed::Import { leads: 12 }));
        tablet.redo();
        tablet.reload();
        assert_eq!(tablet.workspace().all_leads().count(), 12);
    }
    assert!(matches!(tablet.changes().last().unwrap().events[..], [Event::Parted { to: false, .. }]));
}

/// A file that is refused writes nothing, shows nothing, and is not offered for undoing.
#[test]
fn a_refused_file_changes_nothing() {
    let file = written(&sample::workspace(12, 7, Moment::utc(NOON)));
    let mut world = World::new(1);
    let tablet = &mut world.tablets[0];
    tablet.ask(import(&file)).unwrap();
    let (shown, pieces) = (tablet.workspace().clone(), tablet.pieces.clone());
    let undo = tablet.session.to_undo().cloned();
    assert_eq!(tablet.ask(import(&file)), Err(Rejection::NothingChanged));
    assert_eq!((tablet.workspace(), &tablet.pieces), (&shown, &pieces));
    assert_eq!(tablet.session.to_undo().cloned(), undo);
}

fn kept(effects: Vec<Effect>) -> Vec<(String, String)> {
    effects.into_iter().map(|Effect::Write { key, value }| (key, value)).collect()
}
