//! A badge in front of a camera, drawn point by point.

use fastrand::Rng;
use qrcode::{EcLevel, QrCode};

/// How a badge is held and lit. The picture is that of a tablet's camera, scaled down.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub says: &'static str,
    /// Of the code without its margin, in points.
    pub side: f64,
    /// Degrees.
    pub turned: f64,
    /// How much larger its one edge is than its middle.
    pub tilted: f64,
    /// How many points far each point is smeared, twice.
    pub blurred: usize,
    /// Shades of the paper and of the ink, 0 to 255.
    pub paper: f64,
    pub ink: f64,
    /// How much of the light is gone at the left edge.
    pub shadow: f64,
    /// The spread of the grain, in shades.
    pub grain: f64,
    /// The radius of a lamp mirrored in the corner of the code, in sides of the code.
    pub glare: f64,
    pub is_inverted: bool,
}

const WIDTH: usize = 800;
const HEIGHT: usize = 600;

/// Width, and shades row by row.
pub fn picture(seen: &Seen, seed: u64) -> (usize, Vec<u8>) {
    let code = QrCode::with_error_correction_level(seen.says, EcLevel::M).unwrap();
    let squares = code.to_colors();
    let count = code.width();
    let is_ink = |u: f64, v: f64| {
        let (x, y) = ((u * count as f64).floor(), (v * count as f64).floor());
        let is_inside = (0.0..count as f64).contains(&x) && (0.0..count as f64).contains(&y);
        is_inside && squares[y as usize * count + x as usize] == qrcode::Color::Dark
    };
    // Around the code stands a badge with a name on it; around that, a coat.
    let margin = 4.0 / count as f64;
    let shade = |u: f64, v: f64| {
        let is_quiet = (-margin..1.0 + margin).contains(&u) && (-margin..1.0 + margin).contains(&v);
        let is_badge = (-0.4..1.4).contains(&u) && (-0.9..1.4).contains(&v);
        let is_lettered =
            (-0.75..-0.45).contains(&v) && (u * 9.0).rem_euclid(1.0) < 0.5 && (-0.2..1.1).contains(&u);
        let is_dark = if is_quiet { is_ink(u, v) != seen.is_inverted } else { !is_badge || is_lettered };
        if is_dark { seen.ink } else { seen.paper }
    };
    let mut light = drawn(seen, shade);
    for _ in 0..2 {
        light = smeared(&light, seen.blurred);
    }
    (WIDTH, finished(seen, light, seed))
}

/// Each point the mean of four inside it.
fn drawn(seen: &Seen, shade: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    let (sine, cosine) = seen.turned.to_radians().sin_cos();
    let mut light = Vec::with_capacity(WIDTH * HEIGHT);
    for at in 0..WIDTH * HEIGHT {
        let mut sum = 0.0;
        for part in 0..4 {
            let x = (at % WIDTH) as f64 + (f64::from(part % 2) + 0.5) / 2.0 - WIDTH as f64 / 2.0;
            let y = (at / WIDTH) as f64 + (f64::from(part / 2) + 0.5) / 2.0 - HEIGHT as f64 / 2.0;
            // From the picture back to the badge: what lies farther away is drawn smaller.
            let depth = 1.0 + seen.tilted * y / seen.side;
            let (x, y) = (x / seen.side * depth, y / seen.side * depth);
            sum += shade(x * cosine + y * sine + 0.5, y * cosine - x * sine + 0.5);
        }
        light.push(sum / 4.0);
    }
    light
}

fn smeared(light: &[f64], far: usize) -> Vec<f64> {
    if far == 0 {
        return light.to_vec();
    }
    let across = |light: &[f64], step: usize, size: usize| -> Vec<f64> {
        let place = |at: usize| at / step % size;
        let mean = |at: usize| {
            let (before, after) = (far.min(place(at)), far.min(size - 1 - place(at)));
            let sum: f64 = (0..=before + after).map(|n| light[at - before * step + n * step]).sum();
            sum / (before + after + 1) as f64
        };
        (0..light.len()).map(mean).collect()
    };
    across(&across(light, 1, WIDTH), WIDTH, HEIGHT)
}

fn finished(seen: &Seen, light: Vec<f64>, seed: u64) -> Vec<u8> {
    let mut chance = Rng::with_seed(seed);
    // At the corner that has no finder's eye while the code stands upright.
    let (lamp_x, lamp_y) = (WIDTH as f64 / 2.0 + seen.side * 0.45, HEIGHT as f64 / 2.0 + seen.side * 0.4);
    let point = |(at, light): (usize, f64)| {
        let (x, y) = ((at % WIDTH) as f64, (at / WIDTH) as f64);
        let light = light * (1.0 - seen.shadow * (1.0 - x / WIDTH as f64));
        let far = (x - lamp_x).hypot(y - lamp_y) / (seen.side * seen.glare.max(0.001));
        let glare = 255.0 * (1.2 - far).clamp(0.0, 1.0);
        // Four throws make something near a bell.
        let grain: f64 = (0..4).map(|_| chance.f64() - 0.5).sum::<f64>() * seen.grain * 1.73;
        (light + glare + grain).clamp(0.0, 255.0) as u8
    };
    light.into_iter().enumerate().map(point).collect()
}
