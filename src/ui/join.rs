//! Two leads of one person side by side: which stays, which value counts where they differ, and one button.

use leptos::prelude::*;

use super::{
    app::{App, use_app},
    widgets::{
        choice::{Choice, Offer},
        field::fresh_id,
        sheet::Sheet,
        value::ValueOption,
    },
};
use crate::{
    commands::{JoinLeads, Whose},
    domain::{
        field::{Field, FieldKind},
        ids::LeadId,
    },
    i18n::{Words, fields, join},
    queries::joining::{JoinSheet as Known, Row, Side, join_sheet, stays},
};

/// The sheet's own state. Values are wanted of a lead, whichever of the two stays.
#[derive(Clone, Copy)]
struct Joining {
    both: [LeadId; 2],
    keep: RwSignal<LeadId>,
    known: Memo<Option<Known>>,
    chosen: RwSignal<Vec<(Field, Wanted)>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Of(LeadId),
    Both,
}

/// `done` is told which lead stays, once they were joined.
#[component]
pub fn JoinSheet(one: LeadId, other: LeadId, done: Callback<Option<LeadId>>) -> impl IntoView {
    let app = use_app();
    let joining = Joining::new(app, [one, other]);
    let again = joining.part(|known| known.is_again);
    let title =
        Signal::derive(move || app.say(if again.get() { join::AGAIN } else { join::TITLE }).to_owned());
    let is_there = Memo::new(move |_| joining.known.with(Option::is_some));
    view! {
        <Sheet title testid="join" on_close=Callback::new(move |()| done.run(None))
            foot=move || view! { <Foot joining done/> }>
            <Show when=move || is_there.get() fallback=move || view! { <p>{app.say(join::GONE)}</p> }>
                <div class="join">
                    <Stays joining/>
                    <Rows joining/>
                    <BringsLine joining/>
                </div>
            </Show>
        </Sheet>
    }
}

/// Which of the two stays; of two that were joined that is decided.
#[component]
fn Stays(joining: Joining) -> impl IntoView {
    let app = use_app();
    if joining.known.with_untracked(|known| known.as_ref().is_some_and(|known| known.is_again)) {
        let name = joining.side(|known| &known.other).map(|side| side.known.name);
        let stand = joining.side(|known| &known.other).map(|side| stand(app, &side));
        let name = name.unwrap_or_default();
        return view! {
            <p>
                {join::joined_with(app.locale.get_untracked(), &name)}" "
                <span class="hint">{stand}</span>
            </p>
        }
        .into_any();
    }
    let sides = [joining.side(|known| &known.kept), joining.side(|known| &known.other)];
    // In the same order whichever stays, so that nothing jumps under the finger.
    let offer = |(key, lead): (&'static str, LeadId)| {
        let side = sides.iter().flatten().find(|side| side.known.lead == lead)?;
        let about = [side.title.as_str(), side.known.company.as_str(), &stand(app, side)];
        let about = about.into_iter().filter(|part| !part.is_empty() && *part != side.known.name);
        let about = about.collect::<Vec<_>>().join(" · ");
        Some(Offer::new(key, side.known.name.clone(), about, lead))
    };
    let options: Vec<_> = ["one", "other"].into_iter().zip(joining.both).filter_map(offer).collect();
    view! {
        <div class="join-stays">
            <Choice label=join::STAYS name="keep" options chosen=joining.keep/>
            <p class="hint">{app.say(join::STAYS_HINT)}</p>
        </div>
    }
    .into_any()
}

/// "Sales · Prospect".
fn stand(app: App, side: &Side) -> String {
    format!("{} · {}", side.known.team_name, app.stage_name(&side.known.stage_name))
}

#[component]
fn Rows(joining: Joining) -> impl IntoView {
    let app = use_app();
    let rows = joining.part(|known| known.rows.clone());
    let again = joining.part(|known| known.is_again);
    let list = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="hint" data-testid="join-agree">{app.say(join::AGREE)}</p> }.into_any();
        }
        let row = |row| view! { <RowView joining row again=again.get_untracked()/> };
        view! {
            <p class="hint">{app.say(join::DIFFER_HINT)}</p>
            <ul class="join-rows">{rows.into_iter().map(row).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <section class="preview-group" aria-label=app.say(join::DIFFER)>
            <h3 class="gate-heading">{app.say(join::DIFFER)}</h3>
            {list}
        </section>
    }
}

