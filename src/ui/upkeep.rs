//! What goes on behind the screens: the stores are made whole from each other, and a long journal is shortened.

use leptos::prelude::*;

use super::app::App;
use crate::platform::turn;

/// Held by the tab that is at it.
const UPKEEP: &str = "entonnoir/compact";

/// In one tab, in moments when nothing else is to do.
pub async fn keep_up(app: App) {
    turn::alone(UPKEEP, async move {
        let stores = app.stores();
        stores.mend().await;
        if let Some(mut checkpoint) = app.with_session(|session| session.checkpoint()) {
            let next = || app.change_session(|session| checkpoint.next(session)).flatten();
            stores.write_checkpoint(next, turn::idle).await;
        }
        app.room.set(stores.room());
    })
    .await;
}
