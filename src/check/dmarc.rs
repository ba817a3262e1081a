//! Judging DMARC.
//!
//! A DMARC record is rarely wrong in its letters; what goes wrong is what it asks for: mail that is
//! refused before anything signs it, reports nobody gets, a sub-domain left open. So the answers are
//! judged together with what is published now and what is known of the keys.
//!
//! References: RFC 9989 §4.4 (alignment), §4.7 (tags), §4.10 (which record counts), §7.4 (advice),
//! RFC 9990 §4 (reports to others), Appendix C (what changed from RFC 7489).

pub mod discovery;
mod lost;

use std::cmp::Reverse;

pub use self::lost::lost;

use self::discovery::Discovery;
use super::{
    Finding, dkim,
    finding::{self, Dmarc},
};
use crate::{
    plan::{
        Plan,
        publish::{self, publish},
    },
    record::{
        dmarc::{
            Alignment, FailureOption, Noted, ObsoleteTag, Policy, PublicSuffix, Record, ReportUri, Testing,
            is_dmarc,
        },
        visible::visible,
    },
    survey::Survey,
};

/// What is wrong with the DMARC answers of a plan, with what is published now and what SPF and DKIM
/// are planned in view; worst first. What [`confirmations`] asks about is among it.
#[must_use]
pub fn judge(plan: &Plan, survey: Option<&Survey>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(survey.map(published_faults).unwrap_or_default());
    // A domain that never sends mail gets a record that asks nothing of its owner.
    if plan.purpose.sends() {
        let record = plan.dmarc.published();
        found.extend(policies(&record));
        found.extend(subdomains(&record, is_organizational(plan, survey)));
        found.extend(reports(&record));
        found.extend(obsolete(plan));
        found.extend(others(&record));
    }
    found.extend(external(plan));
    found.extend(survey.into_iter().flat_map(|survey| lost_reports(plan, survey)));
    let mut findings: Vec<Finding> = found.into_iter().map(Finding::from).collect();
    findings.extend(confirmations(plan, survey));
    findings.sort_by_key(|finding| Reverse(finding.severity()));
    findings
}

/// Whether the record of a plan is, once published, that of an organizational domain: RFC 9989 §4.7 has receivers
/// ignore `sp` elsewhere, and so `np`. Where the names above have not been asked about, the public suffix list tells.
#[must_use]
pub fn is_organizational(plan: &Plan, survey: Option<&Survey>) -> bool {
    let domain = plan.domain.name();
    let record = plan.dmarc.published();
    let walked =
        survey.map(|survey| discovery::discover_with(&record.to_string(), domain, true, &survey.facts));
    match walked {
        Some(Discovery::Done(walked)) => walked.organizational == *domain,
        _ => plan.domain.registered() == *domain || record.public_suffix == Some(PublicSuffix::No),
    }
}

/// The findings that need a second yes before the step is left: `reject` before DKIM has been seen
/// in DNS, `quarantine` before it has been seen or planned, a policy weaker than the one published.
#[must_use]
pub fn confirmations(plan: &Plan, survey: Option<&Survey>) -> Vec<Finding> {
    if !plan.purpose.sends() {
        return Vec::new();
    }
    let policy = plan.dmarc.published().policy.unwrap_or(Policy::None);
    let mut found = Vec::new();
    // RFC 9989 §7.4: who publishes `p=reject` must not rely on SPF alone, and must sign.
    let is_planned = dkim::is_planned(plan);
    let is_seen = survey.is_some_and(|survey| dkim::is_seen(plan, survey));
    let is_safe = match policy {
        Policy::None => true,
        Policy::Quarantine => is_seen || is_planned,
        Policy::Reject => is_seen,
    };
    if !is_safe {
        found.push(Dmarc::BeforeDkim { policy, is_planned });
    }
    // A test weakens what is in force as a milder policy does.
    let planned = applied(&plan.dmarc.published());
    let published = survey.and_then(published_record).map(|record| applied(&record));
    if let Some(published) = published.filter(|published| planned < *published) {
        found.push(Dmarc::WeakerThanPublished { planned, published });
    }
    found.into_iter().map(Finding::from).collect()
}

