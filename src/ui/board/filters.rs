//! Over the columns: who may move on and who moved on too early, to be looked at alone and moved together.

use leptos::prelude::*;

use super::{
    BoardState,
    keyboard::nearest,
    layout::{count, list_of},
    use_board,
};
use crate::{
    commands::MoveReady,
    domain::ids::LeadId,
    i18n::{Words, board as words, format},
    queries::standing::Filter,
};

/// How many are ready and how many are ahead.
type Counts = [usize; 2];

#[component]
pub fn FilterRow() -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let counts = Memo::new(move |before: Option<&Option<Counts>>| {
        app.track();
        let team = board.team.get()?;
        let known = app.with_session(|session| {
            session.standings(team).map(|known| [known.ready().len(), known.ahead().len()])
        });
        // While everybody is judged anew, what was known stands.
        known.or(before.copied().flatten())
    });
    let settled = move || {
        (counts.get() == Some([0, 0]) && board.filter.with(Option::is_none))
            .then(|| view! { <p class="hint">{app.say(words::ALL_SETTLED)}</p> })
    };
    let hint = move || {
        board.filter.get().map(|filter| view! { <p class="hint filter-hint">{app.say(hint(filter))}</p> })
    };
    view! {
        <Toggle filter=Filter::Ready counts/>
        <Toggle filter=Filter::Ahead counts/>
        <MoveAll/>
        {hint}
        {settled}
    }
}

fn hint(filter: Filter) -> Words {
    match filter {
        Filter::Ready => words::READY_HINT,
        Filter::Ahead => words::AHEAD_HINT,
    }
}

#[component]
fn Toggle(filter: Filter, counts: Memo<Option<Counts>>) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let name = match filter {
        Filter::Ready => words::READY,
        Filter::Ahead => words::AHEAD,
    };
    let count = move || counts.get().map_or(0, |counts| counts[filter as usize]);
    let pressed = move || board.filter.get() == Some(filter);
    let toggle = move |_| {
        board.filter.update(|chosen| *chosen = (*chosen != Some(filter)).then_some(filter));
        show_first_found(board);
    };
    view! {
        <button type="button" class="filter" data-testid=format!("filter-{}", filter.key()) data-standing=filter.key()
            data-count=count aria-pressed=move || pressed().to_string() title=app.say(hint(filter))
            hidden=move || count() == 0 && !pressed() on:click=toggle>
            {app.say(name)}
            " "
            <span class="figures">{move || format::number(app.locale.get_untracked(), count() as u64)}</span>
        </button>
    }
}

/// On a narrow screen the first of them may stand beyond the edge.
fn show_first_found(board: BoardState) {
    let first = board
        .heads
        .with_untracked(|heads| heads.iter().map(|head| head.stage).find(|stage| count(board, *stage) > 0));
    if let Some(column) = first.and_then(|stage| list_of(board, stage)).and_then(|list| list.parent_element())
    {
        column.scroll_into_view_with_scroll_into_view_options(&nearest());
    }
}

/// One tap for all that were found ready.
#[component]
fn MoveAll() -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let found = Memo::new(move |_| {
        let is_chosen = board.filter.get() == Some(Filter::Ready);
        board.found.with(|found| found.as_ref().filter(|_| is_chosen).map_or(0, |found| found.count()))
    });
    let says = move || words::move_ready(app.locale.get_untracked(), found.get());
    view! {
        <Show when=move || { found.get() > 0 }>
            <button type="button" class="button move-ready" data-testid="move-ready" on:click=move |_| move_all(board)>
                {says}
            </button>
        </Show>
    }
}

fn move_all(board: BoardState) {
    let app = board.app;
    let Some(team) = board.team.get_untracked() else { return };
    let leads: Vec<LeadId> = board.found.with_untracked(|found| {
        let stages = found.iter().flat_map(|found| found.stages.values());
        stages.flat_map(|stage| stage.leads.iter().copied()).collect()
    });
    let last = leads.last().copied();
    if !app.ask(MoveReady { team, leads }) {
        return;
    }
    let moved = app.with_session(|session| session.to_undo().map_or(0, |change| change.events.len()));
    // Those who were found are ready no more: the board shows where they went.
    board.filter.set(None);
    app.notify(words::moved_on(app.locale.get_untracked(), moved));
    if let Some(lead) = last {
        board.focus_on(lead);
    }
}
