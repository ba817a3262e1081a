//! The domain's mail exchangers: where mail to it goes, and whether that fits what it says of itself.

use std::net::Ipv4Addr;

use super::{View, everywhere, whoever};
use crate::{
    check::{Finding, finding::Mx},
    reading::Stands,
    record::{
        name::Name,
        spf::{Directive, FOLLOWED, Qualifier, Record},
    },
    survey::{Answer, Kind, Question, Want},
};

/// Exchangers looked at; ten is more than any domain needs.
const EXCHANGERS: usize = 20;

pub(super) fn wants(view: &View<'_>) -> Vec<Want> {
    let mut wanted = vec![everywhere(view.domain().clone(), Kind::Mx)];
    let Some(answer) = view.survey.facts.get(view.domain(), Kind::Mx) else { return wanted };
    let hosts = hosts(view);
    let named = if hosts.is_empty() && answer.is_answer() { vec![view.domain().clone()] } else { hosts };
    for name in named {
        // The domain's own servers must agree about where its mail goes.
        let question = Question::new(name.clone(), Kind::A);
        let is_own = view.reading().is_own(&name);
        // Those that have one version of the zone do.
        let is_sure = !is_own || view.reading().has_one_version();
        if is_sure || view.reading().has_heard_all_starts() {
            wanted.push(if is_sure { whoever(view, question) } else { view.reading().sure_want(question) });
        }
        let is_asked = view.survey.facts.get(&name, Kind::A).is_some();
        // That a name has no address at all is to be known for sure.
        if is_asked && !has_any_address(view, &name) {
            let open = |kind| view.reading().open(Question::new(name.clone(), kind), has_data);
            wanted.extend([Kind::A, Kind::Aaaa].into_iter().filter_map(open));
        }
    }
    wanted
}

/// The servers named, without the null MX.
fn hosts(view: &View<'_>) -> Vec<Name> {
    let all = view.survey.mail_exchangers().into_iter().map(|(_, exchange)| exchange);
    all.filter(|exchange| !exchange.is_root()).take(EXCHANGERS).collect()
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let Some(answer) = view.survey.facts.get(view.domain(), Kind::Mx).filter(|answer| answer.is_answer())
    else {
        return Vec::new();
    };
    let hosts = hosts(view);
    let has_null = view.survey.mail_exchangers().iter().any(|(_, exchange)| exchange.is_root());
    let mut found = Vec::new();
    match (hosts.is_empty(), has_null) {
        (true, false) => found.extend(without(view, answer)),
        (true, true) if sends(view) == Some(true) => found.push(Mx::NullButSends),
        (false, true) => found.push(Mx::NullBesideOthers),
        (false, false) if sends(view) == Some(false) => found.push(Mx::TakesButNeverSends),
        (true, true) | (false, false) => {}
    }
    found.extend(hosts.iter().filter_map(|host| exchanger(view, host)));
    found.into_iter().map(Finding::from).collect()
}

/// RFC 5321 §5.1: without MX the domain's own address is used.
fn without(view: &View<'_>, answer: &Answer) -> Option<Mx> {
    let domain = view.domain().to_string();
    // Behind an alias mail goes where the alias leads.
    if !answer.aliases.is_empty() {
        return None;
    }
    // A domain that sends nothing either has nothing to answer.
    match has_address(view, view.domain()) {
        Some(true) => Some(Mx::AddressOnly { domain }),
        Some(false) if sends(view) != Some(false) => Some(Mx::Nowhere { domain }),
        _ => None,
    }
}

fn exchanger(view: &View<'_>, host: &Name) -> Option<Mx> {
    let exchange = host.to_string();
    if exchange.parse::<Ipv4Addr>().is_ok() {
        return Some(Mx::IpAddress { exchange });
    }
    // RFC 2181 §10.3: 'the value of a … MX resource record … must not be an alias'.
    let alias =
        [Kind::A, Kind::Aaaa].iter().find_map(|kind| view.survey.facts.get(host, *kind)?.aliases.first());
    if let Some(target) = alias {
        return Some(Mx::Alias { exchange, target: target.to_string() });
    }
    (has_address(view, host) == Some(false)).then_some(Mx::NoAddress { exchange })
}

/// Whether a name has an address; none if that is not known.
fn has_address(view: &View<'_>, name: &Name) -> Option<bool> {
    if has_any_address(view, name) {
        return Some(true);
    }
    let is_without = |kind| view.reading().find(name, kind, has_data).is_absent();
    [Kind::A, Kind::Aaaa].into_iter().all(is_without).then_some(false)
}

fn has_any_address(view: &View<'_>, name: &Name) -> bool {
    let reading = view.reading();
    let is_there = |kind| matches!(reading.find(name, kind, has_data), Stands::There(_));
    [Kind::A, Kind::Aaaa].into_iter().any(is_there)
}

/// Whether there are records, and not only the way to where there are none.
pub(super) fn has_data(answer: &Answer) -> bool {
    !answer.data().is_empty()
}

/// Whether the SPF record lets anybody send; none if there is no record that can be read.
fn sends(view: &View<'_>) -> Option<bool> {
    let records = super::spf::seen(view);
    let [only] = records.as_slice() else { return None };
    if only.len() > FOLLOWED {
        return None;
    }
    let record: Record = only.parse().ok()?;
    let lets = |directive: &Directive| directive.effect() == Qualifier::Pass;
    Some(record.redirect().is_some() || record.directives().any(lets))
}
