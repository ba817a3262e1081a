//! The sentences on what all records together mean for mail, from `finding-mail.ftl`.

use super::Prose;
use crate::{
    check::finding::{Fate, Mail, Proof, When},
    words::finding_mail as say,
};

pub(super) fn prose(what: &Mail) -> Prose {
    match what {
        Mail::Own { domain, organizational, when, spf, is_spf_strict, dkim, is_dkim_strict, fate } => Prose {
            what: say::own(domain.as_str(), moment(*when)),
            why: [
                say::own_spf(
                    within(*is_spf_strict, domain, organizational),
                    proof(*spf),
                    yes(*is_spf_strict),
                ),
                say::own_dkim(
                    within(*is_dkim_strict, domain, organizational),
                    proof(*dkim),
                    yes(*is_dkim_strict),
                ),
                say::own_sent(word(*fate), proven(*spf, *dkim)),
                say::own_forwarded(word(*fate), proven(*spf, *dkim)),
                say::own_list(word(*fate)),
            ]
            .into_iter()
            .filter(|sentence| !sentence.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
            fix: say::own_fix(proven(*spf, *dkim)),
        },
        Mail::Forged { domain, when, passes_spf, fate } => {
            let fate = if *passes_spf { "passes" } else { word(*fate) };
            Prose {
                what: say::forged(domain.as_str(), moment(*when)),
                why: say::forged_why(domain.as_str(), fate),
                fix: say::forged_fix(fate),
            }
        }
        Mail::SubDomains { domain, when, passes_spf: true, .. } => Prose {
            what: say::sub_domains(domain.as_str(), moment(*when)),
            why: say::sub_domains_pass(domain.as_str()),
            fix: say::forged_fix("passes"),
        },
        Mail::SubDomains { domain, when, existing, nonexistent, passes_spf: false } => Prose {
            what: say::sub_domains(domain.as_str(), moment(*when)),
            why: format!(
                "{} {}",
                say::sub_domains_existing(word(*existing)),
                say::sub_domains_nonexistent(domain.as_str(), word(*nonexistent))
            ),
            fix: say::sub_domains_fix(word(weaker(*existing, *nonexistent))),
        },
        Mail::Silent { domain, when, fate } => Prose {
            what: say::silent(domain.as_str(), moment(*when)),
            why: say::silent_why(domain.as_str(), word(*fate)),
            fix: say::silent_fix(word(*fate)),
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

fn word(fate: Fate) -> &'static str {
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
const fn proven(spf: Proof, dkim: Proof) -> &'static str {
    match (spf, dkim) {
        (Proof::Works, Proof::Works) => "both",
        (Proof::Works, Proof::Unknown) => "unknown",
        (Proof::Works, _) => "spf",
        (_, Proof::Works) => "dkim",
        (_, Proof::Unknown) => "neither-known",
        _ => "none",
    }
}
