//! A file leaves, as a download or by the system's share sheet, and it is said how that went.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{
        Words,
        data::{self, backups},
    },
    platform::files::{self, Shared},
    session::files::Outgoing,
    ui::app::{App, Offer},
};

/// Offers a file to save, and says `done` when the browser has taken it. Answers whether it has; where there is no file
/// to be had, it has not.
pub fn hand(app: App, file: Option<&Outgoing>, done: Words) -> bool {
    let is_handed = file.is_some_and(|file| app.offer(file));
    if is_handed {
        app.notify(app.say(done).to_owned());
    } else {
        app.problem(app.say(data::NOT_EXPORTED).to_owned());
    }
    is_handed
}

/// Opens the share sheet, and says `done` when the file was handed on; then comes what else there is to do.
pub fn share(app: App, file: Outgoing, done: Words, and_then: impl FnOnce() + Send + Sync + 'static) {
    spawn_local(async move {
        match files::share(&file).await {
            Ok(Shared::HandedOn) => {
                app.notify(app.say(done).to_owned());
                and_then();
            }
            // The person thought better of it.
            Ok(Shared::LeftOff) => {}
            Ok(Shared::TooLate) => offer_to_share(app, move || share(app, file, done, and_then)),
            Err(_) => app.problem(app.say(backups::NOT_SHARED).to_owned()),
        }
    });
}

/// The file took so long that the browser wants another press of a button for it.
pub fn offer_to_share(app: App, share: impl FnOnce() + Send + Sync + 'static) {
    app.to_share.set_value(Some(Box::new(share)));
    app.notify_and_offer(app.say(backups::READY_TO_SHARE).to_owned(), Offer::Share);
}

/// Whether the share sheet takes files with such a name. Asked with an empty file: only its kind matters.
pub fn can_share(name: &str) -> bool {
    files::can_share(&Outgoing { name: name.to_owned(), text: String::new() })
}
