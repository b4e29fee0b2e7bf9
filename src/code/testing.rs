//! Codes as a screen shows them, for tests.

use super::draw::Squares;

/// Squares of white around a code.
const MARGIN: usize = 4;

/// As on a screen: each square so many points, with the margin around.
pub fn shown(squares: &Squares, points: usize) -> (usize, Vec<u8>) {
    let width = (squares.side + 2 * MARGIN) * points;
    let is_black = |x: usize, y: usize| {
        let (x, y) = ((x / points).checked_sub(MARGIN)?, (y / points).checked_sub(MARGIN)?);
        (x < squares.side && y < squares.side).then(|| squares.black[y * squares.side + x])
    };
    let shade = |at: usize| if is_black(at % width, at / width) == Some(true) { 20 } else { 235 };
    (width, (0..width * width).map(shade).collect())
}
