//! The way from a DMARC policy that only watches to one that refuses forged mail, a step at a time, with dates.
//!
//! A policy that comes too early loses honest mail from senders nobody thought of, and one that never comes leaves
//! forgers alone. So each stage stands a month at least, in which the reports show whom the next one would hit.
//! When a step may be taken follows from when the policy was first seen; what stands in its way is told instead of
//! a date. A step is an offer: who stays where they are does nothing wrong.
//!
//! References: RFC 9989 §7.4 (“none” for at least a month, then “quarantine” equally long, then perhaps “reject”;
//! reject only with DKIM, and not for people who write to mailing lists), §4.7 (`t`).

use jiff::{Span, Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{
    check::{
        finding::{Mail, Proof, What, When},
        memory,
        propagation::State,
        published::report::{Report, Verdict},
    },
    plan::publish::Purpose,
    record::dmarc::{Policy, Record, Testing},
};

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: the policy is the last there is.
    Done,
    /// A step, now or at its date.
    Step(Step),
    /// First something else.
    NotYet(Because),
}

/// One step to a stricter policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is published.
    pub from: Stage,
    /// Since when checks have seen it.
    pub since: Date,
    /// What is to be published.
    pub to: Stage,
    /// The day from which on it should not be too early.
    pub from_date: Date,
    /// Whether that day has come.
    pub is_due: bool,
    /// The step after it, and its first day if this one is taken on its own.
    pub then: Option<(Policy, Date)>,
    /// Why it is proposed.
    pub reason: Reason,
}

/// A policy, and whether receivers are asked to act one milder (`t=y`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The policy.
    pub policy: Policy,
    /// Whether it is only a test.
    pub is_test: bool,
}

/// Why a step is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The policy before has stood for a month, or will have.
    Stood,
    /// The domain sends no mail that could be lost.
    NeverSends,
}

/// What comes before any step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Too little could be asked.
    Unknown,
    /// There is no one DMARC record that can be read.
    NoRecord,
    /// The record is not on every server as it is planned.
    OnItsWay,
    /// Something else is wrong.
    Errors,
    /// No reports are asked for, so that nobody would see what a stricter policy hits.
    NoReports,
    /// No DKIM key is seen to work, and by SPF alone forwarded mail would be refused.
    NoKey,
}

/// All that decides over the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The record that is published.
    pub record: Option<Record>,
    /// Where it stands.
    pub state: State,
    /// Since when its policy has been seen.
    pub since: Option<Date>,
    /// The day.
    pub today: Date,
    /// The judgement of the whole.
    pub verdict: Verdict,
    /// Whether the domain sends mail.
    pub sends: bool,
    /// Whether DKIM proves that mail comes from it.
    pub dkim: Proof,
}

impl Situation {
    /// Reads it off a report. Days are those of the person's clock.
    #[must_use]
    pub fn of(report: &Report, standing: Option<memory::Standing>, now: Timestamp, zone: &TimeZone) -> Self {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let found = report.records.iter().find(|record| record.purpose == Purpose::Dmarc);
        let record = found.and_then(|found| match found.published.as_slice() {
            [only] => only.parse::<Record>().ok().filter(|record| record.policy.is_some()),
            _ => None,
        });
        let mails = report.findings.iter().filter_map(|finding| match &finding.what {
            What::Mail(mail) => Some(mail),
            _ => None,
        });
        let (mut sends, mut dkim) = (true, Proof::Unknown);
        for mail in mails {
            match mail {
                Mail::Own { when: When::Now, dkim: proof, .. } => dkim = *proof,
                Mail::Silent { when: When::Now, .. } => sends = false,
                _ => {}
            }
        }
        let is_it = |known: &memory::Standing| {
            let found = record.as_ref().and_then(|record| memory::Standing::of(record, known.since));
            found == Some(*known)
        };
        let same = standing.filter(is_it);
        Self {
            since: same.map(|known| day(known.since)),
            record,
            state: found.map_or(State::NotAsked, |found| found.state),
            today: day(now),
            verdict: report.verdict,
            sends,
            dkim,
        }
    }

