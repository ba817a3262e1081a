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
/// What is locked where the directory itself cannot be. It stays: whoever removed it could be holding one file while
/// another holds the next.
const FILE: &str = ".mailseal.lock";
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

/// The directory itself can be locked: no file is left behind, and none that another user made is in the way. But
/// whoever can read a directory can hold its lock for ever and have nothing saved here. Saving without the lock
/// would then be the lesser evil, were it not for a program of one's own that was stopped in the middle, and writes
/// over what was saved meanwhile when it goes on. So where others can read the directory, what is locked is a file
/// that only the owner can open.
#[cfg(unix)]
fn open(directory: &Path) -> io::Result<File> {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
    const READ_BY_OTHERS: u32 = 0o044;
    if directory.metadata()?.mode() & READ_BY_OTHERS != 0 {
        let mut own = File::options();
        // For reading too, so that nobody is waited for at a pipe.
        own.read(true).write(true).create(true).truncate(false).mode(0o600);
        // A link that somebody else has put there would have a file of theirs made, or locked, wherever it leads.
        own.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
        if let Ok(file) = own.open(directory.join(FILE)) {
            return Ok(file);
        }
    }
    File::open(directory)
}

#[cfg(not(unix))]
fn open(directory: &Path) -> io::Result<File> {
    File::options().write(true).create(true).truncate(false).open(directory.join(FILE))
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

    #[cfg(unix)]
    #[test]
    fn who_may_only_read_the_directory_holds_up_nobody() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        for (mode, is_held_up) in [(0o700, true), (0o711, true), (0o755, false), (0o740, false)] {
            std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
            let theirs = File::open(folder.path()).unwrap();
            theirs.try_lock().unwrap();
            assert_eq!(take(folder.path(), 1).is_err(), is_held_up, "{mode:o}");
        }
        let file = folder.path().join(FILE).metadata().unwrap();
        assert_eq!(file.mode() & 0o777, 0o600, "nobody else can open it");
        let turn = take(folder.path(), 1).unwrap();
        assert!(take(folder.path(), 1).is_err(), "those of one user wait for each other all the same");
        drop(turn);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_lock_is_not_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
        let elsewhere = folder.path().join("elsewhere");
        std::os::unix::fs::symlink(&elsewhere, folder.path().join(FILE)).unwrap();
        let turn = take(folder.path(), 1).unwrap();
        assert!(!elsewhere.exists(), "nothing is made where the link leads");
        assert!(take(folder.path(), 1).is_err(), "there is a turn to take all the same");
        drop(turn);
    }

    #[test]
    fn where_nothing_can_be_locked_nobody_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        assert!(take(&folder.path().join("missing"), 1).is_ok());
    }
}
