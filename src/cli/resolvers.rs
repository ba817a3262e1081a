//! Which resolvers are asked: this machine's and the well-known ones, unless others are named.

use std::net::SocketAddr;

use clap::Args;

use crate::{dns::network::Network, words::cli as say};

/// Resolvers named on the command line.
#[derive(Clone, Debug, Args)]
pub(super) struct ResolverArguments {
    /// A resolver to ask instead of this machine's own.
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    resolver: Vec<SocketAddr>,
    /// A resolver to ask in the last step instead of the well-known public ones.
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    public_resolver: Vec<SocketAddr>,
    /// No public resolver is asked.
    #[arg(long, conflicts_with = "public_resolver")]
    no_public_resolvers: bool,
}

impl ResolverArguments {
    /// The network, seen through these resolvers.
    pub(super) fn network(&self) -> Network {
        let mut network = Network::from_system();
        if !self.resolver.is_empty() {
            network = network.with_system(self.resolver.clone());
        }
        if self.no_public_resolvers || !self.public_resolver.is_empty() {
            let named = self.public_resolver.iter().map(|address| (address.ip().to_string(), *address));
            network = network.with_public(named.collect());
        }
        network
    }
}

/// An address, with port 53 if none is given.
fn address(text: &str) -> Result<SocketAddr, String> {
    const PORT: u16 = 53;
    text.parse::<SocketAddr>()
        .or_else(|_| text.parse().map(|address| SocketAddr::new(address, PORT)))
        .map_err(|_| say::bad_address())
}
