//! The search for what became of a header.
//!
//! An RSA signature shows the hash of the header that was signed, so that each candidate costs one hash; an
//! Ed25519 signature has to be verified anew for each.

use super::{Work, values};
use crate::mail::{
    message::Message,
    signature::{Hashed, Key, Signature, hashed::own_piece},
};

/// Candidates for one field at most.
const CANDIDATES: usize = 600;
/// Candidates that are tried in pairs.
const PAIRED: usize = 120;
/// What one Ed25519 verification counts as, in octets hashed.
const VERIFICATION: usize = 128 << 10;

/// How a candidate is known to be right.
#[derive(Clone, Copy, Debug)]
pub enum Target<'s> {
    /// It has this SHA-256.
    Hash(&'s [u8]),
    /// The signature verifies over it.
    Verifies(&'s Key),
}

/// What was done to a header, in steps; empty if no known change explains it.
pub type HeaderChange = Vec<FieldChange>;

/// One change to a signed field. Texts are not safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name, lower case.
    pub field: String,
    /// What was done.
    pub what: What,
}

/// What was done to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// This was put into it.
    Tagged {
        /// The text.
        tag: String,
    },
    /// It was replaced; this is what was signed.
    Replaced {
        /// The value as it was.
        was: String,
    },
    /// It was not there.
    Added,
    /// It was there, like this, and is gone.
    Removed {
        /// The value as it was.
        was: String,
    },
    /// It was written otherwise: quotes, case, blanks between its parts.
    Requoted {
        /// The value as it was.
        was: String,
    },
    /// It was folded otherwise.
    Refolded,
    /// Its encoded words were decoded.
    Decoded,
    /// Tabs became blanks.
    Tabs,
}

/// A field as it may have been.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Which name of `h=`.
    pub(super) piece: usize,
    /// Canonical.
    pub(super) octets: Vec<u8>,
    pub(super) change: FieldChange,
    /// Whether it is common enough to be tried together with others.
    pub(super) is_common: bool,
}

impl Target<'_> {
    fn is_met(self, signature: &Signature, hashed: &Hashed<'_>, work: &mut Work) -> bool {
        match self {
            Self::Hash(hash) => work.spend(hashed.length()) && hashed.sha256() == hash,
            Self::Verifies(Key::Ed25519(key)) => {
                let value = <[u8; 64]>::try_from(signature.value.as_slice());
                work.spend(VERIFICATION)
                    && value.is_ok_and(|value| {
                        let value = ed25519_dalek::Signature::from_bytes(&value);
                        key.verify_strict(&hashed.sha256(), &value).is_ok()
                    })
            }
            Self::Verifies(Key::Rsa { .. }) => false,
        }
    }
}

/// What was done to the header under the signature in field number `own`.
#[must_use]
pub fn header(message: &Message, own: usize, signature: &Signature, target: Target<'_>) -> HeaderChange {
    let mut work = Work::new();
    let hashed = Hashed::of(message, own, signature);
    if hashed.length() > super::WORK / 64 {
        return Vec::new();
    }
    if let Some(found) = whole(message, own, signature, &hashed, target, &mut work) {
        return found;
    }
    let candidates = candidates(message, &hashed);
    for candidate in &candidates {
        let mut changed = hashed.clone();
        candidate.put_into(&mut changed);
        if target.is_met(signature, &changed, &mut work) {
            return vec![candidate.change.clone()];
        }
    }
    let mut common: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.is_common).collect();
    common.truncate(PAIRED);
    for (at, first) in common.iter().enumerate() {
        for second in common.iter().skip(at + 1).filter(|second| second.piece != first.piece) {
            let mut changed = hashed.clone();
            first.put_into(&mut changed);
            second.put_into(&mut changed);
            if target.is_met(signature, &changed, &mut work) {
                return vec![first.change.clone(), second.change.clone()];
            }
        }
    }
    Vec::new()
}

impl Candidate {
    fn put_into(&self, hashed: &mut Hashed<'_>) {
        if let Some(piece) = hashed.pieces.get_mut(self.piece) {
            piece.octets.clone_from(&self.octets);
        }
    }
}

/// Changes that concern more than the text of one field.
fn whole(
    message: &Message,
    own: usize,
    signature: &Signature,
    hashed: &Hashed<'_>,
    target: Target<'_>,
    work: &mut Work,
) -> Option<HeaderChange> {
    for piece in &hashed.pieces {
        let Some((at, field)) = piece.field else { continue };
        let without = Hashed::without(message, own, signature, Some(at));
        if target.is_met(signature, &without, work) {
            return Some(vec![FieldChange { field: field.name().to_ascii_lowercase(), what: What::Added }]);
        }
    }
    if hashed.canon == super::super::Canon::Relaxed {
        return None;
    }
    // Tabs may have become blanks everywhere, in the field of the signature too.
    for width in [8, 4, 1] {
        let mut changed = hashed.clone();
        for piece in &mut changed.pieces {
            piece.octets = values::with_tabs(&piece.octets, width);
        }
        changed.own = own_piece(hashed.canon, &values::with_tabs(&hashed.own_raw, width));
        if target.is_met(signature, &changed, work) {
            return Some(vec![FieldChange { field: "dkim-signature".to_owned(), what: What::Tabs }]);
        }
    }
    values::refolded_whole(&hashed.own_raw).into_iter().find_map(|own| {
        let mut changed = hashed.clone();
        changed.own = own_piece(hashed.canon, &own);
        let refolded = FieldChange { field: "dkim-signature".to_owned(), what: What::Refolded };
        target.is_met(signature, &changed, work).then(|| vec![refolded])
    })
}

fn candidates(message: &Message, hashed: &Hashed<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (at, piece) in hashed.pieces.iter().enumerate() {
        let others = values::Others { message };
        let mut of_this = values::of(at, piece, hashed.canon, &others);
        of_this.truncate(CANDIDATES);
        found.extend(of_this.into_iter().filter(|candidate| candidate.octets != piece.octets));
    }
    // What can happen to any field comes last, because there is most of it.
    found.sort_by_key(|candidate| !candidate.is_common);
    found
}
