//! What the terminal says: keys, pastes, clicks, and its size.
//!
//! Whoever pastes into a terminal that does not say so types thousands of keys at once. They are read in a thread of
//! their own, which waits until something is there to be read: a library that waits until something *new* is there
//! leaves behind what did not fit into its buffer, Ctrl-C with it. The thread stops reading while nobody takes what it
//! has read, and ends with the program.

use std::{io, thread};

use crossterm::event::{Event, read};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Events that wait to be taken; more wait in the terminal.
const WAITING: usize = 256;

/// The events of the terminal, in their order.
pub(super) struct Keyboard(Receiver<io::Result<Event>>);

impl Keyboard {
    /// Begins to read.
    ///
    /// # Errors
    /// The system starts no thread.
    pub(super) fn listen() -> io::Result<Self> {
        let (send, events) = channel(WAITING);
        thread::Builder::new().name("keyboard".to_owned()).spawn(move || pass_on(&send))?;
        Ok(Self(events))
    }

    /// The next event; none if the terminal is gone.
    pub(super) async fn next(&mut self) -> Option<io::Result<Event>> {
        self.0.recv().await
    }

    /// An event that is there already.
    pub(super) fn try_next(&mut self) -> Option<io::Result<Event>> {
        self.0.try_recv().ok()
    }
}

fn pass_on(events: &Sender<io::Result<Event>>) {
    loop {
        let event = read();
        let is_over = event.is_err();
        if events.blocking_send(event).is_err() || is_over {
            return;
        }
    }
}
