//! Both hashes of a signature, always.
//!
//! RFC 6376 §6.1.3 lets a receiver stop at the first hash that is wrong; whoever looks for a cause needs
//! both. If the body is wrong and the header right, then key, selector and signer are right and nothing in
//! DNS helps; if the header is wrong, the signature may open and tell the key from the change.
//!
//! References: RFC 6376 §3.7, §6.1.3; RFC 8463 §3.

use sha2::{Digest as _, Sha256};

use super::{Algorithm, Canon, Hash, Hashed, Key, Opened, Signature, open};
use crate::mail::message::Message;

/// What came of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Of `bh=`.
    pub body: Body,
    /// Of `b=`.
    pub header: Header,
}

/// Whether the body is the one that was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// It is.
    Fits,
    /// It is as far as `l=` goes; so many octets are behind that.
    FitsUpTo {
        /// Octets that are not covered.
        beyond: usize,
    },
    /// It is not.
    Differs,
    /// It is shorter than `l=` says.
    Short,
    /// There is no body.
    Unknown,
}

/// Whether the header is the one that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Header {
    /// It is.
    Fits,
    /// The key is right; another header was signed.
    Changed {
        /// With which hash.
        hash: Hash,
        /// The hash of the header as it was signed.
        signed: Vec<u8>,
    },
    /// Another key signed: this one does not open the signature.
    OtherKey,
    /// Another key signed, or the header was changed: Ed25519 does not tell them apart.
    KeyOrHeader,
    /// The signature itself lost or gained something.
    Damaged {
        /// Octets it has.
        have: usize,
        /// Octets it would have.
        need: usize,
    },
    /// There is no key to judge with.
    Unjudged,
}

impl Body {
    /// Whether the hash came out.
    #[must_use]
    pub const fn fits(self) -> bool {
        matches!(self, Self::Fits | Self::FitsUpTo { .. })
    }
}

/// Judges the signature in field number `own` of the message. Without a key the body is judged alone.
#[must_use]
pub fn verify(message: &Message, own: usize, signature: &Signature, key: Option<&Key>) -> Verdict {
    let body = message.body().map_or(Body::Unknown, |body| judge_body(signature, body));
    let header = key
        .map_or(Header::Unjudged, |key| judge_header(&Hashed::of(message, own, signature), signature, key));
    Verdict { body, header }
}

/// The hash of a body, canonical already.
#[must_use]
pub fn body_hash(algorithm: Algorithm, canonical: &[u8]) -> Vec<u8> {
    match algorithm {
        Algorithm::RsaSha1 => {
            use sha1::Digest as _;
            sha1::Sha1::digest(canonical).to_vec()
        }
        Algorithm::RsaSha256 | Algorithm::Ed25519Sha256 => Sha256::digest(canonical).to_vec(),
    }
}

fn judge_body(signature: &Signature, body: &[u8]) -> Body {
    let canonical = signature.body_canon.body(body);
    let Some(length) = signature.length else {
        return fits(signature, &canonical, Body::Fits);
    };
    match canonical.get(..length) {
        None => Body::Short,
        Some(covered) => {
            let beyond = canonical.len() - length;
            fits(signature, covered, if beyond == 0 { Body::Fits } else { Body::FitsUpTo { beyond } })
        }
    }
}

fn fits(signature: &Signature, canonical: &[u8], then: Body) -> Body {
    if body_hash(signature.algorithm, canonical) == signature.body_hash { then } else { Body::Differs }
}

fn judge_header(hashed: &Hashed<'_>, signature: &Signature, key: &Key) -> Header {
    match key {
        Key::Rsa { key, .. } => match open(key, &signature.value) {
            Opened::Signed(hash, signed) if is_signed(hashed, signature.algorithm, hash, &signed) => {
                Header::Fits
            }
            Opened::Signed(hash, signed) => Header::Changed { hash, signed },
            Opened::Unknown => Header::Changed { hash: Hash::Sha256, signed: Vec::new() },
            // Another size is another key, unless only a few octets are missing.
            Opened::Length { have, need } if signature.is_cut || have.abs_diff(need) < 16 => {
                Header::Damaged { have, need }
            }
            Opened::Noise if signature.is_cut => {
                Header::Damaged { have: signature.value.len(), need: signature.value.len() }
            }
            Opened::Length { .. } | Opened::Noise => Header::OtherKey,
        },
        Key::Ed25519(key) => match <[u8; 64]>::try_from(signature.value.as_slice()) {
            Ok(value) => {
                let value = ed25519_dalek::Signature::from_bytes(&value);
                match key.verify_strict(&hashed.sha256(), &value) {
                    Ok(()) => Header::Fits,
                    Err(_) => Header::KeyOrHeader,
                }
            }
            Err(_) => Header::Damaged { have: signature.value.len(), need: 64 },
        },
    }
}

/// Whether the hash of the header is the one that was signed, by the algorithm that `a=` names.
fn is_signed(hashed: &Hashed<'_>, algorithm: Algorithm, hash: Hash, signed: &[u8]) -> bool {
    match (algorithm, hash) {
        (Algorithm::RsaSha256, Hash::Sha256) => hashed.sha256() == signed,
        (Algorithm::RsaSha1, Hash::Sha1) => body_hash(algorithm, &hashed.octets()) == signed,
        _ => false,
    }
}

impl Canon {
    /// The hash of nothing, which signers write that never saw the body (RFC 6376 §3.4.3, §3.4.4).
    #[must_use]
    pub fn hash_of_nothing(self) -> Vec<u8> {
        body_hash(Algorithm::RsaSha256, &self.body(b""))
    }
}
