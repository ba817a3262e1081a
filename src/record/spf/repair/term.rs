//! One word of a record that is no term.

use std::net::{IpAddr, Ipv4Addr};

use super::{super::Term, name::spelt};

/// How often a word is taken apart; more is no record.
const PARTS: usize = 16;

/// What a word that is no term was meant as; none if that is not certain.
pub(super) fn meant(word: &str) -> Option<Vec<Term>> {
    apart(word, PARTS).or_else(|| separated(word))
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
    let (name, rest) = body.split_at(end);
    let known = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists", "redirect", "exp"];
    let lower = name.to_ascii_lowercase();
    let name = known.iter().find(|known| **known == lower).copied().or_else(|| spelt(name))?;
    let argument = rest.trim_start_matches([':', '=', ' ']);
    match name {
        "all" => rest.is_empty().then(|| name.to_owned()),
        "redirect" | "exp" => Some(format!("{name}={}", host(argument))),
        // The name of a server in place of its address.
        "ip4" | "ip6" => address(argument).or_else(|| is_host(argument).then(|| format!("a:{argument}"))),
        _ if argument.is_empty() || argument.starts_with('/') => Some(format!("{name}{argument}")),
        // An address in place of a name.
        _ => address(argument).or_else(|| Some(format!("{name}:{}", host(argument)))),
    }
}

/// The name in an address of the Web, or what is written.
fn host(argument: &str) -> &str {
    let lower = argument.to_ascii_lowercase();
    let bare = ["https://", "http://", "//"].iter().find(|scheme| lower.starts_with(**scheme));
    match bare.and_then(|scheme| argument.get(scheme.len()..)) {
        Some(rest) => rest.split('/').next().unwrap_or(rest),
        None => argument.trim_matches('.').trim_end_matches('/'),
    }
}

fn is_host(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic()) && text.contains('.') && !text.contains([':', '/'])
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
