//! The key that a signature is judged with, out of the records that were found for it.
//!
//! References: RFC 6376 §3.6.1, §6.1.2 (getting the key); RFC 8301 §3.2 (sizes), RFC 8463 §4.

use rsa::{BoxedUint, PublicKey as RsaKey, pkcs1, pkcs8::SubjectPublicKeyInfoRef};

use super::{Algorithm, Signature};
use crate::record::dkim::{KeyType, PublicKey, Record, claims_to_be_key};

/// RFC 8301 §3.2: 'Verifiers MUST NOT consider signatures using RSA keys of less than 1024 bits as valid'.
pub const MINIMUM_BITS: usize = 1024;
/// A modulus longer than this is not calculated with: DNS carries larger ones, and each doubling costs four
/// times as much.
const MAXIMUM_BITS: usize = 8192;

/// What DNS has where the key should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyRecords {
    /// Nobody asked.
    NotAsked,
    /// DNS did not answer.
    Failed,
    /// These texts; none where there is no record.
    Texts(Vec<String>),
}

/// A key that can be calculated with.
#[derive(Clone, Debug)]
pub enum Key {
    /// RSA.
    Rsa {
        /// The key.
        key: Box<RsaKey>,
        /// The length of its modulus.
        bits: usize,
    },
    /// Ed25519.
    Ed25519(Box<ed25519_dalek::VerifyingKey>),
}

/// Why a signature cannot be judged with what DNS has (RFC 6376 §6.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Nobody asked.
    NotAsked,
    /// DNS did not answer.
    Failed,
    /// There is no key record.
    Missing,
    /// There are several.
    Several,
    /// `p=` is empty.
    Revoked,
    /// What is there is no key.
    Damaged,
    /// `k=` is not what `a=` needs.
    Type,
    /// `h=` of the record does not allow the hash of `a=`.
    Hash,
    /// `s=` of the record allows no mail.
    Service,
    /// `t=s`, and `i=` is below `d=`.
    Strict,
    /// An RSA key of fewer than [`MINIMUM_BITS`] bits.
    Short {
        /// How many it has.
        bits: usize,
    },
}

impl KeyRecords {
    /// The texts that are meant as keys.
    #[must_use]
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::Texts(texts) => {
                texts.iter().map(String::as_str).filter(|text| claims_to_be_key(text)).collect()
            }
            Self::NotAsked | Self::Failed => Vec::new(),
        }
    }

    /// The key for a signature, or why it has none.
    ///
    /// # Errors
    /// The first reason in the order of RFC 6376 §6.1.2.
    pub fn key(&self, signature: &Signature) -> Result<Key, KeyFault> {
        match self {
            Self::NotAsked => return Err(KeyFault::NotAsked),
            Self::Failed => return Err(KeyFault::Failed),
            Self::Texts(_) => {}
        }
        match self.keys().as_slice() {
            [] => Err(KeyFault::Missing),
            [only] => usable(only, signature),
            _ => Err(KeyFault::Several),
        }
    }
}

/// The key in a record, if the signature may be judged with it.
pub(super) fn usable(text: &str, signature: &Signature) -> Result<Key, KeyFault> {
    let record: Record = text.parse().map_err(|_| KeyFault::Damaged)?;
    if matches!(record.public_key, PublicKey::Revoked) {
        return Err(KeyFault::Revoked);
    }
    let needs = match signature.algorithm {
        Algorithm::RsaSha1 | Algorithm::RsaSha256 => KeyType::Rsa,
        Algorithm::Ed25519Sha256 => KeyType::Ed25519,
    };
    if *record.key_type.as_ref().unwrap_or(&KeyType::Rsa) != needs {
        return Err(KeyFault::Type);
    }
    let hash = if signature.algorithm == Algorithm::RsaSha1 { "sha1" } else { "sha256" };
    if !record.hashes.is_empty() && !record.hashes.iter().any(|allowed| allowed == hash) {
        return Err(KeyFault::Hash);
    }
    if !record.services.is_empty()
        && !record.services.iter().any(|service| matches!(service.as_str(), "*" | "email"))
    {
        return Err(KeyFault::Service);
    }
    if record.is_strict() && signature.identity.as_ref().is_some_and(|identity| *identity != signature.domain)
    {
        return Err(KeyFault::Strict);
    }
    let key = Key::of(&record.public_key).ok_or(KeyFault::Damaged)?;
    match key {
        Key::Rsa { bits, .. } if bits < MINIMUM_BITS => Err(KeyFault::Short { bits }),
        key => Ok(key),
    }
}

impl Key {
    /// A key to calculate with; none where there is none in it, or it is longer than anybody needs.
    #[must_use]
    pub fn of(public: &PublicKey) -> Option<Self> {
        match public {
            PublicKey::Rsa { spki, bits } => Some(Self::Rsa { key: Box::new(rsa(spki)?), bits: *bits }),
            PublicKey::Ed25519(octets) => {
                Some(Self::Ed25519(Box::new(ed25519_dalek::VerifyingKey::from_bytes(octets).ok()?)))
            }
            PublicKey::Revoked | PublicKey::Opaque { .. } => None,
        }
    }
}

fn rsa(spki: &[u8]) -> Option<RsaKey> {
    let info = SubjectPublicKeyInfoRef::try_from(spki).ok()?;
    let key = pkcs1::RsaPublicKeyRef::try_from(info.subject_public_key.as_bytes()?).ok()?;
    let number = |octets: &[u8]| {
        let bits = u32::try_from(octets.len()).ok()?.checked_mul(8)?;
        BoxedUint::from_be_slice(octets, bits.max(64)).ok()
    };
    let (modulus, exponent) = (number(key.modulus.as_bytes())?, number(key.public_exponent.as_bytes())?);
    RsaKey::new_with_size_limits(modulus, exponent, 128..=MAXIMUM_BITS).ok()
}
