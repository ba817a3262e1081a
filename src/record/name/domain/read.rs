//! Finding and checking the domain in what was typed, with places in the original text.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use super::{
    super::{
        super::{
            span::{ParseError, Span},
            visible::is_hidden,
        },
        LABEL_OCTETS, NAME_OCTETS, Name,
    },
    DomainFault, suffix_labels,
};

type Refused = ParseError<DomainFault>;

/// RFC 3490 §3.1: the characters that 'MUST be recognized as dots'.
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// Letters of four bytes, and a mark on each that IDNA joins with it: what is longer cannot fit,
/// and is not converted (that takes time by the square of the length).
const LABEL_BYTES: usize = LABEL_OCTETS * 8;

/// The domain in `input`, in A-labels.
pub(super) fn name(input: &str) -> Result<Name, Refused> {
    let place = locate(input);
    let host = place.of(input);
    let refused = |cause| ParseError { span: place, cause };
    if host.is_empty() {
        return Err(refused(DomainFault::Empty));
    }
    if is_address(host) {
        return Err(refused(DomainFault::IpAddress));
    }
    if host.len() > NAME_OCTETS * 8 {
        return Err(refused(DomainFault::LongName));
    }
    let body = host.strip_suffix(DOTS).unwrap_or(host);
    let mut labels: Vec<String> = Vec::new();
    let mut start = place.start;
    for piece in body.split_inclusive(DOTS) {
        let text = piece.strip_suffix(DOTS).unwrap_or(piece);
        labels.push(label(text).map_err(|fault| fault.shifted(start))?);
        start += piece.len();
    }
    // `split_inclusive` gives nothing after a last dot: `example..`, of which one dot is dropped above.
    if body.is_empty() || body.ends_with(DOTS) {
        return Err(ParseError::new(start, start, DomainFault::EmptyLabel));
    }
    let ascii = labels.join(".");
    if ascii.len() > NAME_OCTETS {
        return Err(refused(DomainFault::LongName));
    }
    // RFC 1123 §2.1: the top label is alphabetic, so that a name never looks like an address.
    if labels.last().is_some_and(|top| top.bytes().all(|b| b.is_ascii_digit())) {
        return Err(refused(DomainFault::IpAddress));
    }
    if suffix_labels(&ascii) == Some(labels.len()) {
        return Err(refused(DomainFault::PublicSuffix));
    }
    if labels.len() == 1 {
        return Err(refused(DomainFault::SingleLabel));
    }
    // RFC 5893 §2 looks at all labels together: one written from right to left binds the others.
    if idna::domain_to_unicode(&ascii).1.is_err() {
        return Err(refused(DomainFault::Idna));
    }
    Name::parse(&ascii).map_err(|_| refused(DomainFault::Idna))
}

/// Where in `input` the domain stands: inside `<…>`, after a scheme and `user@`, before a port and path.
fn locate(input: &str) -> Span {
    let mut host = input.trim_matches(is_wrapping);
    if let Some(at) = host.rfind('<') {
        let inside = host.get(at + 1..).unwrap_or_default();
        host = inside.split('>').next().unwrap_or(inside);
    }
    if let Some((scheme, rest)) = host.split_once(':')
        && scheme.eq_ignore_ascii_case("mailto")
    {
        host = rest;
    }
    if let Some((_, rest)) = host.split_once("://") {
        host = rest;
    }
    host = host.split(['/', '?', '#', '\\']).next().unwrap_or(host);
    host = host.rsplit('@').next().unwrap_or(host).trim_matches(is_wrapping);
    if let Some((name, port)) = host.rsplit_once(':')
        && !name.contains(':')
        && port.bytes().all(|b| b.is_ascii_digit())
    {
        host = name;
    }
    let start = host.as_ptr().addr().saturating_sub(input.as_ptr().addr());
    Span::new(start, start + host.len())
}

/// What people paste around a name without meaning it.
fn is_wrapping(c: char) -> bool {
    let is_joiner = matches!(c, '\u{200c}' | '\u{200d}');
    c.is_whitespace()
        || (is_hidden(c) && !is_joiner)
        || matches!(
            c,
            '"' | '\'' | '`' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}' | '«' | '»'
        )
}

fn is_address(host: &str) -> bool {
    host.starts_with('[') || host.parse::<std::net::IpAddr>().is_ok()
}

/// One label as an A-label.
fn label(text: &str) -> Result<String, Refused> {
    let whole = |cause| ParseError::new(0, text.len(), cause);
    if text.is_empty() {
        return Err(whole(DomainFault::EmptyLabel));
    }
    // RFC 1123 §2.1: letters, digits and hyphens; other letters become these by IDNA.
    if let Some((at, c)) = text.char_indices().find(|(_, c)| is_refused(*c)) {
        return Err(ParseError::new(at, at + c.len_utf8(), DomainFault::Character(c)));
    }
    if text.starts_with('-') {
        return Err(ParseError::new(0, 1, DomainFault::Hyphen));
    }
    if text.ends_with('-') {
        return Err(ParseError::new(text.len() - 1, text.len(), DomainFault::Hyphen));
    }
    if text.len() > LABEL_BYTES || (text.is_ascii() && text.len() > LABEL_OCTETS) {
        return Err(whole(DomainFault::LongLabel));
    }
    let ascii = Uts46::new()
        .to_ascii(text.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
        .map_err(|_| whole(DomainFault::Idna))?;
    if ascii.is_empty() || ascii.contains('.') {
        return Err(whole(DomainFault::Idna));
    }
    if ascii.len() > LABEL_OCTETS {
        return Err(whole(DomainFault::LongLabel));
    }
    Ok(ascii.to_ascii_lowercase())
}

fn is_refused(c: char) -> bool {
    let is_joiner = matches!(c, '\u{200c}' | '\u{200d}');
    if c.is_ascii() {
        !c.is_ascii_alphanumeric() && c != '-'
    } else {
        c.is_whitespace() || (is_hidden(c) && !is_joiner)
    }
}
