//! Which servers are asked, and how: the same options on every command that asks DNS.
//!
//! Without any, this machine's resolvers and the well-known public ones are asked, and a domain's own
//! servers on the port that DNS has. `--resolver` and `--public` name others in their place.

use std::net::SocketAddr;

use clap::Args;

use crate::{dns::network::Network, words::cli as say};

/// Servers named on the command line.
#[derive(Clone, Debug, Args)]
pub(super) struct ResolverArguments {
    /// A resolver to ask instead of this machine's own.
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    resolver: Vec<SocketAddr>,
    /// A resolver to ask in the last step instead of the well-known public ones.
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    public: Vec<SocketAddr>,
    /// No public resolver is asked.
    #[arg(long, conflicts_with = "public")]
    no_public: bool,
    /// The port on which domains' own servers are asked.
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    authority_port: Option<u16>,
}

impl ResolverArguments {
    /// The network, seen through these resolvers.
    pub(super) fn network(&self) -> Network {
        let mut network = Network::from_system();
        if !self.resolver.is_empty() {
            network = network.with_system(self.resolver.clone());
        }
        if self.no_public || !self.public.is_empty() {
            let named = self.public.iter().map(|address| (address.ip().to_string(), *address));
            network = network.with_public(named.collect());
        }
        if let Some(port) = self.authority_port {
            network = network.with_authority_port(port);
        }
        network
    }
}

/// The sentences of the options.
pub(super) fn help(arg: clap::Arg) -> clap::Arg {
    match arg.get_id().as_str() {
        "resolver" => arg.help(say::resolver()),
        "public" => arg.help(say::public()),
        "no_public" => arg.help(say::no_public()),
        "authority_port" => arg.help(say::authority_port()),
        _ => arg,
    }
}

/// An address, with port 53 if none is given.
fn address(text: &str) -> Result<SocketAddr, String> {
    const PORT: u16 = 53;
    text.parse::<SocketAddr>()
        .or_else(|_| text.parse().map(|address| SocketAddr::new(address, PORT)))
        .map_err(|_| say::bad_address())
}
