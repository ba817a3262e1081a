//! The key in octets, whatever its wrapping.

use super::super::{KeyFault, KeyType, PublicKey, base64};

/// What a `SubjectPublicKeyInfo` around an Ed25519 key begins with (RFC 8410 §4 and §10.1); the 32
/// octets of the key follow.
const ED25519_HEADER: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// RFC 8017 Appendix A.1 and RFC 5280 §4.1.1.2: `rsaEncryption` and its parameters, `NULL`.
const RSA_ALGORITHM: [u8; 15] =
    [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// The key that `octets` hold, in the form in which it is published, and what type it is.
pub(super) fn key(octets: &[u8]) -> Option<(KeyType, PublicKey)> {
    if let Some(bare) = octets.strip_prefix(&ED25519_HEADER).filter(|bare| bare.len() == 32) {
        return decode(bare.to_vec(), KeyType::Ed25519);
    }
    if octets.len() == 32 {
        return decode(octets.to_vec(), KeyType::Ed25519);
    }
    if let PublicKey::Opaque { fault: KeyFault::Pkcs1, .. } = PublicKey::decode(octets.to_vec(), None) {
        return decode(wrapped(octets)?, KeyType::Rsa);
    }
    decode(octets.to_vec(), KeyType::Rsa)
}

fn decode(octets: Vec<u8>, key_type: KeyType) -> Option<(KeyType, PublicKey)> {
    let key = PublicKey::decode(octets, Some(&key_type));
    matches!(key, PublicKey::Rsa { .. } | PublicKey::Ed25519(_)).then_some((key_type, key))
}

/// A `SubjectPublicKeyInfo` around an `RSAPublicKey`.
fn wrapped(key: &[u8]) -> Option<Vec<u8>> {
    // ITU-T X.690 §8.6.2: a BIT STRING begins with the number of its unused bits.
    let mut bits = vec![0x03];
    bits.extend(length(key.len() + 1)?);
    bits.push(0);
    bits.extend(key);
    let mut whole = vec![0x30];
    whole.extend(length(RSA_ALGORITHM.len() + bits.len())?);
    whole.extend(RSA_ALGORITHM);
    whole.extend(bits);
    Some(whole)
}

/// ITU-T X.690 §8.1.3: a length, as short as it can be.
fn length(octets: usize) -> Option<Vec<u8>> {
    let [high, low] = u16::try_from(octets).ok()?.to_be_bytes();
    Some(match (high, low) {
        (0, 0..=0x7f) => vec![low],
        (0, _) => vec![0x81, low],
        _ => vec![0x82, high, low],
    })
}

/// The octets of base64, as it is written or as it was before it went through a web address: there `+`
/// becomes a space, and another alphabet has `-` and `_`.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let decoded = |text: &str| base64::decode(text, 0).ok().map(|decoded| decoded.octets);
    let other = text.replace('-', "+").replace('_', "/");
    let plus = text.trim().replace(' ', "+");
    // Base64 of base64, or of a whole file.
    let inner = || {
        let outer = decoded(text)?;
        let inner = str::from_utf8(&outer).ok()?;
        let body: String = inner.lines().filter(|line| !line.starts_with("-----")).collect();
        decoded(&body)
    };
    // One equals sign too many, or one too few.
    let filled = || {
        let bare: String = text.trim_end_matches(['=', ' ']).chars().filter(|c| *c != ' ').collect();
        let padding = bare.len().next_multiple_of(4) - bare.len();
        decoded(&format!("{bare}{}", "=".repeat(padding)))
    };
    let all = [decoded(text), decoded(&other), decoded(&plus), inner(), filled()];
    let whole = all.iter().flatten().find(|octets| key(octets).is_some()).cloned();
    whole.or_else(|| all.into_iter().flatten().next())
}
