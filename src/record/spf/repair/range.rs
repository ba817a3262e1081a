//! Ranges of addresses, which SPF does not know, as the networks they are made of.

use std::net::Ipv4Addr;

/// A range that takes more networks than this to write is refused: nobody means it, and it would fill the record.
const NETWORKS: usize = 8;

/// `first-last`, if that is what it is.
#[must_use]
pub fn range(text: &str) -> Option<(Ipv4Addr, Ipv4Addr)> {
    let (first, last) = text.split_once(['-', '\u{2013}'])?;
    let first: Ipv4Addr = first.trim().trim_start_matches("ip4:").parse().ok()?;
    let last = last.trim();
    // `192.0.2.1-10`
    let last = match last.parse::<u8>() {
        Ok(end) => {
            let [a, b, c, _] = first.octets();
            Ipv4Addr::new(a, b, c, end)
        }
        Err(_) => last.parse().ok()?,
    };
    Some((first, last))
}

/// The fewest networks that are exactly the addresses from `first` to `last`; none if they are too many.
#[must_use]
pub fn networks(first: Ipv4Addr, last: Ipv4Addr) -> Option<Vec<(Ipv4Addr, u32)>> {
    let (mut at, end) = (u64::from(first.to_bits()), u64::from(last.to_bits()) + 1);
    let mut found = Vec::new();
    while at < end {
        let by_place = at.trailing_zeros().min(32);
        let by_room = (end - at).ilog2();
        let bits = by_place.min(by_room);
        found.push((Ipv4Addr::from_bits(u32::try_from(at).ok()?), 32 - bits));
        if found.len() > NETWORKS {
            return None;
        }
        at += 1 << bits;
    }
    Some(found)
}
