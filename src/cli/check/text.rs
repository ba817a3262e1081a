//! A report for people.
//!
//! ```text
//! example.com: 1 error
//!
//! Since 21 Nov 18:02:
//!   ! SPF has changed: -all is gone.
//!
//! SPF at example.com: on every server that answered
//!   v=spf1 mx -all;
//!
//! ERROR: “-all;” is not an SPF term
//!   example.com has:
//!     v=spf1 mx -all;
//!               ^^^^^
//!   why it matters, and what to do
//!   Publish at example.com (TXT):
//!     v=spf1 mx -all
//!   spf.broken-term, RFC 7208 §4.6
//! ```

pub(in crate::cli) mod record;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    check::{
        Finding, Severity,
        back::Back,
        finding::Correction,
        published::report::{Report, Verdict},
    },
    survey::Survey,
    words::{
        cli_check as say,
        finding::{self, Names},
    },
};

/// With what has changed, where that is known, as of the time beside it.
pub(super) fn lines(
    survey: &Survey,
    report: &Report,
    back: Option<(&Back, Timestamp)>,
    zone: &TimeZone,
) -> Vec<String> {
    let mut lines =
        vec![headline(survey.domain.to_unicode(), report.verdict, &report.findings), String::new()];
    lines.extend(back.into_iter().flat_map(|(back, now)| super::back::lines(back, now, zone)));
    for record in report.records.iter().filter(|record| !record.servers.is_empty()) {
        lines.extend(record::lines(record, &report.findings, zone));
    }
    lines.extend(findings(&report.findings, Names::Told));
    lines
}

/// The findings with this stable name, whole; none if there is none.
pub(super) fn one(findings: &[Finding], id: &str) -> Option<Vec<String>> {
    let wanted: Vec<Finding> = findings.iter().filter(|finding| finding.id() == id).cloned().collect();
    let lines = self::findings(&wanted, Names::Told);
    // The first has an empty line above it, which here begins the page.
    (!lines.is_empty()).then(|| lines.into_iter().skip(1).collect())
}

/// Findings one below the other, each with an empty line above it.
pub(in crate::cli) fn findings(findings: &[Finding], names: Names) -> Vec<String> {
    let mut lines = Vec::new();
    let mut proposed: Vec<&Correction> = Vec::new();
    for one in findings {
        lines.push(String::new());
        // One record puts several things right, and is written out once.
        let correction = one.correction.as_ref().filter(|correction| !proposed.contains(correction));
        proposed.extend(correction);
        lines.extend(finding::lines(one, correction, names));
    }
    lines
}

/// How many errors and warnings there are.
pub(in crate::cli) fn headline(about: String, verdict: Verdict, findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    say::Headline { domain: about, errors, verdict: verdict.as_str(), warnings }.say()
}
