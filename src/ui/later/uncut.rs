//! The same without cuts.

use leptos::prelude::AnyView;

use super::{
    App, Chunk, NotLoaded, Rejection, Screen, TeamId, draw_booth, draw_desk, draw_first, draw_sheet,
    found_team, take_sample,
};

pub(super) async fn load(_: Chunk) -> Result<(), NotLoaded> {
    Ok(())
}

pub(super) async fn sample(app: App) -> Result<bool, NotLoaded> {
    Ok(take_sample(app))
}

pub(super) async fn found(
    app: App,
    playbook: String,
    name: String,
) -> Result<Result<TeamId, Rejection>, NotLoaded> {
    Ok(found_team(app, playbook, name))
}

pub(super) fn drawn(screen: Screen) -> Option<AnyView> {
    Some(match screen {
        Screen::Sheet(sheet) => draw_sheet(sheet),
        Screen::Desk(desk) => draw_desk(desk),
        Screen::Booth(booth) => draw_booth(booth),
        Screen::First => draw_first(),
    })
}
