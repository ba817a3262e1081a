//! What an SPF record costs and what is wrong with it, judged on worlds made of a few lines.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use jiff::Timestamp;
use mailseal::{
    check::{
        Finding, Severity,
        finding::What,
        spf::{Cost, NODES, Node, State, cost, judge, questions},
    },
    plan::spf::Answers,
    reading::adopt::merge_spf,
    record::{
        name::{DomainName, Name},
        txt::Txt,
    },
    survey::{Answer, Data, Facts, Failure, Kind, Marks, Outcome, Question, Role, Server, Transport},
    words::finding::prose,
};
use proptest::prelude::*;

/// What stands in DNS, a line each: `name TYPE data`. `name FAIL` fails with SERVFAIL whatever is
/// asked, `name SILENT` never answers, and a name without a line does not exist.
struct World(BTreeMap<String, Vec<(String, String)>>);

impl World {
    fn new(lines: &str) -> Self {
        let mut names: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (name, rest) = line.split_once(' ').unwrap_or((line, "FAIL"));
            let (kind, data) = rest.split_once(' ').unwrap_or((rest, ""));
            names.entry(name.to_owned()).or_default().push((kind.to_owned(), data.to_owned()));
        }
        Self(names)
    }

    fn answer(&self, question: &Question) -> Answer {
        let lines = self.0.get(question.name.as_str());
        let has = |kind: &str| lines.is_some_and(|lines| lines.iter().any(|(k, _)| k == kind));
        let data: Vec<Data> = lines
            .into_iter()
            .flatten()
            .filter(|(kind, _)| kind == question.kind.as_str())
            .filter_map(|(_, text)| data(question.kind, text))
            .collect();
        let outcome = if has("FAIL") {
            Outcome::Failed(Failure::ServFail)
        } else if has("SILENT") {
            Outcome::Failed(Failure::Timeout)
        } else if !data.is_empty() {
            Outcome::Records { data, ttl: 300 }
        } else if lines.is_some() {
            Outcome::NoData { negative_ttl: None }
        } else {
            Outcome::NxDomain { negative_ttl: None }
        };
        Answer {
            question: question.clone(),
            server: Server {
                role: Role::System,
                address: SocketAddr::from((Ipv4Addr::LOCALHOST, 53)),
                label: "resolver".to_owned(),
            },
            at: Timestamp::UNIX_EPOCH,
            took: Duration::ZERO,
            transport: Some(Transport::Udp),
            is_authoritative: false,
            marks: Marks::default(),
            aliases: Vec::new(),
            outcome,
        }
    }
}

fn data(kind: Kind, text: &str) -> Option<Data> {
    Some(match kind {
        Kind::A => Data::A(text.parse().ok()?),
        Kind::Aaaa => Data::Aaaa(text.parse().ok()?),
        Kind::Mx => Data::Mx { preference: 10, exchange: Name::parse(text).ok()? },
        Kind::Txt => Data::Txt(Txt::new(text)),
        _ => return None,
    })
}

fn domain() -> DomainName {
    "example.com".parse().unwrap_or_else(|e| panic!("{e}"))
}

/// Asks until there is nothing left to ask, as the screen does; how many rounds and questions it took.
fn ask(answers: &Answers, world: &World) -> (Facts, usize, usize) {
    let (mut facts, mut rounds, mut count) = (Facts::default(), 0, 0);
    loop {
        let open = questions(answers, &domain(), &facts);
        if open.is_empty() {
            return (facts, rounds, count);
        }
        rounds += 1;
        count += open.len();
        assert!(rounds < 50, "asking comes to an end");
        for question in open {
            assert!(facts.get(&question.name, question.kind).is_none(), "nothing is asked twice");
            facts.insert(world.answer(&question));
        }
    }
}

fn costs(record: &str, world: &str) -> Cost {
    let answers = Answers::from_text(record);
    let (facts, ..) = ask(&answers, &World::new(world));
    cost(&answers, &domain(), &facts)
}

/// `row:id` of each finding, worst first.
fn found(record: &str, world: &str) -> Vec<String> {
    let answers = Answers::from_text(record);
    let (facts, ..) = ask(&answers, &World::new(world));
    let findings = judge(&answers, &domain(), &facts);
    assert!(findings.is_sorted_by(|a, b| a.severity() >= b.severity()), "worst first");
    findings
        .iter()
        .map(|finding| {
            let words = prose(finding);
            for text in [&words.what, &words.why, &words.fix] {
                assert!(
                    !text.is_empty() && !text.contains("{$") && !text.starts_with("spf"),
                    "{finding:?}: {text}"
                );
            }
            assert!(matches!(finding.what, What::Spf(_)) && finding.id().starts_with("spf."));
            let row = finding.row.map_or("-".to_owned(), |row| row.to_string());
            format!("{row}:{}", finding.id().trim_start_matches("spf."))
        })
        .collect()
}

