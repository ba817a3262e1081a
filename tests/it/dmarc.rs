//! DMARC records and report addresses: what is read, what is refused and where, and the round trip.

#![expect(clippy::expect_used, clippy::needless_pass_by_value, reason = "a test stops by panicking")]

use mailseal::record::{
    dmarc::{
        Alignment, FailureOption, Fault, Noted, ObsoleteTag, Policy, PublicSuffix, Record, ReportUri,
        Testing, UriFault, claims_to_be_dmarc, is_dmarc,
    },
    name::DomainName,
    tags::TagFault,
};
use proptest::prelude::*;

#[track_caller]
fn good(text: &str) -> Record {
    let record: Record = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(record.to_string().parse().as_ref(), Ok(&record), "printed: {record}");
    record
}

#[track_caller]
fn bad(text: &str, at: &str, cause: Fault) {
    let error = text.parse::<Record>().expect_err(text);
    assert_eq!((error.span.of(text), &error.cause), (at, &cause), "{text}");
}

fn to(address: &str) -> ReportUri {
    ReportUri::from_address(address).expect(address)
}

#[test]
fn the_records_of_the_rfc_are_read() {
    // RFC 9989 Appendix B.2.1 and B.2.2: monitoring, with failure reports elsewhere.
    let record = good("v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com");
    assert_eq!(record.policy, Some(Policy::None));
    assert_eq!(record.aggregate_reports, [to("dmarc-feedback@example.com")]);
    let record =
        good("v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; ruf=mailto:auth-reports@example.com");
    assert_eq!(record.failure_reports, [to("auth-reports@example.com")]);
    // Appendix B.2.4: two addresses, a sub-domain policy and a test.
    let record = good(
        "v=DMARC1; p=quarantine; rua=mailto:dmarc-feedback@example.com,mailto:tld-test@thirdparty.example.net; t=y",
    );
    assert_eq!((record.aggregate_reports.len(), record.testing), (2, Some(Testing::Yes)));
}

#[test]
fn every_tag_is_read_and_printed_in_order() {
    let record = good(
        "v=DMARC1;fo=1:d;psd=n;t=n;ruf=mailto:f@example.com;rua=mailto:a@example.com , mailto:b@example.com;aspf=r;adkim=s;np=reject;sp=quarantine;p=none;x=1;ri=3600;",
    );
    assert_eq!(
        record.to_string(),
        "v=DMARC1; p=none; sp=quarantine; np=reject; adkim=s; aspf=r; \
         rua=mailto:a@example.com,mailto:b@example.com; ruf=mailto:f@example.com; fo=1:d; t=n; psd=n; ri=3600; x=1"
    );
    assert_eq!(record.failure_options, [FailureOption::Any, FailureOption::Dkim]);
    assert_eq!(record.dkim_alignment, Some(Alignment::Strict));
    assert_eq!(record.public_suffix, Some(PublicSuffix::No));
    assert_eq!(record.obsolete, [(ObsoleteTag::ReportInterval, "3600".to_owned())]);
}

#[test]
fn a_missing_policy_is_no_error() {
    assert_eq!(good("v=DMARC1; rua=mailto:a@example.com").policy, None); // RFC 9989 §4.7: as `p=none`
    assert_eq!(good("v=DMARC1").to_string(), "v=DMARC1");
}

#[test]
fn letter_case_matters_only_in_the_version() {
    assert_eq!(good("v=DMARC1; p=Reject; adkim=S").policy, Some(Policy::Reject));
    bad("v=dmarc1; p=none", "dmarc1", Fault::Version);
    bad("V=DMARC1; p=none", "V", Fault::Version);
}

