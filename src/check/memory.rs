//! What a check remembers until the next one.
//!
//! DNS has no history: what a server said yesterday is gone today. Who comes back wants to know what has
//! changed since they left, so the outcome of a check is kept with the set-up, in few words: per record where it
//! stood, per server what it said. Nothing of it is an answer of the person, and losing it loses no work.
//!
//! References: RFC 9989 (the policy that is kept with its date).

pub(super) mod bounds;
mod proved;

use std::net::SocketAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use bounds::{LABEL_OCTETS, MEMORY_OCTETS, RECORDS, SERVERS, TEXT_OCTETS, TEXTS};
pub use proved::{DAYS, Proved};

use super::{
    propagation::{self, Difference, State},
    published::{
        records::{AtServer, Record},
        report::{Report, Verdict},
    },
};
use crate::{
    plan::publish::Purpose,
    record::{
        dmarc::{self, Policy, Testing},
        name::Name,
    },
    survey::Role,
};

/// The outcome of one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// When it ended.
    pub at: Timestamp,
    /// In one word.
    pub verdict: Verdict,
    /// The DMARC policy, and since when checks have found it.
    #[serde(default)]
    pub policy: Option<Standing>,
    /// Each record, those of the plan first; no more than [`RECORDS`].
    #[serde(default, deserialize_with = "bounds::read")]
    pub records: Vec<Remembered>,
    /// The last own mail that was seen to pass.
    #[serde(default)]
    pub proved: Option<Proved>,
}

/// A DMARC policy, and since when it stands. RFC 9989 §7.4 wants each of them to have stood for itself, so that the
/// time of a test does not count for what was tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The policy.
    pub policy: Policy,
    /// Whether receivers are asked to act one milder.
    #[serde(default)]
    pub is_test: bool,
    /// When a check first found it, without another one between then and now.
    pub since: Timestamp,
}

/// What is remembered of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// What it is for.
    pub purpose: Purpose,
    /// Its name.
    pub owner: Name,
    /// Where it stood on the whole.
    pub state: State,
    /// What the plan had there; none if it had nothing there, or an earlier program has kept it. Tells a change
    /// of the plan from one in DNS.
    #[serde(default)]
    pub planned: Option<String>,
    /// What was published there, without private keys: not safe to show. Empty where no two servers need have the
    /// same. No more than [`TEXTS`], each no longer than [`TEXT_OCTETS`].
    #[serde(default)]
    pub published: Vec<String>,
    /// What each server said; no more than [`SERVERS`].
    #[serde(default)]
    pub servers: Vec<Heard>,
}

/// What is remembered of one server's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// In what quality it was asked.
    pub role: Role,
    /// Where it listens.
    pub address: SocketAddr,
    /// How people know it.
    pub label: String,
    /// What it had.
    pub said: Said,
    /// When it will have forgotten that, if it is a cache that was behind.
    #[serde(default)]
    pub forgets: Option<Timestamp>,
}

/// What a server had, compared with what it should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The record.
    Right,
    /// Another one.
    Different,
    /// None.
    Absent,
    /// It did not answer.
    Silent,
}

impl Memory {
    /// What is kept of a check that ended at `at`. The one `before` knows since when the policy stands.
    #[must_use]
    pub fn of(report: &Report, at: Timestamp, before: Option<&Self>) -> Self {
        let policy = policy(report, at, before.and_then(|before| before.policy));
        Self {
            at,
            verdict: report.verdict,
            policy,
            records: bounds::bounded(report.records.iter().map(Remembered::of).collect()),
            proved: before.and_then(|before| before.proved.clone()),
        }
    }
}

impl Standing {
    /// The policy of a record, seen now for the first time; none if it has none. What tells receivers to do nothing
    /// cannot be made milder by a test (RFC 9989 §4.7), and a change of that is none.
    #[must_use]
    pub fn of(record: &dmarc::Record, at: Timestamp) -> Option<Self> {
        let policy = record.policy?;
        let is_test = record.testing == Some(Testing::Yes) && policy != Policy::None;
        Some(Self { policy, is_test, since: at })
    }
}

impl Remembered {
    fn of(record: &Record) -> Self {
        let published = if is_one(record) { record.published.clone() } else { Vec::new() };
        Self {
            purpose: record.purpose.clone(),
            owner: record.owner.clone(),
            state: record.state,
            planned: record.expected.clone(),
            published,
            servers: record.servers.iter().map(Heard::of).collect(),
        }
    }
}

/// Whether the servers that have something else than planned have the same. Where they have not, whichever was heard
/// first decides over the text, and the next check would take another one for a change.
fn is_one(record: &Record) -> bool {
    let mut found = record.servers.iter().filter_map(differences);
    found.next().is_none_or(|first| found.all(|other| other == first))
}

fn differences(one: &AtServer) -> Option<&[Difference]> {
    match &one.verdict {
        propagation::Verdict::Different(found) if one.server.role == Role::Authoritative => Some(found),
        _ => None,
    }
}

impl Heard {
    fn of(one: &AtServer) -> Self {
        Self {
            role: one.server.role,
            address: one.server.address,
            label: one.server.label.clone(),
            said: Said::of(&one.verdict),
            forgets: one.forgets,
        }
    }
}

impl Said {
    /// The verdict without its details.
    #[must_use]
    pub const fn of(verdict: &propagation::Verdict) -> Self {
        match verdict {
            propagation::Verdict::Right => Self::Right,
            propagation::Verdict::Different(_) => Self::Different,
            propagation::Verdict::Absent { .. } => Self::Absent,
            propagation::Verdict::Unreachable(_) => Self::Silent,
        }
    }
}

/// The one policy the domain has. Where nobody could be asked, or servers differ because a change is under way,
/// what was known before is still the best there is.
fn policy(report: &Report, at: Timestamp, before: Option<Standing>) -> Option<Standing> {
    let record = report.records.iter().find(|record| record.purpose == Purpose::Dmarc)?;
    match (record.state, record.published.as_slice()) {
        (State::NotAsked | State::Silent | State::Some { .. }, _) => before,
        (State::Right | State::Spreading | State::Different, [only]) => {
            let now = Standing::of(&only.parse().ok()?, at)?;
            let same = before.filter(|known| (known.policy, known.is_test) == (now.policy, now.is_test));
            // A day that is still to come was noted while the clock was wrong.
            Some(same.map_or(now, |known| Standing { since: known.since.min(at), ..known }))
        }
        _ => None,
    }
}