fn states(node: &Node) -> Vec<(String, State)> {
    let below = node.children.iter().flat_map(states);
    std::iter::once((node.term.clone(), node.state)).chain(below).collect()
}

/// A service's records, fourteen of them and three that include some.
fn service() -> String {
    let mut lines = (1..=14)
        .map(|i| format!("i{i}.esp.example TXT v=spf1 ip4:9.9.9.{i} -all\n"))
        .collect::<Vec<_>>()
        .concat();
    lines += "nest1.esp.example TXT v=spf1 include:i1.esp.example include:i2.esp.example include:i3.esp.example include:i4.esp.example -all\n";
    lines += "nest2.esp.example TXT v=spf1 include:i5.esp.example include:i6.esp.example -all\n";
    lines
}

#[test]
fn every_term_that_asks_dns_costs_one_and_what_it_leads_to() {
    let world = service()
        + "example.com A 9.9.9.9
           example.com MX mx.example.com
           mx.example.com A 9.9.9.9
           token.example.com A 127.0.0.2
           void.example TXT nothing to do with it";
    for (record, lookups, void) in [
        ("v=spf1 -all", 0, 0),
        ("v=spf1 ip4:9.9.9.9 ip6:2a00::1 exp=why.example.com x=y -all", 0, 0), // exp= is not counted
        ("v=spf1 a mx -all", 2, 0),
        ("v=spf1 ptr exists:token.%{d} exists:%{ir}.example.com -all", 3, 0),
        ("v=spf1 include:nest1.esp.example -all", 5, 0),
        ("v=spf1 include:nest1.esp.example include:nest2.esp.example mx -all", 9, 0),
        ("v=spf1 -all a mx include:nest1.esp.example", 0, 0), // nothing after all is reached
        ("v=spf1 redirect=nest2.esp.example", 3, 0),
        ("v=spf1 mx redirect=nest2.esp.example ~all", 1, 0), // ignored beside all
        ("v=spf1 redirect=nest2.esp.example mx", 4, 0),      // wherever it stands
        ("v=spf1 a:gone.example mx:gone.example exists:gone.example -all", 3, 3),
        ("v=spf1 include:gone.example -all", 1, 1),
        ("v=spf1 include:void.example -all", 1, 0), // something stands there, only no SPF
    ] {
        let cost = costs(record, &world);
        assert_eq!((cost.lookups, cost.void, cost.is_complete), (lookups, void, true), "{record}");
    }
}

#[test]
fn there_is_a_node_for_each_row_and_below_it_what_costs_anything() {
    let world = service();
    let cost = costs("v=spf1 ip4:9.9.9.9 include:nest2.esp.example oops! -all mx", &world);
    let shape: Vec<(&str, usize, usize)> =
        cost.rows.iter().map(|n| (n.term.as_str(), n.lookups, n.children.len())).collect();
    assert_eq!(
        shape,
        [
            ("ip4:9.9.9.9", 0, 0),
            ("include:nest2.esp.example", 3, 2),
            ("oops!", 0, 0),
            ("-all", 0, 0),
            ("mx", 0, 0)
        ]
    );
}

#[test]
fn an_address_is_void_only_if_neither_kind_is_there() {
    let world = "six.example AAAA 2a00::1
                 mail.example MX six.example
                 mail.example MX gone.example
                 dead.example MX gone.example
                 null.example MX .";
    for (record, void, state) in [
        ("v=spf1 a:six.example -all", 0, State::Known),
        ("v=spf1 exists:six.example -all", 1, State::Missing), // exists asks for A alone
        ("v=spf1 mx:mail.example -all", 1, State::Known),      // one of its servers has no address
        ("v=spf1 mx:dead.example -all", 1, State::Missing),
        ("v=spf1 mx:null.example -all", 0, State::Missing), // an answer, but no server
        ("v=spf1 mx:gone.example -all", 1, State::Missing),
    ] {
        let cost = costs(record, world);
        assert_eq!((cost.void, cost.rows[0].state), (void, state), "{record}");
    }
}

