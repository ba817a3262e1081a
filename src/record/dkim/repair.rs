//! What was meant by a key record that receivers cannot use.
//!
//! The octets of a key hold their own structure, so that a guess can be proved: only what comes out as a
//! whole public key is taken. So quotes, armour, a wrong wrapping or a wrong `k=` are put right here;
//! what a panel cut off is gone, and a private key is nobody's to publish again.
//!
//! References: RFC 6376 §3.6.1, RFC 5280 §4.1 (`SubjectPublicKeyInfo`), RFC 8410 (Ed25519 in it).

mod octets;

use super::{KeyType, PublicKey, Record, pasted::holds_private_key};
use crate::record::{tags, visible::is_hidden};

/// A key record of this many octets holds no key that receivers check, and is not worth the time.
const OCTETS: usize = 16 * 1024;

/// Behind a colon only what is as long as a key is one.
const KEY_CHARACTERS: usize = 40;

/// The record that was meant by `text`; none if no whole public key is in it. A record without fault
/// comes back as it is.
#[must_use]
pub fn repaired(text: &str) -> Option<Record> {
    if text.len() > OCTETS || is_private(text) {
        return None;
    }
    if let Some(record) = text.parse::<Record>().ok().and_then(usable) {
        return Some(record);
    }
    let plain = plain(text);
    // Which of two keys signs, only its owner knows.
    if keys(&plain).len() > 1 {
        return None;
    }
    plain.parse::<Record>().ok().and_then(usable).or_else(|| assembled(&plain))
}

/// The records that may have been meant by a text with more than one key in it; none if there is not more than one.
#[must_use]
pub fn readings(text: &str) -> Vec<Record> {
    if text.len() > OCTETS || is_private(text) {
        return Vec::new();
    }
    let plain = plain(text);
    let keys = keys(&plain);
    if keys.len() < 2 {
        return Vec::new();
    }
    keys.into_iter().filter_map(|key| with_tags(key, &plain)).collect()
}

/// Every key in a text, each once.
fn keys(plain: &str) -> Vec<(KeyType, PublicKey)> {
    let spaced = separated(plain);
    let mut found: Vec<(KeyType, PublicKey)> = Vec::new();
    for text in [plain, &spaced] {
        for (name, value) in parts(text) {
            if !name.is_empty() && !name.eq_ignore_ascii_case("p") {
                continue;
            }
            let pieces = value.split("p=").filter(|piece| !piece.trim().is_empty());
            let keys = pieces.filter_map(|piece| octets::key(&octets::read(piece.trim())?));
            for key in keys {
                if !found.contains(&key) {
                    found.push(key);
                }
            }
        }
    }
    found
}

/// Whether there is a private key in `text`, be it in armour, in `p=` or in what `p=` was meant as.
#[must_use]
pub fn is_private(text: &str) -> bool {
    if holds_private_key(text) || text.contains("PRIVATE KEY") {
        return true;
    }
    let is_key = |octets: Vec<u8>| {
        let key = PublicKey::decode(octets, None);
        matches!(key, PublicKey::Opaque { fault: super::KeyFault::PrivateKey, .. })
    };
    let plain = plain(text);
    let separated = separated(&plain);
    [text, &plain, &separated]
        .into_iter()
        .any(|text| parts(text).any(|(_, value)| octets::read(value).is_some_and(is_key)))
}

/// The octets of base64, be it that of web addresses.
pub(in crate::record) fn octets_of(text: &str) -> Option<Vec<u8>> {
    octets::read(text)
}

/// The record with its key in the form that `k=` says, if the key can be used.
fn usable(record: Record) -> Option<Record> {
    let (key_type, public_key) = octets::key(record.public_key.octets())?;
    let Record { hashes, services, flags, unknown, notes, version, key_type: written, .. } = record;
    // RFC 6376 §3.6.1: RSA is what a missing `k=` means.
    let key_type = if written.is_none() && key_type == KeyType::Rsa { None } else { Some(key_type) };
    let hashes = if hashes.iter().any(|hash| hash == "sha256") { hashes } else { Vec::new() };
    let services = if services.iter().any(|s| s == "*" || s == "email") { services } else { Vec::new() };
    Some(Record { version, hashes, key_type, notes, public_key, services, flags, unknown })
}

