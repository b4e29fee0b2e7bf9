//! A file that a passphrase opens: the passphrase is asked for, and what comes out is looked at like any other file.

use leptos::{ev, html, prelude::*, task::spawn_local};

use super::Import;
use crate::{
    i18n::{Words, common, data::part},
    platform::clock,
    session::files::passphrase::{Locked, unlock},
    ui::{
        app::use_app,
        widgets::{
            field::fresh_id,
            sheet::{Sheet, Size},
        },
    },
};

/// Until the page has shown that it is at work, in milliseconds.
const SHOWN: i32 = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

#[component]
pub fn UnlockSheet(import: Import, file: LockedFile) -> impl IntoView {
    let app = use_app();
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<Locked>));
    let is_at_work = RwSignal::new(false);
    let field = NodeRef::<html::Textarea>::new();
    let (id, explained) = (fresh_id("unlock"), fresh_id("problem"));
    let name = file.name.clone();
    let file = StoredValue::new(file);
    let open = move || {
        is_at_work.set(true);
        problem.set(None);
        spawn_local(async move {
            // Trying takes a moment in which nothing else happens; that is said first.
            clock::pause(SHOWN).await;
            let Some(opened) = file.try_with_value(|file| unlock(&file.bytes, &typed.get_untracked())) else {
                return;
            };
            match opened {
                Ok(text) => {
                    let name = file.with_value(|file| file.name.trim_end_matches(".age").to_owned());
                    import.arrive(name, text.into_bytes()).await;
                }
                Err(why) => {
                    is_at_work.set(false);
                    problem.set(Some(why));
                    if let Some(field) = field.get_untracked() {
                        // Refused only for what is not on the page.
                        let _ = field.focus();
                    }
                }
            }
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        open();
    };
    // Six words fit a line or two; Enter means that they are complete.
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            open();
        }
    };
    let form = fresh_id("unlock-form");
    let of_form = form.clone();
    let foot = move || {
        view! {
            <button type="button" class="button" on:click=move |_| import.dismiss()>{app.say(common::CANCEL)}</button>
            <button type="submit" class="button" data-look="main" data-testid="unlock-open" form=form.clone()
                disabled=move || is_at_work.get() || typed.with(|typed| typed.trim().is_empty())>
                {app.say(part::UNLOCK)}
            </button>
        }
    };
    let described = explained.clone();
    view! {
        <Sheet title=app.say(part::LOCKED) size=Size::Small testid="unlock" foot
            on_close=Callback::new(move |()| import.dismiss())>
            <form class="part" id=of_form on:submit=submit>
                <p><strong>{name}</strong></p>
                <p class="hint">{app.say(part::UNLOCK_HINT)}</p>
                <div class="field">
                    <label class="field-label" for=id.clone()>{app.say(part::PASSPHRASE)}</label>
                    <textarea class="input" id=id name="passphrase" rows="2" autofocus autocomplete="off"
                        autocapitalize="none" spellcheck="false" node_ref=field prop:value=move || typed.get()
                        aria-invalid=move || problem.with(Option::is_some).to_string() aria-describedby=described
                        on:keydown=enter on:input=move |event| typed.set(event_target_value(&event))></textarea>
                    <p class="problem" id=explained role="alert">
                        {move || problem.get().map(|why| app.say(sentence(why)))}
                    </p>
                </div>
                <p class="hint" role="status">{move || is_at_work.get().then(|| app.say(part::OPENING))}</p>
            </form>
        </Sheet>
    }
}

fn sentence(why: Locked) -> Words {
    match why {
        Locked::WrongPassphrase => part::WRONG,
        Locked::Altered => part::ALTERED,
        Locked::Otherwise => part::OTHERWISE,
        Locked::TooCostly => part::TOO_COSTLY,
    }
}
