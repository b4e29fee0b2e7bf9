//! Leads handed out as a table: for whom, which leads, what that program would refuse, and the file.

use leptos::prelude::*;

use super::handing;
use crate::{
    domain::ids::TeamId,
    i18n::{Locale, Words, common, data, tables},
    session::files::{
        Outgoing,
        table::out::{Lack, Lacking, Preset},
    },
    ui::{
        app::{App, use_app},
        route::Route,
        widgets::sheet::Sheet,
    },
};

/// More leads than this are better looked for on the board.
const MOST_LISTED: usize = 40;

/// The sheet, while somebody wants it.
#[component]
pub fn HandOut(is_open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Show when=move || is_open.get()>
            <HandOutSheet on_close=Callback::new(move |()| is_open.set(false))/>
        </Show>
    }
}

#[component]
fn HandOutSheet(on_close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let preset = RwSignal::new(Preset::default());
    let team = RwSignal::new(untrack(|| app.team()));
    let lacks = Memo::new(move |_| {
        app.track();
        app.with_session(|session| session.lacks(preset.get(), team.get()))
    });
    let leads = Memo::new(move |_| {
        app.track();
        app.with_session(|session| session.leads_for_table(team.get()))
    });
    let make = move || {
        let now = app.now();
        app.with_session(|session| session.export_table(preset.get_untracked(), team.get_untracked(), now))
    };
    let can_share = handing::can_share("entonnoir.csv");
    let foot = move || {
        view! {
            <button type="button" class="button" data-testid="table-close" on:click=move |_| on_close.run(())>
                {app.say(common::CANCEL)}
            </button>
            {can_share.then(|| view! {
                <button type="button" class="button" data-testid="table-share"
                    disabled=move || leads.get() == 0 on:click=move |_| handing::share(app, make(), tables::SHARED, || ())>
                    {app.say(common::SHARE)}
                </button>
            })}
            <button type="button" class="button" data-look="main" data-testid="table-download"
                disabled=move || leads.get() == 0 on:click=move |_| download(app, &make(), on_close)>
                {app.say(tables::DOWNLOAD)}
            </button>
        }
    };
    view! {
        <Sheet title=app.say(tables::EXPORT_TITLE) testid="table-export" foot on_close>
            <p class="hint">{app.say(tables::EXPORT_HINT)}</p>
            <PresetField preset/>
            <WhichField team/>
            <p class="figures" data-testid="table-count">
                {move || common::leads(app.locale.get_untracked(), leads.get())}
            </p>
            {move || view! { <Refused preset=preset.get() lacks=lacks.get()/> }}
        </Sheet>
    }
}

#[component]
fn PresetField(preset: RwSignal<Preset>) -> impl IntoView {
    let app = use_app();
    let option = |preset: Preset| {
        let name = app.say(named(preset).0);
        view! { <option value=preset.key()>{name}</option> }
    };
    let choose = move |event| {
        if let Some(chosen) = Preset::from_key(&event_target_value(&event)) {
            preset.set(chosen);
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(tables::FOR)}</span>
            <select class="input" name="preset" prop:value=move || preset.get().key() on:change=choose>
                {Preset::ALL.map(option).collect_view()}
            </select>
            <span class="hint">{move || app.say(named(preset.get()).1)}</span>
        </label>
    }
}

#[component]
fn WhichField(team: RwSignal<Option<TeamId>>) -> impl IntoView {
    let app = use_app();
    let teams = app.look(|workspace, _| {
        workspace.teams().into_iter().map(|team| (team.id, team.name().to_owned())).collect::<Vec<_>>()
    });
    let option = |(id, name): (TeamId, String)| view! { <option value=id.to_string()>{name}</option> };
    view! {
        <label class="field">
            <span class="field-label">{app.say(tables::WHICH)}</span>
            <select class="input" name="which"
                prop:value=move || team.get().map(|team| team.to_string()).unwrap_or_default()
                on:change=move |event| team.set(event_target_value(&event).parse().ok())>
                {teams.into_iter().map(option).collect_view()}
                <option value="">{app.say(tables::ALL_TEAMS)}</option>
            </select>
        </label>
    }
}

/// What the program would refuse, by name, each a way to the lead.
#[component]
fn Refused(preset: Preset, lacks: Vec<Lack>) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let Some(program) = program(preset) else { return ().into_any() };
    if lacks.is_empty() {
        return view! { <p class="hint" data-testid="table-accepted">{app.say(tables::ALL_ACCEPTED)}</p> }
            .into_any();
    }
    let group = |lack: Lack| {
        let sentence = lacking(locale, lack.what, lack.leads.len(), program);
        let more = lack.leads.len().saturating_sub(MOST_LISTED);
        let lead = |(id, name)| {
            let href = Route::Lead(id).hash();
            view! { <li class="preview-row"><a href=href data-testid="table-lacking">{name}</a></li> }
        };
        let leads = lack.leads.into_iter().take(MOST_LISTED).map(lead).collect_view();
        let more =
            (more > 0).then(|| view! { <li class="preview-row" data-more>{data::more(locale, more)}</li> });
        view! {
            <section class="preview-group">
                <p class="problem" data-testid="table-lack">{sentence}</p>
                <ul class="table-lacking">{leads}{more}</ul>
            </section>
        }
    };
    lacks.into_iter().map(group).collect_view().into_any()
}

/// What a preset is called, and what it is good for.
fn named(preset: Preset) -> (Words, Words) {
    match preset {
        Preset::Excel => (tables::FOR_EXCEL, tables::ABOUT_EXCEL),
        Preset::HubSpot => (tables::FOR_HUBSPOT, tables::ABOUT_CRM),
        Preset::Salesforce => (tables::FOR_SALESFORCE, tables::ABOUT_CRM),
        Preset::Pipedrive => (tables::FOR_PIPEDRIVE, tables::ABOUT_CRM),
        Preset::Plain => (tables::FOR_PLAIN, tables::ABOUT_PLAIN),
    }
}

/// Who might refuse anything.
fn program(preset: Preset) -> Option<&'static str> {
    match preset {
        Preset::HubSpot => Some("HubSpot"),
        Preset::Salesforce => Some("Salesforce"),
        Preset::Pipedrive => Some("Pipedrive"),
        Preset::Excel | Preset::Plain => None,
    }
}

fn lacking(locale: Locale, what: Lacking, leads: usize, program: &str) -> String {
    match what {
        Lacking::Name => tables::lack_name(locale, leads, program),
        Lacking::Company => tables::lack_company(locale, leads, program),
        Lacking::NameOrEmail => tables::lack_name_or_email(locale, leads, program),
        Lacking::NameOrCompany => tables::lack_name_or_company(locale, leads, program),
        Lacking::OwnEmail => tables::lack_own_email(locale, leads, program),
    }
}

fn download(app: App, file: &Outgoing, on_close: Callback<()>) {
    if handing::hand(app, Some(file), tables::EXPORTED) {
        on_close.run(());
    }
}
