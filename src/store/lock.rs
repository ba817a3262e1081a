//! One at a time: reading, merging and writing a set-up without another program in between.
//!
//! The system's own lock goes with the process that holds it, so that one that crashed holds up nobody.
//! Nobody waits for ever either: after some tries the person is told.
//!
//! References: flock(2).

use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
    thread,
    time::Duration,
};

use super::StoreError;

/// A set-up is written in milliseconds; on a slow disk with several programs in a row, within this many tries.
pub(super) const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// Holds the store until it is dropped.
pub(super) struct Turn(#[expect(dead_code, reason = "held, not used")] Option<File>);

/// Waits for the others. A disk that knows no locks must not keep answers from being saved: there, and where
/// the directory cannot be opened, nobody is waited for.
pub(super) fn take(directory: &Path, tries: u32) -> Result<Turn, StoreError> {
    let Ok(file) = open(directory) else { return Ok(Turn(None)) };
    for attempt in 1..=tries {
        match file.try_lock() {
            Ok(()) => return Ok(Turn(Some(file))),
            Err(TryLockError::Error(_)) => return Ok(Turn(None)),
            Err(TryLockError::WouldBlock) if attempt < tries => thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {}
        }
    }
    let waited = PAUSE.saturating_mul(tries);
    Err(StoreError::Busy(directory.to_owned(), waited))
}

/// The directory itself can be locked: no file is left behind, and none that another user made is in the way.
#[cfg(unix)]
fn open(directory: &Path) -> io::Result<File> {
    File::open(directory)
}

#[cfg(not(unix))]
fn open(directory: &Path) -> io::Result<File> {
    File::options().write(true).create(true).truncate(false).open(directory.join(".lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_lasts_until_it_is_dropped_and_nobody_waits_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let turn = take(folder.path(), 1).unwrap();
        let busy = take(folder.path(), 1).map(|_| ()).unwrap_err();
        assert!(matches!(busy, StoreError::Busy(..)), "{busy:?}");
        assert!(!busy.what().is_empty() && !busy.hint().is_empty());
        drop(turn);
        assert!(take(folder.path(), 1).is_ok());
    }

    #[test]
    fn where_nothing_can_be_locked_nobody_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        assert!(take(&folder.path().join("missing"), 1).is_ok());
    }
}
