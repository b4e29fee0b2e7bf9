//! What was called saved is there again, whatever the stores refuse and whenever the browser dies.

use std::collections::BTreeMap;

use entonnoir::{
    commands::{ImportSnapshot, RenameTeam},
    domain::{event::Change, moment::Moment, stamp::Stamp, workspace::Workspace},
    sample,
    session::{
        Effect, Session, boot,
        keeping::Safety,
        storage::{BALLAST, Piece, piece},
    },
    snapshot::file,
};
use proptest::prelude::*;

use crate::{
    cases, law,
    stores::{Disk, Fails, TestKeeper, later, wait},
    world::{Deed, NOON, Step, World, steps, stories},
};

/// One tablet with its stores, from one start to the next.
pub struct Run {
    world: World,
    keeper: TestKeeper,
    /// What was on the screen when it was last called saved.
    saved: Workspace,
    /// What else was on it, in order, and how much of that before it was last called saved.
    past: Vec<Workspace>,
    before: usize,
    set_aside: usize,
}

impl Run {
    fn start(disk: &Disk, mut world: World, writer: u64) -> Self {
        let keeper = disk.keeper();
        let opened = wait(keeper.open(writer));
        world.tablets[0].session = opened.session;
        let set_aside = opened.set_aside.len();
        let mut run =
            Self { world, keeper, saved: Workspace::default(), past: Vec::new(), before: 0, set_aside };
        run.settle();
        run
    }

    /// The first start of a browser, with the first team that a world has.
    pub fn first(disk: &Disk) -> Self {
        yesterday(disk, &[])
    }

    /// A start by somebody who has other names for what is new.
    pub fn resumed(disk: &Disk, writer: u64) -> Self {
        Self::start(disk, another_world(), writer)
    }

    pub fn session(&self) -> &Session {
        &self.world.tablets[0].session
    }

    pub fn now(&self) -> Moment {
        self.world.tablets[0].now
    }

    /// What undo and redo are about.
    pub fn can_undo(&self) -> (Option<Stamp>, Option<Stamp>) {
        let stamp = |change: Option<&Change>| change.map(|change| change.stamp);
        (stamp(self.session().to_undo()), stamp(self.session().to_redo()))
    }

    /// Takes erased leads out of the stores, where it is due. Answers whether nothing is left of them.
    pub fn clean(&mut self) -> bool {
        let session = &mut self.world.tablets[0].session;
        if !session.holds_erased() && !self.keeper.is_cleaning_due() {
            return true;
        }
        let erased = session.begin_cleaning();
        wait(self.keeper.clean(&erased, later))
    }

    pub fn workspace(&self) -> &Workspace {
        self.world.tablets[0].workspace()
    }

    fn settle(&mut self) -> Option<Safety> {
        let safety = wait(self.keeper.settle());
        let now = self.workspace().clone();
        if safety == Some(Safety::Saved) {
            self.saved = now.clone();
            self.before = self.past.len();
        }
        self.past.push(now);
        safety
    }

    /// Does something, and saves it.
    fn step(&mut self, step: &Step) {
        if step.what == Deed::Reload {
            return;
        }
        self.after(|world| world.step(step));
        self.clean();
    }

    /// Saves what somebody does.
    pub fn after(&mut self, deed: impl FnOnce(&mut World)) {
        let known = self.world.tablets[0].order.len();
        deed(&mut self.world);
        let tablet = &self.world.tablets[0];
        let write = |key: &String| Effect::Write { key: key.clone(), value: tablet.pieces[key].clone() };
        let effects: Vec<Effect> = tablet.order[known..].iter().map(write).collect();
        if !effects.is_empty() {
            self.keeper.save(effects);
            self.settle();
        }
    }

    pub fn mend(&mut self) {
        if let Some(gone) = wait(self.keeper.mend()) {
            self.world.tablets[0].session.let_go(&gone);
        }
        self.clean();
    }

    pub fn checkpoint(&mut self) -> bool {
        let session = &mut self.world.tablets[0].session;
        let mut checkpoint = session.checkpoint_now();
        let settle = async || {
            later().await;
            self.keeper.settle().await;
        };
        wait(self.keeper.write_checkpoint(|| checkpoint.next(session), settle))
    }

    /// Everything that a day has: work, a checkpoint in the middle of it, work.
    pub fn day(&mut self, steps: &[Step]) {
        let (before, after) = steps.split_at(steps.len() / 2);
        before.iter().for_each(|step| self.step(step));
        self.mend();
        self.checkpoint();
        after.iter().for_each(|step| self.step(step));
    }

    /// The next start, after this one has ended anyhow.
    pub fn restart(self, disk: &Disk, writer: u64) -> Self {
        Run::start(disk, self.world, writer)
    }
}

fn holds(all: &Workspace, part: &Workspace) -> bool {
    let mut joined = all.clone();
    joined.join(part);
    joined == *all
}