/// The policy receivers read now; none if there is no record, or several, which count as none.
#[must_use]
pub fn published_policy(survey: &Survey) -> Option<Policy> {
    published_record(survey).map(|record| record.policy.unwrap_or(Policy::None))
}

fn published_record(survey: &Survey) -> Option<Record> {
    match counting(survey).as_slice() {
        [text] => Noted::read(text).ok().map(|noted| noted.record),
        _ => None,
    }
}

/// RFC 9989 §4.7: with `t=y` a policy of reject is applied as quarantine, and quarantine as none.
fn applied(record: &Record) -> Policy {
    match (record.policy.unwrap_or(Policy::None), record.testing) {
        (policy, Some(Testing::Yes)) => discovery::tested(policy),
        (policy, _) => policy,
    }
}

/// The records that receivers count: RFC 9989 §4.10 discards what does not begin with the version first.
fn counting(survey: &Survey) -> Vec<String> {
    survey.dmarc_records().into_iter().filter(|text| is_dmarc(text)).collect()
}

/// How many faults of one record are told; a person who has repaired these looks again.
const FAULTS_TOLD: usize = 8;
/// How much of what is wrong is shown.
const TEXT_SHOWN: usize = 60;

/// What is wrong with what is published, apart from what it asks for.
fn published_faults(survey: &Survey) -> Vec<Dmarc> {
    let mut found = Vec::new();
    let records = counting(survey).len();
    if records > 1 {
        found.push(Dmarc::SeveralPublished { records });
    }
    for text in survey.dmarc_records() {
        let faults = match Noted::read(&text) {
            Ok(noted) => noted.faults,
            Err(fault) => vec![fault],
        };
        found.extend(faults.into_iter().take(FAULTS_TOLD).map(|fault| {
            let place = fault.span.of(&text);
            let shown = visible(if place.is_empty() { &text } else { place });
            Dmarc::PublishedFault { text: shown.chars().take(TEXT_SHOWN).collect(), fault: fault.cause }
        }));
    }
    if survey.facts.texts(survey.domain.name()).iter().any(|text| is_dmarc(text)) {
        found.push(Dmarc::WrongPlace { owner: survey.domain.below("_dmarc").to_string() });
    }
    found
}

/// What the policy and the reports come to together.
pub(super) fn policies(record: &Record) -> Vec<Dmarc> {
    let policy = record.policy.unwrap_or(Policy::None);
    // Elsewhere nobody sends.
    let has_reports = record.aggregate_reports.iter().any(ReportUri::is_mailto);
    let acts = |policy: Option<Policy>| policy.is_some_and(|policy| policy > Policy::None);
    let acts_below = acts(record.subdomain_policy) || acts(record.nonexistent_policy);
    let mut found = Vec::new();
    if record.policy.is_none() {
        found.push(Dmarc::NoPolicy);
    }
    found.extend(match (policy, has_reports) {
        (Policy::None, false) => Some(Dmarc::NoneWithoutReports { acts_below }),
        (Policy::None, true) => Some(Dmarc::Monitoring),
        (policy, false) => Some(Dmarc::NoReports { policy }),
        (_, true) => None,
    });
    found
}

/// What the policies for sub-domains come to in the record of an organizational domain, or another.
pub(super) fn subdomains(record: &Record, is_organizational: bool) -> Vec<Dmarc> {
    let policy = record.policy.unwrap_or(Policy::None);
    let mut found = Vec::new();
    if !is_organizational {
        let tags = [("sp", record.subdomain_policy), ("np", record.nonexistent_policy)];
        let written = tags.into_iter().filter(|(_, policy)| policy.is_some());
        return written.map(|(tag, _)| Dmarc::SubdomainPolicyIgnored { tag }).collect();
    }
    if let Some(below) = record.subdomain_policy.filter(|sp| *sp < policy) {
        found.push(Dmarc::SubdomainsWeaker { tag: "sp", policy: below, than: policy });
    }
    // RFC 9989 §4.7: without 'np' the policy is that of 'sp', and without that of 'p'.
    let otherwise = record.subdomain_policy.unwrap_or(policy);
    if let Some(nonexistent) = record.nonexistent_policy.filter(|np| *np < otherwise) {
        found.push(Dmarc::SubdomainsWeaker { tag: "np", policy: nonexistent, than: otherwise });
    }
    found
}

