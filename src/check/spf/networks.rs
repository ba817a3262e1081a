//! What is wrong with addresses: too many of them, none that mail can come from, the same ones twice.

use crate::{
    check::finding::{Finding, Spf},
    plan::spf::{Answers, Row},
    record::{
        name::{DomainName, Name},
        spf::{Directive, DomainSpec, DualCidr, Mechanism, Qualifier, Term},
    },
    survey::{Data, Facts, Kind},
};

use super::walk::is_all;

/// Shorter prefixes than this list more servers than anybody's own: the largest senders get by with it.
const BROAD_V4: u8 = 16;
/// The shortest prefix registries give to one network operator as a rule.
const BROAD_V6: u8 = 32;
/// How many networks are compared with each other; the time goes by the square of it.
const COMPARED: usize = 512;

/// How many terms are compared by the addresses of their servers.
const HOSTS: usize = 16;

/// A block of addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Network {
    bits: u128,
    prefix: u8,
    /// 32 or 128.
    width: u8,
}

/// IANA's registries of special-purpose addresses (RFC 6890): from these no mail arrives.
pub(super) const NOT_PUBLIC: [Network; 19] = [
    v4([0, 0, 0, 0], 8),
    v4([10, 0, 0, 0], 8),
    v4([100, 64, 0, 0], 10),
    v4([127, 0, 0, 0], 8),
    v4([169, 254, 0, 0], 16),
    v4([172, 16, 0, 0], 12),
    v4([192, 0, 0, 0], 24),
    v4([192, 168, 0, 0], 16),
    v4([198, 18, 0, 0], 15),
    v4([224, 0, 0, 0], 4),
    v4([240, 0, 0, 0], 4),
    v6(0, 127),
    v6(0xffff << 32, 96), // IPv4 in IPv6; receivers compare it as IPv4 (RFC 7208 §5)
    v6(0x0064_ff9b_0001 << 80, 48),
    v6(0x0100 << 112, 64),
    v6(0xfc00 << 112, 7),
    v6(0xfe80 << 112, 10),
    v6(0xfec0 << 112, 10),
    v6(0xff00 << 112, 8),
];

/// RFC 5737, RFC 3849 and RFC 9637: addresses for examples in documents.
const DOCUMENTATION: [Network; 5] = [
    v4([192, 0, 2, 0], 24),
    v4([198, 51, 100, 0], 24),
    v4([203, 0, 113, 0], 24),
    v6(0x2001_0db8 << 96, 32),
    v6(0x3fff << 112, 20),
];

pub(super) const fn v4(octets: [u8; 4], prefix: u8) -> Network {
    Network { bits: u32::from_be_bytes(octets) as u128, prefix, width: 32 }
}

pub(super) const fn v6(bits: u128, prefix: u8) -> Network {
    Network { bits, prefix, width: 128 }
}

impl Network {
    /// Its bits, the length of its prefix, and 32 or 128.
    pub(super) const fn parts(self) -> (u128, u8, u8) {
        (self.bits, self.prefix, self.width)
    }

    /// The bits that belong to hosts.
    fn host_mask(self) -> u128 {
        let whole = u128::MAX.checked_shr(u32::from(128 - self.width)).unwrap_or(0);
        whole.checked_shr(u32::from(self.prefix)).unwrap_or(0)
    }

    pub(super) fn contains(self, other: Self) -> bool {
        let is_same = (self.bits ^ other.bits) & !self.host_mask() == 0;
        self.width == other.width && self.prefix <= other.prefix && is_same
    }

    fn has_host_bits(self) -> bool {
        self.bits & self.host_mask() != 0
    }

    fn is_broad(self) -> bool {
        is_broad(self.prefix, self.width)
    }

    /// The network without host bits, as text.
    fn canonical(self) -> String {
        let bits = self.bits & !self.host_mask();
        match u32::try_from(bits) {
            Ok(bits) if self.width == 32 => format!("{}/{}", std::net::Ipv4Addr::from(bits), self.prefix),
            _ => format!("{}/{}", std::net::Ipv6Addr::from(bits), self.prefix),
        }
    }
}

const fn is_broad(prefix: u8, width: u8) -> bool {
    prefix < if width == 32 { BROAD_V4 } else { BROAD_V6 }
}

/// What can be said of the addresses listed, up to the first `all`.
pub(super) fn judge(answers: &Answers) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut listed: Vec<(usize, Network, Qualifier, String)> = Vec::new();
    for (row, text) in answers.rows.iter().enumerate() {
        let Row::Term(term) = text else { continue };
        if is_all(term) {
            break;
        }
        let Term::Directive(directive) = term else { continue };
        let mut at = |what: Spf| findings.push(Finding { row: Some(row), ..Finding::from(what) });
        let Some(network) = network(&directive.mechanism) else {
            dual(directive, term).into_iter().for_each(at);
            continue;
        };
        alone(network, directive, term).into_iter().for_each(&mut at);
        for (earlier_row, earlier, qualifier, by) in &listed {
            if earlier.contains(network) {
                at(if earlier.prefix == network.prefix {
                    Spf::Duplicate { term: term.to_string() }
                } else {
                    Spf::Covered { term: term.to_string(), by: by.clone() }
                });
                break;
            }
            // The narrower one first may be an exception, unless both say the same.
            if network.contains(*earlier) && *qualifier == directive.effect() {
                let what = Spf::Covered { term: by.clone(), by: term.to_string() };
                findings.push(Finding { row: Some(*earlier_row), ..Finding::from(what) });
                break;
            }
        }
        if listed.len() < COMPARED {
            listed.push((row, network, directive.effect(), term.to_string()));
        }
    }
    findings
}

