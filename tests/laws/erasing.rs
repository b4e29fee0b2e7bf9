//! Whoever is erased for ever is gone: from what is shown, from every file, and from every piece of storage.

use std::collections::{BTreeMap, BTreeSet};

use entonnoir::{
    commands::{
        CaptureLead, EditLead, EraseLead, ImportSnapshot, LeadForm, LogActivity, RemoveLead, RenameTeam,
    },
    domain::{
        activity::{Activity, Channel, Direction},
        beyond::Beyond,
        erased::Erased,
        event::Event,
        field::Field,
        ids::{ActivityId, CampaignId, LeadId},
        moment::Moment,
        stamp::Stamp,
        workspace::Workspace,
    },
    sample,
    session::{
        Effect, Session, boot,
        files::{Incoming, Part, Row},
        storage::{Piece, piece},
    },
    snapshot::{file, parts, record},
};
use proptest::prelude::*;

use crate::{
    keeping::Run,
    law,
    stores::{Disk, Fails},
    world::{NOON, Tablet, World, stories},
};

/// What a piece says about erased leads, in words; nothing for one that is as it should be.
fn left_of(erased: &Erased, pieces: &BTreeMap<String, String>) -> Vec<String> {
    let says = |(key, text): (&String, &String)| match piece(key)? {
        Piece::Journal { .. } => {
            let events = record::decode(text).ok()?.events;
            let is_left = |event: &Event| {
                !matches!(event, Event::LeadErased { .. })
                    && event.lead().is_some_and(|lead| erased.has(lead))
            };
            events.iter().any(is_left).then(|| format!("{key}: {events:?}"))
        }
        Piece::Part { .. } | Piece::Checkpoint { part: 1.., .. } => {
            parts::decode(text).ok()?.holds_any(erased).then(|| key.clone())
        }
        _ => None,
    };
    pieces.iter().filter_map(says).collect()
}

proptest! {
    #![proptest_config(law(24))]

    /// Whatever was done, packed and undone before: after an erasure no store holds anything of it, whoever else is there
    /// is still there at the next start, and so is everything that can be undone.
    #[test]
    fn no_store_holds_anything_of_an_erased_lead(steps in stories(60), more in stories(20)) {
        let disk = Disk::new();
        let mut run = Run::first(&disk);
        run.day(&steps);
        run = run.restart(&disk, 70);
        run.day(&more);
        let shown = run.workspace().clone();
        for writer in [71, 72] {
            prop_assert!(run.clean());
            let erased = run.workspace().erased();
            for store in disk.each() {
                prop_assert_eq!(left_of(erased, &store), Vec::<String>::new());
            }
            let (undo, redo) = run.can_undo();
            run = run.restart(&disk, writer);
            prop_assert_eq!(run.workspace(), &shown);
            prop_assert_eq!(run.can_undo(), (undo, redo));
            run.mend();
        }
    }

    /// Law 6: who was erased anywhere stays erased, whatever older file is opened, and whatever is undone.
    #[test]
    fn an_erased_lead_stays_erased_whatever_older_file_is_opened(steps in stories(80)) {
        let World { tablets, files, .. } = World::after(3, &steps);
        for mut tablet in tablets {
            let erased = tablet.workspace().erased().clone();
            for file in &files {
                let brought = Box::new(file::decode(file).unwrap().workspace);
                let _ = tablet.ask(ImportSnapshot { brought });
            }
            prop_assert!(!tablet.workspace().holds_any(&erased));
            while tablet.undo() {
                prop_assert!(!tablet.workspace().holds_any(&erased));
            }
            tablet.reload();
            prop_assert!(!tablet.workspace().holds_any(&erased));
            let text = tablet.export();
            prop_assert!(erased.each().all(|(lead, _)| text.matches(&lead.to_string()).count() >= 1));
            prop_assert!(!file::decode(&text).unwrap().workspace.holds_any(&erased));
        }
    }
}

const NAME: &str = "Zoraya Quexington";
const TEXTS: [&str; 5] =
    [NAME, "zoraya@quexington.example", "Quexington Mills", "prefers the mauve one", "Borogoville"];
const ZORAYA: LeadId = LeadId::named("zoraya");

/// One whose texts are like nobody else's, on a tablet of its own, with everything that may be written about anybody.
fn knows_zoraya(tablet: &mut Tablet) {
    let team = tablet.workspace().teams()[0].id;
    let form = LeadForm::default()
        .with(Field::FullName, TEXTS[0])
        .with(Field::Email, TEXTS[1])
        .with(Field::Company, TEXTS[2]);
    tablet.ask(CaptureLead { lead: ZORAYA, team, form }).unwrap();
    let what = Activity {
        channel: Channel::ALL[0],
        direction: Direction::Inbound,
        at: tablet.now.millis,
        note: TEXTS[3].into(),
        beyond: Beyond::default(),
    };
    tablet.ask(LogActivity { lead: ZORAYA, activity: ActivityId::named("call"), what }).unwrap();
    let form = LeadForm::default().with(Field::City, TEXTS[4]);
    tablet.ask(EditLead { lead: ZORAYA, form, fresh: CampaignId::named("new") }).unwrap();
}

