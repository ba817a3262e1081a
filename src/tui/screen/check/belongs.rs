//! Which record a finding belongs to, so that what is shown beside it is that record's and no other's.

use crate::{
    check::{
        Finding,
        finding::{Dkim, Dmarc, Dns, Propagation, Subject, What},
        published::records::Record,
    },
    plan::publish::Purpose,
};

/// The place in `records` of the one the finding is about: by the names it tells, else the first of its subject.
pub(super) fn record(finding: &Finding, records: &[Record]) -> Option<usize> {
    let place = finding.place.as_ref().map(|place| place.owner.as_str());
    let correction = finding.correction.as_ref().map(|correction| correction.owner.as_str());
    let names = [place, correction, named(finding)];
    let is_named = |record: &Record| names.contains(&Some(record.owner.as_str()));
    let is_subject = |record: &Record| subject(&record.purpose) == finding.subject();
    let both = records.iter().position(|record| is_named(record) && is_subject(record));
    // What is said of servers and of mail has no record of its own, but may name one.
    both.or_else(|| records.iter().position(is_subject)).or_else(|| records.iter().position(is_named))
}

/// What a record is about.
pub(super) const fn subject(purpose: &Purpose) -> Subject {
    match purpose {
        Purpose::Spf => Subject::Spf,
        Purpose::Dkim(_) | Purpose::NoDkim => Subject::Dkim,
        Purpose::Dmarc | Purpose::ReportAuthorization(_) => Subject::Dmarc,
        Purpose::NullMx => Subject::Mx,
        Purpose::Offer(_)
        | Purpose::Autoconfig
        | Purpose::Autodiscover
        | Purpose::MtaSts
        | Purpose::TlsReports => Subject::Access,
        Purpose::Service(_) => Subject::Propagation,
    }
}

/// The selector of the key that the finding's own sentence tells.
pub(super) fn selector(finding: &Finding) -> Option<&str> {
    match &finding.what {
        What::Dkim(
            Dkim::AliasDangling { selector, .. }
            | Dkim::AliasInZone { selector, .. }
            | Dkim::AliasLoop { selector, .. }
            | Dkim::Several { selector, .. }
            | Dkim::Halves { selector }
            | Dkim::RevokedInUse { selector, .. }
            | Dkim::OtherKey { selector, .. }
            | Dkim::SomethingElse { selector: Some(selector), .. }
            | Dkim::Unreadable { selector: Some(selector), .. }
            | Dkim::Bare { selector: Some(selector) },
        ) => Some(selector),
        _ => None,
    }
}

/// The name of a record that the finding's own sentence tells.
fn named(finding: &Finding) -> Option<&str> {
    match &finding.what {
        What::Propagation(
            Propagation::Nowhere { name }
            | Propagation::Partly { name, .. }
            | Propagation::Different { name, .. }
            | Propagation::Cached { name, .. },
        )
        | What::Dns(Dns::ServersDisagree { name, .. })
        | What::Dmarc(Dmarc::ExternalReports { owner: name, .. }) => Some(name),
        _ => None,
    }
}
