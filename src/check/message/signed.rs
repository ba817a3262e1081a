//! One signature after the other: its result, and why.
//!
//! References: RFC 6376 §6.1, RFC 8301 §3, RFC 8463.

use jiff::Timestamp;

use super::{Cause, Certainty, Examination, Reader, name, wants};
use crate::{
    mail::{
        signature::{
            Algorithm, Body, Fault, Header, Key, KeyFault, KeyRecords, Opened, Read, Signature, Verdict,
            change::{self, BodyChange, FieldChange, Place, Target, What},
            open, verify,
        },
        stated::{Outcome, ToldDkim, Trust},
    },
    record::name::{Name, Selector},
    survey::{Facts, Kind},
};

/// Signatures whose keys are asked for. RFC 6376 §6.1 lets a verifier limit them; the reader's own and the
/// author's come first.
pub const SIGNATURES: usize = 10;
/// Signatures for which is searched what changed.
const SEARCHED: usize = 2;

/// The result of a signature (RFC 8601 §2.7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DkimResult {
    /// Both hashes come out.
    Pass,
    /// One does not, or the signature has expired.
    Fail,
    /// The signature or its key cannot be used.
    PermError,
    /// DNS did not answer.
    TempError,
    /// Something is missing to tell: the body, or the key.
    Unknown,
}

impl DkimResult {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::PermError => "permerror",
            Self::TempError => "temperror",
            Self::Unknown => "unknown",
        }
    }
}

/// A signature, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The field's number in the header.
    pub field: usize,
    /// What is in the field.
    pub read: Read,
    /// The result.
    pub result: DkimResult,
    /// Why.
    pub cause: Cause,
    /// How sure that is.
    pub certainty: Certainty,
    /// Both hashes; none if the signature cannot be read.
    pub verdict: Option<Verdict>,
    /// What keeps the key from being used.
    pub key_fault: Option<KeyFault>,
    /// The length of an RSA key.
    pub bits: Option<usize>,
    /// How the body was changed, in steps.
    pub body_changes: Vec<BodyChange>,
    /// How the header was changed, in steps.
    pub header_changes: Vec<FieldChange>,
    /// The selector whose key opens the signature, where the named one has none.
    pub opened_by: Option<Selector>,
    /// Whether the key on this machine is the one that signed, where DNS has another.
    pub is_signed_by_own_key: Option<bool>,
    /// What the operator of the mailbox told of it.
    pub told: Option<ToldDkim>,
    /// Whether it had expired when the receiver took the mail over; none if that is not known.
    pub had_expired: Option<bool>,
}

impl Judged {
    /// Whether the receiver verified it.
    #[must_use]
    pub fn is_told_to_pass(&self) -> bool {
        self.told.as_ref().is_some_and(|told| told.outcome == Outcome::Pass)
    }

    /// Whether it counts as passing: it does here, or the receiver verified it and only the copy does not.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.result == DkimResult::Pass || self.is_believed()
    }

    /// Whether it counts only because the receiver says so.
    #[must_use]
    pub fn is_believed(&self) -> bool {
        let is_of_copy =
            self.result == DkimResult::Unknown || self.cause.is_of_copy() || self.cause == Cause::SigDamaged;
        let was_valid = self.cause == Cause::SigExpired && self.had_expired == Some(false);
        self.result != DkimResult::Pass && self.is_told_to_pass() && (is_of_copy || was_valid)
    }

    /// The domain that signs.
    #[must_use]
    pub fn domain(&self) -> Option<Name> {
        match &self.read.signature {
            Ok(signature) => Some(signature.domain.clone()),
            Err(_) => self.read.domain.as_deref().and_then(name),
        }
    }
}

/// The signatures that are judged: the first [`SIGNATURES`] of the reader's, the author's and the others.
pub(super) fn chosen<'e>(examination: &'e Examination, reader: &Reader) -> Vec<(usize, &'e Read)> {
    let rank = |read: &Read| match read.domain.as_deref().and_then(name) {
        Some(domain) if examination.is_own(&domain, reader) => 0,
        Some(domain) if examination.whom.first().is_some_and(|author| author.is_within(&domain)) => 1,
        Some(_) => 2,
        None => 1,
    };
    let mut all: Vec<(usize, &Read)> = examination.signatures.iter().map(|(at, read)| (*at, read)).collect();
    all.sort_by_key(|(_, read)| rank(read));
    all.truncate(SIGNATURES);
    all.sort_by_key(|(at, _)| *at);
    all
}

