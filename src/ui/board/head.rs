//! The head of a column: what the stage is called, how many leads it holds and what they are worth, and the
//! piece of the funnel's shape that lies over it.

use leptos::prelude::*;

use super::{head_name, use_board};
use crate::{
    domain::ids::StageId,
    i18n::{board as words, format},
    queries::{
        board::{StageHead, Tally},
        funnel::Step,
    },
    ui::widgets::icon::{Icon, Picture},
};

#[component]
pub fn ColumnHead(head: StageHead, tally: Memo<Tally>) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let (stage, gated, wip_hint) = (head.stage, head.gated, head.wip_hint);
    let name = move || head_name(app, &head);
    let value = move || format::short_money(app.locale.get_untracked(), tally.get().value);
    // Under a search the count is not the whole column's, and is compared with nothing.
    let most = move || wip_hint.filter(|_| board.found.with(Option::is_none)).map(usize::from);
    let is_over = move || most().is_some_and(|most| tally.get().count > most);
    let count = move || {
        let most = most().map(|most| format!("/{most}")).unwrap_or_default();
        let number = |count: usize| format::number(app.locale.get_untracked(), count as u64);
        let Tally { count, guests, .. } = tally.get();
        let guests = if guests > 0 { format!(" + {}", number(guests)) } else { String::new() };
        number(count) + &most + &guests
    };
    let says = move || {
        let (locale, guests) = (app.locale.get_untracked(), tally.get().guests);
        let most = most().map(|most| words::at_most(locale, most, is_over()));
        let guests = (guests > 0).then(|| words::guests(locale, guests));
        match (most, guests) {
            (Some(most), Some(guests)) => Some(format!("{most}. {guests}")),
            (most, guests) => most.or(guests),
        }
    };
    view! {
        <header class="column-head">
            <div class="column-title">
                <span class="dot"></span>
                <h2 class="column-name">{name}</h2>
                {gated.then(|| view! {
                    <span class="column-lock" title=app.say(words::GATED)>
                        <Picture icon=Icon::Lock size=14/>
                        <span class="heard">{app.say(words::GATED)}</span>
                    </span>
                })}
                <span class="chip figures" data-tone=move || is_over().then_some("warning") title=says>
                    {count}
                    <span class="heard">{says}</span>
                </span>
                <span class="column-value figures">{value}</span>
            </div>
            <FunnelPiece stage/>
        </header>
    }
}

/// One stage of the funnel between what it and the next one reached.
#[derive(Clone, Copy, PartialEq)]
struct Piece {
    step: Step,
    /// Half of the height at both sides, in thousandths of the whole: writing fractions would weigh some kilobytes.
    from: usize,
    to: usize,
}

fn piece(steps: &[Step], stage: StageId) -> Option<Piece> {
    let at = steps.iter().position(|step| step.stage == stage)?;
    let most = steps.first().map_or(0, |first| first.reached).max(1);
    let half = |step: &Step| step.reached * 500 / most;
    let from = half(&steps[at]);
    Some(Piece { step: steps[at], from, to: steps.get(at + 1).map_or(from, half) })
}

#[component]
fn FunnelPiece(stage: StageId) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let piece = Memo::new(move |_| board.steps.with(|steps| piece(steps, stage)));
    let points = move |piece: Piece| {
        let (from, to) = (piece.from.max(8), piece.to.max(8));
        format!("0,{} 1000,{} 1000,{} 0,{}", 500 - from, 500 - to, 500 + to, 500 + from)
    };
    let says = move |step: Step| {
        let of = step.of?;
        Some(words::came_on(app.locale.get_untracked(), step.reached, of, step.rate()))
    };
    let short = move |step: Step| step.rate().map(|rate| format::percent(app.locale.get_untracked(), rate));
    move || match piece.get() {
        Some(piece) => view! {
            <div class="funnel-piece" title=says(piece.step)>
                <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
                    <polygon points=points(piece)></polygon>
                </svg>
                <span class="funnel-rate figures" aria-hidden="true">{short(piece.step)}</span>
                <span class="heard">{says(piece.step)}</span>
            </div>
        }
        .into_any(),
        None => view! { <div class="funnel-piece"></div> }.into_any(),
    }
}
