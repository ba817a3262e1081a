//! The sentences on what all records together mean for mail, from `finding-mail.ftl`.

use super::Prose;
use crate::{
    check::finding::{Fate, Mail, Proof, When},
    words::finding_mail as say,
};

pub(super) fn prose(what: &Mail) -> Prose {
    match what {
        Mail::Own { domain, organizational, when, spf, is_spf_strict, dkim, is_dkim_strict, fate } => Prose {
            what: say::Own { domain: domain.as_str(), when: moment(*when) }.say(),
            why: [
                say::OwnSpf {
                    domain: within(*is_spf_strict, domain, organizational),
                    proof: proof(*spf),
                    strict: yes(*is_spf_strict),
                }
                .say(),
                say::OwnDkim {
                    domain: within(*is_dkim_strict, domain, organizational),
                    proof: proof(*dkim),
                    strict: yes(*is_dkim_strict),
                }
                .say(),
                say::OwnSent { fate: self::fate(*fate), proven: proven(*spf, *dkim) }.say(),
                say::OwnForwarded { fate: self::fate(*fate), proven: proven(*spf, *dkim) }.say(),
                say::own_list(self::fate(*fate)),
            ]
            .into_iter()
            .filter(|sentence| !sentence.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
            fix: say::own_fix(proven(*spf, *dkim)),
        },
        Mail::Forged { domain, when, passes_spf, fate } => {
            let fate = if *passes_spf { "passes" } else { self::fate(*fate) };
            Prose {
                what: say::Forged { domain: domain.as_str(), when: moment(*when) }.say(),
                why: say::forged_why(fate),
                fix: say::forged_fix(fate),
            }
        }
        Mail::SubDomains { domain, when, passes_spf: true, .. } => Prose {
            what: say::SubDomains { domain: domain.as_str(), when: moment(*when) }.say(),
            why: say::sub_domains_pass(domain.as_str()),
            fix: say::forged_fix("passes"),
        },
        Mail::SubDomains { domain, when, existing, nonexistent, passes_spf: false } => Prose {
            what: say::SubDomains { domain: domain.as_str(), when: moment(*when) }.say(),
            why: format!(
                "{} {}",
                say::sub_domains_existing(self::fate(*existing)),
                say::SubDomainsNonexistent { domain: domain.as_str(), fate: self::fate(*nonexistent) }.say()
            ),
            fix: say::sub_domains_fix(self::fate(weaker(*existing, *nonexistent))),
        },
        Mail::Silent { domain, when, fate } => Prose {
            what: say::Silent { domain: domain.as_str(), when: moment(*when) }.say(),
            why: say::SilentWhy { domain: domain.as_str(), fate: self::fate(*fate) }.say(),
            fix: say::silent_fix(self::fate(*fate)),
        },
    }
}

/// The domain that counts: exactly this one, or any name of the organization (RFC 9989 §4.4).
fn within<'d>(is_strict: bool, domain: &'d str, organizational: &'d str) -> &'d str {
    if is_strict { domain } else { organizational }
}

const fn moment(when: When) -> &'static str {
    match when {
        When::Now => "now",
        When::Planned => "planned",
    }
}

const fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// What is done with mail, as the sentences name it.
pub(in crate::words) fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Undecided => "missing",
        Fate::Policy(policy) => policy.as_str(),
    }
}

/// The one that stops less.
fn weaker(one: Fate, other: Fate) -> Fate {
    match (one, other) {
        (Fate::Policy(one), Fate::Policy(other)) => Fate::Policy(one.min(other)),
        _ => Fate::Undecided,
    }
}

const fn proof(proof: Proof) -> &'static str {
    match proof {
        Proof::Works => "works",
        Proof::Unknown => "unknown",
        Proof::Absent => "absent",
        Proof::Nobody => "nobody",
        Proof::Broken => "broken",
    }
}

/// Which of the two are known to prove anything.
pub(in crate::words) const fn proven(spf: Proof, dkim: Proof) -> &'static str {
    match (spf, dkim) {
        (Proof::Works, Proof::Works) => "both",
        (Proof::Works, Proof::Unknown) => "unknown",
        (Proof::Works, _) => "spf",
        (_, Proof::Works) => "dkim",
        (_, Proof::Unknown) => "neither-known",
        _ => "none",
    }
}
