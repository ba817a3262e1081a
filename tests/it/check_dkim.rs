//! What is said about keys.

use mailseal::{
    check::{
        Severity,
        dkim::{judge, judge_record},
    },
    plan::Purpose,
    record::dkim::Record,
    words::finding::prose,
};

use super::literals::{ED25519, RSA_1024, RSA_2048, behind, ids, plan, survey, txt};

const RSA_512: &str = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMPKEmkJ4yRAPfRIkoIsbrn2ttZR/e4rZWOQlgPkdHwGb/Ou9vg/va18t3xEvi10z3DeE7bHVeORxP83yZXNq78CAwEAAQ==";
const PRIVATE: &str = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
const NONE: &str = "v=DMARC1; p=none";

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    let record: Record = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(ids(&judge_record(&record)), expected, "{text}");
}

#[test]
fn a_key_record_alone_is_judged() {
    says(&format!("v=DKIM1; k=rsa; p={RSA_2048}"), &[]);
    says(&format!("v=DKIM1; k=ed25519; p={ED25519}"), &[]);
    says(&format!("p={RSA_2048}"), &[]); // no version is normal
    says(&format!("v=DKIM1; p={RSA_1024}"), &["dkim.short"]);
    says(&format!("v=DKIM1; p={RSA_512}"), &["dkim.too-short"]); // RFC 8301 §3.2
    says("v=DKIM1; p=", &["dkim.revoked"]);
    says(&format!("v=DKIM1; p={}", RSA_2048.get(..230).unwrap_or_default()), &["dkim.truncated"]);
    says(&format!("v=DKIM1; k=rsa; p={PRIVATE}"), &["dkim.private-key"]);
    says(&format!("v=DKIM1; k=ed25519; p={RSA_2048}"), &["dkim.wrong-algorithm"]);
    says("v=DKIM1; k=ed25519; p=Zm9v", &["dkim.wrong-length"]);
    says(&format!("v=DKIM1; p={ED25519}"), &["dkim.not-a-key"]); // `k=` forgotten
    says(&format!("v=DKIM1; k=RSA; p={RSA_2048}"), &["dkim.unknown-type"]);
    says(&format!("v=DKIM1; h=sha1; p={RSA_2048}"), &["dkim.no-sha256"]); // RFC 8301 §3.1
    says(&format!("v=DKIM1; h=sha1:sha256; p={RSA_2048}"), &[]);
    says(&format!("v=DKIM1; s=other; p={RSA_2048}"), &["dkim.not-for-mail"]);
    says(&format!("v=DKIM1; s=other:email; t=s; p={RSA_2048}"), &[]);
    says(&format!("v=DKIM1; t=y; s=x; p={RSA_1024}"), &["dkim.not-for-mail", "dkim.short", "dkim.testing"]); // worst first
}

#[test]
fn a_plan_without_a_key_says_so_unless_the_domain_never_sends() {
    let mut plan = plan(NONE, &[]);
    assert_eq!(ids(&judge(&plan, None)), ["dkim.no-key"]);
    plan.purpose = Purpose::NeverSends;
    assert_eq!(judge(&plan, None), []);
}

#[test]
fn ed25519_alone_is_not_enough() {
    let ed25519 = format!("v=DKIM1; k=ed25519; p={ED25519}");
    let rsa = format!("v=DKIM1; k=rsa; p={RSA_2048}");
    assert_eq!(ids(&judge(&plan(NONE, &[&ed25519]), None)), ["dkim.ed25519-alone"]);
    assert_eq!(judge(&plan(NONE, &[&rsa, &ed25519]), None), []);
    assert_eq!(judge(&plan(NONE, &["CNAME s1.mail.example.net", &ed25519]), None), []); // unknown behind the alias
}

#[test]
fn one_selector_holds_one_key() {
    let rsa = format!("v=DKIM1; k=rsa; p={RSA_2048}");
    let mut plan = plan(NONE, &[&rsa, &rsa]);
    assert_eq!(judge(&plan, None), []);
    plan.dkim.keys[1].selector = plan.dkim.keys[0].selector.clone();
    assert_eq!(ids(&judge(&plan, None)), ["dkim.duplicate-selector"]);
}

#[test]
fn a_selector_is_taken_by_another_key_only() {
    let rsa = format!("v=DKIM1; k=rsa; p={RSA_2048}");
    let plan = plan(NONE, &[&rsa]);
    let owner = "s1._domainkey.example.com";
    let other = txt(owner, &[&format!("v=DKIM1; p={RSA_1024}")]);
    for (answer, expected) in [
        (other.clone(), vec!["dkim.selector-taken"]),
        (behind("s1.mail.example.net", other), vec!["dkim.selector-taken"]),
        (txt(owner, &[&rsa]), vec![]), // the same key
        (txt(owner, &[&format!("t=y; {rsa}").replace("v=DKIM1; ", "")]), vec![]), // with another tag
        (txt(owner, &["v=DKIM1; p="]), vec![]), // a withdrawn one
        (txt(owner, &["a wildcard's text"]), vec![]),
    ] {
        assert_eq!(ids(&judge(&plan, Some(&survey([answer])))), expected);
    }
}

#[test]
fn a_published_private_key_is_an_error_in_plain_words() {
    let record: Record = format!("p={PRIVATE}").parse().expect("a record");
    let findings = judge_record(&record);
    assert_eq!(findings[0].severity(), Severity::Error);
    assert!(prose(&findings[0]).fix.starts_with("Make a new key at another selector now"));
}
