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
        common,
        data::{self, backups},
        tables,
    },
    ui::{
        app::{App, use_app},
        import::ImportField,
        widgets::{
            icon::{Icon, Picture},
            waiting::{Progress, Waiting},
        },
    },
};

#[component]
pub fn ExportCard() -> impl IntoView {
    let app = use_app();
    let (is_part, is_table) = (RwSignal::new(false), RwSignal::new(false));
    let making = Progress::default();
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
                    <button type="button" class="button" data-testid="share" on:click=move |_| share(app, making)>
                        {app.say(common::SHARE)}
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
            <Waiting progress=making testid="exporting" words=data::MAKING/>
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

fn export(app: App, making: Progress) {
    if !making.begin() {
        return;
    }
    spawn_local(async move {
        let Made { file, holds } = made::make(app, |share| making.tell(share)).await;
        making.end();
        if handing::hand(app, Some(&file), data::EXPORTED) {
            made::was_handed(app, file.name, holds);
        }
    });
}

fn share(app: App, making: Progress) {
    if !making.begin() {
        return;
    }
    spawn_local(async move {
        let Made { file, holds } = made::make(app, |share| making.tell(share)).await;
        making.end();
        let name = file.name.clone();
        handing::share(app, file, backups::SHARED, move || made::was_handed(app, name, holds));
    });
}
