//! What DNS must be asked.

use std::collections::BTreeSet;

use super::{
    View,
    hosts::{NOBODY, USUAL, below, hosts},
    names, promises, tlsa,
};
use crate::{
    record::name::Name,
    survey::{Data, Kind, Question, Want, Whom, access::Document},
};

/// Questions of one look in all.
const QUESTIONS: usize = 300;

/// What is still to be asked. Names of the domain are asked of its own servers, because what is not there yet may be
/// published soon; names of others of the resolver.
#[must_use]
pub fn wants(view: &View<'_>) -> Vec<Want> {
    let mut wanted = BTreeSet::new();
    let mut ask = |name: Name, kind: Kind| {
        wanted.insert(Want::new(Question::new(name.clone(), kind), whom(view, &name)));
    };
    let domain = view.domain().clone();
    ask(domain.clone(), Kind::Mx);
    ask(domain, Kind::Txt);
    for service in promises::ASKED {
        ask(promises::owner(view, service), Kind::Srv);
    }
    ask(promises::autodiscover(view), Kind::Srv);
    ask(below(view, "_mta-sts"), Kind::Txt);
    ask(below(view, "_smtp._tls"), Kind::Txt);
    let labels = USUAL.into_iter().chain([NOBODY]);
    let documents = [Document::MtaSts, Document::Autoconfig, Document::Autodiscover];
    for label in labels.chain(documents.map(Document::label)) {
        ask(below(view, label), Kind::A);
        ask(below(view, label), Kind::Aaaa);
    }
    for data in view.survey.facts.data(&promises::autodiscover(view), Kind::Srv).iter().take(4) {
        if let Data::Srv(srv) = data
            && !srv.is_refusal()
        {
            ask(srv.target.clone(), Kind::A);
            ask(srv.target.clone(), Kind::Aaaa);
        }
    }
    let found = hosts(view);
    for host in found.iter().filter(|host| !host.name.is_root()) {
        ask(host.name.clone(), Kind::A);
        ask(host.name.clone(), Kind::Aaaa);
    }
    wanted.extend(names::wants(view, &found));
    wanted.extend(tlsa::wants(view));
    wanted.into_iter().take(QUESTIONS).collect()
}

/// Who is asked about a name.
pub(super) fn whom(view: &View<'_>, name: &Name) -> Whom {
    let zone = view.survey.zone.as_ref().map(|zone| &zone.apex);
    if zone.is_some_and(|apex| name.is_within(apex)) { Whom::AnyServer } else { Whom::Resolver }
}
