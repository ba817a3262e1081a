//! Files that only their owner may read, written whole or not at all.
//!
//! A private key that others can read, or half a saved plan after a power cut, is worse than none.
//! So a file is written beside its place under a name nobody knows, brought to the disk, and only
//! then given its name; where a file must not be replaced, the system refuses that in one step.
//!
//! References: POSIX rename(2), link(2), fsync(2).

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;
use tempfile::{NamedTempFile, TempPath};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::{record::visible::visible, words};

/// Room beyond the end of a file, so that reading on to find the end needs no larger buffer.
const READ_AHEAD: usize = 64;

/// How the name of a file begins that is on its way to its place.
const ON_ITS_WAY: &str = ".mailseal-";

/// Files of one directory that are looked at for left-over ones: one that others can write to may have any number.
const LOOKED_AT: usize = 10_000;

/// What is done with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and writing is an error.
    Keep,
    /// It is replaced in one step.
    Replace,
}

/// A file could not be read or written.
#[derive(Debug, Error)]
#[error("{}", self.what())]
pub struct FileError {
    /// The file that was meant.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

/// Why a file could not be read or written.
#[derive(Debug)]
pub enum Cause {
    /// There is a file of this name, and it stays.
    Exists,
    /// There is no such file.
    Missing,
    /// The directory of a file that was to be made is missing.
    NoDirectory,
    /// Something on the way to the file is no directory.
    NotADirectory,
    /// The name belongs to something that is no file.
    NotAFile,
    /// The system does not allow it to this user.
    NoPermission,
    /// The disk is mounted to be read only.
    ReadOnly,
    /// The disk, or this user's share of it, is full.
    Full,
    /// The name is too long for the disk, or holds what it does not take.
    Name,
    /// The file has more than this many octets.
    TooBig(u64),
    /// It is no text.
    NotText,
    /// Something else; the system's own words.
    Other(io::Error),
}

/// Where this user keeps things, by the system's own rules; none for a user without a home, or with
/// one whose path is not absolute: that would be another folder wherever the program is started.
#[must_use]
pub fn places() -> Option<impl BaseStrategy> {
    etcetera::choose_base_strategy().ok().filter(|places| places.home_dir().is_absolute())
}

/// A file that is written and on the disk, and has no name yet. It is gone when it is dropped.
#[derive(Debug)]
pub struct Prepared {
    file: NamedTempFile,
    directory: PathBuf,
    path: PathBuf,
}

/// Writes `octets` to `path`, readable by the owner alone. Directories that are missing are made,
/// open to the owner alone; those that are there keep their modes.
///
/// # Errors
/// The first step that the system refused; then nothing is left behind.
pub fn write(path: &Path, octets: &[u8], existing: Existing) -> Result<(), FileError> {
    prepare(path, octets)?.place(existing)
}

/// Brings `octets` to the disk beside `path`, so that what can fail for want of room has been done before
/// anything is changed. Otherwise as [`write()`].
///
/// # Errors
/// The first step that the system refused; then nothing is left behind.
pub fn prepare(path: &Path, octets: &[u8]) -> Result<Prepared, FileError> {
    let fail = |cause| FileError { path: path.to_owned(), cause };
    let directory = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_directory(directory)?;
    sweep(directory);
    let mut file =
        owner_only::builder().prefix(ON_ITS_WAY).tempfile_in(directory).map_err(|e| fail(e.into()))?;
    // The lock goes with the process that holds it: a file nobody holds is one that nobody will finish.
    let _ = file.as_file().try_lock();
    file.write_all(octets).and_then(|()| file.as_file().sync_all()).map_err(|e| fail(e.into()))?;
    Ok(Prepared { file, directory: directory.to_owned(), path: path.to_owned() })
}

/// Removes what programs have left in a directory that were killed while they wrote: a private key that has no name
/// is one that nobody takes care of. What cannot be looked at or removed stays.
pub fn sweep(directory: &Path) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    let names = entries.take(LOOKED_AT).filter_map(Result::ok).filter(|entry| {
        entry.file_name().to_str().and_then(|name| name.strip_prefix(ON_ITS_WAY)).is_some_and(is_random)
    });
    for path in names.map(|entry| entry.path()) {
        let is_left = owner_only::open_own(&path).is_ok_and(|file| file.try_lock().is_ok());
        if is_left {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether these are the letters that make the name of a file on its way one that nobody knows.
fn is_random(letters: &str) -> bool {
    letters.len() == 6 && letters.bytes().all(|b| b.is_ascii_alphanumeric())
}

impl Prepared {
    /// Gives the file its name.
    ///
    /// # Errors
    /// The system refused, or there is a file that is to stay; then nothing is left behind.
    pub fn place(self, existing: Existing) -> Result<(), FileError> {
        let Self { file, directory, path } = self;
        match existing {
            Existing::Keep => file.persist_noclobber(&path),
            Existing::Replace => file.persist(&path),
        }
        .map_err(|e| FileError::new(&path, e.error))?;
        // The file is there now. A directory that may not be read, or a network disk, cannot be told to
        // hurry; calling that a failure would have the key made and written a second time.
        let _ = owner_only::sync_directory(&directory);
        Ok(())
    }
}

/// Makes a directory and those above it, open to the owner alone, where they are missing.
///
/// # Errors
/// The system refused, or there is a file of one of these names.
pub fn make_directory(path: &Path) -> Result<(), FileError> {
    owner_only::make_directory(path).map_err(|e| match Cause::of_directory(e) {
        // Those above are made too, so that one is missing only where nothing can be made.
        Cause::Missing => FileError { path: path.to_owned(), cause: Cause::NoDirectory },
        cause => FileError { path: path.to_owned(), cause },
    })
}

/// Gives a file another name in the same directory, which must be free: that is one step of the system's, so
/// that nothing is ever replaced. Works for whatever has the name, readable or not.
///
/// # Errors
/// The name is taken ([`Cause::Exists`]), or the system refused; then everything is as before.
pub fn set_aside(path: &Path, aside: &Path) -> Result<(), FileError> {
    let mut file = TempPath::try_from_path(path).map_err(|e| FileError::new(path, e))?;
    // It is not ours to take away, whatever happens.
    file.disable_cleanup(true);
    file.persist_noclobber(aside).map_err(|e| FileError::new(aside, e.error))?;
    if let Some(directory) = aside.parent() {
        let _ = owner_only::sync_directory(directory);
    }
    Ok(())
}

/// Removes a file. False if there was none.
///
/// # Errors
/// The system refused.
pub fn remove(path: &Path) -> Result<bool, FileError> {
    match fs::remove_file(path) {
        Ok(()) => {
            if let Some(directory) = path.parent() {
                let _ = owner_only::sync_directory(directory);
            }
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(FileError::new(path, error)),
    }
}

/// The octets of a file, if there are no more than `limit`.
///
/// # Errors
/// There is no file, it is something else (a device never ends), or the system refuses.
pub fn read(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, FileError> {
    let fail = |cause| FileError { path: path.to_owned(), cause };
    // Asked before opening: opening a pipe waits until somebody writes to it.
    let about = fs::metadata(path).map_err(|e| fail(e.into()))?;
    if !about.is_file() {
        return Err(fail(Cause::NotAFile));
    }
    let file = File::open(path).map_err(|e| fail(e.into()))?;
    // All of it at once: a buffer that grows leaves copies of what it held, and it may hold a key.
    let expected = usize::try_from(about.len().min(limit)).unwrap_or_default();
    let mut octets = Zeroizing::new(Vec::with_capacity(expected.saturating_add(READ_AHEAD)));
    file.take(limit.saturating_add(1)).read_to_end(&mut octets).map_err(|e| fail(e.into()))?;
    if u64::try_from(octets.len()).unwrap_or(u64::MAX) > limit {
        return Err(fail(Cause::TooBig(limit)));
    }
    Ok(octets)
}

impl FileError {
    /// What the system said about a file.
    pub(crate) fn new(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), cause: error.into() }
    }

    /// What the system said about a file that was to be made: what is missing then is its directory.
    pub(crate) fn making(path: &Path, error: io::Error) -> Self {
        match Self::new(path, error) {
            Self { cause: Cause::Missing, path } => Self { cause: Cause::NoDirectory, path },
            other => other,
        }
    }

    /// What happened, in one sentence.
    #[must_use]
    pub fn what(&self) -> String {
        use words::file as say;
        let shown = self.path.display().to_string();
        let path = visible(&shown).into_owned();
        match &self.cause {
            Cause::Exists => say::exists(path),
            Cause::Missing => say::missing(path),
            Cause::NoDirectory => {
                let folder = self.path.parent().unwrap_or(&self.path).display().to_string();
                say::no_folder(visible(&folder).into_owned())
            }
            Cause::NotADirectory => say::not_a_directory(path),
            Cause::NotAFile => say::not_a_file(path),
            Cause::NoPermission => say::no_permission(path),
            Cause::ReadOnly => say::read_only(path),
            Cause::Full => say::full(path),
            Cause::Name => say::name(path),
            Cause::TooBig(limit) => say::TooBig { kib: limit.div_ceil(1024), path }.say(),
            Cause::NotText => say::not_text(path),
            Cause::Other(error) => say::Other { error: visible(&error.to_string()).into_owned(), path }.say(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        use words::file as say;
        match &self.cause {
            Cause::Exists => say::exists_hint(),
            Cause::Missing => say::missing_hint(),
            Cause::NoDirectory => say::no_folder_hint(),
            Cause::NotADirectory => say::not_a_directory_hint(),
            Cause::NotAFile => say::not_a_file_hint(),
            Cause::NoPermission => say::no_permission_hint(),
            Cause::ReadOnly => say::read_only_hint(),
            Cause::Full => say::full_hint(),
            Cause::Name => say::name_hint(),
            Cause::TooBig(_) => say::too_big_hint(),
            Cause::NotText => say::not_text_hint(),
            Cause::Other(_) => say::other_hint(),
        }
    }
}

impl Cause {
    /// Making a directory fails with "exists" where a file has its name.
    fn of_directory(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::AlreadyExists => Self::NotADirectory,
            _ => error.into(),
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::NotADirectory => Self::NotADirectory,
            ErrorKind::IsADirectory => Self::NotAFile,
            ErrorKind::PermissionDenied => Self::NoPermission,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            ErrorKind::InvalidFilename => Self::Name,
            _ => Self::Other(error),
        }
    }
}

/// What only Unix has: modes of files, and directories that can be brought to the disk.
#[cfg(unix)]
mod owner_only {
    use std::{
        fs::{DirBuilder, File, Permissions},
        io,
        os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
        path::Path,
    };

    use rustix::fs::OFlags;

    /// A file of this user's, never through a link, and never waiting at a pipe.
    pub(super) fn open_own(path: &Path) -> io::Result<File> {
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
        let about = file.metadata()?;
        let is_own = about.is_file() && about.uid() == rustix::process::geteuid().as_raw();
        is_own.then_some(file).ok_or_else(|| io::ErrorKind::PermissionDenied.into())
    }

    pub(super) fn make_directory(path: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)
    }

    pub(super) fn builder() -> tempfile::Builder<'static, 'static> {
        let mut builder = tempfile::Builder::new();
        builder.permissions(Permissions::from_mode(0o600));
        builder
    }

    pub(super) fn sync_directory(path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }
}

/// Elsewhere a file takes its rights from the directory, which in a user's profile are the owner's.
#[cfg(not(unix))]
mod owner_only {
    use std::{
        fs::{self, File},
        io,
        path::Path,
    };

    pub(super) fn open_own(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    pub(super) fn make_directory(path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    pub(super) fn builder() -> tempfile::Builder<'static, 'static> {
        tempfile::Builder::new()
    }

    pub(super) fn sync_directory(_: &Path) -> io::Result<()> {
        Ok(())
    }
}
