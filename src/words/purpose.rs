//! What a record is for, told from all other records, from `publish.ftl`.

use super::generated::publish as say;
use crate::plan::{publish::Purpose, senders::FurtherRole};

/// `SPF`, `DKIM key s1`, `DMARC`, …
#[must_use]
pub fn named(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Spf => say::spf(),
        Purpose::Dkim(selector) => say::named_dkim(selector.as_str()),
        Purpose::Dmarc => say::dmarc(),
        Purpose::ReportAuthorization(their) => say::named_report(their.as_str()),
        Purpose::NoDkim => say::no_dkim(),
        Purpose::NullMx => say::null_mx(),
        Purpose::Offer(service) => super::access::service(*service),
        Purpose::Autoconfig => say::autoconfig(),
        Purpose::Autodiscover => say::autodiscover(),
        Purpose::MtaSts => say::mta_sts(),
        Purpose::TlsReports => say::tls_reports(),
        Purpose::Service(role) => service(*role),
    }
}

/// What a mail service asks for beside its keys.
#[must_use]
pub fn service(role: FurtherRole) -> String {
    match role {
        FurtherRole::ReturnPath => say::return_path(),
        FurtherRole::Verification => say::verification(),
        FurtherRole::Tracking => say::tracking(),
    }
}
