//! The pictures, drawn in the colour of the text beside them.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Funnel,
    Search,
    Undo,
    Redo,
    Plus,
    Close,
    Playbook,
    Dictionary,
    Data,
    Sun,
    Moon,
    Device,
    Check,
    Cross,
    Question,
    Lock,
    Trash,
    Inbound,
    Outbound,
    Handle,
    Up,
    Down,
    Pencil,
    Scan,
}

impl Icon {
    /// Lines on a grid of 24, drawn 1.75 wide.
    fn path(self) -> &'static str {
        match self {
            Icon::Funnel => "M3 5h18l-7 8v6l-4 2v-8z",
            Icon::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
            Icon::Undo => "M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
            Icon::Redo => "m16 5 4 4-4 4M20 9H10a6 6 0 0 0 0 12h3",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Close => "M6 6l12 12M18 6 6 18",
            Icon::Playbook => "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8h6",
            Icon::Dictionary => "M4 5h7v14H4zM13 5h7v14h-7zM6 9h3M6 13h3M15 9h3M15 13h3",
            Icon::Data => {
                "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3"
            }
            Icon::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M5 19l1.5-1.5M17.5 6.5 19 5"
            }
            Icon::Moon => "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.500 10.500z",
            Icon::Device => "M4 5h16v11H4zM9 20h6M12 16v4",
            Icon::Check => "m5 13 4 4L19 7",
            Icon::Cross => "M7 7l10 10M17 7 7 17",
            Icon::Question => "M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 18h.01",
            Icon::Lock => "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
            Icon::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
            Icon::Inbound => "M19 5 7 17M7 8v9h9",
            Icon::Outbound => "M5 19 17 7M8 7h9v9",
            Icon::Handle => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
            Icon::Up => "M12 19V5M6 11l6-6 6 6",
            Icon::Down => "M12 5v14M6 13l6 6 6-6",
            Icon::Scan => "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13 13h3v3h-3zM8 14v2M14 8h2",
            Icon::Pencil => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        }
    }
}

/// A picture that says nothing by itself: what it stands beside, or a heard name, does.
#[component]
pub fn Picture(icon: Icon, #[prop(default = 20)] size: u32) -> impl IntoView {
    view! {
        <svg width=size height=size viewBox="0 0 24 24" fill="none" stroke="currentColor"
            stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
}
