//! What servers hold, compared with what was planned.

#![expect(clippy::string_slice, reason = "a test stops by panicking")]

use mailseal::{
    check::{
        propagation::{Difference, State, Verdict, compare, state},
        standing::{Standing, standing},
    },
    plan::publish::{Data as Planned, Publication, Purpose},
    record::name::Name,
    survey::{Answer, Data, Failure, Kind, Outcome, Role},
};
use proptest::prelude::*;

use super::literals::{
    ED25519, RSA_1024, RSA_2048, absent, answer, behind, failed, key_purpose, name, row, survey, text_row,
    txt,
};

const APEX: &str = "example.com";
const DMARC: &str = "_dmarc.example.com";
const KEY: &str = "s1._domainkey.example.com";

fn spf(text: &str) -> Publication {
    text_row(APEX, text, Purpose::Spf)
}

fn dmarc(text: &str) -> Publication {
    text_row(DMARC, text, Purpose::Dmarc)
}

fn key() -> Publication {
    text_row(KEY, &format!("v=DKIM1; k=rsa; t=s; p={RSA_2048}"), key_purpose())
}

fn alias() -> Publication {
    row(KEY, Planned::Cname(name("s1.mail.example.net")), key_purpose())
}

fn null_mx() -> Publication {
    row(APEX, Planned::Mx { preference: 0, exchange: Name::root() }, Purpose::NullMx)
}

fn mx(list: &[(u16, &str)]) -> Answer {
    let data = list
        .iter()
        .map(|(preference, exchange)| Data::Mx { preference: *preference, exchange: name(exchange) })
        .collect();
    answer(APEX, Kind::Mx, Outcome::Records { data, ttl: 300 })
}

#[track_caller]
fn right(publication: &Publication, found: &str) {
    let answer = txt(publication.owner.as_str(), &[found]);
    assert_eq!(compare(publication, &answer), Verdict::Right, "{found}");
}

#[track_caller]
fn wrong(publication: &Publication, found: &str, expected: &[Difference]) {
    let answer = txt(publication.owner.as_str(), &[found]);
    assert_eq!(compare(publication, &answer), Verdict::Different(expected.to_vec()), "{found}");
}

fn missing(part: &str) -> Difference {
    Difference::Missing { part: part.to_owned() }
}

fn extra(part: &str) -> Difference {
    Difference::Extra { part: part.to_owned() }
}

fn changed(tag: &str, planned: &str, found: &str) -> Difference {
    Difference::Changed { tag: tag.to_owned(), planned: planned.to_owned(), found: found.to_owned() }
}

#[test]
fn a_key_is_compared_as_octets_and_its_tags_as_tags() {
    let key = key();
    right(&key, &format!("v=DKIM1; k=rsa; t=s; p={RSA_2048}"));
    right(&key, &format!("p = {} {}; t=s;", &RSA_2048[..100], &RSA_2048[100..])); // spaces, order, defaults
    right(&key, &format!("v=DKIM1;t=s;s=*;k=rsa;p={RSA_2048};"));
    wrong(&key, &format!("v=DKIM1; t=s; p={RSA_1024}"), &[Difference::OtherKey]);
    wrong(&key, &format!("v=DKIM1; t=y:s; p={RSA_2048}"), &[changed("t", "s", "s:y")]);
    wrong(&key, &format!("v=DKIM1; p={RSA_2048}"), &[missing("t=s")]);
    wrong(&key, &format!("v=DKIM1; t=s; n=x; p={RSA_2048}"), &[extra("n=x")]);
    wrong(&key, "v=DKIM1; t=s; p=", &[Difference::Withdrawn]);
    wrong(
        &key,
        &format!("v=DKIM1; k=ed25519; t=s; p={ED25519}"),
        &[Difference::OtherKey, extra("k=ed25519")],
    );
    wrong(&key, &format!("\"v=DKIM1; t=s; p={RSA_2048}\""), &[Difference::Quotes]);
    wrong(
        &key,
        &format!("v=DKIM1; t=s; p={}\" \"{}", &RSA_2048[..100], &RSA_2048[100..]),
        &[Difference::Quotes],
    );
    wrong(&key, "v=DKIM1; p=\u{1b}[2J", &[Difference::Unreadable { text: "v=DKIM1; p=\\x1b[2J".to_owned() }]);
}

