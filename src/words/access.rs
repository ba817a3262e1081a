//! Words for mail hosts, from `access.ftl`.

use jiff::Timestamp;

use super::generated::access as say;
pub(crate) use super::generated::access::*;
use crate::{
    check::{
        access::{
            memory::{Change, News},
            table::{Detail, Row, Shown, Status},
        },
        finding::{Promise, Unusable, What},
    },
    record::visible::visible,
    survey::access::{Anchor, Looks, Protocol, Service},
};

/// A service as people call it.
#[must_use]
pub fn service(service: Service) -> String {
    match service {
        Service::Imaps => say::service_imaps(),
        Service::Imap => say::service_imap(),
        Service::Pop3s => say::service_pop3s(),
        Service::Pop3 => say::service_pop3(),
        Service::Submissions => say::service_submissions(),
        Service::Submission => say::service_submission(),
        Service::Smtp => say::service_smtp(),
    }
}

/// What is thought of a service, in a word.
#[must_use]
pub fn status(status: Status) -> String {
    match status {
        Status::Ok => say::status_ok(),
        Status::Waiting => say::status_waiting(),
        Status::NotOffered => say::status_not_offered(),
        Status::NotKnown => say::status_not_known(),
        Status::Warning => say::status_warning(),
        Status::Error => say::status_error(),
    }
}

/// What stands beside it.
#[must_use]
pub fn detail(row: &Row) -> String {
    match &row.detail {
        Detail::Nothing => String::new(),
        Detail::Encrypted(version) => say::encrypted(version.as_str()),
        Detail::OnRequest { version, is_log_in_after: true } => say::on_request_after(version.as_str()),
        Detail::OnRequest { version, .. } => say::on_request(version.as_str()),
        Detail::Worst(finding) => match &finding.what {
            What::Access(access) => super::finding::brief(access),
            _ => String::new(),
        },
        Detail::NoIpv6 => say::no_ipv6(),
        Detail::Barred => say::barred(),
        Detail::NoRoute => say::no_route(),
    }
}

/// A certificate as a person reads it.
#[must_use]
pub fn shown(shown: &Shown) -> String {
    let (called, issuer) = (shown.called.as_str(), shown.issuer.as_str());
    let mut text = if shown.days < 0 {
        say::DaysOver { called, days: -shown.days, issuer }.say()
    } else {
        say::DaysLeft { called, days: shown.days, issuer }.say()
    };
    if shown.anchor == Some(Anchor::Given) {
        text.push_str(&say::given_root());
    }
    text
}

/// What a port looks like that speaks no mail.
#[must_use]
pub fn looks(looks: &Looks) -> String {
    match looks {
        Looks::Mail(Protocol::Imap) => say::looks_imap(),
        Looks::Mail(Protocol::Pop3) => say::looks_pop3(),
        Looks::Mail(Protocol::Smtp) => say::looks_smtp(),
        Looks::Http => say::looks_http(),
        Looks::Ssh => say::looks_ssh(),
        Looks::Tls => say::looks_tls(),
        Looks::Ftp => say::looks_ftp(),
        Looks::Masked => say::looks_masked(),
        Looks::Unknown(text) if text.trim().is_empty() => say::looks_unknown(),
        Looks::Unknown(text) => say::looks_text(visible(text)),
    }
}

/// What is different from the last time; `moment` writes a time for people.
#[must_use]
pub fn change(change: &Change, moment: impl Fn(Timestamp) -> String) -> String {
    let services: Vec<String> = change.services.iter().map(|one| service(*one)).collect();
    let (services, host) = (services.join(", "), change.host.to_string());
    match change.news {
        News::Silent => say::SinceSilent { host, services }.say(),
        News::Answers => say::SinceAnswers { host, services }.say(),
        News::Nears { days } => say::SinceNears { days, host, services }.say(),
        News::Renewed { until } => say::SinceRenewed { host, services, until: moment(until) }.say(),
    }
}

/// Who sends clients to a port.
pub(super) fn who(promise: Promise) -> String {
    match promise {
        Promise::Srv => say::who_srv(),
        Promise::Autoconfig => say::who_autoconfig(),
        Promise::Autodiscover => say::who_autodiscover(),
        Promise::Setup => say::who_setup(),
        Promise::Mx => say::who_mx(),
    }
}

/// The same as something to change.
pub(super) fn what(promise: Promise) -> String {
    match promise {
        Promise::Srv => say::what_srv(),
        Promise::Autoconfig => say::what_autoconfig(),
        Promise::Autodiscover => say::what_autodiscover(),
        Promise::Setup => say::what_setup(),
        Promise::Mx => say::what_mx(),
    }
}

/// Why the document `at` a host cannot be used.
pub(super) fn unusable(why: &Unusable, at: &str) -> String {
    match why {
        Unusable::WebPage => say::unusable_web_page(at),
        Unusable::NotThis => say::unusable_not_this(at),
        Unusable::DocType => say::unusable_doc_type(),
        Unusable::NoServer => say::unusable_no_server(),
        Unusable::TooLong => say::unusable_too_long(),
        Unusable::Status(code) => say::UnusableStatus { at, code: code.to_string() }.say(),
        Unusable::Redirect(to) => say::UnusableRedirect { at, to: to.as_str() }.say(),
        Unusable::Certificate(shows) => say::UnusableCertificate { at, shows: shows.as_str() }.say(),
        Unusable::Unreachable => say::unusable_unreachable(at),
    }
}
