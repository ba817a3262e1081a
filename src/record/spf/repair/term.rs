//! One word of a record that is no term.

use std::net::{IpAddr, Ipv4Addr};

use super::{
    super::{Directive, Mechanism, Qualifier, Term, parse::Fault},
    name::spelt,
    range,
};
use crate::record::name::DomainName;

/// How often a word is taken apart; more is no record.
const PARTS: usize = 16;

/// What a word that is no term was meant as; none if that is not certain. It never lets everybody send: who left
/// a sign out, or wrote one at the wrong end, did not mean that.
pub(super) fn meant(word: &str) -> Option<Vec<Term>> {
    let terms = every(word)
        .map(|all| vec![all])
        .or_else(|| networks(word))
        .or_else(|| bare_mechanisms(word))
        .or_else(|| apart(word, PARTS))
        .or_else(|| separated(word))?;
    Some(terms.into_iter().map(closed).collect())
}

/// The same, but `all` with a sign that refuses.
fn closed(term: Term) -> Term {
    match term {
        Term::Directive(Directive { mechanism: Mechanism::All, qualifier: None | Some(Qualifier::Pass) }) => {
            Term::Directive(Directive { qualifier: Some(Qualifier::SoftFail), mechanism: Mechanism::All })
        }
        term => term,
    }
}

/// What surrounds a word, or stands where a colon belongs, and means nothing.
const AROUND: [char; 16] = ['_', '.', '=', ':', '>', '<', ')', '(', ']', '[', ',', ';', '"', '\'', '/', '!'];

/// The signs in a word that is an `all` with a slip; none if it is not one.
fn signs_of_all(word: &str) -> Option<Vec<char>> {
    let lower = word.to_ascii_lowercase();
    if !lower.contains("all") {
        return None;
    }
    let rest = lower.replace("all", "");
    let mut signs: Vec<char> = rest.chars().filter(|c| matches!(c, '+' | '-' | '~' | '?')).collect();
    signs.sort_unstable();
    signs.dedup();
    rest.chars().all(|c| AROUND.contains(&c) || matches!(c, '+' | '-' | '~' | '?')).then_some(signs)
}

/// `all-`, `_all`, `all=-all`: the sign, wherever it stands; `~` where there is none.
fn every(word: &str) -> Option<Term> {
    let qualifier = match signs_of_all(word)?.as_slice() {
        [] | ['~'] => Qualifier::SoftFail,
        ['-'] => Qualifier::Fail,
        ['?'] => Qualifier::Neutral,
        ['+'] => Qualifier::Pass,
        // Two signs mean two things.
        _ => return None,
    };
    Some(Term::Directive(Directive { qualifier: Some(qualifier), mechanism: Mechanism::All }))
}

/// Whether a word is an `all`, with whatever stands around it.
pub(super) fn is_all(word: &str) -> bool {
    signs_of_all(word).is_some()
}

/// Whether a word that is no term was meant to let everybody send.
pub(super) fn opens(word: &str) -> bool {
    signs_of_all(word).is_some_and(|signs| signs == ['+'])
}

/// `ip4:192.0.2.1-192.0.2.10`
fn networks(word: &str) -> Option<Vec<Term>> {
    let body = word.trim_start_matches("ip4:").trim_start_matches("ip4=");
    let (first, last) = range::range(body)?;
    let found = range::networks(first, last).filter(|found| !found.is_empty())?;
    let written = |(address, length): (Ipv4Addr, u32)| match length {
        32 => format!("ip4:{address}"),
        length => format!("ip4:{address}/{length}"),
    };
    found.into_iter().map(|network| written(network).parse().ok()).collect()
}

/// `amx`, `mxa`: mechanisms without an argument and without the space between.
fn bare_mechanisms(word: &str) -> Option<Vec<Term>> {
    let mut rest = word.to_ascii_lowercase();
    let mut terms = Vec::new();
    while !rest.is_empty() {
        let found = ["ptr", "mx", "all", "a"].into_iter().find(|name| rest.starts_with(name))?;
        rest = rest.split_off(found.len());
        terms.push(found.parse().ok()?);
    }
    (terms.len() > 1 && terms.len() <= 4).then_some(terms)
}

