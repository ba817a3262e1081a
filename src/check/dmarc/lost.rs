//! Whether mail to a report address can arrive at all.
//!
//! References: RFC 5321 §5.1 (where mail goes), RFC 7505 §4.1 (a domain that takes none).

use crate::{
    check::finding::{Loss, Reports},
    record::name::{DomainName, Name},
    survey::{Answer, Data, Facts, Kind, Outcome},
};

/// Why reports to `domain` do not arrive, seen from the domain `own` that asks for them; none if they may, or if that
/// has not been asked.
#[must_use]
pub fn lost(facts: &Facts, own: &Name, domain: &DomainName) -> Option<Reports> {
    let fact = |kind| facts.get(domain.name(), kind);
    let exchangers = fact(Kind::Mx)?;
    let is_null = |data: &Data| matches!(data, Data::Mx { exchange, .. } if exchange.is_root());
    let cause = match &exchangers.outcome {
        Outcome::Records { data, .. } if !data.is_empty() && data.iter().all(is_null) => Loss::NullMx,
        Outcome::NxDomain { .. } => Loss::NoDomain,
        Outcome::NoData { .. } => {
            let addresses = [fact(Kind::A)?, fact(Kind::Aaaa)?];
            let is_none = |answer: &&Answer| answer.is_answer() && answer.data().is_empty();
            if !addresses.iter().all(is_none) {
                return None;
            }
            Loss::NoServer
        }
        Outcome::Failed(_) => return Some(Reports::Unknown { domain: domain.to_string() }),
        _ => return None,
    };
    let is_own = domain.name() == own && cause == Loss::NullMx;
    // That the domain itself does not exist is told elsewhere.
    let is_elsewhere = domain.name() == own && cause == Loss::NoDomain;
    (!is_elsewhere).then(|| Reports::Lost { domain: domain.to_string(), cause, is_own })
}
