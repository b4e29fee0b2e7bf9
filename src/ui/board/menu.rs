//! "Move to…": every stage within reach of one tap, for whoever does not drag.

use leptos::prelude::*;

use super::{head_name, use_board};
use crate::{
    commands::Spot,
    domain::ids::LeadId,
    i18n::{board as words, common},
    queries::board::StageHead,
    ui::{
        moving::{Moving, Outcome},
        widgets::sheet::{Sheet, Size},
    },
};

#[component]
pub fn MoveMenu(lead: LeadId) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let known = board.find(lead);
    let here = known.as_ref().map(|(stage, _, _)| *stage);
    let name = known.map(|(_, _, card)| card.name).unwrap_or_default();
    let close = Callback::new(move |()| {
        board.menu.set(None);
        board.focus_on(lead);
    });
    let called = name.clone();
    let go = move |head: &StageHead| {
        board.menu.set(None);
        let Some(team) = board.team.get_untracked() else { return };
        if app.start_move(Moving { lead, team, to: head.stage, spot: Spot::TOP }) == Outcome::Moved {
            app.announce(words::dropped(app.locale.get_untracked(), &called, &board.stage_name(head.stage)));
            board.focus_on(lead);
        }
    };
    let choice = move |head: StageHead| {
        let (go, colour, stage, is_here) = (go.clone(), head.colour, head.stage, Some(head.stage) == here);
        let named = head.clone();
        view! {
            <button type="button" class="choice" data-colour=colour.key() data-to=stage.to_string() disabled=is_here
                on:click=move |_| go(&head)>
                <span class="dot"></span>
                {move || head_name(app, &named)}
            </button>
        }
    };
    let title = words::move_title(app.locale.get_untracked(), &name);
    let foot = move || {
        view! {
            <button type="button" class="button" on:click=move |_| close.run(())>{app.say(common::CANCEL)}</button>
        }
    };
    view! {
        <Sheet title on_close=close size=Size::Small testid="move-menu" foot>
            <div class="choices">{board.heads.get_untracked().into_iter().map(choice).collect_view()}</div>
        </Sheet>
    }
}
