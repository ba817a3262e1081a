//! `mailseal setups`, and where set-ups are: the real program.

#![cfg(unix)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use jiff::Timestamp;
use mailseal::{
    check::{
        memory::{Memory, Remembered},
        propagation::State,
        published::report::Verdict,
    },
    export::{FORMATS, Format},
    plan::{Plan, dkim::Key, publish::Purpose},
    store::{LISTED_FILES, Store},
};
use serde_json::Value;
use tempfile::TempDir;

use crate::literals::{RSA_2048, plan};

/// A home with a few set-ups.
struct Home(TempDir);

fn whole() -> Plan {
    let mut whole = plan("v=DMARC1; p=reject", &[&format!("v=DKIM1; p={RSA_2048}")]);
    let Key { file, selector, .. } = &mut whole.dkim.keys[0];
    *file = Some("/keys/\u{1b}[31mred.pem".into());
    *selector = "s1".parse().unwrap();
    whole
}

fn memory() -> Memory {
    let record = |purpose, owner: &str, state| Remembered {
        purpose,
        owner: owner.parse().unwrap(),
        state,
        planned: None,
        published: vec!["v=spf1 \u{1b}[2J -all".to_owned()],
        servers: Vec::new(),
    };
    Memory {
        at: "2026-11-21T10:00:00Z".parse().unwrap(),
        verdict: Verdict::Fail,
        policy: None,
        records: vec![
            record(Purpose::Spf, "example.com", State::Right),
            record(
                Purpose::Dkim("s1".parse().unwrap()),
                "s1._domainkey.example.com",
                State::Some { right: 1, all: 2 },
            ),
        ],
        proved: None,
    }
}

impl Home {
    fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With one that was checked, one that was not, one that is damaged, and one of a newer program.
    fn full() -> Self {
        let home = Self::empty();
        let store = Store::at(home.setups());
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        store.save(&whole(), None, at("2026-11-20T10:00:00Z")).unwrap();
        store.remember(&whole(), &memory(), memory().at).unwrap();
        let new = Plan::new("new.example".parse().unwrap());
        store.save(&new, None, at("2026-11-22T10:00:00Z")).unwrap();
        for (domain, text) in [("broken.example", "x"), ("later.example", "format = 99")] {
            let file = fs::File::create(home.setups().join(format!("{domain}.toml"))).unwrap();
            fs::write(home.setups().join(format!("{domain}.toml")), text).unwrap();
            file.set_modified(at("2026-11-19T10:00:00Z").into()).unwrap();
        }
        home
    }

    fn setups(&self) -> PathBuf {
        self.0.path().join("data/mailseal/setups")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
        command.args(arguments).stdin(Stdio::null()).current_dir(self.0.path()).env("TZ", "UTC");
        command.env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join("data"));
        command.env("XDG_STATE_HOME", self.0.path().join("state"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "MAILSEAL_SETUPS"] {
            command.env_remove(name);
        }
        command
    }

    /// What was said, where, and the exit code.
    fn run(&self, arguments: &[&str]) -> String {
        self.said(&mut self.command(arguments))
    }

    fn said(&self, command: &mut Command) -> String {
        let output = command.output().unwrap();
        let text = |octets| String::from_utf8(octets).unwrap();
        let (out, err) = (text(output.stdout), text(output.stderr));
        let all = format!("{out}--- stderr\n{err}--- exit {}", output.status.code().unwrap());
        all.replace(self.0.path().to_str().unwrap(), "HOME")
    }
}

#[test]
fn what_is_saved_is_listed_and_shown() {
    let home = Home::full();
    for arguments in [
        &["setups", "list"][..],
        &["setups", "list", "--format", "json"],
        &["setups", "show", "example.com"],
        &["setups", "show", "example.com", "--format", "json"],
        &["setups", "show", "new.example"],
        &["setups", "show", "broken.example"],
        &["setups", "show", "later.example"],
        &["setups", "show", "other.example"],
    ] {
        let said = home.run(arguments);
        assert!(!said.contains('\u{1b}'), "{said}");
        insta::assert_snapshot!(said);
    }
    insta::assert_snapshot!(Home::empty().run(&["setups", "list"]));
    let empty = Home::empty().run(&["setups", "list", "--format", "json"]);
    assert!(empty.starts_with("{\n  \"setups\": [],\n  \"left_off\": 0\n}"), "{empty}");
}