#[test]
fn a_key_cut_at_255_octets_is_told_as_such() {
    let whole = format!("v=DKIM1; k=rsa; t=s; p={RSA_2048}");
    wrong(&key(), &whole[..255], &[Difference::Truncated { octets: 255 }]);
    let other = format!("v=DKIM1; k=rsa; t=s; p={}", &RSA_2048.replace("kU/3", "kU/4")[..200]);
    wrong(&key(), &other, &[Difference::OtherKey]); // cut off, and of another key
}

#[test]
fn spf_is_compared_term_by_term() {
    let spf = spf("v=spf1 mx include:_spf.example.net ip4:192.0.2.0/24 ~all");
    right(&spf, "V=SPF1  MX +include:_SPF.example.net ip4:192.0.2.7/24 ~all ");
    right(&spf, "v=spf1 ip4:192.0.2.0/24 mx:example.com include:_spf.example.net ~all"); // the same effect
    wrong(&spf, "v=spf1 ~all mx include:_spf.example.net ip4:192.0.2.0/24", &[Difference::Order]);
    wrong(&spf, "v=spf1 mx include:_spf.example.net ~all", &[missing("ip4:192.0.2.0/24")]);
    wrong(
        &spf,
        "v=spf1 mx a include:_spf.example.net ip4:192.0.2.0/24 -all",
        &[missing("~all"), extra("a"), extra("-all")],
    );
    wrong(&spf, "\"v=spf1 mx ~all\"", &[Difference::Quotes]);
    wrong(&spf, "v=spf1 foo", &[Difference::Unreadable { text: "v=spf1 foo".to_owned() }]);
}

#[test]
fn letter_case_counts_in_macros_only() {
    let spf = spf("v=spf1 exists:%{l}.example.com -all");
    wrong(
        &spf,
        "v=spf1 exists:%{L}.example.com -all",
        &[missing("exists:%{l}.example.com"), extra("exists:%{L}.example.com")],
    );
}

#[test]
fn dmarc_is_compared_tag_by_tag() {
    let dmarc = dmarc("v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com");
    right(&dmarc, "v=DMARC1;rua=mailto:b@example.com , mailto:a@EXAMPLE.com;p=Reject;");
    right(
        &dmarc,
        "v=DMARC1; p=reject; sp=reject; adkim=r; fo=0; t=n; psd=u; rua=mailto:a@example.com,mailto:b@example.com",
    ); // defaults
    wrong(
        &dmarc,
        "v=DMARC1; p=none; rua=mailto:a@example.com,mailto:b@example.com; pct=50",
        &[changed("p", "reject", "none"), extra("pct=50")],
    );
    wrong(&dmarc, "v=DMARC1; p=reject", &[missing("rua=mailto:a@example.com,mailto:b@example.com")]);
    wrong(&dmarc, "\"v=DMARC1; p=reject\"", &[Difference::Quotes]);
    wrong(&dmarc, "v=dmarc1; p=reject", &[Difference::Unreadable { text: "v=dmarc1; p=reject".to_owned() }]);
    let twice = "v=DMARC1; p=reject; p=reject; rua=mailto:a@example.com,mailto:b@example.com";
    wrong(&dmarc, twice, &[Difference::Unreadable { text: twice.to_owned() }]);
}

#[test]
fn only_texts_that_claim_to_be_the_record_count() {
    let spf = spf("v=spf1 -all");
    let two = Verdict::Different(vec![Difference::Several { records: 2 }]);
    assert_eq!(compare(&spf, &txt(APEX, &["verify=1", "v=spf1 -all"])), Verdict::Right);
    assert_eq!(compare(&spf, &txt(APEX, &["v=spf1 -all", "v=spf1 mx -all"])), two);
    for publication in [&spf, &dmarc("v=DMARC1; p=none"), &key(), &alias()] {
        let wildcard = txt(publication.owner.as_str(), &["a wildcard's text"]);
        assert_eq!(compare(publication, &wildcard), Verdict::Absent { remembered: Some(300) });
    }
}

