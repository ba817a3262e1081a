//! The tags of a DKIM key record.

use super::{Part, tags};
use crate::{
    record::{
        dkim::{Fault, KeyType, PublicKey, Record, decode_note, fingerprint, is_private, redacted},
        tags::{Tag, parts},
    },
    words::{fault, part_dkim as say},
};

/// A key record, tag by tag. Of a private key nothing is repeated: the places are those in what is left when it
/// is taken out.
#[must_use]
pub fn dkim(text: &str) -> Vec<Part> {
    let shown = redacted(text);
    let key_type = parts(&shown).flatten().find(|tag| tag.name == "k").map(|tag| tag.text());
    let is_private = is_private(text);
    let first = parts(&shown).flatten().next().map(|tag| tag.name_span);
    let of_tag = |tag: &Tag<'_>| match tag.name {
        "p" if is_private => Err(say::private()),
        "v" if first != Some(tag.name_span) => Err(fault::dkim(&Fault::Version)),
        _ => meaning(tag, key_type.as_deref()),
    };
    tags(&shown, of_tag, |cause| fault::dkim(&Fault::Tags(cause)))
}

/// What a tag means by itself; of a key, together with its type.
fn meaning(tag: &Tag<'_>, key_type: Option<&str>) -> Result<String, String> {
    let (name, value) = (tag.name, tag.value);
    // One tag cannot be read alone, because a record needs a key.
    let text = match (name, key_type) {
        ("p", Some(key_type)) => format!("k={key_type}; p={value}"),
        ("p", None) => format!("p={value}"),
        _ => format!("{name}={value}; p="),
    };
    let record: Record =
        text.parse().map_err(|error: crate::record::span::ParseError<Fault>| fault::dkim(&error.cause))?;
    Ok(match name {
        "v" => say::version(),
        "h" if record.hashes.iter().all(String::is_empty) => return Err(say::no_hash()),
        "s" if record.services.iter().all(String::is_empty) && !record.services.is_empty() => {
            return Err(say::no_service());
        }
        "h" => say::hashes(record.hashes.join(", ")),
        "k" => match record.key_type {
            Some(KeyType::Rsa) => say::type_rsa(),
            Some(KeyType::Ed25519) => say::type_ed25519(),
            _ => say::type_other(),
        },
        "n" => match decode_note(&record.notes.unwrap_or_default()) {
            note if note.is_empty() => say::note_empty(),
            note => say::note(note),
        },
        "p" => key(&record.public_key),
        "s" => services(&record.services),
        "t" => flags(&record.flags),
        _ => say::unknown(),
    })
}

fn key(key: &PublicKey) -> String {
    match key {
        PublicKey::Rsa { bits, .. } => {
            say::Rsa { bits: bits.to_string(), fingerprint: fingerprint(key) }.say()
        }
        PublicKey::Ed25519(_) => say::ed25519(fingerprint(key)),
        PublicKey::Revoked => say::revoked(),
        PublicKey::Opaque { .. } => say::unread(),
    }
}

/// RFC 6376 §3.6.1: `*` is everything, and the default.
fn services(services: &[String]) -> String {
    let has = |name: &str| services.iter().any(|service| service == name);
    match services {
        [] => say::every_service(),
        _ if has("*") => say::every_service(),
        [_] if has("email") => say::mail(),
        _ => say::other_service(services.join(", ")),
    }
}

fn flags(flags: &[String]) -> String {
    let words: Vec<String> = flags
        .iter()
        .map(|flag| match flag.as_str() {
            "y" => say::testing(),
            "s" => say::strict(),
            other => say::flag(other),
        })
        .collect();
    if words.is_empty() { say::no_flags() } else { words.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(text: &str) -> Vec<Result<String, ()>> {
        dkim(text).into_iter().map(|part| part.meaning.map_err(drop)).collect()
    }

    #[test]
    fn every_tag_has_a_meaning_and_a_bad_one_a_reason() {
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            meanings("v=DKIM1; h=sha256; s=email; t=y:s; n=by=20Ann; x=1; p="),
            [
                ok("this is a DKIM key record"),
                ok("signatures count only with sha256"),
                ok("for mail"),
                ok("DKIM is only a test; subdomains may not sign with it"),
                ok("a note for people: by Ann"),
                ok("not a DKIM tag; receivers ignore it"),
                ok("empty: the key is revoked"),
            ]
        );
        assert_eq!(meanings("k=rsa; v=DKIM1; p=!"), [ok("the key is for RSA"), Err(()), Err(())]);
        assert_eq!(meanings("v=DKIM2; nothing"), [Err(()), Err(())]);
    }

    #[test]
    fn a_private_key_is_not_repeated() {
        let key = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
        let parts = dkim(&format!("v=DKIM1; p={key}"));
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().all(|part| !format!("{part:?}").contains("MC4C")), "{parts:?}");
        assert!(parts[1].meaning.is_err());
    }
}
