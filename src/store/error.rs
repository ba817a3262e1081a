//! Why a set-up could not be saved or read, in words.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::{private_file::FileError, record::visible::visible, words::store as say};

/// A set-up could not be saved or read.
#[derive(Debug, Error)]
#[error("{}", self.what())]
pub enum StoreError {
    /// The user has no home directory.
    NoHome,
    /// The file could not be read or written.
    File(#[from] FileError),
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
