//! Saved plans.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::fs;

use jiff::Timestamp;
use mailseal::{
    plan::{
        Plan, Purpose,
        dkim::{Key, Stage, Value, Way},
    },
    private_file::Cause,
    record::{
        dkim::{PublicKey, Record},
        name::{DomainName, Name},
    },
    store::{Store, StoreError},
};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

fn domain(text: &str) -> DomainName {
    text.parse().expect(text)
}

/// A plan with something in every part that is saved in a form of its own.
fn full() -> Plan {
    let mut plan = Plan::new(domain("example.org"));
    plan.purpose = Purpose::NeverSends;
    plan.spf.rows.push("ip4:300.1.1.1".to_owned().into());
    plan.dkim.way = Way::HaveKey;
    plan.dkim.selector = Some("s1.mail".parse().expect("a selector"));
    plan.dkim.options.note.push_str("\"quotes\", 🔑 and\nlines");
    plan.dkim.keys = vec![
        Key {
            selector: "s1".parse().expect("a selector"),
            value: Value::Record(Record::new(PublicKey::Ed25519([7; 32]))),
            file: Some("/keys/s1.pem".into()),
            stage: Stage::Retiring { since: at(3) },
            replaces: None,
        },
        Key {
            selector: "s2".parse().expect("a selector"),
            value: Value::Alias(Name::parse("s2.example.net").expect("a name")),
            file: None,
            stage: Stage::Pending,
            replaces: Some("s1".parse().expect("a selector")),
        },
    ];
    plan
}

#[test]
fn what_is_saved_is_loaded() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().join("deep/plans"));
    assert!(store.load(&domain("example.org")).expect("no file").is_none());
    assert!(store.recent().is_empty());
    for plan in [full(), Plan::new(domain("example.org")), Plan::new(domain("xn--bcher-kva.example"))] {
        store.save_at(&plan, at(5)).expect("saved");
        assert_eq!(store.load(&plan.domain).expect("readable"), Some((plan, at(5))));
    }
}

#[test]
fn stages_are_saved_and_keys_saved_without_one_are_in_use() {
    let key = |stage| {
        let value = Value::Alias(Name::parse("s.example.net").expect("a name"));
        Key::new("s1".parse().expect("a selector"), value, stage)
    };
    let since = at(3);
    for (stage, text) in [
        (Stage::Pending, "stage = \"pending\"\n"),
        (Stage::Active, "stage = \"active\"\n"),
        (Stage::Retiring { since }, "[stage.retiring]\nsince = \"1970-01-01T00:00:03Z\"\n"),
        (Stage::Retired { since }, "[stage.retired]\nsince = \"1970-01-01T00:00:03Z\"\n"),
    ] {
        let saved = toml::to_string(&key(stage)).expect("text");
        assert!(saved.contains(text), "{saved}");
        assert_eq!(toml::from_str::<Key>(&saved).expect(&saved), key(stage));
    }
    // As it was saved before there were stages.
    let old = "selector = \"s1\"\n[value]\nalias = \"s.example.net\"\n";
    assert_eq!(toml::from_str::<Key>(old).expect(old), key(Stage::Active));
    for damaged in ["stage = \"gone\"\n", "stage = \"retiring\"\n", "stage = { retired = {} }\n"] {
        assert!(toml::from_str::<Key>(&format!("{damaged}{old}")).is_err(), "{damaged}");
    }
}

#[test]
fn a_plan_that_has_not_changed_is_not_written_again() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let mut plan = full();
    assert_eq!(store.save_at(&plan, at(5)).expect("saved"), at(5));
    assert_eq!(store.save_at(&plan, at(6)).expect("unchanged"), at(5));
    plan.purpose = Purpose::SendsMail;
    assert_eq!(store.save_at(&plan, at(7)).expect("saved"), at(7));
    assert_eq!(fs::read_dir(root.path()).expect("there").count(), 1, "nothing else is left behind");
}

#[test]
fn the_newest_plan_is_first_and_strange_files_are_passed_over() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    for (name, second) in [("a.example", 1), ("c.example", 3), ("b.example", 2), ("d.example", 2)] {
        store.save_at(&Plan::new(domain(name)), at(second)).expect("saved");
    }
    fs::write(root.path().join("notes.txt"), "x").expect("written");
    fs::write(root.path().join("broken.example.toml"), "x").expect("written");
    fs::create_dir(root.path().join("directory.example.toml")).expect("made");
    let names: Vec<String> = store.recent().iter().map(|saved| saved.domain.to_string()).collect();
    assert_eq!(names, ["c.example", "b.example", "d.example", "a.example"]);
}

#[cfg(unix)]
#[test]
fn a_saved_plan_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a directory");
    let plans = root.path().join("plans");
    Store::at(plans.clone()).save(&full()).expect("saved");
    let mode = |path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode(plans.join("example.org.toml")), mode(plans)), (0o600, 0o700));
}

#[test]
fn a_file_that_is_no_plan_is_an_error_and_no_crash() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    store.save_at(&full(), at(5)).expect("saved");
    let good = fs::read_to_string(&path).expect("there");
    let unreadable = [
        String::new(),                                            // empty
        good.split("~all").next().unwrap_or_default().to_owned(), // cut off in the middle
        good.replace("example.org\"", "example.net\""),           // another domain's
        good.replace("never-sends", "sometimes"),                 // a word nobody knows
        "format = 1\nsaved = \"yesterday\"\n".to_owned(),         // no time
    ];
    for text in unreadable {
        fs::write(&path, &text).expect("written");
        let error = store.load(&domain("example.org")).expect_err(&text);
        assert!(matches!(error, StoreError::Unreadable(_)), "{error:?} for {text}");
        assert!(error.to_string().contains("example.org.toml") && !error.hint().is_empty());
    }
    assert_eq!(store.save_at(&full(), at(6)).expect("replaced"), at(6));
}

#[test]
fn what_a_newer_program_wrote_is_neither_read_nor_written_over() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    let text = "format = 2\nsaved = \"2031-01-01T00:00:00Z\"\n[other]\n";
    fs::write(&path, text).expect("written");
    assert!(matches!(store.load(&domain("example.org")), Err(StoreError::Newer(_))));
    assert!(matches!(store.save(&full()), Err(StoreError::Newer(_))));
    assert_eq!(fs::read_to_string(&path).expect("there"), text);
}

#[test]
fn a_file_without_end_is_not_read() {
    let root = tempfile::tempdir().expect("a directory");
    fs::write(root.path().join("example.org.toml"), vec![b'#'; 256 * 1024 + 1]).expect("written");
    let error = Store::at(root.path().to_owned()).load(&domain("example.org")).expect_err("too big");
    let StoreError::File(error) = error else { panic!("{error:?}") };
    assert!(matches!(error.cause, Cause::TooBig(_)));
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let root = tempfile::tempdir().expect("a directory");
    let file = root.path().join("file");
    fs::write(&file, "").expect("written");
    let error = Store::at(file).save(&full()).expect_err("a file is no directory");
    assert!(!error.to_string().is_empty() && !error.hint().is_empty());
}
