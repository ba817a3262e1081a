//! What is kept beside a set-up instead of being lost.
//!
//! A file that cannot be read, or answers that another program gave meanwhile, may be somebody's work. They get
//! a name of their own beside the set-up, which no later file ever takes, and the person is told which.

use std::path::{Path, PathBuf};

use super::StoreError;
use crate::{
    plan::merge::Part,
    private_file::{self, Cause, Existing, FileError},
    record::{name::DomainName, visible::visible},
    words::{setup, store as say},
};

/// How many files of one kind are kept beside a set-up: more would not come from people.
const KEPT: u32 = 1000;

/// Something that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it is kept.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why something was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It could not be read.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// Another program gave other answers meanwhile to these parts.
    Contested(Vec<Part>),
    /// It was saved in the former place, and there is a set-up in the new one.
    Former,
    /// The person begins afresh.
    Earlier,
}

impl Why {
    const fn ending(&self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::Contested(_) => "other",
            Self::Former => "former",
            Self::Earlier => "earlier",
        }
    }
}

impl Aside {
    /// Moves the file at `path` aside.
    pub(super) fn move_there(path: &Path, why: Why) -> Result<Self, StoreError> {
        Self::with(path, why, |aside| private_file::set_aside(path, aside))
    }

    /// Keeps a text beside the file at `path`.
    pub(super) fn copy_there(path: &Path, text: &str, why: Why) -> Result<Self, StoreError> {
        Self::with(path, why, |aside| private_file::write(aside, text.as_bytes(), Existing::Keep))
    }

    /// What could not be written in its place has failed with `error`: moves it back, so that what was saved before
    /// is where it was; if even that is refused, the error says where it is.
    pub(super) fn back(self, place: &Path, error: StoreError) -> StoreError {
        match private_file::set_aside(&self.path, place) {
            Ok(()) => error,
            Err(_) => StoreError::Displaced(Box::new(error), self.path),
        }
    }

    fn with(
        path: &Path,
        why: Why,
        keep: impl Fn(&Path) -> Result<(), FileError>,
    ) -> Result<Self, StoreError> {
        let mut name = path.to_owned().into_os_string();
        name.push(".");
        name.push(why.ending());
        for number in 1..=KEPT {
            let mut name = name.clone();
            if number > 1 {
                name.push(format!(".{number}"));
            }
            let aside = PathBuf::from(name);
            match keep(&aside) {
                Ok(()) => return Ok(Self { path: aside, why }),
                Err(FileError { cause: Cause::Exists, .. }) => {}
                Err(error) => return Err(StoreError::Unwritten(error)),
            }
        }
        Err(StoreError::Crowded(path.to_owned()))
    }

    /// What was set aside and where it is, in one sentence.
    #[must_use]
    pub fn what(&self, domain: &DomainName) -> String {
        let shown = self.path.display().to_string();
        let path = visible(&shown).into_owned();
        match &self.why {
            Why::Damaged => say::aside_damaged(path),
            Why::Newer => say::aside_newer(path),
            Why::Contested(parts) => {
                say::AsideContested { domain: domain.as_str(), parts: setup::parts(parts), path }.say()
            }
            Why::Former => say::aside_former(path),
            Why::Earlier => say::aside_earlier(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io};

    use super::*;

    fn refused(path: &Path) -> StoreError {
        StoreError::Unwritten(FileError { path: path.to_owned(), cause: io::Error::other("no").into() })
    }

    #[test]
    fn what_was_moved_aside_for_nothing_goes_back_or_its_place_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("example.org.toml");
        fs::write(&path, "work").unwrap();
        let aside = Aside::move_there(&path, Why::Damaged).unwrap();
        assert!(!path.exists());
        assert!(matches!(aside.back(&path, refused(&path)), StoreError::Unwritten(_)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "work");
        // Something has taken the place meanwhile.
        let aside = Aside::move_there(&path, Why::Damaged).unwrap();
        fs::write(&path, "other").unwrap();
        let error = aside.clone().back(&path, refused(&path));
        assert!(matches!(&error, StoreError::Displaced(_, kept) if *kept == aside.path), "{error:?}");
        assert!(error.hint().contains("example.org.toml.damaged"), "{}", error.hint());
        assert!(!error.hint().contains("unharmed"), "{}", error.hint());
        assert_eq!(fs::read_to_string(&aside.path).unwrap(), "work");
    }
}