#[test]
fn what_is_not_known_yet_is_asked_from_the_frontier() {
    let answers = Answers::from_text(
        "v=spf1 a mx:mail.example include:x.example include:%{d}.y.example exists:%{i}.z.example ptr include:%{l}.w.example -all",
    );
    let asked: Vec<String> = questions(&answers, &domain(), &Facts::default())
        .into_iter()
        .map(|question| format!("{} {}", question.name, question.kind))
        .collect();
    assert_eq!(
        asked,
        [
            "example.com A", // AAAA only where there is no A: one address is enough
            "mail.example MX",
            "x.example TXT",
            "example.com.y.example TXT",
            "postmaster.w.example TXT"
        ]
    );
    let unknown = cost(&answers, &domain(), &Facts::default());
    assert!(!unknown.is_complete);
    assert_eq!(unknown.lookups, 7, "each term counts before anything is answered");
    let states: Vec<State> = unknown.rows.iter().map(|node| node.state).collect();
    let row = |state, count| std::iter::repeat_n(state, count);
    assert!(
        states
            .into_iter()
            .eq(row(State::Waiting, 4).chain(row(State::Dynamic, 3)).chain(row(State::Known, 1)))
    );
    let (facts, rounds, _) = ask(&answers, &World::new("mail.example MX a.mail.example"));
    assert_eq!(rounds, 3, "the servers are asked for once the MX are known, by AAAA where they have no A");
    assert!(facts.get(&"a.mail.example".parse().unwrap(), Kind::Aaaa).is_some());
}

#[test]
fn a_macro_for_the_domain_means_the_domain_of_the_record_it_stands_in() {
    let world = "x.example TXT v=spf1 exists:ok.%{d} a -all
                 ok.x.example A 127.0.0.2
                 x.example A 9.9.9.9";
    let cost = costs("v=spf1 include:x.example -all", world);
    assert_eq!((cost.lookups, cost.void), (3, 0));
}

#[test]
fn loops_failures_and_records_that_cannot_be_used_are_told_apart() {
    let world = "b.example TXT v=spf1 include:example.com -all
                 self.example TXT v=spf1 include:self.example -all
                 fail.example FAIL
                 silent.example SILENT
                 two.example TXT v=spf1 -all
                 two.example TXT v=spf1 mx -all
                 broken.example TXT v=spf1 ip4:300.1.1.1 include:b2.example -all
                 b2.example TXT v=spf1 -all
                 text.example TXT v=spf1include:b2.example -all";
    for (name, state, lookups, is_complete) in [
        ("b.example", State::Known, 2, true),
        ("self.example", State::Known, 2, true),
        ("example.com", State::Loop, 1, true),
        ("fail.example", State::Failed, 1, false),
        ("silent.example", State::Failed, 1, false),
        ("two.example", State::Broken, 1, true),
        ("broken.example", State::Broken, 2, true), // its good terms are followed all the same
        ("text.example", State::Missing, 1, true),
        ("gone.example", State::Missing, 1, true),
    ] {
        let cost = costs(&format!("v=spf1 include:{name} -all"), world);
        let node = &cost.rows[0];
        assert_eq!((node.state, node.lookups, cost.is_complete), (state, lookups, is_complete), "{name}");
    }
    let cost = costs("v=spf1 include:b.example -all", world);
    assert_eq!(states(&cost.rows[0])[1], ("include:example.com".to_owned(), State::Loop));
}

#[test]
fn a_tree_made_to_keep_readers_busy_is_left_unfinished() {
    // Each record includes the next twice: 2^40 terms if nobody counts.
    let doubling = (0..40)
        .map(|i| {
            format!("d{i}.example TXT v=spf1 include:d{}.example include:e{}.example -all\n", i + 1, i + 1)
        })
        .chain((0..40).map(|i| {
            format!("e{i}.example TXT v=spf1 include:d{}.example include:e{}.example -all\n", i + 1, i + 1)
        }))
        .collect::<Vec<_>>()
        .concat();
    let answers = Answers::from_text("v=spf1 include:d0.example -all");
    let (facts, _, count) = ask(&answers, &World::new(&doubling));
    let cost = cost(&answers, &domain(), &facts);
    assert!(!cost.is_complete && cost.lookups > 10, "{}", cost.lookups);
    assert!(count <= NODES, "{count}");
    // A record of thousands of terms asks for no more than the bound either.
    let wide = (0..5000).map(|i| format!(" a:h{i}.example")).collect::<Vec<_>>().concat();
    let answers = Answers::from_text(&format!("v=spf1{wide}"));
    let open = questions(&answers, &domain(), &Facts::default());
    assert_eq!(open.len(), NODES, "one question for each term that is followed");
}

