//! What can be noticed about SPF.

use super::{Rule, Severity};
use crate::record::spf::Fault;

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spf {
    /// Text that is no term; it is left out.
    Broken {
        /// The text.
        text: String,
        /// Why it is no term.
        fault: Fault,
    },
    /// What is published is meant as SPF, and receivers do not see it as such.
    PublishedUnseen {
        /// What keeps them from it.
        fault: Fault,
    },
    /// A record without any term.
    Empty,
    /// More terms that ask DNS than receivers follow.
    TooManyLookups {
        /// How many terms ask DNS.
        count: usize,
    },
    /// More questions that find nothing than receivers accept.
    TooManyVoid {
        /// How many found nothing.
        count: usize,
    },
    /// An `mx` that leads to more mail servers than receivers ask for.
    TooManyExchangers {
        /// The domain.
        name: String,
        /// How many there are.
        count: usize,
    },
    /// An include of a name without SPF record.
    IncludeMissing {
        /// The name.
        name: String,
    },
    /// A redirect to a name without SPF record.
    RedirectMissing {
        /// The name.
        name: String,
    },
    /// An include or redirect to a name with more than one SPF record.
    TargetSeveral {
        /// The name.
        name: String,
        /// How many.
        count: usize,
    },
    /// An include or redirect to a record that cannot be read.
    TargetBroken {
        /// The name.
        name: String,
        /// The first part that is no term.
        term: String,
    },
    /// The name servers of an include or redirect answer with an error.
    TargetFails {
        /// The name.
        name: String,
    },
    /// No answer came for an include or redirect.
    TargetSilent {
        /// The name.
        name: String,
    },
    /// An include or redirect to a record that lets every server send.
    TargetPassesAll {
        /// The name.
        name: String,
    },
    /// Records that lead back to themselves.
    Loop {
        /// The name that is reached twice.
        name: String,
    },
    /// A modifier that may stand only once stands twice.
    DuplicateModifier {
        /// `redirect` or `exp`.
        name: &'static str,
    },
    /// `+all`.
    PassesAll,
    /// A network of all addresses.
    EveryAddress {
        /// The term.
        term: String,
    },
    /// Neither `all` nor `redirect`.
    NoAll,
    /// `?all`.
    NeutralAll,
    /// A term after `all`.
    AfterAll {
        /// The term.
        term: String,
    },
    /// A redirect that `all` makes useless.
    RedirectBesideAll,
    /// `ptr`.
    Ptr,
    /// The macro `%{p}`.
    ValidatedName {
        /// The term.
        term: String,
    },
    /// A network larger than anybody's own.
    Broad {
        /// The term.
        term: String,
    },
    /// Addresses that no mail arrives from.
    NotPublic {
        /// The term.
        term: String,
    },
    /// A term whose name has no addresses or mail servers.
    NothingThere {
        /// The name.
        name: String,
    },
    /// A term that stands there already.
    Duplicate {
        /// The second one.
        term: String,
    },
    /// `include=` where `include:` was meant.
    MechanismWithEquals {
        /// The mechanism.
        name: String,
    },
    /// A record so long that the answer may not fit into one datagram.
    Long {
        /// The length of the record.
        octets: usize,
    },
    /// A record that stands in DNS as several strings.
    SeveralStrings {
        /// The length of the record.
        octets: usize,
    },
    /// A network that another term covers.
    Covered {
        /// The narrower term.
        term: String,
        /// The wider one.
        by: String,
    },
    /// A network written by one of its addresses.
    HostBits {
        /// The term.
        term: String,
        /// The network it stands for.
        network: String,
    },
    /// Addresses reserved for examples.
    Documentation {
        /// The term.
        term: String,
    },
    /// A modifier that receivers pass over.
    UnknownModifier {
        /// Its name.
        name: String,
    },
    /// An include or redirect whose name depends on the message.
    Uncountable {
        /// The term.
        term: String,
    },
    /// No term lets any server send.
    NobodyMaySend,
}

