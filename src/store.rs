//! Saved set-ups: what a person has answered and what the last check found, kept between two starts of the program.
//!
//! Each domain has one small text file in the user's data directory, so that the answers can be
//! offered again and carried to another machine. A plan holds no secret; its file is readable by
//! the owner alone all the same, because which domains somebody works on is their own affair.
//!
//! References: TOML 1.0, XDG Base Directory Specification (`$XDG_DATA_HOME`).

mod aside;
mod error;
mod form;
mod list;
mod lock;
mod remember;
mod removal;
mod save;

use std::{
    path::{Path, PathBuf},
    str,
};

use etcetera::BaseStrategy;
use jiff::Timestamp;

pub use aside::{Aside, Why};
pub use error::StoreError;
pub use form::FORMAT;
use form::Fault;
pub use list::{Content, LISTED_FILES, Listed, Listing};
pub use remember::Kept;
pub use save::{Saved, Taken};

use crate::{
    check::{self, memory::Memory},
    plan::Plan,
    private_file::{self, Cause, FileError},
    record::name::DomainName,
};

/// The longest plan there can be, with hundreds of SPF terms and keys, is far below this. Nothing longer is written.
pub const FILE_OCTETS: u64 = 256 * 1024;

/// The longest name of a file on the usual disks (`NAME_MAX`). A name is not shortened for it: the file says by its
/// name whose it is.
const NAME_OCTETS: usize = 255;

/// Where set-ups are saved.
#[derive(Clone, Debug)]
pub struct Store {
    /// None for a user without a home.
    directory: Option<PathBuf>,
    /// Where earlier programs saved. What is there is found, and moves when it is saved again.
    former: Option<PathBuf>,
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
    /// What the last look at the mail hosts found, if one was remembered.
    pub access: Option<check::access::memory::Memory>,
}

/// What there is of a domain's set-up, and where.
enum Found {
    Nothing,
    Setup(Box<Setup>, PathBuf),
    /// A file that cannot be used, and can be moved aside.
    Trouble(StoreError, PathBuf),
}

impl Store {
    /// The store of this user: `mailseal/setups` in the data directory. What earlier programs saved in
    /// `mailseal/plans` in the state directory is found too.
    #[must_use]
    pub fn open() -> Self {
        let user = private_file::places();
        let directory = user.as_ref().map(|user| user.data_dir().join("mailseal").join("setups"));
        let former = user.map(|user| {
            let state = user.state_dir().unwrap_or_else(|| user.data_dir());
            state.join("mailseal").join("plans")
        });
        Self { directory, former }
    }

    /// A store in a directory of one's own choice, made when something is saved.
    #[must_use]
    pub const fn at(directory: PathBuf) -> Self {
        Self { directory: Some(directory), former: None }
    }

    /// The same store, with what an earlier program saved in another directory.
    #[must_use]
    pub fn formerly_at(self, former: PathBuf) -> Self {
        Self { former: Some(former), ..self }
    }

    /// Removes what programs have left here that were killed while they saved.
    pub fn sweep(&self) {
        for directory in self.directory.iter().chain(&self.former) {
            private_file::sweep(directory);
        }
    }

    /// The set-up saved for a domain; none if there is none.
    ///
    /// # Errors
    /// There is a file, but it cannot be read or holds no set-up of this domain. It is left as it is.
    pub fn load(&self, domain: &DomainName) -> Result<Option<Setup>, StoreError> {
        match self.find(domain)? {
            Found::Nothing => Ok(None),
            Found::Setup(setup, _) => Ok(Some(*setup)),
            Found::Trouble(error, _) => Err(error),
        }
    }

    /// The file of a domain. Its name is safe, because a domain has only letters, digits, dots and hyphens.
    ///
    /// # Errors
    /// [`StoreError::NoHome`], [`StoreError::LongName`].
    pub fn path(&self, domain: &DomainName) -> Result<PathBuf, StoreError> {
        let directory = self.directory.as_ref().ok_or(StoreError::NoHome)?;
        let name = file_name(domain);
        if name.len() > NAME_OCTETS {
            return Err(StoreError::LongName(domain.clone()));
        }
        Ok(directory.join(name))
    }

    /// The file that is read for a domain: as [`Store::path`], unless it is still in the former place.
    ///
    /// # Errors
    /// As of [`Store::path`].
    pub fn place(&self, domain: &DomainName) -> Result<PathBuf, StoreError> {
        let path = self.path(domain)?;
        match self.former_path(domain) {
            Some(former) if !is_there(&path) && is_there(&former) => Ok(former),
            _ => Ok(path),
        }
    }

    fn former_path(&self, domain: &DomainName) -> Option<PathBuf> {
        Some(self.former.as_ref()?.join(file_name(domain)))
    }

    /// Where a set-up can be, the place that counts first.
    fn places(&self, domain: &DomainName) -> Result<Vec<PathBuf>, StoreError> {
        Ok(std::iter::once(self.path(domain)?).chain(self.former_path(domain)).collect())
    }

    fn find(&self, domain: &DomainName) -> Result<Found, StoreError> {
        for place in self.places(domain)? {
            match read(&place, domain) {
                Ok(None) => {}
                Ok(Some(setup)) => return Ok(Found::Setup(Box::new(setup), place)),
                Err(StoreError::File(error)) if !error::is_set_aside(&error.cause) => {
                    return Err(StoreError::File(error));
                }
                Err(error) => return Ok(Found::Trouble(error, place)),
            }
        }
        Ok(Found::Nothing)
    }
}

fn file_name(domain: &DomainName) -> String {
    format!("{domain}.toml")
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The set-up in a file; none if there is no such file.
fn read(path: &Path, domain: &DomainName) -> Result<Option<Setup>, StoreError> {
    let octets = match private_file::read(path, FILE_OCTETS) {
        Ok(octets) => octets,
        // A folder that is not mounted, perhaps: what it holds must not be taken for nothing and written over.
        Err(FileError { cause: Cause::Missing, .. }) if is_there(path) => {
            return Err(StoreError::Dangling(path.to_owned()));
        }
        Err(FileError { cause: Cause::Missing, .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let Ok(text) = str::from_utf8(&octets) else {
        return Err(FileError { path: path.to_owned(), cause: Cause::NotText }.into());
    };
    match form::read(text, domain) {
        Ok(setup) => Ok(Some(setup)),
        Err(Fault::Newer) => Err(StoreError::Newer(path.to_owned())),
        Err(Fault::Unreadable) => Err(StoreError::Unreadable(path.to_owned())),
    }
}
