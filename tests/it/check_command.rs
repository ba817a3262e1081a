//! What `mailseal check` finds in worlds in memory, and how it says it.

use std::sync::Arc;

use mailseal::{
    check::{
        Finding,
        back::{Back, back},
        memory::Memory,
        published::report::{Report, Verdict},
    },
    cli::check::{json, lines, lines_since, report, short},
    dns::{
        walk,
        zone::{Fault, World},
    },
    plan::Plan,
    survey::{Role, Survey},
};

use crate::literals::{RSA_2048, plan};

/// `example.com` on two servers of its own, the second as `{second}` has it.
const WORLD: &str = "
    system 192.0.2.53
    public 192.0.2.54 Faraway
    zone example.com 192.0.2.1 {second}
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      mail   A   9.9.9.9
      {records}
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
";
const MX: &str = "@ MX 10 mail";
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

/// What is found without a saved set-up, or with one.
async fn check(world: &World, plan: Option<&Plan>) -> (Survey, Report) {
    report(Arc::new(world.clone()), "example.com".parse().unwrap(), plan, &["s1".parse().unwrap()]).await
}

fn shown((survey, report): &(Survey, Report)) -> String {
    lines(survey, report).join("\n")
}

fn ids(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(Finding::id).collect()
}

#[tokio::test(start_paused = true)]
async fn a_healthy_domain_passes_with_and_without_a_set_up() {
    let world = world(&[SPF, DMARC, &key(), MX]);
    for plan in [None, Some(&whole())] {
        let found = check(&world, plan).await;
        assert_eq!(found.1.verdict, Verdict::Pass, "{:?}", ids(&found.1));
        insta::assert_snapshot!(shown(&found));
    }
}

#[tokio::test(start_paused = true)]
async fn a_check_in_short_has_its_limits() {
    // Of a healthy domain, with a set-up and without.
    let healthy = world(&[SPF, DMARC, &key(), MX]);
    for plan in [None, Some(&whole())] {
        let (survey, report) = check(&healthy, plan).await;
        let said = short(&survey, &report);
        assert!(said.len() <= 8, "{}", said.join("\n"));
        assert_eq!(said[0], "example.com: no errors, no warnings");
    }
    // Of one with an error and a warning: each with its name, why and what to do.
    let broken = world(&["@ TXT v=spf1 ip4:9.9.9.300 ~all", DMARC, &key(), MX]);
    broken.break_server("192.0.2.2".parse().unwrap(), None, Fault::Silent);
    let (survey, report) = check(&broken, None).await;
    let said = short(&survey, &report);
    insta::assert_snapshot!(said.join("\n"));
    assert!(said.len() <= 24, "{}", said.join("\n"));
    // What it leaves out is counted, and shown on request.
    assert!(lines(&survey, &report).len() > said.len());
}

#[tokio::test(start_paused = true)]
async fn what_is_wrong_is_named_with_its_place() {
    let world = world(&["@ TXT v=spf1 ip4:9.9.9.300 ~all", &key(), MX]);
    world.break_server("192.0.2.2".parse().unwrap(), None, Fault::Silent);
    let found = check(&world, None).await;
    insta::assert_snapshot!(shown(&found));
    assert_eq!(found.1.verdict, Verdict::Fail);
}

#[tokio::test(start_paused = true)]
async fn the_older_of_two_servers_is_named() {
    let records = [SPF, DMARC, &key(), MX].join("\n");
    let text = format!(
        "{}zone example.com 192.0.2.2\n@ 900 SOA 300 4\n@ NS ns1.example.net.\n@ NS ns2.example.net.\n{SPF}\n{DMARC}\n{MX}",
        WORLD.replace("{second}", "").replace("{records}", &records).replace("SOA 300", "SOA 300 5")
    );
    let found = check(&World::parse(&text).unwrap(), None).await;
    insta::assert_snapshot!(shown(&found));
    assert!(ids(&found.1).contains(&"dns.servers-disagree"));
    assert!(shown(&found).contains("Old answer: ns2.example.net. New answer: ns1.example.net."));
}

