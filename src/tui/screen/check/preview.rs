//! The text that belongs to what has the focus: the correction of a finding, or a record as planned and as found.

use crate::{
    check::{Finding, propagation::State, published::records::Record},
    plan::hosts::Panel,
    tui::{screen::Preview, session::Session, theme::Role},
    words::{check as say, cli_check},
};

/// Texts found below the one that is planned.
const FOUND: usize = 2;

/// What puts it right.
pub(super) fn of_finding(finding: &Finding) -> Option<Preview> {
    let correction = finding.correction.as_ref()?;
    let label = cli_check::Publish { kind: correction.data.kind(), owner: correction.owner.as_str() }.say();
    Some(Preview { label, text: Panel::default().value(&correction.data), meters: Vec::new() })
}

/// As planned, and what stands there instead; or as published, where nothing is planned.
pub(super) fn of_record(record: &Record, session: &Session) -> Option<Preview> {
    let rows = &session.judged.publications;
    let planned = rows.iter().find(|(row, _)| row.owner == record.owner && row.purpose == record.purpose);
    let kind = planned.map_or("TXT", |(row, _)| row.data.kind());
    let Some(expected) = &record.expected else {
        let text = record.published.first()?.clone();
        let label = say::Published { kind, owner: record.owner.to_string() }.say();
        return Some(Preview { label, text, meters: Vec::new() });
    };
    let is_other = matches!(record.state, State::Different | State::Some { .. });
    let alias = record.alias.iter().map(|target| format!("CNAME {target}"));
    let found = alias.chain(record.published.iter().cloned()).filter(|text| is_other && text != expected);
    let line = |text| (vec![(Role::Dim, format!("{}  ", say::found())), (Role::Text, text)], Vec::new());
    let label = say::Planned { kind, owner: record.owner.to_string() }.say();
    Some(Preview { label, text: expected.clone(), meters: found.take(FOUND).map(line).collect() })
}
