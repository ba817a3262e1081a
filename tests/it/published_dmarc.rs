//! What is said about DMARC records as they are published.

use mailseal::{
    check::{
        Finding, Severity,
        dmarc::discovery::{Discovered, Discovery, Via, discover, targets},
        published::{View, judge, wants},
    },
    plan::publish::Data as Planned,
    record::dmarc::{Noted, Policy, Record, mend},
    survey::{Answer, Data, Facts, Failure, Kind, Outcome, Survey, Want, Whom, Zone},
    words::finding::prose,
};
use proptest::prelude::*;

use super::literals::{absent, answer, behind, ids, name, txt};

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
    survey.zone = Some(Zone { apex: name(apex), servers: Vec::new(), negative_ttl: None });
    let mut asked: Vec<Want> = Vec::new();
    for _ in 0..50 {
        let found = wants(&view(&survey));
        let new: Vec<Want> = found.into_iter().filter(|want| !asked.contains(want)).collect();
        if new.is_empty() {
            return (survey, asked);
        }
        for want in &new {
            let known = world.iter().find(|answer| answer.question == want.question);
            let not_there = || absent(want.question.name.as_str(), want.question.kind);
            survey.hear(known.cloned().unwrap_or_else(not_there));
        }
        asked.extend(new);
    }
    panic!("the questions come to no end");
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

/// The first finding on a published text: its id, its place, and what is proposed.
#[track_caller]
fn says(published: &str, id: &str, place: &str, correction: &str) {
    let findings = found(&[txt(OWNER, &[published])]);
    let finding = findings
        .iter()
        .find(|finding| finding.id() == id)
        .unwrap_or_else(|| panic!("{published}: {id} is not among {:?}", ids(&findings)));
    assert_eq!(placed(finding), place, "{published}: {id}");
    assert_eq!(corrected(finding), Some(correction), "{published}: {id}");
    let prose = prose(finding);
    assert!(!prose.what.is_empty() && !prose.why.is_empty() && !prose.fix.is_empty());
    let again = found(&[txt(OWNER, &[correction])]);
    // What a record asks for is the person's to decide; its letters are right.
    let decided = ["dmarc.none-without-reports", "dmarc.no-reports", "dmarc.subdomains-weaker"];
    let wrong = again.iter().filter(|finding| finding.severity() > Severity::Info).map(Finding::id);
    let told: Vec<&str> = wrong.filter(|id| !decided.contains(id)).collect();
    assert_eq!(told, [""; 0], "{published}: {correction}");
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
    assert_eq!(ids(&found(&[txt(OWNER, &["google-site-verification=x", OK])])), [""; 0]);
    let managed = behind("x.managed.example", txt(OWNER, &[OK]));
    assert_eq!(ids(&found(&[managed])), [""; 0]);
}

#[test]
fn the_version_is_what_receivers_look_for() {
    says("v=dmarc1; p=reject; rua=mailto:d@example.com", "dmarc.version-case", "v=dmarc1", OK);
    says("V=DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.version-case", "V=DMARC1", OK);
    says("v=DMARC 1; p=reject; rua=mailto:d@example.com", "dmarc.version-case", "v=DMARC 1", OK);
    says("DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.version-missing", "DMARC1", OK);
    says("p=reject; rua=mailto:d@example.com", "dmarc.version-missing", "p=reject", OK);
    says("p=reject; v=DMARC1; rua=mailto:d@example.com", "dmarc.version-late", "v=DMARC1", OK);
    says("v=DMARC; p=reject; rua=mailto:d@example.com", "dmarc.version", "v=DMARC", OK);
    says("v=DMARC2; p=reject; rua=mailto:d@example.com", "dmarc.version", "v=DMARC2", OK);
    says("v=DMRC1; p=reject; rua=mailto:d@example.com", "dmarc.version", "v=DMRC1", OK);
    says(" v=DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.leading", " ", OK);
    says("\u{feff}v=DMARC1; p=reject; rua=mailto:d@example.com", "dmarc.leading", "\u{feff}", OK);
}

