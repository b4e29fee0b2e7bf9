//! Opening: everything there is in storage becomes a session again, and what cannot be read is set aside.

use std::collections::BTreeMap;

use super::{
    Session,
    storage::{self, Piece},
};
use crate::{
    domain::{
        event::{Change, Event},
        workspace::Workspace,
    },
    snapshot::{packing::Unreadable, parts, record},
};

/// A piece that stays where it is: never overwritten, shown, and part of what can be taken away in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub key: String,
    pub text: String,
    pub why: Unreadable,
}

#[derive(Debug)]
pub struct Opened {
    pub session: Session,
    pub set_aside: Vec<SetAside>,
}

/// Reads every piece, in any order. Nothing is written, and nothing that can be read is left out because
/// something else cannot.
pub fn open(pieces: impl IntoIterator<Item = (String, String)>, writer: u64) -> Opened {
    let mut set_aside = Vec::new();
    // Two stores may hand out two copies of one piece: any that can be read will do.
    let mut copies: BTreeMap<Piece, Vec<(String, String)>> = BTreeMap::new();
    for (key, text) in pieces.into_iter().filter(|(key, _)| key.starts_with(storage::PREFIX)) {
        match storage::piece(&key) {
            Some(piece) => copies.entry(piece).or_default().push((key, text)),
            None => set_aside.push(SetAside { key, text, why: Unreadable::Newer }),
        }
    }
    let mut brought: BTreeMap<(u64, u64), Vec<Workspace>> = BTreeMap::new();
    for (piece, copies) in &copies {
        if let Piece::Part { writer, sequence, .. } = *piece {
            brought.entry((writer, sequence)).or_default().extend(readable(
                copies,
                parts::decode,
                &mut set_aside,
            ));
        }
    }
    let (mut changes, mut orphans) = (Vec::new(), Vec::new());
    for (piece, copies) in &copies {
        if let Piece::Journal { writer, sequence } = *piece {
            // Pieces without a record belong to an import that was never finished; they stay in storage, unused.
            let came = brought.remove(&(writer, sequence)).map(join).unwrap_or_default();
            let read = readable(copies, |text| record::decode(text, &came), &mut set_aside);
            if read.is_empty() {
                // The import was finished; only the note about it is unreadable.
                orphans.push(came);
            }
            changes.extend(read);
        }
    }
    Opened { session: replay(changes, orphans, writer), set_aside }
}

/// What the copies of one piece say; set aside when none of them can be read.
fn readable<T>(
    copies: &[(String, String)],
    decode: impl Fn(&str) -> Result<T, Unreadable>,
    set_aside: &mut Vec<SetAside>,
) -> Vec<T> {
    let mut read = Vec::new();
    let mut unread = Vec::new();
    for (key, text) in copies {
        match decode(text) {
            Ok(piece) => read.push(piece),
            Err(why) => unread.push(SetAside { key: key.clone(), text: text.clone(), why }),
        }
    }
    if read.is_empty() {
        unread.dedup();
        set_aside.append(&mut unread);
    }
    read
}

/// What one change brought in, from its readable pieces.
pub(super) fn brought(pieces: Vec<(String, String)>, writer: u64, sequence: u64) -> Workspace {
    let of_change = |key: &str| matches!(storage::piece(key), Some(Piece::Part { writer: w, sequence: s, .. }) if (w, s) == (writer, sequence));
    join(
        pieces
            .into_iter()
            .filter(|(key, _)| of_change(key))
            .filter_map(|(_, text)| parts::decode(&text).ok())
            .collect(),
    )
}

fn join(parts: Vec<Workspace>) -> Workspace {
    let mut parts = parts.into_iter();
    let Some(mut joined) = parts.next() else { return Workspace::default() };
    let rest: Vec<Workspace> = parts.collect();
    joined.join_all(&rest);
    joined
}

fn replay(mut changes: Vec<Change>, orphans: Vec<Workspace>, writer: u64) -> Session {
    changes.sort_by_key(|change| change.stamp);
    let mut workspace = Workspace::default();
    workspace.join_all(&orphans);
    workspace.apply_all(&changes);
    let mut session = Session::new(workspace, writer);
    changes.into_iter().for_each(|change| session.remember(change));
    session
}

impl Session {
    /// Whether a change brought a file in; its pieces are written before its record.
    pub(super) fn pieces_of(change: &Change, writer: u64, sequence: u64) -> Vec<(String, String)> {
        let brought = change.events.iter().find_map(|event| match event {
            Event::Joined { brought, back: _ } => Some(parts::encode(brought)),
            _ => None,
        });
        let key = |part: usize| storage::part_key(writer, sequence, part);
        brought.into_iter().flatten().enumerate().map(|(part, value)| (key(part), value)).collect()
    }
}
