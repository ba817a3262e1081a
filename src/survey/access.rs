//! What a domain's mail hosts said when a mail program called: facts, and no opinion.
//!
//! A mail host has up to seven ports: programs read mail at four (IMAP, POP3), send at two (submission), and other
//! mail servers bring mail to one (25). Each greets, says what it can, and shows a certificate when the connection
//! is encrypted. Here stands what was seen of that, port by port, and what web servers gave when the documents
//! that mail programs look for were fetched.
//!
//! References: RFC 5321 (SMTP), RFC 9051 (IMAP), RFC 1939 and RFC 2449 (POP3), RFC 8314 (TLS for mail access).

pub mod address;
pub mod autoconfig;
mod capabilities;
mod certificate;
mod document;
mod greeting;
mod visit;

pub use crate::record::service::{Protocol, Service, Start};
pub use capabilities::{Capabilities, LINES, Reply};
pub use certificate::{Anchor, Certificate, Chain, Trust};
pub use document::{Document, Fetch, FetchFailure, Fetched, Page};
pub use greeting::{Greeting, Looks};
pub use visit::{Door, Handshake, Old, Seat, Stage, State, Stop, TlsFailure, Version, Visit};

use std::collections::BTreeMap;

/// Everything that was seen. What is under way is there already, with how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// The ports, by where they are.
    pub visits: BTreeMap<Door, Visit>,
    /// The documents, by what was fetched.
    pub documents: BTreeMap<Fetch, Fetched>,
}

impl Access {
    /// The visits to one host.
    pub fn at<'a>(
        &'a self,
        host: &'a crate::record::name::Name,
    ) -> impl Iterator<Item = (&'a Door, &'a Visit)> {
        self.visits.iter().filter(move |(door, _)| door.host == *host)
    }
}
