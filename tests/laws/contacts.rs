//! Contacts come back onto the same people, and one undo takes them out as if they had never come.

use std::sync::Arc;

use entonnoir::{
    commands::{IfKnown, ImportSnapshot},
    domain::{
        ids::{LeadId, TeamId},
        workspace::Workspace,
    },
    session::{
        Session,
        files::{CardFile, CardPlanning, Destination, Person, Plan, Planning},
    },
};
use proptest::prelude::*;

use crate::{
    law,
    tables::{NOW, leaves_no_trace},
    world::{World, stories},
};

fn plan(people: &Arc<Vec<Person>>, here: &Workspace, if_known: IfKnown, team: TeamId) -> Plan {
    let into = Destination { team, fresh: LeadId::named("fresh"), now: NOW };
    CardPlanning::begin(Arc::clone(people), here.clone(), if_known, into).end()
}

proptest! {
    #![proptest_config(law(48))]

    /// Whomever of a colleague's people they fill in or write over: here and after a start.
    #[test]
    fn contacts_that_are_undone_leave_no_trace(steps in stories(60)) {
        let mut world = World::after(2, &steps);
        let there = Session::new(world.tablets[1].workspace().clone(), 99);
        let [ours, theirs] =
            [0, 1].map(|at: usize| world.tablets[at].workspace().teams().first().map(|team| team.id));
        let (Some(team), Some(theirs)) = (ours, theirs) else { return Ok(()) };
        let bytes = there.contacts(theirs, NOW).text.into_bytes();
        let people = there.look_at_cards(&[CardFile { name: "a.vcf".into(), bytes }]).people;
        let tablet = &mut world.tablets[0];
        for if_known in [IfKnown::Fill, IfKnown::Overwrite, IfKnown::KeepBoth] {
            let before = tablet.workspace().clone();
            let plan = plan(&people, &before, if_known, team);
            let comes_in = plan.new + plan.changed > 0;
            let import = ImportSnapshot { brought: Box::new(plan.brought) };
            prop_assert_eq!(tablet.ask(import).is_ok(), comes_in);
            if !comes_in {
                continue;
            }
            // Whoever was taken off the board here comes in as somebody else, whom a name alone does not tell.
            let is_gone = |person: &&Person| {
                let known = person.known.and_then(|id| before.known_lead(before.stand_in(id)));
                known.is_some_and(|lead| lead.is_removed())
            };
            let gone = people.iter().filter(is_gone).count();
            prop_assert!(self::plan(&people, tablet.workspace(), IfKnown::Fill, team).new <= gone);
            leaves_no_trace(tablet, &before)?;
        }
    }
}
