//! Whatever the clocks of tablets do, what is written later counts as later.

use entonnoir::domain::{
    moment::LAST,
    stamp::{Clock, Stamp},
};
use proptest::prelude::*;

use crate::{
    law,
    world::{World, stories},
};

/// As the wall clock may go, and as a stamp from a file may be.
fn moments() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        Just(-1),
        Just(i64::MAX),
        Just(LAST),
        any::<i64>(),
        1_700_000_000_000_i64..1_800_000_000_000
    ]
}

proptest! {
    #![proptest_config(law(256))]

    #[test]
    fn stamps_only_grow(ticks in prop::collection::vec((moments(), prop::option::of((moments(), prop_oneof![any::<u16>(), Just(u16::MAX)], any::<u64>()))), 1..50)) {
        let mut clock = Clock::new(7);
        let mut last = Stamp::ORIGIN;
        for (now, heard) in ticks {
            if let Some((millis, counter, writer)) = heard {
                // Only what a file may hold can be heard.
                let stamp = Stamp { millis: millis.max(0), counter, writer };
                if stamp.is_on_the_calendar() {
                    clock.saw(stamp);
                    last = last.max(stamp);
                }
            }
            let stamp = clock.tick(now);
            prop_assert!(stamp > last, "{stamp} after {last}");
            prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
            last = stamp;
        }
    }
}

proptest! {
    #![proptest_config(law(24))]

    #[test]
    fn every_change_comes_after_all_that_its_tablet_knew(steps in stories(60)) {
        for tablet in World::after(2, &steps).tablets {
            prop_assert!(tablet.changes().windows(2).all(|pair| pair[0].stamp < pair[1].stamp));
        }
    }
}
