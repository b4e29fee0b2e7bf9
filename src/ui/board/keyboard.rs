//! The board without a mouse: arrows go from card to card, Space picks up and drops, M opens the menu.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    BoardState,
    layout::{STEP, count, list_of, tallied},
};
use crate::{
    domain::ids::{LeadId, StageId},
    gesture::{Arrow, Place, walk},
    queries::board::lead_at,
};

/// While a card is carried the whole window listens: the card's own element may scroll out of what is drawn.
pub fn listen(board: BoardState) {
    let carried = window_event_listener(ev::keydown, move |event| {
        if !board.carry.with_untracked(|carry| carry.as_ref().is_some_and(|carry| carry.by_keyboard)) {
            return;
        }
        match event.key().as_str() {
            " " | "Enter" => board.put_down(),
            "Escape" => board.put_back(),
            // The card stays in the hand until it is put somewhere.
            "Tab" => {}
            key => match arrow(key) {
                Some(arrow) => carry_on(board, arrow),
                None => return,
            },
        }
        event.prevent_default();
        event.stop_propagation();
    });
    on_cleanup(move || carried.remove());
}

/// A key on a card that is not carried.
pub fn pressed(board: BoardState, event: &ev::KeyboardEvent) {
    let carrying = board.carry.with_untracked(Option::is_some);
    if carrying || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) = target.filter(|target| target.class_list().contains("card-name")) else { return };
    let card = target.closest("[data-lead]").ok().flatten();
    let Some(lead) = card.and_then(|card| card.get_attribute("data-lead")?.parse::<LeadId>().ok()) else {
        return;
    };
    match event.key().as_str() {
        " " => {
            board.lift(lead, true);
        }
        "m" | "M" => board.open_menu(lead),
        key => match arrow(key) {
            Some(arrow) => step_to(board, lead, arrow),
            None => return,
        },
    }
    event.prevent_default();
    // Not for the window's listener: this press picked up, and must not put down.
    event.stop_propagation();
}

fn arrow(key: &str) -> Option<Arrow> {
    Some(match key {
        "ArrowUp" => Arrow::Up,
        "ArrowDown" => Arrow::Down,
        "ArrowLeft" => Arrow::Left,
        "ArrowRight" => Arrow::Right,
        "Home" => Arrow::First,
        "End" => Arrow::Last,
        _ => return None,
    })
}

fn stages(board: BoardState) -> Vec<StageId> {
    board.heads.with_untracked(|heads| heads.iter().map(|head| head.stage).collect())
}

/// Moves the place where a carried card would land.
fn carry_on(board: BoardState, arrow: Arrow) {
    let Some(carry) = board.carry.get_untracked() else { return };
    let stages = stages(board);
    let Some((over, at)) = carry.over else { return };
    let Some(column) = stages.iter().position(|stage| *stage == over) else { return };
    let cards: Vec<usize> = stages
        .iter()
        .map(|stage| count(board, *stage).saturating_sub(usize::from(*stage == carry.stage)))
        .collect();
    let place = walk(Place { column, at }, arrow, &cards);
    board.hover(Some(place));
    if let Some(list) = stages.get(place.column).and_then(|stage| list_of(board, *stage)) {
        let (top, height) = (place.at as f64 * STEP, f64::from(list.client_height()));
        if top < f64::from(list.scroll_top()) || top + STEP > f64::from(list.scroll_top()) + height {
            list.set_scroll_top((top - height / 2.0) as i32);
        }
        if let Some(column) = list.parent_element() {
            column.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    }
}

pub fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    options
}

/// Goes to a neighbouring card; empty columns are passed over.
fn step_to(board: BoardState, from: LeadId, arrow: Arrow) {
    let Some((stage, at, _)) = board.find(from) else { return };
    let stages = stages(board);
    let cards: Vec<usize> = stages.iter().map(|stage| tallied(board, *stage).cards()).collect();
    let Some(mut column) = stages.iter().position(|known| *known == stage) else { return };
    loop {
        let place = walk(Place { column, at }, arrow, &cards);
        if place.column == column && matches!(arrow, Arrow::Left | Arrow::Right) {
            return;
        }
        column = place.column;
        let Some(held) = cards.get(column).filter(|held| **held > 0) else { continue };
        let (Some(stage), Some(team)) = (stages.get(column), board.team.get_untracked()) else { return };
        let found = board.found.get_untracked();
        let at = place.at.min(held - 1);
        let next = board.app.look(|workspace, _| lead_at(workspace, team, *stage, found.as_deref(), at));
        if let Some(next) = next {
            board.focus_on(next);
        }
        return;
    }
}
