//! Codes on the screen: a lead for a telephone, a file for another tablet, and the camera that reads the latter.

mod contact;
mod receive;
mod send;

use leptos::prelude::*;

use crate::{
    code::{draw::Squares, read::Shades},
    platform::camera::Picture,
    session::files::{Incoming, Outgoing},
};

pub use contact::ContactSheet;
pub use receive::ReceiveSheet;
pub use send::SendSheet;

/// What is to be shown, provided by whoever asks for it.
#[derive(Clone)]
pub struct Sending {
    pub file: Outgoing,
    /// For whom it is; empty where nobody said so.
    pub person: String,
    /// Somebody says that it has arrived.
    pub arrived: Callback<()>,
    pub on_close: Callback<()>,
}

/// Where goes what is read, provided by whoever asks for it.
#[derive(Clone, Copy)]
pub struct Receiving {
    pub taken: Callback<Incoming>,
    pub on_close: Callback<()>,
}

/// Squares of white around a code, without which no reader finds it.
const MARGIN: usize = 4;

/// A code as large as there is room. Black on white whatever the theme: many a reader knows no other.
#[component]
pub fn CodePicture(#[prop(into)] squares: Signal<Option<Squares>>, label: String) -> impl IntoView {
    let side = Memo::new(move |_| squares.with(|squares| squares.as_ref().map_or(1, |squares| squares.side)));
    let view_box = move || {
        let whole = side.get() + 2 * MARGIN;
        format!("0 0 {whole} {whole}")
    };
    let path = move || squares.with(|squares| squares.as_ref().map(path).unwrap_or_default());
    view! {
        <svg class="code" data-testid="code" role="img" aria-label=label viewBox=view_box shape-rendering="crispEdges">
            <rect class="code-ground" width="100%" height="100%"></rect>
            <path class="code-squares" d=path></path>
        </svg>
    }
}

/// Each run of black squares in a row as a bar.
fn path(squares: &Squares) -> String {
    let mut path = String::new();
    for (y, row) in squares.black.chunks(squares.side.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&true) {
                let (x, y, length) = (x + MARGIN, y + MARGIN, run.len());
                path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
            }
            x += run.len();
        }
    }
    path
}

/// What a camera saw, for whoever reads codes.
pub fn shades(picture: &Picture) -> Shades<'_> {
    Shades { width: picture.width, shades: &picture.shades }
}
