//! The sentences on reports that do not arrive, from `finding-dmarc.ftl`.

use super::super::Prose;
use crate::{
    check::finding::{Loss, Reports},
    words::finding_dmarc as say,
};

pub(super) fn prose(what: &Reports) -> Prose {
    let (what, why, fix) = match what {
        Reports::NotAuthorized { domain, owner, has_other } => (
            say::not_authorized(domain.as_str()),
            say::NotAuthorizedWhy { other: if *has_other { "yes" } else { "no" }, owner: owner.as_str() }
                .say(),
            say::not_authorized_fix(domain.as_str()),
        ),
        Reports::Redirected { domain, owner, to } => (
            say::reports_redirected(domain.as_str()),
            say::ReportsRedirectedWhy { owner: owner.as_str(), to: to.as_str() }.say(),
            say::reports_redirected_fix(domain.as_str()),
        ),
        Reports::NameTooLong { domain } => (
            say::permission_too_long(domain.as_str()),
            say::permission_too_long_why(domain.as_str()),
            say::permission_too_long_fix(),
        ),
        Reports::PermissionUnknown { domain, owner } => (
            say::permission_unknown(domain.as_str()),
            say::PermissionUnknownWhy { domain: domain.as_str(), owner: owner.as_str() }.say(),
            say::permission_unknown_fix(domain.as_str()),
        ),
        Reports::Lost { domain, cause, is_own } => {
            let cause = match cause {
                Loss::NoDomain => "no-domain",
                Loss::NoServer => "no-server",
                Loss::NullMx => "null-mx",
            };
            (
                say::reports_lost(domain.as_str()),
                say::ReportsLostWhy { cause, domain: domain.as_str() }.say(),
                say::reports_lost_fix(if *is_own { "yes" } else { "no" }),
            )
        }
        Reports::Unknown { domain } => (
            say::reports_unknown(domain.as_str()),
            say::reports_unknown_why(domain.as_str()),
            say::reports_unknown_fix(),
        ),
    };
    Prose { what, why, fix }
}
