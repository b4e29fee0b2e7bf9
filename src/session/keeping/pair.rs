//! Two mirrors as one: what is called saved is in both.
//!
//! One is not enough. Chromium keeps a database in a log that it goes on writing to after a kill; where the kill left
//! half an entry behind, the start after the next one cannot read on and throws the whole database away (measured:
//! once in some sixty kills). Each of the two is written when the other has answered, so that a kill meets one of them
//! in the midst of an entry at most; the next start fills whichever was thrown away from the other.

use std::cell::Cell;

use super::{Held, Kept, Mirror, Refused};

/// The first is asked first. One that does not answer at the start is left out until the next.
pub struct Pair<M> {
    mirrors: [M; 2],
    is_out: [Cell<bool>; 2],
}

impl<M> Pair<M> {
    pub fn new(first: M, second: M) -> Self {
        Self { mirrors: [first, second], is_out: Default::default() }
    }

    fn present(&self) -> impl Iterator<Item = &M> {
        self.mirrors.iter().zip(&self.is_out).filter(|(_, is_out)| !is_out.get()).map(|(mirror, _)| mirror)
    }
}

impl<M: Mirror> Mirror for Pair<M> {
    fn keys(&self) -> impl Future<Output = Result<Held, Refused>> {
        let asked = self.mirrors.each_ref().map(Mirror::keys);
        async move {
            let [first, second] = asked;
            let held = [first.await, second.await];
            for (held, is_out) in held.iter().zip(&self.is_out) {
                is_out.set(held.is_err());
            }
            match held {
                [Ok(first), Ok(second)] => Ok(first.and(second)),
                [Ok(held), Err(_)] | [Err(_), Ok(held)] => Ok(held),
                [Err(why), Err(_)] => Err(why),
            }
        }
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Kept>, Refused> {
        let mut read: Vec<Kept> = Vec::new();
        for mirror in self.present() {
            let missing = keys.iter().filter(|key| !read.iter().any(|(known, _)| known == *key));
            let missing: Vec<String> = missing.cloned().collect();
            if !missing.is_empty() {
                read.extend(mirror.read(&missing).await?);
            }
        }
        Ok(read)
    }

    async fn change(&self, write: &[Kept], remove: &[String]) -> Result<(), Refused> {
        let mut is_kept = false;
        for mirror in self.present() {
            mirror.change(write, remove).await?;
            is_kept = true;
        }
        if is_kept { Ok(()) } else { Err(Refused::Away) }
    }
}
