//! What is wrong with the certificates that ports show.

use jiff::{SignedDuration, Timestamp};

use super::{
    Host, View,
    ports::{Place, place},
    promises::Promise,
};
use crate::{
    check::{
        Finding,
        finding::{Access, AccessCertificate as Trouble},
    },
    record::name::Name,
    survey::access::{Certificate, Chain, Door, Service, Trust, Visit},
};

/// A certificate is renewed when a third of its time is left, by programs that do it themselves; below a quarter of it
/// something has gone wrong, and so it has within the last week.
const QUARTER: i64 = 4;
const WEEK: i64 = 7;

const DAY: i64 = 24 * 60 * 60;

/// Names shown of a certificate at most.
const NAMES: usize = 4;

pub(super) fn judge(view: &View<'_>, hosts: &[Host], promises: &[Promise]) -> Vec<Finding> {
    let mut found: Vec<(Place, Service, Trouble)> = Vec::new();
    for (door, visit) in &view.access.visits {
        let Some(chain) = visit.chain() else { continue };
        for trouble in troubles(view, hosts, promises, door, visit, chain) {
            found.push((place(view, door), door.service, trouble));
        }
    }
    let mut groups: Vec<(Place, Trouble, Vec<Service>)> = Vec::new();
    for (place, service, trouble) in found {
        match groups.iter_mut().find(|(other, same, _)| *other == place && *same == trouble) {
            Some((_, _, services)) if !services.contains(&service) => services.push(service),
            Some(_) => {}
            None => groups.push((place, trouble, vec![service])),
        }
    }
    let finding = |((host, address), trouble, mut services): (Place, Trouble, Vec<Service>)| {
        services.sort();
        Access::at(&host, services, trouble).of(address).into()
    };
    groups.into_iter().map(finding).collect()
}

fn troubles(
    view: &View<'_>,
    hosts: &[Host],
    promises: &[Promise],
    door: &Door,
    visit: &Visit,
    chain: &Chain,
) -> Vec<Trouble> {
    let Some(own) = chain.own() else { return Vec::new() };
    // Who vouches for it comes first: a server's own certificate is never for the right name either.
    if let Some(trouble) = vouched(view, chain, own, door) {
        return vec![trouble];
    }
    let mut found = Vec::new();
    let wanted = names(view, hosts, promises, door);
    if let Some(wanted) = wanted.iter().find(|name| !own.is_for(name)) {
        let names = own.names.iter().take(NAMES).cloned().collect();
        found.push(Trouble::Name { wanted: wanted.to_string(), names });
    }
    found.extend(dated(own, visit.at));
    found
}

/// What is wrong with who vouches for it.
fn vouched(view: &View<'_>, chain: &Chain, own: &Certificate, door: &Door) -> Option<Trouble> {
    Some(match &chain.trust {
        Trust::Trusted(_) => return None,
        Trust::SelfSigned => {
            let subject = own.subject.clone();
            let is_right = |other: &Certificate| other.is_for(&door.host);
            let beside = view.access.at(&door.host).find_map(|(other, visit)| {
                let chain = visit.chain().filter(|chain| matches!(chain.trust, Trust::Trusted(_)))?;
                chain.own().filter(|own| is_right(own)).map(|_| other.port.to_string())
            });
            Trouble::SelfSigned { subject, beside }
        }
        Trust::PrivateRoot => {
            let root = chain.certificates.last().map(|last| last.subject.clone()).unwrap_or_default();
            Trouble::PrivateRoot { root }
        }
        Trust::IssuerMissing => {
            let last = chain.certificates.last().unwrap_or(own);
            Trouble::Incomplete { issuer: last.issuer.clone(), is_likely: own.names_issuer_address }
        }
        Trust::Other(reason) => Trouble::Untrusted { reason: reason.clone() },
    })
}

/// What is wrong with its dates.
pub(super) fn dated(own: &Certificate, now: Timestamp) -> Option<Trouble> {
    if now > own.not_after {
        return Some(Trouble::Expired { at: own.not_after });
    }
    if now < own.not_before {
        return Some(Trouble::NotYet { at: own.not_before });
    }
    let days = days_left(own, now);
    let whole = own.not_after.duration_since(own.not_before).as_secs();
    let left = own.not_after.duration_since(now).as_secs();
    let is_soon = left.saturating_mul(QUARTER) < whole || days < WEEK;
    // Who makes certificates that hold for days renews them within days.
    let is_short = whole < WEEK * DAY * 2 && left.saturating_mul(QUARTER) >= whole;
    (is_soon && !is_short).then_some(Trouble::EndsSoon { at: own.not_after, days })
}

/// Whole days until it ends, 0 on the last day; negative once it has ended.
#[must_use]
pub(super) fn days_left(own: &Certificate, now: Timestamp) -> i64 {
    let left: SignedDuration = own.not_after.duration_since(now);
    left.as_secs().div_euclid(DAY)
}

/// The names by which clients come to a port: those that are promised, else the host's own.
fn names(view: &View<'_>, hosts: &[Host], promises: &[Promise], door: &Door) -> Vec<Name> {
    let has_address =
        |name: &Name| hosts.iter().any(|host| host.name == *name && host.addresses.contains(&door.address));
    let mut found: Vec<Name> = Vec::new();
    let mut add = |name: &Name| {
        if !name.is_root() && !found.contains(name) {
            found.push(name.clone());
        }
    };
    if door.service == Service::Smtp {
        view.survey
            .mail_exchangers()
            .iter()
            .map(|(_, name)| name)
            .filter(|name| has_address(name))
            .for_each(&mut add);
    } else {
        let there = promises.iter().filter(|promise| promise.port == door.port && has_address(&promise.host));
        there.for_each(|promise| add(&promise.host));
    }
    if found.is_empty() && !door.host.is_root() {
        found.push(door.host.clone());
    }
    found
}
