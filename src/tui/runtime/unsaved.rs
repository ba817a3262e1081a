//! Answers on their way to the disk.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

use super::services;
use crate::{plan::Plan, record::name::DomainName, store::Store, tui::message::Message};

/// The newest answers about each domain, what they came from and when they were given, until somebody saves them.
/// There is one writer at a time, so that older answers never end up over newer ones. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Unsaved {
    newest: Arc<Mutex<BTreeMap<DomainName, Given>>>,
    writer: Arc<Mutex<BTreeMap<DomainName, Written>>>,
}

struct Given {
    plan: Plan,
    base: Plan,
    at: Timestamp,
}

/// What was last saved here: as it was given, and as it then stood in the file.
struct Written {
    given: Plan,
    stands: Plan,
}

impl Unsaved {
    /// Takes answers in, in place of older ones about the same domain.
    pub(super) fn put(&self, plan: Plan, base: Plan, at: Timestamp) {
        alone(&self.newest).insert(plan.domain.clone(), Given { plan, base, at });
    }

    /// Saves what there is about a domain, once whoever is writing has finished. No news if another
    /// has saved it.
    pub(super) fn save(&self, domain: &DomainName, store: &Store) -> Option<Message> {
        let mut written = alone(&self.writer);
        let Given { plan, base, at } = alone(&self.newest).remove(domain)?;
        // Whoever gave these answers may not have heard yet what came of the last ones: then they came from
        // those, and what another program had changed is not in them.
        let base = match written.get(domain) {
            Some(last) if last.stands != base => &last.given,
            _ => &base,
        };
        let saved = store.save(&plan, Some(base), at).map_err(|error| services::whole(&error, &error.hint()));
        if let Ok(saved) = &saved {
            let stands = saved.merged.as_ref().map_or_else(|| plan.clone(), |taken| taken.plan.clone());
            written.insert(domain.clone(), Written { given: plan.clone(), stands });
        }
        Some(Message::PlanSaved(Box::new(plan), saved.map(Box::new)))
    }

    /// The answers about a domain are read again, so that what follows comes from those.
    pub(super) fn forget(&self, domain: &DomainName) {
        alone(&self.writer).remove(domain);
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
    use crate::plan::Purpose;

    fn plan(domain: &str) -> Plan {
        Plan::new(domain.parse().unwrap())
    }

    fn put(unsaved: &Unsaved, domain: &str) {
        unsaved.put(plan(domain), plan(domain), Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn answers_about_one_domain_do_not_push_out_those_about_another() {
        let folder = tempfile::tempdir().unwrap();
        let (unsaved, store) = (Unsaved::default(), Store::at(folder.path().to_owned()));
        put(&unsaved, "one.example");
        put(&unsaved, "two.example");
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
        put(&unsaved, "one.example");
        assert!(unsaved.save(&domain, &store).is_some());
        assert!(unsaved.save(&domain, &store).is_none());
    }

    #[test]
    fn answers_that_follow_each_other_quickly_are_no_contest_and_leave_out_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let (unsaved, store) = (Unsaved::default(), Store::at(folder.path().to_owned()));
        let first = plan("one.example");
        let (mut second, mut third, mut theirs) = (first.clone(), first.clone(), first.clone());
        second.spf.rows.truncate(1);
        third.spf.rows.clear();
        theirs.purpose = Purpose::NeverSends;
        let save = |plan: &Plan| {
            // Neither has heard of the one before: both name the answers everything began with.
            unsaved.put(plan.clone(), first.clone(), Timestamp::UNIX_EPOCH);
            match unsaved.save(&first.domain, &store) {
                Some(Message::PlanSaved(_, Ok(saved))) => *saved,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(save(&second).news(&first.domain), [""; 0]);
        store.save(&theirs, Some(&first), Timestamp::UNIX_EPOCH).unwrap();
        assert!(save(&third).merged.is_some());
        let merged = store.load(&first.domain).unwrap().unwrap().plan;
        assert_eq!((merged.purpose, &merged.spf), (Purpose::NeverSends, &third.spf));
        assert_eq!(save(&first).aside, []);
        let merged = store.load(&first.domain).unwrap().unwrap().plan;
        assert_eq!((merged.purpose, &merged.spf), (Purpose::NeverSends, &first.spf));
    }
}
