//! Whether the record, with all that it leads to, lets every server send.
//!
//! `+all` says so openly. The same comes of a network of all addresses, of two that are half of them each, and of an
//! `exists` whose name is the same for every message; here or in any record that is included. So the addresses that
//! pass are put together: what is told is what comes of the whole.
//!
//! References: RFC 7208 §4.6.2 (the first match decides), §5.2 (include), §5.7 (exists), §6.1 (redirect).

mod addresses;

use self::addresses::Addresses;
use super::{Target, Walk, is_all, target};
use crate::{
    check::{
        finding::{Spf, What},
        spf::{DEPTH, NODES, networks},
    },
    record::{
        name::Name,
        spf::{
            Directive, DomainSpec, DualCidr, MX_LIMIT, Mechanism, Modifier, Qualifier, Reach, Term, is_wide,
        },
    },
    survey::{Data, Facts, Kind},
};

/// Terms that are exceptions to what follows them, in one record; with more, nothing is said of it.
const EXCEPTIONS: usize = 64;

impl Walk<'_> {
    /// Tells of a record that lets every server send without a term that says so by itself.
    pub(super) fn opening(&mut self, rows: &[Option<&Term>], domain: &Name) {
        let all = rows.iter().position(|term| term.is_some_and(is_all)).unwrap_or(rows.len());
        let ends = |term: &&Term| matches!(term, Term::Modifier(Modifier::Redirect(_)));
        let reached = rows.iter().take(all).copied().flatten();
        let mut terms: Vec<&Term> = reached.filter(|term| !ends(term)).collect();
        let end = match rows.get(all) {
            Some(_) => None,
            None => rows.iter().copied().flatten().find(ends),
        };
        terms.extend(end);
        let mut passing = Passing { facts: self.reading.facts(), path: vec![domain.clone()], left: NODES };
        if !passing.of(terms.iter().copied(), None, domain).is_everywhere() || self.is_told() {
            return;
        }
        // One term by itself, or all of them together.
        for (row, term) in rows.iter().enumerate() {
            let Some(term) = term.filter(|term| terms.contains(term)) else { continue };
            passing.left = NODES;
            if !passing.of([term].into_iter(), None, domain).is_everywhere() {
                continue;
            }
            self.row = row;
            let (Term::Directive(Directive { mechanism: Mechanism::Include(spec), .. })
            | Term::Modifier(Modifier::Redirect(spec))) = term
            else {
                if !networks::is_every_address(term) {
                    self.note(Spf::EveryAddress { term: term.to_string() });
                }
                return;
            };
            if let Some(name) = passing.cause(spec, domain) {
                return self.note(Spf::TargetPassesAll { name: name.to_string() });
            }
        }
        self.findings.push(Spf::EveryAddressTogether.into());
    }

    /// Whether a single term has been told of.
    fn is_told(&self) -> bool {
        let opens = |what: &What| {
            matches!(what, What::Spf(Spf::TargetPassesAll { .. } | Spf::MatchesAlways { passes: true, .. }))
        };
        self.findings.iter().any(|finding| opens(&finding.what))
    }
}

/// Puts the addresses together that pass, as far as the facts tell.
struct Passing<'f> {
    facts: &'f Facts,
    path: Vec<Name>,
    left: usize,
}

