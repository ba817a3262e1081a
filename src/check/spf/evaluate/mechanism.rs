//! Whether a mechanism matches the client.

use std::net::IpAddr;

use super::{
    Walk,
    ask::Said,
    ending::{Break, Stop},
};
use crate::{
    check::spf::networks::{Network, v4, v6},
    record::{
        name::Name,
        spf::{DomainSpec, DualCidr, MX_LIMIT, Mechanism},
    },
    survey::{Data, Kind},
};

/// RFC 7208 §4.6.4, of PTR records: 'all records other than the first 10 MUST be ignored'.
const PTR_LIMIT: usize = 10;

impl Walk<'_> {
    pub(super) fn matches(
        &mut self,
        mechanism: &Mechanism,
        domain: &Name,
        depth: usize,
    ) -> Result<bool, Stop> {
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Include(spec) => self.include(spec, domain, depth),
            Mechanism::A { domain: spec, cidr } => {
                let Some(name) = self.target(spec.as_ref(), domain)? else { return Ok(false) };
                self.has_address(&name, *cidr)
            }
            Mechanism::Mx { domain: spec, cidr } => {
                let Some(name) = self.target(spec.as_ref(), domain)? else { return Ok(false) };
                self.has_exchanger(&name, *cidr)
            }
            Mechanism::Ptr(spec) => {
                let Some(name) = self.target(spec.as_ref(), domain)? else { return Ok(false) };
                // RFC 7208 §5.5: it matches if a validated name is the target or ends in it.
                Ok(self.validated_names()?.iter().any(|validated| validated.is_within(&name)))
            }
            Mechanism::Ip4 { address, prefix } => {
                Ok(v4(address.octets(), prefix.unwrap_or(32)).contains(self.client()))
            }
            Mechanism::Ip6 { address, prefix } => {
                Ok(v6(address.to_bits(), prefix.unwrap_or(128)).contains(self.client()))
            }
            Mechanism::Exists(spec) => {
                let Some(name) = self.target(Some(spec), domain)? else { return Ok(false) };
                // RFC 7208 §5.7: A is asked for even when the connection is IPv6.
                Ok(!self.data(&name, Kind::A)?.is_empty())
            }
        }
    }

    /// The name a term is about; none if DNS cannot hold it, which then matches nothing (§4.8).
    fn target(&mut self, spec: Option<&DomainSpec>, domain: &Name) -> Result<Option<Name>, Stop> {
        match spec {
            None => Ok(Some(domain.clone())),
            Some(spec) => Ok(Name::verbatim(&self.expand(spec, domain)?)),
        }
    }

    fn client(&self) -> Network {
        network(self.ip, DualCidr::default())
    }

    /// RFC 7208 §5: A is asked for where the client's address is IPv4, AAAA where it is IPv6.
    pub(super) const fn address_kind(&self) -> Kind {
        match self.ip {
            IpAddr::V4(_) => Kind::A,
            IpAddr::V6(_) => Kind::Aaaa,
        }
    }

    /// RFC 7208 §5.3: whether the client is one of the name's addresses.
    fn has_address(&mut self, name: &Name, cidr: DualCidr) -> Result<bool, Stop> {
        let client = self.client();
        let found = self.data(name, self.address_kind())?;
        Ok(found.iter().filter_map(address).any(|address| network(address, cidr).contains(client)))
    }

    /// RFC 7208 §5.4: whether the client is one of the addresses of the name's mail servers.
    fn has_exchanger(&mut self, name: &Name, cidr: DualCidr) -> Result<bool, Stop> {
        let mut found: Vec<(u16, Name)> = self
            .data(name, Kind::Mx)?
            .iter()
            .filter_map(|data| match data {
                // RFC 7505 §3: the root as exchanger says that there is no mail server.
                Data::Mx { preference, exchange } if !exchange.is_root() => {
                    Some((*preference, exchange.clone()))
                }
                _ => None,
            })
            .collect();
        // RFC 7208 §4.6.4: 'If this limit is exceeded, the "mx" mechanism MUST produce a "permerror" result.'
        if found.len() > MX_LIMIT {
            return Err(Stop::broken(Break::Exchangers { name: name.clone(), count: found.len() }));
        }
        found.sort();
        let hosts: Vec<Name> = found.into_iter().map(|(_, exchange)| exchange).collect();
        self.need_all(&hosts, self.address_kind())?;
        for host in &hosts {
            if self.has_address(host, cidr)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// RFC 7208 §5.5: the client's reverse names that have its address.
    pub(super) fn validated_names(&mut self) -> Result<Vec<Name>, Stop> {
        // 'If a DNS error occurs while doing the PTR RR lookup, then this mechanism fails to match.'
        let names: Vec<Name> = match self.look(&reverse(self.ip), Kind::Ptr)? {
            Said::Failed(_) => return Ok(Vec::new()),
            Said::Nothing => return self.count_void().map(|()| Vec::new()),
            Said::Records(answer) => {
                let names = answer.data().iter().filter_map(|data| match data {
                    Data::Ptr(name) => Some(name.clone()),
                    _ => None,
                });
                names.take(PTR_LIMIT).collect()
            }
        };
        let kind = self.address_kind();
        self.need_all(&names, kind)?;
        let mut validated = Vec::new();
        for name in names {
            match self.look(&name, kind)? {
                // 'If a DNS error occurs while doing an A RR lookup, then that domain name is skipped'
                Said::Failed(_) => {}
                Said::Nothing => self.count_void()?,
                Said::Records(answer) => {
                    if answer.data().iter().filter_map(address).any(|address| address == self.ip) {
                        validated.push(name);
                    }
                }
            }
        }
        Ok(validated)
    }
}

fn address(data: &Data) -> Option<IpAddr> {
    match data {
        Data::A(address) => Some((*address).into()),
        Data::Aaaa(address) => Some((*address).into()),
        _ => None,
    }
}

fn network(address: IpAddr, cidr: DualCidr) -> Network {
    match address {
        IpAddr::V4(address) => v4(address.octets(), cidr.v4.unwrap_or(32)),
        IpAddr::V6(address) => v6(address.to_bits(), cidr.v6.unwrap_or(128)),
    }
}

/// The name under which the reverse names of an address stand (RFC 1035 §3.5, RFC 3596 §2.5).
pub(super) fn reverse(ip: IpAddr) -> Name {
    match ip {
        IpAddr::V4(address) => {
            let octets = address.octets().map(|octet| octet.to_string());
            let labels = octets.iter().rev().map(String::as_str);
            Name::from_labels(labels.chain(["in-addr", "arpa"]))
        }
        IpAddr::V6(address) => {
            let nibbles = super::fill::nibbles(address);
            Name::from_labels(nibbles.split('.').rev().chain(["ip6", "arpa"]))
        }
    }
}
