//! What receivers put up with (RFC 7208 §4.6.4), and that every evaluation ends.

use std::collections::BTreeSet;

use mailseal::{
    check::spf::evaluate::{Break, Draft, Ending, Outcome, QUESTIONS, evaluate},
    record::name::Name,
    survey::{Data, Facts, Failure, Kind, Outcome as Said, Question},
};
use proptest::prelude::*;

use super::{World, arguments, found, result, zone};
use crate::literals::answer;

#[tokio::test(start_paused = true)]
async fn the_eleventh_term_that_asks_is_one_too_many() {
    let records =
        |terms: &str| format!("@ TXT v=spf1 {terms} -all\n@ A 203.0.113.5\n@ MX 0 m\nm A 203.0.113.6");
    for (terms, expected, lookups) in [
        ("a mx a mx a mx a mx a a ip4:203.0.113.1", "pass", 10),
        ("a mx a mx a mx a mx a a a ip4:203.0.113.1", "permerror", 11),
        ("ip4:203.0.113.1 a mx a mx a mx a mx a a a", "pass", 0), // what is not reached costs nothing
        ("a mx a mx a mx a mx a a redirect=gone.example.com", "fail", 10), // nor a redirect beside `all`
    ] {
        let found = found(&zone("example.com", &records(terms)), "203.0.113.1", "ann@example.com").await;
        assert_eq!((found.result().as_str(), found.lookups), (expected, lookups), "{terms}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_includes_lead_to_counts_and_loops_end_by_it() {
    let inner = "inner TXT v=spf1 a a a a a a a a\ninner A 203.0.113.6";
    for (record, expected) in [
        ("v=spf1 a include:inner.example.com ip4:203.0.113.1 mx -all", "pass"),
        ("v=spf1 a include:inner.example.com a ip4:203.0.113.1 -all", "permerror"),
        ("v=spf1 include:example.com -all", "permerror"),
        ("v=spf1 redirect=example.com", "permerror"),
        ("v=spf1 include:round.example.com -all", "permerror"),
    ] {
        let records =
            format!("@ TXT {record}\n@ A 203.0.113.5\n{inner}\nround TXT v=spf1 include:example.com -all");
        assert_eq!(
            result(&zone("example.com", &records), "203.0.113.1", "ann@example.com").await,
            expected,
            "{record}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_third_term_that_finds_nothing_is_one_too_many() {
    for (terms, expected, void) in [
        ("a:g1.example.com a:g2.example.com", "fail", 2),
        ("a:g1.example.com a:g2.example.com a:g3.example.com", "permerror", 3),
        ("a:g1.example.com exists:g2.example.com mx:g3.example.com", "permerror", 3),
        ("mx:three.example.com", "fail", 1), // one term, though none of its three servers is there
        ("ptr exists:g1.example.com", "fail", 2), // no reverse name
        ("include:g1.example.com", "permerror", 1), // broken by itself
    ] {
        let records = format!("@ TXT v=spf1 {terms} -all\nthree MX 1 g4\nthree MX 2 g5\nthree MX 3 g6");
        let found = found(&zone("example.com", &records), "203.0.113.1", "ann@example.com").await;
        assert_eq!((found.result().as_str(), found.void), (expected, void), "{terms}");
    }
}

fn hosts(count: usize, line: impl Fn(usize) -> String) -> String {
    (1..=count).map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test(start_paused = true)]
async fn ten_mail_servers_are_allowed_and_eleven_break_the_record() {
    let records = |count| {
        let servers = hosts(count, |n| format!("@ MX {n} m{n}\nm{n} A 203.0.113.{n}"));
        format!("@ TXT v=spf1 mx -all\n{servers}")
    };
    assert_eq!(result(&zone("example.com", &records(10)), "203.0.113.10", "ann@example.com").await, "pass");
    let found = found(&zone("example.com", &records(11)), "203.0.113.1", "ann@example.com").await;
    assert!(matches!(found.ending, Ending::Broken(Break::Exchangers { count: 11, .. })), "{found:?}");
}

#[tokio::test(start_paused = true)]
async fn the_eleventh_reverse_name_is_not_looked_at() {
    // What a stranger's server claims can break nothing.
    for (position, expected) in [(10, "pass"), (11, "fail")] {
        let names = hosts(11, |n| {
            format!(
                "1 PTR {}",
                if n == position { "ok.example.com.".to_owned() } else { format!("n{n}.example.org.") }
            )
        });
        let world = World::parse(&format!(
            "system 192.0.2.253
            zone example.com 192.0.2.1
              @ TXT v=spf1 ptr -all
              ok A 203.0.113.1
            zone 113.0.203.in-addr.arpa 192.0.2.1
            {names}"
        ))
        .unwrap();
        assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, expected, "{position}");
    }
}

#[tokio::test(start_paused = true)]
async fn addresses_are_not_limited() {
    let addresses = hosts(40, |n| format!("@ A 203.0.113.{n}"));
    let world = zone("example.com", &format!("@ TXT v=spf1 a -all\n{addresses}"));
    assert_eq!(result(&world, "203.0.113.40", "ann@example.com").await, "pass");
}

/// Names that lead to each other.
const NAMES: [&str; 4] = ["a.example", "b.example", "c.example", "d.example"];

/// Terms that ask, some of them broken, and macros that grow.
fn terms() -> impl Strategy<Value = String> {
    let term = prop_oneof![
        "(include:|redirect=|a:|mx:|ptr:|exists:|exp=)[abcd]\\.example",
        "[-~?+]?(a|mx|ptr|all|ip4:203\\.0\\.113\\.[0-9]|ip6:2001:db8::/[0-9]{1,2})",
        "(include|exists|a|mx):%\\{[slodiphvSLODIPHV][0-9]?r?[.+-]?\\}\\.[abcd]\\.example",
        "\\PC{0,8}",
    ];
    proptest::collection::vec(term, 0..25).prop_map(|terms| format!("v=spf1 {}", terms.join(" ")))
}

/// What a hostile DNS says to a question: chosen by number, so that it always says the same.
fn said(question: &Question, seed: u64, records: &[String]) -> Said {
    let hash = question
        .to_owned()
        .name
        .as_str()
        .bytes()
        .fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let pick = usize::try_from(hash >> 40).unwrap();
    let name = |n: usize| -> Name { NAMES[n % NAMES.len()].parse().unwrap() };
    let data: Vec<Data> = match question.kind {
        Kind::Txt => {
            let text = &records[pick % records.len()];
            return match pick % 9 {
                0 => Said::NxDomain { negative_ttl: None },
                _ => Said::Records { data: vec![Data::Txt(mailseal::record::txt::Txt::new(text))], ttl: 1 },
            };
        }
        Kind::Mx => (0..pick % 13).map(|n| Data::Mx { preference: 1, exchange: name(pick + n) }).collect(),
        Kind::Ptr => (0..pick % 20).map(|n| Data::Ptr(format!("n{n}.a.example").parse().unwrap())).collect(),
        Kind::A => (0..pick % 3).map(|_| Data::A([203, 0, 113, 1].into())).collect(),
        _ => Vec::new(),
    };
    match pick % 11 {
        0 => Said::Failed(Failure::ServFail),
        1 => Said::NoData { negative_ttl: None },
        _ => Said::Records { data, ttl: 1 },
    }
}

proptest! {
    #[test]
    fn whatever_dns_says_the_evaluation_ends_within_its_questions(
        records in proptest::collection::vec(terms(), 1..6),
        seed in any::<u64>(),
        local in "\\PC{0,80}",
        helo in "\\PC{0,80}",
        is_v6 in any::<bool>(),
    ) {
        let client = if is_v6 { "2001:db8::1" } else { "203.0.113.1" };
        let arguments = arguments(client, &format!("{local}@a.example"), &helo);
        let mut facts = Facts::default();
        let mut asked = BTreeSet::new();
        let found = loop {
            match evaluate(&arguments, &Draft::default(), &facts) {
                Outcome::Done(found) => break found,
                Outcome::Need(questions) => {
                    prop_assert!(!questions.is_empty());
                    for question in questions {
                        let said = said(&question, seed, &records);
                        facts.insert(mailseal::survey::Answer {
                            question: question.clone(),
                            ..answer("a.example", question.kind, said)
                        });
                        prop_assert!(asked.insert(question), "asked twice");
                    }
                }
            }
        };
        prop_assert!(asked.len() <= QUESTIONS, "{}", asked.len());
        prop_assert!(found.lookups <= 11 && found.void <= 3, "{found:?}");
        prop_assert!(found.trace.iter().all(|step| step.depth <= 11));
        // What was asked ahead changes nothing: with every answer at hand it comes to the same.
        prop_assert_eq!(evaluate(&arguments, &Draft::default(), &facts), Outcome::Done(found));
    }

    #[test]
    fn any_sender_and_any_text_is_judged_without_asking_for_the_draft(from in "\\PC*", text in "\\PC*") {
        let arguments = arguments("203.0.113.1", &from, "mail.example.com");
        let draft = Name::verbatim(arguments.domain()).map(|name| Draft::default().with(name, text));
        let _ = evaluate(&arguments, &draft.unwrap_or_default(), &Facts::default());
    }
}
