//! Where one record stands, over the servers that were asked for it.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::survey::Role;

/// Where one record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nobody was asked for it.
    NotAsked,
    /// Nobody answered.
    Silent,
    /// On none of the domain's own servers.
    Absent,
    /// On none of the domain's own servers as planned, and on some of them otherwise.
    Different,
    /// On some of the domain's own servers.
    Some {
        /// Servers that have it as planned.
        right: usize,
        /// Servers that answered.
        all: usize,
    },
    /// On all of the domain's own servers that answered, and not yet on every resolver.
    Spreading,
    /// On every server that answered.
    Right,
}

/// Sums up what was said about one record, by whom in which quality.
#[must_use]
pub fn state(seen: &[(Role, &Verdict)]) -> State {
    let said = || seen.iter().filter(|(_, verdict)| !matches!(verdict, Verdict::Unreachable(_)));
    let own: Vec<&Verdict> =
        said().filter(|(role, _)| *role == Role::Authoritative).map(|(_, verdict)| *verdict).collect();
    // Where none of the domain's own servers can be reached, resolvers are all there is.
    let deciding = if own.is_empty() { said().map(|(_, verdict)| *verdict).collect() } else { own };
    let right = deciding.iter().filter(|verdict| ***verdict == Verdict::Right).count();
    let is_different = deciding.iter().any(|verdict| matches!(verdict, Verdict::Different(_)));
    match (deciding.len(), right) {
        _ if seen.is_empty() => State::NotAsked,
        (0, _) => State::Silent,
        (all, right) if right == all => {
            if said().all(|(_, verdict)| **verdict == Verdict::Right) {
                State::Right
            } else {
                State::Spreading
            }
        }
        (_, 0) if is_different => State::Different,
        (_, 0) => State::Absent,
        (all, right) => State::Some { right, all },
    }
}