/// The judged signatures, and how many are left.
pub(super) fn judge(
    examination: &Examination,
    reader: &Reader,
    facts: &Facts,
    now: Timestamp,
) -> (Vec<Judged>, usize) {
    let mut searches = SEARCHED;
    let chosen = chosen(examination, reader);
    let left = examination.signatures.len() - chosen.len();
    let judged = chosen.into_iter().map(|(at, read)| {
        let judging = Judging { examination, reader, facts, now };
        judging.one(at, read, &mut searches)
    });
    (judged.collect(), left)
}

/// What DNS has for a name.
pub(super) fn records(facts: &Facts, name: Option<&Name>) -> KeyRecords {
    match name.and_then(|name| facts.get(name, Kind::Txt)) {
        None => KeyRecords::NotAsked,
        Some(answer) if answer.is_answer() => KeyRecords::Texts(answer.texts()),
        Some(_) => KeyRecords::Failed,
    }
}

struct Judging<'e> {
    examination: &'e Examination,
    reader: &'e Reader,
    facts: &'e Facts,
    now: Timestamp,
}

impl Judging<'_> {
    fn one(&self, at: usize, read: &Read, searches: &mut usize) -> Judged {
        let mut judged = Judged {
            field: at,
            read: read.clone(),
            result: DkimResult::PermError,
            cause: Cause::SigSyntax,
            certainty: Certainty::Sure,
            verdict: None,
            key_fault: None,
            bits: None,
            body_changes: Vec::new(),
            header_changes: Vec::new(),
            opened_by: None,
            is_signed_by_own_key: None,
            told: None,
            had_expired: None,
        };
        let signature = match &read.signature {
            Ok(signature) => signature,
            Err(fault) => {
                judged.cause = match fault {
                    Fault::Identity => Cause::SigIOutside,
                    Fault::FromUnsigned => Cause::SigFromUnsigned,
                    _ => Cause::SigSyntax,
                };
                return judged;
            }
        };
        judged.told = self.examination.told_of(Trust::Receiver, signature, at).cloned();
        let key = records(self.facts, signature.key_name().as_ref()).key(signature);
        if let Ok(Key::Rsa { bits, .. }) = &key {
            judged.bits = Some(*bits);
        }
        judged.key_fault = key.as_ref().err().copied();
        let verdict = verify(&self.examination.message, at, signature, key.as_ref().ok());
        judged.verdict = Some(verdict.clone());
        judged.had_expired = self.had_expired(signature);
        self.settle(&mut judged, signature, &verdict, key.ok().as_ref());
        if *searches > 0 && matches!(judged.result, DkimResult::Fail | DkimResult::Unknown) {
            *searches -= 1;
            self.explain(&mut judged, signature, &verdict);
        }
        judged
    }

    /// The result, by RFC 6376 §6.1 in its order, and the cause as far as hashes and records tell it.
    fn settle(&self, judged: &mut Judged, signature: &Signature, verdict: &Verdict, key: Option<&Key>) {
        let (result, cause, certainty) = if signature.algorithm == Algorithm::RsaSha1 {
            (DkimResult::PermError, Cause::SigSha1, Certainty::Sure)
        } else if let Some(fault) = judged.key_fault {
            self.without_key(judged, signature, fault)
        } else {
            of_hashes(verdict, key)
        };
        (judged.result, judged.cause, judged.certainty) = (result, cause, certainty);
        let has_expired = signature.expires.is_some_and(|until| until < self.now.as_second());
        if has_expired && matches!(result, DkimResult::Pass | DkimResult::Unknown) {
            (judged.result, judged.cause, judged.certainty) =
                (DkimResult::Fail, Cause::SigExpired, Certainty::Sure);
        }
        if judged.cause == Cause::KeyOther {
            judged.is_signed_by_own_key = self.own_key(signature);
        }
    }

    /// What there is to say of a signature whose key cannot be used.
    fn without_key(
        &self,
        judged: &mut Judged,
        signature: &Signature,
        fault: KeyFault,
    ) -> (DkimResult, Cause, Certainty) {
        let cause = match fault {
            KeyFault::NotAsked => {
                let differs = judged
                    .verdict
                    .as_ref()
                    .is_some_and(|verdict| matches!(verdict.body, Body::Differs | Body::Short));
                // The body hash needs no key.
                let result = if differs { DkimResult::Fail } else { DkimResult::Unknown };
                let cause = if differs { Cause::BodyChanged } else { Cause::NotAsked };
                return (result, cause, Certainty::Open);
            }
            KeyFault::Failed => return (DkimResult::TempError, Cause::KeyTempError, Certainty::Open),
            KeyFault::Missing => {
                judged.opened_by = self.other_selector(judged.field, signature);
                if judged.opened_by.is_some() {
                    return (DkimResult::PermError, Cause::KeySelector, Certainty::Proven);
                }
                Cause::KeyMissing
            }
            KeyFault::Several => Cause::KeyTwo,
            KeyFault::Revoked => Cause::KeyRevoked,
            KeyFault::Damaged => Cause::KeyDamaged,
            KeyFault::Type | KeyFault::Service => Cause::KeyType,
            KeyFault::Hash => Cause::KeyHash,
            KeyFault::Strict => Cause::KeyStrict,
            KeyFault::Short { bits } => {
                judged.bits = Some(bits);
                Cause::KeyShort
            }
        };
        (DkimResult::PermError, cause, Certainty::Sure)
    }

    /// The selector whose key verifies or opens the signature.
    fn other_selector(&self, at: usize, signature: &Signature) -> Option<Selector> {
        let others = wants::others(&signature.domain, &signature.selector, self.reader);
        let found = others.into_iter().find(|(_, name)| {
            let Ok(key) = records(self.facts, Some(name)).key(signature) else { return false };
            let header = verify(&self.examination.message, at, signature, Some(&key)).header;
            matches!(header, Header::Fits | Header::Changed { .. })
        });
        found.map(|(selector, _)| selector)
    }

    /// Whether the key of this machine opens the signature; none if there is none to try.
    fn own_key(&self, signature: &Signature) -> Option<bool> {
        let keys = self.reader.keys.iter().filter(|(selector, _)| *selector == signature.selector);
        let opened: Vec<bool> = keys
            .filter_map(|(_, public)| match Key::of(public)? {
                Key::Rsa { key, .. } => Some(matches!(open(&key, &signature.value), Opened::Signed(..))),
                Key::Ed25519(_) => None,
            })
            .collect();
        (!opened.is_empty()).then(|| opened.contains(&true))
    }

    fn had_expired(&self, signature: &Signature) -> Option<bool> {
        let receiver = self.examination.border.and_then(|border| border.receiver(&self.examination.path));
        Some(signature.expires? < receiver?.at?.as_second())
    }

    /// How it was changed: by trying what is known to happen.
    fn explain(&self, judged: &mut Judged, signature: &Signature, verdict: &Verdict) {
        let message = &self.examination.message;
        let header = match &verdict.header {
            Header::Changed { signed, .. } if !signed.is_empty() => Some(Target::Hash(signed)),
            _ => None,
        };
        let key = records(self.facts, signature.key_name().as_ref()).key(signature).ok();
        let header = match (&verdict.header, &key) {
            (Header::KeyOrHeader, Some(key)) => Some(Target::Verifies(key)),
            _ => header,
        };
        if let Some(target) = header {
            judged.header_changes = change::header(message, judged.field, signature, target);
            let (cause, certainty) = self.of_header(judged, signature);
            (judged.result, judged.cause, judged.certainty) = (DkimResult::Fail, cause, certainty);
        }
        if verdict.body == Body::Differs
            && let Some(body) = message.body()
        {
            let fields: Vec<u8> = message.fields().flat_map(|field| field.octets.iter().copied()).collect();
            judged.body_changes = change::body(signature, &fields, body);
            // What became of the header says more where both are wrong.
            if matches!(verdict.header, Header::Fits | Header::Unjudged) {
                let (cause, certainty) = of_body(&judged.body_changes, verdict);
                (judged.cause, judged.certainty) = (cause, certainty);
            }
        }
        if judged.is_told_to_pass() {
            (judged.cause, judged.certainty) = after_receipt(judged);
        }
    }

    /// The cause of a changed header.
    fn of_header(&self, judged: &Judged, signature: &Signature) -> (Cause, Certainty) {
        let Some(change) = judged.header_changes.first() else {
            let is_ed25519 =
                matches!(judged.verdict.as_ref().map(|verdict| &verdict.header), Some(Header::KeyOrHeader));
            if is_ed25519 {
                return (Cause::SigKeyOrHeader, Certainty::Open);
            }
            return if self.is_field_gone(signature) {
                (Cause::HeaderRemoved, Certainty::Likely)
            } else {
                (Cause::HeaderChanged, Certainty::Open)
            };
        };
        let cause = match (&change.what, change.field.as_str()) {
            (What::Tagged { .. }, _) => Cause::HeaderSubjectTag,
            (What::Replaced { .. }, "from") => Cause::HeaderFromRewritten,
            (What::Replaced { .. }, _) => Cause::HeaderChanged,
            (What::Added, _) => Cause::HeaderAdded,
            (What::Removed { .. }, _) => Cause::HeaderRemoved,
            (What::Requoted { .. }, _) => Cause::HeaderRequoted,
            (What::Refolded, _) => Cause::HeaderRefolded,
            (What::Decoded, _) => Cause::CopyDecodedSubject,
            (What::Tabs, _) => Cause::CopyTabs,
        };
        (cause, Certainty::Proven)
    }

    /// Whether `h=` names a field that is not there, though nobody names it only to keep it out.
    fn is_field_gone(&self, signature: &Signature) -> bool {
        const KEPT_OUT: [&str; 14] = [
            "cc",
            "reply-to",
            "sender",
            "in-reply-to",
            "references",
            "to",
            "from",
            "resent-from",
            "resent-to",
            "resent-date",
            "resent-cc",
            "resent-sender",
            "resent-message-id",
            "content-id",
        ];
        let message = &self.examination.message;
        let absent: Vec<&String> =
            signature.fields.iter().filter(|name| message.named(name).next().is_none()).collect();
        let gone = absent.iter().filter(|name| !KEPT_OUT.contains(&name.as_str())).count();
        gone > 0 && absent.len() <= 3
    }
}

