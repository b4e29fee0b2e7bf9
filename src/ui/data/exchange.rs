//! Out: the whole workspace as a file. In: colleagues' files, which are joined to what is here.

use leptos::{prelude::*, task::spawn_local};

use super::{
    by_codes::{ReceiveByCodes, SendByCodes},
    hand_out::HandOut,
    handing,
    made::{self, Made},
    part::PartSheet,
    restore::Restore,
};
use crate::{
    i18n::{
        data::{self, backups},
        tables,
    },
    ui::{
        app::{App, use_app},
        import::ImportField,
        widgets::{
            icon::{Icon, Picture},
            waiting::Waiting,
        },
    },
};

#[component]
pub fn ExportCard() -> impl IntoView {
    let app = use_app();
    let (is_part, is_table) = (RwSignal::new(false), RwSignal::new(false));
    // How many per cent of the file are made.
    let making = RwSignal::new(None);
    let can_share = handing::can_share("entonnoir.json");
    view! {
        <section class="panel" aria-labelledby="export">
            <h2 id="export">{app.say(data::EXPORT_TITLE)}</h2>
            <p class="hint">{app.say(data::EXPORT_HINT)}</p>
            <div class="panel-deeds">
                <button type="button" class="button" data-testid="export" on:click=move |_| export(app, making)>
                    <Picture icon=Icon::Outbound size=18/>
                    {app.say(data::EXPORT)}
                </button>
                {can_share.then(|| view! {
                    <button type="button" class="button" data-testid="share" on:click=move |_| share(app)>
                        {app.say(backups::SHARE)}
                    </button>
                })}
                <button type="button" class="button" data-testid="part-open" on:click=move |_| is_part.set(true)>
                    {app.say(data::part::OPEN)}
                </button>
                <SendByCodes/>
                <button type="button" class="button" data-testid="export-table" on:click=move |_| is_table.set(true)>
                    {app.say(tables::EXPORT)}
                </button>
            </div>
            <Waiting share=making testid="exporting" words=data::MAKING/>
        </section>
        {move || is_part.get().then(|| view! {
            <PartSheet on_close=Callback::new(move |()| is_part.set(false))/>
        })}
        <HandOut is_open=is_table/>
    }
}

#[component]
pub fn ImportCard() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="panel" aria-labelledby="import">
            <h2 id="import">{app.say(data::IMPORT_TITLE)}</h2>
            <p class="hint">{app.say(tables::IMPORT_HINT)}</p>
            <div class="panel-deeds">
                <ImportField words=tables::IMPORT/>
                <ReceiveByCodes/>
            </div>
            <Restore/>
        </section>
    }
}

fn export(app: App, making: RwSignal<Option<usize>>) {
    if making.with_untracked(Option::is_some) {
        return;
    }
    making.set(Some(0));
    spawn_local(async move {
        let told = |share| {
            making.try_set(Some(share));
        };
        let made = made::make_in_breaths(app, told).await;
        making.try_set(None);
        if handing::hand(app, Some(&made.file), data::EXPORTED) {
            was_handed(app, &made);
        }
    });
}

fn share(app: App) {
    let made = made::make(app);
    spawn_local(async move {
        if handing::share(app, &made.file, backups::SHARED).await {
            was_handed(app, &made);
        }
    });
}

fn was_handed(app: App, made: &Made) {
    made::was_handed(app, made);
    made::ask_to_keep_once_a_day(app);
}