#[tokio::test(start_paused = true)]
async fn caches_that_remember_are_told_with_the_time_they_forget() {
    let world = world(&[SPF, &key(), MX]);
    world.remember();
    for server in ["192.0.2.1", "192.0.2.2"] {
        let text = mailseal::survey::Data::Txt(mailseal::record::txt::Txt::new(dmarc_text()));
        world.put(server.parse().unwrap(), &"_dmarc.example.com".parse().unwrap(), 3600, text, |_| true);
    }
    let found = check(&world, Some(&whole())).await;
    insta::assert_snapshot!(shown(&found));
    assert_eq!((found.1.verdict, ids(&found.1).first()), (Verdict::Pass, Some(&"propagation.cached")));
}

#[tokio::test(start_paused = true)]
async fn before_its_own_servers_have_a_record_no_resolver_is_asked_for_it() {
    for plan in [None, Some(&whole())] {
        let world = world(&[SPF, MX]);
        check(&world, plan).await;
        let early: Vec<String> = world
            .asked()
            .into_iter()
            .filter(|(server, _)| server.role != Role::Authoritative)
            .map(|(_, question)| question.name.to_string())
            .filter(|name| {
                name.ends_with("example.com") && name != "example.com" && name != "mail.example.com"
            })
            .collect();
        assert_eq!(early, [""; 0]);
    }
}

