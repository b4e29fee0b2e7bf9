//! What a newer version wrote survives the older one, wherever it stands: in files, in storage, through joins, reloads
//! and imports that are taken out again, number by number as it came.

use entonnoir::{
    commands::{AnswerQuestion, CaptureLead, ImportSnapshot, LeadForm, LogActivity},
    domain::{
        activity::{Channel, Direction},
        beyond::Kept,
        criterion::{Answer, Said},
        field::Field,
        ids::{ActivityId, LeadId, QuestionId},
        lead::Lead,
        moment::Moment,
        workspace::Workspace,
    },
    session::{
        Session,
        files::extract::{Detail, Which},
    },
    snapshot::{file, parts},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    law,
    world::{NOON, Tablet, World, stories},
};

/// Whatever a field of tomorrow may hold.
fn value() -> impl Strategy<Value = Value> {
    let numbers =
        ["0.10", "-0", "1e+400", "12345678901234567890.123456789012345678901", "18446744073709551616"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(numbers.to_vec()).prop_map(|number| serde_json::from_str(number).unwrap()),
        ".{0,12}".prop_map(Value::from),
        Just(json!([["19a0c0e5a00-0-1", "a"], ["19a0c0e5a00-a-1", 0], ["19a0c0e5a01-0-1", null]])),
        Just(json!([{"id": "a", "x": [3, 1]}, {"id": "b"}])),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Each at a place that is chosen among all there are.
type Further = Vec<(prop::sample::Index, Value)>;

fn further() -> impl Strategy<Value = Further> {
    prop::collection::vec((any::<prop::sample::Index>(), value()), 1..24)
}

/// What a newer version may do at a place.
#[derive(Clone, Copy)]
enum Way {
    /// Another field in an object.
    Field,
    /// A word that is not in our list.
    Word(&'static str),
    /// An answer that is neither yes nor no nor a choice.
    Said,
    /// Something else that is decided about a stage.
    Trait,
    /// A legal basis that the law has added since.
    Basis,
    /// Something else said about who is the same person, or a further choice of where guests show.
    Write,
}

/// The objects that hold something by its name or identity, and what is told apart by how many fields it has.
const MAPS: [&str; 6] = ["tags", "answers", "activities", "questions", "rules", "counts"];

/// Every place where a newer version could write more, as a pointer.
fn places(value: &Value, at: &str, found: &mut Vec<(String, Way)>) {
    match value {
        Value::Object(fields) => {
            let name = at.rsplit('/').next().unwrap_or_default();
            if !MAPS.contains(&name) {
                found.push((at.to_owned(), Way::Field));
            }
            for word in ["channel", "direction", "topic", "occasion", "kind", "colour"] {
                found.extend(
                    fields.get(word).filter(|it| it.is_string()).map(|_| (at.to_owned(), Way::Word(word))),
                );
            }
            found.extend(
                (fields.contains_key("yes") || fields.contains_key("choice"))
                    .then(|| (at.to_owned(), Way::Said)),
            );
            found.extend(
                fields.get("basis").filter(|it| !it.is_boolean()).map(|_| (at.to_owned(), Way::Basis)),
            );
            for (name, value) in fields {
                let inside = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                match name.as_str() {
                    "traits" => found.push((inside.clone(), Way::Trait)),
                    "ties" | "guests" => found.push((inside.clone(), Way::Write)),
                    _ => {}
                }
                places(value, &inside, found);
            }
        }
        Value::Array(items) => {
            for (at_item, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{at_item}"), found);
            }
        }
        _ => {}
    }
}

/// The file of a newer version: the same, with what this one does not know strewn over it. And the marks by which each
/// is found again.
fn written(workspace: &Workspace, whose: &str, further: &Further) -> (Value, Vec<(String, String)>) {
    let mut file: Value = serde_json::from_str(&file::encode(workspace, 0)).unwrap();
    let mut found = Vec::new();
    places(&file, "", &mut found);
    // Of whoever is erased, nothing is kept but that.
    found.retain(|(at, _)| !at.starts_with("/erased"));
    let (mut marks, mut done) = (Vec::new(), Vec::new());
    for (number, (index, value)) in further.iter().enumerate() {
        let (at, way) = *index.get(&found.iter().collect::<Vec<_>>());
        // Whatever was changed once may lie elsewhere, or mean something else.
        if done.iter().any(|done: &String| done.starts_with(at.as_str()) || at.starts_with(done.as_str()))
            && !at.is_empty()
        {
            continue;
        }
        done.push(if at.is_empty() { "/".to_owned() } else { at.clone() });
        let mark = format!("{whose}{number}x");
        let stamp = format!("19a0c0e5aff-{number:x}-1");
        let created =
            at.strip_suffix("/facts").and_then(|lead| file.pointer(&format!("{lead}/created"))).cloned();
        let place = file.pointer_mut(at).unwrap();
        let said = json!({"mark": mark, "value": value});
        match way {
            Way::Field => place[&mark] = said,
            Way::Word(word) => place[word] = json!(mark),
            Way::Said => {
                let answer = place.as_object_mut().unwrap();
                answer.remove("yes");
                answer.remove("choice");
                answer.insert("scale".into(), said);
            }
            Way::Trait => place.as_array_mut().unwrap().push(json!({mark.clone(): value})),
            Way::Write => place.as_array_mut().unwrap().push(json!([stamp, {mark.clone(): value}])),
            Way::Basis => {
                let Some(created) = created else { continue };
                let before = place["basis"].take();
                let mut writes = if before.is_array() { before } else { json!([[created, before]]) };
                writes.as_array_mut().unwrap().push(json!([stamp, mark]));
                place["basis"] = writes;
            }
        }
        marks.push((at.clone(), mark));
    }
    (file, marks)
}

/// Lists of writes are sets, and those of a stage's traits.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(sorted).collect();
            items.sort_by_cached_key(Value::to_string);
            items.into()
        }
        Value::Object(fields) => {
            let inside = |(name, value): (&String, &Value)| {
                let value = if name == "traits" { &one_by_one(value) } else { value };
                (name.clone(), sorted(value))
            };
            fields.iter().map(inside).collect()
        }
        value => value.clone(),
    }
}

