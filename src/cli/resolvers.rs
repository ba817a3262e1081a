//! Which servers are asked, and how: the same options on every command that asks DNS.
//!
//! Without any, this machine's resolvers and the well-known public ones are asked, and a domain's own
//! servers on the port that DNS has. `--resolver` and `--public` name others in their place, encrypted
//! ones too, for networks on which port 53 is closed.

use clap::Args;

use crate::{
    dns::network::{Network, Resolver, ResolverError},
    words::cli as say,
};

/// Servers named on the command line.
#[derive(Clone, Debug, Args)]
pub(super) struct ResolverArguments {
    /// A resolver to ask instead of this machine's own.
    #[arg(long, value_name = "ADDRESS", value_parser = resolver)]
    resolver: Vec<Resolver>,
    /// A resolver to ask in the last step instead of the well-known public ones.
    #[arg(long, value_name = "ADDRESS", value_parser = resolver)]
    public: Vec<Resolver>,
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
            network = network.with_public(self.public.clone());
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

fn resolver(text: &str) -> Result<Resolver, String> {
    text.parse().map_err(|error| match error {
        ResolverError::NoAddress => say::bad_address(Resolver::known().join(", ")),
        ResolverError::NoBrackets => say::no_brackets(),
        ResolverError::NoPort => say::no_port(),
        ResolverError::Scheme => say::bad_scheme(),
        ResolverError::Path => say::path_over_tls(),
        ResolverError::Name => say::bad_certificate_name(),
        ResolverError::NameNeeded => say::certificate_name_needed(),
        ResolverError::NoEncryption => say::not_known_to_encrypt(),
    })
}
