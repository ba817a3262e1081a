//! The selector: which of a domain's DKIM keys signed a message.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{super::span::ParseError, LABEL_OCTETS, NAME_OCTETS};

/// What is left of a name when `._domainkey.` and the shortest domain (`a.b`) have their place.
const SELECTOR_OCTETS: usize = NAME_OCTETS - "._domainkey.a.b".len();

/// One or more host-name labels in front of `._domainkey.<domain>`, such as `s1` or `2026.mail`.
///
/// RFC 6376 §3.1: `selector = sub-domain *( "." sub-domain )`. That has no underscores; mail services use them
/// inside a label all the same (`aweber_key_a`), and receivers find the key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Selector(String);

/// What keeps a text from being a [`Selector`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectorFault {
    /// Nothing was typed.
    Empty,
    /// Two dots in a row, or a dot at an end.
    EmptyLabel,
    /// More than 63 octets between two dots.
    LongLabel,
    /// Too long to leave room for a domain.
    Long,
    /// A character no host name has.
    Character(char),
    /// A label that begins or ends with a hyphen.
    Hyphen,
    /// `._domainkey` was typed too; it is added by itself.
    DomainkeyIncluded,
}

impl Selector {
    /// The selector as text, lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The labels in front of the domain: `<selector>._domainkey`.
    #[must_use]
    pub fn labels(&self) -> String {
        format!("{}._domainkey", self.0)
    }
}

impl FromStr for Selector {
    type Err = ParseError<SelectorFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let start = text.len() - text.trim_start().len();
        let body = text.trim();
        let refused =
            |at: usize, len: usize, cause| Err(ParseError::new(start + at, start + at + len, cause));
        if body.is_empty() {
            return refused(0, 0, SelectorFault::Empty);
        }
        if let Some(at) = domainkey(body) {
            return refused(at, body.len() - at, SelectorFault::DomainkeyIncluded);
        }
        if body.len() > SELECTOR_OCTETS {
            return refused(0, body.len(), SelectorFault::Long);
        }
        let mut at = 0;
        for label in body.split('.') {
            if label.is_empty() {
                return refused(at, 0, SelectorFault::EmptyLabel);
            }
            let is_strange = |at: usize, c: char| match c {
                '_' => at == 0,
                c => !c.is_ascii_alphanumeric() && c != '-',
            };
            let stranger = label.char_indices().find(|(at, c)| is_strange(*at, *c));
            if let Some((offset, c)) = stranger {
                return refused(at + offset, c.len_utf8(), SelectorFault::Character(c));
            }
            if label.starts_with('-') {
                return refused(at, 1, SelectorFault::Hyphen);
            }
            if label.ends_with('-') {
                return refused(at + label.len() - 1, 1, SelectorFault::Hyphen);
            }
            if label.len() > LABEL_OCTETS {
                return refused(at, label.len(), SelectorFault::LongLabel);
            }
            at += label.len() + 1;
        }
        Ok(Self(body.to_ascii_lowercase()))
    }
}

/// Where `_domainkey` and what follows begins, with the dot in front of it.
fn domainkey(body: &str) -> Option<usize> {
    let mut at = 0;
    for label in body.split('.') {
        if label.eq_ignore_ascii_case("_domainkey") {
            return Some(at.max(1) - 1);
        }
        at += label.len() + 1;
    }
    None
}

impl TryFrom<String> for Selector {
    type Error = ParseError<SelectorFault>;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Selector> for String {
    fn from(selector: Selector) -> Self {
        selector.0
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
