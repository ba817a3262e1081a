//! Saved set-ups: what a person has answered and what the last check found, kept between two starts of the program.
//!
//! Each domain has one small text file in the user's state directory, so that the answers can be
//! offered again and carried to another machine. A plan holds no secret; its file is readable by
//! the owner alone all the same, because which domains somebody works on is their own affair.
//!
//! References: TOML 1.0, XDG Base Directory Specification (`$XDG_STATE_HOME`).

mod error;
mod form;
mod list;

use std::{
    path::{Path, PathBuf},
    str,
};

use etcetera::BaseStrategy;
use jiff::Timestamp;

pub use error::StoreError;
pub use form::FORMAT;
use form::Fault;
pub use list::{LISTED_FILES, Listed};

use crate::{
    check::memory::Memory,
    plan::Plan,
    private_file::{self, Cause, Existing, FileError},
    record::name::DomainName,
};

/// The longest plan there can be, with hundreds of SPF terms and keys, is far below this.
pub const FILE_OCTETS: u64 = 256 * 1024;

/// Where plans are saved.
#[derive(Clone, Debug)]
pub struct Store {
    /// None for a user without a home.
    directory: Option<PathBuf>,
}

/// A set-up that has been saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The answers.
    pub plan: Plan,
    /// When they were last changed.
    pub saved: Timestamp,
    /// What the last check found, if there was one.
    pub memory: Option<Memory>,
}

impl Store {
    /// The store of this user: `mailseal/plans` in the state directory (in the data directory on
    /// systems without one).
    #[must_use]
    pub fn open() -> Self {
        let directory = private_file::places().map(|user| {
            let state = user.state_dir().unwrap_or_else(|| user.data_dir());
            state.join("mailseal").join("plans")
        });
        Self { directory }
    }

    /// A store in a directory of one's own choice, made when something is saved.
    #[must_use]
    pub const fn at(directory: PathBuf) -> Self {
        Self { directory: Some(directory) }
    }

    /// Saves a plan in place of the one before, unless nothing has changed. Gives the time at which
    /// what now stands in the file was saved.
    ///
    /// # Errors
    /// The file could not be written; the one before is unharmed. A file that a newer program wrote
    /// is not written over.
    pub fn save(&self, plan: &Plan) -> Result<Timestamp, StoreError> {
        self.save_at(plan, Timestamp::now())
    }

    /// As [`Store::save`], at a time that is given.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn save_at(&self, plan: &Plan, now: Timestamp) -> Result<Timestamp, StoreError> {
        let mut memory = None;
        match self.load(&plan.domain) {
            Ok(Some(known)) if known.plan == *plan => return Ok(known.saved),
            Ok(known) => memory = known.and_then(|known| known.memory),
            Err(error @ StoreError::Newer(_)) => return Err(error),
            Err(_) => {}
        }
        self.write(&Setup { plan: plan.clone(), saved: now, memory })?;
        Ok(now)
    }

    /// Writes what a check found beside the answers that are on the disk now. Where there are none, nothing
    /// is written; where a later check is remembered already, neither.
    ///
    /// # Errors
    /// The file could not be read or written; it is unharmed.
    pub fn remember(&self, domain: &DomainName, memory: &Memory) -> Result<(), StoreError> {
        let Some(known) = self.load(domain)? else { return Ok(()) };
        if known.memory.as_ref().is_some_and(|known| known.at >= memory.at) {
            return Ok(());
        }
        self.write(&Setup { memory: Some(memory.clone()), ..known })
    }

    /// The set-up saved for a domain; none if there is none.
    ///
    /// # Errors
    /// There is a file, but it cannot be read or holds no set-up of this domain. It is left as it is.
    pub fn load(&self, domain: &DomainName) -> Result<Option<Setup>, StoreError> {
        let path = self.path(domain)?;
        let Some(text) = text_of(&path)? else { return Ok(None) };
        match form::read(&text, domain) {
            Ok(setup) => Ok(Some(setup)),
            Err(Fault::Newer) => Err(StoreError::Newer(path)),
            Err(Fault::Unreadable) => Err(StoreError::Unreadable(path)),
        }
    }

    fn write(&self, setup: &Setup) -> Result<(), StoreError> {
        let text = form::text(setup).ok_or(StoreError::Encoding)?;
        private_file::write(&self.path(&setup.plan.domain)?, text.as_bytes(), Existing::Replace)?;
        Ok(())
    }

    /// The file of a domain. Its name is safe, because a domain has only letters, digits, dots and hyphens.
    ///
    /// # Errors
    /// [`StoreError::NoHome`].
    pub fn path(&self, domain: &DomainName) -> Result<PathBuf, StoreError> {
        let directory = self.directory.as_ref().ok_or(StoreError::NoHome)?;
        Ok(directory.join(format!("{domain}.toml")))
    }
}

/// The text of a file; none if there is no such file.
fn text_of(path: &Path) -> Result<Option<String>, FileError> {
    match private_file::read(path, FILE_OCTETS) {
        Ok(octets) => match str::from_utf8(&octets) {
            Ok(text) => Ok(Some(text.to_owned())),
            Err(_) => Err(FileError { path: path.to_owned(), cause: Cause::NotText }),
        },
        Err(FileError { cause: Cause::Missing, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
