//! Mail from other servers: policies, reports, keys in DNS, names of addresses.

use crate::{
    check::{Rule, Severity},
    record::{
        mta_sts::{self, Mode, PolicyFault},
        tls_rpt,
    },
};

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transport {
    /// About MTA-STS.
    Sts(StsFault),
    /// More than one TLS-RPT record.
    ReportsTwice {
        /// How many.
        count: usize,
    },
    /// A TLS-RPT record nobody can read.
    Reports {
        /// Why.
        fault: tls_rpt::Fault,
        /// The part that is meant.
        part: String,
    },
    /// The record in DNS is not of the key that is shown.
    TlsaDiffers {
        /// The name of the record.
        at: String,
        /// What would be right.
        right: String,
    },
    /// A record in DNS that has no effect, because the zone is not signed.
    TlsaUnsigned {
        /// The name of the record.
        at: String,
    },
    /// A record of a use that mail servers ignore.
    TlsaUsage {
        /// The name of the record.
        at: String,
        /// The use.
        usage: u8,
    },
    /// The address has no name.
    NoPtr {
        /// The address.
        address: String,
        /// Whether the SPF record lets it send.
        sends: bool,
    },
    /// The name of the address does not lead back to it.
    PtrElsewhere {
        /// The address.
        address: String,
        /// Its name.
        name: String,
        /// Whether the SPF record lets it send.
        sends: bool,
    },
    /// The server calls itself by a name that says nothing.
    Greeting {
        /// The name.
        name: String,
    },
}

/// What is wrong with MTA-STS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StsFault {
    /// More than one record.
    Twice {
        /// How many.
        count: usize,
    },
    /// A record nobody can read.
    Record {
        /// Why.
        fault: mta_sts::Fault,
    },
    /// The policy cannot be fetched.
    Fetch {
        /// Why.
        why: super::Unusable,
    },
    /// The policy's host has no address.
    NoHost,
    /// The policy cannot be read.
    Policy {
        /// Why.
        fault: PolicyFault,
        /// The line that is meant.
        line: String,
    },
    /// The policy leaves a mail server out.
    Unlisted {
        /// The server.
        host: String,
        /// How strict the policy is.
        mode: Mode,
    },
    /// The policy holds for less than a day, or less than weeks under enforce.
    ShortAge {
        /// Seconds.
        seconds: u32,
    },
}

impl Transport {
    /// Stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Sts(StsFault::Twice { .. }) => "access.mta-sts-twice",
            Self::Sts(StsFault::Record { .. }) => "access.mta-sts-record",
            Self::Sts(StsFault::Fetch { .. } | StsFault::NoHost) => "access.mta-sts-fetch",
            Self::Sts(StsFault::Policy { .. }) => "access.mta-sts-policy",
            Self::Sts(StsFault::Unlisted { .. }) => "access.mta-sts-mx",
            Self::Sts(StsFault::ShortAge { .. }) => "access.mta-sts-age",
            Self::ReportsTwice { .. } => "access.tls-rpt-twice",
            Self::Reports { .. } => "access.tls-rpt",
            Self::TlsaDiffers { .. } => "access.tlsa-differs",
            Self::TlsaUnsigned { .. } => "access.tlsa-unsigned",
            Self::TlsaUsage { .. } => "access.tlsa-usage",
            Self::NoPtr { .. } => "access.no-ptr",
            Self::PtrElsewhere { .. } => "access.ptr-elsewhere",
            Self::Greeting { .. } => "access.greeting-name",
        }
    }

    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::Sts(StsFault::ShortAge { .. }) | Self::Greeting { .. } => Severity::Info,
            Self::Sts(StsFault::Unlisted { mode: Mode::Testing | Mode::None, .. })
            | Self::TlsaUnsigned { .. }
            | Self::TlsaUsage { .. }
            | Self::NoPtr { sends: false, .. }
            | Self::PtrElsewhere { sends: false, .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) const fn rule(&self) -> Rule {
        match self {
            Self::Sts(StsFault::Twice { .. } | StsFault::Record { .. }) => Rule::new(8461, "3.1"),
            Self::Sts(StsFault::Fetch { .. } | StsFault::NoHost) => Rule::new(8461, "3.3"),
            Self::Sts(StsFault::Policy { .. } | StsFault::ShortAge { .. }) => Rule::new(8461, "3.2"),
            Self::Sts(StsFault::Unlisted { .. }) => Rule::new(8461, "4.1"),
            Self::ReportsTwice { .. } | Self::Reports { .. } => Rule::new(8460, "3"),
            Self::TlsaDiffers { .. } => Rule::new(7672, "3.1"),
            Self::TlsaUnsigned { .. } => Rule::new(7672, "2.2"),
            Self::TlsaUsage { .. } => Rule::new(7672, "3.1.3"),
            Self::NoPtr { .. } | Self::PtrElsewhere { .. } => Rule::new(1912, "2.1"),
            Self::Greeting { .. } => Rule::new(5321, "4.1.1.1"),
        }
    }
}
