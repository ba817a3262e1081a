//! Where the whole stands: done, on its way through caches, or something left to create.

use std::{collections::BTreeMap, net::SocketAddr};

use super::{Verdict, compare};
use crate::{
    plan::publish::{Data, Publication},
    survey::{Answer, Kind, Outcome, Role},
};

/// Where the whole stands, over all records and servers asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Everything right everywhere that answers.
    Done,
    /// The domain's own servers have everything; caches still hold older answers, at most this many
    /// seconds, if known.
    Spreading {
        /// Seconds.
        at_most: Option<u32>,
    },
    /// These publications (by index) are not right on the domain's own servers.
    Left {
        /// Indices into the publications.
        publications: Vec<usize>,
    },
    /// No server could be asked.
    Unknown,
}

/// Sums up what the servers said. Each publication is compared with the answers to its name and
/// type, from each server the latest one.
#[must_use]
pub fn progress(publications: &[Publication], answers: &[Answer]) -> Progress {
    let rows: Vec<Row> = publications.iter().map(|publication| row(publication, answers)).collect();
    if rows.iter().all(Row::is_silent) {
        return Progress::Unknown;
    }
    let left: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| !row.is_right()).map(|(at, _)| at).collect();
    if !left.is_empty() {
        return Progress::Left { publications: left };
    }
    let stale: Vec<Option<u32>> = rows.into_iter().flat_map(|row| row.stale).collect();
    match stale.iter().copied().reduce(|longest, next| Some(longest?.max(next?))) {
        None => Progress::Done,
        Some(at_most) => Progress::Spreading { at_most },
    }
}

/// What is known of one publication.
#[derive(Default)]
struct Row {
    own_right: usize,
    own_wrong: usize,
    caches_right: usize,
    /// For each cache that holds something else: for how long, if it said.
    stale: Vec<Option<u32>>,
}

impl Row {
    const fn is_silent(&self) -> bool {
        self.own_right + self.own_wrong + self.caches_right == 0 && self.stale.is_empty()
    }

    /// The domain's own servers decide; where none answers, caches do, as far as they agree.
    const fn is_right(&self) -> bool {
        if self.own_right + self.own_wrong > 0 {
            self.own_wrong == 0
        } else {
            self.caches_right > 0 && self.stale.is_empty()
        }
    }
}

fn row(publication: &Publication, answers: &[Answer]) -> Row {
    let mut latest: BTreeMap<(Role, SocketAddr), &Answer> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| concerns(publication, answer)) {
        let known = latest.entry((answer.server.role, answer.server.address)).or_insert(answer);
        if known.at <= answer.at {
            *known = answer;
        }
    }
    let mut row = Row::default();
    for ((role, _), answer) in latest {
        match (compare(publication, answer), role) {
            (Verdict::Unreachable(_), _) => {}
            (Verdict::Right, Role::Authoritative) => row.own_right += 1,
            (_, Role::Authoritative) => row.own_wrong += 1,
            (Verdict::Right, _) => row.caches_right += 1,
            (Verdict::Absent { remembered }, _) => row.stale.push(remembered),
            (Verdict::Different(_), _) => row.stale.push(ttl(answer)),
        }
    }
    row
}

/// Whether the answer is to the question the publication raises. A key's name is asked for TXT even
/// where an alias is to stand, because the answer shows both.
#[must_use]
pub fn concerns(publication: &Publication, answer: &Answer) -> bool {
    let kind = answer.question.kind;
    answer.question.name == publication.owner
        && match publication.data {
            Data::Txt(_) => kind == Kind::Txt,
            Data::Cname(_) => matches!(kind, Kind::Txt | Kind::Cname),
            Data::Mx { .. } => kind == Kind::Mx,
        }
}

const fn ttl(answer: &Answer) -> Option<u32> {
    match &answer.outcome {
        Outcome::Records { ttl, .. } => Some(*ttl),
        Outcome::NoData { negative_ttl } | Outcome::NxDomain { negative_ttl } => *negative_ttl,
        Outcome::Referral { .. } | Outcome::Failed(_) => None,
    }
}
