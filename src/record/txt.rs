//! TXT record data: a list of character-strings of at most 255 octets each.
//!
//! A record longer than 255 octets (every 2048-bit DKIM key) stands in DNS as several strings, which
//! readers join without a space. Panels differ in what they want pasted: the plain text, or the
//! strings in quotes. [`Txt`] keeps the strings as DNS has them; [`strings`], [`quoted`] and
//! [`unquoted`] go between the forms.
//!
//! References: RFC 1035 §3.3 and §3.3.14, §5.1 (quoting); RFC 7208 §3.3 and RFC 6376 §3.6.2.2 (joining).

mod pasted;

use std::fmt::Write as _;

pub use pasted::records;

/// RFC 1035 §3.3: a character-string is 'a single length octet followed by that number of characters'.
pub const STRING_OCTETS: usize = 255;

/// The data of one TXT record, string by string, octets as they are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Txt(pub Vec<Vec<u8>>);

impl Txt {
    /// One record that holds `text`, cut into strings of 255 octets.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(strings(text))
    }

    /// The strings joined without anything between them, as SPF and DKIM readers do.
    #[must_use]
    pub fn joined(&self) -> Vec<u8> {
        self.0.concat()
    }

    /// The first octets of the joined strings as text.
    #[must_use]
    pub fn beginning(&self, octets: usize) -> String {
        let first: Vec<u8> = self.0.iter().flatten().copied().take(octets).collect();
        String::from_utf8_lossy(&first).into_owned()
    }

    /// The joined strings as text; octets that are not UTF-8 become U+FFFD, which no grammar accepts.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.joined()).into_owned()
    }
}

/// `text` cut into pieces of at most 255 octets; one empty piece if there is nothing.
#[must_use]
pub fn strings(text: &str) -> Vec<Vec<u8>> {
    if text.is_empty() {
        // RFC 1035 §3.3.14: 'One or more <character-string>s.'
        return vec![Vec::new()];
    }
    text.as_bytes().chunks(STRING_OCTETS).map(<[u8]>::to_vec).collect()
}

/// `text` as zone files write it: `"…" "…"`, quotes and backslashes escaped, other octets `\DDD`.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for string in strings(text) {
        written.push_str(if written.is_empty() { "\"" } else { " \"" });
        for byte in string {
            match byte {
                b'"' | b'\\' => written.extend(['\\', char::from(byte)]),
                b' '..=b'~' => written.push(char::from(byte)),
                // RFC 1035 §5.1: '\DDD where each D is a digit is the octet corresponding to the decimal number'
                _ => drop(write!(written, "\\{byte:03}")),
            }
        }
        written.push('"');
    }
    written
}

/// The text in a pasted `"…" "…"`, in a zone-file line's `( … )`, or `text` itself, trimmed, if it
/// is neither.
#[must_use]
pub fn unquoted(text: &str) -> String {
    let trimmed = text.trim();
    zone_data(trimmed).map_or_else(|| trimmed.to_owned(), |data| Txt(character_strings(data)).text())
}

/// The part of a zone-file line that is the record's data, if `text` is quoted as zone files do:
/// it begins with a quote or `(`, perhaps after `name ttl class TXT`.
fn zone_data(text: &str) -> Option<&str> {
    let at = text.find('"')?;
    let head = text.get(..at)?.trim_end();
    let head = head.strip_suffix('(').unwrap_or(head);
    let is_line = head.split_whitespace().next_back().is_none_or(|word| word.eq_ignore_ascii_case("TXT"));
    if is_line { text.get(at..) } else { None }
}

/// The character-strings of zone-file data: RFC 1035 §5.1 quotes, escapes, parentheses and comments. What stands
/// outside of quotes is a string of its own, 'a contiguous set of characters without interior spaces'.
pub(in crate::record) fn character_strings(data: &str) -> Vec<Vec<u8>> {
    let mut strings: Vec<Vec<u8>> = vec![Vec::new()];
    let mut rest = data.as_bytes();
    let mut is_quoted = false;
    // Whether the string is over, so that the next character outside of quotes begins another.
    let mut is_over = false;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let is_word =
            !is_quoted && !matches!(byte, b'"' | b';' | b'(' | b')' | b',') && !byte.is_ascii_whitespace();
        if is_word && is_over && strings.last().is_some_and(|string| !string.is_empty()) {
            strings.push(Vec::new());
        }
        is_over = !is_word && (is_over || !is_quoted || byte == b'"');
        let mut push = |octet| strings.last_mut().into_iter().for_each(|string| string.push(octet));
        match byte {
            b'"' => {
                is_quoted = !is_quoted;
                if is_quoted && strings.last().is_some_and(|string| !string.is_empty()) {
                    strings.push(Vec::new());
                }
            }
            b'\\' => {
                let (octet, after) = escaped(after);
                push(octet);
                rest = after;
            }
            _ if is_quoted => push(byte),
            b';' => {
                rest = after.iter().position(|b| *b == b'\n').and_then(|at| after.get(at..)).unwrap_or(&[]);
            }
            b'(' | b')' => {}
            // Between two strings a list in another language has one.
            b',' if is_over => {}
            _ if byte.is_ascii_whitespace() => {}
            _ => push(byte),
        }
    }
    strings
}

/// The octet an escape stands for, and what follows it; a backslash at the end stands for itself.
fn escaped(after: &[u8]) -> (u8, &[u8]) {
    if let Some((digits, rest)) = after.split_first_chunk::<3>()
        && let Some(octet) = std::str::from_utf8(digits)
            .ok()
            .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|d| d.parse().ok())
    {
        return (octet, rest);
    }
    after.split_first().map_or((b'\\', after), |(byte, rest)| (*byte, rest))
}
