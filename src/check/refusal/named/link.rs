//! What the address of a help page names.
//!
//! Many receivers give no reason but a link, and the link tells: `…/Why?s=mfrom;id=ann%40example.com;ip=192.0.2.25`.
//! The parameters that name the sender and its address are read; those that name the receiver are not.
//!
//! References: RFC 3986 §2.1 (percent-encoding), RFC 7208 §7.3 (the macros that such links are made with).

use std::{borrow::Cow, net::IpAddr};

use super::{super::is_private, host_name};

/// Octets of a value that are read: the longest domain (RFC 1035 §2.3.4) behind a local part, all of it encoded.
const VALUE: usize = 1024;

/// `?s=mfrom;id=ann@example.com;ip=192.0.2.25;r=…`, `&i=ip&v=192.0.2.25`, `/query/ip/192.0.2.25`.
pub(super) fn query(links: &[&str]) -> (Option<String>, Option<IpAddr>) {
    let (mut domain, mut ip) = (None, None);
    for link in links {
        for pair in link.split(['?', ';', '&', '/', '#']) {
            let (name, value) = pair.split_once('=').unwrap_or(("", pair));
            let name = name.to_ascii_lowercase();
            if is_receivers(&name) {
                continue;
            }
            let value = decoded(value);
            let value = value.trim_matches(['<', '>', ')', '[', ']', '"', '\'', ',', '.']);
            if let Ok(found) = value.parse() {
                ip = ip.or(Some(found).filter(|ip| !is_private(*ip)));
            }
            if is_senders(&name) {
                let host = value.rsplit('@').next().unwrap_or_default();
                domain = domain.or_else(|| host_name(host));
            }
        }
    }
    (domain, ip)
}

fn is_receivers(name: &str) -> bool {
    matches!(name, "r" | "receiver" | "to" | "rcpt" | "recipient")
}

fn is_senders(name: &str) -> bool {
    matches!(name, "id" | "domain" | "d" | "sender" | "from" | "mailfrom" | "mfrom" | "helo" | "identity")
}

fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('%') || value.len() > VALUE {
        return Cow::Borrowed(value);
    }
    let octets = value.as_bytes();
    let mut plain = Vec::with_capacity(octets.len());
    let mut at = 0;
    while let Some(&octet) = octets.get(at) {
        let digits = value.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|c| c.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(encoded) if octet == b'%' => {
                plain.push(encoded);
                at += 3;
            }
            _ => {
                plain.push(octet);
                at += 1;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&plain).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sender_is_read_and_never_the_receiver() {
        for (link, domain, ip) in [
            (
                "http://www.openspf.net/Why?s=mfrom;id=ann%40example.com;ip=192.0.2.25;r=mx.example.net",
                Some("example.com"),
                Some("192.0.2.25"),
            ),
            (
                "http://www.openspf.org/why.html?sender=ann%40example.com&ip=192.0.2.25&receiver=mx1.example.net",
                Some("example.com"),
                Some("192.0.2.25"),
            ),
            (
                "https://www.openspf.net/Why?id=%3cann@example.com%3e&ip=192.0.2.25",
                Some("example.com"),
                Some("192.0.2.25"),
            ),
            (
                "http://x/Why?s=helo;id=mail.example.com;ip=2001%3Adb8%3A25%3A%3A25",
                Some("mail.example.com"),
                Some("2001:db8:25::25"),
            ),
            ("http://x/why?receiver=203.0.113.9&r=bob%40example.net", None, None),
            ("http://x/why?id=%zz%4", None, None), // not encoded, and no name
            ("http://x/why?id=a%40%C3%BC.example", Some("ü.example"), None),
        ] {
            let (found, address) = query(&[link]);
            assert_eq!(found.as_deref(), domain, "{link}");
            assert_eq!(address.map(|ip| ip.to_string()).as_deref(), ip, "{link}");
        }
    }

    #[test]
    fn a_value_is_read_only_so_far() {
        let long = format!("http://x/?id=a%40{}.example", "%61".repeat(VALUE));
        assert_eq!(query(&[&long]).0, None);
    }
}
