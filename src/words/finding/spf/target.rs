//! What is said of records that others publish and this one leads to.

use super::{Prose, say};
use crate::{check::finding::Spf, words::finding_spf as words};

pub(super) fn prose(what: &Spf) -> Prose {
    match what {
        Spf::IncludeMissing { name, exists } => say!(
            IncludeWithoutRecord { exists: if *exists { "yes" } else { "no" }, name: name.as_str() },
            include_without_record_why,
            include_without_record_fix
        ),
        Spf::RedirectMissing { name, exists } => say!(
            RedirectWithoutRecord { exists: if *exists { "yes" } else { "no" }, name: name.as_str() },
            redirect_without_record_why,
            redirect_without_record_fix
        ),
        Spf::TargetSeveral { name, count } => Prose {
            what: words::TargetWithSeveralRecords { count: *count, name: name.as_str() }.say(),
            why: words::target_with_several_records_why(),
            fix: words::target_with_several_records_fix(name.as_str()),
        },
        Spf::TargetBroken { name, term } => Prose {
            what: words::TargetWithBrokenRecord { name: name.as_str(), term: term.as_str() }.say(),
            why: words::target_with_broken_record_why(),
            fix: words::target_with_broken_record_fix(name.as_str()),
        },
        Spf::TargetFails { name, code } => {
            say!(TargetFails { code: code.as_str(), name: name.as_str() }, target_fails_why, target_fails_fix)
        }
        Spf::TargetBogus { name } => Prose {
            what: words::target_bogus(name.as_str()),
            why: words::target_bogus_why(),
            fix: words::target_bogus_fix(name.as_str()),
        },
        Spf::TargetUnseen { name, text } => Prose {
            what: words::TargetUnseen { name: name.as_str(), text: text.as_str() }.say(),
            why: words::target_unseen_why(),
            fix: words::target_unseen_fix(name.as_str()),
        },
        Spf::TargetSilent { name } => {
            say!(target_silent, target_silent_why, target_silent_fix, name.as_str())
        }
        Spf::TargetUnsure { name } => {
            say!(target_unsure, target_unsure_why, target_unsure_fix, name.as_str())
        }
        Spf::TargetTooLong { name, octets } => say!(
            TargetTooLong { name: name.as_str(), octets: octets.to_string() },
            target_too_long_why,
            target_too_long_fix
        ),
        Spf::TargetPassesAll { name } => {
            say!(target_passes_all, target_passes_all_why, target_passes_all_fix, name.as_str())
        }
        Spf::TargetNeutral { name } => Prose {
            what: words::target_neutral(name.as_str()),
            why: words::target_neutral_why(),
            fix: words::target_neutral_fix(name.as_str()),
        },
        Spf::MacroTargetMissing { term, name, is_everywhere, .. } => {
            let everywhere = if *is_everywhere { "yes" } else { "no" };
            Prose {
                what: words::MacroTargetMissing { everywhere, term: term.as_str() }.say(),
                why: words::MacroTargetMissingWhy { everywhere, name: name.as_str() }.say(),
                fix: words::macro_target_missing_fix(),
            }
        }
        Spf::Loop { name, way } => Prose {
            what: words::leads_back(name.as_str()),
            why: words::leads_back_why(way.join(" → ")),
            fix: words::leads_back_fix(),
        },
        _ => super::published::prose(what),
    }
}
