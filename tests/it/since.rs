//! What is told of the time between two checks, and what is not.

mod planned;

use jiff::Timestamp;
use mailseal::{
    check::{
        memory::{Heard, Memory, Remembered, Said},
        propagation::{State, Verdict as Server, state},
        published::report::Verdict,
        since::{Change, SHOWN, Since, Tone, since},
    },
    plan::publish::Purpose,
    survey::{Failure, Kind, Role},
    words::since::prose,
};
use proptest::prelude::*;

use super::literals::{RSA_1024, RSA_2048, absent, key_purpose, name, survey};

const SPF: &str = "v=spf1 mx ~all";

const OTHER: &str = "v=spf1 a ~all";

fn then() -> Timestamp {
    "2026-11-21T18:02:00Z".parse().unwrap()
}

fn owner(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::Dkim(_) => "s1._domainkey.example.com",
        Purpose::Dmarc => "_dmarc.example.com",
        Purpose::ReportAuthorization(_) => "example.com._report._dmarc.example.net",
        _ => "example.com",
    }
}

/// What servers said: `ns1+ ns2- far~` is right, not there, different; `?` no answer. Those called ns are the
/// domain's own; names with a stroke are addresses of one server.
fn record(purpose: Purpose, published: &[&str], servers: &str) -> Remembered {
    let heard = servers.split_whitespace().map(|word| {
        let (label, sign) = word.split_at(word.len() - 1);
        let said = match sign {
            "+" => Said::Right,
            "~" => Said::Different,
            "-" => Said::Absent,
            "?" => Said::Silent,
            other => panic!("{other}"),
        };
        let role = if label.starts_with("ns") { Role::Authoritative } else { Role::Public };
        let (length, last) = (u8::try_from(label.len()).unwrap(), label.bytes().next_back().unwrap());
        let label = label.split('/').next().unwrap().to_owned();
        Heard { role, address: ([192, 0, length, last], 53).into(), label, said, forgets: None }
    });
    let servers: Vec<Heard> = heard.collect();
    let verdicts: Vec<(Role, Server)> = servers
        .iter()
        .map(|one| match one.said {
            Said::Right => (one.role, Server::Right),
            Said::Different => (one.role, Server::Different(Vec::new())),
            Said::Absent => (one.role, Server::Absent { remembered: None }),
            Said::Silent => (one.role, Server::Unreachable(Failure::Timeout)),
        })
        .collect();
    let seen: Vec<(Role, &Server)> = verdicts.iter().map(|(role, verdict)| (*role, verdict)).collect();
    let published = published.iter().map(|text| (*text).to_owned()).collect();
    Remembered {
        owner: name(owner(&purpose)),
        purpose,
        state: state(&seen),
        planned: None,
        published,
        servers,
    }
}

fn rsa(key: &str) -> String {
    format!("v=DKIM1; k=rsa; p={key}")
}

fn spf(published: &[&str], servers: &str) -> Remembered {
    record(Purpose::Spf, published, servers)
}

/// With what the plan has there.
fn planned(text: &str, record: Remembered) -> Remembered {
    Remembered { planned: Some(text.to_owned()), ..record }
}

fn memory(verdict: Verdict, records: Vec<Remembered>) -> Memory {
    Memory { at: then(), verdict, policy: None, records, proved: None }
}

fn between(before: Vec<Remembered>, now: Vec<Remembered>) -> Since {
    since(&memory(Verdict::Warn, before), &memory(Verdict::Warn, now), &survey([]).facts)
}

fn said(since: &Since) -> Vec<String> {
    since.changes.iter().map(|change| prose(change).what).collect()
}

/// One record then and now, and all that is said of it.
#[track_caller]
fn told(before: Remembered, now: Remembered, expected: &[&str]) {
    let found = between(vec![before], vec![now]);
    assert_eq!(said(&found), expected);
}

