//! Private keys made in this session. They live here, outside the plan, until they are written.

use std::{collections::HashMap, sync::Arc};

use super::{Session, Work};
use crate::{
    key::PrivateKey,
    plan::dkim::{KeyKind, Way},
    record::name::Selector,
    tui::message::{Command, RunId},
};

/// The keys of a session.
#[derive(Debug, Default)]
pub struct Keys {
    made: HashMap<KeyKind, Arc<PrivateKey>>,
    making: HashMap<KeyKind, Work>,
    failed: Option<String>,
    is_stopped: bool,
    wants_another: bool,
    /// The key that the next one to come into the plan is to replace.
    replaces: Option<Selector>,
}

impl Keys {
    /// The key of a kind, once it is made. [`KeyKind::Both`] has none of its own.
    #[must_use]
    pub fn made(&self, kind: KeyKind) -> Option<&Arc<PrivateKey>> {
        self.made.get(&kind)
    }

    /// The work on a key of this kind, while it goes on.
    #[must_use]
    pub fn making(&self, kind: KeyKind) -> Option<Work> {
        self.making.get(&kind).copied()
    }

    /// Whether any key is being made.
    #[must_use]
    pub fn is_making(&self) -> bool {
        !self.making.is_empty()
    }

    /// The work on any key, while it goes on.
    #[must_use]
    pub fn work(&self) -> Option<Work> {
        self.making.values().min_by_key(|work| work.since).copied()
    }

    /// Why the last key could not be made.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        self.failed.as_deref()
    }

    /// Whether the person has stopped the making of keys; [`Keys::resume`] begins again.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// Makes keys again after they were stopped or failed.
    pub fn resume(&mut self) {
        self.is_stopped = false;
        self.failed = None;
    }

    /// Whether a key is asked for although there are some already.
    #[must_use]
    pub const fn wants_another(&self) -> bool {
        self.wants_another
    }

    /// Asks for a key although there are some already, or no longer does.
    pub fn want_another(&mut self, is_wanted: bool) {
        self.wants_another = is_wanted;
        if !is_wanted {
            self.replaces = None;
        }
    }

    /// The key that the next one to come into the plan is to replace, if any.
    #[must_use]
    pub const fn replaces(&self) -> Option<&Selector> {
        self.replaces.as_ref()
    }

    /// The next key to come into the plan is to replace this one.
    pub fn replace(&mut self, old: Option<Selector>) {
        self.replaces = old;
    }

    /// Forgets a key: because another is wanted, or because it stands in its file now.
    pub fn discard(&mut self, kind: KeyKind) {
        self.made.remove(&kind);
    }

    pub(super) fn cancel(&mut self) -> Vec<Command> {
        if self.making.is_empty() {
            return Vec::new();
        }
        self.is_stopped = true;
        self.making.drain().map(|(_, work)| Command::Cancel(work.run)).collect()
    }

    pub(super) fn receive(&mut self, run: RunId, result: &Result<Arc<PrivateKey>, String>) {
        let Some(kind) = self.making.iter().find(|(_, work)| work.run == run).map(|(kind, _)| *kind) else {
            return;
        };
        self.making.remove(&kind);
        match result {
            Ok(key) => {
                self.made.insert(kind, Arc::clone(key));
            }
            Err(why) => self.failed = Some(why.clone()),
        }
    }

    /// Stops the work on keys of other kinds than these.
    fn give_up_others(&mut self, wanted: &[KeyKind]) -> Vec<Command> {
        let others: Vec<KeyKind> =
            self.making.keys().filter(|kind| !wanted.contains(kind)).copied().collect();
        others
            .into_iter()
            .filter_map(|kind| self.making.remove(&kind))
            .map(|work| Command::Cancel(work.run))
            .collect()
    }
}

impl Session {
    /// The kinds of key that are to be made here, none if the answers ask for no new one.
    #[must_use]
    pub fn wanted_keys(&self) -> &'static [KeyKind] {
        let Some(plan) = &self.plan else { return &[] };
        let is_answer = plan.purpose.sends() && plan.dkim.way == Way::MakeHere;
        let has_one = plan.dkim.usable().any(|key| key.file.is_some());
        if is_answer && (!has_one || self.keys.wants_another) { plan.dkim.kind.parts() } else { &[] }
    }

    /// Begins to make the keys the answers ask for, early, so that they are there when wanted.
    pub(super) fn make_keys(&mut self) -> Vec<Command> {
        let wanted = self.wanted_keys();
        let mut commands = self.keys.give_up_others(wanted);
        if self.keys.is_stopped || self.keys.failed.is_some() {
            return commands;
        }
        for kind in wanted.iter().copied() {
            if !self.keys.made.contains_key(&kind) && !self.keys.making.contains_key(&kind) {
                let work = self.begin();
                self.keys.making.insert(kind, work);
                commands.push(Command::MakeKey(work.run, kind));
            }
        }
        commands
    }
}
