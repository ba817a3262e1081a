//! The search for what became of a body.

use super::{
    BodyChange, Work, characters, encodings, inside, links, long_lines,
    removed::{self, Lines},
    signer,
};
use crate::mail::{
    message::{Part, parts},
    signature::{Canon, Signature, body_hash},
};

/// A longer body is searched for added lines alone: every other attempt would cost as much as it has octets.
const BODY_OCTETS: usize = 2 << 20;

/// What a body would have to hash to.
pub(super) struct Wanted<'s> {
    pub(super) signature: &'s Signature,
    pub(super) canon: Canon,
}

impl Wanted<'_> {
    /// Whether this body is the one that was signed.
    pub(super) fn fits(&self, body: &[u8], work: &mut Work) -> bool {
        work.spend(body.len()) && self.is_canonical(&self.canon.body(body))
    }

    /// Whether this is the signed body in canonical form.
    pub(super) fn is_canonical(&self, canonical: &[u8]) -> bool {
        let covered = match self.signature.length {
            None => Some(canonical),
            Some(length) => canonical.get(..length),
        };
        covered.is_some_and(|octets| body_hash(self.signature.algorithm, octets) == self.signature.body_hash)
    }
}

/// A body that may be an earlier one, and what led to it.
pub(super) struct Candidate {
    pub(super) body: Vec<u8>,
    pub(super) change: BodyChange,
}

/// What was done to a body whose hash is wrong: steps in the order in which they are undone. Empty if no
/// known change explains it. `header` is all of the header, whose MIME fields tell the parts.
#[must_use]
pub fn body(signature: &Signature, header: &[u8], body: &[u8]) -> Vec<BodyChange> {
    let wanted = Wanted { signature, canon: signature.body_canon };
    let mut work = Work::new();
    if let Some(change) = signer::signed_otherwise(signature, body, &mut work) {
        return vec![change];
    }
    let parts = parts(header, body);
    let firsts = if body.len() <= BODY_OCTETS { candidates(body, &parts, wanted.canon) } else { Vec::new() };
    for candidate in &firsts {
        if wanted.fits(&candidate.body, &mut work) {
            return vec![candidate.change.clone()];
        }
    }
    for candidate in characters::single_lines(body, wanted.canon == Canon::Simple) {
        if wanted.fits(&candidate.body, &mut work) {
            return vec![candidate.change];
        }
    }
    // What is added is found by leaving lines out, and that costs most; each way gets its share.
    let mut share = work.share(2);
    let lines = Lines::of(wanted.canon, body);
    let found = removed::search(&wanted, &lines, body, &parts, &mut share);
    work.give_back(&share);
    if let Some(changes) = found {
        return changes;
    }
    let mut share = work.share(3);
    let found = inside::search(&wanted, body, &parts, &mut share);
    work.give_back(&share);
    if let Some(change) = found {
        return vec![change];
    }
    let mut share = work.share(2);
    let found = banner_in_each(&wanted, header, body, &parts, &mut share);
    work.give_back(&share);
    if let Some(changes) = found {
        return changes;
    }
    pairs(&wanted, header, firsts, &mut work).unwrap_or_default()
}

/// A banner as lines in the text part, and inside the HTML part.
fn banner_in_each(
    wanted: &Wanted<'_>,
    header: &[u8],
    body: &[u8],
    parts: &[Part],
    work: &mut Work,
) -> Option<Vec<BodyChange>> {
    if !parts.iter().any(|part| part.kind == "text/html") {
        return None;
    }
    let without_lines = removed::of_text_parts(body, parts);
    let count = without_lines.len();
    for (at, first) in without_lines.into_iter().enumerate() {
        let mut share = work.share(count - at);
        let inner = self::parts(header, &first.body);
        if let Some(second) = inside::search_html(wanted, &first.body, &inner, &mut share) {
            return Some(vec![first.change, second]);
        }
        work.give_back(&share);
    }
    None
}

/// Two changes, one after the other.
fn pairs(
    wanted: &Wanted<'_>,
    header: &[u8],
    firsts: Vec<Candidate>,
    work: &mut Work,
) -> Option<Vec<BodyChange>> {
    let left = firsts.len();
    for (at, first) in firsts.into_iter().enumerate() {
        let mut share = work.share(left - at);
        let parts = parts(header, &first.body);
        for second in candidates(&first.body, &parts, wanted.canon) {
            if wanted.fits(&second.body, &mut share) {
                return Some(vec![first.change, second.change]);
            }
        }
        let lines = Lines::of(wanted.canon, &first.body);
        if let Some(mut changes) = removed::search(wanted, &lines, &first.body, &parts, &mut share) {
            changes.insert(0, first.change);
            return Some(changes);
        }
        work.give_back(&share);
    }
    None
}

/// Every whole body that one undone change gives, likely ones first.
fn candidates(body: &[u8], parts: &[Part], canon: Canon) -> Vec<Candidate> {
    let mut found = Vec::new();
    found.extend(characters::candidates(body));
    found.extend(long_lines::candidates(body));
    found.extend(links::candidates(body));
    found.extend(encodings::candidates(body, parts));
    if canon == Canon::Simple {
        found.extend(characters::blanks(body));
    }
    found.retain(|candidate| candidate.body != body);
    found
}
