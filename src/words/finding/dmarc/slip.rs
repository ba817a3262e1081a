//! The sentences on what was written otherwise than meant, from `finding-dmarc-slip.ftl`.

use super::super::Prose;
use crate::{
    check::finding::{Dmarc, Left},
    record::{
        dmarc::{Policy, Slip},
        visible::visible,
    },
    words::{fault, finding_dmarc_slip as say},
};

/// How much of what was written is shown in a line.
const SHOWN: usize = 40;

pub(super) fn prose(slip: &Slip) -> Prose {
    let (what, why, fix) = match slip {
        Slip::Leading => (say::leading(), say::leading_why(), say::leading_fix()),
        Slip::Quotes => (say::quotes(), say::quotes_why(), say::quotes_fix()),
        Slip::Backslash => (say::backslash(), say::backslash_why(), say::backslash_fix()),
        Slip::Separator(c) => (say::separator(named(*c)), say::separator_why(), say::separator_fix()),
        Slip::Colon => (say::colon(), say::colon_why(), say::colon_fix()),
        Slip::NoEquals { written } => {
            (say::no_equals(shown(written)), say::no_equals_why(), say::no_equals_fix())
        }
        Slip::TwoInOne => (say::two_in_one(), say::two_in_one_why(), say::two_in_one_fix()),
        Slip::Meant { written, meant } => {
            (say::meant_tag(shown(written)), say::meant_tag_why(), say::meant_tag_fix(shown(meant)))
        }
        Slip::Options { written, meant } => (
            say::misspelt_option(shown(written)),
            say::misspelt_option_why(),
            say::misspelt_option_fix(*meant),
        ),
        Slip::VersionLate => (say::version_late(), say::version_late_why(), say::version_late_fix()),
        Slip::VersionCase => (say::version_case(), say::version_case_why(), say::version_case_fix()),
        Slip::VersionMissing => {
            (say::version_missing(), say::version_missing_why(), say::version_missing_fix())
        }
        Slip::Version => (say::version(), say::version_why(), say::version_fix()),
        // Alone it is told with what receivers make of the whole record.
        Slip::Policy { tag, written, meant } => return policy(tag, written, *meant, Left::NoRecord),
        Slip::Value { tag, written, meant } => (
            say::Value { tag: *tag, written: shown(written) }.say(),
            say::value_why(*tag),
            say::value_fix(meant.unwrap_or("unknown")),
        ),
        Slip::Mailto { written } => (say::mailto(shown(written)), say::mailto_why(), say::mailto_fix()),
        Slip::International { written } => {
            (say::international(shown(written)), say::international_why(), say::international_fix())
        }
        Slip::FailureOptionsExclude => return super::prose(&Dmarc::FailureOptionsExclude),
        Slip::FailureOptionTwice => return super::prose(&Dmarc::FailureOptionTwice),
        Slip::Duplicate(tag) => (say::duplicate(shown(tag)), say::duplicate_why(), say::duplicate_fix()),
        Slip::TagName { written, meant: Some(meant) } => (
            say::MisspeltTag { meant: *meant, written: shown(written) }.say(),
            say::misspelt_tag_why(),
            say::misspelt_tag_fix(*meant),
        ),
        Slip::TagName { written, meant: None } => {
            (say::unknown_tag(shown(written)), say::unknown_tag_why(), say::unknown_tag_fix())
        }
        Slip::BadName { written } => {
            (say::bad_name(shown(written)), say::bad_name_why(), say::bad_name_fix())
        }
        Slip::Character(c) => {
            let character = visible(c.encode_utf8(&mut [0; 4])).into_owned();
            (say::character(character), say::character_why(), say::character_fix())
        }
        Slip::AddressSeparator(c) => (
            say::address_separator(named(*c)),
            say::address_separator_why(if *c == ';' { "semicolon" } else { "other" }),
            say::address_separator_fix(),
        ),
        Slip::NoMailto => (say::no_mailto(), say::no_mailto_why(), say::no_mailto_fix()),
        Slip::Slashes => (say::mailto_slashes(), say::mailto_slashes_why(), say::mailto_slashes_fix()),
        Slip::Scheme { written } => return super::prose(&Dmarc::NotMailto { uri: shown(written) }),
        Slip::Address { written, fault } => {
            (say::address(shown(written)), say::address_why(fault::report_uri(*fault)), say::address_fix())
        }
    };
    Prose { what, why, fix }
}

/// A policy that is none.
pub(super) fn policy(tag: &'static str, written: &str, meant: Option<Policy>, left: Left) -> Prose {
    Prose {
        what: say::policy(shown(written)),
        why: say::PolicyWhy { left: super::left_word(left), tag }.say(),
        fix: say::PolicyFix { meant: meant.map_or("unknown", Policy::as_str), tag }.say(),
    }
}

fn shown(written: &str) -> String {
    visible(written).chars().take(SHOWN).collect()
}

/// A separator as a word, because alone it is easily overlooked.
fn named(c: char) -> String {
    match c {
        ',' => say::named_comma(),
        ';' => say::named_semicolon(),
        ':' => say::named_colon(),
        c if c.is_whitespace() => say::named_blank(),
        c => format!("“{}”", visible(c.encode_utf8(&mut [0; 4]))),
    }
}