#[test]
fn errors_say_where_and_why() {
    bad("", "", Fault::Version);
    bad("p=none; v=DMARC1", "p", Fault::Version); // the version must come first
    bad(" v=DMARC1; p=none", " ", Fault::Version);
    bad("v=DMARC1, p=none", ",", Fault::Tags(TagFault::Comma));
    bad("v=DMARC1; p=none, rua=mailto:a@example.com", ",", Fault::Tags(TagFault::Comma));
    bad("v=DMARC1; rua=mailto:a@example.com,ruf=mailto:b@example.com", ",", Fault::Tags(TagFault::Comma));
    bad("v=DMARC1\\; p=none\\;", "\\", Fault::Tags(TagFault::Escape));
    bad("\"v=DMARC1; p=none\"", "\"", Fault::Tags(TagFault::Quote));
    bad("v=DMARC1; p=none; p=reject", "p", Fault::Tags(TagFault::Duplicate("p".to_owned())));
    bad("v=DMARC1; p=non", "non", Fault::Policy("non".to_owned()));
    bad("v=DMARC1; p=none; sp=", "", Fault::Policy(String::new()));
    bad("v=DMARC1; adkim=relaxed", "relaxed", Fault::Alignment);
    bad("v=DMARC1; fo=1:x", "x", Fault::FailureOption);
    bad("v=DMARC1; fo=0:1", "0:1", Fault::FailureOptionsExclude);
    bad("v=DMARC1; t=yes", "yes", Fault::Testing);
    bad("v=DMARC1; psd=x", "x", Fault::PublicSuffix);
    bad("v=DMARC1; rua=a@example.com", "a@example.com", Fault::Uri(UriFault::NoScheme));
    bad("v=DMARC1; rua=mailto:a@example.com,", "", Fault::Uri(UriFault::Empty));
    bad("v=DMARC1; rua=mailto:b, mailto:a@example.com", "b", Fault::Uri(UriFault::NoLocalPart));
    bad("v=DMARC1; rua=mailto:a@exa_mple.com", "exa_mple.com", Fault::Uri(UriFault::Domain));
    bad("v=DMARC1; rua=mailto:a b@example.com", " ", Fault::Uri(UriFault::Character(' ')));
    bad("v=DMARC1; rua=mailto:a!b@example.com", "!", Fault::Uri(UriFault::Character('!')));
    bad("v=DMARC1; rua=mailto:a%zz@example.com", "%", Fault::Uri(UriFault::Character('%')));
}

#[test]
fn a_receiver_passes_over_what_it_cannot_read() {
    let noted =
        Noted::read("v=DMARC1; p=non; garbage; sp=reject; rua=a@example.com, mailto:b@example.com; sp=none")
            .expect("a record");
    assert_eq!(noted.record.to_string(), "v=DMARC1; sp=reject; rua=mailto:b@example.com");
    let causes: Vec<_> = noted.faults.into_iter().map(|fault| fault.cause).collect();
    assert_eq!(
        causes,
        [
            Fault::Policy("non".to_owned()),
            Fault::Tags(TagFault::NoEquals),
            Fault::Uri(UriFault::NoScheme),
            Fault::Tags(TagFault::Duplicate("sp".to_owned())),
        ]
    );
    assert!(Noted::read("v=DMARC2; p=none").is_err());
}

#[test]
fn a_record_is_told_from_a_claim_and_from_other_text() {
    for text in ["v=DMARC1", "v=DMARC1;p=none", "v = DMARC1 ; p=none", "v=DMARC1; p=non"] {
        assert!(is_dmarc(text) && claims_to_be_dmarc(text), "{text}");
    }
    for text in
        ["v=DMARC1, p=none", "\"v=DMARC1; p=none\"", " v=DMARC1;p=none", "v=dmarc1; p=none", "v=DMARC1\\;"]
    {
        assert!(!is_dmarc(text) && claims_to_be_dmarc(text), "{text}");
    }
    for text in ["", "v=spf1 -all", "v=DKIM1; p=", "dmarc-verification=1", "v=DMAR\u{fc}"] {
        assert!(!is_dmarc(text) && !claims_to_be_dmarc(text), "{text}");
    }
}

#[test]
fn addresses_are_taken_as_people_type_them() {
    for (typed, printed) in [
        ("dmarc@example.com", "mailto:dmarc@example.com"),
        (" MAILTO:dmarc@Example.COM ", "mailto:dmarc@example.com"),
        ("d+x=y@b\u{fc}cher.example", "mailto:d+x=y@xn--bcher-kva.example"),
        ("mailto:d@b\u{fc}cher.example", "mailto:d@xn--bcher-kva.example"),
        ("what!@example.com", "mailto:what%21@example.com"), // RFC 9989 §4.7: '!' 'MUST be encoded'
        ("100%@example.com", "mailto:100%25@example.com"),
        ("=@example.com", "mailto:%3D@example.com"), // not a second sign behind `mailto`
        ("mailto=a@example.com", "mailto:mailto%3Da@example.com"),
        ("//a@example.com", "mailto:%2F%2Fa@example.com"),
        ("\u{fc}@example.com", "mailto:%C3%BC@example.com"),
    ] {
        let uri = to(typed);
        assert_eq!(uri.to_string(), printed);
        assert_eq!(printed.parse(), Ok(uri));
    }
}

#[test]
fn addresses_that_are_none_are_refused_at_their_place() {
    for (typed, start, end, cause) in [
        ("", 0, 0, UriFault::Empty),
        (" dmarc", 1, 6, UriFault::NoLocalPart),
        ("@example.com", 0, 0, UriFault::NoLocalPart),
        (" d@example", 3, 10, UriFault::Domain), // one label
        ("d@[192.0.2.1]", 2, 13, UriFault::Domain),
        ("d@example.com/x", 2, 15, UriFault::Domain),
        ("a@example.com, b@example.com", 13, 14, UriFault::Character(',')),
        ("Ann <a@example.com>", 3, 4, UriFault::Character(' ')),
        ("a\u{202e}b@example.com", 1, 4, UriFault::Character('\u{202e}')),
    ] {
        let error = ReportUri::from_address(typed).expect_err(typed);
        assert_eq!((error.span.start, error.span.end, error.cause), (start, end, cause), "{typed}");
    }
}

