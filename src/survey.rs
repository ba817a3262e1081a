//! Facts found in DNS, as data: which server answered what, when, with what TTL.
//!
//! DNS is asked by name and type, and different servers may answer differently at the same moment:
//! the domain's own (authoritative) servers know the truth, caches remember an older one. A survey
//! keeps who said what and has no opinion; judging is done in `check`.
//!
//! References: RFC 1034, RFC 1035, RFC 2308 (negative answers), RFC 8020 (NXDOMAIN), RFC 9499 (terms).

pub mod access;
mod answer;
mod facts;
mod heard;
mod want;

pub use answer::{
    Answer, Data, Distrust, ExtendedError, Failure, Kind, Marks, Outcome, Question, Role, Server, Transport,
};
pub use facts::Facts;
pub use heard::{Heard, later};
pub use want::{Want, Whom, is_to_be_published};

use std::{collections::BTreeMap, net::IpAddr, sync::Arc};

use crate::record::{
    dmarc,
    name::{DomainName, Name, Selector},
    spf,
};

/// What was found about one domain.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The domain.
    pub domain: DomainName,
    /// The zone that holds it, once found.
    pub zone: Option<Zone>,
    /// The zone's name servers as the servers of the zone above name them; none while not known.
    pub delegated: Option<Vec<Name>>,
    /// The other zones that were found: those the domain's own hands names below it to, and those of others.
    pub others: BTreeMap<Name, Zone>,
    /// What its authoritative servers answered, and what resolvers said of other names.
    pub facts: Facts,
    /// What every server said, side by side.
    pub heard: Heard,
    /// Whether DNS says that the domain does not exist: not registered, or not delegated.
    pub is_unregistered: bool,
    /// Why DNS cannot be asked at all, if it cannot.
    pub blocked: Option<Failure>,
    /// Whether the domain led to more questions than are asked, so that some were not.
    pub is_spent: bool,
    /// Whether everything there was to ask has been asked.
    pub is_finished: bool,
}

/// A zone and the servers that are authoritative for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// The name the zone begins at; the domain or a name above it.
    pub apex: Name,
    /// Its servers.
    pub servers: Vec<NameServer>,
    /// How long resolvers remember that something is not there, in seconds: min(SOA TTL, SOA minimum).
    pub negative_ttl: Option<u32>,
}

/// One authoritative server, with the addresses its name has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameServer {
    /// Its name.
    pub name: Name,
    /// Its addresses; empty if the name has none that could be found.
    pub addresses: Vec<IpAddr>,
    /// Those of its addresses that are not asked, because nobody outside a machine or a network reaches them.
    pub barred: Vec<IpAddr>,
}

impl Survey {
    /// A survey in which nothing has been asked yet.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self {
            domain,
            zone: None,
            delegated: None,
            others: BTreeMap::new(),
            facts: Facts::default(),
            heard: Heard::default(),
            is_unregistered: false,
            blocked: None,
            is_spent: false,
            is_finished: false,
        }
    }

    /// The zone a name lies in, as far as zones have been found.
    #[must_use]
    pub fn zone_of(&self, name: &Name) -> Option<&Zone> {
        let zones = self.zone.iter().chain(self.others.values());
        let holding = zones.filter(|zone| name.is_within(&zone.apex));
        holding.max_by_key(|zone| zone.apex.labels().count())
    }

    /// Takes an answer in. What a resolver says of the domain's own names counts as a fact only while none of
    /// the zone's servers has answered: it may be old.
    pub fn hear(&mut self, answer: impl Into<Arc<Answer>>) {
        let answer: Arc<Answer> = answer.into();
        let is_own = self.zone.as_ref().is_some_and(|zone| answer.question.name.is_within(&zone.apex));
        let known = self.facts.get(&answer.question.name, answer.question.kind);
        let is_second_hand = is_own
            && answer.server.role != Role::Authoritative
            && known.is_some_and(|known| known.is_answer() && known.server.role == Role::Authoritative);
        // In another's zone one who has something knows more than one who has not heard of it yet.
        let is_denial = !is_own
            && !answer.exists()
            && known.is_some_and(|known| known.exists() && known.server != answer.server);
        if answer.server.role != Role::Public && !is_second_hand && !is_denial {
            self.facts.insert(Arc::clone(&answer));
        }
        let (question, is_first_hand) = (answer.question.clone(), answer.server.role == Role::Authoritative);
        self.heard.insert(answer);
        if !is_own || !is_first_hand {
            return;
        }
        // A server's serial says how much all its answers count for.
        let settled = match question.kind {
            Kind::Soa => self.heard.questions().cloned().collect(),
            _ => vec![question],
        };
        for question in settled {
            self.settle(&question);
        }
    }

    /// Where the zone's servers disagree, the one with the newest zone is believed; where that does not tell
    /// either, one that has something.
    fn settle(&mut self, question: &Question) {
        let Some(zone) = &self.zone else { return };
        let own = |answer: &&Arc<Answer>| answer.server.role == Role::Authoritative && answer.is_answer();
        let said = self.heard.shared(&question.name, question.kind).filter(own);
        let best = said.reduce(|best, next| {
            let serials = (self.heard.serial(&zone.apex, best), self.heard.serial(&zone.apex, next));
            match serials {
                (Some(one), Some(other)) if one != other => {
                    if heard::later(one, other) == one {
                        best
                    } else {
                        next
                    }
                }
                _ if next.exists() && !best.exists() => next,
                _ => best,
            }
        });
        if let Some(best) = best.cloned() {
            self.facts.insert(best);
        }
    }

    /// The texts of the SPF records at the domain, as published.
    #[must_use]
    pub fn spf_records(&self) -> Vec<String> {
        self.facts.texts(self.domain.name()).into_iter().filter(|text| spf::claims_to_be_spf(text)).collect()
    }

    /// The texts of the DMARC records at `_dmarc`, as published.
    #[must_use]
    pub fn dmarc_records(&self) -> Vec<String> {
        let Ok(owner) = self.domain.name().child("_dmarc") else { return Vec::new() };
        self.facts.texts(&owner).into_iter().filter(|text| dmarc::claims_to_be_dmarc(text)).collect()
    }

    /// The domain's mail exchangers, best first; empty if none are known.
    #[must_use]
    pub fn mail_exchangers(&self) -> Vec<(u16, Name)> {
        let mut found: Vec<(u16, Name)> = self
            .facts
            .data(self.domain.name(), Kind::Mx)
            .iter()
            .filter_map(|data| match data {
                Data::Mx { preference, exchange } => Some((*preference, exchange.clone())),
                _ => None,
            })
            .collect();
        found.sort();
        found
    }

    /// The selectors at which something stands, with the answers.
    #[must_use]
    pub fn selectors(&self) -> Vec<(Selector, &Answer)> {
        let suffix = format!("._domainkey.{}", self.domain);
        self.facts
            .answers()
            .filter(|answer| answer.question.kind == Kind::Txt && answer.exists())
            .filter_map(|answer| {
                let selector = answer.question.name.as_str().strip_suffix(&suffix)?;
                Some((selector.parse().ok()?, answer))
            })
            .collect()
    }
}
