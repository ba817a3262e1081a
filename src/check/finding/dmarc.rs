//! What can be noticed about DMARC.

mod absent;
mod reports;
mod slip;

use super::{Rule, Severity};
use crate::record::dmarc::{Fault, Policy, Slip};

pub use absent::{Absent, Stray};
pub use reports::{Loss, Reports};

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dmarc {
    /// An alias and a text at one name, which servers give to different questions.
    AliasBeside {
        /// The name.
        owner: String,
        /// Where the alias leads.
        target: String,
    },
    /// Only a wildcard gives the record.
    OfWildcard {
        /// The name it is asked at.
        owner: String,
        /// The wildcard.
        wildcard: String,
    },
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
    /// No record is where receivers look.
    Absent(Absent),
    /// Something in the published record was meant otherwise.
    Slip(Slip),
    /// A policy in the published record that is none.
    BadPolicy {
        /// `p`, `sp` or `np`.
        tag: &'static str,
        /// What stands there.
        written: String,
        /// What was meant, if that can be told.
        meant: Option<Policy>,
        /// What receivers make of the record.
        left: Left,
    },
    /// The published record has no policy.
    PolicyMissing {
        /// What receivers make of the record.
        left: Left,
    },
    /// `p` is not the second tag.
    PolicyLate,
    /// The published record holds tags that RFC 9989 removed.
    ObsoletePublished {
        /// The tags, with commas between.
        tags: String,
    },
    /// A `pct` that is no number from 0 to 100, which receivers of RFC 7489 still read.
    Percent {
        /// What stands there.
        value: String,
    },
    /// Another text stands beside the record.
    TextBeside {
        /// The name.
        owner: String,
    },
    /// Reports do not arrive.
    Reports(Reports),
    /// An enforcing policy, and no key that works at the selectors that are named or planned.
    NoUsableKey {
        /// The policy.
        policy: Policy,
        /// The selectors, with commas between.
        selectors: String,
    },
    /// There is no `p`.
    NoPolicy,
    /// `p=none` and nobody gets reports.
    NoneWithoutReports {
        /// Whether a policy for the names below acts.
        acts_below: bool,
    },
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
    /// `fo` with the same option twice.
    FailureOptionTwice,
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
    /// The record that is proposed asks for more than what is in force.
    TakesEffect {
        /// What it asks for.
        policy: Policy,
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

/// What receivers make of a record whose policy cannot be read (RFC 9989 §4.10.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It counts as `p=none`, and reports are sent.
    Reports,
    /// It counts as `p=none`, and its `rua` holds nothing but URIs to which nobody sends.
    Nothing,
    /// It does not count at all.
    NoRecord,
}

impl Dmarc {
    /// Stable name, such as `dmarc.…`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::AliasBeside { .. } => "dmarc.alias-beside",
            Self::OfWildcard { .. } => "dmarc.of-wildcard",
            Self::SeveralPublished { .. } => "dmarc.several-published",
            Self::PublishedFault { .. } => "dmarc.published-fault",
            Self::WrongPlace { .. } => "dmarc.wrong-place",
            Self::Absent(what) => what.id(),
            Self::Reports(what) => what.id(),
            Self::Slip(slip) => slip::id(slip),
            Self::BadPolicy { .. } => "dmarc.policy",
            Self::PolicyMissing { .. } => "dmarc.policy-missing",
            Self::PolicyLate => "dmarc.policy-late",
            Self::ObsoletePublished { .. } => "dmarc.obsolete",
            Self::Percent { .. } => "dmarc.percent",
            Self::TextBeside { .. } => "dmarc.text-beside",
            Self::NoUsableKey { .. } => "dmarc.no-usable-key",
            Self::NoPolicy => "dmarc.no-policy",
            Self::NoneWithoutReports { .. } => "dmarc.none-without-reports",
            Self::Monitoring => "dmarc.monitoring",
            Self::NoReports { .. } => "dmarc.no-reports",
            Self::SubdomainsWeaker { .. } => "dmarc.subdomains-weaker",
            Self::SubdomainPolicyIgnored { .. } => "dmarc.subdomain-policy-ignored",
            Self::FailureOptionsIgnored => "dmarc.failure-options-ignored",
            Self::FailureOptionsExclude => "dmarc.failure-options-exclude",
            Self::FailureOptionTwice => "dmarc.failure-option-twice",
            Self::NotMailto { .. } => "dmarc.not-mailto",
            Self::ExternalReports { .. } => "dmarc.external-reports",
            Self::ObsoleteKept { .. } => "dmarc.obsolete-kept",
            Self::ObsoleteLeftOut { .. } => "dmarc.obsolete-left-out",
            Self::Testing { .. } => "dmarc.testing",
            Self::TakesEffect { .. } => "dmarc.takes-effect",
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
            Self::Absent(what) => what.severity(),
            Self::Reports(what) => what.severity(),
            Self::Slip(slip) => slip::severity(slip),
            Self::SeveralPublished { .. }
            | Self::FailureOptionsExclude
            | Self::PublicSuffix
            | Self::BadPolicy { .. }
            | Self::PolicyMissing { .. } => Severity::Error,
            Self::AliasBeside { .. }
            | Self::OfWildcard { .. }
            | Self::PublishedFault { .. }
            | Self::WrongPlace { .. }
            | Self::NoPolicy
            | Self::NoneWithoutReports { .. }
            | Self::NoReports { .. }
            | Self::SubdomainsWeaker { policy: Policy::None, .. }
            | Self::NotMailto { .. }
            | Self::BeforeDkim { .. }
            | Self::PolicyLate
            | Self::FailureOptionTwice
            | Self::Percent { .. }
            | Self::NoUsableKey { .. }
            | Self::TakesEffect { .. }
            | Self::WeakerThanPublished { .. } => Severity::Warning,
            // `sp=quarantine` below `p=reject` still stops forged mail.
            Self::SubdomainsWeaker { .. }
            | Self::Monitoring
            | Self::TextBeside { .. }
            | Self::ObsoletePublished { .. }
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
    pub fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::Absent(what) => what.rule(),
            Self::Reports(what) => what.rule(),
            Self::Slip(slip) => slip::rule(slip),
            Self::SeveralPublished { .. } | Self::TextBeside { .. } => Rule::new(9989, "4.10"),
            Self::Percent { .. } => Rule::new(7489, "6.3"),
            Self::WrongPlace { .. } => Rule::new(9989, "4.5"),
            Self::AliasBeside { .. } => Rule::new(1034, "3.6.2"),
            Self::OfWildcard { .. } => Rule::new(4592, "2.1.1"),
            Self::BadPolicy { .. } | Self::PolicyMissing { .. } => Rule::new(9989, "4.10.1"),
            // RFC 7489 §6.4: in its grammar the policy follows the version.
            Self::PolicyLate => Rule::new(7489, "6.4"),
            Self::PublishedFault { .. } | Self::FailureOptionTwice => Rule::new(9989, "4.8"),
            Self::ExternalReports { .. } => Rule::new(9990, "4"),
            Self::ObsoletePublished { tags }
            | Self::ObsoleteKept { tags }
            | Self::ObsoleteLeftOut { tags } => obsolete(tags.as_str()),
            Self::Monitoring => Rule::new(9989, "5.1.5"),
            // What receivers must not do for `p=reject` alone stands in §7.4; what comes before any enforcement,
            // in §5.1.6.
            Self::NoUsableKey { .. } | Self::BeforeDkim { policy: Policy::Reject, .. } => {
                Rule::new(9989, "7.4")
            }
            Self::BeforeDkim { .. } | Self::TakesEffect { .. } => Rule::new(9989, "5.1.6"),
            // No RFC says that a policy should not become milder.
            Self::WeakerThanPublished { .. } => return None,
            Self::StrictDkim | Self::StrictSpf => Rule::new(9989, "4.4"),
            Self::NoPolicy
            | Self::NoneWithoutReports { .. }
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

/// Where the tags are said to be gone: §C.5.2 names `pct`, `rf` and `ri`, §C.4 the size limit of an address.
fn obsolete(tags: &str) -> Rule {
    Rule::new(9989, if tags == "!size" { "C.4" } else { "C.5.2" })
}