#[test]
fn removing_needs_a_yes_takes_all_or_none_and_leaves_keys_and_what_was_kept() {
    let home = Home::full();
    let key = home.0.path().join("s1.pem");
    fs::write(&key, "a key").unwrap();
    let store = Store::at(home.setups());
    let mut plan = whole();
    plan.dkim.keys[0].file = Some(key.clone());
    store.save(&plan, Some(&whole()), Timestamp::UNIX_EPOCH).unwrap();
    fs::write(home.setups().join("example.com.toml.other"), "kept").unwrap();
    let before = fs::read_dir(home.setups()).unwrap().count();
    for arguments in [
        &["setups", "remove", "example.com"][..], // nobody can be asked
        &["setups", "remove", "example.com", "nothing.example", "--yes"], // one of them is not there
        &["setups", "remove", "--yes"],           // none is named
    ] {
        insta::assert_snapshot!(home.run(arguments));
    }
    assert_eq!(fs::read_dir(home.setups()).unwrap().count(), before);
    insta::assert_snapshot!(home.run(&["setups", "remove", "example.com", "broken.example", "--yes"]));
    assert_eq!(fs::read_to_string(key).unwrap(), "a key");
    assert!(store.load(&plan.domain).unwrap().is_none());
    assert_eq!(fs::read_dir(home.setups()).unwrap().count(), before - 2);
}

