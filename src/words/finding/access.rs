//! The sentences of findings about mail hosts, from `finding-access.ftl`.

mod lookup;
mod port;
mod transport;

use super::Prose;
use crate::{
    check::finding::{Access, AccessCertificate, Trouble},
    words::{access as shared, finding_access as say},
};

pub(super) fn prose(access: &Access) -> Prose {
    let (what, why, fix) = match &access.what {
        Trouble::Port(what) => port::prose(access, what),
        Trouble::Certificate(what) => certificate(access, what),
        Trouble::Lookup(what) => lookup::prose(what),
        Trouble::Transport(what) => transport::prose(access, what),
    };
    Prose { what, why, fix }
}

/// What stands beside a service that has this trouble: a few words.
pub(super) fn brief(access: &Access) -> String {
    match &access.what {
        Trouble::Port(what) => port::brief(what),
        Trouble::Certificate(what) => match what {
            AccessCertificate::Expired { .. } => say::certificate_expired_brief(),
            AccessCertificate::NotYet { .. } => say::certificate_not_yet_brief(),
            AccessCertificate::EndsSoon { days, .. } => say::certificate_ends_brief(*days),
            AccessCertificate::Name { .. } => say::certificate_name_brief(),
            AccessCertificate::Incomplete { .. } => say::certificate_incomplete_brief(),
            AccessCertificate::SelfSigned { .. } => say::certificate_self_signed_brief(),
            AccessCertificate::PrivateRoot { .. } => say::certificate_private_brief(),
            AccessCertificate::Untrusted { .. } => say::certificate_untrusted_brief(),
        },
        Trouble::Lookup(_) | Trouble::Transport(_) => prose(access).what,
    }
}

fn certificate(access: &Access, what: &AccessCertificate) -> (String, String, String) {
    let services = services(access);
    let host = access.place();
    let host = host.as_str();
    let day = |at: &jiff::Timestamp| at.strftime("%Y-%m-%d %H:%M UTC").to_string();
    match what {
        AccessCertificate::Expired { at } => (
            say::certificate_expired(services),
            say::certificate_expired_why(day(at)),
            say::certificate_expired_fix(),
        ),
        AccessCertificate::NotYet { at } => (
            say::certificate_not_yet(services),
            say::certificate_not_yet_why(day(at)),
            say::certificate_not_yet_fix(host),
        ),
        AccessCertificate::EndsSoon { at, days } => (
            say::CertificateEnds { days: *days, services }.say(),
            say::certificate_ends_why(day(at)),
            say::certificate_ends_fix(),
        ),
        AccessCertificate::Name { wanted, names } => {
            let names = if names.is_empty() { "no name".to_owned() } else { names.join(", ") };
            (
                say::certificate_name(services),
                say::CertificateNameWhy { names, wanted: wanted.as_str() }.say(),
                say::certificate_name_fix(wanted.as_str()),
            )
        }
        AccessCertificate::Incomplete { issuer, is_likely } => {
            let sure = if *is_likely { "likely" } else { "open" };
            (
                say::certificate_incomplete(services),
                say::CertificateIncompleteWhy { host, issuer: issuer.as_str(), sure }.say(),
                say::certificate_incomplete_fix(),
            )
        }
        AccessCertificate::SelfSigned { subject, beside } => {
            let beside = beside.as_deref().unwrap_or("none");
            (
                say::certificate_self_signed(services),
                say::CertificateSelfSignedWhy { beside, subject: subject.as_str() }.say(),
                say::certificate_self_signed_fix(),
            )
        }
        AccessCertificate::PrivateRoot { root } => (
            say::certificate_private(services),
            say::certificate_private_why(root.as_str()),
            say::certificate_private_fix(),
        ),
        AccessCertificate::Untrusted { reason } => (
            say::certificate_untrusted(services),
            say::certificate_untrusted_why(reason.as_str()),
            say::certificate_untrusted_fix(),
        ),
    }
}

/// The services a finding is about, each with its port.
fn services(access: &Access) -> String {
    let short = |service: &crate::survey::access::Service| {
        shared::ServiceShort { name: service.as_str().to_uppercase(), port: service.port().to_string() }.say()
    };
    access.services.iter().map(short).collect::<Vec<_>>().join(", ")
}
