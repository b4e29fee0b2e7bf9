//! A card in the hand: where it came from, where it would land, and its way there.

use leptos::{html, prelude::*};

use super::{
    BoardState,
    card::CardBody,
    column::Shift,
    layout::{STEP, card_element, count, list_of},
    use_board,
};
use crate::{
    commands::Spot,
    domain::ids::{LeadId, StageId},
    gesture::{Place, Point},
    i18n::board as words,
    queries::board::{Card, card, lead_at, place_of},
    ui::moving::{Moving, Outcome},
};

#[derive(Clone, Debug, PartialEq)]
pub struct Carry {
    pub card: Card,
    /// Where it was: its stage, and its position there.
    pub stage: StageId,
    pub at: usize,
    /// Where it would land: a stage, and a position not counting itself. `None` beside all columns.
    pub over: Option<(StageId, usize)>,
    pub by_keyboard: bool,
    /// Where its element was when it was lifted, for the ghost: left, top and width.
    pub origin: (f64, f64, f64),
}

impl Carry {
    pub fn shift(&self, stage: StageId) -> Shift {
        Shift {
            gone: (self.stage == stage).then_some(self.at),
            gap: self.over.filter(|(over, _)| *over == stage).map(|(_, at)| at),
        }
    }
}

impl BoardState {
    /// Takes a card into the hand. `None` when it is not on the board any more.
    pub fn lift(self, lead: LeadId, by_keyboard: bool) -> Option<()> {
        let element = card_element(self, lead)?;
        let area = element.get_bounding_client_rect();
        let (stage, at, card) = self.find(lead)?;
        if card.home.is_some() {
            // A guest stays where its own team has put it: the move is refused, and so it says what to do.
            let team = self.team.get_untracked()?;
            self.app.start_move(Moving { lead, team, to: stage, spot: Spot::TOP });
            return None;
        }
        self.settling.set(None);
        self.carry.set(Some(Carry {
            card,
            stage,
            at,
            over: Some((stage, at)),
            by_keyboard,
            origin: (area.left(), area.top(), area.width()),
        }));
        let of = count(self, stage);
        let locale = self.app.locale.get_untracked();
        let name = self.carry.with_untracked(|carry| carry.as_ref().map(|carry| carry.card.name.clone()))?;
        self.app.announce(words::picked_up(locale, &name, &self.stage_name(stage), at + 1, of));
        Some(())
    }

    /// The column and position of a lead under the present filter, with its card.
    pub fn find(self, lead: LeadId) -> Option<(StageId, usize, Card)> {
        let team = self.team.get_untracked()?;
        let found = self.found.get_untracked();
        self.app.look(|workspace, now| {
            let (stage, at) = place_of(workspace, team, found.as_deref(), lead)?;
            Some((stage, at, card(workspace, team, lead, now)?))
        })
    }

    /// Tells where the card in the hand would land.
    pub fn hover(self, place: Option<Place>) {
        let over = place.and_then(|place| {
            let stage = self.heads.with_untracked(|heads| heads.get(place.column).map(|head| head.stage))?;
            Some((stage, place.at))
        });
        if self.carry.with_untracked(|carry| carry.as_ref().is_some_and(|carry| carry.over != over)) {
            self.carry.update(|carry| {
                if let Some(carry) = carry {
                    carry.over = over;
                }
            });
            if let Some((stage, at)) = over {
                let of = self.landing_count(stage);
                self.app.announce(words::over(
                    self.app.locale.get_untracked(),
                    &self.stage_name(stage),
                    at + 1,
                    of,
                ));
            }
        }
    }

    /// Cards in a column once the carried one has landed there.
    fn landing_count(self, stage: StageId) -> usize {
        let from_here =
            self.carry.with_untracked(|carry| carry.as_ref().is_some_and(|carry| carry.stage == stage));
        count(self, stage) + usize::from(!from_here)
    }

    /// Lets go of the card where it is held.
    pub fn put_down(self) {
        let Some(carry) = self.carry.get_untracked() else { return };
        let lead = carry.card.lead;
        let landed = carry.over.filter(|over| *over != (carry.stage, carry.at));
        let outcome = landed.zip(self.team.get_untracked()).map(|((stage, at), team)| {
            let spot = self.spot(&carry, stage, at);
            (stage, self.app.start_move(Moving { lead, team, to: stage, spot }))
        });
        let locale = self.app.locale.get_untracked();
        match outcome {
            Some((stage, Outcome::Moved)) => {
                self.app.announce(words::dropped(locale, &carry.card.name, &self.stage_name(stage)));
            }
            Some((stage, Outcome::AtGate)) => {
                self.app.announce(words::gate_opened(locale, &self.stage_name(stage)))
            }
            Some((_, Outcome::Refused)) | None => self.app.announce(words::CANCELLED.of(locale).to_owned()),
        }
        self.settle(lead);
        if carry.by_keyboard && !matches!(outcome, Some((_, Outcome::AtGate))) {
            self.focus_on(lead);
        }
    }

    /// Puts the card back where it was.
    pub fn put_back(self) {
        let Some(carry) = self.carry.get_untracked() else { return };
        self.app.announce(words::CANCELLED.of(self.app.locale.get_untracked()).to_owned());
        self.settle(carry.card.lead);
        if carry.by_keyboard {
            self.focus_on(carry.card.lead);
        }
    }