/// Why a word is no term, where that can be told better than the grammar can.
pub(super) fn cause(word: &str) -> Option<Fault> {
    let body = word.trim_start_matches(['-', '+', '~', '?']);
    if networks(body).is_some() {
        return Some(Fault::Range);
    }
    let (name, argument) = body.split_once([':', '='])?;
    let is_ip4 = name.eq_ignore_ascii_case("ip4") || name.eq_ignore_ascii_case("ipv4");
    if port(argument).is_some() || is_ip4 && address_with_port(argument).is_some() {
        return Some(Fault::Port);
    }
    let is_lookup =
        ["include", "exists", "redirect", "exp", "ptr"].iter().any(|known| known.eq_ignore_ascii_case(name));
    (is_lookup && length(argument).is_some()).then_some(Fault::Length)
}

/// The host in front of a port.
fn port(argument: &str) -> Option<&str> {
    let (host, port) = argument.rsplit_once(':')?;
    let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit());
    (is_port && is_host(host)).then_some(host)
}

/// The IPv4 address in front of a port.
fn address_with_port(argument: &str) -> Option<&str> {
    let (address, port) = argument.rsplit_once(':')?;
    let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit());
    (is_port && address.parse::<Ipv4Addr>().is_ok()).then_some(address)
}

/// The host in front of a prefix length.
fn length(argument: &str) -> Option<&str> {
    let (host, length) = argument.split_once('/')?;
    let is_length = !length.is_empty() && length.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    (is_length && (is_host(host) || host.ends_with('}'))).then_some(host)
}

/// `include=_spf.example.com`, `ipv4=192.0.2.1`: the mechanism that a modifier nobody knows was meant as.
pub(super) fn mechanism(name: &str, value: &str) -> Option<Term> {
    if name.eq_ignore_ascii_case("all") {
        // `all=-all`, `all=~`
        return every(&format!("all{value}")).map(closed);
    }
    let known = MECHANISMS.iter().find(|known| known.eq_ignore_ascii_case(name)).copied();
    let known = known.or_else(|| spelt(name).filter(|known| MECHANISMS.contains(known)))?;
    let is_argument = is_address(value) || is_host(value) || value.starts_with("%{");
    if !is_argument {
        return None;
    }
    one(&format!("{known}:{value}")).filter(|term| matches!(term, Term::Directive(_)))
}

/// The mechanisms that take something behind a colon.
const MECHANISMS: [&str; 7] = ["include", "a", "mx", "ptr", "ip4", "ip6", "exists"];

/// Whether a word is an address or a network.
pub(super) fn is_address(word: &str) -> bool {
    address(word.trim_end_matches([',', ';'])).is_some()
}

/// Terms with commas or semicolons between them.
fn separated(word: &str) -> Option<Vec<Term>> {
    if !word.contains([',', ';']) {
        return None;
    }
    let parts = word.split([',', ';']).filter(|part| !part.is_empty()).take(PARTS + 1);
    let terms: Vec<Vec<Term>> = parts.map(|part| apart(part, PARTS)).collect::<Option<_>>()?;
    (terms.len() <= PARTS).then(|| terms.concat())
}

/// Two terms or more with commas or semicolons between them.
pub(super) fn listed(word: &str) -> Option<Vec<Term>> {
    separated(word).filter(|terms| terms.len() > 1)
}

/// One term, or terms without anything between them.
fn apart(word: &str, left: usize) -> Option<Vec<Term>> {
    parted(word, left).or_else(|| Some(vec![one(word)?]))
}

/// Two terms or more without anything between them.
pub(super) fn seamed(word: &str) -> Option<Vec<Term>> {
    parted(word, PARTS)
}

