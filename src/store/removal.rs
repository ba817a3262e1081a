//! Removing a set-up, and nothing else.

use std::path::PathBuf;

use super::{Store, StoreError, list::entries};
use crate::{private_file, record::name::DomainName};

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
            if private_file::remove(&path).map_err(StoreError::Unremoved)? {
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
        let all = places.iter().filter_map(|path| path.parent()).flat_map(entries);
        let is_of_it =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&start));
        let mut kept: Vec<PathBuf> = all.filter(is_of_it).collect();
        kept.sort();
        kept
    }
}
