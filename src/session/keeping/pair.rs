//! Two mirrors as one: what is called saved is in both.
//!
//! One is not enough. Chromium keeps a database in a log that it goes on writing to after a kill; where the kill left
//! half an entry behind, the start after the next one cannot read on and throws the whole database away (measured:
//! once in some sixty kills). Each of the two is written when the other has answered, so that a kill meets one of them
//! in the midst of an entry at most; the next start fills whichever was thrown away from the other.

use std::cell::Cell;

use super::{Held, Kept, Mirror, Refused};

/// Refusals one after the other, after which a mirror is taken for broken.
const TOO_MANY: u8 = 2;

/// The first is asked first. One that fails at the start, or again and again, is left out from then on: nobody would
/// know what it lacks. When both are, both are asked anew.
pub struct Pair<M> {
    mirrors: [M; 2],
    refusals: [Cell<u8>; 2],
}

impl<M> Pair<M> {
    pub fn new(first: M, second: M) -> Self {
        Self { mirrors: [first, second], refusals: Default::default() }
    }

    fn is_out(&self, which: usize) -> bool {
        self.refusals[which].get() >= TOO_MANY
    }

    /// Those that are not left out, with their places.
    fn present(&self) -> impl Iterator<Item = (usize, &M)> {
        self.mirrors.iter().enumerate().filter(|(which, _)| !self.is_out(*which))
    }
}

impl<M: Mirror> Mirror for Pair<M> {
    fn keys(&self) -> impl Future<Output = Result<Held, Refused>> {
        if self.is_out(0) && self.is_out(1) {
            self.refusals.iter().for_each(|refusals| refusals.set(0));
        }
        let ask = |which: usize| (!self.is_out(which)).then(|| self.mirrors[which].keys());
        let asked = [ask(0), ask(1)];
        async move {
            let mut all: Result<Held, Refused> = Err(Refused::Away);
            for (which, asked) in asked.into_iter().enumerate() {
                let Some(asked) = asked else { continue };
                all = match (asked.await, all) {
                    (Ok(held), Ok(other)) => Ok(other.and(held)),
                    (Ok(held), Err(_)) => Ok(held),
                    (Err(_), all) => {
                        self.refusals[which].set(TOO_MANY);
                        all
                    }
                };
            }
            all
        }
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Kept>, Refused> {
        let mut read: Vec<Kept> = Vec::new();
        let mut answer = Err(Refused::Away);
        for (_, mirror) in self.present() {
            let missing = keys.iter().filter(|key| !read.iter().any(|(known, _)| known == *key));
            let missing: Vec<String> = missing.cloned().collect();
            if let Ok(texts) = mirror.read(&missing).await {
                read.extend(texts);
                answer = Ok(());
            }
        }
        answer.map(|()| read)
    }

    async fn change(&self, write: &[Kept], remove: &[String]) -> Result<(), Refused> {
        let mut answer = Err(Refused::Away);
        for (which, mirror) in self.present() {
            answer = mirror.change(write, remove).await;
            let refusals = &self.refusals[which];
            refusals.set(if answer.is_ok() { 0 } else { refusals.get() + 1 });
            answer?;
        }
        answer
    }

    fn doubt(&self) {
        self.mirrors.iter().for_each(Mirror::doubt);
    }

    fn lacks_copy(&self) -> bool {
        self.mirrors.iter().enumerate().any(|(which, mirror)| self.is_out(which) && mirror.is_possible())
    }
}
