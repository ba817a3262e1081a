//! Keeping what a check found beside the answers it was a check of.
//!
//! A check takes a while, and somebody may save other answers meanwhile. What was found says which records are
//! right, so that it is only kept beside answers that ask for the same records.

use std::collections::HashSet;

use jiff::Timestamp;

use super::{
    Found, Setup, Store, StoreError,
    save::{behind, whole},
};
use crate::{
    check::{
        access,
        memory::{Memory, Proved},
    },
    plan::{Plan, publish::publish},
    private_file,
    record::name::DomainName,
};

/// What has come of remembering a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is remembered.
    Yes,
    /// Nothing is saved for the domain.
    NoSetup,
    /// A later check is remembered already.
    Earlier,
    /// The answers that are saved ask for other records than those that were judged.
    OtherAnswers,
}

impl Store {
    /// Writes what a check of the answers `judged` found beside those that are on the disk now. Where there are none,
    /// or they ask for other records, nothing is written; where a later check is remembered, neither, unless that is
    /// said to have ended after `now`, because the clock was wrong then.
    ///
    /// # Errors
    /// The file could not be read or written, or would be too long to be read again; it is unharmed.
    pub fn remember(&self, judged: &Plan, memory: &Memory, now: Timestamp) -> Result<Kept, StoreError> {
        let domain = &judged.domain;
        let path = self.path(domain)?;
        // Without a set-up there is no directory to make for it.
        if self.load(domain)?.is_none() {
            return Ok(Kept::NoSetup);
        }
        let _turn = self.turn()?;
        let (known, place) = match self.find(domain)? {
            Found::Nothing => return Ok(Kept::NoSetup),
            Found::Trouble(error, _) => return Err(error),
            Found::Setup(known, place) => (known, place),
        };
        if !asks_for_the_same(&known.plan, judged) {
            return Ok(Kept::OtherAnswers);
        }
        if known.memory.as_ref().is_some_and(|known| known.at >= memory.at && known.at <= now) {
            return Ok(Kept::Earlier);
        }
        let memory = match known.memory.as_ref().and_then(|known| known.proved.clone()) {
            // A mail may have come while the check was under way.
            Some(proved) => Memory::with_proof(Some(memory.clone()), proved),
            None => memory.clone(),
        };
        whole(&behind(&path), &Setup { memory: Some(memory), ..*known })?.put()?;
        if place != path {
            let _ = private_file::remove(&place);
        }
        Ok(Kept::Yes)
    }
}

impl Store {
    /// Writes that a mail of the domain was seen to pass beside its answers. Where there are none, nothing is written.
    ///
    /// # Errors
    /// The file could not be read or written, or would be too long to be read again; it is unharmed.
    pub fn remember_mail(&self, domain: &DomainName, proved: &Proved) -> Result<Kept, StoreError> {
        let path = self.path(domain)?;
        if self.load(domain)?.is_none() {
            return Ok(Kept::NoSetup);
        }
        let _turn = self.turn()?;
        let (known, place) = match self.find(domain)? {
            Found::Nothing => return Ok(Kept::NoSetup),
            Found::Trouble(error, _) => return Err(error),
            Found::Setup(known, place) => (known, place),
        };
        let memory = Memory::with_proof(known.memory.clone(), proved.clone());
        if known.memory.as_ref() == Some(&memory) {
            return Ok(Kept::Earlier);
        }
        whole(&behind(&path), &Setup { memory: Some(memory), ..*known })?.put()?;
        if place != path {
            let _ = private_file::remove(&place);
        }
        Ok(Kept::Yes)
    }
}

impl Store {
    /// Writes what a look at the mail hosts found beside the answers that are on the disk now. Where there are none,
    /// nothing is written.
    ///
    /// # Errors
    /// The file could not be read or written, or would be too long to be read again; it is unharmed.
    pub fn remember_access(
        &self,
        domain: &DomainName,
        memory: &access::memory::Memory,
    ) -> Result<Kept, StoreError> {
        let path = self.path(domain)?;
        if self.load(domain)?.is_none() {
            return Ok(Kept::NoSetup);
        }
        let _turn = self.turn()?;
        let (known, place) = match self.find(domain)? {
            Found::Nothing => return Ok(Kept::NoSetup),
            Found::Trouble(error, _) => return Err(error),
            Found::Setup(known, place) => (known, place),
        };
        whole(&behind(&path), &Setup { access: Some(memory.clone()), ..*known })?.put()?;
        if place != path {
            let _ = private_file::remove(&place);
        }
        Ok(Kept::Yes)
    }
}

/// Whatever else was answered, such as the panel, and in whatever order.
fn asks_for_the_same(one: &Plan, other: &Plan) -> bool {
    let [one, other] = [one, other].map(|plan| publish(plan).into_iter().collect::<HashSet<_>>());
    one == other
}
