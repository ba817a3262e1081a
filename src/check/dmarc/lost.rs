//! Whether mail to a report address can arrive at all.
//!
//! References: RFC 5321 §5.1 (where mail goes), RFC 7505 §4.1 (a domain that takes none).

use crate::{
    check::finding::{Loss, Reports},
    reading::{Reading, Stands},
    record::name::{DomainName, Name},
    survey::{Data, Kind},
};

/// Why reports to `domain` do not arrive, seen from the domain `own` that asks for them; none if they may, or if that
/// has not been asked.
#[must_use]
pub fn lost<'r>(reading: impl Into<Reading<'r>>, own: &Name, domain: &DomainName) -> Option<Reports> {
    let reading = reading.into();
    let find = |kind| reading.find(domain.name(), kind, |answer| !answer.data().is_empty());
    let is_null = |data: &Data| matches!(data, Data::Mx { exchange, .. } if exchange.is_root());
    let cause = match find(Kind::Mx) {
        Stands::There(answer) if answer.data().iter().all(is_null) => Loss::NullMx,
        Stands::Absent(absence) if absence.is_nowhere() => Loss::NoDomain,
        Stands::Absent(_) if [Kind::A, Kind::Aaaa].into_iter().all(|kind| find(kind).is_absent()) => {
            Loss::NoServer
        }
        Stands::Unsure(answer) if !answer.is_answer() || reading.is_over() => {
            return Some(Reports::Unknown { domain: domain.to_string() });
        }
        _ => return None,
    };
    let is_own = domain.name() == own && cause == Loss::NullMx;
    // That the domain itself does not exist is told elsewhere.
    let is_elsewhere = domain.name() == own && cause == Loss::NoDomain;
    (!is_elsewhere).then(|| Reports::Lost { domain: domain.to_string(), cause, is_own })
}
