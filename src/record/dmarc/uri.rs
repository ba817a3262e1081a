//! Where reports go: `mailto:` addresses.
//!
//! References: RFC 9989 §4.7 (`rua`, `ruf`) and §4.8 (`dmarc-uri`), RFC 6068 §2 (`mailto`),
//! RFC 3986 §2.1 (percent-encoding).

use std::{fmt, ops::Range, str::FromStr};

use super::super::{
    name::{DomainFault, DomainName},
    span::ParseError,
    visible::is_hidden,
};

/// A report address, with the size limit RFC 7489 allowed after it if one is written.
///
/// RFC 9989 §4.7 allows any URI and asks reporters to know `mailto:`, which is all they know; other schemes are kept as
/// written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReportUri {
    /// `mailto:local@domain`, `,` `!` and `;` percent-encoded when printed.
    Mailto {
        /// The part before `@`, decoded.
        local: String,
        /// The part after `@`.
        domain: DomainName,
        /// The `10m` of `!10m`, as written; reporters ignore it since RFC 9989.
        size_limit: Option<String>,
    },
    /// The same with header fields behind it (RFC 6068 §2), which reporters may use or leave out.
    WithFields {
        /// The part before `@`, decoded.
        local: String,
        /// The part after `@`.
        domain: DomainName,
        /// What stands behind `?`, as written.
        fields: String,
    },
    /// Another scheme, as written: nobody sends there. Also a `mailto:` at a public suffix, which the parts above
    /// could not hold.
    Other(String),
}

/// What keeps a text from being a report address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UriFault {
    /// Nothing there.
    Empty,
    /// An address without `mailto:` in front.
    NoScheme,
    /// No `@`, or nothing before it.
    NoLocalPart,
    /// `mailto://`, which begins the address with two slashes.
    Slashes,
    /// `mailto` once more, or another sign than a colon behind it.
    Mailto,
    /// What stands after `@` is no domain.
    Domain,
    /// A character an address cannot hold.
    Character(char),
}

impl ReportUri {
    /// Reads what a person types: `dmarc@example.com`, with or without `mailto:`.
    ///
    /// # Errors
    /// What is wrong, at its place in `input`.
    pub fn from_address(input: &str) -> Result<Self, ParseError<UriFault>> {
        let address = input.trim();
        let offset = input.len() - input.trim_start().len();
        if let Some(rest) = strip_mailto(address) {
            let uri = if rest.is_ascii() { address.parse() } else { mailto(address, rest, true) };
            return uri.map_err(|e| e.shifted(offset));
        }
        let (local, domain) = halves(address).map_err(|e| e.shifted(offset))?;
        if let Some((at, c)) = local.char_indices().find(|(_, c)| !is_typed(*c)) {
            let start = offset + at;
            return Err(ParseError::new(start, start + c.len_utf8(), UriFault::Character(c)));
        }
        let domain = domain_name(domain, true).map_err(|_| {
            ParseError::new(offset + local.len() + 1, offset + address.len(), UriFault::Domain)
        })?;
        Ok(Self::Mailto { local: local.to_owned(), domain, size_limit: None })
    }

    /// The domain reports are sent to, for an address.
    #[must_use]
    pub const fn domain(&self) -> Option<&DomainName> {
        match self {
            Self::Mailto { domain, .. } | Self::WithFields { domain, .. } => Some(domain),
            Self::Other(_) => None,
        }
    }

    /// The bare address, as a person types it.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Mailto { local, domain, .. } | Self::WithFields { local, domain, .. } => {
                format!("{local}@{domain}")
            }
            Self::Other(uri) => uri.clone(),
        }
    }

    /// Whether reporters can send there at all: `mailto:` is the only scheme they know.
    #[must_use]
    pub fn is_mailto(&self) -> bool {
        match self {
            Self::Mailto { .. } | Self::WithFields { .. } => true,
            Self::Other(uri) => strip_mailto(uri).is_some(),
        }
    }
}

