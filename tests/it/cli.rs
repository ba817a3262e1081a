//! The verbs of the command line: the real program over a saved set-up.

use std::{
    io::Read,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use jiff::Timestamp;
use mailseal::{
    check::{memory::Memory, published::report::Verdict},
    plan::{Plan, Purpose, dkim::Stage},
    store::Store,
};
use tempfile::TempDir;

use crate::literals::{RSA_2048, plan};

const DMARC: &str = "v=DMARC1; p=reject; rua=mailto:postmaster@example.com";

fn whole() -> Plan {
    let mut whole = plan(DMARC, &[&format!("v=DKIM1; p={RSA_2048}")]);
    let spf: mailseal::record::spf::Record = "v=spf1 mx ~all".parse().unwrap();
    whole.spf.rows = spf.terms.into_iter().map(mailseal::plan::spf::Row::Term).collect();
    whole
}

/// A home in which these set-ups are saved.
struct Home(TempDir);

impl Home {
    fn with(plans: &[Plan]) -> Self {
        let home = tempfile::tempdir().unwrap();
        // Where the program looks is the system's affair, so it is pointed there on Unix.
        let store = Store::at(home.path().join("data/mailseal/setups"));
        for plan in plans {
            store.save(plan, None, Timestamp::UNIX_EPOCH).unwrap();
        }
        Self(home)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
        command.args(arguments).stdin(Stdio::null());
        command.env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join("data"));
        command.env("XDG_STATE_HOME", self.0.path().join("state")).env_remove("MAILSEAL_SETUPS");
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command
    }

    /// What was said, where, and the exit code.
    fn run(&self, arguments: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        let text = |octets: Vec<u8>| String::from_utf8(octets).unwrap();
        format!("{}--- stderr\n{}--- exit {}", text(stdout), text(stderr), status.code().unwrap())
    }
}

#[cfg(unix)]
#[test]
fn records_are_printed_a_line_each_or_in_a_form() {
    let never = Plan { purpose: Purpose::NeverSends, ..Plan::new("parked.example".parse().unwrap()) };
    let mut external = whole();
    external.domain = "keyless.example".parse().unwrap();
    external.dkim.keys.clear();
    let home = Home::with(&[whole(), never, external]);
    for arguments in [
        &["records", "example.com"][..],
        &["records", "example.com", "--as", "bind", "--resolver", "127.0.0.1:1"], // DNS cannot be asked
        &["records", "parked.example"],
        &["records", "keyless.example"],
        &["records", "https://Example.com/"], // read as the wizard reads it
        &["records", "keyless.example", "--as", "csv", "--resolver", "127.0.0.1:1"],
        // nothing stands for the zone, and values are quoted
        &["records", "example.com", "--host", "route53", "--resolver", "127.0.0.1:1"],
        // both forms of what is not known
        &["records", "parked.example", "--host", "aruba", "--resolver", "127.0.0.1:1"],
        // a limit
        &["records", "example.com", "--host", "unifi", "--resolver", "127.0.0.1:1"],
    ] {
        insta::assert_snapshot!(home.run(arguments));
    }
}