#[test]
fn what_is_wrong_is_found_at_its_row() {
    let world = service()
        + "example.com MX mx.example.com
           example.com A 9.9.9.9
           mx.example.com A 9.9.9.9
           plus.example TXT v=spf1 +all
           nestplus.example TXT v=spf1 include:plus.example -all
           refuse.example TXT v=spf1 -ip4:9.9.9.9 +all
           fail.example FAIL
           silent.example SILENT
           two.example TXT v=spf1 -all
           two.example TXT v=spf1 mx -all
           broken.example TXT v=spf1 ip4:300.1.1.1 -all
           b.example TXT v=spf1 include:example.com -all
           many.example MX mx.example.com";
    let many = (0..11)
        .map(|i| format!("\nmany.example MX m{i}.example\nm{i}.example A 9.9.9.9"))
        .collect::<Vec<_>>()
        .concat();
    let world = world + &many;
    let eleven = (1..=11).map(|i| format!("include:i{i}.esp.example ")).collect::<Vec<_>>().concat();
    let ten = (1..=10).map(|i| format!("include:i{i}.esp.example ")).collect::<Vec<_>>().concat();
    let long = (0..16).map(|i| format!("ip4:9.9.{i}.0/24 ip6:2a00:1:{i}::/48 ")).collect::<Vec<_>>().concat();
    let table: Vec<(String, &[&str])> = vec![
        ("mx -all".into(), &[]),
        ("include:nest2.esp.example a mx ip4:9.9.9.0/24 ~all".into(), &[]),
        (format!("{ten}-all"), &[]), // exactly ten is allowed
        (format!("{eleven}-all"), &["-:too-many-lookups", "-:several-strings"]),
        ("a:n1.example a:n2.example a:n3.example -all".into(), &["-:too-many-void-lookups", "0:nothing-there", "1:nothing-there", "2:nothing-there"]),
        (String::new(), &["-:empty"]),
        ("mx".into(), &["-:no-all"]),
        ("mx redirect=i1.esp.example".into(), &[]), // no all is needed beside a redirect
        ("mx +all".into(), &["1:plus-all"]),
        ("mx all".into(), &["1:plus-all"]),
        ("mx ?all".into(), &["1:neutral-all"]),
        ("mx -all a x=y".into(), &["2:after-all", "3:unknown-modifier"]),
        ("mx redirect=i1.esp.example -all".into(), &["1:redirect-beside-all"]),
        ("-all".into(), &["-:nobody-may-send"]),
        ("-ip4:9.9.9.9 ~all".into(), &["-:nobody-may-send"]),
        ("mx mx:EXAMPLE.com. -all".into(), &["1:duplicate"]), // the domain itself, by name
        ("mx mx/24 -all".into(), &[]),
        ("include:i1.esp.example -include:I1.esp.example -all".into(), &["1:duplicate"]),
        ("ip4:9.9.9.9 ip4:9.9.9.9/32 -all".into(), &["1:duplicate"]),
        ("ip4:9.9.9.0/24 ip4:9.9.9.9 -all".into(), &["1:covered"]),
        ("ip4:9.9.9.9 ip4:9.9.9.0/24 -all".into(), &["0:covered"]),
        ("-ip4:9.9.9.9 ip4:9.9.9.0/24 -all".into(), &[]), // an exception, written on purpose
        ("ip4:9.9.9.9/24 -all".into(), &["0:host-bits"]),
        ("ip4:10.0.0.0/8 ip4:192.168.1.1 ip4:127.0.0.1 ip4:169.254.1.1 ip6:::1 ip6:fd00::1 ip6:fe80::1 -all".into(),
            &["0:not-public", "1:not-public", "2:not-public", "3:not-public", "4:not-public", "5:not-public", "6:not-public"]),
        ("ip4:192.0.2.1 ip6:2001:db8::1 -all".into(), &["0:documentation-address", "1:documentation-address"]),
        ("ip4:0.0.0.0/0 -all".into(), &["0:every-address"]),
        ("ip6:::/0 a/0 -all".into(), &["0:every-address", "1:every-address"]),
        ("ip4:9.0.0.0/8 ip6:2a00::/16 mx/8//16 -all".into(), &["0:broad-network", "1:broad-network", "2:broad-network"]),
        ("ip4:9.9.0.0/16 ip6:2a00::/32 -all".into(), &[]),
        ("ptr mx -all".into(), &["0:ptr"]),
        ("exists:%{p}.example mx -all".into(), &["0:p-macro"]),
        ("include:%{l}.i1.esp.example mx -all".into(), &["0:macro-target-missing", "0:uncountable"]),
        ("include=i1.esp.example mx -all".into(), &["0:mechanism-with-equals"]),
        ("redirect=i1.esp.example exp=a.example exp=b.example".into(), &["2:duplicate-modifier"]),
        ("v=spf1 mx -all".into(), &["0:unknown-modifier"]), // two records pasted behind each other
        ("mx ip4:300.1.1.1 caf\u{e9} -all".into(), &["1:broken-term", "2:broken-term"]),
        ("include:gone.example mx -all".into(), &["0:include-without-record"]),
        ("redirect=gone.example".into(), &["0:redirect-without-record"]),
        ("include:two.example mx -all".into(), &["0:target-with-several-records"]),
        ("include:broken.example mx -all".into(), &["0:target-with-broken-record"]),
        ("include:fail.example mx -all".into(), &["0:target-fails"]),
        ("include:silent.example mx -all".into(), &["0:target-silent"]),
        ("mx include:plus.example -all".into(), &["1:target-passes-all"]),
        ("mx include:nestplus.example -all".into(), &["1:target-passes-all"]),
        ("mx redirect=plus.example".into(), &["1:target-passes-all"]),
        ("mx -include:refuse.example -all".into(), &[]), // RFC 7208 Appendix A.4: a pass is refused here
        ("include:b.example mx -all".into(), &["0:loop"]),
        ("include:example.com mx -all".into(), &["0:loop"]),
        ("mx:many.example -all".into(), &["0:too-many-mx-hosts"]),
        (format!("{long}-all"), &["-:long"]),
    ];
    for (record, wanted) in table {
        assert_eq!(found(&format!("v=spf1 {record}"), &world), wanted, "{record}");
    }
}

