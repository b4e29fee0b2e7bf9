//! One backup in a folder: a new name, written whole, read back, and only then are old ones taken away.

use std::future::Future;

use super::names;
use crate::domain::moment::Moment;

/// Why the folder did not take a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser asks again before it lets us write there.
    NotAllowed,
    /// It was moved or removed, or its disk is not plugged in.
    Gone,
    /// Its disk is full.
    Full,
    /// What was read back is not what was written.
    Altered,
    /// Anything else that a browser may say.
    Refused,
}

/// A folder of files; a browser's, or a simulated one.
pub trait Folder {
    fn names(&self) -> impl Future<Output = Result<Vec<String>, Trouble>>;
    /// Writes a whole file and closes it.
    fn write(&self, name: &str, text: &str) -> impl Future<Output = Result<(), Trouble>>;
    fn read(&self, name: &str) -> impl Future<Output = Result<String, Trouble>>;
    fn remove(&self, name: &str) -> impl Future<Output = Result<(), Trouble>>;
}

/// Answers the name of the backup, which has been read back and is what it should be.
///
/// # Errors
/// The first thing that went wrong. No older backup has been touched then.
pub async fn back_up(folder: &impl Folder, text: &str, tag: &str, now: Moment) -> Result<String, Trouble> {
    let taken = folder.names().await?;
    let name = names::fresh(&taken, tag, now);
    if let Err(trouble) = written_and_read(folder, &name, text).await {
        // Half a file under our name would only mislead; where it cannot be removed, it is a file that says it is cut.
        let _ = folder.remove(&name).await;
        return Err(trouble);
    }
    for old in names::surplus(&taken, &name) {
        // One too many does no harm, and is looked at again next time.
        let _ = folder.remove(&old).await;
    }
    Ok(name)
}

async fn written_and_read(folder: &impl Folder, name: &str, text: &str) -> Result<(), Trouble> {
    folder.write(name, text).await?;
    if folder.read(name).await? == text { Ok(()) } else { Err(Trouble::Altered) }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;
    use crate::domain::moment::DAY;

    const NOW: i64 = 1_773_576_000_000;

    /// A folder whose calls can fail from the N-th on, or write less than they say.
    #[derive(Default)]
    struct Simulated {
        files: RefCell<BTreeMap<String, String>>,
        calls: Cell<usize>,
        fails_from: Option<usize>,
        fails_once: bool,
        cuts: bool,
    }

    impl Simulated {
        fn call(&self) -> Result<(), Trouble> {
            let call = self.calls.replace(self.calls.get() + 1);
            let fails =
                self.fails_from.is_some_and(|from| if self.fails_once { call == from } else { call >= from });
            if fails { Err(Trouble::Full) } else { Ok(()) }
        }

        fn holding(days: i64) -> Self {
            let simulated = Self::default();
            for day in (0..days).rev() {
                ready(back_up(&simulated, "old", "3f9a", Moment::utc(NOW - DAY * (day + 1)))).unwrap();
            }
            simulated.calls.set(0);
            simulated
        }

        fn texts(&self) -> Vec<String> {
            self.files.borrow().values().cloned().collect()
        }
    }

    impl Folder for Simulated {
        async fn names(&self) -> Result<Vec<String>, Trouble> {
            self.call().map(|()| self.files.borrow().keys().cloned().collect())
        }

        async fn write(&self, name: &str, text: &str) -> Result<(), Trouble> {
            // The name is there before what it stands for, as in a browser.
            self.files.borrow_mut().insert(name.to_owned(), String::new());
            self.call()?;
            let written = if self.cuts { &text[..text.len() / 2] } else { text };
            self.files.borrow_mut().insert(name.to_owned(), written.to_owned());
            Ok(())
        }

        async fn read(&self, name: &str) -> Result<String, Trouble> {
            self.call()?;
            self.files.borrow().get(name).cloned().ok_or(Trouble::Gone)
        }

        async fn remove(&self, name: &str) -> Result<(), Trouble> {
            self.call()?;
            self.files.borrow_mut().remove(name);
            Ok(())
        }
    }

    fn ready<T>(work: impl Future<Output = T>) -> T {
        match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => done,
            Poll::Pending => panic!("a simulated folder never waits"),
        }
    }

    #[test]
    fn a_backup_is_read_back_and_then_the_oldest_goes() {
        let folder = Simulated::holding(12);
        assert_eq!(folder.texts().len(), 10);
        let name = ready(back_up(&folder, "new", "3f9a", Moment::utc(NOW))).unwrap();
        assert_eq!(folder.files.borrow()[&name], "new");
        assert_eq!(folder.texts().len(), 10);
    }

    #[test]
    fn whichever_call_fails_no_older_backup_goes_without_a_new_one() {
        for fails_once in [true, false] {
            for call in 0..6 {
                let folder = Simulated { fails_from: Some(call), fails_once, ..Simulated::holding(10) };
                let done = ready(back_up(&folder, "new", "3f9a", Moment::utc(NOW)));
                let texts = folder.texts();
                let (old, new): (Vec<_>, Vec<_>) = texts.iter().partition(|text| *text == "old");
                match done {
                    Ok(_) => assert!(old.len() >= 9 && new.contains(&&"new".to_owned()), "{call}: {texts:?}"),
                    Err(trouble) => {
                        assert_eq!((old.len(), trouble), (10, Trouble::Full), "{call}: {texts:?}");
                        assert!(fails_once <= new.is_empty(), "half a file is left: {call}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_that_reads_otherwise_is_no_backup() {
        let folder = Simulated { cuts: true, ..Simulated::holding(10) };
        let done = ready(back_up(&folder, "newer", "3f9a", Moment::utc(NOW)));
        assert_eq!(done, Err(Trouble::Altered));
        assert_eq!(folder.texts(), ["old"; 10]);
    }
}
