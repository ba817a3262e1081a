//! The whole judgement in one piece, for whoever shows it.

use serde::{Deserialize, Serialize};

use super::{View, judge, records, records::Record};
use crate::{
    check::{Finding, Severity},
    survey::Role,
};

/// What there is to say about a domain.
#[derive(Clone, Debug)]
pub struct Report {
    /// In one word.
    pub verdict: Verdict,
    /// What stands where.
    pub records: Vec<Record>,
    /// What was noticed, worst first.
    pub findings: Vec<Finding>,
}

/// A judgement in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing is wrong.
    Pass,
    /// It works, and not as well as it should.
    Warn,
    /// Something is wrong.
    Fail,
    /// Too little could be asked to say.
    Unknown,
}

impl Verdict {
    /// The verdict where all that counts is known, by the worst finding.
    #[must_use]
    pub const fn of(worst: Option<Severity>) -> Self {
        match worst {
            Some(Severity::Error) => Self::Fail,
            Some(Severity::Warning) => Self::Warn,
            Some(Severity::Info) | None => Self::Pass,
        }
    }

    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

/// Sums up what is known. An error stays one even if something was not answered; that nothing is wrong is said
/// only when everything was.
#[must_use]
pub fn report(view: &View<'_>) -> Report {
    let findings = judge(view);
    let worst = findings.iter().map(Finding::severity).max();
    let is_known =
        view.survey.is_unregistered || view.survey.heard.answers().any(crate::survey::Answer::is_answer);
    let verdict = match worst {
        Some(Severity::Error) => Verdict::Fail,
        _ if !is_known || !view.survey.is_finished || view.survey.is_spent => Verdict::Unknown,
        worst => Verdict::of(worst),
    };
    Report { verdict, records: records::records(view), findings }
}

impl Report {
    /// The servers that answered, and those that did not: how many addresses of each.
    #[must_use]
    pub fn servers(&self) -> (usize, usize) {
        use crate::check::propagation::Verdict::Unreachable;
        let count = |is_silent: bool| {
            let all = self.records.iter().flat_map(|record| &record.servers);
            let chosen = all.filter(|one| matches!(one.verdict, Unreachable(_)) == is_silent);
            let servers: std::collections::BTreeSet<(Role, std::net::SocketAddr)> =
                chosen.map(|one| (one.server.role, one.server.address)).collect();
            servers.len()
        };
        (count(false), count(true))
    }
}
