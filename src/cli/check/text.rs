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

mod place;
mod record;

use jiff::tz::TimeZone;

use crate::{
    check::{Finding, Severity, finding::Correction, published::report::Report},
    plan::hosts::Panel,
    record::visible::visible,
    survey::Survey,
    words::{cli_check as say, finding::prose},
};

/// As wide as the narrowest terminal people use.
const WIDTH: usize = 80;

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
        lines.extend(finding(one, correction));
    }
    lines
}

/// How many errors and warnings there are.
fn headline(survey: &Survey, report: &Report) -> String {
    let count = |severity| report.findings.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    say::headline(survey.domain.to_unicode(), errors, report.verdict.as_str(), warnings)
}

/// One finding: what, where, why, what to do, what to publish.
fn finding(finding: &Finding, correction: Option<&Correction>) -> Vec<String> {
    let words = prose(finding);
    let severity = match finding.severity() {
        Severity::Error => say::error(),
        Severity::Warning => say::warning(),
        Severity::Info => say::info(),
    };
    let mut lines = wrapped(&say::finding(severity, words.what), 0);
    if let Some(place) = &finding.place {
        lines.push(format!("  {}", say::place(place.owner.as_str())));
        lines.extend(place::lines(place).into_iter().map(|line| format!("    {line}")));
    }
    lines.extend(wrapped(&words.why, 2));
    lines.extend(wrapped(&say::todo(words.fix), 2));
    if let Some(correction) = correction {
        lines.push(format!("  {}", say::publish(correction.data.kind(), correction.owner.as_str())));
        lines.push(format!("    {}", visible(&Panel::default().value(&correction.data))));
    }
    let rule = finding.rule().map_or_else(|| "none".to_owned(), |rule| rule.to_string());
    lines.push(format!("  {}", say::reference(finding.id(), rule)));
    lines
}

/// A text in lines that fit, each this far from the left.
fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let indent = " ".repeat(indent);
    let shown = visible(text);
    if shown.is_empty() {
        return Vec::new();
    }
    // A name is copied from here, and a hyphen at the end of a line would not be.
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(&indent)
        .subsequent_indent(&indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&shown, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}