#[test]
fn what_is_named_twice_is_removed_once_and_what_cannot_be_removed_is_told_with_what_helps() {
    let home = Home::full();
    let said = home.run(&["setups", "remove", "new.example", "NEW.example", "--yes"]);
    assert_eq!(said.matches("Deleted the setup for").count(), 1, "{said}");
    assert!(said.ends_with("exit 0"), "{said}");
    let said = home.run(&["setups", "remove", "new.example", "--yes"]);
    assert!(said.contains("There is no setup for new.example") && !said.contains("Make the"), "{said}");
    let folder = home.setups().join("folder.example.toml");
    fs::create_dir_all(folder.join("deep")).unwrap();
    insta::assert_snapshot!(home.run(&["setups", "remove", "folder.example", "--yes"]), @r"
    --- stderr
    mailseal: HOME/data/mailseal/setups/folder.example.toml is not an ordinary file. It is still there. If it is a folder, look inside and delete it yourself.
    --- exit 2
    ");
    assert!(folder.join("deep").is_dir());
}

#[test]
fn a_check_is_told_from_one_of_the_answers_as_they_are_now() {
    let home = Home::full();
    assert!(home.run(&["setups", "list"]).contains("checked 2026-11-21 10:00 UTC\n"));
    let plan = plan("v=DMARC1; p=none", &[]);
    let later = "2026-11-22T10:00:00Z".parse().unwrap();
    Store::at(home.setups()).save(&plan, Some(&whole()), later).unwrap();
    for arguments in [&["setups", "list"][..], &["setups", "show", "example.com"]] {
        let said = home.run(arguments);
        let expected = "checked 2026-11-21 10:00 UTC, changed since then\n";
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn set_ups_that_are_left_off_the_list_are_counted() {
    let home = Home::empty();
    fs::create_dir_all(home.setups()).unwrap();
    for number in 0..=LISTED_FILES {
        fs::write(home.setups().join(format!("d{number}.example.toml")), "x").unwrap();
    }
    let said = home.run(&["setups", "list"]);
    assert!(said.contains("At least 1 more setups") && said.ends_with("exit 0"), "{said}");
    let said = home.run(&["setups", "list", "--format", "json"]);
    assert!(said.contains("\"left_off\": 1\n}"), "{said}");
}

#[test]
fn every_verb_reads_the_folder_that_the_flag_or_the_variable_names() {
    let home = Home::empty();
    let elsewhere = home.0.path().join("elsewhere");
    Store::at(elsewhere.clone()).save(&whole(), None, Timestamp::UNIX_EPOCH).unwrap();
    let folder = elsewhere.to_str().unwrap();
    let joined = format!("--setups={folder}");
    let finds = |said: &str| assert!(said.contains("--- exit 0") && said.contains("example.com"), "{said}");
    for arguments in [
        &["--setups", folder, "records", "example.com"][..],
        &[&joined, "records", "example.com"],
        &["records", "example.com", "--setups", folder],
        &["records", &joined, "example.com"],
        &["--setups", "elsewhere", "setups", "list"],
        &["setups", "--setups", folder, "list"],
        &["setups", "show", "example.com", &joined],
    ] {
        finds(&home.run(arguments));
    }
    let with = |variable: &str, arguments: &[&str]| {
        home.said(home.command(arguments).env("MAILSEAL_SETUPS", variable))
    };
    finds(&with(folder, &["records", "example.com"]));
    finds(&with("elsewhere", &["setups", "show", "example.com"]));
    finds(&with("/nowhere", &["records", "example.com", "--setups", folder])); // the flag is nearer
    assert!(with("", &["records", "example.com"]).ends_with("exit 2")); // as if it were not set
    // The set-up is told from none by a check too, which ends because nobody can be asked.
    let check = ["check", "example.com", "--resolver", "127.0.0.1:1", "--setups", folder];
    assert!(home.run(&check).contains("was not compared"), "{}", home.run(&check));
    for arguments in [&["--setups"][..], &["--setups", "", "setups", "list"], &["--setups="]] {
        assert!(home.run(arguments).ends_with("exit 2"), "{arguments:?}");
    }
}

#[test]
fn a_place_that_is_none_is_not_taken_for_an_empty_one() {
    let home = Home::empty();
    fs::write(home.0.path().join("file"), "x").unwrap();
    insta::assert_snapshot!(home.run(&["setups", "list", "--setups", "file"]));
    for arguments in
        [&["setups", "list"][..], &["setups", "show", "example.com"], &["records", "example.com"]]
    {
        // A home that is no path from the root is another one wherever the program is started.
        let mut command = home.command(arguments);
        let said = home.said(command.env("HOME", "nowhere").env_remove("XDG_DATA_HOME"));
        assert!(said.contains("no home folder") && said.contains("--setups DIR"), "{said}");
        assert!(said.ends_with("exit 2"), "{said}");
    }
}

#[test]
fn what_the_earlier_program_saved_is_found_listed_and_removed() {
    let home = Home::empty();
    let former = home.0.path().join("state/mailseal/plans");
    Store::at(former.clone()).save(&whole(), None, Timestamp::UNIX_EPOCH).unwrap();
    assert!(home.run(&["setups", "list"]).contains("example.com"));
    assert!(home.run(&["records", "example.com"]).ends_with("exit 0"));
    assert!(
        home.run(&["setups", "show", "example.com"]).contains("HOME/state/mailseal/plans/example.com.toml")
    );
    assert!(home.run(&["setups", "remove", "example.com", "--yes"]).ends_with("exit 0"));
    assert_eq!(fs::read_dir(former).unwrap().count(), 0);
}

/// What JSON promises: the same keys whatever is saved.
#[test]
fn the_json_of_a_set_up_has_the_same_keys_with_and_without_a_check() {
    let home = Home::full();
    let keys = |domain: &str| {
        let output = home.command(&["setups", "show", domain, "--format", "json"]).output().unwrap();
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        value.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(keys("example.com"), keys("new.example"));
}

#[test]
fn what_is_printed_of_a_set_up_holds_nothing_of_the_key_file_but_its_path() {
    let home = Home::empty();
    let folder = home.0.path().join("keys");
    let new =
        home.command(&["dkim", "new", "example.com", "--selector", "s1", "--out", "keys"]).output().unwrap();
    assert!(new.status.success(), "{new:?}");
    let file = folder.join("s1.pem");
    let pem = fs::read_to_string(&file).unwrap();
    let public = String::from_utf8(new.stdout).unwrap();
    let record = public.lines().find_map(|line| Some(line.split_once("v=DKIM1")?.1)).unwrap();
    let mut plan = plan("v=DMARC1; p=reject", &[&format!("v=DKIM1{record}")]);
    plan.dkim.keys[0].file = Some(file.clone());
    Store::at(home.setups()).save(&plan, None, Timestamp::UNIX_EPOCH).unwrap();
    let formats = FORMATS.map(Format::name);
    let exports = formats.map(|format| vec!["records", "example.com", "--as", format]);
    let mut texts = vec![fs::read_to_string(home.setups().join("example.com.toml")).unwrap()];
    for arguments in exports.into_iter().chain([
        vec!["records", "example.com"],
        vec!["setups", "list"],
        vec!["setups", "show", "example.com"],
        vec!["setups", "show", "example.com", "--format", "json"],
        vec!["check", "example.com", "--resolver", "127.0.0.1:1"],
        vec!["setups", "remove", "example.com", "--yes"],
    ]) {
        texts.push(home.run(&arguments));
    }
    for text in texts {
        assert!(text.len() > 20, "{text}");
        for line in pem.lines().filter(|line| !line.starts_with("-----")) {
            assert!(!text.contains(line), "{text}");
        }
    }
    assert_eq!(fs::read_to_string(file).unwrap(), pem);
}

#[test]
fn what_is_written_is_the_owners_alone_even_if_everything_else_is_everybodys() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::empty();
    let mut command = home.command(&[]);
    let mut open = Command::new("sh");
    open.args(["-c", "umask 000; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_mailseal")]);
    open.args(["dkim", "new", "example.com", "--selector", "s1", "--type", "ed25519"]);
    open.envs(command.env("TZ", "UTC").get_envs().filter_map(|(name, value)| Some((name, value?))));
    assert!(open.output().unwrap().status.success());
    let mode = |path: &str| fs::metadata(home.0.path().join(path)).unwrap().permissions().mode() & 0o777;
    let keys = "data/mailseal/keys";
    assert_eq!(mode(&format!("{keys}/example.com/s1.pem")), 0o600);
    assert_eq!((mode(keys), mode(&format!("{keys}/example.com"))), (0o700, 0o700));
}
