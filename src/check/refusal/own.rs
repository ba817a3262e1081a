//! What is the reader's own: domains, addresses, selectors.

use std::net::IpAddr;

use crate::{
    plan::Plan,
    record::{
        name::DomainName,
        spf::{Mechanism, Term},
    },
};

/// What is known to be the reader's own. Less known makes answers less sure, never wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The domains.
    pub domains: Vec<DomainName>,
    /// The networks that mail is sent from.
    pub networks: Vec<Network>,
    /// Whether these are all of them.
    pub listed: Listed,
    /// The selectors.
    pub selectors: Vec<String>,
}

/// An address, or all that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// The address.
    pub address: IpAddr,
    /// How many bits must agree.
    pub prefix: u8,
}

/// Whether a list is whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// There may be others.
    #[default]
    Part,
    /// There are no others.
    Whole,
}

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The reader's.
    Own,
    /// Somebody else's.
    Other,
    /// Not known.
    Unknown,
}

impl Own {
    /// Whose a domain or a host is: the reader's, if it is one of the domains or below one.
    #[must_use]
    pub fn domain(&self, name: &str) -> Whose {
        if self.domains.is_empty() {
            return Whose::Unknown;
        }
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let is_below = |domain: &DomainName| {
            let domain = domain.as_str();
            name == domain || name.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
        };
        if self.domains.iter().any(is_below) { Whose::Own } else { Whose::Other }
    }

    /// Whose an address is.
    #[must_use]
    pub fn address(&self, ip: IpAddr) -> Whose {
        match (self.networks.iter().any(|network| network.holds(ip)), self.listed) {
            (true, _) => Whose::Own,
            (false, Listed::Whole) => Whose::Other,
            (false, Listed::Part) => Whose::Unknown,
        }
    }

    /// With what a setup has: the networks its SPF record lists, and its selectors.
    pub fn add(&mut self, plan: &Plan) {
        for term in plan.spf.record().terms {
            let Term::Directive(directive) = term else { continue };
            match directive.mechanism {
                Mechanism::Ip4 { address, prefix } => {
                    self.networks.push(Network { address: address.into(), prefix: prefix.unwrap_or(32) });
                }
                Mechanism::Ip6 { address, prefix } => {
                    self.networks.push(Network { address: address.into(), prefix: prefix.unwrap_or(128) });
                }
                _ => {}
            }
        }
        self.selectors.extend(plan.dkim.keys.iter().map(|key| key.selector.as_str().to_owned()));
    }

    /// With another address, and no others than those that are known then.
    #[must_use]
    pub fn with_address(mut self, ip: IpAddr) -> Self {
        self.networks.push(Network::of(ip));
        self.listed = Listed::Whole;
        self
    }
}

impl Network {
    /// One address.
    #[must_use]
    pub const fn of(address: IpAddr) -> Self {
        Self { address, prefix: if address.is_ipv4() { 32 } else { 128 } }
    }

    fn holds(self, ip: IpAddr) -> bool {
        let bits = |ip: IpAddr| match ip.to_canonical() {
            IpAddr::V4(ip) => (32_u8, u128::from(u32::from(ip)) << 96),
            IpAddr::V6(ip) => (128, u128::from(ip)),
        };
        let ((own_width, own), (width, other)) = (bits(self.address), bits(ip));
        let agree = self.prefix.min(own_width);
        own_width == width && (agree == 0 || (own ^ other) >> (128 - u32::from(agree)) == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_a_network_if_its_first_bits_are() {
        for (network, prefix, ip, holds) in [
            ("192.0.2.0", 24, "192.0.2.25", true),
            ("192.0.2.0", 24, "192.0.3.25", false),
            ("192.0.2.25", 32, "::ffff:192.0.2.25", true), // the same address in other clothes
            ("2001:db8::", 32, "2001:db8:25::25", true),
            ("0.0.0.0", 0, "2001:db8::1", false), // another family
            ("0.0.0.0", 0, "203.0.113.1", true),
        ] {
            let network = Network { address: network.parse().unwrap(), prefix };
            assert_eq!(network.holds(ip.parse().unwrap()), holds, "{network:?} {ip}");
        }
    }
}
