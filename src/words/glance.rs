//! A check at a glance: what a person would say of a record in a few words, and of all of them for mail.
//!
//! An SPF record is shown as it is, because its terms are short. A DKIM record is long and nobody reads it, so its
//! selector and its kind of key are told; of a DMARC record the policy, and where the reports go.

use super::generated::glance as say;
use crate::{
    check::{
        Finding,
        finding::{Absent, Dmarc, Mail, What},
        published::records::Record,
    },
    plan::publish::Purpose,
    record::{
        dkim::{self, PublicKey},
        dmarc::{self, ReportUri, Testing},
        visible::visible,
    },
    words::finding::{fate, proven},
};

/// How many keys or addresses are named; the others are counted.
const NAMED: usize = 3;

/// What is published as one of these records, in a few words: safe to show.
#[must_use]
pub fn published(record: &Record) -> String {
    if let Purpose::Dkim(selector) = &record.purpose {
        return key(selector.as_str(), &record.published);
    }
    if record.purpose == Purpose::NoDkim {
        return key(&say::any_selector(), &record.published);
    }
    match record.published.as_slice() {
        [] => say::no_record(),
        [one] if record.purpose == Purpose::Dmarc => policy(one),
        [one] => visible(one).into_owned(),
        several => say::records(several.len()),
    }
}

/// Several of them, the first few by name.
#[must_use]
pub fn several(values: &[String]) -> String {
    let shown = values.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match values.len().saturating_sub(NAMED) {
        0 => shown,
        count => say::More { count, shown }.say(),
    }
}

/// Where receivers find the policy, if another name's record holds.
#[must_use]
pub fn inherited(findings: &[Finding]) -> Option<String> {
    findings.iter().find_map(|finding| match &finding.what {
        What::Dmarc(Dmarc::Absent(Absent::Inherited { from, .. })) => Some(say::inherited(from.as_str())),
        _ => None,
    })
}

/// What all records together do with mail, in a line; none while that is not known.
#[must_use]
pub fn outlook(findings: &[Finding]) -> Option<String> {
    use crate::check::finding::When;
    let mut said = Vec::new();
    let mut of_domain = None;
    for finding in findings {
        let What::Mail(mail) = &finding.what else { continue };
        match mail {
            Mail::Own { when: When::Now, spf, dkim, fate: is, .. } => {
                said.push(say::Own { fate: fate(*is), proven: proven(*spf, *dkim) }.say());
            }
            Mail::Forged { when: When::Now, passes_spf, fate: is, .. } => {
                let is = if *passes_spf { "passes" } else { fate(*is) };
                of_domain = Some(is);
                said.push(say::forged(is));
            }
            Mail::Silent { when: When::Now, fate: is, .. } => {
                of_domain = Some(fate(*is));
                said.extend([say::silent(), say::forged(fate(*is))]);
            }
            Mail::SubDomains { when: When::Now, passes_spf, existing, .. } => {
                let is = if *passes_spf { "passes" } else { fate(*existing) };
                // What holds for the domain goes without saying for the names below it.
                if of_domain != Some(is) {
                    said.push(say::below(is));
                }
            }
            _ => {}
        }
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn key(selector: &str, published: &[String]) -> String {
    let text = match published {
        [] => return say::no_key(selector),
        [one] => one,
        several => return format!("{selector}: {}", say::records(several.len())),
    };
    match text.parse::<dkim::Record>().map(|record| record.public_key) {
        Ok(PublicKey::Rsa { bits, .. }) => say::Rsa { bits: bits.to_string(), selector }.say(),
        Ok(PublicKey::Ed25519(_)) => say::ed25519(selector),
        Ok(PublicKey::Revoked) => say::revoked(selector),
        Ok(PublicKey::Opaque { .. }) | Err(_) => say::not_a_key(selector),
    }
}

fn policy(text: &str) -> String {
    let Ok(noted) = dmarc::Noted::read(text) else { return say::not_readable() };
    let record = noted.record;
    let policy = record.policy.unwrap_or(dmarc::Policy::None).as_str();
    let policy = match record.testing {
        Some(Testing::Yes) => say::as_test(policy),
        _ => policy.to_owned(),
    };
    let addresses: Vec<String> = record
        .aggregate_reports
        .iter()
        .filter_map(|uri| match uri {
            ReportUri::Mailto { local, domain, .. } | ReportUri::WithFields { local, domain, .. } => {
                Some(visible(&format!("{local}@{domain}")).into_owned())
            }
            ReportUri::Other(_) => None,
        })
        .collect();
    if addresses.is_empty() {
        return say::no_reports(policy);
    }
    say::Reports { addresses: several(&addresses), policy }.say()
}
