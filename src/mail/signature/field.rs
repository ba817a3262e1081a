//! The `DKIM-Signature` field.
//!
//! A list of tags: who signs (`d=`, with the selector `s=` that names the key), which fields are covered
//! (`h=`), the hash of the body (`bh=`) and the signature itself (`b=`). What is wrong in it makes the whole
//! signature worthless, and receivers must say so before they look at any hash; whose it claims to be is
//! kept all the same, because that is what a person has to know.
//!
//! References: RFC 6376 §3.2 (tag lists), §3.5, §6.1.1 (validation); RFC 8301, RFC 8463.

use base64ct::Encoding as _;

use super::Canon;
use crate::{
    mail::message::Field,
    record::{
        name::{DomainName, Name, Selector},
        tags::{self, Tag},
    },
};

/// Fields named in `h=` that are followed; more are an attack on whoever hashes them.
pub(super) const FIELDS_NAMED: usize = 1_000;

/// A signature as its field has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// `a=`
    pub algorithm: Algorithm,
    /// `b=`: the octets; possibly damaged, see [`Signature::is_cut`].
    pub value: Vec<u8>,
    /// Whether `b=` is no whole base64, so that something of it is lost.
    pub is_cut: bool,
    /// `bh=`
    pub body_hash: Vec<u8>,
    /// `c=`, first part.
    pub header_canon: Canon,
    /// `c=`, second part.
    pub body_canon: Canon,
    /// Whether `c=` is there; without it both are simple.
    pub names_canon: bool,
    /// `d=`, in ASCII.
    pub domain: Name,
    /// `s=`
    pub selector: Selector,
    /// `h=`: names of fields, lower case, in their order.
    pub fields: Vec<String>,
    /// `i=`, the part behind `@`, in ASCII.
    pub identity: Option<Name>,
    /// `l=`
    pub length: Option<usize>,
    /// `t=`, in seconds since 1970.
    pub signed_at: Option<i64>,
    /// `x=`, in seconds since 1970.
    pub expires: Option<i64>,
}

/// RFC 6376 §3.3, RFC 8463.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// `rsa-sha1`, which must not be used any more (RFC 8301 §3.1).
    RsaSha1,
    /// `rsa-sha256`
    RsaSha256,
    /// `ed25519-sha256`
    Ed25519Sha256,
}

/// A field that was read: whose it claims to be, and the signature if it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// `d=` as written; none if it is missing or there twice. Not safe to show.
    pub domain: Option<String>,
    /// `s=` likewise.
    pub selector: Option<String>,
    /// `a=` likewise.
    pub algorithm: Option<String>,
    /// The signature, or why it is none.
    pub signature: Result<Signature, Fault>,
}

/// Why a field is no valid signature (RFC 6376 §6.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no list of tags.
    Syntax,
    /// A tag is there twice.
    Duplicate(String),
    /// A tag that must be there is not.
    Missing(&'static str),
    /// What a tag holds cannot be.
    Value(&'static str),
    /// `v=` is not 1.
    Version,
    /// `a=` is not known.
    Algorithm(String),
    /// `i=` is neither `d=` nor below it.
    Identity,
    /// `h=` does not name From.
    FromUnsigned,
}

impl Algorithm {
    /// The word for it in `a=`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RsaSha1 => "rsa-sha1",
            Self::RsaSha256 => "rsa-sha256",
            Self::Ed25519Sha256 => "ed25519-sha256",
        }
    }
}

impl Signature {
    /// Where the key is published.
    #[must_use]
    pub fn key_name(&self) -> Option<Name> {
        self.domain.child(&self.selector.labels()).ok()
    }

    /// Whether the signature covers fields of this name.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.eq_ignore_ascii_case(name))
    }
}

impl Read {
    /// Reads the value of a field.
    #[must_use]
    pub fn of(field: Field<'_>) -> Self {
        let text = String::from_utf8_lossy(field.value()).into_owned();
        let mut read = Self { domain: None, selector: None, algorithm: None, signature: Err(Fault::Syntax) };
        let mut parsed: Vec<Tag<'_>> = Vec::new();
        let mut fault = None;
        for tag in tags::parts(&text) {
            match tag {
                Ok(tag) => parsed.push(tag),
                Err(error) => {
                    fault.get_or_insert(match error.cause {
                        tags::TagFault::Duplicate(name) => Fault::Duplicate(name),
                        _ => Fault::Syntax,
                    });
                }
            }
        }
        let twice = match &fault {
            Some(Fault::Duplicate(name)) => name.as_str(),
            _ => "",
        };
        let said = |name: &str| {
            let tag = parsed.iter().find(|tag| tag.name == name && name != twice)?;
            Some(without_blanks(tag.value))
        };
        (read.domain, read.selector, read.algorithm) = (said("d"), said("s"), said("a"));
        read.signature = match fault {
            Some(fault) => Err(fault),
            None => signature(&parsed),
        };
        read
    }
}

