//! Everything that is saved, for whoever comes back.

use std::{fs, path::Path, time::SystemTime};

use jiff::Timestamp;

use super::{Store, StoreError};
use crate::{check::memory::Memory, record::name::DomainName};

/// How many files are looked at, so that a strange directory does not keep the first screen waiting.
pub const LISTED_FILES: usize = 500;

/// A file of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The domain it is about.
    pub domain: DomainName,
    /// When it was last changed; of a file that cannot be read, when the system says so.
    pub saved: Timestamp,
    /// What the last check found, if there was one.
    pub memory: Option<Memory>,
    /// Why its answers cannot be read, in one sentence, if they cannot. The file is left as it is.
    pub trouble: Option<String>,
}

impl Store {
    /// Every saved set-up, the newest first. Files that cannot be read are among them, with their trouble;
    /// files that are named after no domain are passed over.
    #[must_use]
    pub fn list(&self) -> Vec<Listed> {
        let entries = self.directory.as_deref().and_then(|path| fs::read_dir(path).ok());
        let mut found: Vec<Listed> = entries
            .into_iter()
            .flatten()
            .take(LISTED_FILES)
            .filter_map(|entry| self.listed(&entry.ok()?.path()))
            .collect();
        found.sort_by(|a, b| b.saved.cmp(&a.saved).then_with(|| a.domain.cmp(&b.domain)));
        found
    }

    fn listed(&self, path: &Path) -> Option<Listed> {
        let domain: DomainName = path.file_name()?.to_str()?.strip_suffix(".toml")?.parse().ok()?;
        match self.load(&domain) {
            Ok(setup) => {
                let setup = setup?;
                Some(Listed { domain, saved: setup.saved, memory: setup.memory, trouble: None })
            }
            Err(error) => Some(Listed::troubled(domain, path, &error)),
        }
    }
}

impl Listed {
    fn troubled(domain: DomainName, path: &Path, error: &StoreError) -> Self {
        let changed = fs::metadata(path).and_then(|about| about.modified());
        let saved = Timestamp::try_from(changed.unwrap_or(SystemTime::UNIX_EPOCH));
        let saved = saved.unwrap_or(Timestamp::UNIX_EPOCH);
        Self { domain, saved, memory: None, trouble: Some(error.what()) }
    }
}
