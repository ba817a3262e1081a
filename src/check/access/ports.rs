//! What is wrong with what ports say.

use std::{collections::BTreeMap, net::IpAddr};

use super::{Host, View, may, promises::Promise};
use crate::{
    check::{
        Finding,
        finding::{Access, Ends, Port, Promise as By},
    },
    record::{name::Name, visible::visible},
    survey::access::{Capabilities, Door, Looks, Service, Stage, Stop, TlsFailure, Visit},
};

/// Seconds after which a port that has not answered is called slow.
const SLOW: u64 = 5;

/// Characters shown of what a server says.
const SHOWN: usize = 120;

pub(super) fn judge(view: &View<'_>, hosts: &[Host], promises: &[Promise]) -> Vec<Finding> {
    let mut found: Vec<(Place, Service, Port)> = Vec::new();
    for host in hosts {
        for address in host.addresses.iter().filter(|address| !may(view, host, **address)) {
            let address = address.to_string();
            found.push(((host.name.clone(), None), Service::Smtp, Port::Unreachable { address }));
        }
    }
    let is_dead = |door: &Door| {
        let there = |(other, _): &(&Door, &Visit)| other.address == door.address;
        let mut visits = view.access.at(&door.host).filter(there).peekable();
        visits.peek().is_some() && visits.all(|(_, visit)| matches!(visit.stop, Stop::NoAnswer))
    };
    for (door, visit) in &view.access.visits {
        let promise = promised(view, hosts, promises, door);
        if is_dead(door) {
            if view.access.at(&door.host).count() > 1 {
                found.push((place(view, door), door.service, Port::HostNotKnown));
            } else if door.service == Service::Smtp {
                found.push((place(view, door), door.service, Port::SmtpNotKnown));
            }
            continue;
        }
        let add = |port: Port| (place(view, door), door.service, port);
        found.extend(stopped(view, door, visit, promise).map(add));
        found.extend(said(door, visit).into_iter().map(add));
    }
    grouped(found)
}

/// A host, and which of its addresses, where it has several.
pub(super) type Place = (Name, Option<IpAddr>);

/// Where a conversation is held, as a finding tells it.
pub(super) fn place(view: &View<'_>, door: &Door) -> Place {
    let has_others = view.access.at(&door.host).any(|(other, _)| other.address != door.address);
    (door.host.clone(), has_others.then_some(door.address))
}

/// One finding for all services of a host with the same trouble.
fn grouped(found: Vec<(Place, Service, Port)>) -> Vec<Finding> {
    let mut groups: Vec<(Place, Port, Vec<Service>)> = Vec::new();
    for (place, service, port) in found {
        match groups.iter_mut().find(|(other, same, _)| *other == place && *same == port) {
            Some((_, _, services)) if !services.contains(&service) => services.push(service),
            Some(_) => {}
            None => groups.push((place, port, vec![service])),
        }
    }
    let finding = |((host, address), port, mut services): (Place, Port, Vec<Service>)| {
        services.sort();
        // These are about the host as a whole.
        if matches!(port, Port::Unreachable { .. } | Port::HostNotKnown) {
            services.clear();
        }
        Access::at(&host, services, port).of(address).into()
    };
    groups.into_iter().map(finding).collect()
}

/// Who sends clients to a port; none if nobody does.
fn promised(view: &View<'_>, hosts: &[Host], promises: &[Promise], door: &Door) -> Option<By> {
    let has_address =
        |name: &Name| hosts.iter().any(|host| host.name == *name && host.addresses.contains(&door.address));
    let promise = promises.iter().find(|promise| promise.port == door.port && has_address(&promise.host));
    let is_exchanger = || view.survey.mail_exchangers().iter().any(|(_, exchange)| has_address(exchange));
    promise
        .map(|promise| promise.by)
        .or_else(|| (door.service == Service::Smtp && is_exchanger()).then_some(By::Mx))
}

