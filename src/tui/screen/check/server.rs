//! What one server has of a record, as it is shown.

use super::belongs;
use crate::{
    check::{
        Finding, Severity,
        propagation::{State, Verdict},
        published::records::{AtServer, Record},
    },
    plan::publish::Purpose,
    survey::Role as Asked,
    tui::{session::Session, theme::Role},
    words::check as say,
};

/// The sign of a record that is there and does not work.
pub(super) const FAULTY: &str = "✗";

pub(super) const fn is_silent(one: &AtServer) -> bool {
    matches!(one.verdict, Verdict::Unreachable(_))
}

pub(super) fn is_own(one: &AtServer) -> bool {
    one.server.role == Asked::Authoritative
}

/// Its sign; the role says how bad it is for a server of this kind.
pub(super) fn sign(one: &AtServer) -> (Role, &'static str) {
    let wrong = if is_own(one) { Role::Bad } else { Role::Warn };
    match one.verdict {
        Verdict::Right => (Role::Good, "✓"),
        Verdict::Different(_) => (wrong, "≠"),
        Verdict::Absent { .. } => (wrong, "–"),
        Verdict::Unreachable(_) => (Role::Warn, "?"),
    }
}

/// What it has, in a word or two: without a set-up there is nothing for it to be right by, and what is faulty is
/// not right even where it is as planned.
pub(super) fn word(one: &AtServer, record: &Record, session: &Session) -> String {
    match one.verdict {
        Verdict::Right if record.expected.is_none() || is_faulty(record, session) => say::server_there(),
        Verdict::Right if record.is_withdrawn() => say::server_withdrawn(),
        Verdict::Right => say::server_right(),
        Verdict::Different(_) => say::server_different(),
        Verdict::Absent { .. } => say::server_absent(),
        Verdict::Unreachable(_) => say::server_silent(),
    }
}

/// In what quality the server was asked.
pub(super) fn role(one: &AtServer, purpose: &Purpose) -> String {
    match (one.server.role, purpose) {
        (Asked::Authoritative, Purpose::ReportAuthorization(_)) => say::role_own_their(),
        (Asked::Authoritative, _) => say::role_own(),
        (Asked::System, _) => say::role_system(),
        (Asked::Public, _) => say::role_public(),
    }
}

/// What a cache says that was true before: nothing has to be done about it.
pub(super) fn is_old(one: &AtServer, state: State) -> bool {
    let is_wrong = matches!(one.verdict, Verdict::Different(_) | Verdict::Absent { .. });
    // The domain's own servers decide; where none of them answers, nobody knows which answer is old.
    state == State::Spreading && !is_own(one) && is_wrong
}

/// Whether it says the same as another server of its kind, so that one row tells both.
pub(super) fn is_like(one: &AtServer, other: &AtServer) -> bool {
    let is_same = match (&one.verdict, &other.verdict) {
        (Verdict::Absent { .. }, Verdict::Absent { .. }) => true,
        (one, other) => one == other,
    };
    is_same && one.server.role == other.server.role
}

/// Whether it is everywhere, and wrong in itself.
pub(super) fn is_faulty(record: &Record, session: &Session) -> bool {
    let report = session.checking.report.as_ref();
    report.is_some_and(|report| is_faulty_by(record, &report.findings))
}

/// Whether it is everywhere, and wrong in itself by one of these findings.
pub(super) fn is_faulty_by(record: &Record, findings: &[Finding]) -> bool {
    let is_wrong = |finding: &Finding| {
        let of_key = || match &record.purpose {
            Purpose::Dkim(selector) => belongs::selector(finding) == Some(selector.as_str()),
            _ => false,
        };
        let place = finding.place.as_ref().map_or_else(of_key, |place| place.owner == record.owner);
        finding.severity() == Severity::Error
            && finding.subject() == belongs::subject(&record.purpose)
            && place
    };
    matches!(record.state, State::Right | State::Spreading) && findings.iter().any(is_wrong)
}