#[test]
fn separators_and_quotes_are_named_for_what_they_are() {
    says("v=DMARC1, p=reject, rua=mailto:d@example.com", "dmarc.separator", ", ", OK);
    says("v=DMARC1; p=reject, rua=mailto:d@example.com", "dmarc.separator", ", ", OK);
    says("v=DMARC1 p=reject rua=mailto:d@example.com", "dmarc.separator", " ", OK);
    says("v=DMARC1; p=reject rua=mailto:d@example.com", "dmarc.separator", " ", OK);
    says("v=DMARC1: p=reject; rua=mailto:d@example.com", "dmarc.separator", ": ", OK);
    says("v=DMARC1; p:reject; rua=mailto:d@example.com", "dmarc.colon", ":", OK);
    says("v:DMARC1; p:reject; rua:mailto:d@example.com", "dmarc.colon", ":", OK);
    says("v=DMARC1; p reject; rua=mailto:d@example.com", "dmarc.no-equals", "p reject", OK);
    says("v=DMARC1\\; p=reject\\; rua=mailto:d@example.com", "dmarc.backslash", "\\", OK);
    says("\"v=DMARC1; p=reject; rua=mailto:d@example.com\"", "dmarc.quotes", "\"", OK);
    says("\u{201c}v=DMARC1; p=reject; rua=mailto:d@example.com\u{201d}", "dmarc.quotes", "\u{201c}", OK);
    says("v=DMARC1; \"p=reject; rua=mailto:d@example.com", "dmarc.quotes", "\"", OK);
    says("v=DMARC1; p=reject;\u{a0}rua=mailto:d@example.com", "dmarc.character", "\u{a0}", OK);
}

#[test]
fn policies_are_read_as_they_were_meant() {
    let rua = "; rua=mailto:d@example.com";
    for (written, meant) in [
        ("quarentine", "quarantine"),
        ("quarantined", "quarantine"),
        ("Qarantin", "quarantine"),
        ("rejected", "reject"),
        ("rejct", "reject"),
        ("nome", "none"),
        ("\"reject\"", "reject"),
        ("block", "none"), // what receivers do now
    ] {
        says(
            &format!("v=DMARC1; p={written}{rua}"),
            "dmarc.policy",
            written,
            &format!("v=DMARC1; p={meant}{rua}"),
        );
    }
    let sp = "v=DMARC1; p=reject; sp=nome; rua=mailto:d@example.com";
    says(sp, "dmarc.policy", "nome", "v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com");
    let np = "v=DMARC1; p=reject; np=all; rua=mailto:d@example.com";
    says(np, "dmarc.policy", "all", OK);
    let without = "v=DMARC1; rua=mailto:d@example.com";
    says(without, "dmarc.policy-missing", without, "v=DMARC1; p=none; rua=mailto:d@example.com");
    says("v=DMARC1; sp=reject", "dmarc.policy-missing", "v=DMARC1; sp=reject", "v=DMARC1; p=none; sp=reject");
    says("v=DMARC1; rua=mailto:d@example.com; p=reject", "dmarc.policy-late", "p=reject", OK);
    says("v=DMARC1; policy=reject; rua=mailto:d@example.com", "dmarc.misspelt-tag", "policy", OK);
    says("v=DMARC1; P=reject; rua=mailto:d@example.com", "dmarc.misspelt-tag", "P", OK);
}

