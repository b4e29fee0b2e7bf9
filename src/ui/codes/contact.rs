//! One lead as a code, for whoever stands in front of the screen with a telephone.

use leptos::prelude::*;

use super::CodePicture;
use crate::{
    domain::ids::LeadId,
    i18n::{codes, common},
    ui::{
        app::use_app,
        widgets::sheet::{Sheet, Size},
    },
};

#[component]
pub fn ContactSheet(lead: LeadId) -> impl IntoView {
    let app = use_app();
    let called = app.look(|workspace, _| workspace.lead(lead).map(|lead| lead.called().to_owned()));
    let called = called.unwrap_or_default();
    let label = codes::code_of(app.locale.get_untracked(), &called);
    let code = app.with_session(|session| session.contact_code(lead));
    let said = if code.is_some() { codes::AS_CODE_HINT } else { codes::TOO_LONG };
    let close = move || app.above.set(None);
    view! {
        <Sheet title=called size=Size::Full testid="contact-code" on_close=Callback::new(move |()| close())
            foot=move || view! {
                <button type="button" class="button" data-look="main" data-testid="contact-code-close"
                    on:click=move |_| close()>
                    {app.say(common::CLOSE)}
                </button>
            }>
            <div class="code-stage">
                {code.map(|code| view! { <CodePicture squares=Signal::stored(Some(code)) label/> })}
                <div class="code-words">
                    <p>{app.say(said)}</p>
                    <p class="hint">{app.say(codes::BRIGHTER)}</p>
                </div>
            </div>
        </Sheet>
    }
}
