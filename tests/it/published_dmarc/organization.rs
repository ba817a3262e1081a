//! Which record holds for which name, and whose permission reports need, by RFC 9989 §4.10 and RFC 9990 §4.

use mailseal::{
    check::{
        Finding,
        finding::{Fate, Left, Mail, What, When},
        published::judge,
    },
    record::dmarc::Policy,
    survey::{Answer, Kind},
    words::finding::prose,
};

use super::{empty, found, mx, only_dmarc, surveyed, view};
use crate::literals::{ids, txt};

const NONE: Fate = Fate::Policy(Policy::None);
const JUNK: Fate = Fate::Policy(Policy::Quarantine);
const REFUSE: Fate = Fate::Policy(Policy::Reject);
const FREE: Fate = Fate::Undecided;

/// All that is found about `domain`, which takes mail, with these records at `_dmarc` below the names.
fn said(domain: &str, records: &[(&str, &str)]) -> Vec<Finding> {
    let mut world = vec![mx(domain, "mail.example.net"), txt(domain, &["v=spf1 mx -all"])];
    world.extend(records.iter().map(|(at, text)| txt(&format!("_dmarc.{at}"), &[text])));
    let (survey, _) = surveyed(domain, "example.com", &world);
    judge(&view(&survey))
}

/// What comes of mail from the domain, a name below that exists, and one that does not.
fn fates(findings: &[Finding]) -> [Fate; 3] {
    let mut fates = [FREE; 3];
    for finding in findings {
        match &finding.what {
            What::Mail(Mail::Forged { when: When::Now, fate, .. }) => fates[0] = *fate,
            What::Mail(Mail::SubDomains { when: When::Now, existing, nonexistent, .. }) => {
                fates[1] = *existing;
                fates[2] = *nonexistent;
            }
            _ => {}
        }
    }
    fates
}

#[test]
fn names_below_follow_their_organization_and_not_the_record_above_them() {
    let monitor = "v=DMARC1; p=none; rua=mailto:d@example.com";
    let refuse = "v=DMARC1; p=reject; rua=mailto:d@example.com";
    for (domain, records, expected) in [
        (
            "sub.example.com",
            &[("example.com", monitor), ("sub.example.com", refuse)][..],
            [REFUSE, NONE, NONE],
        ),
        ("sub.example.com", &[("example.com", refuse), ("sub.example.com", monitor)], [NONE, REFUSE, REFUSE]),
        // With psd=n the sub-domain is an organization of its own.
        (
            "sub.example.com",
            &[
                ("example.com", monitor),
                ("sub.example.com", "v=DMARC1; p=reject; sp=quarantine; psd=n; rua=mailto:d@sub.example.com"),
            ],
            [REFUSE, JUNK, JUNK],
        ),
        // Nothing above: it is its own organization, too.
        ("sub.example.com", &[("sub.example.com", refuse)], [REFUSE, REFUSE, REFUSE]),
        // The record of a name between is passed over.
        (
            "a.sub.example.com",
            &[("example.com", "v=DMARC1; p=none; sp=quarantine; np=reject"), ("sub.example.com", refuse)],
            [JUNK, JUNK, REFUSE],
        ),
        (
            "example.com",
            &[("example.com", "v=DMARC1; p=none; sp=quarantine; np=reject")],
            [NONE, JUNK, REFUSE],
        ),
        ("example.com", &[("com", "v=DMARC1; p=reject; sp=quarantine; psd=y")], [JUNK, JUNK, JUNK]),
        // A test acts one step milder, whichever tag counts.
        ("sub.example.com", &[("example.com", "v=DMARC1; p=none; sp=reject; t=y")], [JUNK, JUNK, JUNK]),
        // One wrong policy voids them all.
        ("example.com", &[("example.com", "v=DMARC1; p=reject; sp=bogus")], [FREE, FREE, FREE]),
        (
            "example.com",
            &[("example.com", "v=DMARC1; p=reject; np=bogus; rua=mailto:d@example.com")],
            [NONE, NONE, NONE],
        ),
        // A URI of any scheme makes it p=none.
        ("example.com", &[("example.com", "v=DMARC1; rua=https://example.com/r")], [NONE, NONE, NONE]),
        ("example.com", &[("example.com", "v=DMARC1; sp=reject")], [FREE, FREE, FREE]),
    ] {
        assert_eq!(fates(&said(domain, records)), expected, "{domain}: {records:?}");
    }
}

