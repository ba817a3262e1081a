//! What is the reader's own: named on the command line, or from the saved setups.

use super::ExplainArguments;
use crate::{
    check::refusal::{Network, Own},
    plan::Plan,
    record::spf::{Mechanism, Term},
    store::Store,
};

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
            add(&mut own, &setup.plan);
        }
    }
    arguments.address.iter().fold(own, |own, ip| own.with_address(*ip))
}

/// The networks that the setup's SPF lists, and its selectors.
fn add(own: &mut Own, plan: &Plan) {
    for term in plan.spf.record().terms {
        let Term::Directive(directive) = term else { continue };
        match directive.mechanism {
            Mechanism::Ip4 { address, prefix } => {
                own.networks.push(Network { address: address.into(), prefix: prefix.unwrap_or(32) });
            }
            Mechanism::Ip6 { address, prefix } => {
                own.networks.push(Network { address: address.into(), prefix: prefix.unwrap_or(128) });
            }
            _ => {}
        }
    }
    own.selectors.extend(plan.dkim.keys.iter().map(|key| key.selector.as_str().to_owned()));
}
