//! What can be noticed about a domain's mail exchangers.

use super::{Rule, Severity};

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mx {
    /// There are none, and mail goes to the domain's own address.
    AddressOnly {
        /// The domain.
        domain: String,
    },
    /// There are none, and no address either: no mail arrives.
    Nowhere {
        /// The domain.
        domain: String,
    },
    /// A null MX beside others, which takes its meaning away.
    NullBesideOthers,
    /// A null MX, and an SPF record that lets servers send.
    NullButSends,
    /// Mail exchangers, and an SPF record that lets nobody send.
    TakesButNeverSends,
    /// An exchanger without an address.
    NoAddress {
        /// The exchanger.
        exchange: String,
    },
    /// An exchanger that is an alias.
    Alias {
        /// The exchanger.
        exchange: String,
        /// What it stands for.
        target: String,
    },
    /// An exchanger that is an address and not a name.
    IpAddress {
        /// What stands there.
        exchange: String,
    },
}

impl Mx {
    /// Stable name, such as `mx.no-address`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::AddressOnly { .. } => "mx.address-only",
            Self::Nowhere { .. } => "mx.nowhere",
            Self::NullBesideOthers => "mx.null-beside-others",
            Self::NullButSends => "mx.null-but-sends",
            Self::TakesButNeverSends => "mx.takes-but-never-sends",
            Self::NoAddress { .. } => "mx.no-address",
            Self::Alias { .. } => "mx.alias",
            Self::IpAddress { .. } => "mx.ip-address",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NullBesideOthers | Self::IpAddress { .. } => Severity::Error,
            Self::Nowhere { .. } | Self::NullButSends | Self::NoAddress { .. } | Self::Alias { .. } => {
                Severity::Warning
            }
            Self::AddressOnly { .. } | Self::TakesButNeverSends => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::AddressOnly { .. } | Self::Nowhere { .. } => Rule::new(5321, "5.1"),
            Self::NullBesideOthers => Rule::new(7505, "3"),
            Self::NullButSends => Rule::new(7505, "4.2"),
            Self::TakesButNeverSends => Rule::new(7208, "10.1.2"),
            Self::NoAddress { .. } | Self::Alias { .. } => Rule::new(2181, "10.3"),
            Self::IpAddress { .. } => Rule::new(1035, "3.3.9"),
        })
    }
}
