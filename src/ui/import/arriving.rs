//! Files as they come in: each is read, told by its kind, and goes its own way.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};
use web_sys::File;

use super::{
    Arrival, Import, locked::LockedFile, people::PeopleFile, progress::Doing, refusing, table::TableFile,
};
use crate::{
    domain::workspace::Workspace,
    platform::turn,
    session::{
        Session,
        files::{CardFile, Incoming, MOST_BYTES, Reading, Refusal, Unusable, kind::Kind, table::NotTaken},
    },
    ui::{app::App, playbook::file::Arrived, route::Route},
};

/// So many records are read in one step.
const AT_ONCE: usize = 100;

impl Import {
    /// Reads the files and looks at them, with a breath after each, so that the page goes on living; a file too large
    /// is refused before a byte of it is read.
    pub fn receive(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.begin();
        let of = files.len();
        self.arrival.set(reading_file(1, of, 0));
        spawn_local(async move {
            let (mut read, mut reading) = (Vec::new(), Reading::default());
            for (at, file) in files.iter().enumerate() {
                self.arrival.try_set(reading_file(at + 1, of, 0));
                match bytes(self.app, file).await {
                    Ok(bytes) => read.push((file.name(), bytes)),
                    Err(why) => reading.refuse(file.name(), why),
                }
            }
            self.sort(read, reading, files).await;
        });
    }

    /// What was said of the last import is over: it would hide how far this one is.
    fn begin(self) {
        self.wanted.set_value(BTreeMap::new());
        self.typed.set(String::new());
        self.app.notice.set(None);
    }

    /// A file that came otherwise than as a file.
    pub fn bring(self, file: Incoming) {
        self.begin();
        spawn_local(self.arrive(file.name, file.text.into_bytes()));
    }

    /// One file that came out of another.
    pub(super) async fn arrive(self, name: String, bytes: Vec<u8>) {
        self.arrival.try_set(reading_file(1, 1, 0));
        self.sort(vec![(name, bytes)], Reading::default(), Vec::new()).await;
    }

    /// Each kind has its own way in. What asks something about itself comes alone.
    async fn sort(self, files: Vec<(String, Vec<u8>)>, mut reading: Reading, chosen: Vec<File>) {
        let is_alone = files.len() == 1 && chosen.len() <= 1;
        let (mut last, mut cards) = (None, Vec::new());
        let of = files.len();
        for (at, (name, bytes)) in files.into_iter().enumerate() {
            match Kind::of(&name, &bytes) {
                Kind::Ours => {
                    let incoming = Incoming { name, text: text(bytes) };
                    turn::breath().await;
                    if let Some(mut decoding) = reading.begin(&incoming) {
                        let next = || decoding.go_on(AT_ONCE).then(|| decoding.share());
                        let told = |share| drop(self.arrival.try_set(reading_file(at + 1, of, share)));
                        turn::in_breaths(next, told).await;
                        reading.end(&incoming, decoding);
                    }
                    last = Some(incoming);
                }
                Kind::Locked if is_alone => {
                    self.arrival.try_set(Arrival::Locked(LockedFile { name, bytes }));
                    return;
                }
                Kind::Locked => reading.refuse(name, Unusable::LockedAmongOthers),
                Kind::Card => cards.push(CardFile { name, bytes }),
                Kind::Workbook => reading.refuse(name, Unusable::Table(NotTaken::Workbook)),
                Kind::Csv => match self.table_in(&name, bytes, is_alone).await {
                    Ok(table) => {
                        self.arrival.try_set(Arrival::Table(table));
                        return;
                    }
                    Err(why) => reading.refuse(name, why),
                },
            }
        }
        if last.is_none() && !cards.is_empty() {
            let arrival = self.look_at_cards(&cards, reading.refused).await;
            self.arrival.try_set(arrival);
            return;
        }
        cards.into_iter().for_each(|card| reading.refuse(card.name, Unusable::CardsAmongOthers));
        self.arrival.try_set(Arrival::Reading(Doing::Comparing));
        turn::breath().await;
        let looked = self.app.with_session(|session| session.compare(reading, self.app.now()));
        if looked.is_playbook {
            self.pass_on(chosen, last);
            return;
        }
        let brought = looked.preview.as_ref().map(|preview| preview.brought.clone());
        // The screen may have been left meanwhile; then nobody waits for the answer.
        self.arrival.try_set(Arrival::Looked(Box::new(looked)));
        if let Some(brought) = brought {
            let looks =
                |arrival: &Arrival| matches!(arrival, Arrival::Looked(looked) if looked.preview.is_some());
            self.pack(brought, || self.arrival.try_with_untracked(looks) == Some(true)).await;
        }
    }

