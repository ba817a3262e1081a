//! Saved plans: what a person has answered, kept between two starts of the program.
//!
//! Each domain has one small text file in the user's state directory, so that the answers can be
//! offered again and carried to another machine. A plan holds no secret; its file is readable by
//! the owner alone all the same, because which domains somebody works on is their own affair.
//!
//! References: TOML 1.0, XDG Base Directory Specification (`$XDG_STATE_HOME`).

use std::{
    fs,
    path::{Path, PathBuf},
    str,
};

use etcetera::BaseStrategy;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    plan::Plan,
    private_file::{self, Cause, Existing, FileError},
    record::{name::DomainName, visible::visible},
    words::store as say,
};

/// The form of the files, raised when an older program could not read a newer file.
pub const FORMAT: u32 = 1;
/// The longest plan there can be, with hundreds of SPF terms and keys, is far below this.
pub const FILE_OCTETS: u64 = 256 * 1024;
/// How many files are looked at for the list of recent plans, so that a strange directory does not
/// keep the first screen waiting.
pub const RECENT_FILES: usize = 500;

/// Where plans are saved.
#[derive(Clone, Debug)]
pub struct Store {
    /// None for a user without a home.
    directory: Option<PathBuf>,
}

/// A plan that has been saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The domain it is about.
    pub domain: DomainName,
    /// When it was last changed.
    pub at: Timestamp,
}

/// A plan could not be saved or read.
#[derive(Debug, Error)]
#[error("{}", self.what())]
pub enum StoreError {
    /// The user has no home directory.
    NoHome,
    /// The file could not be read or written.
    File(#[from] FileError),
    /// A newer program wrote the file.
    Newer(PathBuf),
    /// The file is no saved plan, or one of another domain.
    Unreadable(PathBuf),
    /// The plan cannot be written as text (a path that is no Unicode).
    Encoding,
}

#[derive(Serialize)]
struct FileOut<'p> {
    format: u32,
    saved: Timestamp,
    plan: &'p Plan,
}

#[derive(Deserialize)]
struct FileIn {
    saved: Timestamp,
    plan: Plan,
}

/// What every format has, whatever else changes.
#[derive(Deserialize)]
struct Header {
    format: u32,
    saved: Timestamp,
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
        match self.load(&plan.domain) {
            Ok(Some((known, at))) if known == *plan => return Ok(at),
            Err(error @ StoreError::Newer(_)) => return Err(error),
            _ => {}
        }
        let file = FileOut { format: FORMAT, saved: now, plan };
        let text = toml::to_string(&file).map_err(|_| StoreError::Encoding)?;
        private_file::write(&self.path(&plan.domain)?, text.as_bytes(), Existing::Replace)?;
        Ok(now)
    }

    /// The plan saved for a domain and when it was; none if there is none.
    ///
    /// # Errors
    /// There is a file, but it cannot be read or holds no plan of this domain.
    pub fn load(&self, domain: &DomainName) -> Result<Option<(Plan, Timestamp)>, StoreError> {
        let path = self.path(domain)?;
        let Some(text) = text_of(&path)? else { return Ok(None) };
        let unreadable = || StoreError::Unreadable(path.clone());
        let header: Header = toml::from_str(&text).map_err(|_| unreadable())?;
        if header.format > FORMAT {
            return Err(StoreError::Newer(path));
        }
        let file: FileIn = toml::from_str(&text).map_err(|_| unreadable())?;
        if file.plan.domain != *domain {
            return Err(unreadable());
        }
        Ok(Some((file.plan, file.saved)))
    }

    /// Every saved plan, the newest first. Files that are none are passed over.
    #[must_use]
    pub fn recent(&self) -> Vec<Saved> {
        let entries = self.directory.as_deref().and_then(|path| fs::read_dir(path).ok());
        let mut found: Vec<Saved> = entries
            .into_iter()
            .flatten()
            .take(RECENT_FILES)
            .filter_map(|entry| saved(&entry.ok()?.path()))
            .collect();
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.domain.cmp(&b.domain)));
        found
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

fn saved(path: &Path) -> Option<Saved> {
    let domain: DomainName = path.file_name()?.to_str()?.strip_suffix(".toml")?.parse().ok()?;
    let header: Header = toml::from_str(&text_of(path).ok()??).ok()?;
    Some(Saved { domain, at: header.saved })
}

impl StoreError {
    /// What happened, in one sentence.
    #[must_use]
    pub fn what(&self) -> String {
        let shown = |path: &Path| visible(&path.display().to_string()).into_owned();
        match self {
            Self::NoHome => say::no_home(),
            Self::File(error) => error.what(),
            Self::Newer(path) => say::newer(shown(path)),
            Self::Unreadable(path) => say::unreadable(shown(path)),
            Self::Encoding => say::encoding(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoHome => say::no_home_hint(),
            Self::File(error) => error.hint(),
            Self::Newer(_) => say::newer_hint(),
            Self::Unreadable(_) => say::unreadable_hint(),
            Self::Encoding => say::encoding_hint(),
        }
    }
}
