//! What is wrong, as a sheet for whoever runs the DNS.
//!
//! Support people find the fault and somebody else can change the records. So the sheet says what is wrong, why it
//! matters and what to publish instead, in Markdown that reads well as plain text in a mail or a ticket; values are
//! cut into pieces as in the sheet of records, because mail programs break long lines.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Row,
    markdown::{block, fenced, pieces},
};
use crate::{
    check::{
        Finding, Severity,
        finding::Correction,
        published::report::{Report, Verdict},
    },
    plan::publish::TTL,
    record::{name::DomainName, visible::visible},
    words::{self, export_findings as say, finding::prose},
};

/// The sheet; what is only worth knowing is left out.
#[must_use]
pub fn findings_sheet(domain: &DomainName, report: &Report, at: Timestamp) -> String {
    let time = at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string();
    let mut parts = vec![
        format!("# {}", say::title(domain.to_unicode())),
        say::About { domain: domain.as_str(), time }.say(),
    ];
    let serious: Vec<&Finding> =
        report.findings.iter().filter(|finding| finding.severity() > Severity::Info).collect();
    if serious.is_empty() {
        parts.push(if report.verdict == Verdict::Unknown { say::unknown() } else { say::nothing() });
    }
    let mut proposed: Vec<&Correction> = Vec::new();
    for finding in serious {
        parts.extend(section(finding, &mut proposed));
    }
    parts.push(say::check());
    parts.push(fenced(&format!("mailseal check {domain}\n")));
    parts.join("\n\n") + "\n"
}

/// One finding. A record that puts several things right is written out once.
fn section<'f>(finding: &'f Finding, proposed: &mut Vec<&'f Correction>) -> Vec<String> {
    let words = prose(finding);
    let heading = say::Finding {
        severity: words::finding::severity(finding.severity()),
        title: visible(&words.what).into_owned(),
    };
    let mut parts = vec![format!("## {}", heading.say())];
    parts.extend(
        [words.why, words.fix]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| visible(&text).into_owned()),
    );
    if let Some(place) = &finding.place {
        parts.push(say::now(place.owner.as_str()));
        parts.push(fenced(&pieces(&visible(&place.text))));
    }
    if let Some(correction) = finding.correction.as_ref().filter(|one| !proposed.contains(one)) {
        proposed.push(correction);
        parts.push(say::instead());
        let Correction { owner, data } = correction.clone();
        parts.push(block(&Row { owner, data, ttl: TTL, replaces: Vec::new(), cut: None }));
    }
    let rule = finding.rule().map(|rule| format!(", {rule}")).unwrap_or_default();
    parts.push(format!("({}{rule})", finding.id()));
    parts
}
