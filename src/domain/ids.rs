//! What makes two leads different even when they share a name: 128 random bits, one type for each kind of thing.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
};

/// The identity of one `Of`. Written as 32 hexadecimal digits.
///
/// Aligned as everything else is: 16 bytes, as a browser would align it by itself, make whatever holds one larger, and
/// slower to find room for.
#[repr(Rust, packed(8))]
pub struct Id<Of>(u128, PhantomData<fn() -> Of>);

/// Names the kinds of identity without tying them to the types that carry them.
pub mod kind {
    #[derive(Debug)]
    pub enum Team {}
    #[derive(Debug)]
    pub enum Stage {}
    #[derive(Debug)]
    pub enum Criterion {}
    #[derive(Debug)]
    pub enum Question {}
    #[derive(Debug)]
    pub enum Choice {}
    #[derive(Debug)]
    pub enum Rule {}
    #[derive(Debug)]
    pub enum Lead {}
    #[derive(Debug)]
    pub enum Activity {}
    #[derive(Debug)]
    pub enum Campaign {}
}

pub type TeamId = Id<kind::Team>;
pub type StageId = Id<kind::Stage>;
pub type CriterionId = Id<kind::Criterion>;
pub type QuestionId = Id<kind::Question>;
pub type ChoiceId = Id<kind::Choice>;
pub type RuleId = Id<kind::Rule>;
pub type LeadId = Id<kind::Lead>;
pub type ActivityId = Id<kind::Activity>;
pub type CampaignId = Id<kind::Campaign>;

impl<Of> Id<Of> {
    pub const fn new(bits: u128) -> Self {
        Self(bits, PhantomData)
    }

    /// The identity of a built-in thing: the same on every tablet, because it is made from its name alone.
    ///
    /// FNV-1a over 128 bits. The names are ours and few, so resistance to forged collisions is not asked of it.
    pub const fn named(name: &str) -> Self {
        let bytes = name.as_bytes();
        let mut bits: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        let mut at = 0;
        while at < bytes.len() {
            bits ^= bytes[at] as u128;
            bits = bits.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
            at += 1;
        }
        Self::new(bits)
    }

    /// A further identity that follows from this one, for the parts of something new.
    pub const fn derived(self, part: u64) -> Self {
        Self::new(
            (self.0 ^ part as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) ^ (self.0 >> 64),
        )
    }

    pub const fn bits(self) -> u128 {
        self.0
    }
}

// Derived traits would ask the same of `Of`, which is only a name.
impl<Of> Clone for Id<Of> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Of> Copy for Id<Of> {}
impl<Of> PartialEq for Id<Of> {
    fn eq(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }
}
impl<Of> Eq for Id<Of> {}
impl<Of> PartialOrd for Id<Of> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<Of> Ord for Id<Of> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits().cmp(&other.bits())
    }
}
impl<Of> Hash for Id<Of> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits().hash(state);
    }
}
impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.bits())
    }
}
impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.bits())
    }
}

/// The text is not 32 hexadecimal digits.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAnId;

impl<Of> FromStr for Id<Of> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // `from_str_radix` also accepts a sign, hence the look at the digits.
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotAnId);
        }
        u128::from_str_radix(text, 16).map(Self::new).map_err(|_| NotAnId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_being_written_down() {
        let id = LeadId::named("claire");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("+0000000000000000000000000000001".parse::<LeadId>(), Err(NotAnId));
        assert_eq!("".parse::<LeadId>(), Err(NotAnId));
    }

    #[test]
    fn derived_ids_differ_from_their_source_and_from_each_other() {
        let id = LeadId::named("claire");
        assert_ne!(id.derived(1), id.derived(2));
        assert_ne!(id.derived(1), id);
        assert_ne!(id.derived(1), LeadId::named("marc").derived(1));
    }
}
