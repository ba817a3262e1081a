//! Saved set-ups: what is written, read, listed and removed.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

mod aside;
mod former;
mod limits;
mod links;
mod listing;
mod refused;
mod remember;
mod together;

use std::{fs, path::Path};

use jiff::Timestamp;
use mailseal::{
    check::{
        memory::{Heard, Memory, Proved, Remembered, Said, Standing},
        propagation::State,
        published::report::Verdict,
    },
    plan::{
        Plan, Purpose,
        dkim::{Key, Stage, Value, Way},
        publish,
    },
    record::{
        dkim::{PublicKey, Record},
        dmarc::Policy,
        name::{DomainName, Name},
    },
    store::{Content, Kept, Listed, Setup, Store},
    survey::Role,
};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

/// The names in a directory, in order, but for what is locked where other users can read the directory.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a directory").flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name != ".mailseal.lock");
    names.sort();
    names
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
    assert!(store.list().setups.is_empty());
    for plan in [full(), Plan::new(domain("example.org")), Plan::new(domain("xn--bcher-kva.example"))] {
        store.save(&plan, Some(&full()), at(5)).expect("saved");
        let found = store.load(&plan.domain).expect("readable");
        assert_eq!(found, Some(Setup { plan, saved: at(5), memory: None, access: None }));
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
    let first = full();
    let saved = |plan: &Plan, second| store.save(plan, Some(&first), at(second)).expect("saved").at;
    assert_eq!(saved(&first, 5), at(5));
    assert_eq!(saved(&first, 6), at(5));
    let second = Plan { purpose: Purpose::SendsMail, ..first.clone() };
    assert_eq!(saved(&second, 7), at(7));
    assert_eq!(names(root.path()), ["example.org.toml"], "nothing else is left behind");
}

#[test]
fn the_newest_set_up_is_first_and_what_cannot_be_read_is_listed_with_its_trouble() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    for (name, second) in [("a.example", 1), ("c.example", 3), ("b.example", 2), ("d.example", 2)] {
        store.save(&Plan::new(domain(name)), None, at(second)).expect("saved");
    }
    fs::write(root.path().join("notes.txt"), "x").expect("written");
    let listed = store.list().setups;
    let names: Vec<String> = listed.iter().map(|listed| listed.domain.to_string()).collect();
    assert_eq!(names, ["c.example", "b.example", "d.example", "a.example"]);
    assert!(listed.iter().all(Listed::is_usable));
    // Files of today are newer than the times above.
    fs::write(root.path().join("broken.example.toml"), "x").expect("written");
    fs::write(root.path().join("newer.example.toml"), "format = 99").expect("written");
    fs::create_dir(root.path().join("directory.example.toml")).expect("made");
    let listed = store.list().setups;
    assert_eq!(listed.len(), 7);
    let (troubled, whole) = listed.split_at(3);
    assert!(whole.iter().all(Listed::is_usable));
    for listed in troubled {
        let Content::Trouble(trouble) = &listed.content else { panic!("{listed:?}") };
        assert!(trouble.contains(&format!("{}.toml", listed.domain)), "{trouble}");
    }
}

#[cfg(unix)]
#[test]
fn a_saved_plan_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a directory");
    let plans = root.path().join("plans");
    Store::at(plans.clone()).save(&full(), None, at(5)).expect("saved");
    let mode = |path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode(plans.join("example.org.toml")), mode(plans)), (0o600, 0o700));
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
        planned: published.first().map(|&text| text.to_owned()),
        published: published.iter().map(|&text| text.to_owned()).collect(),
        servers: vec![
            heard("192.0.2.1:53", Said::Right, None),
            heard("[2001:db8::1]:853", Said::Different, Some(at(9))),
        ],
    };
    Memory {
        at: at(second),
        verdict: Verdict::Warn,
        policy: Some(Standing { policy: Policy::None, is_test: false, since: at(1) }),
        records: vec![
            record(publish::Purpose::Spf, State::Right, &["v=spf1 -all"]),
            record(
                publish::Purpose::Dkim("s1".parse().expect("a selector")),
                State::Some { right: 1, all: 2 },
                &[],
            ),
            record(publish::Purpose::ReportAuthorization(domain("example.net")), State::NotAsked, &[]),
        ],
        proved: Some(Proved::new(at(2), "s1".parse().expect("a selector"), "Gmail")),
    }
}

