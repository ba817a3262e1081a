//! What can be noticed about reaching a domain's mailboxes and mail servers.

mod certificate;
mod lookup;
mod port;
mod transport;

pub use certificate::Certificate;
pub use lookup::{Lookup, Unusable};
pub use port::{Ends, Port, Promise};
pub use transport::{StsFault, Transport};

use std::net::IpAddr;

use super::{Rule, Severity};
use crate::survey::access::Service;

/// What was noticed, and where. Texts are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The host it is about; empty where it is about the domain.
    pub host: String,
    /// Which of its addresses, where it is not about all of them.
    pub address: Option<IpAddr>,
    /// The services it is about; empty where it is about a host or the domain.
    pub services: Vec<Service>,
    /// What it is.
    pub what: Trouble,
}

/// Everything that can be noticed, by subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// About what a port says.
    Port(Port),
    /// About the certificate it shows.
    Certificate(Certificate),
    /// About how mail programs find the host.
    Lookup(Lookup),
    /// About mail from other servers.
    Transport(Transport),
}

impl Access {
    /// About the domain.
    #[must_use]
    pub fn domain(what: impl Into<Trouble>) -> Self {
        Self { host: String::new(), address: None, services: Vec::new(), what: what.into() }
    }

    /// About some services of a host.
    #[must_use]
    pub fn at(host: &(impl ToString + ?Sized), services: Vec<Service>, what: impl Into<Trouble>) -> Self {
        Self { host: host.to_string(), address: None, services, what: what.into() }
    }

    /// The same about one address of several.
    #[must_use]
    pub const fn of(mut self, address: Option<IpAddr>) -> Self {
        self.address = address;
        self
    }

    /// The host, with the address where it is about one of several.
    #[must_use]
    pub fn place(&self) -> String {
        match self.address {
            Some(address) if self.host.is_empty() || self.host == "." => address.to_string(),
            Some(address) => format!("{} ({address})", self.host),
            None => self.host.clone(),
        }
    }

    /// Stable name, such as `access.certificate-expired`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match &self.what {
            Trouble::Port(what) => what.id(),
            Trouble::Certificate(what) => what.id(),
            Trouble::Lookup(what) => what.id(),
            Trouble::Transport(what) => what.id(),
        }
    }

    /// How bad it is. What other mail servers put up with is worth a warning only.
    #[must_use]
    pub fn severity(&self) -> Severity {
        let is_only_smtp = !self.services.is_empty() && self.services.iter().all(|s| *s == Service::Smtp);
        match &self.what {
            Trouble::Port(what) => what.severity(is_only_smtp),
            Trouble::Certificate(what) => what.severity(is_only_smtp),
            Trouble::Lookup(what) => what.severity(),
            Trouble::Transport(what) => what.severity(),
        }
    }

    /// The rule it follows from, if it follows from one.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        match &self.what {
            Trouble::Port(what) => what.rule(),
            Trouble::Certificate(what) => Some(what.rule()),
            Trouble::Lookup(what) => what.rule(),
            Trouble::Transport(what) => Some(what.rule()),
        }
    }
}

macro_rules! from_trouble {
    ($($subject:ident),*) => {$(
        impl From<$subject> for Trouble {
            fn from(what: $subject) -> Self {
                Self::$subject(what)
            }
        }
    )*};
}

from_trouble!(Port, Certificate, Lookup, Transport);
