//! Which addresses are connected to.
//!
//! A domain's records can name any address, also one that is not theirs: this machine, a machine in this network, a
//! group of machines. Whoever follows such a name blindly can be made to knock at doors of the domain owner's choice.
//! So an address is looked at before it is connected to.
//!
//! References: RFC 6890 (special addresses), RFC 1112 §4 (groups), RFC 4291 §2.5 (IPv6).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How near this machine's resolvers are: what is as near may be meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearest {
    /// Somewhere on the internet.
    #[default]
    Public,
    /// In the network around.
    Private,
    /// On this machine.
    Loopback,
}

/// What kind of address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody can reach it.
    Public,
    /// Only the network around can.
    Private,
    /// Only this machine can.
    Loopback,
    /// It is nobody's: a group, everybody, or kept for later.
    Nobody,
}

impl Nearest {
    /// How near the nearest of these is.
    #[must_use]
    pub fn of(resolvers: impl IntoIterator<Item = IpAddr>) -> Self {
        let near = resolvers.into_iter().map(|address| match reach(address) {
            Reach::Loopback => Self::Loopback,
            Reach::Private => Self::Private,
            Reach::Public | Reach::Nobody => Self::Public,
        });
        near.max().unwrap_or_default()
    }

    /// Whether an address that DNS or a document named may be connected to.
    #[must_use]
    pub fn admits(self, address: IpAddr) -> bool {
        match reach(address) {
            Reach::Public => true,
            Reach::Private => self >= Self::Private,
            Reach::Loopback => self >= Self::Loopback,
            Reach::Nobody => false,
        }
    }
}

/// What kind of address it is.
#[must_use]
pub fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => reach_v4(address),
        IpAddr::V6(address) => {
            let mapped = address.to_ipv4_mapped().or_else(|| embedded(address));
            mapped.map_or_else(|| reach_v6(address), reach_v4)
        }
    }
}

fn reach_v4(address: Ipv4Addr) -> Reach {
    let [a, b, ..] = address.octets();
    if a == 0 || a >= 240 || address.is_multicast() || address.is_broadcast() {
        Reach::Nobody
    } else if address.is_loopback() {
        Reach::Loopback
    // RFC 6598: addresses between a provider and its customers.
    } else if address.is_private() || address.is_link_local() || (a == 100 && b & 0xc0 == 64) {
        Reach::Private
    } else {
        Reach::Public
    }
}

fn reach_v6(address: Ipv6Addr) -> Reach {
    let first = address.segments()[0];
    if address.is_unspecified() || address.is_multicast() {
        Reach::Nobody
    } else if address.is_loopback() {
        Reach::Loopback
    } else if first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || first & 0xffc0 == 0xfec0 {
        Reach::Private
    } else {
        Reach::Public
    }
}

/// RFC 6052 §2.1: an IPv4 address behind `64:ff9b::/96`; RFC 3056: in `2002::/16`.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let s = address.segments();
    let join = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match s {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => Some(join(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_connected_to_only_from_where_they_can_be_meant() {
        use Nearest::{Loopback, Private, Public};
        for (address, from) in [
            ("203.0.113.7", Some(Public)),
            ("2001:db8::25", Some(Public)),
            ("10.0.0.1", Some(Private)),
            ("172.31.0.1", Some(Private)),
            ("192.168.1.1", Some(Private)),
            ("100.64.0.1", Some(Private)), // between a provider and its customers
            ("169.254.169.254", Some(Private)), // a cloud's own service
            ("fd00::1", Some(Private)),
            ("fe80::1", Some(Private)),
            ("127.0.0.1", Some(Loopback)),
            ("::1", Some(Loopback)),
            ("::ffff:127.0.0.1", Some(Loopback)), // the same in another writing
            ("64:ff9b::a00:1", Some(Private)),    // 10.0.0.1 behind a translator
            ("0.0.0.0", None),
            ("0.1.2.3", None),
            ("224.0.0.251", None),
            ("240.0.0.1", None),
            ("255.255.255.255", None),
            ("::", None),
            ("ff02::fb", None),
        ] {
            let address: IpAddr = address.parse().unwrap();
            for near in [Public, Private, Loopback] {
                assert_eq!(near.admits(address), from.is_some_and(|from| near >= from), "{address} {near:?}");
            }
        }
    }

    #[test]
    fn the_nearest_resolver_counts() {
        let of = |texts: &[&str]| Nearest::of(texts.iter().map(|text| text.parse().unwrap()));
        assert_eq!(of(&[]), Nearest::Public);
        assert_eq!(of(&["9.9.9.9", "192.168.1.1"]), Nearest::Private);
        assert_eq!(of(&["127.0.0.53", "9.9.9.9"]), Nearest::Loopback);
    }
}
