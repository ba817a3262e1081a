//! What the servers said about one record, in the order they are shown.

use crate::{
    check::{
        misplaced::{self, Place},
        propagation::{self, Verdict, compare, concerns},
    },
    plan::{
        hosts::Panel,
        publish::{Publication, Purpose},
    },
    survey::{Answer, Outcome, Role as Asked},
    tui::{session::Session, theme::Role},
    words::check as say,
};

pub(super) use crate::check::propagation::State;

/// What one server said about one record.
#[derive(Clone, Debug)]
pub(super) struct Seen<'s> {
    pub(super) answer: &'s Answer,
    pub(super) verdict: Verdict,
}

/// What every server said about a record: the domain's own servers first, then this machine's, then others.
pub(super) fn seen<'s>(publication: &Publication, answers: &'s [Answer]) -> Vec<Seen<'s>> {
    let mut seen: Vec<Seen<'s>> = answers
        .iter()
        .filter(|answer| concerns(publication, answer))
        .map(|answer| Seen { answer, verdict: compare(publication, answer) })
        .collect();
    seen.sort_by(|a, b| key(a).cmp(&key(b)));
    seen
}

fn key<'s>(seen: &Seen<'s>) -> (Asked, &'s str, std::net::SocketAddr) {
    (seen.answer.server.role, seen.answer.server.label.as_str(), seen.answer.server.address)
}

/// Sums up what was said about one record.
pub(super) fn state(seen: &[Seen<'_>]) -> State {
    let said: Vec<(Asked, &Verdict)> =
        seen.iter().map(|one| (one.answer.server.role, &one.verdict)).collect();
    propagation::state(&said)
}

/// Where a record stands in place of its own name, if it does.
pub(super) fn misplaced(publication: &Publication, state: State, session: &Session) -> Option<Place> {
    let apex = session.zone_apex().filter(|_| state == State::Absent)?;
    misplaced::misplaced(publication, &apex, &session.checking.answers)
}

/// What its name field must hold.
pub(super) fn name_field(publication: &Publication, session: &Session) -> String {
    let apex = session.zone_apex();
    apex.map_or_else(String::new, |apex| Panel::default().name(&publication.owner, &apex))
}

impl Seen<'_> {
    pub(super) const fn is_silent(&self) -> bool {
        matches!(self.verdict, Verdict::Unreachable(_))
    }

    pub(super) fn is_own(&self) -> bool {
        self.answer.server.role == Asked::Authoritative
    }

    /// Its sign; the role says how bad it is for a server of this kind.
    pub(super) fn sign(&self) -> (Role, &'static str) {
        let wrong = if self.is_own() { Role::Bad } else { Role::Warn };
        match self.verdict {
            Verdict::Right => (Role::Good, "✓"),
            Verdict::Different(_) => (wrong, "≠"),
            Verdict::Absent { .. } => (wrong, "–"),
            Verdict::Unreachable(_) => (Role::Warn, "?"),
        }
    }

    pub(super) fn word(&self) -> String {
        match self.verdict {
            Verdict::Right => say::server_right(),
            Verdict::Different(_) => say::server_different(),
            Verdict::Absent { .. } => say::server_absent(),
            Verdict::Unreachable(_) => say::server_silent(),
        }
    }

    /// In what quality the server was asked.
    pub(super) fn role(&self, purpose: &Purpose) -> String {
        match (self.answer.server.role, purpose) {
            (Asked::Authoritative, Purpose::ReportAuthorization(_)) => say::role_own_their(),
            (Asked::Authoritative, _) => say::role_own(),
            (Asked::System, _) => say::role_system(),
            (Asked::Public, _) => say::role_public(),
        }
    }

    /// How long what a cache says may still be said, in seconds; none if it is right, or not known.
    pub(super) fn remembered(&self) -> Option<u32> {
        match (&self.verdict, &self.answer.outcome) {
            _ if self.is_own() => None,
            (Verdict::Absent { remembered }, _) => *remembered,
            (Verdict::Different(_), Outcome::Records { ttl, .. }) => Some(*ttl),
            _ => None,
        }
    }

    /// What a cache says that was true before: nothing has to be done about it.
    pub(super) fn is_old(&self, state: State) -> bool {
        let is_wrong = matches!(self.verdict, Verdict::Different(_) | Verdict::Absent { .. });
        // The domain's own servers decide; where none of them answers, nobody knows which answer is old.
        state == State::Spreading && !self.is_own() && is_wrong
    }

    /// Whether it says the same as another server of its kind, so that one row tells both.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_same = match (&self.verdict, &other.verdict) {
            (Verdict::Absent { .. }, Verdict::Absent { .. }) => true,
            (one, other) => one == other,
        };
        is_same && self.answer.server.role == other.answer.server.role
    }
}

impl State {
    pub(super) const fn sign(self) -> (Role, &'static str) {
        match self {
            Self::NotAsked => (Role::Dim, "·"),
            Self::Silent => (Role::Warn, "?"),
            Self::Absent => (Role::Bad, "–"),
            Self::Different => (Role::Bad, "≠"),
            Self::Some { .. } => (Role::Bad, "◐"),
            Self::Spreading => (Role::Warn, "◐"),
            Self::Right => (Role::Good, "✓"),
        }
    }
}
