//! The public resolvers, from `assets/resolvers.toml`.

use std::net::{IpAddr, SocketAddr};

use serde::Deserialize;

use super::Resolver;

const SOURCE: &str = include_str!("../../../assets/resolvers.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    resolver: Vec<Entry>,
}

/// One resolver everybody can use.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// How it is named on the command line.
    pub(super) id: String,
    name: String,
    pub(super) address: IpAddr,
    /// The name on its certificate, if it encrypts.
    pub(super) tls: Option<String>,
    /// The path of its HTTPS, if it has that.
    pub(super) https: Option<String>,
}

/// Each with the name people know it by.
pub(super) fn resolvers() -> Vec<Resolver> {
    entries().iter().map(Entry::plain).collect()
}

/// The resolver of this name: the catalogue's own, or the one on its certificate.
pub(super) fn find(name: &str) -> Option<Entry> {
    let is_it = |known: &str| known.eq_ignore_ascii_case(name);
    entries().into_iter().find(|entry| is_it(&entry.id) || entry.tls.as_deref().is_some_and(is_it))
}

/// All of them, in the order of the file.
pub(super) fn entries() -> Vec<Entry> {
    // The file is part of the program, and the test below reads it.
    toml::from_str(SOURCE).unwrap_or(File { resolver: Vec::new() }).resolver
}

impl Entry {
    /// Without encryption.
    pub(super) fn plain(&self) -> Resolver {
        let address = SocketAddr::new(self.address, super::PORT);
        Resolver { label: self.name.clone(), address, encryption: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_several_resolvers_and_none_twice() {
        let found = entries();
        assert!(found.len() >= 4);
        let mut addresses: Vec<_> = found.iter().map(|entry| entry.address).collect();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), found.len());
    }

    #[test]
    fn what_is_known_of_encryption_can_be_used() {
        for entry in entries() {
            let has_path = entry.https.as_deref().is_none_or(|path| path.starts_with('/'));
            assert!(has_path && (entry.https.is_none() || entry.tls.is_some()), "{}", entry.id);
            for (scheme, is_there) in [("tls", entry.tls.is_some()), ("https", entry.https.is_some())] {
                let read = format!("{scheme}://{}", entry.id).parse::<Resolver>();
                assert_eq!(read.is_ok(), is_there, "{read:?}");
            }
        }
    }
}
