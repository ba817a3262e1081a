//! Judging DKIM keys.
//!
//! A key record does something only if receivers can read the key and think it strong enough. Both
//! can be told from the record alone. That a selector is free, and that one key is enough, can be told
//! only from the plan and DNS together.
//!
//! References: RFC 6376 §3.6.1, RFC 8301 §3 (sizes, no SHA-1), RFC 8463 (Ed25519).

use std::{cmp::Reverse, collections::BTreeSet};

use super::{
    Finding,
    finding::Dkim,
    propagation::{Verdict, claims, compare},
};
use crate::{
    plan::{
        Plan,
        publish::{self, Data, Publication, publish},
    },
    reading::Reading,
    record::{
        dkim::{Fault, KeyFault, KeyType, PublicKey, Record, claims_to_be_key},
        visible::visible,
    },
    survey::{Answer, Kind, Survey},
};

/// RFC 8301 §3.2: 'Signers MUST use RSA keys of at least 1024 bits'.
const LEAST_BITS: usize = 1024;
/// RFC 8301 §3.2: 'Signers SHOULD use RSA keys of at least 2048 bits'.
const ADVISED_BITS: usize = 2048;
/// RFC 8301 §3.2: verifiers 'MUST be able to validate signatures with keys ranging from 1024 bits to
/// 4096 bits'; nothing longer is promised.
const MOST_BITS: usize = 4096;

/// What is wrong with one key record, be it planned or found; worst first.
#[must_use]
pub fn judge_record(record: &Record) -> Vec<Finding> {
    let mut found: Vec<Dkim> = judge_key(record).into_iter().collect();
    // RFC 6376 §3.6.1: 'h= … defaults to allowing all algorithms'; RFC 8301 §3.1: SHA-1 'MUST NOT be used'.
    if !record.hashes.is_empty() && !record.hashes.iter().any(|hash| hash == "sha256") {
        found.push(Dkim::NoSha256 { hashes: listed(&record.hashes) });
    }
    // RFC 6376 §3.6.1: 's= … Verifiers for a given service type MUST ignore this record if the
    // appropriate type is not listed'.
    if !record.services.is_empty() && !record.services.iter().any(|s| s == "*" || s == "email") {
        found.push(Dkim::NotForMail { services: listed(&record.services) });
    }
    if record.is_testing() {
        found.push(Dkim::Testing);
    }
    sorted(found)
}

fn judge_key(record: &Record) -> Option<Dkim> {
    Some(match &record.public_key {
        PublicKey::Rsa { bits, .. } if *bits < LEAST_BITS => Dkim::TooShort { bits: *bits },
        PublicKey::Rsa { bits, .. } if *bits < ADVISED_BITS => Dkim::Short { bits: *bits },
        PublicKey::Rsa { bits, .. } if *bits > MOST_BITS => Dkim::TooLong { bits: *bits },
        PublicKey::Rsa { .. } | PublicKey::Ed25519(_) => return None,
        PublicKey::Revoked => Dkim::Revoked,
        PublicKey::Opaque { octets, fault } => match fault {
            KeyFault::Truncated => Dkim::Truncated { octets: octets.len() },
            KeyFault::Damaged => Dkim::Damaged,
            KeyFault::Lowercase => Dkim::Lowercase,
            KeyFault::EncodedTwice => Dkim::EncodedTwice,
            KeyFault::Pkcs1 => Dkim::Pkcs1,
            KeyFault::PrivateKey => Dkim::PrivateKey,
            KeyFault::Algorithm => Dkim::WrongAlgorithm,
            KeyFault::Length => Dkim::WrongLength { octets: octets.len() },
            KeyFault::NotDer => Dkim::NotAKey,
            KeyFault::UnknownType => {
                let key_type = record.key_type.as_ref().map(KeyType::to_string).unwrap_or_default();
                Dkim::UnknownType { key_type: visible(&key_type).into_owned() }
            }
        },
    })
}

