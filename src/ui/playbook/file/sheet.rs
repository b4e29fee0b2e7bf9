//! What a playbook file would change, to be looked at and then decided: taken into the team, or a team of its own.

use leptos::prelude::*;

use super::{Arrived, differences::Differences};
use crate::{
    commands::Redefine,
    domain::ids::TeamId,
    i18n::{common, playbook, playbook_file, rejections},
    queries::{
        compare::{Age, Comparison, Steps, compare, steps_to},
        setup::holdings,
    },
    ui::{
        app::{App, use_app},
        first::cards,
        route::Route,
        widgets::sheet::Sheet,
    },
};

/// `team`: the one to compare with; without any the playbook can only found one.
#[component]
pub fn PlaybookSheet(arrived: Arrived, team: Option<TeamId>, on_close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let file = StoredValue::new(arrived);
    let found = app.look(|workspace, _| file.with_value(|file| compare(workspace, team?, &file.playbook)));
    let steps = app.look(|workspace, _| match team {
        Some(team) => file.with_value(|file| steps_to(workspace, team, &file.playbook)),
        None => Steps::default(),
    });
    // Stages that stay because of their leads may be all that differs.
    let can_take = !steps.steps.is_empty() && found.as_ref().is_some_and(|found| !found.is_same());
    let name = RwSignal::new(proposed(app, file));
    let problem = RwSignal::new(None::<String>);
    let found_team = move |_| match file.with_value(|file| found_with(app, file, name.get_untracked())) {
        Ok(()) => on_close.run(()),
        Err(sentence) => problem.set(Some(sentence)),
    };
    let steps = StoredValue::new(steps);
    let take = move |_| {
        if let Some(team) = team {
            let steps = steps.with_value(|steps| steps.steps.clone());
            app.draft.set(Some(Redefine { team, steps, spare: false }));
            on_close.run(());
            // The draft shows itself at the foot, where a notice would lie over it.
            app.announce(app.say(playbook_file::TAKEN).to_owned());
        }
    };
    let foot = move || {
        let take = can_take.then(|| {
            view! {
                <button type="button" class="button" data-look="main" data-testid="playbook-take" on:click=take>
                    {app.say(playbook_file::TAKE)}
                </button>
            }
        });
        view! {
            <button type="button" class="button" data-testid="playbook-cancel" on:click=move |_| on_close.run(())>
                {app.say(common::CANCEL)}
            </button>
            {take}
        }
    };
    let replaces = can_take && app.draft.with_untracked(Option::is_some);
    let count = |of: fn(&Comparison) -> usize| found.as_ref().map_or(0, of).to_string();
    let (stages, questions, rules) = (
        count(|found| found.stages.len()),
        count(|found| found.questions.len()),
        count(|found| found.rules.len()),
    );
    let age = found.as_ref().map(|found| age_key(found.age));
    let title = app.say(playbook_file::COMPARE);
    view! {
        <Sheet title testid="playbook-preview" foot on_close attr:data-age=age attr:data-stages=stages
            attr:data-questions=questions attr:data-rules=rules>
            <Origin file found=found.clone()/>
            {can_take.then(|| view! { <p class="hint">{app.say(playbook_file::TAKE_HINT)}</p> })}
            {replaces.then(|| view! { <p class="problem">{app.say(playbook_file::REPLACES_DRAFT)}</p> })}
            {found.map(|found| view! { <Differences found/> })}
            <section class="group preview-found">
                <h3>{app.say(playbook_file::FOUND)}</h3>
                <div class="inline-form">
                    <label class="field">
                        <span class="field-label">{app.say(playbook_file::FOUND_NAME)}</span>
                        <input class="input" name="new_team" autocomplete="off" prop:value=move || name.get()
                            aria-invalid=move || problem.with(Option::is_some).to_string()
                            on:input=move |event| { problem.set(None); name.set(event_target_value(&event)) }/>
                    </label>
                    <button type="button" class="button" data-testid="playbook-found" on:click=found_team>
                        {app.say(playbook::ADD_TEAM)}
                    </button>
                    {move || problem.get().map(|problem| view! {
                        <span class="problem" role="alert" data-testid="problem">{problem}</span>
                    })}
                </div>
            </section>
        </Sheet>
    }
}

/// Which file it is, and which of the two was written later.
#[component]
fn Origin(file: StoredValue<Arrived>, found: Option<Comparison>) -> impl IntoView {
    let app = use_app();
    let (name, playbook) = file.with_value(|file| (file.file.clone(), app.word(&file.playbook.name)));
    let says = match &found {
        Some(found) => playbook_file::age(app.locale.get_untracked(), found, app.now()),
        None => app.say(playbook_file::NO_TEAM).to_owned(),
    };
    view! {
        <div class="preview-origin">
            <p class="preview-playbook">{playbook}</p>
            <p class="preview-detail">{name}</p>
            <p data-testid="playbook-age">{says}</p>
        </div>
    }
}

fn age_key(age: Age) -> &'static str {
    match age {
        Age::Same => "same",
        Age::Newer => "newer",
        Age::Older => "older",
        Age::Apart => "apart",
        Age::Strange => "strange",
    }
}

/// The file's own name, or a numbered one.
fn proposed(app: App, file: StoredValue<Arrived>) -> String {
    let own = file.with_value(|file| app.word(&file.playbook.name));
    if own.is_empty() {
        let teams = app.look(|workspace, _| holdings(workspace).teams);
        playbook::next_team(app.locale.get_untracked(), teams + 1)
    } else {
        own
    }
}

fn found_with(app: App, file: &Arrived, name: String) -> Result<(), String> {
    let locale = app.locale.get_untracked();
    let is_first = untrack(|| app.team()).is_none();
    let team = cards::found(app, file.playbook.clone(), name.clone());
    app.choose_team(team.map_err(|refused| rejections::rejection(locale, &refused))?);
    app.notify(playbook_file::founded(locale, name.trim()));
    if is_first {
        app.go(Route::Board);
    }
    Ok(())
}