/// The writes of all traits, each for itself: which of them stand together is of no meaning.
fn one_by_one(traits: &Value) -> Value {
    let writes = |of_one: &Value| match of_one {
        Value::Array(writes) => writes.clone(),
        alone => vec![json!(["0-0-0", alone])],
    };
    traits.as_array().unwrap().iter().flat_map(writes).collect()
}

/// Whether a place in a file is about a lead that is erased by now.
fn is_of_erased(file: &Value, at: &str, now: &Workspace) -> bool {
    let number = at.strip_prefix("/leads/").and_then(|inside| inside.split('/').next());
    let id = number.and_then(|number| file.pointer(&format!("/leads/{number}/id"))?.as_str()?.parse().ok());
    id.is_some_and(|id| now.erased().has(id))
}

fn read(file: &Value) -> Workspace {
    let read = file::decode(&file.to_string()).unwrap();
    assert_eq!(read.rejected, [], "{file}");
    read.workspace
}

fn stored(workspace: &Workspace) -> Workspace {
    let pieces = parts::encode(workspace);
    let pieces: Vec<Workspace> = pieces.iter().map(|piece| parts::decode(piece).unwrap()).collect();
    let mut stored = Workspace::default();
    stored.join_all(&pieces);
    stored
}

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn what_a_newer_version_wrote_survives_files_storage_and_joins(
        steps in stories(30),
        one in further(),
        other in further(),
        third in further(),
    ) {
        let world = World::after(2, &steps);
        let (newer, marks) = written(world.tablets[0].workspace(), "a", &one);
        let kept = read(&newer);
        let text = file::encode(&kept, 0);
        let again: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(sorted(&again), sorted(&newer), "handed on in a file");
        prop_assert_eq!(&file::encode(&read(&again), 0), &text, "letter by letter from then on");
        prop_assert_eq!(&stored(&kept), &kept, "stored");
        // Two other tablets have heard otherwise.
        let (there, theirs) = written(world.tablets[1].workspace(), "b", &other);
        let (same, too) = written(world.tablets[0].workspace(), "c", &third);
        let all = [kept, read(&there), read(&same)];
        let joined = |order: [usize; 4]| {
            let mut joined = Workspace::default();
            order.into_iter().for_each(|at| joined.join(&all[at]));
            joined
        };
        let forward = joined([0, 1, 2, 0]);
        prop_assert_eq!(&forward, &joined([2, 1, 0, 1]), "whose file comes first, and the same file again");
        let mut apart = all[1].clone();
        apart.join(&all[2]);
        apart.join(&all[0]);
        prop_assert_eq!(&forward, &apart, "which two are joined first");
        prop_assert_eq!(&stored(&forward), &forward, "stored");
        let text = file::encode(&forward, 0);
        prop_assert_eq!(&read(&serde_json::from_str(&text).unwrap()), &forward, "handed on");
        for (file, marks) in [(&newer, &marks), (&there, &theirs), (&same, &too)] {
            for (at, mark) in marks {
                // Of two writes of one stay only one is kept, as ever; and nothing of whom another has erased.
                let may_go = at.contains("/trail/") || is_of_erased(file, at, &forward);
                prop_assert!(may_go || text.contains(mark.as_str()), "{mark} at {at}");
            }
        }
    }

    #[test]
    fn it_comes_with_an_import_and_goes_with_it(steps in stories(30), further in further()) {
        let mut world = World::after(2, &steps);
        let (newer, marks) = written(world.tablets[1].workspace(), "a", &further);
        let tablet = &mut world.tablets[0];
        let brought = read(&newer);
        // Whom it erases for ever, no undo brings back.
        let before = file::encode(&tablet.workspace().clone().without(brought.erased().each()), 0);
        if tablet.ask(ImportSnapshot { brought: Box::new(brought) }).is_ok() {
            let after = tablet.workspace().clone();
            tablet.reload();
            prop_assert_eq!(tablet.workspace(), &after);
            tablet.undo();
            prop_assert_eq!(&file::encode(tablet.workspace(), 0), &before);
            tablet.reload();
            prop_assert_eq!(&file::encode(tablet.workspace(), 0), &before);
            tablet.redo();
            prop_assert_eq!(tablet.workspace(), &after);
            // Nobody can say what it tells of whom, so none of it goes where less is to be told.
            let session = Session::new(after, 9);
            for detail in [Detail::WithoutContact, Detail::Numbers] {
                let less = file::encode(&session.extract(&Which::All, detail), 0);
                let is_told = |at: &str| {
                    let is_deep = at.split('/').count() > 3;
                    is_deep && (at.starts_with("/teams/") || at.starts_with("/campaigns/"))
                };
                for (at, mark) in marks.iter().filter(|(at, _)| !is_told(at)) {
                    prop_assert!(!less.contains(mark.as_str()), "{mark} at {at}");
                }
            }
        }
    }
}

