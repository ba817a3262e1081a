//! One term: a directive or a modifier (RFC 7208 §5, §6).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{
    super::{Directive, DomainSpec, DualCidr, Mechanism, Modifier, Qualifier, Term},
    Fault, domain, is_quote,
};
use crate::record::span::ParseError;

type Refused = ParseError<Fault>;

/// RFC 7208 §12: `directive / modifier`. `text` has no white space around it.
pub(super) fn term(text: &str) -> Result<Term, Refused> {
    plain_term(text).map_err(|fault| match text.find('\\') {
        Some(at) => ParseError::new(at, at + 1, Fault::Escape),
        None => fault,
    })
}

fn plain_term(text: &str) -> Result<Term, Refused> {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !c.is_ascii_graphic()) {
        let cause = if is_quote(c) { Fault::Quote } else { Fault::Character(c) };
        return Err(ParseError::new(at, at + c.len_utf8(), cause));
    }
    if text.starts_with(is_quote) {
        return Err(ParseError::new(0, 1, Fault::Quote));
    }
    let qualifier = text.chars().next().and_then(qualifier);
    let start = usize::from(qualifier.is_some());
    let body = text.get(start..).unwrap_or_default();
    let length = body.bytes().take_while(|b| is_name_octet(*b)).count();
    let (name, rest) = body.split_at(length);
    if rest.starts_with('=') {
        if qualifier.is_some() {
            return Err(ParseError::new(0, 1, Fault::Qualifier));
        }
        return modifier(name, rest.get(1..).unwrap_or_default()).map(Term::Modifier);
    }
    if body.is_empty() || body.chars().next().and_then(self::qualifier).is_some() {
        return Err(ParseError::new(0, text.len().min(start + 1), Fault::Qualifier));
    }
    let mechanism = mechanism(name, rest).map_err(|fault| fault.shifted(start))?;
    Ok(Term::Directive(Directive { qualifier, mechanism }))
}

/// RFC 7208 §12: `qualifier = "+" / "-" / "?" / "~"`.
const fn qualifier(c: char) -> Option<Qualifier> {
    match c {
        '+' => Some(Qualifier::Pass),
        '-' => Some(Qualifier::Fail),
        '?' => Some(Qualifier::Neutral),
        '~' => Some(Qualifier::SoftFail),
        _ => None,
    }
}

/// RFC 7208 §12: `name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )`, its further octets.
const fn is_name_octet(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// RFC 7208 §12: `mechanism`, of which `rest` begins with the first octet that no name has.
fn mechanism(name: &str, rest: &str) -> Result<Mechanism, Refused> {
    let known = name.to_ascii_lowercase();
    let at = name.len();
    let whole = at + rest.len();
    if !matches!(known.as_str(), "all" | "include" | "a" | "mx" | "ptr" | "ip4" | "ip6" | "exists") {
        let end = if name.is_empty() { whole } else { at };
        let unknown = if name.is_empty() { rest } else { name };
        return Err(ParseError::new(0, end, Fault::UnknownMechanism(unknown.to_owned())));
    }
    if let Some(c) = rest.chars().next().filter(|c| matches!(c, ',' | ';')) {
        return Err(ParseError::new(at, at + 1, Fault::Separator(c)));
    }
    if rest.starts_with(is_quote) {
        return Err(ParseError::new(at, at + 1, Fault::Quote));
    }
    let argument = rest.strip_prefix(':');
    if argument == Some("") {
        let cause = if known == "all" { Fault::UnexpectedArgument } else { Fault::MissingArgument };
        return Err(ParseError::new(at, whole, cause));
    }
    let spec = |argument| domain::domain_spec(argument).map_err(|fault| fault.shifted(at + 1));
    let unexpected = || Err(ParseError::new(at, whole, Fault::UnexpectedArgument));
    let missing = || Err(ParseError::new(at, whole, Fault::MissingArgument));
    match (known.as_str(), argument) {
        ("all", _) if rest.is_empty() => Ok(Mechanism::All),
        ("include", Some(argument)) => spec(argument).map(Mechanism::Include),
        ("exists", Some(argument)) => spec(argument).map(Mechanism::Exists),
        ("ip4" | "ip6", Some(argument)) => {
            let is_v4 = known == "ip4";
            address(argument, is_v4).map_err(|fault| fault.shifted(at + 1))
        }
        ("include" | "exists" | "ip4" | "ip6", None) => missing(),
        ("ptr", Some(argument)) => spec(argument).map(|spec| Mechanism::Ptr(Some(spec))),
        ("ptr", None) if rest.is_empty() => Ok(Mechanism::Ptr(None)),
        ("a" | "mx", _) => {
            let (domain, cidr) = host(rest).map_err(|fault| fault.shifted(at))?;
            Ok(if known == "a" { Mechanism::A { domain, cidr } } else { Mechanism::Mx { domain, cidr } })
        }
        _ => unexpected(),
    }
}

/// RFC 7208 §5.3: `[ ":" domain-spec ] [ dual-cidr-length ]`.
fn host(rest: &str) -> Result<(Option<DomainSpec>, DualCidr), Refused> {
    let v6 = prefix_after(rest, "//", 128);
    let before = v6.as_ref().map_or(rest, |(before, _)| before);
    let v4 = prefix_after(before, "/", 32);
    let named = v4.as_ref().map_or(before, |(before, _)| before);
    let domain = match named.strip_prefix(':') {
        // `a:/24`: the colon promises a name.
        Some("") => return Err(ParseError::new(0, 1, Fault::MissingArgument)),
        Some(spec) => Some(domain::domain_spec(spec).map_err(|fault| fault.shifted(1)).map_err(|fault| {
            // `a:example.com/24x` was meant as a prefix length, not as part of the name.
            match spec.rfind('/').filter(|_| fault.cause == Fault::DomainSpec) {
                Some(slash) => ParseError::new(1 + slash, named.len(), Fault::Prefix { max: 32 }),
                None => fault,
            }
        })?),
        None if named.is_empty() => None,
        None if named.starts_with('/') => {
            return Err(ParseError::new(0, named.len(), Fault::Prefix { max: 32 }));
        }
        None => return Err(ParseError::new(0, named.len(), Fault::UnexpectedArgument)),
    };
    let cidr = DualCidr { v4: v4.map(|(_, v4)| v4).transpose()?, v6: v6.map(|(_, v6)| v6).transpose()? };
    Ok((domain, cidr))
}

/// What stands before the `slashes` that end `text` with only digits after them, and the number.
fn prefix_after<'t>(text: &'t str, slashes: &str, max: u8) -> Option<(&'t str, Result<u8, Refused>)> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix(slashes)?;
    let at = before.len();
    let digits = text.get(at + slashes.len()..)?;
    Some((before, prefix(digits, max).ok_or(ParseError::new(at, text.len(), Fault::Prefix { max }))))
}

