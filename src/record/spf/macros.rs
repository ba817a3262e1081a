//! Macro strings: text that the receiver fills in with parts of the message it checks.
//!
//! References: RFC 7208 §7.1 (syntax), §7.2 (letters), §7.3 (transformers).

use std::{borrow::Cow, fmt::Write as _};

use super::super::name::NAME_OCTETS;

/// RFC 7208 §7.1: `macro-string = *( macro-expand / macro-literal )`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MacroString(pub Vec<Piece>);

/// A part of a macro-string.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Text that stands for itself; visible ASCII without `%`.
    Literal(String),
    /// `%{…}`
    Macro(Macro),
    /// `%%`: a percent sign.
    Percent,
    /// `%_`: a space.
    Space,
    /// `%-`: a space, URL-encoded.
    UrlSpace,
}

/// RFC 7208 §7.1: `"%{" macro-letter transformers *delimiter "}"`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Macro {
    /// What is filled in.
    pub letter: Letter,
    /// Upper case in the record: the value is URL-encoded.
    pub url_escaped: bool,
    /// How many labels from the right are kept; not 0.
    pub digits: Option<u8>,
    /// `r`: the parts in reverse order.
    pub reversed: bool,
    /// The characters the value is split at, `.` if empty: any of `.-+,/_=`.
    pub delimiters: String,
}

/// RFC 7208 §7.2: what a macro stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Letter {
    /// `s`: the sender's address.
    Sender,
    /// `l`: its local part.
    LocalPart,
    /// `o`: its domain.
    SenderDomain,
    /// `d`: the domain being checked.
    Domain,
    /// `i`: the client's address, in a form made for names.
    Ip,
    /// `p`: its validated reverse name ('SHOULD NOT be used').
    ValidatedName,
    /// `v`: `in-addr` or `ip6`.
    Family,
    /// `h`: the HELO name.
    Helo,
    /// `c`: the client's address in readable form; only in explanations.
    ReadableIp,
    /// `r`: the receiving host's name; only in explanations.
    Receiver,
    /// `t`: the time; only in explanations.
    Timestamp,
}

impl MacroString {
    /// A macro-string that stands for itself.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        Self(vec![Piece::Literal(text.to_owned())])
    }

    /// The text, if no part needs the message to be known.
    #[must_use]
    pub fn as_literal(&self) -> Option<String> {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Literal(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The text with every `%{d}`-only macro filled in with `domain`; none if another macro is there.
    ///
    /// Such a name can be asked without a message at hand, which lets look-ups be counted.
    #[must_use]
    pub fn for_domain(&self, domain: &str) -> Option<String> {
        let value = |letter| if letter == Letter::Domain { Ok(domain.into()) } else { Err(()) };
        self.expand(value).ok().map(shortened)
    }

    /// The text with every macro filled in with what `value` has for its letter, transformed as the
    /// macro says (RFC 7208 §7.3).
    ///
    /// # Errors
    /// The first that `value` gives; macros after it are not filled in.
    pub fn expand<'v, E>(
        &self,
        mut value: impl FnMut(Letter) -> Result<Cow<'v, str>, E>,
    ) -> Result<String, E> {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Literal(literal) => text.push_str(literal),
                Piece::Macro(expand) => text.push_str(&expand.fill(&value(expand.letter)?)),
                Piece::Percent => text.push('%'),
                Piece::Space => text.push(' '),
                Piece::UrlSpace => text.push_str("%20"),
            }
        }
        Ok(text)
    }
}

/// RFC 7208 §7.3: an expanded name over 253 characters loses 'successive domain labels (and their
/// following dots)' on the left.
pub(super) fn shortened(text: String) -> String {
    let body = text.strip_suffix('.').unwrap_or(&text);
    if body.len() <= NAME_OCTETS {
        return text;
    }
    let mut excess = body.len() - NAME_OCTETS;
    let kept = body.split_inclusive('.').skip_while(|label| {
        let goes = excess > 0;
        excess = excess.saturating_sub(label.len());
        goes
    });
    kept.collect()
}

impl Macro {
    /// What the macro becomes when `value` is filled in (RFC 7208 §7.3).
    fn fill(&self, value: &str) -> String {
        let is_delimiter = |c: char| {
            if self.delimiters.is_empty() { c == '.' } else { self.delimiters.contains(c) }
        };
        let mut parts: Vec<&str> = value.split(is_delimiter).collect();
        if self.reversed {
            parts.reverse();
        }
        let dropped = self.digits.map_or(0, |digits| parts.len().saturating_sub(usize::from(digits)));
        let filled = parts.get(dropped..).unwrap_or_default().join(".");
        if self.url_escaped { url_escaped(&filled) } else { filled }
    }
}

/// RFC 7208 §7.3: 'characters not in the "unreserved" set' of RFC 3986 become `%XX`.
fn url_escaped(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

impl Letter {
    /// The letter in either case, if it stands for something.
    #[must_use]
    pub const fn from_char(c: char) -> Option<Self> {
        Some(match c.to_ascii_lowercase() {
            's' => Self::Sender,
            'l' => Self::LocalPart,
            'o' => Self::SenderDomain,
            'd' => Self::Domain,
            'i' => Self::Ip,
            'p' => Self::ValidatedName,
            'v' => Self::Family,
            'h' => Self::Helo,
            'c' => Self::ReadableIp,
            'r' => Self::Receiver,
            't' => Self::Timestamp,
            _ => return None,
        })
    }

    /// The letter, lower case.
    #[must_use]
    pub const fn as_char(self) -> char {
        match self {
            Self::Sender => 's',
            Self::LocalPart => 'l',
            Self::SenderDomain => 'o',
            Self::Domain => 'd',
            Self::Ip => 'i',
            Self::ValidatedName => 'p',
            Self::Family => 'v',
            Self::Helo => 'h',
            Self::ReadableIp => 'c',
            Self::Receiver => 'r',
            Self::Timestamp => 't',
        }
    }
}
