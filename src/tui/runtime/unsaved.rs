//! Answers on their way to the disk.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

use super::services;
use crate::{plan::Plan, record::name::DomainName, store::Store, tui::message::Message};

/// The newest answers about each domain and when they were given, until somebody saves them. There is one writer at a time, so
/// that older answers never end up over newer ones. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Unsaved {
    newest: Arc<Mutex<BTreeMap<DomainName, (Plan, Timestamp)>>>,
    writer: Arc<Mutex<()>>,
}

impl Unsaved {
    /// Takes answers in, in place of older ones about the same domain.
    pub(super) fn put(&self, plan: Plan, at: Timestamp) {
        alone(&self.newest).insert(plan.domain.clone(), (plan, at));
    }

    /// Saves what there is about a domain, once whoever is writing has finished. No news if another
    /// has saved it.
    pub(super) fn save(&self, domain: &DomainName, store: &Store) -> Option<Message> {
        let _writer = alone(&self.writer);
        let (plan, at) = alone(&self.newest).remove(domain)?;
        let saved = store.save_at(&plan, at).map_err(|error| services::whole(&error, &error.hint()));
        Some(Message::PlanSaved(plan.domain, saved))
    }

    /// Saves everything there is; gives the news about each domain.
    pub(super) fn save_all(&self, store: &Store) -> Vec<Message> {
        let domains: Vec<DomainName> = alone(&self.newest).keys().cloned().collect();
        // Even with nothing left to save, a writer under way is waited for.
        drop(alone(&self.writer));
        domains.iter().filter_map(|domain| self.save(domain, store)).collect()
    }
}

/// A panic that poisoned the lock has been reported already, and left whole what it guards.
fn alone<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(domain: &str) -> Plan {
        Plan::new(domain.parse().unwrap())
    }

    #[test]
    fn answers_about_one_domain_do_not_push_out_those_about_another() {
        let folder = tempfile::tempdir().unwrap();
        let (unsaved, store) = (Unsaved::default(), Store::at(folder.path().to_owned()));
        unsaved.put(plan("one.example"), Timestamp::UNIX_EPOCH);
        unsaved.put(plan("two.example"), Timestamp::UNIX_EPOCH);
        assert_eq!(unsaved.save_all(&store).len(), 2);
        for domain in ["one.example", "two.example"] {
            assert!(store.load(&domain.parse().unwrap()).unwrap().is_some(), "{domain}");
        }
    }

    #[test]
    fn a_writer_that_comes_late_has_nothing_to_write_over_newer_answers() {
        let folder = tempfile::tempdir().unwrap();
        let (unsaved, store) = (Unsaved::default(), Store::at(folder.path().to_owned()));
        let domain: DomainName = "one.example".parse().unwrap();
        unsaved.put(plan("one.example"), Timestamp::UNIX_EPOCH);
        assert!(unsaved.save(&domain, &store).is_some());
        assert!(unsaved.save(&domain, &store).is_none());
    }
}
