//! Which addresses are asked.
//!
//! A zone names its servers, and may name any address: a group of machines, this machine, the network behind the
//! firewall. Nobody outside reaches a server there, and who asks it on the zone's word does somebody else's bidding.
//! So some addresses are never asked, and those of this machine and of inner networks only where the resolver itself
//! is at such an address, as in a lab or a company's own network.
//!
//! References: RFC 6890 (special addresses), RFC 1122 §3.2.1.3, RFC 4291 §2.

use std::net::IpAddr;

use crate::survey::access::address::Nearest;

/// Whether a zone's server at `address` is asked, where these are the addresses of this machine's resolvers. A resolver
/// on this machine may be the door to an inner network.
pub(super) fn is_asked(address: IpAddr, resolvers: &[IpAddr]) -> bool {
    Nearest::of(resolvers.iter().copied()).admits(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zones_server_is_asked_only_where_it_can_be_the_zones() {
        let (public, inner, local) = ("9.9.9.9", "192.168.0.1", "127.0.0.53");
        for (address, resolver, expected) in [
            ("198.51.100.1", public, true),       // anywhere
            ("2a00:1450::1", public, true),       // the same
            ("127.0.0.1", public, false),         // this machine
            ("127.0.0.1", inner, false),          // an inner resolver does not stand on this machine
            ("127.0.0.1", local, true),           // a lab
            ("10.0.0.1", public, false),          // an inner network
            ("10.0.0.1", inner, true),            // seen from inside
            ("172.31.0.1", local, true),          // through the resolver of this machine
            ("172.32.0.1", public, true),         // next to the private ones
            ("169.254.169.254", public, false),   // a cloud's own services
            ("100.100.100.100", public, false),   // a provider's inside
            ("0.0.0.0", local, false),            // this machine by another name
            ("0.1.2.3", local, false),            // of no network
            ("224.0.0.251", local, false),        // a group
            ("255.255.255.255", local, false),    // everybody
            ("240.0.0.1", local, false),          // reserved
            ("::1", public, false),               // this machine
            ("::", local, false),                 // no address
            ("ff02::fb", local, false),           // a group
            ("fe80::1", public, false),           // the wire
            ("fd00::1", inner, true),             // an inner network
            ("::ffff:127.0.0.1", public, false),  // this machine in disguise
            ("::ffff:224.0.0.1", local, false),   // a group in disguise
            ("64:ff9b::10.0.0.1", public, false), // an inner network through a translator
        ] {
            let found = is_asked(address.parse().unwrap(), &[resolver.parse().unwrap()]);
            assert_eq!(found, expected, "{address} with the resolver at {resolver}");
        }
    }
}
