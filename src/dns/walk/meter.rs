//! How much may be asked.
//!
//! What a domain's records lead to is for whoever wrote them to decide, and each name, server and alias may lead to
//! ten others. So questions are counted where they are sent, whatever they are for, and an end is made: a zone that
//! is built to send mailseal to a third party's servers gets a few hundred questions out of it and no more.
//!
//! References: the NXNSAttack (CVE-2020-12662), RFC 9520 §3.

use std::{
    future::ready,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use super::{ask, delegation::registered};
use crate::{
    dns::{Lookup, Pending},
    record::name::Name,
    survey::{Failure, Question, Server},
};

/// Questions of one look at a domain, whatever stands in it: a healthy one leads to forty.
pub const QUESTIONS: usize = 1_500;

/// Of these, how many are about names of others: those of mail services, and of name servers.
pub const OUTSIDE: usize = 300;

/// DNS, asked no more often than this allows.
pub(super) struct Metered {
    lookup: Arc<dyn Lookup>,
    /// The name registered that the domain belongs to.
    own: Name,
    left: AtomicUsize,
    outside: AtomicUsize,
    is_spent: AtomicBool,
}

impl Metered {
    /// All that may be asked about `domain`.
    pub(super) fn new(lookup: Arc<dyn Lookup>, domain: &Name) -> Arc<Self> {
        Arc::new(Self {
            lookup,
            own: registered(domain),
            left: AtomicUsize::new(QUESTIONS),
            outside: AtomicUsize::new(OUTSIDE),
            is_spent: AtomicBool::new(false),
        })
    }

    /// Whether something was not asked any more.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent.load(Ordering::Relaxed)
    }

    fn may_ask(&self, name: &Name) -> bool {
        let takes_one = |count: &AtomicUsize| {
            count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
        };
        (name.is_within(&self.own) || takes_one(&self.outside)) && takes_one(&self.left)
    }
}

impl Lookup for Metered {
    fn ask(&self, question: Question, server: Server) -> Pending {
        if self.may_ask(&question.name) {
            return self.lookup.ask(question, server);
        }
        self.is_spent.store(true, Ordering::Relaxed);
        Box::pin(ready(ask::failed(question, server.role, server.label, Failure::Spent)))
    }

    fn system(&self) -> Vec<Server> {
        self.lookup.system()
    }

    fn public(&self) -> Vec<Server> {
        self.lookup.public()
    }

    fn has_ipv6(&self) -> bool {
        self.lookup.has_ipv6()
    }
}
