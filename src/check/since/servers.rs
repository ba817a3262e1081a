//! What has become of the domain's own servers.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
};

use super::{Change, ServerNews};
use crate::{
    check::memory::{Memory, Remembered, SERVERS, Said},
    plan::publish::Purpose,
    survey::Role,
};

/// What is known of a server.
struct Known<'m> {
    label: &'m str,
    /// Whether it has answered anything.
    answers: bool,
}

pub(super) fn changes(before: &Memory, now: &Memory) -> Vec<Change> {
    let (old, new) = (known(before), known(now));
    // Without any, nobody could be asked.
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let chosen = |all: &BTreeMap<SocketAddr, Known<'_>>, is_it: &dyn Fn(&SocketAddr, &Known<'_>) -> bool| {
        let chosen: BTreeSet<SocketAddr> =
            all.iter().filter(|(address, one)| is_it(address, one)).map(|(address, _)| *address).collect();
        names(all, &chosen)
    };
    let had_answered =
        |address: &SocketAddr, answers: bool| old.get(address).is_some_and(|then| then.answers == answers);
    let silent = chosen(&new, &|address, one| !one.answers && had_answered(address, true));
    let again = chosen(&new, &|address, one| one.answers && had_answered(address, false));
    let added = chosen(&new, &|address, _| !old.contains_key(address));
    let removed = chosen(&old, &|address, _| !new.contains_key(address));
    let lacking = lacking(now, |address| new.contains_key(&address) && !old.contains_key(&address));
    let all = new.values().all(|one| !one.answers);
    [
        (silent, ServerNews::Silent { all }),
        (again, ServerNews::Answer),
        (added, ServerNews::New { lacking }),
        (removed, ServerNews::Removed),
    ]
    .into_iter()
    .filter(|(servers, _)| !servers.is_empty())
    .map(|(servers, news)| Change::Servers { servers, news })
    .collect()
}

/// The records in the domain's own zone: a permission stands on another's servers.
fn records(memory: &Memory) -> impl Iterator<Item = &Remembered> {
    memory.records.iter().filter(|record| !matches!(record.purpose, Purpose::ReportAuthorization(_)))
}

fn known(memory: &Memory) -> BTreeMap<SocketAddr, Known<'_>> {
    let mut known: BTreeMap<SocketAddr, Known<'_>> = BTreeMap::new();
    for one in records(memory).flat_map(|record| &record.servers) {
        // A zone's records are on the same servers; in a file each could have others.
        let has_room = known.len() < SERVERS || known.contains_key(&one.address);
        if one.role == Role::Authoritative && has_room {
            let server = known.entry(one.address).or_insert(Known { label: &one.label, answers: false });
            server.answers |= one.said != Said::Silent;
        }
    }
    known
}

/// How people know these servers: with the address where only one of several is meant.
fn names(all: &BTreeMap<SocketAddr, Known<'_>>, chosen: &BTreeSet<SocketAddr>) -> Vec<String> {
    let is_meant = |(address, _): &(&SocketAddr, &Known<'_>)| chosen.contains(address);
    let others: BTreeSet<&str> = all.iter().filter(|one| !is_meant(one)).map(|(_, one)| one.label).collect();
    let mut names: Vec<String> = Vec::new();
    for (address, one) in all.iter().filter(is_meant) {
        let is_whole = !others.contains(one.label);
        let name = if is_whole { one.label.to_owned() } else { format!("{} ({})", one.label, address.ip()) };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The records that others have, and one of these servers has not.
fn lacking(now: &Memory, is_new: impl Fn(SocketAddr) -> bool) -> Vec<Purpose> {
    let lacks = |record: &&Remembered| {
        let mut own = record.servers.iter().filter(|one| one.role == Role::Authoritative);
        let is_there = own.clone().any(|one| one.said == Said::Right);
        is_there && own.any(|one| is_new(one.address) && matches!(one.said, Said::Absent | Said::Different))
    };
    records(now).filter(lacks).map(|record| record.purpose.clone()).collect()
}