#[test]
fn tags_and_their_values_are_looked_at() {
    let with = |rest: &str| format!("{OK}{rest}");
    let without =
        |before: &str, after: &str| format!("v=DMARC1; p=reject{before}; rua=mailto:d@example.com{after}");
    says("v=DMARC1; p=reject; ruaa=mailto:d@example.com", "dmarc.misspelt-tag", "ruaa", OK);
    says(&with("; adkm=s"), "dmarc.misspelt-tag", "adkm", &without("; adkim=s", ""));
    says(&with("; adkim=strict"), "dmarc.value", "strict", &without("; adkim=s", ""));
    says(&with("; aspf=x"), "dmarc.value", "x", OK);
    says(&with("; t=yes"), "dmarc.value", "yes", &with("; t=y"));
    says(&with("; psd=maybe"), "dmarc.value", "maybe", OK);
    says(&with("; psd=y"), "dmarc.public-suffix", "psd=y", OK);
    says(&with("; ruf=mailto:f@example.com; fo=2"), "dmarc.value", "2", &with("; ruf=mailto:f@example.com"));
    says(
        &with("; ruf=mailto:f@example.com; fo=1,d,s"),
        "dmarc.value",
        "1,d,s",
        &with("; ruf=mailto:f@example.com; fo=1:d:s"),
    );
    says(
        &with("; ruf=mailto:f@example.com; fo=0:1"),
        "dmarc.failure-options-exclude",
        "0:1",
        &with("; ruf=mailto:f@example.com; fo=1"),
    );
    says(&with("; fo=1"), "dmarc.failure-options-ignored", "fo=1", OK);
    says(&with("; p=none"), "dmarc.duplicate-tag", "p", OK);
    says(&with("; rua=mailto:e@example.com"), "dmarc.duplicate-tag", "rua", &with(",mailto:e@example.com"));
    says(&with("; sp=none"), "dmarc.subdomains-weaker", "sp=none", OK);
    says(&with("; pct=50"), "dmarc.obsolete", "pct=50", OK);
    says(&with("; gibberish"), "dmarc.no-equals", "gibberish", OK);
    says(&with("; ruf=mailto:b\u{fc}ro@example.com"), "dmarc.character", "\u{fc}", OK);
}

#[test]
fn addresses_nobody_can_send_to_are_put_right() {
    let rua = |list: &str| format!("v=DMARC1; p=reject; rua={list}");
    let two = rua("mailto:d@example.com,mailto:e@example.com");
    says(&rua("d@example.com"), "dmarc.no-mailto", "d@example.com", OK);
    says(&rua("mailto:d@example.com,e@example.com"), "dmarc.no-mailto", "e@example.com", &two);
    says(&rua("mailto://d@example.com"), "dmarc.mailto-slashes", "mailto://d@example.com", OK);
    says(&rua("mailto: d@example.com"), "dmarc.address", " ", OK);
    says(&rua("<mailto:d@example.com>"), "dmarc.address", "<mailto:d@example.com>", OK);
    says(&rua("mail:d@example.com"), "dmarc.not-mailto", "mail:d@example.com", OK);
    says(&rua("mailto:d@example.com,https://example.com/r"), "dmarc.not-mailto", "https://example.com/r", OK);
    says(&rua("https://example.com/r"), "dmarc.not-mailto", "https://example.com/r", "v=DMARC1; p=reject");
    says(&rua("mailto:d@example.com;mailto:e@example.com"), "dmarc.address-separator", ";", &two);
    says(
        &rua("mailto:d@example.com; e@example.com"),
        "dmarc.address-separator",
        ";",
        &rua("mailto:d@example.com,mailto:e@example.com"),
    );
    says(&rua("mailto:d@example.com mailto:e@example.com"), "dmarc.address-separator", " ", &two);
    says(&rua("mailto:d@example.com,"), "dmarc.address", "rua=mailto:d@example.com,", OK);
    says(&rua("mailto:d@example.com,mailto:nobody"), "dmarc.address", "nobody", OK);
    says(&rua("mailto:d@-"), "dmarc.address", "-", "v=DMARC1; p=reject");
    says(&rua(""), "dmarc.address", "rua=", "v=DMARC1; p=reject");
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
fn what_is_missing_is_looked_for_where_records_get_lost() {
    let missing = found(&[]);
    assert_eq!(ids(&missing), ["dmarc.missing"]);
    assert_eq!(corrected(&missing[0]), Some("v=DMARC1; p=none; rua=mailto:dmarc@example.com"));
    assert_eq!(missing[0].correction.as_ref().map(|c| c.owner.as_str()), Some(OWNER));
    for at in [
        "example.com",
        "_dmarc.example.com.example.com",
        "dmarc.example.com",
        "_dmarc._dmarc.example.com",
        "_dmarc._domainkey.example.com",
        "_domainkey.example.com",
    ] {
        let findings = found(&[txt(at, &["v=spf1 -all", OK])]);
        assert_eq!(ids(&findings), ["dmarc.misplaced"], "{at}");
        let place = findings[0].place.as_ref().expect("a place");
        assert_eq!((place.owner.as_str(), place.text.as_str()), (at, OK));
        assert_eq!(corrected(&findings[0]), Some(OK), "{at}");
        assert!(prose(&findings[0]).what.contains(at));
        // Beside a record that counts it is nobody's business.
        assert_eq!(ids(&found(&[txt(at, &[OK]), txt(OWNER, &[OK])])), [""; 0], "{at}");
    }
    // Only the domain's own servers are asked for what may not be there yet.
    let (_, asked) = surveyed("example.com", "example.com", &[]);
    for want in asked.iter().filter(|want| want.question.name.is_within(&name("example.com"))) {
        assert!(matches!(want.of, Whom::EveryServer | Whom::AnyServer), "{want:?}");
    }
}

#[test]
fn a_wildcard_that_answers_in_its_place_is_named() {
    let wild = "v=spf1 -all";
    let findings = found(&[txt(OWNER, &[wild]), txt("*.example.com", &[wild])]);
    assert_eq!(ids(&findings), ["dmarc.wildcard-answers"]);
    assert_eq!(placed(&findings[0]), wild);
    assert!(prose(&findings[0]).what.contains("wildcard"));
    let alone = found(&[txt(OWNER, &["hello"])]);
    assert_eq!(ids(&alone), ["dmarc.unrelated-text"]);
    // Below a record that holds, what the wildcard says is discarded and does no harm.
    let world = [
        mx("news.example.com", "mail.example.com"),
        txt("_dmarc.news.example.com", &[wild]),
        txt("*.news.example.com", &[wild]),
        txt(OWNER, &[OK]),
    ];
    let (survey, _) = surveyed("news.example.com", "example.com", &world);
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), ["dmarc.inherited"]);
}