/// Whether everything is there, or what it had become by some later moment: who undoes an import takes out what was
/// saved.
fn holds_or_later(all: &Workspace, part: &Workspace, later: &[Workspace]) -> bool {
    holds(all, part) || later.iter().any(|later| holds(all, later))
}

/// One in which names are new that were not there yesterday, and somebody's file waits to be taken over.
fn another_world() -> World {
    let mut world = World::new(1);
    world.fresh = 1_000;
    world.files.push(file::encode(&sample::workspace(3, 7, Moment::utc(NOON)), NOON));
    world
}

/// A tablet with a day behind it and a checkpoint that the next start can let replace things.
fn yesterday(disk: &Disk, steps: &[Step]) -> Run {
    let mut run = Run::start(disk, World::new(1), 50);
    // The world's first team was founded before there were stores.
    let founded = run.world.tablets[0].pieces.clone();
    run.keeper.save(founded.into_iter().map(|(key, value)| Effect::Write { key, value }).collect());
    run = run.restart(disk, 51);
    run.day(steps);
    run
}

#[derive(Clone, Debug)]
enum Accident {
    Kill(usize),
    LoseHome,
    LoseMirror(usize),
    /// Home goes back, and one mirror with it.
    KillAndLoseMirror(usize, usize),
    Damage(prop::sample::Index),
    None,
}

fn accidents() -> impl Strategy<Value = Accident> {
    prop_oneof![
        4 => (0..40_usize).prop_map(Accident::Kill),
        1 => Just(Accident::LoseHome),
        1 => (0..2_usize).prop_map(Accident::LoseMirror),
        4 => (0..40_usize, 0..2_usize).prop_map(|(forgets, which)| Accident::KillAndLoseMirror(forgets, which)),
        2 => any::<prop::sample::Index>().prop_map(Accident::Damage),
        1 => Just(Accident::None),
    ]
}

