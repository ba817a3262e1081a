//! What is the reader's own: named on the command line, or from the saved setups.

use super::ExplainArguments;
use crate::{check::refusal::Own, store::Store};

/// Setups that are looked into; whoever has more names the domains.
const SETUPS: usize = 100;

pub(super) fn own(arguments: &ExplainArguments, store: &Store) -> Own {
    let mut own = Own {
        domains: arguments.domain.clone(),
        selectors: arguments.selector.iter().map(|selector| selector.as_str().to_owned()).collect(),
        ..Own::default()
    };
    if own.domains.is_empty() {
        own.domains = store.list().setups.into_iter().map(|listed| listed.domain).take(SETUPS).collect();
    }
    for domain in own.domains.clone() {
        if let Ok(Some(setup)) = store.load(&domain) {
            own.add(&setup.plan);
        }
    }
    arguments.address.iter().fold(own, |own, ip| own.with_address(*ip))
}
