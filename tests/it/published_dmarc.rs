//! What is said about DMARC records as they are published.

mod absent;
mod anything;
mod organization;
mod text;
mod tree;

use mailseal::{
    check::{
        Finding, Severity,
        published::{View, judge, wants},
    },
    plan::publish::Data as Planned,
    survey::{Answer, Data, Failure, Kind, Outcome, Survey, Want, Whom},
    words::finding::prose,
};

use super::literals::{absent, answer, behind, ids, name, said_by, txt, zone};

const OWNER: &str = "_dmarc.example.com";
const OK: &str = "v=DMARC1; p=reject; rua=mailto:d@example.com";

pub(crate) fn mx(owner: &str, exchange: &str) -> Answer {
    let data = vec![Data::Mx { preference: 10, exchange: name(exchange) }];
    answer(owner, Kind::Mx, Outcome::Records { data, ttl: 300 })
}

pub(crate) fn empty(owner: &str, kind: Kind) -> Answer {
    answer(owner, kind, Outcome::NoData { negative_ttl: Some(900) })
}

/// A survey of `domain` in the zone `apex` in which everything wanted has been asked; what the world does not
/// hold does not exist. Also who was asked what.
pub(crate) fn surveyed(domain: &str, apex: &str, world: &[Answer]) -> (Survey, Vec<Want>) {
    let mut survey = Survey::new(domain.parse().expect("a domain"));
    survey.zone = Some(zone(apex));
    let mut asked: Vec<Want> = Vec::new();
    for _ in 0..50 {
        let found = wants(&view(&survey));
        let new: Vec<Want> = found.into_iter().filter(|want| !asked.contains(want)).collect();
        if new.is_empty() {
            survey.is_finished = true;
            return (survey, asked);
        }
        for want in &new {
            let known = world.iter().find(|answer| answer.question == want.question);
            let question = &want.question;
            let not_there = || match question.kind {
                Kind::Soa if question.name == name(apex) => start(apex),
                kind => absent(question.name.as_str(), kind),
            };
            survey.hear(said_by(want.of, known.cloned().unwrap_or_else(not_there)));
        }
        asked.extend(new);
    }
    panic!("the questions come to no end");
}

/// The start of the zone.
fn start(apex: &str) -> Answer {
    let soa = Data::Soa { primary: name("ns1"), serial: 1, negative_ttl: 300 };
    answer(apex, Kind::Soa, Outcome::Records { data: vec![soa], ttl: 300 })
}

pub(crate) fn view(survey: &Survey) -> View<'_> {
    View { survey, plan: None, given: &[], disk: &[], now: jiff::Timestamp::UNIX_EPOCH }
}

/// The DMARC findings on `example.com`, which takes mail.
fn found(world: &[Answer]) -> Vec<Finding> {
    let mut all = vec![mx("example.com", "mail.example.com")];
    all.extend_from_slice(world);
    let (survey, _) = surveyed("example.com", "example.com", &all);
    only_dmarc(judge(&view(&survey)))
}

fn only_dmarc(findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().filter(|finding| finding.id().starts_with("dmarc.")).collect()
}

fn placed(finding: &Finding) -> &str {
    finding.place.as_ref().map_or("", |place| place.span.of(&place.text))
}

fn corrected(finding: &Finding) -> Option<&str> {
    match &finding.correction.as_ref()?.data {
        Planned::Txt(text) => Some(text),
        _ => None,
    }
}