#[test]
fn what_is_as_it_was_says_nothing() {
    for servers in ["ns1+ ns2+ far+", "ns1- ns2-", "ns1+ ns2-", "ns1~ ns2~", "ns1? ns2?", ""] {
        told(spf(&[SPF], servers), spf(&[SPF], servers), &[]);
    }
    for (before, now, why) in [
        (
            spf(&[SPF], "ns1+ ns2+"),
            spf(&["v=spf1  MX  ~all"], "ns1+ ns2+"),
            "other letters, the same meaning",
        ),
        (
            planned(SPF, spf(&[SPF], "ns1+ ns2+")),
            planned(OTHER, spf(&[SPF], "ns1~ ns2~")),
            "the plan has changed, not DNS",
        ),
        (
            planned(OTHER, spf(&[SPF], "ns1~ ns2~")),
            planned(SPF, spf(&[SPF], "ns1+ ns2+")),
            "the plan has been brought to what DNS has",
        ),
        (
            planned(OTHER, spf(&[], "ns1~ ns2~")),
            planned(OTHER, spf(&[SPF], "ns1~ ns2~")),
            "they had not the same, and nobody knows which",
        ),
        (
            planned(SPF, spf(&[SPF], "ns1~ ns2-")),
            planned(SPF, spf(&[SPF], "ns1~ ns2~")),
            "what is wrong spreads, and is told as such",
        ),
        (spf(&[SPF], "ns1+ far?"), spf(&[SPF], "ns1+ far+"), "a resolver that did not answer once"),
        (spf(&[SPF], "ns1+"), spf(&[SPF], "ns1+ far-"), "a resolver nobody had asked"),
        (
            spf(&[SPF], "ns1+ ns2~"),
            spf(&["v=spf1 -all"], "ns1+ ns2~"),
            "they differ, and another was heard first",
        ),
        (spf(&[], ""), spf(&[SPF], "ns1+"), "nobody had been asked"),
        (spf(&[SPF], "ns1+"), spf(&[], ""), "nobody has been asked"),
    ] {
        assert_eq!(said(&between(vec![before], vec![now])), [""; 0], "{why}");
    }
}

#[test]
fn of_a_record_it_is_told_what_has_become_of_it() {
    let key = |published: &str, servers| record(key_purpose(), &[published], servers);
    // A server lagged and has it now.
    told(spf(&[SPF], "ns1+ ns2-"), spf(&[SPF], "ns1+ ns2+"), &["ns2 has SPF now."]);
    told(spf(&[SPF], "ns1+ ns2~"), spf(&[SPF], "ns1+ ns2+"), &["ns2 has SPF now."]);
    told(spf(&["v=spf1 -all"], "ns1~ ns2+"), spf(&[SPF], "ns1+ ns2+"), &["ns1 has SPF now."]);
    told(spf(&[SPF], "ns1+ ns2- ns3-"), spf(&[SPF], "ns1+ ns2+ ns3-"), &["ns2 has SPF now, ns3 not yet."]);
    told(spf(&[SPF], "ns1+ ns2- ns3-"), spf(&[SPF], "ns1+ ns2+ ns3+"), &["ns2, ns3 have SPF now."]);
    // Somebody has created it.
    told(spf(&[], "ns1- ns2-"), spf(&[SPF], "ns1+ ns2+"), &["SPF is published now on ns1, ns2."]);
    told(spf(&[], "ns1- ns2-"), spf(&[SPF], "ns1+ ns2-"), &["SPF is published now on ns1, not yet on ns2."]);
    told(spf(&[], "ns1-"), spf(&[SPF], "ns1~"), &["SPF is published now, but it is not correct."]);
    // Somebody has removed it.
    told(
        spf(&[SPF], "ns1+ ns2+"),
        spf(&[], "ns1- ns2-"),
        &["SPF is gone: none of your name servers has it."],
    );
    told(spf(&[SPF], "ns1+ ns2+"), spf(&[SPF], "ns1- ns2+"), &["SPF is gone from ns1, still on ns2."]);
    // Somebody has changed it.
    told(
        spf(&[SPF], "ns1+ ns2+"),
        spf(&["v=spf1 a ~all"], "ns1~ ns2~"),
        &["SPF has changed: mx is gone, a is new."],
    );
    told(
        record(Purpose::Dmarc, &["v=DMARC1; p=none"], "ns1~"),
        record(Purpose::Dmarc, &["v=DMARC1; p=quarantine"], "ns1+"),
        &["DMARC has changed: p was none, is quarantine."],
    );
    told(
        key(&rsa(RSA_2048), "ns1+"),
        key(&rsa(RSA_1024), "ns1~"),
        &["DKIM key s1 has changed: it is another key."],
    );
    told(
        key(&rsa(RSA_2048), "ns1+"),
        key("v=DKIM1; p=", "ns1~"),
        &["DKIM key s1 has changed: the key is revoked."],
    );
    told(
        spf(&[SPF], "ns1+"),
        spf(&[SPF, "v=spf1 -all"], "ns1~"),
        &["SPF has changed: now there are 2 of them."],
    );
    told(spf(&[SPF, "v=spf1 -all"], "ns1~"), spf(&[SPF], "ns1+"), &["SPF has changed."]);
    told(
        spf(&[SPF], "ns1+"),
        spf(&["v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 ip4:192.0.2.4 ~all"], "ns1~"),
        &["SPF has changed."], // too much to tell in a line
    );
    told(
        record(Purpose::NullMx, &["0 ."], "ns1+"),
        record(Purpose::NullMx, &["10 mail.example.com."], "ns1~"),
        &["MX has changed."],
    );
    // On one of them, whichever was heard first.
    for heard in [SPF, "v=spf1 a ~all"] {
        told(
            spf(&[SPF], "ns1+ ns2+"),
            spf(&[heard], "ns1+ ns2~"),
            &["ns2 has another record for SPF than the others now."],
        );
    }
}

