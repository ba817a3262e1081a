//! Whether the servers of a zone say the same.
//!
//! References: RFC 1034 §4.3.5 (how servers follow each other).

use std::collections::{BTreeMap, BTreeSet};

use super::Reading;
use crate::{
    record::name::Name,
    survey::{Answer, Data, Kind, Outcome},
};

impl Reading<'_> {
    /// Whether the servers that hold a name and answer have different records there.
    #[must_use]
    pub fn disagree(self, name: &Name, kind: Kind) -> bool {
        let Some(survey) = self.survey else { return false };
        let own = survey.heard.own(name, kind).filter(|answer| answer.is_answer());
        own.map(content).collect::<BTreeSet<_>>().len() > 1
    }
}

impl<'s> Reading<'s> {
    /// What the servers of the domain's zone say of its start: which version of it they have.
    fn starts(self) -> impl Iterator<Item = &'s Answer> {
        let survey = self.survey.into_iter();
        let known = survey.filter_map(|survey| Some((survey, survey.zone.as_ref()?)));
        known.flat_map(|(survey, zone)| survey.heard.own(&zone.apex, Kind::Soa))
    }

    /// Whether each of the zone's servers has said which version of it it has, or has failed to.
    #[must_use]
    pub fn has_heard_all_starts(self) -> bool {
        let Some(zone) = self.survey.and_then(|survey| survey.zone.as_ref()) else { return false };
        let heard: BTreeSet<&str> = self.starts().map(|answer| answer.server.label.as_str()).collect();
        zone.servers.iter().all(|server| heard.contains(server.name.as_str()))
    }

    /// Whether all of the zone's servers have been heard, and those that answer have one version of it.
    #[must_use]
    pub fn has_one_version(self) -> bool {
        let told: BTreeSet<_> = self.starts().filter_map(version).collect();
        told.len() == 1 && self.has_heard_all_starts()
    }

    /// Whether one address of a server does not stand for the others: it does not answer and another does, or they
    /// have different versions of the zone.
    #[must_use]
    pub fn is_torn(self) -> bool {
        let mut servers: BTreeMap<&str, Vec<&Answer>> = BTreeMap::new();
        for answer in self.starts() {
            servers.entry(answer.server.label.as_str()).or_default().push(answer);
        }
        servers.values_mut().any(|said| {
            // In the order in which they are asked.
            said.sort_by_key(|answer| answer.server.address.is_ipv6());
            let told: BTreeSet<_> = said.iter().filter_map(|answer| version(answer)).collect();
            let is_first_dead = said.first().is_some_and(|first| version(first).is_none());
            told.len() > 1 || (is_first_dead && !told.is_empty())
        })
    }
}

fn version(answer: &Answer) -> Option<(&Name, u32)> {
    answer.data().iter().find_map(|data| match data {
        Data::Soa { primary, serial, .. } => Some((primary, *serial)),
        _ => None,
    })
}

/// What an answer says, apart from order and time.
#[must_use]
pub fn content(answer: &Answer) -> Vec<String> {
    let aliases = answer.aliases.first().map(|target| format!("-> {target}"));
    let data: BTreeSet<String> = match &answer.outcome {
        // Behind an alias stands what is another's to change.
        Outcome::Records { data, .. } if aliases.is_none() => data.iter().map(|d| format!("{d:?}")).collect(),
        _ => BTreeSet::new(),
    };
    aliases.into_iter().chain(data).collect()
}
