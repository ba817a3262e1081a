//! What can be noticed where receivers find no DMARC record.

use super::super::{Rule, Severity};
use crate::record::dmarc::Policy;

/// No record where receivers look: why, and what holds instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// There is no record that holds for the domain.
    Missing {
        /// Where it belongs.
        owner: String,
    },
    /// The record of a name above holds.
    Inherited {
        /// The domain it is published for.
        from: String,
        /// The tag that counts.
        tag: &'static str,
        /// What it asks for; none where receivers do nothing because of a fault.
        policy: Option<Policy>,
        /// Whether that record is a test (`t=y`), so that the next milder policy is applied.
        is_test: bool,
    },
    /// A record stands where nobody looks, and none where they do.
    Misplaced {
        /// What kind of place that is.
        stray: Stray,
        /// That place.
        found: String,
        /// Where it belongs.
        owner: String,
    },
    /// The record is typed into the same text as an SPF record.
    BesideSpf {
        /// Where that text is.
        found: String,
        /// Where the record belongs.
        owner: String,
    },
    /// At `_dmarc` speaks a wildcard, with a text that is no DMARC record.
    WildcardAnswers {
        /// Whether it has a text there; an alias may lead to none.
        has_text: bool,
        /// The wildcard.
        wildcard: String,
        /// Where the record belongs.
        owner: String,
    },
    /// At `_dmarc` stands a text that is no DMARC record.
    UnrelatedText {
        /// The name.
        owner: String,
    },
    /// `_dmarc` is an alias, and no record is at its end.
    AliasWithoutRecord {
        /// The name.
        owner: String,
        /// The end.
        target: String,
        /// Whether something exists there.
        exists: bool,
    },
    /// `_dmarc` is an alias that leads back to itself.
    AliasLoop {
        /// The name.
        owner: String,
    },
    /// Nobody answers for the name, or for the end of its alias.
    Unanswered {
        /// The name.
        owner: String,
        /// The end of its alias.
        target: Option<String>,
    },
}

/// Where records are found that nobody looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// At the domain itself.
    Domain,
    /// With the zone's name twice.
    Doubled,
    /// Without the underscore.
    NoUnderscore,
    /// With `_dmarc` twice.
    Twice,
    /// Where keys stand.
    AmongKeys,
}

impl Absent {
    /// Stable name, such as `dmarc.missing`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "dmarc.missing",
            Self::Inherited { .. } => "dmarc.inherited",
            Self::Misplaced { .. } | Self::BesideSpf { .. } => "dmarc.misplaced",
            Self::WildcardAnswers { .. } => "dmarc.wildcard-answers",
            Self::UnrelatedText { .. } => "dmarc.unrelated-text",
            Self::AliasWithoutRecord { .. } => "dmarc.alias-without-record",
            Self::AliasLoop { .. } => "dmarc.alias-loop",
            Self::Unanswered { .. } => "dmarc.unanswered",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Inherited { .. } => Severity::Info,
            // It may be over in a minute.
            Self::Unanswered { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Inherited { .. }
            | Self::Unanswered { .. }
            | Self::Missing { .. }
            | Self::AliasWithoutRecord { .. } => Rule::new(9989, "4.10.1"),
            Self::Misplaced { .. } | Self::BesideSpf { .. } => Rule::new(9989, "4.5"),
            Self::AliasLoop { .. } => Rule::new(1034, "3.6.2"),
            _ => Rule::new(9989, "4.10"),
        }
    }
}
