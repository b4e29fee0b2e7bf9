//! A badge that was read: whose it is, what it says, and what to do with it.

use leptos::{html, prelude::*};

use super::sheet::{Found, Scanner, Stage};
use crate::{
    domain::{badge as badges, field::Field},
    i18n::{fields, scan},
    session::badge::{self, Badge, Kind},
    ui::widgets::field::fresh_id,
};

#[component]
pub(super) fn FoundCard(scanner: Scanner, found: Found) -> impl IntoView {
    let app = scanner.app;
    let Found { badge, captured } = found;
    let locale = app.locale.get_untracked();
    let known = captured.as_ref().map(|known| scan::captured(locale, &known.name, known.at, app.now()));
    let is_known = known.is_some();
    let title = fresh_id("found");
    let labelled = title.clone();
    let heading = NodeRef::<html::H3>::new();
    // Not the button: the Enter of a hand scanner would press it.
    Effect::new(move |_| heading.get().into_iter().for_each(|heading| drop(heading.focus())));
    let remark = match badge.kind {
        Kind::Unknown(_) => Some(scan::UNKNOWN),
        Kind::Registration => Some(scan::ONLY_NUMBER),
        _ => None,
    };
    view! {
        <section class="scan-found" data-testid="scan-found" data-known=is_known.to_string() aria-labelledby=labelled>
            <h3 class="scan-name" id=title tabindex="-1" node_ref=heading data-testid="scan-name">{badge::called(&badge)}</h3>
            {known.map(|known| view! { <p class="scan-known" data-testid="scan-known">{known}</p> })}
            {remark.map(|remark| view! { <p class="hint">{app.say(remark)}</p> })}
            <Says scanner badge=badge.clone()/>
            <Deeds scanner badge is_known/>
            <FillIn scanner/>
        </section>
    }
}

/// What it says besides the name.
#[component]
fn Says(scanner: Scanner, badge: Badge) -> impl IntoView {
    let app = scanner.app;
    let name = badge::called(&badge);
    let number = badge.registration.clone().map(|id| (app.say(scan::REGISTRATION), id));
    let is_more = |(_, text): &(&Field, &String)| **text != name;
    let said = badge
        .fields
        .iter()
        .filter(is_more)
        .map(|(field, text)| (app.say(fields::field(*field)), text.clone()));
    // Where the name stands in for it, and is cut.
    let raw = badges::on_one_line(&badge.raw);
    let is_cut = matches!(badge.kind, Kind::Unknown(_)) && !name.contains(&raw);
    let whole = is_cut.then_some((app.say(scan::BADGE), raw));
    let lines = said.chain(number).chain(whole).map(|(label, text)| {
        view! { <div class="scan-line"><dt>{label}</dt><dd>{text}</dd></div> }
    });
    view! { <dl class="scan-says">{lines.collect_view()}</dl> }
}

/// One large button for what is meant most often.
#[component]
fn Deeds(scanner: Scanner, badge: Badge, is_known: bool) -> impl IntoView {
    let app = scanner.app;
    let is_unknown = matches!(badge.kind, Kind::Unknown(_));
    let can_teach = badge.shape().is_some();
    let badge = StoredValue::new(badge);
    let with = move |deed: fn(Scanner, &Badge)| Callback::new(move |()| deed(scanner, &badge.get_value()));
    let teach = move |()| scanner.stage.set(Stage::Teaching(badge.get_value()));
    let deeds = move || {
        let is_rapid = scanner.is_rapid.get();
        let (testid, words, deed): (_, _, fn(Scanner, &Badge)) = match (is_rapid, is_known) {
            (true, false) => ("scan-keep", scan::KEEP, Scanner::keep),
            (true, true) => ("scan-keep", scan::KEEP_ANYWAY, Scanner::keep),
            (false, _) => ("scan-fill", scan::FILL, Scanner::fill),
        };
        let onward = if is_rapid { scan::NEXT } else { scan::SCAN_ANOTHER };
        // Whoever is here already is not kept a second time by habit.
        let goes_on = is_rapid && is_known;
        let take = || {
            view! {
                <Deed testid words=app.say(words) is_main=!is_unknown && !goes_on on_press=with(deed)/>
            }
        };
        let next = || {
            view! {
                <Deed testid="scan-next" words=app.say(onward) is_main=!is_unknown && goes_on
                    on_press=Callback::new(move |()| scanner.next())/>
            }
        };
        if goes_on { [next().into_any(), take().into_any()] } else { [take().into_any(), next().into_any()] }
    };
    let teaching = move |words| {
        view! {
            <Deed testid="scan-teach" words=app.say(words) is_main=is_unknown on_press=Callback::new(teach)/>
        }
    };
    view! {
        <div class="scan-deeds">
            {is_unknown.then(|| teaching(scan::TEACH))}
            {deeds}
            {(can_teach && !is_unknown).then(|| teaching(scan::TEACH_AGAIN))}
        </div>
    }
}

#[component]
fn Deed(testid: &'static str, words: &'static str, is_main: bool, on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button scan-deed" data-look=is_main.then_some("main") data-testid=testid
            on:click=move |_| on_press.run(())>
            {words}
        </button>
    }
}

/// After teaching: those whose badge was scanned before.
#[component]
fn FillIn(scanner: Scanner) -> impl IntoView {
    let app = scanner.app;
    let left = Memo::new(move |_| {
        app.track();
        let learnt = scanner.learnt.get();
        learnt.map_or(0, |layout| app.look(|workspace, _| badge::told_by(workspace, &layout).len()))
    });
    let fill = move |_| {
        if let Some(layout) = scanner.learnt.get_untracked() {
            scanner.fill_in(&layout);
        }
    };
    move || {
        (left.get() > 0).then(|| {
            view! {
                <button type="button" class="button scan-deed" data-testid="scan-fill-in" on:click=fill>
                    {scan::fill_in(app.locale.get_untracked(), left.get())}
                </button>
            }
        })
    }
}