/// `text` without what belongs to zone files, word processors and PEM files.
fn plain(text: &str) -> String {
    let mut whole = unescaped(text).replace("\\n", " ").replace("\\r", " ").replace('\\', "");
    // RFC 7468 §2: '-----BEGIN', a label, '-----'.
    while let Some(start) = whole.find("-----") {
        let rest = whole.get(start + 5..).unwrap_or_default();
        match rest.find("-----") {
            Some(end) if rest.starts_with("BEGIN") || rest.starts_with("END") => {
                whole.replace_range(start..start + 5 + end + 5, " ");
            }
            _ => whole.replace_range(start..start + 5, " "),
        }
    }
    // What a zone file has around the strings.
    let whole = whole.trim_matches(|c: char| matches!(c, '(' | ')') || c.is_whitespace());
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}');
    whole
        .chars()
        .filter(|c| !is_quote(*c) && (!is_hidden(*c) || c.is_whitespace()))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect()
}

/// `text` without what web addresses, web pages and JSON write for a few characters.
fn unescaped(text: &str) -> String {
    let mut whole = text.to_owned();
    for (plus, slash, equals) in [
        ("%2B", "%2F", "%3D"),
        ("%2b", "%2f", "%3d"),
        ("&#43;", "&#47;", "&#61;"),
        ("&#x2B;", "&#x2F;", "&#x3D;"),
        ("&#x2b;", "&#x2f;", "&#x3d;"),
        ("&plus;", "&sol;", "&equals;"),
        ("\\u002B", "\\u002F", "\\u003D"),
        ("\\u002b", "\\u002f", "\\u003d"),
    ] {
        whole = whole.replace(plus, "+").replace(slash, "/").replace(equals, "=");
    }
    whole
}

/// The parts of a text, whatever stands between them, as name (empty if there is none) and value.
fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = text.split([';', ',']);
    parts.map(|part| {
        // `p:MIGf…`
        let colon = || {
            part.split_once(':').filter(|(name, value)| {
                name.trim().eq_ignore_ascii_case("p")
                    && value.trim().len() >= KEY_CHARACTERS
                    && !value.contains(':')
            })
        };
        let named = colon().or_else(|| part.split_once('=')).filter(|(name, _)| {
            name.trim().len() <= 2 && name.trim().chars().all(|c| c.is_ascii_alphabetic())
        });
        let (name, value) = named.unwrap_or(("", part));
        (name.trim(), value.trim_matches(tags::is_space))
    })
}

/// A record put together from the parts that can be read; what cannot is left out.
fn assembled(text: &str) -> Option<Record> {
    let spaced = separated(text);
    let key = [text, &spaced].into_iter().find_map(|text| {
        let named = parts(text).filter(|(name, _)| name.eq_ignore_ascii_case("p"));
        // `p=` was forgotten: what is a key by itself is the key.
        let bare = parts(text).filter(|(name, _)| name.is_empty());
        let values: Vec<&str> = named.chain(bare).map(|(_, value)| value.trim_start_matches("p=")).collect();
        values.into_iter().find_map(|value| octets::key(&octets::read(value)?))
    });
    with_tags(key?, text)
}

/// A record with a key, and with what else in a text can be read.
fn with_tags((key_type, public_key): (KeyType, PublicKey), text: &str) -> Option<Record> {
    let spaced = separated(text);
    let mut record = Record { key_type: Some(key_type), ..Record::new(public_key) };
    for (name, value) in parts(&spaced) {
        let words =
            || value.split(':').map(|word| word.trim().to_owned()).filter(|word| is_word(word)).collect();
        match name {
            "t" => record.flags = words(),
            "s" => record.services = words(),
            "h" => record.hashes = words(),
            _ => {}
        }
    }
    // A note may hold commas and blanks, and is of no interest to verifiers: there is no reason to lose it.
    let note = text.split(';').find_map(|part| part.trim_start().strip_prefix("n=")).map(str::trim);
    let is_plain = |note: &&str| {
        !note.is_empty() && note.chars().all(|c| c == ' ' || c.is_ascii_graphic()) && !note.contains("p=")
    };
    record.notes = note.filter(is_plain).map(str::to_owned);
    usable(record)
}

fn is_word(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 16
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '-'))
}

/// `text` with a semicolon in front of every tag that only a space, or nothing but its name, sets off.
fn separated(text: &str) -> String {
    let words = text.split(' ').filter(|word| !word.is_empty());
    let mut whole = String::with_capacity(text.len() + 8);
    for word in words {
        let begins = word.split_once('=').is_some_and(|(name, rest)| {
            !rest.is_empty() && ["v", "h", "k", "n", "p", "s", "t"].contains(&name)
        });
        whole.push_str(if begins && !whole.is_empty() { ";" } else { " " });
        whole.push_str(word);
    }
    whole
}