    /// While somebody looks at what would come in, it is made ready for storage.
    pub(super) async fn pack(self, brought: Workspace, is_looked_at: impl Fn() -> bool) {
        self.app.change_session(|session| session.begin_packing(brought));
        turn::idle().await;
        while is_looked_at() && self.pack_on().is_some() {
            turn::idle().await;
        }
    }

    /// How many per cent are ready by now.
    pub(super) fn pack_on(self) -> Option<usize> {
        self.app.change_session(Session::go_on_packing).flatten()
    }

    async fn table_in(self, name: &str, bytes: Vec<u8>, is_alone: bool) -> Result<TableFile, Unusable> {
        if !is_alone {
            return Err(Unusable::Table(NotTaken::AmongOthers));
        }
        let team = untrack(|| self.app.team()).ok_or(Unusable::Table(NotTaken::NoTeam))?;
        turn::breath().await;
        let told = |share| {
            self.arrival.try_set(reading_file(1, 1, share));
        };
        TableFile::read(self.app, name.to_owned(), bytes, team, told).await
    }

    /// People are looked at where there is a team that can take them in.
    async fn look_at_cards(self, cards: &[CardFile], mut refused: Vec<Refusal>) -> Arrival {
        let Some(team) = untrack(|| self.app.team()) else {
            let no_team = |card: &CardFile| Refusal { name: card.name.clone(), why: Unusable::NoTeamYet };
            refused.extend(cards.iter().map(no_team));
            return refusing(refused);
        };
        turn::breath().await;
        let mut found = self.app.with_session(|session| session.look_at_cards(cards));
        found.refused.append(&mut refused);
        if found.people.is_empty() {
            return refusing(found.refused);
        }
        let told = |share| {
            self.arrival.try_set(reading_file(1, 1, share));
        };
        let file = PeopleFile::read(self.app, &found, team, told).await;
        Arrival::People(file, found.refused)
    }

    /// A playbook goes where it can be compared with the team's.
    fn pass_on(self, files: Vec<File>, incoming: Option<Incoming>) {
        if !files.is_empty() && untrack(|| self.app.team()).is_some() {
            self.arrival.try_set(Arrival::None);
            self.app.bring_files(files, Route::Playbook);
            return;
        }
        let arrived = incoming.map(|file| Arrived::open(self.app, &file));
        self.arrival.try_set(match arrived {
            Some(Ok(arrived)) => Arrival::Playbook(arrived),
            Some(Err(sentence)) => {
                self.app.problem(sentence);
                Arrival::None
            }
            None => Arrival::None,
        });
    }
}

fn reading_file(at: usize, of: usize, share: usize) -> Arrival {
    Arrival::Reading(Doing::Reading { at, of, share })
}

/// # Errors
/// Why there is no text to be had.
pub async fn read(app: App, file: &File) -> Result<String, Unusable> {
    bytes(app, file).await.map(text)
}

/// A long file is not copied, unless it is no UTF-8.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned())
}

async fn bytes(app: App, file: &File) -> Result<Vec<u8>, Unusable> {
    if file.size() > MOST_BYTES as f64 {
        return Err(Unusable::TooLarge);
    }
    app.bytes_of(file).await.ok_or(Unusable::OutOfReach)
}
