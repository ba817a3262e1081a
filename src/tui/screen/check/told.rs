//! Which findings a row of the table tells already, so that nothing stands on the screen twice.

use super::belongs;
use crate::check::{
    Finding,
    finding::{Absent, Dkim, Dmarc, Propagation, Spf, What},
    propagation::State,
    published::report::Report,
};

/// Whether the finding says no more than the state of its record does, which the row shows.
pub(super) fn by_row(finding: &Finding, report: &Report) -> bool {
    let record = || belongs::record(finding, &report.records).and_then(|index| report.records.get(index));
    let is_in = |state: fn(State) -> bool| record().is_some_and(|record| state(record.state));
    match &finding.what {
        What::Propagation(Propagation::Nowhere { .. })
        | What::Spf(Spf::Absent)
        | What::Dkim(Dkim::Missing { beside: None, .. })
        | What::Dmarc(Dmarc::Absent(Absent::Missing { .. })) => is_in(|state| state == State::Absent),
        What::Propagation(Propagation::Partly { .. }) => is_in(|state| matches!(state, State::Some { .. })),
        What::Propagation(Propagation::Different { .. }) => is_in(|state| state == State::Different),
        _ => false,
    }
}

/// The worst that is told by the row of this record only.
pub(super) fn worst(index: usize, report: &Report) -> Option<&Finding> {
    let is_its = |finding: &&Finding| {
        by_row(finding, report) && belongs::record(finding, &report.records) == Some(index)
    };
    report.findings.iter().filter(is_its).max_by_key(|finding| finding.severity())
}