/// Single addresses of servers that `mx` or `a` of the same record lets in already.
pub(super) fn of_hosts(answers: &Answers, domain: &DomainName, facts: &Facts) -> Vec<Finding> {
    let rows = answers.rows.iter().enumerate().filter_map(|(row, text)| match text {
        Row::Term(term) => Some((row, term)),
        Row::Broken(_) => None,
    });
    let rows: Vec<(usize, &Term)> = rows.take_while(|(_, term)| !is_all(term)).collect();
    let hosts: Vec<(Qualifier, String, Vec<Network>)> = rows
        .iter()
        .filter_map(|(_, term)| {
            let Term::Directive(directive) = term else { return None };
            let addresses = addresses(&directive.mechanism, domain, facts);
            (!addresses.is_empty()).then(|| (directive.effect(), term.to_string(), addresses))
        })
        .take(HOSTS)
        .collect();
    let twice = rows.iter().filter_map(|(row, term)| {
        let Term::Directive(directive) = term else { return None };
        let only = network(&directive.mechanism).filter(|network| network.prefix == network.width)?;
        let is_it = |(effect, _, addresses): &&(Qualifier, String, Vec<Network>)| {
            *effect == directive.effect() && addresses.iter().any(|address| address.contains(only))
        };
        let (_, by, _) = hosts.iter().find(is_it)?;
        let what = Spf::Covered { term: term.to_string(), by: by.clone() };
        Some(Finding { row: Some(*row), ..Finding::from(what) })
    });
    twice.collect()
}

/// The addresses of the servers that a term names, as far as they are known.
fn addresses(mechanism: &Mechanism, domain: &DomainName, facts: &Facts) -> Vec<Network> {
    let named = |spec: &Option<DomainSpec>| match spec {
        Some(spec) => spec.name(),
        None => Some(domain.name().clone()),
    };
    let hosts: Vec<Name> = match mechanism {
        Mechanism::A { domain: spec, .. } => named(spec).into_iter().collect(),
        Mechanism::Mx { domain: spec, .. } => named(spec)
            .iter()
            .flat_map(|name| facts.data(name, Kind::Mx))
            .filter_map(|data| match data {
                Data::Mx { exchange, .. } => Some(exchange.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let both =
        hosts.iter().flat_map(|host| facts.data(host, Kind::A).iter().chain(facts.data(host, Kind::Aaaa)));
    both.filter_map(|data| match data {
        Data::A(address) => Some(v4(address.octets(), 32)),
        Data::Aaaa(address) => Some(v6(u128::from(*address), 128)),
        _ => None,
    })
    .take(COMPARED)
    .collect()
}

fn network(mechanism: &Mechanism) -> Option<Network> {
    match mechanism {
        Mechanism::Ip4 { address, prefix } => Some(v4(address.octets(), prefix.unwrap_or(32))),
        Mechanism::Ip6 { address, prefix } => Some(v6(address.to_bits(), prefix.unwrap_or(128))),
        _ => None,
    }
}

/// What is wrong with one network.
fn alone(network: Network, directive: &Directive, term: &Term) -> Vec<Spf> {
    let within = |networks: &[Network]| networks.iter().any(|special| special.contains(network));
    let mut found = Vec::new();
    // That no server matches it is told of the record.
    if matches!(&directive.mechanism, Mechanism::Ip6 { address, .. } if address.to_ipv4_mapped().is_some()) {
        return found;
    }
    if directive.effect() == Qualifier::Pass && network.prefix == 0 {
        found.push(Spf::EveryAddress { term: term.to_string() });
    } else if within(&NOT_PUBLIC) {
        found.push(Spf::NotPublic { term: term.to_string() });
    } else if within(&DOCUMENTATION) {
        found.push(Spf::Documentation { term: term.to_string() });
    } else if directive.effect() == Qualifier::Pass && network.is_broad() {
        found.push(Spf::Broad { term: term.to_string() });
    }
    if network.has_host_bits() {
        found.push(Spf::HostBits { term: term.to_string(), network: network.canonical() });
    }
    found
}

/// Whether a term that passes says itself that it is about every address.
pub(super) fn is_every_address(term: &Term) -> bool {
    let Term::Directive(directive) = term else { return false };
    let is_network = network(&directive.mechanism).is_some_and(|network| network.prefix == 0);
    let is_widened = matches!(dual(directive, term), Some(Spf::EveryAddress { .. }));
    directive.effect() == Qualifier::Pass && (is_network || is_widened)
}

/// The prefix lengths of `a` and `mx`, which widen every address found.
fn dual(directive: &Directive, term: &Term) -> Option<Spf> {
    let (Mechanism::A { cidr, .. } | Mechanism::Mx { cidr, .. }) = &directive.mechanism else { return None };
    let DualCidr { v4, v6 } = *cidr;
    if directive.effect() != Qualifier::Pass {
        None
    } else if v4 == Some(0) || v6 == Some(0) {
        Some(Spf::EveryAddress { term: term.to_string() })
    } else if v4.is_some_and(|v4| is_broad(v4, 32)) || v6.is_some_and(|v6| is_broad(v6, 128)) {
        Some(Spf::Broad { term: term.to_string() })
    } else {
        None
    }
}