fn claire() -> (Tablet, LeadId) {
    let mut tablet = World::new(1).tablets.remove(0);
    let form = LeadForm::default().with(Field::FullName, "Claire Morel");
    let team = tablet.workspace().teams()[0].id;
    let lead = LeadId::named("claire");
    tablet.ask(CaptureLead { lead, team, form }).unwrap();
    (tablet, lead)
}

/// Once this version knows a field, what was stored by one that did not is read as what it is.
#[test]
fn what_was_not_known_when_it_was_stored_is_known_once_it_is_read_by_a_newer_version() {
    let (tablet, lead) = claire();
    // As a version would have kept them that knew no tags.
    let mut before = tablet.workspace().lead(lead).unwrap().clone();
    before.beyond.put("tags", Kept::Text(json!({"hot": true}).to_string()));
    let pieces = parts::leads(&[&before]);
    let read: Vec<Lead> = parts::decode(&pieces[0]).unwrap().all_leads().cloned().collect();
    assert_eq!((read[0].tags().collect::<Vec<_>>(), read[0].beyond.is_empty()), (vec!["hot"], true));
}

/// What is written in one go has one stamp. In which order a newer version puts that, nobody can say.
#[test]
fn writes_of_one_moment_are_kept_in_whatever_order_they_come() {
    let (tablet, _) = claire();
    let mut file: Value = serde_json::from_str(&tablet.export()).unwrap();
    let other = "440eefcb964ff78ddf949a4c315ed9a3";
    let team = &mut file["teams"][0];
    let stages: Vec<String> =
        team["stages"].as_array().unwrap().iter().map(|stage| stage["id"].as_str().unwrap().into()).collect();
    let guest = |stage: &str, how: &str| {
        let of = format!("{other}/{stage}");
        json!(["19a0c0e5aff-0-1", {"of": of, "in": stages[0], "how": how}])
    };
    team["guests"] = json!([guest(&stages[0], "b"), guest(&stages[1], "a"), guest(&stages[1], "a")]);
    team["moods"] = json!([["19a0c0e5aff-0-1", "b"], ["19a0c0e5aff-0-1", "a"]]);
    let kept = read(&file);
    let mut moods = file.clone();
    moods["teams"][0]["moods"] = json!([["19a0c0e5aff-0-1", "c"]]);
    let mut joined = kept.clone();
    joined.join(&read(&moods));
    for (workspace, moods) in [(&kept, 2), (&joined, 3)] {
        let again: Value = serde_json::from_str(&file::encode(workspace, 0)).unwrap();
        let guests = again["teams"][0]["guests"].as_array().unwrap();
        assert_eq!(guests.len(), 2, "{guests:?}");
        assert!(file["teams"][0]["guests"].as_array().unwrap().iter().all(|guest| guests.contains(guest)));
        assert_eq!(again["teams"][0]["moods"].as_array().unwrap().len(), moods);
        assert_eq!(&stored(workspace), workspace);
    }
}

