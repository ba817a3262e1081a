//! The verbs of the command line: the real program over a saved set-up, and what it says of worlds in memory.

use std::{
    io::Read,
    path::PathBuf,
    process::{Command, Output, Stdio},
    sync::Arc,
};

use mailseal::{
    cli::{
        Exit,
        check::{Report, report},
    },
    dns::{
        walk,
        zone::{Fault, World},
    },
    plan::{Plan, Purpose},
    store::Store,
};
use tempfile::TempDir;

use crate::literals::{RSA_2048, plan};

/// `example.com` on two servers of its own, the second as `{second}` has it.
const WORLD: &str = "
    system 192.0.2.53
    public 192.0.2.54 Faraway
    zone example.com 192.0.2.1 {second}
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      {records}
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
";
const SPF: &str = "@ TXT v=spf1 mx ~all";
const DMARC: &str = "_dmarc TXT v=DMARC1; p=reject; rua=mailto:postmaster@example.com";

fn key() -> String {
    let (first, second) = RSA_2048.split_at(200);
    format!("s1._domainkey TXT \"v=DKIM1; k=rsa; p={first}\" \"{second}\"")
}

fn dmarc_text() -> &'static str {
    DMARC.split_once("TXT ").unwrap().1
}

fn whole() -> Plan {
    let mut whole = plan(dmarc_text(), &[&format!("v=DKIM1; p={RSA_2048}")]);
    let spf: mailseal::record::spf::Record = "v=spf1 mx ~all".parse().unwrap();
    whole.spf.rows = spf.terms.into_iter().map(mailseal::plan::spf::Row::Term).collect();
    whole
}

/// Both servers with these records.
fn world(records: &[&str]) -> World {
    World::parse(&WORLD.replace("{second}", "192.0.2.2").replace("{records}", &records.join("\n"))).unwrap()
}

async fn check(world: &World, plan: &Plan) -> Report {
    report(Arc::new(world.clone()), plan).await
}

fn shown(report: &Report) -> String {
    format!("{}\n{}\n-> {:?}", report.lines.join("\n"), report.end, report.exit)
}

#[tokio::test(start_paused = true)]
async fn what_is_right_everywhere_is_done() {
    let found = check(&world(&[SPF, DMARC, &key()]), &whole()).await;
    insta::assert_snapshot!(shown(&found));
    assert_eq!(found.exit, Exit::Done);
}

