//! How mail programs find the host.

use crate::{
    check::finding::Lookup,
    survey::access::Document,
    words::{access as shared, finding_access as say},
};

pub(super) fn prose(what: &Lookup) -> (String, String, String) {
    match what {
        Lookup::Nothing => (say::not_published(), say::not_published_why(), say::not_published_fix()),
        Lookup::SrvPort { service, port, of } => (
            say::srv_port(service.as_str()),
            say::SrvPortWhy { of: of.as_str().to_uppercase(), port: port.to_string() }.say(),
            say::srv_port_fix(service.port().to_string()),
        ),
        Lookup::SrvAlias { service, target, leads } => (
            say::srv_alias(service.as_str()),
            say::SrvAliasWhy { leads: leads.as_str(), target: target.as_str() }.say(),
            say::SrvAliasFix { leads: leads.as_str(), target: target.as_str() }.say(),
        ),
        Lookup::SrvNowhere { service, target } => (
            say::srv_nowhere(service.as_str()),
            say::srv_nowhere_why(target.as_str()),
            say::srv_nowhere_fix(target.as_str()),
        ),
        Lookup::Document { document: Document::Autodiscover, at, why } => (
            say::autodiscover(at.as_str()),
            say::autodiscover_why(shared::unusable(why, at)),
            say::autodiscover_fix(at.as_str()),
        ),
        Lookup::Document { at, why, .. } => (
            say::autoconfig(),
            say::autoconfig_why(shared::unusable(why, at)),
            say::autoconfig_fix(at.as_str()),
        ),
        Lookup::DocumentNowhere { document, target } => (
            say::autoconfig_nowhere(document.label()),
            say::autoconfig_nowhere_why(target.as_str()),
            say::autoconfig_nowhere_fix(),
        ),
        Lookup::Wildcard { at, names, shows } => {
            let shows = if shows.is_empty() { "none" } else { shows.as_str() };
            (
                say::wildcard(),
                say::WildcardWhy { at: at.as_str(), names: names.join(", "), shows }.say(),
                say::wildcard_fix(),
            )
        }
    }
}