#[test]
fn what_addresses_cannot_hold_is_kept_as_written() {
    for text in ["https://example.com/report", "mailto:a@co.uk"] {
        assert_eq!(text.parse(), Ok(ReportUri::Other(text.to_owned())));
    }
    // RFC 6068 §2: header fields follow an address, which is one all the same.
    let text = "mailto:a@example.com?subject=x";
    let uri: ReportUri = text.parse().expect("a URI");
    assert!(matches!(&uri, ReportUri::WithFields { fields, .. } if fields == "subject=x"));
    assert_eq!((uri.address().as_str(), uri.to_string().as_str()), ("a@example.com", text));
    assert!(!"https://example.com/".parse::<ReportUri>().expect("a URI").is_mailto());
    assert!("mailto:a@co.uk".parse::<ReportUri>().expect("a URI").is_mailto());
}

#[test]
fn an_old_size_limit_is_kept() {
    let record = good("v=DMARC1; p=none; rua=mailto:a@example.com!10m");
    assert!(
        matches!(&record.aggregate_reports[0], ReportUri::Mailto { size_limit: Some(s), .. } if s == "10m")
    );
}

fn policy() -> impl Strategy<Value = Option<Policy>> {
    prop::option::of(prop::sample::select(vec![Policy::None, Policy::Quarantine, Policy::Reject]))
}

fn alignment() -> impl Strategy<Value = Option<Alignment>> {
    prop::option::of(prop::sample::select(vec![Alignment::Relaxed, Alignment::Strict]))
}

fn uris() -> impl Strategy<Value = Vec<ReportUri>> {
    let local = "[!-;=?A-~\u{e9}]{1,8}".prop_filter("no local part", |local| !local.contains('>'));
    let limit = prop::option::of("[0-9]{1,3}[kmgt]?");
    let mail = (local, "[a-z]{1,6}", limit).prop_map(|(local, label, size_limit)| {
        let domain: DomainName = format!("{label}.example").parse().expect("a domain");
        ReportUri::Mailto { local, domain, size_limit }
    });
    prop::collection::vec(prop_oneof![mail, Just(ReportUri::Other("https://example.com/r".to_owned()))], 0..3)
}

prop_compose! {
    fn record()(
        policy in policy(),
        subdomain_policy in policy(),
        nonexistent_policy in policy(),
        (dkim_alignment, spf_alignment) in (alignment(), alignment()),
        (aggregate_reports, failure_reports) in (uris(), uris()),
        failure_options in prop::sample::subsequence(vec![FailureOption::Any, FailureOption::Dkim, FailureOption::Spf], 0..=3),
        testing in prop::option::of(prop::sample::select(vec![Testing::Yes, Testing::No])),
        public_suffix in prop::option::of(prop::sample::select(vec![PublicSuffix::Yes, PublicSuffix::No, PublicSuffix::Unknown])),
        percent in prop::option::of("[0-9]{1,3}"),
        unknown in prop::option::of(("[A-Z][a-z_]{0,4}", "[!-:<-~]{0,12}[!-:<-\\[\\]-~]")),
    ) -> Record {
        Record {
            policy, subdomain_policy, nonexistent_policy, dkim_alignment, spf_alignment, aggregate_reports,
            failure_reports, failure_options, testing, public_suffix,
            obsolete: percent.map(|text| (ObsoleteTag::Percent, text)).into_iter().collect(),
            unknown: unknown.into_iter().collect(),
        }
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_the_same(record in record()) {
        prop_assert_eq!(record.to_string().parse(), Ok(record));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,60}|v=DMARC1[;, a-z=:!%@.\u{fc}]{0,60}") {
        let _ = (is_dmarc(&text), claims_to_be_dmarc(&text), ReportUri::from_address(&text));
        match Noted::read(&text) {
            Ok(noted) => {
                prop_assert_eq!(noted.record.to_string().parse(), Ok(noted.record));
                for fault in noted.faults {
                    prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
                }
            }
            Err(error) => prop_assert!(text.get(error.span.start..error.span.end).is_some()),
        }
    }

    #[test]
    fn no_address_has_an_error_outside_itself(text in "[ a-z@.:,!%<\u{fc}\u{202e}]{0,30}") {
        if let Err(error) = ReportUri::from_address(&text) {
            prop_assert!(text.get(error.span.start..error.span.end).is_some());
        }
    }
}
