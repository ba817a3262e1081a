//! DNS in memory: zones, servers and their faults as literals, for tests and the demo.
//!
//! A [`World`] is a small internet: name servers by address, each with its own copy of the zones it
//! holds, and resolvers that know them all. Servers can be silent, slow, broken or out of date, and
//! every question is written down, so that a test can prove what was *not* asked. It is written as
//! text, one record per line, as zone files are.
//!
//! References: RFC 1034 §4.3.2 (how a server answers), RFC 4592 (wildcards), RFC 8020 (NXDOMAIN).

mod answering;
mod text;

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;

use self::answering::Said;
use super::{Lookup, Pending};
use crate::{
    record::name::Name,
    survey::{Answer, Data, Failure, Marks, Outcome, Question, Role, Server, Transport},
};

pub use text::BadLine;

/// How long a silent server keeps a question waiting, as the real network would.
pub const SILENCE: Duration = Duration::from_secs(3);

/// The time in a world that was not told another: 2026-01-01T00:00:00Z, so that what is shown is always the same.
const NOW: i64 = 1_767_225_600;

/// What is wrong with a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It never answers.
    Silent,
    /// Nothing listens there.
    Closed,
    /// It answers SERVFAIL.
    ServFail,
    /// It answers REFUSED.
    Refused,
    /// A resolver to which the signatures look forged.
    Bogus,
}

/// A small internet. Clones are the same world.
#[derive(Clone, Debug, Default)]
pub struct World(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    system: Vec<Server>,
    public: Vec<Server>,
    zones: Vec<Zone>,
    /// What the resolvers still believe, if it is not what the zones hold now.
    remembered: Option<Vec<Zone>>,
    /// The resolvers whose memory of it has ended already.
    forgetful: Vec<IpAddr>,
    faults: Vec<(IpAddr, Option<Name>, Fault)>,
    delays: BTreeMap<IpAddr, Duration>,
    has_natural_delays: bool,
    lacks_ipv6: bool,
    asked: Vec<(Server, Question)>,
    now: Option<Timestamp>,
}

/// One server's copy of one zone.
#[derive(Clone, Debug)]
struct Zone {
    apex: Name,
    server: IpAddr,
    negative_ttl: u32,
    records: BTreeMap<Name, Vec<(u32, Data)>>,
}

impl World {
    /// Reads a world; the form is described at [`BadLine`].
    ///
    /// # Errors
    /// The first line that means nothing.
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        text::parse(text).map(|state| Self(Arc::new(Mutex::new(state))))
    }

    /// Every question so far and whom it was put to, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<(Server, Question)> {
        self.state().asked.clone()
    }

    /// Lets answers take between 20 and 150 ms, always the same for the same question.
    pub fn delay_naturally(&self) {
        self.state().has_natural_delays = true;
    }

    /// Sets the clock by which answers are dated. It stands still.
    pub fn set_time(&self, now: Timestamp) {
        self.state().now = Some(now);
    }

    /// Breaks a server, for everything or for the names at and below `name`.
    pub fn break_server(&self, address: IpAddr, name: Option<Name>, fault: Fault) {
        self.state().faults.push((address, name, fault));
    }

    /// The servers that hold the zone `name` is in, in the order of the text.
    #[must_use]
    pub fn holders(&self, name: &Name) -> Vec<IpAddr> {
        let state = self.state();
        let apex = state.zones.iter().filter(|zone| name.is_within(&zone.apex)).map(|zone| &zone.apex);
        let Some(apex) = apex.max_by_key(|apex| apex.labels().count()) else { return Vec::new() };
        state.zones.iter().filter(|zone| zone.apex == *apex).map(|zone| zone.server).collect()
    }

    /// Puts `data` at `name` on one server in place of the records there that `replaces` picks.
    /// Nothing happens on a server that does not hold the name.
    pub fn put(&self, server: IpAddr, name: &Name, ttl: u32, data: Data, replaces: impl Fn(&Data) -> bool) {
        let mut state = self.state();
        let copies =
            state.zones.iter_mut().filter(|zone| zone.server == server && name.is_within(&zone.apex));
        if let Some(zone) = copies.max_by_key(|zone| zone.apex.labels().count()) {
            let records = zone.records.entry(name.clone()).or_default();
            records.retain(|(_, old)| !replaces(old));
            records.push((ttl, data));
        }
    }

    /// Lets the resolvers go on answering from what the zones hold now, until [`World::forget`].
    pub fn remember(&self) {
        let mut state = self.state();
        if state.remembered.is_none() {
            state.remembered = Some(state.zones.clone());
        }
    }

    /// Lets the resolvers see the zones as they are.
    pub fn forget(&self) {
        let mut state = self.state();
        state.remembered = None;
        state.forgetful = Vec::new();
    }

    /// Lets one resolver see the zones as they are, ahead of the others: caches end one by one.
    pub fn forget_at(&self, resolver: IpAddr) {
        self.state().forgetful.push(resolver);
    }

    /// From here on, this machine cannot reach IPv6 addresses.
    pub fn lose_ipv6(&self) {
        self.state().lacks_ipv6 = true;
    }

    // A test that panics while it holds the lock has failed already.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lookup for World {
    fn ask(&self, question: Question, server: Server) -> Pending {
        let world = self.clone();
        Box::pin(async move {
            let (said, took) = world.state().answer(&question, &server);
            let at = world.state().now.or_else(|| Timestamp::from_second(NOW).ok()).unwrap_or_default();
            if !took.is_zero() {
                tokio::time::sleep(took).await;
            }
            let is_answer = !matches!(said.outcome, Outcome::Failed(_));
            Answer {
                transport: is_answer.then_some(Transport::Udp),
                is_authoritative: is_answer
                    && server.role == Role::Authoritative
                    && !matches!(said.outcome, Outcome::Referral { .. }),
                question,
                server,
                marks: Marks::default(),
                at,
                took,
                aliases: said.aliases,
                outcome: said.outcome,
            }
        })
    }

    fn system(&self) -> Vec<Server> {
        self.state().system.clone()
    }

    fn public(&self) -> Vec<Server> {
        self.state().public.clone()
    }

    fn has_ipv6(&self) -> bool {
        !self.state().lacks_ipv6
    }
}

