//! Two DKIM key records: the key as octets, everything else as tags.

use super::{
    Difference,
    tags::{self, Pair, pair},
    unreadable,
};
use crate::record::dkim::{Fault, KeyFault, PublicKey, Record, is_private, redacted};

pub(super) fn differences(planned: &str, found_text: &str) -> Vec<Difference> {
    // What is shown is copied, and this must not be.
    if is_private(found_text) {
        return vec![unreadable(&redacted(found_text))];
    }
    let found: Record = match found_text.parse() {
        Ok(found) => found,
        Err(error) if error.cause == Fault::Quote => return vec![Difference::Quotes],
        Err(_) => return vec![unreadable(found_text)],
    };
    // What is planned was printed from a record, so that it reads again.
    let Ok(planned) = planned.parse::<Record>() else { return vec![unreadable(found_text)] };
    if planned.public_key == PublicKey::Revoked {
        // Without a key the other tags say nothing.
        let is_there = found.public_key != PublicKey::Revoked;
        return is_there.then_some(Difference::NotWithdrawn).into_iter().collect();
    }
    let mut differences = Vec::new();
    if let Some(difference) = key(&planned.public_key, &found.public_key, found_text.len()) {
        differences.push(difference);
    }
    differences.extend(tags::differences(&meaning(&planned), &meaning(&found)));
    differences
}

fn key(planned: &PublicKey, found: &PublicKey, octets: usize) -> Option<Difference> {
    if planned.octets() == found.octets() {
        return None;
    }
    if *found == PublicKey::Revoked {
        return Some(Difference::Withdrawn);
    }
    let is_cut = matches!(found, PublicKey::Opaque { fault: KeyFault::Truncated | KeyFault::Length, .. })
        && planned.octets().starts_with(found.octets());
    Some(if is_cut { Difference::Truncated { octets } } else { Difference::OtherKey })
}

/// The tags but `p`, without those that say what their absence says (RFC 6376 §3.6.1): `v=DKIM1`,
/// `k=rsa`, `s=*`. Lists are sorted.
fn meaning(record: &Record) -> Vec<Pair> {
    let list = |name: &str, words: &[String]| {
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        (!words.is_empty()).then(|| pair(name, &words.join(":")))
    };
    let key_type = record.key_type.as_ref().map(ToString::to_string).filter(|kind| kind != "rsa");
    let serves_all = record.services.iter().any(|service| service == "*");
    let known = [
        list("h", &record.hashes),
        // A withdrawn key has no type.
        key_type.filter(|_| record.public_key != PublicKey::Revoked).map(|kind| pair("k", &kind)),
        record.notes.as_ref().filter(|notes| !notes.is_empty()).map(|notes| pair("n", notes)),
        list("s", &record.services).filter(|_| !serves_all),
        list("t", &record.flags),
    ];
    known.into_iter().flatten().chain(record.unknown.iter().cloned()).collect()
}
