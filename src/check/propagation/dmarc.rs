//! Two DMARC records, tag by tag.

use super::{
    Difference,
    tags::{self, Pair, pair},
    unreadable,
};
use crate::record::{
    dmarc::{Alignment, FailureOption, Fault, Noted, Policy, PublicSuffix, Record, ReportUri, Testing},
    tags::TagFault,
    visible::visible,
};

pub(super) fn differences(planned: &str, found_text: &str) -> Vec<Difference> {
    // RFC 6376 §3.2: a tag that stands twice makes the whole list invalid.
    let is_invalid =
        |noted: &Noted| noted.faults.iter().any(|f| matches!(f.cause, Fault::Tags(TagFault::Duplicate(_))));
    let found = match Noted::read(found_text) {
        Ok(noted) if !is_invalid(&noted) => noted,
        _ => return vec![unreadable(found_text)],
    };
    let Ok(planned) = Noted::read(planned) else { return vec![unreadable(found_text)] };
    let mut differences = tags::differences(&meaning(&planned.record), &meaning(&found.record));
    // A misspelt `p=none` is taken as none by newer readers, and loses the whole record with older ones.
    differences.extend(found.faults.iter().map(|fault| match fault.span.of(found_text) {
        "" => unreadable(found_text),
        part => Difference::Extra { part: visible(part).into_owned() },
    }));
    differences
}

/// The tags without those that say what their absence says (RFC 9989 §4.7); lists are sorted.
fn meaning(record: &Record) -> Vec<Pair> {
    // RFC 9989 §4.7 takes a missing `p` as `p=none` (§4.10.1: where reports are asked for); `sp` defaults to `p`, `np` to `sp`.
    let policy = record.policy.unwrap_or(Policy::None);
    let subdomain_policy = record.subdomain_policy.unwrap_or(policy);
    let known = [
        Some(pair("p", &policy)),
        record.subdomain_policy.filter(|sp| *sp != policy).map(|sp| pair("sp", &sp)),
        record.nonexistent_policy.filter(|np| *np != subdomain_policy).map(|np| pair("np", &np)),
        record.dkim_alignment.filter(|a| *a != Alignment::Relaxed).map(|a| pair("adkim", &a)),
        record.spf_alignment.filter(|a| *a != Alignment::Relaxed).map(|a| pair("aspf", &a)),
        uris("rua", &record.aggregate_reports),
        uris("ruf", &record.failure_reports),
        failure_options(&record.failure_options),
        record.testing.filter(|t| *t != Testing::No).map(|t| pair("t", &t)),
        record.public_suffix.filter(|psd| *psd != PublicSuffix::Unknown).map(|psd| pair("psd", &psd)),
    ];
    let obsolete = record.obsolete.iter().map(|(tag, value)| pair(tag.as_str(), value));
    known.into_iter().flatten().chain(obsolete).chain(record.unknown.iter().cloned()).collect()
}

fn uris(name: &str, uris: &[ReportUri]) -> Option<Pair> {
    let mut texts: Vec<String> = uris.iter().map(ToString::to_string).collect();
    texts.sort_unstable();
    texts.dedup();
    (!texts.is_empty()).then(|| pair(name, &texts.join(",")))
}

fn failure_options(options: &[FailureOption]) -> Option<Pair> {
    let mut words: Vec<&str> = options.iter().map(|option| option.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let text = words.join(":");
    (!text.is_empty() && text != "0").then(|| pair("fo", &text))
}