/// All that the pieces say, packed or not.
fn readable(pieces: &BTreeMap<String, String>) -> String {
    let packed = pieces.values().filter_map(|text| parts::decode(text).ok());
    let mut all: Vec<String> = packed.map(|part| file::encode(&part, 0)).collect();
    all.extend(pieces.values().cloned());
    all.concat()
}

/// Written down here, brought in by a file, in a checkpoint, removed and brought back: no text of it is left in any file
/// or store, and all the others are.
#[test]
fn an_erased_leads_texts_are_in_no_file_and_no_store() {
    let mut theirs = Tablet::new(900);
    let sample = Box::new(sample::workspace(30, 7, Moment::utc(NOON)));
    theirs.ask(ImportSnapshot { brought: sample }).unwrap();
    knows_zoraya(&mut theirs);
    let older = theirs.export();
    for is_brought in [false, true] {
        let disk = Disk::new();
        let mut run = Run::first(&disk);
        run.after(|world| {
            let tablet = &mut world.tablets[0];
            if is_brought {
                let brought = Box::new(file::decode(&older).unwrap().workspace);
                tablet.ask(ImportSnapshot { brought }).unwrap();
            } else {
                knows_zoraya(tablet);
            }
        });
        run.checkpoint();
        run = run.restart(&disk, 60);
        run.after(|world| {
            world.tablets[0].ask(RemoveLead { lead: ZORAYA }).unwrap();
            world.tablets[0].undo();
        });
        let others: BTreeSet<LeadId> =
            run.workspace().all_leads().map(|lead| lead.id).filter(|lead| *lead != ZORAYA).collect();
        for store in disk.each() {
            assert!(TEXTS.iter().all(|text| readable(&store).contains(text)), "else this shows nothing");
        }
        run.after(|world| world.tablets[0].ask(EraseLead { lead: ZORAYA }).unwrap());
        assert!(run.clean());
        run = run.restart(&disk, 61);
        assert!(!run.session().holds_erased(), "nothing is left to be seen to");
        // An older file comes back in.
        let looked =
            run.session().look_at(&[Incoming { name: "older".into(), text: older.clone() }], run.now());
        if let Some(preview) = looked.preview {
            assert!(!preview.differences.new.contains(&ZORAYA));
            assert_eq!(preview.removed_here, 1);
        }
        run.after(|world| {
            let brought = Box::new(file::decode(&older).unwrap().workspace);
            let _ = world.tablets[0].ask(ImportSnapshot { brought });
        });
        run.clean();
        run = run.restart(&disk, 62);
        let file = file::encode(run.workspace(), NOON);
        for (at, text) in disk.each().iter().map(readable).chain([file]).enumerate() {
            assert!(TEXTS.iter().all(|secret| !text.contains(secret)), "{is_brought}: in {at}");
        }
        assert!(others.iter().all(|lead| run.workspace().known_lead(*lead).is_some()));
    }
}

/// Each call is refused, once or from then on: nobody else is lost, and the next start ends what was begun.
#[test]
fn an_erasure_that_is_interrupted_is_ended_at_the_next_start() {
    let healthy = Disk::new();
    let mut run = Run::first(&healthy);
    run.after(|world| {
        let brought = Box::new(sample::workspace(12, 7, Moment::utc(NOON)));
        world.tablets[0].ask(ImportSnapshot { brought }).unwrap();
        knows_zoraya(&mut world.tablets[0]);
    });
    run.checkpoint();
    run.after(|world| world.tablets[0].ask(EraseLead { lead: ZORAYA }).unwrap());
    let shown = run.workspace().clone();
    let calls = {
        let disk = healthy.copy();
        let mut run = Run::resumed(&disk, 80);
        disk.fail(Fails::Never);
        assert!(run.clean());
        disk.calls()
    };
    assert!(calls > 10, "{calls}");
    for at in 0..calls {
        for (fails, kill) in
            [(Fails::Once(at), 0), (Fails::From(at), 0), (Fails::From(at), 3), (Fails::Sick(at % 2), 2)]
        {
            let disk = healthy.copy();
            let mut run = Run::resumed(&disk, 80);
            disk.fail(fails);
            run.clean();
            disk.fail(Fails::Never);
            disk.kill(kill);
            let mut run = run.restart(&disk, 81);
            assert_eq!(run.workspace(), &shown, "{fails:?}");
            run.mend();
            assert!(run.clean());
            for store in disk.each() {
                assert_eq!(left_of(shown.erased(), &store), Vec::<String>::new(), "{fails:?}, {kill}");
            }
            assert_eq!(run.restart(&disk, 82).workspace(), &shown, "{fails:?}");
        }
    }
}

