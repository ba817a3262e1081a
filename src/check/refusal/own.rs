//! What is the reader's own: domains, addresses, selectors.

use std::net::IpAddr;

use crate::record::name::DomainName;

/// What is known to be the reader's own. Less known makes answers less sure, never wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The domains.
    pub domains: Vec<DomainName>,
    /// The addresses that mail is sent from; empty if they are not known.
    pub addresses: Vec<IpAddr>,
    /// The selectors.
    pub selectors: Vec<String>,
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
        if self.addresses.is_empty() {
            return Whose::Unknown;
        }
        if self.addresses.iter().any(|own| own.to_canonical() == ip.to_canonical()) { Whose::Own } else { Whose::Other }
    }
}
