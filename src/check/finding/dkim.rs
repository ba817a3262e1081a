//! What can be noticed about DKIM.

use super::{Rule, Severity};
use crate::record::dkim::Fault;

/// What was noticed, with what its sentences need; texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dkim {
    /// No key is planned.
    NoKey,
    /// Two keys are planned at one selector.
    DuplicateSelector {
        /// The selector.
        selector: String,
    },
    /// Another key stands in DNS at a planned selector.
    SelectorTaken {
        /// The selector.
        selector: String,
    },
    /// What stands at a selector is meant as a key, and receivers cannot read it.
    PublishedFault {
        /// The selector.
        selector: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// Every planned key is an Ed25519 key.
    Ed25519Alone,
    /// A private key is published.
    PrivateKey,
    /// The key is cut off.
    Truncated {
        /// The octets of the key that are left.
        octets: usize,
    },
    /// The key is a bare `RSAPublicKey`.
    Pkcs1,
    /// The key is of another type than `k=` says.
    WrongAlgorithm,
    /// The Ed25519 key is not 32 octets long.
    WrongLength {
        /// How long it is.
        octets: usize,
    },
    /// `p=` holds something else than a key.
    NotAKey,
    /// `k=` names a type that receivers do not know.
    UnknownType {
        /// The type.
        key_type: String,
    },
    /// RSA under 1024 bits.
    TooShort {
        /// The length of the modulus.
        bits: usize,
    },
    /// RSA under 2048 bits.
    Short {
        /// The length of the modulus.
        bits: usize,
    },
    /// RSA over 4096 bits.
    TooLong {
        /// The length of the modulus.
        bits: usize,
    },
    /// The key has been withdrawn.
    Revoked,
    /// `h=` leaves SHA-256 out.
    NoSha256 {
        /// What it names.
        hashes: String,
    },
    /// `s=` leaves mail out.
    NotForMail {
        /// What it names.
        services: String,
    },
    /// `t=y`.
    Testing,
}

impl Dkim {
    /// Stable name, such as `dkim.…`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NoKey => "dkim.no-key",
            Self::DuplicateSelector { .. } => "dkim.duplicate-selector",
            Self::SelectorTaken { .. } => "dkim.selector-taken",
            Self::PublishedFault { .. } => "dkim.published-fault",
            Self::Ed25519Alone => "dkim.ed25519-alone",
            Self::PrivateKey => "dkim.private-key",
            Self::Truncated { .. } => "dkim.truncated",
            Self::Pkcs1 => "dkim.pkcs1",
            Self::WrongAlgorithm => "dkim.wrong-algorithm",
            Self::WrongLength { .. } => "dkim.wrong-length",
            Self::NotAKey => "dkim.not-a-key",
            Self::UnknownType { .. } => "dkim.unknown-type",
            Self::TooShort { .. } => "dkim.too-short",
            Self::Short { .. } => "dkim.short",
            Self::TooLong { .. } => "dkim.too-long",
            Self::Revoked => "dkim.revoked",
            Self::NoSha256 { .. } => "dkim.no-sha256",
            Self::NotForMail { .. } => "dkim.not-for-mail",
            Self::Testing => "dkim.testing",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NoKey
            | Self::PublishedFault { .. }
            | Self::Ed25519Alone
            | Self::Short { .. }
            | Self::TooLong { .. }
            | Self::Revoked => Severity::Warning,
            Self::Testing => Severity::Info,
            Self::DuplicateSelector { .. }
            | Self::SelectorTaken { .. }
            | Self::PrivateKey
            | Self::Truncated { .. }
            | Self::Pkcs1
            | Self::WrongAlgorithm
            | Self::WrongLength { .. }
            | Self::NotAKey
            | Self::UnknownType { .. }
            | Self::TooShort { .. }
            | Self::NoSha256 { .. }
            | Self::NotForMail { .. } => Severity::Error,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::NoKey => Rule::new(9989, "7.4"),
            Self::DuplicateSelector { .. } | Self::SelectorTaken { .. } => Rule::new(6376, "3.6.2.2"),
            Self::Ed25519Alone => Rule::new(8463, "6"),
            Self::WrongLength { .. } => Rule::new(8463, "4"),
            Self::TooShort { .. } | Self::Short { .. } | Self::TooLong { .. } => Rule::new(8301, "3.2"),
            Self::NoSha256 { .. } => Rule::new(8301, "3.1"),
            Self::PrivateKey
            | Self::Truncated { .. }
            | Self::Pkcs1
            | Self::WrongAlgorithm
            | Self::NotAKey
            | Self::UnknownType { .. }
            | Self::Revoked
            | Self::NotForMail { .. }
            | Self::PublishedFault { .. }
            | Self::Testing => Rule::new(6376, "3.6.1"),
        })
    }
}
