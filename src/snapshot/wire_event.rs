//! How a change is written in the journal: what happened, to what, and both ends.

use super::{
    json::Value,
    wire::{Wire, list, object, only, parsed, read_list, text},
    wire_lead::{read_fact, write_fact},
    wire_team::{read_seat, seat_text},
};
use crate::domain::{
    event::{Back, Cause, Change, Event},
    field::{Fact, Field},
    playbook::Playbook,
    stage::Trait,
    trail::Visit,
};

pub fn write(change: &Change) -> Value<'_> {
    let (undo, redo) = match change.cause {
        Cause::Asked => (Value::Null, Value::Null),
        Cause::Undo(stamp) => (text(&stamp), Value::Null),
        Cause::Redo(stamp) => (Value::Null, text(&stamp)),
    };
    object([
        ("at", text(&change.stamp)),
        ("undo", undo),
        ("redo", redo),
        ("events", list(&change.events, write_event)),
    ])
}

/// What a file brought in stands in pieces beside the record: here it is empty.
///
/// A field more may change what the others mean, and what is read here is written anew without it: so there must be none.
pub fn read(record: &Value) -> Option<Change> {
    only(record, &["at", "undo", "redo", "events"])?;
    let cause = match (record.get("undo"), record.get("redo")) {
        (Some(stamp), _) => Cause::Undo(parsed(stamp)?),
        (None, Some(stamp)) => Cause::Redo(parsed(stamp)?),
        (None, None) => Cause::Asked,
    };
    let events = read_list(record.get("events")?, read_event)?;
    Some(Change { stamp: parsed(record.get("at")?)?, cause, events })
}

fn write_event(event: &Event) -> Value<'_> {
    match event {
        Event::TeamFounded { team, name, playbook } => object([
            ("did", "team_founded".into()),
            ("team", text(team)),
            ("name", name.write()),
            ("playbook", playbook.write()),
        ]),
        Event::TeamRenamed { team, from, to } => ends("team_renamed", [("team", text(team))], from, to),
        Event::TeamArchived { team, from, to } => ends("team_archived", [("team", text(team))], from, to),
        Event::StageAdded { team, stage, traits } => object([
            ("did", "stage_added".into()),
            ("team", text(team)),
            ("stage", text(stage)),
            ("traits", traits.write()),
        ]),
        Event::StageReshaped { team, stage, from, to } => {
            ends("stage_reshaped", [("team", text(team)), ("stage", text(stage))], from, to)
        }
        Event::QuestionWorded { team, question, from, to } => {
            ends("question_worded", [("team", text(team)), ("question", text(question))], from, to)
        }
        Event::RuleSet { team, rule, from, to } => {
            ends("rule_set", [("team", text(team)), ("rule", text(rule))], from, to)
        }
        Event::StageMapped { team, of, from, to } => {
            ends("stage_mapped", [("team", text(team)), ("of", seat_text(*of).into())], from, to)
        }
        Event::NoticeWritten { team, from, to } => ends("notice_written", [("team", text(team))], from, to),
        Event::CampaignNamed { campaign, from, to } => {
            ends("campaign_named", [("campaign", text(campaign))], from, to)
        }
        Event::LeadCaptured { lead, facts, tags, visit } => {
            let fact = |(field, fact): &(Field, Fact)| Value::Array(vec![field.key().into(), text(fact)]);
            object([
                ("did", "lead_captured".into()),
                ("lead", text(lead)),
                ("facts", list(facts, fact)),
                ("tags", tags.write()),
                ("visit", visit.write()),
            ])
        }
        Event::LeadRemoved { lead, from, to } => ends("lead_removed", [("lead", text(lead))], from, to),
        Event::LeadErased { lead } => object([("did", "lead_erased".into()), ("lead", text(lead))]),
        Event::LeadTied { lead, from, to } => ends("lead_tied", [("lead", text(lead))], from, to),
        Event::LeadMoved { lead, from, to } => ends("lead_moved", [("lead", text(lead))], from, to),
        Event::FactChanged { lead, field, from, to } => object([
            ("did", "fact_changed".into()),
            ("lead", text(lead)),
            ("field", field.key().into()),
            ("from", write_fact(from)),
            ("to", write_fact(to)),
        ]),
        Event::TagChanged { lead, tag, from, to } => {
            ends("tag_changed", [("lead", text(lead)), ("tag", tag.write())], from, to)
        }
        Event::AnswerGiven { lead, question, from, to } => {
            ends("answer_given", [("lead", text(lead)), ("question", text(question))], from, to)
        }
        Event::ActivityLogged { lead, activity, from, to } => {
            ends("activity_logged", [("lead", text(lead)), ("activity", text(activity))], from, to)
        }
        // What was brought stands in pieces of its own beside the journal.
        Event::Joined { brought: _, back: Back::Writes(back) } => {
            object([("did", "joined".into()), ("back", list(back, write_event))])
        }
        Event::Joined { brought: _, back: Back::Parting { leads } } => {
            object([("did", "joined".into()), ("leads", (*leads).into())])
        }
        Event::Parted { import, leads, from, to } => {
            ends("parted", [("import", text(import)), ("leads", (*leads).into())], from, to)
        }
    }
}

