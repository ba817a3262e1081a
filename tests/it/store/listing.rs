//! Folders with more in them than anybody reads: what is left off is said.

use std::{
    fs::{self, File},
    time::{Duration, SystemTime},
};

use mailseal::{
    plan::Plan,
    store::{Content, FILE_OCTETS, LISTED_FILES, Store},
};

use super::{at, domain, full, names};

#[test]
fn set_ups_are_found_among_any_number_of_other_files() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    for number in 0..=LISTED_FILES {
        File::create(root.path().join(format!("a{number}.txt"))).expect("made");
        File::create(root.path().join(format!("other.example.toml.damaged.{number}"))).expect("made");
    }
    store.save(&full(), None, at(5)).expect("saved");
    fs::write(root.path().join("example.org.toml.other"), "kept").expect("written");
    let listing = store.list();
    assert_eq!((listing.setups.len(), listing.left_off), (1, 0));
    assert_eq!(store.set_aside(&domain("example.org")).len(), 1);
}

#[test]
fn of_more_than_are_listed_the_newest_are_and_the_others_are_counted() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    for number in 0..LISTED_FILES + 7 {
        let file = File::create(root.path().join(format!("d{number}.example.toml"))).expect("made");
        let age = Duration::from_secs(u64::try_from(number).expect("a number"));
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(24) - age).expect("set");
    }
    let listing = store.list();
    assert_eq!((listing.setups.len(), listing.left_off), (LISTED_FILES, 7));
    assert_eq!(listing.setups[0].domain, domain("d0.example"));
    let last = format!("d{}.example", LISTED_FILES - 1);
    assert_eq!(listing.setups[LISTED_FILES - 1].domain, domain(&last));
}

#[test]
fn of_files_that_are_too_long_together_the_oldest_are_named_and_not_read() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let long = vec![b'#'; usize::try_from(FILE_OCTETS).expect("a number")];
    // As many as are read of this length, one more, and a short one that there is no room for either.
    let read = 8 * 1024 * 1024 / long.len();
    for number in 0..=read {
        fs::write(root.path().join(format!("long{number}.example.toml")), &long).expect("written");
    }
    store.save(&Plan::new(domain("short.example")), None, at(5)).expect("saved");
    let old = File::options().append(true).open(root.path().join("short.example.toml")).expect("opened");
    old.set_modified(SystemTime::UNIX_EPOCH).expect("set");
    let listing = store.list();
    assert_eq!((listing.setups.len(), listing.left_off), (names(root.path()).len(), 0));
    let count = |is: fn(&Content) -> bool| listing.setups.iter().filter(|one| is(&one.content)).count();
    assert_eq!(count(|content| matches!(content, Content::Trouble(_))), read);
    assert_eq!(count(|content| matches!(content, Content::Unread)), 2);
    assert!(listing.setups.iter().all(|one| one.memory().is_none()));
}
