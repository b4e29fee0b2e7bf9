//! Dice that fall the same way every time, so that the same sample can be made twice.

/// SplitMix64 (Steele, Lea and Flood, 2014): eight bytes of state, and good enough for names and dates.
pub(super) struct Chance(u64);

impl Chance {
    /// Dice of their own for the `part`-th thing under a seed: more leads never change the earlier ones.
    pub fn new(seed: u64, part: u64) -> Self {
        Chance(mix(seed).wrapping_add(mix(part ^ 0x656e_746f_6e6e_6f69)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    pub fn bits(&mut self) -> u128 {
        u128::from(self.next()) << 64 | u128::from(self.next())
    }

    /// From 0 up to, but not including, `end`; 0 where there is no room.
    pub fn below(&mut self, end: i64) -> i64 {
        // The high half of a product spreads evenly enough for any `end` that fits a calendar.
        ((u128::from(self.next()) * end.max(0) as u128) >> 64) as i64
    }

    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below(most - least + 1)
    }

    pub fn percent(&mut self, chance: i64) -> bool {
        self.below(100) < chance
    }

    /// One of them; `None` only where there are none.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len() as i64) as usize)
    }

    /// One of these texts; empty only where there are none.
    pub fn word(&mut self, all: &[&'static str]) -> &'static str {
        self.pick(all).copied().unwrap_or("")
    }
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Which share the `n`-th of many falls into, so that even few of them come out close to the weights.
///
/// Steps of the golden ratio leave no gaps and no heaps, where dice would need hundreds of throws.
pub(super) fn share(seed: u64, n: u64, weights: &[u32]) -> usize {
    let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    let place = mix(seed).wrapping_add(n.wrapping_mul(GOLDEN));
    let mut left = ((u128::from(place) * u128::from(total)) >> 64) as u64;
    for (at, weight) in weights.iter().enumerate() {
        match left.checked_sub(u64::from(*weight)) {
            Some(rest) => left = rest,
            None => return at,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_dice_fall_the_same_way() {
        let throws = |seed, part| {
            let mut chance = Chance::new(seed, part);
            [chance.below(1000), chance.below(1000), chance.below(1000), chance.below(1000)]
        };
        assert_eq!(throws(1, 2), throws(1, 2));
        assert_ne!(throws(1, 2), throws(1, 3));
        assert_ne!(throws(1, 2), throws(2, 2));
    }

    #[test]
    fn no_throw_leaves_its_range() {
        let mut chance = Chance::new(1, 1);
        assert!((0..1000).all(|_| (3..=5).contains(&chance.between(3, 5))));
        assert_eq!((chance.below(0), chance.below(-7)), (0, 0));
        assert_eq!(chance.word(&[]), "");
    }

    #[test]
    fn few_things_fall_into_shares_close_to_the_weights() {
        for seed in 0..20 {
            let mut counts = [0; 3];
            (0..40).for_each(|n| counts[share(seed, n, &[50, 30, 20])] += 1);
            assert!(
                counts
                    .into_iter()
                    .zip([20, 12, 8])
                    .all(|(count, fair): (i32, i32)| (count - fair).abs() <= 2)
            );
        }
    }
}
