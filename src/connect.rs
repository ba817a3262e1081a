//! Talking to a domain's mail ports and web servers, as a mail program does before it logs in.
//!
//! A mail port greets, says what it can, and shows a certificate when the connection is encrypted. That is all that is
//! asked of it here: nobody logs in, no sender or recipient is named, and nothing is sent that a program which only
//! looks would not send. What is seen comes back as a [`Visit`] that has no opinion; `check::access` judges.
//!
//! Every conversation is bounded in time ([`Patience`]), in octets and in lines, and makes one connection, or two where
//! encryption fails: the second one asks in the words of old whether the server knows only those.
//!
//! References: RFC 5321, RFC 3207, RFC 9051, RFC 1939, RFC 2595 (STARTTLS), RFC 8314, RFC 9112 (HTTP).

mod bounded;
pub mod demo;
mod dialogue;
pub mod explore;
mod hello;
mod tls;
mod trust;
mod visit;
mod web;

pub use bounded::OCTETS;
pub use dialogue::LINE_OCTETS;
pub use trust::{Roots, RootsError};

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use futures_util::future::BoxFuture;
use tokio::sync::{Semaphore, mpsc::UnboundedSender};

use crate::survey::access::{Access, Door, Fetch, Fetched, Visit};

/// Conversations of one look at most: hosts and ports of a hostile domain end somewhere.
pub const DOORS: usize = 140;

/// Documents of one look at most.
pub const FETCHES: usize = 24;

/// Conversations held at once.
const AT_ONCE: usize = 96;

/// After this, what is known is told, and who has not answered is called slow.
pub const RESULTS: Duration = Duration::from_secs(10);

/// How long each part of a conversation may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until the connection stands: a lost packet is sent again after one second and after three.
    pub connect: Duration,
    /// Until the first word: mail servers let strangers wait on purpose.
    pub greeting: Duration,
    /// Until each answer.
    pub answer: Duration,
    /// Until the encryption stands.
    pub tls: Duration,
    /// For the whole conversation.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            greeting: Duration::from_secs(20),
            answer: Duration::from_secs(8),
            tls: Duration::from_secs(8),
            whole: Duration::from_secs(25),
        }
    }
}

/// What has been seen.
#[derive(Clone, Debug)]
pub enum News {
    /// A conversation, as far as it has come.
    Visited(Door, Box<Visit>),
    /// A document, or why there is none.
    Fetched(Fetch, Box<Fetched>),
}

/// Something that mail ports can be looked at through.
pub trait Connect: Send + Sync + 'static {
    /// Holds one conversation, telling how far it is. Always ends.
    fn visit(&self, door: Door, news: UnboundedSender<News>) -> BoxFuture<'static, Visit>;

    /// Fetches one document. Always ends.
    fn fetch(&self, fetch: Fetch) -> BoxFuture<'static, Fetched>;
}

/// The network.
#[derive(Clone, Debug)]
pub struct Network {
    roots: Arc<Roots>,
    patience: Patience,
    slots: Arc<Semaphore>,
    elsewhere: HashMap<(IpAddr, u16), SocketAddr>,
}

impl Network {
    /// Believes certificates that lead to one of these roots.
    #[must_use]
    pub fn new(roots: Roots) -> Self {
        Self {
            roots: Arc::new(roots),
            patience: Patience::default(),
            slots: Arc::new(Semaphore::new(AT_ONCE)),
            elsewhere: HashMap::new(),
        }
    }

    /// Waits longer or shorter than usual.
    #[must_use]
    pub const fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Connects elsewhere than told: a test's servers cannot have the ports of mail.
    #[must_use]
    pub fn with_map(mut self, elsewhere: HashMap<(IpAddr, u16), SocketAddr>) -> Self {
        self.elsewhere = elsewhere;
        self
    }

    fn way(&self, address: IpAddr, port: u16) -> SocketAddr {
        let way = self.elsewhere.get(&(address, port)).copied();
        way.unwrap_or_else(|| SocketAddr::new(address, port))
    }
}

impl Connect for Network {
    fn visit(&self, door: Door, news: UnboundedSender<News>) -> BoxFuture<'static, Visit> {
        let (roots, patience, slots) = (Arc::clone(&self.roots), self.patience, Arc::clone(&self.slots));
        let to = self.way(door.address, door.port);
        Box::pin(async move {
            let _slot = slots.acquire_owned().await;
            let name = door.clone();
            let tell =
                move |visit: &Visit| drop(news.send(News::Visited(name.clone(), Box::new(visit.clone()))));
            visit::visit(&door, to, &roots, patience, tell).await
        })
    }

    fn fetch(&self, fetch: Fetch) -> BoxFuture<'static, Fetched> {
        let (roots, patience, slots) = (Arc::clone(&self.roots), self.patience, Arc::clone(&self.slots));
        let to = self.way(fetch.address, web::PORT);
        Box::pin(async move {
            let _slot = slots.acquire_owned().await;
            web::fetch(&fetch, to, &roots, patience).await
        })
    }
}

/// Takes what was seen in.
pub fn take(access: &mut Access, news: News) {
    match news {
        News::Visited(door, visit) => drop(access.visits.insert(door, *visit)),
        News::Fetched(fetch, fetched) => drop(access.documents.insert(fetch, *fetched)),
    }
}
