//! Saved plans.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::fs;

use jiff::Timestamp;
use mailseal::{
    check::{
        memory::{Heard, Memory, Remembered, Said, Standing},
        propagation::State,
        published::report::Verdict,
    },
    plan::{
        Plan, Purpose,
        dkim::{Key, Value, Way},
        publish,
    },
    private_file::Cause,
    record::{
        dkim::{PublicKey, Record},
        dmarc::Policy,
        name::{DomainName, Name},
    },
    store::{Setup, Store, StoreError},
    survey::Role,
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
        },
        Key {
            selector: "s2".parse().expect("a selector"),
            value: Value::Alias(Name::parse("s2.example.net").expect("a name")),
            file: None,
        },
    ];
    plan
}

#[test]
fn what_is_saved_is_loaded() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().join("deep/plans"));
    assert!(store.load(&domain("example.org")).expect("no file").is_none());
    assert!(store.list().is_empty());
    for plan in [full(), Plan::new(domain("example.org")), Plan::new(domain("xn--bcher-kva.example"))] {
        store.save_at(&plan, at(5)).expect("saved");
        let found = store.load(&plan.domain).expect("readable");
        assert_eq!(found, Some(Setup { plan, saved: at(5), memory: None }));
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
fn the_newest_set_up_is_first_and_what_cannot_be_read_is_listed_with_its_trouble() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    for (name, second) in [("a.example", 1), ("c.example", 3), ("b.example", 2), ("d.example", 2)] {
        store.save_at(&Plan::new(domain(name)), at(second)).expect("saved");
    }
    fs::write(root.path().join("notes.txt"), "x").expect("written");
    let listed = store.list();
    let names: Vec<String> = listed.iter().map(|listed| listed.domain.to_string()).collect();
    assert_eq!(names, ["c.example", "b.example", "d.example", "a.example"]);
    assert!(listed.iter().all(|listed| listed.trouble.is_none()));
    // Files of today are newer than the times above.
    fs::write(root.path().join("broken.example.toml"), "x").expect("written");
    fs::write(root.path().join("newer.example.toml"), "format = 99").expect("written");
    fs::create_dir(root.path().join("directory.example.toml")).expect("made");
    let listed = store.list();
    assert_eq!(listed.len(), 7);
    let (troubled, whole) = listed.split_at(3);
    assert!(whole.iter().all(|listed| listed.trouble.is_none()));
    for listed in troubled {
        let trouble = listed.trouble.as_ref().expect("a sentence");
        assert!(trouble.contains(&format!("{}.toml", listed.domain)), "{trouble}");
    }
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
    let text = "format = 99\nsaved = \"2031-01-01T00:00:00Z\"\n[other]\n";
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

/// What a check found, with something in every part that is saved in a form of its own.
fn memory(second: i64) -> Memory {
    let heard = |address: &str, said, forgets| Heard {
        role: Role::Public,
        address: address.parse().expect("an address"),
        label: "a \"resolver\"".to_owned(),
        said,
        forgets,
    };
    let record = |purpose, state, published: &[&str]| Remembered {
        purpose,
        owner: Name::parse("example.org").expect("a name"),
        state,
        published: published.iter().map(|&text| text.to_owned()).collect(),
        servers: vec![
            heard("192.0.2.1:53", Said::Right, None),
            heard("[2001:db8::1]:853", Said::Different, Some(at(9))),
        ],
    };
    Memory {
        at: at(second),
        verdict: Verdict::Warn,
        policy: Some(Standing { policy: Policy::None, since: at(1) }),
        records: vec![
            record(publish::Purpose::Spf, State::Right, &["v=spf1 -all"]),
            record(
                publish::Purpose::Dkim("s1".parse().expect("a selector")),
                State::Some { right: 1, all: 2 },
                &[],
            ),
            record(publish::Purpose::ReportAuthorization(domain("example.net")), State::NotAsked, &[]),
        ],
    }
}

#[test]
fn what_a_check_found_is_kept_beside_the_answers_and_nowhere_else() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let org = domain("example.org");
    store.remember(&org, &memory(5)).expect("nothing to do");
    assert_eq!(fs::read_dir(root.path()).expect("there").count(), 0, "there are no answers");
    store.save_at(&full(), at(5)).expect("saved");
    store.remember(&org, &memory(6)).expect("kept");
    let known = Setup { plan: full(), saved: at(5), memory: Some(memory(6)) };
    assert_eq!(store.load(&org).expect("readable"), Some(known.clone()));
    // A check that ended earlier comes late.
    store.remember(&org, &memory(4)).expect("passed over");
    assert_eq!(store.load(&org).expect("readable"), Some(known));
    let mut plan = full();
    plan.purpose = Purpose::SendsMail;
    store.save_at(&plan, at(7)).expect("saved");
    let found = store.load(&org).expect("readable");
    assert_eq!(found, Some(Setup { plan, saved: at(7), memory: Some(memory(6)) }));
}

#[test]
fn a_memory_that_cannot_be_read_leaves_the_answers_readable() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    store.save_at(&full(), at(5)).expect("saved");
    store.remember(&domain("example.org"), &memory(6)).expect("kept");
    let good = fs::read_to_string(&path).expect("there");
    for (old, new) in [
        ("\"right\"", "\"sideways\""),
        ("[2001:db8::1]:853", "nowhere"),
        ("verdict = \"warn\"", "verdict = 7"),
    ] {
        assert!(good.contains(old), "{old} in {good}");
        fs::write(&path, good.replace(old, new)).expect("written");
        let found = store.load(&domain("example.org")).expect(old);
        assert_eq!(found, Some(Setup { plan: full(), saved: at(5), memory: None }), "{old}");
    }
}