/// RFC 7208 §5.6: `"0" / %x31-39 0*1DIGIT`: no zeros in front.
fn prefix(digits: &str, max: u8) -> Option<u8> {
    let is_written_plainly = digits == "0" || digits.starts_with(|c: char| matches!(c, '1'..='9'));
    let is_number = is_written_plainly && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && *number <= max)
}

/// RFC 7208 §5.6: `ip4-network [ ip4-cidr-length ]` or the same for IPv6.
fn address(argument: &str, is_v4: bool) -> Result<Mechanism, Refused> {
    let stranger = argument.char_indices().find(|(_, c)| matches!(c, ',' | ';') || is_quote(*c));
    if let Some((at, c)) = stranger {
        let cause = if is_quote(c) { Fault::Quote } else { Fault::Separator(c) };
        return Err(ParseError::new(at, at + 1, cause));
    }
    let at = argument.find('/');
    let (network, digits) = at.map_or((argument, None), |at| {
        let (network, rest) = argument.split_at(at);
        (network, rest.get(1..))
    });
    let cause = if is_v4 { Fault::Ip4 } else { Fault::Ip6 };
    let refused = ParseError::new(0, network.len(), cause);
    let length = |max| match digits {
        Some(digits) => prefix(digits, max).map(Some).ok_or(ParseError::new(
            network.len(),
            argument.len(),
            Fault::Prefix { max },
        )),
        None => Ok(None),
    };
    if is_v4 {
        let address: Ipv4Addr = network.parse().map_err(|_| refused)?;
        Ok(Mechanism::Ip4 { address, prefix: length(32)? })
    } else {
        let address: Ipv6Addr = network.parse().map_err(|_| refused)?;
        Ok(Mechanism::Ip6 { address, prefix: length(128)? })
    }
}

/// RFC 7208 §12: `modifier = redirect / explanation / unknown-modifier`.
fn modifier(name: &str, value: &str) -> Result<Modifier, Refused> {
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(ParseError::new(0, name.len(), Fault::ModifierName));
    }
    let at = name.len() + 1;
    let spec = || {
        if value.is_empty() {
            return Err(ParseError::new(at - 1, at, Fault::MissingArgument));
        }
        domain::domain_spec(value).map_err(|fault| fault.shifted(at))
    };
    match name.to_ascii_lowercase().as_str() {
        "redirect" => spec().map(Modifier::Redirect),
        "exp" => spec().map(Modifier::Explanation),
        _ => {
            let value = domain::macro_string(value).map_err(|fault| fault.shifted(at))?;
            Ok(Modifier::Unknown { name: name.to_owned(), value })
        }
    }
}
