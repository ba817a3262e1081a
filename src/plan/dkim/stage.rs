//! The life of a key: new, in use, on its way out, withdrawn.
//!
//! A key is changed without losing mail by having two for a while: the new one is published under a selector
//! of its own, the mail server then signs with it, and the old record stays as long as mail signed with the old
//! key may still be on its way. Only the person knows what the mail server signs with, so that each step is
//! theirs to tell; what DNS has is another matter, and judged elsewhere.
//!
//! References: RFC 6376 §3.1 (both keys are published 'concurrently for the transition period during which email
//! may be in transit prior to verification'; new keys get new selectors), §3.6.1 (an empty `p=` revokes).

#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Answers, Key, Value};
use crate::record::{
    dkim::{KeyType, PublicKey, Record},
    name::Selector,
};

/// How long the record of a key stays after the last message was signed with it. RFC 5321 §4.5.4.1 lets mail wait
/// in a queue for 'at least 4-5 days'; some more are for forwarders and mailboxes that look at it later.
pub const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Where a key is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// New: to be published, and not signed with yet.
    Pending,
    /// Mail is signed with it. What is not known to be otherwise is taken to be in use.
    #[default]
    Active,
    /// Mail is signed with it no more, and may still be on its way.
    Retiring {
        /// When signing with it ended.
        since: Timestamp,
    },
    /// Withdrawn: its record says so, and holds no key.
    Retired {
        /// When that was decided.
        since: Timestamp,
    },
}

/// What a person says about a key, or decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The mail server signs with it.
    Use,
    /// The mail server signs with it no more.
    Retire,
    /// Its record is to be empty.
    Withdraw,
    /// It is to go out of the plan.
    Forget,
}

impl Stage {
    /// The word in saved set-ups and in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Retiring { .. } => "retiring",
            Self::Retired { .. } => "retired",
        }
    }

    /// Whether nothing is signed with the key any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Retiring { .. } | Self::Retired { .. })
    }

    /// Whether the key is withdrawn.
    #[must_use]
    pub const fn is_retired(self) -> bool {
        matches!(self, Self::Retired { .. })
    }

    /// Until when the record of a key that signs no more had better stay; none in any other stage.
    #[must_use]
    pub fn until(self) -> Option<Timestamp> {
        match self {
            Self::Retiring { since } => Some(since.checked_add(KEPT).unwrap_or(Timestamp::MAX)),
            Self::Pending | Self::Active | Self::Retired { .. } => None,
        }
    }

    /// The stage after a step; none if the step is not possible in this stage, or leads out of the plan.
    #[must_use]
    pub const fn after(self, step: Step, now: Timestamp) -> Option<Self> {
        match (self, step) {
            // Back from retiring: it was a mistake.
            (Self::Pending | Self::Retiring { .. }, Step::Use) => Some(Self::Active),
            (Self::Active, Step::Retire) => Some(Self::Retiring { since: now }),
            // Also before the week is over: a key that somebody else has must go at once.
            (Self::Retiring { .. }, Step::Withdraw) => Some(Self::Retired { since: now }),
            _ => None,
        }
    }
}

impl Key {
    /// What stands at its selector: of a withdrawn key an empty record, whatever it was before.
    #[must_use]
    pub fn published(&self) -> Value {
        if self.stage.is_retired() {
            // RFC 6376 §3.6.1: 'An empty value means that this public key has been revoked.'
            return Value::Record(Record::new(PublicKey::Revoked));
        }
        self.value.clone()
    }

    /// RSA or Ed25519; none for an alias and for what cannot be read.
    fn algorithm(&self) -> Option<KeyType> {
        match &self.value {
            Value::Record(record) => match record.public_key {
                PublicKey::Rsa { .. } => Some(KeyType::Rsa),
                PublicKey::Ed25519(_) => Some(KeyType::Ed25519),
                PublicKey::Revoked | PublicKey::Opaque { .. } => None,
            },
            Value::Alias(_) => None,
        }
    }

    /// Whether it can take the place of the other: a key of one algorithm is none to receivers that read only the
    /// other. Of an alias nobody can tell.
    fn can_replace(&self, old: &Self) -> bool {
        self.selector != old.selector
            && match (self.algorithm(), old.algorithm()) {
                (Some(new), Some(old)) => new == old,
                _ => true,
            }
    }

    /// Whether mail is as well off with it alone as with the other beside it: RSA is read by every receiver
    /// (RFC 8463 §6), Ed25519 by some, so that it makes up for one of its own kind only.
    #[must_use]
    pub fn makes_up_for(&self, old: &Self) -> bool {
        self.can_replace(old) || (self.selector != old.selector && self.algorithm() == Some(KeyType::Rsa))
    }
}