impl Accident {
    fn happens_to(&self, disk: &Disk) {
        match self {
            Accident::Kill(forgets) => disk.kill(*forgets),
            Accident::LoseHome => disk.lose_home(),
            Accident::LoseMirror(which) => disk.lose_mirror(*which),
            Accident::KillAndLoseMirror(forgets, which) => {
                disk.kill(*forgets);
                disk.lose_mirror(*which);
            }
            Accident::Damage(at) => {
                // An edition's key says all there is to say.
                let holds = |key: &String| !matches!(piece(key), Some(Piece::Edition(_)));
                let keys: Vec<String> = disk.home().into_keys().filter(holds).collect();
                if !keys.is_empty() {
                    disk.damage_at_home(&keys[at.index(keys.len())]);
                }
            }
            Accident::None => {}
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    /// Days of work, each ended by an accident to one store: nothing that was called saved is missing on the next.
    #[test]
    fn no_accident_costs_what_was_saved(steps in steps(80), accidents in prop::collection::vec(accidents(), 1..6)) {
        survives_days(&steps, &accidents)?;
    }

}

proptest! {
    #![proptest_config(law(24))]

    /// A checkpoint and what goes with it change nothing: not what is shown, not what undo offers.
    #[test]
    fn a_checkpoint_changes_nothing(steps in stories(60), more in steps(10)) {
        let disk = Disk::new();
        let mut run = yesterday(&disk, &steps);
        for writer in [60, 61, 62] {
            let shown = run.workspace().clone();
            let undo = run.world.tablets[0].session.to_undo().cloned();
            let redo = run.world.tablets[0].session.to_redo().cloned();
            run = run.restart(&disk, writer);
            run.mend();
            let session = &run.world.tablets[0].session;
            prop_assert_eq!(session.workspace(), &shown);
            prop_assert_eq!(session.to_undo().cloned(), undo);
            prop_assert_eq!(session.to_redo().cloned(), redo);
            prop_assert!(run.checkpoint());
            more.iter().for_each(|step| run.step(step));
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    /// Any one call is refused, or all from one on: what was called saved is there at the next start, and a refusal
    /// that passes is caught up with.
    #[test]
    fn whichever_call_fails_nothing_saved_is_lost(before in steps(16), steps in steps(16), kill in 0..30_usize, at in any::<prop::sample::Index>(), for_ever in any::<bool>()) {
        let healthy = Disk::new();
        yesterday(&healthy, &before);
        let calls = {
            let disk = healthy.copy();
            disk.fail(Fails::Never);
            Run::start(&disk, another_world(), 60).day(&steps);
            disk.calls()
        };
        let at = at.index(calls);
        survives(&healthy, &steps, if for_ever { Fails::From(at) } else { Fails::Once(at) }, kill)?;
    }
}

fn survives_days(steps: &[Step], accidents: &[Accident]) -> Result<(), TestCaseError> {
    let disk = Disk::new();
    let mut run = yesterday(&disk, &[]);
    let mut was_damaged = false;
    let days = steps.chunks(steps.len().div_ceil(accidents.len()));
    for (day, (steps, accident)) in days.zip(accidents).enumerate() {
        run.day(steps);
        prop_assert_eq!(&run.saved, run.workspace(), "nothing was refused, so everything is saved");
        let saved = run.saved.clone();
        accident.happens_to(&disk);
        run = run.restart(&disk, 100 + day as u64);
        prop_assert!(holds(run.workspace(), &saved), "after {:?} on day {}", accident, day);
        // A kill can bring a damaged piece back that had been mended, and then let go of everywhere else.
        was_damaged |= matches!(accident, Accident::Damage(_));
        prop_assert!(run.set_aside == 0 || was_damaged, "the other store has it whole");
    }
    // In the end both hold the same.
    run.mend();
    run.settle();
    let mut home = disk.home();
    home.remove(BALLAST);
    prop_assert!(home == disk.mirror() || was_damaged, "the two stores are not the same");
    Ok(())
}

fn survives(before: &Disk, steps: &[Step], fails: Fails, kill: usize) -> Result<(), TestCaseError> {
    let disk = before.copy();
    let was = Run::start(&disk.copy(), World::new(1), 59).saved;
    disk.fail(fails);
    let mut run = Run::start(&disk, another_world(), 60);
    run.day(steps);
    let (saved, shown) = (run.saved.clone(), run.workspace().clone());
    let (past, before) = (run.past.clone(), run.before);
    disk.fail(Fails::Never);
    if matches!(fails, Fails::Once(_)) {
        prop_assert_eq!(run.settle(), Some(Safety::Saved), "the next try finds everything well");
        prop_assert_eq!(&run.saved, &shown);
    }
    disk.kill(kill);
    let run = run.restart(&disk, 61);
    prop_assert!(holds_or_later(run.workspace(), &was, &past), "{:?}: what was there before is there", fails);
    let later = &past[before..];
    prop_assert!(
        holds_or_later(run.workspace(), &saved, later),
        "{:?}: what was called saved is there",
        fails
    );
    Ok(())
}

/// Every call of one day, one after the other, once and for ever.
#[test]
fn no_single_call_matters() {
    let step = |what, choices| Step { who: 0, what, choices };
    let come = |who| step(Deed::CaptureLead, [0, who, 0, 2]);
    let day = [
        come(4),
        step(Deed::ImportSnapshot, [0; 4]),
        step(Deed::EditLead, [0, 1, 2, 3]),
        come(5),
        step(Deed::MoveLead, [0, 1, 1, 1]),
        step(Deed::Undo, [0; 4]),
        come(6),
        step(Deed::LogActivity, [1, 1, 1, 1]),
    ];
    let healthy = Disk::new();
    yesterday(&healthy, &[come(0), come(1), step(Deed::AnswerQuestion, [1, 1, 1, 1])]);
    let calls = {
        let disk = healthy.copy();
        disk.fail(Fails::Never);
        let mut run = Run::start(&disk, another_world(), 60);
        run.day(&day);
        assert!(run.world.granted.contains_key(&Deed::ImportSnapshot), "{:?}", run.world.granted);
        disk.calls()
    };
    assert!(calls > 30, "{calls}");
    for at in 0..calls {
        for fails in [Fails::Once(at), Fails::From(at)] {
            survives(&healthy, &day, fails, 4).unwrap();
        }
    }
}

/// A database that answers no more does not stop the other: what is called saved is in that one.
#[test]
fn one_sick_database_is_left_out() {
    let capture = |n: u8| Step { who: 0, what: Deed::CaptureLead, choices: [0, n, 0, 2] };
    for sick in 0..2 {
        let disk = Disk::new();
        let mut run = yesterday(&disk, &[]);
        disk.fail(Fails::Sick(sick));
        run.step(&capture(0));
        run.step(&capture(1));
        assert_eq!(run.settle(), Some(Safety::Saved));
        assert_eq!(&run.saved, run.workspace());
        let saved = run.saved.clone();
        disk.lose_home();
        // It is well again, and lacks what came meanwhile.
        disk.fail(Fails::Never);
        let mut run = run.restart(&disk, 70);
        assert_eq!(run.workspace(), &saved);
        run.mend();
        let mut home = disk.home();
        home.remove(BALLAST);
        assert_eq!(home.len(), disk.mirror().len(), "all three are whole again");
    }
}

/// Home has no room left: the ballast goes first, and the mirror takes what home does not.
#[test]
fn a_full_home_costs_nothing() {
    let capture = |n: u8| Step { who: 0, what: Deed::CaptureLead, choices: [0, n, 0, 2] };
    let disk = Disk::new();
    let mut run = yesterday(&disk, &[]);
    disk.limit(disk.used() + 900);
    for n in 0..12 {
        run.step(&capture(n));
    }
    assert_eq!(&run.saved, run.workspace());
    assert!(disk.home().len() < disk.mirror().len());
    let saved = run.saved.clone();
    let run = run.restart(&disk, 70);
    assert_eq!(run.workspace(), &saved);
}

/// A piece of a file without its record says nothing: where a checkpoint was made without it, the record stays.
#[test]
fn a_record_stays_while_a_piece_that_it_brought_is_in_no_checkpoint() {
    let now = Moment::utc(NOON);
    let mut pieces = BTreeMap::new();
    let mut first = Session::new(Workspace::default(), 1);
    let brought = Box::new(sample::workspace(30, 7, now));
    let mut effects = first.dispatch(ImportSnapshot { brought }, now).unwrap();
    // As many as undo goes back by, so that the import's record may go.
    for n in 0..200 {
        effects.extend(
            first.dispatch(RenameTeam { team: sample::SALES, name: format!("Sales {n}") }, now).unwrap(),
        );
    }
    pieces.extend(effects.into_iter().map(|Effect::Write { key, value }| (key, value)));
    let whole = first.workspace().clone();
    // A start at which one piece cannot be had: damaged at home, and the mirror does not answer.
    let leads = |key: &String| matches!(piece(key), Some(Piece::Part { part: 1, .. }));
    let mut second = boot::open(pieces.clone().into_iter().filter(|(key, _)| !leads(key)), 2).session;
    let mut checkpoint = second.checkpoint_now();
    while let Some((key, text)) = checkpoint.next(&mut second) {
        pieces.insert(key, text);
    }
    // The next one has everything, and lets go of what the checkpoint covers.
    let third = boot::open(pieces.clone(), 3);
    assert_eq!(third.session.workspace(), &whole);
    for gone in third.replaced.pieces {
        pieces.remove(&gone.key());
    }
    assert_eq!(boot::open(pieces, 4).session.workspace(), &whole);
}

fn records(disk: &Disk) -> usize {
    disk.home().keys().filter(|key| matches!(piece(key), Some(Piece::Journal { .. }))).count()
}

/// After seven hundred changes a checkpoint pays. At the next start the records go that undo does not go back by, and
/// nothing with them.
#[test]
fn a_long_journal_becomes_a_checkpoint() {
    let disk = Disk::new();
    let mut run = yesterday(&disk, &[]);
    for n in 0..720 {
        assert_eq!(run.world.tablets[0].session.checkpoint().is_some(), records(&disk) >= 700, "{n}");
        let team = run.workspace().teams()[0].id;
        run.after(|world| world.tablets[0].ask(RenameTeam { team, name: format!("Sales {n}") }).unwrap());
    }
    let shown = run.workspace().clone();
    assert!(run.checkpoint());
    for writer in [80, 81] {
        run = run.restart(&disk, writer);
        run.mend();
        assert_eq!(records(&disk), 200, "as many as can be taken back");
        assert_eq!(run.workspace(), &shown);
        assert!(run.world.tablets[0].session.checkpoint().is_none(), "one was enough");
    }
    assert!(run.world.tablets[0].undo());
    assert_ne!(run.workspace(), &shown);
}

/// Where a browser has no locks, two tabs may be at it at the same time; and each may have read half of the other's.
#[test]
fn two_tabs_may_shorten_the_journal_at_once() {
    let come = |who| Step { who: 0, what: Deed::CaptureLead, choices: [0, who, 0, 2] };
    let disk = Disk::new();
    let shown = yesterday(&disk, &[come(0), come(1), come(2)]).saved;
    let mut tabs = [90, 91].map(|writer| Run::start(&disk, another_world(), writer));
    let mut checkpoints = tabs.each_mut().map(|tab| tab.world.tablets[0].session.checkpoint_now());
    // Piece by piece in turn; the second begins anew in the middle, when it has heard of what the first has written.
    for round in 0..4 {
        for (tab, checkpoint) in tabs.iter_mut().zip(&mut checkpoints) {
            if let Some((key, value)) = checkpoint.next(&mut tab.world.tablets[0].session) {
                tab.keeper.save(vec![Effect::Write { key, value }]);
                tab.settle();
            }
        }
        if round == 0 {
            let session = &mut tabs[1].world.tablets[0].session;
            for (key, text) in disk.home() {
                session.hear(&key, &text, |piece| disk.home().remove(&piece.key()));
            }
            checkpoints[1] = session.checkpoint_now();
        }
    }
    let [mut run, _] = tabs;
    for writer in [92, 93, 94] {
        run = run.restart(&disk, writer);
        run.mend();
        assert_eq!(run.workspace(), &shown, "after start {writer}");
        assert_eq!(run.set_aside, 0);
    }
}
