//! Set-ups that are links, into a folder that is kept the same on two machines for instance.

#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use mailseal::{
    plan::{Plan, Purpose},
    store::{Store, StoreError},
};
use tempfile::TempDir;

use super::{at, domain, full, memory, names};

/// A store with a link, and the folder that it points into.
struct Linked {
    _root: TempDir,
    store: Store,
    link: PathBuf,
    synced: PathBuf,
}

fn linked() -> Linked {
    let root = tempfile::tempdir().expect("a directory");
    let (synced, setups) = (root.path().join("synced"), root.path().join("setups"));
    fs::create_dir_all(&synced).expect("made");
    fs::create_dir_all(&setups).expect("made");
    let link = setups.join("example.org.toml");
    symlink(synced.join("example.org.toml"), &link).expect("linked");
    Linked { _root: root, store: Store::at(setups), link, synced }
}

fn is_link(path: &Path) -> bool {
    path.symlink_metadata().expect("there").is_symlink()
}

#[test]
fn what_is_saved_goes_where_the_link_points() {
    let Linked { _root, store, link, synced } = linked();
    Store::at(synced.clone()).save(&full(), None, at(5)).expect("saved");
    let plan = Plan { purpose: Purpose::SendsMail, ..full() };
    let saved = store.save(&plan, Some(&full()), at(6)).expect("saved");
    assert_eq!((saved.merged, saved.aside), (None, Vec::new()));
    store.remember(&plan, &memory(7), at(7)).expect("kept");
    assert!(is_link(&link));
    let found = Store::at(synced.clone()).load(&plan.domain).expect("readable").expect("there");
    assert_eq!((found.plan, found.memory), (plan, Some(memory(7))));
    assert_eq!(names(&synced), ["example.org.toml"], "nothing else is left behind");
}

#[test]
fn a_link_to_what_is_no_set_up_is_set_aside_and_what_it_points_to_stays() {
    let Linked { _root, store, link, synced } = linked();
    let target = synced.join("example.org.toml");
    fs::write(&target, "somebody's").expect("written");
    let saved = store.save(&full(), None, at(6)).expect("saved");
    assert!(!is_link(&link));
    assert_eq!(fs::read_to_string(&saved.aside[0].path).expect("kept"), "somebody's");
    assert_eq!(fs::read_to_string(target).expect("there"), "somebody's");
}

#[test]
fn a_link_to_a_folder_that_is_not_mounted_is_not_taken_for_nothing() {
    let Linked { _root, store, link, synced } = linked();
    let error = store.load(&domain("example.org")).expect_err("not there");
    assert!(matches!(error, StoreError::Dangling(_)), "{error:?}");
    assert!(error.what().contains("points to a missing file"), "{error:?}");
    assert!(error.hint().contains("renamed"), "{}", error.hint());
    let saved = store.save(&full(), None, at(6)).expect("saved");
    assert!(!is_link(&link) && is_link(&saved.aside[0].path));
    assert!(names(&synced).is_empty());
}
