//! Two stores that refuse when told to, and forget what a killed browser forgets.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::Future,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use entonnoir::session::{
    keeping::{Held, Home, Keeper, Kept, Mirror, Pair, Refused},
    room::Measure,
    storage::PREFIX,
};

pub type Pieces = BTreeMap<String, String>;
pub type TestKeeper = Keeper<AtHome, Pair<InMirror>>;

/// What lay under a key.
type Before = (String, Option<String>);

/// Which calls are refused, counted from the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    Never,
    Once(usize),
    From(usize),
    /// One mirror says what it has, and does nothing else.
    Sick(usize),
}

/// What lies on the disk of one tablet.
#[derive(Clone)]
pub struct Disk(Rc<State>);

struct State {
    home: RefCell<Pieces>,
    /// What each change of home took the place of: a kill takes the last of them back.
    history: RefCell<Vec<Vec<Before>>>,
    mirrors: [RefCell<Pieces>; 2],
    calls: Cell<usize>,
    fails: Cell<Fails>,
    /// In UTF-16 units.
    room: Cell<usize>,
}

impl Disk {
    pub fn new() -> Self {
        Self::holding(Pieces::new(), Pieces::new())
    }

    pub fn holding(home: Pieces, mirror: Pieces) -> Self {
        Self(Rc::new(State {
            home: RefCell::new(home),
            history: RefCell::default(),
            mirrors: [RefCell::new(mirror.clone()), RefCell::new(mirror)],
            calls: Cell::new(0),
            fails: Cell::new(Fails::Never),
            room: Cell::new(usize::MAX),
        }))
    }

    pub fn copy(&self) -> Self {
        Self::holding(self.home(), self.mirror())
    }

    pub fn home(&self) -> Pieces {
        self.0.home.borrow().clone()
    }

    /// What both mirrors hold.
    pub fn mirror(&self) -> Pieces {
        let [mut first, second] = self.0.mirrors.each_ref().map(|mirror| mirror.borrow().clone());
        first.retain(|key, text| second.get(key) == Some(text));
        first
    }

    /// What each store holds.
    pub fn each(&self) -> [Pieces; 3] {
        let [first, second] = self.0.mirrors.each_ref().map(|mirror| mirror.borrow().clone());
        [self.home(), first, second]
    }

    pub fn fail(&self, fails: Fails) {
        self.0.calls.set(0);
        self.0.fails.set(fails);
    }

    pub fn calls(&self) -> usize {
        self.0.calls.get()
    }

    /// What home holds, in UTF-16 units.
    pub fn used(&self) -> usize {
        self.0.home.borrow().iter().map(|(key, text)| Measure::Units.cost(key, text)).sum()
    }

    pub fn limit(&self, room: usize) {
        self.0.room.set(room);
    }

    /// The browser is killed: home forgets its latest changes.
    pub fn kill(&self, forgets: usize) {
        let mut home = self.0.home.borrow_mut();
        let history = self.0.history.take().into_iter().rev().take(forgets);
        for (key, before) in history.flat_map(|change| change.into_iter().rev()) {
            match before {
                Some(text) => home.insert(key, text),
                None => home.remove(&key),
            };
        }
    }

    pub fn lose_home(&self) {
        let lost = self.0.home.take();
        self.happens(lost.into_iter().map(|(key, text)| (key, Some(text))));
    }

    pub fn lose_mirror(&self, which: usize) {
        self.0.mirrors[which].take();
    }

    /// One piece is no longer what it was.
    pub fn damage_at_home(&self, key: &str) {
        if let Some(text) = self.0.home.borrow_mut().get_mut(key) {
            self.happens([(key.to_owned(), Some(text.clone()))]);
            text.push('x');
        }
    }

    /// An accident is no change that home could forget, and goes with the one before it.
    fn happens(&self, accident: impl IntoIterator<Item = Before>) {
        if let Some(last) = self.0.history.borrow_mut().last_mut() {
            last.extend(accident);
        }
    }

    pub fn keeper(&self) -> TestKeeper {
        let mirrors = Pair::new(InMirror(self.clone(), 0), InMirror(self.clone(), 1));
        Keeper::new(AtHome(self.clone()), mirrors, Measure::Units)
    }

    fn call(&self) -> Result<(), Refused> {
        let call = self.0.calls.get();
        self.0.calls.set(call + 1);
        let refused = match self.0.fails.get() {
            Fails::Never | Fails::Sick(_) => false,
            Fails::Once(at) => call == at,
            Fails::From(at) => call >= at,
        };
        if refused { Err(Refused::Away) } else { Ok(()) }
    }

    fn change_home(&self, key: &str, text: Option<&str>) {
        let mut home = self.0.home.borrow_mut();
        let before = match text {
            Some(text) => home.insert(key.to_owned(), text.to_owned()),
            None => home.remove(key),
        };
        self.0.history.borrow_mut().push(vec![(key.to_owned(), before)]);
    }
}

pub struct AtHome(Disk);

impl Home for AtHome {
    fn all(&self) -> Vec<Kept> {
        let ours = self.0.home().into_iter().filter(|(key, _)| key.starts_with(PREFIX));
        self.0.call().map(|()| ours.collect()).unwrap_or_default()
    }

    fn used(&self) -> usize {
        self.0.used()
    }

    fn keys(&self) -> Vec<String> {
        let ours = self.0.home().into_keys().filter(|key| key.starts_with(PREFIX));
        self.0.call().map(|()| ours.collect()).unwrap_or_default()
    }

    fn read(&self, key: &str) -> Option<String> {
        self.0.call().ok().and_then(|()| self.0.0.home.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.call()?;
        let room = self.0.0.room.get();
        if room < usize::MAX && self.used() + Measure::Units.cost(key, text) > room {
            return Err(Refused::Full);
        }
        self.0.change_home(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.0.call()?;
        self.0.change_home(key, None);
        Ok(())
    }
}

pub struct InMirror(Disk, usize);

impl InMirror {
    fn does(&self) -> Result<(), Refused> {
        if self.0.0.fails.get() == Fails::Sick(self.1) { Err(Refused::Away) } else { self.0.call() }
    }

    fn pieces(&self) -> &RefCell<Pieces> {
        &self.0.0.mirrors[self.1]
    }
}

impl Mirror for InMirror {
    async fn keys(&self) -> Result<Held, Refused> {
        later().await;
        self.0.call()?;
        Ok(Held::new(self.pieces().borrow().keys().cloned().collect()))
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<Kept>, Refused> {
        later().await;
        self.does()?;
        let mirror = self.pieces().borrow();
        Ok(keys.iter().filter_map(|key| Some((key.clone(), mirror.get(key)?.clone()))).collect())
    }

    async fn change(&self, write: &[Kept], remove: &[String]) -> Result<(), Refused> {
        later().await;
        self.does()?;
        let mut mirror = self.pieces().borrow_mut();
        mirror.extend(write.iter().cloned());
        mirror.retain(|key, _| !remove.contains(key));
        Ok(())
    }
}

/// Not at once: something else may happen first.
pub async fn later() {
    let mut is_first = true;
    std::future::poll_fn(|_| if std::mem::take(&mut is_first) { Poll::Pending } else { Poll::Ready(()) })
        .await;
}

/// Waits for the answer; nothing else happens meanwhile.
pub fn wait<T>(answer: impl Future<Output = T>) -> T {
    let mut answer = pin!(answer);
    loop {
        if let Poll::Ready(answer) = answer.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return answer;
        }
    }
}
