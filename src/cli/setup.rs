//! The saved set-up a verb works on, and what it still lacks.

use std::process::ExitCode;

use super::{Exit, output};
use crate::{
    check::{self, Finding, Severity},
    plan::Plan,
    record::{dmarc, name::DomainName},
    store::Store,
    survey::Facts,
    words::{cli as say, finding::prose},
};

/// The saved answers, or how to end without them.
pub(super) fn load(domain: &DomainName, store: &Store) -> Result<Plan, ExitCode> {
    let name = domain.as_str();
    match store.load(domain) {
        Ok(Some(setup)) => Ok(setup.plan),
        Ok(None) => Err(output::failure(&say::no_setup(name), Exit::Usage)),
        Err(error) => Err(output::failure(&format!("{error} {}", error.hint()), Exit::Usage)),
    }
}

/// What keeps the set-up from being whole, whether or not its records are there: steps without an
/// answer, and answers that cannot work by what is known of the names an SPF record leads to.
/// Empty if it is whole.
pub(super) fn lacking(plan: &Plan, facts: &Facts) -> Vec<String> {
    if !plan.purpose.sends() {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    if plan.spf.record().terms.is_empty() {
        parts.push(say::no_spf());
    } else {
        findings.extend(check::spf::judge(&plan.spf, &plan.domain, facts));
    }
    if plan.dkim.usable().next().is_none() {
        parts.push(say::no_key());
    } else {
        findings.extend(check::dkim::judge(plan, None));
    }
    if plan.dmarc.published() == dmarc::Record::default() {
        parts.push(say::no_dmarc());
    } else {
        findings.extend(check::dmarc::judge(plan, None));
    }
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    parts.extend(errors.map(|finding| prose(finding).what));
    parts
}
