//! The board: one column per stage, cards that go from one to the next.

mod card;
mod carry;
mod column;
pub(super) mod filters;
mod head;
mod keyboard;
mod layout;
mod menu;
mod pointer;

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    app::{App, use_app},
    later::{Filters, Screen, Sheet},
    route::Route,
    widgets::icon::{Icon, Picture},
};
use crate::{
    domain::ids::{LeadId, StageId, TeamId},
    i18n::{board as words, common},
    queries::{
        board::{StageHead, columns, is_bare},
        funnel::{Step, funnel},
        search::{Found, search},
        standing::Filter,
    },
};
use carry::{Carry, Ghost};
use column::Column;
use menu::MoveMenu;

/// What the pieces of the board share. `Copy`, like the handle.
#[derive(Clone, Copy)]
pub(super) struct BoardState {
    pub app: App,
    pub team: Memo<Option<TeamId>>,
    pub heads: Memo<Vec<StageHead>>,
    /// Whom the board is narrowed down to.
    pub filter: RwSignal<Option<Filter>>,
    /// What search and filter find; `None` while there is neither.
    pub found: Memo<Option<Arc<Found>>>,
    /// The funnel's steps, by stage.
    pub steps: Memo<Vec<Step>>,
    /// The card that is being carried, and where it would land.
    pub carry: RwSignal<Option<Carry>>,
    /// The card that is on its way to its place, hidden until it is there.
    pub settling: RwSignal<Option<LeadId>>,
    /// The card that has, or gets, the keyboard's focus.
    pub focus: RwSignal<Option<LeadId>>,
    /// The card whose "move to" menu is open.
    pub menu: RwSignal<Option<LeadId>>,
    pub element: NodeRef<html::Div>,
}

impl BoardState {
    fn new(app: App) -> Self {
        let team = Memo::new(move |_| app.team());
        let heads = Memo::new(move |_| {
            app.track();
            team.get().map(|team| app.look(|workspace, _| columns(workspace, team))).unwrap_or_default()
        });
        let steps = Memo::new(move |_| {
            app.track();
            team.get().map(|team| app.look(|workspace, _| funnel(workspace, team))).unwrap_or_default()
        });
        let filter = RwSignal::new(None);
        Self {
            app,
            team,
            heads,
            filter,
            found: found(app, team, filter),
            steps,
            carry: RwSignal::new(None),
            settling: RwSignal::new(None),
            focus: RwSignal::new(None),
            menu: RwSignal::new(None),
            element: NodeRef::new(),
        }
    }

    /// Opens the menu of a card. A guest is not moved but taken in: from its own team, with a reason.
    pub fn open_menu(self, lead: LeadId) {
        let Some(team) = self.team.get_untracked() else { return };
        let home = self.app.look(|workspace, _| workspace.seat(workspace.lead(lead)?));
        if home.is_some_and(|(home, _)| home != team) {
            self.app.above.set(Some(Screen::Sheet(Sheet::TakeOver(lead, team))));
        } else {
            self.menu.set(Some(lead));
        }
    }

    /// What a stage is called on the screen.
    pub fn stage_name(self, stage: StageId) -> String {
        let head = self.heads.with_untracked(|heads| heads.iter().find(|head| head.stage == stage).cloned());
        head.map(|head| head_name(self.app, &head)).unwrap_or_default()
    }
}

fn head_name(app: App, head: &StageHead) -> String {
    app.stage_name(&head.name)
}

/// What was found, and at which count of changes, in which team, among whom.
type Searched = ((u32, Option<TeamId>, Option<Filter>), Option<Arc<Found>>);

/// One search for the whole board. While nothing else changes, a longer word looks only through what the
/// shorter one found.
fn found(app: App, team: Memo<Option<TeamId>>, filter: RwSignal<Option<Filter>>) -> Memo<Option<Arc<Found>>> {
    let revision = app.revision();
    let latest = Memo::new(move |before: Option<&Searched>| {
        let place = (revision.get(), team.get(), filter.get());
        let typed = app.search.get();
        let known = before.filter(|(then, _)| *then == place).and_then(|(_, found)| found.as_deref());
        let found = place.1.and_then(|team| {
            app.with_session(|session| {
                let standings = session.standings(team);
                if place.2.is_some() && standings.is_none() {
                    // Everybody is being judged anew; what was found stands so long.
                    return before.and_then(|(_, found)| found.clone());
                }
                let among = place.2.zip(standings).map(|(filter, standings)| filter.leads(standings));
                search(session.workspace(), team, &typed, among, known).map(Arc::new)
            })
        });
        (place, found)
    });
    Memo::new(move |_| latest.with(|(_, found)| found.clone()))
}

/// Everybody is judged once the board has been painted, and again when definitions have changed.
fn judge_soon(board: BoardState) {
    let app = board.app;
    Effect::new(move |_| {
        app.track();
        if let Some(team) = board.team.get() {
            // The first frame paints; the second begins once it has.
            request_animation_frame(move || request_animation_frame(move || app.judge_all(team)));
        }
    });
}

#[component]
pub fn Board() -> impl IntoView {
    let app = use_app();
    let board = BoardState::new(app);
    provide_context(board);
    let hand = pointer::listen(board);
    keyboard::listen(board);
    judge_soon(board);
    let nothing = Memo::new(move |_| {
        app.track();
        board.found.with(Option::is_none)
            && board.team.get().is_some_and(|team| app.look(|workspace, _| is_bare(workspace, team)))
    });
    let nothing_found =
        Memo::new(move |_| board.found.with(|found| found.as_ref().is_some_and(|found| found.count() == 0)));
    // Known from the start, so that nothing moves when the counts come.
    let has_filters =
        Memo::new(move |_| !nothing.get() && board.heads.with(|heads| heads.iter().any(|head| head.gated)));
    view! {
        <h1 class="heard">{app.say(common::BOARD)}</h1>
        <p class="heard" id="board-help">{app.say(words::HELP)}</p>
        <Show when=move || has_filters.get()><div class="filters"><Filters/></div></Show>
        <div class="board" data-testid="board" node_ref=board.element
            data-carrying=move || board.carry.with(Option::is_some).then_some("")
            on:pointerdown=move |event| hand.down(&event) on:pointermove=move |event| hand.moved(&event)
            on:pointerup=move |event| hand.up(&event) on:pointercancel=move |event| hand.lost(&event)
            on:lostpointercapture=move |event| hand.lost(&event) on:contextmenu=move |event| hand.menu(&event)
            on:click:capture=move |event| hand.click(&event) on:dragstart=|event| event.prevent_default()
            on:keydown=move |event| keyboard::pressed(board, &event)>
            <For each=move || board.heads.get() key=|head| head.clone() let:head>
                <Column head/>
            </For>
        </div>
        <Show when=move || nothing.get()><Welcome/></Show>
        <Show when=move || nothing_found.get()>
            <p class="board-message" role="status">{app.say(words::NOTHING_FOUND)}</p>
        </Show>
        <Ghost/>
        {move || board.menu.get().map(|lead| view! { <MoveMenu lead/> })}
    }
}

/// An empty board says how it begins.
#[component]
fn Welcome() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="board-message">
            <h2>{app.say(words::EMPTY_BOARD)}</h2>
            <p class="hint">{app.say(words::EMPTY_BOARD_HINT)}</p>
            <button type="button" class="button" data-look="main" on:click=move |_| app.go(Route::Capture)>
                <Picture icon=Icon::Plus size=18/>
                {app.say(common::NEW_LEAD)}
            </button>
        </div>
    }
}

/// The board that a piece belongs to.
fn use_board() -> BoardState {
    expect_context::<BoardState>()
}