#[tokio::test(start_paused = true)]
async fn what_is_left_is_named_with_what_each_server_has() {
    let world = world(&["@ TXT v=spf1 ip4:192.0.2.80 ~all", &key()]);
    world.break_server("192.0.2.2".parse().unwrap(), None, Fault::Silent);
    let found = check(&world, &whole()).await;
    insta::assert_snapshot!(shown(&found));
    assert_eq!(found.exit, Exit::Left);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_lags_behind_is_named() {
    let records = [SPF, DMARC, &key()].join("\n");
    let second = format!(
        "{}zone example.com 192.0.2.2\n@ 900 SOA 300\n{SPF}\n{DMARC}",
        WORLD.replace("{second}", "").replace("{records}", &records)
    );
    let found = check(&World::parse(&second).unwrap(), &whole()).await;
    assert!(found.end.contains("On 1 of 2 name servers: DKIM key s1."), "{}", found.end);
    assert_eq!(found.exit, Exit::Left);
}

#[tokio::test(start_paused = true)]
async fn caches_that_remember_are_waited_for_and_nothing_is_left_to_do() {
    let world = world(&[SPF, &key()]);
    world.remember();
    for server in ["192.0.2.1", "192.0.2.2"] {
        let text = mailseal::survey::Data::Txt(mailseal::record::txt::Txt::new(dmarc_text()));
        world.put(server.parse().unwrap(), &"_dmarc.example.com".parse().unwrap(), 3600, text, |_| true);
    }
    let found = check(&world, &whole()).await;
    insta::assert_snapshot!(shown(&found));
    assert_eq!(found.exit, Exit::Left);
}

#[tokio::test(start_paused = true)]
async fn a_set_up_that_lacks_something_is_never_done() {
    let mut keyless = whole();
    keyless.dkim.keys.clear();
    let found = check(&world(&[SPF, DMARC]), &keyless).await;
    assert!(found.end.contains("not whole: no DKIM key"), "{}", found.end);
    assert_eq!(found.exit, Exit::Left);
    // An include that nobody answers for makes receivers give up on the record.
    let mut broken = whole();
    let spf: mailseal::record::spf::Record = "v=spf1 include:none.example.net ~all".parse().unwrap();
    broken.spf.rows = spf.terms.into_iter().map(mailseal::plan::spf::Row::Term).collect();
    let world = world(&["@ TXT v=spf1 include:none.example.net ~all", DMARC, &key()]);
    let found = check(&world, &broken).await;
    assert!(found.end.contains("not whole") && found.end.contains("none.example.net"), "{}", found.end);
    assert_eq!(found.exit, Exit::Left);
}

#[tokio::test(start_paused = true)]
async fn before_its_own_servers_have_a_record_no_resolver_is_asked_for_it() {
    let world = world(&[SPF]);
    check(&world, &whole()).await;
    let early: Vec<String> = world
        .asked()
        .into_iter()
        .filter(|(server, _)| server.role != mailseal::survey::Role::Authoritative)
        .map(|(_, question)| question.name.to_string())
        .filter(|name| name.starts_with('_') || name.contains("._"))
        .collect();
    assert_eq!(early, [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn what_dns_does_not_say_is_not_known() {
    let of = |world: World| async move { check(&world, &whole()).await };
    let blocked = world(&[SPF]);
    blocked.break_server("192.0.2.53".parse().unwrap(), None, Fault::Closed);
    let silent = world(&[SPF]);
    for server in ["192.0.2.1", "192.0.2.2"] {
        silent.break_server(server.parse().unwrap(), None, Fault::Silent);
    }
    let slow = World::parse(&format!(
        "{}\nslow 192.0.2.2 {}",
        WORLD.replace("{second}", "192.0.2.2").replace("{records}", &[SPF, DMARC, &key()].join("\n")),
        walk::LOOK_AROUND.as_millis() * 10
    ))
    .unwrap();
    for (world, expected) in [
        (blocked, "Another resolver can be named with --resolver."), // a firewall
        (World::default(), "no resolver set up"),
        (silent, "No server could be asked."), // all of the domain's own
        (slow, "Not every server had answered"), // the others have everything
    ] {
        let found = of(world).await;
        assert!(found.end.contains(expected), "{}", found.end);
        assert_eq!(found.exit, Exit::Unasked, "{expected}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_domain_that_is_not_registered_is_not_right() {
    let mut plan = whole();
    plan.domain = "gone.example".parse().unwrap();
    let found = check(&world(&[]), &plan).await;
    assert!(found.end.starts_with("gone.example does not exist in DNS"), "{}", found.end);
    assert_eq!(found.exit, Exit::Left);
}

#[tokio::test(start_paused = true)]
async fn what_a_server_sends_cannot_act_on_a_terminal() {
    let found = check(&world(&["@ TXT v=spf1 \u{1b}[2J\u{202e} ~all", DMARC]), &whole()).await;
    let text = shown(&found);
    assert!(text.contains("\\x1b[2J"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
}

/// A home in which these set-ups are saved.
struct Home(TempDir);

impl Home {
    fn with(plans: &[Plan]) -> Self {
        let home = tempfile::tempdir().unwrap();
        // Where the program looks is the system's affair, so it is pointed there on Unix.
        let store = Store::at(home.path().join("state/mailseal/plans"));
        for plan in plans {
            store.save(plan).unwrap();
        }
        Self(home)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
        command.args(arguments).stdin(Stdio::null());
        command.env("HOME", self.0.path()).env("XDG_STATE_HOME", self.0.path().join("state"));
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
fn records_are_printed_a_line_each_or_as_a_zone_fragment() {
    let never = Plan { purpose: Purpose::NeverSends, ..Plan::new("parked.example".parse().unwrap()) };
    let mut external = whole();
    external.domain = "keyless.example".parse().unwrap();
    external.dkim.keys.clear();
    let home = Home::with(&[whole(), never, external]);
    for arguments in [
        &["records", "example.com"][..],
        &["records", "example.com", "--zone"],
        &["records", "parked.example"],
        &["records", "keyless.example"],
        &["records", "https://Example.com/"], // read as the wizard reads it
    ] {
        insta::assert_snapshot!(home.run(arguments));
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_done_is_said_on_standard_error() {
    let home = Home::with(&[whole()]);
    for arguments in [
        &["records", "other.example"][..],                          // nothing saved
        &["check", "other.example", "--resolver", "127.0.0.1:1"],   // before DNS is asked
        &["check", "example.com", "--resolver", "127.0.0.1:1"],     // DNS cannot be asked
        &["check", "nodots"],                                       // no domain
        &["check"],                                                 // nor here
        &["check", "example.com", "--resolver", "ns1.example.net"], // a name is no address
        &["example.com"],                                           // the wizard has no terminal
    ] {
        insta::assert_snapshot!(home.run(arguments));
    }
    // The demo is the wizard's.
    assert!(home.run(&["--demo", "check", "example.com"]).ends_with("exit 2"));
    std::fs::write(home.0.path().join("state/mailseal/plans/example.com.toml"), "nothing").unwrap();
    let said = home.run(&["records", "example.com"]);
    assert!(said.contains("holds no answers that can be read") && said.ends_with("exit 2"), "{said}");
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
        assert_eq!(run.status.code(), Some(2));
        assert!(String::from_utf8(run.stderr).unwrap().contains("could not be written"));
    }
}
