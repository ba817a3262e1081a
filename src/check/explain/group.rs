//! A log, grouped: who refused for which reason, how often, since when.

use std::collections::HashMap;

use crate::{
    check::refusal::{self, Around, Cause, Own, Refusal},
    mail::{
        attempt::{Attempt, Outcome},
        log::{self, Entry, Event, Hint, Senders},
    },
};

/// Groups that are told apart; what comes after goes into one of its cause.
pub(super) const GROUPS: usize = 2000;

/// Refusals of one receiver for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The first refusal of it, as an example.
    pub example: Refusal,
    /// How many there are.
    pub count: u64,
    /// When the first one was, as the log writes it.
    pub first: String,
    /// When the last one was.
    pub last: String,
}

/// A log as far as it is read.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Deliveries to others that succeeded.
    pub delivered: u64,
    /// Attempts that did not.
    pub refused: u64,
    /// When the first line was.
    pub first: String,
    /// When the last one was.
    pub last: String,
    groups: HashMap<(Option<String>, Cause), Group>,
    senders: Senders,
}

impl Log {
    /// Takes one line in, as it was stored. Lines that tell of no refusal are not looked at closely: a log has a
    /// hundred of them for each that does.
    pub fn line(&mut self, line: &[u8], own: &Own) {
        let Some(hint) = log::hint(line) else { return };
        let text = String::from_utf8_lossy(line);
        if hint == Hint::Delivered {
            self.delivered += 1;
            if let Some(at) = log::at(&text) {
                self.seen(at);
            }
            return;
        }
        if let Some(entry) = log::entry(&text) {
            self.take(entry, own);
        }
    }

    fn seen(&mut self, at: &str) {
        if at.is_empty() {
            return;
        }
        if self.first.is_empty() {
            at.clone_into(&mut self.first);
        }
        if self.last != at {
            at.clone_into(&mut self.last);
        }
    }

    /// Takes one line in.
    pub fn take(&mut self, entry: Entry<'_>, own: &Own) {
        self.seen(entry.at);
        match entry.event {
            Event::Sender(sender) => {
                if let Some(queue) = entry.queue {
                    self.senders.remember(queue, sender);
                }
            }
            Event::Attempt(mut attempt) if attempt.outcome != Outcome::Delivered => {
                self.senders.complete(entry.queue, &mut attempt);
                self.refused(&attempt, entry.at, own);
            }
            Event::Attempt(attempt) => self.delivered += u64::from(attempt.client.is_none()),
            Event::Other => {}
        }
    }

    fn refused(&mut self, attempt: &Attempt, at: &str, own: &Own) {
        let Some(refusal) = refusal::judge(attempt, Around { is_log: true, ..Around::default() }, own) else {
            return;
        };
        self.refused += 1;
        let mut key = (refusal.by.clone(), refusal.cause);
        if self.groups.len() >= GROUPS && !self.groups.contains_key(&key) {
            key.0 = None;
        }
        let group = self.groups.entry(key).or_insert_with(|| Group {
            example: refusal,
            count: 0,
            first: at.to_owned(),
            last: String::new(),
        });
        group.count += 1;
        at.clone_into(&mut group.last);
    }

    /// The groups, worst first: what can be fixed in DNS, then by count.
    #[must_use]
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<&Group> = self.groups.values().collect();
        groups.sort_by(|a, b| {
            let rank = |group: &Group| (super::weight(&group.example).0, group.count);
            rank(b).cmp(&rank(a)).then_with(|| key(a).cmp(&key(b)))
        });
        groups
    }
}

fn key(group: &Group) -> (Option<&str>, Cause) {
    (group.example.by.as_deref(), group.example.cause)
}
