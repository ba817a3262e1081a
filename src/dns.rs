//! Asking DNS: the only place that knows the network and the DNS library.
//!
//! A question goes to one named server and comes back as an [`Answer`] that says who answered, how,
//! and with what TTL; failures are answers too. Behind the [`Lookup`] trait stand the real network
//! ([`network::Network`]), a world in memory for tests ([`zone::World`]) and the demo's ([`demo`]).
//! [`walk`] knows which questions to ask, and in which order so that no cache learns that a record
//! does not exist before it is published.
//!
//! References: RFC 1034 §5.3.1 (stub resolvers), RFC 2308 (negative caching), RFC 6891 (EDNS),
//! RFC 7766 (TCP), RFC 8020 (NXDOMAIN).

pub mod demo;
pub mod network;
pub mod walk;
pub mod zone;

use std::{future::Future, pin::Pin};

use crate::survey::{Answer, Question, Server};

/// An answer on its way. Dropping it gives up.
pub type Pending = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Something that DNS can be asked through.
pub trait Lookup: Send + Sync + 'static {
    /// Puts one question to one server. Always ends, within the implementation's own time limit;
    /// what went wrong is in the answer's outcome.
    fn ask(&self, question: Question, server: Server) -> Pending;

    /// This machine's own resolvers, in their order; empty if there are none.
    fn system(&self) -> Vec<Server>;

    /// Well-known resolvers that everybody can use.
    fn public(&self) -> Vec<Server>;

    /// Whether this machine can reach IPv6 addresses at all. Found out once, and nothing is sent for it.
    fn has_ipv6(&self) -> bool;
}
