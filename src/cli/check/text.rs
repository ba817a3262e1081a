//! A report for people.
//!
//! ```text
//! example.com: 1 error
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

mod record;

use jiff::tz::TimeZone;

use crate::{
    check::{Severity, finding::Correction, published::report::Report},
    survey::Survey,
    words::{cli_check as say, finding},
};

pub(super) fn lines(survey: &Survey, report: &Report, zone: &TimeZone) -> Vec<String> {
    let mut lines = vec![headline(survey, report), String::new()];
    for record in report.records.iter().filter(|record| !record.servers.is_empty()) {
        lines.extend(record::lines(record, zone));
    }
    let mut proposed: Vec<&Correction> = Vec::new();
    for one in &report.findings {
        lines.push(String::new());
        // One record puts several things right, and is written out once.
        let correction = one.correction.as_ref().filter(|correction| !proposed.contains(correction));
        proposed.extend(correction);
        lines.extend(finding::lines(one, correction));
    }
    lines
}

/// How many errors and warnings there are.
fn headline(survey: &Survey, report: &Report) -> String {
    let count = |severity| report.findings.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    say::headline(survey.domain.to_unicode(), errors, report.verdict.as_str(), warnings)
}
