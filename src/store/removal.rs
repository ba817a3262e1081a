//! Removing a set-up, and nothing else.

use std::{fs, path::PathBuf};

use super::{Store, StoreError};
use crate::{private_file, record::name::DomainName};

/// How many names are looked at for files that were set aside.
const NAMES: usize = 10_000;

impl Store {
    /// Removes the set-up of a domain, from the former place too, readable or not. Gives the files that are
    /// gone. Keys, and what was set aside, stay.
    ///
    /// # Errors
    /// The system refused; another file may be gone already.
    pub fn remove(&self, domain: &DomainName) -> Result<Vec<PathBuf>, StoreError> {
        let mut gone = Vec::new();
        let _turn =
            self.path(domain)?.parent().filter(|path| path.exists()).map(|_| self.turn()).transpose()?;
        for path in self.places(domain)? {
            if private_file::remove(&path).map_err(StoreError::Unwritten)? {
                gone.push(path);
            }
        }
        Ok(gone)
    }

    /// The files that were set aside for a domain, by name.
    #[must_use]
    pub fn set_aside(&self, domain: &DomainName) -> Vec<PathBuf> {
        let start = format!("{domain}.toml.");
        let places = self.places(domain).unwrap_or_default();
        let folders = places.iter().filter_map(|path| fs::read_dir(path.parent()?).ok());
        let entries = folders.flat_map(|folder| folder.flatten().take(NAMES));
        let kept = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&start));
        let mut kept: Vec<PathBuf> = kept.map(|entry| entry.path()).collect();
        kept.sort();
        kept
    }
}
