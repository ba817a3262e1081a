//! What this machine can reach at all.
//!
//! Name servers have addresses of two kinds, and many machines can reach only the older one (IPv4).
//! Asking at an address that cannot be reached would only cost time, so it is found out beforehand,
//! without sending anything.

use std::net::{Ipv6Addr, SocketAddr, UdpSocket};

/// An address for documentation (RFC 3849), so that it is nobody's; there is a route to it where
/// there is one to all of IPv6.
const SOMEWHERE: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);

/// Whether there is a route to IPv6 addresses. Connecting a datagram socket looks the route up and
/// sends nothing.
pub(super) fn has_ipv6() -> bool {
    let socket = UdpSocket::bind(SocketAddr::from((Ipv6Addr::UNSPECIFIED, 0)));
    socket.is_ok_and(|socket| socket.connect((SOMEWHERE, super::PORT)).is_ok())
}