impl Answers {
    /// The keys that receivers are to find: all but those withdrawn.
    pub fn usable(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter().filter(|key| !key.stage.is_retired())
    }

    /// Whether the plan withdraws the key at a selector.
    #[must_use]
    pub fn withdraws(&self, selector: &Selector) -> bool {
        self.keys.iter().any(|key| key.selector == *selector && key.stage.is_retired())
            && !self.usable().any(|key| key.selector == *selector)
    }

    /// Whether the person has said of what stands at a selector that nothing signs with it any more.
    #[must_use]
    pub fn is_over(&self, selector: &Selector) -> bool {
        let mut there = self.keys.iter().filter(|key| key.selector == *selector).peekable();
        there.peek().is_some() && there.all(|key| key.stage.is_over())
    }

    /// Takes a key in, as the successor of another one if it can take its place.
    pub fn add(&mut self, mut key: Key, old: Option<&Selector>) {
        let old = self.keys.iter().find(|known| Some(&known.selector) == old);
        key.replaces = old.filter(|old| key.can_replace(old)).map(|old| old.selector.clone());
        self.keys.push(key);
    }

    /// The keys in use beside this one.
    fn in_use_beside<'k>(&'k self, key: &'k Key) -> impl Iterator<Item = &'k Key> {
        self.keys.iter().filter(|old| old.stage == Stage::Active && old.selector != key.selector)
    }

    /// The keys in use that end when the mail server signs with this one: the one it was made for, and no other. A
    /// key that was made for none may be a second mail server's, and only the person knows whether it is.
    #[must_use]
    pub fn replaced_by(&self, key: &Key) -> Vec<Selector> {
        let is_replaced = |old: &&Key| key.replaces.as_ref() == Some(&old.selector);
        self.in_use_beside(key).filter(is_replaced).map(|old| old.selector.clone()).collect()
    }

    /// The keys in use that this one could have been made for and was not, so that they stay in use beside it.
    #[must_use]
    pub fn stay_beside(&self, key: &Key) -> Vec<Selector> {
        let stays = |old: &&Key| key.can_replace(old) && key.replaces.as_ref() != Some(&old.selector);
        self.in_use_beside(key).filter(stays).map(|old| old.selector.clone()).collect()
    }

    /// The keys on this machine that the mail server is to be told of: the newest of those that are not in use yet,
    /// of each algorithm, and those in use whose place none of them takes. One server signs with one key of an
    /// algorithm, so that a new key that was made for none takes the place of all here, in what one server is told;
    /// it ends none of them.
    #[must_use]
    pub fn to_sign(&self) -> Vec<&Key> {
        let held = || self.keys.iter().filter(|key| key.file.is_some());
        let new: Vec<&Key> = held()
            .enumerate()
            .filter(|(at, key)| {
                let is_pending = |key: &Key| key.stage == Stage::Pending;
                is_pending(key)
                    && !held().skip(at + 1).any(|later| is_pending(later) && later.can_replace(key))
            })
            .map(|(_, key)| key)
            .collect();
        let takes_place = |new: &Key, old: &Key| match &new.replaces {
            Some(selector) => old.selector == *selector,
            None => new.can_replace(old),
        };
        let stays = |old: &&Key| old.stage == Stage::Active && !new.iter().any(|new| takes_place(new, old));
        held().filter(|key| stays(key) || new.iter().any(|new| new.selector == key.selector)).collect()
    }

    /// Takes a step with the key in a row, at a time. Gives the selectors of the keys that end with it; none, and
    /// nothing is changed, if the step is not possible.
    pub fn step(&mut self, row: usize, step: Step, now: Timestamp) -> Option<Vec<Selector>> {
        let key = self.keys.get(row)?;
        if step == Step::Forget {
            let is_over = key.stage.is_retired();
            return is_over.then(|| drop(self.keys.remove(row))).map(|()| Vec::new());
        }
        let after = key.stage.after(step, now)?;
        let ended = if key.stage == Stage::Pending { self.replaced_by(key) } else { Vec::new() };
        for old in &mut self.keys {
            if ended.contains(&old.selector)
                && let Some(retiring) = old.stage.after(Step::Retire, now)
            {
                old.stage = retiring;
            }
        }
        let key = self.keys.get_mut(row)?;
        key.stage = after;
        if step == Step::Use {
            // What it was made for is done.
            key.replaces = None;
        }
        Some(ended)
    }
}
