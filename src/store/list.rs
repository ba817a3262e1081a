//! Everything that is saved, for whoever comes back.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    time::SystemTime,
};

use jiff::Timestamp;

use super::{FILE_OCTETS, Store, StoreError};
use crate::{check::memory::Memory, private_file::FileError, record::name::DomainName};

/// How many set-ups are listed, so that a strange directory does not keep the first screen waiting.
pub const LISTED_FILES: usize = 500;
/// How much is read of all of them together: a second's work, and far above that many set-ups of people.
const LISTED_OCTETS: u64 = 8 * 1024 * 1024;
/// How many names are looked at in a folder, whatever they name.
pub(super) const NAMES: usize = 100_000;

/// What is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The set-ups, the newest first, no more than [`LISTED_FILES`].
    pub setups: Vec<Listed>,
    /// How many more there are at least.
    pub left_off: usize,
}

/// A file of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The domain it is about.
    pub domain: DomainName,
    /// When it was last changed; of a file that was not read, when the system says so.
    pub saved: Timestamp,
    /// What it holds.
    pub content: Content,
}

/// What a file of the store holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Answers, and what the last check found, if there was one.
    Setup(Option<Memory>),
    /// Nobody has looked: the files before it were so long.
    Unread,
    /// Answers that cannot be read, and why in one sentence. The file is left as it is.
    Trouble(String),
}

/// What is known of a file before it is read.
#[derive(Clone, Copy)]
struct About {
    changed: Timestamp,
    octets: u64,
}

impl Store {
    /// The saved set-ups. Files that cannot be read are among them, with their trouble; files that are named after
    /// no domain are passed over. Where there are too many, the files that were changed last are listed.
    #[must_use]
    pub fn list(&self) -> Listing {
        let mut files: BTreeMap<DomainName, About> = BTreeMap::new();
        for path in self.directory.iter().chain(&self.former).flat_map(|folder| entries(folder)) {
            let Some(domain) = named(&path) else { continue };
            let about = About::of(&path);
            let known = files.entry(domain).or_insert(about);
            *known =
                About { changed: known.changed.max(about.changed), octets: known.octets.max(about.octets) };
        }
        let mut files: Vec<(DomainName, About)> = files.into_iter().collect();
        files.sort_by_key(|(_, about)| Reverse(about.changed));
        let left_off = files.len().saturating_sub(LISTED_FILES);
        files.truncate(LISTED_FILES);
        let mut room = LISTED_OCTETS;
        let mut setups: Vec<Listed> =
            files.into_iter().filter_map(|(domain, about)| self.listed(domain, about, &mut room)).collect();
        setups.sort_by(|a, b| b.saved.cmp(&a.saved).then_with(|| a.domain.cmp(&b.domain)));
        Listing { setups, left_off }
    }

    /// The folder of the set-ups, which need not be there yet.
    ///
    /// # Errors
    /// There is no place for one, or it cannot be read.
    pub fn folder(&self) -> Result<&Path, StoreError> {
        let folder = self.directory.as_deref().ok_or(StoreError::NoHome)?;
        match fs::read_dir(folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(StoreError::Folder(FileError::new(folder, error)))
            }
            _ => Ok(folder),
        }
    }

    /// None if the file has gone meanwhile.
    fn listed(&self, domain: DomainName, about: About, room: &mut u64) -> Option<Listed> {
        let Some(rest) = room.checked_sub(about.octets) else {
            return Some(Listed { domain, saved: about.changed, content: Content::Unread });
        };
        *room = rest;
        let (saved, content) = match self.load(&domain) {
            Ok(setup) => setup.map(|setup| (setup.saved, Content::Setup(setup.memory)))?,
            Err(error) => (about.changed, Content::Trouble(error.what())),
        };
        Some(Listed { domain, saved, content })
    }
}

/// The paths in a folder; none if it cannot be read.
pub(super) fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.take(NAMES).flatten().map(|entry| entry.path())
}

fn named(path: &Path) -> Option<DomainName> {
    path.file_name()?.to_str()?.strip_suffix(".toml")?.parse().ok()
}

impl About {
    fn of(path: &Path) -> Self {
        let about = fs::metadata(path).ok();
        let changed = about.as_ref().and_then(|about| about.modified().ok());
        let changed = Timestamp::try_from(changed.unwrap_or(SystemTime::UNIX_EPOCH));
        // No more is read of a file.
        let octets = about.map_or(0, |about| about.len().min(FILE_OCTETS));
        Self { changed: changed.unwrap_or(Timestamp::UNIX_EPOCH), octets }
    }
}

impl Listed {
    /// What the last check found, if that is known.
    #[must_use]
    pub const fn memory(&self) -> Option<&Memory> {
        match &self.content {
            Content::Setup(memory) => memory.as_ref(),
            Content::Unread | Content::Trouble(_) => None,
        }
    }

    /// Whether its answers can be read, as far as anybody has looked.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        !matches!(self.content, Content::Trouble(_))
    }
}
