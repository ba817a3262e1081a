//! The sentences of findings: what is wrong, why it matters, what to do.

mod access;
mod aside;
mod dkim;
mod dmarc;
mod dns;
mod mail;
mod mx;
mod propagation;
mod spf;
mod text;

pub(super) use mail::{fate, proven};
pub use text::{Names, hanging, lines, severity, short};

use crate::check::finding::{Finding, What};

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// What is wrong, in one short line.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do: empty where there is nothing to do.
    pub fix: String,
}

impl Prose {
    /// The fix as an own paragraph (`Fix: …`), where there is something to do.
    #[must_use]
    pub fn todo(&self) -> Option<String> {
        (!self.fix.is_empty()).then(|| super::cli_check::todo(self.fix.as_str()))
    }
}

/// A few words for what stands beside a service that has this trouble.
#[must_use]
pub fn brief(access: &crate::check::finding::Access) -> String {
    access::brief(access)
}

/// The words for a finding.
#[must_use]
pub fn prose(finding: &Finding) -> Prose {
    let mut prose = of(&finding.what);
    // A correction is copied without being compared, so that what else it changes has to be said.
    if let Some(aside) = aside::aside(finding) {
        if !prose.fix.is_empty() {
            prose.fix.push(' ');
        }
        prose.fix.push_str(&aside);
    }
    prose
}

fn of(what: &What) -> Prose {
    match what {
        What::Spf(what) => spf::prose(what),
        What::Dkim(what) => dkim::prose(what),
        What::Dmarc(what) => dmarc::prose(what),
        What::Dns(what) => dns::prose(what),
        What::Mx(what) => mx::prose(what),
        What::Propagation(what) => propagation::prose(what),
        What::Mail(what) => mail::prose(what),
        What::Access(what) => access::prose(what),
    }
}
