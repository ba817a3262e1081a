//! The answer for people.
//!
//! ```text
//! example.com: 1 error
//!
//! mail.example.com, 192.0.2.25
//!   IMAP with TLS      993  ok       TLS 1.3
//!   POP3 with TLS      995  error    self-signed certificate
//!   certificate             ok       mail.example.com, from Let's Encrypt, 61 days left
//!
//! ERROR: …
//! ```

use std::{process::ExitCode, sync::Arc, time::Duration};

use jiff::{Timestamp, tz::TimeZone};
use unicode_width::UnicodeWidthStr as _;

use super::{
    exit,
    gather::{Go, gather},
    unknown, verdict,
};
use crate::{
    check::{
        Finding, Severity,
        access::{
            judge,
            memory::{Memory, since},
            table::{Table, tables},
        },
    },
    cli::{Exit, check::text, output},
    connect::{
        Connect, RESULTS,
        explore::{Asked, Looked},
    },
    dns::Lookup,
    store::Store,
    survey::access::Stop,
    words::{access as words, cli_access as say, finding::Names},
};

/// How long the slowest may take after the results.
const MORE: u64 = 15;

pub(super) async fn run(
    lookup: Arc<dyn Lookup>,
    connect: Arc<dyn Connect>,
    asked: Asked,
    files: &[String],
    store: &Store,
) -> ExitCode {
    // Without a setup nothing is remembered, and nothing is told of the last time.
    let domain = asked.domain.clone();
    let before = store.load(&domain).ok().flatten().and_then(|setup| setup.access);
    let mut told: Option<Vec<Finding>> = None;
    let so_far = |looked: &Looked| {
        let (lines, found) = report(looked, files);
        let waited = waiting(looked);
        let _: ExitCode = output::lines(&lines, Exit::Done);
        output::note(&say::Still { seconds: MORE, services: waited }.say());
        told = Some(found);
        Go::On
    };
    let looked = gather(lookup, connect, asked, RESULTS, so_far).await;
    let (lines, found) = report(&looked, files);
    let verdict = verdict(&looked, &found);
    let now = Timestamp::now();
    if let Some(memory) = Memory::of(&looked.access, now) {
        let _ = store.remember_access(&domain, &memory);
    }
    let changes = before.map(|before| since(&before, &looked.access, now)).unwrap_or_default();
    let day = |at: Timestamp| at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d").to_string();
    let changes: Vec<String> = changes.iter().map(|change| words::change(change, day)).collect();
    let mut lines = match told {
        None => lines,
        // What was slow is told again with what came of it.
        Some(before) => {
            let new: Vec<Finding> =
                found.iter().filter(|finding| !before.contains(finding)).cloned().collect();
            let seconds = (RESULTS + Duration::from_secs(MORE)).as_secs();
            let mut lines = vec![String::new(), say::later(seconds)];
            lines.push(headline(&looked, &found));
            lines.extend(rows(&looked, &found));
            lines.extend(text::findings(&new, Names::Told));
            lines
        }
    };
    if !changes.is_empty() {
        lines.push(String::new());
        lines.extend(changes);
    }
    let code = output::lines(&lines, exit(verdict));
    match unknown(&looked) {
        Some(said) if exit(verdict) == Exit::Unasked => output::failure(&said, code),
        _ => code,
    }
}

fn report(looked: &Looked, files: &[String]) -> (Vec<String>, Vec<Finding>) {
    let found = judge(&looked.view(Timestamp::now()));
    let mut lines = vec![headline(looked, &found)];
    lines.extend(rows(looked, &found));
    if !files.is_empty() {
        lines.extend([String::new(), say::trusts(files.join(", "))]);
    }
    lines.extend(text::findings(&found, Names::Told));
    (lines, found)
}

fn headline(looked: &Looked, found: &[Finding]) -> String {
    let count = |severity| found.iter().filter(|finding| finding.severity() == severity).count();
    say::Headline {
        domain: looked.asked.domain.to_unicode(),
        errors: count(Severity::Error),
        verdict: verdict(looked, found).as_str(),
        warnings: count(Severity::Warning),
    }
    .say()
}

fn rows(looked: &Looked, found: &[Finding]) -> Vec<String> {
    tables(&looked.view(Timestamp::now()), found).iter().flat_map(table).collect()
}

fn table(table: &Table) -> Vec<String> {
    let Some(address) = table.address else {
        return vec![
            String::new(),
            say::HostTitle { address: words::no_address(), host: table.host.as_str() }.say(),
        ];
    };
    let address = address.to_string();
    let title = if table.host.is_root() {
        address
    } else {
        say::HostTitle { address, host: table.host.as_str() }.say()
    };
    let mut lines = vec![String::new(), title];
    for row in &table.rows {
        let name = words::service(row.service);
        lines.push(line(&name, &row.port.to_string(), &words::status(row.status), &words::detail(row)));
    }
    if let Some(shown) = &table.certificate {
        lines.push(line(&words::certificate(), "", &words::status(shown.status), &words::shown(shown)));
    }
    lines
}

fn line(name: &str, port: &str, status: &str, detail: &str) -> String {
    let padded =
        |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(text.width())));
    format!("  {} {port:>5}  {} {detail}", padded(name, 17), padded(status, 12)).trim_end().to_owned()
}

fn waiting(looked: &Looked) -> String {
    let waiting = looked.access.visits.iter().filter(|(_, visit)| matches!(visit.stop, Stop::Waiting(_)));
    let place = |(door, _): (&crate::survey::access::Door, _)| format!("{}:{}", door.host, door.port);
    let mut places: Vec<String> = waiting.map(place).collect();
    places.truncate(8);
    places.join(", ")
}