/// An edit goes over what cannot be read, and undo brings it back as it came.
#[test]
fn what_was_edited_over_comes_back_with_undo() {
    let (tablet, lead) = claire();
    let (need, call) = (QuestionId::named("need"), ActivityId::named("call"));
    let mut newer: Value = serde_json::from_str(&tablet.export()).unwrap();
    let stamp = "19a0c0e5aff-0-1";
    let answer = r#"{"scale":0.1000,"of":1e+400,"evidence":"she said four of five"}"#;
    let answer: Value = serde_json::from_str(answer).unwrap();
    let pigeon = json!({"channel": "pigeon", "direction": "upwards", "at": NOON, "note": "coo", "wings": 2});
    newer["leads"][0]["answers"] = json!({need.to_string(): [[stamp, answer]]});
    newer["leads"][0]["activities"] = json!({call.to_string(): [[stamp, pigeon]]});
    let mut tablet = Tablet::new(7);
    tablet.ask(ImportSnapshot { brought: Box::new(read(&newer)) }).unwrap();
    let of = |tablet: &Tablet| tablet.workspace().lead(lead).unwrap().clone();
    let (before, said) = (of(&tablet), of(&tablet).answer(need).cloned());
    let said = said.map(|answer| (answer.said, answer.evidence));
    assert_eq!(said, Some((Said::Unreadable, "she said four of five".into())));
    let what = before.activity(call).cloned().unwrap();
    assert_eq!(
        (what.channel, what.direction, what.note.as_str()),
        (Channel::Unreadable, Direction::Unreadable, "coo")
    );
    tablet.ask(AnswerQuestion { lead, question: need, to: Some(Answer::new(Said::Yes, "")) }).unwrap();
    let what = entonnoir::domain::activity::Activity { note: "cooed".into(), ..what };
    tablet.ask(LogActivity { lead, activity: call, what }).unwrap();
    tablet.reload();
    assert_eq!(of(&tablet).answer(need).map(|answer| answer.said), Some(Said::Yes));
    let text = tablet.export();
    assert_eq!(text.matches("\"wings\":2").count(), 2, "what is edited stays what it is: {text}");
    assert!(tablet.undo() && tablet.undo());
    tablet.reload();
    assert_eq!(
        (of(&tablet).answer(need), of(&tablet).activity(call)),
        (before.answer(need), before.activity(call))
    );
    assert!(tablet.export().contains(r#""of":1e+400,"scale":0.1000"#), "{}", tablet.export());
}

/// Bounds like those of anything else.
#[test]
fn what_is_too_deep_or_too_long_is_handed_back() {
    let (tablet, _) = claire();
    let with = |place: &str, value: String| {
        let mut file: Value = serde_json::from_str(&tablet.export()).unwrap();
        file.pointer_mut(place).unwrap()["moreover"] = json!("here");
        let read = file::decode(&file.to_string().replacen("\"here\"", &value, 1)).unwrap();
        (read.workspace.all_leads().count(), read.rejected.len())
    };
    let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let long = |bytes: usize| format!("\"{}\"", "x".repeat(bytes));
    for (place, left) in [("", 1), ("/leads/0", 0), ("/leads/0/trail/0/1", 0)] {
        assert_eq!(with(place, deep(32)), (1, 0), "{place}");
        assert_eq!(with(place, long(1 << 20)), (1, 0), "{place}");
        assert_eq!(with(place, deep(34)), (left, 1), "{place}");
        assert_eq!(with(place, long(5 << 20)), (left, 1), "{place}");
    }
    let now = Moment::utc(NOON);
    assert!(Session::new(tablet.workspace().clone(), 1).export(now).text.len() < 1 << 20);
}
