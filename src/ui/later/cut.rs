//! Where the build cuts: one function for each chunk. What only they reach goes into the chunk, so nothing else may
//! name the screens.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use leptos::{
    prelude::AnyView,
    wasm_split::{SplitLoaderError, wasm_split},
};

use super::{
    App, Booth, Chunk, Desk, NotLoaded, Rejection, Screen, Sheet, TeamId, draw_booth, draw_desk, draw_first,
    draw_sheet, found_team, take_sample,
};

#[wasm_split(sheets, wasm_split_path = leptos::wasm_split, fallible, preload(load_sheets))]
fn sheet_view(sheet: Sheet) -> Result<AnyView, NotLoaded> {
    Ok(draw_sheet(sheet))
}

#[wasm_split(desks, wasm_split_path = leptos::wasm_split, fallible, preload(load_desks))]
fn desk_view(desk: Desk) -> Result<AnyView, NotLoaded> {
    Ok(draw_desk(desk))
}

#[wasm_split(booth, wasm_split_path = leptos::wasm_split, fallible, preload(load_booth))]
fn booth_view(booth: Booth) -> Result<AnyView, NotLoaded> {
    Ok(draw_booth(booth))
}

#[wasm_split(sample, wasm_split_path = leptos::wasm_split, fallible, preload(load_sample))]
pub(super) fn sample(app: App) -> Result<bool, NotLoaded> {
    Ok(take_sample(app))
}

#[wasm_split(found, wasm_split_path = leptos::wasm_split, fallible, preload(load_found))]
pub(super) fn found(
    app: App,
    playbook: String,
    name: String,
) -> Result<Result<TeamId, Rejection>, NotLoaded> {
    Ok(found_team(app, playbook, name))
}

#[wasm_split(first, wasm_split_path = leptos::wasm_split, fallible, preload(load_first))]
fn first_view() -> Result<AnyView, NotLoaded> {
    Ok(draw_first())
}

pub(super) async fn load(chunk: Chunk) -> Result<(), NotLoaded> {
    match chunk {
        Chunk::Sheets => load_sheets().await?,
        Chunk::Desks => load_desks().await?,
        Chunk::First => load_first().await?,
        Chunk::Found => load_found().await?,
        Chunk::Sample => load_sample().await?,
        Chunk::Booth => load_booth().await?,
    }
    Ok(())
}

/// Once its chunk is here.
pub(super) fn drawn(screen: Screen) -> Option<AnyView> {
    match screen {
        Screen::Sheet(sheet) => at_once(sheet_view(sheet)),
        Screen::Desk(desk) => at_once(desk_view(desk)),
        Screen::Booth(booth) => at_once(booth_view(booth)),
        Screen::First => at_once(first_view()),
    }
}

/// The outcome of what has nothing left to wait for, within the owner that asks for it.
fn at_once<T>(drawing: impl Future<Output = Result<T, NotLoaded>>) -> Option<T> {
    match pin!(drawing).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}
