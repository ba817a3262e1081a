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
