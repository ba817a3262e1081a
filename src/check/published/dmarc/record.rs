//! What is wrong in the text of a record, and what it asks for.

use super::{Site, View, discovered};
use crate::{
    check::{
        self, Finding, Severity,
        dmarc::discovery,
        finding::{Dkim, Dmarc, Left, What},
    },
    plan::dmarc::Answers,
    record::{
        dmarc::{Fault, Noted, ObsoleteTag, Policy, PublicSuffix, Record, ReportUri, Slip, mend, readings},
        private_key,
        span::Span,
        tags::{self, Tag},
        visible::visible,
    },
};

/// How many slips of one record are told; a person who has repaired these looks again.
const SLIPS: usize = 8;
/// How much of a fault is shown in a line.
const SHOWN: usize = 60;

/// What was meant by a text, without what should not be in it; none if that cannot be told.
pub(super) fn correction(text: &str) -> Option<String> {
    let mended = mend(text);
    let is_garbled = mended.slips.iter().any(|slip| matches!(slip.cause, Slip::Character(_)));
    let mut record = corrected(mended.record?);
    // What is left of a tag nobody knows, once its escapes are gone, is nobody's.
    if is_garbled {
        record.unknown.clear();
    }
    Some(record.to_string())
}

/// The records of which one was meant, where a tag has two values: which of them, only its writer knows.
fn choices(text: &str) -> Vec<String> {
    let found: Vec<String> = readings(text).into_iter().map(|record| corrected(record).to_string()).collect();
    let is_one = found.iter().all(|one| Some(one) == found.first());
    if is_one { Vec::new() } else { found }
}

fn corrected(record: Record) -> Record {
    let mut record = Answers { record, keep_obsolete: false }.published();
    record.policy.get_or_insert(Policy::None);
    if record.public_suffix == Some(PublicSuffix::Yes) {
        record.public_suffix = None;
    }
    record
}

/// Several records, which count as none. The mildest policy of them is proposed, because none of them is
/// in force now, and mail that is lost is worse.
pub(super) fn several(_: &View<'_>, site: &Site, texts: &[String]) -> Finding {
    let read: Option<Vec<Record>> = texts.iter().map(|text| mend(text).record.map(corrected)).collect();
    // One that cannot be read would be lost.
    let mut records = read.unwrap_or_default();
    records.sort_by_key(|record| (record.policy, record.subdomain_policy, record.to_string()));
    let mut others = records.into_iter();
    let merged = others.next().map(|mut merged| {
        for other in others {
            let rua = other.aggregate_reports.into_iter();
            let new: Vec<_> = rua.filter(|uri| !merged.aggregate_reports.contains(uri)).collect();
            merged.aggregate_reports.extend(new);
        }
        merged.to_string()
    });
    let finding = Finding::from(Dmarc::SeveralPublished { records: texts.len() });
    let shown = texts.iter().max().map_or(finding.clone(), |text| finding.about(&site.at, text));
    site.corrected(shown, merged.as_ref())
}

pub(super) fn judge(view: &View<'_>, site: &Site, text: &str) -> Vec<Finding> {
    if private_key::found(text).is_some() {
        return vec![Finding::from(Dkim::PrivateKey).about(&site.at, text)];
    }
    let mended = mend(text);
    let better = correction(text);
    let mut findings = Vec::new();
    let choices = choices(text);
    let fixed = |what: Dmarc, span: Span| {
        site.offered(Finding::from(what).at(&site.at, text, span), better.as_ref(), &choices)
    };
    for (at, slip) in mended.slips.iter().enumerate() {
        // Who writes one comma for a semicolon writes them all.
        let is_habit = matches!(
            slip.cause,
            Slip::Separator(_) | Slip::Backslash | Slip::Colon | Slip::Quotes | Slip::Character(_)
        );
        let before = mended.slips.iter().take(at);
        if findings.len() < SLIPS && !(is_habit && before.into_iter().any(|told| told.cause == slip.cause)) {
            findings.push(fixed(told(&slip.cause, left(text)), slip.span));
        }
    }
    let read = Noted::read(text);
    if findings.is_empty()
        && let Some(fault) = read.as_ref().map_or_else(Some, |noted| noted.faults.first())
    {
        // A text too long to be put right: the first fault is told.
        let shown = visible(fault.span.of(text)).chars().take(SHOWN).collect();
        findings.push(fixed(Dmarc::PublishedFault { text: shown, fault: fault.cause.clone() }, fault.span));
    }
    let Ok(noted) = read else { return findings };
    let all: Vec<Tag<'_>> = tags::parts(text).filter_map(Result::ok).collect();
    let tag = |name: &str| all.iter().find(|tag| tag.name == name).map(whole);
    let everything = Span::new(0, text.len());
    // Whatever was meant, no policy can be read. Where something worse has hidden it, that is told.
    let is_told = noted.faults.iter().any(|fault| matches!(fault.cause, Fault::Policy(_)))
        || findings.iter().any(hides_tags);
    if noted.record.policy.is_none() && !is_told {
        findings.push(fixed(Dmarc::PolicyMissing { left: left(text) }, everything));
    }
    if all.iter().position(|tag| tag.name == "p").is_some_and(|at| at > 1) {
        findings.push(fixed(Dmarc::PolicyLate, tag("p").unwrap_or(everything)));
    }
    if let Some(tags) = check::dmarc::obsolete_tags(&noted.record) {
        let first = ["pct", "rf", "ri"].into_iter().find_map(tag);
        findings.push(fixed(
            Dmarc::ObsoletePublished { tags },
            first.or_else(|| tag("rua")).unwrap_or(everything),
        ));
    }
    let percent = noted.record.obsolete.iter().find(|(tag, _)| *tag == ObsoleteTag::Percent);
    if let Some((_, value)) = percent.filter(|(_, value)| !value.parse().is_ok_and(|share: u8| share <= 100))
    {
        let value = visible(value).chars().take(SHOWN).collect();
        findings.push(fixed(Dmarc::Percent { value }, tag("pct").unwrap_or(everything)));
    }
    for unknown in noted.record.unknown.iter().take(SLIPS) {
        let slip = Slip::TagName { written: unknown.0.clone(), meant: None };
        let is_told = mended
            .slips
            .iter()
            .any(|told| matches!(&told.cause, Slip::TagName { written, .. } if *written == unknown.0));
        if !is_told {
            findings.push(Finding::from(Dmarc::Slip(slip)).at(
                &site.at,
                text,
                tag(&unknown.0).unwrap_or(everything),
            ));
        }
    }
    findings.extend(asked(view, site, text, &noted, &tag));
    findings
}

