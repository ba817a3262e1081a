//! The certificate or key that a port must show (DANE).
//!
//! A server that sends mail to another one cannot know which certificate is right, unless the domain says so in
//! DNS, signed with DNSSEC. The record at `_25._tcp.mail.example.com` holds a certificate or a key, or its hash.
//!
//! References: RFC 6698 §2.1 (the fields), RFC 7671 (updates), RFC 7672 (mail servers).

use std::{
    fmt::{self, Write as _},
    str::FromStr,
};

use super::span::ParseError;

/// The data of one TLSA record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tlsa {
    /// Whose certificate it is: 2 an authority's, 3 the server's own. Mail servers ignore 0 and 1.
    pub usage: u8,
    /// 0 the whole certificate, 1 its public key.
    pub selector: u8,
    /// 0 as it is, 1 its SHA-256, 2 its SHA-512.
    pub matching: u8,
    /// The certificate, the key or the hash.
    pub data: Vec<u8>,
}

/// What keeps a text from being the data of a TLSA record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsaFault {
    /// One of the three numbers is missing or is not between 0 and 255.
    Number,
    /// There are no pairs of hexadecimal digits behind the numbers.
    Data,
}

impl FromStr for Tlsa {
    type Err = ParseError<TlsaFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = super::span::words(text);
        let mut number = || {
            let (start, word) = words.next().unwrap_or((text.len(), ""));
            let is_number = !word.is_empty() && word.bytes().all(|octet| octet.is_ascii_digit());
            let parsed = word.parse::<u8>().ok().filter(|_| is_number);
            parsed.ok_or_else(|| ParseError::new(start, start + word.len(), TlsaFault::Number))
        };
        let (usage, selector, matching) = (number()?, number()?, number()?);
        let (mut digits, mut begun) = (Vec::new(), None);
        for (start, word) in words {
            begun.get_or_insert(start);
            digits.extend_from_slice(word.as_bytes());
        }
        let refused = || ParseError::new(begun.unwrap_or(text.len()), text.len(), TlsaFault::Data);
        let pairs = digits.chunks(2).map(|pair| {
            let text = std::str::from_utf8(pair).ok().filter(|t| t.len() == 2 && !t.starts_with('+'))?;
            u8::from_str_radix(text, 16).ok()
        });
        let data: Vec<u8> = pairs.collect::<Option<_>>().ok_or_else(refused)?;
        if data.is_empty() {
            return Err(refused());
        }
        Ok(Self { usage, selector, matching, data })
    }
}

/// As zone files have it.
impl fmt::Display for Tlsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.usage, self.selector, self.matching, hex(&self.data))
    }
}

/// Octets as lower-case hexadecimal digits.
#[must_use]
pub fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::with_capacity(octets.len() * 2), |mut text, octet| {
        let _ = write!(text, "{octet:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_data_prints_as_it_was_read() {
        for (text, printed) in [
            ("3 1 1 abcdef01", "3 1 1 abcdef01"),
            ("3 1 1 AB CD\tEF01", "3 1 1 abcdef01"), // zone files may cut it
            ("0 0 0 00", "0 0 0 00"),
        ] {
            assert_eq!(text.parse::<Tlsa>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, fault) in [
            ("3 1", TlsaFault::Number),
            ("3 1 256 ab", TlsaFault::Number),
            ("3 1 1", TlsaFault::Data),
            ("3 1 1 abc", TlsaFault::Data),  // half an octet
            ("3 1 1 xy", TlsaFault::Data),   // no digits
            ("3 1 1 +a+b", TlsaFault::Data), // signs
        ] {
            assert_eq!(text.parse::<Tlsa>().unwrap_err().cause, fault, "{text}");
        }
    }
}
