//! From a name as written to the complete one.
//!
//! Panels show names relative to the zone, services complete ones, some doubled; a dot at the end is left out or
//! written where it does not belong. A name of another domain looks like a relative one, so that its last label
//! decides: no host below the domain ends in a top-level domain.
//!
//! References: RFC 1035 §5.1 (relative names), RFC 2606 and RFC 6761 (names reserved for examples).

use crate::record::{
    name::{DomainName, top_level_labels},
    pasted::{Data, Kind, Pasted, is_apex},
};

/// Where a record belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) name: Option<String>,
    pub(super) was_doubled: bool,
    pub(super) is_foreign: bool,
}

/// Top-level domains that no list of registries has, and that no relative name ends in.
const RESERVED: [&str; 4] = ["example", "test", "invalid", "localhost"];

/// The complete name of each record.
pub(super) fn names(records: &[Pasted], domain: &DomainName) -> Vec<Placed> {
    let written: Vec<Option<String>> =
        records.iter().map(|record| record.name.as_ref().map(|name| name.trim().to_owned())).collect();
    let mut placed: Vec<Placed> = records
        .iter()
        .zip(&written)
        .map(|(record, name)| {
            name.as_ref().map_or_else(Placed::default, |name| one(name, record, &written, domain))
        })
        .collect();
    // An MX without a name belongs to the sub-domain that everything else is for.
    let at_apex = |placed: &Placed| placed.name.as_deref() == Some(domain.as_str());
    let sub = records.iter().zip(&placed).find_map(|(record, placed)| {
        let is_spf = record.text().is_some_and(|text| crate::record::spf::is_spf(&text));
        placed.name.clone().filter(|_| is_spf && !at_apex(placed))
    });
    let default = sub.filter(|_| !placed.iter().any(at_apex)).unwrap_or_else(|| domain.as_str().to_owned());
    for (record, placed) in records.iter().zip(&mut placed) {
        if placed.name.is_none() && record.kind == Some(Kind::Mx) {
            placed.name = Some(default.clone());
        }
    }
    placed
}

fn one(written: &str, record: &Pasted, all: &[Option<String>], domain: &DomainName) -> Placed {
    let within = |name: String| Placed { name: Some(name), ..Placed::default() };
    let own = domain.as_str();
    if is_apex(written) {
        return within(own.to_owned());
    }
    let bare = ascii(written.trim_end_matches('.'));
    let lower = bare.to_lowercase();
    if let Some(rest) = below(&lower, &format!("{own}.{own}")) {
        let kept = bare.get(..rest.len()).unwrap_or_default().trim_end_matches('.');
        let name = if kept.is_empty() { own.to_owned() } else { format!("{kept}.{own}") };
        return Placed { name: Some(name), was_doubled: true, is_foreign: false };
    }
    if below(&lower, own).is_some() {
        return within(bare);
    }
    let is_open = lower.ends_with("_domainkey") || lower.ends_with("_dmarc") || !lower.contains('.');
    // Relative to the zone above, where the domain is not a zone's own name.
    let registered = domain.registered();
    if registered.as_str() != own {
        let joined = format!("{lower}.{registered}");
        if below(&joined, own).is_some() {
            return within(format!("{bare}.{registered}"));
        }
    }
    if !is_open && (written.ends_with('.') || is_foreign(&lower, record, all)) {
        return Placed { name: Some(bare), was_doubled: false, is_foreign: true };
    }
    within(format!("{bare}.{own}"))
}

/// A name in letters that DNS has, if it can be written so.
fn ascii(name: &str) -> String {
    if name.is_ascii() {
        return name.to_owned();
    }
    idna::domain_to_ascii(name).unwrap_or_else(|_| name.to_owned())
}

/// What stands in front of `end`, if the name ends in it at a dot.
fn below<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let rest = name.strip_suffix(end)?;
    (rest.is_empty() || rest.ends_with('.')).then_some(rest)
}

/// Whether a name without a dot at its end is complete, and of another domain.
fn is_foreign(lower: &str, record: &Pasted, all: &[Option<String>]) -> bool {
    // `s1._domainkey.mg`: nobody has a key at a top-level domain.
    let rest = lower.find("_domainkey.").or_else(|| lower.find("_dmarc.")).and_then(|at| lower.get(at..));
    let rest = rest.and_then(|rest| rest.split_once('.')).map_or(lower, |(_, rest)| rest);
    let labels: Vec<&str> = rest.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    let suffix = if RESERVED.contains(&last) { Some(1) } else { top_level_labels(rest) };
    let Some(suffix) = suffix else { return false };
    if labels.len() > suffix + 1 || labels.len() > suffix && rest.len() < lower.len() {
        return true;
    }
    if labels.len() <= suffix {
        return false;
    }
    // `nordwind.example` is a domain; `email.mg` may be a host below `mg`: what else is there tells.
    let is_of_apex = matches!(record.kind, Some(Kind::Mx)) || matches!(&record.data, Data::Txt(..));
    let is_shared = all.iter().flatten().any(|other| {
        let other = other.trim_end_matches('.').to_lowercase();
        other != lower && below(&other, lower).is_some_and(|rest| !rest.is_empty())
    });
    let is_below = all.iter().flatten().any(|other| {
        let other = other.to_lowercase();
        other == last || other.ends_with(&format!("_domainkey.{last}"))
    });
    !is_below && (is_of_apex || is_shared || RESERVED.contains(&last))
}
