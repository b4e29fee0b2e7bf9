//! A file leaves, as a download or by the system's share sheet, and it is said how that went.

use crate::{
    i18n::{
        Words,
        data::{self, backups},
    },
    platform::files,
    session::files::Outgoing,
    ui::app::App,
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

/// Opens the share sheet; only from within a press of a button. Answers whether the file was handed on.
pub async fn share(app: App, file: &Outgoing, done: Words) -> bool {
    match files::share(file).await {
        Ok(true) => app.notify(app.say(done).to_owned()),
        // The person thought better of it.
        Ok(false) => return false,
        Err(_) => {
            app.problem(app.say(backups::NOT_SHARED).to_owned());
            return false;
        }
    }
    true
}

/// Whether the share sheet takes files with such a name. Asked with an empty file: only its kind matters.
pub fn can_share(name: &str) -> bool {
    files::can_share(&Outgoing { name: name.to_owned(), text: String::new() })
}
