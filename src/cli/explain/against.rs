//! Asking DNS what is published now about the domains that a refusal is about.

use std::io::IsTerminal;

use jiff::Timestamp;

use super::{Told, What};
use crate::{
    check::{
        against::{self, Against, Case},
        refusal::{Own, Refusal},
    },
    cli::output,
    dns::{Lookup, walk},
    mail::bounce::Returned,
    record::name::DomainName,
    store::Store,
    survey::Facts,
    words::cli_explain as say,
};

/// Refusals that are held against DNS; of a log the worst groups.
const CASES: usize = 20;

/// Puts beside each refusal what is published now, as far as it is about a domain of the reader's.
pub(super) fn ask(told: &mut [Told], own: &Own, store: &Store, lookup: &dyn Lookup) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    let now = Timestamp::now();
    let mut facts = Facts::default();
    let mut left = CASES;
    for one in told {
        let cases: Vec<(usize, Case)> = cases(&one.what, own, now, store).into_iter().take(left).collect();
        left -= cases.len();
        if !cases.is_empty() && std::io::stderr().is_terminal() {
            output::status(&say::asking());
        }
        for (index, case) in cases {
            runtime.block_on(walk::follow(lookup, &mut facts, |facts| against::needed(&case, facts)));
            one.against.insert(index, against::judge(&case, &facts));
        }
    }
    if left < CASES && std::io::stderr().is_terminal() {
        output::status("");
    }
}

fn cases(what: &What, own: &Own, now: Timestamp, store: &Store) -> Vec<(usize, Case)> {
    let case = |index: usize, refusal: &Refusal, returned: Option<&Returned>, own: &Own| {
        let case = Case::of(refusal, returned, own, now)?;
        let draft = draft(&case.domain, store);
        Some((index, Case { draft, ..case }))
    };
    match what {
        What::Part(part) => {
            // Which domain is the reader's was not said: the records of the one that seems to be are looked at.
            let guessed = part.guessed.iter().cloned();
            let own = Own { domains: own.domains.iter().cloned().chain(guessed).collect(), ..own.clone() };
            let each = part.refusals.iter().enumerate();
            each.filter_map(|(index, refusal)| case(index, refusal, part.returned.as_ref(), &own)).collect()
        }
        What::Log(log) => {
            let each = log.groups().into_iter().enumerate();
            each.filter_map(|(index, group)| case(index, &group.example, None, own)).collect()
        }
        What::Message(_) | What::Unread(_) => Vec::new(),
    }
}

/// The SPF record of the saved setup.
fn draft(domain: &DomainName, store: &Store) -> Option<String> {
    let setup = store.load(domain).ok().flatten()?;
    let record = setup.plan.spf.record();
    (!record.terms.is_empty()).then(|| record.to_string())
}

/// What is published now, by the place of its refusal.
pub(super) type Found = std::collections::BTreeMap<usize, Against>;