/// An import that erased somebody is undone: whoever it brought goes again, and whoever it erased does not come back.
#[test]
fn undoing_an_import_brings_nobody_back_whom_it_erased() {
    let mut theirs = Tablet::new(900);
    let sample = Box::new(sample::workspace(12, 7, Moment::utc(NOON)));
    theirs.ask(ImportSnapshot { brought: sample }).unwrap();
    knows_zoraya(&mut theirs);
    let mut ours = Tablet::new(1);
    ours.ask(ImportSnapshot { brought: Box::new(theirs.workspace().clone()) }).unwrap();
    let before = ours.workspace().clone();
    theirs.ask(EraseLead { lead: ZORAYA }).unwrap();
    let team = theirs.workspace().teams()[0].id;
    theirs.ask(RenameTeam { team, name: "Elsewhere".into() }).unwrap();
    // Whoever looks at the file first sees who would go.
    let file = Incoming { name: "news".into(), text: theirs.export() };
    let preview = ours.session.look_at(&[file], ours.now).preview.unwrap();
    assert_eq!((preview.count(Part::Erased), preview.differences.for_ever), (1, 1));
    let row = Row::Lead { name: NAME.into(), company: TEXTS[2].into() };
    assert_eq!(preview.rows(Part::Erased, 0..9), [row]);
    ours.ask(ImportSnapshot { brought: Box::new(theirs.workspace().clone()) }).unwrap();
    assert_eq!(ours.workspace().team(team).unwrap().name(), "Elsewhere");
    let expected = before.without(theirs.workspace().erased().each());
    for _ in 0..2 {
        ours.undo();
        assert_eq!(ours.workspace(), &expected);
        ours.reload();
        assert_eq!(ours.workspace(), &expected);
        ours.redo();
        assert_eq!(ours.workspace(), theirs.workspace());
    }
}

/// What another tab knew and did: it hears of the erasure, and cannot revive anybody by what it did before it heard.
#[test]
fn another_tab_hears_of_an_erasure_and_revives_nobody() {
    let mut one = Tablet::new(1);
    one.ask(ImportSnapshot { brought: Box::new(sample::workspace(3, 7, Moment::utc(NOON))) }).unwrap();
    knows_zoraya(&mut one);
    let mut other = boot::open(one.pieces.clone(), 2).session;
    let now = Moment::utc(NOON + 60_000);
    let form = LeadForm::default().with(Field::City, "Lyon");
    let edit = other.dispatch(EditLead { lead: ZORAYA, form, fresh: CampaignId::named("new") }, now).unwrap();
    let erase = one.session.dispatch(EraseLead { lead: ZORAYA }, now).unwrap();
    one.session.begin_cleaning();
    let hear = |session: &mut Session, effects: &[Effect]| {
        for Effect::Write { key, value } in effects {
            session.hear(key, value, |_| None);
        }
    };
    hear(&mut other, &erase);
    hear(&mut one.session, &edit);
    assert!(one.session.holds_erased(), "what the other wrote lies in storage");
    assert_eq!(one.session.workspace(), other.workspace());
    assert!(other.workspace().known_lead(ZORAYA).is_none() && other.holds_erased());
    // What was done to the lead is offered for undoing by neither.
    for mut session in [one.session, other] {
        let erased = session.workspace().clone();
        let about = |session: &Session| {
            let change = session.to_undo().cloned();
            change.is_some_and(|change| change.events.iter().any(|event| event.lead() == Some(ZORAYA)))
        };
        while session.to_undo().is_some() {
            assert!(!about(&session));
            session.undo(now).unwrap();
            assert!(session.workspace().known_lead(ZORAYA).is_none());
        }
        while session.redo(now).is_ok() {}
        assert_eq!(session.workspace().erased(), erased.erased());
    }
}

/// An empty workspace with nothing but an erasure is worth a file: it erases elsewhere.
#[test]
fn an_erasure_goes_along_with_every_part_of_a_file() {
    let gone = Workspace::default().without([(ZORAYA, Stamp::ORIGIN)]);
    assert!(!gone.is_empty());
    assert_eq!(file::decode(&file::encode(&gone, 0)).unwrap().workspace, gone);
    assert_eq!(parts::decode(&parts::definitions(&gone)).unwrap(), gone);
}
