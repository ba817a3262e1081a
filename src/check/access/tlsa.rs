//! Whether the keys in DNS are those that port 25 shows.

use sha2::Digest as _;

use super::{View, wants::whom};
use crate::{
    check::{
        Finding,
        finding::{Access, Transport},
    },
    record::{
        name::Name,
        tlsa::{Tlsa, hex},
    },
    survey::{
        Data, Kind, Question, Want, Whom,
        access::{Certificate, Chain, Service},
    },
};

/// Records of one host looked at, at most.
const RECORDS: usize = 16;

/// RFC 7672 §3.1.3: usages 2 (an authority's) and 3 (the server's own); mail servers ignore the others.
const OWN: u8 = 3;
const AUTHORITY: u8 = 2;

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let mut found = Vec::new();
    for owner in owners(view) {
        found.push(Want::new(Question::new(owner.clone(), Kind::Tlsa), whom(view, &owner)));
        // Whether it is signed only a resolver says, and it is asked for what is there.
        if !view.survey.facts.data(&owner, Kind::Tlsa).is_empty() {
            found.push(Want::new(Question::new(owner, Kind::Tlsa), Whom::Resolver));
            found.push(Want::new(Question::new(Name::root(), Kind::Soa), Whom::Resolver));
        }
    }
    found
}

/// The names of the records for the domain's mail servers.
fn owners(view: &View<'_>) -> Vec<Name> {
    let exchangers = view.survey.mail_exchangers().into_iter().take(RECORDS);
    exchangers
        .filter(|(_, name)| !name.is_root())
        .filter_map(|(_, name)| name.child("_25._tcp").ok())
        .collect()
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, exchange) in view.survey.mail_exchangers() {
        let Ok(owner) = exchange.child("_25._tcp") else { continue };
        let records: Vec<&Tlsa> = view
            .survey
            .facts
            .data(&owner, Kind::Tlsa)
            .iter()
            .filter_map(|data| match data {
                Data::Tlsa(tlsa) => Some(tlsa),
                _ => None,
            })
            .take(RECORDS)
            .collect();
        if records.is_empty() {
            continue;
        }
        let at = owner.to_string();
        let name = |what: Transport| Finding::from(Access::at(&exchange, vec![Service::Smtp], what));
        let usable: Vec<&&Tlsa> =
            records.iter().filter(|record| matches!(record.usage, AUTHORITY | OWN)).collect();
        if let Some(ignored) = records.iter().find(|record| !matches!(record.usage, AUTHORITY | OWN)) {
            found.push(name(Transport::TlsaUsage { at: at.clone(), usage: ignored.usage }));
        }
        if is_signed(view, &owner) == Some(false) {
            found.push(name(Transport::TlsaUnsigned { at: at.clone() }));
        }
        let shown: Vec<&Chain> = view
            .access
            .at(&exchange)
            .filter(|(door, _)| door.service == Service::Smtp)
            .filter_map(|(_, visit)| visit.chain())
            .collect();
        let differs = shown.iter().find(|chain| !usable.iter().any(|record| fits(record, chain)));
        if let Some(own) = differs.filter(|_| !usable.is_empty()).and_then(|chain| chain.own()) {
            let right = format!("3 1 1 {}", hex(&sha2::Sha256::digest(&own.key)));
            found.push(name(Transport::TlsaDiffers { at, right }));
        }
    }
    found
}

/// Whether a resolver that validates has validated the records; none where it validates nothing.
fn is_signed(view: &View<'_>, owner: &Name) -> Option<bool> {
    let by_resolver = |name: &Name, kind: Kind| {
        view.survey
            .heard
            .resolvers(name, kind)
            .filter(|answer| answer.is_answer())
            .map(|a| a.marks.is_validated)
            .max()
    };
    let validates = by_resolver(&Name::root(), Kind::Soa)?;
    validates.then(|| by_resolver(owner, Kind::Tlsa)).flatten()
}

/// Whether a record is of something in the chain: the server's own certificate, or one sent behind it.
fn fits(record: &Tlsa, chain: &Chain) -> bool {
    let is_it = |one: &Certificate| {
        let of = match record.selector {
            0 => &one.der,
            1 => &one.key,
            _ => return false,
        };
        match record.matching {
            0 => *of == record.data,
            1 => sha2::Sha256::digest(of).as_slice() == record.data,
            2 => sha2::Sha512::digest(of).as_slice() == record.data,
            _ => false,
        }
    };
    match record.usage {
        OWN => chain.own().is_some_and(is_it),
        _ => chain.certificates.iter().skip(1).any(is_it),
    }
}
