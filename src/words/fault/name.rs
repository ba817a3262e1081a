//! Names.

use crate::{
    record::{
        name::{DomainFault, NameFault, SelectorFault},
        visible::is_hidden,
    },
    words::fault_name as words,
};

/// Why a text is no domain.
#[must_use]
pub fn domain(fault: &DomainFault) -> String {
    match fault {
        DomainFault::Empty => words::domain_empty(),
        DomainFault::EmptyLabel => words::domain_empty_label(),
        DomainFault::LongLabel => words::domain_long_label(),
        DomainFault::LongName => words::domain_long_name(),
        DomainFault::Character('_') => words::domain_underscore(),
        DomainFault::Character(c) if is_unseen(*c) => words::domain_space(),
        DomainFault::Character(c) => words::domain_character(c.to_string()),
        DomainFault::Hyphen => words::domain_hyphen(),
        DomainFault::IpAddress => words::domain_ip_address(),
        DomainFault::SingleLabel => words::domain_single_label(),
        DomainFault::PublicSuffix => words::domain_public_suffix(),
        DomainFault::Idna => words::domain_idna(),
    }
}

/// Why a text is no name.
#[must_use]
pub fn name(fault: NameFault) -> String {
    match fault {
        NameFault::EmptyLabel => words::name_empty_label(),
        NameFault::LongLabel => words::name_long_label(),
        NameFault::LongName => words::name_long_name(),
        NameFault::Character(c) if is_unseen(c) => words::name_space(),
        NameFault::Character(c) => words::name_character(c.to_string()),
    }
}

/// Why a text is no selector.
#[must_use]
pub fn selector(fault: SelectorFault) -> String {
    match fault {
        SelectorFault::Empty => words::selector_empty(),
        SelectorFault::EmptyLabel => words::selector_empty_label(),
        SelectorFault::LongLabel => words::selector_long_label(),
        SelectorFault::Long => words::selector_long(),
        SelectorFault::Character(c) if is_unseen(c) => words::selector_space(),
        SelectorFault::Character(c) => words::selector_character(c.to_string()),
        SelectorFault::Hyphen => words::selector_hyphen(),
        SelectorFault::DomainkeyIncluded => words::selector_domainkey_included(),
    }
}

/// Whether showing the character would show nothing.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || is_hidden(c)
}
