//! The sentences on what all records together mean for mail, from `finding-mail.ftl`.

use super::Prose;
use crate::{
    check::finding::{Mail, Proof},
    record::dmarc::Policy,
    words::finding_mail as say,
};

pub(super) fn prose(what: &Mail) -> Prose {
    match what {
        Mail::Own { domain, spf, dkim, policy } => {
            let proof = match (spf, dkim) {
                (Proof::Works, Proof::Works) => "both",
                (Proof::Works, Proof::Unknown) => "unknown",
                (Proof::Works, _) => "spf",
                (_, Proof::Works) => "dkim",
                _ => "none",
            };
            Prose {
                what: say::own(domain.as_str()),
                why: say::own_why(domain.as_str(), word(*policy), proof),
                fix: say::own_fix(proof),
            }
        }
        Mail::Forged { domain, passes_spf, policy } => {
            let fate = if *passes_spf { "passes" } else { word(*policy) };
            Prose {
                what: say::forged(domain.as_str()),
                why: say::forged_why(domain.as_str(), fate),
                fix: say::forged_fix(fate),
            }
        }
    }
}

fn word(policy: Option<Policy>) -> &'static str {
    policy.map_or("missing", Policy::as_str)
}
