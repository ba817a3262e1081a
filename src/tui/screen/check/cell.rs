//! What the servers of one kind have of a record, in one cell of the table: a sign, and a word where there is room.

use super::server::{self, is_old, is_own, is_silent};
use crate::{
    check::{
        propagation::Verdict,
        published::records::{AtServer, Record},
    },
    survey::Role as Asked,
    tui::{canvas::Line, theme::Role},
    words::check as say,
};

/// A cell, for a table with room and for one without.
pub(super) struct Cell {
    /// With its whole word.
    pub(super) wide: Line,
    /// With a short one.
    pub(super) narrow: Line,
}

/// What one server has, as far as a cell tells it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Has {
    Right,
    Revoked,
    Faulty,
    Old,
    Different,
    Absent,
    Nothing,
}

/// What the servers of this kind have. Those that do not answer say nothing against what the others have.
pub(super) fn cell(record: &Record, asked: Asked, is_faulty: bool) -> Cell {
    let servers: Vec<&AtServer> = record.servers.iter().filter(|one| one.server.role == asked).collect();
    let answered: Vec<&AtServer> = servers.iter().copied().filter(|one| !is_silent(one)).collect();
    let Some(first) = answered.first().or_else(|| servers.first()) else {
        return Cell::new(Role::Dim, "·", &say::cell_not_asked(), "");
    };
    let what = has(first, record, is_faulty);
    let (role, sign) = match what {
        Has::Faulty => (Role::Bad, server::FAULTY),
        Has::Old => (Role::Warn, server::sign(first).1),
        _ => server::sign(first),
    };
    let are_alike = answered.iter().all(|one| has(one, record, is_faulty) == what);
    let is_right = |one: &&&AtServer| one.verdict == Verdict::Right;
    let count = |of: usize| say::CellSome { all: servers.len(), right: of }.say();
    let short = |of: usize| format!("{of}/{}", servers.len());
    if !are_alike {
        let right = answered.iter().filter(is_right).count();
        let role = if is_own(first) { Role::Bad } else { Role::Warn };
        return Cell::new(role, "◐", &count(right), &short(right));
    }
    if matches!(what, Has::Right | Has::Revoked) && answered.len() < servers.len() {
        return Cell::new(role, sign, &count(answered.len()), &short(answered.len()));
    }
    let (word, short) = match what {
        Has::Right => (say::cell_right(), say::cell_right()),
        Has::Revoked => (say::server_withdrawn(), say::cell_right()),
        Has::Faulty => (say::cell_faulty(), say::cell_faulty()),
        Has::Old => (say::cell_old(), say::cell_old()),
        Has::Different => (say::server_different(), say::cell_different_short()),
        Has::Absent => (say::server_absent(), say::cell_absent_short()),
        Has::Nothing => (say::server_silent(), say::cell_silent_short()),
    };
    Cell::new(role, sign, &word, &short)
}

fn has(one: &AtServer, record: &Record, is_faulty: bool) -> Has {
    match one.verdict {
        _ if is_old(one, record.state) => Has::Old,
        Verdict::Right if is_faulty => Has::Faulty,
        Verdict::Right if record.is_withdrawn() => Has::Revoked,
        Verdict::Right => Has::Right,
        Verdict::Different(_) => Has::Different,
        Verdict::Absent { .. } => Has::Absent,
        Verdict::Unreachable(_) => Has::Nothing,
    }
}

impl Cell {
    fn new(role: Role, sign: &str, word: &str, short: &str) -> Self {
        let line = |word: &str| {
            vec![(role, if word.is_empty() { sign.to_owned() } else { format!("{sign} {word}") })]
        };
        Self { wide: line(word), narrow: line(short) }
    }
}
