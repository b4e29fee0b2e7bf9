//! Badges and cards that are scanned: they fill a form, and nothing is saved or opened by itself.

mod eye;
mod found;
mod sheet;
mod teach;
mod typed;

use leptos::prelude::*;

use super::{
    app::{App, use_app},
    later::{Booth, Later, Screen},
    widgets::icon::{Icon, Picture},
};
use crate::{commands::LeadForm, domain::badge, i18n::scan, platform::storage, session::badge::Layouts};

pub use sheet::ScanSheet;

/// The form that badges are read for.
#[derive(Clone, Copy)]
pub struct ScanForm {
    /// What is in it now.
    pub typed: Callback<(), LeadForm>,
    /// What the badge says that filled it, word for word.
    pub badge: RwSignal<Option<String>>,
    /// Puts another form in its place, and notes the badge that it comes from.
    pub fill: Callback<(LeadForm, String)>,
}

/// What the scanner needs of whoever opens it.
#[derive(Clone, Copy)]
pub struct Scanning {
    form: ScanForm,
    on_close: Callback<()>,
}

/// The way to the scanner, and the badge that filled the form.
#[component]
pub fn Badges(form: ScanForm) -> impl IntoView {
    let app = use_app();
    let is_open = RwSignal::new(false);
    let on_close = Callback::new(move |()| is_open.set(false));
    provide_context(Scanning { form, on_close });
    let read = move || {
        form.badge.get().map(|raw| {
            view! {
                <p class="scan-badge" data-testid="badge-read">
                    <span>{app.say(scan::BADGE)}</span>
                    <span class="scan-raw">{badge::on_one_line(&raw)}</span>
                    <button type="button" class="button" data-look="icon" data-testid="badge-forget"
                        aria-label=app.say(scan::FORGET) title=app.say(scan::FORGET)
                        on:click=move |_| form.badge.set(None)>
                        <Picture icon=Icon::Close size=18/>
                    </button>
                </p>
            }
        })
    };
    view! {
        <div class="scan-row">
            <button type="button" class="button capture-deed" data-testid="scan" on:click=move |_| is_open.set(true)>
                <Picture icon=Icon::Scan/>
                {app.say(scan::SCAN)}
            </button>
            {read}
        </div>
        {move || is_open.get().then(|| view! { <Later screen=Screen::Booth(Booth::Scan) on_close/> })}
    }
}

/// What this browser remembers of scanning.
#[derive(Clone, Copy)]
enum Wish {
    Camera,
    Rapid,
    Silent,
}

impl Wish {
    fn name(self) -> &'static str {
        match self {
            Wish::Camera => "scan-camera",
            Wish::Rapid => "scan-rapid",
            Wish::Silent => "scan-silent",
        }
    }

    fn is_on(self) -> bool {
        storage::chosen(self.name()).is_some_and(|kept| kept == "on")
    }

    fn choose(self, is_on: bool) {
        storage::choose(self.name(), if is_on { "on" } else { "off" });
    }
}

impl App {
    /// How badges are read, as somebody has said in this browser.
    fn layouts(self) -> Layouts {
        storage::chosen("badges").map(|kept| Layouts::read(&kept)).unwrap_or_default()
    }

    fn keep_layouts(self, layouts: &Layouts) {
        storage::choose("badges", &layouts.written());
    }

    /// The show of the day; empty where none is chosen.
    fn show(self) -> String {
        self.stand().campaign
    }
}
