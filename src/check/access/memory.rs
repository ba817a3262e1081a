//! What a look at the mail hosts remembers until the next one, and what is different since.
//!
//! A certificate nears its end, a port falls silent, a certificate is replaced: whoever comes back wants to know that
//! first. Kept in few words beside the answers; losing it loses no work.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use super::certificates::{dated, days_left};
use crate::{
    record::{name::Name, service::Service},
    survey::access::{Access, Stop, Visit},
};

/// Ports remembered at most.
pub const PORTS: usize = 40;

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// When it was looked at.
    pub at: Timestamp,
    /// Each port that was heard of.
    #[serde(default, deserialize_with = "bounded")]
    pub ports: Vec<Port>,
}

/// What is remembered of one port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Port {
    /// Its host.
    pub host: Name,
    /// Its service.
    pub service: Service,
    /// Its number.
    pub port: u16,
    /// Whether it answered as it should.
    pub answers: bool,
    /// When its certificate ends.
    #[serde(default)]
    pub until: Option<Timestamp>,
}

/// What is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The host.
    pub host: Name,
    /// The services.
    pub services: Vec<Service>,
    /// What has become of them.
    pub news: News,
}

/// What has become of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It answered, and does no more.
    Silent,
    /// It did not answer, and does now.
    Answers,
    /// Its certificate has come near its end.
    Nears {
        /// Whole days left.
        days: i64,
    },
    /// It has a new certificate.
    Renewed {
        /// Until when.
        until: Timestamp,
    },
}

fn bounded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Port>, D::Error> {
    let mut ports = Vec::<Port>::deserialize(deserializer)?;
    ports.truncate(PORTS);
    Ok(ports)
}

impl Memory {
    /// What is kept of a look that ended at `at`; none if nothing was heard.
    #[must_use]
    pub fn of(access: &Access, at: Timestamp) -> Option<Self> {
        let is_known =
            |visit: &&Visit| !matches!(visit.stop, Stop::Waiting(_) | Stop::NoRoute(_) | Stop::Barred);
        let visits = access.visits.iter().filter(|(_, visit)| is_known(visit));
        let ports: Vec<Port> = visits
            .map(|(door, visit)| Port {
                host: door.host.clone(),
                service: door.service,
                port: door.port,
                answers: visit.stop == Stop::Finished,
                until: visit.chain().and_then(|chain| chain.own()).map(|own| own.not_after),
            })
            .take(PORTS)
            .collect();
        let is_heard = access.visits.values().any(Visit::is_heard);
        is_heard.then_some(Self { at, ports })
    }
}

/// What is different between what was remembered and what was seen now, worst first.
#[must_use]
pub fn since(before: &Memory, access: &Access, now: Timestamp) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for (door, visit) in &access.visits {
        let is_same = |port: &&Port| port.host == door.host && port.port == door.port;
        let Some(then) = before.ports.iter().find(is_same) else { continue };
        for news in news(then, visit, now) {
            match found.iter_mut().find(|change| change.host == door.host && change.news == news) {
                Some(change) => change.services.push(door.service),
                None => found.push(Change { host: door.host.clone(), services: vec![door.service], news }),
            }
        }
    }
    found.sort_by_key(|change| match change.news {
        News::Silent => 0,
        News::Nears { .. } => 1,
        News::Answers => 2,
        News::Renewed { .. } => 3,
    });
    found
}

fn news(then: &Port, visit: &Visit, now: Timestamp) -> Vec<News> {
    let mut found = Vec::new();
    let answers = visit.stop == Stop::Finished;
    let is_open = matches!(visit.stop, Stop::Waiting(_) | Stop::NoRoute(_) | Stop::Barred);
    if then.answers && !answers && !is_open {
        found.push(News::Silent);
    }
    if !then.answers && answers {
        found.push(News::Answers);
    }
    if let Some(own) = visit.chain().and_then(|chain| chain.own()) {
        match then.until {
            Some(until) if own.not_after > until => found.push(News::Renewed { until: own.not_after }),
            _ if dated(own, now).is_some() => found.push(News::Nears { days: days_left(own, now) }),
            _ => {}
        }
    }
    found
}
