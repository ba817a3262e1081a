//! How bad each finding about SPF is, and by which rule.

use super::Spf;
use crate::check::finding::{Rule, Severity};

impl Spf {
    /// Stable name, such as `spf.too-many-lookups`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Broken { .. } | Self::PublishedBroken { .. } => "spf.broken-term",
            Self::PublishedUnseen { .. } | Self::Unseen { .. } => "spf.published-unseen",
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
            Self::TargetUnsure { .. } => "spf.target-unsure",
            Self::TargetTooLong { .. } => "spf.target-too-long",
            Self::TooLong { .. } => "spf.too-long",
            Self::TakesNoMail { .. } => "spf.takes-no-mail",
            Self::MeansOther { .. } => "spf.means-other",
            Self::TargetPassesAll { .. } => "spf.target-passes-all",
            Self::Loop { .. } => "spf.loop",
            Self::DuplicateModifier { .. } => "spf.duplicate-modifier",
            Self::PassesAll => "spf.plus-all",
            Self::EveryAddress { .. } | Self::EveryAddressTogether => "spf.every-address",
            Self::NoAll => "spf.no-all",
            Self::NeutralAll => "spf.neutral-all",
            Self::AfterAll { .. } => "spf.after-all",
            Self::RedirectBesideAll => "spf.redirect-beside-all",
            Self::Ptr => "spf.ptr",
            Self::ValidatedName { .. } => "spf.p-macro",
            Self::Broad { .. } => "spf.broad-network",
            Self::NotPublic { .. } => "spf.not-public",
            Self::NothingThere { .. } => "spf.nothing-there",
            Self::MatchesAlways { .. } => "spf.matches-always",
            Self::TargetNeutral { .. } => "spf.target-neutral",
            Self::MacroTargetMissing { .. } => "spf.macro-target-missing",
            Self::OtherRecord { .. } => "spf.other-record",
            Self::Duplicate { .. } => "spf.duplicate",
            Self::MechanismWithEquals { .. } => "spf.mechanism-with-equals",
            Self::Long { .. } => "spf.long",
            Self::SeveralStrings { .. } => "spf.several-strings",
            Self::Covered { .. } => "spf.covered",
            Self::HostBits { .. } => "spf.host-bits",
            Self::Documentation { .. } | Self::PublishedDocumentation { .. } => "spf.documentation-address",
            Self::UnknownModifier { .. } => "spf.unknown-modifier",
            Self::Uncountable { .. } => "spf.uncountable",
            Self::NobodyMaySend => "spf.nobody-may-send",
            Self::NoSender => "spf.no-sender",
            Self::ServiceMissing { .. } => "spf.service-missing",
            Self::TargetBogus { .. } => "spf.target-bogus",
            Self::TargetUnseen { .. } => "spf.target-unseen",
            Self::Absent => "spf.none",
            Self::Several { .. } => "spf.several-records",
            Self::UnseenBeside { .. } => "spf.unseen-beside",
            Self::RunTogether { .. } => "spf.run-together",
            Self::TwoInOne { .. } => "spf.two-in-one",
            Self::VersionTwice => "spf.version-twice",
            Self::NeverMatches { .. } => "spf.never-matches",
            Self::JoinedStrings { .. } => "spf.joined-strings",
            Self::Leading => "spf.leading",
            Self::SenderIdAlone => "spf.sender-id-only",
            Self::SenderIdBeside => "spf.sender-id",
            Self::Misplaced { .. } => "spf.misplaced",
            Self::Type99 => "spf.type-99",
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
            | Self::EveryAddress { .. }
            | Self::EveryAddressTogether
            | Self::MatchesAlways { passes: true, .. }
            | Self::MacroTargetMissing { is_everywhere: true, .. }
            | Self::TargetBogus { .. }
            | Self::TargetUnseen { .. }
            | Self::Absent
            | Self::Several { .. }
            | Self::Unseen { .. }
            | Self::PublishedBroken { .. }
            | Self::RunTogether { .. }
            | Self::TwoInOne { .. }
            | Self::NeverMatches { breaks: true, .. }
            | Self::JoinedStrings { .. }
            | Self::SenderIdAlone
            | Self::TooLong { .. }
            | Self::Leading
            | Self::Misplaced { .. }
            | Self::Type99 => Severity::Error,
            Self::PublishedUnseen { .. }
            | Self::UnseenBeside { .. }
            | Self::TargetSilent { .. }
            | Self::TargetUnsure { .. }
            | Self::TargetTooLong { .. }
            | Self::TakesNoMail { .. }
            | Self::MeansOther { .. }
            | Self::ServiceMissing { .. }
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
            | Self::MatchesAlways { passes: false, .. }
            | Self::MacroTargetMissing { is_everywhere: false, .. }
            | Self::TargetNeutral { .. }
            | Self::OtherRecord { .. }
            | Self::Duplicate { .. }
            | Self::MechanismWithEquals { .. }
            | Self::VersionTwice
            | Self::NeverMatches { breaks: false, .. }
            | Self::NoSender
            | Self::Long { .. } => Severity::Warning,
            Self::PublishedDocumentation { .. }
            | Self::SenderIdBeside
            | Self::SeveralStrings { .. }
            | Self::Covered { .. }
            | Self::HostBits { .. }
            | Self::UnknownModifier { .. }
            | Self::Uncountable { .. }
            | Self::NobodyMaySend => Severity::Info,
        }
    }

    /// The rule it follows from.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        let section = match self {
            Self::Broken { .. }
            | Self::TargetBroken { .. }
            | Self::PublishedBroken { .. }
            | Self::RunTogether { .. } => "4.6",
            Self::Absent | Self::Misplaced { .. } => "3",
            Self::Type99 => "3.1",
            Self::Empty | Self::NoAll => "4.7",
            Self::TooManyLookups { .. }
            | Self::TooManyVoid { .. }
            | Self::TooManyExchangers { .. }
            | Self::Loop { .. }
            | Self::NothingThere { .. } => "4.6.4",
            Self::IncludeMissing { .. }
            | Self::TargetPassesAll { .. }
            | Self::MacroTargetMissing { is_redirect: false, .. }
            | Self::ServiceMissing { .. } => "5.2",
            Self::TakesNoMail { .. } => return Some(Rule::new(7505, "3")),
            Self::MeansOther { .. } | Self::NeverMatches { .. } => "4.8",
            Self::TargetTooLong { .. } | Self::TooLong { .. } | Self::Long { .. } => "3.4",
            Self::RedirectMissing { .. }
            | Self::MacroTargetMissing { is_redirect: true, .. }
            | Self::TargetNeutral { .. }
            | Self::RedirectBesideAll => "6.1",
            Self::MatchesAlways { .. } => "5.7",
            Self::PublishedUnseen { .. }
            | Self::Unseen { .. }
            | Self::UnseenBeside { .. }
            | Self::TargetUnseen { .. }
            | Self::SenderIdAlone
            | Self::Leading
            | Self::SenderIdBeside
            | Self::TargetSeveral { .. } => "4.5",
            Self::Several { .. } => "3.2",
            // A second version is a modifier that nobody knows.
            Self::TwoInOne { .. }
            | Self::VersionTwice
            | Self::OtherRecord { .. }
            | Self::DuplicateModifier { .. }
            | Self::MechanismWithEquals { .. }
            | Self::UnknownModifier { .. } => "6",
            Self::TargetFails { .. }
            | Self::TargetBogus { .. }
            | Self::TargetSilent { .. }
            | Self::TargetUnsure { .. } => "4.4",
            Self::PassesAll | Self::NeutralAll | Self::AfterAll { .. } => "5.1",
            Self::NotPublic { .. } => return Some(Rule::new(6890, "2.2.2")),
            Self::Documentation { term } | Self::PublishedDocumentation { term } => {
                return Some(documentation(term));
            }
            Self::EveryAddress { .. }
            | Self::EveryAddressTogether
            | Self::Broad { .. }
            | Self::HostBits { .. } => "5.6",
            Self::Ptr => "5.5",
            Self::ValidatedName { .. } => "7.2",
            Self::Duplicate { .. } | Self::Covered { .. } => return None,
            Self::SeveralStrings { .. } | Self::JoinedStrings { .. } => "3.3",
            Self::Uncountable { .. } => "7",
            Self::NobodyMaySend | Self::NoSender => "10.1.2",
        };
        Some(Rule::new(7208, section))
    }
}

/// Which RFC sets the addresses aside: one for IPv4, one for IPv6.
fn documentation(term: &str) -> Rule {
    if term.contains("ip6:") { Rule::new(3849, "2") } else { Rule::new(5737, "3") }
}