#[test]
fn an_alias_is_followed_or_told() {
    let target = "s1.mail.example.net";
    let text = format!("t=s; p={RSA_2048}");
    let elsewhere = |found: Option<&str>| {
        Verdict::Different(vec![Difference::Target { found: found.map(str::to_owned) }])
    };
    // A text was planned.
    assert_eq!(compare(&key(), &behind(target, txt(KEY, &[&text]))), Verdict::Right);
    assert_eq!(compare(&key(), &behind(target, absent(KEY, Kind::Txt))), elsewhere(Some(target)));
    // An alias was planned.
    assert_eq!(compare(&alias(), &behind(target, txt(KEY, &[&text]))), Verdict::Right);
    assert_eq!(compare(&alias(), &behind(target, absent(KEY, Kind::Txt))), Verdict::Right); // the service's turn
    assert_eq!(compare(&alias(), &behind(target, failed(KEY))), Verdict::Right);
    assert_eq!(
        compare(&alias(), &behind("old.example.net", failed(KEY))),
        elsewhere(Some("old.example.net"))
    );
    assert_eq!(compare(&alias(), &txt(KEY, &[&text])), elsewhere(None));
    let asked = answer(KEY, Kind::Cname, Outcome::Records { data: vec![Data::Cname(name(target))], ttl: 60 });
    assert_eq!(compare(&alias(), &asked), Verdict::Right);
}

#[test]
fn nothing_there_and_no_answer_are_told_apart() {
    for publication in [spf("v=spf1 -all"), key(), alias(), null_mx()] {
        let owner = publication.owner.as_str();
        assert_eq!(
            compare(&publication, &absent(owner, Kind::Txt)),
            Verdict::Absent { remembered: Some(900) }
        );
        assert_eq!(compare(&publication, &failed(owner)), Verdict::Unreachable(Failure::Timeout));
    }
}

#[test]
fn a_permission_is_any_record_that_begins_right() {
    let permission = text_row(
        "example.com._report._dmarc.example.net",
        "v=DMARC1",
        Purpose::ReportAuthorization("example.net".parse().expect("a domain")),
    );
    right(&permission, "v=DMARC1;");
    right(&permission, "v=DMARC1; rua=mailto:other@example.net");
    wrong(&permission, "v=dmarc1", &[Difference::Unreadable { text: "v=dmarc1".to_owned() }]);
}

#[test]
fn a_null_mx_stands_alone() {
    assert_eq!(compare(&null_mx(), &mx(&[(0, ".")])), Verdict::Right);
    let beside = Verdict::Different(vec![extra("10 mail.example.com")]);
    assert_eq!(compare(&null_mx(), &mx(&[(0, "."), (10, "mail.example.com")])), beside);
    assert_eq!(compare(&null_mx(), &mx(&[(10, "mail.example.com")])), beside);
}

#[test]
fn what_stands_at_the_name_is_created_or_replaced() {
    let spf = spf("v=spf1 -all");
    let stands = |publication: &Publication, answer: Answer| standing(publication, &survey([answer]));
    let replaces = |old: &str| Standing::Replace { old: vec![Planned::Txt(old.to_owned())] };
    assert_eq!(standing(&spf, &survey([])), Standing::Unknown);
    assert_eq!(stands(&spf, failed(APEX)), Standing::Unknown);
    assert_eq!(stands(&spf, absent(APEX, Kind::Txt)), Standing::Create);
    assert_eq!(stands(&spf, txt(APEX, &["verify=1"])), Standing::Create);
    assert_eq!(stands(&spf, txt(APEX, &["verify=1", "v=spf1  -ALL"])), Standing::Same);
    assert_eq!(stands(&spf, txt(APEX, &["verify=1", "v=spf1 +all\u{7}"])), replaces("v=spf1 +all\u{7}"));
    assert_eq!(stands(&key(), txt(KEY, &["v=DKIM1; p="])), replaces("v=DKIM1; p="));
    let obstructed = Standing::Obstructed { target: name("s1.mail.example.net") };
    assert_eq!(stands(&key(), behind("s1.mail.example.net", absent(KEY, Kind::Txt))), obstructed);
    assert_eq!(stands(&alias(), behind("s1.mail.example.net", failed(KEY))), Standing::Same);
    assert_eq!(
        stands(&alias(), behind("old.example.net", absent(KEY, Kind::Txt))),
        Standing::Replace { old: vec![Planned::Cname(name("old.example.net"))] }
    );
    assert_eq!(stands(&alias(), txt(KEY, &["v=DKIM1; p="])), replaces("v=DKIM1; p="));
    assert_eq!(stands(&null_mx(), mx(&[(0, ".")])), Standing::Same);
    assert_eq!(
        stands(&null_mx(), mx(&[(10, "mail.example.com")])),
        Standing::Replace { old: vec![Planned::Mx { preference: 10, exchange: name("mail.example.com") }] }
    );
}

