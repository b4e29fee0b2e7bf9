//! Two mirrors as one: what is called saved is in every one that can be trusted.
//!
//! One is not enough. Chromium keeps a database in a log that it goes on writing to after a kill or a full disk; where
//! that left half an entry behind, the start after the next one cannot read on and throws the whole database away
//! (measured: once in some sixty kills). Each of the two is written when the other has answered, so that a kill meets
//! one of them in the midst of an entry at most; the next start fills whichever was thrown away from the other.
//!
//! The first is left alone once it has refused to write: nothing comes behind the torn entry then, and the next start
//! still reads what is before it. The second is able to begin anew by itself (see `platform::database`).

use std::cell::Cell;

use super::{Held, Kept, Mirror, Refused};

/// Refusals after which the second is taken for broken.
const TOO_MANY: u8 = 2;

pub struct Pair<M> {
    mirrors: [M; 2],
    /// Which of them did not say what it holds: nobody would know what it lacks.
    is_away: [Cell<bool>; 2],
    /// Whether there is a second at all: elsewhere than in Chromium one is enough.
    has_second: Cell<bool>,
    /// The first has refused to write.
    is_torn: Cell<bool>,
    /// How often the second has.
    refusals: Cell<u8>,
}

impl<M> Pair<M> {
    pub fn new(first: M, second: M) -> Self {
        Self {
            mirrors: [first, second],
            is_away: Default::default(),
            has_second: Cell::new(false),
            is_torn: Cell::new(false),
            refusals: Cell::new(0),
        }
    }

    /// Beside a first that is well, a second that refuses again and again is left out.
    fn was_refused(&self, which: usize) {
        let again = self.refusals.get() + 1;
        match which {
            0 => self.is_torn.set(true),
            _ if self.is_torn.get() || again < TOO_MANY => self.refusals.set(again),
            _ => self.is_away[1].set(true),
        }
    }

    fn is_trusted(&self, which: usize) -> bool {
        !self.is_away[which].get() && (which == 1 || !self.is_torn.get() || !self.has_second.get())
    }
}

impl<M: Mirror> Mirror for Pair<M> {
    fn keys(&self) -> impl Future<Output = Result<Held, Refused>> {
        if !self.is_trusted(0) && !self.is_trusted(1) {
            self.is_away.iter().for_each(|is_away| is_away.set(false));
        }
        let ask = |which: usize| (!self.is_away[which].get()).then(|| self.mirrors[which].keys());
        let asked = [ask(0), ask(1)];
        async move {
            let [mut first, mut second] = [None, None];
            for (which, (asked, held)) in asked.into_iter().zip([&mut first, &mut second]).enumerate() {
                let Some(asked) = asked else { continue };
                *held = asked.await.ok();
                self.is_away[which].set(held.is_none());
            }
            if second.is_some() {
                self.has_second.set(true);
            }
            match (first, second) {
                (Some(first), Some(second)) if self.is_trusted(0) => Ok(first.and(second)),
                // What can be read there is welcome; what is there is not safe there.
                (Some(first), Some(second)) => {
                    Ok(Held { by_all: second.by_all.clone(), ..first.and(second) })
                }
                (Some(held), None) if self.is_trusted(0) => Ok(held),
                (None, Some(held)) => Ok(held),
                (Some(_) | None, None) => Err(Refused::Away),
            }
        }
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Kept>, Refused> {
        let mut read: Vec<Kept> = Vec::new();
        let mut answer = Err(Refused::Away);
        for (mirror, is_away) in self.mirrors.iter().zip(&self.is_away) {
            let missing = keys.iter().filter(|key| !read.iter().any(|(known, _)| known == *key));
            let missing: Vec<String> = missing.cloned().collect();
            if !is_away.get()
                && let Ok(texts) = mirror.read(&missing).await
            {
                read.extend(texts);
                answer = Ok(());
            }
        }
        answer.map(|()| read)
    }

    async fn change(&self, write: &[Kept], remove: &[String]) -> Result<(), Refused> {
        let mut answer = Err(Refused::Away);
        for (which, mirror) in self.mirrors.iter().enumerate() {
            if self.is_trusted(which) {
                answer = mirror.change(write, remove).await;
                if answer.is_err() {
                    self.was_refused(which);
                }
                answer?;
            }
        }
        answer
    }
}
