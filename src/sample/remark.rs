//! What is written down about the people of the sample: short notes, in the language they are spoken to.

use super::{
    chance::Chance,
    words::{Tongue, phrases},
};
use crate::domain::{
    activity::{Channel, Direction},
    ids::QuestionId,
};

/// What somebody is building, and in which language they are spoken to.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub tongue: Tongue,
    pub work: &'static str,
}

/// A note on something that happened.
pub(super) fn activity(
    chance: &mut Chance,
    subject: Subject,
    channel: Channel,
    direction: Direction,
) -> String {
    let words = phrases(subject.tongue);
    let opening = chance.word(match (channel, direction) {
        (Channel::Show, _) => words.show,
        (Channel::Form, _) => words.form,
        (Channel::Mailing, _) => words.mailing,
        (Channel::Letter, _) => words.letter,
        (Channel::Meeting, _) => words.meeting,
        (Channel::Call, Direction::Inbound) => words.call_in,
        (Channel::Call, _) => words.call_out,
        (Channel::Web, _) => words.form,
        (Channel::Mail | Channel::Social, Direction::Inbound) => words.mail_in,
        (Channel::Mail | Channel::Social | Channel::Unreadable, _) => words.mail_out,
    });
    // One message to many says nothing about anybody, and what we say ourselves tells nothing new of the person.
    let says_what = channel != Channel::Mailing && chance.percent(60);
    let says_more = direction == Direction::Inbound && chance.percent(65);
    let mut note = opening.to_owned();
    if says_what {
        note.push_str(colon(subject.tongue));
        note.push_str(subject.work);
    }
    note.push('.');
    if says_more {
        note.push(' ');
        note.push_str(chance.word(words.remarks));
    }
    note
}

/// A note on the lead itself, in one or two lines.
pub(super) fn lead(chance: &mut Chance, subject: Subject) -> String {
    let words = phrases(subject.tongue);
    let mut letters = subject.work.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let note = format!("{first}{}. {}", letters.as_str(), chance.word(words.remarks));
    match chance.word(words.remarks) {
        more if chance.percent(40) && !note.contains(more) => format!("{note}\n{more}"),
        _ => note,
    }
}

/// How an answer is known.
pub(super) fn grounds(chance: &mut Chance, subject: Subject, question: QuestionId, yes: bool) -> String {
    let found =
        phrases(subject.tongue).grounds.iter().find(|(asked, _, _)| QuestionId::named(asked) == question);
    let grounds = found.map_or(&[][..], |(_, for_yes, for_no)| if yes { *for_yes } else { *for_no });
    chance.word(grounds).to_owned()
}

fn colon(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Fr => "\u{a0}: ",
        Tongue::En => ": ",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn notes_vary_and_none_is_empty() {
        let mut chance = Chance::new(1, 1);
        for tongue in [Tongue::Fr, Tongue::En] {
            let about = || Subject { tongue, work: Chance::new(2, 1).word(phrases(tongue).works) };
            for channel in Channel::ALL {
                for direction in [Direction::Inbound, Direction::Outbound] {
                    assert!(!activity(&mut chance, about(), channel, direction).is_empty());
                }
            }
            let notes: BTreeSet<String> = (0..500).map(|_| lead(&mut chance, about())).collect();
            assert!(notes.len() > 100, "{}", notes.len());
        }
    }
}