#[test]
fn healthy_records_are_left_alone() {
    for (text, said) in [
        (OK, &[][..]),
        ("v=DMARC1;p=reject;rua=mailto:d@example.com;", &[]),
        ("v=DMARC1 ; p = reject ; rua = mailto:d@example.com , mailto:e@example.com", &[]),
        ("v=DMARC1; p=REJECT; rua=MAILTO:d@example.com", &[]),
        ("v=DMARC1; p=reject; rua=mailto:d@mail.example.com", &["dmarc.reports-lost"]),
        ("v=DMARC1; p=reject; sp=quarantine; rua=mailto:d@example.com", &["dmarc.subdomains-weaker"]),
        (
            "v=DMARC1; p=quarantine; sp=quarantine; np=reject; psd=n; t=y; rua=mailto:d@example.com",
            &["dmarc.testing"],
        ),
        (
            "v=DMARC1; p=reject; rua=mailto:d@example.com; ruf=mailto:f@example.com!10m; pct=100; ri=86400",
            &["dmarc.obsolete"],
        ),
        ("v=DMARC1; p=none; rua=mailto:d@example.com", &["dmarc.monitoring"]),
        ("v=DMARC1; p=reject; rua=mailto:d@example.com; note=ours", &["dmarc.unknown-tag"]),
        ("v=DMARC1; p=reject; rua=mailto:d@example.com?subject=x", &[]),
    ] {
        let findings = found(&[txt(OWNER, &[text])]);
        assert_eq!(ids(&findings), said, "{text}");
        let worst = findings.iter().map(Finding::severity).max();
        assert!(worst.is_none_or(|worst| worst == Severity::Info) || text.contains("mail."), "{text}");
    }
    // What else stands there does no harm.
    assert_eq!(ids(&found(&[txt(OWNER, &["google-site-verification=x", OK])])), ["dmarc.text-beside"]);
    for pct in ["abc", "101", "-1", "50%", ""] {
        let text = format!("{OK}; pct={pct}");
        let findings = found(&[txt(OWNER, &[&text])]);
        assert!(ids(&findings).contains(&"dmarc.percent"), "{pct}: {:?}", ids(&findings));
    }
    let managed = behind("x.managed.example", txt(OWNER, &[OK]));
    assert_eq!(ids(&found(&[managed])), [""; 0]);
}

#[test]
fn several_records_are_none_and_the_mildest_is_proposed() {
    let findings = found(&[txt(OWNER, &[OK, "v=DMARC1; p=none; rua=mailto:e@example.com"])]);
    assert_eq!(ids(&findings), ["dmarc.several-published"]);
    assert_eq!(
        corrected(&findings[0]),
        Some("v=DMARC1; p=none; rua=mailto:e@example.com,mailto:d@example.com")
    );
}

#[test]
fn policies_for_sub_domains_mean_nothing_in_the_record_of_one() {
    let own = "v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com";
    for (above, said) in [
        (&[OK][..], &["dmarc.subdomain-policy-ignored"][..]),
        // Where nothing stands above, each of the two is an organization of its own (RFC 9990 §4).
        (&[], &["dmarc.not-authorized", "dmarc.subdomains-weaker"]),
    ] {
        let mut world = vec![
            mx("news.example.com", "mail.example.com"),
            mx("example.com", "mail.example.com"),
            txt("_dmarc.news.example.com", &[own]),
        ];
        world.extend((!above.is_empty()).then(|| txt(OWNER, above)));
        let (survey, _) = surveyed("news.example.com", "example.com", &world);
        // Where nothing stands above, the sub-domain is its own organization.
        assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), said, "{above:?}");
    }
}

#[test]
fn a_name_nobody_answers_for_is_told_as_such() {
    let failed = || answer(OWNER, Kind::Txt, Outcome::Failed(Failure::ServFail));
    assert_eq!(ids(&found(&[failed()])), ["dmarc.unanswered"]);
    let findings = found(&[behind("x.managed.example", failed())]);
    assert_eq!(ids(&findings), ["dmarc.unanswered"]);
    assert!(prose(&findings[0]).why.contains("CNAME to x.managed.example"));
}

#[test]
fn what_is_planned_is_proposed_where_nothing_is_published() {
    let (survey, _) = surveyed("example.com", "example.com", &[mx("example.com", "mail.example.com")]);
    let plan = super::literals::plan(OK, &[]);
    let findings = only_dmarc(judge(&View { plan: Some(&plan), ..view(&survey) }));
    assert_eq!((ids(&findings), corrected(&findings[0])), (vec!["dmarc.missing"], Some(OK)));
}

