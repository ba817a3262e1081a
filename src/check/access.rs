//! Whether clients and other servers reach a domain's mail hosts, and what keeps them from it.
//!
//! Records and documents say where a domain's mailboxes are; the ports there say whether that is true. From what DNS
//! said follows which hosts there are ([`hosts`]), which ports are worth a visit ([`doors`]) and which documents are
//! looked for ([`fetches`]); from what was seen there follows what is wrong ([`judge`]). All of it can be called again
//! after every answer, and nothing here asks.
//!
//! References: RFC 6186 and RFC 8314 (finding and using mail services), RFC 8461 (MTA-STS), RFC 7672 (DANE).

mod certificates;
mod documents;
mod hosts;
pub mod memory;
mod mta_sts;
mod names;
mod ports;
mod promises;
pub mod settings;
mod srv;
pub mod table;
mod tls_rpt;
mod tlsa;
mod wants;

pub use hosts::{Host, Whence, hosts};
pub use wants::wants;

use std::{cmp::Reverse, collections::BTreeSet, net::IpAddr, str::FromStr};

use jiff::Timestamp;

use self::promises::promises;
use super::Finding;
use crate::{
    record::name::{DomainName, Name},
    survey::{
        Survey,
        access::{Access, Door, Fetch, Service, address::Nearest},
    },
};

/// Everything a judgement goes by.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// What DNS said.
    pub survey: &'v Survey,
    /// What was seen at ports and web servers.
    pub access: &'v Access,
    /// The hosts the person named.
    pub named: &'v [Named],
    /// The services to look at.
    pub services: &'v [Service],
    /// How near the resolvers are.
    pub nearest: Nearest,
    /// Whether this machine can reach IPv6 addresses.
    pub has_ipv6: bool,
    /// The time.
    pub now: Timestamp,
}

/// A host the person named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name; the root if only the address was given.
    pub host: Name,
    /// Its address, if it is not to be looked up.
    pub address: Option<IpAddr>,
}

/// `mail.example.com`, `192.0.2.25`, or a host at an address: `mail.example.com=192.0.2.25`.
impl FromStr for Named {
    type Err = NotAHost;

    fn from_str(text: &str) -> Result<Self, NotAHost> {
        let name =
            |text: &str| DomainName::parse(text).map(|domain| domain.name().clone()).map_err(|_| NotAHost);
        if let Ok(address) = text.parse::<IpAddr>() {
            return Ok(Self { host: Name::root(), address: Some(address) });
        }
        match text.split_once('=') {
            Some((host, address)) => {
                let address = address.parse().map_err(|_| NotAHost)?;
                Ok(Self { host: name(host)?, address: Some(address) })
            }
            None => Ok(Self { host: name(text)?, address: None }),
        }
    }
}

/// It is neither a name nor an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHost;

impl View<'_> {
    fn domain(&self) -> &Name {
        self.survey.domain.name()
    }

    /// Whether a host is of the domain, or of the one it was registered with.
    fn is_own(&self, host: &Name) -> bool {
        host.is_within(&self.survey.domain.registered())
    }
}

/// The conversations worth holding by what is known so far: each address and port once.
#[must_use]
pub fn doors(view: &View<'_>) -> Vec<Door> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for host in hosts(view) {
        for address in &host.addresses {
            if address.is_ipv6() && !view.has_ipv6 || !may(view, &host, *address) {
                continue;
            }
            for (service, port) in &host.services {
                if view.services.contains(service) && seen.insert((*address, *port)) {
                    let (host, address) = (host.name.clone(), *address);
                    found.push(Door { host, address, service: *service, port: *port });
                }
            }
        }
    }
    found
}

/// The documents worth fetching by what is known so far.
#[must_use]
pub fn fetches(view: &View<'_>) -> Vec<Fetch> {
    documents::fetches(view)
}

/// Whether an address may be connected to. What the person names is meant.
fn may(view: &View<'_>, host: &Host, address: IpAddr) -> bool {
    let is_named = view.named.iter().any(|named| named.address == Some(address));
    let near =
        if is_named && host.whence.contains(&Whence::Person) { Nearest::Loopback } else { view.nearest };
    near.admits(address)
}

/// Everything worth telling, worst first.
#[must_use]
pub fn judge(view: &View<'_>) -> Vec<Finding> {
    let hosts = hosts(view);
    let promises = promises(view);
    let mut found = ports::judge(view, &hosts, &promises);
    found.extend(certificates::judge(view, &hosts, &promises));
    found.extend(srv::judge(view));
    found.extend(documents::judge(view));
    found.extend(mta_sts::judge(view));
    found.extend(tls_rpt::judge(view));
    found.extend(tlsa::judge(view));
    found.extend(names::judge(view, &hosts));
    found.sort_by_key(|finding| (Reverse(finding.severity()), finding.id()));
    found.dedup();
    found
}
