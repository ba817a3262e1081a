//! Where clients are told to go.

use super::{View, documents};
use crate::{
    check::finding::Promise as By,
    record::{name::Name, srv::Srv},
    survey::{Data, Kind, access::Service},
};

/// SRV records of one service taken at most.
const RECORDS: usize = 8;

/// The services that have an SRV record (RFC 6186 §3, RFC 8314 §5.1).
pub(super) const ASKED: [Service; 6] =
    [Service::Imaps, Service::Imap, Service::Pop3s, Service::Pop3, Service::Submissions, Service::Submission];

/// One place clients are told to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Promise {
    pub(super) service: Service,
    pub(super) host: Name,
    pub(super) port: u16,
    pub(super) by: By,
}

/// All of them: SRV records first, then what documents say.
pub(super) fn promises(view: &View<'_>) -> Vec<Promise> {
    let mut found: Vec<Promise> = Vec::new();
    for service in ASKED {
        for srv in records(view, service).into_iter().filter(|srv| !srv.is_refusal()) {
            found.push(Promise { service, host: srv.target.clone(), port: srv.port, by: By::Srv });
        }
    }
    for (by, servers) in documents::servers(view) {
        for server in servers {
            let Some(service) = server.service() else { continue };
            let Some(port) = server.port.filter(|port| *port != 0) else { continue };
            // Some documents leave the domain to be filled in.
            let text = server.host.replace("%EMAILDOMAIN%", view.domain().as_str());
            let Ok(host) = Name::parse(&text.to_ascii_lowercase()) else { continue };
            found.push(Promise { service, host, port, by });
        }
    }
    found
}

/// The SRV records of a service.
pub(super) fn records<'v>(view: &View<'v>, service: Service) -> Vec<&'v Srv> {
    let name = owner(view, service);
    let data = view.survey.facts.data(&name, Kind::Srv).iter();
    data.filter_map(|data| match data {
        Data::Srv(srv) => Some(srv),
        _ => None,
    })
    .take(RECORDS)
    .collect()
}

/// The name its SRV records are at.
pub(super) fn owner(view: &View<'_>, service: Service) -> Name {
    view.survey.domain.below(&format!("_{service}._tcp"))
}

/// The name of the SRV records that lead to autodiscover.
pub(super) fn autodiscover(view: &View<'_>) -> Name {
    view.survey.domain.below("_autodiscover._tcp")
}