    /// The same with an own mail that a receiver took: that shows the key at work which DNS alone cannot show, as
    /// long as nothing in DNS speaks against it.
    #[must_use]
    pub fn with_mail(mut self, proved: Option<&memory::Proved>, now: Timestamp) -> Self {
        let is_shown = proved.is_some_and(|proved| proved.is_fresh(now));
        if is_shown && self.dkim == Proof::Unknown {
            self.dkim = Proof::Works;
        }
        self
    }

    /// What comes next.
    #[must_use]
    pub fn next(&self) -> Next {
        let Some((record, policy)) = self.record.as_ref().and_then(|record| Some((record, record.policy?)))
        else {
            let is_known = !matches!(self.state, State::NotAsked | State::Silent);
            return Next::NotYet(if is_known { Because::NoRecord } else { Because::Unknown });
        };
        // What only some servers have, or all of them against the plan, is no end of the way either.
        if matches!(self.state, State::Some { .. } | State::Different) {
            return Next::NotYet(Because::OnItsWay);
        }
        let from = Stage { policy, is_test: record.testing == Some(Testing::Yes) };
        let Some(to) = from.after(self.sends) else { return Next::Done };
        match self.first(record, to) {
            Some(because) => Next::NotYet(because),
            None => Next::Step(self.step(from, to)),
        }
    }

    /// What has to be done before a step.
    fn first(&self, record: &Record, to: Stage) -> Option<Because> {
        let is_published = matches!(self.state, State::Right | State::Spreading);
        match self.verdict {
            Verdict::Unknown => return Some(Because::Unknown),
            _ if !is_published => return Some(Because::OnItsWay),
            Verdict::Fail => return Some(Because::Errors),
            Verdict::Pass | Verdict::Warn => {}
        }
        if !self.sends {
            return None;
        }
        if record.aggregate_reports.is_empty() {
            return Some(Because::NoReports);
        }
        // RFC 9989 §7.4: who publishes `p=reject` must not rely on SPF alone.
        (to.policy == Policy::Reject && self.dkim != Proof::Works).then_some(Because::NoKey)
    }

    fn step(&self, from: Stage, to: Stage) -> Step {
        let since = self.since.unwrap_or(self.today).min(self.today);
        if !self.sends {
            let (from_date, reason) = (self.today, Reason::NeverSends);
            return Step { from, since, to, from_date, is_due: true, then: None, reason };
        }
        let from_date = after(since, 1.month());
        let is_due = from_date <= self.today;
        // Equally long, counted from the day on which this step can be taken. Counted from the first day where that
        // is still to come, a month's short end does not shorten the next.
        let next = if is_due { after(self.today, 1.month()) } else { after(since, 2.months()) };
        // By SPF alone the way ends at quarantine.
        let has_next = to == Stage::of(Policy::Quarantine) && self.dkim == Proof::Works;
        let then = has_next.then_some((Policy::Reject, next));
        Step { from, since, to, from_date, is_due, then, reason: Reason::Stood }
    }
}

impl Stage {
    /// A policy that is meant.
    #[must_use]
    pub const fn of(policy: Policy) -> Self {
        Self { policy, is_test: false }
    }

    /// The next stage. What is only tested is first meant; a domain that never sends has nothing to lose.
    const fn after(self, sends: bool) -> Option<Self> {
        match self {
            Self { policy: Policy::Reject, is_test: false } => None,
            _ if !sends => Some(Self::of(Policy::Reject)),
            Self { policy: Policy::None, .. } => Some(Self::of(Policy::Quarantine)),
            Self { policy, is_test: true } => Some(Self::of(policy)),
            Self { policy: Policy::Quarantine, is_test: false } => Some(Self::of(Policy::Reject)),
        }
    }
}

impl Step {
    /// The record with the step taken, and everything else as it is.
    #[must_use]
    pub fn taken(&self, record: &Record) -> Record {
        let testing = record.testing.filter(|testing| *testing != Testing::Yes);
        Record { policy: Some(self.to.policy), testing, ..record.clone() }
    }
}

impl Because {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NoRecord => "no-record",
            Self::OnItsWay => "not-published",
            Self::Errors => "errors",
            Self::NoReports => "no-reports",
            Self::NoKey => "no-dkim",
        }
    }
}

/// A day some calendar months later. At the end of time there is no later one.
fn after(day: Date, months: Span) -> Date {
    day.checked_add(months).unwrap_or(Date::MAX)
}
