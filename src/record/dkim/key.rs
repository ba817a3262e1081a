//! The public key in `p=`.
//!
//! For RSA the octets are a `SubjectPublicKeyInfo`: a DER structure that names the algorithm and holds
//! the modulus and the exponent. For Ed25519 they are the 32 octets of the key and nothing else.
//! What goes wrong in the field is a key cut off by the panel, another structure than this one, or
//! the private half.
//!
//! References: RFC 6376 §3.6.1 with erratum 3017 (`SubjectPublicKeyInfo`), RFC 5280 §4.1, RFC 8017
//! Appendix A.1, RFC 5958 (private keys), RFC 8463 §4, ITU-T X.690 (DER).

use rsa::{pkcs1, pkcs8::SubjectPublicKeyInfoRef};

use super::KeyType;

/// RFC 8463 §4: the size of an Ed25519 key.
const ED25519_OCTETS: usize = 32;

/// What `p=` holds, decoded as `k=` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// A `SubjectPublicKeyInfo` (RFC 6376 §3.6.1) with an RSA key.
    Rsa {
        /// The DER octets as published.
        spki: Vec<u8>,
        /// The length of the modulus.
        bits: usize,
    },
    /// RFC 8463 §4: the 32 octets of the key, bare.
    Ed25519([u8; ED25519_OCTETS]),
    /// Empty: the key has been withdrawn.
    Revoked,
    /// Base64, but no key this program can read; kept as it is.
    Opaque {
        /// The decoded octets.
        octets: Vec<u8>,
        /// Why they are no key.
        fault: KeyFault,
    },
}

/// Why octets are no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// DER that ends before its own length says: cut off, as panels do at 255 characters.
    Truncated,
    /// A bare PKCS#1 `RSAPublicKey` instead of a `SubjectPublicKeyInfo`.
    Pkcs1,
    /// A private key. It must be replaced: the whole world has read it.
    PrivateKey,
    /// A `SubjectPublicKeyInfo` of another algorithm than `k=` says.
    Algorithm,
    /// An Ed25519 key that is not 32 octets; a `SubjectPublicKeyInfo` of 44 octets around one too.
    Length,
    /// Not DER at all, or not the structure it should be.
    NotDer,
    /// The end of a key is there, and something inside is missing or too much.
    Damaged,
    /// Every letter is small: base64 knows capitals, and a panel has changed them.
    Lowercase,
    /// Base64 of base64.
    EncodedTwice,
    /// `k=` names a type this program does not know.
    UnknownType,
}

impl PublicKey {
    /// Reads the octets of `p=`; never fails, because a broken key must be shown, not hidden.
    #[must_use]
    pub fn decode(octets: Vec<u8>, key_type: Option<&KeyType>) -> Self {
        if octets.is_empty() {
            return Self::Revoked;
        }
        if is_private(&octets) {
            return Self::Opaque { octets, fault: KeyFault::PrivateKey };
        }
        match key_type {
            // RFC 6376 §3.6.1: 'k= Key type (plain-text; OPTIONAL, default is "rsa")'.
            None | Some(KeyType::Rsa) => match rsa_bits(&octets) {
                Ok(bits) => Self::Rsa { spki: octets, bits },
                Err(fault) => Self::Opaque { octets, fault },
            },
            Some(KeyType::Ed25519) => match <[u8; ED25519_OCTETS]>::try_from(octets.as_slice()) {
                Ok(key) => Self::Ed25519(key),
                Err(_) if rsa_bits(&octets).is_ok() => Self::Opaque { octets, fault: KeyFault::Algorithm },
                Err(_) => Self::Opaque { octets, fault: KeyFault::Length },
            },
            Some(KeyType::Other(_)) => Self::Opaque { octets, fault: KeyFault::UnknownType },
        }
    }

    /// The octets that `p=` holds, base64 not applied; empty if revoked.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        match self {
            Self::Rsa { spki, .. } => spki,
            Self::Ed25519(key) => key,
            Self::Revoked => &[],
            Self::Opaque { octets, .. } => octets,
        }
    }
}

