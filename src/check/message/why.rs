//! The one answer to "why", out of everything that was found.

use super::{
    Cause, Certainty, Dmarc, DmarcResult, Examination, Judged, Reader, Spf, Step, Whom,
    signed::{self, DkimResult},
};
use crate::{
    check::spf::evaluate::SpfResult,
    mail::{
        message::{Shape, Undone},
        signature::{Algorithm, Body, Canon},
        stated::{Outcome, ToldDkim},
    },
};

/// RFC 8301 §3.2: 'Signers … SHOULD use RSA keys of at least 2048 bits'.
const ADVISED_BITS: usize = 2048;

/// The answer.
pub(super) struct Why {
    pub(super) cause: Cause,
    pub(super) besides: Vec<Cause>,
    pub(super) certainty: Certainty,
    pub(super) step: Step,
}

impl Why {
    const fn new(cause: Cause, certainty: Certainty) -> Self {
        Self { cause, besides: Vec::new(), certainty, step: cause.step() }
    }

    fn at(self, step: Step) -> Self {
        Self { step, ..self }
    }
}

/// Everything that is looked at.
pub(super) struct View<'e> {
    pub(super) examination: &'e Examination,
    pub(super) reader: &'e Reader,
    pub(super) signatures: &'e [Judged],
    pub(super) spf: &'e Spf,
    pub(super) dmarc: &'e Dmarc,
}