#[test]
fn one_habit_is_told_once() {
    for text in [
        "v=DMARC1, p=reject, rua=mailto:d@example.com",
        "v:DMARC1; p:reject; rua:mailto:d@example.com",
        "v=DMARC1\\; p=reject\\; rua=mailto:d@example.com",
    ] {
        // Beside it only that the policy, never read so far, comes into force with the repair.
        let findings = found(&[txt(OWNER, &[text])]);
        assert_eq!((findings.len(), ids(&findings)[1]), (2, "dmarc.takes-effect"), "{text}");
    }
    // A text nobody would write is told, and not put right.
    let long = format!("v=DMARC1; p=rejct; x={}", "y".repeat(9000));
    let findings = found(&[txt(OWNER, &[&long])]);
    assert_eq!((findings[0].id(), corrected(&findings[0])), ("dmarc.published-fault", None));
}

fn external(rest: &[Answer]) -> Vec<Finding> {
    let mut world = vec![txt(OWNER, &["v=DMARC1; p=reject; rua=mailto:d@collector.example"])];
    world.extend_from_slice(rest);
    found(&world)
}

#[test]
fn reports_to_others_need_their_permission_and_a_mail_server() {
    let permission = "example.com._report._dmarc.collector.example";
    let server = || mx("collector.example", "mx.collector.example");
    assert_eq!(ids(&external(&[server(), txt(permission, &["v=DMARC1;"])])), [""; 0]); // a wildcard answers alike
    let refused = external(&[server()]);
    assert_eq!(ids(&refused), ["dmarc.not-authorized"]);
    assert_eq!(placed(&refused[0]), "mailto:d@collector.example");
    let correction = refused[0].correction.as_ref().expect("a record");
    assert_eq!((correction.owner.as_str(), corrected(&refused[0])), (permission, Some("v=DMARC1")));
    let other = external(&[server(), txt(permission, &["v=dmarc1"])]);
    assert!(prose(&other[0]).why.contains("does not start"));
    let (_, asked) = surveyed(
        "example.com",
        "example.com",
        &[txt(OWNER, &["v=DMARC1; p=reject; rua=mailto:d@collector.example"])],
    );
    let want = asked.iter().find(|want| want.question.name.as_str() == permission).expect("it is asked");
    assert_eq!(want.of, Whom::TheirServer); // no cache may learn that it is not there yet

    let said = |answers: &[Answer]| external(answers);
    assert_eq!(ids(&said(&[])), ["dmarc.reports-lost"]); // no such domain
    let none = [Kind::Mx, Kind::A, Kind::Aaaa].map(|kind| empty("collector.example", kind));
    assert!(prose(&said(&none)[0]).why.contains("no mail server"));
    assert!(prose(&said(&[mx("collector.example", ".")])[0]).why.contains("null MX"));
    let silent = answer("collector.example", Kind::Mx, Outcome::Failed(Failure::ServFail));
    assert_eq!(ids(&said(&[silent])), ["dmarc.reports-unknown"]);
    let unasked = answer(permission, Kind::Txt, Outcome::Failed(Failure::ServFail));
    assert_eq!(ids(&said(&[server(), unasked])), ["dmarc.permission-unknown"]);
    let address = Data::A(std::net::Ipv4Addr::new(192, 0, 2, 1));
    let host = answer("collector.example", Kind::A, Outcome::Records { data: vec![address], ttl: 60 });
    let [mx, _, aaaa] = none;
    assert_eq!(ids(&said(&[mx, host, aaaa, txt(permission, &["v=DMARC1"])])), [""; 0]);
}