#[test]
fn the_own_servers_decide_and_caches_follow() {
    use Role::{Authoritative as Own, Public, System};
    let (right, absent) = (Verdict::Right, Verdict::Absent { remembered: None });
    let other = Verdict::Different(vec![Difference::OtherKey]);
    let silent = Verdict::Unreachable(Failure::Timeout);
    for (said, expected) in [
        (&[][..], State::NotAsked),
        (&[(Own, &silent), (Public, &silent)], State::Silent),
        (&[(Own, &right), (Own, &right), (System, &right)], State::Right),
        (&[(Own, &right), (Own, &silent), (Public, &silent)], State::Right), // silence is no objection
        (&[(Own, &right), (System, &absent)], State::Spreading),
        (&[(Own, &right), (Public, &other)], State::Spreading),
        (&[(Own, &right), (Own, &absent), (Public, &right)], State::Some { right: 1, all: 2 }),
        (&[(Own, &right), (Own, &other), (Own, &silent)], State::Some { right: 1, all: 2 }),
        (&[(Own, &absent), (Public, &right)], State::Absent), // a cache that has what is gone
        (&[(Own, &absent), (Own, &other)], State::Different),
        (&[(Own, &silent), (System, &right), (Public, &absent)], State::Some { right: 1, all: 2 }),
    ] {
        assert_eq!(state(said), expected, "{said:?}");
    }
}

proptest! {
    #[test]
    fn no_answer_makes_the_comparison_panic(texts in prop::collection::vec("(v=spf1|v=DMARC1;|v=DKIM1; p=|p=MII)?\\PC{0,20}", 0..3)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for publication in [spf("v=spf1 mx -all"), dmarc("v=DMARC1; p=reject"), key(), alias(), null_mx()] {
            let answer = txt(publication.owner.as_str(), &texts);
            let _ = (compare(&publication, &answer), standing(&publication, &survey([answer.clone()])));
        }
    }

    #[test]
    fn a_key_cut_anywhere_is_never_right(length in 0_usize..RSA_2048.len() - 1) {
        let answer = txt(KEY, &[&format!("v=DKIM1; t=s; p={}", &RSA_2048[..length])]);
        prop_assert_ne!(compare(&key(), &answer), Verdict::Right);
    }
}

#[test]
fn a_withdrawn_key_is_right_when_no_key_is_left() {
    let withdrawn = text_row(KEY, "v=DKIM1; p=", key_purpose());
    assert!(withdrawn.withdraws());
    for text in ["v=DKIM1; p=", "v=DKIM1; p=;", "p=", "v=DKIM1; k=rsa; t=s; n=gone; p="] {
        right(&withdrawn, text);
    }
    wrong(&withdrawn, &format!("v=DKIM1; k=rsa; t=s; p={RSA_2048}"), &[Difference::NotWithdrawn]);
    wrong(&withdrawn, &format!("v=DKIM1; k=ed25519; p={ED25519}"), &[Difference::NotWithdrawn]);
    // RFC 6376 §6.1.2: no key at all fails a signature as well.
    for gone in [absent(KEY, Kind::Txt), txt(KEY, &["some other text"])] {
        assert_eq!(compare(&withdrawn, &gone), Verdict::Right);
        assert_eq!(standing(&withdrawn, &survey([gone])), Standing::Same);
    }
    // Beside an alias no text can stand, wherever it leads.
    let alias = behind("s1.mail.example.net", absent("s1.mail.example.net", Kind::Txt));
    let way = Difference::Target { found: Some("s1.mail.example.net".to_owned()) };
    assert_eq!(compare(&withdrawn, &alias), Verdict::Different(vec![way]));
    // For every selector at once it has to be said.
    let all = text_row("*._domainkey.example.com", "v=DKIM1; p=", Purpose::NoDkim);
    assert!(!all.withdraws());
    assert_ne!(compare(&all, &absent("*._domainkey.example.com", Kind::Txt)), Verdict::Right);
}