impl Spf {
    /// Stable name, such as `spf.too-many-lookups`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Broken { .. } => "spf.broken-term",
            Self::PublishedUnseen { .. } => "spf.published-unseen",
            Self::Empty => "spf.empty",
            Self::TooManyLookups { .. } => "spf.too-many-lookups",
            Self::TooManyVoid { .. } => "spf.too-many-void-lookups",
            Self::TooManyExchangers { .. } => "spf.too-many-mx-hosts",
            Self::IncludeMissing { .. } => "spf.include-without-record",
            Self::RedirectMissing { .. } => "spf.redirect-without-record",
            Self::TargetSeveral { .. } => "spf.target-with-several-records",
            Self::TargetBroken { .. } => "spf.target-with-broken-record",
            Self::TargetFails { .. } => "spf.target-fails",
            Self::TargetSilent { .. } => "spf.target-silent",
            Self::TargetPassesAll { .. } => "spf.target-passes-all",
            Self::Loop { .. } => "spf.loop",
            Self::DuplicateModifier { .. } => "spf.duplicate-modifier",
            Self::PassesAll => "spf.plus-all",
            Self::EveryAddress { .. } => "spf.every-address",
            Self::NoAll => "spf.no-all",
            Self::NeutralAll => "spf.neutral-all",
            Self::AfterAll { .. } => "spf.after-all",
            Self::RedirectBesideAll => "spf.redirect-beside-all",
            Self::Ptr => "spf.ptr",
            Self::ValidatedName { .. } => "spf.p-macro",
            Self::Broad { .. } => "spf.broad-network",
            Self::NotPublic { .. } => "spf.not-public",
            Self::NothingThere { .. } => "spf.nothing-there",
            Self::Duplicate { .. } => "spf.duplicate",
            Self::MechanismWithEquals { .. } => "spf.mechanism-with-equals",
            Self::Long { .. } => "spf.long",
            Self::SeveralStrings { .. } => "spf.several-strings",
            Self::Covered { .. } => "spf.covered",
            Self::HostBits { .. } => "spf.host-bits",
            Self::Documentation { .. } => "spf.documentation-address",
            Self::UnknownModifier { .. } => "spf.unknown-modifier",
            Self::Uncountable { .. } => "spf.uncountable",
            Self::NobodyMaySend => "spf.nobody-may-send",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Broken { .. }
            | Self::Empty
            | Self::TooManyLookups { .. }
            | Self::TooManyVoid { .. }
            | Self::TooManyExchangers { .. }
            | Self::IncludeMissing { .. }
            | Self::RedirectMissing { .. }
            | Self::TargetSeveral { .. }
            | Self::TargetBroken { .. }
            | Self::TargetFails { .. }
            | Self::TargetPassesAll { .. }
            | Self::Loop { .. }
            | Self::DuplicateModifier { .. }
            | Self::PassesAll
            | Self::EveryAddress { .. } => Severity::Error,
            Self::PublishedUnseen { .. }
            | Self::TargetSilent { .. }
            | Self::NoAll
            | Self::NeutralAll
            | Self::AfterAll { .. }
            | Self::RedirectBesideAll
            | Self::Ptr
            | Self::ValidatedName { .. }
            | Self::Broad { .. }
            | Self::NotPublic { .. }
            | Self::Documentation { .. }
            | Self::NothingThere { .. }
            | Self::Duplicate { .. }
            | Self::MechanismWithEquals { .. }
            | Self::Long { .. } => Severity::Warning,
            Self::SeveralStrings { .. }
            | Self::Covered { .. }
            | Self::HostBits { .. }
            | Self::UnknownModifier { .. }
            | Self::Uncountable { .. }
            | Self::NobodyMaySend => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        let section = match self {
            Self::Broken { .. } | Self::TargetBroken { .. } => "4.6",
            Self::Empty | Self::NoAll => "4.7",
            Self::TooManyLookups { .. }
            | Self::TooManyVoid { .. }
            | Self::TooManyExchangers { .. }
            | Self::Loop { .. }
            | Self::NothingThere { .. } => "4.6.4",
            Self::IncludeMissing { .. } | Self::TargetPassesAll { .. } => "5.2",
            Self::RedirectMissing { .. } | Self::RedirectBesideAll => "6.1",
            Self::PublishedUnseen { .. } | Self::TargetSeveral { .. } => "4.5",
            Self::TargetFails { .. } | Self::TargetSilent { .. } => "4.4",
            Self::DuplicateModifier { .. }
            | Self::MechanismWithEquals { .. }
            | Self::UnknownModifier { .. } => "6",
            Self::PassesAll | Self::NeutralAll | Self::AfterAll { .. } => "5.1",
            Self::EveryAddress { .. }
            | Self::Broad { .. }
            | Self::NotPublic { .. }
            | Self::HostBits { .. }
            | Self::Documentation { .. } => "5.6",
            Self::Ptr => "5.5",
            Self::ValidatedName { .. } => "7.2",
            Self::Duplicate { .. } | Self::Covered { .. } => return None,
            Self::Long { .. } => "3.4",
            Self::SeveralStrings { .. } => "3.3",
            Self::Uncountable { .. } => "7",
            Self::NobodyMaySend => "10.1.2",
        };
        Some(Rule::new(7208, section))
    }
}
