//! The sentences of SPF findings, from `finding-spf.ftl`.

mod published;
mod target;

use super::Prose;
use crate::{
    check::finding::{Lacks, Spf},
    record::spf::Qualifier,
    words::{fault, finding_spf as words},
};

/// `what`, `why` and `fix` of a message, the arguments going to the first.
macro_rules! say {
    ($what:ident { $($name:ident: $value:expr),* }, $why:ident, $fix:ident) => {
        Prose { what: words::$what { $($name: $value),* }.say(), why: words::$why(), fix: words::$fix() }
    };
    ($what:ident, $why:ident, $fix:ident $(, $argument:expr)*) => {
        Prose { what: words::$what($($argument),*), why: words::$why(), fix: words::$fix() }
    };
}

use say;

#[expect(clippy::too_many_lines, reason = "one arm for each finding, with its sentences")]
pub(super) fn prose(what: &Spf) -> Prose {
    match what {
        Spf::Broken { text, fault } => Prose {
            what: words::broken_term(text.as_str()),
            why: words::broken_term_why(fault::spf(fault)),
            fix: words::broken_term_fix(),
        },
        Spf::PublishedUnseen { fault } => Prose {
            what: words::published_unseen(),
            why: fault::spf(fault),
            fix: words::published_unseen_fix(),
        },
        Spf::Empty => say!(empty, empty_why, empty_fix),
        Spf::TooManyLookups { count, spent } => Prose {
            what: words::too_many_lookups(*count),
            why: words::too_many_lookups_why(listed(
                spent.iter().map(|(term, count)| words::Spent { count: *count, term: term.as_str() }.say()),
            )),
            fix: words::too_many_lookups_fix(),
        },
        Spf::TooManyVoid { count, terms } => Prose {
            what: words::too_many_void_lookups(*count),
            why: words::too_many_void_lookups_why(listed(terms.iter().cloned())),
            fix: words::too_many_void_lookups_fix(),
        },
        Spf::TooManyExchangers { name, count } => {
            say!(
                TooManyMxHosts { count: *count, name: name.as_str() },
                too_many_mx_hosts_why,
                too_many_mx_hosts_fix
            )
        }
        Spf::IncludeMissing { .. }
        | Spf::RedirectMissing { .. }
        | Spf::TargetSeveral { .. }
        | Spf::TargetBroken { .. }
        | Spf::TargetFails { .. }
        | Spf::TargetBogus { .. }
        | Spf::TargetUnseen { .. }
        | Spf::TargetSilent { .. }
        | Spf::TargetUnsure { .. }
        | Spf::TargetTooLong { .. }
        | Spf::TargetPassesAll { .. }
        | Spf::TargetNeutral { .. }
        | Spf::MacroTargetMissing { .. }
        | Spf::Loop { .. } => target::prose(what),
        Spf::DuplicateModifier { name } => {
            say!(duplicate_modifier, duplicate_modifier_why, duplicate_modifier_fix, *name)
        }
        Spf::PassesAll => say!(plus_all, plus_all_why, plus_all_fix),
        Spf::EveryAddress { term } => {
            say!(every_address, every_address_why, every_address_fix, term.as_str())
        }
        Spf::NoAll => say!(no_all, no_all_why, no_all_fix),
        Spf::NeutralAll => say!(neutral_all, neutral_all_why, neutral_all_fix),
        Spf::AfterAll { term } => say!(after_all, after_all_why, after_all_fix, term.as_str()),
        Spf::RedirectBesideAll => say!(redirect_beside_all, redirect_beside_all_why, redirect_beside_all_fix),
        Spf::Ptr => say!(ptr, ptr_why, ptr_fix),
        Spf::ValidatedName { term } => say!(p_macro, p_macro_why, p_macro_fix, term.as_str()),
        Spf::Broad { term } => say!(broad_network, broad_network_why, broad_network_fix, term.as_str()),
        Spf::NotPublic { term } => say!(not_public, not_public_why, not_public_fix, term.as_str()),
        Spf::NothingThere { name, lacks } => Prose {
            what: words::NothingThere { lacks: lacking(*lacks), name: name.as_str() }.say(),
            why: words::nothing_there_why(),
            fix: words::nothing_there_fix(lacking(*lacks)),
        },
        Spf::MatchesAlways { term, name, passes } => {
            let passes = if *passes { "yes" } else { "no" };
            Prose {
                what: words::MatchesAlways { passes, term: term.as_str() }.say(),
                why: words::MatchesAlwaysWhy { name: name.as_str(), passes }.say(),
                fix: words::matches_always_fix(passes),
            }
        }
        Spf::EveryAddressTogether => {
            say!(every_address_together, every_address_why, every_address_together_fix)
        }
        Spf::OtherRecord { version, label } => Prose {
            what: words::other_record(version.as_str()),
            why: words::other_record_why(),
            fix: words::OtherRecordFix { label: *label, version: version.as_str() }.say(),
        },
        Spf::TooLong { octets } => Prose {
            what: words::too_long(octets.to_string()),
            why: words::too_long_why(),
            fix: words::too_long_fix(),
        },
        Spf::TakesNoMail { name } => {
            say!(takes_no_mail, takes_no_mail_why, takes_no_mail_fix, name.as_str())
        }
        Spf::MeansOther { term, at, domain } => Prose {
            what: words::MeansOther { at: at.as_str(), term: term.as_str() }.say(),
            why: words::MeansOtherWhy { at: at.as_str(), domain: domain.as_str() }.say(),
            fix: words::MeansOtherFix { at: at.as_str(), domain: domain.as_str() }.say(),
        },
        Spf::Duplicate { term } => say!(duplicate, duplicate_why, duplicate_fix, term.as_str()),
        Spf::MechanismWithEquals { name, meant } => Prose {
            what: words::mechanism_with_equals(name.as_str()),
            why: words::mechanism_with_equals_why(),
            fix: match meant.as_str() {
                "all" => words::mechanism_with_equals_all(),
                meant => words::mechanism_with_equals_fix(meant),
            },
        },
        Spf::Long { octets } => say!(long, long_why, long_fix, *octets),
        Spf::SeveralStrings { octets } => {
            say!(several_strings, several_strings_why, several_strings_fix, *octets)
        }
        Spf::Covered { term, by } => {
            say!(Covered { by: by.as_str(), term: term.as_str() }, covered_why, covered_fix)
        }
        Spf::HostBits { term, network } => Prose {
            what: words::host_bits(term.as_str()),
            why: words::host_bits_why(network.as_str()),
            fix: words::host_bits_fix(network.as_str()),
        },
        Spf::Documentation { term } | Spf::PublishedDocumentation { term } => {
            say!(documentation_address, documentation_address_why, documentation_address_fix, term.as_str())
        }
        Spf::UnknownModifier { name } => {
            say!(unknown_modifier, unknown_modifier_why, unknown_modifier_fix, name.as_str())
        }
        Spf::Uncountable { term } => say!(uncountable, uncountable_why, uncountable_fix, term.as_str()),
        Spf::ServiceMissing { service, include, result } => Prose {
            what: words::service_missing(service.as_str()),
            why: words::ServiceMissingWhy { result: word(*result), service: service.as_str() }.say(),
            fix: match include {
                Some(include) => words::service_missing_fix(include.as_str()),
                None => words::service_missing_own(service.as_str()),
            },
        },
        Spf::NobodyMaySend => say!(nobody_may_send, nobody_may_send_why, nobody_may_send_fix),
        Spf::NoSender => say!(no_sender, no_sender_why, no_sender_fix),
        Spf::Absent
        | Spf::Several { .. }
        | Spf::Unseen { .. }
        | Spf::UnseenBeside { .. }
        | Spf::PublishedBroken { .. }
        | Spf::RunTogether { .. }
        | Spf::TwoInOne { .. }
        | Spf::VersionTwice
        | Spf::NeverMatches { .. }
        | Spf::JoinedStrings { .. }
        | Spf::SenderIdAlone
        | Spf::Leading
        | Spf::SenderIdBeside
        | Spf::Misplaced { .. }
        | Spf::Type99 => published::prose(what),
    }
}

const fn lacking(lacks: Lacks) -> &'static str {
    match lacks {
        Lacks::Address => "address",
        Lacks::A => "a",
        Lacks::MailServer => "mx",
        Lacks::MailServerAddress => "mx-address",
    }
}

const fn word(result: Qualifier) -> &'static str {
    match result {
        Qualifier::Pass => "pass",
        Qualifier::Neutral => "neutral",
        Qualifier::SoftFail => "softfail",
        Qualifier::Fail => "fail",
    }
}

/// How many terms are named in one sentence; more are hard to read.
const NAMED: usize = 8;

/// Terms with commas between them.
fn listed(terms: impl ExactSizeIterator<Item = String>) -> String {
    let more = terms.len() > NAMED;
    let named: Vec<String> = terms.take(NAMED).chain(more.then(|| "…".to_owned())).collect();
    named.join(", ")
}
