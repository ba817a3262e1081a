//! A report for programs.
//!
//! The shape is promised in the README: keys are added, never renamed or taken away. Texts that were published
//! are given as they are, escaped as JSON has it; nothing in them can act on a terminal.

mod back;

use std::fmt::Write as _;

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    check::{
        Finding,
        back::Back,
        finding::Correction,
        propagation::{State, Verdict},
        published::{
            records::{AtServer, Record},
            report::{self, Report},
        },
    },
    plan::{dkim::Stage, hosts::Panel, publish::Purpose},
    record::visible::is_hidden,
    survey::{Role, Survey},
    words::finding::{Names, prose},
};

#[derive(Serialize)]
struct Document<'r> {
    domain: &'r str,
    checked_at: String,
    verdict: &'static str,
    reason: Option<String>,
    records: Vec<RecordOut<'r>>,
    findings: Vec<FindingOut<'r>>,
    since: Option<back::SinceOut<'r>>,
    next: Option<back::NextOut>,
}

#[derive(Serialize)]
struct RecordOut<'r> {
    kind: &'static str,
    name: &'r str,
    selector: Option<&'r str>,
    expected: Option<&'r str>,
    stage: Option<StageOut>,
    published: &'r [String],
    points_to: Option<&'r str>,
    state: &'static str,
    servers: Vec<ServerOut<'r>>,
}

#[derive(Serialize)]
struct StageOut {
    name: &'static str,
    since: Option<String>,
    keep_until: Option<String>,
}

#[derive(Serialize)]
struct ServerOut<'r> {
    server: &'r str,
    address: String,
    role: &'static str,
    state: &'static str,
    ttl: Option<u32>,
    took_ms: u64,
    forgets_at: Option<String>,
}

#[derive(Serialize)]
pub(in crate::cli) struct FindingOut<'r> {
    id: &'static str,
    severity: &'static str,
    subject: &'static str,
    title: String,
    detail: String,
    fix: String,
    rule: Option<RuleOut>,
    span: Option<SpanOut<'r>>,
    correction: Option<CorrectionOut<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<CorrectionOut<'r>>,
}

#[derive(Serialize)]
struct RuleOut {
    rfc: u16,
    section: &'static str,
}

#[derive(Serialize)]
struct SpanOut<'r> {
    name: Option<&'r str>,
    text: &'r str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct CorrectionOut<'r> {
    name: Option<&'r str>,
    kind: &'static str,
    value: String,
}

/// A report as a JSON document, with line ends in it; with what has changed, where that is known.
#[must_use]
pub fn document(survey: &Survey, report: &Report, back: Option<&Back>, at: Timestamp) -> String {
    // Nothing in it can fail to be written: its keys are names and its numbers are finite.
    plain(&serde_json::to_string_pretty(&of(survey, report, back, at)).unwrap_or_default())
}

/// The same on one line, for one of many domains (JSON Lines).
#[must_use]
pub fn line(survey: &Survey, report: &Report, back: Option<&Back>, at: Timestamp) -> String {
    plain(&serde_json::to_string(&of(survey, report, back, at)).unwrap_or_default())
}

fn of<'r>(survey: &'r Survey, report: &'r Report, back: Option<&'r Back>, at: Timestamp) -> Document<'r> {
    Document {
        domain: survey.domain.as_str(),
        checked_at: moment(at),
        verdict: report.verdict.as_str(),
        reason: (report.verdict == report::Verdict::Unknown).then(|| super::unasked(survey)),
        records: report.records.iter().map(record).collect(),
        findings: report.findings.iter().map(|one| finding(one, Names::Told)).collect(),
        since: back.and_then(|back| back.since.as_ref()).map(back::since),
        next: back.map(|back| back::next(&back.next)),
    }
}

/// RFC 8259 §7: 'Any character may be escaped', and those that could act on a terminal or hide are. The line
/// ends between the parts stay: in strings they are escaped already.
pub(in crate::cli) fn plain(json: &str) -> String {
    let mut written = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            written.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(written, "\\u{unit:04x}");
        }
    }
    written
}

