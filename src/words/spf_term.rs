//! What a term of an SPF record is, in plain words.
//!
//! An SPF record is a list of terms, each of which names servers and says whether they may send. Somebody
//! who has the record before them sees `ip4:192.0.2.0/24` and wants to read "256 addresses". Both faces say
//! it with these words, the wizard in its list and the command line in a table.
//!
//! References: RFC 7208 §5 (mechanisms), §6 (modifiers).

use std::net::Ipv4Addr;

use crate::{
    plan::senders::{self, Sender, SpfNeed},
    record::spf::{Directive, DualCidr, Mechanism, Modifier, Qualifier, Term},
    words::spf as say,
};

/// A term in the columns of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The mechanism's or modifier's name.
    pub name: String,
    /// What follows it, if something does.
    pub value: String,
    /// What it is.
    pub what: String,
}

/// The columns of a term.
#[must_use]
pub fn columns(term: &Term) -> Columns {
    let (name, value) = name_and_value(term);
    Columns { name, value, what: what(term) }
}

/// A term's name and what follows it, as the first two of its columns.
#[must_use]
pub fn name_and_value(term: &Term) -> (String, String) {
    match term {
        Term::Directive(directive) => split(&directive.mechanism),
        Term::Modifier(Modifier::Redirect(spec)) => ("redirect".to_owned(), spec.to_string()),
        Term::Modifier(Modifier::Explanation(spec)) => ("exp".to_owned(), spec.to_string()),
        Term::Modifier(Modifier::Unknown { name, value }) => (name.clone(), value.to_string()),
    }
}

/// The sign in front of a directive; `+` where none is written.
#[must_use]
pub const fn sign(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Pass => "+",
        Qualifier::Fail => "-",
        Qualifier::Neutral => "?",
        Qualifier::SoftFail => "~",
    }
}

/// The service an include belongs to.
#[must_use]
pub fn sender(term: &Term) -> Option<&'static Sender> {
    let Term::Directive(Directive { mechanism: Mechanism::Include(spec), .. }) = term else { return None };
    senders::by_include(&spec.name()?)
}

/// First and last address of a network, and how many it has; none if it is one address.
#[must_use]
pub fn range(address: Ipv4Addr, prefix: Option<u8>) -> Option<(Ipv4Addr, Ipv4Addr, u64)> {
    let host_bits = 32 - u32::from(prefix.unwrap_or(32).min(32));
    if host_bits == 0 {
        return None;
    }
    let below = u32::try_from((1_u64 << host_bits) - 1).unwrap_or(u32::MAX);
    let first = address.to_bits() & !below;
    Some((Ipv4Addr::from_bits(first), Ipv4Addr::from_bits(first | below), 1_u64 << host_bits))
}

/// What the term stands for once it is read, with the range of a network.
#[must_use]
pub fn reading(term: &Term) -> String {
    if let Term::Directive(Directive { mechanism: Mechanism::Ip4 { address, prefix }, .. }) = term
        && let Some((first, last, count)) = range(*address, *prefix)
    {
        let (first, last) = (first.to_string(), last.to_string());
        return say::ReadingRange { count: grouped(count), first, last, term: term.to_string() }.say();
    }
    say::Reading { term: term.to_string(), what: what(term) }.say()
}

/// A number with its thousands apart.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

fn split(mechanism: &Mechanism) -> (String, String) {
    let text = mechanism.to_string();
    match text.split_once([':', '/']) {
        Some((name, value)) if text.get(name.len()..).is_some_and(|rest| rest.starts_with('/')) => {
            (name.to_owned(), format!("/{value}"))
        }
        Some((name, value)) => (name.to_owned(), value.to_owned()),
        None => (text, String::new()),
    }
}

fn what(term: &Term) -> String {
    let directive = match term {
        Term::Directive(directive) => directive,
        Term::Modifier(Modifier::Redirect(_)) => return say::what_redirect(),
        Term::Modifier(Modifier::Explanation(_)) => return say::what_explanation(),
        Term::Modifier(Modifier::Unknown { name, value }) => {
            return match name.to_ascii_lowercase().as_str() {
                "ra" => say::what_reports_to(value.to_string()),
                "rp" => say::what_reports_share(value.to_string()),
                "rr" => say::what_reports_which(),
                _ => say::what_unknown(),
            };
        }
    };
    match &directive.mechanism {
        Mechanism::All => say::what_all(),
        Mechanism::Include(_) => match sender(term) {
            Some(Sender { name, spf: SpfNeed::Nothing { .. }, .. }) => say::what_not_needed(name.as_str()),
            Some(sender) => sender.name.clone(),
            None => say::what_include(),
        },
        Mechanism::A { domain: None, cidr } => widened(say::what_a(), *cidr),
        Mechanism::A { domain: Some(_), cidr } => widened(say::what_a_other(), *cidr),
        Mechanism::Mx { domain: None, cidr } => widened(say::what_mx(), *cidr),
        Mechanism::Mx { domain: Some(_), cidr } => widened(say::what_mx_other(), *cidr),
        Mechanism::Ptr(_) => say::what_ptr(),
        Mechanism::Ip4 { address, prefix } => range(*address, *prefix)
            .map_or_else(say::what_address, |(_, _, count)| say::what_addresses(grouped(count))),
        Mechanism::Ip6 { prefix: None | Some(128), .. } => say::what_address(),
        Mechanism::Ip6 { .. } => say::what_network(),
        // Without a macro of the message the answer is the same for all: only the domain may be filled in.
        Mechanism::Exists(spec) if spec.macro_string().for_domain("example.com").is_some() => {
            say::what_exists_always()
        }
        Mechanism::Exists(_) => say::what_exists(),
    }
}

fn widened(what: String, cidr: DualCidr) -> String {
    if cidr == DualCidr::default() { what } else { say::what_widened(what) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_cut_at_its_first_colon_equals_sign_or_slash() {
        for (text, name, value) in [
            ("mx", "mx", ""),
            ("mx/24//64", "mx", "/24//64"),
            ("a:mail.example.com/24", "a", "mail.example.com/24"),
            ("ip6:2001:db8::/32", "ip6", "2001:db8::/32"),
            ("redirect=_spf.example.com", "redirect", "_spf.example.com"),
            ("~include:%{d}.example", "include", "%{d}.example"),
            ("x=y:z", "x", "y:z"),
        ] {
            let columns = columns(&text.parse().unwrap());
            assert_eq!((columns.name.as_str(), columns.value.as_str()), (name, value), "{text}");
        }
    }

    #[test]
    fn a_network_begins_at_its_first_address_whatever_address_it_is_written_by() {
        let four = |text: &str| text.parse::<Ipv4Addr>().unwrap();
        assert_eq!(range(four("192.0.2.7"), None), None);
        assert_eq!(range(four("192.0.2.7"), Some(24)), Some((four("192.0.2.0"), four("192.0.2.255"), 256)));
        let all = (four("0.0.0.0"), four("255.255.255.255"), 1 << 32);
        assert_eq!(range(four("192.0.2.7"), Some(0)), Some(all));
        assert_eq!(grouped(1 << 32), "4 294 967 296");
    }
}
