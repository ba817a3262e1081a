//! The real network, through hickory.
//!
//! DNS libraries usually hide what this program must show: they keep caches, cap TTLs, swallow alias
//! chains and do not say which server answered. So each question here is one whole message to one
//! server, and its answer one whole message back. How long to wait, and how many questions may be
//! under way, is decided here and nowhere else.
//!
//! References: RFC 1035 §4 (messages), RFC 6891 (EDNS), RFC 7766 (TCP), RFC 4035 §3.2.2 (CD),
//! RFC 7858 (TLS), RFC 8484 (HTTPS).

mod catalogue;
mod encrypted;
mod exchange;
mod failures;
mod marks;
mod message;
mod reach;
mod resolver;
mod socket;

pub use resolver::{Encryption, Resolver, ResolverError};

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use hickory_resolver::{proto::op::ResponseCode, system_conf::read_system_conf};
use jiff::Timestamp;
use tokio::sync::Semaphore;

use self::{
    encrypted::{Connections, Door},
    exchange::{Limits, Way, exchange},
    message::{Asking, Reading, Wants},
};
use super::{Lookup, Pending};
use crate::survey::{Answer, Failure, Kind, Marks, Question, Role, Server, Transport};

/// RFC 1035 §4.2: 'server port 53'.
const PORT: u16 = 53;

/// Questions under way at once: more would flood a home router's table of connections.
const AT_ONCE: usize = 64;

/// How long the network may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until a datagram that got no answer is sent again.
    pub again: Duration,
    /// Until datagrams, or a connection, are given up.
    pub exchange: Duration,
    /// For everything about one question: truncation, a second try, all together.
    pub question: Duration,
}

/// Some resolvers drop an answer that took them two seconds and give it to who asks again, so a
/// datagram is sent three times; four seconds for one question is what a person waits.
impl Default for Patience {
    fn default() -> Self {
        Self {
            again: Duration::from_secs(1),
            exchange: Duration::from_secs(3),
            question: Duration::from_secs(4),
        }
    }
}

/// The network as this machine sees it. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Network {
    system: Vec<Resolver>,
    /// None for the well-known ones, which are looked up when they are asked for.
    public: Option<Vec<Resolver>>,
    elsewhere: HashMap<IpAddr, SocketAddr>,
    authority_port: u16,
    patience: Patience,
    slots: Arc<Semaphore>,
    connections: Connections,
    has_ipv6: Arc<OnceLock<bool>>,
}

impl Network {
    /// With these resolvers.
    #[must_use]
    pub fn new(system: Vec<SocketAddr>, public: Vec<(String, SocketAddr)>) -> Self {
        let labelled = |(label, address)| Resolver { label, ..Resolver::from(address) };
        Self::of(plain(system), Some(public.into_iter().map(labelled).collect()))
    }

    /// With the resolvers this machine is set up to use, read once, and the well-known public ones.
    /// A machine without any has an empty list.
    #[must_use]
    pub fn from_system() -> Self {
        Self::of(plain(configured()), None)
    }

    /// With these in place of the well-known public resolvers.
    #[must_use]
    pub fn with_public(mut self, public: Vec<Resolver>) -> Self {
        self.public = Some(public);
        self
    }

    /// With these in place of this machine's own resolvers.
    #[must_use]
    pub fn with_system(mut self, system: Vec<Resolver>) -> Self {
        self.system = system;
        self
    }

    /// Sends what is meant for an address to another: a test's servers have no port 53.
    #[must_use]
    pub fn with_port_map(mut self, elsewhere: HashMap<IpAddr, SocketAddr>) -> Self {
        self.elsewhere = elsewhere;
        self
    }

    /// Asks domains' own servers on this port instead of 53: a world of its own may have another.
    #[must_use]
    pub const fn with_authority_port(mut self, port: u16) -> Self {
        self.authority_port = port;
        self
    }

    /// Believes servers that encrypt only if one of these certificates (DER) vouches for theirs: a
    /// test's servers have none that anybody knows.
    #[must_use]
    pub fn with_roots(mut self, roots: Vec<Vec<u8>>) -> Self {
        self.connections = Connections::with_roots(roots);
        self
    }

    /// How a question to this server really goes.
    fn way_to(&self, server: &Server) -> Way {
        let named = match server.role {
            Role::Authoritative => None,
            Role::System => Some(&self.system),
            Role::Public => self.public.as_ref(),
        };
        let is_it = |known: &&Resolver| known.address == server.address && known.label == server.label;
        let encryption = named.and_then(|known| known.iter().find(is_it)?.encryption.as_ref());
        let mut to = server.address;
        if server.role == Role::Authoritative && to.port() == PORT {
            to.set_port(self.authority_port);
        }
        let address = self.elsewhere.get(&to.ip()).copied().unwrap_or(to);
        let Some(Encryption { name, path }) = encryption else { return Way::Plain(address) };
        let door = Door { address, name: name.clone(), path: path.clone() };
        Way::Encrypted(door, self.connections.clone())
    }

