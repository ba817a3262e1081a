//! What can be noticed about DMARC.

use super::{Rule, Severity};
use crate::record::dmarc::{Fault, Policy};

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dmarc {
    /// Several records are published.
    SeveralPublished {
        /// How many.
        records: usize,
    },
    /// Something in the published record that receivers cannot read.
    PublishedFault {
        /// The text.
        text: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A DMARC record at the domain itself.
    WrongPlace {
        /// Where it belongs.
        owner: String,
    },
    /// There is no `p`.
    NoPolicy,
    /// `p=none` and nobody gets reports.
    NoneWithoutReports,
    /// `p=none`, with reports.
    Monitoring,
    /// A policy, and nobody gets reports of what it does.
    NoReports {
        /// The policy.
        policy: Policy,
    },
    /// `sp` or `np` asks for less than what it would be without it.
    SubdomainsWeaker {
        /// `sp` or `np`.
        tag: &'static str,
        /// What it asks for.
        policy: Policy,
        /// What it would be without it.
        than: Policy,
    },
    /// `sp` or `np` in the record of a sub-domain.
    SubdomainPolicyIgnored {
        /// `sp` or `np`.
        tag: &'static str,
    },
    /// `fo` without `ruf`.
    FailureOptionsIgnored,
    /// `fo` with both `0` and `1`.
    FailureOptionsExclude,
    /// A report address that is no `mailto:`.
    NotMailto {
        /// The address as written.
        uri: String,
    },
    /// Reports go to another organization, which must permit it.
    ExternalReports {
        /// That organization's domain.
        domain: String,
        /// The name of the record it must publish.
        owner: String,
    },
    /// Tags that RFC 9989 removed stay in the record.
    ObsoleteKept {
        /// The tags, with commas between.
        tags: String,
    },
    /// Tags that RFC 9989 removed are left out of the record.
    ObsoleteLeftOut {
        /// The tags, with commas between.
        tags: String,
    },
    /// `t=y`: receivers apply the next milder policy.
    Testing {
        /// The policy that is tested.
        policy: Policy,
        /// What is applied instead.
        applied: Policy,
    },
    /// `psd=y` at a domain that is no public suffix.
    PublicSuffix,
    /// `adkim=s`
    StrictDkim,
    /// `aspf=s`
    StrictSpf,
    /// An enforcing policy, and no key has been seen in DNS.
    BeforeDkim {
        /// The policy.
        policy: Policy,
        /// Whether a key is planned.
        is_planned: bool,
    },
    /// The policy asks for less than the one that is published.
    WeakerThanPublished {
        /// What is planned.
        planned: Policy,
        /// What is published.
        published: Policy,
    },
}

impl Dmarc {
    /// Stable name, such as `dmarc.…`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::SeveralPublished { .. } => "dmarc.several-published",
            Self::PublishedFault { .. } => "dmarc.published-fault",
            Self::WrongPlace { .. } => "dmarc.wrong-place",
            Self::NoPolicy => "dmarc.no-policy",
            Self::NoneWithoutReports => "dmarc.none-without-reports",
            Self::Monitoring => "dmarc.monitoring",
            Self::NoReports { .. } => "dmarc.no-reports",
            Self::SubdomainsWeaker { .. } => "dmarc.subdomains-weaker",
            Self::SubdomainPolicyIgnored { .. } => "dmarc.subdomain-policy-ignored",
            Self::FailureOptionsIgnored => "dmarc.failure-options-ignored",
            Self::FailureOptionsExclude => "dmarc.failure-options-exclude",
            Self::NotMailto { .. } => "dmarc.not-mailto",
            Self::ExternalReports { .. } => "dmarc.external-reports",
            Self::ObsoleteKept { .. } => "dmarc.obsolete-kept",
            Self::ObsoleteLeftOut { .. } => "dmarc.obsolete-left-out",
            Self::Testing { .. } => "dmarc.testing",
            Self::PublicSuffix => "dmarc.public-suffix",
            Self::StrictDkim => "dmarc.strict-dkim",
            Self::StrictSpf => "dmarc.strict-spf",
            Self::BeforeDkim { .. } => "dmarc.before-dkim",
            Self::WeakerThanPublished { .. } => "dmarc.weaker-than-published",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::SeveralPublished { .. } | Self::FailureOptionsExclude | Self::PublicSuffix => {
                Severity::Error
            }
            Self::PublishedFault { .. }
            | Self::WrongPlace { .. }
            | Self::NoPolicy
            | Self::NoneWithoutReports
            | Self::NoReports { .. }
            | Self::SubdomainsWeaker { .. }
            | Self::NotMailto { .. }
            | Self::BeforeDkim { .. }
            | Self::WeakerThanPublished { .. } => Severity::Warning,
            Self::Monitoring
            | Self::SubdomainPolicyIgnored { .. }
            | Self::FailureOptionsIgnored
            | Self::ExternalReports { .. }
            | Self::ObsoleteKept { .. }
            | Self::ObsoleteLeftOut { .. }
            | Self::Testing { .. }
            | Self::StrictDkim
            | Self::StrictSpf => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::SeveralPublished { .. } | Self::WrongPlace { .. } => Rule::new(9989, "4.10"),
            Self::PublishedFault { .. } => Rule::new(9989, "4.8"),
            Self::ExternalReports { .. } => Rule::new(9990, "4"),
            Self::ObsoleteKept { .. } | Self::ObsoleteLeftOut { .. } => Rule::new(9989, "C.5.2"),
            Self::Monitoring | Self::BeforeDkim { .. } | Self::WeakerThanPublished { .. } => {
                Rule::new(9989, "7.4")
            }
            Self::StrictDkim | Self::StrictSpf => Rule::new(9989, "4.4"),
            Self::NoPolicy
            | Self::NoneWithoutReports
            | Self::NoReports { .. }
            | Self::SubdomainsWeaker { .. }
            | Self::SubdomainPolicyIgnored { .. }
            | Self::FailureOptionsIgnored
            | Self::FailureOptionsExclude
            | Self::NotMailto { .. }
            | Self::Testing { .. }
            | Self::PublicSuffix => Rule::new(9989, "4.7"),
        })
    }
}