/// One URI as it stands in `rua=`.
impl FromStr for ReportUri {
    type Err = ParseError<UriFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(ParseError::new(0, 0, UriFault::Empty));
        }
        let foreign = |c: char| !c.is_ascii_graphic() || matches!(c, ',' | ';' | '"' | '<' | '>' | '\\');
        if let Some((at, c)) = text.char_indices().find(|(_, c)| foreign(*c)) {
            return Err(ParseError::new(at, at + c.len_utf8(), UriFault::Character(c)));
        }
        if let Some(rest) = strip_mailto(text) {
            return mailto(text, rest, false);
        }
        // RFC 3986 §3.1: 'scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )'.
        let is_scheme = |scheme: &str| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        };
        match text.split_once(':') {
            Some((scheme, _)) if is_scheme(scheme) => Ok(Self::Other(text.to_owned())),
            _ => Err(ParseError::new(0, text.len(), UriFault::NoScheme)),
        }
    }
}

impl fmt::Display for ReportUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (local, domain, rest) = match self {
            Self::Mailto { local, domain, size_limit } => {
                (local, domain, size_limit.as_ref().map(|limit| format!("!{limit}")))
            }
            Self::WithFields { local, domain, fields } => (local, domain, Some(format!("?{fields}"))),
            Self::Other(uri) => return f.write_str(uri),
        };
        f.write_str("mailto:")?;
        let doubtful = doubtful(local);
        for (at, byte) in local.bytes().enumerate() {
            if is_plain(byte) && !doubtful.contains(&at) {
                write!(f, "{}", char::from(byte))?;
            } else {
                write!(f, "%{byte:02X}")?;
            }
        }
        write!(f, "@{domain}")?;
        rest.map_or(Ok(()), |rest| f.write_str(&rest))
    }
}

/// Which octets of a local part are encoded because they would not be taken for its own where it begins: slashes as
/// those of `http://`, a colon or an equals sign as that of a second `mailto`.
fn doubtful(local: &str) -> Range<usize> {
    let sign = match local.get(..6) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => 6,
        _ => 0,
    };
    match local.get(sign..) {
        Some(rest) if rest.starts_with([':', '=']) => sign..sign + 1,
        _ if local.starts_with("//") => 0..2,
        _ => 0..0,
    }
}

/// What follows `mailto:`, in any letter case (RFC 3986 §3.1).
fn strip_mailto(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("mailto").then_some(rest)
}

/// `rest` of `whole`, which ends in it.
fn mailto(whole: &str, rest: &str, is_typed: bool) -> Result<ReportUri, ParseError<UriFault>> {
    // RFC 6068 §2: what follows `?` are header fields; they are kept as written.
    if let Some((address, fields)) = rest.split_once('?') {
        let head = whole.get(..whole.len() - fields.len() - 1).unwrap_or(whole);
        return Ok(match mailto(head, address, is_typed)? {
            ReportUri::Mailto { local, domain, size_limit: None } => {
                ReportUri::WithFields { local, domain, fields: fields.to_owned() }
            }
            _ => ReportUri::Other(whole.to_owned()),
        });
    }
    let offset = whole.len() - rest.len();
    // RFC 6068 §2: a colon cannot begin a local part, and `mailto` in front of one is no name.
    if rest.starts_with([':', '=']) || strip_mailto(rest).is_some() || is_mailto_with_equals(rest) {
        return Err(ParseError::new(0, whole.len(), UriFault::Mailto));
    }
    // RFC 6068 §2: 'mailtoURI = "mailto:" [ to ]'. Slashes could begin a name, but nobody has such a one.
    if rest.starts_with("//") {
        return Err(ParseError::new(offset, offset + 2, UriFault::Slashes));
    }
    let (address, size_limit) = match rest.rsplit_once('!') {
        Some((address, limit)) if is_size(limit) => (address, Some(limit.to_owned())),
        _ => (rest, None),
    };
    let (local, domain) = halves(address).map_err(|e| e.shifted(offset))?;
    let domain_start = offset + local.len() + 1;
    let local = decoded(local).map_err(|e| e.shifted(offset))?;
    match domain_name(domain, is_typed) {
        Ok(domain) => Ok(ReportUri::Mailto { local, domain, size_limit }),
        Err(Some(DomainFault::PublicSuffix)) => Ok(ReportUri::Other(whole.to_owned())),
        Err(_) => Err(ParseError::new(domain_start, domain_start + domain.len(), UriFault::Domain)),
    }
}

