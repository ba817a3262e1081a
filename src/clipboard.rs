//! Putting text on the clipboard, by the way there is.
//!
//! On a desktop the system keeps the clipboard and takes text directly. Over SSH that would be the
//! clipboard of the wrong machine; there the terminal is asked to take the text, by an escape
//! sequence it may obey or ignore without a word. So the answer says which way a text went, and
//! never claims more than is known.
//!
//! References: xterm control sequences (`OSC 52`), GNU Screen manual (device control strings).

mod environment;
mod system;
mod terminal;

use std::time::Duration;

pub use environment::Environment;
pub use system::Board;
use system::Worker;

/// The longest text that is copied, in octets. Terminals drop sequences above a limit of their own
/// without a word (xterm at 100,000 base64 characters); the steps for a mail server with two keys take a third of this.
pub const TEXT_OCTETS: usize = 32 * 1024;
/// How long the system may take. A display on another machine may never answer.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// The clipboard, for as long as the program runs: on X11 the text is gone when this is dropped.
pub struct Clipboard {
    environment: Environment,
    system: System,
}

/// Opens the system's clipboard, on a thread of its own.
type Open = Box<dyn FnOnce() -> Option<Box<dyn Board>> + Send>;

enum System {
    NotTried(Open),
    Open(Worker),
    Missing,
}

/// Which way a text went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The system's clipboard has taken it.
    System,
    /// These octets, written to the terminal as they are, ask it to take the text. Whether it does
    /// cannot be known.
    Terminal(Vec<u8>),
    /// The text is longer than [`TEXT_OCTETS`], and went nowhere.
    TooLong,
}

impl Default for Clipboard {
    fn default() -> Self {
        Self::new()
    }
}

impl Clipboard {
    /// The clipboard of this session. Nothing is opened before the first text is copied.
    #[must_use]
    pub fn new() -> Self {
        Self::with(Environment::read(), Box::new(system::open))
    }

    /// A clipboard in an environment that is given, with its own way to the system's clipboard.
    #[must_use]
    pub fn with(environment: Environment, open: Open) -> Self {
        Self { environment, system: System::NotTried(open) }
    }

    /// Copies a text. May take up to [`PATIENCE`] the first time: call it where waiting is allowed.
    #[must_use]
    pub fn copy(&mut self, text: &str) -> Copied {
        if text.len() > TEXT_OCTETS {
            return Copied::TooLong;
        }
        if !self.environment.is_remote && self.copy_to_system(text) {
            return Copied::System;
        }
        Copied::Terminal(terminal::sequence(text, self.environment.is_screen))
    }

    fn copy_to_system(&mut self, text: &str) -> bool {
        let worker = match std::mem::replace(&mut self.system, System::Missing) {
            System::NotTried(open) => Worker::start(open),
            System::Open(worker) => Some(worker),
            System::Missing => None,
        };
        // A clipboard that has failed once is not asked again: each try could cost the whole wait.
        let Some(worker) = worker.filter(|worker| worker.set(text, PATIENCE)) else { return false };
        self.system = System::Open(worker);
        true
    }
}
