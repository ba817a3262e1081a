//! Where a service of a domain is: host and port.
//!
//! A mail program that knows only `ann@example.com` can ask DNS where its mailbox is: the record at
//! `_imaps._tcp.example.com` names the host and the port, and several records say which to prefer. The root
//! (`.`) as target says that the service is not offered at all.
//!
//! References: RFC 2782 (SRV), RFC 6186 (mail services), RFC 8314 §5.1 (`_submissions`).

use std::{fmt, str::FromStr};

use super::{
    name::{Name, NameFault},
    span::ParseError,
};

/// The data of one SRV record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Srv {
    /// Lower is preferred.
    pub priority: u16,
    /// The share among those of the same priority.
    pub weight: u16,
    /// The port; 0 where the service is not offered.
    pub port: u16,
    /// The host; the root where the service is not offered.
    pub target: Name,
}

/// What keeps a text from being the data of an SRV record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SrvFault {
    /// One of the three numbers is missing or is not between 0 and 65535.
    Number,
    /// Nothing names the host.
    NoTarget,
    /// The host is not a name.
    Target(NameFault),
    /// More follows the host.
    More,
}

impl Srv {
    /// RFC 2782: 'A Target of "." means that the service is decidedly not available at this domain.'
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        self.target.is_root()
    }

    /// The record that says a service is not offered (RFC 6186 §3.4).
    #[must_use]
    pub const fn refusal() -> Self {
        Self { priority: 0, weight: 0, port: 0, target: Name::root() }
    }
}

impl FromStr for Srv {
    type Err = ParseError<SrvFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = super::span::words(text);
        let mut number = || {
            let (start, word) = words.next().unwrap_or((text.len(), ""));
            let is_number = !word.is_empty() && word.bytes().all(|octet| octet.is_ascii_digit());
            let parsed = word.parse::<u16>().ok().filter(|_| is_number);
            parsed.ok_or_else(|| ParseError::new(start, start + word.len(), SrvFault::Number))
        };
        let (priority, weight, port) = (number()?, number()?, number()?);
        let Some((start, word)) = words.next() else {
            return Err(ParseError::new(text.len(), text.len(), SrvFault::NoTarget));
        };
        let target = Name::parse(word)
            .map_err(|error| ParseError::new(start, start + word.len(), SrvFault::Target(error.cause)))?;
        if let Some((start, word)) = words.next() {
            return Err(ParseError::new(start, start + word.len(), SrvFault::More));
        }
        Ok(Self { priority, weight, port, target })
    }
}

/// As zone files have it, the target without a final dot.
impl fmt::Display for Srv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.priority, self.weight, self.port, self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_data_prints_as_it_was_read() {
        for text in
            ["0 1 993 mail.example.com", "10 1 995 mail.example.com", "0 0 0 .", "65535 65535 65535 a.b"]
        {
            assert_eq!(text.parse::<Srv>().unwrap().to_string(), text);
        }
        assert!("0 0 0 .".parse::<Srv>().unwrap().is_refusal());
        assert_eq!(Srv::refusal().to_string(), "0 0 0 .");
    }

    #[test]
    fn what_is_wrong_is_named_at_its_place() {
        for (text, start, fault) in [
            ("", 0, SrvFault::Number),                           // nothing
            ("0 1", 3, SrvFault::Number),                        // no port
            ("0 1 993", 7, SrvFault::NoTarget),                  // no host
            ("0 1 99999 mail.example.com", 4, SrvFault::Number), // no port has that number
            ("0 +1 993 mail.example.com", 2, SrvFault::Number),  // a sign
            ("0 1 993 mail..com", 8, SrvFault::Target(NameFault::EmptyLabel)),
            ("0 1 993 mail.example.com 5", 25, SrvFault::More),
        ] {
            let error = text.parse::<Srv>().unwrap_err();
            assert_eq!((error.span.start, error.cause), (start, fault), "{text}");
        }
    }
}
