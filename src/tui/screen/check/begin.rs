//! Where the cursor begins once the servers have answered: on the one thing to do next, so that Enter does it.

use super::{
    back::{self, CHANGE},
    belongs,
    mend::{self, Way},
    summary::{self, SIGN},
    table::RECORD,
    told,
};
use crate::{
    check::{Finding, Severity, published::report::Report},
    tui::{
        item::Id,
        screen::{findings, next_step},
        session::{Ahead, Session},
    },
};

/// The item that is next: what got worse since the last time, the worst error that can be fixed from here, that the mail server has to sign, a warning,
/// the next step of the policy when its day has come, and else what has changed.
pub(super) fn at(session: &Session) -> Id {
    let first = Id(RECORD, 0);
    let Some(report) = &session.checking.report else { return first };
    let is_due = || match session.ahead() {
        Some(Ahead::Step(step)) => step.is_due,
        Some(Ahead::First(_)) => true,
        None => false,
    };
    // What got worse is what one has come back for, and stands above the rest.
    let lost = || back::is_worse(session).then_some(Id(CHANGE, 0));
    lost()
        .or_else(|| worst(Severity::Error, report, session))
        .or_else(|| summary::signs_next(session).map(|_| SIGN))
        .or_else(|| worst(Severity::Warning, report, session))
        .or_else(|| (back::is_next_step_shown(session) && is_due()).then_some(next_step::STEP))
        .or_else(|| back::has_changes(session).then_some(Id(CHANGE, 0)))
        .unwrap_or(first)
}

/// The first finding so bad that something can be done about, or the row that tells it.
fn worst(severity: Severity, report: &Report, session: &Session) -> Option<Id> {
    let is_it = |finding: &Finding| {
        finding.severity() == severity && !matches!(mend::way(finding, session), Way::Tell | Way::Nothing)
    };
    let mut all = report.findings.iter().enumerate().filter(|(_, finding)| is_it(finding));
    let (index, finding) = all.next()?;
    let row = belongs::record(finding, &report.records).filter(|_| told::by_row(finding, report));
    Some(row.map_or(Id(findings::ID, index), |row| Id(RECORD, row)))
}
