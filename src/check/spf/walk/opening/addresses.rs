//! Sets of addresses, as ranges.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::check::spf::networks::NOT_PUBLIC;

/// Addresses of both kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Addresses {
    v4: Ranges,
    v6: Ranges,
}

/// Ranges of numbers with both their ends, in order and apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ranges(Vec<(u128, u128)>);

impl Addresses {
    /// All there are.
    pub(super) fn everywhere() -> Self {
        Self { v4: Ranges(vec![(0, u128::from(u32::MAX))]), v6: Ranges(vec![(0, u128::MAX)]) }
    }

    pub(super) fn v4(address: Ipv4Addr, prefix: u8) -> Self {
        Self { v4: Ranges(vec![block(u128::from(address.to_bits()), prefix, 32)]), v6: Ranges::default() }
    }

    pub(super) fn v6(address: Ipv6Addr, prefix: u8) -> Self {
        Self { v6: Ranges(vec![block(address.to_bits(), prefix, 128)]), v4: Ranges::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.v4.0.is_empty() && self.v6.0.is_empty()
    }

    pub(super) fn add(&mut self, other: Self) {
        self.v4.add(other.v4);
        self.v6.add(other.v6);
    }

    pub(super) fn remove(&mut self, other: &Self) {
        self.v4.remove(&other.v4);
        self.v6.remove(&other.v6);
    }

    /// Whether every address of one kind is in it that mail can come from.
    pub(super) fn is_everywhere(&self) -> bool {
        let mut whole = self.clone();
        if whole.is_empty() {
            return false;
        }
        let (mut v4, mut v6) = (Vec::new(), Vec::new());
        for network in NOT_PUBLIC {
            let (bits, prefix, width) = network.parts();
            if width == 32 { &mut v4 } else { &mut v6 }.push(block(bits, prefix, width));
        }
        // Only 2000::/3 is given out (RFC 4291 §2.4, IANA's registry of IPv6 addresses).
        v6.extend([(0, (0x2000 << 112) - 1), (0x4000 << 112, u128::MAX)]);
        v4.sort_unstable();
        v6.sort_unstable();
        let all = Self::everywhere();
        let is_v4 = !whole.v4.0.is_empty() && {
            whole.v4.add(Ranges(v4));
            whole.v4 == all.v4
        };
        is_v4
            || !whole.v6.0.is_empty() && {
                whole.v6.add(Ranges(v6));
                whole.v6 == all.v6
            }
    }
}

/// First and last address of a network.
fn block(bits: u128, prefix: u8, width: u8) -> (u128, u128) {
    let whole = u128::MAX.checked_shr(u32::from(128 - width)).unwrap_or(0);
    let hosts = whole.checked_shr(u32::from(prefix)).unwrap_or(0);
    (bits & !hosts, bits | hosts)
}

impl Ranges {
    fn add(&mut self, mut other: Self) {
        if other.0.is_empty() {
            return;
        }
        self.0.append(&mut other.0);
        self.0.sort_unstable();
        let mut joined: Vec<(u128, u128)> = Vec::with_capacity(self.0.len());
        for (first, last) in self.0.drain(..) {
            match joined.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        self.0 = joined;
    }

    fn remove(&mut self, other: &Self) {
        for (first, last) in &other.0 {
            let mut left = Vec::with_capacity(self.0.len() + 1);
            for (from, to) in self.0.drain(..) {
                if to < *first || from > *last {
                    left.push((from, to));
                    continue;
                }
                if from < *first {
                    left.push((from, first - 1));
                }
                if to > *last {
                    left.push((last + 1, to));
                }
            }
            self.0 = left;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(networks: &[(&str, u8)]) -> Addresses {
        let mut found = Addresses::default();
        for (text, prefix) in networks {
            found.add(match text.parse() {
                Ok(std::net::IpAddr::V4(address)) => Addresses::v4(address, *prefix),
                Ok(std::net::IpAddr::V6(address)) => Addresses::v6(address, *prefix),
                Err(error) => panic!("{text}: {error}"),
            });
        }
        found
    }

    #[test]
    fn networks_that_hold_all_mail_can_come_from_are_everywhere() {
        for (networks, expected) in [
            (&[("0.0.0.0", 0)][..], true),
            (&[("0.0.0.0", 1), ("128.0.0.0", 1)], true),
            (&[("128.0.0.0", 1), ("64.0.0.0", 2), ("0.0.0.0", 2)], true), // in any order
            (&[("0.0.0.0", 1), ("128.0.0.0", 2), ("192.0.0.0", 3)], true), // no mail comes from the rest
            (&[("0.0.0.0", 1), ("128.0.0.0", 2)], false),
            (&[("0.0.0.0", 1), ("2000::", 4)], false), // half of either
            (&[("::", 1), ("8000::", 1)], true),
            (&[("2000::", 3)], true), // all that is given out
            (&[("2000::", 4)], false),
            (&[("10.0.0.0", 8)], false),
            (&[("fc00::", 7)], false),
            (&[], false),
        ] {
            assert_eq!(of(networks).is_everywhere(), expected, "{networks:?}");
        }
        let mut all = of(&[("0.0.0.0", 0)]);
        all.remove(&of(&[("10.0.0.0", 8), ("224.0.0.0", 4)]));
        assert!(all.is_everywhere(), "no mail comes from there");
        all.remove(&of(&[("9.9.0.0", 16)]));
        assert!(!all.is_everywhere());
        all.remove(&Addresses::everywhere());
        assert!(all.is_empty());
    }
}
