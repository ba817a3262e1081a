//! What can be said only of a record that is published.

use super::{Prose, say};
use crate::{
    check::finding::{Misplaced, Spf},
    record::spf::Fault,
    words::{fault, finding_spf as words},
};

pub(super) fn prose(what: &Spf) -> Prose {
    match what {
        Spf::Several { count } => {
            say!(several_records, several_records_why, several_records_fix, *count)
        }
        Spf::Unseen { fault } => {
            Prose { what: words::unseen(), why: fault::spf(fault), fix: words::unseen_fix() }
        }
        Spf::UnseenBeside { fault } => Prose {
            what: words::unseen_beside(),
            why: words::unseen_beside_why(fault::spf(fault)),
            fix: words::unseen_beside_fix(),
        },
        Spf::PublishedBroken { text, fault, meant } => Prose {
            what: words::published_broken(text.as_str()),
            why: words::published_broken_why(fault::spf_meant(fault, meant.as_deref())),
            // With another kind of blank the two would look the same.
            fix: match fault {
                Fault::Character(c) if c.is_whitespace() => words::published_broken_blank(),
                _ => words::PublishedBrokenFix {
                    meant: meant.as_deref().unwrap_or("none"),
                    text: text.as_str(),
                }
                .say(),
            },
        },
        Spf::VersionTwice => say!(version_twice, version_twice_why, version_twice_fix),
        Spf::TwoInOne { count } => say!(two_in_one, two_in_one_why, two_in_one_fix, *count),
        Spf::NeverMatches { text, fault, breaks, meant } => Prose {
            what: words::never_matches(text.as_str()),
            why: words::NeverMatchesWhy {
                breaks: match fault {
                    Fault::Mapped => "mapped",
                    _ if *breaks => "yes",
                    _ => "no",
                },
                reason: fault::spf(fault),
            }
            .say(),
            fix: words::never_matches_fix(meant.as_deref().unwrap_or("none")),
        },
        Spf::RunTogether { text, meant } => Prose {
            what: words::run_together(text.as_str()),
            why: words::run_together_why(),
            fix: words::run_together_fix(meant.as_str()),
        },
        Spf::JoinedStrings { left, right } => {
            say!(
                JoinedStrings { left: left.as_str(), right: right.as_str() },
                joined_strings_why,
                joined_strings_fix
            )
        }
        Spf::Leading => say!(leading, leading_why, leading_fix),
        Spf::SenderIdAlone => say!(sender_id_only, sender_id_only_why, sender_id_only_fix),
        Spf::SenderIdBeside => say!(sender_id, sender_id_why, sender_id_fix),
        Spf::Misplaced { at, place } => Prose {
            what: words::misplaced(at.as_str()),
            why: words::misplaced_why(match place {
                Misplaced::Doubled => "doubled",
                Misplaced::Underscore => "underscore",
                Misplaced::Dmarc => "dmarc",
            }),
            fix: words::misplaced_fix(at.as_str()),
        },
        Spf::Type99 => say!(type_99, type_99_why, type_99_fix),
        _ => say!(absent, absent_why, absent_fix),
    }
}
