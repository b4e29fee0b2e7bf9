//! Something that happened with a lead: through which channel, in which direction, and when.

use super::{beyond::Beyond, moment::Millis};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    Call,
    Mail,
    Meeting,
    Letter,
    Form,
    Show,
    /// A page looked at, a paper downloaded, a message opened.
    Web,
    /// A message, comment or share on a social network.
    Social,
    /// One message to many: it says nothing about this person until they answer.
    Mailing,
    /// Of a kind that only a newer version knows; kept in [`Activity::beyond`].
    Unreadable,
}

impl Channel {
    /// All that somebody can choose.
    pub const ALL: [Channel; 9] = [
        Channel::Call,
        Channel::Mail,
        Channel::Meeting,
        Channel::Letter,
        Channel::Form,
        Channel::Show,
        Channel::Web,
        Channel::Social,
        Channel::Mailing,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Mail => "mail",
            Channel::Meeting => "meeting",
            Channel::Letter => "letter",
            Channel::Form => "form",
            Channel::Show => "show",
            Channel::Web => "web",
            Channel::Social => "social",
            Channel::Mailing => "mailing",
            Channel::Unreadable => "unreadable",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Channel::ALL.into_iter().find(|channel| channel.key() == key)
    }

    /// The direction that is meant when nobody says: forms, visits and meetings take the person's own step.
    pub fn usual_direction(self) -> Direction {
        match self {
            Channel::Form | Channel::Show | Channel::Meeting | Channel::Web | Channel::Social => {
                Direction::Inbound
            }
            Channel::Call | Channel::Mail | Channel::Letter | Channel::Mailing => Direction::Outbound,
            Channel::Unreadable => Direction::Unreadable,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the person to us.
    Inbound,
    /// From us to the person.
    Outbound,
    /// Of a kind that only a newer version knows; kept in [`Activity::beyond`].
    Unreadable,
}

impl Direction {
    pub fn key(self) -> &'static str {
        match self {
            Direction::Inbound => "inbound",
            Direction::Outbound => "outbound",
            Direction::Unreadable => "unreadable",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [Direction::Inbound, Direction::Outbound].into_iter().find(|direction| direction.key() == key)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Activity {
    pub channel: Channel,
    pub direction: Direction,
    pub at: Millis,
    pub note: String,
    pub beyond: Beyond,
}

impl Activity {
    pub fn new(channel: Channel, direction: Direction, at: Millis, note: impl Into<String>) -> Self {
        Self { channel, direction, at, note: note.into(), beyond: Beyond::default() }
    }

    /// Whether somebody of us tried to talk with this very person: one message to many is no attempt, and what it was
    /// that only a newer version knows cannot be said.
    pub fn is_attempt(&self) -> bool {
        self.direction == Direction::Outbound
            && !matches!(self.channel, Channel::Mailing | Channel::Unreadable)
    }
}
