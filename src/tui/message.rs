//! News for the program (messages, past tense) and work it asks for (commands, imperative).

use std::{path::PathBuf, sync::Arc, time::Duration};

use crossterm::event::KeyEvent;
use jiff::Timestamp;

use super::hit::Target;
use crate::{
    check::{
        access,
        explain::source::Source,
        memory::{Memory, Proved},
        published::OnDisk,
        refusal::Own,
    },
    clipboard::Copied,
    connect::explore::{Asked, Update},
    dns::walk::News,
    key::PrivateKey,
    plan::{
        Plan,
        dkim::{Encoding, KeyKind},
    },
    record::name::{DomainName, Selector},
    store::{Aside, Listing, Saved, Setup},
    survey::{Survey, Want},
};

/// Which request an answer belongs to. An answer to a request that is no longer wanted is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RunId(pub u64);

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Pressed(KeyEvent),
    /// Text was pasted.
    Pasted(String),
    /// The mouse was pressed on something.
    Clicked(Target),
    /// The wheel turned by this many lines, down is positive.
    Scrolled(i16),
    /// The terminal has another size.
    Resized,
    /// Time has passed while something moves.
    Ticked,
    /// A walk found something.
    Surveyed(RunId, Vec<News>),
    /// The walk is over.
    LookedAround(RunId),
    /// Questions of the SPF tree, or selectors, were answered.
    Answered(RunId, Vec<News>),
    /// All questions of a request were answered.
    AskedAll(RunId),
    /// A check has begun: the public halves of the keys that could be read, and why others could not.
    CheckBegun(RunId, Vec<OnDisk>, Vec<String>),
    /// A check found something, by this time.
    Checked(RunId, Timestamp, Vec<News>),
    /// A check is over: the time, and all that it found.
    CheckFinished(RunId, Timestamp, Box<Survey>),
    /// Looking at the mail hosts has begun; what is looked at.
    MailboxesBegun(RunId, Box<Asked>),
    /// Something was seen of them, by this time.
    MailboxesSeen(RunId, Timestamp, Vec<Update>),
    /// All was looked at, by this time.
    MailboxesLookedAt(RunId, Timestamp),
    /// A file was read for what came back: its name, and what it holds.
    MailRead(RunId, String, Result<Source, String>),
    /// It is time for something that was put off.
    Woke(RunId),
    /// A private key was made.
    KeyMade(RunId, Result<Arc<PrivateKey>, String>),
    /// A key file was read.
    KeyRead(RunId, PathBuf, Result<Arc<PrivateKey>, String>),
    /// These key files were written, in their order, and the first that could not be was not.
    KeysSaved(RunId, Vec<(Selector, PathBuf)>, Option<KeyNotSaved>),
    /// These answers were saved, or could not be.
    PlanSaved(Box<Plan>, Result<Box<Saved>, String>),
    /// A saved set-up was looked for.
    SetupLoaded(DomainName, Result<Option<Box<Setup>>, String>),
    /// A copy of the answers saved about a domain is kept, if there were any; or why it is not.
    KeptAside(DomainName, Result<Option<Aside>, String>),
    /// The saved set-ups were listed.
    RecentListed(Listing),
    /// Text went to the clipboard, as far as that can be known.
    CopyTried(&'static str, Copied),
    /// A file was written.
    FileSaved(Result<PathBuf, String>),
    /// A piece of work ended by a defect of the program.
    Crashed(String),
    /// The system asks the program to end.
    Terminated,
}

impl Message {
    /// Whether it tells what has been written, or read, on the disk.
    #[must_use]
    pub const fn is_of_disk(&self) -> bool {
        matches!(
            self,
            Self::KeysSaved(..)
                | Self::PlanSaved(..)
                | Self::SetupLoaded(..)
                | Self::KeptAside(..)
                | Self::FileSaved(..)
        )
    }
}

/// What a check goes by.
#[derive(Clone, Debug, PartialEq)]
pub struct ToCheck {
    /// The domain.
    pub domain: DomainName,
    /// The answers that are compared with what is published, if somebody gave any.
    pub plan: Option<Plan>,
    /// Selectors to look at besides theirs.
    pub given: Vec<Selector>,
}

/// A private key to write.
#[derive(Clone, Debug)]
pub struct KeyToSave {
    /// Whose key.
    pub selector: Selector,
    /// The key.
    pub key: Arc<PrivateKey>,
    /// Where to.
    pub path: PathBuf,
    /// In which encoding.
    pub encoding: Encoding,
}

/// A private key that could not be written. It is unharmed.
#[derive(Clone, Debug)]
pub struct KeyNotSaved {
    /// Whose key.
    pub selector: Selector,
    /// Why, and what to do.
    pub why: String,
    /// Whether it is because there is a file of this name.
    pub is_taken: bool,
}

/// Something to do outside the program's own state.
#[derive(Debug)]
pub enum Command {
    /// Look around a domain.
    LookAround(RunId, DomainName),
    /// Ask for names an SPF record leads to, or for selectors, in the zones of this survey.
    Ask(RunId, Box<Survey>, Vec<Want>),
    /// Ask everything there is to know about what is published.
    Check(RunId, Box<ToCheck>),
    /// Look at the mail hosts.
    LookAtMailboxes(RunId, Box<Asked>),
    /// Read a file for what came back.
    ReadMail(RunId, PathBuf, Box<Own>),
    /// Keep beside the answers that own mail was seen to pass.
    RememberMail(DomainName, Box<Proved>),
    /// Send [`Message::Woke`] after a while.
    Wake(RunId, Duration),
    /// Stop a request; nothing more is heard of it.
    Cancel(RunId),
    /// Make a private key (RSA kinds or Ed25519, not both at once).
    MakeKey(RunId, KeyKind),
    /// Read a private key from a file.
    ReadKey(RunId, PathBuf),
    /// Write private keys, none over an existing file.
    SaveKeys(RunId, Vec<KeyToSave>),
    /// Save the answers, which came from those.
    SavePlan(Box<Plan>, Box<Plan>),
    /// Keep a copy of the answers that are saved about a domain.
    KeepAside(DomainName),
    /// Look for saved answers about a domain.
    LoadPlan(DomainName),
    /// Keep what a check of these answers found, beside those that are saved; where none are, or others, nothing is
    /// kept.
    Remember(Box<Plan>, Box<Memory>),
    /// Keep what a look at the mail hosts of a domain found, beside the answers that are saved.
    RememberAccess(DomainName, Box<access::memory::Memory>),
    /// List what has been saved.
    ListRecent,
    /// Copy a text; the name comes back with the news.
    Copy(&'static str, String),
    /// Ring the bell, and give the terminal this title.
    Announce(String),
    /// Send octets to the terminal as they are.
    Write(Vec<u8>),
    /// Write a text to a file that does not exist yet.
    SaveFile(PathBuf, String),
    /// Leave the screen, print a text as it is, come back after a key.
    ShowPlain(String),
    /// Draw everything anew.
    Redraw,
    /// Stop the process as the terminal's suspend key would, and come back.
    Suspend,
    /// End the program.
    Quit,
}