/// The receiver verified it, so that the copy was changed and not the mail.
fn after_receipt(judged: &Judged) -> (Cause, Certainty) {
    match judged.cause {
        cause if cause.is_of_copy() && cause != Cause::CopyStorage => (cause, judged.certainty),
        Cause::SigDamaged | Cause::SigExpired | Cause::KeyOther | Cause::Ok | Cause::NotAsked => {
            (judged.cause, judged.certainty)
        }
        _ => (Cause::CopyStorage, Certainty::Likely),
    }
}

/// The result of two hashes.
fn of_hashes(verdict: &Verdict, key: Option<&Key>) -> (DkimResult, Cause, Certainty) {
    match (&verdict.header, verdict.body) {
        (Header::Fits, Body::FitsUpTo { .. }) => (DkimResult::Pass, Cause::SigLengthTag, Certainty::Proven),
        (Header::Fits, Body::Fits) => (DkimResult::Pass, Cause::Ok, Certainty::Proven),
        (Header::Fits, Body::Differs) => (DkimResult::Fail, Cause::BodyChanged, Certainty::Open),
        (Header::Fits, Body::Short) => (DkimResult::Fail, Cause::BodyTruncated, Certainty::Sure),
        (Header::Fits, Body::Unknown) => (DkimResult::Unknown, Cause::CopyHeadersOnly, Certainty::Proven),
        (Header::Changed { .. }, _) => (DkimResult::Fail, Cause::HeaderChanged, Certainty::Open),
        (Header::OtherKey, _) => (DkimResult::Fail, Cause::KeyOther, Certainty::Proven),
        (Header::KeyOrHeader, _) => (DkimResult::Fail, Cause::SigKeyOrHeader, Certainty::Open),
        (Header::Damaged { .. }, _) => (DkimResult::Fail, Cause::SigDamaged, Certainty::Sure),
        (Header::Unjudged, _) if key.is_none() => (DkimResult::Unknown, Cause::NotAsked, Certainty::Open),
        (Header::Unjudged, _) => (DkimResult::Unknown, Cause::KeyDamaged, Certainty::Open),
    }
}