fn parted(word: &str, left: usize) -> Option<Vec<Term>> {
    let left = left.checked_sub(1)?;
    seams(word).find_map(|(first, rest)| {
        let mut terms = vec![first.parse::<Term>().ok()?];
        terms.extend(parted(rest, left).or_else(|| Some(vec![rest.parse().ok()?]))?);
        Some(terms)
    })
}

/// What begins a term that can be known again in the middle of a word.
const BEGINNINGS: [&str; 10] =
    ["ip4:", "ip6:", "include:", "redirect=", "exists:", "-all", "~all", "?all", "+all", "v=spf1"];

/// Every way to take a word apart before something that begins a term; the first seam first.
fn seams(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let lower = word.to_ascii_lowercase();
    (1..word.len()).filter_map(move |at| {
        let begins =
            lower.get(at..).is_some_and(|rest| BEGINNINGS.iter().any(|known| rest.starts_with(known)));
        if begins { word.split_at_checked(at) } else { None }
    })
}

/// One term.
fn one(word: &str) -> Option<Term> {
    if let Ok(term) = word.parse() {
        return Some(term);
    }
    let trimmed =
        word.trim_end_matches(['.', ',', ';', ')', ']', '>', '/']).trim_start_matches([',', ';', '(', '<']);
    if let Some(term) = trimmed.parse().ok().filter(|_| !trimmed.is_empty()) {
        return Some(term);
    }
    let body = trimmed.trim_start_matches(['-', '+', '~', '?']);
    let signs = trimmed.get(..trimmed.len() - body.len())?;
    // Two different signs mean two different things.
    let sign = match signs.chars().next() {
        Some(first) if signs.chars().all(|sign| sign == first) => signs.get(..1)?,
        Some(_) => return None,
        None => "",
    };
    format!("{sign}{}", body_meant(body)?).parse().ok()
}

/// What the word without its sign was meant as.
fn body_meant(body: &str) -> Option<String> {
    if let Some(address) = address(body) {
        return Some(address);
    }
    let end = body.find([':', '=', '/']).unwrap_or(body.len());
    let dotted = torn(body);
    let (name, rest) = dotted.unwrap_or_else(|| body.split_at(end));
    let known = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists", "redirect", "exp"];
    let lower = name.to_ascii_lowercase();
    let name = known.iter().find(|known| **known == lower).copied().or_else(|| spelt(name))?;
    // An address of IPv6 may begin with colons of its own.
    if let Some(address) = rest.strip_prefix([':', '=']).and_then(address)
        && matches!(name, "ip4" | "ip6")
    {
        return Some(address);
    }
    let argument = rest.trim_start_matches([':', '=', ' ', '.', ';']);
    let argument = port(argument).unwrap_or(argument);
    let is_lookup = matches!(name, "include" | "exists" | "redirect" | "exp" | "ptr");
    let argument = if is_lookup { length(argument).unwrap_or(argument) } else { argument };
    match name {
        "all" => rest.is_empty().then(|| name.to_owned()),
        "redirect" | "exp" => Some(format!("{name}={}", host(argument))),
        // The name of a server in place of its address.
        "ip4" | "ip6" => address(address_with_port(argument).unwrap_or(argument))
            .or_else(|| is_host(argument).then(|| format!("a:{argument}"))),
        // A colon promises a name, and which one, nobody can tell.
        _ if argument.is_empty() && rest.starts_with([':', '=']) => None,
        _ if argument.is_empty() || argument.starts_with('/') => Some(format!("{name}{argument}")),
        // An address in place of a name.
        _ => address(argument).or_else(|| Some(format!("{name}:{}", host(argument)))),
    }
}