#[test]
fn who_lets_everybody_send_is_told_however_it_is_written() {
    let world = "example.com MX mx.example.com
        example.com A 9.9.9.9
        mx.example.com A 9.9.9.8
        host.example A 9.9.9.7
        six.example AAAA 2a00::1
        both.example A 9.9.9.6
        both.example AAAA 2a00::2
        low.example A 9.9.9.9
        low.example A 200.9.9.9
        halves.example TXT v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all
        first.example TXT v=spf1 ip4:0.0.0.0/1 -all
        second.example TXT v=spf1 ip4:128.0.0.0/1 -all
        sixes.example TXT v=spf1 ip6:::/1 ip6:8000::/1 -all
        static.example TXT v=spf1 exists:host.example -all
        own.example TXT v=spf1 exists:%{d} -all
        own.example A 9.9.9.5
        never.example TXT v=spf1 exists:gone.example -all
        around.example TXT v=spf1 a:host.example/0 -all
        around6.example TXT v=spf1 a:both.example//0 -all
        mxaround.example TXT v=spf1 mx:example.com/0 -all
        nested.example TXT v=spf1 include:static.example -all
        led.example TXT v=spf1 redirect=halves.example
        but.example TXT v=spf1 ~exists:host.example ip4:0.0.0.0/0 -all
        soft.example TXT v=spf1 ~ip4:0.0.0.0/1 ~ip4:128.0.0.0/1 -all
        broken.example TXT v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 oops -all";
    let table: [(&str, &[&str]); 35] = [
        ("exists:host.example -all", &["0:matches-always"]),
        ("exists:%{d} -all", &["0:matches-always"]), // the domain itself
        ("exists:%{d2} -all", &["0:matches-always"]),
        ("mx exists:host.example ~all", &["1:matches-always"]),
        ("exists:gone.example -all", &["0:nothing-there"]),
        ("exists:six.example -all", &["0:nothing-there"]), // RFC 7208 §5.7: only A counts
        ("exists:%{i}.host.example mx -all", &[]),         // another name for every server
        ("exists:%{d}.%{v}.host.example mx -all", &[]),
        ("mx -exists:host.example ~all", &["1:matches-always"]),
        ("-exists:host.example mx ~all", &["0:matches-always", "-:nobody-may-send"]), // the mx is never reached
        ("mx include:static.example -all", &["1:target-passes-all"]),
        ("mx include:own.example -all", &["1:target-passes-all"]), // there the domain is another
        ("mx include:nested.example -all", &["1:target-passes-all"]),
        ("mx include:never.example -all", &[]), // its owner's to repair
        ("redirect=static.example", &["0:target-passes-all"]),
        ("redirect=led.example", &["0:target-passes-all"]),
        ("mx include:halves.example -all", &["1:target-passes-all"]),
        ("mx include:sixes.example -all", &["1:target-passes-all"]),
        ("mx include:around.example -all", &["1:target-passes-all"]),
        ("mx include:around6.example -all", &["1:target-passes-all"]),
        ("mx include:mxaround.example -all", &["1:target-passes-all"]),
        ("mx include:first.example include:second.example -all", &["-:every-address"]),
        ("ip4:128.0.0.0/1 include:first.example -all", &["-:every-address", "0:broad-network"]),
        ("mx include:first.example -all", &[]),
        ("mx -include:halves.example -all", &[]), // refused here
        ("mx ?include:static.example -all", &[]),
        ("mx include:but.example -all", &[]), // all is settled before the network
        ("mx include:soft.example -all", &[]),
        ("mx include:broken.example -all", &["1:target-with-broken-record"]),
        ("ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all", &["-:every-address", "0:broad-network", "1:broad-network"]),
        (
            "ip4:1.0.0.0/8 ip4:2.0.0.0/7 ip4:4.0.0.0/6 ip4:8.0.0.0/5 ip4:16.0.0.0/4 ip4:32.0.0.0/3 ip4:64.0.0.0/2 ip4:128.0.0.0/1 -all",
            &[
                "-:every-address",
                "0:broad-network",
                "1:broad-network",
                "2:broad-network",
                "3:broad-network",
                "4:broad-network",
                "5:broad-network",
                "6:broad-network",
                "7:broad-network",
            ],
        ),
        ("a:low.example/1 -all", &["0:every-address", "0:broad-network"]),
        ("ip6:2000::/3 mx -all", &["0:every-address", "0:broad-network"]), // all that is given out
        ("ip4:0.0.0.0/1 ip6:2000::/4 mx -all", &["0:broad-network", "1:broad-network"]),
        ("ip6:::/1 mx -all", &["0:every-address", "0:broad-network"]), // what it leaves out is given to nobody
    ];
    for (record, wanted) in table {
        assert_eq!(found(&format!("v=spf1 {record}"), world), wanted, "{record}");
    }
}

