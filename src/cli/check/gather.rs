//! What is known beforehand, and asking DNS for the rest.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::mpsc::unbounded_channel;

use super::progress::Progress;
use crate::{
    check::{
        memory::Memory,
        published::{self, OnDisk, View},
    },
    cli::output,
    dns::{Lookup, walk},
    key,
    plan::Plan,
    record::name::{DomainName, Selector},
    store::Store,
    survey::{Failure, Survey, Want},
    words::cli_check as say,
};

/// What is known before DNS is asked.
pub(in crate::cli) struct Known {
    /// The saved set-up, if there is one.
    pub(in crate::cli) plan: Option<Plan>,
    /// The selectors named.
    pub(in crate::cli) given: Vec<Selector>,
    /// The keys of the set-up whose files can be read.
    pub(in crate::cli) disk: Vec<OnDisk>,
    /// What the last check of the set-up found.
    pub(in crate::cli) before: Option<Memory>,
}

impl Known {
    /// Reads the saved set-up and the public halves of its keys. What cannot be read is said, and left aside.
    pub(in crate::cli) fn load(domain: &DomainName, given: Vec<Selector>, store: &Store) -> Self {
        let setup = match store.load(domain) {
            Ok(found) => found,
            Err(error) => {
                output::note(&say::setup_unread(format!("{error} {}", error.hint())));
                None
            }
        };
        let (plan, before) = setup.map(|setup| (setup.plan, setup.memory)).unzip();
        let (disk, unread) = plan.as_ref().map(key::public_halves).unwrap_or_default();
        for (selector, error) in unread {
            output::note(&say::KeyUnread { selector: selector.as_str(), why: error.to_string() }.say());
        }
        Self { plan, given, disk, before: before.flatten() }
    }

    /// Everything a judgement goes by.
    pub(in crate::cli) fn view<'v>(&'v self, survey: &'v Survey, now: Timestamp) -> View<'v> {
        View { survey, plan: self.plan.as_ref(), given: &self.given, disk: &self.disk, now }
    }
}

/// Asks everything there is to know about the domain, and tells on the terminal how far it is.
pub(super) async fn gather(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    known: &Known,
    shows_progress: bool,
) -> Survey {
    gather_also(lookup, domain, known, |_| Vec::new(), shows_progress).await
}

/// The same, and what `also` wants to know.
pub(in crate::cli) async fn gather_also(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    known: &Known,
    also: impl Fn(&Survey) -> Vec<Want> + Send + Sync,
    shows_progress: bool,
) -> Survey {
    if lookup.system().is_empty() {
        return Survey { blocked: Some(Failure::NoServer), ..Survey::new(domain) };
    }
    let begun = Timestamp::now();
    let mut progress = Progress::new(&domain, shows_progress);
    let (news, mut arriving) = unbounded_channel();
    let wants = |survey: &Survey| {
        let mut wanted = published::wants(&known.view(survey, begun));
        wanted.extend(also(survey));
        wanted
    };
    let asked = walk::pursue(lookup, domain, wants, walk::PURSUIT, news);
    let shown = async {
        while let Some(item) = arriving.recv().await {
            progress.take(&item);
        }
        progress.end();
    };
    tokio::join!(asked, shown).0
}
