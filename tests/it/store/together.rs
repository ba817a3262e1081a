//! Several programs at one set-up.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    thread,
};

use mailseal::{
    plan::{
        Plan, Purpose,
        dkim::{Key, Stage, Value},
        merge::Part,
    },
    record::dkim::{PublicKey, Record},
    store::{Store, Why},
};

use super::{at, domain, full, names};

/// Names the folder that the child works in, and the child.
const FOLDER: &str = "MAILSEAL_TEST_SETUPS";
const NAME: &str = "MAILSEAL_TEST_NAME";
const ROUNDS: usize = 12;

fn key(selector: &str) -> Key {
    Key {
        selector: selector.parse().expect(selector),
        value: Value::Record(Record::new(PublicKey::Ed25519([7; 32]))),
        file: None,
        stage: Stage::Active,
        replaces: None,
    }
}

/// What a wizard does: it adds key after key to the answers it has, and takes over what others did meanwhile.
fn work(folder: &Path, name: &str) {
    let store = Store::at(folder.to_owned());
    let mut base = store.load(&domain("example.org")).expect("readable").expect("there").plan;
    for round in 0..ROUNDS {
        let mut plan = base.clone();
        plan.dkim.keys.push(key(&format!("{name}{round}")));
        let saved = store.save(&plan, Some(&base), at(5)).expect("saved");
        assert_eq!(saved.aside, [], "nobody else has this key");
        base = saved.merged.map_or(plan, |taken| taken.plan);
    }
}

/// Not a test of its own: a program of its own that the next one starts.
#[test]
fn a_program_that_adds_keys() {
    if let (Some(folder), Ok(name)) = (env::var_os(FOLDER), env::var(NAME)) {
        work(Path::new(&folder), &name);
    }
}

#[test]
fn programs_and_threads_that_save_all_the_time_lose_nothing_of_each_other() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    store.save(&Plan::new(domain("example.org")), None, at(5)).expect("saved");
    let program = env::current_exe().expect("this program");
    let mut children: Vec<_> = ["p", "q"]
        .into_iter()
        .map(|name| {
            let mut command = Command::new(&program);
            command.args(["--exact", "store::together::a_program_that_adds_keys", "--test-threads=1"]);
            command.stdout(Stdio::null()).env(FOLDER, root.path()).env(NAME, name).spawn().expect("started")
        })
        .collect();
    thread::scope(|scope| {
        for name in ["t", "u"] {
            scope.spawn(|| work(root.path(), name));
        }
    });
    for child in &mut children {
        assert!(child.wait().expect("ended").success());
    }
    let keys = store.load(&domain("example.org")).expect("readable").expect("there").plan.dkim.keys;
    let mut selectors: Vec<String> = keys.iter().map(|key| key.selector.to_string()).collect();
    let mut expected: Vec<String> = ["p", "q", "t", "u"]
        .into_iter()
        .flat_map(|name| (0..ROUNDS).map(move |round| format!("{name}{round}")))
        .collect();
    selectors.sort();
    expected.sort();
    assert_eq!(selectors, expected);
    assert_eq!(names(root.path()), ["example.org.toml"], "nothing else is left behind");
}

#[test]
fn what_only_one_has_changed_is_in_the_file_and_the_other_hears_of_it() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let base = full();
    store.save(&base, None, at(5)).expect("saved");
    let theirs = Plan { purpose: Purpose::SendsMail, ..base.clone() };
    store.save(&theirs, Some(&base), at(6)).expect("saved");
    let mut ours = base.clone();
    ours.spf.rows.clear();
    let saved = store.save(&ours, Some(&base), at(7)).expect("saved");
    let taken = saved.merged.as_ref().expect("merged");
    assert_eq!(taken.parts, [Part::Purpose]);
    assert_eq!(taken.plan, Plan { purpose: Purpose::SendsMail, ..ours });
    assert_eq!(store.load(&base.domain).expect("readable").expect("there").plan, taken.plan);
    assert_eq!(saved.aside, []);
    insta::assert_snapshot!(saved.news(&base.domain).join("\n"), @"Another mailseal changed this for example.org, and it is now here too: what the domain is for.");
}

