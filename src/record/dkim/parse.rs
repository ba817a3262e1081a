//! Reading DKIM key records, tag by tag in the order of RFC 6376 §3.6.1.

use std::str::FromStr;

use super::{
    super::{
        span::{ParseError, Span},
        tags::{self, Tag, TagFault},
    },
    KeyFault, KeyType, PublicKey, Record, base64,
};

/// What keeps a text from being a DKIM key record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no list of tags.
    Tags(TagFault),
    /// `v=` is not the first tag, or not `DKIM1`.
    Version,
    /// There is no `p=`.
    NoKey,
    /// Quotes inside `p=`: a pre-split value was pasted into a panel that takes plain text.
    Quote,
    /// `-----BEGIN` inside `p=`: the PEM armour was pasted too.
    Pem,
    /// Something in `p=` is no base64.
    Base64,
    /// `p=` is written as in a web address, with `%2B` for `+`.
    Percent,
    /// `p=` is written as in a web page, with `&#43;` for `+`.
    Entity,
}

/// The tags of RFC 6376 §3.6.1, for telling a comma that should be a semicolon.
const KNOWN: [&str; 7] = ["v", "h", "k", "n", "p", "s", "t"];

/// Whether a text at a selector's name is meant as a key: it has `p=` as a tag, or begins with
/// `v=DKIM1`, quotes and broken tags notwithstanding. A record of another protocol, which a wildcard may
/// bring there, is not.
#[must_use]
pub fn claims_to_be_key(text: &str) -> bool {
    let is_wrapping = |c: char| tags::is_space(c) || matches!(c, '"' | '\\' | '\'' | '\u{feff}' | '\u{201c}');
    let bare = text.trim_start_matches(is_wrapping);
    let is_of_another =
        |protocol: &str| bare.get(..protocol.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(protocol));
    if ["v=DMARC", "v=spf", "v=BIMI", "v=STS", "v=TLSRPT"].iter().any(|protocol| is_of_another(protocol)) {
        return false;
    }
    let begins = bare.get(..2).is_some_and(|v| v.eq_ignore_ascii_case("v="));
    let version = bare.get(2..7).is_some_and(|word| word.trim().eq_ignore_ascii_case("DKIM1"));
    (begins && version)
        || bare.split([';', ',']).any(|part| {
            part.split_once('=').is_some_and(|(name, _)| name.trim_matches(tags::is_space) == "p")
        })
}

impl FromStr for Record {
    type Err = ParseError<Fault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A tag nobody knows may hold `&#` (RFC 6376 §3.2), so that it is the cause of a fault and none itself.
        read(text).map_err(|error| match entity(text) {
            Some(at) if error.span.end >= at.start => ParseError { span: at, cause: Fault::Entity },
            _ => error,
        })
    }
}

fn read(text: &str) -> Result<Record, ParseError<Fault>> {
    let tags = tags::parse(text).map_err(|e| ParseError { span: e.span, cause: Fault::Tags(e.cause) })?;
    for tag in tags.iter().filter(|tag| KNOWN.contains(&tag.name) && tag.name != "n") {
        if let Some(comma) = tag.comma(&KNOWN) {
            return Err(ParseError { span: comma.span, cause: Fault::Tags(comma.cause) });
        }
    }
    let mut record = Record {
        version: version(&tags)?,
        hashes: Vec::new(),
        key_type: None,
        notes: None,
        public_key: PublicKey::Revoked,
        services: Vec::new(),
        flags: Vec::new(),
        unknown: Vec::new(),
    };
    let mut key = None;
    for tag in &tags {
        match tag.name {
            "v" => {}
            "h" => record.hashes = words(tag),
            "k" => record.key_type = Some(key_type(&tag.text())),
            "n" => record.notes = Some(tag.text()),
            "p" => key = Some(tag),
            "s" => record.services = words(tag),
            "t" => record.flags = words(tag),
            _ => record.unknown.push((tag.name.to_owned(), tag.text())),
        }
    }
    let key = key.ok_or_else(|| ParseError::new(text.len(), text.len(), Fault::NoKey))?;
    record.public_key = public_key(key, record.key_type.as_ref())?;
    Ok(record)
}

/// The first character that is written as web pages write it: `&#43;`, `&#x2F;`, `&plus;`.
fn entity(text: &str) -> Option<Span> {
    let start = text
        .find("&#")
        .or_else(|| ["&plus;", "&sol;", "&equals;", "&amp;"].iter().find_map(|name| text.find(name)))?;
    let length = text.get(start..)?.find(';').filter(|length| *length <= 8)?;
    Some(Span::new(start, start + length + 1))
}

/// RFC 6376 §3.6.1: 'This tag MUST be the first tag in the record … Records beginning with a "v=" tag
/// with any other value MUST be discarded.'
fn version(tags: &[Tag<'_>]) -> Result<bool, ParseError<Fault>> {
    match tags.iter().position(|tag| tag.name == "v").and_then(|at| Some((at, tags.get(at)?))) {
        None => Ok(false),
        Some((0, tag)) if tag.value == "DKIM1" => Ok(true),
        Some((0, tag)) => Err(ParseError { span: tag.value_span, cause: Fault::Version }),
        Some((_, tag)) => Err(ParseError::new(tag.name_span.start, tag.value_span.end, Fault::Version)),
    }
}

fn key_type(value: &str) -> KeyType {
    match value {
        "rsa" => KeyType::Rsa,
        "ed25519" => KeyType::Ed25519,
        other => KeyType::Other(other.to_owned()),
    }
}

/// RFC 6376 §3.6.1: colon-separated lists, in `h=`, `s=` and `t=`.
fn words(tag: &Tag<'_>) -> Vec<String> {
    let words = tag.items(':').map(|(word, _)| word.replace(['\r', '\n'], ""));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    // A list that is there and names nothing allows nothing, which is not the same as no list.
    if words.is_empty() && tag.name != "t" { vec![String::new()] } else { words }
}

fn public_key(tag: &Tag<'_>, key_type: Option<&KeyType>) -> Result<PublicKey, ParseError<Fault>> {
    let decoded = base64::decode(tag.value, tag.value_span.start);
    let base64::Decoded { octets, is_cut } = decoded.map_err(|error| {
        let escape =
            error.span.start.checked_sub(tag.value_span.start).and_then(|at| tag.value.get(at..at + 3));
        let is_percent = escape
            .is_some_and(|escape| ["%2b", "%2f", "%3d"].contains(&escape.to_ascii_lowercase().as_str()));
        if is_percent {
            ParseError::new(error.span.start, error.span.start + 3, Fault::Percent)
        } else {
            error
        }
    })?;
    let key = match PublicKey::decode(octets, key_type) {
        PublicKey::Opaque { octets, fault } => {
            let fault = fault.by_text(tag.value, &octets);
            PublicKey::Opaque { octets, fault }
        }
        key => key,
    };
    let begins_as_key = matches!(
        key,
        PublicKey::Opaque {
            fault: KeyFault::Truncated | KeyFault::PrivateKey | KeyFault::Damaged | KeyFault::Lowercase,
            ..
        }
    );
    // A lone last character holds no octet: no encoder writes it, but a panel that cuts leaves it.
    if is_cut && !begins_as_key {
        let last = tag.value_span.end.saturating_sub(1);
        return Err(ParseError::new(last, tag.value_span.end, Fault::Base64));
    }
    Ok(key)
}