/// What follows from how the conversation ended.
fn stopped(view: &View<'_>, door: &Door, visit: &Visit, promise: Option<By>) -> Option<Port> {
    let since = u64::try_from(view.now.duration_since(visit.at).as_secs()).unwrap_or_default();
    let seconds = if matches!(visit.stop, Stop::Waiting(_)) { since } else { visit.took.as_secs() };
    Some(match &visit.stop {
        Stop::Finished | Stop::NoRoute(_) | Stop::Barred | Stop::Waiting(Stage::Connect) => return None,
        Stop::Waiting(_) if seconds >= SLOW => Port::Slow { seconds },
        Stop::Waiting(_) => return None,
        Stop::Refused => Port::Refused { promise: promise? },
        Stop::NoAnswer if door.service == Service::Smtp => Port::SmtpNotKnown,
        Stop::NoAnswer => Port::NoAnswer { promise: promise? },
        Stop::Silent(_) => Port::Silent { seconds },
        Stop::Closed(_) => Port::Ends(Ends::Closed),
        Stop::TooMuch(_) => Port::Ends(Ends::TooMuch),
        Stop::NotMail(looks) => Port::NotMail { looks: shown_looks(looks) },
        Stop::Busy => Port::Busy { text: busy(visit) },
        Stop::NoStartTls => Port::NoStartTls,
        Stop::StartTlsRefused => {
            Port::StartTlsRefused { text: shown(visit.refused.as_deref().unwrap_or_default()) }
        }
        Stop::Injected => Port::Injected,
        Stop::LoggedIn => Port::LoggedIn,
        Stop::TlsFailed(failure) => failed(visit, failure),
    })
}

fn failed(visit: &Visit, failure: &TlsFailure) -> Port {
    // A key too weak for TLS of today fails there too, and no other suites would help.
    let is_key = matches!(failure, TlsFailure::Signature);
    if let Some(old) = visit.old.as_ref().filter(|old| old.version.is_retired() || !is_key) {
        return if old.version.is_retired() {
            Port::OldTls { version: old.version }
        } else {
            Port::OldSuites { suite: old.suite }
        };
    }
    match failure {
        TlsFailure::Clear(looks) => Port::Clear { looks: shown_looks(looks) },
        TlsFailure::Closed => Port::TlsFails { reason: "closed".to_owned() },
        TlsFailure::Signature => Port::TlsFails { reason: "bad signature".to_owned() },
        TlsFailure::Alert(text) | TlsFailure::Other(text) => Port::TlsFails { reason: shown(text) },
    }
}

/// What follows from what was said.
fn said(door: &Door, visit: &Visit) -> Vec<Port> {
    let (service, protocol) = (door.service, door.service.protocol());
    let mut found = Vec::new();
    // With 25 no user has anything to do.
    if service != Service::Smtp && visit.takes_passwords_in_clear(service) {
        let log_ins = visit.log_ins_in_clear(protocol).iter().map(|log_in| shown(log_in)).collect();
        found.push(Port::ClearPasswords { log_ins });
    }
    let is_masked = matches!(visit.greeting, Some(crate::survey::access::Greeting::Other(Looks::Masked)));
    if is_masked || visit.clear.as_ref().is_some_and(Capabilities::is_rewritten) {
        found.push(Port::Rewritten);
    }
    let sends = matches!(service, Service::Submission | Service::Submissions);
    let has_none = |secure: &Capabilities| secure.log_ins(protocol).is_empty();
    if sends && visit.stop == Stop::Finished && visit.secure.as_ref().is_some_and(has_none) {
        found.push(Port::NoLogIn);
    }
    found
}

fn busy(visit: &Visit) -> String {
    match &visit.greeting {
        Some(crate::survey::access::Greeting::Busy { text }) => shown(text),
        _ => String::new(),
    }
}

fn shown_looks(looks: &Looks) -> Looks {
    match looks {
        Looks::Unknown(text) => Looks::Unknown(shown(text)),
        other => other.clone(),
    }
}

/// What a server said, safe to show.
fn shown(text: &str) -> String {
    visible(text).chars().take(SHOWN).collect()
}

/// The worst that is said of a service of a host, for its row.
#[must_use]
pub(super) fn by_service(found: &[Finding]) -> BTreeMap<(String, Option<IpAddr>, Service), Vec<&Finding>> {
    let mut rows: BTreeMap<(String, Option<IpAddr>, Service), Vec<&Finding>> = BTreeMap::new();
    for finding in found {
        if let crate::check::finding::What::Access(access) = &finding.what {
            for service in &access.services {
                rows.entry((access.host.clone(), access.address, *service)).or_default().push(finding);
            }
        }
    }
    rows
}