#[test]
fn an_include_that_differs_from_mail_to_mail_has_to_lead_to_a_record() {
    let world = "example.com MX mx.example.com
        mx.example.com A 9.9.9.8
        _spf.esp.example A 9.9.9.9
        192.0.2.1._ip.esp.example TXT v=spf1 -all
        1.2.0.192.in-addr._spf.other.example TXT v=spf1 -all
        example.com._spf.other.example TXT v=spf1 -all
        192.0.2.1.text.example TXT hello";
    let table: [(&str, &[&str]); 9] = [
        ("mx include:%{i}._ip.esp.example -all", &["1:uncountable"]),
        ("mx include:%{ir}.%{v}._spf.other.example -all", &["1:uncountable"]),
        ("mx include:%{o}._spf.other.example -all", &["1:uncountable"]),
        ("mx include:%{i}._spf.gone.example -all", &["1:macro-target-missing", "1:uncountable"]),
        (
            "mx include:%{i}._ip.%{h}._ehlo.%{d}._spf.gone.example -all",
            &["1:macro-target-missing", "1:uncountable"],
        ),
        ("mx include:%{l}._spf.esp.example -all", &["1:macro-target-missing", "1:uncountable"]),
        ("mx include:%{i}.text.example -all", &["1:macro-target-missing", "1:uncountable"]),
        ("mx redirect=%{i}._spf.gone.example", &["1:macro-target-missing", "1:uncountable"]),
        ("mx exists:%{i}._spf.gone.example -all", &[]), // lists answer nothing for whom they do not know
    ];
    for (record, wanted) in table {
        assert_eq!(found(&format!("v=spf1 {record}"), world), wanted, "{record}");
    }
    // Where nothing can be below a name, no mail passes; where something may, only such a server is told of.
    let severities = |record: &str| {
        let answers = Answers::from_text(record);
        let (facts, ..) = ask(&answers, &World::new(world));
        let findings = judge(&answers, &domain(), &facts);
        findings.iter().map(Finding::severity).max()
    };
    assert_eq!(severities("v=spf1 mx include:%{i}._spf.gone.example -all"), Some(Severity::Error));
    assert_eq!(severities("v=spf1 mx include:%{i}._spf.esp.example -all"), Some(Severity::Warning));
    // What it leads to is not counted, and does not make the count uncertain.
    let cost = costs("v=spf1 mx include:%{i}._spf.gone.example -all", world);
    assert_eq!((cost.lookups, cost.void, cost.is_complete), (2, 0, true));
}

