//! What this machine can reach at all.
//!
//! Name servers have addresses of two kinds, and many machines can reach only the older one (IPv4).
//! Asking at an address that cannot be reached would only cost time, so it is found out beforehand,
//! without sending anything.

use std::net::{Ipv6Addr, SocketAddr, UdpSocket};

/// An address for documentation (RFC 3849), so that it is nobody's; there is a route to it where
/// there is one to all of IPv6.
const SOMEWHERE: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);

/// Whether IPv6 addresses can be reached. Connecting a datagram socket looks up the route and the
/// address to send from, and sends nothing.
pub(super) fn has_ipv6() -> bool {
    let local = UdpSocket::bind(SocketAddr::from((Ipv6Addr::UNSPECIFIED, 0))).and_then(|socket| {
        socket.connect((SOMEWHERE, super::PORT))?;
        socket.local_addr()
    });
    local.is_ok_and(|local| matches!(local, SocketAddr::V6(local) if is_global(*local.ip())))
}

/// RFC 4291 §2.4 and the IANA registry: addresses that are reached from everywhere begin with 001.
/// Private ones (RFC 4193) may have a route and yet lead nowhere; RFC 6724 §2.1 prefers IPv4 to them.
const fn is_global(address: Ipv6Addr) -> bool {
    address.segments()[0] & 0xe000 == 0x2000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_lead_nowhere() {
        for (address, expected) in [
            ("2a00:1450::1", true), // given out
            ("fd00::2", false),     // unique local
            ("fe80::1", false),     // link-local
            ("::1", false),         // this machine
        ] {
            assert_eq!(is_global(address.parse().unwrap()), expected, "{address}");
        }
    }
}
