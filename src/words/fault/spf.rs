//! SPF terms.

use std::net::Ipv4Addr;

use super::{SHOWN, shown};
use crate::{
    record::{
        name::Name,
        spf::{Directive, Fault, Mechanism, Term, meant},
        visible::is_hidden,
    },
    words::fault_spf as words,
};

/// Why a text is no SPF.
#[must_use]
pub fn spf(fault: &Fault) -> String {
    match fault {
        Fault::Version => words::version(),
        Fault::NoSpaceAfterVersion => words::no_space_after_version(),
        Fault::UnknownMechanism(name) => unknown(name),
        Fault::Quote => words::quote(),
        Fault::Escape => words::escape(),
        Fault::Separator(c) => words::separator(c.to_string()),
        Fault::Qualifier => words::qualifier(),
        Fault::MissingArgument => words::missing_argument(),
        Fault::UnexpectedArgument => words::unexpected_argument(),
        Fault::Ip4 => words::ip4(),
        Fault::Ip6 => words::ip6(),
        Fault::Prefix { max } => words::prefix(*max),
        Fault::DomainSpec => words::domain_spec(),
        Fault::Address => words::address(),
        Fault::Url => words::web_address(),
        Fault::Macro => words::bad_macro(),
        Fault::ExplanationMacro(letter) => words::explanation_macro(letter.to_string()),
        Fault::DuplicateModifier(name) => words::duplicate_modifier(*name),
        Fault::ModifierName => words::modifier_name(),
        Fault::Character('\u{2010}'..='\u{2015}' | '\u{2212}') => words::character_dash(),
        Fault::Character(c) if c.is_whitespace() => words::character_blank(),
        Fault::Character(c) if is_hidden(*c) => words::character_unseen(),
        Fault::Character(c) => words::character(c.to_string()),
        Fault::Space => words::space(),
        Fault::Port => words::port(),
        Fault::Length => words::length(),
        Fault::Preference => words::preference(),
        Fault::Comment => words::comment(),
        Fault::Range => words::range(),
        Fault::Mailbox => words::mailbox(),
        Fault::Mapped => words::mapped(),
        Fault::InFront(front) => words::in_front(shown(front)),
    }
}

/// Why a word is no SPF, where it is known what was `meant`: two terms in one word are no wrong address.
#[must_use]
pub fn spf_meant(fault: &Fault, meant: Option<&str>) -> String {
    let is_of_grammar = matches!(
        fault,
        Fault::Ip4
            | Fault::Ip6
            | Fault::DomainSpec
            | Fault::Prefix { .. }
            | Fault::UnexpectedArgument
            | Fault::UnknownMechanism(_)
    );
    match meant {
        Some(meant) if is_of_grammar && meant.contains(' ') => words::joined(),
        Some(meant) if matches!(fault, Fault::UnknownMechanism(_)) && is_address6(meant) => {
            words::unknown_address6()
        }
        _ => spf(fault),
    }
}

/// Whether a term is a network of IPv6.
fn is_address6(term: &str) -> bool {
    matches!(term.parse(), Ok(Term::Directive(Directive { mechanism: Mechanism::Ip6 { .. }, .. })))
}

/// What was probably meant by a term that begins with no mechanism's name.
fn unknown(name: &str) -> String {
    if name.parse::<Ipv4Addr>().is_ok() {
        return words::unknown_address4(name);
    }
    if name.eq_ignore_ascii_case("redirect") || name.eq_ignore_ascii_case("exp") {
        return words::unknown_modifier_colon(name.to_ascii_lowercase());
    }
    let shown = shown(name);
    if name.len() <= SHOWN && is_host(name) && Name::parse(name).is_ok() && meant(name).is_empty() {
        return words::unknown_domain(shown);
    }
    words::unknown_mechanism(shown)
}

/// Whether a word has the form of a host's name: two labels or more, the last of which is not a number.
fn is_host(word: &str) -> bool {
    let mut labels = word.split('.');
    let is_label = |label: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        !label.is_empty() && label.chars().all(is_plain)
    };
    labels.clone().count() >= 2
        && labels.clone().all(is_label)
        && labels.next_back().is_some_and(|last| last.contains(|c: char| c.is_ascii_alphabetic()))
}