    fn of(system: Vec<Resolver>, public: Option<Vec<Resolver>>) -> Self {
        Self {
            system,
            public,
            elsewhere: HashMap::new(),
            authority_port: PORT,
            patience: Patience::default(),
            slots: Arc::new(Semaphore::new(AT_ONCE)),
            connections: Connections::default(),
            has_ipv6: Arc::default(),
        }
    }

    /// Waits longer or shorter than usual.
    #[must_use]
    pub const fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }
}

fn plain(addresses: Vec<SocketAddr>) -> Vec<Resolver> {
    addresses.into_iter().map(Resolver::from).collect()
}

fn servers(role: Role, resolvers: &[Resolver]) -> Vec<Server> {
    let server = |known: &Resolver| Server { role, address: known.address, label: known.label.clone() };
    resolvers.iter().map(server).collect()
}

impl Lookup for Network {
    fn ask(&self, question: Question, server: Server) -> Pending {
        let way = self.way_to(&server);
        let (patience, slots) = (self.patience, Arc::clone(&self.slots));
        Box::pin(async move {
            let _slot = slots.acquire_owned().await;
            let began = Instant::now();
            let limits = Limits { patience, by: (began + patience.question).into() };
            let (reading, transport) = match put(&question, server.role, &way, limits).await {
                Ok((reading, transport)) => (reading, Some(transport)),
                Err(failure) => (Reading::failed(failure, Marks::default()), None),
            };
            Answer {
                question,
                server,
                at: Timestamp::now(),
                took: began.elapsed(),
                transport,
                is_authoritative: reading.is_authoritative,
                marks: reading.marks,
                aliases: reading.aliases,
                outcome: reading.outcome,
            }
        })
    }

    fn system(&self) -> Vec<Server> {
        servers(Role::System, &self.system)
    }

    fn public(&self) -> Vec<Server> {
        let known = self.public.clone().unwrap_or_else(catalogue::resolvers);
        servers(Role::Public, &known)
    }

    fn has_ipv6(&self) -> bool {
        *self.has_ipv6.get_or_init(reach::has_ipv6)
    }
}

/// One question to one server, and once more without validation if a resolver could not answer it.
async fn put(
    question: &Question,
    role: Role,
    way: &Way,
    limits: Limits,
) -> Result<(Reading, Transport), Failure> {
    let asking = match role {
        // Signatures make answers long, so they are asked for with the record that every zone has.
        Role::Authoritative => Asking::Holder { signatures: question.kind == Kind::Soa },
        Role::System | Role::Public => Asking::Resolver { unchecked: false },
    };
    let wants = Wants { asking, edns: true };
    let received = exchange(question, wants, way, limits).await?;
    let marks = marks::of(question, &received.message, received.octets, Timestamp::now());
    let is_broken = received.message.response_code == ResponseCode::ServFail;
    let may_validate = is_broken && role != Role::Authoritative;
    if may_validate && (marks::blame_dnssec(&marks) || answers_unchecked(question, way, limits).await) {
        return Ok((Reading::failed(Failure::Bogus, marks), received.transport));
    }
    Ok((message::read(question, role, &received.message, marks), received.transport))
}

/// Whether a resolver that could not answer answers who does not want it checked.
async fn answers_unchecked(question: &Question, way: &Way, limits: Limits) -> bool {
    // RFC 4035 §3.2.2: CD says 'that the originating resolver is willing to perform whatever
    // authentication its local policy requires', so what fails only without it fails DNSSEC.
    // What it could not validate it has at hand, so the second answer is quick or worth nothing.
    let by = limits.by.min(tokio::time::Instant::now() + limits.patience.again);
    let unchecked = Wants { asking: Asking::Resolver { unchecked: true }, edns: true };
    let again = exchange(question, unchecked, way, Limits { by, ..limits }).await;
    let is_answer = |code| matches!(code, ResponseCode::NoError | ResponseCode::NXDomain);
    again.is_ok_and(|again| is_answer(again.message.response_code))
}

/// The addresses in the system's configuration, each once.
fn configured() -> Vec<SocketAddr> {
    let Ok((config, _)) = read_system_conf() else { return Vec::new() };
    let mut found: Vec<SocketAddr> = Vec::new();
    for server in config.name_servers() {
        let address = SocketAddr::new(server.ip, PORT);
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}
