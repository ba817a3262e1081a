//! What both faces show: each host with its services and its certificate.

use std::net::IpAddr;

use super::{View, certificates::days_left, hosts::hosts, may, ports::by_service};
use crate::{
    check::{Finding, Severity, finding::AccessCertificate},
    record::name::Name,
    survey::access::{Anchor, Door, Service, Start, State, Stop, Trust, Version, Visit},
};

/// One address of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The host; the root where only the address is known.
    pub host: Name,
    /// The address; none if the host has none, or none that is known yet.
    pub address: Option<IpAddr>,
    /// Its services, in their order.
    pub rows: Vec<Row>,
    /// The certificate most of its ports show.
    pub certificate: Option<Shown>,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub service: Service,
    /// At which port.
    pub port: u16,
    /// What was seen, in one word.
    pub state: State,
    /// What is thought of it.
    pub status: Status,
    /// What is said beside it.
    pub detail: Detail,
}

/// What is thought of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It is right.
    Ok,
    /// It is being looked at.
    Waiting,
    /// Nobody offers it, and nobody was told that it is there.
    NotOffered,
    /// It cannot be told from here.
    NotKnown,
    /// Something could be better.
    Warning,
    /// Clients are kept out.
    Error,
}

/// What is said beside a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    Nothing,
    /// Encrypted from the first word.
    Encrypted(Version),
    /// Encrypted on request.
    OnRequest {
        /// The version.
        version: Version,
        /// Whether log-ins are offered only then.
        is_log_in_after: bool,
    },
    /// The worst that was found.
    Worst(Box<Finding>),
    /// This machine has no IPv6.
    NoIpv6,
    /// The address is one that is not connected to from here.
    Barred,
    /// This machine has no way there.
    NoRoute,
}

/// A certificate as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whom it is for.
    pub called: String,
    /// Who vouches for it.
    pub issuer: String,
    /// Whole days until it ends; negative once it has.
    pub days: i64,
    /// Which root it leads to, if to one that is believed.
    pub anchor: Option<Anchor>,
    /// Its thumbprint, as Exchange has it.
    pub thumbprint: String,
    /// What is thought of it.
    pub status: Status,
}

/// The hosts and addresses with their services, by what was found.
#[must_use]
pub fn tables(view: &View<'_>, found: &[Finding]) -> Vec<Table> {
    let by_service = by_service(found);
    let mut tables: Vec<Table> = Vec::new();
    for host in hosts(view) {
        if host.addresses.is_empty() {
            let table = Table { host: host.name.clone(), address: None, rows: Vec::new(), certificate: None };
            tables.push(table);
        }
        for address in &host.addresses {
            let mut rows = Vec::new();
            for (service, port) in &host.services {
                let seen = view.access.visits.iter().find(|(d, _)| d.address == *address && d.port == *port);
                let worst = seen.and_then(|(door, _)| {
                    let (host, address) = super::ports::place(view, door);
                    let found = by_service.get(&(host.to_string(), address, door.service))?;
                    found.iter().max_by_key(|finding| finding.severity()).copied()
                });
                if !view.services.contains(service) {
                    continue;
                }
                rows.push(row(view, (*service, *port), seen, worst, *address, may(view, &host, *address)));
            }
            rows.sort_by_key(|row| (row.service, row.port));
            let certificate = shown(view, *address, found);
            tables.push(Table { host: host.name.clone(), address: Some(*address), rows, certificate });
        }
    }
    // One machine is shown once: a second name of it adds no port.
    let mut shown: Vec<(IpAddr, Service, u16)> = Vec::new();
    for table in &mut tables {
        let Some(address) = table.address else { continue };
        table.rows.retain(|row| {
            let at = (address, row.service, row.port);
            let is_new = !shown.contains(&at);
            if is_new {
                shown.push(at);
            }
            is_new
        });
    }
    tables.retain(|table| table.address.is_none() || !table.rows.is_empty());
    tables
}

fn row(
    view: &View<'_>,
    (service, port): (Service, u16),
    seen: Option<(&Door, &Visit)>,
    worst: Option<&Finding>,
    address: IpAddr,
    may: bool,
) -> Row {
    let row = |state, status, detail| Row { service, port, state, status, detail };
    let Some((_, visit)) = seen else {
        let detail = if !may {
            Detail::Barred
        } else if address.is_ipv6() && !view.has_ipv6 {
            Detail::NoIpv6
        } else {
            return row(State::Slow, Status::Waiting, Detail::Nothing);
        };
        return row(State::NotKnown, Status::NotKnown, detail);
    };
    let state = visit.state(service);
    if let Some(worst) = worst.filter(|worst| worst.severity() > Severity::Info) {
        let status = if worst.severity() == Severity::Error { Status::Error } else { Status::Warning };
        return row(state, status, Detail::Worst(Box::new(worst.clone())));
    }
    match &visit.stop {
        Stop::Waiting(_) => row(state, Status::Waiting, Detail::Nothing),
        Stop::Refused => row(state, Status::NotOffered, Detail::Nothing),
        Stop::NoRoute(_) => row(state, Status::NotKnown, Detail::NoRoute),
        Stop::Finished => {
            let version = visit.version().unwrap_or(Version::Tls12);
            let detail = match service.start() {
                Start::AtOnce => Detail::Encrypted(version),
                Start::OnRequest => {
                    let has_log_in = !visit.log_ins_in_clear(service.protocol()).is_empty();
                    Detail::OnRequest { version, is_log_in_after: service != Service::Smtp && !has_log_in }
                }
            };
            row(state, Status::Ok, detail)
        }
        _ => {
            let detail = worst.map_or(Detail::Nothing, |worst| Detail::Worst(Box::new(worst.clone())));
            row(state, Status::NotKnown, detail)
        }
    }
}

/// The certificate most ports of an address show.
fn shown(view: &View<'_>, address: IpAddr, found: &[Finding]) -> Option<Shown> {
    let chains: Vec<_> = view
        .access
        .visits
        .iter()
        .filter(|(d, _)| d.address == address)
        .filter_map(|(_, v)| v.chain())
        .collect();
    let often =
        |sha: &[u8; 32]| chains.iter().filter(|c| c.own().is_some_and(|own| own.sha256 == *sha)).count();
    let chain = chains.iter().max_by_key(|chain| chain.own().map(|own| often(&own.sha256)))?;
    let own = chain.own()?;
    let anchor = match chain.trust {
        Trust::Trusted(anchor) => Some(anchor),
        _ => None,
    };
    let is_name = found.iter().any(|finding| finding.id() == "access.certificate-name");
    let status = match super::certificates::dated(own, view.now) {
        _ if anchor.is_none() || is_name => Status::Error,
        Some(AccessCertificate::EndsSoon { .. }) => Status::Warning,
        Some(_) => Status::Error,
        None => Status::Ok,
    };
    Some(Shown {
        called: own.called().to_owned(),
        issuer: own.issuer.clone(),
        days: days_left(own, view.now),
        anchor,
        thumbprint: own.thumbprint(),
        status,
    })
}

impl Status {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Waiting => "waiting",
            Self::NotOffered => "not-offered",
            Self::NotKnown => "not-known",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