#[test]
fn the_policy_for_names_that_do_not_exist_is_for_those_alone() {
    let above =
        txt("_dmarc.example.com", &["v=DMARC1; p=none; sp=none; np=reject; rua=mailto:d@example.com"]);
    let domain = "news.example.com";
    let tag = |world: &[Answer]| {
        let mut all = vec![above.clone()];
        all.extend_from_slice(world);
        let (survey, _) = surveyed(domain, "example.com", &all);
        let findings = judge(&view(&survey));
        findings.iter().find(|finding| finding.id() == "dmarc.inherited").map(|finding| prose(finding).why)
    };
    // RFC 9989 A.4: 'if any RR exists for a domain, then the domain exists'.
    for world in
        [vec![txt(domain, &["hello"])], vec![empty(domain, Kind::Txt)], vec![mx(domain, "m.example")]]
    {
        assert!(tag(&world).is_some_and(|why| why.contains("“sp” asks for")), "{world:?}");
    }
    assert!(tag(&[]).is_some_and(|why| why.contains("“np” asks for")));
}

#[test]
fn a_record_above_that_is_a_test_is_told_as_one() {
    let findings =
        said("news.example.com", &[("example.com", "v=DMARC1; p=reject; t=y; rua=mailto:d@example.com")]);
    let inherited = findings.iter().find(|finding| finding.id() == "dmarc.inherited").expect("it is told");
    assert!(prose(inherited).why.contains("receivers use quarantine"), "{}", prose(inherited).why);
    // Several records are none, so that the one above holds.
    let (survey, _) = surveyed(
        "news.example.com",
        "example.com",
        &[
            txt("_dmarc.news.example.com", &["v=DMARC1; p=none", "v=DMARC1; p=reject"]),
            txt("_dmarc.example.com", &["v=DMARC1; p=reject; rua=mailto:d@example.com"]),
        ],
    );
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), ["dmarc.several-published", "dmarc.inherited"]);
}

#[test]
fn a_record_without_a_policy_says_what_receivers_make_of_it() {
    for (text, left) in [
        ("v=DMARC1; policy=reject", Left::NoRecord),
        ("v=DMARC1; P=reject", Left::NoRecord),
        ("v=DMARC1; sp=reject; p reject", Left::NoRecord),
        ("v=DMARC1; .p=quarantine; adkim=s", Left::NoRecord),
        ("v=DMARC1; p none; rua=mailto:a@example.com", Left::Reports),
        ("v=DMARC1; rua=mailto:a@example.com", Left::Reports),
        ("v=DMARC1; rua=https://example.com/r", Left::Nothing),
        ("v=DMARC1; pol=reject; rua=mailto:a@example.com", Left::Reports),
        ("v=DMARC1; p", Left::NoRecord),
    ] {
        let findings = found(&[txt("_dmarc.example.com", &[text])]);
        let told = findings.iter().find_map(|finding| match finding.what {
            What::Dmarc(mailseal::check::finding::Dmarc::PolicyMissing { left }) => Some(left),
            _ => None,
        });
        assert_eq!(told, Some(left), "{text}: {:?}", ids(&findings));
    }
    // A policy that is none of the three takes the others with it, and nothing is said of what they would do.
    let findings = found(&[txt("_dmarc.example.com", &["v=DMARC1; p=reject; sp=bogus"])]);
    assert!(!ids(&findings).contains(&"dmarc.no-reports"), "{:?}", ids(&findings));
    let why = prose(&findings[0]).why;
    assert!(why.contains("receivers ignore the whole record"), "{why}");
    let findings =
        found(&[txt("_dmarc.example.com", &["v=DMARC1; p=reject; np=x; rua=mailto:d@example.com"])]);
    assert!(prose(&findings[0]).why.contains("“p=none”"), "{}", prose(&findings[0]).why);
}

#[test]
fn failure_options_that_break_the_grammar_count_as_the_default() {
    for (fo, id, better) in [
        ("0:1", "dmarc.failure-options-exclude", "fo=0"),
        ("1:0:d", "dmarc.failure-options-exclude", "fo=0:d"),
        ("d:d", "dmarc.failure-option-twice", "fo=d"),
        ("0:0", "dmarc.failure-option-twice", "fo=0"),
        ("d:s:d", "dmarc.failure-option-twice", "fo=d:s"),
    ] {
        let text = format!("v=DMARC1; p=reject; rua=mailto:d@example.com; ruf=mailto:f@example.com; fo={fo}");
        let findings = found(&[txt("_dmarc.example.com", &[&text])]);
        assert_eq!(ids(&findings), [id], "{fo}");
        let correction = super::corrected(&findings[0]).expect("a correction");
        assert!(correction.ends_with(better), "{fo}: {correction}");
    }
}

