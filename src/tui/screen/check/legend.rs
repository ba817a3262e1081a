//! What the signs on this screen mean.

use std::collections::BTreeSet;

use super::server;
use crate::{
    check::{Finding, published::records::Record},
    words::check as say,
};

/// What a sign means.
type Word = fn() -> String;

/// The signs; the one that explains itself last, because the line may be cut at its end.
const SIGNS: [(&str, Word); 7] = [
    (server::FAULTY, say::sign_faulty),
    ("◐", say::sign_partly),
    ("≠", say::sign_different),
    ("–", say::sign_absent),
    ("?", say::sign_silent),
    ("·", say::sign_not_asked),
    (RIGHT, say::sign_right),
];

/// All is as it should be; beside a record that is faulty, only that it is there.
const RIGHT: &str = "✓";

/// The signs that stand in a record's row.
pub(super) fn used(record: &Record, findings: &[Finding]) -> BTreeSet<&'static str> {
    use crate::survey::Role::{Authoritative, Public, System};
    let of_servers = record.servers.iter().map(|one| server::sign(one).1);
    let is_asked = |role| record.servers.iter().any(|one| one.server.role == role);
    let is_open = ![Authoritative, System, Public].into_iter().all(is_asked);
    of_servers.chain([server::state_sign(record, findings).1]).chain(is_open.then_some("·")).collect()
}

/// What these signs mean, in one line.
pub(super) fn of(used: &BTreeSet<&'static str>) -> String {
    let is_faulty = used.contains(server::FAULTY);
    let signs = SIGNS.iter().filter(|(sign, _)| used.contains(sign));
    signs.map(|sign| told(sign, is_faulty)).collect::<Vec<_>>().join("  ")
}

/// What all of them mean, beside a record that is faulty or one that is not.
pub(super) fn all(is_faulty: bool) -> String {
    SIGNS.iter().map(|sign| told(sign, is_faulty)).collect::<Vec<_>>().join(", ")
}

fn told((sign, word): &(&str, Word), is_faulty: bool) -> String {
    let word = if is_faulty && *sign == RIGHT { say::sign_there() } else { word() };
    format!("{sign} {word}")
}
