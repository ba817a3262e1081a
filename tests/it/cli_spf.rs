//! `mailseal spf`: what it says of worlds in memory, and the real program where no DNS is needed.

use std::{
    process::{Command, Stdio},
    sync::Arc,
};

use mailseal::{
    check::spf::evaluate::{Arguments, Sender},
    cli::{
        Exit,
        spf::{Said, eval, tree},
    },
    dns::zone::{Fault, World},
};

const WORLD: &str = "
    system 192.0.2.53
    zone example.com 192.0.2.1
      @     TXT v=spf1 mx include:spf.service.example a:gone.example.com -all exp=why.example.com
      @     MX 10 mail
      mail  A 203.0.113.5
      why   TXT %{i} may not send as %{d}.
      other TXT v=spf1 redirect=example.com
      two   TXT v=spf1 mx -all
      two   TXT v=spf1 a -all
      bad   TXT v=spf1 ip4:300.0.113.1 include:loop.example.com -all
      loop  TXT v=spf1 include:loop.example.com -all
      many  TXT v=spf1 a a a a a a a a a a a -all
      many  A 203.0.113.6
      text  TXT hello
    zone service.example 192.0.2.2
      spf   TXT v=spf1 ip4:198.51.100.1 ip4:198.51.100.2 ip4:198.51.100.3 ip4:198.51.100.4 ip4:198.51.100.5 ~all
";

fn world() -> World {
    World::parse(WORLD).unwrap()
}

async fn evaluated(world: &World, ip: &str, from: &str, record: Option<&str>) -> Said {
    let arguments = Arguments {
        ip: ip.parse().unwrap(),
        sender: Sender::read(from),
        helo: "example.com".to_owned(),
        now: "2026-01-01T00:00:00Z".parse().unwrap(),
        receiver: "unknown".to_owned(),
    };
    eval(Arc::new(world.clone()), &arguments, true, record.map(str::to_owned)).await
}

async fn followed(world: &World, domain: &str, record: Option<&str>) -> Said {
    tree(Arc::new(world.clone()), &domain.parse().unwrap(), record.map(str::to_owned)).await
}

fn shown(said: Said) -> String {
    let (text, exit) =
        said.map_or_else(|(text, exit)| (text, exit), |(lines, exit)| (lines.join("\n"), exit));
    format!("{text}\n-> {exit:?}")
}

#[tokio::test(start_paused = true)]
async fn eval_says_the_result_first_and_then_how_it_came_to_be() {
    let world = world();
    insta::assert_snapshot!(shown(evaluated(&world, "203.0.113.99", "ann@example.com", None).await));
    insta::assert_snapshot!(shown(evaluated(&world, "203.0.113.5", "ann@other.example.com", None).await));
    let draft = Some("v=spf1 ip4:198.51.100.0/24 ~all");
    insta::assert_snapshot!(shown(evaluated(&world, "198.51.100.9", "ann@example.com", draft).await));
}

#[tokio::test(start_paused = true)]
async fn every_result_is_done_and_says_why() {
    let broken = world();
    let resolver = "192.0.2.53".parse().unwrap();
    broken.break_server(resolver, Some("service.example".parse().unwrap()), Fault::ServFail);
    for (from, first, why) in [
        ("ann@two.example.com", "permerror", "two.example.com has 2 SPF records"),
        ("ann@bad.example.com", "permerror", "an error at “ip4:300.0.113.1”. "),
        ("ann@loop.example.com", "permerror", "needs more than 10 DNS lookups"),
        ("ann@text.example.com", "none", "text.example.com has no SPF record"),
        ("ann@localhost", "none", "“localhost” is not a domain"),
        ("ann@example.com", "temperror", "DNS did not answer about TXT spf.service.example"),
    ] {
        let (lines, exit) = evaluated(&broken, "203.0.113.99", from, None).await.unwrap();
        assert_eq!((lines[0].as_str(), exit), (first, Exit::Done), "{from}");
        assert!(lines.iter().any(|line| line.contains(why)), "{from}: {lines:#?}");
    }
}

#[tokio::test(start_paused = true)]
async fn tree_shows_what_each_part_costs() {
    let world = world();
    insta::assert_snapshot!(shown(followed(&world, "example.com", None).await));
    insta::assert_snapshot!(shown(followed(&world, "bad.example.com", None).await));
}

