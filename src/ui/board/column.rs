//! One stage as a column: it draws the cards that can be seen, however many it holds.

use std::ops::Range;

use leptos::{html, prelude::*};

use super::{
    card::CardView,
    head::ColumnHead,
    layout::{BEYOND, STEP},
    use_board,
};
use crate::{
    domain::ids::{LeadId, StageId},
    i18n::board as words,
    queries::board::{Card, StageHead, cards, tally},
};

/// How a carried card changes the rows of one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// The row that the carried card left.
    pub gone: Option<usize>,
    /// The row that opens for it.
    pub gap: Option<usize>,
}

impl Shift {
    /// The row on which the card at a position is drawn; `None` for the carried one.
    pub fn row(self, at: usize) -> Option<usize> {
        if self.gone == Some(at) {
            return None;
        }
        let row = at - usize::from(self.gone.is_some_and(|gone| gone < at));
        Some(row + usize::from(self.gap.is_some_and(|gap| gap <= row)))
    }
}

#[component]
pub fn Column(head: StageHead) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let StageHead { stage, kind, colour, .. } = head;
    let list = NodeRef::<html::Div>::new();
    let seen = RwSignal::new(0..16_usize);
    let tally = Memo::new(move |_| {
        app.track();
        let team = board.team.get();
        let found = board.found.get();
        team.map(|team| app.look(|workspace, _| tally(workspace, team, stage, found.as_deref())))
            .unwrap_or_default()
    });
    let look = move || {
        if let Some(list) = list.get_untracked() {
            seen.set(window_of(f64::from(list.scroll_top()), f64::from(list.client_height())));
        }
    };
    // What is seen depends on how tall the column turned out, which is known once it is on the page.
    Effect::new(move |_| {
        if list.get().is_some() {
            look();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    view! {
        <section class="column" data-stage=stage.to_string() data-kind=kind.key() data-colour=colour.key()
            data-count=move || tally.get().count data-guests=move || tally.get().guests aria-label=move || board.stage_name(stage)>
            <ColumnHead head tally/>
            <div class="column-cards" node_ref=list on:scroll=move |_| look() tabindex="-1">
                <div class="column-space" role="list" style:height=move || format!("{}px", tally.get().cards() * STEP as usize)>
                    <Cards stage seen/>
                </div>
                <Show when=move || tally.get().cards() == 0 && board.carry.with(Option::is_none)>
                    <p class="column-empty">{app.say(words::EMPTY_STAGE)}</p>
                </Show>
            </div>
        </section>
    }
}

/// The positions to draw.
fn window_of(scrolled: f64, height: f64) -> Range<usize> {
    let first = (scrolled.max(0.0) / STEP) as usize;
    let shown = (height / STEP) as usize + 1;
    first.saturating_sub(BEYOND)..first + shown + BEYOND
}

#[component]
fn Cards(stage: StageId, seen: RwSignal<Range<usize>>) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let drawn = Memo::new(move |_| {
        app.track();
        let Some(team) = board.team.get() else { return Vec::new() };
        let (found, seen) = (board.found.get(), seen.get());
        app.look(|workspace, now| cards(workspace, team, stage, found.as_deref(), seen, now))
    });
    let shift = Memo::new(move |_| {
        board.carry.with(|carry| carry.as_ref().map(|carry| carry.shift(stage)).unwrap_or_default())
    });
    // One look-up for the few cards that are drawn; a card that is not drawn has no row.
    let row = move |lead: LeadId| {
        let first = seen.get().start;
        let at = drawn.with(|drawn| drawn.iter().position(|card| card.lead == lead));
        at.map(|at| (first + at, shift.get().row(first + at)))
    };
    view! {
        <For each=move || drawn.get() key=|card: &Card| card.clone() let:card>
            <CardView row=Signal::derive(move || row(card.lead)) card=card.clone()/>
        </For>
        <Gap shift/>
    }
}

/// The place that opens for a carried card.
#[component]
fn Gap(shift: Memo<Shift>) -> impl IntoView {
    let board = use_board();
    let name = move || {
        board.carry.with(|carry| {
            carry.as_ref().filter(|carry| carry.by_keyboard).map(|carry| carry.card.name.clone())
        })
    };
    move || {
        shift.get().gap.map(|gap| {
            let place = format!("translateY({}px)", gap * STEP as usize);
            view! { <div class="gap" aria-hidden="true" style:transform=place>{name}</div> }
        })
    }
}
