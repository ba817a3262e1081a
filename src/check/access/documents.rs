//! The documents that mail programs read, and where they are.

use super::{
    View,
    certificates::dated,
    hosts::{NOBODY, addresses, below, is_nowhere},
    promises,
};
use crate::{
    check::{
        Finding,
        finding::{Access, Lookup, Promise as By, Unusable},
    },
    record::{name::Name, visible::visible},
    survey::{
        Data, Kind,
        access::{
            Document, Fetch, FetchFailure, Fetched, Page, Trust,
            autoconfig::{self, DocumentFault, Server},
        },
    },
};

/// Addresses at which one document is asked for.
const ADDRESSES: usize = 2;

/// What is worth fetching.
pub(super) fn fetches(view: &View<'_>) -> Vec<Fetch> {
    let mut found = Vec::new();
    for document in [Document::MtaSts, Document::Autoconfig, Document::Autodiscover] {
        // Without the record nobody asks for the policy.
        if document == Document::MtaSts && !super::mta_sts::is_announced(view) {
            continue;
        }
        for host in hosts(view, document) {
            let usable = addresses(view, &host)
                .into_iter()
                .filter(|address| view.nearest.admits(*address) && (address.is_ipv4() || view.has_ipv6));
            found.extend(usable.take(ADDRESSES).map(|address| Fetch {
                document,
                host: host.clone(),
                address,
            }));
        }
    }
    found
}

/// The hosts a document is asked at.
fn hosts(view: &View<'_>, document: Document) -> Vec<Name> {
    let mut found = vec![below(view, document.label())];
    if document == Document::Autodiscover {
        let data = view.survey.facts.data(&promises::autodiscover(view), Kind::Srv).iter();
        let targets = data.filter_map(|data| match data {
            Data::Srv(srv) if srv.port == 443 && !srv.is_refusal() => Some(srv.target.clone()),
            _ => None,
        });
        found.extend(targets.take(2));
        found.dedup();
    }
    found
}

/// What documents that can be used say, and which they are.
pub(super) fn servers(view: &View<'_>) -> Vec<(By, Vec<Server>)> {
    let read = |(fetch, fetched): (&Fetch, &Fetched)| {
        let page = fetched.page.as_ref().ok().filter(|page| page.status == 200)?;
        match fetch.document {
            Document::Autoconfig => Some((By::Autoconfig, autoconfig::read(&page.body).ok()?)),
            Document::Autodiscover => {
                Some((By::Autodiscover, autoconfig::read_autodiscover(&page.body).ok()?))
            }
            Document::MtaSts => None,
        }
    };
    view.access.documents.iter().filter_map(read).collect()
}

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let (mut astray, mut shows) = (Vec::new(), String::new());
    for (fetch, fetched) in &view.access.documents {
        if fetch.document == Document::MtaSts || fetched.page == Err(FetchFailure::Waiting) {
            continue;
        }
        let Some(why) = unusable(fetch, fetched) else { continue };
        if is_by_wildcard(view, &fetch.host) {
            if !astray.contains(&fetch.host.to_string()) {
                astray.push(fetch.host.to_string());
            }
            let own = fetched.chain.as_ref().and_then(|chain| chain.own());
            shows = own.map(|own| own.called().to_owned()).unwrap_or(shows);
            continue;
        }
        let (document, at) = (fetch.document, fetch.host.to_string());
        let one = Finding::from(Access::domain(Lookup::Document { document, at, why }));
        if !found.contains(&one) {
            found.push(one);
        }
    }
    if !astray.is_empty() {
        let at = format!("*.{}", view.domain());
        found.push(Access::domain(Lookup::Wildcard { at, names: astray, shows }).into());
    }
    for (by, servers) in servers(view) {
        let document = if by == By::Autoconfig { Document::Autoconfig } else { Document::Autodiscover };
        for server in servers {
            let Ok(host) = Name::parse(&server.host.to_ascii_lowercase()) else { continue };
            if is_nowhere(view, &host) == Some(true) {
                let target = host.to_string();
                let one = Finding::from(Access::domain(Lookup::DocumentNowhere { document, target }));
                if !found.contains(&one) {
                    found.push(one);
                }
            }
        }
    }
    found
}

/// Why a document cannot be used, if it cannot.
fn unusable(fetch: &Fetch, fetched: &Fetched) -> Option<Unusable> {
    if let Some(trouble) = certificate(fetch, fetched) {
        return Some(Unusable::Certificate(trouble));
    }
    let page = match &fetched.page {
        Ok(page) => page,
        Err(failure) => return unreachable(failure),
    };
    match fetch.document {
        Document::Autodiscover => autodiscover(page),
        Document::Autoconfig => match page.status {
            200 => autoconfig::read(&page.body).err().map(fault),
            status => Some(status_of(status, page)),
        },
        Document::MtaSts => None,
    }
}

/// Exchange wants a log-in, others a question: both say that the document is there.
fn autodiscover(page: &Page) -> Option<Unusable> {
    match page.status {
        200 if page.media_type.contains("html") => Some(Unusable::WebPage),
        200 | 400 | 401 | 403 | 405 | 411 | 500 => None,
        status => Some(status_of(status, page)),
    }
}

pub(super) fn status_of(status: u16, page: &Page) -> Unusable {
    match (status, &page.location) {
        (300..=399, Some(location)) => Unusable::Redirect(shown(location)),
        _ => Unusable::Status(status),
    }
}

pub(super) fn unreachable(failure: &FetchFailure) -> Option<Unusable> {
    match failure {
        FetchFailure::Waiting | FetchFailure::NoRoute(_) | FetchFailure::Barred => None,
        FetchFailure::NotHttp => Some(Unusable::NotThis),
        FetchFailure::TooMuch => Some(Unusable::TooLong),
        FetchFailure::Refused | FetchFailure::NoAnswer | FetchFailure::Tls(_) => Some(Unusable::Unreachable),
    }
}

/// What is wrong with a web server's certificate, in its own names: the name it is for, or what it is.
pub(super) fn certificate(fetch: &Fetch, fetched: &Fetched) -> Option<String> {
    let chain = fetched.chain.as_ref()?;
    let own = chain.own()?;
    if !own.is_for(&fetch.host) {
        return Some(own.called().to_owned());
    }
    let reason = match &chain.trust {
        Trust::Trusted(_) => None,
        Trust::SelfSigned => Some("self-signed".to_owned()),
        Trust::PrivateRoot | Trust::IssuerMissing => Some(own.issuer.clone()),
        Trust::Other(reason) => Some(reason.clone()),
    };
    reason.or_else(|| match dated(own, fetched.at)? {
        crate::check::finding::AccessCertificate::EndsSoon { .. } => None,
        _ => Some(own.not_after.strftime("%Y-%m-%d").to_string()),
    })
}

const fn fault(fault: DocumentFault) -> Unusable {
    match fault {
        DocumentFault::TooLong => Unusable::TooLong,
        DocumentFault::Html => Unusable::WebPage,
        DocumentFault::NotXml | DocumentFault::Other => Unusable::NotThis,
        DocumentFault::DocType => Unusable::DocType,
        DocumentFault::NoServer => Unusable::NoServer,
    }
}

/// Whether a name leads where every name of the domain leads that is not there.
pub(super) fn is_by_wildcard(view: &View<'_>, host: &Name) -> bool {
    let nobody = addresses(view, &below(view, NOBODY));
    !nobody.is_empty() && nobody == addresses(view, host)
}

/// What a web server said, safe to show.
pub(super) fn shown(text: &str) -> String {
    visible(text).chars().take(120).collect()
}
