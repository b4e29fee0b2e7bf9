//! The data screen: how safe everything is, how it leaves this browser, and how colleagues' files come in.

mod aside;
mod exchange;
mod safety;

use leptos::prelude::*;

use super::{app::use_app, import::ImportDesk};
use crate::i18n::{common, data};
use aside::SetAsideList;
use exchange::{ExportCard, ImportCard};
use safety::SafetyCard;

#[component]
pub fn DataScreen() -> impl IntoView {
    let app = use_app();
    view! {
        <ImportDesk>
            <div class="page">
                <header class="page-head">
                    <h1>{app.say(common::DATA)}</h1>
                    <p class="page-intro">{app.say(data::INTRO)}</p>
                </header>
                <div class="panels">
                    <SafetyCard/>
                    <ExportCard/>
                    <ImportCard/>
                    <SetAsideList/>
                </div>
            </div>
        </ImportDesk>
    }
}
