//! What signers do wrong: the hash is that of something else than they sent.
//!
//! References: RFC 6376 §5.3 (line ends), §3.4.3, §3.4.4 (empty bodies).

use super::{BodyChange, Work};
use crate::mail::signature::{Canon, Signature, body_hash};

/// Why the hash was never that of the body, if it was that of something near it.
pub(super) fn signed_otherwise(signature: &Signature, body: &[u8], work: &mut Work) -> Option<BodyChange> {
    let mut is_hash_of = |octets: &[u8]| {
        work.spend(octets.len()) && body_hash(signature.algorithm, octets) == signature.body_hash
    };
    if is_hash_of(b"") || is_hash_of(b"\r\n") || is_hash_of(b"\n") {
        return Some(BodyChange::SignedNothing);
    }
    for canon in [signature.body_canon, Canon::Relaxed, Canon::Simple] {
        let canonical = canon.body(body);
        if is_hash_of(&canonical) {
            return Some(BodyChange::SignedCanon { used: Some(canon) });
        }
        let lf: Vec<u8> = canonical.iter().copied().filter(|octet| *octet != b'\r').collect();
        if is_hash_of(&lf) {
            return Some(BodyChange::SignedLf);
        }
        // Without the line end that is always there, and with one too many.
        let bare = canonical.strip_suffix(b"\r\n").unwrap_or(&canonical);
        if is_hash_of(bare) || is_hash_of(&[&canonical, b"\r\n".as_slice()].concat()) {
            return Some(BodyChange::SignedCanon { used: None });
        }
    }
    // Hashed as it is, empty lines at the end and all.
    is_hash_of(body).then_some(BodyChange::SignedCanon { used: None })
}
