//! The data screen: how safe everything is, how it leaves this browser, and how colleagues' files come in.

mod aside;
mod by_codes;
mod close_day;
mod contacts;
pub(super) mod copies;
mod duplicates;
mod exchange;
mod folder;
mod hand_out;
pub(super) mod handing;
mod install;
mod lines;
mod made;
mod offline;
mod part;
mod restore;
mod rounds;
mod safety;
mod today;
mod visitor;

use leptos::prelude::*;

use super::{app::use_app, import::ImportDesk};
use crate::i18n::{
    common,
    data::{self, backups},
};
use aside::SetAsideList;
use close_day::CloseDayCard;
use contacts::ContactsCard;
use duplicates::DuplicatesCard;
use exchange::{ExportCard, ImportCard};
use folder::FolderCard;
pub use rounds::Rounds;
use safety::SafetyCard;
use today::TodayCard;
use visitor::VisitorCard;

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
                    <TodayCard/>
                    <CloseDayCard/>
                    <FolderCard/>
                    <ExportCard/>
                    <ImportCard/>
                    <DuplicatesCard/>
                    <ContactsCard/>
                    <VisitorCard/>
                    <SetAsideList/>
                </div>
                <footer class="page-foot"><a href="#/recovery">{app.say(backups::RECOVERY)}</a></footer>
            </div>
        </ImportDesk>
    }
}
