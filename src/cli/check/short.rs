//! A report in a few lines: what most people, a mail subject and a monitoring program need.
//!
//! ```text
//! shop.example: 1 error, 1 warning
//!   SPF    ok       v=spf1 mx -all
//!   DKIM   error    s1: no key
//!   DMARC  warning  reject, reports to dmarc@shop.example
//!
//! error: The DKIM key is at the wrong name  [dkim.misplaced]
//!   why it matters
//!   Fix: what to do
//!
//! Your own mail: refused when forwarded. Forged: refused.
//! 3 notes not shown. All details: --verbose. One: --show dkim.misplaced
//! ```
//! The first line stands for the whole, so that it can be used alone. Each line is one fact, and no line needs the
//! columns to be understood.

use jiff::{Timestamp, tz::TimeZone};
use unicode_width::UnicodeWidthStr;

use crate::{
    check::{
        Finding, Severity,
        back::Back,
        finding::{Correction, Subject},
        propagation::State,
        published::{records::Record, report::Report},
    },
    plan::publish::Purpose,
    survey::Survey,
    words::{check as signs, cli_check as say, finding, glance, publish},
};

/// As wide as the narrowest terminal people use.
const WIDTH: usize = 80;

/// With what has changed, where that is known, as of the time beside it.
pub(super) fn lines(
    survey: &Survey,
    report: &Report,
    back: Option<(&Back, Timestamp)>,
    zone: &TimeZone,
) -> Vec<String> {
    let findings = &report.findings;
    let mut lines = vec![super::text::headline(survey.domain.to_unicode(), report.verdict, findings)];
    if report.records.iter().any(|record| !record.servers.is_empty()) {
        lines.extend(laid_out(&rows(report)));
    }
    lines.extend(back.into_iter().flat_map(|(back, now)| super::back::news(back, now, zone)));
    let serious: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity() > Severity::Info).collect();
    let mut proposed: Vec<&Correction> = Vec::new();
    for one in &serious {
        lines.push(String::new());
        // One record corrects several things, and is written out once.
        let correction = one.correction.as_ref().filter(|correction| !proposed.contains(correction));
        proposed.extend(correction);
        lines.extend(finding::short(one, correction));
    }
    let outlook = glance::outlook(findings);
    if !serious.is_empty() && outlook.is_some() {
        lines.push(String::new());
    }
    lines.extend(outlook.into_iter().flat_map(|outlook| finding::hanging("", &outlook)));
    lines.extend(more(findings, serious.first().copied()));
    lines
}

/// How many notes there are, and how all and one of them are shown; nothing where nothing is left to be shown.
fn more(findings: &[Finding], worst: Option<&Finding>) -> Vec<String> {
    let is_note =
        |finding: &&Finding| finding.severity() == Severity::Info && finding.subject() != Subject::Mail;
    let notes = findings.iter().filter(is_note).count();
    if notes == 0 && worst.is_none() {
        return Vec::new();
    }
    let told = (notes > 0).then(|| say::notes(notes));
    let one = worst.map(|worst| say::show_one(worst.id()));
    let sentences: Vec<String> = told.into_iter().chain([say::details()]).chain(one).collect();
    finding::hanging("", &sentences.join(" "))
}

/// The name of a record, how it is, and what is published.
type Row = [String; 3];

fn rows(report: &Report) -> Vec<Row> {
    let of = |is: fn(&Purpose) -> bool| -> Vec<&Record> {
        report.records.iter().filter(|record| is(&record.purpose)).collect()
    };
    let spf = of(|purpose| *purpose == Purpose::Spf);
    let keys = of(|purpose| matches!(purpose, Purpose::Dkim(_) | Purpose::NoDkim));
    let dmarc = of(|purpose| *purpose == Purpose::Dmarc);
    let values = |records: &[&Record]| records.iter().map(|one| glance::published(one)).collect::<Vec<_>>();
    let dkim = if keys.is_empty() { say::no_key_found() } else { glance::several(&values(&keys)) };
    let policy = match glance::inherited(&report.findings) {
        Some(inherited) => inherited,
        None => glance::several(&values(&dmarc)),
    };
    let mut rows = vec![
        [publish::spf(), state(&spf, Some(Subject::Spf), report), glance::several(&values(&spf))],
        [publish::no_dkim(), state(&keys, Some(Subject::Dkim), report), dkim],
        [publish::dmarc(), state(&dmarc, Some(Subject::Dmarc), report), policy],
    ];
    // What only some domains need is told where it is not done.
    let others = report.records.iter().filter(|record| {
        matches!(record.purpose, Purpose::NullMx | Purpose::ReportAuthorization(_))
            && record.state != State::Right
    });
    rows.extend(others.map(|record| {
        let label = crate::words::purpose::named(&record.purpose);
        [label, state(&[record], None, report), glance::published(record)]
    }));
    rows
}

/// The worst that was found about records of a kind; where nothing was, whether every server has them.
fn state(records: &[&Record], subject: Option<Subject>, report: &Report) -> String {
    let about = report.findings.iter().filter(|finding| Some(finding.subject()) == subject);
    match about.map(Finding::severity).max() {
        Some(Severity::Error) => return say::error(),
        Some(Severity::Warning) => return say::warning(),
        _ => {}
    }
    let open = records.iter().find(|record| !matches!(record.state, State::Right | State::Spreading));
    match open.map(|record| record.state) {
        None if records.is_empty() => say::unknown(),
        // The policy of another name holds, and needs no record here.
        Some(State::Absent)
            if subject == Some(Subject::Dmarc) && glance::inherited(&report.findings).is_some() =>
        {
            say::ok()
        }
        None | Some(State::Right | State::Spreading) => say::ok(),
        Some(State::Absent) => signs::server_absent(),
        Some(State::Different) => signs::server_different(),
        Some(State::Some { .. }) => signs::cell_partly(),
        Some(State::Silent) => signs::server_silent(),
        Some(State::NotAsked) => signs::cell_not_asked(),
    }
}

/// In columns, the values cut to a line each.
fn laid_out(rows: &[Row]) -> Vec<String> {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|text| text.width()).max();
    let (labels, states) = (width(0).unwrap_or(0), width(1).unwrap_or(0));
    let padded = |text: &str, to: usize| format!("{text}{}", " ".repeat(to.saturating_sub(text.width())));
    rows.iter()
        .map(|[label, state, value]| {
            let head = format!("  {}  {}  ", padded(label, labels), padded(state, states));
            let room = WIDTH.saturating_sub(head.width() + 1);
            let kept: String = value.chars().take(room).collect();
            let dots = if kept.len() < value.len() { "…" } else { "" };
            format!("{head}{kept}{dots}")
        })
        .collect()
}