#[test]
fn a_parked_domain_is_healthy() {
    let world = [
        txt("example.com", &["v=spf1 -all"]),
        mx("example.com", "."),
        txt(OWNER, &["v=DMARC1; p=reject; rua=mailto:dmarc@example.com"]),
        txt("*._domainkey.example.com", &["v=DKIM1; p="]),
    ];
    let (survey, _) = surveyed("example.com", "example.com", &world);
    let findings = only_dmarc(judge(&view(&survey)));
    assert_eq!(ids(&findings), ["dmarc.reports-lost"]);
    assert_eq!(findings[0].severity(), Severity::Info); // on purpose
    let (survey, _) = surveyed(
        "example.com",
        "example.com",
        &[txt("example.com", &["v=spf1 -all"]), mx("example.com", "."), txt(OWNER, &["v=DMARC1; p=reject"])],
    );
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), [""; 0]);
}

#[test]
fn healthy_zones_of_other_shapes_are_left_alone() {
    // A sub-domain that is its own zone, whose record is its own.
    let world = [
        mx("mail.example.com", "mx.mail.example.com"),
        txt("_dmarc.mail.example.com", &["v=DMARC1; p=reject; rua=mailto:dmarc@mail.example.com"]),
    ];
    let (survey, asked) = surveyed("mail.example.com", "mail.example.com", &world);
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), [""; 0]);
    // The zone above is another's, and may be about to get a record; a registry is not.
    let whom =
        |owner: &str| asked.iter().find(|want| want.question.name.as_str() == owner).map(|want| want.of);
    assert_eq!(whom("_dmarc.example.com"), Some(Whom::TheirServer));
    assert_eq!(whom("_dmarc.com"), Some(Whom::Resolver));
    // Letters beyond ASCII.
    let domain = "xn--bcher-kva.example";
    let world = [
        mx(domain, "mx.example"),
        txt("_dmarc.xn--bcher-kva.example", &["v=DMARC1; p=reject; rua=mailto:d@xn--bcher-kva.example"]),
    ];
    let (survey, _) = surveyed(domain, domain, &world);
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), [""; 0]);
    // Below a registry that has a record, which holds for names without one.
    let world = [
        mx("example.com", "mx.example.com"),
        txt("_dmarc.com", &["v=DMARC1; p=quarantine; psd=y; rua=mailto:d@example.com"]),
    ];
    let (survey, _) = surveyed("example.com", "example.com", &world);
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), ["dmarc.inherited"]);
}

#[test]
fn hostile_records_are_told_without_their_escapes() {
    let text = "v=DMARC1; p=none; rua=mailto:a@example.com\u{1b}[2J,mailto:\u{202e}gro.elpmaxe@example.com; x=\u{1b}]52;c;ZXZpbA==\u{7}";
    let findings = found(&[txt(OWNER, &[text])]);
    assert!(ids(&findings).contains(&"dmarc.character"), "{:?}", ids(&findings));
    for finding in &findings {
        let said = prose(finding);
        let shown = [said.what, said.why, said.fix].concat();
        assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202e}'), "{shown:?}");
        assert!(corrected(finding).is_none_or(str::is_ascii));
    }
}

#[test]
fn refusing_without_a_key_is_told_only_where_the_selector_is_known() {
    let world = [mx("example.com", "mail.example.com"), txt(OWNER, &[OK])];
    let (survey, _) = surveyed("example.com", "example.com", &world);
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), [""; 0]);
    let given = ["s1".parse().expect("a selector")];
    let mut survey = survey;
    survey.hear(absent("s1._domainkey.example.com", Kind::Txt));
    let findings = only_dmarc(judge(&View { given: &given, ..view(&survey) }));
    assert_eq!(ids(&findings), ["dmarc.no-usable-key"]);
    let key = format!("v=DKIM1; k=rsa; p={}", super::literals::RSA_2048);
    survey.hear(txt("s1._domainkey.example.com", &[&key]));
    assert_eq!(ids(&only_dmarc(judge(&View { given: &given, ..view(&survey) }))), [""; 0]);
}
