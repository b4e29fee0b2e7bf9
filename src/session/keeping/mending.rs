//! Each store is made whole from the other, once everything has been read.

use std::collections::BTreeSet;

use super::{Home, Keeper, Kept, Mirror, Refused, Room, Sent, set};
use crate::{
    session::storage::{self, BALLAST, Piece},
    snapshot::packing::unseal_any,
};

impl<H: Home, M: Mirror> Keeper<H, M> {
    /// Notes what each of the two lacks: `theirs` is whole in the mirror, `lacking` has been read from it, for home.
    pub(super) fn compare(&self, ours: &BTreeSet<String>, theirs: &BTreeSet<String>, lacking: Vec<Kept>) {
        let is_there = |key: &String| theirs.contains(key);
        let others = lacking.iter().filter(|(key, _)| !is_there(key)).cloned();
        let ours = ours.iter().filter(|key| *key != BALLAST && !is_there(key));
        let ours = ours.filter_map(|key| Some((key.clone(), self.home.read(key)?)));
        let mut waiting = self.waiting.borrow_mut();
        // The mirror's copy counts where home's could not be read.
        for piece in others.chain(ours) {
            if !waiting.iter().any(|(key, _)| *key == piece.0) {
                waiting.push(piece);
            }
        }
        // After an orderly end all are the same.
        if !waiting.is_empty() || !lacking.is_empty() {
            self.mirror.doubt();
        }
        *self.missing_at_home.borrow_mut() = lacking;
        self.is_compared.set(true);
    }

    /// The same for a mirror that did not answer at the start.
    pub(super) async fn compare_anew(&self) -> Result<Sent, Refused> {
        let theirs = self.mirror.keys().await?;
        let ours = set(self.home.keys());
        // Where the copies differ in number, a copy at home may be the bad one.
        let is_bad = |key: &String| self.home.read(key).is_none_or(|text| unseal_any(&text).is_err());
        let lacks = |key: &&String| !ours.contains(*key) || (!theirs.by_all.contains(*key) && is_bad(key));
        let lacking: Vec<String> = theirs.by_any.iter().filter(lacks).cloned().collect();
        let lacking = self.mirror.read(&lacking).await?;
        self.compare(&ours, &theirs.by_all, lacking);
        Ok(Sent::Some)
    }

    /// Pieces in either store that `knows` does not know of: what another tab wrote while this one slept, or what
    /// the mirror held when it did not answer.
    pub async fn news(&self, knows: impl Fn(&str) -> bool) -> Vec<Kept> {
        let at_home = self.home.keys().into_iter().filter(|key| !knows(key));
        let mut news: Vec<Kept> =
            at_home.filter_map(|key| self.home.read(&key).map(|text| (key, text))).collect();
        let is_new = |key: &String| !knows(key) && !news.iter().any(|(known, _)| known == key);
        if let Ok(theirs) = self.mirror.keys().await {
            let theirs: Vec<String> = theirs.by_any.into_iter().filter(is_new).collect();
            if !theirs.is_empty() {
                news.extend(self.mirror.read(&theirs).await.unwrap_or_default());
            }
        }
        // What a file brought is taken in once its record is known.
        let (parts, mut news): (Vec<Kept>, Vec<Kept>) =
            news.into_iter().partition(|(key, _)| matches!(storage::piece(key), Some(Piece::Part { .. })));
        news.extend(parts);
        news
    }

    /// Counts how much is used at home: a look at every text.
    pub fn count(&self) -> Room {
        self.used.set(self.home.used());
        self.room()
    }

    /// Makes home whole again, and lets go of what a checkpoint has replaced: the answer. Writes nothing where nothing
    /// is amiss. `None` while the stores are not whole.
    pub async fn mend(&self) -> Option<Vec<Piece>> {
        if !self.is_compared.get() {
            return None;
        }
        let replaced = self.replaced.take();
        let is_replaced =
            |(key, _): &Kept| storage::piece(key).is_some_and(|piece| replaced.pieces.contains(&piece));
        let (going, missing): (Vec<Kept>, Vec<Kept>) =
            self.missing_at_home.take().into_iter().partition(is_replaced);
        if !missing.is_empty() {
            self.write_past_damage();
        }
        self.write_back(missing);
        let gone = self.let_go(replaced).await;
        if gone.is_none() {
            self.write_back(going);
        }
        self.take_ballast();
        gone
    }

    fn write_back(&self, pieces: Vec<Kept>) {
        for (key, text) in pieces {
            // Where it does not fit, the mirror still has it.
            if self.remove_at_home(&key).and_then(|()| self.write_at_home(&key, &text)).is_err() {
                break;
            }
        }
    }
}