#[tokio::test(start_paused = true)]
async fn no_resolver_is_asked_while_one_of_the_own_servers_is_still_to_be_heard() {
    let text = |first: &str, second: &str| {
        let servers =
            WORLD.replace("{second}", "").replace("{records}", &[SPF, DMARC, &key(), MX].join("\n"));
        let late = "slow 192.0.2.2 700\nzone example.com 192.0.2.2\n@ 900 SOA 300\n@ NS ns1.example.net.";
        format!("{servers}\n{late}\n@ NS ns2.example.net.\n{SPF}\n{MX}\n{first}\n{second}")
    };
    for (broken, why) in [
        ("", "the first has the record, the second has not and takes its time"),
        ("closed 192.0.2.1", "the first cannot be reached, which does not mean that the second cannot"),
    ] {
        let world = World::parse(&text(broken, "")).unwrap();
        check(&world, None).await;
        let early = world.asked().into_iter().filter(|(server, question)| {
            server.role != Role::Authoritative && question.name.as_str().contains("_dmarc.example.com")
        });
        assert_eq!(early.count(), 0, "{why}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_private_key_is_not_repeated_however_it_is_written() {
    const PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
    for published in [
        format!("s1._domainkey TXT v=DKIM1; k=ed25519; p={PRIVATE}"),
        format!("s1._domainkey TXT {PRIVATE}"),
        format!(
            "s1._domainkey TXT v=DKIM1; k=rsa; p=-----BEGIN PRIVATE KEY-----{PRIVATE}-----END PRIVATE KEY-----"
        ),
    ] {
        for plan in [None, Some(&whole())] {
            let found = check(&world(&[SPF, DMARC, &published, MX]), plan).await;
            assert_eq!(ids(&found.1).first(), Some(&"dkim.private-key"), "{published}");
            let written = json::document(&found.0, &found.1, None, jiff::Timestamp::UNIX_EPOCH);
            let part = PRIVATE.get(20..32).unwrap();
            assert!(!written.contains(part) && !shown(&found).contains(part), "{written}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn of_a_record_made_to_fill_memory_little_is_said() {
    for (name, begin, unit) in [
        ("@", "v=spf1 ", "a "),                 // a finding for each of 30,000 terms
        ("@", " v=spf1", "v=spf1a"),            // a word as long as the record
        ("_dmarc", "v=DMARC1; p", "="),         // a value as long as the record
        ("_dmarc", "v=DMARC1; p=none; ", "q;"), // a tag every two octets
    ] {
        let text = format!("{begin}{}", unit.repeat(60_000 / unit.len()));
        let strings = text.as_bytes().chunks(250).map(|part| format!("\"{}\"", part.escape_ascii()));
        let record = format!("{name} TXT {}", strings.collect::<Vec<_>>().join(" "));
        let found = check(&world(&[&record, MX]), None).await;
        let written = json::document(&found.0, &found.1, None, jiff::Timestamp::UNIX_EPOCH);
        assert!(shown(&found).len() < 50_000, "{unit}: {}", shown(&found).len());
        assert!(written.len() < 5_000_000, "{unit}: {}", written.len());
    }
}

#[tokio::test(start_paused = true)]
async fn what_dns_does_not_say_is_not_known() {
    let blocked = world(&[SPF]);
    blocked.break_server("192.0.2.53".parse().unwrap(), None, Fault::Closed);
    let slow = World::parse(&format!(
        "{}\nslow 192.0.2.2 {}",
        WORLD.replace("{second}", "192.0.2.2").replace("{records}", &[SPF, DMARC, &key(), MX].join("\n")),
        walk::PURSUIT.as_millis() * 10
    ))
    .unwrap();
    for (world, why) in [
        (blocked, "a firewall"),
        (World::default(), "no resolver at all"),
        (slow, "one server never ends, the other has everything"),
    ] {
        assert_eq!(check(&world, None).await.1.verdict, Verdict::Unknown, "{why}");
    }
}

#[tokio::test(start_paused = true)]
async fn where_only_resolvers_can_be_reached_they_are_asked() {
    let world = world(&[SPF, DMARC, &key(), MX]);
    for server in ["192.0.2.1", "192.0.2.2"] {
        world.break_server(server.parse().unwrap(), None, Fault::Silent);
    }
    let found = check(&world, None).await;
    assert!(ids(&found.1).contains(&"dns.direct-blocked"), "{:?}", ids(&found.1));
    assert_eq!(found.1.verdict, Verdict::Pass, "{:?}", ids(&found.1));
}

#[tokio::test(start_paused = true)]
async fn a_domain_that_is_not_registered_fails() {
    let found = report(Arc::new(world(&[])), "gone.example".parse().unwrap(), None, &[]).await;
    assert_eq!((found.1.verdict, ids(&found.1)), (Verdict::Fail, vec!["dns.unregistered"]));
}

#[tokio::test(start_paused = true)]
async fn what_a_server_sends_cannot_act_on_a_terminal() {
    let found = check(&world(&["@ TXT v=spf1 \u{1b}[2J\u{202e} ~all", DMARC]), Some(&whole())).await;
    let text = shown(&found);
    assert!(text.contains("\\x1b[2J"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    let written = json::document(&found.0, &found.1, None, jiff::Timestamp::UNIX_EPOCH);
    assert!(!written.contains('\u{1b}'), "{written}");
}

#[tokio::test(start_paused = true)]
async fn programs_read_what_the_readme_promises() {
    let world = world(&["@ TXT v=spf1 mx -all;", DMARC, &key(), MX]);
    let (survey, report) = check(&world, Some(&whole())).await;
    let at = "2026-11-21T14:02:11Z".parse().unwrap();
    let document: serde_json::Value =
        serde_json::from_str(&json::document(&survey, &report, None, at)).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&document),
        ["checked_at", "domain", "findings", "next", "reason", "records", "since", "verdict"]
    );
    assert_eq!(document["checked_at"], "2026-11-21T14:02:11Z");
    assert_eq!(document["verdict"], "fail");
    let record = &document["records"][0];
    for key in ["kind", "name", "expected", "published", "state", "servers"] {
        assert!(record.get(key).is_some(), "{key}");
    }
    let broken = document["findings"].as_array().unwrap();
    let broken = broken.iter().find(|finding| finding["id"] == "spf.broken-term").unwrap();
    assert_eq!(
        keys(broken),
        ["correction", "detail", "fix", "id", "rule", "severity", "span", "subject", "title"]
    );
    assert_eq!(broken["rule"]["rfc"], 7208);
    let span = &broken["span"];
    let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    assert_eq!(span["text"].as_str().unwrap().get(at("start")..at("end")), Some(";"));
}

fn then() -> jiff::Timestamp {
    "2026-11-21T18:02:00Z".parse().unwrap()
}

fn now() -> jiff::Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// What a check means since the one before, with a saved set-up.
fn since((survey, report): &(Survey, Report), before: &Memory) -> Back {
    back((report, &survey.facts), now(), &jiff::tz::TimeZone::UTC, Some(before), None)
}

/// A set-up whose policy only watches, so that there is a way ahead.
fn watching() -> (Plan, String) {
    let dmarc = DMARC.replace("reject", "none");
    let mut plan = whole();
    plan.dmarc.record = dmarc.split_once("TXT ").unwrap().1.parse().unwrap();
    (plan, dmarc)
}

#[tokio::test(start_paused = true)]
async fn what_has_changed_since_the_last_check_stands_first() {
    let (plan, dmarc) = watching();
    let key = key();
    let before = check(&world(&[SPF, &dmarc, MX]), Some(&plan)).await;
    let before = Memory::of(&before.1, then(), None);
    let changed = world(&["@ TXT v=spf1 mx a ~all", &dmarc, &key, MX]);
    changed.break_server("192.0.2.2".parse().unwrap(), None, Fault::Silent);
    let found = check(&changed, Some(&plan)).await;
    let back = since(&found, &before);
    let text = lines_since(&found.0, &found.1, &back, now());
    let head: Vec<String> = text.into_iter().take_while(|line| !line.starts_with("SPF at")).collect();
    insta::assert_snapshot!(head.join("\n"));
    // All as it was, and the way ahead.
    let same = world(&[SPF, &dmarc, &key, MX]);
    let memory = Memory::of(&check(&same, Some(&plan)).await.1, then(), None);
    let found = check(&same, Some(&plan)).await;
    let text = lines_since(&found.0, &found.1, &since(&found, &memory), now()).join("\n");
    assert!(text.contains("\nNo changes since 21 Nov 18:02.\n"), "{text}");
    let path = "→ DMARC: none since 21 Nov → quarantine from 21 Dec → reject from 21 Jan\n";
    assert!(text.contains(path), "{text}");
}

#[tokio::test(start_paused = true)]
async fn programs_read_what_has_changed_and_what_is_next() {
    let (plan, dmarc) = watching();
    let key = key();
    let before = Memory::of(&check(&world(&[SPF, &dmarc, MX]), Some(&plan)).await.1, then(), None);
    let found = check(&world(&[SPF, &dmarc, &key, MX]), Some(&plan)).await;
    let written = json::document(&found.0, &found.1, Some(&since(&found, &before)), now());
    let document: serde_json::Value = serde_json::from_str(&written).unwrap();
    let expected = serde_json::json!({
        "at": "2026-11-21T18:02:00Z",
        "changes": [
            {
                "id": "record.appeared", "tone": "better", "kind": "dkim",
                "name": "s1._domainkey.example.com", "selector": "s1",
                "servers": ["ns1.example.net", "ns2.example.net"],
                "title": "DKIM key s1 is published now on ns1.example.net, ns2.example.net.",
            },
            {
                "id": "verdict.changed", "tone": "better", "kind": null, "name": null, "selector": null,
                "servers": [], "title": "No more errors or warnings.",
            },
        ],
        "left_off": 0,
    });
    assert_eq!(document["since"], expected);
    let expected = serde_json::json!({
        "state": "step",
        "reason": null,
        "step": {
            "from": { "policy": "none", "is_test": false },
            "since": "2026-11-21",
            "to": { "policy": "quarantine", "is_test": false },
            "from_date": "2026-12-21",
            "is_due": false,
            "then": { "policy": "reject", "from_date": "2027-01-21" },
        },
    });
    assert_eq!(document["next"], expected);
}

#[tokio::test(start_paused = true)]
async fn a_check_that_found_out_nothing_is_held_against_nothing() {
    let (plan, dmarc) = watching();
    let before = Memory::of(&check(&world(&[SPF, &dmarc, MX]), Some(&plan)).await.1, then(), None);
    let blocked = world(&[SPF]);
    blocked.break_server("192.0.2.53".parse().unwrap(), None, Fault::Closed);
    let found = check(&blocked, Some(&plan)).await;
    let back = since(&found, &before);
    assert_eq!((back.since.is_none(), back.memory.is_none()), (true, true));
}
