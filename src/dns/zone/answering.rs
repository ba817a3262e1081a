//! How a server finds its answer.
//!
//! References: RFC 1034 §4.3.2 (the algorithm), RFC 4592 §3.3.1 (wildcards), RFC 6604 §3 (the code
//! is that of the last alias).

use std::net::IpAddr;

use super::Zone;
use crate::{
    record::name::Name,
    survey::{Data, Failure, Kind, Outcome, Question},
};

/// Aliases followed at most.
const ALIASES: usize = 16;

/// An answer before it is on its way.
pub(super) struct Said {
    pub(super) aliases: Vec<Name>,
    pub(super) outcome: Outcome,
}

impl Said {
    pub(super) const fn failed(failure: Failure) -> Self {
        Self { aliases: Vec::new(), outcome: Outcome::Failed(failure) }
    }
}

/// What a server that holds these zones says.
pub(super) fn as_holder(held: &[&Zone], question: &Question) -> Said {
    let mut said = follow(held, question);
    if let Outcome::Failed(_) | Outcome::Referral { .. } = said.outcome
        && !said.aliases.is_empty()
    {
        // The alias is all this server knows; its target is another's.
        said.outcome = Outcome::NoData { negative_ttl: None };
    }
    said
}

/// What a resolver says that can reach the servers of these zones.
pub(super) fn as_resolver(zones: &[&Zone], question: &Question) -> Said {
    let mut said = follow(zones, question);
    match said.outcome {
        Outcome::Failed(Failure::Refused) => said.outcome = Outcome::NxDomain { negative_ttl: None },
        // The zone is delegated to servers that are not there; a loop of aliases ends nowhere.
        Outcome::Referral { .. } => return Said::failed(Failure::ServFail),
        _ if said.aliases.len() > ALIASES => return Said::failed(Failure::ServFail),
        _ => {}
    }
    said
}

fn follow(zones: &[&Zone], question: &Question) -> Said {
    let mut aliases: Vec<Name> = Vec::new();
    loop {
        let name = aliases.last().unwrap_or(&question.name);
        let step = step(zones, name, question.kind);
        match step {
            Step::Alias(target) if aliases.len() <= ALIASES => aliases.push(target),
            Step::Alias(_) => return Said { aliases, outcome: Outcome::NoData { negative_ttl: None } },
            Step::End(outcome) => return Said { aliases, outcome },
        }
    }
}

enum Step {
    Alias(Name),
    End(Outcome),
}

fn step(zones: &[&Zone], name: &Name, kind: Kind) -> Step {
    let holding = zones.iter().filter(|zone| name.is_within(&zone.apex));
    let Some(zone) = holding.max_by_key(|zone| zone.apex.labels().count()) else {
        return Step::End(Outcome::Failed(Failure::Refused));
    };
    if let Some(referral) = referral(zone, name) {
        return Step::End(referral);
    }
    let negative_ttl = Some(zone.negative_ttl);
    let Some(records) = zone.records.get(name) else {
        if zone.has(name) {
            return Step::End(Outcome::NoData { negative_ttl });
        }
        return match wildcard(zone, name) {
            Some(records) => among(records, kind, zone),
            None => Step::End(Outcome::NxDomain { negative_ttl }),
        };
    };
    among(records, kind, zone)
}

fn among(records: &[(u32, Data)], kind: Kind, zone: &Zone) -> Step {
    let found: Vec<&(u32, Data)> = records.iter().filter(|(_, data)| data.kind() == kind).collect();
    if let Some(ttl) = found.iter().map(|(ttl, _)| *ttl).min() {
        let data = found.into_iter().map(|(_, data)| data.clone()).collect();
        return Step::End(Outcome::Records { data, ttl });
    }
    let alias = records.iter().find_map(|(_, data)| match data {
        Data::Cname(target) => Some(target.clone()),
        _ => None,
    });
    alias.map_or(Step::End(Outcome::NoData { negative_ttl: Some(zone.negative_ttl) }), Step::Alias)
}

/// RFC 1034 §4.3.2 step 3b: a name at or below a cut belongs to another zone.
fn referral(zone: &Zone, name: &Name) -> Option<Outcome> {
    let cut = ancestors(name)
        .filter(|above| above.is_within(&zone.apex) && *above != zone.apex)
        .filter(|above| zone.servers_at(above).next().is_some())
        .last()?;
    let servers = zone.servers_at(&cut).map(|server| (server.clone(), zone.addresses(server))).collect();
    Some(Outcome::Referral { zone: cut, servers })
}

/// RFC 4592 §3.3.1: the wildcard below the closest name that exists.
fn wildcard<'z>(zone: &'z Zone, name: &Name) -> Option<&'z [(u32, Data)]> {
    let encloser = ancestors(name).skip(1).find(|above| zone.has(above))?;
    zone.records.get(&encloser.child("*").ok()?).map(Vec::as_slice)
}

/// The name and those above it, deepest first.
fn ancestors(name: &Name) -> impl Iterator<Item = Name> {
    std::iter::successors(Some(name.clone()), Name::parent)
}

impl Zone {
    /// Whether something stands at the name or below it (RFC 8020: then the name exists).
    fn has(&self, name: &Name) -> bool {
        self.records.iter().any(|(owner, records)| !records.is_empty() && owner.is_within(name))
    }

    fn servers_at(&self, name: &Name) -> impl Iterator<Item = &Name> {
        self.records.get(name).into_iter().flatten().filter_map(|(_, data)| match data {
            Data::Ns(server) => Some(server),
            _ => None,
        })
    }

    fn addresses(&self, name: &Name) -> Vec<IpAddr> {
        let records = self.records.get(name).into_iter().flatten();
        records
            .filter_map(|(_, data)| match data {
                Data::A(address) => Some((*address).into()),
                Data::Aaaa(address) => Some((*address).into()),
                _ => None,
            })
            .collect()
    }
}
