//! A long journal becomes a checkpoint; in a later session, what it replaced goes.

use super::{Home, Keeper, Kept, Mirror};
use crate::session::{
    boot::Replaced,
    storage::{self, Piece},
};

/// In per cent of the room: what is left beyond is for leads.
const MOST: usize = 95;

impl<H: Home, M: Mirror> Keeper<H, M> {
    /// Writes the pieces of a checkpoint as `next` makes them. After each, `settle` sees to it that the mirror gets it,
    /// and comes back when nothing else is to do. Answers whether it is whole; where there is no room for it, nothing of
    /// it stays.
    pub async fn write_checkpoint(
        &self,
        mut next: impl FnMut() -> Option<Kept>,
        settle: impl AsyncFn(),
    ) -> bool {
        if self.room().used.saturating_add(self.weight_of_leads()) > self.most() {
            return false;
        }
        let mut written = Vec::new();
        loop {
            let Some((key, text)) = next() else { return true };
            written.push(key.clone());
            let fits = self.room().used + self.measure.cost(&key, &text) <= self.most();
            if !fits || self.write_at_home(&key, &text).is_err() {
                self.remove(&written).await;
                return false;
            }
            self.waiting.borrow_mut().push((key, text));
            // Whatever comes of it: the pieces replace nothing before another session has read all of them.
            settle().await;
        }
    }

    fn most(&self) -> usize {
        self.room().of / 100 * MOST
    }

    /// What a checkpoint will take, about: as much as the leads take now that lie in packed pieces.
    fn weight_of_leads(&self) -> usize {
        let packed =
            |key: &String| matches!(storage::piece(key), Some(Piece::Part { .. } | Piece::Checkpoint { .. }));
        let keys = self.home.keys().into_iter().filter(packed);
        keys.filter_map(|key| Some(self.measure.cost(&key, &self.home.read(&key)?))).sum()
    }

    /// Removes what the checkpoint stands for that was read whole at the start, and answers with it. `None` unless both
    /// stores hold all of that checkpoint.
    pub(super) async fn let_go(&self, replaced: Replaced) -> Option<Vec<Piece>> {
        if replaced.pieces.is_empty() {
            return Some(Vec::new());
        }
        let by: Vec<String> = replaced.by.iter().map(|piece| piece.key()).collect();
        let theirs = self.mirror.keys().await.ok()?.by_all;
        if !by.iter().all(|key| theirs.contains(key)) {
            return None;
        }
        // It has been read here at the start; the mirror's copy has to be the same.
        let theirs = self.mirror.read(&by).await.ok()?;
        let is_same = |(key, text): &Kept| self.home.read(key).as_ref() == Some(text);
        if theirs.len() < by.len() || !theirs.iter().all(is_same) {
            return None;
        }
        let keys: Vec<String> = replaced.pieces.iter().map(|piece| piece.key()).collect();
        self.remove(&keys).await;
        Some(replaced.pieces)
    }

    /// What one of the two does not remove comes back to the other at the next start, and goes then.
    async fn remove(&self, keys: &[String]) {
        if self.mirror.change(&[], keys).await.is_ok() {
            self.waiting.borrow_mut().retain(|(key, _)| !keys.contains(key));
            for key in keys {
                let _ = self.remove_at_home(key);
            }
        }
    }
}
