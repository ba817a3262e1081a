//! Reading what people type where a term is wanted: an address, a range, a name, terms, a record.

use std::net::{IpAddr, Ipv4Addr};

use crate::{
    record::{
        claim::{Claim, claim},
        name::DomainName,
        pasted, private_key,
        span::{ParseError, Span},
        spf::{self, Fault, Term},
        txt,
    },
    words::{self, fault, spf as say},
};

/// Where an error is, and its sentence.
pub(super) type Refused = (Span, String);

/// Addresses and networks, one or several, with or without `ip4:` in front; a range of addresses
/// becomes the networks it is made of.
pub(in super::super) fn addresses(text: &str) -> Result<Vec<Term>, Refused> {
    if let Some(networks) = range(text) {
        return networks.map_err(|why| (whole(text), why));
    }
    let words: Vec<(usize, &str)> = words(text).collect();
    if words.is_empty() {
        return Err((whole(text), say::empty_address()));
    }
    words.into_iter().map(|(at, word)| address(word).map_err(|e| moved(e, at))).collect()
}

/// A name, behind `prefix` (`a:`, `include:`, `redirect=`, `exp=`), which may have been typed too.
pub(super) fn named(text: &str, prefix: &str) -> Result<Term, Refused> {
    let start = text.len() - text.trim_start().len();
    let typed = text.trim();
    if typed.is_empty() {
        return Err((whole(text), say::empty_name()));
    }
    let bare = ["a:", "include:", "redirect=", "exp="]
        .iter()
        .find_map(|known| {
            let (head, rest) = typed.split_at_checked(known.len())?;
            head.eq_ignore_ascii_case(known).then_some(rest)
        })
        .unwrap_or(typed);
    let at = start + typed.len() - bare.len();
    if is_address(bare) {
        return Err((Span::new(at, at + bare.len()), say::address_as_name()));
    }
    let name = if bare.is_ascii() {
        bare.strip_suffix('.').unwrap_or(bare).to_owned()
    } else {
        let domain = DomainName::parse(bare)
            .map_err(|ParseError { span, cause }| (span.shifted(at), fault::domain(&cause)))?;
        domain.as_str().to_owned()
    };
    format!("{prefix}{name}").parse().map_err(|error: ParseError<Fault>| {
        let start = error.span.start.saturating_sub(prefix.len()) + at;
        let end = error.span.end.saturating_sub(prefix.len()) + at;
        (Span::new(start.min(text.len()), end.min(text.len())), fault::spf(&error.cause))
    })
}

/// One or more terms. Of a whole record its terms, but not its `all`: the list has its own.
pub(super) fn terms(text: &str) -> Result<Vec<Term>, Refused> {
    if let Some(why) = stranger(text) {
        return Err((whole(text), why));
    }
    let is_record = spf::claims_to_be_spf(text);
    let mut found = Vec::new();
    for parsed in spf::terms(text) {
        match parsed.term {
            Ok(Term::Directive(directive)) if is_record && directive.mechanism == spf::Mechanism::All => {}
            Ok(term) => found.push(term),
            Err(error) => return Err((error.span, fault::spf(&error.cause))),
        }
    }
    if found.is_empty() { Err((whole(text), say::empty_term())) } else { Ok(found) }
}

/// The SPF records in what was pasted: a value, quoted strings, a line of a zone file, or several
/// records one after the other. One text that is no record comes back as it is.
pub(in super::super) fn records(pasted: &str) -> Vec<String> {
    let read = pasted::read(pasted).records.into_iter();
    let read: Vec<String> =
        read.filter_map(|record| record.text()).filter(|text| spf::claims_to_be_spf(text)).collect();
    if !read.is_empty() {
        return read.iter().flat_map(|record| split(record)).collect();
    }
    let lines: Vec<String> = pasted.lines().map(txt::unquoted).flat_map(|line| split(&line)).collect();
    if lines.iter().filter(|line| spf::claims_to_be_spf(line)).count() > 1 {
        return lines.into_iter().filter(|line| spf::claims_to_be_spf(line)).collect();
    }
    split(&txt::unquoted(pasted))
}

