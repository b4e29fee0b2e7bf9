//! What most teams can count from the first day: each makes its own of it.
//!
//! The same rules stand in several playbooks under the same identities, so a team that changes its way of working
//! keeps what it has learnt about them.

use super::table::{Given, Gives};
use crate::domain::{activity::Channel, field::Field};

/// Who the person is: points for somebody who has a say, in a firm large enough to buy.
pub(super) const FIT: &[Given] = &[
    Given {
        name: "rule/title",
        rule: Gives::Words(
            Field::Title,
            &[
                "directeur",
                "directrice",
                "director",
                "gérant",
                "responsable",
                "président",
                "chef",
                "fondateur",
                "fondatrice",
                "acheteur",
                "acheteuse",
                "associé",
                "manager",
                "owner",
                "head",
                "founder",
                "chief",
                "buyer",
                "partner",
            ],
            10,
        ),
    },
    Given { name: "rule/employees", rule: Gives::Between(Field::Employees, Some(10), None, 10) },
];

/// What the person does: the closer to a talk, the more it says.
pub(super) const ENGAGEMENT: &[Given] = &[
    // Looking and liking wears off.
    Given { name: "rule/web", rule: Gives::Does(&[Channel::Web], 2, 5, Some(60)) },
    Given { name: "rule/social", rule: Gives::Does(&[Channel::Social], 2, 3, Some(60)) },
    Given { name: "rule/form", rule: Gives::Does(&[Channel::Form, Channel::Show], 10, 2, Some(180)) },
    Given { name: "rule/answer", rule: Gives::Does(&[Channel::Mail, Channel::Letter], 10, 3, Some(180)) },
    Given { name: "rule/call", rule: Gives::Does(&[Channel::Call], 15, 2, Some(180)) },
    Given { name: "rule/meeting", rule: Gives::Does(&[Channel::Meeting], 25, 2, None) },
];
