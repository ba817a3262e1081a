//! When to check again, so that a person who waits hears soon and no server is burdened.
//!
//! Caches forget at a time they tell, so that where nothing else is left the next check waits for the first of
//! them. While something is wrong at the domain itself nobody can tell when that will be mended, and the pauses
//! grow: asking more often changes nothing.

use std::time::Duration;

use jiff::Timestamp;

use super::{
    records::Record,
    report::{Report, Verdict},
};
use crate::check::propagation::State;

/// Nothing changes sooner than a person can click.
const SHORTEST: Duration = Duration::from_secs(15);
/// Long enough to burden nobody, short enough to be worth waiting for.
const LONGEST: Duration = Duration::from_secs(600);
/// A cache that forgets within this second still has the old answer.
const GRACE: Duration = Duration::from_secs(1);

/// The pauses between checks, each twice as long as the one before where no cache tells a better time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pauses {
    next: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self { next: SHORTEST }
    }
}

impl Pauses {
    /// How long to wait after a check at `now` that led to this report.
    pub fn after(&mut self, report: &Report, now: Timestamp) -> Duration {
        let pause = self.next;
        self.next = (pause * 2).min(LONGEST);
        let first = report.forgetting().min();
        let wait = first.and_then(|at| Duration::try_from(at.duration_since(now)).ok());
        let wait = wait.map(|wait| (wait + GRACE).clamp(SHORTEST, LONGEST));
        match wait {
            Some(wait) if report.is_only_spreading() => wait,
            // What is wrong at the domain itself may be mended long before a cache forgets.
            Some(wait) => wait.min(pause),
            None => pause,
        }
    }
}

impl Report {
    /// Nothing wrong, and no cache behind: there is nothing left to wait for.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.verdict == Verdict::Pass && self.forgetting().next().is_none()
    }

    /// Whether nothing but caches is left to wait for.
    fn is_only_spreading(&self) -> bool {
        let is_published = |record: &Record| matches!(record.state, State::Right | State::Spreading);
        self.verdict != Verdict::Fail && self.records.iter().all(is_published)
    }

    /// When each cache that is behind will have forgotten what it said.
    pub fn forgetting(&self) -> impl Iterator<Item = Timestamp> {
        self.records.iter().flat_map(|record| &record.servers).filter_map(|one| one.forgets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{propagation, published::records::AtServer},
        plan::publish::Purpose,
        survey::{Role, Server},
    };

    const NOW: i64 = 1_800_000_000;

    /// What is known when these many seconds are left to caches that are behind.
    fn report(forgets: &[Option<i64>]) -> Report {
        let server = |seconds: &Option<i64>| AtServer {
            server: Server { role: Role::Public, address: ([192, 0, 2, 1], 53).into(), label: String::new() },
            verdict: propagation::Verdict::Absent { remembered: None },
            ttl: None,
            took: Duration::ZERO,
            forgets: seconds.map(|seconds| Timestamp::from_second(NOW + seconds).unwrap()),
        };
        let record = Record {
            purpose: Purpose::Spf,
            owner: "example.com".parse().unwrap(),
            expected: None,
            stage: None,
            published: Vec::new(),
            alias: None,
            state: State::Spreading,
            servers: forgets.iter().map(server).collect(),
        };
        Report { verdict: Verdict::Pass, records: vec![record], findings: Vec::new() }
    }

    #[test]
    fn the_first_cache_to_forget_is_waited_for_within_reason() {
        let now = Timestamp::from_second(NOW).unwrap();
        for (left, wait) in [
            (&[Some(60), Some(40), None][..], 41), // the first, and a second
            (&[Some(3)], 15),                      // too soon to be worth it
            (&[Some(0)], 15),
            (&[Some(86_400)], 600), // somebody may flush it
            (&[Some(-5)], 15),      // should have forgotten by now
            (&[None], 15),          // it does not say
        ] {
            let wait = Duration::from_secs(wait);
            assert_eq!(Pauses::default().after(&report(left), now), wait, "{left:?}");
        }
    }

    #[test]
    fn what_is_wrong_at_the_domain_is_not_left_until_a_cache_forgets() {
        let now = Timestamp::from_second(NOW).unwrap();
        let wait = |report: &Report| Pauses::default().after(report, now).as_secs();
        let mut behind = report(&[Some(300)]);
        assert_eq!(wait(&behind), 301);
        behind.verdict = Verdict::Fail;
        assert_eq!(wait(&behind), 15);
        let mut half = report(&[Some(300)]);
        for record in &mut half.records {
            record.state = State::Some { right: 1, all: 2 };
        }
        assert_eq!(wait(&half), 15);
    }

    #[test]
    fn while_nothing_tells_a_time_the_pauses_grow_to_ten_minutes() {
        let mut pauses = Pauses::default();
        let now = Timestamp::from_second(NOW).unwrap();
        let waits: Vec<u64> = (0..8).map(|_| pauses.after(&report(&[]), now).as_secs()).collect();
        assert_eq!(waits, [15, 30, 60, 120, 240, 480, 600, 600]);
    }

    #[test]
    fn all_is_right_when_nothing_is_wrong_and_no_cache_is_behind() {
        assert!(report(&[None]).is_right());
        assert!(!report(&[Some(9)]).is_right());
        for verdict in [Verdict::Warn, Verdict::Fail, Verdict::Unknown] {
            assert!(!Report { verdict, ..report(&[]) }.is_right(), "{verdict:?}");
        }
    }
}
