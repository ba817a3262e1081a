//! Mail to the domain only over TLS: the record that announces it, and the policy file.
//!
//! A server that sends mail gives encryption up where it fails, unless the domain asks for it. The record at
//! `_mta-sts.example.com` says that there is a policy and when it last changed (`id`); the policy itself is a file
//! at `https://mta-sts.example.com/.well-known/mta-sts.txt`, and names the mail servers and how strict to be.
//!
//! References: RFC 8461 §3.1 (the record), §3.2 (the file), §4.1 (which servers match).

mod policy;

pub use policy::{MAX_AGE, Mode, OCTETS, Pattern, Policy, PolicyFault};

use std::{fmt, str::FromStr};

use super::{
    span::ParseError,
    tags::{self, TagFault},
};

/// The record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// Another one says that the policy has changed.
    pub id: String,
}

/// What keeps a text from being the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not a list of tags.
    Tags(TagFault),
    /// It does not begin with `v=STSv1`.
    Version,
    /// There is no `id=`.
    NoId,
    /// The `id` is not 1 to 32 letters and digits.
    Id,
}

/// RFC 8461 §3.1: records that do not begin with `v=STSv1;` are discarded, and one must be left.
#[must_use]
pub fn claims_to_be_mta_sts(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !tags::is_space(*c)).take(8).collect();
    squeezed.eq_ignore_ascii_case("v=STSv1;") || squeezed.eq_ignore_ascii_case("v=STSv1")
}

impl Record {
    /// The record with this id.
    ///
    /// # Errors
    /// [`Fault::Id`] if it cannot be one.
    pub fn new(id: &str) -> Result<Self, Fault> {
        // RFC 8461 §3.1: 'sts-id = %s"id" *WSP "=" *WSP 1*32(ALPHA / DIGIT)'.
        let is_id = (1..=32).contains(&id.len()) && id.bytes().all(|octet| octet.is_ascii_alphanumeric());
        if is_id { Ok(Self { id: id.to_owned() }) } else { Err(Fault::Id) }
    }
}

impl FromStr for Record {
    type Err = ParseError<Fault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tags = tags::parse(text)
            .map_err(|error| ParseError { span: error.span, cause: Fault::Tags(error.cause) })?;
        match tags.first() {
            Some(tag) if tag.name == "v" && tag.value == "STSv1" => {}
            Some(tag) => {
                return Err(ParseError::new(tag.name_span.start, tag.value_span.end, Fault::Version));
            }
            None => return Err(ParseError::new(0, text.len(), Fault::Version)),
        }
        let Some(id) = tags.iter().find(|tag| tag.name == "id") else {
            return Err(ParseError::new(text.len(), text.len(), Fault::NoId));
        };
        Self::new(id.value).map_err(|cause| ParseError { span: id.value_span, cause })
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v=STSv1; id={};", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_records_give_their_id() {
        for (text, id) in [
            ("v=STSv1; id=20160831085700Z;", "20160831085700Z"), // RFC 8461 §3.1
            ("v=STSv1; id=20261101T000000", "20261101T000000"),  // without the last semicolon
            ("v=STSv1;id=1;x=unknown", "1"),                     // extensions
        ] {
            assert_eq!(text.parse::<Record>().unwrap().id, id);
            assert!(claims_to_be_mta_sts(text), "{text}");
        }
        assert_eq!(Record::new("7").unwrap().to_string(), "v=STSv1; id=7;");
    }

    #[test]
    fn what_is_wrong_is_named_at_its_place() {
        for (text, at, fault) in [
            ("v=STSv1;", "", Fault::NoId),
            ("v=STSv1; id=2026-11-01;", "2026-11-01", Fault::Id), // a hyphen
            ("v=STSv1; id=;", "", Fault::Id),
            ("v=STSv2; id=1;", "v=STSv2", Fault::Version),
            ("id=1; v=STSv1", "id=1", Fault::Version),
            ("v=STSv1 id=1", "v=STSv1 id=1", Fault::Version), // no semicolon between
            ("v=STSv1; id", "id", Fault::Tags(TagFault::NoEquals)),
        ] {
            let error = text.parse::<Record>().unwrap_err();
            assert_eq!((error.span.of(text), error.cause), (at, fault), "{text}");
        }
    }
}
