//! What can be noticed about records on their way.

use jiff::Timestamp;

use super::{Rule, Severity};
use crate::check::propagation::Difference;

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Propagation {
    /// A planned record stands on none of the domain's own servers.
    Nowhere {
        /// The record's name.
        name: String,
    },
    /// A planned record stands on some of the domain's own servers only.
    Partly {
        /// The record's name.
        name: String,
        /// The servers that have it.
        there: Vec<String>,
        /// The servers that do not.
        lacking: Vec<String>,
        /// How bad that is: of a key that signs, whoever asks those servers gets none, and the signature fails.
        severity: Severity,
    },
    /// What stands there is not what is planned.
    Different {
        /// The record's name.
        name: String,
        /// In what.
        differences: Vec<Difference>,
    },
    /// The domain's own servers have the record, and a resolver still remembers an older answer.
    Cached {
        /// The record's name.
        name: String,
        /// The resolver.
        resolver: String,
        /// Whether what it remembers is a record, and not that there is none.
        has_record: bool,
        /// When it will have forgotten; none if it did not say.
        until: Option<Timestamp>,
    },
}

impl Propagation {
    /// Stable name, such as `propagation.cached`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Nowhere { .. } => "propagation.nowhere",
            Self::Partly { .. } => "propagation.partly",
            Self::Different { .. } => "propagation.different",
            Self::Cached { .. } => "propagation.cached",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Nowhere { .. } | Self::Different { .. } => Severity::Error,
            Self::Partly { severity, .. } => *severity,
            Self::Cached { .. } => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        match self {
            Self::Nowhere { .. } | Self::Different { .. } => None,
            Self::Partly { .. } => Some(Rule::new(1034, "4.3.5")),
            // An older record is kept for its own TTL, an absence for that of the zone.
            Self::Cached { has_record: true, .. } => Some(Rule::new(1035, "3.2.1")),
            Self::Cached { .. } => Some(Rule::new(2308, "5")),
        }
    }
}
