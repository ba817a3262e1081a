//! What is said about policies.

use mailseal::{
    check::dmarc::{confirmations, judge},
    plan::Purpose,
    record::dmarc::FailureOption,
    survey::Survey,
    words::finding::prose,
};

use super::literals::{RSA_2048, absent, behind, ids, plan, survey, txt};
use mailseal::survey::Kind;

fn key() -> String {
    format!("v=DKIM1; k=rsa; p={RSA_2048}")
}

/// The key at `s1` as DNS holds it.
fn seen() -> Survey {
    survey([txt("s1._domainkey.example.com", &[&key()])])
}

#[track_caller]
fn says(dmarc: &str, expected: &[&str]) {
    assert_eq!(ids(&judge(&plan(dmarc, &[&key()]), Some(&seen()))), expected, "{dmarc}");
}

#[test]
fn each_answer_is_judged() {
    let with = |rest: &str| format!("v=DMARC1; p=reject; rua=mailto:d@example.com{rest}");
    says(&with(""), &[]);
    says("v=DMARC1; p=none; rua=mailto:d@example.com", &["dmarc.monitoring"]);
    says("v=DMARC1; p=none", &["dmarc.none-without-reports"]);
    says("v=DMARC1; p=reject", &["dmarc.no-reports"]);
    says("v=DMARC1; rua=mailto:d@example.com", &["dmarc.no-policy", "dmarc.monitoring"]);
    says(&with("; sp=none"), &["dmarc.subdomains-weaker"]);
    says(&with("; np=none"), &["dmarc.subdomains-weaker"]);
    says(&with("; sp=none; np=none"), &["dmarc.subdomains-weaker"]); // `np` is as `sp` says
    says(&with("; sp=reject; np=reject"), &[]);
    says(&with("; fo=1"), &["dmarc.failure-options-ignored"]);
    says(&with("; fo=1; ruf=mailto:f@example.com"), &[]);
    says(&with(",https://example.com/r"), &["dmarc.not-mailto"]);
    says(&with(",mailto:d@sub.example.com"), &[]); // the same organization
    says(&with(",mailto:d@example.net"), &["dmarc.external-reports"]);
    says(&with("; pct=50"), &["dmarc.obsolete-left-out"]);
    says(&with("!10m"), &["dmarc.obsolete-left-out"]);
    says(&with("; t=y"), &["dmarc.testing"]);
    says(&with("; psd=y"), &["dmarc.public-suffix"]);
    says(&with("; adkim=s; aspf=s"), &["dmarc.strict-dkim", "dmarc.strict-spf"]);
    says(&with("; adkim=r; psd=n; t=n"), &[]);
}

#[test]
fn what_only_the_form_can_make_is_judged_too() {
    let mut plan = plan("v=DMARC1; p=none; rua=mailto:d@example.com; ruf=mailto:d@example.com", &[]);
    plan.dmarc.record.failure_options = vec![FailureOption::All, FailureOption::Any];
    assert_eq!(ids(&judge(&plan, None)), ["dmarc.failure-options-exclude", "dmarc.monitoring"]);
    plan.dmarc.record.failure_options.clear();
    plan.dmarc.record.obsolete = vec![(mailseal::record::dmarc::ObsoleteTag::Percent, "50".to_owned())];
    plan.dmarc.keep_obsolete = true;
    assert_eq!(ids(&judge(&plan, None)), ["dmarc.monitoring", "dmarc.obsolete-kept"]);
}

#[test]
fn the_subdomain_policy_means_nothing_in_a_subdomain() {
    let mut plan = plan("v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com", &[&key()]);
    plan.domain = "mail.example.com".parse().expect("a domain");
    let mut survey = survey([txt("s1._domainkey.mail.example.com", &[&key()])]);
    survey.domain = plan.domain.clone();
    assert_eq!(ids(&judge(&plan, Some(&survey))), ["dmarc.subdomain-policy-ignored"]);
}

#[test]
fn an_external_address_names_the_record_its_owner_must_publish() {
    let plan = plan("v=DMARC1; p=none; rua=mailto:d@reports.example.net", &[]);
    let finding =
        judge(&plan, None).into_iter().find(|f| f.id() == "dmarc.external-reports").expect("a finding");
    assert!(prose(&finding).why.contains("example.com._report._dmarc.reports.example.net"));
}

#[test]
fn several_published_records_are_none() {
    let two = survey([txt("_dmarc.example.com", &["v=DMARC1; p=none", "v=DMARC1; p=reject", "other"])]);
    let plan = plan("v=DMARC1; p=none; rua=mailto:d@example.com", &[]);
    assert_eq!(ids(&judge(&plan, Some(&two))), ["dmarc.several-published", "dmarc.monitoring"]);
    assert_eq!(confirmations(&plan, Some(&two)), []); // so that nothing is weakened
}

#[test]
fn enforcing_before_dkim_asks_once_more() {
    let owner = "s1._domainkey.example.com";
    let asks = |policy: &str, keys: &[&str], survey: Option<&Survey>| {
        let plan = plan(&format!("v=DMARC1; p={policy}; rua=mailto:d@example.com"), keys);
        ids(&confirmations(&plan, survey))
    };
    let before = ["dmarc.before-dkim"];
    let nothing = survey([absent(owner, Kind::Txt)]);
    assert_eq!(asks("reject", &[], None), before);
    assert_eq!(asks("quarantine", &[], Some(&nothing)), before);
    assert_eq!(asks("quarantine", &[&key()], Some(&nothing)), [""; 0]); // planned is enough here
    assert_eq!(asks("reject", &[&key()], Some(&nothing)), before); // but not for reject
    assert_eq!(asks("reject", &[&key()], Some(&seen())), [""; 0]);
    assert_eq!(asks("reject", &[], Some(&seen())), [""; 0]); // signed by a key that is not in the plan
    assert_eq!(asks("none", &[], None), [""; 0]);
    let revoked = survey([txt(owner, &["v=DKIM1; p="])]);
    assert_eq!(asks("reject", &["v=DKIM1; p="], Some(&revoked)), before); // withdrawn is not a key
    let alias = survey([behind("s1.mail.example.net", absent(owner, Kind::Txt))]);
    assert_eq!(asks("reject", &["CNAME s1.mail.example.net"], Some(&alias)), [""; 0]);
}

#[test]
fn a_weaker_policy_asks_once_more() {
    let asks = |published: &str| {
        let survey = survey([txt("_dmarc.example.com", &[published])]);
        let plan = plan("v=DMARC1; p=none; rua=mailto:d@example.com", &[]);
        ids(&confirmations(&plan, Some(&survey)))
    };
    assert_eq!(asks("v=DMARC1; p=quarantine"), ["dmarc.weaker-than-published"]);
    assert_eq!(asks("v=DMARC1; p=none"), [""; 0]);
    assert_eq!(asks("v=DMARC1; p=rejected"), [""; 0]); // receivers read none
}

#[test]
fn a_domain_that_never_sends_is_asked_nothing() {
    let mut plan = plan("v=DMARC1; p=none", &[]);
    plan.purpose = Purpose::NeverSends;
    assert_eq!(judge(&plan, None), []);
    assert_eq!(confirmations(&plan, None), []);
}
