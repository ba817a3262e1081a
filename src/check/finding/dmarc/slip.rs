//! How bad it is that a record was written otherwise than meant.

use super::super::{Rule, Severity};
use crate::record::dmarc::{Slip, UriFault};

/// Stable name, such as `dmarc.quotes`.
pub(super) const fn id(slip: &Slip) -> &'static str {
    match slip {
        Slip::Leading => "dmarc.leading",
        Slip::Quotes => "dmarc.quotes",
        Slip::Backslash => "dmarc.backslash",
        Slip::Separator(_) => "dmarc.separator",
        Slip::Colon => "dmarc.colon",
        Slip::NoEquals { .. } | Slip::Meant { .. } => "dmarc.no-equals",
        Slip::TwoInOne => "dmarc.two-in-one",
        Slip::VersionLate => "dmarc.version-late",
        Slip::VersionCase => "dmarc.version-case",
        Slip::VersionMissing => "dmarc.version-missing",
        Slip::Version => "dmarc.version",
        Slip::Policy { .. } => "dmarc.policy",
        Slip::Value { .. } | Slip::Options { .. } => "dmarc.value",
        Slip::FailureOptionsExclude => "dmarc.failure-options-exclude",
        Slip::FailureOptionTwice => "dmarc.failure-option-twice",
        Slip::Duplicate(_) => "dmarc.duplicate-tag",
        Slip::TagName { meant: Some(_), .. } => "dmarc.misspelt-tag",
        Slip::TagName { meant: None, .. } => "dmarc.unknown-tag",
        Slip::BadName { .. } => "dmarc.tag-name",
        Slip::Character(_) => "dmarc.character",
        Slip::AddressSeparator(_) => "dmarc.address-separator",
        Slip::NoMailto => "dmarc.no-mailto",
        Slip::Slashes => "dmarc.mailto-slashes",
        Slip::Mailto { .. } => "dmarc.mailto",
        Slip::International { .. } => "dmarc.international-domain",
        Slip::Scheme { .. } => "dmarc.not-mailto",
        Slip::Address { .. } => "dmarc.address",
    }
}

/// How bad it is: receivers pass over what they cannot read, which often leaves a record, and sometimes
/// none.
pub(super) const fn severity(slip: &Slip) -> Severity {
    match slip {
        Slip::Leading
        | Slip::Quotes
        | Slip::Backslash
        | Slip::Separator(_)
        | Slip::Colon
        | Slip::VersionLate
        | Slip::VersionCase
        | Slip::VersionMissing
        | Slip::Version
        | Slip::Policy { .. }
        | Slip::Duplicate(_)
        | Slip::TwoInOne
        | Slip::Character(_)
        | Slip::AddressSeparator(_)
        | Slip::NoMailto
        | Slip::Slashes
        | Slip::Mailto { .. }
        | Slip::International { .. }
        | Slip::Scheme { .. } => Severity::Error,
        Slip::Address { fault, .. } => match fault {
            UriFault::Empty => Severity::Warning,
            _ => Severity::Error,
        },
        Slip::NoEquals { .. }
        | Slip::Meant { .. }
        | Slip::Options { .. }
        | Slip::BadName { .. }
        | Slip::Value { .. }
        | Slip::FailureOptionsExclude
        | Slip::FailureOptionTwice
        | Slip::TagName { meant: Some(_), .. } => Severity::Warning,
        Slip::TagName { meant: None, .. } => Severity::Info,
    }
}

/// The rule it breaks.
pub(super) const fn rule(slip: &Slip) -> Rule {
    match slip {
        Slip::VersionLate | Slip::VersionCase | Slip::VersionMissing | Slip::Version | Slip::Leading => {
            Rule::new(9989, "4.10")
        }
        Slip::Policy { .. } => Rule::new(9989, "4.10.1"),
        Slip::Duplicate(_) | Slip::TwoInOne => Rule::new(6376, "3.2"),
        Slip::Value { .. }
        | Slip::Options { .. }
        | Slip::FailureOptionsExclude
        | Slip::TagName { .. }
        | Slip::Scheme { .. } => Rule::new(9989, "4.7"),
        Slip::Slashes | Slip::Mailto { .. } | Slip::Address { .. } | Slip::NoMailto => Rule::new(6068, "2"),
        Slip::International { .. } => Rule::new(8616, "6"),
        _ => Rule::new(9989, "4.8"),
    }
}