/// What is wrong with the keys of a plan: none at all, weak, two at one selector, a selector that
/// is taken by another key in DNS. Worst first; a domain that never sends mail needs no key.
#[must_use]
pub fn judge(plan: &Plan, survey: Option<&Survey>) -> Vec<Finding> {
    if !plan.purpose.sends() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let all: Vec<Publication> =
        publish(plan).into_iter().filter(|row| matches!(row.purpose, publish::Purpose::Dkim(_))).collect();
    let mut seen = BTreeSet::new();
    for row in &all {
        let publish::Purpose::Dkim(selector) = &row.purpose else { continue };
        if !seen.insert(selector) {
            found.push(Dkim::DuplicateSelector { selector: selector.to_string() });
        }
    }
    // A withdrawn key is none, and what stands in its place is what it takes the place of.
    let rows: Vec<&Publication> = all.iter().filter(|row| !withdraws(plan, row)).collect();
    if rows.is_empty() {
        found.push(Dkim::NoKey);
    } else {
        found.extend(none_in_use(plan));
    }
    for row in &rows {
        let publish::Purpose::Dkim(selector) = &row.purpose else { continue };
        if survey.is_some_and(|survey| is_taken(row, survey)) {
            found.push(Dkim::SelectorTaken { selector: selector.to_string() });
        }
    }
    found.extend(survey.map(published_faults).unwrap_or_default());
    let records: Vec<Record> = rows.iter().filter_map(|row| planned_record(row)).collect();
    // A key that signs no more makes up for nothing that those in use lack.
    let mut signing = rows.iter().filter(|row| !is_over(plan, row)).peekable();
    let is_ed25519 = |row: &&Publication| {
        planned_record(row).is_some_and(|record| matches!(record.public_key, PublicKey::Ed25519(_)))
    };
    if signing.peek().is_some() && signing.all(is_ed25519) {
        found.push(Dkim::Ed25519Alone);
    }
    let mut findings = sorted(found);
    for finding in records.iter().flat_map(judge_record) {
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings.sort_by_key(|finding| Reverse(finding.severity()));
    findings
}

/// Whether a row is there to withdraw a key.
fn withdraws(plan: &Plan, row: &Publication) -> bool {
    matches!(&row.purpose, publish::Purpose::Dkim(selector) if plan.dkim.withdraws(selector))
}

/// Whether a row is of a key that signs no more.
fn is_over(plan: &Plan, row: &Publication) -> bool {
    matches!(&row.purpose, publish::Purpose::Dkim(selector) if plan.dkim.is_over(selector))
}

/// That a plan for a domain that sends mail has keys, and each of them is ending or withdrawn.
pub(super) fn none_in_use(plan: &Plan) -> Option<Dkim> {
    let keys = &plan.dkim.keys;
    let is_so = plan.purpose.sends() && !keys.is_empty() && keys.iter().all(|key| key.stage.is_over());
    let selectors = || keys.iter().map(|key| key.selector.to_string()).collect::<Vec<_>>().join(", ");
    is_so.then(|| Dkim::NoneInUse { selectors: selectors() })
}

/// The selectors at which something is meant as a key and cannot be read as one.
fn published_faults(survey: &Survey) -> Vec<Dkim> {
    let broken = |texts: Vec<String>| {
        let faults: Option<Vec<Fault>> =
            texts.iter().map(|text| text.parse::<Record>().err().map(|e| e.cause)).collect();
        faults?.into_iter().next()
    };
    let selectors = Reading::of(survey).selectors();
    selectors
        .into_iter()
        .filter_map(|(selector, answer)| {
            let texts = answer.texts().into_iter().filter(|text| claims_to_be_key(text)).collect();
            Some(Dkim::PublishedFault { selector: selector.to_string(), fault: broken(texts)? })
        })
        .collect()
}

/// Whether a key that receivers can use stands in DNS at any selector asked about.
pub(super) fn is_seen(plan: &Plan, survey: &Survey) -> bool {
    // A service's own record may not be there yet behind its alias; then the alias is what is seen.
    let planned_alias = |answer: &&Answer| {
        publish(plan).iter().any(|row| {
            row.owner == answer.question.name
                && matches!(row.data, Data::Cname(_))
                && compare(row, answer) == Verdict::Right
        })
    };
    let selectors = survey.selectors();
    // What signs no more proves nothing for the mail to come.
    let mut left = selectors.iter().filter(|(selector, _)| !plan.dkim.is_over(selector));
    left.any(|(_, answer)| usable_key(answer) || planned_alias(answer))
}

/// Whether the plan publishes a key or an alias to one, for mail to be signed with.
pub(super) fn is_planned(plan: &Plan) -> bool {
    publish(plan)
        .iter()
        .filter(|row| matches!(row.purpose, publish::Purpose::Dkim(_)) && !is_over(plan, row))
        .any(|row| planned_record(row).is_none_or(|record| is_key(&record.public_key)))
}

fn planned_record(row: &Publication) -> Option<Record> {
    match &row.data {
        Data::Txt(text) => text.parse().ok(),
        Data::Cname(_) | Data::Srv(_) | Data::Mx { .. } => None,
    }
}

fn usable_key(answer: &Answer) -> bool {
    answer.texts().iter().filter_map(|text| text.parse::<Record>().ok()).any(|r| is_key(&r.public_key))
}

const fn is_key(key: &PublicKey) -> bool {
    matches!(key, PublicKey::Rsa { .. } | PublicKey::Ed25519(_))
}

/// Whether mail is probably being signed with another key at the same selector.
fn is_taken(row: &Publication, survey: &Survey) -> bool {
    let Some(answer) = survey.facts.get(&row.owner, Kind::Txt) else { return false };
    if Reading::of(survey).is_wild(answer) {
        return false;
    }
    let Verdict::Different(_) = compare(row, answer) else { return false };
    let holds_planned_key = planned_record(row).is_some_and(|planned| {
        let found = answer.texts().iter().filter_map(|text| text.parse::<Record>().ok()).collect::<Vec<_>>();
        // The same key with other tags, or a withdrawn one, is nobody else's.
        found.iter().any(|found| found.public_key == planned.public_key)
            || found.iter().any(|found| found.public_key == PublicKey::Revoked)
    });
    let holds_key = answer.texts().iter().any(|text| claims(&row.purpose, text));
    !holds_planned_key && (holds_key || !answer.aliases.is_empty())
}

fn listed(words: &[String]) -> String {
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    visible(&words.join(", ")).into_owned()
}

fn sorted(found: Vec<Dkim>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = found.into_iter().map(Finding::from).collect();
    findings.sort_by_key(|finding| Reverse(finding.severity()));
    findings
}
