//! What is wrong with SRV records.

use super::{
    View,
    hosts::{alias, is_nowhere},
    promises::{self, ASKED},
};
use crate::{
    check::{
        Finding,
        finding::{Access, Lookup},
    },
    survey::{
        Kind,
        access::{Document, Service},
    },
};

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for service in ASKED {
        let named = |lookup: Lookup| Finding::from(Access::at("", vec![service], lookup));
        for srv in promises::records(view, service).into_iter().filter(|srv| !srv.is_refusal()) {
            let target = srv.target.to_string();
            // A port of its own is allowed; that of another service is a slip.
            if let Some(of) = Service::at(srv.port).filter(|of| *of != service) {
                found.push(named(Lookup::SrvPort { service, port: srv.port, of }));
            }
            if let Some(leads) = alias(view, &srv.target) {
                found.push(named(Lookup::SrvAlias {
                    service,
                    target: target.clone(),
                    leads: leads.to_string(),
                }));
            }
            if is_nowhere(view, &srv.target) == Some(true) {
                found.push(named(Lookup::SrvNowhere { service, target }));
            }
        }
    }
    if is_nothing_published(view) {
        found.push(Access::domain(Lookup::Nothing).into());
    }
    found
}

/// Whether it is known that neither records nor documents tell programs where to go.
fn is_nothing_published(view: &View<'_>) -> bool {
    let is_absent = |name: &crate::record::name::Name, kind: Kind| {
        view.survey.facts.get(name, kind).is_some_and(|answer| answer.is_answer() && !answer.exists())
    };
    let owners = ASKED.map(|service| promises::owner(view, service));
    let documents = [Document::Autoconfig, Document::Autodiscover];
    let has_mail = !view.survey.mail_exchangers().iter().all(|(_, exchange)| exchange.is_root());
    has_mail
        && owners.iter().all(|name| is_absent(name, Kind::Srv))
        && is_absent(&promises::autodiscover(view), Kind::Srv)
        && documents.iter().all(|document| is_absent(&super::hosts::below(view, document.label()), Kind::A))
}
