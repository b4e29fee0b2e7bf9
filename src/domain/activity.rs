//! Something that happened with a lead: through which channel, in which direction, and when.

use super::moment::Millis;

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
}

impl Channel {
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
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the person to us.
    Inbound,
    /// From us to the person.
    Outbound,
}

impl Direction {
    pub fn key(self) -> &'static str {
        match self {
            Direction::Inbound => "inbound",
            Direction::Outbound => "outbound",
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
}