/// `ip4.192.0.2.1`, `include.example.com`: a mechanism with another sign than a colon behind it.
fn torn(body: &str) -> Option<(&str, &str)> {
    let at = body.find(['.', ';', '-', ','])?;
    let (name, rest) = body.split_at(at);
    let lower = name.to_ascii_lowercase();
    let argument = rest.get(1..)?;
    let fits = match lower.as_str() {
        "ip4" | "ip6" | "ipv4" | "ipv6" => address(argument).is_some(),
        "include" | "exists" | "redirect" => is_host(argument),
        _ => false,
    };
    fits.then_some((name, rest))
}

/// The name in an address of the Web or of a mailbox, in letters that DNS has, or what is written.
fn host(argument: &str) -> String {
    let bare = bare_host(argument);
    let bare = bare.rsplit_once('@').map_or(bare, |(_, domain)| domain);
    if bare.is_ascii() {
        return bare.to_owned();
    }
    let (name, length) =
        bare.split_once('/').map_or((bare, String::new()), |(name, length)| (name, format!("/{length}")));
    in_ascii(name).map_or_else(|| bare.to_owned(), |name| format!("{name}{length}"))
}

/// A name in the letters that DNS has. Labels in front that have them already stay, because `_spf` is none of a
/// domain's.
fn in_ascii(name: &str) -> Option<String> {
    let foreign = name.find(|c: char| !c.is_ascii())?;
    let starts = name.match_indices('.').map(|(at, _)| at + 1).take_while(|start| *start <= foreign);
    [0].into_iter().chain(starts).find_map(|start| {
        let (before, domain) = name.split_at_checked(start)?;
        Some(format!("{before}{}", DomainName::parse(domain).ok()?))
    })
}

fn bare_host(argument: &str) -> &str {
    let lower = argument.to_ascii_lowercase();
    let bare = ["https://", "http://", "//"].iter().find(|scheme| lower.starts_with(**scheme));
    match bare.and_then(|scheme| argument.get(scheme.len()..)) {
        Some(rest) => rest.split('/').next().unwrap_or(rest),
        None => argument.trim_matches('.').trim_end_matches('/'),
    }
}

fn is_host(text: &str) -> bool {
    text.contains(char::is_alphabetic) && text.contains('.') && !text.contains([':', '/', '=', ' '])
}

/// `ip4:…` or `ip6:…` for an address or a network, however it is written.
fn address(text: &str) -> Option<String> {
    let (address, length) =
        text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let bare = address.trim_matches(['[', ']', '<', '>', ' ']);
    // `192.0.2.*`
    if let Some(net) = bare.strip_suffix(".*").filter(|_| length.is_none()) {
        let whole: Ipv4Addr = format!("{net}.0").parse().ok()?;
        return Some(format!("ip4:{whole}/24"));
    }
    let address: IpAddr = bare.parse().ok()?;
    if let IpAddr::V6(six) = address
        && let Some(four) = six.to_ipv4_mapped()
    {
        let bits = match length {
            None | Some("") => 32,
            Some(length) => length.parse::<u8>().ok()?.checked_sub(96)?,
        };
        return match bits {
            32 => Some(format!("ip4:{four}")),
            bits if bits < 32 => Some(format!("ip4:{four}/{bits}")),
            _ => None,
        };
    }
    let kind = if address.is_ipv4() { "ip4" } else { "ip6" };
    let most = if address.is_ipv4() { 32 } else { 128 };
    match length {
        None | Some("") => Some(format!("{kind}:{address}")),
        Some(length) => {
            let bits = netmask(length).or_else(|| {
                let is_number = length.bytes().all(|b| b.is_ascii_digit());
                length.parse::<u8>().ok().filter(|bits| is_number && *bits <= most)
            })?;
            Some(format!("{kind}:{address}/{bits}"))
        }
    }
}

/// The length of `255.255.255.0` and its like.
fn netmask(text: &str) -> Option<u8> {
    let mask = u32::from(text.parse::<Ipv4Addr>().ok()?);
    let ones = mask.leading_ones();
    (ones + mask.trailing_zeros() >= 32).then(|| u8::try_from(ones).unwrap_or(32))
}