/// Why a text is no part of an SPF record, whatever terms it could be read as: it is a private key, or a record of
/// another kind.
pub(super) fn stranger(text: &str) -> Option<String> {
    if private_key::found(text).is_some() {
        return Some(words::dkim::private_key_pasted());
    }
    match claim(text)? {
        Claim::Spf => None,
        Claim::Dkim => Some(words::screen::belongs_to_dkim()),
        Claim::Dmarc => Some(words::screen::belongs_to_dmarc()),
    }
}

/// Whether a text is an address, with a prefix length perhaps.
pub(super) fn is_address(text: &str) -> bool {
    let host = text.split_once('/').map_or(text, |(host, _)| host);
    host.parse::<IpAddr>().is_ok()
}

/// Cut in front of every `v=spf1`, without what stands in front of the first.
fn split(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let begins = |at: &usize| *at == 0 || lower.as_bytes().get(at - 1).is_some_and(u8::is_ascii_whitespace);
    let mut starts: Vec<usize> = lower.match_indices("v=spf1").map(|(at, _)| at).filter(begins).collect();
    if starts.is_empty() {
        return vec![text.to_owned()];
    }
    starts.push(text.len());
    starts
        .iter()
        .zip(starts.iter().skip(1))
        .filter_map(|(start, end)| text.get(*start..*end))
        .map(|record| record.trim().to_owned())
        .collect()
}

fn address(word: &str) -> Result<Term, Refused> {
    let bare = ["ip4:", "ip6:"]
        .iter()
        .find_map(|known| {
            let (head, rest) = word.split_at_checked(known.len())?;
            head.eq_ignore_ascii_case(known).then_some(rest)
        })
        .unwrap_or(word);
    let at = word.len() - bare.len();
    if bare.contains('.') && bare.contains(char::is_alphabetic) && !bare.contains(':') {
        return Err((Span::new(at, word.len()), say::name_as_address()));
    }
    let prefix = if bare.contains(':') { "ip6:" } else { "ip4:" };
    format!("{prefix}{bare}").parse().map_err(|error: ParseError<Fault>| {
        let start = error.span.start.saturating_sub(prefix.len());
        let end = error.span.end.saturating_sub(prefix.len());
        ((Span::new(start, end)).shifted(at), fault::spf(&error.cause))
    })
}

/// `first-last`, if that is what it is.
fn range(text: &str) -> Option<Result<Vec<Term>, String>> {
    let (first, last) = text.split_once(['-', '–'])?;
    let first = first.trim().trim_start_matches("ip4:").parse::<Ipv4Addr>().ok()?;
    let last = last.trim().parse::<Ipv4Addr>().ok()?;
    if first > last {
        return Some(Err(say::range_backwards()));
    }
    let networks = spf::networks(first, last);
    Some(match networks {
        Some(networks) => networks
            .into_iter()
            .map(|(address, prefix)| {
                let text =
                    if prefix == 32 { format!("ip4:{address}") } else { format!("ip4:{address}/{prefix}") };
                text.parse().map_err(|error: ParseError<Fault>| fault::spf(&error.cause))
            })
            .collect(),
        None => Err(say::range_ragged()),
    })
}

/// The words of a list, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let mut at = 0;
    text.split_inclusive(separates)
        .map(move |piece| {
            let start = at;
            at += piece.len();
            (start, piece.trim_end_matches(separates))
        })
        .filter(|(_, word)| !word.is_empty())
}

fn moved((span, why): Refused, by: usize) -> Refused {
    (span.shifted(by), why)
}

const fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(terms: &[Term]) -> String {
        terms.iter().map(Term::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_typed_as_an_address_decides_the_kind_of_term() {
        for (typed, term) in [
            ("192.0.2.1", "ip4:192.0.2.1"),
            (" 192.0.2.0/24 ", "ip4:192.0.2.0/24"),
            ("2001:db8::/32", "ip6:2001:db8::/32"),
            ("ip4:192.0.2.1", "ip4:192.0.2.1"), // the mechanism typed too
            ("192.0.2.1, 192.0.2.9", "ip4:192.0.2.1 ip4:192.0.2.9"), // several
            ("192.0.2.0-192.0.2.255", "ip4:192.0.2.0/24"), // a range that is a network
            ("192.0.2.1 - 192.0.2.4", "ip4:192.0.2.1 ip4:192.0.2.2/31 ip4:192.0.2.4"),
            ("192.0.2.7-192.0.2.7", "ip4:192.0.2.7"),
            ("0.0.0.0-255.255.255.255", "ip4:0.0.0.0/0"),
        ] {
            assert_eq!(shown(&addresses(typed).unwrap()), term, "{typed}");
        }
    }

    #[test]
    fn an_address_that_is_none_is_refused_at_its_place() {
        for (typed, place) in [
            ("", ""),
            ("192.0.2", "192.0.2"),
            ("192.0.2.1/33", "/33"),
            ("ip4:192.0.2.300", "192.0.2.300"),
            ("192.0.2.1 mail.example.com", "mail.example.com"), // a name among addresses
            ("192.0.2.9-192.0.2.1", "192.0.2.9-192.0.2.1"),     // backwards
            ("10.0.0.1-10.255.255.254", "10.0.0.1-10.255.255.254"), // too ragged
        ] {
            let (span, why) = addresses(typed).unwrap_err();
            assert_eq!(span.of(typed), place, "{typed}: {why}");
        }
    }

    #[test]
    fn a_name_may_come_with_its_prefix_a_final_dot_or_in_its_own_script() {
        for (typed, prefix, term) in [
            ("mail.example.com", "a:", "a:mail.example.com"),
            ("mail.example.com.", "a:", "a:mail.example.com"),
            ("include:_spf.example.com", "include:", "include:_spf.example.com"),
            ("include:_spf.example.com", "redirect=", "redirect=_spf.example.com"), // the choice decides
            ("bücher.example", "a:", "a:xn--bcher-kva.example"),
            ("%{d}._spf.example.com", "include:", "include:%{d}._spf.example.com"),
            ("mail.example.com/28", "a:", "a:mail.example.com/28"),
        ] {
            assert_eq!(named(typed, prefix).unwrap().to_string(), term);
        }
        for (typed, place) in
            [(" ", " "), ("mail", "mail"), ("a:192.0.2.1", "192.0.2.1"), ("mail..example.com", ".")]
        {
            let (span, why) = named(typed, "a:").unwrap_err();
            assert_eq!(span.of(typed), place, "{typed}: {why}");
        }
    }

    #[test]
    fn a_service_s_whole_record_gives_its_terms_without_its_all() {
        assert_eq!(shown(&terms("v=spf1 include:a.example -all").unwrap()), "include:a.example");
        assert_eq!(shown(&terms("-all").unwrap()), "-all");
        assert_eq!(shown(&terms("a mx").unwrap()), "a mx");
        assert_eq!(terms("mx foo").unwrap_err().0.of("mx foo"), "foo");
        assert!(terms("").is_err());
    }

    #[test]
    fn records_are_found_in_what_panels_and_zone_files_show() {
        for (pasted, found) in [
            ("v=spf1 mx -all", &["v=spf1 mx -all"][..]),
            ("\"v=spf1 mx \" \"-all\"", &["v=spf1 mx -all"]),
            ("example.com. 300 IN TXT v=spf1 mx -all", &["v=spf1 mx -all"]),
            ("example.com. TXT \"v=spf1 mx -all\" ; ours", &["v=spf1 mx -all"]),
            ("\"v=spf1 a -all\"\n\"v=spf1 mx ~all\"\n", &["v=spf1 a -all", "v=spf1 mx ~all"]),
            ("v=spf1 a -all v=spf1 mx ~all", &["v=spf1 a -all", "v=spf1 mx ~all"]),
            ("a mx", &["a mx"]),
        ] {
            assert_eq!(records(pasted), found, "{pasted}");
        }
    }
}
