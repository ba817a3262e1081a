//! Saving, so that nobody's work is lost: neither what another program has saved meanwhile, nor what cannot be
//! read, nor what stands there when the disk is full.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    Aside, FILE_OCTETS, Found, Setup, Store, StoreError, Why, form,
    lock::{self, Turn},
};
use crate::{
    plan::{
        Plan,
        merge::{self, Merged, Part},
    },
    private_file::{self, Existing, Prepared},
    record::name::DomainName,
    words::{setup, store as say},
};

/// What has come of saving.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// When what now stands in the file was saved.
    pub at: Timestamp,
    /// What another program had changed meanwhile, if it had: the answers that now stand in the file.
    pub merged: Option<Taken>,
    /// What was set aside.
    pub aside: Vec<Aside>,
}

/// Answers with parts of another program's.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// All of them.
    pub plan: Plan,
    /// The parts that are the other's, one at least.
    pub parts: Vec<Part>,
}

impl Store {
    /// Saves a plan that came from `base`: the answers that stood in the file when it was last read or
    /// written here, or those that nobody has given yet. What another program has changed since is merged;
    /// where both have changed a part, this plan stands and the other is set aside. Nothing is written where
    /// nothing has changed.
    ///
    /// # Errors
    /// The file could not be written; the one before is unharmed.
    pub fn save(&self, plan: &Plan, base: Option<&Plan>, now: Timestamp) -> Result<Saved, StoreError> {
        let path = self.path(&plan.domain)?;
        // What has not changed needs neither a turn nor a disk that can be written.
        if let Ok(Found::Setup(known, place)) = self.find(&plan.domain)
            && known.plan == *plan
            && place == path
        {
            return Ok(Saved { at: known.saved, merged: None, aside: Vec::new() });
        }
        let _turn = self.turn()?;
        let mut saved = Saved { at: now, merged: None, aside: Vec::new() };
        match self.find(&plan.domain)? {
            Found::Nothing => {
                prepared(&path, &Setup { plan: plan.clone(), saved: now, memory: None, access: None })?
                    .put()?;
            }
            Found::Trouble(error, place) => {
                let why = if matches!(error, StoreError::Newer(_)) { Why::Newer } else { Why::Damaged };
                // On the disk before anything is moved: a full disk changes nothing.
                let file =
                    prepared(&path, &Setup { plan: plan.clone(), saved: now, memory: None, access: None })?;
                let aside = Aside::move_there(&place, why)?;
                if let Err(error) = file.put() {
                    return Err(aside.back(&place, error));
                }
                saved.aside.push(aside);
            }
            Found::Setup(known, place) => self.merge(plan, base, &known, &place, &mut saved)?,
        }
        self.leave_former(&plan.domain, &mut saved);
        Ok(saved)
    }

    fn merge(
        &self,
        plan: &Plan,
        base: Option<&Plan>,
        known: &Setup,
        place: &Path,
        saved: &mut Saved,
    ) -> Result<(), StoreError> {
        let path = self.path(&plan.domain)?;
        let Merged { plan: merged, taken, contested } = match base {
            Some(base) => merge::merge(base, plan, &known.plan),
            None => merge::merge(&Plan::new(plan.domain.clone()), plan, &known.plan),
        };
        let is_same = merged == known.plan;
        if is_same {
            saved.at = known.saved;
        }
        let file = if is_same && place == path {
            None
        } else {
            // What was found is true of its time, whatever is wanted of DNS since. Without it nobody would know since
            // when the policy stands; whoever shows it says that the answers are newer.
            let (memory, access) = (known.memory.clone(), known.access.clone());
            let setup = Setup { plan: merged.clone(), saved: saved.at, memory, access };
            Some(prepared(&behind(&path), &setup)?)
        };
        if !contested.is_empty() {
            let text = form::text(known).ok_or(StoreError::Encoding)?;
            saved.aside.push(Aside::copy_there(place, &text, Why::Contested(contested))?);
        }
        if let Some(file) = file {
            file.put()?;
        }
        if place != path {
            // What stood there stands in the new place now. If it cannot be removed, the new place counts.
            let _ = private_file::remove(place);
        }
        if merged != *plan {
            saved.merged = Some(Taken { plan: merged, parts: taken });
        }
        Ok(())
    }

