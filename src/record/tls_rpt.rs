//! Where reports about failed encryption go (TLS-RPT).
//!
//! Senders that could not deliver over TLS can tell the domain so once a day. The record at `_smtp._tls.example.com`
//! names the mailbox or web address for these reports; without it nobody learns of the failures.
//!
//! References: RFC 8460 §3.

use std::{fmt, str::FromStr};

use super::{
    span::ParseError,
    tags::{self, TagFault},
};

/// Addresses taken from one record: far above any real one.
const ADDRESSES: usize = 32;

/// The record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// The addresses, each with its scheme: `mailto:` or `https:`.
    pub addresses: Vec<String>,
}

/// What keeps a text from being the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not a list of tags.
    Tags(TagFault),
    /// It does not begin with `v=TLSRPTv1`.
    Version,
    /// There is no `rua=`, or nothing behind it.
    NoAddress,
    /// An address without `mailto:` or `https:` before it.
    NoScheme,
    /// What follows `mailto:` or `https:` is not an address.
    Address,
}

/// RFC 8460 §3: records that do not begin with `v=TLSRPTv1;` are discarded, and one must be left.
#[must_use]
pub fn claims_to_be_tls_rpt(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !tags::is_space(*c)).take(10).collect();
    squeezed.eq_ignore_ascii_case("v=TLSRPTv1")
}

impl FromStr for Record {
    type Err = ParseError<Fault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tags = tags::parse(text)
            .map_err(|error| ParseError { span: error.span, cause: Fault::Tags(error.cause) })?;
        match tags.first() {
            Some(tag) if tag.name == "v" && tag.value == "TLSRPTv1" => {}
            Some(tag) => {
                return Err(ParseError::new(tag.name_span.start, tag.value_span.end, Fault::Version));
            }
            None => return Err(ParseError::new(0, text.len(), Fault::Version)),
        }
        let rua = tags.iter().find(|tag| tag.name == "rua" && !tag.value.is_empty());
        let Some(rua) = rua else { return Err(ParseError::new(text.len(), text.len(), Fault::NoAddress)) };
        let mut addresses = Vec::new();
        for (address, span) in rua.items(',').take(ADDRESSES) {
            let fault = |cause| ParseError { span, cause };
            let lower = address.to_ascii_lowercase();
            if let Some(mailbox) = lower.strip_prefix("mailto:") {
                let halves = mailbox.split_once('@');
                halves
                    .filter(|(l, d)| !l.is_empty() && !d.is_empty())
                    .ok_or_else(|| fault(Fault::Address))?;
            } else if let Some(place) = lower.strip_prefix("https://") {
                if place.is_empty() || place.starts_with('/') {
                    return Err(fault(Fault::Address));
                }
            } else {
                return Err(fault(Fault::NoScheme));
            }
            addresses.push(address.to_owned());
        }
        Ok(Self { addresses })
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v=TLSRPTv1; rua={}", self.addresses.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_records_print_as_they_were_read() {
        for text in [
            "v=TLSRPTv1; rua=mailto:tls@example.com", // RFC 8460 §3
            "v=TLSRPTv1; rua=https://reports.example.com/tls,mailto:a@example.net",
        ] {
            assert_eq!(text.parse::<Record>().unwrap().to_string(), text);
            assert!(claims_to_be_tls_rpt(text));
        }
    }

    #[test]
    fn what_is_wrong_is_named_at_its_place() {
        for (text, at, fault) in [
            ("v=TLSRPTv1; rua=tls@example.com", "tls@example.com", Fault::NoScheme),
            ("v=TLSRPTv1; rua=mailto:tls", "mailto:tls", Fault::Address),
            ("v=TLSRPTv1; rua=https://", "https://", Fault::Address),
            ("v=TLSRPTv1; rua=mailto:a@b.example, http://c.example", "http://c.example", Fault::NoScheme),
            ("v=TLSRPTv1; rua=", "", Fault::NoAddress),
            ("v=TLSRPTv1", "", Fault::NoAddress),
            ("v=TLSRPTv2; rua=mailto:a@b.example", "v=TLSRPTv2", Fault::Version),
        ] {
            let error = text.parse::<Record>().unwrap_err();
            assert_eq!((error.span.of(text), error.cause), (at, fault), "{text}");
        }
    }

    #[test]
    fn hostile_records_name_no_more_addresses_than_are_kept() {
        let text = format!("v=TLSRPTv1; rua={}", "mailto:a@b.example,".repeat(1_000));
        let kept = text.trim_end_matches(',').parse::<Record>().unwrap().addresses.len();
        assert_eq!(kept, ADDRESSES);
    }
}