#[cfg(unix)]
#[test]
fn a_withdrawn_key_is_printed_empty_and_is_no_key() {
    let since = jiff::Timestamp::UNIX_EPOCH;
    let mut plan = whole();
    plan.dkim.keys.truncate(1);
    plan.dkim.keys.iter_mut().for_each(|key| key.stage = Stage::Retired { since });
    let said = Home::with(&[plan]).run(&["records", "example.com"]);
    assert!(said.contains("s1._domainkey.example.com TXT v=DKIM1; p=\n"), "{said}");
    insta::assert_snapshot!(said);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_done_is_said_on_standard_error() {
    let home = Home::with(&[whole()]);
    for arguments in [
        &["records", "other.example"][..],                          // nothing saved
        &["check", "example.com", "--resolver", "127.0.0.1:1"],     // DNS cannot be asked
        &["check", "nodots"],                                       // no domain
        &["check"],                                                 // nor here
        &["check", "example.com", "--resolver", "ns1.example.net"], // a name is no address
        &["example.com"],                                           // the wizard has no terminal
        &["records", "example.com", "--as", "tinydns"],             // no such form
        &["records", "example.com", "--from-dns", "--resolver", "127.0.0.1:1"], // DNS cannot be asked
        &["records", "example.com", "--selector", "s1"],            // of a set-up all keys are taken
        &["records", "example.com", "--host", "nobody"],            // not in the catalogue
        &["records", "example.com", "--host", "gandi", "--as", "csv"], // one of the two
    ] {
        insta::assert_snapshot!(home.run(arguments));
    }
    // The demo is the wizard's.
    assert!(home.run(&["--demo", "check", "example.com"]).ends_with("exit 2"));
    std::fs::write(home.0.path().join("data/mailseal/setups/example.com.toml"), "nothing").unwrap();
    let said = home.run(&["records", "example.com"]);
    assert!(said.contains("is not a readable setup") && said.ends_with("exit 2"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_check_that_can_ask_nobody_leaves_what_is_remembered() {
    let home = Home::with(&[whole()]);
    let store = Store::at(home.0.path().join("data/mailseal/setups"));
    let domain = "example.com".parse().unwrap();
    let at = "2026-11-21T18:02:00Z".parse().unwrap();
    let memory = Memory { at, verdict: Verdict::Pass, policy: None, records: Vec::new(), proved: None };
    store.remember(&whole(), &memory, at).unwrap();
    let said =
        home.run(&["check", "example.com", "--resolver", "127.0.0.1:1", "--no-public", "--format", "json"]);
    assert!(said.contains("\"since\": null") && said.contains("\"reason\": \"unknown\""), "{said}");
    assert_eq!(store.load(&domain).unwrap().unwrap().memory, Some(memory));
}

#[cfg(unix)]
#[test]
fn every_verb_explains_itself() {
    let home = Home::with(&[]);
    for arguments in [&["check", "--help"], &["records", "--help"]] {
        insta::assert_snapshot!(home.run(arguments));
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure_and_a_full_disk_is_one() {
    let home = Home::with(&[whole()]);
    let mut command = home.command(&["records", "example.com"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
    let full = PathBuf::from("/dev/full");
    if full.exists() {
        let file = std::fs::File::options().write(true).open(full).unwrap();
        let run = home.command(&["records", "example.com"]).stdout(file).output().unwrap();
        assert_eq!(run.status.code(), Some(4));
        assert!(String::from_utf8(run.stderr).unwrap().contains("Cannot write the output"));
    }
}

#[test]
fn a_mistyped_command_is_named_with_the_one_that_is_meant() {
    let home = Home::with(&[]);
    for (arguments, expected) in [
        (&["chek", "example.com"][..], "Unknown command “chek”. Did you mean “check”?"),
        (&["chekc"], "Did you mean “check”?"),
        (&["record", "example.com", "--as", "bind"], "Did you mean “records”?"),
        (&["frobnicate", "example.com"], "Unknown command “frobnicate”. A domain needs a dot."),
    ] {
        let said = home.run(arguments);
        assert!(said.starts_with("--- stderr\nmailseal: ") && said.ends_with("--- exit 2"), "{said}");
        assert!(said.contains(expected), "{said}");
    }
    let said = home.run(&["example.com", "check"]);
    assert!(!said.contains("Unknown command") && said.ends_with("--- exit 2"), "a domain is none: {said}");
    let said = home.run(&["check", "example.com", "--frob"]);
    assert!(!said.contains("Unknown command") && said.ends_with("--- exit 2"), "a command is one: {said}");
}

#[test]
fn help_in_front_of_a_command_is_help_behind_it() {
    let home = Home::with(&[]);
    for (in_front, behind) in [
        (&["help"][..], &["--help"][..]),
        (&["help", "check"], &["check", "--help"]),
        (&["help", "dkim", "new"], &["dkim", "new", "--help"]),
    ] {
        let said = home.run(in_front);
        assert_eq!(said, home.run(behind));
        assert!(said.contains("Usage: mailseal") && said.ends_with("--- exit 0"), "{said}");
    }
}

#[test]
fn what_is_wrong_with_the_command_line_is_said_visibly_and_briefly() {
    let home = Home::with(&[]);
    let long = "x".repeat(100_000);
    for given in ["\u{1b}]0;PWNED\u{7}", "a\u{202e}b", long.as_str()] {
        for arguments in [&["check", given][..], &["records", given], &["check", "--format", given]] {
            let said = home.run(arguments);
            assert!(said.ends_with("exit 2"), "{given:.20}");
            assert!(!said.chars().any(|c| c != '\n' && mailseal::record::visible::is_hidden(c)), "{said:?}");
            assert!(said.len() < 4_000, "{}", said.len());
        }
    }
}

#[test]
fn a_word_in_the_wrong_place_is_told_with_the_right_one() {
    let home = Home::with(&[]);
    for (arguments, wanted) in [
        (&["--demo", "check", "example.com"][..], "--demo works only with the wizard"),
        (&["explain", "--show", "x"], "not a number of a group"),
        (&["explain", "--show", "0"], "not a number of a group"),
        (&["chekc"], "check"),
    ] {
        let said = home.run(arguments);
        assert!(said.contains(wanted) && said.ends_with("exit 2"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_list_of_domains_is_read_a_line_each() {
    let home = Home::with(&[]);
    let list = home.0.path().join("list.txt");
    std::fs::write(&list, "# customers\n\nexample.com, ours\nnot a domain\n-x-\n").unwrap();
    let said = home.run(&["check", "--domains", list.to_str().unwrap()]);
    assert!(said.contains("line 4: “not”") && said.contains("line 5: “-x-”"), "{said}");
    assert!(said.ends_with("exit 2"), "{said}");
    std::fs::write(&list, "\n# nobody\n").unwrap();
    let said = home.run(&["check", "--domains", list.to_str().unwrap()]);
    assert!(said.contains("names no domain") && said.ends_with("exit 2"), "{said}");
    let said = home.run(&["check", "--watch", "example.com", "example.net"]);
    assert!(said.contains("one domain only") && said.ends_with("exit 2"), "{said}");
    let said = home.run(&["check", "--domains", "/nowhere/at/all"]);
    assert!(said.ends_with("exit 2"), "{said}");
}