impl View<'_> {
    pub(super) fn why(&self) -> Why {
        let own: Vec<&Judged> = self.signatures.iter().filter(|one| self.is_own(one)).collect();
        if let Some(why) = self.of_author(&own) {
            return why;
        }
        let passing = own.iter().find(|one| one.result == DkimResult::Pass).copied();
        if let Some(passing) = passing {
            return self.passed(passing, &own);
        }
        // Of several the one that tells most: what is proven goes before what is open.
        if let Some(judged) = own.iter().max_by_key(|one| (one.result == DkimResult::Unknown, one.certainty))
        {
            return self.failed(judged);
        }
        self.unsigned()
    }

    fn is_own(&self, judged: &Judged) -> bool {
        // A field that does not even tell its domain can only be the reader's, who asks.
        judged.domain().is_none_or(|domain| self.examination.is_own(&domain, self.reader))
    }

    /// What From alone decides.
    fn of_author(&self, own: &[&Judged]) -> Option<Why> {
        match &self.examination.whom {
            Whom::Missing | Whom::Nobody => Some(Why::new(Cause::FromNone, Certainty::Sure)),
            Whom::Several(_) => Some(Why::new(Cause::FromSeveral, Certainty::Sure)),
            Whom::Fields(_) => Some(Why::new(Cause::FromSeveral, Certainty::Sure).at(Step::Dkim)),
            Whom::One { name, .. } => {
                if self.examination.is_own(name, self.reader) || !own.is_empty() {
                    return None;
                }
                Some(if self.examination.is_forwarded_inline {
                    Why::new(Cause::CopyForwarded, Certainty::Sure)
                } else {
                    Why::new(Cause::NotThisDomain, Certainty::Sure)
                })
            }
        }
    }

    /// An own signature holds.
    fn passed(&self, passing: &Judged, own: &[&Judged]) -> Why {
        let is_ed25519 = |one: &&Judged| {
            one.read.signature.as_ref().is_ok_and(|signature| signature.algorithm == Algorithm::Ed25519Sha256)
        };
        let is_told_to_fail = passing
            .told
            .as_ref()
            .is_some_and(|told| told.outcome != Outcome::Pass && told.outcome != Outcome::TempError);
        if is_told_to_fail && own.iter().filter(|one| one.result == DkimResult::Pass).all(is_ed25519) {
            return Why::new(Cause::ReceiverNoEd25519, Certainty::Likely);
        }
        if let Some(why) = self.gateway() {
            return why;
        }
        let length = passing.read.signature.as_ref().is_ok_and(|signature| signature.length.is_some());
        let is_beyond =
            matches!(passing.verdict.as_ref().map(|verdict| verdict.body), Some(Body::FitsUpTo { .. }));
        if length {
            let certainty = if is_beyond { Certainty::Proven } else { Certainty::Sure };
            return Why::new(Cause::SigLengthTag, certainty);
        }
        if self.dmarc.result == DmarcResult::Fail {
            return self.unaligned();
        }
        if let Some(why) = self.of_spf() {
            return why;
        }
        if let Some(cause) = self.of_copy() {
            return Why::new(cause, Certainty::Proven);
        }
        self.fine()
    }

    /// Nothing to fix: proven where the receiver says the same.
    fn fine(&self) -> Why {
        let told = self.examination.receiver();
        let agrees =
            told.is_some_and(|told| told.dmarc.as_ref().is_some_and(|dmarc| dmarc.outcome == Outcome::Pass));
        let is_found = self.dmarc.result == DmarcResult::Pass;
        let why = Why::new(Cause::Ok, if agrees && is_found { Certainty::Proven } else { Certainty::Sure });
        // Short keys pass, and longer ones are advised.
        let is_short = self
            .signatures
            .iter()
            .any(|one| self.is_own(one) && one.bits.is_some_and(|bits| bits < ADVISED_BITS));
        if is_short { why.at(Step::Dkim) } else { why }
    }

    /// No own signature holds; this one tells why.
    fn failed(&self, judged: &Judged) -> Why {
        if judged.cause == Cause::CopyHeadersOnly {
            return self.headers(judged);
        }
        let why = Why::new(judged.cause, judged.certainty);
        match judged.cause {
            // Blanks are what `simple` breaks at most often, and that can be fixed.
            Cause::BodyChanged => {
                let is_simple = judged
                    .read
                    .signature
                    .as_ref()
                    .is_ok_and(|signature| signature.body_canon == Canon::Simple);
                why.at(if is_simple { Step::Dkim } else { Step::None })
            }
            Cause::SigExpired if judged.had_expired == Some(true) => why.at(Step::Dkim),
            Cause::CopyLinkRewritten | Cause::CopyFromEscaped if is_told_to_fail(judged) => {
                if judged.cause == Cause::CopyLinkRewritten {
                    Why::new(Cause::ReceiverGateway, Certainty::Likely)
                } else {
                    Why::new(Cause::BodyChanged, Certainty::Proven)
                }
            }
            _ => why,
        }
    }

    /// Headers alone, and they verify.
    fn headers(&self, judged: &Judged) -> Why {
        if let Some(why) = self.gateway() {
            return why;
        }
        let is_of_body = |told: &ToldDkim| {
            let remarks = told.remarks.to_ascii_lowercase();
            matches!(told.outcome, Outcome::Fail | Outcome::Neutral) && remarks.contains("body")
        };
        if judged.told.as_ref().is_some_and(is_of_body) {
            return Why::new(Cause::BodyChanged, Certainty::Open).at(Step::Dkim);
        }
        let has = |what: Undone| self.examination.message.undone().contains(&what);
        if has(Undone::Folding) {
            return Why::new(Cause::CopyFoldingLost, Certainty::Likely);
        }
        let cause = if has(Undone::WebPage) { Cause::CopyWebPage } else { Cause::CopyHeadersOnly };
        Why::new(cause, Certainty::Proven)
    }

    /// A gateway found all right, and the receiver behind it did not.
    fn gateway(&self) -> Option<Why> {
        let (gateway, receiver) = (self.examination.gateway()?, self.examination.receiver()?);
        let passed = gateway.dkim.iter().any(|told| told.outcome == Outcome::Pass)
            || gateway.dmarc.as_ref().is_some_and(|dmarc| dmarc.outcome == Outcome::Pass);
        let failed = receiver.dkim.iter().any(|told| told.outcome == Outcome::Fail)
            || receiver.dmarc.as_ref().is_some_and(|dmarc| dmarc.outcome == Outcome::Fail);
        (passed && failed).then(|| Why::new(Cause::ReceiverGateway, Certainty::Likely))
    }

    /// Everything passes for somebody else, or not strictly enough.
    fn unaligned(&self) -> Why {
        if self.dmarc.is_relaxed_enough {
            Why::new(Cause::UnalignedStrict, Certainty::Proven)
        } else {
            Why::new(Cause::Unaligned, Certainty::Proven)
        }
    }

    /// SPF that does not pass beside a signature that does.
    fn of_spf(&self) -> Option<Why> {
        let result = self.spf.found.as_ref()?.result();
        if !matches!(result, SpfResult::Fail | SpfResult::SoftFail | SpfResult::Neutral) {
            return None;
        }
        let domain = self.spf.domain.as_deref().and_then(super::name)?;
        if !self.examination.is_own(&domain, self.reader) {
            return None;
        }
        Some(match self.is_own_client() {
            Some(certainty) => Why::new(Cause::SpfMissingAddress, certainty),
            None => Why::new(Cause::Forwarded, Certainty::Likely),
        })
    }

    /// Whether the client is the reader's: by its address, or by a reverse name in an own domain.
    fn is_own_client(&self) -> Option<Certainty> {
        let envelope = &self.spf.envelope;
        if envelope.ip.is_some_and(|ip| self.reader.addresses.contains(&ip)) {
            return Some(Certainty::Sure);
        }
        let reverse = envelope.reverse.as_deref().and_then(super::name)?;
        self.examination.is_own(&reverse, self.reader).then_some(Certainty::Likely)
    }

    /// What reading had to undo, where a person should know it.
    fn of_copy(&self) -> Option<Cause> {
        self.examination.message.undone().iter().find_map(|undone| match undone {
            Undone::DoubledLineEnds => Some(Cause::CopyLineEnds),
            Undone::Indent | Undone::Quoted => Some(Cause::CopyIndented),
            Undone::HtmlEscapes => Some(Cause::CopyHtmlEscaped),
            Undone::WebPage => Some(Cause::CopyWebPage),
            Undone::Folding => Some(Cause::CopyFoldingLost),
            _ => None,
        })
    }

    /// No own signature at all.
    fn unsigned(&self) -> Why {
        let strict = signed::DkimResult::Pass;
        let others_pass = self.signatures.iter().any(|one| one.result == strict || one.is_believed());
        let headers_verify = self.signatures.iter().any(|one| one.result == DkimResult::Unknown);
        if self.dmarc.result != DmarcResult::Pass && (others_pass || headers_verify) {
            return if self.dmarc.is_relaxed_enough {
                Why::new(Cause::UnalignedStrict, Certainty::Proven)
            } else {
                self.unaligned()
            };
        }
        // Whoever signs, nobody could be asked whether it holds.
        if let Some(open) =
            self.signatures.iter().find(|one| matches!(one.cause, Cause::KeyTempError | Cause::NotAsked))
        {
            return Why::new(open.cause, Certainty::Open);
        }
        if self.is_forged() {
            return Why::new(Cause::Forged, Certainty::Likely);
        }
        if let Some(Certainty::Sure | Certainty::Likely) = self.is_own_client()
            && self.of_spf().is_some_and(|why| why.cause == Cause::SpfMissingAddress)
        {
            let mut why = Why::new(Cause::Unsigned, Certainty::Sure);
            why.besides.push(Cause::SpfMissingAddress);
            return why;
        }
        let is_whole = self.examination.message.shape() == Shape::Whole;
        let is_told = self.examination.receiver().is_some_and(|told| !told.dkim.is_empty());
        // A pasted header may have lost it.
        Why::new(Cause::Unsigned, if is_whole || is_told { Certainty::Sure } else { Certainty::Likely })
    }

    /// Nothing of the reader's in it: no signature, and a client that own SPF does not know.
    fn is_forged(&self) -> bool {
        let domain = self.spf.domain.as_deref().and_then(super::name);
        let is_own_bounce = domain.is_some_and(|domain| self.examination.is_own(&domain, self.reader));
        let passes = match self.spf.passes_author {
            Some(passes) => passes,
            None => self.spf.found.as_ref().is_none_or(|found| found.result() == SpfResult::Pass),
        };
        let is_known = self.spf.envelope.ip.is_some();
        let failed = self.dmarc.result == DmarcResult::Fail || self.dmarc.result == DmarcResult::None;
        is_known
            && failed
            && !passes
            && self.is_own_client().is_none()
            && !self.spf.is_aligned
            && (!is_own_bounce
                || self
                    .spf
                    .found
                    .as_ref()
                    .is_some_and(|found| matches!(found.result(), SpfResult::Fail | SpfResult::SoftFail)))
    }
}

fn is_told_to_fail(judged: &Judged) -> bool {
    judged.told.as_ref().is_some_and(|told| matches!(told.outcome, Outcome::Fail | Outcome::Neutral))
}
