//! Files that cannot be read, or are newer: left as they are, then set aside, never lost.

use std::fs;

use mailseal::{
    plan::{Plan, Purpose},
    private_file::Cause,
    store::{Saved, Store, StoreError, Why},
};

use super::{at, domain, full, names};

/// Saves over the file that is there; gives what was set aside.
fn saved_over(store: &Store) -> Saved {
    let saved = store.save(&full(), None, at(6)).expect("saved");
    assert_eq!(store.load(&domain("example.org")).expect("readable").expect("there").plan, full());
    saved
}

#[test]
fn a_file_that_is_no_set_up_is_left_as_it_is_and_set_aside_by_the_first_save() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    store.save(&full(), None, at(5)).expect("saved");
    let good = fs::read_to_string(&path).expect("there");
    let not_text = [b"saved = \"".as_slice(), &[0xff, 0xfe], b"\""].concat();
    let unreadable: [(&str, Vec<u8>); 8] = [
        ("empty", Vec::new()),
        ("cut off in the middle", good.split("~all").next().unwrap_or_default().into()),
        ("another domain's", good.replace("example.org\"", "example.net\"").into()),
        ("a word nobody knows", good.replace("never-sends", "sometimes").into()),
        ("no time", good.replace("1970-01-01T00:00:05Z", "yesterday").into()),
        ("no number of the form", good.replace("format = 3", "").into()),
        ("no text", not_text),
        ("too big", vec![b'#'; 256 * 1024 + 1]),
    ];
    for (number, (what, octets)) in unreadable.iter().enumerate() {
        fs::write(&path, octets).expect("written");
        let error = store.load(&domain("example.org")).expect_err(what);
        assert!(error.to_string().contains("example.org.toml"), "{what}: {error}");
        assert!(error.hint().contains("renamed"), "{what}: {}", error.hint());
        assert_eq!(&fs::read(&path).expect("there"), octets, "{what}: loading touches nothing");
        let saved = saved_over(&store);
        let number = if number == 0 { String::new() } else { format!(".{}", number + 1) };
        let kept = root.path().join(format!("example.org.toml.damaged{number}"));
        let [aside] = saved.aside.as_slice() else { panic!("{what}: {saved:?}") };
        assert_eq!((&aside.path, &aside.why), (&kept, &Why::Damaged), "{what}");
        assert_eq!(&fs::read(&kept).expect("kept"), octets, "{what}");
        let news = saved.news(&domain("example.org"));
        assert!(news[0].contains(&kept.display().to_string()), "{what}: {news:?}");
    }
    // Each has a name of its own, and the next save has nothing to set aside.
    assert_eq!(names(root.path()).len(), 1 + unreadable.len());
    assert_eq!(saved_over(&store).aside, []);
    assert_eq!(store.set_aside(&domain("example.org")).len(), unreadable.len());
    assert_eq!(store.list().setups.len(), 1, "what is set aside is no set-up");
}

#[test]
fn a_directory_in_the_place_of_a_file_is_moved_and_kept_whole() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    fs::create_dir_all(root.path().join("example.org.toml/deep")).expect("made");
    let error = store.load(&domain("example.org")).expect_err("no file");
    assert!(matches!(&error, StoreError::File(error) if matches!(error.cause, Cause::NotAFile)), "{error:?}");
    assert_eq!(saved_over(&store).aside.len(), 1);
    assert!(root.path().join("example.org.toml.damaged/deep").is_dir());
}

#[test]
fn what_a_newer_program_wrote_is_neither_read_nor_lost() {
    let head = "saved = \"2031-01-01T00:00:00Z\"\n";
    let known = {
        let root = tempfile::tempdir().expect("a directory");
        Store::at(root.path().to_owned()).save(&full(), None, at(5)).expect("saved");
        fs::read_to_string(root.path().join("example.org.toml")).expect("there")
    };
    let with = |text: &str| {
        assert!(known.contains("[plan.dkim]"), "{known}");
        known.replace("[plan.dkim]", text)
    };
    let newer = [
        ("another form", format!("format = 99\n{head}[other]\n")),
        // Fields come with a higher number; where one did not, it is not thrown away all the same.
        ("a field nobody knows", with("[plan.dkim]\nfuture = 1")),
        ("a part nobody knows", with("[plan.future]\nx = 1\n\n[plan.dkim]")),
        ("a word that begins like a known one", format!("memory_of_mine = \"work\"\n{known}")),
        ("more than a plan", with("[future]\nx = 1\n\n[plan.dkim]")),
    ];
    for (what, text) in newer {
        let root = tempfile::tempdir().expect("a directory");
        let store = Store::at(root.path().to_owned());
        let path = root.path().join("example.org.toml");
        fs::write(&path, &text).expect("written");
        let error = store.load(&domain("example.org")).expect_err(what);
        assert!(matches!(error, StoreError::Newer(_)), "{what}: {error:?}");
        assert_eq!(fs::read_to_string(&path).expect("there"), text);
        let saved = saved_over(&store);
        let kept = root.path().join("example.org.toml.newer");
        let [aside] = saved.aside.as_slice() else { panic!("{what}: {saved:?}") };
        assert_eq!((&aside.path, &aside.why), (&kept, &Why::Newer), "{what}");
        assert_eq!(fs::read_to_string(kept).expect("kept"), text);
    }
}

