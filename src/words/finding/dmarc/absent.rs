//! The sentences where receivers find no DMARC record, from `finding-dmarc.ftl`.

use super::super::Prose;
use crate::{
    check::{
        self,
        finding::{Absent, Stray},
    },
    record::dmarc::Policy,
    words::finding_dmarc as say,
};

pub(super) fn prose(what: &Absent) -> Prose {
    let (what, why, fix) = match what {
        Absent::Missing { owner } => (say::missing(), say::missing_why(), say::missing_fix(owner.as_str())),
        Absent::Inherited { from, tag, policy, is_test } => (
            say::inherited(from.as_str()),
            said_twice(
                say::InheritedWhy {
                    from: from.as_str(),
                    policy: policy.map_or("missing", Policy::as_str),
                    tag: *tag,
                }
                .say(),
                policy
                    .filter(|policy| *is_test && *policy > Policy::None)
                    .map(|policy| say::inherited_test(check::dmarc::discovery::tested(policy).as_str())),
            ),
            say::inherited_fix(),
        ),
        Absent::Misplaced { stray, found, owner } => (
            say::misplaced(found.as_str()),
            say::MisplacedWhy { owner: owner.as_str(), place: stray_word(*stray) }.say(),
            say::MisplacedFix { owner: owner.as_str(), place: stray_word(*stray) }.say(),
        ),
        Absent::BesideSpf { found, owner } => (
            say::beside_spf(found.as_str()),
            say::beside_spf_why(owner.as_str()),
            say::beside_spf_fix(owner.as_str()),
        ),
        Absent::WildcardAnswers { has_text, wildcard, owner } => (
            say::wildcard_answers(owner.as_str()),
            say::WildcardAnswersWhy {
                text: if *has_text { "yes" } else { "no" },
                wildcard: wildcard.as_str(),
            }
            .say(),
            say::wildcard_answers_fix(owner.as_str()),
        ),
        Absent::UnrelatedText { owner } => (
            say::unrelated_text(owner.as_str()),
            say::unrelated_text_why(),
            say::unrelated_text_fix(owner.as_str()),
        ),
        Absent::AliasWithoutRecord { owner, target, exists } => (
            say::alias_without_record(owner.as_str()),
            say::AliasWithoutRecordWhy {
                exists: if *exists { "yes" } else { "no" },
                target: target.as_str(),
            }
            .say(),
            say::alias_without_record_fix(),
        ),
        Absent::Unanswered { owner, target } => (
            say::unanswered(owner.as_str()),
            say::UnansweredWhy {
                is_alias: if target.is_some() { "yes" } else { "no" },
                name: target.as_deref().unwrap_or(owner),
            }
            .say(),
            say::unanswered_fix(),
        ),
        Absent::AliasLoop { owner } => {
            (say::alias_loop(owner.as_str()), say::alias_loop_why(), say::alias_loop_fix())
        }
    };
    Prose { what, why, fix }
}

/// A sentence, and perhaps another.
fn said_twice(first: String, second: Option<String>) -> String {
    match second {
        Some(second) => format!("{first} {second}"),
        None => first,
    }
}

const fn stray_word(stray: Stray) -> &'static str {
    match stray {
        Stray::Domain => "domain",
        Stray::Doubled => "doubled",
        Stray::NoUnderscore => "no-underscore",
        Stray::Twice => "twice",
        Stray::AmongKeys => "keys",
    }
}
