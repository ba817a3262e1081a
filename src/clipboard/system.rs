//! The system's own clipboard, on a thread of its own so that nothing waits for it too long.

use std::{
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::Duration,
};

use super::Open;

/// How long the end of the program waits for the clipboard to be handed over to whatever keeps it.
const FAREWELL: Duration = Duration::from_millis(500);

/// A clipboard that takes text.
pub trait Board {
    /// Whether it has taken the text.
    fn set(&mut self, text: &str) -> bool;
}

/// The way to the thread that holds the clipboard.
pub(super) struct Worker {
    /// None only while it is dropped.
    texts: Option<Sender<String>>,
    answers: Receiver<bool>,
}

impl Worker {
    /// None if the system has no thread left to give.
    pub(super) fn start(open: Open) -> Option<Self> {
        let (texts, wanted) = mpsc::channel::<String>();
        let (say, answers) = mpsc::channel();
        thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(move || {
                let Some(mut board) = open() else { return };
                for text in wanted {
                    if say.send(board.set(&text)).is_err() {
                        return;
                    }
                }
            })
            .ok()?;
        Some(Self { texts: Some(texts), answers })
    }

    /// Whether the clipboard has taken the text within `patience`.
    pub(super) fn set(&self, text: &str, patience: Duration) -> bool {
        let is_sent = self.texts.as_ref().is_some_and(|texts| texts.send(text.to_owned()).is_ok());
        is_sent && self.answers.recv_timeout(patience).unwrap_or(false)
    }
}

impl Drop for Worker {
    /// On X11 the text lives in this process; dropping the clipboard hands it to the desktop, if
    /// something there keeps it, and that takes a moment.
    fn drop(&mut self) {
        self.texts = None;
        // The thread has nothing more to say: this waits until it is gone.
        let _ = self.answers.recv_timeout(FAREWELL);
    }
}

/// The clipboard of the desktop, if there is one.
pub(super) fn open() -> Option<Box<dyn Board>> {
    arboard::Clipboard::new().ok().map(|clipboard| Box::new(clipboard) as Box<dyn Board>)
}

impl Board for arboard::Clipboard {
    fn set(&mut self, text: &str) -> bool {
        self.set_text(text).is_ok()
    }
}