#[test]
fn who_lets_nobody_pass_is_told_whatever_the_end() {
    let world = "example.com MX mx.example.com
        example.com A 9.9.9.9
        mx.example.com A 9.9.9.8
        i.example TXT v=spf1 ip4:9.9.9.9 -all
        neutral.example TXT v=spf1 mx:example.com ?all
        open.example TXT v=spf1 mx:example.com
        chain.example TXT v=spf1 redirect=neutral.example";
    let table: [(&str, &[&str]); 12] = [
        ("?mx ?a ?all", &["2:neutral-all", "-:nobody-may-send"]),
        ("~mx -all", &["-:nobody-may-send"]),
        ("?include:i.example ~all", &["-:nobody-may-send"]),
        ("?mx", &["-:no-all", "-:nobody-may-send"]),
        ("-all redirect=i.example", &["1:redirect-beside-all", "-:nobody-may-send"]),
        ("?mx redirect=i.example", &[]),
        ("?mx +all", &["1:plus-all"]),
        ("redirect=neutral.example", &["0:target-neutral"]),
        ("redirect=open.example", &["0:target-neutral"]), // no end is a neutral one
        ("redirect=chain.example", &["0:target-neutral"]),
        ("mx include:neutral.example ~all", &[]), // the end of an include is not that of the record
        ("include:chain.example ~all", &[]),
    ];
    for (record, wanted) in table {
        assert_eq!(found(&format!("v=spf1 {record}"), world), wanted, "{record}");
    }
}

#[test]
fn a_record_that_is_typed_behind_the_terms_is_told_once() {
    let world = "example.com MX mx.example.com
        mx.example.com A 9.9.9.8";
    let table: [(&str, &[&str]); 5] = [
        ("mx -all v=DMARC1; p=none", &["2:other-record"]),
        ("mx -all v=DMARC1;p=none;rua=mailto:d@example.com", &["2:other-record"]),
        ("mx v=DKIM1; k=rsa; p=abc -all", &["1:other-record"]),
        ("mx -all v=STSv1; id=2026", &["2:other-record"]),
        ("mx -all v=other", &["2:unknown-modifier"]),
    ];
    for (record, wanted) in table {
        assert_eq!(found(&format!("v=spf1 {record}"), world), wanted, "{record}");
    }
}

#[test]
fn what_a_name_does_not_have_is_said_exactly() {
    let world = "example.com MX mx.example.com
        example.com A 9.9.9.9
        six.example AAAA 2a00::1";
    for (record, said) in [
        ("v=spf1 mx -all", "The mail servers of example.com have no address"),
        ("v=spf1 mx:six.example -all", "six.example has no mail server (MX record)"),
        ("v=spf1 a:gone.example -all", "gone.example has no address"),
        ("v=spf1 exists:six.example -all", "six.example has no IPv4 address (A record)"),
    ] {
        let answers = Answers::from_text(record);
        let (facts, ..) = ask(&answers, &World::new(world));
        let findings = judge(&answers, &domain(), &facts);
        assert_eq!(findings.iter().map(|f| prose(f).what).collect::<Vec<_>>(), [said], "{record}");
    }
}

#[test]
fn two_records_are_made_one_without_losing_mail() {
    let merged = |records: &[&str]| {
        let records: Vec<String> = records.iter().map(|text| (*text).to_owned()).collect();
        let rows = merge_spf(&records).rows;
        rows.into_iter().map(String::from).collect::<Vec<_>>().join(" ")
    };
    for (records, wanted) in [
        (&["v=spf1 mx -all"][..], "mx -all"),
        (&["v=spf1 mx -all", "v=spf1 include:x.example ~all"], "mx include:x.example ~all"),
        (&["v=spf1 mx -all", "v=spf1 MX a ?all"], "mx a ?all"), // the same in another case
        (&["v=spf1 ?mx -all", "v=spf1 mx -all"], "mx -all"),    // the milder of two signs
        (&["v=spf1 mx -all a", "v=spf1 -all"], "mx -all a"), // what was never reached stays where it is not
        (&["v=spf1 mx -all", "v=spf1 redirect=x.example"], "mx include:x.example -all"),
        (&["v=spf1 mx -all redirect=y.example", "v=spf1 a -all"], "mx a -all redirect=y.example"), // ignored, and still
        (&["v=spf1 redirect=x.example", "v=spf1 redirect=y.example"], "include:y.example redirect=x.example"),
        (&["v=spf1 redirect=x.example", "v=spf1 redirect=x.example"], "redirect=x.example"),
        (
            &["v=spf1 exp=a.example x=1 -all", "v=spf1 exp=b.example x=1 mx -all"],
            "exp=a.example x=1 exp=b.example mx -all",
        ), // the second is shown as broken
        (
            &["v=spf1 ip4:300.1.1.1 -all", "v=spf1include:x.example -all"],
            "ip4:300.1.1.1 include:x.example -all",
        ),
        (&[], ""),
    ] {
        assert_eq!(merged(records), wanted, "{records:?}");
    }
}

