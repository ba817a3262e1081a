//! Why a set-up could not be saved or read, in words.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use thiserror::Error;

use super::FILE_OCTETS;
use crate::{
    private_file::{Cause, FileError},
    record::{name::DomainName, visible::visible},
    words::store as say,
};

/// A set-up could not be saved or read.
#[derive(Debug, Error)]
#[error("{}", self.what())]
pub enum StoreError {
    /// The user has no home directory.
    NoHome,
    /// The file could not be read.
    File(#[from] FileError),
    /// The folder of the set-ups could not be read.
    Folder(FileError),
    /// The file could not be written; the one before is unharmed.
    Unwritten(FileError),
    /// The file could not be removed.
    Unremoved(FileError),
    /// The file could not be written after the one before had been moved here, and that could not be moved back.
    Displaced(Box<StoreError>, PathBuf),
    /// The text would be longer than what is read again.
    TooLong(PathBuf),
    /// The name of the domain is too long for the name of a file.
    LongName(DomainName),
    /// The file is a link, and what it points to is not there.
    Dangling(PathBuf),
    /// Another program has held the store in this directory for so long.
    Busy(PathBuf, Duration),
    /// So many files have been set aside for this one that there is no name left.
    Crowded(PathBuf),
    /// A newer program wrote the file.
    Newer(PathBuf),
    /// The file is no saved set-up, or one of another domain.
    Unreadable(PathBuf),
    /// The plan cannot be written as text (a path that is no Unicode).
    Encoding,
}

impl StoreError {
    /// What happened, in one sentence.
    #[must_use]
    pub fn what(&self) -> String {
        let shown = |path: &Path| visible(&path.display().to_string()).into_owned();
        match self {
            Self::NoHome => say::no_home(),
            Self::File(error) | Self::Folder(error) | Self::Unwritten(error) | Self::Unremoved(error) => {
                error.what()
            }
            Self::Displaced(error, _) => error.what(),
            Self::TooLong(path) => say::TooLong { kib: FILE_OCTETS.div_ceil(1024), path: shown(path) }.say(),
            Self::LongName(domain) => say::long_name(domain.as_str()),
            Self::Dangling(path) => say::dangling(shown(path)),
            Self::Busy(path, waited) => {
                say::Busy { path: shown(path), seconds: waited.as_secs().max(1) }.say()
            }
            Self::Crowded(path) => say::crowded(shown(path)),
            Self::Newer(path) => say::newer(shown(path)),
            Self::Unreadable(path) => say::unreadable(shown(path)),
            Self::Encoding => say::encoding(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        let shown = |path: &Path| visible(&path.display().to_string()).into_owned();
        match self {
            Self::NoHome => say::no_home_hint(),
            Self::Folder(_) => say::folder_hint(),
            Self::File(error) if is_set_aside(&error.cause) => say::unread_hint(),
            Self::File(error) => error.hint(),
            Self::Unwritten(error) if matches!(error.cause, Cause::Full) => say::full_hint(),
            Self::Unwritten(error) if matches!(error.cause, Cause::Name) => say::long_name_hint(),
            Self::Unwritten(_) => say::place_hint(),
            Self::Unremoved(error) if matches!(error.cause, Cause::NotAFile) => say::unremoved_folder_hint(),
            Self::Unremoved(_) => say::unremoved_hint(),
            Self::Displaced(_, aside) => say::displaced_hint(shown(aside)),
            Self::TooLong(_) => say::too_long_hint(),
            Self::LongName(_) => say::long_name_hint(),
            Self::Dangling(_) => say::unread_hint(),
            Self::Busy(..) => say::busy_hint(),
            Self::Crowded(_) => say::crowded_hint(),
            Self::Newer(_) => say::newer_hint(),
            Self::Unreadable(_) => say::unreadable_hint(),
            Self::Encoding => say::encoding_hint(),
        }
    }
}

/// Whether what keeps a file from being read belongs to the file alone: then it can be moved aside.
pub(super) const fn is_set_aside(cause: &Cause) -> bool {
    matches!(cause, Cause::NotAFile | Cause::NoPermission | Cause::TooBig(_) | Cause::NotText)
}
