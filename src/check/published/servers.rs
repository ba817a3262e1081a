//! The zone's name servers: whether they answer, agree, and are the ones the zone above names.

mod agreement;
mod condition;
mod signatures;

use std::collections::BTreeSet;

use super::{View, dkim, whoever};
use crate::{
    check::{Finding, finding::Dns},
    record::name::Name,
    survey::{Data, Kind, Outcome, Question, Role, Want, Whom, Zone},
};

/// What goes through everywhere, as agreed on for DNS Flag Day 2020 (RFC 9715 §3.2 recommends 1400 and allows less).
const DATAGRAM: usize = 1232;
/// A record that is kept longer keeps a mistake for half a day at least.
const LONG_TTL: u32 = 43_200;
/// Longer than large DNS hosts let resolvers remember that something is missing.
const LONG_NEGATIVE_TTL: u32 = 1_800;
/// Questions asked about one domain at most; the walk counts them.
const QUESTIONS_ASKED: usize = 1_500;

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let Some(zone) = &view.survey.zone else { return Vec::new() };
    let reading = view.reading();
    let ns = Question::new(zone.apex.clone(), Kind::Ns);
    let mut wanted = vec![Want::new(Question::new(zone.apex.clone(), Kind::Soa), Whom::EveryAddress)];
    // Of one version of the zone one server tells all there is to tell of its servers.
    if reading.has_one_version() {
        wanted.push(reading.first_want(ns));
    } else if reading.has_heard_all_starts() {
        wanted.push(Want::new(ns, Whom::EveryServer));
    }
    // Where no wildcard is, it is one of no type.
    let is_there = |question: &Question| {
        let texts = view.survey.facts.get(&question.name, Kind::Txt);
        let is_nowhere = texts.is_some_and(|said| matches!(said.outcome, Outcome::NxDomain { .. }));
        question.kind == Kind::Txt || (texts.is_some() && !is_nowhere)
    };
    wanted.extend(wildcards(view).filter(is_there).map(|question| whoever(view, question)));
    let above = view.reading().wildcard_questions(view.domain());
    wanted.extend(above.into_iter().map(|question| whoever(view, question)));
    wanted
}

/// RFC 4592 §2.1.1: a wildcard is asked for by its own name.
fn wildcards(view: &View<'_>) -> impl Iterator<Item = Question> {
    let name = view.domain().child("*").ok();
    name.into_iter().flat_map(|name| [Kind::Txt, Kind::Mx].map(|kind| Question::new(name.clone(), kind)))
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    if view.survey.is_unregistered {
        return vec![Dns::Unregistered { domain: view.domain().to_string() }.into()];
    }
    let mut found = condition::judge(view);
    if view.survey.is_spent {
        found.push(Dns::Spent { questions: QUESTIONS_ASKED });
    }
    found.extend(delegated(view));
    found.extend(signatures::judge(view));
    if let Some(zone) = &view.survey.zone {
        found.extend(delegation(view, zone));
        found.extend(agreement::judge(view, zone));
        found.extend(sizes_and_times(view, zone));
    }
    let there = wildcards(view).filter(|question| {
        view.survey.facts.get(&question.name, question.kind).is_some_and(|answer| !answer.data().is_empty())
    });
    found
        .extend(there.map(|question| Dns::Wildcard { name: question.name.to_string(), kind: question.kind }));
    found.into_iter().map(Finding::from).collect()
}

/// The zones below in which a record for mail belongs, each once.
fn delegated(view: &View<'_>) -> Vec<Dns> {
    let Some(own) = &view.survey.zone else { return Vec::new() };
    let domain = &view.survey.domain;
    let selectors = dkim::sought(view).into_iter().map(|(selector, _)| domain.below(&selector.labels()));
    let names = [domain.below("_dmarc"), domain.below("_domainkey")].into_iter().chain(selectors);
    let mut zones: Vec<&Zone> = names.filter_map(|name| view.reading().cut(&name)).collect();
    zones.sort_by(|one, other| one.apex.cmp(&other.apex));
    zones.dedup_by(|one, other| one.apex == other.apex);
    let cut = |zone: &Zone| Dns::Delegated {
        zone: zone.apex.to_string(),
        from: own.apex.to_string(),
        servers: zone.servers.iter().map(|server| server.name.to_string()).collect(),
    };
    zones.into_iter().map(cut).collect()
}

/// RFC 1034 §4.2.2: the zone above and the zone itself name the same servers.
fn delegation(view: &View<'_>, zone: &Zone) -> Option<Dns> {
    let above: BTreeSet<&Name> = view.survey.delegated.as_ref()?.iter().collect();
    let said =
        view.survey.facts.get(&zone.apex, Kind::Ns).filter(|a| a.server.role == Role::Authoritative)?;
    let names = said.data().iter().filter_map(|data| match data {
        Data::Ns(name) => Some(name),
        _ => None,
    });
    let here: BTreeSet<&Name> = names.collect();
    if here.is_empty() || above.is_empty() {
        return None;
    }
    let only = |one: &BTreeSet<&Name>, other: &BTreeSet<&Name>| -> Vec<String> {
        one.difference(other).map(ToString::to_string).collect()
    };
    let (only_above, only_here) = (only(&above, &here), only(&here, &above));
    let differs = !only_above.is_empty() || !only_here.is_empty();
    differs.then_some(Dns::DelegationDiffers { only_above, only_here })
}

/// What is so large, or kept so long, that it surprises people.
fn sizes_and_times(view: &View<'_>, zone: &Zone) -> Vec<Dns> {
    let mut found = Vec::new();
    for question in agreement::compared(view) {
        let own = || view.survey.heard.own(&question.name, question.kind);
        let octets = own().map(|answer| answer.marks.octets).max().unwrap_or_default();
        if octets > DATAGRAM {
            found.push(Dns::LargeAnswer { name: question.name.to_string(), octets });
        }
        let ttl = own().filter_map(|answer| match answer.outcome {
            Outcome::Records { ttl, .. } => Some(ttl),
            _ => None,
        });
        if let Some(seconds) = ttl.max().filter(|seconds| *seconds >= LONG_TTL && question.kind == Kind::Txt)
        {
            found.push(Dns::LongTtl { name: question.name.to_string(), seconds });
        }
    }
    if let Some(seconds) =
        zone.negative_ttl.or_else(|| negative_ttl(view, zone)).filter(|s| *s > LONG_NEGATIVE_TTL)
    {
        found.push(Dns::LongNegativeTtl { zone: zone.apex.to_string(), seconds });
    }
    found
}

fn negative_ttl(view: &View<'_>, zone: &Zone) -> Option<u32> {
    view.survey.facts.data(&zone.apex, Kind::Soa).iter().find_map(|data| match data {
        Data::Soa { negative_ttl, .. } => Some(*negative_ttl),
        _ => None,
    })
}