/// An event with two ends of one kind.
fn ends<'a, const N: usize>(
    did: &'static str,
    about: [(&'static str, Value<'a>); N],
    from: &'a impl Wire,
    to: &'a impl Wire,
) -> Value<'a> {
    let mut event = object(about);
    if let Value::Object(fields) = &mut event {
        fields.insert("did", did.into());
        for (key, end) in [("from", from.write()), ("to", to.write())] {
            if !end.is_null() {
                fields.insert(key, end);
            }
        }
    }
    event
}

fn count(number: &Value) -> Option<usize> {
    usize::try_from(number.as_u64()?).ok()
}

fn read_event(record: &Value) -> Option<Event> {
    let event = known_event(record)?;
    let written = write_event(&event);
    let names = written.as_object()?.names().collect::<Vec<_>>();
    only(record, &names).map(|()| event)
}

fn known_event(record: &Value) -> Option<Event> {
    let end = |key: &str| record.get(key).unwrap_or(&Value::Null);
    let (from, to) = (end("from"), end("to"));
    let about = |key: &str| record.get(key);
    Some(match record.get("did")?.as_str()? {
        "team_founded" => Event::TeamFounded {
            team: parsed(about("team")?)?,
            name: Wire::read(about("name")?)?,
            playbook: Box::new(Playbook::read(about("playbook")?)?),
        },
        "team_renamed" => {
            Event::TeamRenamed { team: parsed(about("team")?)?, from: Wire::read(from)?, to: Wire::read(to)? }
        }
        "team_archived" => Event::TeamArchived {
            team: parsed(about("team")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "stage_added" => Event::StageAdded {
            team: parsed(about("team")?)?,
            stage: parsed(about("stage")?)?,
            traits: Wire::read(about("traits")?)?,
        },
        "stage_reshaped" => Event::StageReshaped {
            team: parsed(about("team")?)?,
            stage: parsed(about("stage")?)?,
            from: Trait::read(from)?,
            to: Trait::read(to)?,
        },
        "question_worded" => Event::QuestionWorded {
            team: parsed(about("team")?)?,
            question: parsed(about("question")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "rule_set" => Event::RuleSet {
            team: parsed(about("team")?)?,
            rule: parsed(about("rule")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "stage_mapped" => Event::StageMapped {
            team: parsed(about("team")?)?,
            of: read_seat(about("of")?.as_str()?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "notice_written" => Event::NoticeWritten {
            team: parsed(about("team")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "campaign_named" => Event::CampaignNamed {
            campaign: parsed(about("campaign")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "lead_captured" => {
            let fact = |fact: &Value| {
                let field = Field::from_key(fact.at(0)?.as_str()?)?;
                Some((field, field.recall(fact.at(1)?.as_str()?)?))
            };
            Event::LeadCaptured {
                lead: parsed(about("lead")?)?,
                facts: read_list(about("facts")?, fact)?,
                tags: Wire::read(about("tags")?)?,
                visit: Visit::read(about("visit")?)?,
            }
        }
        "lead_removed" => {
            Event::LeadRemoved { lead: parsed(about("lead")?)?, from: Wire::read(from)?, to: Wire::read(to)? }
        }
        "lead_erased" => Event::LeadErased { lead: parsed(about("lead")?)? },
        "lead_tied" => {
            Event::LeadTied { lead: parsed(about("lead")?)?, from: Wire::read(from)?, to: Wire::read(to)? }
        }
        "lead_moved" => {
            Event::LeadMoved { lead: parsed(about("lead")?)?, from: Wire::read(from)?, to: Wire::read(to)? }
        }
        "fact_changed" => {
            let field = Field::from_key(about("field")?.as_str()?)?;
            Event::FactChanged {
                lead: parsed(about("lead")?)?,
                field,
                from: read_fact(field, from)?,
                to: read_fact(field, to)?,
            }
        }
        "tag_changed" => Event::TagChanged {
            lead: parsed(about("lead")?)?,
            tag: Wire::read(about("tag")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "answer_given" => Event::AnswerGiven {
            lead: parsed(about("lead")?)?,
            question: parsed(about("question")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "activity_logged" => Event::ActivityLogged {
            lead: parsed(about("lead")?)?,
            activity: parsed(about("activity")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        "joined" => Event::Joined {
            brought: Box::default(),
            back: match about("back") {
                Some(back) => Back::Writes(read_list(back, read_event)?),
                None => Back::Parting { leads: count(about("leads")?)? },
            },
        },
        "parted" => Event::Parted {
            import: parsed(about("import")?)?,
            leads: count(about("leads")?)?,
            from: Wire::read(from)?,
            to: Wire::read(to)?,
        },
        _ => return None,
    })
}
