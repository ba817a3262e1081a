//! What a check remembers until the next one.
//!
//! DNS has no history: what a server said yesterday is gone today. Who comes back wants to know what has
//! changed since they left, so the outcome of a check is kept with the set-up, in few words: per record where it
//! stood, per server what it said. Nothing of it is an answer of the person, and losing it loses no work.
//!
//! References: RFC 9989 (the policy that is kept with its date).

use std::net::SocketAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    propagation::{self, State},
    published::{
        records::{AtServer, Record},
        report::{Report, Verdict},
    },
};
use crate::{
    plan::publish::Purpose,
    record::{
        dmarc::{self, Policy},
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
    /// Each record.
    #[serde(default)]
    pub records: Vec<Remembered>,
}

/// A DMARC policy, and since when it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The policy.
    pub policy: Policy,
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
    /// What was published there, without private keys: not safe to show.
    #[serde(default)]
    pub published: Vec<String>,
    /// What each server said.
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
            records: report.records.iter().map(Remembered::of).collect(),
        }
    }
}

impl Remembered {
    fn of(record: &Record) -> Self {
        Self {
            purpose: record.purpose.clone(),
            owner: record.owner.clone(),
            state: record.state,
            published: record.published.clone(),
            servers: record.servers.iter().map(Heard::of).collect(),
        }
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
            let policy = only.parse::<dmarc::Record>().ok()?.policy?;
            Some(before.filter(|known| known.policy == policy).unwrap_or(Standing { policy, since: at }))
        }
        _ => None,
    }
}
