//! Where what a text says is fixed.

use std::net::IpAddr;

use crate::{
    check::{
        against,
        finding::Correction,
        message,
        refusal::{Mechanism, Step as Cure},
        spf::evaluate::SpfResult,
    },
    plan::publish::Data,
    record::name::Name,
    tui::{
        session::{Read, Session},
        step::Step,
    },
};

/// The way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To SPF, with this record; the term that it adds.
    Propose(Correction, String),
    /// To the record at this name in Publish: the setup has it right.
    Publish(Name),
    /// Nowhere: with the record of now, this address passes SPF.
    Passes(IpAddr),
    /// To the step that makes the record.
    Step(Step),
    /// Nothing here fixes it.
    Nothing,
}

/// Where to fix what a text says.
pub(super) fn way(read: &Read, session: &Session) -> Way {
    if session.never_sends() {
        return Way::Nothing;
    }
    if let Read::Message(seen) = read {
        return match seen.judgement.step {
            message::Step::Spf => Way::Step(Step::Spf),
            message::Step::Dkim => Way::Step(Step::Dkim),
            message::Step::Dmarc => Way::Step(Step::Dmarc),
            message::Step::Check => Way::Step(Step::Check),
            message::Step::None => Way::Nothing,
        };
    }
    let Some(refusal) = read.first() else { return Way::Nothing };
    let is_spf =
        matches!(refusal.mechanism, Mechanism::Spf | Mechanism::SpfAndDkim) && refusal.step == Cure::Spf;
    if is_spf && let Some(way) = by_address(read, session) {
        return way;
    }
    match refusal.step {
        Cure::Domain => Way::Step(Step::Domain),
        Cure::Spf => Way::Step(Step::Spf),
        Cure::Dkim => Way::Step(Step::Dkim),
        Cure::Dmarc => Way::Step(Step::Dmarc),
        Cure::Publish => Way::Step(Step::Publish),
        Cure::Check => Way::Step(Step::Check),
        Cure::None => Way::Nothing,
    }
}

/// The setup's record with the address that is named; or to Publish where it has it already.
fn by_address(read: &Read, session: &Session) -> Option<Way> {
    let found = session.against(read)?;
    let ip = found.ip?;
    let spf = found.spf.as_ref()?;
    if spf.result == Some(SpfResult::Pass) {
        return Some(Way::Passes(ip));
    }
    let plan = session.plan.as_ref().filter(|plan| plan.domain == found.domain)?;
    if spf.with_draft == Some(SpfResult::Pass) {
        return Some(Way::Publish(plan.domain.name().clone()));
    }
    let (term, record) = against::with_address(plan.spf.record(), ip)?;
    let correction = Correction { owner: plan.domain.name().clone(), data: Data::Txt(record.to_string()) };
    Some(Way::Propose(correction, term))
}
