//! What was found out about how a table is written, to be set right where it was guessed wrong; and what becomes of
//! people who are known already.

use leptos::prelude::*;

use super::{Looking, worded};
use crate::{
    commands::IfKnown,
    i18n::{Words, tables},
    session::files::table::{DayOrder, DecimalMark, Delimiter, Encoding, Written},
    ui::{app::use_app, widgets::field::fresh_id},
};

/// One of a few, by a key.
#[component]
fn Pick<T>(
    label: Words,
    testid: &'static str,
    options: Vec<(&'static str, String, T)>,
    chosen: impl Fn() -> T + Send + Sync + 'static,
    choose: impl Fn(T) + 'static,
    #[prop(optional)] hint: Option<Words>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let app = use_app();
    let hint_id = fresh_id("table-hint");
    let described = hint.map(|_| hint_id.clone());
    let values: Vec<(&'static str, T)> = options.iter().map(|(key, _, value)| (*key, *value)).collect();
    let keys = values.clone();
    let key = move || keys.iter().find(|(_, value)| *value == chosen()).map_or("", |(key, _)| *key);
    let change = move |event| {
        let picked = event_target_value(&event);
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == picked) {
            choose(*value);
        }
    };
    let option = |(key, name, _): (&'static str, String, T)| view! { <option value=key>{name}</option> };
    view! {
        <label class="field">
            <span class="field-label">{app.say(label)}</span>
            <select class="input" data-testid=testid aria-describedby=described prop:value=key on:change=change>
                {options.into_iter().map(option).collect_view()}
            </select>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{app.say(hint)}</span> })}
        </label>
    }
}

/// Encoding, delimiter, and the order of dates and the mark of numbers where a column holds any.
#[component]
pub fn ReadingFields(looking: Looking) -> impl IntoView {
    let app = use_app();
    let encodings = Encoding::ALL.map(|encoding| {
        let (key, name) = worded::encoding(encoding);
        (key, name.to_owned(), encoding)
    });
    let delimiters = Delimiter::ALL.map(|delimiter| {
        let (key, words) = worded::delimiter(delimiter);
        (key, app.say(words).to_owned(), delimiter)
    });
    let encoding = move || looking.arrived.with(|arrived| arrived.encoding());
    let delimiter = move || looking.arrived.with(|arrived| arrived.delimiter());
    let encode = move |encoding| {
        let delimiter = looking.arrived.with_untracked(|arrived| arrived.delimiter());
        looking.read_as(Written { encoding: Some(encoding), delimiter: Some(delimiter) });
    };
    let delimit = move |delimiter| {
        let encoding = looking.arrived.with_untracked(|arrived| arrived.encoding());
        looking.read_as(Written { encoding: Some(encoding), delimiter: Some(delimiter) });
    };
    view! {
        <fieldset class="table-reading">
            <legend class="field-label">{app.say(tables::READING)}</legend>
            <Pick label=tables::ENCODING testid="table-encoding" options=encodings.into() chosen=encoding choose=encode/>
            <Pick label=tables::DELIMITER testid="table-delimiter" options=delimiters.into() chosen=delimiter
                choose=delimit/>
            <FormatFields looking/>
        </fieldset>
    }
}

#[component]
fn FormatFields(looking: Looking) -> impl IntoView {
    let app = use_app();
    let has_days = Memo::new(move |_| looking.mapping.with(|mapping| mapping.has_days()));
    let has_numbers = Memo::new(move |_| looking.mapping.with(|mapping| mapping.has_numbers()));
    let orders = move || {
        [DayOrder::DayFirst, DayOrder::MonthFirst].map(|order| {
            let (key, words) = worded::days(order);
            (key, app.say(words).to_owned(), order)
        })
    };
    let marks = move || {
        [DecimalMark::Comma, DecimalMark::Point].map(|mark| {
            let (key, words) = worded::decimal(mark);
            (key, app.say(words).to_owned(), mark)
        })
    };
    view! {
        <Show when=move || has_days.get()>
            <Pick label=tables::DAYS testid="table-days" options=orders().into()
                chosen=move || looking.mapping.with(|mapping| mapping.formats.days)
                choose=move |days| looking.mapping.update(|mapping| mapping.formats.days = days)/>
        </Show>
        <Show when=move || has_numbers.get()>
            <Pick label=tables::DECIMAL testid="table-decimal" options=marks().into()
                chosen=move || looking.mapping.with(|mapping| mapping.formats.decimal)
                choose=move |decimal| looking.mapping.update(|mapping| mapping.formats.decimal = decimal)/>
        </Show>
    }
}

/// What becomes of those who are known, and of those who are not.
#[component]
pub fn WishFields(looking: Looking) -> impl IntoView {
    let app = use_app();
    let known = [IfKnown::Fill, IfKnown::Overwrite, IfKnown::Skip, IfKnown::KeepBoth].map(|choice| {
        let (key, words) = worded::if_known(choice);
        (key, app.say(words).to_owned(), choice)
    });
    let new = [("take", tables::TAKE_NEW, true), ("leave", tables::LEAVE_NEW, false)]
        .map(|(key, words, takes)| (key, app.say(words).to_owned(), takes));
    view! {
        <Pick label=tables::IF_KNOWN testid="table-known" options=known.into() hint=tables::IF_KNOWN_HINT
            chosen=move || looking.wish.get().if_known
            choose=move |choice| looking.wish.update(|wish| wish.if_known = choice)/>
        <Pick label=tables::IF_NEW testid="table-new" options=new.into() hint=tables::IF_NEW_HINT
            chosen=move || looking.wish.get().takes_new
            choose=move |takes| looking.wish.update(|wish| wish.takes_new = takes)/>
    }
}
