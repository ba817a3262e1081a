//! What a received message shows: is it signed, does it pass, and if not, why.
//!
//! Three things are told apart and put side by side: what the receivers stated in the header, what is found
//! here with the keys and records of now, and what that means for the reader. A receiver that said `pass`
//! goes before a hash that fails here, because copies are changed after receipt; a signature that opens with
//! the published key proves key and signer right, whatever happened to the mail.
//!
//! Nothing asks here: [`Examination::wants`] says what is missing, [`judge`] takes what has been answered.
//!
//! References: RFC 6376 §6 (verifying), RFC 7208 §4 (SPF), RFC 9989 §4.10, §5.3 (DMARC), RFC 8601 (statements).

mod aligned;
pub mod cause;
mod envelope;
mod examine;
mod own_mail;
mod proof;
mod signed;
mod wants;
mod why;

use std::net::IpAddr;

use jiff::Timestamp;

pub use self::{
    aligned::{DkimAlignment, Dmarc, DmarcResult},
    cause::{Cause, Certainty, Step},
    envelope::Envelope,
    examine::{Examination, Whom},
    own_mail::is_own_mail,
    proof::proof,
    signed::{DkimResult, Judged, SIGNATURES},
};
use crate::{
    check::spf::evaluate::{Draft, Evaluation},
    mail::{message::NoMessage, stated::Told},
    plan::{
        Plan,
        dkim::Value,
        publish::{Data, publish},
    },
    record::{
        dkim::PublicKey,
        name::{DomainName, Name, Selector},
    },
    survey::Facts,
};

/// What is known to be the reader's own.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The domains; none if nobody said, and then the author's domain counts as the reader's.
    pub domains: Vec<DomainName>,
    /// Addresses that send for them.
    pub addresses: Vec<IpAddr>,
    /// Selectors of the domains.
    pub selectors: Vec<Selector>,
    /// Keys on this machine or in the setup, by selector.
    pub keys: Vec<(Selector, PublicKey)>,
    /// Records that are not published yet.
    pub draft: Draft,
}

impl Reader {
    /// With what a setup has: its keys, and its records as drafts.
    pub fn add(&mut self, plan: &Plan) {
        for key in &plan.dkim.keys {
            self.selectors.push(key.selector.clone());
            if let Value::Record(record) = &key.value {
                self.keys.push((key.selector.clone(), record.public_key.clone()));
            }
        }
        for row in publish(plan) {
            if let Data::Txt(text) = row.data {
                self.draft = std::mem::take(&mut self.draft).with(row.owner, text);
            }
        }
    }
}

/// What a message shows.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Why, in one word.
    pub cause: Cause,
    /// What is there besides.
    pub besides: Vec<Cause>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Where it is fixed.
    pub step: Step,
    /// What receivers told, those that are believed first.
    pub told: Vec<Told>,
    /// The signatures that were judged, topmost first.
    pub signatures: Vec<Judged>,
    /// How many more there are.
    pub more_signatures: usize,
    /// SPF.
    pub spf: Spf,
    /// DMARC.
    pub dmarc: Dmarc,
}

/// SPF of a message.
#[derive(Clone, Debug)]
pub struct Spf {
    /// Who was seen to send.
    pub envelope: Envelope,
    /// The domain whose record was evaluated.
    pub domain: Option<String>,
    /// What came of it; none if the sender cannot be known or DNS was not asked.
    pub found: Option<Evaluation>,
    /// What would come of it with the setup's record, if that is another.
    pub with_draft: Option<Evaluation>,
    /// Whether the domain is aligned with the author's.
    pub is_aligned: bool,
    /// Whether the client passes the SPF of the author's own domain, where it is another that was asked.
    pub passes_author: Option<bool>,
}

/// What there is to say of a text that is no message.
#[must_use]
pub const fn no_message(why: NoMessage) -> (Cause, Certainty, Step) {
    let cause = match why {
        NoMessage::Outlook => Cause::CopyMsg,
        NoMessage::Empty | NoMessage::NoField | NoMessage::TooLarge { .. } => Cause::CopyNoMessage,
    };
    (cause, Certainty::Sure, Step::None)
}

/// Judges a message by the facts. What they lack is `unknown`, never a failure.
#[must_use]
pub fn judge(examination: &Examination, reader: &Reader, facts: &Facts, now: Timestamp) -> Judgement {
    let (signatures, more_signatures) = signed::judge(examination, reader, facts, now);
    let spf = envelope::judge(examination, reader, facts, now);
    let dmarc = aligned::judge(examination, &signatures, &spf, facts);
    let spf = Spf { is_aligned: dmarc.spf_is_aligned, ..spf };
    let view = why::View { examination, reader, signatures: &signatures, spf: &spf, dmarc: &dmarc };
    let why::Why { cause, besides, certainty, step } = view.why();
    let told = examination.told.clone();
    // Of a mail that was forwarded inside another nothing can be known.
    let dmarc =
        if cause == Cause::CopyForwarded { Dmarc { result: DmarcResult::Unknown, ..dmarc } } else { dmarc };
    Judgement { cause, besides, certainty, step, told, signatures, more_signatures, spf, dmarc }
}

/// A name as it is published: lower case, in ASCII.
fn name(domain: &str) -> Option<Name> {
    let bare = domain.trim_end_matches('.');
    if bare.is_ascii() {
        return Name::verbatim(bare).filter(|name| name.labels().count() > 0);
    }
    DomainName::parse(bare).ok().map(|domain| domain.name().clone())
}