#[tokio::test(start_paused = true)]
async fn tree_ends_with_one_where_receivers_cannot_use_the_record() {
    for (domain, record, exit, text) in [
        ("example.com", None, Exit::Done, "Lookups: 3 of 10."),
        ("many.example.com", None, Exit::Left, "Lookups: 11 of 10."),
        ("loop.example.com", None, Exit::Left, "points back"),
        ("two.example.com", None, Exit::Left, "has 2 SPF records"),
        ("text.example.com", None, Exit::Left, "has no SPF record"),
        ("many.example.com", Some("v=spf1 mx -all"), Exit::Done, "1      1  mx  (does not exist)"),
        ("example.com", Some("v=spf1 include:text.example.com -all"), Exit::Left, "does not exist"),
        ("example.com", Some("v=spf1 a\tmx -all"), Exit::Left, "v=spf1 a\\x09mx -all"), // a tab is no space
    ] {
        let said = shown(followed(&world(), domain, record).await);
        assert!(said.contains(text) && said.ends_with(&format!("{exit:?}")), "{domain}: {said}");
    }
}

#[tokio::test(start_paused = true)]
async fn where_nobody_can_be_asked_nothing_is_said_but_why() {
    let blocked = world();
    blocked.break_server("192.0.2.53".parse().unwrap(), None, Fault::Closed);
    for (world, expected) in
        [(World::default(), "This machine has no resolver"), (blocked, "cannot be reached")]
    {
        for said in [
            evaluated(&world, "203.0.113.99", "ann@example.com", None).await,
            followed(&world, "example.com", None).await,
        ] {
            let text = shown(said);
            assert!(text.contains(expected) && text.ends_with("Unasked"), "{text}");
        }
        // A draft that asks nothing needs nobody.
        let draft = Some("v=spf1 ip4:203.0.113.99 -all");
        let (lines, exit) = evaluated(&world, "203.0.113.99", "ann@example.com", draft).await.unwrap();
        assert_eq!((lines[0].as_str(), exit), ("pass", Exit::Done));
    }
}

/// What the real program says, and its exit code; it has no DNS.
fn run(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
    command.arg("spf").args(arguments).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let text = |octets| String::from_utf8(octets).unwrap();
    format!("{}{}--- exit {}", text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn the_command_line_is_read_and_explained() {
    const OFFLINE: [&str; 2] = ["--resolver", "127.0.0.1:1"];
    for (arguments, expected, exit) in [
        (
            &[
                "eval",
                "--ip",
                "203.0.113.1",
                "--from",
                "a@example.com",
                "--record",
                "\"v=spf1 ip4:203.0.113.1\"",
            ][..],
            "pass\n",
            0,
        ), // quotes come off
        (&["eval", "--ip", "203.0.113.1", "--from", "a@example.com"], "cannot be reached", 3),
        (&["eval", "--ip", "203.0.113.1", "--from", ""], "--helo mail.example.com", 2), // bounces
        (&["eval", "--ip", "203.0.113.1", "--from", "<>", "--helo", "x"], "none\n", 0),
        (&["eval", "--ip", "nowhere", "--from", "a@example.com"], "not an IP address", 2),
        (
            &["eval", "--ip", "203.0.113.1", "--from", "a@example.com", "--record", "mx -all"],
            "not an SPF record",
            2,
        ),
        (&["eval", "--from", "a@example.com"], "--ip <IP>", 2),
        (&["tree", "example.com", "--record", "v=spf1 -all"], "0  -all", 0),
        (&["tree", "nodots"], "nodots", 2),
        (&["eval", "--help"], "Example: mailseal spf eval", 0),
        (&["tree", "--help"], "Example: mailseal spf tree", 0),
        (&["--help"], "the lookups of each", 0),
    ] {
        let needs_resolver = !arguments.contains(&"--help");
        let given: Vec<&str> =
            arguments.iter().copied().chain(OFFLINE.into_iter().filter(|_| needs_resolver)).collect();
        let said = run(&given);
        assert!(said.contains(expected) && said.ends_with(&format!("exit {exit}")), "{arguments:?}: {said}");
    }
}
