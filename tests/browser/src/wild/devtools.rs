//! Chromium's own protocol over a WebSocket: questions, answers, and what the browser tells unasked.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use futures_util::{SinkExt, StreamExt, stream::SplitStream};
use serde_json::{Value, json};
use tokio::{
    net::TcpStream,
    sync::{mpsc, oneshot},
};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

type Incoming = SplitStream<WebSocketStream<MaybeTlsStream<TcpStream>>>;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The browser, or the page that was asked, has ended.
    Gone,
    /// Chromium's own words.
    Refused(String),
}

impl fmt::Display for Unanswered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unanswered::Gone => out.write_str("it has ended"),
            Unanswered::Refused(words) => out.write_str(words),
        }
    }
}

/// What was told unasked: `Runtime.bindingCalled` and the like.
#[derive(Clone, Debug)]
pub struct Told {
    pub method: String,
    pub parameters: Value,
}

/// One connection to a running browser; every copy is the same one.
#[derive(Clone)]
pub struct DevTools {
    outgoing: mpsc::UnboundedSender<String>,
    open: Arc<Mutex<Open>>,
    last_question: Arc<AtomicU64>,
}

/// What somebody waits for.
#[derive(Default)]
struct Open {
    questions: HashMap<u64, oneshot::Sender<Result<Value, Unanswered>>>,
    /// By session; the browser's own has no name.
    listeners: HashMap<String, mpsc::UnboundedSender<Told>>,
    has_ended: bool,
}

impl DevTools {
    /// # Panics
    /// When nobody answers at this address.
    pub async fn connect(address: &str) -> Self {
        let connected = connect_async(address).await;
        let (socket, _) = connected.unwrap_or_else(|problem| panic!("{address} does not answer: {problem}"));
        let (mut sink, incoming) = socket.split();
        let (outgoing, mut to_send) = mpsc::unbounded_channel::<String>();
        tokio::spawn(async move {
            while let Some(text) = to_send.recv().await {
                if sink.send(Message::text(text)).await.is_err() {
                    break;
                }
            }
        });
        let open = Arc::new(Mutex::new(Open::default()));
        tokio::spawn(read(incoming, Arc::clone(&open)));
        Self { outgoing, open, last_question: Arc::default() }
    }

    /// Asks within a session; the browser itself is the session without a name.
    ///
    /// # Errors
    /// What Chromium answers, or that it has ended.
    pub async fn ask(&self, session: &str, method: &str, parameters: Value) -> Result<Value, Unanswered> {
        let id = self.last_question.fetch_add(1, Ordering::Relaxed) + 1;
        let mut question = json!({ "id": id, "method": method, "params": parameters });
        if !session.is_empty() {
            question["sessionId"] = session.into();
        }
        let (answer, answered) = oneshot::channel();
        {
            let mut open = lock(&self.open);
            if open.has_ended {
                return Err(Unanswered::Gone);
            }
            open.questions.insert(id, answer);
        }
        drop(self.outgoing.send(question.to_string()));
        answered.await.unwrap_or(Err(Unanswered::Gone))
    }

    /// Everything that a session tells from now on; ends with the browser.
    pub fn listen(&self, session: &str) -> mpsc::UnboundedReceiver<Told> {
        let (teller, listener) = mpsc::unbounded_channel();
        let mut open = lock(&self.open);
        if !open.has_ended {
            open.listeners.insert(session.to_owned(), teller);
        }
        listener
    }
}

async fn read(mut incoming: Incoming, open: Arc<Mutex<Open>>) {
    while let Some(Ok(message)) = incoming.next().await {
        let Ok(text) = message.into_text() else { continue };
        if let Ok(said) = serde_json::from_str::<Value>(&text) {
            lock(&open).take(said);
        }
    }
    // Whoever still waits hears that there will be no answer.
    *lock(&open) = Open { has_ended: true, ..Open::default() };
}

impl Open {
    fn take(&mut self, mut said: Value) {
        if let Some(id) = said["id"].as_u64() {
            let answer = match said["error"].take() {
                Value::Null => Ok(said["result"].take()),
                refused => Err(Unanswered::Refused(refused["message"].to_string())),
            };
            if let Some(waiting) = self.questions.remove(&id) {
                drop(waiting.send(answer));
            }
            return;
        }
        let session = said["sessionId"].as_str().unwrap_or_default().to_owned();
        let method = said["method"].as_str().unwrap_or_default().to_owned();
        if let Some(listener) = self.listeners.get(&session) {
            drop(listener.send(Told { method, parameters: said["params"].take() }));
        }
    }
}

fn lock(open: &Mutex<Open>) -> MutexGuard<'_, Open> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}