#[test]
fn what_a_server_answers_is_shown_without_what_acts_on_a_terminal() {
    let world = "x.example TXT v=spf1 \u{1b}[2J -all";
    let answers = Answers::from_text("v=spf1 \u{1b}]52;c;x\u{7} include:x.example -all");
    let (facts, ..) = ask(&answers, &World::new(world));
    for finding in judge(&answers, &domain(), &facts) {
        let words = prose(&finding);
        assert!(
            !format!("{}{}{}", words.what, words.why, words.fix).contains(['\u{1b}', '\u{7}']),
            "{finding:?}"
        );
    }
    let cost = cost(&answers, &domain(), &facts);
    assert!(cost.rows.iter().flat_map(states).all(|(term, _)| !term.contains(['\u{1b}', '\u{7}'])));
}

#[test]
fn a_record_that_is_all_right_has_nothing_worse_than_a_note() {
    let answers = Answers::first();
    let (facts, ..) = ask(&answers, &World::new("example.com MX mx.example.com\nmx.example.com A 9.9.9.9"));
    assert!(judge(&answers, &domain(), &facts).iter().all(|finding| finding.severity() == Severity::Info));
}

#[test]
fn a_sender_from_which_no_mail_can_come_is_warned_of() {
    for term in ["ip4:192.0.2.1", "ip4:198.51.100.0/24", "ip4:203.0.113.7", "ip6:2001:db8::1", "ip4:10.0.0.1"]
    {
        let answers = Answers::from_text(&format!("v=spf1 {term} -all"));
        let worst = judge(&answers, &domain(), &Facts::default()).iter().map(Finding::severity).max();
        assert_eq!(worst, Some(Severity::Warning), "{term}");
    }
}

proptest! {
    #[test]
    fn any_world_comes_to_an_end(
        terms in prop::collection::vec(0..8usize, 0..8),
        records in prop::collection::vec(prop::collection::vec(0..8usize, 0..8), 6),
    ) {
        let record = |terms: &[usize]| {
            let words: Vec<String> = terms
                .iter()
                .map(|n| match n {
                    0..6 => format!("include:n{n}.example"),
                    6 => "mx".to_owned(),
                    _ => "redirect=n0.example".to_owned(),
                })
                .collect();
            format!("v=spf1 {}", words.join(" "))
        };
        let world = records.iter().enumerate()
            .map(|(n, terms)| format!("n{n}.example TXT {}\nn{n}.example MX n{n}.example\n", record(terms)))
            .collect::<Vec<_>>().concat();
        let answers = Answers::from_text(&record(&terms));
        let (facts, _, count) = ask(&answers, &World::new(&world));
        prop_assert!(count <= 3 * NODES);
        let cost = cost(&answers, &domain(), &facts);
        prop_assert_eq!(cost.rows.len(), answers.rows.len());
        prop_assert_eq!(cost.lookups, cost.rows.iter().map(|node| node.lookups).sum::<usize>());
        let _ = judge(&answers, &domain(), &facts);
    }
}

#[test]
fn an_address_that_mx_lets_in_already_is_a_hint() {
    let world = "
        example.com MX mail.example.com
        mail.example.com A 9.9.9.9
        www.example.com A 9.9.9.10
    ";
    let covered = |record: &str| {
        let answers = Answers::from_text(record);
        let (facts, ..) = ask(&answers, &World::new(world));
        let found = judge(&answers, &domain(), &facts);
        found.iter().any(|finding| finding.id() == "spf.covered" && finding.severity() == Severity::Info)
    };
    for (record, is_told, why) in [
        ("v=spf1 mx ip4:9.9.9.9 -all", true, "the same host twice"),
        ("v=spf1 ip4:9.9.9.9 mx -all", true, "in any order"),
        ("v=spf1 a:www.example.com ip4:9.9.9.10 -all", true, "a names a host too"),
        ("v=spf1 mx ip4:9.9.9.10 -all", false, "another host"),
        ("v=spf1 mx ip4:9.9.9.0/24 -all", false, "more than that host"),
        ("v=spf1 mx ?ip4:9.9.9.9 -all", false, "not to the same effect"),
        ("v=spf1 mx -all ip4:9.9.9.9", false, "behind all, where nobody looks"),
    ] {
        assert_eq!(covered(record), is_told, "{record}: {why}");
    }
}