/// What the record asks for, where that is no fault of its letters.
fn asked(
    view: &View<'_>,
    site: &Site,
    text: &str,
    noted: &Noted,
    tag: &impl Fn(&str) -> Option<Span>,
) -> Vec<Finding> {
    let record = &noted.record;
    let mut found = Vec::new();
    // Of a record that a wrong policy makes void, or `p=none`, no policy acts.
    let acts = record.policy.is_some()
        && discovery::policies(noted).is_some_and(|asked| Some(asked.own) == record.policy);
    if acts {
        let reports_are_meant = tag("rua").is_some();
        found.extend(check::dmarc::policies(record).into_iter().filter(|what| {
            // An address that is written wrong is told as such, and a domain that never sends needs none.
            let is_silence = matches!(what, Dmarc::NoneWithoutReports { .. } | Dmarc::NoReports { .. });
            !(is_silence && (reports_are_meant || !super::sends(view)))
        }));
        let is_organizational = discovered(view).map_or_else(
            || view.survey.domain.registered() == *view.domain(),
            |walked| walked.organizational == *view.domain(),
        );
        found.extend(check::dmarc::subdomains(record, is_organizational));
    }
    found.extend(
        check::dmarc::failure_options(record)
            .into_iter()
            .filter(|what| *what == Dmarc::FailureOptionsIgnored && tag("ruf").is_none()),
    );
    found.extend(
        check::dmarc::others(record)
            .into_iter()
            .filter(|what| acts || !matches!(what, Dmarc::Testing { .. })),
    );
    let place = |what: &Dmarc| match what {
        Dmarc::SubdomainsWeaker { tag: name, .. } | Dmarc::SubdomainPolicyIgnored { tag: name } => tag(name),
        Dmarc::FailureOptionsIgnored => tag("fo"),
        Dmarc::Testing { .. } => tag("t"),
        Dmarc::PublicSuffix => tag("psd"),
        Dmarc::StrictDkim => tag("adkim"),
        Dmarc::StrictSpf => tag("aspf"),
        _ => tag("p"),
    };
    found
        .into_iter()
        .map(|what| {
            let correction = remedy(&what, record);
            let span = place(&what).unwrap_or(Span::new(0, text.len()));
            site.corrected(Finding::from(what).at(&site.at, text, span), correction.as_ref())
        })
        .collect()
}

/// The record without what a finding is about, where taking it out is all there is to do.
fn remedy(what: &Dmarc, record: &Record) -> Option<String> {
    let mut better = corrected(record.clone());
    match what {
        Dmarc::SubdomainsWeaker { tag: "sp", .. } | Dmarc::SubdomainPolicyIgnored { tag: "sp" } => {
            better.subdomain_policy = None;
        }
        Dmarc::SubdomainsWeaker { .. } | Dmarc::SubdomainPolicyIgnored { .. } => {
            better.nonexistent_policy = None;
        }
        Dmarc::FailureOptionsIgnored => better.failure_options.clear(),
        Dmarc::PublicSuffix => better.public_suffix = None,
        _ => return None,
    }
    Some(better.to_string())
}

/// Whether what was noticed hides tags, so that they may well be there. What is wrong with an address does not.
fn hides_tags(finding: &Finding) -> bool {
    let is_of_address = match &finding.what {
        What::Dmarc(Dmarc::Slip(slip)) => matches!(
            slip,
            Slip::NoMailto
                | Slip::Slashes
                | Slip::Mailto { .. }
                | Slip::International { .. }
                | Slip::Scheme { .. }
                | Slip::Address { .. }
                | Slip::AddressSeparator(_)
        ),
        _ => false,
    };
    finding.severity() == Severity::Error && !is_of_address
}

/// What receivers make of a record without a policy that can be read.
fn left(text: &str) -> Left {
    let uris = Noted::read(text).map(|noted| noted.record.aggregate_reports).unwrap_or_default();
    match (uris.is_empty(), uris.iter().any(ReportUri::is_mailto)) {
        (true, _) => Left::NoRecord,
        (false, true) => Left::Reports,
        (false, false) => Left::Nothing,
    }
}

fn told(slip: &Slip, left: Left) -> Dmarc {
    match slip {
        Slip::Policy { tag, written, meant } => {
            Dmarc::BadPolicy { tag, written: written.clone(), meant: *meant, left }
        }
        other => Dmarc::Slip(other.clone()),
    }
}

fn whole(tag: &Tag<'_>) -> Span {
    Span::new(tag.name_span.start, tag.value_span.end.max(tag.name_span.end))
}
