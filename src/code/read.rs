//! What the codes in a picture say.

use rqrr::PreparedImage;

/// A picture in shades of grey, row by row from the top left; 0 is black.
#[derive(Clone, Copy, Debug)]
pub struct Shades<'a> {
    pub width: usize,
    pub shades: &'a [u8],
}

/// Points a side of the smallest code, with a point for each square. The decoder stops at pictures of a few points.
pub(super) const SMALLEST: usize = 21;

/// What each code in the picture says, as bytes: they need not be text. What cannot be read is left out.
pub fn read(picture: Shades<'_>) -> Vec<Vec<u8>> {
    let Shades { width, shades } = picture;
    let height = shades.len().checked_div(width).unwrap_or(0);
    if width.min(height) < SMALLEST {
        return Vec::new();
    }
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, |x, y| shades[y * width + x]);
    let mut said = Vec::new();
    for grid in prepared.detect_grids() {
        let mut bytes = Vec::new();
        if grid.decode_to(&mut bytes).is_ok() {
            said.push(bytes);
        }
    }
    said
}