/// RFC 6376 §6.1.1, in its order.
fn signature(tags: &[Tag<'_>]) -> Result<Signature, Fault> {
    let tag =
        |name: &'static str| tags.iter().find(|tag| tag.name == name).map(|tag| without_blanks(tag.value));
    let needed = |name: &'static str| tag(name).ok_or(Fault::Missing(name));
    if needed("v")? != "1" {
        return Err(Fault::Version);
    }
    let (domain, selector, named) = (needed("d")?, needed("s")?, needed("h")?);
    let (value, body_hash, algorithm) = (needed("b")?, needed("bh")?, needed("a")?);
    let domain = domain_name(&domain).ok_or(Fault::Value("d"))?;
    let fields: Vec<String> = named.split(':').map(str::to_ascii_lowercase).collect();
    if fields.iter().any(|name| name.is_empty() || !name.is_ascii()) || fields.len() > FIELDS_NAMED {
        return Err(Fault::Value("h"));
    }
    let identity = match tag("i") {
        // RFC 6376 §3.5: 'i= … default is an empty local-part followed by an "@" followed by the domain'.
        None => None,
        Some(identity) => {
            let (_, below) = identity.rsplit_once('@').ok_or(Fault::Value("i"))?;
            let name = domain_name(below).ok_or(Fault::Value("i"))?;
            if !name.is_within(&domain) {
                return Err(Fault::Identity);
            }
            Some(name)
        }
    };
    if !fields.iter().any(|name| name == "from") {
        return Err(Fault::FromUnsigned);
    }
    let algorithm = match algorithm.as_str() {
        "rsa-sha1" => Algorithm::RsaSha1,
        "rsa-sha256" => Algorithm::RsaSha256,
        "ed25519-sha256" => Algorithm::Ed25519Sha256,
        _ => return Err(Fault::Algorithm(algorithm)),
    };
    let (header_canon, body_canon) = canons(tag("c").as_deref()).ok_or(Fault::Value("c"))?;
    if tag("q")
        .is_some_and(|methods| !methods.split(':').any(|method| method.eq_ignore_ascii_case("dns/txt")))
    {
        return Err(Fault::Value("q"));
    }
    let seconds =
        |name: &'static str| tag(name).map(|text| number(&text).ok_or(Fault::Value(name))).transpose();
    let (signed_at, expires) = (seconds("t")?, seconds("x")?);
    // RFC 6376 §3.5: 'The value of the "x=" tag MUST be greater than the value of the "t=" tag'.
    if let (Some(from), Some(until)) = (signed_at, expires)
        && until <= from
    {
        return Err(Fault::Value("x"));
    }
    let length = tag("l").map(|text| number(&text).ok_or(Fault::Value("l"))).transpose()?;
    let length = length.map(|length| usize::try_from(length).unwrap_or(usize::MAX));
    let (value, is_cut) = base64(&value).ok_or(Fault::Value("b"))?;
    let (body_hash, is_hash_cut) = base64(&body_hash).ok_or(Fault::Value("bh"))?;
    if is_hash_cut || body_hash.is_empty() {
        return Err(Fault::Value("bh"));
    }
    let selector: Selector = selector.parse().map_err(|_| Fault::Value("s"))?;
    let names_canon = tag("c").is_some();
    Ok(Signature {
        algorithm,
        value,
        is_cut,
        body_hash,
        header_canon,
        body_canon,
        names_canon,
        domain,
        selector,
        fields,
        identity,
        length,
        signed_at,
        expires,
    })
}

/// RFC 6376 §3.5: one word stands for the header alone, and the body is simple then.
fn canons(text: Option<&str>) -> Option<(Canon, Canon)> {
    let canon = |word: &str| match word {
        "simple" => Some(Canon::Simple),
        "relaxed" => Some(Canon::Relaxed),
        _ => None,
    };
    match text.map(|text| text.split_once('/').unwrap_or((text, "simple"))) {
        None => Some((Canon::Simple, Canon::Simple)),
        Some((header, body)) => Some((canon(header)?, canon(body)?)),
    }
}

/// RFC 6376 §3.5: 'an unsigned decimal integer' of at most 76 digits for `l=`, 12 for times.
fn number(text: &str) -> Option<i64> {
    let is_number = (1..=76).contains(&text.len()) && text.bytes().all(|octet| octet.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(i64::MAX))
}

/// The octets, and whether what is there is no whole number of them.
fn base64(text: &str) -> Option<(Vec<u8>, bool)> {
    let bare = text.trim_end_matches('=');
    // A group of one character holds no octet: something was lost.
    let is_cut = bare.len() % 4 == 1;
    let kept = bare.get(..bare.len() - usize::from(is_cut))?;
    let octets = base64ct::Base64Unpadded::decode_vec(kept);
    // What is left over in the last character is not zero where a character in front was lost.
    let lenient = || {
        let end = kept.len() - kept.len() % 4;
        base64ct::Base64Unpadded::decode_vec(kept.get(..end)?).ok()
    };
    match octets {
        Ok(octets) => {
            let is_padded = text.len().is_multiple_of(4) || text.len() == bare.len();
            Some((octets, is_cut || !is_padded))
        }
        Err(_) => lenient().map(|octets| (octets, true)),
    }
}

/// A name with letters, digits, hyphens and underscores; with others in it, as IDNA has it (RFC 6376 §3.5).
fn domain_name(text: &str) -> Option<Name> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if text.chars().all(is_plain) {
        return Name::verbatim(text);
    }
    let has_none_of_an_address = !text.contains(['/', '@', ':', '<', '>', '\\']);
    DomainName::parse(text).ok().filter(|_| has_none_of_an_address).map(|domain| domain.name().clone())
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !tags::is_space(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "v=1; a=rsa-sha256; d=Example.com; s=s1; h=From : To; bh=Zm9v; b=Zm 9v\r\n Zm9v";

    fn read(value: &str) -> Read {
        Read::of(Field::of(format!("DKIM-Signature: {value}\r\n").as_bytes()).expect("a field"))
    }

    #[test]
    fn a_field_is_read_with_its_defaults() {
        let signature = read(GOOD).signature.expect("a signature");
        assert_eq!(signature.domain.as_str(), "example.com");
        assert_eq!(signature.fields, ["from", "to"]);
        assert_eq!(
            (signature.header_canon, signature.body_canon, signature.names_canon),
            (Canon::Simple, Canon::Simple, false)
        );
        assert_eq!((signature.value.as_slice(), signature.is_cut), (b"foofoo".as_slice(), false));
        assert_eq!(signature.key_name().expect("a name").as_str(), "s1._domainkey.example.com");
    }

    #[test]
    fn what_is_wrong_is_told_in_the_order_of_the_standard() {
        for (from, to, want) in [
            ("v=1;", "v=2;", Fault::Version),
            ("v=1;", "", Fault::Missing("v")),
            ("bh=Zm9v;", "", Fault::Missing("bh")),
            ("a=rsa-sha256", "a=rsa-md5", Fault::Algorithm("rsa-md5".to_owned())),
            ("s=s1;", "s=s1; s=s2;", Fault::Duplicate("s".to_owned())),
            ("h=From : To", "h=To", Fault::FromUnsigned),
            ("s=s1;", "s=s1; i=@example.org;", Fault::Identity),
            ("s=s1;", "s=s1; i=@notexample.com;", Fault::Identity), // not below, though it ends so
            ("s=s1;", "s=s1; c=loose;", Fault::Value("c")),
            ("s=s1;", "s=s1; l=-1;", Fault::Value("l")),
            ("s=s1;", "s=s1; t=2; x=1;", Fault::Value("x")),
            ("s=s1;", "s=s1; q=http;", Fault::Value("q")),
            ("s=s1;", "s=s1; nonsense;", Fault::Syntax),
            ("d=Example.com", "d=a/b", Fault::Value("d")),
            ("bh=Zm9v", "bh=Zm9vA", Fault::Value("bh")),
        ] {
            let text = GOOD.replacen(from, to, 1);
            assert_eq!(read(&text).signature.expect_err(&text), want, "{text}");
        }
        assert_eq!(read("v=1; d=a.example; d=b.example; s=x").domain, None);
    }

    #[test]
    fn a_signature_that_lost_a_character_is_cut_and_still_one() {
        for value in ["Zm9vYmF", "Zm9vY", "Zm9vYmE"] {
            let text = GOOD.replacen("b=Zm 9v\r\n Zm9v", &format!("b={value}"), 1);
            let signature = read(&text).signature.expect(&text);
            assert!(signature.value.starts_with(b"foo"), "{text}");
        }
    }
}