#[test]
fn what_a_check_found_is_kept_beside_the_answers_and_nowhere_else() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let org = domain("example.org");
    assert_eq!(store.remember(&full(), &memory(5), at(5)).expect("nothing to do"), Kept::NoSetup);
    assert_eq!(fs::read_dir(root.path()).expect("there").count(), 0, "there are no answers");
    store.save(&full(), None, at(5)).expect("saved");
    assert_eq!(store.remember(&full(), &memory(6), at(6)).expect("kept"), Kept::Yes);
    let known = Setup { plan: full(), saved: at(5), memory: Some(memory(6)), access: None };
    assert_eq!(store.load(&org).expect("readable"), Some(known.clone()));
    // A check that ended earlier comes late.
    assert_eq!(store.remember(&full(), &memory(4), at(7)).expect("passed over"), Kept::Earlier);
    assert_eq!(store.load(&org).expect("readable"), Some(known));
    let plan = Plan { purpose: Purpose::SendsMail, ..full() };
    store.save(&plan, Some(&full()), at(7)).expect("saved");
    let found = store.load(&org).expect("readable");
    assert_eq!(found, Some(Setup { plan, saved: at(7), memory: Some(memory(6)), access: None }));
}

#[test]
fn a_setup_of_a_program_that_knew_no_proof_is_read_whole() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let org = domain("example.org");
    let path = root.path().join("example.org.toml");
    store.save(&full(), None, at(5)).expect("saved");
    store.remember(&full(), &memory(6), at(6)).expect("kept");
    let text = fs::read_to_string(&path).expect("there");
    let mut value: toml::Table = toml::from_str(&text).expect("TOML");
    let memory_of =
        |value: &mut toml::Table| value.get_mut("memory").and_then(|memory| memory.as_table_mut()).cloned();
    let mut memory_table = memory_of(&mut value).expect("a memory");
    assert!(memory_table.remove("proved").is_some(), "it was there: {text}");
    value.insert("memory".to_owned(), toml::Value::Table(memory_table));
    fs::write(&path, toml::to_string(&value).expect("TOML")).expect("written");
    let found = store.load(&org).expect("readable").expect("there");
    assert_eq!(found.plan, full());
    assert_eq!(found.memory, Some(Memory { proved: None, ..memory(6) }));
    // What proves it now is added to what was known.
    let proved = Proved::new(at(8), "s1".parse().expect("a selector"), "Gmail");
    assert_eq!(store.remember_mail(&org, &proved).expect("kept"), Kept::Yes);
    let found = store.load(&org).expect("readable").expect("there");
    assert_eq!(found.memory, Some(Memory { proved: Some(proved), ..memory(6) }));
}

#[test]
fn a_memory_that_cannot_be_read_leaves_the_answers_readable() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let path = root.path().join("example.org.toml");
    store.save(&full(), None, at(5)).expect("saved");
    store.remember(&full(), &memory(6), at(6)).expect("kept");
    let good = fs::read_to_string(&path).expect("there");
    for (old, new) in [
        ("\"right\"", "\"sideways\""),
        ("[2001:db8::1]:853", "nowhere"),
        ("verdict = \"warn\"", "verdict = 7"),
    ] {
        assert!(good.contains(old), "{old} in {good}");
        fs::write(&path, good.replace(old, new)).expect("written");
        let found = store.load(&domain("example.org")).expect(old);
        assert_eq!(found, Some(Setup { plan: full(), saved: at(5), memory: None, access: None }), "{old}");
    }
}
