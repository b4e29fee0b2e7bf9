//! Which screen an address means. Addresses stand behind `#`, so that any host and a page opened as a file serve them.

use crate::domain::ids::LeadId;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    #[default]
    Board,
    /// The form for a new lead, over the board.
    Capture,
    /// The sheet of one lead, over the board.
    Lead(LeadId),
    Playbook,
    Dictionary,
    Data,
    /// Where the tablet is turned to a visitor.
    Kiosk,
}

impl Route {
    /// An unknown address shows the board.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            Some(("lead", id)) => id.parse().map_or(Route::Board, Route::Lead),
            _ => match path {
                "capture" => Route::Capture,
                "playbook" => Route::Playbook,
                "dictionary" => Route::Dictionary,
                "data" => Route::Data,
                "kiosk" => Route::Kiosk,
                _ => Route::Board,
            },
        }
    }

    pub fn hash(self) -> String {
        match self {
            Route::Board => "#/board".into(),
            Route::Capture => "#/capture".into(),
            Route::Lead(lead) => format!("#/lead/{lead}"),
            Route::Playbook => "#/playbook".into(),
            Route::Dictionary => "#/dictionary".into(),
            Route::Data => "#/data".into(),
            Route::Kiosk => "#/kiosk".into(),
        }
    }
}
