//! How many browsers run at once. One waits for something now and then, so there may be one more than the cores of a
//! small machine; further ones would only make all of them slow.

use std::{
    env,
    sync::{Condvar, Mutex, PoisonError},
};

/// How many run, and how many more would like to.
static RUNNING: Mutex<(usize, usize)> = Mutex::new((0, 0));
static ENDED: Condvar = Condvar::new();

/// A place that is given back when this is dropped.
pub struct Turn;

pub fn take() -> Turn {
    let most =
        env::var("ENTONNOIR_BROWSERS").ok().and_then(|most| most.parse().ok()).unwrap_or(3_usize).max(1);
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.1 += 1;
    let mut running =
        ENDED.wait_while(running, |(running, _)| *running >= most).unwrap_or_else(PoisonError::into_inner);
    *running = (running.0 + 1, running.1 - 1);
    Turn
}

/// Whether somebody waits for a turn.
pub fn is_wanted() -> bool {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).1 > 0
}

impl Drop for Turn {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).0 -= 1;
        ENDED.notify_one();
    }
}