#[test]
fn a_test_is_told_whichever_policy_it_tests() {
    for (text, expected) in [
        ("v=DMARC1; p=none; sp=reject; t=y; rua=mailto:d@example.com", true),
        ("v=DMARC1; p=none; np=quarantine; t=y; rua=mailto:d@example.com", true),
        ("v=DMARC1; p=quarantine; t=y; rua=mailto:d@example.com", true),
        ("v=DMARC1; p=none; t=y; rua=mailto:d@example.com", false),
        ("v=DMARC1; p=none; sp=reject; t=n; rua=mailto:d@example.com", false),
    ] {
        let findings = found(&[txt("_dmarc.example.com", &[text])]);
        assert_eq!(ids(&findings).contains(&"dmarc.testing"), expected, "{text}");
    }
}

#[test]
fn reports_need_permission_where_the_organization_is_another() {
    let department = "v=DMARC1; p=reject; psd=n; rua=mailto:d@example.com";
    let example = ("example.com", "v=DMARC1; p=none; rua=mailto:d@example.com");
    let reports = |domain: &str, records: &[(&str, &str)], more: &[Answer]| {
        let mut world = vec![
            mx(domain, "m.example.net"),
            mx("example.com", "m.example.net"),
            mx("mail.example.com", "m.example.net"),
            mx("dest.net", "m.example.net"),
        ];
        world.extend(records.iter().map(|(at, text)| txt(&format!("_dmarc.{at}"), &[text])));
        world.extend_from_slice(more);
        let (survey, _) = surveyed(domain, "example.com", &world);
        let found = only_dmarc(judge(&view(&survey)));
        let about = found.iter().filter(|f| {
            f.id().contains("authorized") || f.id().contains("report") || f.id().contains("permission")
        });
        about.map(Finding::id).collect::<Vec<_>>()
    };
    // RFC 9990 §4: b.example.com is an organization of its own, and example.com another.
    assert_eq!(
        reports("b.example.com", &[("b.example.com", department), example], &[]),
        ["dmarc.not-authorized"]
    );
    let permission = txt("b.example.com._report._dmarc.example.com", &["v=DMARC1"]);
    assert_eq!(reports("b.example.com", &[("b.example.com", department), example], &[permission]), [""; 0]);
    let own = "v=DMARC1; p=reject; psd=n; rua=mailto:d@b.example.com";
    assert_eq!(reports("b.example.com", &[("b.example.com", own), example], &[]), [""; 0]);
    // The other way round: the address is in an organization of its own.
    let at_department = "v=DMARC1; p=reject; rua=mailto:d@mail.example.com";
    let n = ("mail.example.com", "v=DMARC1; p=none; psd=n");
    assert_eq!(reports("example.com", &[("example.com", at_department), n], &[]), ["dmarc.not-authorized"]);
    assert_eq!(reports("example.com", &[("example.com", at_department)], &[]), [""; 0]);
    let plain = "v=DMARC1; p=reject; rua=mailto:d@example.com";
    assert_eq!(reports("b.example.com", &[("b.example.com", plain), example], &[]), [""; 0]);
    // A permission may name another address, at the domain that gives it.
    let elsewhere = ("example.com", "v=DMARC1; p=reject; rua=mailto:d@dest.net");
    let redirect = |text: &str| txt("example.com._report._dmarc.dest.net", &[text]);
    for (text, expected) in [
        ("v=DMARC1; rua=mailto:x@other.org", &["dmarc.reports-redirected"][..]),
        ("v=DMARC1; rua=mailto:x@sub.dest.net", &["dmarc.reports-redirected"]),
        ("v=DMARC1; rua=https://dest.net/r", &["dmarc.reports-redirected"]),
        ("v=DMARC1; rua=mailto:x@dest.net", &[]),
        ("v=DMARC1; rua=mailto:x@other.org,mailto:y@dest.net", &[]),
        ("v=DMARC1; p=none", &[]),
    ] {
        assert_eq!(reports("example.com", &[elsewhere], &[redirect(text)]), expected, "{text}");
    }
}

#[test]
fn a_permission_that_no_name_can_hold_is_told() {
    let label = "a".repeat(60);
    let host = format!("{label}.{label}.{label}.dest.net");
    let text = format!("v=DMARC1; p=reject; rua=mailto:d@{host}");
    let domain = format!("{}.example.com", "b".repeat(40));
    let (survey, _) = surveyed(
        &domain,
        "example.com",
        &[
            mx(&domain, "m.example.net"),
            mx(&host, "m.example.net"),
            txt(&format!("_dmarc.{domain}"), &[&text]),
        ],
    );
    assert_eq!(ids(&only_dmarc(judge(&view(&survey)))), ["dmarc.permission-too-long"]);
}
