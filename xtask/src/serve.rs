//! Serves a built site on this machine only, the way a careful static host would.

mod answer;
mod request;

use std::{
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

pub use answer::Answer;
use request::Request;

/// Looks at a path before the folder does, and may answer in its place; it may take its time.
pub type Before = dyn Fn(&str) -> Option<Answer> + Send + Sync;

/// A folder being served; it stops, and its port closes, when this value is dropped.
pub struct Site {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    listening: Option<thread::JoinHandle<()>>,
}

impl Site {
    /// Serves `folder` on 127.0.0.1 at `port` or the next free one; port 0 takes any free port.
    pub fn open(folder: &Path, port: u16) -> io::Result<Self> {
        Self::open_with(folder, port, Arc::new(|_| None))
    }

    /// The same, with `before` asked first.
    pub fn open_with(folder: &Path, port: u16, before: Arc<Before>) -> io::Result<Self> {
        let folder: Arc<Path> = folder.canonicalize()?.into();
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopped);
        let listening = thread::spawn(move || {
            for connection in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                let (folder, before) = (Arc::clone(&folder), Arc::clone(&before));
                if let Ok(connection) = connection {
                    // A visitor who hangs up is no concern of ours.
                    thread::spawn(move || drop(attend(&connection, &folder, &*before)));
                }
            }
        });
        Ok(Self { address, stopped, listening: Some(listening) })
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Such as `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        if let Some(listening) = self.listening.take() {
            // The listener sleeps until someone knocks.
            drop(TcpStream::connect(self.address));
            drop(listening.join());
        }
    }
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(99) };
    let mut taken = io::Error::from(io::ErrorKind::AddrInUse);
    for candidate in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Err(problem) if problem.kind() == io::ErrorKind::AddrInUse => taken = problem,
            outcome => return outcome,
        }
    }
    Err(taken)
}

/// One connection, one request: browsers on the same machine lose nothing by it, and no thread lingers.
fn attend(mut connection: &TcpStream, folder: &Path, before: &Before) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let answer = match Request::read(connection)? {
        Request::Get(path) | Request::Head(path) if path.is_empty() => Answer::bad_request(),
        Request::Get(path) => before(&path).unwrap_or_else(|| look_up(folder, &path)),
        Request::Head(path) => look_up(folder, &path).without_body(),
        Request::OtherMethod => Answer::method_not_allowed(),
        Request::Unreadable => Answer::bad_request(),
    };
    connection.write_all(&answer.head())?;
    connection.write_all(answer.body())?;
    connection.flush()
}

/// The file a path names, if it lies inside `folder`, whatever dots, escapes or links the path is made of.
fn look_up(folder: &Path, path: &str) -> Answer {
    let Some(relative) = request::relative_path(path) else { return Answer::not_found() };
    let wanted = folder.join(relative);
    let found: Option<PathBuf> =
        wanted.canonicalize().ok().filter(|file| file.starts_with(folder) && file.is_file());
    match found.map(|file| std::fs::read(&file).map(|bytes| Answer::file(&file, bytes))) {
        Some(Ok(answer)) => answer,
        _ => Answer::not_found(),
    }
}

#[cfg(test)]
mod tests;