#[test]
fn a_record_nobody_planned_is_gone_when_its_name_says_so() {
    let seen = record(key_purpose(), &[&rsa(RSA_2048)], "ns1+");
    let memory = |records| memory(Verdict::Warn, records);
    let gone = survey([absent("s1._domainkey.example.com", Kind::Txt)]);
    let told = since(&memory(vec![seen.clone()]), &memory(vec![]), &gone.facts);
    assert_eq!(said(&told), ["DKIM key s1 is gone: none of your name servers has it."]);
    // Nobody has asked for it this time.
    assert_eq!(said(&since(&memory(vec![seen]), &memory(vec![]), &survey([]).facts)), [""; 0]);
}

#[test]
fn of_servers_it_is_told_which_came_went_and_fell_silent() {
    let both =
        |servers: &str| vec![spf(&[SPF], servers), record(Purpose::Dmarc, &["v=DMARC1; p=none"], servers)];
    for (before, now, expected) in [
        ("ns1+ ns2+", "ns1+ ns2?", &["ns2 no longer answers."][..]), // once, not for each record
        ("ns1+ ns2?", "ns1+ ns2+", &["ns2 answers again."]),
        ("ns1+ ns2+", "ns1? ns2?", &["None of your name servers answers."]),
        ("ns1+", "ns1+ ns3+", &["ns3 is a new name server."]),
        ("ns1+", "ns1+ ns3-", &["ns3 is a new name server without all records: SPF, DMARC."]),
        ("ns1+ ns2+", "ns1+", &["ns2 is no longer one of your name servers."]),
        (
            "ns1+ ns2+",
            "ns3+ ns4+",
            &[
                "ns3, ns4 are new name servers.", // the zone has moved, and everything with it
                "ns1, ns2 are no longer your name servers.",
            ],
        ),
        ("ns/1+ ns/2+", "ns/1+ ns/2?", &["ns (192.0.4.50) no longer answers."]), // two addresses of one server
        ("ns/1+ ns/2+", "ns/1+", &["ns (192.0.4.50) is no longer one of your name servers."]),
    ] {
        assert_eq!(said(&between(both(before), both(now))), expected, "{before} to {now}");
    }
    // The permission stands on another's servers, which are nobody's here.
    let theirs = |servers| {
        let purpose = Purpose::ReportAuthorization("example.net".parse().unwrap());
        vec![spf(&[SPF], "ns1+"), record(purpose, &["v=DMARC1"], servers)]
    };
    assert_eq!(said(&between(theirs("ns8+"), theirs("ns9+"))), [""; 0]);
}

#[test]
fn resolvers_that_have_forgotten_are_one_line() {
    let all =
        |servers: &str| vec![spf(&[SPF], servers), record(Purpose::Dmarc, &["v=DMARC1; p=none"], servers)];
    let found = between(all("ns1+ far- near~ slow-"), all("ns1+ far+ near+ slow-"));
    assert_eq!(said(&found), ["far, near have dropped the old answer: SPF, DMARC."]);
    // While the record itself was on its way, they had nothing to forget.
    assert_eq!(said(&between(all("ns1+ ns2- far-"), all("ns1+ ns2- far+"))), [""; 0]);
}