impl State {
    /// What the server says, and how long it takes to.
    fn answer(&mut self, question: &Question, server: &Server) -> (Said, Duration) {
        self.asked.push((server.clone(), question.clone()));
        let address = server.address.ip();
        let mut took = self.delays.get(&address).copied().unwrap_or_default();
        if self.has_natural_delays {
            took += natural_delay(question, server.address);
        }
        let fault = match self.fault(address, &question.name) {
            None if !self.is_known(address) => Some(Fault::Silent),
            found => found,
        };
        let said = match fault {
            Some(Fault::Silent) => return (Said::failed(Failure::Timeout), SILENCE),
            Some(Fault::Closed) => Said::failed(Failure::Unreachable("connection refused".to_owned())),
            Some(Fault::ServFail) => Said::failed(Failure::ServFail),
            Some(Fault::Refused) => Said::failed(Failure::Refused),
            Some(Fault::Bogus) => Said::failed(Failure::Bogus),
            None if server.role == Role::Authoritative => {
                let held: Vec<&Zone> = self.zones.iter().filter(|zone| zone.server == address).collect();
                answering::as_holder(&held, question)
            }
            None => answering::as_resolver(&self.believed(address), question),
        };
        (said, took)
    }

    /// The first copy of each zone. What is wrong with a server is wrong for who asks it from here,
    /// as behind a firewall; resolvers are elsewhere and have faults of their own.
    fn believed(&self, resolver: IpAddr) -> Vec<&Zone> {
        let mut found: BTreeMap<&Name, &Zone> = BTreeMap::new();
        let remembered = self.remembered.as_ref().filter(|_| !self.forgetful.contains(&resolver));
        for zone in remembered.unwrap_or(&self.zones) {
            found.entry(&zone.apex).or_insert(zone);
        }
        found.into_values().collect()
    }

    fn fault(&self, address: IpAddr, name: &Name) -> Option<Fault> {
        let concerns = |at: &Option<Name>| at.as_ref().is_none_or(|at| name.is_within(at));
        self.faults.iter().find(|(ip, at, _)| *ip == address && concerns(at)).map(|(_, _, fault)| *fault)
    }

    fn is_known(&self, address: IpAddr) -> bool {
        let resolvers = self.system.iter().chain(&self.public).map(|server| server.address.ip());
        self.zones.iter().map(|zone| zone.server).chain(resolvers).any(|ip| ip == address)
    }
}

/// Between 20 and 150 ms, by the octets of the question (FNV-1a), so that it is no randomness.
fn natural_delay(question: &Question, server: SocketAddr) -> Duration {
    let text = format!("{} {} {server}", question.name, question.kind);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Duration::from_millis(20 + (hash >> 32) % 131)
}