    /// Keeps a copy of what is saved for a domain, because other answers are about to take its place. Nothing is
    /// kept where nothing can be read: that is set aside when something is saved.
    ///
    /// # Errors
    /// The copy could not be written.
    pub fn keep_aside(&self, domain: &DomainName) -> Result<Option<Aside>, StoreError> {
        let path = self.path(domain)?;
        let _turn = self.turn()?;
        let Found::Setup(known, _) = self.find(domain)? else { return Ok(None) };
        let text = form::text(&known).ok_or(StoreError::Encoding)?;
        Aside::copy_there(&path, &text, Why::Earlier).map(Some)
    }

    /// A set-up in the former place that the new place has taken over from is somebody's who still uses the
    /// earlier program, or what a crash left: it must not come back one day in place of newer answers.
    fn leave_former(&self, domain: &DomainName, saved: &mut Saved) {
        let Some(former) = self.former_path(domain).filter(|path| path.symlink_metadata().is_ok()) else {
            return;
        };
        let now = self.load(domain).ok().flatten();
        let then = super::read(&former, domain).ok().flatten();
        // What cannot be read is the same as nothing else, and kept.
        let is_same = now.zip(then).is_some_and(|(now, then)| now.plan == then.plan);
        if is_same {
            let _ = private_file::remove(&former);
        } else {
            saved.aside.extend(Aside::move_there(&former, Why::Former));
        }
    }

    pub(super) fn turn(&self) -> Result<Turn, StoreError> {
        let directory = self.directory.as_deref().ok_or(StoreError::NoHome)?;
        private_file::make_directory(directory).map_err(StoreError::Unwritten)?;
        lock::take(directory, lock::TRIES)
    }
}

impl Saved {
    /// What the person should know, a sentence each; nothing if all went as they meant it.
    #[must_use]
    pub fn news(&self, domain: &DomainName) -> Vec<String> {
        let merged = self
            .merged
            .iter()
            .map(|taken| say::Merged { domain: domain.as_str(), parts: setup::parts(&taken.parts) }.say());
        merged.chain(self.aside.iter().map(|aside| aside.what(domain))).collect()
    }
}

/// A set-up on the disk that has no name yet.
pub(super) struct Pending(Prepared);

/// Brings a set-up to the disk, without what the last check found where there is no room for both: published
/// texts are other people's, who must not be able to make the answers unreadable.
fn prepared(path: &Path, setup: &Setup) -> Result<Pending, StoreError> {
    match whole(path, setup) {
        Err(StoreError::TooLong(_)) if setup.memory.is_some() => {
            whole(path, &Setup { memory: None, ..setup.clone() })
        }
        done => done,
    }
}

/// Brings a set-up to the disk with all it holds. Nothing is written that could not be read again.
pub(super) fn whole(path: &Path, setup: &Setup) -> Result<Pending, StoreError> {
    let text = form::text(setup).ok_or(StoreError::Encoding)?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > FILE_OCTETS {
        return Err(StoreError::TooLong(path.to_owned()));
    }
    private_file::prepare(path, text.as_bytes()).map(Pending).map_err(StoreError::Unwritten)
}

/// Where a set-up that could be read at `path` is written: into the file that a link points to, so that a folder
/// that is kept the same on two machines gets it too. Links to what is no set-up are not followed but set aside.
pub(super) fn behind(path: &Path) -> PathBuf {
    let target = fs::read_link(path).and_then(|_| fs::canonicalize(path));
    target.unwrap_or_else(|_| path.to_owned())
}

impl Pending {
    pub(super) fn put(self) -> Result<(), StoreError> {
        self.0.place(Existing::Replace).map_err(StoreError::Unwritten)
    }
}