fn reports(record: &Record) -> Vec<Dmarc> {
    let mut found = failure_options(record);
    let uris = record.aggregate_reports.iter().chain(&record.failure_reports);
    found.extend(
        uris.filter(|uri| !uri.is_mailto())
            .map(|uri| Dmarc::NotMailto { uri: visible(&uri.address()).into_owned() }),
    );
    found
}

/// What `fo` comes to.
pub(super) fn failure_options(record: &Record) -> Vec<Dmarc> {
    let options = &record.failure_options;
    let mut found = Vec::new();
    // RFC 9989 §4.7: 'fo' 'MUST be ignored if a "ruf" tag is not also specified'.
    if !options.is_empty() && record.failure_reports.is_empty() {
        found.push(Dmarc::FailureOptionsIgnored);
    }
    if options.contains(&FailureOption::All) && options.contains(&FailureOption::Any) {
        found.push(Dmarc::FailureOptionsExclude);
    }
    found
}

/// RFC 9990 §4: every other organization that gets reports must have said that it wants them.
fn external(plan: &Plan) -> Vec<Dmarc> {
    publish(plan)
        .into_iter()
        .filter_map(|row| match row.purpose {
            publish::Purpose::ReportAuthorization(domain) => {
                Some(Dmarc::ExternalReports { domain: domain.to_string(), owner: row.owner.to_string() })
            }
            _ => None,
        })
        .collect()
}

/// Addresses at which no report can arrive, as far as DNS has been asked.
fn lost_reports(plan: &Plan, survey: &Survey) -> Vec<Dmarc> {
    let record = plan.dmarc.published();
    let uris = record.aggregate_reports.iter().chain(&record.failure_reports);
    let mut found: Vec<Dmarc> = Vec::new();
    for domain in uris.filter_map(ReportUri::domain) {
        let lost = lost(survey, plan.domain.name(), domain);
        if let Some(what @ finding::Reports::Lost { .. }) = lost
            && !found.contains(&Dmarc::Reports(what.clone()))
        {
            found.push(Dmarc::Reports(what));
        }
    }
    found
}

/// The tags that RFC 9989 Appendix C.5.2 removed, and the size limit of an address.
fn obsolete(plan: &Plan) -> Option<Dmarc> {
    let tags = obsolete_tags(&plan.dmarc.record)?;
    Some(if plan.dmarc.keep_obsolete {
        Dmarc::ObsoleteKept { tags }
    } else {
        Dmarc::ObsoleteLeftOut { tags }
    })
}

/// The names of those that stand in a record, with commas between.
pub(super) fn obsolete_tags(record: &Record) -> Option<String> {
    let has_limit = |uri: &ReportUri| matches!(uri, ReportUri::Mailto { size_limit: Some(_), .. });
    let mut tags: Vec<&str> =
        record.obsolete.iter().map(|(tag, _): &(ObsoleteTag, _)| tag.as_str()).collect();
    if record.aggregate_reports.iter().chain(&record.failure_reports).any(has_limit) {
        tags.push("!size");
    }
    (!tags.is_empty()).then(|| tags.join(", "))
}

/// What the remaining tags come to.
pub(super) fn others(record: &Record) -> Vec<Dmarc> {
    // RFC 9989 §4.7: the test is of each policy that is written down.
    let policies = [record.policy, record.subdomain_policy, record.nonexistent_policy];
    let tested = policies.into_iter().flatten().max().filter(|policy| *policy > Policy::None);
    let testing = tested
        .filter(|_| record.testing == Some(Testing::Yes))
        .map(|policy| Dmarc::Testing { policy, applied: discovery::tested(policy) });
    let suffix = (record.public_suffix == Some(PublicSuffix::Yes)).then_some(Dmarc::PublicSuffix);
    let strict_dkim = (record.dkim_alignment == Some(Alignment::Strict)).then_some(Dmarc::StrictDkim);
    let strict_spf = (record.spf_alignment == Some(Alignment::Strict)).then_some(Dmarc::StrictSpf);
    [testing, suffix, strict_dkim, strict_spf].into_iter().flatten().collect()
}
