//! What can be noticed about the way of reports.

use super::super::{Rule, Severity};

/// Reports do not arrive, or may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reports {
    /// Reports go to another organization, which has not agreed.
    NotAuthorized {
        /// That organization's domain.
        domain: String,
        /// The name of the record it must publish.
        owner: String,
        /// Whether something else stands there.
        has_other: bool,
    },
    /// The permission of another organization sends the reports to a third, which counts for nothing.
    Redirected {
        /// The domain that gave it.
        domain: String,
        /// The name of its record.
        owner: String,
        /// Where that sends them.
        to: String,
    },
    /// The name at which another organization would permit reports is longer than a name may be.
    NameTooLong {
        /// That organization's domain.
        domain: String,
    },
    /// Whether another organization permits reports could not be found out.
    PermissionUnknown {
        /// That organization's domain.
        domain: String,
        /// The name of the record it must publish.
        owner: String,
    },
    /// Reports are sent to a domain that takes no mail.
    Lost {
        /// That domain.
        domain: String,
        /// Why.
        cause: Loss,
        /// Whether it is the domain itself, and says so on purpose.
        is_own: bool,
    },
    /// Whether reports arrive could not be found out.
    Unknown {
        /// The domain whose servers did not answer.
        domain: String,
    },
}

/// Why mail to a domain is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// There is no such domain.
    NoDomain,
    /// It has neither mail servers nor addresses.
    NoServer,
    /// It says that it takes no mail (RFC 7505).
    NullMx,
}

impl Reports {
    /// Stable name, such as `dmarc.reports-lost`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NotAuthorized { .. } => "dmarc.not-authorized",
            Self::Redirected { .. } => "dmarc.reports-redirected",
            Self::NameTooLong { .. } => "dmarc.permission-too-long",
            Self::Lost { .. } => "dmarc.reports-lost",
            Self::PermissionUnknown { .. } => "dmarc.permission-unknown",
            Self::Unknown { .. } => "dmarc.reports-unknown",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NotAuthorized { .. }
            | Self::Redirected { .. }
            | Self::NameTooLong { .. }
            | Self::Lost { is_own: false, .. } => Severity::Error,
            Self::Unknown { .. } | Self::PermissionUnknown { .. } => Severity::Warning,
            Self::Lost { is_own: true, .. } => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::NotAuthorized { .. }
            | Self::Redirected { .. }
            | Self::NameTooLong { .. }
            | Self::PermissionUnknown { .. } => Rule::new(9990, "4"),
            Self::Lost { cause: Loss::NullMx, .. } => Rule::new(7505, "4.1"),
            Self::Lost { .. } | Self::Unknown { .. } => Rule::new(5321, "5.1"),
        }
    }
}