#[component]
fn RowView(joining: Joining, row: Row, again: bool) -> impl IntoView {
    let app = use_app();
    let Row { field, kept, other, usual, is_settled, takes_both } = row;
    let group = fresh_id("join");
    let wanted = joining.whose(field).filter(|_| !is_settled).unwrap_or(usual);
    let tells_later = !again && !is_settled && field.kind() != FieldKind::Lines;
    let option = |whose: Whose, value: &'static str, says: Words, text: Option<String>| {
        let pick = Callback::new(move |()| joining.choose(field, whose));
        let is_later = tells_later && whose == usual;
        view! {
            <ValueOption group=group.clone() value says=app.say(says) is_later text checked={whose == wanted}
                disabled=is_settled pick/>
        }
    };
    let said = |value| Some(join::value(app.locale.get_untracked(), value, app.now()));
    let both = takes_both.then(|| option(Whose::Both, "both", join::BOTH, Some("…".to_owned())));
    view! {
        <li>
            <fieldset class="conflict" role="radiogroup" data-testid="join-field" data-field=field.key()>
                <legend>{app.say(fields::field(field))}</legend>
                {option(Whose::Kept, "kept", join::THIS, said(&kept))}
                {option(Whose::Other, "other", join::OTHER, said(&other))}
                {both}
                {is_settled.then(|| view! { <p class="hint">{app.say(join::SETTLED)}</p> })}
            </fieldset>
        </li>
    }
}

#[component]
fn BringsLine(joining: Joining) -> impl IntoView {
    let app = use_app();
    let said = joining.part(|known| (known.other.known.name.clone(), known.brings.clone()));
    let text = move || said.with(|(name, brings)| join::brings(app.locale.get_untracked(), name, brings));
    view! { <p data-testid="join-brings">{text}</p> }
}

#[component]
fn Foot(joining: Joining, done: Callback<Option<LeadId>>) -> impl IntoView {
    let app = use_app();
    let again = joining.part(|known| known.is_again);
    let is_there = Memo::new(move |_| joining.known.with(Option::is_some));
    view! {
        <button type="button" class="button" data-look="quiet" data-testid="join-cancel" on:click=move |_| done.run(None)>
            {app.say(join::LEAVE)}
        </button>
        <button type="button" class="button" data-look="main" data-testid="join-confirm"
            disabled=move || !is_there.get() on:click=move |_| joining.confirm(app, done)>
            {move || app.say(if again.get() { join::TAKE_OVER } else { join::JOIN })}
        </button>
    }
}

impl Joining {
    fn new(app: App, both: [LeadId; 2]) -> Self {
        let keep = RwSignal::new(app.look(|workspace, _| stays(workspace, both[0], both[1])));
        let known = Memo::new(move |_| {
            app.track();
            let keep = keep.get();
            app.look(|workspace, now| join_sheet(workspace, keep, beside(both, keep), now))
        });
        Self { both, keep, known, chosen: RwSignal::new(Vec::new()) }
    }

    fn part<T>(self, look: impl Fn(&Known) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.known.with(|known| known.as_ref().map(&look)).unwrap_or_default())
    }

    fn side(self, look: impl Fn(&Known) -> &Side) -> Option<Side> {
        self.known.with_untracked(|known| known.as_ref().map(|known| look(known).clone()))
    }

    /// What was chosen for a field, seen from the lead that stays now.
    fn whose(self, field: Field) -> Option<Whose> {
        let keep = self.keep.get_untracked();
        self.chosen.with_untracked(|chosen| {
            chosen.iter().find(|(of, _)| *of == field).map(|(_, wanted)| match wanted {
                Wanted::Both => Whose::Both,
                Wanted::Of(lead) if *lead == keep => Whose::Kept,
                Wanted::Of(_) => Whose::Other,
            })
        })
    }

    fn choose(self, field: Field, whose: Whose) {
        let keep = self.keep.get_untracked();
        let wanted = match whose {
            Whose::Both => Wanted::Both,
            Whose::Kept => Wanted::Of(keep),
            Whose::Other => Wanted::Of(beside(self.both, keep)),
        };
        self.chosen.update_untracked(|chosen| {
            chosen.retain(|(of, _)| *of != field);
            chosen.push((field, wanted));
        });
    }

    fn confirm(self, app: App, done: Callback<Option<LeadId>>) {
        let keep = self.keep.get_untracked();
        let fields =
            self.chosen.with_untracked(|chosen| chosen.iter().map(|(of, _)| *of).collect::<Vec<_>>());
        let chosen = fields.into_iter().filter_map(|field| Some((field, self.whose(field)?))).collect();
        if app.ask(JoinLeads { keep, other: beside(self.both, keep), chosen }) {
            let called = app.look(|workspace, _| workspace.lead(keep).map(|lead| lead.called().to_owned()));
            let text = join::joined(app.locale.get_untracked(), &called.unwrap_or_default());
            done.run(Some(keep));
            app.tell(text);
        }
    }
}

fn beside(both: [LeadId; 2], lead: LeadId) -> LeadId {
    if both[0] == lead { both[1] } else { both[0] }
}
