//! Links that a filter replaced with links to itself.
//!
//! Filters against phishing rewrite the links of a mail so that a click goes through them. Most keep the
//! original address inside the new one, percent-encoded or in an encoding of their own.
//!
//! References: Microsoft Safe Links (`url=`), Proofpoint URL Defense versions 1 to 3, Barracuda, Cisco,
//! Sophos, Trustwave and others that carry the address in a parameter.

use base64ct::Encoding as _;

use super::{BodyChange, body::Candidate};

/// A link longer than this is not looked into.
const LINK_OCTETS: usize = 8_192;
/// Parameters that hold an address.
const PARAMETERS: [&str; 6] = ["url", "u", "a", "q", "target", "destination"];

/// The body as it was before its links were replaced.
pub(super) fn candidates(body: &[u8]) -> Vec<Candidate> {
    let mut out = Vec::with_capacity(body.len());
    let mut host = None;
    let mut rest = body;
    while let Some(at) = memchr::memmem::find(rest, b"http") {
        let (before, link) = rest.split_at(at);
        out.extend_from_slice(before);
        let end = link.iter().position(|octet| is_outside(*octet)).unwrap_or(link.len());
        let (link, behind) = link.split_at(end);
        match original(link) {
            Some((from, address)) => {
                host.get_or_insert(from);
                out.extend_from_slice(&address);
            }
            None => out.extend_from_slice(link),
        }
        rest = behind;
    }
    out.extend_from_slice(rest);
    let Some(host) = host else { return Vec::new() };
    let plain = replaced_attributes(&out);
    [out, plain]
        .into_iter()
        .map(|body| Candidate { body, change: BodyChange::Links { host: host.clone() } })
        .collect()
}

/// Where a link ends in text and in HTML.
const fn is_outside(octet: u8) -> bool {
    octet.is_ascii_whitespace() || octet.is_ascii_control() || matches!(octet, b'<' | b'>' | b'"' | b'\'')
}

/// The host that a link leads to, and the address inside it.
fn original(link: &[u8]) -> Option<(String, Vec<u8>)> {
    let text = str::from_utf8(link).ok().filter(|text| text.len() <= LINK_OCTETS)?;
    let after = text.split_once("://")?.1;
    let (host, path) = after.split_once('/')?;
    let address = if host.ends_with("urldefense.com") || host.ends_with("urldefense.proofpoint.com") {
        url_defense(path)
    } else {
        in_parameter(path).or_else(|| in_path(path))
    };
    Some((host.to_owned(), address?))
}

/// `?url=https%3A%2F%2F…`
fn in_parameter(path: &str) -> Option<Vec<u8>> {
    let query = path.split_once('?')?.1.replace("&amp;", "&");
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    values.filter(|(name, _)| PARAMETERS.contains(name)).find_map(|(_, value)| {
        let plain = percent_decoded(value);
        if plain.starts_with(b"http") {
            return Some(plain);
        }
        let octets =
            base64ct::Base64Unpadded::decode_vec(str::from_utf8(&plain).ok()?.trim_end_matches('=')).ok()?;
        octets.starts_with(b"http").then_some(octets)
    })
}

/// `/…/https%3A%2F%2F…`, as Cisco has it.
fn in_path(path: &str) -> Option<Vec<u8>> {
    let last = path.rsplit('/').next().filter(|last| last.starts_with("http"))?;
    let plain = percent_decoded(last);
    plain.windows(3).any(|three| three == b"://").then_some(plain)
}

/// Version 3: `/v3/__https://host/path__;!!…`, with `*` for characters listed behind; version 2: `?u=https-3A__host_path&…`.
fn url_defense(path: &str) -> Option<Vec<u8>> {
    if let Some(rest) = path.strip_prefix("v3/__") {
        let (address, signs) = rest.split_once("__;").or_else(|| rest.rsplit_once("__"))?;
        let signs = signs.split("!!").next().unwrap_or_default().trim_end_matches(';');
        let octets = base64ct::Base64UrlUnpadded::decode_vec(signs.trim_end_matches('=')).unwrap_or_default();
        let mut signs = octets.into_iter();
        let restored =
            address.bytes().map(|octet| if octet == b'*' { signs.next().unwrap_or(octet) } else { octet });
        let mut address: Vec<u8> = restored.collect();
        // A double slash is folded into one on the way.
        if let Some(at) =
            address.windows(2).position(|two| two == b":/").filter(|at| address.get(at + 2) != Some(&b'/'))
        {
            address.insert(at + 2, b'/');
        }
        return Some(address);
    }
    let query = path.split_once('?')?.1.replace("&amp;", "&");
    let value = query.split('&').find_map(|pair| pair.strip_prefix("u="))?;
    let is_first = path.starts_with("v1/");
    let plain = if is_first { value.to_owned() } else { value.replace('-', "%").replace('_', "/") };
    Some(percent_decoded(&plain)).filter(|address| address.starts_with(b"http"))
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut octets = text.as_bytes().iter().copied();
    while let Some(octet) = octets.next() {
        let digits: [Option<u8>; 2] = {
            let mut ahead = octets.clone();
            [ahead.next(), ahead.next()]
        };
        let digit =
            |at: usize| digits.get(at).copied().flatten().and_then(|digit| char::from(digit).to_digit(16));
        match (octet, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                octets.nth(1);
            }
            _ => out.push(octet),
        }
    }
    out
}

/// HTML without the attributes that Safe Links adds beside the link.
fn replaced_attributes(body: &[u8]) -> Vec<u8> {
    let mut out = body.to_vec();
    for name in [b" originalsrc=\"".as_slice(), b" shash=\"", b" data-safelink=\"", b" data-auth=\""] {
        while let Some(start) = memchr::memmem::find(&out, name) {
            let begin = start + name.len();
            let Some(length) = out.get(begin..).and_then(|rest| memchr::memchr(b'"', rest)) else { break };
            out.drain(start..=begin + length);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_inside_a_link_is_found() {
        for (link, want) in [
            (
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb%3Fc%3D1&data=x",
                "https://a.example/b?c=1",
            ),
            (
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&amp;data=x",
                "https://a.example/",
            ),
            ("https://urldefense.com/v3/__https://a.example/b?c=1__;!!abc!d$", "https://a.example/b?c=1"),
            ("https://urldefense.com/v3/__https://a.example/*b__;Iw!!abc!d$", "https://a.example/#b"),
            (
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_b-3Fc-3D1&d=x",
                "https://a.example/b?c=1",
            ),
            ("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fa.example%2fb&c=E", "https://a.example/b"),
            ("https://secure-web.cisco.com/1abc/https%3A%2F%2Fa.example%2Fb", "https://a.example/b"),
        ] {
            let (_, address) = original(link.as_bytes()).expect(link);
            assert_eq!(String::from_utf8_lossy(&address), want);
        }
        assert_eq!(original(b"https://a.example/b?c=1"), None);
    }

    #[test]
    fn a_body_without_such_links_has_no_candidate() {
        assert!(candidates(b"see https://a.example/ and http").is_empty());
    }
}