impl Passing<'_> {
    /// The addresses that certainly pass the record at `domain` with these terms, the first match deciding. What is
    /// too small to matter, and what is not known, counts as nothing.
    fn of<'t>(
        &mut self,
        terms: impl DoubleEndedIterator<Item = &'t Term>,
        all: Option<Qualifier>,
        domain: &Name,
    ) -> Addresses {
        let mut passing =
            if all == Some(Qualifier::Pass) { Addresses::everywhere() } else { Addresses::default() };
        let mut exceptions = 0;
        // From the end: each term takes what it matches away from those behind it.
        for term in terms.rev() {
            match term {
                Term::Modifier(Modifier::Redirect(spec)) => {
                    if all.is_none() {
                        passing.add(self.at(spec, domain));
                    }
                }
                Term::Modifier(_) => {}
                Term::Directive(one) => {
                    let matched = self.matched(&one.mechanism, term, domain);
                    if one.effect() == Qualifier::Pass {
                        passing.add(matched);
                    } else if !matched.is_empty() {
                        exceptions += 1;
                        if exceptions > EXCEPTIONS {
                            return Addresses::default();
                        }
                        passing.remove(&matched);
                    }
                }
            }
        }
        passing
    }

    fn matched(&mut self, mechanism: &Mechanism, term: &Term, domain: &Name) -> Addresses {
        match mechanism {
            Mechanism::Ip4 { address, prefix } if is_wide(term) => {
                Addresses::v4(*address, prefix.unwrap_or(32))
            }
            Mechanism::Ip6 { address, prefix } if is_wide(term) => {
                Addresses::v6(*address, prefix.unwrap_or(128))
            }
            Mechanism::Include(spec) => self.at(spec, domain),
            Mechanism::Exists(spec) => match target(Some(spec), domain) {
                Target::Name(name) if !self.facts.data(&name, Kind::A).is_empty() => Addresses::everywhere(),
                _ => Addresses::default(),
            },
            Mechanism::A { domain: spec, cidr } => match target(spec.as_ref(), domain) {
                Target::Name(name) => self.around(&name, *cidr),
                _ => Addresses::default(),
            },
            Mechanism::Mx { domain: spec, cidr } => {
                let Target::Name(name) = target(spec.as_ref(), domain) else { return Addresses::default() };
                let exchangers = self.facts.data(&name, Kind::Mx).iter().filter_map(|data| match data {
                    Data::Mx { exchange, .. } => Some(exchange),
                    _ => None,
                });
                let mut found = Addresses::default();
                for exchanger in exchangers.take(MX_LIMIT) {
                    found.add(self.around(exchanger, *cidr));
                }
                found
            }
            _ => Addresses::default(),
        }
    }

    /// The addresses of a host, widened.
    fn around(&self, name: &Name, cidr: DualCidr) -> Addresses {
        let mut found = Addresses::default();
        let is_wide = |prefix: Option<u8>, limit| prefix.filter(|prefix| *prefix <= limit);
        if let Some(prefix) = is_wide(cidr.v4, WIDE_V4) {
            for data in self.facts.data(name, Kind::A).iter().take(ADDRESSES) {
                if let Data::A(address) = data {
                    found.add(Addresses::v4(*address, prefix));
                }
            }
        }
        if let Some(prefix) = is_wide(cidr.v6, WIDE_V6) {
            for data in self.facts.data(name, Kind::Aaaa).iter().take(ADDRESSES) {
                if let Data::Aaaa(address) = data {
                    found.add(Addresses::v6(*address, prefix));
                }
            }
        }
        found
    }

    /// What passes the record that a term leads to.
    fn at(&mut self, spec: &DomainSpec, domain: &Name) -> Addresses {
        let Target::Name(name) = target(Some(spec), domain) else { return Addresses::default() };
        if self.left == 0 || self.path.len() > DEPTH || self.path.contains(&name) {
            return Addresses::default();
        }
        self.left -= 1;
        let facts = self.facts;
        let Some(reach) = only(facts, &name) else { return Addresses::default() };
        self.path.push(name.clone());
        let passing = self.of(reach.terms.iter(), reach.all, &name);
        self.path.pop();
        passing
    }

    /// The record whose own terms let everybody pass, as deep as one include or redirect is enough for it.
    fn cause(&mut self, spec: &DomainSpec, domain: &Name) -> Option<Name> {
        let Target::Name(mut name) = target(Some(spec), domain) else { return None };
        for _ in 0..DEPTH {
            let facts = self.facts;
            let Some(reach) = only(facts, &name) else { break };
            let mut further = None;
            for term in &reach.terms {
                let spec = match term {
                    Term::Directive(one) if one.effect() != Qualifier::Pass => continue,
                    Term::Directive(Directive { mechanism: Mechanism::Include(spec), .. })
                    | Term::Modifier(Modifier::Redirect(spec)) => spec,
                    _ => continue,
                };
                self.left = NODES;
                if self.at(spec, &name).is_everywhere()
                    && let Target::Name(next) = target(Some(spec), &name)
                {
                    further = Some(next);
                    break;
                }
            }
            match further {
                Some(next) => name = next,
                None => break,
            }
        }
        Some(name)
    }
}

/// The one record at a name that receivers can use.
fn only<'f>(facts: &'f Facts, name: &Name) -> Option<&'f Reach> {
    let mut seen = facts.spf(name).iter().filter(|reach| reach.is_seen);
    let only = seen.next().filter(|reach| reach.broken.is_none() && reach.too_long.is_none())?;
    seen.next().is_none().then_some(only)
}

/// Prefixes longer than these are too small to matter, as in [`is_wide`].
const WIDE_V4: u8 = 16;
/// The same of IPv6.
const WIDE_V6: u8 = 32;
/// Addresses of one host that are looked at.
const ADDRESSES: usize = 32;
