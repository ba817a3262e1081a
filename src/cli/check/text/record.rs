//! One record, and what each server has of it where they differ.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    check::{
        Finding, Severity,
        propagation::{State, Verdict},
        published::records::{AtServer, Record},
    },
    plan::dkim::Stage,
    record::visible::visible,
    survey::Role,
    words::{self, cli_check as say},
};

/// What fits on a line; what is wrong with the rest is told by the findings.
const TEXT_SHOWN: usize = 76;

pub(super) fn lines(record: &Record, findings: &[Finding], zone: &TimeZone) -> Vec<String> {
    let state = match record.state {
        State::Right if record.is_withdrawn() => say::state_withdrawn(),
        other => state(other),
    };
    let mut lines = vec![
        say::Record { label: words::purpose::named(&record.purpose), owner: record.owner.as_str(), state }
            .say(),
    ];
    let mut indented = |text: String| lines.push(format!("  {text}"));
    if let Some(target) = &record.alias {
        indented(say::points_to(target.as_str()));
    }
    // That a key is in use goes without saying.
    if let Some(stage) = record.stage.filter(|stage| *stage != Stage::Active) {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string();
        indented(match stage.until() {
            Some(until) => say::StageUntil { date: day(until), stage: words::rotation::stage(stage) }.say(),
            None => say::stage(words::rotation::stage(stage)),
        });
    }
    for text in &record.published {
        indented(cut(text));
    }
    if let Some(expected) = record.expected.as_deref().filter(|_| record.state != State::Right) {
        indented(say::planned(cut(expected)));
    }
    // A silent name server is told once, as a finding; resolvers that get nothing are told where they do.
    let is_silent = record
        .servers
        .iter()
        .any(|one| one.server.role != Role::Authoritative && matches!(one.verdict, Verdict::Unreachable(_)));
    if is_silent || !matches!(record.state, State::Right | State::Absent) {
        for (word, servers) in groups(record, findings, zone) {
            indented(say::Server { servers: servers.join(", "), verdict: word }.say());
        }
    }
    lines
}

/// The servers that say the same, together.
fn groups<'r>(record: &'r Record, findings: &[Finding], zone: &TimeZone) -> Vec<(String, Vec<&'r str>)> {
    // What is faulty, or has nothing to be held against, is there and no more.
    let is_wrong = |finding: &Finding| {
        finding.severity() == Severity::Error
            && finding.place.as_ref().is_some_and(|place| place.owner == record.owner)
    };
    let is_only_there = record.expected.is_none() || findings.iter().any(is_wrong);
    let mut groups: BTreeMap<(Role, String), Vec<&str>> = BTreeMap::new();
    for one in &record.servers {
        let servers = groups.entry((one.server.role, word(one, is_only_there, zone))).or_default();
        if !servers.contains(&one.server.label.as_str()) {
            servers.push(&one.server.label);
        }
    }
    groups.into_iter().map(|((_, word), servers)| (word, servers)).collect()
}

/// What a server has, and until when a cache that is behind goes on saying so.
fn word(one: &AtServer, is_only_there: bool, zone: &TimeZone) -> String {
    let word = match &one.verdict {
        Verdict::Right if is_only_there => words::check::server_there(),
        Verdict::Absent { .. } => words::difference::verdict(&Verdict::Absent { remembered: None }),
        verdict => words::difference::verdict(verdict),
    };
    match one.forgets {
        Some(at) => say::Forgets {
            time: at.to_zoned(zone.clone()).strftime("%H:%M:%S %Z").to_string(),
            verdict: word,
        }
        .say(),
        None => word,
    }
}

/// Where a record stands.
pub(in crate::cli) fn state(state: State) -> String {
    match state {
        State::NotAsked => say::state_not_asked(),
        State::Silent => say::state_silent(),
        State::Absent => say::state_absent(),
        State::Different => say::state_different(),
        State::Some { right, all } => say::StateSome { all, right }.say(),
        State::Spreading => say::state_spreading(),
        State::Right => say::state_right(),
    }
}

fn cut(text: &str) -> String {
    let kept: String = text.chars().take(TEXT_SHOWN).collect();
    let dots = if kept.len() < text.len() { "…" } else { "" };
    format!("{}{dots}", visible(&kept))
}
