//! The public resolvers, from `assets/resolvers.toml`.

use std::net::{IpAddr, SocketAddr};

use serde::Deserialize;

const SOURCE: &str = include_str!("../../../assets/resolvers.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    resolver: Vec<Resolver>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resolver {
    name: String,
    address: IpAddr,
}

/// Each with the name people know it by.
pub(super) fn public() -> Vec<(String, SocketAddr)> {
    // The file is part of the program, and the test below reads it.
    let file: File = toml::from_str(SOURCE).unwrap_or(File { resolver: Vec::new() });
    file.resolver.into_iter().map(|r| (r.name, SocketAddr::new(r.address, super::PORT))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_several_resolvers_and_none_twice() {
        let found = public();
        assert!(found.len() >= 4, "{found:?}");
        let mut addresses: Vec<_> = found.iter().map(|(_, address)| *address).collect();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), found.len());
    }
}
