//! The two small fields in which QR codes count, for the reader of codes (`rqrr`), in place of the crate of this name.
//!
//! That one multiplies by a table of 65,536 bytes, which no compressor makes smaller: a third of what a phone fetches
//! to read a badge. This one adds logarithms, and offers no more than the reader asks for.

use std::ops::{Add, AddAssign, Div, Mul, MulAssign};

/// Polynomials over two elements, modulo one that cannot be divided.
pub trait GaloisField:
    Copy + Eq + Add<Output = Self> + AddAssign + Mul<Output = Self> + MulAssign + Div<Output = Self>
{
    const ZERO: Self;
    const ONE: Self;
    /// Its powers are all the others but zero.
    const GENERATOR: Self;

    fn pow(self, exponent: usize) -> Self;
}

/// The powers of two, and of which power each value is.
#[derive(Debug)]
pub struct Tables {
    powers: [u8; 256],
    logarithms: [u8; 256],
    /// How many values there are but zero.
    order: usize,
}

impl Tables {
    /// Of a field of at most eight bits in which two is a generator.
    pub const fn of(bits: u32, modulus: u32) -> Self {
        let order = (1 << bits) - 1;
        let (mut powers, mut logarithms) = ([0; 256], [0; 256]);
        let (mut at, mut value) = (0, 1_u32);
        while at < order {
            powers[at] = value as u8;
            logarithms[value as usize] = at as u8;
            value <<= 1;
            if value >> bits != 0 {
                value ^= modulus;
            }
            at += 1;
        }
        Self { powers, logarithms, order }
    }

    pub fn product(&self, one: u8, other: u8) -> u8 {
        if other == 0 { 0 } else { self.moved(one, self.logarithm(other)) }
    }

    /// Nothing is divided by zero; what is anyway is zero.
    pub fn quotient(&self, one: u8, other: u8) -> u8 {
        if other == 0 { 0 } else { self.moved(one, self.order - self.logarithm(other)) }
    }

    pub fn power(&self, base: u8, exponent: usize) -> u8 {
        match base {
            _ if exponent == 0 => 1,
            0 => 0,
            base => self.powers[self.logarithm(base) * (exponent % self.order) % self.order],
        }
    }

    fn moved(&self, value: u8, by: usize) -> u8 {
        if value == 0 { 0 } else { self.powers[(self.logarithm(value) + by) % self.order] }
    }

    fn logarithm(&self, value: u8) -> usize {
        usize::from(self.logarithms[usize::from(value)])
    }
}

/// Of two polynomials over two elements.
pub fn sum(one: u8, other: u8) -> u8 {
    one ^ other
}

/// Makes a field: its name, its bits, and the polynomial that stands for zero.
#[macro_export]
macro_rules! g2p {
    ($field:ident, $bits:literal, modulus: $modulus:literal) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $field(pub u8);

        impl $field {
            const TABLES: &'static $crate::Tables = &$crate::Tables::of($bits, $modulus);
        }

        impl $crate::GaloisField for $field {
            const ZERO: Self = $field(0);
            const ONE: Self = $field(1);
            const GENERATOR: Self = $field(2);

            fn pow(self, exponent: usize) -> Self {
                $field(Self::TABLES.power(self.0, exponent))
            }
        }

        impl ::std::ops::Add for $field {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                $field($crate::sum(self.0, other.0))
            }
        }

        impl ::std::ops::AddAssign for $field {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl ::std::ops::Mul for $field {
            type Output = Self;

            fn mul(self, other: Self) -> Self {
                $field(Self::TABLES.product(self.0, other.0))
            }
        }

        impl ::std::ops::MulAssign for $field {
            fn mul_assign(&mut self, other: Self) {
                *self = *self * other;
            }
        }

        impl ::std::ops::Div for $field {
            type Output = Self;

            fn div(self, other: Self) -> Self {
                $field(Self::TABLES.quotient(self.0, other.0))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::GaloisField;

    g2p!(GF16, 4, modulus: 0b1_0011);
    g2p!(GF256, 8, modulus: 0b1_0001_1101);

    /// As on paper: shifted, added up, and reduced.
    fn by_hand(one: u8, other: u8, bits: u32, modulus: u32) -> u8 {
        let mut sum =
            (0..bits).filter(|at| other >> at & 1 == 1).fold(0, |sum, at| sum ^ u32::from(one) << at);
        for at in (bits..2 * bits).rev() {
            if sum >> at & 1 == 1 {
                sum ^= modulus << (at - bits);
            }
        }
        sum as u8
    }

    #[test]
    fn every_product_is_what_it_is_on_paper_and_divides_again() {
        for (one, other) in (0..=255).flat_map(|one| (0..=255).map(move |other| (one, other))) {
            let product = GF256(one) * GF256(other);
            assert_eq!(product.0, by_hand(one, other, 8, 0b1_0001_1101), "{one} × {other}");
            if other != 0 {
                assert_eq!(product / GF256(other), GF256(one));
            }
        }
        for (one, other) in (0..16).flat_map(|one| (0..16).map(move |other| (one, other))) {
            assert_eq!((GF16(one) * GF16(other)).0, by_hand(one, other, 4, 0b1_0011), "{one} × {other}");
        }
    }

    #[test]
    fn a_power_is_a_product_of_itself() {
        for base in 0..=255 {
            let mut product = GF256::ONE;
            for exponent in 0..600 {
                assert_eq!(GF256(base).pow(exponent), product, "{base} to the {exponent}");
                product *= GF256(base);
            }
        }
    }
}
