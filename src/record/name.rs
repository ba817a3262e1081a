//! Names in DNS.
//!
//! A name such as `mail.example.com` is a list of labels read from right to left. [`Name`] is any
//! name DNS can hold, underscores and odd bytes included; [`DomainName`] is a name mail can be
//! addressed to, and what a person types (`Example.COM.`, `bücher.example`, an address, a URL) is
//! turned into one, or refused with the place and the reason. [`Selector`] is the part a DKIM key's
//! name begins with.
//!
//! References: RFC 1035 §2.3.4 (sizes), RFC 1123 §2.1 (host names), RFC 5890 and RFC 8616 (IDNA),
//! RFC 6376 §3.1 (selectors).

mod domain;
mod selector;

use std::{
    fmt::{self, Write as _},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

use super::span::ParseError;

pub use domain::{DomainFault, DomainName, suffix_labels as top_level_labels};
pub use selector::{Selector, SelectorFault};

/// RFC 1035 §2.3.4: 'labels 63 octets or less'.
pub const LABEL_OCTETS: usize = 63;
/// RFC 1035 §2.3.4: 'names 255 octets or less', of which the dots and the root leave 253 as text.
pub const NAME_OCTETS: usize = 253;

/// Any name DNS can hold: lower case, without the final dot, octets that are no visible ASCII
/// written `\DDD` (RFC 1035 §5.1), as are dots and backslashes inside a label, so that it is always safe
/// to show. The root is the empty text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// What keeps a text from being a [`Name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Two dots in a row, or a dot at the start.
    EmptyLabel,
    /// More than 63 octets between two dots.
    LongLabel,
    /// More than 253 octets in all.
    LongName,
    /// A space, a control character or a letter outside ASCII.
    Character(char),
}

impl Name {
    /// The root of DNS.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Reads a name as zone files write it; a final dot is dropped.
    ///
    /// # Errors
    /// The first label that DNS cannot hold.
    pub fn parse(text: &str) -> Result<Self, ParseError<NameFault>> {
        if text == "." {
            return Ok(Self::root());
        }
        // The names of a zone file fit many times; more is not read, so that hostile text costs nothing.
        if text.len() > NAME_OCTETS * 4 + 1 {
            return Err(ParseError::new(0, text.len(), NameFault::LongName));
        }
        let body = without_final_dot(text);
        let mut labels = Vec::new();
        for (start, label) in split(body) {
            let end = start + label.len();
            if label.is_empty() {
                return Err(ParseError::new(start, end, NameFault::EmptyLabel));
            }
            let bytes = unescape(label).map_err(|fault| fault.shifted(start))?;
            if bytes.len() > LABEL_OCTETS {
                return Err(ParseError::new(start, end, NameFault::LongLabel));
            }
            labels.push(bytes);
        }
        // RFC 1035 §2.3.4: one length octet per label and one for the root, within 255.
        if labels.iter().map(|label| label.len() + 1).sum::<usize>() > NAME_OCTETS + 1 {
            return Err(ParseError::new(0, text.len(), NameFault::LongName));
        }
        Ok(Self::from_labels(labels))
    }

    /// A name from the labels of a DNS message, leftmost first.
    #[must_use]
    pub fn from_labels<L: AsRef<[u8]>>(labels: impl IntoIterator<Item = L>) -> Self {
        let shown: Vec<String> = labels.into_iter().map(|label| escape_label(label.as_ref())).collect();
        Self(shown.join("."))
    }

    /// The name that `text` is when every dot separates two labels and every other character stands for
    /// itself, as in SPF, where a space or a backslash is one; none if DNS cannot hold it.
    #[must_use]
    pub fn verbatim(text: &str) -> Option<Self> {
        let body = text.strip_suffix('.').unwrap_or(text);
        let holds = |label: &str| (1..=LABEL_OCTETS).contains(&label.len());
        (body.len() <= NAME_OCTETS && body.split('.').all(holds)).then(|| Self::from_labels(body.split('.')))
    }

    /// The text of the name, without a final dot.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the root.
    #[must_use]
    pub const fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The labels in presentation form, leftmost first.
    #[must_use]
    pub fn labels(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('.').filter(|label| !label.is_empty())
    }

    /// The name without its leftmost label; none for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        if self.is_root() {
            return None;
        }
        Some(Self(self.0.split_once('.').map_or_else(String::new, |(_, rest)| rest.to_owned())))
    }

    /// `labels` (one, or several with dots) put in front of this name.
    ///
    /// # Errors
    /// As [`Name::parse`], with places in the joined name.
    pub fn child(&self, labels: &str) -> Result<Self, ParseError<NameFault>> {
        if self.is_root() { Self::parse(labels) } else { Self::parse(&format!("{labels}.{self}")) }
    }

    /// Whether this name is `other` or stands below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.relative_to(other).is_some()
    }

    /// What stands left of `zone`; empty for the zone itself, none for a name outside it.
    #[must_use]
    pub fn relative_to(&self, zone: &Self) -> Option<&str> {
        if zone.is_root() {
            return Some(&self.0);
        }
        let rest = self.0.strip_suffix(zone.as_str())?;
        if rest.is_empty() { Some(rest) } else { rest.strip_suffix('.') }
    }
}

impl FromStr for Name {
    type Err = ParseError<NameFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Name {
    type Error = ParseError<NameFault>;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// The name without its final dot; the root is `.`.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.is_root() { "." } else { &self.0 })
    }
}

/// `text` without a final dot that no backslash takes for a character of the label.
fn without_final_dot(text: &str) -> &str {
    match text.strip_suffix('.') {
        Some(body) if body.bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 0 => body,
        _ => text,
    }
}

/// The labels of a name in presentation form, each with the byte it begins at.
fn split(body: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_escaped = false;
    let mut start = 0;
    body.split(move |c| {
        let splits = c == '.' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        splits
    })
    .map(move |label| {
        let at = start;
        start += label.len() + 1;
        (at, label)
    })
}

/// The octets of a label: RFC 1035 §5.1 `\DDD` is the octet of that number, `\X` is X.
fn unescape(label: &str) -> Result<Vec<u8>, ParseError<NameFault>> {
    let mut octets = Vec::with_capacity(label.len());
    let mut chars = label.char_indices();
    while let Some((at, c)) = chars.next() {
        let refused = |c: char| ParseError::new(at, at + c.len_utf8(), NameFault::Character(c));
        let digits = label.get(at + 1..at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_digit()));
        octets.push(match (c, digits) {
            ('\\', Some(digits)) => {
                chars.nth(2);
                digits.parse().map_err(|_| refused(c))?
            }
            ('\\', None) => match chars.next() {
                Some((_, next)) if next.is_ascii_graphic() => u8::try_from(next).unwrap_or(b'\\'),
                _ => return Err(refused(c)),
            },
            _ if c.is_ascii_graphic() => u8::try_from(c).map_err(|_| refused(c))?,
            _ => return Err(refused(c)),
        });
    }
    Ok(octets)
}

/// A label as [`Name`] writes it. A dot or backslash inside becomes `\DDD` too, so that every dot in
/// a name separates two labels.
fn escape_label(label: &[u8]) -> String {
    let mut shown = String::with_capacity(label.len());
    for &byte in label {
        if byte.is_ascii_graphic() && !matches!(byte, b'.' | b'\\') {
            shown.push(char::from(byte.to_ascii_lowercase()));
        } else {
            let _ = write!(shown, "\\{byte:03}");
        }
    }
    shown
}