/// The cause of a changed body.
fn of_body(changes: &[BodyChange], verdict: &Verdict) -> (Cause, Certainty) {
    if verdict.body == Body::Short {
        return (Cause::BodyTruncated, Certainty::Sure);
    }
    // Of two changes the one that somebody else made says more than an encoding.
    let added = changes
        .iter()
        .find(|change| matches!(change, BodyChange::Added { .. } | BodyChange::AddedInside { .. }));
    let Some(change) = added.or_else(|| changes.first()) else {
        return (Cause::BodyChanged, Certainty::Open);
    };
    let cause = match change {
        BodyChange::Added { place: Place::End, .. } => Cause::BodyAppended,
        BodyChange::Added { .. } | BodyChange::AddedInside { .. } => Cause::BodyInserted,
        BodyChange::Recoded { .. } => Cause::BodyRecoded,
        BodyChange::Rewrapped { .. } => Cause::BodyRewrapped,
        BodyChange::TrailingBlanks { .. } => Cause::BodyTrailingSpace,
        BodyChange::Dots { .. } => Cause::BodyDotStuffing,
        BodyChange::FromEscaped | BodyChange::FromUnescaped => Cause::CopyFromEscaped,
        BodyChange::LineSplit { .. } => Cause::BodyLineSplit,
        BodyChange::Links { .. } => Cause::CopyLinkRewritten,
        BodyChange::Charset { .. } => Cause::CopyCharset,
        BodyChange::NoBreak => Cause::CopyNbsp,
        BodyChange::HtmlEscapes => Cause::CopyHtmlEscaped,
        BodyChange::Tabs => Cause::CopyTabs,
        BodyChange::LineEnds => Cause::CopyLineEnds,
        BodyChange::SignedLf => Cause::SignerLf,
        BodyChange::SignedNothing => Cause::SignerEmptyBody,
        BodyChange::SignedCanon { .. } => Cause::SignerCanon,
    };
    (cause, Certainty::Proven)
}
