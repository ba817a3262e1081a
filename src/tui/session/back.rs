//! Coming back: what the last sitting knew, what has changed since, and what comes next.

use jiff::Timestamp;

use super::Session;
use crate::{
    check::{
        self,
        dmarc_path::{Because, Next, Stage, Step},
        memory::Memory,
        since::Since,
    },
    record::dmarc::{Policy, Testing},
    survey::Role as Asked,
    tui::message::Command,
};

/// What is known of earlier checks. Rounds of one sitting are held against the last check of the sitting before, so
/// that what has changed stays on the screen while one looks at it.
#[derive(Debug, Default)]
pub(super) struct Back {
    before: Option<Memory>,
    latest: Option<Memory>,
    since: Option<Since>,
    next: Option<Next>,
}

/// What comes next for DMARC, as far as it is worth saying.
#[derive(Clone, Copy, Debug)]
pub enum Ahead<'s> {
    /// A step.
    Step(&'s Step),
    /// Something else first.
    First(Because),
}

/// Resolvers that keep an old answer until the same minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cached {
    /// How people know them.
    pub resolvers: Vec<String>,
    /// When the first of them has forgotten all of it.
    pub until: Timestamp,
}

impl Session {
    /// A set-up with what its last check found.
    pub(super) fn come_back(&mut self, memory: Option<&Memory>) {
        *self.back = Back { before: memory.cloned(), ..Back::default() };
    }

    /// A round has ended: what that means since the last time, and what is kept of it.
    pub(super) fn look_back(&mut self) -> Option<Command> {
        let (Some(report), Some(survey)) = (&self.checking.report, &self.checking.survey) else {
            return None;
        };
        let of = (report, &survey.facts);
        let (before, latest) = (self.back.before.as_ref(), self.back.latest.as_ref());
        let found = check::back::back(of, self.now, &self.time_zone, before, latest);
        self.back.since = found.since;
        self.back.next = Some(found.next);
        let memory = found.memory?;
        self.back.latest = Some(memory.clone());
        // A domain that was only looked at has nothing it could be kept beside.
        let judged = self.judged_plan()?.clone();
        Some(Command::Remember(Box::new(judged), Box::new(memory)))
    }

    /// What has changed since the last sitting, once that is known.
    #[must_use]
    pub const fn since(&self) -> Option<&Since> {
        self.back.since.as_ref()
    }

    /// Whether a check of an earlier sitting is known.
    #[must_use]
    pub const fn was_checked(&self) -> bool {
        self.back.before.is_some()
    }

    /// What comes next for DMARC by the last round, unless the answers have gone that way since, or it is told
    /// elsewhere already. Nothing for a domain that is only looked at: nobody keeps since when its policy stands.
    #[must_use]
    pub fn ahead(&self) -> Option<Ahead<'_>> {
        let record = &self.checked_plan()?.dmarc.record;
        let planned = Stage {
            policy: record.policy.unwrap_or(Policy::None),
            is_test: record.testing == Some(Testing::Yes),
        };
        match self.back.next.as_ref()? {
            Next::Step(step) if step.from == planned => Some(Ahead::Step(step)),
            Next::NotYet(because @ (Because::NoReports | Because::NoKey)) => Some(Ahead::First(*because)),
            Next::Step(_) | Next::NotYet(_) | Next::Done => None,
        }
    }

    /// The resolvers that are behind, those that forget first in front.
    #[must_use]
    pub fn cached(&self) -> Vec<Cached> {
        let Some(report) = &self.checking.report else { return Vec::new() };
        let mut last: Vec<(String, Timestamp)> = Vec::new();
        for one in report.records.iter().flat_map(|record| &record.servers) {
            let Some(until) = one.forgets else { continue };
            let label = match one.server.role {
                Asked::System | Asked::Authoritative => one.server.address.ip().to_string(),
                Asked::Public => one.server.label.clone(),
            };
            match last.iter_mut().find(|(known, _)| *known == label) {
                Some((_, known)) => *known = until.max(*known),
                None => last.push((label, until)),
            }
        }
        last.sort_by_key(|(_, until)| *until);
        let mut cached: Vec<Cached> = Vec::new();
        for (label, until) in last {
            let minute = |at: Timestamp| at.as_second().div_euclid(60);
            match cached.last_mut().filter(|known| minute(known.until) == minute(until)) {
                Some(known) => known.resolvers.push(label),
                None => cached.push(Cached { resolvers: vec![label], until }),
            }
        }
        cached
    }
}