#[test]
fn the_worst_stands_first_and_the_verdict_among_them() {
    let before = vec![
        spf(&[SPF], "ns1+ ns2-"),
        record(Purpose::Dmarc, &["v=DMARC1; p=none"], "ns1+ ns2+"),
        record(key_purpose(), &[&rsa(RSA_2048)], "ns1+ ns2+"),
    ];
    let now = vec![
        spf(&[SPF], "ns1+ ns2+"),
        record(Purpose::Dmarc, &[], "ns1- ns2-"),
        record(key_purpose(), &[&rsa(RSA_2048)], "ns1- ns2+"),
    ];
    let found = since(&memory(Verdict::Pass, before), &memory(Verdict::Fail, now), &survey([]).facts);
    let ids: Vec<&str> = found.changes.iter().map(Change::id).collect();
    assert_eq!(ids, ["record.gone", "verdict.changed", "record.lost", "record.spread"]);
    assert_eq!(found.changes.last().map(Change::tone), Some(Tone::Better));
    for (before, now, said) in [
        (Verdict::Fail, Verdict::Pass, Some("No more errors or warnings.")),
        (Verdict::Warn, Verdict::Pass, Some("No more errors or warnings.")),
        (Verdict::Fail, Verdict::Warn, Some("No more errors, only warnings.")),
        (Verdict::Pass, Verdict::Warn, Some("There is a new warning.")),
        (Verdict::Pass, Verdict::Unknown, None), // the screen says so itself
        (Verdict::Unknown, Verdict::Fail, None), // what it was, nobody knew
    ] {
        let found = since(&memory(before, vec![]), &memory(now, vec![]), &survey([]).facts);
        assert_eq!(found.changes.first().map(|change| prose(change).what).as_deref(), said);
    }
}

#[test]
fn of_very_many_changes_the_rest_is_counted() {
    let many = |sign: &str| -> Vec<Remembered> {
        let of = |n: usize| {
            let selector = format!("s{n}").parse().unwrap();
            let owner = name(&format!("s{n}._domainkey.example.com"));
            Remembered { owner, ..record(Purpose::Dkim(selector), &[&rsa(RSA_1024)], &format!("ns1{sign}")) }
        };
        (0..SHOWN + 3).map(of).collect()
    };
    let found = between(many("+"), many("-"));
    assert_eq!((found.changes.len(), found.left_off), (SHOWN, 3));
}

#[test]
fn what_a_file_says_cannot_act_on_a_terminal() {
    let mut before = spf(&[SPF], "ns1+ ns2+");
    before.servers[1].label = "ns2\u{1b}[2J\u{202e}".to_owned();
    let mut now = before.clone();
    now.servers[1].said = Said::Silent;
    now.published = vec!["v=spf1 \u{1b}[2J ~all".to_owned()];
    for line in said(&between(vec![before], vec![now])) {
        assert!(!line.contains(['\u{1b}', '\u{202e}']), "{line}");
    }
}

fn any_servers() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["+", "-", "~", "?", ""]);
    prop::collection::vec(sign, 4).prop_map(|signs| {
        let names = ["ns1", "ns2", "far", "near"];
        let all = names.iter().zip(signs).filter(|(_, sign)| !sign.is_empty());
        all.map(|(name, sign)| format!("{name}{sign}")).collect::<Vec<_>>().join(" ")
    })
}

proptest! {
    #[test]
    fn a_check_has_not_changed_from_itself(servers in any_servers(), text in "(v=spf1 )?[ -~]{0,20}") {
        let one = || vec![spf(&[&text], &servers)];
        prop_assert_eq!(said(&between(one(), one())), Vec::<String>::new());
    }

    #[test]
    fn whatever_has_changed_can_be_said(before in any_servers(), now in any_servers(), texts in prop::collection::vec(".{0,20}", 2)) {
        let found = between(vec![spf(&[&texts[0]], &before)], vec![spf(&[&texts[1]], &now)]);
        for line in said(&found) {
            prop_assert!(!line.is_empty() && !line.contains('{'), "{}", line);
        }
    }
}

#[test]
fn a_state_is_worked_out_as_the_checks_do() {
    assert_eq!(spf(&[SPF], "ns1+ ns2-").state, State::Some { right: 1, all: 2 });
    assert_eq!(spf(&[SPF], "ns1+ far-").state, State::Spreading);
}
