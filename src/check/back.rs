//! What a check means to somebody who comes back to a domain: what has changed, what comes next, what to keep.
//!
//! The same for both faces. What is kept is the outcome of a check that could say something; one that could not
//! would take the place of what is known and leave the person with less.
//!
//! References: those of [`since`](super::since) and [`dmarc_path`](super::dmarc_path).

use jiff::{Timestamp, tz::TimeZone};

use super::{
    dmarc_path::{Next, Situation},
    memory::Memory,
    published::report::{Report, Verdict},
    since::{Since, since},
};
use crate::survey::Facts;

/// What a check means to somebody who comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// What is to be kept until the next check; none if the check found out too little.
    pub memory: Option<Memory>,
    /// What is different from the last time; none if there was none, or too little is known now.
    pub since: Option<Since>,
    /// The next step of the DMARC policy.
    pub next: Next,
}

/// Holds a check that ended at `at` against the one `before`, the last of an earlier sitting. The `latest` one, which
/// may be of this sitting, knows since when the policy stands. Days are those of the person's clock.
#[must_use]
pub fn back(
    (report, facts): (&Report, &Facts),
    at: Timestamp,
    zone: &TimeZone,
    before: Option<&Memory>,
    latest: Option<&Memory>,
) -> Back {
    let memory = Memory::of(report, at, latest.or(before));
    let next = Situation::of(report, memory.policy, at, zone).with_mail(memory.proved.as_ref(), at).next();
    if report.verdict == Verdict::Unknown {
        return Back { memory: None, since: None, next };
    }
    let since = before.filter(|before| before.is_of_check()).map(|before| since(before, &memory, facts));
    Back { memory: Some(memory), since, next }
}
