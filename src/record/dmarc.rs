//! DMARC: what a receiver should do with mail that proves neither SPF nor DKIM for the domain in `From:`.
//!
//! The owner of a domain publishes a TXT record at `_dmarc.<domain>` that names a policy (none,
//! quarantine, reject) and addresses for reports. Receivers apply the policy to mail whose `From:`
//! domain is not aligned with a domain that passed SPF or DKIM, and send reports of what they saw.
//!
//! References: RFC 9989 §4.7 (tags), §4.8 (grammar), Appendix C (what changed from RFC 7489);
//! RFC 9990 (aggregate reports), RFC 9991 (failure reports).

mod mend;
mod parse;
mod print;
mod uri;

use serde::{Deserialize, Serialize};

pub use mend::{Mended, Slip, is_meant, mend, readings};
pub use parse::{Fault, Noted, claims_to_be_dmarc, is_dmarc};
pub use uri::{ReportUri, UriFault};

/// A DMARC policy record. `FromStr` parses, `Display` prints the DNS text. Tags that are absent
/// stay absent; their defaults are given by the methods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// `p`: the policy for the domain. Readers take a missing one as none if there is an address for reports, and else
    /// pass over the record (RFC 9989 §4.10.1).
    pub policy: Option<Policy>,
    /// `sp`: the policy for existing sub-domains.
    pub subdomain_policy: Option<Policy>,
    /// `np`: the policy for sub-domains that do not exist.
    pub nonexistent_policy: Option<Policy>,
    /// `adkim`
    pub dkim_alignment: Option<Alignment>,
    /// `aspf`
    pub spf_alignment: Option<Alignment>,
    /// `rua`: where aggregate reports go.
    pub aggregate_reports: Vec<ReportUri>,
    /// `ruf`: where failure reports go.
    pub failure_reports: Vec<ReportUri>,
    /// `fo`: what is reported as a failure; empty if absent.
    pub failure_options: Vec<FailureOption>,
    /// `t`: whether the policy is a test, to be applied one level below.
    pub testing: Option<Testing>,
    /// `psd`: whether the domain is a public suffix.
    pub public_suffix: Option<PublicSuffix>,
    /// `pct`, `rf`, `ri`: tags of RFC 7489 that RFC 9989 removed, and what they hold, as written.
    pub obsolete: Vec<(ObsoleteTag, String)>,
    /// Tags with other names, which readers ignore and mailseal keeps: name and value.
    pub unknown: Vec<(String, String)>,
}

/// RFC 9989 §4.7: what to do with mail that fails, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// Deliver as if there were no policy.
    None,
    /// Treat as suspicious: usually the junk folder.
    Quarantine,
    /// Refuse.
    Reject,
}

/// RFC 9989 §4.7: how close a domain must be to the one in `From:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// `r`: the same organizational domain.
    Relaxed,
    /// `s`: the same name.
    Strict,
}

/// RFC 9989 §4.7 `fo`, RFC 9991.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailureOption {
    /// `0`: when everything failed.
    All,
    /// `1`: when anything failed.
    Any,
    /// `d`: when DKIM failed.
    Dkim,
    /// `s`: when SPF failed.
    Spf,
}

/// RFC 9989 §4.7 `t`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Testing {
    /// `y`: apply the policy one level below.
    Yes,
    /// `n`: apply it.
    No,
}

/// RFC 9989 §4.7 `psd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublicSuffix {
    /// `y`: others register names below this one.
    Yes,
    /// `n`: this is the organizational domain of everything below it.
    No,
    /// `u`: find out.
    Unknown,
}

/// The tags RFC 9989 Appendix C.5.2 removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObsoleteTag {
    /// `pct`: the share of failing mail the policy applied to.
    Percent,
    /// `rf`: the format of failure reports.
    ReportFormat,
    /// `ri`: the interval between aggregate reports.
    ReportInterval,
}
