//! What can be said only of keys that are published, or should be.

use super::Prose;
use crate::{
    check::finding::{Dkim, Elsewhere},
    words::{fault, finding_dkim as say},
};

pub(super) fn prose(what: &Dkim) -> Prose {
    let (what, why, fix) = match what {
        Dkim::SelectorUnknown { tried } => {
            (say::selector_unknown(), say::selector_unknown_why(listed(tried)), say::selector_unknown_fix())
        }
        Dkim::Missing { selector, at, beside } => (
            say::missing(selector.as_str()),
            say::missing_why(at.as_str()),
            match beside {
                None => say::missing_fix(),
                Some(beside) => say::MissingBeside { at: at.as_str(), beside: beside.as_str() }.say(),
            },
        ),
        Dkim::TextBeside { selector, count } => (
            say::TextBeside { count: *count, selector: selector.as_str() }.say(),
            say::text_beside_why(),
            say::text_beside_fix(),
        ),
        Dkim::TargetAsText { selector, target } => (
            selector.as_deref().map_or_else(say::target_as_text_alone, say::target_as_text),
            say::target_as_text_why(),
            say::target_as_text_fix(target.as_str()),
        ),
        Dkim::SomethingElse { selector: Some(selector), text } => (
            say::something_else(selector.as_str()),
            say::something_else_why(text.as_str()),
            say::something_else_fix(),
        ),
        Dkim::SomethingElse { selector: None, text } => (
            say::something_else_alone(text.as_str()),
            say::something_else_alone_why(),
            say::something_else_alone_fix(),
        ),
        Dkim::Misplaced { selector, at, place, typed } => (
            say::misplaced(),
            say::MisplacedWhy { at: at.as_str(), place: word(*place), selector: selector.as_str() }.say(),
            say::misplaced_fix(typed.as_str()),
        ),
        Dkim::Several { selector, count, is_same } => (
            say::Several { count: *count, selector: selector.as_str() }.say(),
            say::several_why(if *is_same { "yes" } else { "no" }),
            say::several_fix(if *is_same { "yes" } else { "no" }),
        ),
        Dkim::Halves { selector } => (say::halves(selector.as_str()), say::halves_why(), say::halves_fix()),
        Dkim::Unreadable { selector, fault } => (
            selector.as_deref().map_or_else(say::unreadable_alone, say::unreadable),
            say::unreadable_why(fault::dkim(fault)),
            say::unreadable_fix(),
        ),
        Dkim::Bare { selector } => (
            selector.as_deref().map_or_else(say::bare_key_alone, say::bare_key),
            say::bare_key_why(),
            say::bare_key_fix(),
        ),
        Dkim::RevokedInUse { selector, is_planned } => {
            let planned = if *is_planned { "yes" } else { "no" };
            (
                say::RevokedInUse { planned, selector: selector.as_str() }.say(),
                say::revoked_in_use_why(),
                say::revoked_in_use_fix(planned),
            )
        }
        Dkim::RevokedElsewhere { selector } => (
            say::revoked_elsewhere(selector.as_str()),
            say::revoked_elsewhere_why(),
            say::revoked_elsewhere_fix(),
        ),
        Dkim::StillPublished { selector } => {
            (say::still_published(selector.as_str()), say::still_published_why(), say::still_published_fix())
        }
        Dkim::OtherKey { selector, published, own, path } => (
            say::OtherKey { path: path.as_deref().unwrap_or("none"), selector: selector.as_str() }.say(),
            say::OtherKeyWhy { own: own.as_str(), published: published.as_str() }.say(),
            say::other_key_fix(),
        ),
        Dkim::Wildcard { at, is_revoked } => {
            let revoked = if *is_revoked { "yes" } else { "no" };
            (say::wildcard(revoked), say::wildcard_why(at.as_str()), say::wildcard_fix(revoked))
        }
        _ => alias(what),
    };
    Prose { what, why, fix }
}

/// What is said of aliases.
fn alias(what: &Dkim) -> (String, String, String) {
    match what {
        Dkim::AliasDangling { selector, target } => (
            say::alias_dangling(selector.as_str()),
            say::alias_dangling_why(target.as_str()),
            say::alias_dangling_fix(),
        ),
        Dkim::AliasInZone { selector, target, meant } => (
            say::alias_in_zone(selector.as_str()),
            say::alias_in_zone_why(target.as_str()),
            say::alias_in_zone_fix(format!("{meant}.")),
        ),
        Dkim::AliasLoop { selector, way } => {
            (say::alias_loop(selector.as_str()), say::alias_loop_why(way.join(" → ")), say::alias_loop_fix())
        }
        Dkim::AliasFails { selector, target } => (
            say::alias_fails(selector.as_str()),
            say::alias_fails_why(target.as_str()),
            say::alias_fails_fix(),
        ),
        Dkim::AliasWaits { selector, target } => (
            say::alias_waits(selector.as_str()),
            say::alias_waits_why(target.as_str()),
            say::alias_waits_fix(),
        ),
        _ => (say::no_key(), say::no_key_why(), say::no_key_fix()),
    }
}

const fn word(place: Elsewhere) -> &'static str {
    match place {
        Elsewhere::Doubled => "doubled",
        Elsewhere::Twice => "twice",
        Elsewhere::Zone => "zone",
        Elsewhere::Label => "label",
        Elsewhere::NoSelector => "no-selector",
        Elsewhere::NoDomainkey => "no-domainkey",
        Elsewhere::Domain => "domain",
    }
}

/// Selectors with commas between them.
fn listed(selectors: &[String]) -> String {
    selectors.join(", ")
}