#[test]
fn where_both_have_changed_the_same_ours_stands_and_theirs_is_kept() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    let base = full();
    store.save(&base, None, at(5)).expect("saved");
    let mut theirs = base.clone();
    theirs.spf.rows.clear();
    theirs.dkim.keys.push(key("theirs"));
    store.save(&theirs, Some(&base), at(6)).expect("saved");
    store.remember(&theirs, &super::memory(6), at(6)).expect("kept");
    let mut ours = base.clone();
    ours.spf.rows.truncate(1);
    let saved = store.save(&ours, Some(&base), at(7)).expect("saved");
    let merged = saved.merged.as_ref().expect("merged");
    assert_eq!(
        (&merged.plan.spf, merged.parts.as_slice()),
        (&ours.spf, &[Part::Key("theirs".parse().unwrap())][..])
    );
    let kept = root.path().join("example.org.toml.other");
    assert_eq!((&saved.aside[0].path, &saved.aside[0].why), (&kept, &Why::Contested(vec![Part::Spf])));
    let news = saved.news(&base.domain).join("\n").replace(&root.path().display().to_string(), "DIR");
    insta::assert_snapshot!(news, @r"
    Another mailseal changed this for example.org, and it is now here too: DKIM key theirs.
    Another mailseal changed the same for example.org: SPF. Your choice is saved. The other one is kept as DIR/example.org.toml.other.
    ");
    // It is a whole set-up, with what their check found.
    let elsewhere = tempfile::tempdir().expect("a directory");
    std::fs::copy(&kept, elsewhere.path().join("example.org.toml")).expect("copied");
    let kept = Store::at(elsewhere.path().to_owned()).load(&base.domain).expect("readable").expect("there");
    assert_eq!((kept.plan, kept.memory), (theirs, Some(super::memory(6))));
    // And what they go on to say is merged as before.
    let again = store.save(&ours, Some(&ours), at(8)).expect("saved");
    assert_eq!((again.at, again.aside.len()), (at(7), 0));
}

#[test]
fn a_set_up_that_somebody_removed_meanwhile_is_saved_again() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    store.save(&full(), None, at(5)).expect("saved");
    store.remove(&domain("example.org")).expect("removed");
    let plan = Plan { purpose: Purpose::SendsMail, ..full() };
    let saved = store.save(&plan, Some(&full()), at(6)).expect("saved");
    assert_eq!((saved.merged, saved.aside), (None, Vec::new()));
    assert_eq!(store.load(&plan.domain).expect("readable").expect("there").plan, plan);
}

/// Not a test of its own: a program that saves until it is killed.
#[test]
fn a_program_that_saves_without_end() {
    let (Some(folder), Ok("for ever")) = (env::var_os(FOLDER), env::var(NAME).as_deref()) else { return };
    let store = Store::at(folder.into());
    let mut base = store.load(&domain("example.org")).expect("readable").expect("there").plan;
    for round in 0u32.. {
        let mut plan = base.clone();
        plan.dkim.keys = vec![key(&format!("k{round}"))];
        store.save(&plan, Some(&base), at(5)).expect("saved");
        println!("saved");
        base = plan;
    }
}

#[test]
fn a_program_that_is_killed_while_it_saves_leaves_a_whole_set_up_and_holds_up_nobody() {
    let root = tempfile::tempdir().expect("a directory");
    let store = Store::at(root.path().to_owned());
    store.save(&Plan::new(domain("example.org")), None, at(5)).expect("saved");
    // Killed at another moment each time.
    for rounds in 1..8 {
        let mut command = Command::new(env::current_exe().expect("this program"));
        let test = "store::together::a_program_that_saves_without_end";
        command.args(["--exact", test, "--nocapture", "--test-threads=1"]).stdout(Stdio::piped());
        let mut child = command.env(FOLDER, root.path()).env(NAME, "for ever").spawn().expect("started");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let saved = output.lines().map_while(Result::ok).filter(|line| line.contains("saved"));
        assert_eq!(saved.take(rounds).count(), rounds, "it saves");
        child.kill().expect("killed");
        child.wait().expect("ended");
        let setup = store.load(&domain("example.org")).expect("whole").expect("there");
        let mut plan = setup.plan.clone();
        plan.spf.rows.push(format!("ip4:192.0.2.{rounds}").into());
        let saved = store.save(&plan, Some(&setup.plan), at(6)).expect("nobody is waited for");
        assert_eq!((saved.merged, saved.aside), (None, Vec::new()));
    }
}
