//! What is held before the camera: a badge with a code on it, as a picture and as a film.

use std::{
    fs,
    path::{Path, PathBuf},
};

use entonnoir::code::draw::draw;

use crate::page::Page;

const WIDTH: usize = 640;
const HEIGHT: usize = 480;

/// Where a browser looks for what its camera sees.
pub fn film(profile: &Path) -> PathBuf {
    profile.join("camera.y4m")
}

impl Page {
    /// From now on the camera sees such a badge; the browser asks nobody.
    pub fn hold_before_the_camera(&mut self, says: &str) {
        // Header and one picture, which is shown over and over: luminance, then two colours at a quarter of its size.
        let mut film = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n").into_bytes();
        film.extend(shades(says));
        film.resize(film.len() + WIDTH * HEIGHT / 2, 128);
        fs::write(self.film(), film).expect("the film is written");
    }
}

/// A photograph of a badge, as a bitmap, which any browser shows and needs no packing.
pub fn photograph(says: &str) -> Vec<u8> {
    let (size, head) = (3 * WIDTH * HEIGHT, 54);
    let mut file = b"BM".to_vec();
    for number in [head + size, 0, head, 40, WIDTH, HEIGHT] {
        file.extend((number as u32).to_le_bytes());
    }
    // One plane of 24 bits a point, not packed; then what may be left at nothing.
    file.extend([1, 0, 24, 0]);
    file.resize(head, 0);
    // From the bottom up.
    for row in shades(says).chunks_exact(WIDTH).rev() {
        file.extend(row.iter().flat_map(|shade| [*shade; 3]));
    }
    file
}

/// A code in the middle, black on paper.
fn shades(says: &str) -> Vec<u8> {
    const SQUARE: usize = 6;
    let squares = draw(says.as_bytes()).expect("a badge says no more than fits");
    let (left, top) = ((WIDTH - squares.side * SQUARE) / 2, (HEIGHT - squares.side * SQUARE) / 2);
    let shade = |at: usize| {
        let x = (at % WIDTH).checked_sub(left)? / SQUARE;
        let y = (at / WIDTH).checked_sub(top)? / SQUARE;
        let is_black = x < squares.side && y < squares.side && squares.black[y * squares.side + x];
        is_black.then_some(30)
    };
    (0..WIDTH * HEIGHT).map(|at| shade(at).unwrap_or(220)).collect()
}
