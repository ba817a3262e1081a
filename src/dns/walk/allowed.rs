//! Which addresses are asked.
//!
//! A zone names its servers, and may name any address: a group of machines, this machine, the network behind the
//! firewall. Nobody outside reaches a server there, and who asks it on the zone's word does somebody else's bidding.
//! So some addresses are never asked, and those of this machine and of inner networks only where the resolver itself
//! is at such an address, as in a lab or a company's own network.
//!
//! References: RFC 6890 (special addresses), RFC 1122 §3.2.1.3, RFC 4291 §2.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far an address reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Everywhere.
    World,
    /// The network it is in: private, link-local, of a provider's inside.
    Inside,
    /// The machine it is on.
    Machine,
    /// No single machine.
    Nobody,
}

/// Whether a zone's server at `address` is asked, where these are the addresses of this machine's resolvers.
pub(super) fn is_asked(address: IpAddr, resolvers: &[IpAddr]) -> bool {
    let has = |reach: Reach| resolvers.iter().any(|resolver| self::reach(*resolver) == reach);
    match reach(address) {
        Reach::World => true,
        Reach::Nobody => false,
        Reach::Machine => has(Reach::Machine),
        // A resolver on this machine may be the door to an inner network.
        Reach::Inside => has(Reach::Inside) || has(Reach::Machine),
    }
}

fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => of_v4(address),
        IpAddr::V6(address) => address.to_ipv4_mapped().map_or_else(|| of_v6(address), of_v4),
    }
}

fn of_v4(address: Ipv4Addr) -> Reach {
    let [first, second, ..] = address.octets();
    match (first, second) {
        // 0/8, multicast (224/4) and what is reserved (240/4), broadcast with it.
        (0 | 224..=255, _) => Reach::Nobody,
        (127, _) => Reach::Machine,
        // Besides private and link-local ones, those between a provider and its customers (RFC 6598).
        (10, _) | (172, 16..=31) | (192, 168) | (169, 254) | (100, 64..=127) => Reach::Inside,
        _ => Reach::World,
    }
}

fn of_v6(address: Ipv6Addr) -> Reach {
    let [first, ..] = address.segments();
    match first {
        _ if address.is_unspecified() => Reach::Nobody,
        _ if address.is_loopback() => Reach::Machine,
        0xff00.. => Reach::Nobody,
        0xfc00..=0xfdff | 0xfe80..=0xfebf => Reach::Inside,
        _ => Reach::World,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zones_server_is_asked_only_where_it_can_be_the_zones() {
        let (public, inner, local) = ("9.9.9.9", "192.168.0.1", "127.0.0.53");
        for (address, resolver, expected) in [
            ("198.51.100.1", public, true),      // anywhere
            ("2a00:1450::1", public, true),      // the same
            ("127.0.0.1", public, false),        // this machine
            ("127.0.0.1", inner, false),         // an inner resolver does not stand on this machine
            ("127.0.0.1", local, true),          // a lab
            ("10.0.0.1", public, false),         // an inner network
            ("10.0.0.1", inner, true),           // seen from inside
            ("172.31.0.1", local, true),         // through the resolver of this machine
            ("172.32.0.1", public, true),        // next to the private ones
            ("169.254.169.254", public, false),  // a cloud's own services
            ("100.100.100.100", public, false),  // a provider's inside
            ("0.0.0.0", local, false),           // this machine by another name
            ("0.1.2.3", local, false),           // of no network
            ("224.0.0.251", local, false),       // a group
            ("255.255.255.255", local, false),   // everybody
            ("240.0.0.1", local, false),         // reserved
            ("::1", public, false),              // this machine
            ("::", local, false),                // no address
            ("ff02::fb", local, false),          // a group
            ("fe80::1", public, false),          // the wire
            ("fd00::1", inner, true),            // an inner network
            ("::ffff:127.0.0.1", public, false), // this machine in disguise
            ("::ffff:224.0.0.1", local, false),  // a group in disguise
        ] {
            let found = is_asked(address.parse().unwrap(), &[resolver.parse().unwrap()]);
            assert_eq!(found, expected, "{address} with the resolver at {resolver}");
        }
    }
}