#[test]
fn a_check_does_not_write_over_what_it_cannot_read() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    for text in ["nothing", "format = 99"] {
        fs::write(&path, text).expect("written");
        assert!(store.remember(&full(), &super::memory(5), at(5)).is_err(), "{text}");
        assert_eq!(fs::read_to_string(&path).expect("there"), text);
    }
    assert_eq!(names(root.path()), ["example.org.toml"]);
}

#[test]
fn what_the_first_program_saved_is_read_and_becomes_the_present_form() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    // Word for word as version 0.1.0 wrote it before there was a memory of checks.
    let text = "format = 1\nsaved = \"2026-11-01T10:00:00Z\"\n\n[plan]\ndomain = \"example.org\"\npurpose = \"sends-mail\"\n\n\
        [plan.spf]\nrows = [\"mx\", \"~all\"]\n\n[plan.dkim]\nway = \"make-here\"\nkind = \"rsa2048\"\nencoding = \"pkcs8\"\nkeys = []\n\n\
        [plan.dkim.options]\nstrict = false\ntesting = false\nsha256_only = false\nnote = \"\"\n\n\
        [plan.dmarc]\nrecord = \"v=DMARC1; p=none; rua=mailto:dmarc@example.org\"\nkeep_obsolete = false\n";
    fs::write(&path, text).expect("written");
    let setup = store.load(&domain("example.org")).expect("readable").expect("there");
    assert_eq!((&setup.plan, setup.memory), (&Plan::new(domain("example.org")), None));
    let plan = Plan { purpose: Purpose::NeverSends, ..setup.plan.clone() };
    let saved = store.save(&plan, Some(&setup.plan), at(6)).expect("saved");
    assert_eq!((saved.merged, saved.aside), (None, Vec::new()));
    assert!(fs::read_to_string(&path).expect("there").starts_with("format = 3\n"));
    assert_eq!(store.load(&plan.domain).expect("readable").expect("there").plan, plan);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]
    /// Whatever happens to a file, it is read or left and kept: nothing panics, nothing is lost.
    #[test]
    fn a_file_that_was_changed_anywhere_is_read_or_kept(at_octet in 0usize..900, cut in 0usize..30, with in "[\\x00-\\x7f]{0,6}") {
        let root = tempfile::tempdir().expect("a directory");
        let store = Store::at(root.path().to_owned());
        let path = root.path().join("example.org.toml");
        store.save(&full(), None, at(5)).expect("saved");
        store.remember(&full(), &super::memory(5), at(5)).expect("kept");
        let mut text = fs::read_to_string(&path).expect("there");
        let boundary = |near: usize| (0..=near.min(text.len())).rev().find(|&i| text.is_char_boundary(i));
        let start = boundary(at_octet % text.len()).unwrap_or(0);
        let end = boundary(start + cut).unwrap_or(start);
        text.replace_range(start..end, &with);
        fs::write(&path, &text).expect("written");
        let found = store.load(&domain("example.org"));
        proptest::prop_assert_eq!(fs::read_to_string(&path).expect("there"), text.clone());
        let mut plan = full();
        plan.spf.rows.clear();
        let saved = store.save(&plan, Some(&full()), at(6)).expect("saved");
        if found.is_err() {
            proptest::prop_assert_eq!(fs::read_to_string(&saved.aside[0].path).expect("kept"), text);
        }
        proptest::prop_assert!(store.load(&domain("example.org")).expect("readable").is_some());
    }
}