/// A moment for programs.
pub(in crate::cli) fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn record(record: &Record) -> RecordOut<'_> {
    let (kind, selector) = kind(&record.purpose);
    RecordOut {
        kind,
        name: record.owner.as_str(),
        selector,
        expected: record.expected.as_deref(),
        stage: record.stage.map(stage),
        published: &record.published,
        points_to: record.alias.as_ref().map(crate::record::name::Name::as_str),
        state: state(record.state),
        servers: record.servers.iter().map(server).collect(),
    }
}

fn stage(stage: Stage) -> StageOut {
    let since = match stage {
        Stage::Pending | Stage::Active => None,
        Stage::Retiring { since } | Stage::Retired { since } => Some(moment(since)),
    };
    StageOut { name: stage.as_str(), since, keep_until: stage.until().map(moment) }
}

/// What a record is for, and its selector if it is a key.
pub(in crate::cli) fn kind(purpose: &Purpose) -> (&'static str, Option<&str>) {
    match purpose {
        Purpose::Spf => ("spf", None),
        Purpose::Dkim(selector) => ("dkim", Some(selector.as_str())),
        Purpose::Dmarc => ("dmarc", None),
        Purpose::ReportAuthorization(_) => ("report-authorization", None),
        Purpose::NoDkim => ("no-dkim", None),
        Purpose::NullMx => ("null-mx", None),
        Purpose::Offer(_) => ("service", None),
        Purpose::Autoconfig => ("autoconfig", None),
        Purpose::Autodiscover => ("autodiscover", None),
        Purpose::MtaSts => ("mta-sts", None),
        Purpose::TlsReports => ("tls-rpt", None),
        Purpose::Service(role) => (role.role().as_str(), None),
    }
}

/// Where a record stands.
pub(in crate::cli) const fn state(state: State) -> &'static str {
    match state {
        State::NotAsked => "not-asked",
        State::Silent => "no-answer",
        State::Absent => "absent",
        State::Different => "different",
        State::Some { .. } => "partial",
        State::Spreading => "spreading",
        State::Right => "right",
    }
}

fn server(one: &AtServer) -> ServerOut<'_> {
    ServerOut {
        server: &one.server.label,
        address: one.server.address.to_string(),
        role: match one.server.role {
            Role::Authoritative => "authoritative",
            Role::System => "system",
            Role::Public => "public",
        },
        state: match one.verdict {
            Verdict::Right => "right",
            Verdict::Different(_) => "different",
            Verdict::Absent { .. } => "absent",
            Verdict::Unreachable(_) => "no-answer",
        },
        ttl: one.ttl,
        took_ms: u64::try_from(one.took.as_millis()).unwrap_or(u64::MAX),
        forgets_at: one.forgets.map(moment),
    }
}

/// A finding for programs.
pub(in crate::cli) fn finding(finding: &Finding, names: Names) -> FindingOut<'_> {
    let words = prose(finding);
    let told = |name| match names {
        Names::Told => Some(name),
        Names::Unknown => None,
    };
    FindingOut {
        id: finding.id(),
        severity: finding.severity().as_str(),
        subject: finding.subject().as_str(),
        title: words.what,
        detail: words.why,
        fix: words.fix,
        rule: finding.rule().map(|rule| RuleOut { rfc: rule.rfc, section: rule.section }),
        span: finding.place.as_ref().map(|place| SpanOut {
            name: told(place.owner.as_str()),
            text: &place.text,
            start: place.span.start,
            end: place.span.end,
        }),
        correction: finding.correction.as_ref().map(|one| written(one, names)),
        choices: finding.choices.iter().map(|one| written(one, names)).collect(),
    }
}

fn written(correction: &Correction, names: Names) -> CorrectionOut<'_> {
    CorrectionOut {
        name: if names == Names::Told { Some(correction.owner.as_str()) } else { None },
        kind: correction.data.kind(),
        value: Panel::default().value(&correction.data),
    }
}
