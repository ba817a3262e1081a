//! The tags of a DMARC record.

use super::{Part, tags};
use crate::{
    record::{
        dmarc::{
            Alignment, FailureOption, Fault, Noted, ObsoleteTag, Policy, PublicSuffix, Record, ReportUri,
            Testing, is_dmarc,
        },
        tags::Tag,
    },
    words::{fault, part_dmarc as say},
};

/// A DMARC record, tag by tag.
#[must_use]
pub fn dmarc(text: &str) -> Vec<Part> {
    let is_record = is_dmarc(text);
    let of_tag = |tag: &Tag<'_>| match tag.name {
        "v" if is_record => Ok(say::version()),
        "v" => Err(fault::dmarc(&Fault::Version)),
        _ => meaning(tag),
    };
    tags(text, of_tag, |cause| fault::dmarc(&Fault::Tags(cause)))
}

/// What a tag means by itself.
fn meaning(tag: &Tag<'_>) -> Result<String, String> {
    let noted = Noted::read(&format!("v=DMARC1; {}={}", tag.name, tag.value));
    let noted = noted.map_err(|error| fault::dmarc(&error.cause))?;
    match noted.faults.first() {
        Some(error) => Err(fault::dmarc(&error.cause)),
        None => Ok(said(&noted.record)),
    }
}

/// The words for a record of one tag.
fn said(record: &Record) -> String {
    let one = [
        record.policy.map(policy),
        record.subdomain_policy.map(|sp| say::subdomains(policy(sp))),
        record.nonexistent_policy.map(|np| say::nonexistent(policy(np))),
        record.dkim_alignment.map(|mode| match mode {
            Alignment::Relaxed => say::dkim_relaxed(),
            Alignment::Strict => say::dkim_strict(),
        }),
        record.spf_alignment.map(|mode| match mode {
            Alignment::Relaxed => say::spf_relaxed(),
            Alignment::Strict => say::spf_strict(),
        }),
        addresses(&record.aggregate_reports).map(say::aggregate),
        addresses(&record.failure_reports).map(say::failures),
        failure_options(&record.failure_options),
        record.testing.map(|testing| match testing {
            Testing::Yes => say::testing(),
            Testing::No => say::not_testing(),
        }),
        record.public_suffix.map(|suffix| match suffix {
            PublicSuffix::Yes => say::suffix(),
            PublicSuffix::No => say::no_suffix(),
            PublicSuffix::Unknown => say::suffix_unknown(),
        }),
        record.obsolete.first().map(|(tag, _)| match tag {
            ObsoleteTag::Percent => say::percent(),
            ObsoleteTag::ReportFormat | ObsoleteTag::ReportInterval => say::obsolete(),
        }),
    ];
    one.into_iter().flatten().next().unwrap_or_else(say::unknown)
}

fn policy(policy: Policy) -> String {
    match policy {
        Policy::None => say::none(),
        Policy::Quarantine => say::quarantine(),
        Policy::Reject => say::reject(),
    }
}

fn addresses(uris: &[ReportUri]) -> Option<String> {
    let one = |uri: &ReportUri| match uri {
        ReportUri::Mailto { .. } | ReportUri::WithFields { .. } => uri.address(),
        ReportUri::Other(_) => say::nobody(),
    };
    (!uris.is_empty()).then(|| uris.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn failure_options(options: &[FailureOption]) -> Option<String> {
    let one = |option: &FailureOption| match option {
        FailureOption::All => say::failure_all(),
        FailureOption::Any => say::failure_any(),
        FailureOption::Dkim => say::failure_dkim(),
        FailureOption::Spf => say::failure_spf(),
    };
    let when = options.iter().map(one).collect::<Vec<_>>().join(", ");
    (!options.is_empty()).then(|| say::failure_options(when))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_has_a_meaning_and_a_bad_one_a_reason() {
        for (tag, wanted) in [
            ("p=none", "mail that fails is delivered"),
            ("sp=reject", "for subdomains that exist: receivers should refuse mail that fails"),
            (
                "np=quarantine",
                "for subdomains that do not exist: receivers should put mail that fails into spam",
            ),
            ("adkim=s", "DKIM must sign with exactly the domain in From"),
            ("aspf=r", "the bounce address may be at any name in the same organization as From"),
            (
                "rua=mailto:a@example.com,mailto:b@example.net",
                "daily reports go to a@example.com, b@example.net",
            ),
            ("ruf=mailto:a@example.com", "failure reports go to a@example.com"),
            ("fo=1:d", "failure reports come if SPF or DKIM fails, a DKIM signature fails"),
            ("t=y", "a test: receivers use a policy one level weaker"),
            ("psd=n", "this domain is the top of its organization"),
            ("ri=86400", "old: ignored since RFC 9989"),
            ("x=1", "not a DMARC tag; receivers ignore it"),
            ("p=rejct", ""),           // no policy
            ("rua=a@example.com", ""), // no mailto:
            ("p none", ""),            // no tag
        ] {
            let parts = dmarc(&format!("v=DMARC1; {tag}; t=n"));
            assert_eq!(parts[0].meaning.as_deref(), Ok("this is a DMARC record"), "{tag}");
            assert_eq!(parts[1].text, tag);
            assert_eq!(parts[1].meaning.as_deref().unwrap_or_default(), wanted, "{tag}");
        }
        assert!(dmarc("v=DMARC2; p=none")[0].meaning.is_err());
    }
}
