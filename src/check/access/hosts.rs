//! The hosts of a domain, and what each is there for.

use std::{collections::BTreeSet, net::IpAddr};

use super::{View, promises::promises};
use crate::{
    record::name::Name,
    survey::{
        Data, Kind,
        access::{Protocol, Service},
    },
};

/// Hosts looked at, at most.
const HOSTS: usize = 12;

/// Addresses of one host looked at, at most.
const ADDRESSES: usize = 4;

/// Names under which people look for a mail host where nothing tells them.
pub(super) const USUAL: [&str; 4] = ["mail", "imap", "smtp", "pop"];

/// A name that nobody has, by which a wildcard shows.
pub(super) const NOBODY: &str = "mailseal-wildcard-probe";

/// A mail host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Its name; the root where only an address is known.
    pub name: Name,
    /// Who led to it.
    pub whence: BTreeSet<Whence>,
    /// Its addresses.
    pub addresses: Vec<IpAddr>,
    /// The ports worth a visit.
    pub services: Vec<(Service, u16)>,
}

/// Who led to a host, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whence {
    /// The person.
    Person,
    /// Mail to the domain goes there.
    Mx,
    /// An SRV record, a document or the setup sends clients there.
    Promise,
    /// It has one of the names people try.
    Usual,
}

/// The hosts, by who led to them.
#[must_use]
pub fn hosts(view: &View<'_>) -> Vec<Host> {
    let mut found: Vec<Host> = Vec::new();
    let all: Vec<(Service, u16)> =
        Service::ALL.into_iter().map(|service| (service, service.port())).collect();
    let mut add = |name: &Name, whence: Whence, addresses: Vec<IpAddr>, services: &[(Service, u16)]| {
        if let Some(known) = found.iter_mut().find(|host| host.name == *name && host.addresses == addresses) {
            known.whence.insert(whence);
            for one in services {
                if !known.services.contains(one) {
                    known.services.push(*one);
                }
            }
        } else if found.len() < HOSTS {
            let services = services.to_vec();
            found.push(Host { name: name.clone(), whence: BTreeSet::from([whence]), addresses, services });
        }
    };
    for named in view.named {
        let addresses = named.address.map_or_else(|| addresses(view, &named.host), |address| vec![address]);
        add(&named.host, Whence::Person, addresses, &all);
    }
    for (_, exchange) in view.survey.mail_exchangers() {
        // At a mail service of the world the mailboxes are elsewhere, and its other ports are nobody's business.
        let only: &[(Service, u16)] = if view.is_own(&exchange) { &all } else { &[(Service::Smtp, 25)] };
        if !exchange.is_root() {
            add(&exchange, Whence::Mx, addresses(view, &exchange), only);
        }
    }
    for promise in promises(view) {
        let mut services = vec![(promise.service, promise.port)];
        // A swapped port speaks its own protocol, and is visited as what it is.
        if let Some(of) = Service::at(promise.port) {
            services = vec![(of, promise.port)];
        }
        add(&promise.host, Whence::Promise, addresses(view, &promise.host), &services);
    }
    let by_wildcard = addresses(view, &below(view, NOBODY));
    // Until it is known whether a wildcard answers for every name, none of the usual ones says anything.
    let is_known = view.survey.facts.get(&below(view, NOBODY), Kind::A).is_some();
    for label in USUAL.into_iter().filter(|_| is_known) {
        let name = below(view, label);
        let theirs = addresses(view, &name);
        if !theirs.is_empty() && theirs != by_wildcard {
            let protocol = match label {
                "imap" => Some(Protocol::Imap),
                "pop" => Some(Protocol::Pop3),
                "smtp" => Some(Protocol::Smtp),
                _ => None,
            };
            let fits = |(service, _): &&(Service, u16)| protocol.is_none_or(|one| service.protocol() == one);
            let services: Vec<_> = all.iter().filter(fits).copied().collect();
            add(&name, Whence::Usual, theirs, &services);
        }
    }
    // A second name of the same machine is no second host, unless clients are sent to it.
    let shown: Vec<(Name, Vec<IpAddr>)> = found
        .iter()
        .filter(|host| host.whence.iter().any(|whence| *whence != Whence::Usual))
        .map(|host| (host.name.clone(), host.addresses.clone()))
        .collect();
    let is_other = |host: &Host| {
        let is_usual = host.whence.iter().all(|whence| *whence == Whence::Usual);
        let is_same = |(name, theirs): &(Name, Vec<IpAddr>)| {
            *name != host.name && host.addresses.iter().all(|address| theirs.contains(address))
        };
        !(is_usual && shown.iter().any(is_same))
    };
    found.retain(is_other);
    // A mail service of the world, which others reach at port 25 only, comes behind the domain's own hosts.
    let is_for_servers = |host: &Host| {
        let services = &host.services;
        host.whence == BTreeSet::from([Whence::Mx]) && services.iter().all(|(one, _)| *one == Service::Smtp)
    };
    found.sort_by_key(is_for_servers);
    found
}

/// A name below the domain.
pub(super) fn below(view: &View<'_>, label: &str) -> Name {
    view.survey.domain.below(label)
}

/// The addresses DNS gives a name, IPv4 first.
pub(super) fn addresses(view: &View<'_>, name: &Name) -> Vec<IpAddr> {
    let data = [Kind::A, Kind::Aaaa].into_iter().flat_map(|kind| view.survey.facts.data(name, kind));
    let address = data.filter_map(|data| match data {
        Data::A(address) => Some(IpAddr::from(*address)),
        Data::Aaaa(address) => Some(IpAddr::from(*address)),
        _ => None,
    });
    let mut found = Vec::new();
    for address in address {
        if !found.contains(&address) && found.len() < ADDRESSES {
            found.push(address);
        }
    }
    found
}

/// Whether a name has no address; none while that is not known.
pub(super) fn is_nowhere(view: &View<'_>, name: &Name) -> Option<bool> {
    if !addresses(view, name).is_empty() {
        return Some(false);
    }
    let said = [Kind::A, Kind::Aaaa].map(|kind| view.survey.facts.get(name, kind));
    said.iter().all(|answer| answer.is_some_and(crate::survey::Answer::is_answer)).then_some(true)
}

/// Where a name leads, if it is an alias.
pub(super) fn alias(view: &View<'_>, name: &Name) -> Option<Name> {
    let kinds = [Kind::A, Kind::Aaaa];
    kinds.into_iter().find_map(|kind| view.survey.facts.get(name, kind)?.aliases.first().cloned())
}
