//! What is different from the last check.
//!
//! Who comes back wants to know what has happened while they were away: whether the server that lagged has the
//! record now, whether somebody has changed one, whether resolvers have forgotten the old answer. Two outcomes
//! are held against each other here, and only what is different is told; where nothing is, nothing is said. A
//! record that the person has changed in their own answers since has not changed in DNS, and is not told either.
//!
//! References: RFC 1034 §4.3.5 (a zone's servers get it from the first, one by one), RFC 2308 §5 (caches).

mod moved;
mod record;
mod servers;
mod text;
mod tone;
mod withdrawn;

use std::{cmp::Reverse, collections::BTreeSet};

use jiff::Timestamp;

pub use tone::Tone;

use super::{
    memory::{Heard, Memory, Remembered, Said},
    propagation::{Difference, State},
    published::report::Verdict,
};
use crate::{
    plan::publish::Purpose,
    record::name::Name,
    survey::{Facts, Role},
};

/// More changes than this are counted only: who sees so many looks at the records themselves.
pub const SHOWN: usize = 12;

/// What is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// When the check ended that this one is held against.
    pub at: Timestamp,
    /// Each change, worst first.
    pub changes: Vec<Change>,
    /// How many more there are.
    pub left_off: usize,
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A record on the domain's own servers.
    Record {
        /// What it is for.
        purpose: Purpose,
        /// Its name.
        owner: Name,
        /// What has become of it.
        news: News,
    },
    /// Servers of the domain.
    Servers {
        /// Which.
        servers: Vec<String>,
        /// What has become of them.
        news: ServerNews,
    },
    /// Resolvers that gave an older answer have the records now.
    Forgot {
        /// The resolvers.
        resolvers: Vec<String>,
        /// The records.
        records: Vec<Purpose>,
    },
    /// The judgement of the whole.
    Verdict {
        /// What it was.
        before: Verdict,
        /// What it is.
        now: Verdict,
    },
}

/// What has become of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It was there, and none of the servers has it any more.
    Gone,
    /// These servers had it and have it no more.
    Lost {
        /// Which.
        servers: Vec<String>,
        /// Those that still have it.
        still: Vec<String>,
    },
    /// It was not there.
    Appeared {
        /// Where it is now.
        servers: Vec<String>,
        /// Where it is not.
        lacking: Vec<String>,
        /// Whether it is as planned, where it is.
        is_right: bool,
    },
    /// Servers that were behind have it now as others do.
    Spread {
        /// Which.
        servers: Vec<String>,
        /// Those that are still behind.
        lacking: Vec<String>,
    },
    /// It says something else.
    Changed {
        /// What, the old text taken for what was planned; none if that cannot be told in parts.
        differences: Vec<Difference>,
        /// Whether it is as planned now.
        is_right: bool,
    },
    /// These servers have another one now than the rest.
    Strayed {
        /// Which.
        servers: Vec<String>,
    },
    /// A key that is to be withdrawn is there no more.
    Withdrawn {
        /// Where.
        servers: Vec<String>,
        /// Where it still is.
        lacking: Vec<String>,
    },
    /// A key stands where one is withdrawn.
    Returned {
        /// On which servers.
        servers: Vec<String>,
    },
}

/// What has become of servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerNews {
    /// They answer no more.
    Silent {
        /// Whether no server of the domain does.
        all: bool,
    },
    /// They answer again.
    Answer,
    /// They are new, and without these records.
    New {
        /// What they lack.
        lacking: Vec<Purpose>,
    },
    /// They serve the domain no more.
    Removed,
}

/// What is different between the check `before` and the one `now`, which led to these facts. A record that was only
/// seen because it was there is not among the records of a check once it is gone, and the facts tell.
#[must_use]
pub fn since(before: &Memory, now: &Memory, facts: &Facts) -> Since {
    let mut changes = record::changes(before, now, facts);
    changes.extend(servers::changes(before, now));
    changes.extend(forgot(before, now));
    changes.extend(verdict(before.verdict, now.verdict));
    changes.sort_by_key(|change| Reverse(change.tone()));
    let left_off = changes.len().saturating_sub(SHOWN);
    changes.truncate(SHOWN);
    Since { at: before.at, changes, left_off }
}

/// Resolvers that were behind while all of the domain's own servers had the record, and no longer are.
fn forgot(before: &Memory, now: &Memory) -> Option<Change> {
    let (mut resolvers, mut records) = (BTreeSet::new(), Vec::new());
    for (then, record) in pairs(before, now).filter(|(then, _)| then.state == State::Spreading) {
        let was_behind = |one: &&Heard| {
            let is_behind = |old: &&Heard| matches!(old.said, Said::Absent | Said::Different);
            one.role != Role::Authoritative
                && one.said == Said::Right
                && heard(then, one).is_some_and(|old| is_behind(&old))
        };
        let labels: Vec<String> =
            record.servers.iter().filter(was_behind).map(|one| one.label.clone()).collect();
        if !labels.is_empty() {
            records.push(record.purpose.clone());
            resolvers.extend(labels);
        }
    }
    (!records.is_empty()).then(|| Change::Forgot { resolvers: resolvers.into_iter().collect(), records })
}

/// Too little known is no judgement, and says so by itself.
fn verdict(before: Verdict, now: Verdict) -> Option<Change> {
    let is_known = before != Verdict::Unknown && now != Verdict::Unknown;
    (is_known && before != now).then_some(Change::Verdict { before, now })
}

/// The records that both checks looked at.
fn pairs<'m>(before: &'m Memory, now: &'m Memory) -> impl Iterator<Item = (&'m Remembered, &'m Remembered)> {
    now.records.iter().filter_map(|record| Some((find(before, record)?, record)))
}

fn find<'m>(memory: &'m Memory, record: &Remembered) -> Option<&'m Remembered> {
    memory.records.iter().find(|other| other.purpose == record.purpose && other.owner == record.owner)
}

/// What the same server said of a record then.
fn heard<'m>(then: &'m Remembered, one: &Heard) -> Option<&'m Heard> {
    then.servers.iter().find(|old| old.role == one.role && old.address == one.address)
}

impl Change {
    /// Stable name, such as `record.gone`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Record { news, .. } => match news {
                News::Gone => "record.gone",
                News::Lost { .. } => "record.lost",
                News::Appeared { .. } => "record.appeared",
                News::Spread { .. } => "record.spread",
                News::Changed { .. } => "record.changed",
                News::Strayed { .. } => "record.strayed",
                News::Withdrawn { .. } => "record.withdrawn",
                News::Returned { .. } => "record.returned",
            },
            Self::Servers { news, .. } => match news {
                ServerNews::Silent { .. } => "server.silent",
                ServerNews::Answer => "server.answers",
                ServerNews::New { .. } => "server.new",
                ServerNews::Removed => "server.removed",
            },
            Self::Forgot { .. } => "resolver.forgot",
            Self::Verdict { .. } => "verdict.changed",
        }
    }

    /// The servers it is about.
    #[must_use]
    pub fn servers(&self) -> &[String] {
        match self {
            Self::Record { news, .. } => match news {
                News::Lost { servers, .. }
                | News::Appeared { servers, .. }
                | News::Spread { servers, .. }
                | News::Strayed { servers }
                | News::Withdrawn { servers, .. }
                | News::Returned { servers } => servers,
                News::Gone | News::Changed { .. } => &[],
            },
            Self::Servers { servers, .. } => servers,
            Self::Forgot { resolvers, .. } => resolvers,
            Self::Verdict { .. } => &[],
        }
    }
}
