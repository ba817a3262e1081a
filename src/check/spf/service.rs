//! Whether the record lets the domain's own mail service send.
//!
//! Where the MX of a domain lead to a hosted service, people write their mail there, and it is sent from servers of
//! that service which its MX do not name. A record without the service's include then marks the domain's own mail as
//! suspicious, and looks right in every letter.
//!
//! References: RFC 7208 §5.2 (`include`); what each service needs stands in the catalogue ([`senders`]).

use std::collections::BTreeSet;

use crate::{
    check::{Finding, finding::Spf},
    plan::{
        senders::{self, Sender, SpfNeed},
        spf::Answers,
    },
    record::{
        name::{DomainName, Name},
        spf::{Mechanism, Modifier, Qualifier, Record, Term, is_spf},
    },
    survey::{Data, Facts, Kind},
};

/// Records that are looked into; more than any receiver follows.
const RECORDS: usize = 40;
/// Networks from which on a record is taken for one that a program has flattened, where includes are written out.
const FLATTENED: usize = 10;

pub(super) fn judge(answers: &Answers, domain: &DomainName, facts: &Facts) -> Vec<Finding> {
    let record = answers.record();
    let result = record.all().unwrap_or(Qualifier::Neutral);
    // Who lets nobody send means it, and who lets everybody send needs nothing more.
    let lets_in = record.terms.iter().any(|term| matches!(term, Term::Modifier(Modifier::Redirect(_))))
        || record.directives().any(|one| one.mechanism != Mechanism::All);
    if !lets_in || result == Qualifier::Pass || is_flattened(&record) {
        return Vec::new();
    }
    let reached = reached(&record, facts);
    let missing = senders::handling(&exchangers(domain, facts), &facts.texts(domain.name())).into_iter();
    missing
        // Whether mail leaves through a filter too, nobody but its user knows.
        .filter(|sender| !sender.gateway && !is_among(sender, &reached))
        .map(|sender| {
            let include = match &sender.spf {
                SpfNeed::Include { name, .. } => Some(name.clone()),
                _ => None,
            };
            Spf::ServiceMissing { service: sender.name.clone(), include, result }.into()
        })
        .collect()
}

/// The servers that take the domain's mail.
fn exchangers(domain: &DomainName, facts: &Facts) -> Vec<Name> {
    let exchange = |data: &Data| match data {
        Data::Mx { exchange, .. } if !exchange.is_root() => Some(exchange.clone()),
        _ => None,
    };
    facts.data(domain.name(), Kind::Mx).iter().filter_map(exchange).collect()
}

/// Whether networks or macros stand where includes would.
fn is_flattened(record: &Record) -> bool {
    let networks = record
        .directives()
        .filter(|one| matches!(one.mechanism, Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. }));
    networks.count() >= FLATTENED
        || record.directives().any(|one| matches!(one.mechanism, Mechanism::Exists(_)))
}

fn is_among(sender: &Sender, reached: &BTreeSet<Name>) -> bool {
    reached.iter().any(|name| senders::by_include(name).is_some_and(|known| known.id == sender.id))
}

/// Every name the record leads to, as far as that is known.
fn reached(record: &Record, facts: &Facts) -> BTreeSet<Name> {
    let mut found = BTreeSet::new();
    let mut open = targets(record);
    while let Some(name) = open.pop() {
        if found.len() >= RECORDS || !found.insert(name.clone()) {
            continue;
        }
        let texts = facts.texts(&name);
        let records = texts.iter().filter(|text| is_spf(text)).map(|text| Answers::from_text(text).record());
        open.extend(records.flat_map(|record| targets(&record)));
    }
    found
}

fn targets(record: &Record) -> Vec<Name> {
    let of_term = |term: &Term| match term {
        Term::Directive(directive) => match &directive.mechanism {
            Mechanism::Include(spec) => spec.name(),
            _ => None,
        },
        Term::Modifier(Modifier::Redirect(spec)) => spec.name(),
        Term::Modifier(_) => None,
    };
    record.terms.iter().filter_map(of_term).collect()
}