impl KeyFault {
    /// The fault of a key, told by its text where that tells it better than the octets do.
    pub(super) fn by_text(self, text: &str, octets: &[u8]) -> Self {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let is_long = plain.len() >= LONG;
        match self {
            Self::NotDer | Self::Truncated | Self::Length
                if is_long && !plain.contains(|c: char| c.is_ascii_uppercase()) =>
            {
                Self::Lowercase
            }
            Self::NotDer | Self::Length if holds_base64(octets) => Self::EncodedTwice,
            Self::NotDer | Self::Truncated if is_long && plain.starts_with("MI") && ends_as_key(&plain) => {
                Self::Damaged
            }
            fault => fault,
        }
    }
}

/// RFC 8017 §3.1: nearly every key ends in the exponent 65537, `AQAB` at the end of the text. Where characters are
/// missing or too many, the last bits make no whole octet, and its text written anew ends in `AQAA` or `AQA`.
fn ends_as_key(text: &str) -> bool {
    let bare = text.trim_end_matches('=');
    ["AQAB", "AQAA", "AQA"].iter().any(|end| bare.ends_with(end))
}

/// The text of the shortest RSA key that receivers take is longer.
const LONG: usize = 120;

/// Whether octets are themselves the text of a key, as a file or in base64.
fn holds_base64(octets: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(octets) else { return false };
    let bare = text.trim().trim_end_matches('=');
    text.contains("-----BEGIN")
        || (bare.len() >= 43
            && bare.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'\n' | b'\r')))
}

/// The length of the modulus in a `SubjectPublicKeyInfo`, or why there is none.
fn rsa_bits(der: &[u8]) -> Result<usize, KeyFault> {
    let (content, length) = sequence(der).ok_or(KeyFault::NotDer)?;
    if length > content.len() {
        return Err(if begins_as_key(content) { KeyFault::Truncated } else { KeyFault::NotDer });
    }
    // An RSAPublicKey begins with its modulus, an INTEGER; a SubjectPublicKeyInfo with a SEQUENCE.
    if pkcs1::RsaPublicKeyRef::try_from(der).is_ok() {
        return Err(KeyFault::Pkcs1);
    }
    let info = SubjectPublicKeyInfoRef::try_from(der).map_err(|_| KeyFault::NotDer)?;
    if info.algorithm.oid != pkcs1::ALGORITHM_OID {
        return Err(KeyFault::Algorithm);
    }
    let key = info
        .subject_public_key
        .as_bytes()
        .and_then(|bytes| pkcs1::RsaPublicKeyRef::try_from(bytes).ok())
        .ok_or(KeyFault::NotDer)?;
    let modulus = key.modulus.as_bytes();
    let unused = modulus.first().map_or(0, |first| first.leading_zeros() as usize);
    Ok(modulus.len() * 8 - unused)
}

/// Whether DER begins as a private key does: `RSAPrivateKey`, `PrivateKeyInfo` and `ECPrivateKey` all
/// begin with a version, an INTEGER of one octet that is 0 or 1; no public key does.
fn is_private(der: &[u8]) -> bool {
    sequence(der)
        .is_some_and(|(content, _)| matches!(content, [0x02, 0x01, 0x00 | 0x01, 0x02 | 0x04 | 0x30, ..]))
}

/// Whether what is left of a cut-off structure is the beginning of a public key.
fn begins_as_key(content: &[u8]) -> bool {
    matches!(content, [] | [0x30 | 0x02, ..])
}

/// What follows the header of a SEQUENCE, and how many octets of it the header announces
/// (ITU-T X.690 §8.1.3); none if there is no such header.
fn sequence(der: &[u8]) -> Option<(&[u8], usize)> {
    let [0x30, first, rest @ ..] = der else { return None };
    match first {
        0x00..=0x7f => Some((rest, usize::from(*first))),
        // Up to 65535 octets; a TXT record cannot hold more.
        0x81 | 0x82 => {
            let (length, content) = rest.split_at_checked(usize::from(first - 0x80))?;
            Some((content, length.iter().fold(0, |sum, octet| sum << 8 | usize::from(*octet))))
        }
        _ => None,
    }
}
