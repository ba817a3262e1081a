//! The real network, through hickory.
//!
//! DNS libraries usually hide what this program must show: they keep caches, cap TTLs, swallow alias
//! chains and do not say which server answered. So each question here is one whole message to one
//! server, and its answer one whole message back. How long to wait, and how many questions may be
//! under way, is decided here and nowhere else.
//!
//! References: RFC 1035 §4 (messages), RFC 6891 (EDNS), RFC 7766 (TCP), RFC 4035 §3.2.2 (CD).

mod exchange;
mod message;
mod resolvers;
mod socket;

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use hickory_resolver::{proto::op::ResponseCode, system_conf::read_system_conf};
use jiff::Timestamp;
use tokio::sync::Semaphore;

use self::{
    exchange::exchange,
    message::{Reading, Wants},
};
use super::{Lookup, Pending};
use crate::survey::{Answer, Failure, Outcome, Question, Role, Server, Transport};

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

/// The network as this machine sees it.
#[derive(Clone, Debug)]
pub struct Network {
    system: Vec<Server>,
    /// None for the well-known ones, which are looked up when they are asked for.
    public: Option<Vec<Server>>,
    elsewhere: HashMap<IpAddr, SocketAddr>,
    authority_port: u16,
    patience: Patience,
    slots: Arc<Semaphore>,
}

impl Network {
    /// With these resolvers.
    #[must_use]
    pub fn new(system: Vec<SocketAddr>, public: Vec<(String, SocketAddr)>) -> Self {
        Self::of(system, Some(labelled(public)))
    }

    /// With the resolvers this machine is set up to use, read once, and the well-known public ones.
    /// A machine without any has an empty list.
    #[must_use]
    pub fn from_system() -> Self {
        Self::of(configured(), None)
    }

    /// With these in place of the well-known public resolvers.
    #[must_use]
    pub fn with_public(mut self, public: Vec<(String, SocketAddr)>) -> Self {
        self.public = Some(labelled(public));
        self
    }

    /// With these in place of this machine's own resolvers.
    #[must_use]
    pub fn with_system(mut self, system: Vec<SocketAddr>) -> Self {
        self.system = named(system);
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

    /// Where a question to this server really goes.
    fn way_to(&self, server: &Server) -> SocketAddr {
        let mut to = server.address;
        if server.role == Role::Authoritative && to.port() == PORT {
            to.set_port(self.authority_port);
        }
        self.elsewhere.get(&to.ip()).copied().unwrap_or(to)
    }

    fn of(system: Vec<SocketAddr>, public: Option<Vec<Server>>) -> Self {
        Self {
            system: named(system),
            public,
            elsewhere: HashMap::new(),
            authority_port: PORT,
            patience: Patience::default(),
            slots: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Waits longer or shorter than usual.
    #[must_use]
    pub const fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }
}

fn named(system: Vec<SocketAddr>) -> Vec<Server> {
    let server =
        |address: SocketAddr| Server { role: Role::System, address, label: address.ip().to_string() };
    system.into_iter().map(server).collect()
}

fn labelled(public: Vec<(String, SocketAddr)>) -> Vec<Server> {
    let server = |(label, address)| Server { role: Role::Public, address, label };
    public.into_iter().map(server).collect()
}

impl Lookup for Network {
    fn ask(&self, question: Question, server: Server) -> Pending {
        let to = self.way_to(&server);
        let (patience, slots) = (self.patience, Arc::clone(&self.slots));
        Box::pin(async move {
            let _slot = slots.acquire_owned().await;
            let began = Instant::now();
            let asked = tokio::time::timeout(patience.question, put(&question, server.role, to, patience));
            let (reading, transport) = match asked.await {
                Ok(Ok((reading, transport))) => (reading, Some(transport)),
                Ok(Err(failure)) => (Reading::failed(failure), None),
                Err(_) => (Reading::failed(Failure::Timeout), None),
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
        self.system.clone()
    }

    fn public(&self) -> Vec<Server> {
        self.public.clone().unwrap_or_else(|| labelled(resolvers::public()))
    }
}

/// One question to one server, and once more without validation if a resolver could not answer it.
async fn put(
    question: &Question,
    role: Role,
    to: SocketAddr,
    patience: Patience,
) -> Result<(Reading, Transport), Failure> {
    let wants = Wants { recursion: role != Role::Authoritative, ..Wants::default() };
    let (message, transport) = exchange(question, wants, to, patience).await?;
    let is_broken = message.response_code == ResponseCode::ServFail;
    let reading = message::read(question, role, &message);
    if is_broken && wants.recursion {
        // RFC 4035 §3.2.2: CD says 'that the originating resolver is willing to perform whatever
        // authentication its local policy requires', so what fails only without it fails DNSSEC.
        // What it could not validate it has at hand, so the second answer is quick or worth nothing.
        let unchecked = Wants { unchecked: true, ..wants };
        let asked = exchange(question, unchecked, to, patience);
        if let Ok(Ok((again, transport))) = tokio::time::timeout(patience.again, asked).await
            && message::read(question, role, &again).outcome != Outcome::Failed(Failure::ServFail)
        {
            return Ok((Reading::failed(Failure::Bogus), transport));
        }
    }
    Ok((reading, transport))
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
