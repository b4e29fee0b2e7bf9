//! Where cards lie: every card has the same height, so a place is a multiplication and not a measurement.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::BoardState;
use crate::{
    domain::ids::{LeadId, StageId},
    gesture::Zone,
    queries::board::{Tally, tally},
};
use leptos::prelude::*;

/// A card with the gap below it, in CSS pixels; the style sheet's card is eight less.
pub const STEP: f64 = 96.0;

/// Cards drawn beyond each edge of what is seen, so that a flick shows no empty strip.
pub const BEYOND: usize = 2;

/// The element of a column's cards, which scrolls.
pub fn list_of(board: BoardState, stage: StageId) -> Option<HtmlElement> {
    let element = board.element.get_untracked()?;
    let selector = format!("[data-stage=\"{stage}\"] .column-cards");
    element.query_selector(&selector).ok().flatten()?.dyn_into().ok()
}

pub fn card_element(board: BoardState, lead: LeadId) -> Option<HtmlElement> {
    let element = board.element.get_untracked()?;
    element.query_selector(&format!("[data-lead=\"{lead}\"]")).ok().flatten()?.dyn_into().ok()
}

/// The columns as they lie on the screen just now, in order.
pub fn zones(board: BoardState) -> Vec<Zone> {
    let carry = board.carry.get_untracked();
    board.heads.with_untracked(|heads| {
        let zone = |stage: StageId| {
            let list = list_of(board, stage);
            let area = list.as_ref().map(|list| list.get_bounding_client_rect());
            let (left, right, top, bottom) = area
                .map_or((0.0, 0.0, 0.0, 0.0), |area| (area.left(), area.right(), area.top(), area.bottom()));
            let carried_here = carry.as_ref().is_some_and(|carry| carry.stage == stage);
            Zone {
                left,
                right,
                top,
                bottom,
                scrolled: list.map_or(0.0, |list| f64::from(list.scroll_top())),
                cards: count(board, stage).saturating_sub(usize::from(carried_here)),
            }
        };
        heads.iter().map(|head| zone(head.stage)).collect()
    })
}

/// How many cards of its own a column shows under the present filter: between those a card can land.
pub fn count(board: BoardState, stage: StageId) -> usize {
    tallied(board, stage).count
}

/// What a column shows under the present filter, its guests included.
pub fn tallied(board: BoardState, stage: StageId) -> Tally {
    let Some(team) = board.team.get_untracked() else { return Tally::default() };
    let found = board.found.get_untracked();
    board.app.look(|workspace, _| tally(workspace, team, stage, found.as_deref()))
}
