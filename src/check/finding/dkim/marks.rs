//! How bad each finding about DKIM is, and by which rule.

use super::Dkim;
use crate::check::finding::{Rule, Severity};

impl Dkim {
    /// Stable name, such as `dkim.…`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NoKey => "dkim.no-key",
            Self::NoneInUse { .. } => "dkim.none-in-use",
            Self::DuplicateSelector { .. } => "dkim.duplicate-selector",
            Self::SelectorTaken { .. } => "dkim.selector-taken",
            Self::PublishedFault { .. } | Self::Unreadable { .. } => "dkim.published-fault",
            Self::Ed25519Alone | Self::PublishedEd25519Alone => "dkim.ed25519-alone",
            Self::PrivateKey => "dkim.private-key",
            Self::Truncated { .. } => "dkim.truncated",
            Self::Damaged => "dkim.damaged",
            Self::Lowercase => "dkim.lowercase",
            Self::EncodedTwice => "dkim.encoded-twice",
            Self::TargetAsText { .. } => "dkim.target-as-text",
            Self::EmptyTag => "dkim.empty-tag",
            Self::EmptyWord { .. } => "dkim.empty-word",
            Self::Pkcs1 => "dkim.pkcs1",
            Self::WrongAlgorithm => "dkim.wrong-algorithm",
            Self::WrongLength { .. } => "dkim.wrong-length",
            Self::NotAKey => "dkim.not-a-key",
            Self::UnknownType { .. } => "dkim.unknown-type",
            Self::TooShort { .. } => "dkim.too-short",
            Self::Short { .. } => "dkim.short",
            Self::TooLong { .. } => "dkim.too-long",
            Self::Revoked | Self::RevokedInUse { .. } | Self::RevokedElsewhere { .. } => "dkim.revoked",
            Self::NoSha256 { .. } => "dkim.no-sha256",
            Self::NotForMail { .. } => "dkim.not-for-mail",
            Self::Testing => "dkim.testing",
            Self::SelectorUnknown { .. } => "dkim.selector-unknown",
            Self::Missing { .. } => "dkim.missing",
            Self::SomethingElse { .. } => "dkim.something-else",
            Self::TextBeside { .. } => "dkim.text-beside",
            Self::Misplaced { .. } => "dkim.misplaced",
            Self::AliasDangling { .. } => "dkim.alias-dangling",
            Self::AliasInZone { .. } => "dkim.alias-in-zone",
            Self::AliasLoop { .. } => "dkim.alias-loop",
            Self::AliasFails { .. } => "dkim.alias-fails",
            Self::AliasWaits { .. } => "dkim.alias-waits",
            Self::Several { .. } => "dkim.several-records",
            Self::Halves { .. } => "dkim.halves",
            Self::Bare { .. } => "dkim.bare-key",
            Self::StillPublished { .. } => "dkim.still-published",
            Self::NoKeyType => "dkim.no-key-type",
            Self::WrappedEd25519 => "dkim.wrapped-ed25519",
            Self::OtherKey { .. } => "dkim.other-key",
            Self::Wildcard { .. } => "dkim.wildcard",
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NoKey
            | Self::NoneInUse { .. }
            | Self::PublishedFault { .. }
            | Self::Ed25519Alone
            | Self::Short { .. }
            | Self::TooLong { .. }
            | Self::AliasFails { .. }
            | Self::StillPublished { .. }
            | Self::EmptyTag
            | Self::EmptyWord { .. }
            | Self::Revoked => Severity::Warning,
            Self::Testing
            | Self::SelectorUnknown { .. }
            | Self::AliasWaits { .. }
            | Self::RevokedElsewhere { .. }
            | Self::PublishedEd25519Alone
            | Self::Wildcard { .. } => Severity::Info,
            Self::DuplicateSelector { .. }
            | Self::SelectorTaken { .. }
            | Self::PrivateKey
            | Self::Truncated { .. }
            | Self::Damaged
            | Self::Lowercase
            | Self::EncodedTwice
            | Self::TargetAsText { .. }
            | Self::Pkcs1
            | Self::WrongAlgorithm
            | Self::WrongLength { .. }
            | Self::NotAKey
            | Self::UnknownType { .. }
            | Self::TooShort { .. }
            | Self::NoSha256 { .. }
            | Self::NotForMail { .. }
            | Self::Missing { .. }
            | Self::SomethingElse { .. }
            | Self::TextBeside { .. }
            | Self::Misplaced { .. }
            | Self::AliasDangling { .. }
            | Self::AliasInZone { .. }
            | Self::AliasLoop { .. }
            | Self::Several { .. }
            | Self::Halves { .. }
            | Self::Unreadable { .. }
            | Self::Bare { .. }
            | Self::RevokedInUse { .. }
            | Self::NoKeyType
            | Self::WrappedEd25519
            | Self::OtherKey { .. } => Severity::Error,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::NoKey | Self::NoneInUse { .. } => Rule::new(9989, "5.1.2"),
            Self::DuplicateSelector { .. }
            | Self::SelectorTaken { .. }
            | Self::Several { .. }
            | Self::TextBeside { .. }
            | Self::Halves { .. } => Rule::new(6376, "3.6.2.2"),
            Self::SelectorUnknown { .. }
            | Self::Missing { .. }
            | Self::SomethingElse { .. }
            | Self::Misplaced { .. }
            | Self::AliasDangling { .. }
            | Self::AliasInZone { .. }
            | Self::AliasLoop { .. }
            | Self::AliasFails { .. }
            | Self::AliasWaits { .. }
            | Self::TargetAsText { .. } => Rule::new(6376, "3.6.2.1"),
            // Its note on wildcards stands where the key is asked for.
            Self::Wildcard { .. } => Rule::new(6376, "6.1.2"),
            Self::EmptyTag => Rule::new(6376, "3.2"),
            Self::Ed25519Alone | Self::PublishedEd25519Alone => Rule::new(8463, "6"),
            Self::WrongLength { .. } | Self::WrappedEd25519 | Self::NoKeyType => Rule::new(8463, "4.2"),
            // §3.6.1 asks for the bare form, against its own example and all practice; Appendix C has the right one
            // (erratum 3017).
            Self::Pkcs1 => Rule::new(6376, "C"),
            Self::TooShort { .. } | Self::Short { .. } | Self::TooLong { .. } => Rule::new(8301, "3.2"),
            Self::NoSha256 { .. } => Rule::new(8301, "3.1"),
            Self::PrivateKey
            | Self::Truncated { .. }
            | Self::Damaged
            | Self::Lowercase
            | Self::EncodedTwice
            | Self::EmptyWord { .. }
            | Self::WrongAlgorithm
            | Self::NotAKey
            | Self::UnknownType { .. }
            | Self::Revoked
            | Self::NotForMail { .. }
            | Self::PublishedFault { .. }
            | Self::Unreadable { .. }
            | Self::Bare { .. }
            | Self::RevokedInUse { .. }
            | Self::RevokedElsewhere { .. }
            | Self::StillPublished { .. }
            | Self::OtherKey { .. }
            | Self::Testing => Rule::new(6376, "3.6.1"),
        })
    }
}