#[test]
fn aliases_to_nowhere_and_in_circles_are_told() {
    let dangling = behind("x.managed.example", absent(OWNER, Kind::Txt));
    let findings = found(&[dangling]);
    assert_eq!(ids(&findings), ["dmarc.alias-without-record"]);
    assert!(prose(&findings[0]).why.contains("does not exist"));
    let without = behind("x.managed.example", empty(OWNER, Kind::Txt));
    assert!(prose(&found(&[without])[0]).why.contains("has no DMARC record"));
    let mut looped = behind("a.example.com", answer(OWNER, Kind::Txt, Outcome::Failed(Failure::ServFail)));
    looped.aliases.push(name(OWNER));
    assert_eq!(ids(&found(&[looped])), ["dmarc.alias-loop"]);
    // What somebody else manages is not the person's to correct.
    let theirs = behind("x.managed.example", txt(OWNER, &["v=DMARC1; p=rejct; rua=mailto:d@example.com"]));
    let findings = found(&[theirs]);
    assert_eq!(findings[0].id(), "dmarc.policy");
    assert_eq!((placed(&findings[0]), corrected(&findings[0])), ("rejct", None));
}

#[test]
fn a_sub_domain_inherits_and_says_from_where() {
    let cases = [
        ("v=DMARC1; p=reject; sp=quarantine; np=reject", true, "sp", Policy::Quarantine),
        ("v=DMARC1; p=reject; sp=quarantine; np=reject", false, "np", Policy::Reject),
        ("v=DMARC1; p=reject; sp=quarantine", false, "sp", Policy::Quarantine),
        ("v=DMARC1; p=reject", true, "p", Policy::Reject),
    ];
    for (above, exists, tag, policy) in cases {
        let mut world = vec![txt(OWNER, &[above])];
        world.extend(exists.then(|| mx("news.example.com", "mail.example.com")));
        let (survey, _) = surveyed("news.example.com", "example.com", &world);
        let findings = only_dmarc(judge(&view(&survey)));
        assert_eq!(ids(&findings), ["dmarc.inherited"], "{above}");
        let why = prose(&findings[0]).why;
        assert!(why.contains(&format!("“{tag}”")) && why.contains(policy.as_str()), "{why}");
        assert_eq!(findings[0].severity(), Severity::Info);
    }
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
    assert!(prose(&other[0]).why.contains("does not begin"));
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
    assert!(prose(&said(&none)[0]).why.contains("neither mail servers"));
    assert!(prose(&said(&[mx("collector.example", ".")])[0]).why.contains("null MX"));
    let silent = answer("collector.example", Kind::Mx, Outcome::Failed(Failure::ServFail));
    assert_eq!(ids(&said(&[silent])), ["dmarc.reports-unknown"]);
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

/// The walk over what stands at the domains; what is not named has no record.
fn walked(domain: &str, exists: bool, records: &[(&str, &str)]) -> (Discovered, usize) {
    let domain = name(domain);
    let mut facts = Facts::default();
    for asked in 0..20 {
        match discover(&domain, exists, &facts) {
            Discovery::Done(found) => return (*found, asked),
            Discovery::Asking(next) => {
                let owner = format!("_dmarc.{next}");
                let texts: Vec<&str> =
                    records.iter().filter(|(at, _)| *at == next.as_str()).map(|(_, text)| *text).collect();
                facts.insert(if texts.is_empty() { absent(&owner, Kind::Txt) } else { txt(&owner, &texts) });
            }
        }
    }
    panic!("the walk does not end");
}

#[test]
fn the_walk_asks_what_rfc_9989_section_4_10_lists() {
    let asked: Vec<String> =
        targets(&name("a.b.c.d.e.f.g.h.i.j.mail.example.com")).iter().map(ToString::to_string).collect();
    let expected = [
        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
        "g.h.i.j.mail.example.com",
        "h.i.j.mail.example.com",
        "i.j.mail.example.com",
        "j.mail.example.com",
        "mail.example.com",
        "example.com",
        "com",
    ];
    assert_eq!(asked, expected);
    let eight: Vec<String> = targets(&name("a.b.c.d.e.f.g.h")).iter().map(ToString::to_string).collect();
    assert_eq!(eight[..2], ["a.b.c.d.e.f.g.h", "b.c.d.e.f.g.h"]);
    assert_eq!(eight.len(), 8);
    assert_eq!(targets(&name("example.com")).len(), 2);
}

#[test]
fn the_organizational_domain_is_chosen_as_rfc_9989_section_4_10_2_says() {
    let none = "v=DMARC1; p=none; rua=mailto:d@example.com";
    let n = "v=DMARC1; p=none; psd=n";
    let y = "v=DMARC1; p=reject; sp=quarantine; psd=y";
    let domain = "a.mail.example.com";
    for (records, organizational, holds, asked) in [
        // Its own examples.
        (&[("mail.example.com", none), ("example.com", none)][..], "example.com", Some("example.com"), 4),
        (&[("mail.example.com", n), ("example.com", none)], "mail.example.com", Some("mail.example.com"), 2),
        (&[("com", y)], "example.com", Some("com"), 4),
        // A record of the domain itself holds for it, whatever stands above.
        (&[(domain, none), ("example.com", none)], "example.com", Some(domain), 4),
        (&[(domain, n), ("example.com", none)], domain, Some(domain), 1),
        // A public suffix at which the walk begins says nothing of what is above.
        (&[(domain, y)], domain, Some(domain), 1),
        (&[("example.com", none), ("com", y)], "example.com", Some("example.com"), 4),
        // A record between, neither of the domain nor of the organization, is passed over.
        (&[("mail.example.com", none), ("com", y)], "example.com", Some("com"), 4),
        (&[], domain, None, 4),
        // Several are none, and so is what does not begin with the version.
        (&[("example.com", none), ("example.com", n)], domain, None, 4),
        (&[("example.com", "p=none; v=DMARC1")], domain, None, 4),
    ] {
        let (found, questions) = walked(domain, true, records);
        assert_eq!(found.organizational.as_str(), organizational, "{records:?}");
        assert_eq!(found.found.map(|found| found.at.to_string()).as_deref(), holds, "{records:?}");
        assert_eq!(questions, asked, "{records:?}");
    }
}

#[test]
fn the_policy_is_taken_from_the_tag_that_rfc_9989_section_4_10_1_names() {
    let rua = "rua=mailto:d@example.com";
    for (record, exists, expected) in [
        ("v=DMARC1; p=reject; sp=none; np=quarantine", true, Some(("sp", Some(Policy::None)))),
        ("v=DMARC1; p=reject; sp=none; np=quarantine", false, Some(("np", Some(Policy::Quarantine)))),
        ("v=DMARC1; p=reject; sp=none", false, Some(("sp", Some(Policy::None)))),
        ("v=DMARC1; p=reject; np=none", true, Some(("p", Some(Policy::Reject)))),
        // One bad policy makes all of them none, or nothing without reports.
        ("v=DMARC1; p=reject; np=x", true, Some(("p", None))),
        ("v=DMARC1; sp=reject", true, Some(("sp", None))),
    ] {
        let (found, _) = walked("news.example.com", exists, &[("example.com", record)]);
        let found = found.found.map(|found| (found.tag, found.policy));
        assert_eq!(found, expected, "{record}");
        let text = format!("{record}; {rua}");
        let (found, _) = walked("news.example.com", exists, &[("example.com", &text)]);
        assert!(found.found.is_some_and(|found| found.policy.is_some()), "{text}");
    }
    let (found, _) = walked("example.com", true, &[("example.com", "v=DMARC1; p=reject; sp=none")]);
    let found = found.found.expect("a record");
    assert_eq!((found.via, found.tag, found.policy), (Via::Own, "p", Some(Policy::Reject)));
}

/// Text that is nearly a record.
fn nearly() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "v=DMARC1",
        "v=dmarc1",
        "DMARC1",
        "v",
        "p=none",
        "p=quarentine",
        "p:",
        "sp=x",
        "np=reject",
        "rua=",
        "mailto:",
        "a@example.com",
        "mailto:d@example.com",
        "ruf=",
        "fo=0:1",
        "fo=1,d",
        "adkim=strict",
        "t=y",
        "psd=y",
        "pct=50",
        ";",
        ";",
        "; ",
        ",",
        " ",
        "=",
        ":",
        "\\",
        "\"",
        "\u{201c}",
        "\u{a0}",
        "\u{1b}[2J",
        "\u{202e}",
        "b\u{fc}",
        "!10m",
        "%",
        "//",
        "http://x",
        "x=1",
        "\r\n",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_record_that_is_put_right_can_be_read(text in prop_oneof![nearly(), ".{0,80}"]) {
        let mended = mend(&text);
        for slip in &mended.slips {
            prop_assert!(text.get(std::ops::Range::from(slip.span)).is_some(), "{:?}", slip);
        }
        if let Some(record) = &mended.record {
            let printed = record.to_string();
            prop_assert_eq!(printed.parse::<Record>(), Ok(record.clone()), "{}", printed);
            prop_assert_eq!(mend(&printed).slips, []);
        }
        // What a receiver cannot read is told, whatever it is.
        if Noted::read(&text).map_or(true, |noted| !noted.faults.is_empty()) {
            prop_assert!(!mended.slips.is_empty());
        }
    }

    #[test]
    fn judging_never_panics_and_points_into_the_text(text in prop_oneof![nearly(), ".{0,80}"]) {
        let findings = found(&[txt(OWNER, &[&text])]);
        prop_assert!(!ids(&findings).is_empty() || text.starts_with('v'));
        for finding in &findings {
            if let Some(place) = &finding.place {
                prop_assert!(place.text.get(std::ops::Range::from(place.span)).is_some());
            }
            let said = prose(finding);
            prop_assert!(!said.what.chars().chain(said.why.chars()).any(|c| c.is_control() && c != '\n'));
            let Some(correction) = corrected(finding) else { continue };
            prop_assert!(correction.parse::<Record>().is_ok(), "{}", correction);
            if finding.correction.as_ref().is_some_and(|correction| correction.owner.as_str() == OWNER) {
                let again = found(&[txt(OWNER, &[correction])]);
                let errors = again.iter().filter(|again| again.severity() == Severity::Error);
                let about_text = errors.filter(|error| !matches!(error.id(), "dmarc.not-authorized" | "dmarc.reports-lost"));
                prop_assert_eq!(about_text.map(Finding::id).collect::<Vec<_>>(), Vec::<&str>::new(), "{} → {}", text, correction);
            }
        }
    }

    #[test]
    fn no_walk_asks_more_than_eight_times(labels in prop::collection::vec("[a-z]{1,3}", 1..30)) {
        let domain = labels.join(".");
        prop_assert!(targets(&name(&domain)).len() <= 8);
        let (found, asked) = walked(&domain, true, &[]);
        prop_assert!(asked <= 8 && found.found.is_none());
    }
}
