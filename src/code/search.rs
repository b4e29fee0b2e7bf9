//! Codes in pictures that are not easy: dark, blurred, grainy, mirrored in a badge's cover, white on black.
//!
//! The reader takes its own threshold along each row, which glare and grain lead astray. So a picture in which it sees
//! nothing is looked at in other ways, one after the other, until one of them shows a code.

use super::read::{SMALLEST, Shades, read};

/// A way of looking at a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    Plain,
    /// Each shade against those around it, which does away with shadows and glare.
    Local,
    /// Half as large, which does away with grain.
    Halved,
    /// The same, against what is around.
    HalvedLocal,
    /// Twice as large, for small codes.
    Doubled,
    /// White on black, as screens in dark rooms show them.
    Inverted,
}

impl Look {
    /// The likeliest first.
    pub const ALL: [Look; 6] =
        [Look::Plain, Look::Local, Look::Halved, Look::HalvedLocal, Look::Doubled, Look::Inverted];
}

/// More points than this are not doubled: the code would not be small.
const MOST_TO_DOUBLE: usize = 900 * 900;

/// Looks in all ways until one shows something.
pub fn search(picture: Shades<'_>) -> Vec<Vec<u8>> {
    let found = Look::ALL.into_iter().map(|look| search_as(picture, look));
    found.into_iter().find(|said| !said.is_empty()).unwrap_or_default()
}

/// Looks in one way: a camera has another picture for the next one.
pub fn search_as(picture: Shades<'_>, look: Look) -> Vec<Vec<u8>> {
    let Shades { width, shades } = picture;
    if width < SMALLEST || shades.len() / width < SMALLEST {
        return Vec::new();
    }
    let seen = |(width, shades): (usize, Vec<u8>)| read(Shades { width, shades: &shades });
    match look {
        Look::Plain => read(picture),
        Look::Local => seen((width, local(picture))),
        Look::Halved => seen(halved(picture)),
        Look::HalvedLocal => {
            let (width, shades) = halved(picture);
            seen((width, local(Shades { width, shades: &shades })))
        }
        Look::Doubled if shades.len() > MOST_TO_DOUBLE => Vec::new(),
        Look::Doubled => seen(doubled(picture)),
        Look::Inverted => seen((width, shades.iter().map(|shade| 255 - shade).collect())),
    }
}

/// Black where a point is darker than the mean of a window around it, white elsewhere. The window is an eighth of the
/// picture's shorter side: several squares of any code that is large enough to be read.
fn local(picture: Shades<'_>) -> Vec<u8> {
    let Shades { width, shades } = picture;
    let height = shades.len() / width;
    let reach = (width.min(height) / 16).max(4);
    let sums = sums(width, shades);
    let sum = |x: usize, y: usize| sums[y * (width + 1) + x];
    let mut seen = Vec::with_capacity(width * height);
    for y in 0..height {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let around = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
            let points = (right - left) * (bottom - top);
            let is_dark = usize::from(shades[y * width + x]) * points * 100 < around * DARK;
            seen.push(if is_dark { 0 } else { 255 });
        }
    }
    seen
}

/// Hundredths of the mean below which a point is black: paper has grain of its own.
const DARK: usize = 94;

/// The sum of all shades above and left of each point, with a row and a column of nothing before them.
fn sums(width: usize, shades: &[u8]) -> Vec<usize> {
    let height = shades.len() / width;
    let mut sums = vec![0; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += usize::from(shades[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    sums
}

/// Each point the mean of four.
fn halved(picture: Shades<'_>) -> (usize, Vec<u8>) {
    let Shades { width, shades } = picture;
    let (across, down) = (width / 2, shades.len() / width / 2);
    let shade = |x: usize, y: usize| u32::from(shades[y * width + x]);
    let mut seen = Vec::with_capacity(across * down);
    for (y, x) in (0..down).flat_map(|y| (0..across).map(move |x| (2 * y, 2 * x))) {
        let mean = (shade(x, y) + shade(x + 1, y) + shade(x, y + 1) + shade(x + 1, y + 1)) / 4;
        // The mean of four bytes is one.
        seen.push(mean as u8);
    }
    (across, seen)
}

/// Points between the points, each the mean of its neighbours.
fn doubled(picture: Shades<'_>) -> (usize, Vec<u8>) {
    let Shades { width, shades } = picture;
    let height = shades.len() / width;
    let shade = |x: usize, y: usize| u32::from(shades[y.min(height - 1) * width + x.min(width - 1)]);
    let mut seen = Vec::with_capacity(4 * width * height);
    for (y, x) in (0..2 * height).flat_map(|y| (0..2 * width).map(move |x| (y, x))) {
        let (left, top) = (x / 2, y / 2);
        let (right, bottom) = (left + x % 2, top + y % 2);
        let mean = (shade(left, top) + shade(right, top) + shade(left, bottom) + shade(right, bottom)) / 4;
        seen.push(mean as u8);
    }
    (2 * width, seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shadows_go_and_sizes_are_right() {
        // A black point on paper that is half in the shade.
        let mut shades: Vec<u8> = (0..64 * 64).map(|at| if at % 64 < 32 { 90 } else { 230 }).collect();
        shades[20 * 64 + 10] = 40;
        shades[20 * 64 + 50] = 150;
        let seen = local(Shades { width: 64, shades: &shades });
        assert_eq!(
            [seen[20 * 64 + 10], seen[20 * 64 + 50], seen[5 * 64 + 10], seen[5 * 64 + 50]],
            [0, 0, 255, 255]
        );
        assert_eq!(halved(Shades { width: 3, shades: &[0, 4, 9, 8, 4, 9, 1, 1, 1] }), (1, vec![4]));
        assert_eq!(
            doubled(Shades { width: 2, shades: &[0, 100] }),
            (4, vec![0, 50, 100, 100, 0, 50, 100, 100])
        );
    }

    proptest! {
        // Each is read in six ways.
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn no_picture_stops_the_search(width in 0_usize..90, chance in 0_u64.., points in 0_usize..9_000) {
            let mut chance = fastrand::Rng::with_seed(chance);
            // Coarse, so that there is something like a finder among it.
            let shades: Vec<u8> = (0..points).map(|_| [0, 255][chance.usize(..2)]).collect();
            for look in Look::ALL {
                search_as(Shades { width, shades: &shades }, look);
            }
        }
    }
}
