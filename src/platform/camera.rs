//! What a camera sees, and what chosen photographs show, in shades of grey.
//!
//! Asked for by name: only what reads codes needs any of it.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::by_name::{self, answer, call, get, object};

/// Why there is nothing to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCamera {
    /// This browser hands no camera to this page.
    Unsupported,
    /// There is none.
    Missing,
    /// Somebody said no, now or once for all.
    Refused,
    /// Another program has it.
    Busy,
}

/// Shades of grey, row by row from the top left; 0 is black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Points a row.
    pub width: usize,
    pub shades: Vec<u8>,
}

/// A camera that is on, until this is dropped.
pub struct Camera {
    stream: JsValue,
    video: JsValue,
    easel: Easel,
}

/// Points a side of what is looked at: codes of 77 squares have six and more points a square where they fill the view.
const MOST_SEEN: f64 = 720.0;
/// Of a photograph, which may show a code from further away.
const MOST_SHOWN: f64 = 1_600.0;

impl Camera {
    /// Turns the camera on that looks away from the person, and shows what it sees in a video element. Only from
    /// within a press of a button: the browser may ask the person first.
    ///
    /// # Errors
    /// Why it does not come.
    pub async fn start(video: &JsValue) -> Result<Self, NoCamera> {
        let navigator = JsValue::from(web_sys::window().ok_or(NoCamera::Unsupported)?.navigator());
        let sight = object(&[
            ("facingMode", "environment".into()),
            ("width", object(&[("ideal", 1_280.into())])),
            ("height", object(&[("ideal", 720.into())])),
        ]);
        let wanted = object(&[("video", sight), ("audio", false.into())]);
        let asked = answer(&get(&navigator, "mediaDevices"), "getUserMedia", &[wanted]).await;
        let stream = asked.map_err(|problem| NoCamera::of(&problem))?;
        let easel = Easel::new().ok_or(NoCamera::Unsupported)?;
        let camera = Self { stream, video: video.clone(), easel };
        by_name::set(&camera.video, "srcObject", &camera.stream);
        // It begins by itself too; a refusal would show in that nothing is seen.
        let _ = call(&camera.video, "play", &[]);
        Ok(camera)
    }

    /// Some browsers stop a video while it is hidden, and show its last picture for ever.
    pub fn go_on(&self) {
        // One that plays goes on playing.
        let _ = call(&self.video, "play", &[]);
    }

    /// The square in the middle of what is seen now; `None` before there is anything.
    pub fn picture(&self) -> Option<Picture> {
        let (width, height) = (number(&self.video, "videoWidth"), number(&self.video, "videoHeight"));
        let side = width.min(height);
        let cut = Cut { x: (width - side) / 2.0, y: (height - side) / 2.0, width: side, height: side };
        self.easel.picture(&self.video, cut, MOST_SEEN)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        if let Ok(tracks) = call(&self.stream, "getTracks", &[]) {
            for track in js_sys::Array::from(&tracks) {
                // A track that has ended may be stopped again.
                let _ = call(&track, "stop", &[]);
            }
        }
        by_name::set(&self.video, "srcObject", &JsValue::NULL);
    }
}

impl NoCamera {
    fn of(problem: &JsValue) -> Self {
        match by_name::text(problem, "name").as_str() {
            "NotAllowedError" | "SecurityError" => NoCamera::Refused,
            "NotFoundError" | "OverconstrainedError" => NoCamera::Missing,
            "NotReadableError" | "AbortError" => NoCamera::Busy,
            _ => NoCamera::Unsupported,
        }
    }
}

/// What a file shows; `None` where it is no picture.
pub async fn photograph(file: &File) -> Option<Picture> {
    let image = answer(&js_sys::global(), "createImageBitmap", &[file.into()]).await.ok()?;
    let cut = Cut { x: 0.0, y: 0.0, width: number(&image, "width"), height: number(&image, "height") };
    let picture = Easel::new()?.picture(&image, cut, MOST_SHOWN);
    // Pictures of a telephone take 50 MB each until they are let go.
    let _ = call(&image, "close", &[]);
    picture
}

/// Which part of a picture, in its points.
struct Cut {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A canvas that nobody sees.
struct Easel {
    canvas: JsValue,
    context: JsValue,
}

impl Easel {
    fn new() -> Option<Self> {
        let canvas = JsValue::from(web_sys::window()?.document()?.create_element("canvas").ok()?);
        let options = object(&[("willReadFrequently", true.into())]);
        let context = call(&canvas, "getContext", &["2d".into(), options]).ok().filter(JsValue::is_object)?;
        Some(Self { canvas, context })
    }

    /// The longer side becomes no longer than `most`.
    fn picture(&self, image: &JsValue, cut: Cut, most: f64) -> Option<Picture> {
        let scale = (most / cut.width.max(cut.height)).min(1.0);
        let (width, height) = ((cut.width * scale).floor(), (cut.height * scale).floor());
        if width < 1.0 || height < 1.0 {
            return None;
        }
        by_name::set(&self.canvas, "width", &width.into());
        by_name::set(&self.canvas, "height", &height.into());
        let drawn = [cut.x, cut.y, cut.width, cut.height, 0.0, 0.0, width, height].map(JsValue::from);
        call(&self.context, "drawImage", &[std::slice::from_ref(image), &drawn[..]].concat()).ok()?;
        let all = [0.0, 0.0, width, height].map(JsValue::from);
        let points = get(&call(&self.context, "getImageData", &all).ok()?, "data");
        let points = Uint8Array::new(&get(&points, "buffer")).to_vec();
        // Red, green, blue and opacity of each point; the eye’s weights, in 256ths.
        let shade = |point: &[u8]| match point {
            [red, green, blue, ..] => {
                ((u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29) >> 8) as u8
            }
            _ => 0,
        };
        Some(Picture { width: width as usize, shades: points.chunks_exact(4).map(shade).collect() })
    }
}

fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}
