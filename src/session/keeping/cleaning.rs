//! What the stores hold of leads that were erased for ever is taken out of them.
//!
//! A piece that holds something is written anew under its own key, without it: in the mirror all such pieces in one
//! transaction, then at home each by itself. So at any moment each store holds every piece, as it was or with less, and
//! whoever is not erased is in all of them. Writing a checkpoint and removing what it stands for would take as much room
//! again, and would have to wait for the next start; and what can still be undone lies in no checkpoint.
//!
//! Until all of it is done there is a note at home that it is due. The next start sees that note, or what it reads of
//! erased leads, and does it again: then the mirror is written as a whole, for a copy of it may have been away.

use std::collections::BTreeMap;

use super::{Home, Keeper, Kept, Mirror};
use crate::{
    domain::erased::Erased,
    session::{
        covered::Covered,
        storage::{self, Piece},
    },
    snapshot::{packing::unseal_any, parts, record},
};

/// At home, apart from the pieces.
const DUE: &str = "entonnoir/erasing";

impl<H: Home, M: Mirror> Keeper<H, M> {
    /// Whether it was begun and not ended, perhaps in another session.
    pub fn is_cleaning_due(&self) -> bool {
        self.home.read(DUE).is_some()
    }

    /// Takes what there is of erased leads out of both stores; `breath` lets others do something in between. Answers
    /// whether nothing is left of them in any piece that can be read.
    pub async fn clean(&self, erased: &Erased, breath: impl AsyncFn()) -> bool {
        let was_due = self.is_cleaning_due();
        if !was_due {
            // What cannot be noted is found by reading at the next start.
            let _ = self.home.write(DUE, "1");
        }
        let (mut pieces, has_all) = self.every_piece().await;
        let mut written = BTreeMap::new();
        for (key, text) in &pieces {
            written.extend(without(key, text, erased).map(|less| (key.clone(), less)));
            breath().await;
        }
        written.extend(heads(&pieces, &written));
        for (key, text) in self.waiting.borrow_mut().iter_mut() {
            if let Some(less) = without(key, text, erased) {
                *text = less;
            }
        }
        if was_due {
            // Damaged ones are for the repair at the start.
            pieces.retain(|key, text| !written.contains_key(key) && unseal_any(text).is_ok());
        } else {
            pieces.clear();
        }
        pieces.extend(written.iter().map(|(key, less)| (key.clone(), less.clone())));
        let all: Vec<Kept> = pieces.into_iter().collect();
        let in_mirror = all.is_empty() || self.mirror.change(&all, &[]).await.is_ok();
        let at_home = written.iter().filter(|(key, _)| self.home.read(key).is_some());
        let at_home = at_home.fold(true, |so_far, (key, less)| self.write_anew(key, less) && so_far);
        let is_done = has_all && in_mirror && at_home && !self.mirror.lacks_copy();
        if is_done {
            // If it stays, all of it is done once more.
            let _ = self.home.remove(DUE);
        }
        is_done
    }

    /// What home holds, and what only the mirror does; and whether the mirror could be asked.
    async fn every_piece(&self) -> (BTreeMap<String, String>, bool) {
        let keys = self.home.keys().into_iter();
        let mut pieces: BTreeMap<String, String> =
            keys.filter_map(|key| Some((key.clone(), self.home.read(&key)?))).collect();
        let Ok(theirs) = self.mirror.keys().await else { return (pieces, false) };
        let lacking: Vec<String> =
            theirs.by_any.into_iter().filter(|key| !pieces.contains_key(key)).collect();
        let Ok(lacking) = self.mirror.read(&lacking).await else { return (pieces, lacking.is_empty()) };
        pieces.extend(lacking);
        (pieces, true)
    }

    fn write_anew(&self, key: &str, less: &str) -> bool {
        let before = self.home.read(key).map_or(0, |text| self.measure.cost(key, &text));
        let is_written = self.write_at_home(key, less).is_ok();
        if is_written {
            self.used.set(self.used.get().saturating_sub(before));
        }
        is_written
    }
}

/// `None` where there is nothing to take out of a piece.
fn without(key: &str, text: &str, erased: &Erased) -> Option<String> {
    match storage::piece(key)? {
        Piece::Journal { .. } => record::without(text, erased),
        Piece::Part { .. } | Piece::Checkpoint { part: 1.., .. } => parts::without(text, erased),
        Piece::Checkpoint { part: 0, .. } | Piece::Edition(_) => None,
    }
}

/// The heads of checkpoints with the sums of those of their pieces that are written anew.
fn heads(pieces: &BTreeMap<String, String>, written: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut heads: BTreeMap<String, Covered> = BTreeMap::new();
    for (key, less) in written {
        let Some(Piece::Checkpoint { writer, generation, part }) = storage::piece(key) else { continue };
        let head = Piece::Checkpoint { writer, generation, part: 0 }.key();
        let known = heads.remove(&head).or_else(|| Covered::decode(pieces.get(&head)?).ok());
        if let (Some(mut known), Some(before)) = (known, pieces.get(key)) {
            known.note_anew(part, before, less);
            heads.insert(head, known);
        }
    }
    heads.into_iter().map(|(key, covered)| (key, covered.encode())).collect()
}
