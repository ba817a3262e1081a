//! What is too long: nothing is written that could not be read again, and other people's texts cost no answers.

use std::fs;

use mailseal::{
    check::memory::{Remembered, TEXT_OCTETS},
    plan::Plan,
    store::{FILE_OCTETS, Kept, Store, StoreError, Why},
};

use super::{at, domain, full, memory, names};

/// The longest there can be in a file, and more.
const TOO_LONG: usize = 300_000;

/// Answers that fit in no file.
fn endless() -> Plan {
    let mut plan = full();
    plan.dkim.options.note = "x".repeat(TOO_LONG);
    plan
}

#[test]
fn published_texts_that_fill_the_file_are_not_remembered_and_leave_the_answers_readable() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    store.save(&full(), None, at(5)).expect("saved");
    store.remember(&full(), &memory(6), at(6)).expect("kept");
    // Somebody else's record: each of these takes six octets in the file.
    let mut big = memory(7);
    big.records[2].published = vec![format!("v=DMARC1;{}", "\u{1}".repeat(60_000))];
    let error = store.remember(&full(), &big, at(7)).expect_err("too long");
    assert!(matches!(error, StoreError::TooLong(_)), "{error:?}");
    let found = store.load(&domain("example.org")).expect("readable").expect("there");
    assert_eq!((found.plan, found.memory), (full(), Some(memory(6))), "what was known before stays");
}

#[test]
fn answers_that_leave_no_room_for_what_a_check_found_are_saved_without_it() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    store.save(&full(), None, at(5)).expect("saved");
    let mut big = memory(6);
    // As much as is kept of texts.
    let record = Remembered { published: vec!["x".repeat(TEXT_OCTETS)], ..big.records[2].clone() };
    big.records = vec![record; 30];
    assert_eq!(store.remember(&full(), &big, at(6)).expect("it fits"), Kept::Yes);
    let mut plan = full();
    plan.dkim.options.note = "x".repeat(220_000);
    let saved = store.save(&plan, Some(&full()), at(7)).expect("saved");
    assert_eq!((saved.merged, saved.aside), (None, Vec::new()));
    let found = store.load(&domain("example.org")).expect("readable").expect("there");
    assert_eq!((found.plan, found.memory), (plan, None));
}

#[test]
fn answers_that_could_not_be_read_again_are_refused_before_anything_is_moved() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    let refused = |what: &str| {
        let error = store.save(&endless(), Some(&full()), at(7)).expect_err(what);
        assert!(matches!(error, StoreError::TooLong(_)), "{what}: {error:?}");
        assert!(error.what().contains("256 KiB") && error.hint().contains("unchanged"), "{what}: {error:?}");
    };
    refused("nothing is saved");
    assert!(names(root.path()).is_empty(), "{:?}", names(root.path()));
    store.save(&full(), None, at(5)).expect("saved");
    let before = fs::read(&path).expect("there");
    refused("other answers are saved");
    assert_eq!(fs::read(&path).expect("there"), before);
    fs::write(&path, "nothing").expect("written");
    refused("what is saved is damaged");
    assert_eq!(fs::read(&path).expect("there"), b"nothing");
    assert_eq!(names(root.path()), ["example.org.toml"]);
}

#[test]
fn the_longest_text_that_is_written_is_read_again() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let mut plan = full();
    plan.dkim.options.note = String::new();
    store.save(&plan, None, at(5)).expect("saved");
    let octets =
        |store: &Store| fs::metadata(store.path(&full().domain).expect("a path")).expect("there").len();
    // A note with nothing in it that would be escaped.
    let free = usize::try_from(FILE_OCTETS - octets(&store)).expect("a number");
    let with = |note: usize| {
        let mut plan = plan.clone();
        plan.dkim.options.note = "x".repeat(note);
        plan
    };
    store.save(&with(free), Some(&plan), at(5)).expect("it fits");
    assert_eq!(octets(&store), FILE_OCTETS);
    assert_eq!(store.load(&plan.domain).expect("readable").expect("there").plan, with(free));
    let error = store.save(&with(free + 1), Some(&with(free)), at(5)).expect_err("one more does not");
    assert!(matches!(error, StoreError::TooLong(_)), "{error:?}");
}

#[test]
fn what_cannot_be_read_in_the_former_place_is_set_aside_and_not_removed() {
    for (text, is_same) in [("format = 99\nwork = 'of weeks'", false), ("nothing", false), ("", true)] {
        let root = tempfile::tempdir().expect("a directory");
        let (new, former) = (root.path().join("new"), root.path().join("former"));
        let store = Store::at(new.clone()).formerly_at(former.clone());
        let path = former.join("example.org.toml");
        let plan = Plan::new(domain("example.org"));
        if is_same {
            Store::at(former.clone()).save(&plan, None, at(5)).expect("saved");
        }
        store.save(&full(), None, at(5)).expect("saved");
        fs::create_dir_all(&former).expect("made");
        if is_same {
            fs::copy(new.join("example.org.toml"), &path).expect("copied");
        } else {
            fs::write(&path, text).expect("written");
        }
        // The new place cannot be read either: that is not the same, but twice nothing.
        let saved = store.save(&plan, Some(&full()), at(6)).expect("saved");
        assert!(!path.exists(), "{text}");
        let [aside] = saved.aside.as_slice() else { panic!("{text}: {saved:?}") };
        assert_eq!(aside.why, Why::Former, "{text}");
        if !is_same {
            assert_eq!(fs::read_to_string(&aside.path).expect("kept"), text);
        }
    }
}

#[test]
fn a_name_too_long_for_a_file_is_told_in_words() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let label = "a".repeat(63);
    let name = |last: usize| domain(&format!("{label}.{label}.{label}.{}", "b".repeat(last)));
    // With `.toml` behind it the name has 255 octets, and then one more.
    let (fits, too_long) = (name(58), name(59));
    assert_eq!((fits.as_str().len(), too_long.as_str().len()), (250, 251));
    store.save(&Plan::new(fits.clone()), None, at(5)).expect("saved");
    assert!(store.load(&fits).expect("readable").is_some());
    let error = store.save(&Plan::new(too_long.clone()), None, at(5)).expect_err("too long");
    assert!(matches!(error, StoreError::LongName(_)), "{error:?}");
    assert!(error.what().contains("too long for a file name"), "{error:?}");
    // What is set aside has a longer name still.
    fs::write(root.path().join(format!("{fits}.toml")), "nothing").expect("written");
    let error = store.save(&Plan::new(fits), None, at(6)).expect_err("no name for it");
    assert!(!error.hint().contains("write to"), "{}", error.hint());
}