    /// Between which cards a position lies, as the screen shows them.
    fn spot(self, carry: &Carry, stage: StageId, at: usize) -> Spot {
        let Some(team) = self.team.get_untracked() else { return Spot::TOP };
        let found = self.found.get_untracked();
        // Positions do not count the carried card; the column still does.
        let counted = |at: usize| if stage == carry.stage && at >= carry.at { at + 1 } else { at };
        self.app.look(|workspace, _| {
            let lead = |at: usize| lead_at(workspace, team, stage, found.as_deref(), counted(at));
            Spot { after: at.checked_sub(1).and_then(lead), before: lead(at) }
        })
    }

    /// Ends the carrying; with the pointer, the ghost first goes to where the card now is.
    fn settle(self, lead: LeadId) {
        let by_keyboard =
            self.carry.with_untracked(|carry| carry.as_ref().is_none_or(|carry| carry.by_keyboard));
        if by_keyboard || !moves() {
            self.carry.set(None);
            return;
        }
        self.settling.set(Some(lead));
        self.carry.update(|carry| {
            if let Some(carry) = carry {
                // The columns close; the ghost alone remains until it is there.
                (carry.over, carry.stage) = (None, StageId::new(0));
            }
        });
        let goal = self.find(lead).and_then(|(stage, at, _)| {
            let area = list_of(self, stage)
                .map(|list| (list.get_bounding_client_rect(), f64::from(list.scroll_top())))?;
            Some(Point { x: area.0.left(), y: area.0.top() + at as f64 * STEP - area.1 })
        });
        ghost_to(goal);
        set_timeout(
            move || {
                // Unless another card is in the hand already.
                if self.settling.get_untracked() == Some(lead) {
                    self.settling.set(None);
                    self.carry.set(None);
                }
            },
            std::time::Duration::from_millis(190),
        );
    }

    /// Gives a card the keyboard's focus once it is drawn, scrolling its column there.
    pub fn focus_on(self, lead: LeadId) {
        self.focus.set(Some(lead));
        if let Some((stage, at, _)) = self.find(lead)
            && let Some(list) = list_of(self, stage)
        {
            let (top, height) = (at as f64 * STEP, f64::from(list.client_height()));
            let scrolled = f64::from(list.scroll_top());
            if top < scrolled {
                list.set_scroll_top(top as i32);
            } else if top + STEP > scrolled + height {
                list.set_scroll_top((top + STEP - height) as i32);
            }
        }
        // Scrolling is heard of in the next frame, and the card drawn in the one after.
        request_animation_frame(move || {
            request_animation_frame(move || {
                if let Some(link) =
                    card_element(self, lead).and_then(|card| card.query_selector(".card-name").ok().flatten())
                {
                    use wasm_bindgen::JsCast;
                    // An element that has left the page meanwhile refuses; then there is nothing to focus.
                    let _ = link.unchecked_into::<web_sys::HtmlElement>().focus();
                }
            });
        });
    }
}

/// Whether motion is welcome on this device.
fn moves() -> bool {
    let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    !reduced.is_some_and(|reduced| reduced.matches())
}

fn ghost_element() -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    document().query_selector(".ghost").ok().flatten()?.dyn_into().ok()
}

/// Moves the ghost by so much from where it was lifted. Imperative: a signal a frame would be work for nothing.
pub fn ghost_follows(by: Point) {
    if let Some(ghost) = ghost_element() {
        // Setting a known property to a well-formed value does not fail.
        let _ = ghost.style().set_property(
            "transform",
            &format!("translate({}, {}) rotate(1.5deg)", pixels(by.x), pixels(by.y)),
        );
    }
}

fn ghost_to(goal: Option<Point>) {
    if let (Some(ghost), Some(goal)) = (ghost_element(), goal) {
        let origin = (ghost.offset_left(), ghost.offset_top());
        let by = (goal.x - f64::from(origin.0), goal.y - f64::from(origin.1));
        let _ = ghost.set_attribute("data-settling", "");
        let _ = ghost
            .style()
            .set_property("transform", &format!("translate({}, {})", pixels(by.0), pixels(by.1)));
    }
}

/// The card that follows the pointer.
#[component]
pub fn Ghost() -> impl IntoView {
    let board = use_board();
    // Made once a carrying: what changes while it lasts is where it hovers.
    let carried = Memo::new(move |_| {
        board.carry.with(|carry| {
            carry
                .as_ref()
                .filter(|carry| !carry.by_keyboard)
                .map(|carry| (carry.card.clone(), carry.origin.0, carry.origin.1, carry.origin.2))
        })
    });
    let ghost = NodeRef::<html::Div>::new();
    move || {
        carried.get().map(|(card, left, top, width)| {
            view! {
                <div class="card ghost" node_ref=ghost aria-hidden="true"
                    style:left=pixels(left) style:top=pixels(top) style:width=pixels(width)>
                    <span class="card-name">{card.name.clone()}</span>
                    <CardBody card/>
                </div>
            }
        })
    }
}

/// Whole pixels: nobody sees the rest, and writing fractions would weigh twenty kilobytes.
fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}