fn is_mailto_with_equals(text: &str) -> bool {
    text.split_once('=').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("mailto"))
}

/// What stands before and after the last `@`.
fn halves(address: &str) -> Result<(&str, &str), ParseError<UriFault>> {
    if address.is_empty() {
        return Err(ParseError::new(0, 0, UriFault::Empty));
    }
    match address.rsplit_once('@') {
        // Two addresses were written where one goes: what stands between them is the thing to show.
        Some((local, _)) if local.contains('@') => {
            let separator = |c: &(usize, char)| matches!(c.1, ',' | ';' | ' ');
            let (at, c) = local.char_indices().find(separator).unwrap_or((local.find('@').unwrap_or(0), '@'));
            Err(ParseError::new(at, at + c.len_utf8(), UriFault::Character(c)))
        }
        Some(("", _)) => Err(ParseError::new(0, 0, UriFault::NoLocalPart)),
        None => Err(ParseError::new(0, address.len(), UriFault::NoLocalPart)),
        Some(halves) => Ok(halves),
    }
}

/// A domain written plainly; [`DomainName::parse`] alone would take one out of a URL too.
fn domain_name(text: &str, is_typed: bool) -> Result<DomainName, Option<DomainFault>> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.') || (is_typed && !c.is_ascii());
    if !text.chars().all(plain) {
        return Err(None);
    }
    DomainName::parse(text).map_err(|e| Some(e.cause))
}

/// RFC 7489 §6.4: `"!" 1*DIGIT [ "k" / "m" / "g" / "t" ]`.
fn is_size(limit: &str) -> bool {
    let digits = limit.strip_suffix(|c: char| "kmgtKMGT".contains(c)).unwrap_or(limit);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A local part with its percent-encoding taken away.
fn decoded(local: &str) -> Result<String, ParseError<UriFault>> {
    let fault = |at: usize, c: char| ParseError::new(at, at + c.len_utf8(), UriFault::Character(c));
    let mut octets = Vec::with_capacity(local.len());
    let mut characters = local.char_indices();
    while let Some((at, c)) = characters.next() {
        if c == '%' {
            let digits = local.get(at + 1..at + 3).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
            let octet = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            octets.push(octet.ok_or_else(|| fault(at, '%'))?);
            characters.nth(1);
        } else if c == '!' || !is_held(c) {
            // RFC 9989 §4.8: ',' and '!' MUST be encoded; a bare one ends the address for some readers.
            return Err(fault(at, c));
        } else {
            octets.extend(c.encode_utf8(&mut [0; 4]).bytes());
        }
    }
    let text = String::from_utf8(octets).map_err(|_| fault(local.find('%').unwrap_or(0), '%'))?;
    match text.chars().find(|c| !is_held(*c)) {
        Some(c) => Err(ParseError::new(0, local.len(), UriFault::Character(c))),
        None => Ok(text),
    }
}

/// What a local part can hold at all.
fn is_held(c: char) -> bool {
    !is_hidden(c) && !c.is_whitespace() && !matches!(c, '@' | '<' | '>')
}

/// What a person types before `@`: RFC 5321 §4.1.2 `Dot-string`, RFC 6531 letters included.
fn is_typed(c: char) -> bool {
    is_held(c) && !matches!(c, '"' | '(' | ')' | ',' | ':' | ';' | '[' | '\\' | ']')
}

/// What needs no percent-encoding in a path (RFC 3986 §3.3), `!`, `,` and `;` taken out. As little as
/// may be is encoded, because some reporters do not decode.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b'=' | b':' | b'/'
        )
}
